# SPDX-License-Identifier: Apache-2.0
"""Prints tests/golden/inplace_views.txt: gradients through views that are written to.

Run it with PyTorch 2.14: python3 make_inplace_views.py > inplace_views.txt
The programs are those of tests/ops/inplace_views_test.cpp.
"""
import torch


def row(b, w):
    b[1].mul_(w)
    return b


def row_of_transposed(b, w):
    b.t()[2][1:3].mul_(w[:2])
    return b


def view_of_view(b, w):
    b.view(4, 3)[::2].mul_(w[3])
    return b * b


def look_before_the_write(b, w):
    v = b[:, 0]
    b[2].mul_(w)
    return v * v


def base_after_the_view(b, w):
    v = b.diagonal()
    b.mul_(w)
    return v * w[:3]


def twice(b, w):
    b[0].mul_(w)
    b[:, 1].mul_(w[2])
    b.mul_(w)
    return b


def copied_in(b, w):
    b[1].copy_(w * w)
    return b * b


def filled(b, w):
    b[:, 1:3].fill_(0.5)
    return b * w


def filled_through_a_flat_view(b, w):
    b.flatten()[3:7].zero_()
    return b * w


def unsqueezed(b, w):
    v = b.permute(1, 0).unsqueeze(1)
    v.mul_(w.reshape(4, 1, 1))
    return b + v.transpose(0, 2).squeeze(1)


def added_to_itself(b, w):
    b[0].add_(b[1])
    return b * w


def overlapping_windows(b, w):
    v = b.unfold(1, 2, 1)
    b.mul_(w)
    return v * v


def masked(b, w):
    b[2].masked_fill_(torch.tensor([False, True, False, True]), 3)
    return b * w


def relu_of_a_view(b, w):
    b.sub_(0.5)
    b.view(2, 6).relu_()
    return b * w


def leaky_relu_of_a_part(b, w):
    b.sub_(0.5)
    torch.nn.functional.leaky_relu_(b[:, 1:3], 0.1)
    return b * w


def joined_again(b, w):
    b[:2].mul_(w)
    v = b[0]
    return torch.cat((v, v * w, b[2]))


def make(sizes, scale):
    n = 1
    for s in sizes:
        n *= s
    values = [scale * ((i * 7 % 11) - 4.5) for i in range(n)]
    return torch.tensor(values, dtype=torch.float64).reshape(sizes).requires_grad_()


def text(t):
    return "| " + " ".join(repr(v) for v in t.flatten().tolist())


for program in (row, row_of_transposed, view_of_view, look_before_the_write, base_after_the_view,
                twice, copied_in, filled, filled_through_a_flat_view, unsqueezed, added_to_itself,
                overlapping_windows, masked, relu_of_a_view, leaky_relu_of_a_part,
                joined_again):
    x, w = make((3, 4), 0.25), make((4,), 0.5)
    y = program(x * x, w)
    gx, gw = torch.autograd.grad((y * y).sum(), (x, w), create_graph=True)
    ggx, = torch.autograd.grad((gx * gx * 0.01).sum(), x)
    print(program.__name__, text(gx), text(gw), text(ggx))
