# SPDX-License-Identifier: Apache-2.0
"""Attributes of modules: what is deleted and assigned again."""
import copy
import unittest

import nnc
import nnc.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(1, 1), nn.ReLU()
        self.register_buffer("c", nnc.ones(1))
        self.p = nn.Parameter(nnc.ones(1))

    def forward(self, x):
        return self.b(x)


class TestDeleting(unittest.TestCase):
    def test_a_child(self):
        net = Net()
        del net.a
        self.assertFalse(hasattr(net, "a"))
        self.assertEqual(repr(net), "Net(\n  (b): ReLU()\n)")
        self.assertEqual([n for n, _ in net.named_children()], ["b"])
        self.assertEqual(list(net.state_dict()), ["p", "c"])
        self.assertEqual(list(net._modules), ["b"])
        with self.assertRaisesRegex(AttributeError, "'Net' object has no attribute 'a'"):
            del net.a
        net.a = nn.Tanh()
        self.assertIsInstance(net.a, nn.Tanh)
        self.assertIn("(a): Tanh()", repr(net))
        self.assertEqual(list(net._modules), ["b", "a"])

    def test_parameters_and_buffers(self):
        net = Net()
        del net.p, net.c
        self.assertFalse(hasattr(net, "p") or hasattr(net, "c"))
        self.assertEqual(list(net.state_dict()), ["a.weight", "a.bias"])
        self.assertEqual(list(net._parameters), [])
        net.p, net.c = 5, "text"
        self.assertEqual((net.p, net.c), (5, "text"))
        net.p = nn.Parameter(nnc.zeros(1))
        self.assertEqual([n for n, _ in net.named_parameters()], ["p", "a.weight", "a.bias"])
        with self.assertRaisesRegex(AttributeError, "has no attribute 'zz'"):
            del net.zz

    def test_what_is_inside_others(self):
        outer = nn.Sequential(Net(), nn.Sequential(nn.Module()))
        outer[1][0].only = nn.ReLU()
        del outer[0].b, outer[1][0].only
        self.assertEqual(repr(outer), "Sequential(\n  (0): Net(\n    (a): Linear(in_features=1, out_features=1, bias=True)"
                         "\n  )\n  (1): Sequential(\n    (0): Module()\n  )\n)")
        other = copy.deepcopy(outer)
        self.assertFalse(hasattr(other[0], "b"))
        self.assertEqual(repr(other), repr(outer))

    def test_an_entry_of_a_dict(self):
        entries = nn.ModuleDict({"a": nn.ReLU(), "b": nn.Tanh()})
        del entries.a
        self.assertEqual((len(entries), repr(entries)), (1, "ModuleDict(\n  (b): Tanh()\n)"))

    def test_none_is_not_deleted(self):
        net = Net()
        net.a = None
        self.assertIsNone(net.a)
        self.assertIn("(a): None", repr(net))


class TestAssigning(unittest.TestCase):
    def test_a_buffer_calls_no_hook_of_state_dicts(self):
        net = Net()
        net.register_buffer("kept", nnc.zeros(1))
        net.register_buffer("left_out", nnc.zeros(1), persistent=False)
        calls = []
        net.register_state_dict_post_hook(lambda *args: calls.append(args))
        for value in (nnc.ones(2), None, nnc.ones(3)):
            net.kept = net.left_out = value
        self.assertEqual((calls, net.kept.tolist(), net.left_out.tolist()), ([], [1.0] * 3, [1.0] * 3))
        self.assertEqual([key in net.state_dict() for key in ("kept", "left_out")], [True, False])
