# SPDX-License-Identifier: Apache-2.0
"""Prints tests/golden/views.txt: gradients of programs that write through views and bases.

Run it with PyTorch 2.14: python3 make_views.py > views.txt. tests/graph/views_test.cpp has the same
programs in C++. Each line is "NAME VALUES...": all gradients of the program in a row.
"""
import torch

f64 = torch.float64


def a():
    return torch.tensor([0.5, -1.0, 2.0, 1.5, -0.25, 3.0], dtype=f64, requires_grad=True)


def b():
    return torch.tensor([2.0, -3.0], dtype=f64, requires_grad=True)


W = torch.tensor([1.0, 2.0, -1.0, 0.5, 3.0, -2.0], dtype=f64)


def emit(name, *gradients):
    values = [v for g in gradients for v in g.detach().flatten().tolist()]
    print(name, *map(repr, values))


def through_a_view():
    x, z = a(), b()
    y = x * 2
    y[1:3].mul_(z)
    return torch.autograd.grad((y * y * W).sum(), [x, z])


def view_of_a_view():
    x, z = a(), b()
    y = x * 2
    v = y[1:5]
    u = v[1:3]
    u.add_(z)
    return torch.autograd.grad((y * y * W).sum() + (v * v * v).sum() + (u * z).sum(), [x, z])


def base_after_view():
    x = a()
    y = x * 2
    v = y[0:2]
    y.mul_(W)
    return torch.autograd.grad((v * v).sum(), [x])


def view_then_base_then_view():
    x, z = a(), b()
    y = x * 2
    v, u = y[0:2], y[1:3]
    v.mul_(z)
    y.add_(W)
    u.mul_(z)
    return torch.autograd.grad((y * y).sum() + (v * W[:2]).sum() + (u * u).sum(), [x, z])


def base_without_gradient():
    z = b()
    y = torch.zeros(6, dtype=f64)
    v, u = y[2:4], y[1:3]
    v.copy_(z)
    return torch.autograd.grad((y * y * W).sum() + (u * u).sum(), [z])


def saved_output():
    x = a()
    y = x * 2
    y[2:4].sigmoid_()
    (g,) = torch.autograd.grad((y * y * W).sum(), [x], create_graph=True)
    return g, torch.autograd.grad((g * g).sum(), [x])[0]


def overlapping():
    x = a()
    y = x * 2
    return torch.autograd.grad((y.as_strided((3, 3), (1, 1), 1) ** 2 * W[:3]).sum(), [x])


def fill_and_zero():
    x = a()
    y = x * 2
    y[0:2].fill_(3)
    y[4:5].zero_()
    return torch.autograd.grad((y * y).sum(), [x])


def writes_in_a_row():
    x, z = a(), b()
    y = x * 2
    y[0:2].mul_(z)
    p = y[1:3] * 1
    y[1:3].mul_(z)
    y[4:6].copy_(p)
    (g, h) = torch.autograd.grad((y * y * W).sum(), [x, z], create_graph=True)
    return g, h, *torch.autograd.grad((g * g).sum() + (h * h).sum(), [x, z])


def copy_within():
    x = a()
    y = x * 2
    y[0:3].copy_(y[3:6])
    return torch.autograd.grad((y * y * W).sum(), [x])


def transposed_part():
    x, z = a(), b()
    y = (x * 2).view(2, 3)
    y.t()[0:2].mul_(z)
    return torch.autograd.grad((y * y * W.view(2, 3)).sum(), [x, z])


def graph_through_view_of_leaf():
    x, z = a(), b()
    v = x.view(3, 2)
    y = v * z
    return torch.autograd.grad((y * v).sum(), [x, z])


def converted_source():
    x = a()
    y = torch.zeros(6, dtype=torch.float32)
    y[0:2].copy_(x[2:4])
    return torch.autograd.grad((y * y).sum(), [x])


for program in (through_a_view, view_of_a_view, base_after_view, view_then_base_then_view,
                base_without_gradient, saved_output, overlapping, fill_and_zero, writes_in_a_row,
                copy_within, transposed_part, graph_through_view_of_leaf, converted_source):
    emit(program.__name__, *program())
