# SPDX-License-Identifier: Apache-2.0
"""What hooks of forward get and may give, as PyTorch has it."""
import unittest

import nnc
import nnc.nn as nn


def plain(value):
    if isinstance(value, nnc.Tensor):
        return value.tolist()
    if isinstance(value, (tuple, list)):
        return type(value)(plain(v) for v in value)
    return {k: plain(v) for k, v in value.items()} if isinstance(value, dict) else value


class Scaled(nn.Module):
    def forward(self, x, n=1, *, scale=1.0, extra=None):
        return x * scale, n, None if extra is None else extra + 1


class Outer(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner, self.last = Scaled(), nn.Identity()

    def forward(self, given):
        return {"o": self.last(self.inner(given["x"], scale=given["s"])[0])}


class TestForward(unittest.TestCase):
    def setUp(self):
        self.module, self.x, self.seen = Scaled(), nnc.ones(1), []
        self.module.register_forward_pre_hook(lambda m, a, k: self.note("pre", a, k), with_kwargs=True)
        self.module.register_forward_hook(lambda m, a, k, o: self.note("post", a, k, o), with_kwargs=True)
        self.module.register_forward_hook(lambda m, a, o: self.note("plain", a, o))

    def note(self, *values):
        self.seen.append(tuple(plain(v) for v in values))

    def test_what_they_get(self):
        result = self.module(self.x, 5, scale=3.0)
        self.assertEqual(plain(result), ([3.0], 5, None))
        self.assertEqual(self.seen, [("pre", ([1.0], 5), {"scale": 3.0}),
                                     ("post", ([1.0], 5), {"scale": 3.0}, ([3.0], 5, None)),
                                     ("plain", ([1.0], 5), ([3.0], 5, None))])
        self.seen.clear()
        self.module(self.x, extra=self.x, n=2)
        self.assertEqual(self.seen[1], ("post", ([1.0],), {"extra": [1.0], "n": 2}, ([1.0], 2, [2.0])))
        self.assertEqual(list(self.seen[1][2]), ["extra", "n"])

    def test_what_they_give(self):
        with self.module.register_forward_pre_hook(
                lambda m, a, k: ((a[0] * 10, 7), {"scale": k["scale"] * 2, "extra": a[0]}), with_kwargs=True):
            self.assertEqual(plain(self.module(self.x, 5, scale=3.0)), ([60.0], 7, [2.0]))
            self.assertEqual(self.seen[1][1:3], (([10.0], 7), {"scale": 6.0, "extra": [1.0]}))
        with self.module.register_forward_hook(lambda m, a, o: {"y": o[0], "z": 4}):
            self.assertEqual(plain(self.module(self.x)), {"y": [1.0], "z": 4})
        with self.module.register_forward_pre_hook(lambda m, a: a[0] + 1):
            self.assertEqual(plain(self.module(self.x, n=5)), ([2.0], 5, None))
        with self.module.register_forward_pre_hook(lambda m, a, k: (a, {}), with_kwargs=True):
            self.assertEqual(plain(self.module(self.x, scale=2.0, extra=self.x)), ([1.0], 1, None))
        with self.module.register_forward_pre_hook(lambda m, a, k: k.update(scale=4.0), with_kwargs=True):
            self.assertEqual(plain(self.module(self.x, scale=2.0)), ([4.0], 1, None))

    def test_a_hook_that_calls_modules(self):
        other = Scaled()

        def hook(module, args, output):
            return other(args[0], 8, scale=2.0)[1], nn.Sequential(other)(args[0])
        with self.module.register_forward_hook(hook):
            self.assertEqual(plain(self.module(self.x, 5)), (8, [1.0]))
        self.assertEqual(plain(self.module(self.x, 5)), ([1.0], 5, None))

    def test_those_of_all_modules(self):
        seen = []
        register = nn.modules.module.register_module_forward_hook
        with register(lambda m, a, o: seen.append((type(m).__name__, plain(a), plain(o)))):
            Outer()({"x": self.x, "s": 2.0})
        self.assertEqual(seen, [("Scaled", ([1.0],), ([2.0], 1, None)), ("Identity", ([2.0],), [2.0]),
                                ("Outer", ({"x": [1.0], "s": 2.0},), {"o": [2.0]})])

    def test_a_call_that_fails(self):
        class Fails(nn.Module):
            def forward(self, x):
                raise KeyError("so")

        module = Fails()
        module.register_forward_hook(lambda m, a, o: self.note("always", a, o), always_call=True)
        with self.assertRaises(KeyError):
            module(self.x)
        self.assertEqual(self.seen, [("always", ([1.0],), None)])

    def test_those_of_layers(self):
        layer, q = nn.MultiheadAttention(2, 1, batch_first=True), nnc.ones(1, 2, 2)
        layer.register_forward_hook(lambda m, a, k, o: self.note(len(a), k, len(o), o[1]), with_kwargs=True)
        layer(q, q, q, need_weights=False)
        self.assertEqual(self.seen, [(3, {"need_weights": False}, 2, None)])
        recurrent = nn.LSTM(2, 3)
        recurrent.register_forward_hook(lambda m, a, o: (o[0] * 0, o[1]))
        output, (h, c) = recurrent(q)
        self.assertEqual((output.abs().sum().item(), tuple(h.shape), tuple(c.shape)), (0.0, (1, 2, 3), (1, 2, 3)))
