# SPDX-License-Identifier: Apache-2.0
"""What programs that were written for torch say every day."""
import copy
import io
import math
import os
import pickle
import tempfile
import unittest
from collections import namedtuple

import nnc
import nnc.nn as nn
from nnc.utils.data import ConcatDataset, DataLoader, Dataset, Subset, default_collate

try:
    import numpy
except ImportError:
    numpy = None


class NumPysWords(unittest.TestCase):
    def test_axis_and_keepdims(self):
        x = nnc.arange(6.0).reshape(2, 3)
        self.assertEqual(x.sum(axis=1).tolist(), [3, 12])
        self.assertEqual(nnc.mean(x, axis=0).tolist(), [1.5, 2.5, 3.5])
        self.assertEqual(x.sum(axis=(0, 1)).item(), 15)
        for name in ("max", "min", "std", "var", "prod", "amax", "all", "any", "argmax", "cumsum", "sort", "logsumexp"):
            with self.subTest(name):
                along, named = getattr(x, name)(axis=1), getattr(x, name)(dim=1)
                self.assertEqual(repr(along), repr(named))
        self.assertEqual(x.sum(axis=1, keepdims=True).shape, (2, 1))
        self.assertEqual(x.max(axis=0, keepdims=True).values.shape, (1, 3))
        for name in ("cat", "stack"):
            self.assertEqual(repr(getattr(nnc, name)([x, x], axis=1)), repr(getattr(nnc, name)([x, x], dim=1)))
        for wrong in (lambda: x.sum(dim=1, axis=1), lambda: nnc.cat([x, x], dim=0, axis=0), lambda: x.sum(axes=1)):
            with self.assertRaises(TypeError):
                wrong()
        self.assertEqual(x.var(unbiased=False).item(), x.var(correction=0).item())
        self.assertEqual(nnc.std(x, dim=1, unbiased=True).tolist(), x.std(dim=1).tolist())
        for name in ("var", "std", "var_mean", "std_mean"):
            function = getattr(nnc, name)
            self.assertEqual(repr(function(x, False)), repr(function(x, correction=0)))
            self.assertEqual(repr(function(x, True)), repr(function(x)))
            self.assertEqual(repr(function(x, 1, False)), repr(function(x, 1, correction=0)))
            with self.assertRaises(TypeError):
                function(x, False, unbiased=True)
        self.assertEqual(x.var(False).item(), x.var(unbiased=False).item())
        self.assertEqual(x.std(False).item(), x.std(unbiased=False).item())

    def test_what_unique_gives(self):
        x = nnc.tensor([[1, 2], [2, 2]])
        for given, inverse in ((x.unique(True, True), 1), (nnc.unique(x, True, False, True), 0)):
            self.assertEqual(given[0].tolist(), [1, 2])
            self.assertEqual(given[1].tolist(), [[0, 1], [1, 1]] if inverse else [1, 3])
        self.assertEqual(x.unique(True, False, False, 1).tolist(), [[1, 2], [2, 2]])
        self.assertEqual(x.unique(axis=0).tolist(), [[1, 2], [2, 2]])

    def test_true_and_false_leave_types_as_they_are(self):
        b, i, f = nnc.tensor([True, False]), nnc.tensor([1, 2]), nnc.tensor([1.5, 2.0])
        for x in (b, i, f):
            for name in ("add", "mul"):
                self.assertEqual(getattr(x, name)(True).dtype, x.dtype)
        self.assertEqual([(v.dtype, v.tolist()) for v in (b.add(True), b.mul(False), b.bitwise_xor(True))],
                         [(nnc.bool, [True, True]), (nnc.bool, [False, False]), (nnc.bool, [False, True])])
        x = b.clone()
        x += True
        x.mul_(True)
        self.assertEqual(x.tolist(), [True, True])
        self.assertEqual([nnc.where(b, *v).dtype for v in ((True, False), (i, True), (True, f))],
                         [nnc.bool, nnc.int64, nnc.float32])
        self.assertEqual((nnc.full((2,), True).dtype, nnc.full_like(i, True).dtype), (nnc.bool, nnc.int64))
        with self.assertRaisesRegex(RuntimeError, "bool tensor"):
            f.sub(True)

    def test_limits_of_types(self):
        f = nnc.finfo(nnc.float32)
        self.assertEqual(repr(f), "finfo(resolution=1e-06, min=-3.40282e+38, max=3.40282e+38, eps=1.19209e-07, "
                                  "smallest_normal=1.17549e-38, tiny=1.17549e-38, dtype=float32)")
        self.assertEqual((f.bits, f.eps, f.dtype, f.tiny), (32, 2 ** -23, "float32", f.smallest_normal))
        self.assertEqual(nnc.finfo(), f)
        i = nnc.iinfo(nnc.int32)
        self.assertEqual(repr(i), "iinfo(min=-2147483648, max=2147483647, dtype=int32)")
        self.assertEqual([(nnc.iinfo(d).min, nnc.iinfo(d).max, nnc.iinfo(d).bits) for d in (nnc.uint8, nnc.int8, nnc.int64)],
                         [(0, 255, 8), (-128, 127, 8), (-2 ** 63, 2 ** 63 - 1, 64)])
        for wrong in (lambda: nnc.finfo(nnc.int32), lambda: nnc.iinfo(nnc.float32), lambda: nnc.iinfo(nnc.bool)):
            with self.assertRaises(TypeError):
                wrong()
        with self.assertRaises(nnc.Error):
            f.epsilon


