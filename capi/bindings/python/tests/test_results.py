# SPDX-License-Identifier: Apache-2.0
"""Results of several tensors, and how they are printed."""
import pickle
import unittest

import nnc


class TestResults(unittest.TestCase):
    def setUp(self):
        self.x = nnc.tensor([[3.0, 1.0, 2.0], [4.0, 5.0, 6.0]])

    def test_printed(self):
        printed = "torch.return_types.{}(\nvalues=tensor([{}]),\nindices=tensor([{}]))"
        x = self.x
        for found, name, values, indices in (
                (x.max(1), "max", "3., 6.", "0, 2"), (nnc.min(x, 1), "min", "1., 4.", "1, 0"),
                (x.median(1), "median", "2., 5.", "2, 1"), (x.mode(1), "mode", "1., 4.", "1, 0"),
                (x.kthvalue(1, 1), "kthvalue", "1., 4.", "1, 0"), (x[0].sort(), "sort", "1., 2., 3.", "1, 2, 0"),
                (x[0].topk(1), "topk", "3.", "0"), (x[0].topk(1, sorted=False), "topk", "3.", "0"),
                (x[0].cummax(0), "cummax", "3., 3., 3.", "0, 0, 0"), (x[0].cummin(0), "cummin", "3., 1., 1.", "0, 1, 1")):
            self.assertEqual(repr(found), printed.format(name, values, indices))
        self.assertEqual(repr(nnc.linalg.slogdet(nnc.eye(2))),
                         "torch.return_types.linalg_slogdet(\nsign=tensor(1.),\nlogabsdet=tensor(0.))")
        self.assertEqual(str(nnc.std_mean(nnc.tensor([1.0, 1.0]))), "(tensor(0.), tensor(1.))")

    def test_they_are_tuples(self):
        values, indices = found = self.x.max(1)
        self.assertIs(found.values, values)
        self.assertIs(found[1], indices)
        self.assertIsInstance(found, nnc.return_types.max)
        self.assertEqual(type(nnc.linalg.qr(nnc.eye(2))).__name__, "linalg_qr")
        self.assertEqual(repr(pickle.loads(pickle.dumps(found))), repr(found))

    def test_layout(self):
        self.assertEqual(repr(self.x.layout), "torch.strided")
        self.assertIs(self.x.layout, nnc.strided)
        self.assertIsInstance(self.x.layout, nnc.layout)
