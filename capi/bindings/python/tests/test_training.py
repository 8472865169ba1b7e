# SPDX-License-Identifier: Apache-2.0
"""Gradients, optimizers, schedulers, data and files."""
import gc
import os
import pathlib
import tempfile
import time
import unittest

import nnc
import nnc.nn as nn
from nnc.utils.data import (BatchSampler, ConcatDataset, DataLoader, Dataset, IterableDataset, RandomSampler, Subset,
                            TensorDataset, WeightedRandomSampler, random_split)


class Power(nnc.autograd.Function):
    @staticmethod
    def forward(ctx, x, n, scale=None):
        ctx.save_for_backward(x)
        ctx.n = n
        return x ** n

    @staticmethod
    def backward(ctx, gradient):
        x, = ctx.saved_tensors
        assert ctx.needs_input_grad == (True, False)
        return gradient * ctx.n * x ** (ctx.n - 1), None


class Gradients(unittest.TestCase):
    def test_backward_and_grad(self):
        x = nnc.tensor([1.0, 2, 3], requires_grad=True)
        y = (x ** 2).sum()
        self.assertEqual((y.grad_fn.name(), x.grad_fn, x.is_leaf, y.requires_grad), ("SumBackward0", None, True, True))
        y.backward(retain_graph=True)
        y.backward()
        self.assertEqual(x.grad.tolist(), [4, 8, 12])
        with self.assertRaises(nnc.StateError):
            y.backward()
        x.grad = None
        g, = nnc.autograd.grad((x ** 3).sum(), x, create_graph=True)
        self.assertEqual(nnc.autograd.grad(g.sum(), x)[0].tolist(), [6, 12, 18])
        self.assertIsNone(x.grad)
        z = x * 2
        z.retain_grad()
        z.backward(nnc.ones(3))
        self.assertEqual(z.grad.tolist(), [1, 1, 1])
        self.assertEqual(x.detach().requires_grad, False)

    def test_functions_of_python(self):
        x = nnc.tensor([2.0, 3.0], requires_grad=True)
        y = Power.apply(x, 3)
        self.assertEqual((y.tolist(), y.grad_fn.name()), ([8, 27], "PowerBackward"))
        y.sum().backward()
        self.assertEqual(x.grad.tolist(), [12, 27])
        double = nnc.tensor([1.5, 0.5], dtype=nnc.float64, requires_grad=True)
        self.assertTrue(nnc.autograd.gradcheck(lambda t: Power.apply(t, 3), [double]))

        class Pair(nnc.autograd.Function):
            @staticmethod
            def forward(x):
                return {"sum": x.sum(), "n": 5}, x * 2

            @staticmethod
            def setup_context(ctx, inputs, output):
                ctx.shape = inputs[0].shape

            @staticmethod
            def backward(ctx, of_sum, of_double):
                return of_sum.expand(ctx.shape) + 2 * of_double
        named, doubled = Pair.apply(x)
        x.grad = None
        (named["sum"] + doubled.sum()).backward()
        self.assertEqual((named["n"], x.grad.tolist()), (5, [3, 3]))

    def test_hooks(self):
        x = nnc.ones(2, requires_grad=True)
        seen = []
        handle = x.register_hook(lambda g: g * 10)
        x.register_post_accumulate_grad_hook(lambda t: seen.append(t.grad.tolist()))
        (x * 2).sum().backward()
        self.assertEqual((x.grad.tolist(), seen), ([20, 20], [[20, 20]]))
        handle.remove()
        both = [nnc.ones(1, requires_grad=True) for _ in range(2)]
        nnc.autograd.graph.register_multi_grad_hook(both, lambda gradients: seen.append(len(gradients)))
        (both[0] * both[1]).backward()
        self.assertEqual(seen[-1], 2)
        packed = []
        with nnc.autograd.graph.saved_tensors_hooks(lambda t: packed.append(t.shape) or t, lambda t: t):
            y = x.exp().sum()
        y.backward()
        self.assertEqual(packed[0], (2,))

    def test_whole_functions(self):
        f = nnc.autograd.functional
        x = nnc.tensor([1.0, 2.0])
        self.assertEqual(f.jacobian(lambda t: t ** 2, x).tolist(), [[2, 0], [0, 4]])
        self.assertEqual(f.hessian(lambda t: (t ** 3).sum(), x).tolist(), [[6, 0], [0, 12]])
        self.assertEqual(f.vjp(lambda t: t ** 2, x, nnc.ones(2))[1].tolist(), [2, 4])
        self.assertEqual(f.jvp(lambda t: t ** 2, x, nnc.ones(2))[1].tolist(), [2, 4])
        self.assertEqual(f.hvp(lambda t: (t ** 3).sum(), x, nnc.ones(2))[1].tolist(), [6, 12])
        a, b = f.jacobian(lambda s, t: s * t, (x, x))
        self.assertEqual((a.tolist(), b.tolist()), ([[1, 0], [0, 2]],) * 2)

    def test_checkpoint(self):
        calls = []

        def expensive(x, n):
            calls.append(n)
            return (x * n).exp()
        x = nnc.ones(2, requires_grad=True)
        y = nnc.utils.checkpoint.checkpoint(expensive, x, 2, use_reentrant=False)
        y.sum().backward()
        self.assertEqual(calls, [2, 2])
        self.assertTrue(nnc.allclose(x.grad, 2 * y))

    def test_nothing_is_left(self):
        def work():
            x = nnc.ones(3, requires_grad=True)
            x.register_hook(lambda g: g)
            Power.apply(x, 2).sum().backward()
            nnc.utils.checkpoint.checkpoint(lambda t: t.exp(), x).sum().backward()
        work()
        gc.collect()
        handles = nnc.live_handles()
        for _ in range(100):
            work()
        gc.collect()
        self.assertEqual(nnc.live_handles(), handles)


