# SPDX-License-Identifier: Apache-2.0
"""Names and messages of PyTorch that programs of everyday use."""
import math
import os
import tempfile
import unittest

import nnc
import nnc.nn as nn


class TestNames(unittest.TestCase):
    def test_constants(self):
        self.assertEqual((nnc.pi, nnc.inf, nnc.e, nnc.newaxis), (math.pi, math.inf, math.e, None))
        self.assertTrue(math.isnan(nnc.nan))

    def test_types_of_tensors(self):
        self.assertEqual((nnc.FloatTensor([1, 2]).dtype, nnc.LongTensor([1, 2]).dtype), (nnc.float32, nnc.int64))
        self.assertEqual(nnc.LongTensor([1, 2]).tolist(), [1, 2])
        self.assertEqual(tuple(nnc.FloatTensor(2, 3).shape), (2, 3))
        self.assertEqual(tuple(nnc.FloatTensor().shape), (0,))
        self.assertIsInstance(nnc.ones(1), nnc.FloatTensor)
        self.assertNotIsInstance(nnc.ones(1), nnc.LongTensor)
        self.assertEqual(nnc.ones(1).type(nnc.LongTensor).dtype, nnc.int64)

    def test_new_tensor(self):
        x = nnc.ones(2, dtype=nnc.float64)
        self.assertEqual((x.new_tensor([1, 2]).dtype, x.new_tensor(3).tolist()), (nnc.float64, 3.0))
        self.assertEqual(x.new_tensor([1, 2], dtype=nnc.int64).dtype, nnc.int64)
        self.assertTrue(x.new_tensor([1.0], requires_grad=True).requires_grad)

    def test_alpha(self):
        x = nnc.ones(1)
        self.assertEqual(nnc.add(x, 2, alpha=3).tolist(), [7.0])
        self.assertEqual(x.sub(2, alpha=0.5).tolist(), [0.0])
        self.assertEqual(x.add_(2, alpha=3).tolist(), [7.0])
        self.assertEqual(nnc.add(nnc.tensor([1]), 2.5, alpha=2).tolist(), [6.0])
        self.assertEqual(nnc.add(nnc.tensor([1]), 2, alpha=2).dtype, nnc.int64)
        self.assertEqual(nnc.add(x, x, alpha=3).tolist(), [28.0])
        with self.assertRaisesRegex(RuntimeError, "argument alpha must not be a floating point number"):
            nnc.add(nnc.tensor([1]), 2, alpha=0.5)

    def test_without_a_gpu(self):
        for call in (nnc.ones(1).cuda, nn.Linear(1, 1).cuda, lambda: nnc.zeros(1, device="cuda")):
            self.assertRaises(AssertionError, call)


class TestMessages(unittest.TestCase):
    def test_what_is_no_module(self):
        layer = nn.Linear(1, 1)
        for call in (lambda: nn.Sequential(layer, 3), lambda: nn.ModuleList([layer, 3]), lambda: nn.ModuleDict({"a": 3}),
                     lambda: layer.add_module("a", 3)):
            with self.assertRaisesRegex(TypeError, "^int is not a Module subclass$"):
                call()

    def test_what_is_not_saved(self):
        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaisesRegex(TypeError, "not list: put it into a dict"):
                nnc.save([nnc.ones(1)], os.path.join(folder, "x.pt"))
