# SPDX-License-Identifier: Apache-2.0
"""What Python users rely on where the package meets the language: lifetimes, values of files, operators."""
import contextlib
import copy
import gc
import importlib.util
import pathlib
import tempfile
import threading
import time
import unittest
import weakref

import nnc
import nnc.nn as nn
import nnc.nn.functional as F
from nnc.utils.data import DataLoader, IterableDataset

NUMPY = importlib.util.find_spec("numpy") is not None


def tearDownModule():
    gc.collect()  # other tests count handles


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
        gc.collect()
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

    def test_modules_that_are_kept(self):
        class Own(nn.Linear):
            def forward(self, x):
                return super().forward(x) * 2
        with nnc.scope():
            model = nn.Sequential(nn.Linear(2, 2), nn.ModuleList([nn.ReLU()])).keep()
            own = Own(2, 2).keep()
            lost = nn.Linear(2, 2)
        self.assertEqual(model[0](nnc.ones(1, 2)).shape, (1, 2))
        self.assertEqual(model[1][0](-nnc.ones(1)).item(), 0)
        self.assertEqual((own(nnc.ones(1, 2)).shape, own.weight.shape), ((1, 2), (2, 2)))
        with self.assertRaises(nnc.HandleError):
            lost(nnc.ones(1, 2))


TEXTS = ["1.10", "None", "nan", "inf", "True", "[1]", "-1", " 5", "5", "1e3", "tensor(1)",
         "tensor([1, 2], dtype=uint8)", "Parameter containing:", "", "'q'", "t\0xyz", "\0", "\0\0a", "{}", "()",
         "1,2", "0x10", "é", "a" * 5000, "1" * 30]


