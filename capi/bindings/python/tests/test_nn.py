# SPDX-License-Identifier: Apache-2.0
"""Modules: attributes, trees, state, hooks, containers."""
import copy
import gc
import unittest
import weakref

import nnc
import nnc.nn as nn
import nnc.nn.functional as F
from nnc import _callback


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(4, 3)
        self.scale = nn.Parameter(nnc.ones(3))
        self.register_buffer("offset", nnc.zeros(3))
        self.register_buffer("scratch", nnc.zeros(1), persistent=False)
        self.name = "net"

    def forward(self, x, factor=1.0, *, both=False):
        y = self.first(x) * self.scale * factor + self.offset
        return {"y": y, "factor": factor, "pair": (y, [x])} if both else y


class Modules(unittest.TestCase):
    def test_attributes(self):
        net = Net()
        self.assertIs(net.first, net.first)
        self.assertIs(net.first.weight, net.first.weight)
        self.assertIs(list(net.parameters())[0], net.scale)
        self.assertIsInstance(net.first.bias, nn.Parameter)
        self.assertEqual([n for n, _ in net.named_parameters()], ["scale", "first.weight", "first.bias"])
        self.assertEqual([n for n, _ in net.named_buffers()], ["offset", "scratch"])
        self.assertEqual([n for n, _ in net.named_modules()], ["", "first"])
        self.assertEqual(list(net.state_dict()), ["scale", "offset", "first.weight", "first.bias"])
        net.offset = nnc.ones(3)
        self.assertEqual(net.get_buffer("offset").tolist(), [1, 1, 1])
        net.scratch = nnc.ones(1)
        self.assertNotIn("scratch", net.state_dict())
        net.first.bias = None
        self.assertIsNone(net.first.bias)
        self.assertEqual(len(list(net.parameters())), 2)
        net.first = nn.Linear(4, 3, bias=False)
        self.assertEqual(repr(net), "Net(\n  (first): Linear(in_features=4, out_features=3, bias=False)\n)")
        self.assertEqual((net.name, net.first.in_features, nn.Conv2d(1, 2, 3).kernel_size), ("net", 4, (3, 3)))
        self.assertEqual(net.get_submodule("first"), net.first)
        with self.assertRaises(AttributeError):
            net.nothing
        with self.assertRaises(TypeError):
            net.scale = nnc.ones(3)

        class Early(nn.Module):
            def __init__(self):
                self.layer = nn.ReLU()
        with self.assertRaisesRegex(AttributeError, "before Module.__init__"):
            Early()

    def test_any_arguments_and_results(self):
        net, x = Net(), nnc.ones(2, 4)
        found = net(x, factor=2.0, both=True)
        self.assertEqual(found["factor"], 2.0)
        self.assertTrue(nnc.equal(found["y"], found["pair"][0]))
        self.assertEqual(found["pair"][1][0].shape, (2, 4))
        self.assertTrue(nnc.allclose(nn.Sequential(net, nn.ReLU())(x), F.relu(net(x))))
        with self.assertRaises(NotImplementedError):
            nn.Module()(x)

    def test_state(self):
        a, b = Net(), Net()
        self.assertEqual(repr(b.load_state_dict(a.state_dict())), "<All keys matched successfully>")
        self.assertTrue(nnc.equal(a.first.weight, b.first.weight))
        partly = {"scale": nnc.zeros(3), "other": nnc.zeros(1)}
        with self.assertRaises(nnc.InvalidError):
            b.load_state_dict(partly)
        keys = b.load_state_dict(partly, strict=False)
        self.assertEqual((keys.unexpected_keys, len(keys.missing_keys)), (["other"], 3))
        weight = nnc.ones(3, 4)
        b.first.load_state_dict({"weight": weight, "bias": nnc.zeros(3)}, assign=True)
        self.assertEqual(b.first.weight.data_ptr(), weight.data_ptr())
        b.double()
        self.assertEqual((b.first.weight.dtype, b.offset.dtype), (nnc.float64, nnc.float64))

    def test_modes_and_gradients(self):
        net = nn.Sequential(nn.Linear(4, 4), nn.Dropout(0.5))
        self.assertTrue(net.training)
        net.eval()
        self.assertFalse(net[1].training)
        x = nnc.ones(2, 4)
        self.assertTrue(nnc.equal(net(x), net(x)))
        net(x).sum().backward()
        self.assertIsNotNone(net[0].weight.grad)
        net.zero_grad()
        self.assertIsNone(net[0].weight.grad)
        net.requires_grad_(False)
        self.assertFalse(net(x).requires_grad)

    def test_apply_and_init(self):
        seen = []
        net = nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.ReLU()))
        net.apply(lambda m: seen.append(type(m).__name__))
        self.assertEqual(seen, ["Linear", "ReLU", "Sequential", "Sequential"])
        nn.init.constant_(net[0].weight, 3)
        self.assertEqual(net[0].weight.tolist(), [[3, 3], [3, 3]])

    def test_containers(self):
        s = nn.Sequential(nn.Linear(2, 3), nn.ReLU())
        s.append(nn.Linear(3, 1)).insert(1, nn.Tanh())
        self.assertEqual([type(m).__name__ for m in s], ["Linear", "Tanh", "ReLU", "Linear"])
        self.assertIsInstance(s.pop(2), nn.ReLU)
        del s[1]
        self.assertEqual((len(s), len(s[1:]), s[-1].out_features), (2, 1, 1))
        self.assertIs(s[:1][0], s[0])
        named = nn.Sequential({"a": nn.ReLU(), "b": nn.Tanh()})
        self.assertIsInstance(named.b, nn.Tanh)
        self.assertEqual(s(nnc.ones(1, 2)).shape, (1, 1))
        m = nn.ModuleList([nn.Linear(2, 2) for _ in range(3)])
        self.assertIn("(0-2): 3 x Linear", repr(m))
        self.assertEqual(len(list(m.parameters())), 6)
        d = nn.ModuleDict({"x": nn.ReLU()})
        d["y"] = nn.Tanh()
        self.assertEqual((list(d), "y" in d, type(d.pop("x")).__name__, len(d)), (["x", "y"], True, "ReLU", 1))
        p = nn.ParameterList([nnc.ones(2)])
        p.append(nnc.zeros(1))
        self.assertEqual((len(p), len(list(p.parameters())), p[-1].shape), (2, 2, (1,)))
        self.assertIs(p[0], p[0])
        q = nn.ParameterDict({"w": nnc.ones(2)})
        q["v"] = nnc.zeros(3)
        self.assertEqual((q.keys(), q["v"].shape), (["w", "v"], (3,)))

        class Two(nn.Sequential):
            def __init__(self):
                super().__init__(nn.Linear(2, 2), nn.ReLU())
        self.assertEqual(repr(Two()).splitlines()[0], "Two(")
        self.assertEqual(Two()(nnc.ones(1, 2)).shape, (1, 2))

    def test_subclasses_of_layers(self):
        class Doubled(nn.Linear):
            def forward(self, x):
                return 2 * super().forward(x)
        layer, x = Doubled(3, 2), nnc.ones(1, 3)
        self.assertTrue(nnc.allclose(layer(x), 2 * F.linear(x, layer.weight, layer.bias)))
        self.assertEqual(repr(layer), "Doubled(in_features=3, out_features=2, bias=True)")
        self.assertTrue(nnc.allclose(nn.Sequential(layer)(x), layer(x)))

    def test_copies(self):
        net = Net()
        net.extra = {"list": [1, 2]}
        other = copy.deepcopy(net)
        with nnc.no_grad():
            other.first.weight.zero_()
        other.extra["list"].append(3)
        self.assertEqual(net.extra, {"list": [1, 2]})
        self.assertNotEqual(net.first.weight.abs().sum().item(), 0)
        self.assertEqual(other(nnc.ones(1, 4), both=True)["factor"], 1.0)
        inside = copy.deepcopy(nn.Sequential(net, nn.ReLU()))
        self.assertEqual(inside[0].name, "net")
        self.assertEqual(inside(nnc.ones(1, 4)).shape, (1, 3))
        averaged = nnc.optim.swa_utils.AveragedModel(net)
        averaged.update_parameters(net)
        self.assertTrue(nnc.allclose(averaged(nnc.ones(1, 4)), net(nnc.ones(1, 4))))

    def test_hooks(self):
        net, seen = nn.Sequential(nn.Linear(2, 2), nn.ReLU()), []
        x = nnc.ones(1, 2, requires_grad=True)
        handles = [net[0].register_forward_pre_hook(lambda m, args: (args[0] * 0,)),
                   net[0].register_forward_hook(lambda m, args, out: seen.append((m, args[0].sum().item())) or out + 1),
                   net.register_full_backward_hook(lambda m, gi, go: seen.append(("backward", len(gi), len(go))))]
        wanted = F.relu(net[0].bias + 1)
        y = net(x)
        self.assertTrue(nnc.allclose(y[0], wanted))
        y.sum().backward()
        self.assertIs(seen[0][0], net[0])
        self.assertEqual((seen[0][1], seen[1]), (0.0, ("backward", 1, 1)))
        for handle in handles:
            handle.remove()
        seen.clear()
        net(x)
        self.assertEqual(seen, [])

        class Weighted(nn.Module):
            def forward(self, x, weight=None, offset=0):
                return x * weight + offset
        weighted = Weighted()
        weighted.register_forward_pre_hook(lambda m, args, kwargs: (args, {**kwargs, "weight": kwargs["weight"] * 10}),
                                           with_kwargs=True)
        self.assertEqual(weighted(nnc.ones(1), weight=nnc.ones(1), offset=2).item(), 12)

        def rename(module, state_dict, prefix, metadata):
            state_dict[prefix + "again"] = state_dict[prefix + "bias"]
        with net[0].register_state_dict_post_hook(rename):
            self.assertIn("0.again", net.state_dict())

    def test_recurrent_and_attention(self):
        lstm = nn.LSTM(3, 4, num_layers=2)
        x = nnc.randn(5, 1, 3)
        out, (h, c) = lstm(x)
        again, _ = lstm(x, (h, c))
        self.assertEqual((out.shape, h.shape, again.shape), ((5, 1, 4), (2, 1, 4), (5, 1, 4)))
        packed = nn.utils.rnn.pack_sequence([nnc.randn(4, 3), nnc.randn(2, 3)])
        y, lengths = nn.utils.rnn.pad_packed_sequence(lstm(packed)[0])
        self.assertEqual((y.shape, lengths.tolist()), ((4, 2, 4), [4, 2]))
        h, c = nn.LSTMCell(3, 4)(nnc.ones(2, 3))
        self.assertEqual(c.shape, (2, 4))
        attention, q = nn.MultiheadAttention(8, 2), nnc.randn(3, 1, 8)
        self.assertEqual([t.shape for t in attention(q, q, q)], [(3, 1, 8), (1, 3, 3)])
        self.assertIsNone(attention(q, q, q, need_weights=False)[1])
        encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 2)
        self.assertEqual((encoder(q).shape, encoder.layers[1].linear1.out_features), ((3, 1, 8), 16))

    def test_utilities(self):
        layer = nn.utils.parametrizations.weight_norm(nn.Linear(2, 2))
        self.assertEqual(layer.weight.shape, (2, 2))
        self.assertFalse(layer.weight.is_leaf)
        self.assertTrue(nn.utils.parametrize.is_parametrized(layer, "weight"))

        class Symmetric(nn.Module):
            def forward(self, x):
                return x.triu() + x.triu(1).mT
        layer = nn.utils.parametrize.register_parametrization(nn.Linear(3, 3), "weight", Symmetric())
        gc.collect()
        self.assertTrue(nnc.equal(layer.weight, layer.weight.T))
        pruned = nn.utils.prune.l1_unstructured(nn.Linear(4, 4), "weight", amount=0.5)
        self.assertEqual((pruned.weight == 0).sum().item(), 8)
        x = nnc.ones(3, requires_grad=True)
        (x * 10).sum().backward()
        self.assertAlmostEqual(nn.utils.clip_grad_norm_([x], 1.0).item(), 300 ** 0.5, places=4)
        self.assertAlmostEqual(x.grad.norm().item(), 1, places=4)
        params = {k: nnc.zeros_like(v) for k, v in layer.named_parameters()}
        self.assertEqual(nnc.func.functional_call(layer, params, nnc.ones(1, 3)).tolist(), [[0, 0, 0]])
        program = nnc.program.capture(nn.Sequential(nn.Linear(2, 2), nn.ReLU()).eval(), nnc.ones(1, 2))
        self.assertEqual(program(nnc.ones(1, 2)).shape, (1, 2))

    def test_training_steps_may_ask_for_what_is_not_there(self):
        class Scale(nn.Module):
            def __init__(self):
                super().__init__()
                self.register_buffer("factor", nnc.full((2,), 2.0))
                self.weight = nn.Parameter(nnc.ones(2))

            def forward(self, x):
                bias = getattr(self, "bias", None)
                return x * self.factor * self.weight + (1 if bias is None else bias)
        net = Scale()
        sgd = nnc.optim.SGD(net.parameters(), lr=0.5)
        calls = []

        def step(x):
            calls.append(hasattr(net, "nothing"))
            sgd.zero_grad()
            loss = net(x).sum()
            loss.backward()
            sgd.step()
            return loss
        program = nnc.program.capture_step(step)
        self.assertEqual([program(nnc.ones(2)).item() for _ in range(3)], [6, 2, -2])
        self.assertEqual(calls, [False])
        net.register_buffer("bias", nnc.full((2,), 10.0))
        self.assertEqual(program(nnc.ones(2)).item(), 12)

    def test_a_module_that_hooks_itself_goes(self):
        class Watching(nn.Module):
            def __init__(self):
                super().__init__()
                self.calls = 0
                self.register_forward_hook(self.count)

            def count(self, module, args, output):
                self.calls += 1

            def forward(self, x):
                return x
        net = Watching()
        net(nnc.ones(1))
        self.assertEqual(net.calls, 1)
        gone = weakref.ref(net)
        del net
        gc.collect()
        self.assertIsNone(gone())

    def test_nothing_is_left(self):
        def work():
            net = nn.Sequential(Net(), nn.ReLU())
            net[0].register_forward_hook(lambda *a: None)
            copy.deepcopy(net)(nnc.ones(2, 4)).sum().backward()
            nnc.optim.Adam(net.parameters()).step()
        work()
        gc.collect()
        handles, objects = nnc.live_handles(), len(_callback._objects)
        for _ in range(50):
            work()
        gc.collect()
        self.assertEqual((nnc.live_handles(), len(_callback._objects)), (handles, objects))


if __name__ == "__main__":
    unittest.main()
