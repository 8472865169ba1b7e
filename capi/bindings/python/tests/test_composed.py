# SPDX-License-Identifier: Apache-2.0
"""In-place methods that are composed, and buffers by assignment."""
import unittest

import nnc
import nnc.nn as nn


class TestInPlace(unittest.TestCase):
    def test_values(self):
        x = nnc.tensor([-1.5, 2.5])
        self.assertIs(x.abs_(), x)
        self.assertEqual(x.tolist(), [1.5, 2.5])
        self.assertEqual(x.floor_().tolist(), [1.0, 2.0])
        self.assertEqual(x.clamp_max_(1.0).tolist(), [1.0, 1.0])
        self.assertEqual(x.ge_(1).tolist(), [1.0, 1.0])
        self.assertEqual(nnc.ones(2, 2).tril_().tolist(), [[1.0, 0.0], [1.0, 1.0]])
        self.assertEqual(nnc.arange(3).cumsum_(0).tolist(), [0, 1, 3])
        self.assertEqual(nnc.arange(3).remainder_(2).tolist(), [0, 1, 0])

    def test_gradients(self):
        x = nnc.tensor([2.0], requires_grad=True)
        (x * 3).log_().sum().backward()
        self.assertAlmostEqual(x.grad.item(), 0.5)
        with self.assertRaises(RuntimeError):
            x.sin_()

    def test_what_cannot_be_written(self):
        with self.assertRaisesRegex(RuntimeError, "can't be cast"):
            nnc.arange(3).log_()
        with self.assertRaisesRegex(RuntimeError, "doesn't match the broadcast shape"):
            nnc.ones(2).remainder_(nnc.ones(2, 2))


class TestBuffer(unittest.TestCase):
    def test_assigned(self):
        class Net(nn.Module):
            def __init__(self):
                super().__init__()
                self.b, self.c = nn.Buffer(nnc.ones(2)), nn.Buffer(nnc.ones(1), persistent=False)

        net = Net()
        self.assertEqual(([n for n, _ in net.named_buffers()], list(net.state_dict())), (["b", "c"], ["b"]))
        net.b = nnc.zeros(2)
        self.assertEqual(net.b.tolist(), [0.0, 0.0])
        self.assertIsInstance(nn.Buffer(nnc.ones(2)), nnc.Tensor)
        self.assertEqual((tuple(nn.Buffer().shape), repr(nn.Buffer(nnc.ones(1)))), ((0,), "tensor([1.])"))