class Python(unittest.TestCase):
    def test_formats(self):
        x = nnc.tensor(3.14159)
        self.assertEqual([f"{x:.2f}", f"{x:8.3f}", f"{nnc.tensor(3):d}", f"{nnc.tensor(3)}", "%.1f" % x],
                         ["3.14", "   3.142", "3", "3", "3.1"])
        self.assertEqual(f"{nnc.tensor([1, 2])}", "tensor([1, 2])")
        with self.assertRaisesRegex(TypeError, "unsupported format string passed to Tensor.__format__"):
            f"{nnc.ones(2):.2f}"

    def test_sequences_and_numbers(self):
        x = nnc.arange(3)
        self.assertEqual(([int(v) for v in x], len(x), 2 in x, 5 in x), ([0, 1, 2], 3, True, False))
        first, *rest = x
        self.assertEqual((first.item(), [r.item() for r in rest]), (0, [1, 2]))
        self.assertEqual((math.sqrt(nnc.tensor(4.0)), "abc"[nnc.tensor(1)], sum(nnc.ones(3)).item()), (2, "b", 3))
        for wrong, kind in ((lambda: len(nnc.tensor(1)), TypeError), (lambda: iter(nnc.tensor(1)), TypeError),
                            (lambda: bool(nnc.ones(2)), RuntimeError), (lambda: bool(nnc.ones(0)), RuntimeError),
                            (lambda: int(nnc.ones(2)), ValueError)):
            with self.assertRaises(kind):
                wrong()
        self.assertTrue(nnc.tensor(True))
        self.assertIs(nnc.ones(2) == None, False)  # noqa: E711
        a = b = nnc.eye(2)
        a @= nnc.full((2, 2), 2.0)
        self.assertEqual((a.tolist(), b.tolist()), ([[2, 2], [2, 2]], [[1, 0], [0, 1]]))

    def test_sizes(self):
        size = nnc.ones(2, 3).shape
        self.assertEqual((repr(size), str(size), f"{size}"), ("torch.Size([2, 3])",) * 3)
        self.assertEqual((size.numel(), size[-1], size == (2, 3), nnc.Size([1]) + (2,)), (6, 3, True, (1, 2)))

    def test_where_tensors_are(self):
        x = nnc.ones(2)
        self.assertEqual((x.is_cuda, x.get_device(), x.ndimension(), nnc.backends.mps.is_available()), (False, -1, 1, False))
        nnc.cuda.manual_seed_all(0)
        nnc.backends.cudnn.deterministic = True
        device = nnc.device("cuda" if nnc.cuda.is_available() else "cpu")
        self.assertEqual(nn.Linear(1, 1).to(device)(nnc.ones(1, device=device)).device, device)

    @unittest.skipIf(numpy is None, "no NumPy")
    def test_numpy(self):
        x = nnc.ones(2, 3)
        a = numpy.asarray(x)
        self.assertEqual((a.shape, a.dtype, nnc.Tensor.__array_priority__), ((2, 3), numpy.float32, 1000))
        a[0, 0] = 5
        self.assertEqual(x[0, 0].item(), 5)
        self.assertEqual(numpy.array(x, dtype=numpy.float64).dtype, numpy.float64)
        self.assertIsInstance(numpy.float32(2) * x, nnc.Tensor)
        self.assertEqual(float(numpy.sum(x.numpy())), 10)
        with self.assertRaises(RuntimeError):
            numpy.asarray(nnc.ones(2, requires_grad=True))