class Optimizers(unittest.TestCase):
    def test_every_optimizer_steps(self):
        names = [n for n in vars(nnc.optim) if isinstance(getattr(nnc.optim, n), type) and n != "Optimizer"]
        self.assertGreater(len(names), 12)
        for name in names:
            p = nnc.ones(3, 3, requires_grad=True)
            optimizer = getattr(nnc.optim, name)([p], lr=0.01)

            def closure():
                optimizer.zero_grad()
                loss = (p ** 2).sum()
                loss.backward()
                return loss
            first = optimizer.step(closure).item()
            self.assertLess(closure().item(), first, name)

    def test_groups_and_state(self):
        net = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2))
        optimizer = nnc.optim.SGD([{"params": net[0].parameters()}, {"params": net[1].parameters(), "lr": 0.5}],
                                  lr=0.1, momentum=0.9)
        self.assertEqual([g["lr"] for g in optimizer.param_groups], [0.1, 0.5])
        optimizer.param_groups[0]["lr"] = 0.2
        self.assertEqual((optimizer.param_groups[0]["lr"], optimizer.defaults["momentum"]), (0.2, 0.9))
        self.assertIs(optimizer.param_groups[1]["params"][0], net[1].weight)
        self.assertIn("weight_decay", optimizer.param_groups[0])
        net(nnc.ones(1, 2)).sum().backward()
        optimizer.step()
        self.assertEqual(optimizer.state[net[0].weight]["momentum_buffer"].shape, (2, 2))
        other = nnc.optim.SGD([{"params": net[0].parameters()}, {"params": net[1].parameters()}], lr=1.0)
        other.load_state_dict(optimizer.state_dict())
        self.assertEqual([g["lr"] for g in other.param_groups], [0.2, 0.5])
        seen = []
        with optimizer.register_step_post_hook(lambda o, args, kwargs: seen.append(o is optimizer)):
            optimizer.step()
        optimizer.step()
        self.assertEqual(seen, [True])
        with self.assertRaises(ValueError):
            nnc.optim.SGD([], lr=0.1)
        with self.assertRaises(nnc.Error):
            nnc.optim.SGD([nnc.ones(1) * nnc.ones(1, requires_grad=True)], lr=0.1)

    def test_schedulers(self):
        def rates(make, steps):
            optimizer = nnc.optim.SGD([nnc.ones(1, requires_grad=True)], lr=1.0)
            scheduler, found = make(optimizer), []
            for _ in range(steps):
                found.append(round(optimizer.param_groups[0]["lr"], 6))
                optimizer.step()
                scheduler.step()
            return found
        s = nnc.optim.lr_scheduler
        self.assertEqual(rates(lambda o: s.StepLR(o, step_size=2, gamma=0.5), 5), [1, 1, 0.5, 0.5, 0.25])
        self.assertEqual(rates(lambda o: s.LambdaLR(o, lambda epoch: 1 / (epoch + 1)), 3), [1, 0.5, 0.333333])
        self.assertEqual(rates(lambda o: s.SequentialLR(o, [s.ConstantLR(o, 0.1, 2), s.ExponentialLR(o, 0.9)], [2]), 4),
                         [0.1, 0.1, 1, 0.9])
        self.assertEqual(rates(lambda o: s.ChainedScheduler([s.ConstantLR(o, 0.5, 1), s.ExponentialLR(o, 0.5)]), 3),
                         [0.5, 0.5, 0.25])
        optimizer = nnc.optim.SGD([nnc.ones(1, requires_grad=True)], lr=1.0)
        plateau = s.ReduceLROnPlateau(optimizer, patience=1, factor=0.1)
        for metric in (1.0, 1.0, 1.0, 1.0):
            plateau.step(metric)
        self.assertEqual(plateau.get_last_lr(), [0.1])
        step = s.StepLR(optimizer, 3)
        step.step()
        self.assertEqual((step.last_epoch, step.state_dict()["step_size"]), (1, 3))


