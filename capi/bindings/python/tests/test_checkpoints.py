# SPDX-License-Identifier: Apache-2.0
"""What files of nnc.save have of lists."""
import os
import tempfile
import unittest

import nnc


class TestLists(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "run.pt")

    def test_of_lists(self):
        nnc.save({"rows": [[1, 2], [3.5]], "deep": [[["a"]], ()]}, self.path)
        found = nnc.load(self.path)
        self.assertEqual([found["rows"][0], found["rows"][1], found["deep"][0][0][0], found["deep"][1]],
                         [[1, 2], [3.5], "a", ()])

    def test_that_have_other_things(self):
        nnc.save({"tags": ["a", "b"], "n": [1, 2], "t": (True, False), "w": [nnc.ones(1)],
                  "mixed": ("x", nnc.zeros(2), {"epoch": 3, "of": []}), "empty": ()}, self.path)
        found = nnc.load(self.path)
        self.assertEqual((found["n"], found["t"], found["tags"]), ([1, 2], (True, False), ["a", "b"]))
        self.assertEqual((type(found["w"]), found["w"][0].tolist()), (list, [1.0]))
        text, tensor, more = found["mixed"]
        self.assertEqual((type(found["mixed"]), text, tensor.tolist(), more), (tuple, "x", [0.0, 0.0],
                                                                               {"epoch": 3, "of": []}))
        self.assertEqual(found["empty"], ())
        nnc.save(found, self.path)
        self.assertEqual(nnc.load(self.path)["tags"], ["a", "b"])

    def test_of_optimizers(self):
        optimizer = nnc.optim.SGD([{"params": [nnc.ones(1)]}, {"params": [nnc.ones(2)], "lr": 0.5}], lr=0.1)
        nnc.save({"optimizer": optimizer.state_dict()}, self.path)
        groups = nnc.load(self.path)["optimizer"]["param_groups"]
        self.assertEqual([(g["lr"], g["params"]) for g in groups], [(0.1, [0]), (0.5, [1])])
