# SPDX-License-Identifier: Apache-2.0
"""Warnings in the words of PyTorch."""
import inspect
import unittest
import warnings

import nnc
import nnc.nn as nn
import nnc.nn.functional as F


class TestSizes(unittest.TestCase):
    words = ("Using a target size (torch.Size([4, 1])) that is different to the input size (torch.Size([4])). This will "
             "likely lead to incorrect results due to broadcasting. Please ensure they have the same size.")

    def warned(self, call):
        with warnings.catch_warnings(record=True) as found:
            warnings.simplefilter("always")
            call()
        return found

    def test_of_losses(self):
        a, b = nnc.ones(4), nnc.ones(4, 1)
        for loss in (F.mse_loss, F.l1_loss, F.smooth_l1_loss, F.huber_loss, nn.MSELoss(), nn.L1Loss(), nn.SmoothL1Loss(),
                     nn.HuberLoss()):
            found = self.warned(lambda: loss(a, b))
            self.assertEqual([(w.category, str(w.message), w.filename) for w in found],
                             [(UserWarning, self.words, __file__)])
            self.assertEqual(len(self.warned(lambda: loss(a, target=b))), 1)
            self.assertEqual(self.warned(lambda: loss(a, a)), [])
        self.assertEqual(len(self.warned(lambda: F.mse_loss(a, b, reduction="none"))), 1)
        self.assertEqual(self.warned(lambda: F.poisson_nll_loss(a, b)), [])
        with self.assertRaises(nnc.ShapeError):
            self.warned(lambda: F.mse_loss(a, nnc.ones(3)))

    def test_classes_of_ones_own(self):
        class Twice(nn.MSELoss):
            def forward(self, input, target):
                return 2 * F.mse_loss(input, target)

        found = self.warned(lambda: self.assertEqual(Twice()(nnc.ones(4), nnc.zeros(4, 1)).item(), 2))
        self.assertEqual(len(found), 1)
        self.assertIn("reduction", inspect.signature(F.mse_loss).parameters)
