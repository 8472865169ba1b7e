# SPDX-License-Identifier: Apache-2.0
"""Errors of the library as the exceptions of Python's that PyTorch raises."""
import errno
import os
import tempfile
import unittest

import nnc
import nnc.nn as nn


class TestClasses(unittest.TestCase):
    def raises(self, builtin, own, call):
        with self.assertRaises(builtin) as caught:
            call()
        self.assertIsInstance(caught.exception, own)
        self.assertIsInstance(caught.exception, nnc.Error)
        return caught.exception

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            missing = os.path.join(folder, "none")
            found = self.raises(FileNotFoundError, nnc.FileError, lambda: nnc.load(missing))
            self.assertEqual(found.errno, errno.ENOENT)
            self.assertIn(missing, str(found))
            self.raises(FileNotFoundError, nnc.FileError, lambda: nnc.read_image(missing))
            self.raises(FileNotFoundError, nnc.FileError, lambda: nnc.safetensors.load_file(missing))
            with open(missing, "wb") as file:
                file.write(b"no archive")
            with self.assertRaises(nnc.FileError) as caught:
                nnc.load(missing)
            self.assertNotIsInstance(caught.exception, FileNotFoundError)

    def test_arguments_of_a_call(self):
        layer, x = nn.Linear(4, 2), nnc.ones(3, 4)
        for call in (lambda: layer(), lambda: layer(x, x), lambda: layer(None), lambda: nn.Sequential(layer)(x, x),
                     lambda: nn.CrossEntropyLoss()(x), lambda: nn.MultiheadAttention(4, 2)(x)):
            self.raises(TypeError, nnc.InvalidError, call)
        self.raises(TypeError, nnc.UnknownError, lambda: layer(x, y=x))

    def test_what_is_not_there(self):
        x = nnc.ones(3, 4)
        self.raises(NotImplementedError, nnc.DtypeError, lambda: -nnc.tensor([True]))
        self.raises(NotImplementedError, nnc.UnsupportedError, lambda: nn.ModuleList()(x))
        self.raises(NotImplementedError, nnc.UnsupportedError, lambda: nn.ModuleDict()(x))
        self.raises(AssertionError, nnc.UnsupportedError, lambda: x.to("cuda"))

    def test_heads(self):
        self.raises(AssertionError, nnc.InvalidError, lambda: nn.MultiheadAttention(5, 2))
        self.raises(AssertionError, nnc.InvalidError, lambda: nn.Transformer(5, 2))
        with self.assertRaises(ValueError) as caught:
            nn.MultiheadAttention(0, 2)
        self.assertNotIsInstance(caught.exception, AssertionError)