class Copies(unittest.TestCase):
    def test_deepcopy_of_optimizers(self):
        model = nn.Linear(2, 2)
        optimizer = nnc.optim.Adam([{"params": [model.weight], "lr": 0.5}, {"params": [model.bias]}], lr=0.1)
        model(nnc.ones(1, 2)).sum().backward()
        optimizer.step()
        other = copy.deepcopy(optimizer)
        self.assertEqual([g["lr"] for g in other.param_groups], [0.5, 0.1])
        self.assertIsNot(other.param_groups[0]["params"][0], model.weight)
        before = model.weight.tolist()
        for group in other.param_groups:
            for p in group["params"]:
                p.grad = nnc.ones_like(p)
        other.step()
        self.assertEqual(model.weight.tolist(), before)
        step = "state.0.step"
        self.assertEqual((optimizer.state_dict()[step].item(), other.state_dict()[step].item()), (1, 2))

    def test_deepcopy_of_a_model_with_its_optimizer(self):
        for order in (("model", "optimizer"), ("optimizer", "model")):
            model = nn.Sequential(nn.Linear(2, 1))
            run = {"model": model, "optimizer": nnc.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)}
            twin = copy.deepcopy({key: run[key] for key in order})
            self.assertIs(twin["optimizer"].param_groups[0]["params"][0], twin["model"][0].weight)
            twin["model"](nnc.ones(1, 2)).sum().backward()
            before = model[0].weight.tolist()
            twin["optimizer"].step()
            self.assertEqual(model[0].weight.tolist(), before)
            self.assertNotEqual(twin["model"][0].weight.tolist(), before)

    def test_pickles(self):
        for x in (nnc.rand(2, 3), nnc.arange(4)[::2], nnc.tensor(True), nnc.zeros(0, 2), nnc.tensor(1.5, dtype=nnc.bfloat16)):
            y = pickle.loads(pickle.dumps(x))
            self.assertEqual((repr(y), y.shape, y.dtype, type(y)), (repr(x), x.shape, x.dtype, nnc.Tensor))
        self.assertTrue(pickle.loads(pickle.dumps(nnc.ones(1, requires_grad=True))).requires_grad)
        p = pickle.loads(pickle.dumps(nn.Parameter(nnc.ones(2), requires_grad=False)))
        self.assertEqual((type(p), p.requires_grad), (nn.Parameter, False))
        model = nn.Linear(2, 2)
        optimizer = nnc.optim.Adam(model.parameters())
        model(nnc.ones(1, 2)).sum().backward()
        optimizer.step()
        state, run = pickle.loads(pickle.dumps((model.state_dict(), optimizer.state_dict())))
        model.load_state_dict(state)
        optimizer.load_state_dict(run)
        self.assertEqual(run["param_groups"][0]["lr"], 1e-3)
        self.assertIs(pickle.loads(pickle.dumps(nnc.float32)), nnc.float32)
        with self.assertRaises(TypeError):
            pickle.dumps(model)

    def test_files_in_memory(self):
        file = io.BytesIO()
        nnc.save({"a": nnc.ones(2), "epoch": 3}, file)
        file.seek(0)
        self.assertEqual(nnc.load(file)["epoch"], 3)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "run.pt")
            with open(path, "wb") as opened:
                nnc.save(nnc.ones(2), opened)
            self.assertEqual(nnc.load(path).tolist(), [1, 1])


Pair = namedtuple("Pair", "x name")


class Named(Dataset):
    def __len__(self):
        return 5

    def __getitem__(self, i):
        return {"x": nnc.tensor([i]), "name": f"n{i}", "more": Pair(float(i), b"b")}


class Texts(unittest.TestCase):
    def test_default_collate(self):
        self.assertEqual(default_collate(["a", "b"]), ["a", "b"])
        found = default_collate([{"a": 1, "t": ("x", 2.0)}, {"a": 2, "t": ("y", 3.0)}])
        self.assertEqual((found["a"].tolist(), found["t"][0], found["t"][1].dtype), ([1, 2], ["x", "y"], nnc.float64))
        self.assertIsInstance(default_collate([Pair(1, "a"), Pair(2, "b")]), Pair)
        with self.assertRaises(RuntimeError):
            default_collate([[1, 2], [3]])
        with self.assertRaises(TypeError):
            default_collate([None])

    def test_loaders_carry_texts(self):
        for workers in (0, 2):
            batches = list(DataLoader(Named(), batch_size=2, num_workers=workers))
            self.assertEqual([b["name"] for b in batches], [["n0", "n1"], ["n2", "n3"], ["n4"]])
            self.assertEqual([b["x"].flatten().tolist() for b in batches], [[0, 1], [2, 3], [4]])
            self.assertEqual((type(batches[0]["more"]), batches[0]["more"].name), (Pair, [b"b", b"b"]))
        single = list(DataLoader(Named(), batch_size=None))
        self.assertEqual((single[3]["name"], single[3]["x"].tolist()), ("n3", [3]))
        listed = DataLoader(Named(), batch_size=2, collate_fn=lambda samples: [s["name"] for s in samples])
        self.assertEqual(list(listed), [["n0", "n1"], ["n2", "n3"], ["n4"]])
        both = ConcatDataset([Named(), Named()])
        self.assertEqual([n for b in DataLoader(both, batch_size=4) for n in b["name"]], [f"n{i}" for i in range(5)] * 2)
        subset = DataLoader(Subset(Named(), [4, 1]), batch_size=2, shuffle=False)
        self.assertEqual(next(iter(subset))["name"], ["n4", "n1"])

    def test_texts_that_nobody_asks_for_go(self):
        loader = DataLoader(Named(), batch_size=2)
        for _ in range(3):
            list(loader)
        self.assertEqual(len(loader._source.adapter.texts), 0)


if __name__ == "__main__":
    unittest.main()
