# SPDX-License-Identifier: Apache-2.0
"""Writes tests/golden/numbers.txt: what PyTorch gives for operations of a tensor and a number.

    python3 make_numbers.py > numbers.txt      (PyTorch 2.14)

A line is "OPERATION DTYPE KIND NUMBER = DTYPE VALUES", or "= error WORDS", where WORDS are torch's if
they are the same for every function, and else nothing. KIND is f for a float, i for an int.
Fills have two elements: of one, PyTorch accepts numbers that are too large for a 16-bit type.
"""
import torch
import torch.nn.functional as F

INPUTS = {
    "float32": [-1.5, 0.0, 2.5], "float16": [-1.5, 0.0, 2.5], "int64": [-7, 0, 2**53 + 1],
    "int8": [-7, 0, 100], "uint8": [0, 5, 200], "bool": [True, False, True],
}
FLOATS = [2.0, -2.5, 300.0, 1e300, float("inf"), float("nan")]
INTS = [2, -3, 300, 2**53 + 1]
WORDS = ["without overflow", "ZeroDivisionError", "Integers to negative integer powers",
         "can't be cast to the desired output type"]
MASK = torch.tensor([True, False, True])
INDEX = torch.tensor([2, 0])


def divided(mode):
    return lambda x, v: torch.div(x, v, rounding_mode=mode)


OPERATIONS = {
    "add_scalar": lambda x, v: x + v, "sub_scalar": lambda x, v: x - v,
    "mul_scalar": lambda x, v: x * v, "div_scalar": divided(None),
    "div_scalar.trunc": divided("trunc"), "div_scalar.floor": divided("floor"),
    "floor_divide_scalar": lambda x, v: x.floor_divide(v),
    "remainder_scalar": lambda x, v: x.remainder(v), "fmod_scalar": lambda x, v: x.fmod(v),
    "pow_scalar": lambda x, v: x.pow(v),
    "eq_scalar": lambda x, v: x == v, "ne_scalar": lambda x, v: x != v,
    "lt_scalar": lambda x, v: x < v, "le_scalar": lambda x, v: x <= v,
    "gt_scalar": lambda x, v: x > v, "ge_scalar": lambda x, v: x >= v,
    "clamp_min": lambda x, v: x.clamp_min(v), "clamp_max": lambda x, v: x.clamp_max(v),
    "clamp": lambda x, v: x.clamp(v, v),
    "masked_fill": lambda x, v: x.masked_fill(MASK, v),
    "scatter_scalar": lambda x, v: x.scatter(0, INDEX, v),
    "full": lambda x, v: torch.full((2,), v, dtype=x.dtype),
    "add_scalar_": lambda x, v: x.add_(v), "sub_scalar_": lambda x, v: x.sub_(v),
    "mul_scalar_": lambda x, v: x.mul_(v), "div_scalar_": lambda x, v: x.div_(v),
    "div_scalar_.floor": lambda x, v: x.div_(v, rounding_mode="floor"),
    "pow_scalar_": lambda x, v: x.pow_(v), "clamp_": lambda x, v: x.clamp_(v, v),
    "masked_fill_": lambda x, v: x.masked_fill_(MASK, v), "fill_": lambda x, v: x.fill_(v),
}


def line(operation, dtype, v):
    x = torch.tensor(INPUTS[dtype], dtype=getattr(torch, dtype))
    try:
        y = OPERATIONS[operation](x, v)
    except (RuntimeError, NotImplementedError) as e:
        return "error " + next((w for w in WORDS if w in str(e)), "")
    numbers = [repr(float(n) if y.is_floating_point() else int(n)) for n in y.tolist()]
    return str(y.dtype)[6:] + " " + " ".join(numbers)


for name in OPERATIONS:
    for dtype in INPUTS:
        for number in FLOATS + INTS:
            kind = "f" if isinstance(number, float) else "i"
            print(name, dtype, kind, repr(number), "=", line(name, dtype, number).rstrip())
