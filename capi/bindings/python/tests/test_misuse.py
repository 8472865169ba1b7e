# SPDX-License-Identifier: Apache-2.0
"""Thirty ways to use the package wrongly, numbered as in the other languages. Nothing may end the process."""
import asyncio
import contextlib
import ctypes
import gc
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import weakref

import nnc
import nnc.nn as nn
import nnc.nn.functional as F
from nnc.utils.data import DataLoader, Dataset

raw = nnc.raw


def status(key):
    """A number of /proc/self/status."""
    for line in pathlib.Path("/proc/self/status").read_text().splitlines():
        if line.startswith(key + ":"):
            return int(line.split()[1])
    raise KeyError(key)


def in_threads(n, function):
    """function(i) in n threads at once; what each gave, or its exception."""
    found, begin = [None] * n, threading.Barrier(n)

    def run(i):
        begin.wait()
        try:
            found[i] = function(i)
        except Exception as error:  # noqa: B902 - the test looks at it
            found[i] = error
    threads = [threading.Thread(target=run, args=(i,)) for i in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return found


class Square(nn.Module):
    def forward(self, x):
        return x * x


class Raising(nn.Module):
    def forward(self, x):
        raise ValueError("no forward today")


class Misuse(unittest.TestCase):
    @contextlib.contextmanager
    def fails(self, kind, code, function, words=""):
        with self.assertRaises(kind) as caught:
            yield caught
        error = caught.exception
        error = error if isinstance(error, nnc.Error) else error.nnc_error
        self.assertEqual(error.code, code)
        self.assertEqual(error.function, function)
        self.assertIn(words, error.message)

    def test_01_use_after_release(self):
        x = nnc.ones(3)
        x.release()
        with self.fails(nnc.HandleError, raw.NNC_E_HANDLE, "nnc_exp"):
            x.exp()
        with self.assertRaises(nnc.HandleError):
            x.shape
        layer = nn.Linear(2, 2)
        layer.release()
        with self.fails(nnc.HandleError, raw.NNC_E_HANDLE, "nnc_module_forward"):
            layer(nnc.ones(2))
        self.assertIn("released", repr(x))

    def test_02_double_release(self):
        gc.collect()  # of what other tests have left
        before = nnc.live_handles()
        x, layer = nnc.ones(3), nn.Linear(2, 2)
        optimizer = nnc.optim.SGD(layer.parameters(), lr=0.1)
        for value in (x, layer, optimizer):
            value.release()
            value.release()
        address = raw.lib.nnc_retain(nnc.ones(1)._as_parameter_)
        for _ in range(3):
            raw.lib.nnc_release(address)
        del x, layer, optimizer, value
        gc.collect()
        self.assertEqual(nnc.live_handles(), before)

    def test_03_release_in_another_thread_while_backward_uses_it(self):
        for _ in range(20):
            leaf = nnc.ones(64, 64, requires_grad=True)
            held = [leaf]
            for _ in range(10):
                held.append(held[-1] @ leaf / 64)
            loss = held[-1].sum()
            dropper = threading.Thread(target=lambda: ([t.release() for t in held[1:]], gc.collect()))
            dropper.start()
            loss.backward()
            dropper.join()
            self.assertEqual(leaf.grad.shape, (64, 64))

    def test_04_wrong_dtype(self):
        with self.fails(nnc.DtypeError, raw.NNC_E_DTYPE, "nnc_tensor_requires_grad_"):
            nnc.tensor([1, 2]).requires_grad_()
        with self.assertRaises(TypeError):
            nnc.ones(2).to(dtype="not a type")

    def test_05_wrong_shape(self):
        with self.fails(nnc.ShapeError, raw.NNC_E_SHAPE, "nnc_matmul", "2x3"):
            nnc.ones(2, 3) @ nnc.ones(2, 3)

    def test_06_none_where_an_object_is_needed(self):
        with self.fails(nnc.HandleError, raw.NNC_E_HANDLE, "nnc_linear"):
            F.linear(None, nnc.ones(2, 2))
        with self.assertRaisesRegex(TypeError, "expected a tensor.*list"):
            F.linear([1.0], nnc.ones(2, 2))

    def test_07_a_module_where_a_tensor_is_expected(self):
        layer, out = nn.Linear(2, 2), ctypes.c_void_p()
        with self.fails(nnc.HandleError, raw.NNC_E_HANDLE, "nnc_relu"):
            raw.lib.nnc_relu(None, layer, ctypes.byref(out))
        with self.assertRaises(nnc.HandleError):
            F.relu(layer)

    def test_08_exception_in_a_forward(self):
        for net in (Raising(), nn.Sequential(nn.Linear(2, 2), Raising())):
            with self.fails(ValueError, raw.NNC_E_CALLBACK, "nnc_module_forward", "ValueError: no forward today"):
                net(nnc.ones(2))

    def test_09_exception_in_a_tensor_hook(self):
        x = nnc.ones(2, requires_grad=True)
        x.register_hook(lambda gradient: 1 / 0)
        with self.fails(ZeroDivisionError, raw.NNC_E_CALLBACK, "nnc_backward", "ZeroDivisionError"):
            (x * 2).sum().backward()
        self.assertIsNone(x.grad)

    def test_10_exception_in_a_custom_backward(self):
        class Failing(nnc.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                return x * 2

            @staticmethod
            def backward(ctx, gradient):
                raise KeyError("lost")
        x = nnc.ones(2, requires_grad=True)
        with self.fails(KeyError, raw.NNC_E_CALLBACK, "nnc_backward", "lost"):
            Failing.apply(x).sum().backward()

    def test_11_exception_in_a_dataset_with_workers(self):
        class Broken(Dataset):
            def __len__(self):
                return 8

            def __getitem__(self, index):
                if index == 5:
                    raise OSError("sample 5 is gone")
                return nnc.full((2,), float(index))
        for workers in (0, 2):
            seen = []
            with self.fails(OSError, raw.NNC_E_CALLBACK, "nnc_data_loader_next", "sample 5 is gone"):
                for batch in DataLoader(Broken(), batch_size=2, num_workers=workers):
                    seen.append(batch)
            self.assertEqual(len(seen), 2)

    def test_12_exception_in_an_lr_lambda(self):
        optimizer = nnc.optim.SGD([nnc.ones(1, requires_grad=True)], lr=0.1)

        def rate(epoch):
            if epoch:
                raise ArithmeticError("no rate")
            return 1.0
        scheduler = nnc.optim.lr_scheduler.LambdaLR(optimizer, rate)
        with self.fails(ArithmeticError, raw.NNC_E_CALLBACK, "nnc_lr_scheduler_step", "no rate"):
            scheduler.step()

    def test_13_exception_in_a_destructor_of_callback_state(self):
        class Hook:
            def __call__(self, gradient):
                return gradient

            def __del__(self):
                raise RuntimeError("not today")
        seen, before = [], sys.unraisablehook
        sys.unraisablehook = lambda what: seen.append(str(what.exc_value))
        try:
            x = nnc.ones(2, requires_grad=True)
            handle = x.register_hook(Hook())
            handle.remove()
            del x, handle
            gc.collect()
        finally:
            sys.unraisablehook = before
        self.assertEqual(seen, ["not today"])

    def test_14_an_error_of_the_library_crosses_a_callback(self):
        class Wrong(nn.Module):
            def forward(self, x):
                return x @ nnc.ones(3, 3)
        with self.fails(nnc.ShapeError, raw.NNC_E_SHAPE, "nnc_matmul", "2x2"):
            nn.Sequential(Wrong())(nnc.ones(2, 2))

    def test_15_callbacks_that_call_back(self):
        x = nnc.ones(2, requires_grad=True)
        y = nnc.ones(2, requires_grad=True)

        def hook(gradient):
            with nnc.enable_grad():
                (nn.Sequential(Square())(y) * gradient).sum().backward()
        x.register_hook(hook)
        (x * 3).sum().backward()
        self.assertEqual(y.grad.tolist(), [6, 6])

        class Endless(nn.Module):
            def forward(self, x):
                return self(x)
        with self.assertRaises((RecursionError, nnc.CallbackError)):
            Endless()(x)

    def test_16_one_optimizer_in_eight_threads(self):
        parameter = nnc.zeros(4, requires_grad=True)
        optimizer = nnc.optim.SGD([parameter], lr=1.0)
        parameter.grad = nnc.ones(4)
        in_threads(8, lambda i: [optimizer.step() for _ in range(50)])
        self.assertEqual(parameter.tolist(), [-400] * 4)

    def test_17_one_module_in_eight_threads(self):
        net = nn.Sequential(nn.Linear(8, 8), nn.ReLU(), Square(), nn.Linear(8, 2))
        x = nnc.randn(16, 8)
        wanted = net(x).tolist()
        for found in in_threads(8, lambda i: [net(x).tolist() for _ in range(20)]):
            self.assertEqual(found, [wanted] * 20)

    def test_18_one_graph_in_eight_threads(self):
        x = nnc.ones(4, requires_grad=True)
        loss = (x.exp() * x).sum()
        found = in_threads(8, lambda i: loss.backward())
        self.assertEqual(sum(f is None for f in found), 1)
        for error in found:
            if error is not None:
                self.assertIsInstance(error, nnc.StateError)
        self.assertTrue(nnc.allclose(x.grad, nnc.full((4,), 2 * 2.718281828)))

    def test_19_fork(self):
        x = nnc.randn(64, 64)
        wanted = (x @ x).sum().item()
        child = os.fork()
        if child == 0:
            ok = False
            try:
                ok = (x @ x).sum().item() == wanted and nn.Linear(64, 2)(x).shape == (64, 2)
            finally:
                os._exit(0 if ok else 1)
        self.assertEqual(os.waitpid(child, 0)[1], 0)

    def test_20_ten_thousand_threads(self):
        x = nnc.ones(4)

        def work(_):
            return (x + 1).sum().item()
        in_threads(8, work)
        gc.collect()
        handles, threads, memory = nnc.live_handles(), status("Threads"), status("VmRSS")
        for _ in range(10000 // 8):
            self.assertEqual(in_threads(8, work), [8.0] * 8)
        gc.collect()
        self.assertEqual(nnc.live_handles(), handles)
        self.assertLessEqual(status("Threads"), threads)
        self.assertLess(status("VmRSS") - memory, 20_000)

    def test_21_blocks_and_threads(self):
        # A thread begins with gradients, whatever block it was begun in.
        with nnc.no_grad():
            self.assertEqual(in_threads(2, lambda i: nnc.is_grad_enabled()), [True, True])
            self.assertFalse(nnc.is_grad_enabled())
        # Tasks that take turns keep their own.

        async def task(mode):
            with nnc.set_grad_enabled(mode):
                for _ in range(5):
                    await asyncio.sleep(0)
                    self.assertEqual(nnc.is_grad_enabled(), mode)

        async def both():
            await asyncio.gather(task(True), task(False))
        asyncio.run(both())
        # A block that another thread leaves is an error there, and this thread is as it was.
        block = nnc.no_grad()
        block.__enter__()
        error, = in_threads(1, lambda i: block.__exit__(None, None, None))
        self.assertIsInstance(error, ValueError)
        self.assertFalse(nnc.is_grad_enabled())
        block.__exit__(None, None, None)
        self.assertTrue(nnc.is_grad_enabled())
        # What is made in a scope may be used elsewhere until it ends.
        with nnc.scope():
            x = nnc.ones(2)
            self.assertEqual(in_threads(2, lambda i: (x + 1).tolist()), [[2, 2]] * 2)
        with self.assertRaises(nnc.HandleError):
            x + 1

    def test_22_exit_while_workers_run(self):
        program = """
import os, sys, time, nnc
from nnc.utils.data import DataLoader, Dataset
class Slow(Dataset):
    def __len__(self): return 1000
    def __getitem__(self, index): time.sleep(0.02); return nnc.ones(2)
batches = iter(DataLoader(Slow(), batch_size=2, num_workers=4))
next(batches)
{}
"""
        for end in ("sys.exit(3)", "os._exit(3)", "raise SystemExit(3)"):
            began = time.monotonic()
            found = subprocess.run([sys.executable, "-c", program.format(end)], capture_output=True, timeout=30)
            self.assertEqual((found.returncode, found.stderr), (3, b""))
            self.assertLess(time.monotonic() - began, 20)

    def test_23_load_and_unload_the_library(self):
        import _ctypes

        def again(_):
            for _ in range(20):
                other = ctypes.CDLL(raw.lib._name)
                other.nnc_live_handles()
                _ctypes.dlclose(other._handle)
        x = nnc.ones(8, 8)
        found = in_threads(4, lambda i: again(i) if i % 2 else [(x @ x).sum().item() for _ in range(50)])
        self.assertEqual(found[0], [512.0] * 50)
        self.assertEqual([f for f in found if isinstance(f, Exception)], [])

    def test_24_nul_in_a_string(self):
        with self.assertRaisesRegex(ValueError, "embedded null"):
            nn.Module().register_buffer("a\0b", nnc.ones(1))
        with self.assertRaisesRegex(ValueError, "embedded null"):
            nnc.load("a\0b")
        net = nn.Module()
        with self.assertRaises(ValueError):
            net.add_module("x\0", nn.ReLU())

        class Loud(nn.Module):
            def forward(self, x):
                raise ValueError("before\0after")
        with self.assertRaises(ValueError) as caught:
            nn.Sequential(Loud())(nnc.ones(1))
        self.assertEqual(str(caught.exception), "before\0after")

    def test_25_strings_that_are_not_utf8(self):
        out = ctypes.c_void_p()
        with self.assertRaises(nnc.Error) as caught:
            raw.lib.nnc_module_new(None, b"Linear(\xff)", ctypes.byref(out))
        self.assertIn("\\xff", caught.exception.message)
        with self.assertRaises(nnc.FileError):
            nnc.load(b"/nowhere/\xff\xfe")
        with self.assertRaises(nnc.FileError):
            nnc.load("/nowhere/\udcff")

    def test_26_index_out_of_range(self):
        with self.fails(nnc.OutOfRangeError, raw.NNC_E_INDEX, "nnc_index", "5"):
            nnc.ones(3)[5]
        with self.assertRaises(IndexError):
            nnc.ones(3).size(1)
        with self.assertRaises(IndexError):
            nn.Sequential(nn.ReLU())[1]
        with self.assertRaises(IndexError):
            nnc.ones(3)[nnc.tensor([3])]

    def test_27_absurd_sizes(self):
        with self.fails(nnc.OutOfMemoryError, raw.NNC_E_MEMORY, "nnc_zeros"):
            nnc.zeros(2**62)
        with self.assertRaises(MemoryError):
            nn.Linear(2**40, 2**20)
        with self.assertRaises(OverflowError):
            nnc.zeros(2**64)
        with self.assertRaises(nnc.Error):
            nnc.ones(3).expand(2**62, 3).contiguous()
        with self.assertRaises(nnc.ShapeError):
            nnc.zeros(-1)

    def test_28_memory_of_the_host_lives_as_long_as_the_tensor(self):
        class Bytes(bytearray):
            pass
        memory = Bytes(range(16))
        alive = weakref.ref(memory)
        x = nnc.from_numpy(memory)
        x[0] = 100
        self.assertEqual(memory[0], 100)
        view = x[8:].view(2, 4)
        del memory, x
        gc.collect()
        self.assertIsNotNone(alive())
        self.assertEqual(view.tolist(), [[8, 9, 10, 11], [12, 13, 14, 15]])
        del view
        gc.collect()
        self.assertIsNone(alive())
        # The other way: what looks at a tensor's memory keeps it.
        x = nnc.arange(4)
        capsule = x.__dlpack__(max_version=(1, 0))
        del x
        self.assertEqual(nnc.from_dlpack(capsule).tolist(), [0, 1, 2, 3])

    def test_29_a_module_in_itself(self):
        net = nn.Sequential(nn.Sequential(nn.ReLU()))
        with self.fails(nnc.InvalidError, raw.NNC_E_INVALID, "nnc_sequential_append"):
            net[0].append(net)
        user = Square()
        with self.fails(nnc.InvalidError, raw.NNC_E_INVALID, "nnc_module_register_module"):
            user.me = user

    def test_30_a_corrupt_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "x.pt")
            nnc.save({"a": nnc.ones(100)}, path)
            whole = pathlib.Path(path).read_bytes()
            for damaged in (b"", b"PK\x03\x04", whole[:len(whole) // 2], whole[:200] + b"\xff" * 64 + whole[264:]):
                pathlib.Path(path).write_bytes(damaged)
                with self.fails(nnc.FileError, raw.NNC_E_FILE, "nnc_load", path):
                    nnc.load(path)
            with self.assertRaises(OSError):
                nnc.load_model(path)

    def test_memory_stays_flat(self):
        def once():
            x = nnc.ones(8, requires_grad=True)
            for action in (lambda: x @ nnc.ones(9), lambda: Raising()(x), lambda: x[20],
                           lambda: nn.Linear(2, 2)(x), lambda: nnc.load("/nowhere")):
                with contextlib.suppress(Exception):
                    action()
            (nn.Sequential(Square(), nn.Linear(8, 1))(x)).backward()
        for _ in range(100):
            once()
        gc.collect()
        handles, memory = nnc.live_handles(), status("VmRSS")
        for _ in range(2000):
            once()
        gc.collect()
        # The last exceptions that crossed the library may hold some.
        self.assertLess(nnc.live_handles(), handles + 64)
        self.assertLess(status("VmRSS") - memory, 10_000)


if __name__ == "__main__":
    unittest.main()