class Squares(Dataset):
    def __len__(self):
        return 10

    def __getitem__(self, index):
        return {"x": nnc.full((2,), float(index)), "y": index * index}


class Data(unittest.TestCase):
    def test_loaders(self):
        for workers in (0, 2):
            batches = list(DataLoader(Squares(), batch_size=4, num_workers=workers))
            self.assertEqual([b["y"].tolist() for b in batches], [[0, 1, 4, 9], [16, 25, 36, 49], [64, 81]])
            self.assertEqual(batches[0]["x"].shape, (4, 2))
        shuffled = DataLoader(Squares(), batch_size=5, shuffle=True, generator=nnc.Generator().manual_seed(1))
        first = [b["y"].tolist() for b in shuffled]
        self.assertEqual(sorted(sum(first, [])), [i * i for i in range(10)])
        self.assertNotEqual(first, [b["y"].tolist() for b in shuffled])
        self.assertEqual(len(DataLoader(Squares(), batch_size=4, drop_last=True)), 2)
        x, y = next(iter(DataLoader(TensorDataset(nnc.arange(6), nnc.arange(6) * 2), batch_size=3)))
        self.assertEqual((x.tolist(), y.tolist()), ([0, 1, 2], [0, 2, 4]))

    def test_orders_and_collate(self):
        data = TensorDataset(nnc.arange(6))
        self.assertEqual([b[0].tolist() for b in DataLoader(data, sampler=[5, 1, 3], batch_size=2)], [[5, 1], [3]])
        self.assertEqual([b[0].tolist() for b in DataLoader(data, batch_sampler=[[0], [2, 4]])], [[0], [2, 4]])
        batches = [b[0].tolist() for b in DataLoader(data, batch_sampler=BatchSampler(RandomSampler(data), 4, False))]
        self.assertEqual((len(batches[0]), sorted(sum(batches, []))), (4, list(range(6))))
        weighted = WeightedRandomSampler([0.0, 1.0, 0.0], 5)
        self.assertEqual(list(weighted), [1] * 5)
        total = DataLoader(Squares(), batch_size=4, collate_fn=lambda samples: sum(s["y"].item() for s in samples))
        self.assertEqual((list(total), len(total)), ([14, 126, 145], 3))
        padded = DataLoader([nnc.ones(n) for n in (1, 3, 2)], batch_size=3, padding_value=0)
        x, lengths = next(iter(padded))
        self.assertEqual((x.tolist(), lengths.tolist()), ([[1, 0, 0], [1, 1, 1], [1, 1, 0]], [1, 3, 2]))
        with self.assertRaises(ValueError):
            DataLoader(data, sampler=[0], shuffle=True)

        class Counting(IterableDataset):
            def __iter__(self):
                return ((i, float(i)) for i in range(5))
        batches = list(DataLoader(Counting(), batch_size=2))
        self.assertEqual([b[0].tolist() for b in batches], [[0, 1], [2, 3], [4]])
        self.assertEqual(len(list(DataLoader(Counting(), batch_size=2, drop_last=True))), 2)

    def test_parts(self):
        a, b = random_split(Squares(), [7, 3])
        self.assertEqual(sorted(s["y"] for part in (a, b) for s in part), [i * i for i in range(10)])
        both = ConcatDataset([Subset(Squares(), [1, 2]), Subset(Squares(), [9])])
        self.assertEqual([len(both), both[2]["y"], both[-1]["y"]], [3, 81, 81])
        self.assertEqual(next(iter(DataLoader(both, batch_size=3)))["y"].tolist(), [1, 4, 81])
        self.assertEqual([len(p) for p in random_split(Squares(), [0.75, 0.25])], [8, 2])

    def test_passes_that_are_not_finished(self):
        gc.collect()
        handles = nnc.live_handles()
        for _ in range(20):
            next(iter(DataLoader(Squares(), batch_size=1, num_workers=2)))
        gc.collect()
        for _ in range(100):  # a worker may still be at its sample
            if nnc.live_handles() == handles:
                break
            time.sleep(0.01)
        self.assertEqual(nnc.live_handles(), handles)


