# SPDX-License-Identifier: Apache-2.0
"""Prints tests/golden/strict.txt: what strict mode says of functions that do not depend on inputs.

Run it with PyTorch 2.14: python3 make_strict.py > strict.txt
Each line is "FUNCTION DERIVATIVE INPUTS CREATE_GRAPH MESSAGE": the function `FUNCTION` below of
INPUTS tensors, and what torch.autograd.functional.DERIVATIVE raises, or "ok".
tests/capi/strict_test.cpp has the same functions by the same names.
"""
import torch
from torch.autograd import functional

DOUBLE = {"dtype": torch.float64}
captured = torch.tensor([5.0], requires_grad=True, **DOUBLE)
FUNCTIONS = {
    "square": lambda *x: x[0] * x[0],
    "square_sum": lambda *x: (x[0] * x[0]).sum(),
    "cube_sum": lambda *x: (x[0] ** 3).sum(),
    "relu_sum": lambda *x: x[0].relu().sum(),
    "leaky_sum": lambda *x: torch.nn.functional.leaky_relu(x[0], 0.5).sum(),
    "linear": lambda *x: x[0] * 3,
    "linear_sum": lambda *x: x[0].sum(),
    "constant": lambda *x: torch.ones(1, **DOUBLE),
    "captured": lambda *x: captured * 2,
    "two": lambda *x: (x[0] * x[0], torch.ones(1, **DOUBLE)),
    "both": lambda *x: (x[0] * x[0]).sum() + (x[-1] * captured).sum(),
}


def call(name, of, inputs, create_graph):
    options = {"create_graph": create_graph, "strict": True}
    if of in ("jacobian", "hessian"):
        return getattr(functional, of)(FUNCTIONS[name], inputs, **options)
    v = inputs
    if of == "vjp":
        outputs = FUNCTIONS[name](*inputs)
        if isinstance(outputs, tuple):
            v = tuple(torch.ones_like(y) for y in outputs)
        else:
            v = torch.ones_like(outputs)
    return getattr(functional, of)(FUNCTIONS[name], inputs, v, **options)


for name in FUNCTIONS:
    for of in ("jacobian", "hessian", "vjp", "jvp", "vhp", "hvp"):
        for n in (1, 2):
            for create_graph in (False, True):
                inputs = tuple(torch.arange(1, 3 + i, **DOUBLE).requires_grad_(create_graph)
                               for i in range(n))
                try:
                    call(name, of, inputs, create_graph)
                    message = "ok"
                except RuntimeError as error:
                    message = str(error)
                print(name, of, n, int(create_graph), message)