class TestValuesOfFiles(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def read_again(self, values):
        nnc.save(values, self.folder / "values.pt")
        return nnc.load(self.folder / "values.pt")

    def test_texts_stay_texts(self):
        self.assertEqual(list(self.read_again({f"k{i}": t for i, t in enumerate(TEXTS)}).values()), TEXTS)
        found = self.read_again({"texts": TEXTS})
        self.assertEqual([found["texts"][i] for i in range(len(TEXTS))], TEXTS)

    def test_other_values_stay_what_they_are(self):
        inf = float("inf")
        values = {"none": None, "int": 1, "float": 1.0, "bool": True, "ints": [1, 2], "pair": (0.9, 0.999), "list": [],
                  "tuple": (), "dict": {}, "one": (1,), "inf": inf, "infs": (inf, -inf), "more": [1.5, inf],
                  "low": -2**63}
        found = self.read_again(values)
        self.assertEqual(dict(found), values)
        self.assertEqual([type(v) for v in found.values()], [type(v) for v in values.values()])
        found = self.read_again({"nan": float("nan"), "nans": [1.0, float("nan")]})
        self.assertEqual(repr(dict(found)), "{'nan': nan, 'nans': [1.0, nan]}")

    def test_tensors_stay_tensors(self):
        tensors = {"none": nnc.zeros(0), "bytes": nnc.tensor([116, 101], dtype=nnc.uint8), "int": nnc.tensor(3),
                   "no bytes": nnc.zeros(0, dtype=nnc.uint8), "zeros": nnc.zeros(30, dtype=nnc.uint8),
                   "many": nnc.zeros(2000, dtype=nnc.uint8), "bool": nnc.tensor(True), "byte": nnc.tensor(1).byte()}
        for key, value in self.read_again(tensors).items():
            self.assertIsInstance(value, nnc.Tensor, key)
            self.assertEqual((value.dtype, value.tolist()), (tensors[key].dtype, tensors[key].tolist()))

    def test_checkpoints_metadata_and_tables(self):
        model = nn.Linear(1, 1)
        nnc.save_checkpoint(self.folder / "run", model, version="1.10", tag="None")
        found = nnc.load_checkpoint(self.folder / "run", model)
        self.assertEqual((found["version"], found["tag"]), ("1.10", "None"))
        metadata = {"version": "1.10", "format": "True"}
        nnc.safetensors.save_file({"x": nnc.ones(1)}, self.folder / "x.safetensors", metadata)
        self.assertEqual(nnc.safetensors.metadata(self.folder / "x.safetensors"), metadata)
        (self.folder / "t.csv").write_text("a,b\n1,None\n2,nan\n3,1.10x\n")
        _, categories = nnc.csv_load(self.folder / "t.csv")
        self.assertTrue(all(isinstance(v, str) for v in categories.values()), categories)


class TestOperatorsInPlace(unittest.TestCase):
    def test_they_write_to_what_they_have(self):
        import operator
        for name, other, expected in (("ifloordiv", 2, [2, 3, 3]), ("imod", 3, [2, 0, 1]), ("iand", 3, [1, 2, 3]),
                                      ("ior", 8, [13, 14, 15]), ("ixor", 1, [4, 7, 6]), ("ipow", 2, [25, 36, 49]),
                                      ("iadd", 1, [6, 7, 8]), ("imul", 2, [10, 12, 14])):
            for value in (other, nnc.tensor(other), nnc.tensor([other] * 3, dtype=nnc.int32)):
                base = nnc.tensor([0, 5, 6, 7])
                x = base[1:]
                self.assertIs(getattr(operator, name)(x, value), x, name)
                self.assertEqual(base.tolist(), [0, *expected], name)

    def test_types_and_sizes_stay(self):
        x = nnc.tensor([5, 6, 7])
        for other in (2.0, nnc.tensor(2.0), nnc.ones(3)):
            for operate in ("__ifloordiv__", "__imod__", "__ipow__", "__iadd__", "__itruediv__"):
                with self.assertRaisesRegex(RuntimeError, "can't be cast", msg=operate):
                    getattr(x, operate)(other)
        with self.assertRaisesRegex(RuntimeError, "can't be cast"):
            nnc.tensor([True]).__iand__(3)
        for sizes in ((2, 3), (1, 3)):
            with self.assertRaises(RuntimeError):
                x //= nnc.ones(*sizes, dtype=nnc.int64)
        self.assertEqual(x.tolist(), [5, 6, 7])
        x = nnc.tensor([5, 6], dtype=nnc.int32)
        x %= nnc.tensor([3, 4])
        self.assertEqual((x.dtype, x.tolist()), (nnc.int32, [2, 2]))
        x = nnc.tensor([True, True])
        x &= nnc.tensor([True, False])
        self.assertEqual(x.tolist(), [True, False])
        with self.assertRaises(TypeError):
            x //= "2"

    def test_gradients(self):
        x = nnc.tensor([5.0, 6.0], requires_grad=True)
        with self.assertRaisesRegex(RuntimeError, "leaf"):
            x %= 4
        x = nnc.tensor([5.0, 6.0], requires_grad=True)
        y = x * 2
        y %= 4
        (y * y).sum().backward()
        self.assertEqual((y.tolist(), x.grad.tolist()), ([2, 0], [8, 0]))


class Failure(Exception):
    pass


class Failing(nn.Module):
    def __init__(self, make):
        super().__init__()
        self.make = make

    def forward(self, x):
        big = nnc.ones(10)
        raise self.make(big)


def raising(exception):
    def hook(*_):
        raise exception
    return hook


class TestExceptionsOfCallbacks(unittest.TestCase):
    def test_those_that_the_library_drops_never_come_back(self):
        first, second = Failure("forward"), nnc.Error("view")
        module = Failing(lambda _: first)
        module.register_forward_hook(raising(second), always_call=True)
        with self.assertRaises(Failure) as caught:
            module(nnc.ones(1))
        self.assertIs(caught.exception, first)
        with self.assertRaises(nnc.ShapeError) as caught:
            nnc.ones(2).view(3)
        self.assertNotIn("exception", str(caught.exception))
        first = Failure("")
        with self.assertRaises(Failure):
            module(nnc.ones(1))
        with self.assertRaises(nnc.ShapeError):
            nnc.ones(2).view(3)

    def test_a_call_within_a_callback_leaves_the_outer_ones(self):
        outer = Failure("outer")

        def hook(*_):
            with self.assertRaises(Failure):
                Failing(lambda _: Failure("inner"))(nnc.ones(1))
            nnc.ones(3).sum()
        module = Failing(lambda _: outer)
        module.register_forward_hook(hook, always_call=True)
        with self.assertRaises(Failure) as caught:
            nn.Sequential(module)(nnc.ones(1))
        self.assertIs(caught.exception, outer)
        self.assertNotIn("\x1a", str(outer.nnc_error))

    def test_threads_get_their_own(self):
        module, wrong = Failing(lambda _: Failure("boom")), []
        module.make = lambda _: Failure(threading.get_ident())

        class Same(Failure):
            def __str__(self):
                return "boom"

        def run():
            module_of_mine = Failing(lambda _: Same(threading.get_ident()))
            for _ in range(300):
                for m in (module, module_of_mine):
                    try:
                        m(nnc.ones(1))
                    except Failure as error:
                        if error.args[0] != threading.get_ident():
                            wrong.append(error)
        threads = [threading.Thread(target=run) for _ in range(4)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual(wrong, [])

    def test_loaders_give_those_of_their_workers(self):
        class Samples:
            def __init__(self, text):
                self.text = text

            def __len__(self):
                return 8

            def __getitem__(self, i):
                raise Failure(self.text, i)
        for workers in (0, 2):
            loaders = [DataLoader(Samples(t), batch_size=4, num_workers=workers) for t in ("a", "b")]
            passes = [iter(loader) for loader in loaders]
            for text, batches in reversed(list(zip("ab", passes))):
                with self.assertRaises(Failure) as caught:
                    next(batches)
                self.assertEqual(caught.exception.args, (text, 0))

    def test_nothing_stays_alive(self):
        class Weak(Exception):
            pass
        made = []

        def make(*_):
            error = Weak("x")
            made.append(weakref.ref(error))
            return error
        module = Failing(make)

        def hook(*_):
            raise make()
        module.register_forward_hook(hook, always_call=True)
        gc.collect()
        before = nnc.live_handles()
        gc.disable()
        try:
            for _ in range(20):
                with contextlib.suppress(Weak):
                    module(nnc.ones(1))
            alive = sum(r() is not None for r in made)
        finally:
            gc.enable()
        self.assertEqual((len(made), alive, nnc.live_handles()), (40, 0, before))

        class Samples:
            def __len__(self):
                return 40

            def __getitem__(self, i):
                if i:
                    raise make()
                return nnc.ones(1)
        made.clear()
        batches = iter(DataLoader(Samples(), num_workers=4))
        next(batches)
        with contextlib.suppress(Weak):
            next(batches)
        del batches
        last = time.monotonic() + 5
        while any(r() is not None for r in made) and time.monotonic() < last:
            gc.collect()
            time.sleep(0.01)
        self.assertEqual([r() for r in made if r() is not None], [])


class TestAttributesOfModules(unittest.TestCase):
    def test_what_a_layer_was_made_with_stays(self):
        for layer, name, value in ((nn.Dropout(0.5), "p", 0.0), (nn.BatchNorm1d(1), "momentum", 1.0),
                                   (nn.BatchNorm1d(1), "eps", 1.0), (nn.BatchNorm1d(1), "momentum", None),
                                   (nn.Conv2d(1, 1, 3), "stride", (2, 2)), (nn.Conv2d(1, 1, 3), "padding_mode", "x"),
                                   (nn.LeakyReLU(), "negative_slope", 0.5), (nn.CrossEntropyLoss(), "reduction", "sum"),
                                   (nn.Linear(1, 1), "in_features", 3), (nn.ReLU(), "inplace", True),
                                   (nn.LSTM(1, 1), "batch_first", True), (nn.Softmax(0), "dim", 1)):
            before = repr(getattr(layer, name))
            with self.assertRaisesRegex(AttributeError, f"'{name}' of {type(layer).__name__}"):
                setattr(layer, name, value)
            self.assertEqual(repr(getattr(layer, name)), before)
        for layer in (nn.Linear(1, 1), nn.Sequential(nn.Linear(1, 1)), nn.ReLU()):
            with self.assertRaisesRegex(AttributeError, "derive a class"):
                layer.forward = lambda x: x
        layer = copy.deepcopy(nn.Sequential(nn.Dropout(0.5)))[0]
        with self.assertRaises(AttributeError):
            layer.p = 0.0

    def test_other_attributes_are_free(self):
        layer = nn.Linear(2, 3, bias=False)
        layer.index, layer.p, layer.device = 4, 0.5, "cpu"
        layer.in_features = 2  # what it is
        layer.bias = nn.Parameter(nnc.ones(3))
        layer.bias = None
        self.assertEqual((layer.index, layer.p, layer.in_features, layer.bias), (4, 0.5, 2, None))
        layer = nn.CrossEntropyLoss(weight=nnc.ones(3))
        layer.weight = nnc.ones(3) * 2
        self.assertEqual(layer.weight.tolist(), [2, 2, 2])

    def test_classes_of_ones_own(self):
        class Own(nn.Dropout):
            def __init__(self, p):
                super().__init__(p)
                self.p, self.scale = p, 2

            def forward(self, x):
                return F.dropout(x, self.p) if self.scale else super().forward(x)
        layer = Own(0.5)
        layer.p = 0.0
        self.assertEqual(layer(nnc.ones(3)).tolist(), [1, 1, 1])
        layer.scale = 0
        with self.assertRaisesRegex(AttributeError, "'p' of Own"):
            layer(nnc.ones(3))

        class Model(nn.Module):
            def forward(self, x):
                return x
        model = Model()
        model.forward = lambda x: x * 2
        self.assertEqual(model(nnc.ones(1)).item(), 2)

        class Chain(nn.Sequential):
            pass
        chain = Chain(nn.ReLU())
        chain.forward = lambda x: x * 3
        self.assertEqual(chain(nnc.ones(1)).item(), 3)

    def test_parameters_buffers_and_children_are_not_hidden(self):
        class Model(nn.Module):
            def __init__(self):
                super().__init__()
                self.weight, self.child, self.number = nn.Parameter(nnc.ones(1)), nn.ReLU(), 1
                self.register_parameter("nothing", None)
                self.register_buffer("buffer", nnc.ones(1))
                self.register_buffer("empty", None)
                self.number += 1
        model = Model()
        for name, value in (("weight", 3), ("weight", "x"), ("nothing", 3), ("buffer", 5), ("buffer", [1.0]),
                            ("empty", 5), ("child", 5), ("child", nnc.ones(1)), ("weight", nnc.ones(1))):
            with self.assertRaises(TypeError, msg=name):
                setattr(model, name, value)
        layer = nn.BatchNorm1d(1)
        for name in ("weight", "running_mean", "num_batches_tracked"):
            with self.assertRaises(TypeError, msg=name):
                setattr(layer, name, 3)
        self.assertEqual(list(model.state_dict()), ["weight", "buffer"])
        model.number, model.other, model.weight, model.buffer, model.child = "x", 1, None, nnc.zeros(1), None
        self.assertEqual((model.number, model.other, model.weight, model.buffer.item()), ("x", 1, None, 0))


class TestBlocks(unittest.TestCase):
    def test_generator_functions(self):
        closed = []
        for decorate in (nnc.no_grad(), nnc.no_grad, nnc.inference_mode(), nnc.context(grad=False)):
            @decorate
            def numbers(n):
                """Numbers."""
                got = []
                try:
                    for i in range(n):
                        try:
                            got.append((yield i, nnc.is_grad_enabled()))
                        except KeyError as error:
                            got.append((error.args[0], nnc.is_grad_enabled()))
                finally:
                    closed.append(nnc.is_grad_enabled())
                return got
            self.assertEqual(numbers.__doc__, "Numbers.")
            found = []
            for value in numbers(3):
                found.append((value, nnc.is_grad_enabled()))
            self.assertEqual(found, [((i, False), True) for i in range(3)])
            g = numbers(3)
            self.assertEqual((next(g), g.send("a"), g.throw(KeyError("b"))), ((0, False), (1, False), (2, False)))
            with self.assertRaises(StopIteration) as caught:
                next(g)
            self.assertEqual(caught.exception.value, ["a", ("b", False), None])
            g = numbers(3)
            next(g)
            g.close()
            with self.assertRaises(ValueError):
                g = numbers(3)
                next(g)
                g.throw(ValueError("x"))
            self.assertTrue(nnc.is_grad_enabled())
        self.assertEqual(set(closed), {False})
        decorated = nnc.set_grad_enabled(False)(numbers)
        self.assertTrue(nnc.is_grad_enabled())
        self.assertEqual(list(decorated(1)), [(0, False)])


class TestNumbers(unittest.TestCase):
    def test_integers_that_have_no_place(self):
        for value, d in ((300, nnc.uint8), (-256, nnc.uint8), (128, nnc.int8), (2**31, nnc.int32),
                         (-2**15 - 1, nnc.int16), (300.0, nnc.uint8), (1e30, nnc.int64), (float("nan"), nnc.int64),
                         (float("inf"), nnc.int32), (2**63, nnc.int64), (float("nan"), int)):
            for data in (value, [value], [[0.5, value]]):
                with self.assertRaises((RuntimeError, ValueError, OverflowError), msg=f"{data} {d}"):
                    nnc.tensor(data, dtype=d)
                with self.assertRaises((RuntimeError, ValueError, OverflowError), msg=f"{data} {d}"):
                    nnc.as_tensor(data, dtype=d)
        self.assertEqual(nnc.tensor([255, -1, 2.9, True], dtype=nnc.uint8).tolist(), [255, 255, 2, 1])
        self.assertEqual(nnc.tensor([2**60 + 1, -1.5], dtype=nnc.int64).tolist(), [2**60 + 1, -1])
        self.assertEqual(nnc.tensor([], dtype=nnc.int64).shape, (0,))
        self.assertEqual(nnc.tensor([float("nan"), 0, 300], dtype=nnc.bool).tolist(), [True, False, True])
        self.assertEqual(nnc.tensor(True, dtype=nnc.int8).item(), 1)

    def test_seeds(self):
        for seed in (2**64, -2**63 - 1, 10**30):
            with self.assertRaises(OverflowError):
                nnc.manual_seed(seed)
            with self.assertRaises(OverflowError):
                nnc.Generator().manual_seed(seed)
        for seed in (0, 2**64 - 1, 2**63, 7):
            nnc.manual_seed(seed)
            self.assertEqual(nnc.initial_seed(), seed)
        nnc.manual_seed(-2**63)
        nnc.manual_seed(0)

    def test_frombuffer(self):
        data = bytearray(range(16))
        for options in ({"count": 5}, {"count": 4, "offset": 1}, {"offset": -4}, {"offset": 16}, {"count": 0},
                        {"offset": 2}, {"count": 2**62}):
            with self.assertRaises(ValueError, msg=options):
                nnc.frombuffer(data, dtype=nnc.int32, **options)
        with self.assertRaises(ValueError):
            nnc.frombuffer(bytearray(), dtype=nnc.uint8)
        x = nnc.frombuffer(data, dtype=nnc.uint8, count=2, offset=3)
        data[3] = 77
        self.assertEqual(x.tolist(), [77, 4])
        self.assertEqual(nnc.frombuffer(data, dtype=nnc.int32, offset=8).shape, (2,))
        self.assertEqual(nnc.frombuffer(data, dtype=nnc.int32, count=4).shape, (4,))


class TestCopies(unittest.TestCase):
    def same(self, *tensors):
        return all(t is tensors[0] for t in tensors) and len({t.data_ptr() for t in tensors}) == 1

    def test_what_is_shared_stays_shared(self):
        first, second = nn.Linear(2, 2), nn.Linear(2, 2)
        second.weight = first.weight
        first.extra = [first.weight, {"p": first.bias}]
        a, b, p = copy.deepcopy((first, second, first.weight))
        self.assertTrue(self.same(a.weight, b.weight, p, a.extra[0]))
        self.assertTrue(self.same(a.bias, a.extra[1]["p"]))
        self.assertNotEqual(a.weight.data_ptr(), first.weight.data_ptr())
        with nnc.no_grad():
            a.weight.fill_(0), b.bias.fill_(0)
        self.assertEqual(b(nnc.ones(1, 2)).tolist(), [[0, 0]])
        p, a, b = copy.deepcopy([first.weight, first, second])
        self.assertTrue(self.same(a.weight, b.weight, p))
        tied = copy.deepcopy(nn.Sequential(first, second))
        self.assertTrue(self.same(tied[0].weight, tied[1].weight))
        self.assertEqual(len(list(tied.parameters())), 3)

    def test_modules_of_ones_own(self):
        class Net(nn.Module):
            def __init__(self):
                super().__init__()
                self.a, self.b = nn.Linear(2, 2), nn.Linear(2, 2)
                self.b.weight = self.a.weight
                self.known = [self, self.a, self.a.weight]
                self.note = {"x": [1]}

            def forward(self, x):
                return self.b(self.a(x))
        net = Net()
        net(nnc.ones(1, 2)).sum().backward()
        for made in (copy.deepcopy(net), copy.deepcopy([net.a, net])[1], copy.deepcopy(nn.Sequential(net))[0]):
            self.assertIs(made.known[0], made)
            self.assertIs(made.known[1], made.a)
            self.assertTrue(self.same(made.known[2], made.a.weight, made.b.weight))
            self.assertIsNot(made.note["x"], net.note["x"])
            self.assertEqual(made(nnc.ones(1, 2)).tolist(), net(nnc.ones(1, 2)).tolist())
            self.assertIsNone(made.a.weight.grad)
            self.assertNotEqual(made.a.weight.data_ptr(), net.a.weight.data_ptr())
        child, made = copy.deepcopy([net.a, net])
        self.assertIs(made.a, child)
        self.assertTrue(self.same(made.a.weight, child.weight, made.b.weight))
        twice = copy.deepcopy(nn.ModuleList([net, net]))
        self.assertIs(twice[0], twice[1])

        class Own(nn.Linear):
            def forward(self, x):
                return super().forward(x) * 2
        own = Own(2, 2)
        made = copy.deepcopy(own)
        self.assertEqual(made(nnc.ones(1, 2)).tolist(), own(nnc.ones(1, 2)).tolist())
        with nnc.no_grad():
            made.weight.fill_(0), made.bias.fill_(3)
        self.assertEqual(made(nnc.ones(1, 2)).tolist(), [[6, 6]])
        self.assertNotEqual(own.bias.tolist(), [3, 3])

    def test_tensors(self):
        x = nnc.ones(2, requires_grad=True)
        x.grad = nnc.tensor([1.0, 2.0])
        made, again = copy.deepcopy([x, x])
        self.assertIs(made, again)
        self.assertEqual((made.grad.tolist(), made.requires_grad), ([1, 2], True))
        made.grad.zero_()
        self.assertEqual(x.grad.tolist(), [1, 2])
        p = nn.Parameter(nnc.ones(2))
        p.grad = nnc.ones(2)
        made, again = copy.deepcopy([p, p])
        self.assertIs(made, again)
        self.assertEqual((type(made), made.grad), (nn.Parameter, None))
        p = nn.Parameter(nnc.ones(2), requires_grad=False)
        made = copy.copy(p)
        self.assertIs(type(made), nn.Parameter)
        self.assertEqual((made.data_ptr(), made.requires_grad), (p.data_ptr(), False))
        self.assertTrue(copy.copy(nn.Parameter(nnc.ones(1))).requires_grad)


class TestLimits(unittest.TestCase):
    def test_what_the_readme_says(self):
        class Optimizer(nnc.optim.Optimizer):
            pass

        class Scheduler(nnc.optim.lr_scheduler.LRScheduler):
            pass

        class Step(nnc.optim.lr_scheduler.StepLR):
            pass
        parameters = [nn.Parameter(nnc.ones(1))]
        optimizer = type("Mine", (nnc.optim.SGD,), {})(parameters, lr=0.5)
        Step(optimizer, 1)
        with self.assertRaisesRegex(TypeError, "Optimizer alone"):
            Optimizer(parameters)
        with self.assertRaisesRegex(TypeError, "LRScheduler alone"):
            Scheduler(optimizer)
        self.assertIs(type(copy.deepcopy(optimizer)), type(optimizer))
        with self.assertRaises(AttributeError):
            nn.Linear(1, 1).training = False

        class Nested(nn.Module):
            def forward(self, x):
                return {"a": x, "b": [x, x]}
        self.assertEqual(list(Nested()(nnc.ones(1))), ["a", "b"])
        self.assertEqual(len(nn.Sequential(Nested())(nnc.ones(1))), 3)
        with self.assertRaises(TypeError):
            nn.Sequential(nn.ReLU())([nnc.ones(1)])
        for samples in ([object()], [{"t": None}], [None]):
            with self.assertRaisesRegex(TypeError, "a sample must be"):
                next(iter(DataLoader(samples, collate_fn=list)))

        class Texts(IterableDataset):
            def __iter__(self):
                return iter(["a", "b"])
        self.assertEqual(list(DataLoader(Texts(), batch_size=2, collate_fn=list)), [["a", "b"]])


if __name__ == "__main__":
    unittest.main()