class Files(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def test_save_and_load(self):
        net = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))
        optimizer = nnc.optim.Adam(net.parameters())
        net(nnc.randn(4, 2)).sum().backward()
        optimizer.step()
        whole = {"model": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": 5, "name": "a net",
                 "history": [{"loss": 0.5}, {"loss": 0.25}], "none": None, "pair": (1, 2.5)}
        nnc.save(whole, self.path("run.pt"))
        found = nnc.load(self.path("run.pt"), weights_only=True)
        self.assertEqual((found["epoch"], found["name"], found["none"], found["pair"]), (5, "a net", None, (1, 2.5)))
        self.assertEqual(found["history"][1]["loss"], 0.25)
        self.assertEqual(list(found["model"]), list(net.state_dict()))
        nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2)).load_state_dict(found["model"])
        optimizer.load_state_dict(found["optimizer"])
        nnc.save(found, self.path("again.pt"))
        self.assertEqual(list(nnc.load(self.path("again.pt"))), list(found))
        nnc.save(nnc.arange(3), pathlib.Path(self.path("x.pt")))
        self.assertEqual(nnc.load(self.path("x.pt")).tolist(), [0, 1, 2])
        nnc.save(net.state_dict(), self.path("state.pt"))
        self.assertEqual(list(nnc.load(self.path("state.pt"))), list(net.state_dict()))
        with self.assertRaises(TypeError):
            nnc.save(net, self.path("net.pt"))
        with self.assertRaises(TypeError):
            nnc.save({"f": print}, self.path("net.pt"))

    def test_state_dicts_are_dictionaries(self):
        state = nn.Linear(2, 2).state_dict()
        state["extra"] = nnc.ones(1)
        state["words"] = "some"
        del state["bias"]
        nnc.save(state, self.path("s.pt"))
        self.assertEqual(list(nnc.load(self.path("s.pt"))), ["weight", "extra", "words"])
        self.assertEqual(state.pop("nothing", 7), 7)
        with self.assertRaises(KeyError):
            state["nothing"]

    def test_models_and_runs(self):
        net = nn.Sequential(nn.Linear(2, 3), nn.ReLU())
        nnc.save_model(net, self.path("net.safetensors"))
        again = nnc.load_model(self.path("net.safetensors"))
        x = nnc.ones(1, 2)
        self.assertEqual((repr(again), again(x).tolist()), (repr(net), net(x).tolist()))
        self.assertEqual(sorted(nnc.safetensors.load_file(self.path("net.safetensors"))), ["0.bias", "0.weight"])
        nnc.safetensors.save_file({"a": nnc.ones(2)}, self.path("a.safetensors"), {"from": "here"})
        self.assertEqual(nnc.safetensors.metadata(self.path("a.safetensors")), {"from": "here"})
        optimizer = nnc.optim.SGD(net.parameters(), lr=0.1)
        scheduler = nnc.optim.lr_scheduler.StepLR(optimizer, 1, 0.5)
        nnc.save_checkpoint(self.path("run"), net, optimizer, scheduler, epoch=3)
        drawn = nnc.rand(2)
        scheduler.step()
        self.assertEqual(nnc.load_checkpoint(self.path("run"), net, optimizer, scheduler)["epoch"], 3)
        self.assertEqual(optimizer.param_groups[0]["lr"], 0.1)
        self.assertTrue(nnc.equal(drawn, nnc.rand(2)))

    def test_other_formats(self):
        nnc.npy_save(self.path("a.npy"), nnc.arange(4))
        self.assertEqual(nnc.npy_load(self.path("a.npy"), mmap=True).tolist(), [0, 1, 2, 3])
        nnc.npz_save(self.path("a.npz"), x=nnc.ones(2))
        self.assertEqual(nnc.npz_load(self.path("a.npz"))["x"].tolist(), [1, 1])
        pathlib.Path(self.path("t.csv")).write_text("a,b\n1,x\n2,y\n")
        columns, categories = nnc.csv_load(self.path("t.csv"))
        self.assertEqual((columns["a"].tolist(), columns["b"].tolist()), ([1, 2], [0, 1]))
        self.assertEqual(categories["b"][1], "y")
        image = nnc.arange(12, dtype=nnc.uint8).reshape(3, 2, 2)
        nnc.write_png(image, self.path("i.png"))
        self.assertTrue(nnc.equal(nnc.read_image(self.path("i.png")), image))
        with nnc.utils.tensorboard.SummaryWriter(self.path("log")) as writer:
            writer.add_scalar("loss", 0.5, 1)
        self.assertEqual(len(os.listdir(self.path("log"))), 1)


if __name__ == "__main__":
    unittest.main()
