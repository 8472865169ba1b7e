# SPDX-License-Identifier: Apache-2.0
"""Tensors: from and to Python, operators, brackets, memory that is shared."""
import array
import copy
import gc
import math
import pickle
import unittest

import nnc

try:
    import numpy
except ImportError:
    numpy = None


class Tensors(unittest.TestCase):
    def test_from_and_to_python(self):
        for data, name in (([[1, 2], [3, 4]], "int64"), ([[1.5, 2], [3, 4]], "float32"), ([True, False], "bool"),
                           (3, "int64"), (2.5, "float32"), ([], "float32"), ([[], []], "float32")):
            x = nnc.tensor(data)
            self.assertEqual(x.dtype.name, name)
            self.assertEqual(x.tolist(), data)
        self.assertEqual(nnc.tensor([1, 2], dtype=nnc.float64).dtype, nnc.float64)
        self.assertEqual(nnc.tensor([[0.5, -2]], dtype=nnc.bfloat16).tolist(), [[0.5, -2]])
        self.assertEqual(nnc.zeros(2, 0, 3).tolist(), [[], []])
        for wrong in ([[1, 2], [3]], [[1], 2], [1, [2]]):
            with self.assertRaises(ValueError):
                nnc.tensor(wrong)
        with self.assertRaises(OverflowError):
            nnc.tensor([2**70])
        x = nnc.ones(2, requires_grad=True)
        self.assertFalse(nnc.tensor(x).requires_grad)
        self.assertEqual(nnc.tensor([nnc.tensor(1.0), 2]).tolist(), [1, 2])

    def test_numbers(self):
        x = nnc.tensor(7)
        self.assertEqual((int(x), float(x), bool(x), list(range(9))[x]), (7, 7.0, True, 7))
        self.assertIs(type(nnc.tensor(True).item()), bool)
        self.assertEqual(f"{nnc.tensor(0.5):.2f}", "0.50")
        with self.assertRaises(RuntimeError):
            bool(nnc.ones(2))
        with self.assertRaises(TypeError):
            len(nnc.tensor(1))

    def test_what_it_is(self):
        x = nnc.zeros(2, 3, 4, dtype=nnc.float64)
        self.assertEqual((x.shape, x.size(), x.size(-1), x.ndim, x.numel()), ((2, 3, 4), (2, 3, 4), 4, 3, 24))
        self.assertEqual((x.stride(), x.permute(2, 0, 1).stride(), x.mT.shape), ((12, 4, 1), (1, 12, 4), (2, 4, 3)))
        self.assertEqual(repr(x.shape), "torch.Size([2, 3, 4])")
        self.assertEqual(x.shape[1:].numel(), 12)
        self.assertEqual((str(x.dtype), x.device, len(x)), ("torch.float64", "cpu", 2))
        self.assertIs(pickle.loads(pickle.dumps(nnc.float32)), nnc.float32)

    def test_operators_with_numbers_keep_types(self):
        i, f = nnc.tensor([7, -7]), nnc.tensor([7.0, -7.0])
        self.assertEqual((i * 2).dtype, nnc.int64)
        self.assertEqual((i * 2.0).dtype, nnc.float32)
        self.assertEqual((i / 2).tolist(), [3.5, -3.5])
        self.assertEqual((i // 2).tolist(), [3, -4])
        self.assertEqual((i % 4).tolist(), [3, 1])
        self.assertEqual((10 - i).tolist(), [3, 17])
        self.assertEqual((7 / f).tolist(), [1, -1])
        self.assertEqual((2 ** nnc.tensor([3, 4])).tolist(), [8, 16])
        self.assertEqual((f ** 2).tolist(), [49, 49])
        self.assertEqual((0.1 / f.double()).tolist(), [0.1 / 7, -0.1 / 7])
        self.assertEqual((-i).tolist(), [-7, 7])
        self.assertEqual(abs(f).tolist(), [7, 7])
        self.assertEqual((i > 0).tolist(), [True, False])
        self.assertEqual((~(i > 0) & nnc.tensor([True, True])).tolist(), [False, True])
        self.assertEqual((nnc.eye(2) @ f).tolist(), [7, -7])
        f += 1
        f *= i
        self.assertEqual(f.tolist(), [56, 42])
        self.assertTrue(7 in i)
        with self.assertRaises(TypeError):
            i + "1"
        for make in (lambda: nnc.ones(1, device="cuda"), lambda: i.to("cuda"), lambda: nnc.tensor(1, device="cuda:0")):
            with self.assertRaises(nnc.UnsupportedError):
                make()
        self.assertEqual(i.to("cpu", nnc.float64).dtype, nnc.float64)
        device = nnc.device("cuda" if nnc.cuda.is_available() else "cpu")
        self.assertEqual((i.to(device).device, nnc.nn.Linear(1, 1, device=device).to(device)(nnc.ones(1)).device.type),
                         (device, "cpu"))

    def test_brackets(self):
        x = nnc.arange(24).reshape(2, 3, 4)
        rows = x.tolist()
        self.assertEqual(x[1].tolist(), rows[1])
        self.assertEqual(x[-1, 0, 2].item(), rows[-1][0][2])
        self.assertEqual(x[:, 1:, ::2].tolist(), [[r[::2] for r in m[1:]] for m in rows])
        self.assertEqual(x[..., 0].tolist(), [[r[0] for r in m] for m in rows])
        self.assertEqual(x[None].shape, (1, 2, 3, 4))
        self.assertEqual(x[:, [2, 0]].tolist(), [[m[2], m[0]] for m in rows])
        self.assertEqual(x[nnc.tensor([1, 0]), 2].tolist(), [rows[1][2], rows[0][2]])
        self.assertEqual(x[:, nnc.tensor([0, 1]), 1:3].shape, (2, 2, 2))
        self.assertEqual(x[x > 21].tolist(), [22, 23])
        self.assertEqual(x[..., nnc.tensor([3])].shape, (2, 3, 1))
        self.assertEqual((x[[]].shape, x[:, range(2)].shape, x[()].shape), ((0, 3, 4), (2, 2, 4), (2, 3, 4)))
        with self.assertRaises(IndexError):
            x[1.0]
        x[0] = -1
        x[1, 1:] = nnc.tensor([5, 6, 7, 8])
        x[x == 5] = 50
        x[1, nnc.tensor([0]), 0] = 99
        self.assertEqual(x.tolist(), [[[-1] * 4] * 3, [[99, 13, 14, 15], [50, 6, 7, 8], [50, 6, 7, 8]]])
        view = x[1]
        view.zero_()
        self.assertEqual(x[1].sum().item(), 0)
        self.assertEqual([r.item() for r in nnc.arange(3)], [0, 1, 2])

    def test_calls_in_torchs_ways(self):
        x = nnc.tensor([[1.0, 5, 3], [4, 2, 6]])
        self.assertEqual(x.max().item(), 6)
        self.assertEqual(x.max(dim=1).values.tolist(), [5, 6])
        self.assertEqual(nnc.max(x, 1).indices.tolist(), [1, 2])
        self.assertEqual(nnc.max(x, nnc.full_like(x, 3)).tolist(), [[3, 5, 3], [4, 3, 6]])
        self.assertEqual(x.sum(dim=(0, 1), keepdim=True).shape, (1, 1))
        self.assertEqual(x.view(3, 2).shape, x.view((3, 2)).shape)
        self.assertEqual(x.view(nnc.int32).dtype, nnc.int32)
        self.assertEqual(x.clamp(min=2, max=4.5).tolist(), [[2, 4.5, 3], [4, 2, 4.5]])
        self.assertEqual([p.shape[0] for p in nnc.arange(10).split([3, 7])], [3, 7])
        self.assertEqual([p.shape[0] for p in nnc.arange(10).split(4)], [4, 4, 2])
        self.assertEqual(nnc.where(x > 2, x, 0).tolist(), [[0, 5, 3], [4, 0, 6]])
        self.assertEqual(nnc.masked_fill(x, x > 2, 0).tolist(), [[1, 0, 0], [0, 2, 0]])
        self.assertEqual(x.to(nnc.int64).dtype, nnc.int64)
        self.assertEqual(nnc.full((2,), 1).dtype, nnc.int64)
        self.assertEqual(nnc.arange(0, 1, 0.25).tolist(), [0, 0.25, 0.5, 0.75])
        self.assertEqual(nnc.einsum("ij->ji", x).shape, (3, 2))
        self.assertTrue(math.isclose(x.std().item(), 1.8708287, rel_tol=1e-6))
        with self.assertRaisesRegex(TypeError, "max\\(\\) does not take"):
            x.max("dim")

    def test_printing(self):
        x = nnc.tensor([[0.5, 1e-4], [2, -3]])
        self.assertEqual(repr(x), "tensor([[ 5.0000e-01,  1.0000e-04],\n        [ 2.0000e+00, -3.0000e+00]])")
        nnc.set_printoptions(precision=2, sci_mode=False)
        try:
            self.assertEqual(repr(x), "tensor([[ 0.50,  0.00],\n        [ 2.00, -3.00]])")
            with nnc.no_grad():
                self.assertEqual(repr(x[0]), "tensor([0.50, 0.00])")
        finally:
            nnc.set_printoptions(profile="default")

    def test_settings(self):
        nnc.manual_seed(5)
        a = nnc.rand(3)
        nnc.manual_seed(5)
        self.assertTrue(nnc.equal(a, nnc.rand(3)))
        g = nnc.Generator().manual_seed(5)
        self.assertTrue(nnc.equal(a, nnc.rand(3, generator=g)))
        self.assertFalse(nnc.equal(a, nnc.rand(3, generator=g)))
        state = nnc.get_rng_state()
        b = nnc.rand(3)
        nnc.set_rng_state(state)
        self.assertTrue(nnc.equal(b, nnc.rand(3)))
        nnc.set_default_dtype(nnc.float64)
        try:
            self.assertEqual((nnc.ones(1).dtype, nnc.tensor(1.5).dtype), (nnc.float64, nnc.float64))
        finally:
            nnc.set_default_dtype(nnc.float32)

        @nnc.no_grad()
        def decorated():
            return nnc.is_grad_enabled()
        self.assertFalse(decorated())
        with nnc.no_grad(), nnc.enable_grad():
            self.assertTrue(nnc.is_grad_enabled())
        before = nnc.set_grad_enabled(False)
        self.assertFalse(nnc.is_grad_enabled())
        before.__exit__()
        with nnc.no_grad():
            nnc.set_num_threads(0)
        self.assertTrue(nnc.is_grad_enabled())
        with nnc.context(seed=5):
            b = nnc.rand(3)
        with nnc.context(seed=5):
            self.assertTrue(nnc.equal(b, nnc.rand(3)) and nnc.equal(a, b))
        with nnc.context(threads=1, deterministic=True):
            self.assertEqual(nnc.get_num_threads(), 1)

    def test_scopes_release_what_is_made_in_them(self):
        gc.collect()
        before = nnc.live_handles()
        with nnc.scope():
            kept = nnc.ones(2).keep()
            held = [nnc.ones(2) + i for i in range(10)]
        self.assertEqual(nnc.live_handles(), before + 1)
        self.assertEqual(kept.tolist(), [1, 1])
        self.assertEqual(len(held), 10)

    def test_copies(self):
        x = nnc.ones(2, requires_grad=True)
        y = copy.deepcopy(x)
        self.assertTrue(y.requires_grad and y.is_leaf and y.data_ptr() != x.data_ptr())
        self.assertTrue(pickle.loads(pickle.dumps(x)).requires_grad)

    def test_buffers_share_memory(self):
        numbers = array.array("d", [1, 2, 3])
        x = nnc.from_numpy(numbers)
        x[0] = 10
        self.assertEqual((numbers[0], x.dtype), (10, nnc.float64))
        self.assertEqual(nnc.frombuffer(bytearray(8), dtype=nnc.int32).tolist(), [0, 0])
        read_only = nnc.from_numpy(b"\x01\x02")
        read_only[0] = 5
        self.assertEqual(read_only.tolist(), [5, 2])
        strided = nnc.from_numpy(memoryview(numbers)[::2])
        strided[1] = 30
        self.assertEqual(numbers[2], 30)
        self.assertEqual(nnc.from_numpy(memoryview(numbers)[::-1]).tolist(), [30, 2, 10])


@unittest.skipIf(numpy is None, "there is no NumPy")
class NumPy(unittest.TestCase):
    def test_memory_is_shared_both_ways(self):
        a = numpy.arange(6, dtype=numpy.float32).reshape(2, 3)
        x = nnc.from_numpy(a)
        self.assertEqual(x.data_ptr(), a.ctypes.data)
        x += 1
        self.assertEqual(a[0, 0], 1)
        self.assertEqual(nnc.from_numpy(a.T).stride(), (1, 3))
        b = x.numpy()
        b[0, 0] = 7
        self.assertEqual(x[0, 0].item(), 7)
        del a, x
        gc.collect()
        self.assertEqual(b.tolist(), [[7, 2, 3], [4, 5, 6]])
        self.assertEqual(numpy.asarray(nnc.ones(3)[1:]).tolist(), [1, 1])

    def test_every_type(self):
        for name in ("float32", "float64", "float16", "int64", "int32", "int16", "int8", "uint8", "bool"):
            a = numpy.array([[0, 1], [1, 0]], dtype=name)
            x = nnc.from_numpy(a)
            self.assertEqual(x.dtype.name, name)
            self.assertEqual((x.numpy() == a).all(), True)
            self.assertEqual(x.numpy().dtype, a.dtype)
            if name != "bool":  # NumPy's own DLPack had none then
                self.assertEqual(numpy.from_dlpack(x).tolist(), a.tolist())
                self.assertEqual(nnc.from_dlpack(a).tolist(), a.tolist())
        with self.assertRaises(TypeError):
            nnc.ones(1, dtype=nnc.bfloat16).numpy()
        with self.assertRaises(RuntimeError):
            nnc.ones(1, requires_grad=True).numpy()

    def test_in_calls(self):
        a = numpy.ones((2, 2), dtype=numpy.float32)
        self.assertEqual((nnc.ones(2, 2) + a).tolist(), [[2, 2]] * 2)
        self.assertEqual(nnc.tensor(a).tolist(), [[1, 1]] * 2)
        self.assertEqual((nnc.arange(3) * numpy.int64(2)).tolist(), [0, 2, 4])
        self.assertEqual(nnc.zeros(numpy.int64(2)).shape, (2,))
        self.assertEqual(nnc.arange(5)[numpy.array([1, 3])].tolist(), [1, 3])
        self.assertEqual(nnc.from_numpy(numpy.array(2.5)).item(), 2.5)
        self.assertEqual(nnc.tensor(numpy.float32(2.5)).dtype, nnc.float32)
        self.assertIsInstance(a @ nnc.ones(2, 2), nnc.Tensor)
        y = nnc.ones(2, 2)
        y += a
        self.assertEqual(y.tolist(), [[2, 2]] * 2)
        x = nnc.zeros(2, 2)
        x[0] = numpy.array([1.0, 2.0])
        self.assertEqual(x.tolist(), [[1, 2], [0, 0]])

    def test_dlpack_keeps_memory(self):
        handles = nnc.live_handles()
        b = numpy.from_dlpack(nnc.arange(1000))
        gc.collect()
        self.assertEqual(b.sum(), 499500)
        x = nnc.from_dlpack(numpy.arange(1000))
        gc.collect()
        self.assertEqual(x.sum().item(), 499500)
        for _ in range(3):  # a capsule that nobody takes
            nnc.ones(4).__dlpack__()
            nnc.ones(4).__dlpack__(max_version=(1, 0))
        self.assertEqual(nnc.ones(1).__dlpack_device__(), (1, 0))
        self.assertEqual(nnc.from_dlpack(nnc.ones(2)).tolist(), [1, 1])
        del b, x
        gc.collect()
        self.assertEqual(nnc.live_handles(), handles)


if __name__ == "__main__":
    unittest.main()
