# SPDX-License-Identifier: Apache-2.0
"""Prints tests/golden/numbers16.txt: operations of 16-bit floats and a number, to the bit.

Run it with PyTorch 2.14: python3 make_numbers16.py > numbers16.txt
Each line is "FUNCTION DTYPE NUMBER | VALUES...": the function below of 32 elements in -4..4 and of
the number, and for those that end with _gradient the gradient. tests/ops/numbers16_test.cpp has the
same functions by the same names.
"""
import torch
import torch.nn.functional as F


def elements(dtype, number):
    i = torch.arange(32, dtype=torch.int64)
    u = ((i * 2654435761 + 12345) % 2**32).double() / 2**29 - 4
    u[:2] = torch.tensor([number, -number], dtype=torch.float64)  # where bounds are met
    return u.to(dtype)


def other(x):
    return x.flip(0)


plain = {
    "mul": lambda x, s: x * s,
    "mul_tensor": lambda x, s: x * torch.tensor(s, dtype=torch.float64),
    "div": lambda x, s: x / s,
    "div_tensor": lambda x, s: x / torch.tensor(s),
    "div_trunc": lambda x, s: torch.div(x, s, rounding_mode="trunc"),
    "div_floor": lambda x, s: torch.div(x, s, rounding_mode="floor"),
    "floor_divide": lambda x, s: torch.floor_divide(x, s),
    "add": lambda x, s: x + s,
    "sub": lambda x, s: x - s,
    "add_alpha": lambda x, s: torch.add(x, other(x), alpha=s),
    "pow": lambda x, s: x.abs() ** s,
    "remainder": lambda x, s: torch.remainder(x, s),
    "fmod": lambda x, s: torch.fmod(x, s),
    "lerp": lambda x, s: torch.lerp(x, other(x), s),
    "addcmul": lambda x, s: torch.addcmul(x, other(x), x, value=s),
    "addcdiv": lambda x, s: torch.addcdiv(x, other(x), x, value=s),
    "clamp": lambda x, s: x.clamp(-abs(s), abs(s)),
    "clamp_min": lambda x, s: x.clamp_min(s),
    "hardtanh": lambda x, s: F.hardtanh(x, -abs(s), abs(s)),
    "leaky_relu": lambda x, s: F.leaky_relu(x, s),
    "elu": lambda x, s: F.elu(x, s),
    "celu": lambda x, s: F.celu(x, s),
    "softplus": lambda x, s: F.softplus(x, abs(s)),
    "threshold": lambda x, s: F.threshold(x, s, 9.0),
    "hardshrink": lambda x, s: F.hardshrink(x, abs(s)),
    "softshrink": lambda x, s: F.softshrink(x, abs(s)),
    "eq": lambda x, s: x == s,
    "lt": lambda x, s: x < s,
    "ge": lambda x, s: x >= s,
}
# PyTorch rounds these at each step; once, behind the float32 result, is meant.
once = {
    "huber_loss": lambda x, s: F.huber_loss(x, other(x).detach(), reduction="none", delta=abs(s)),
    "smooth_l1_loss": lambda x, s: F.smooth_l1_loss(x, other(x).detach(), reduction="none", beta=abs(s)),
}
gradients = ["mul", "div", "lerp", "hardtanh", "leaky_relu", "threshold", "hardshrink",
             "softshrink", "softplus", "elu"]
# Means and shares of many: what they are divided by is held in no 16-bit type.
ones = {
    "mean": lambda x: x.mean(), "mean_dim": lambda x: x.mean(0), "max": lambda x: x.max(),
    "min": lambda x: x.min(), "amax": lambda x: x.amax(), "amin": lambda x: x.amin(),
    "norm_inf": lambda x: torch.linalg.vector_norm(x, float("inf")),
    "l1_loss": lambda x: F.l1_loss(x, x.detach() * 0),
    "mse_loss": lambda x: F.mse_loss(x, x.detach() * 0),
    "kl_div": lambda x: F.kl_div(x, x.detach()),
    "hinge_embedding_loss": lambda x: F.hinge_embedding_loss(x, -torch.ones_like(x), margin=3.0),
    "poisson_nll_loss": lambda x: F.poisson_nll_loss(x, x.detach() * 0, log_input=False),
    "gaussian_nll_loss": lambda x: F.gaussian_nll_loss(x, x.detach() * 0, x.detach()),
    "margin_ranking_loss": lambda x: F.margin_ranking_loss(
        x, x.detach() * 0, torch.ones_like(x).detach(), margin=3.0),
    "smooth_l1_loss": lambda x: F.smooth_l1_loss(x, x.detach() * 0),
}


def line(name, dtype, number, t):
    values = " ".join(repr(float(v)) for v in t.double().flatten().tolist())
    print(name, str(dtype)[6:], repr(float(number)), "|", values)


for dtype in torch.float16, torch.bfloat16:
    for name, f in plain.items():
        for s in 0.1, -0.7, 1 / 3, 2.3456789, 70000.0, 1e-3:
            x = elements(dtype, s)
            try:
                line(name, dtype, s, f(x, s))
                if name in gradients:
                    x.requires_grad_()
                    g = elements(dtype, 1.5).flip(0)
                    line(name + "_gradient", dtype, s, torch.autograd.grad(f(x, s), x, g)[0])
            except RuntimeError:
                print("refused_" + name, str(dtype)[6:], repr(float(s)), "|")
    for name, f in once.items():
        for s in 0.1, -0.7, 1 / 3, 2.3456789, 1e-3:
            x, g = elements(dtype, s).float().requires_grad_(), elements(dtype, 1.5).flip(0).float()
            line(name, dtype, s, f(x, s).to(dtype))
            line(name + "_gradient", dtype, s, torch.autograd.grad(f(x, s), x, g)[0].to(dtype))
    for name, f in ones.items():
        for n in 70000, 300:
            x = torch.ones(n, dtype=dtype, requires_grad=True)
            line("ones_" + name, dtype, n, torch.autograd.grad(f(x), x)[0][:1])
