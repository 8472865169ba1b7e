# SPDX-License-Identifier: Apache-2.0
"""What Python users rely on where the package meets the language: lifetimes, values of files, operators."""
import importlib.util
import pathlib
import tempfile
import unittest

import nnc
import nnc.nn as nn

NUMPY = importlib.util.find_spec("numpy") is not None


class TestScopes(unittest.TestCase):
    @unittest.skipUnless(NUMPY, "NumPy")
    def test_arrays_outlive_their_scope(self):
        import numpy as np
        arrays, views = [], []
        for i in range(10):
            with nnc.scope():
                arrays.append(nnc.full((1000,), float(i)).numpy())
                arrays.append(np.asarray(nnc.full((1000,), float(i))))
                arrays.append(np.asarray(nnc.full((1000,), float(i), requires_grad=True).detach())[10:])
                views.append(memoryview(np.asarray(nnc.full((1000,), float(i)))))
            nnc.full((1000,), -1.0)
        others = [nnc.full((1000,), -1.0) for _ in range(40)]
        self.assertEqual([float(a[500]) for a in arrays], [float(i // 3) for i in range(30)])
        self.assertEqual([v[500] for v in views], [float(i) for i in range(10)])
        self.assertEqual(len(others), 40)

    @unittest.skipUnless(NUMPY, "NumPy")
    def test_arrays_give_their_memory_back(self):
        before = nnc.live_handles()
        with nnc.scope():
            array = nnc.ones(3).numpy()
        self.assertEqual(nnc.live_handles(), before + 1)
        del array
        self.assertEqual(nnc.live_handles(), before)

    def test_capsules_outlive_their_scope(self):
        with nnc.scope():
            capsules = [nnc.full((1000,), 3.0).__dlpack__(max_version=v, copy=c)
                        for v in (None, (1, 0)) for c in (None, True)]
        others = [nnc.full((1000,), -1.0) for _ in range(20)]
        for capsule in capsules:
            self.assertEqual(nnc.from_dlpack(capsule).sum().item(), 3000)
        self.assertEqual(len(others), 20)

    def test_children_found_in_a_scope_stay(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "model.safetensors"
            nnc.save_model(nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.ReLU())), path)
            model = nnc.load_model(path)
        with nnc.scope():
            seen = [model[0].weight, *model.modules(), model[1][0], *model.parameters()]
        self.assertEqual(len(seen), 8)
        self.assertEqual(model[0](nnc.ones(1, 2)).shape, (1, 2))
        self.assertEqual(model[1][0](-nnc.ones(1)).item(), 0)
        self.assertEqual(model[0].weight.shape, (2, 2))
        self.assertEqual(len(list(model.parameters())), 2)


if __name__ == "__main__":
    unittest.main()
