# SPDX-License-Identifier: Apache-2.0
"""Prints tests/golden/create.txt: torch.arange, linspace and eye, random fills of memory that is not
row-major, and conversions between all types.

Run it with PyTorch 2.14: python3 make_create.py > create.txt
Each line is "FUNCTION DTYPE ARGUMENTS... | VALUES..." (hexadecimal); tests/ops/create_test.cpp makes
the same calls.
"""
import torch

numbers = ["float32", "float64", "float16", "bfloat16", "int64", "int32", "uint8"]


def text(values):
    return " ".join(float(v).hex() for v in values)


def line(function, dtype, arguments, t):
    print(function, dtype, text(arguments), "|", text(t.double().flatten().tolist()))


for dtype in numbers:
    d = getattr(torch, dtype)
    for a in (0, 7, 1), (0.5, 5.7, 1.5), (0, 0.95, 0.1), (0.1, 12, 0.1), (3, 3, 1), (1, 90, 0.7):
        line("arange", dtype, a, torch.arange(*a, dtype=d))
    for a in (0, 10, 5), (0, 1, 8), (0.1, 7.3, 29), (5, 1, 3), (4, 9, 1), (4, 9, 0), (0, 100, 64):
        line("linspace", dtype, a, torch.linspace(*a, dtype=d))
    if dtype != "uint8":
        line("arange", dtype, (2, -9, -0.7), torch.arange(2, -9, -0.7, dtype=d))
        line("arange", dtype, (2, -9, -2), torch.arange(2, -9, -2, dtype=d))
        line("linspace", dtype, (3.3, -2.7, 12), torch.linspace(3.3, -2.7, 12, dtype=d))
    for n, m in (3, 3), (2, 4), (4, 2), (0, 3):
        line("eye", dtype, (n, m), torch.eye(n, m, dtype=d))

fills = {
    "uniform_": lambda t: t.uniform_(-1, 2), "normal_": lambda t: t.normal_(0.5, 2),
    "bernoulli_": lambda t: t.bernoulli_(0.3), "random_": lambda t: t.random_(0, 100),
    "bernoulli_p_": lambda t: t.bernoulli_(torch.arange(5) / 5),
}
for dtype in "float32", "float64", "float16", "bfloat16":
    d = getattr(torch, dtype)
    for name, fill in fills.items():
        layouts = (torch.zeros(4, 5, dtype=d), torch.zeros(5, 4, dtype=d).t(),
                   torch.zeros(4, 10, dtype=d)[:, 1::2])
        for k, t in enumerate(layouts):
            torch.manual_seed(11)
            fill(t)
            line(name, dtype, (k,), t)
    torch.manual_seed(5)
    line("bernoulli", dtype, (), torch.bernoulli((torch.arange(20) / 20).to(d).reshape(5, 4).t()))
for dtype in "int64", "int8", "float32", "bool":
    torch.manual_seed(5)
    line("randint", dtype, (0, 2), torch.randint(0, 2, (20,), dtype=getattr(torch, dtype)))
for dtype in "int64", "int16", "float32":
    torch.manual_seed(5)
    line("randperm", dtype, (20,), torch.randperm(20, dtype=getattr(torch, dtype)))
for n, dtype in (258, "bfloat16"), (128, "int8"), (256, "uint8"):
    torch.manual_seed(5)
    line("randperm", dtype, (n,), torch.randperm(n, dtype=getattr(torch, dtype)))

# Bounds that the type does not hold are moved.
bounds = [(0, 2**25), (0, 2**24 + 1), (0, 2**40), (1, 2**24 + 3), (-2**40 - 1, 2**40 + 3),
          (-2**25 - 3, 7), (2**24, 2**24 + 2), (2**24 + 1, 2**24 + 2), (256, 257), (257, 258),
          (-65503, 2049), (-65504, 1), (0, 65505), (0, 4095), (-258, -257), (-259, -256)]
for dtype in "float32", "float64", "float16", "bfloat16":
    d = getattr(torch, dtype)
    for low, high in bounds:
        torch.manual_seed(5)
        try:
            line("randint", dtype, (low, high), torch.randint(low, high, (20,), dtype=d))
        except RuntimeError:
            print("refused_randint", dtype, text((low, high)), "|")

inf = float("inf")
floats = [inf, -inf, float("nan"), 3e9, -3e9, 2147483648., 2147483647., -2147483648., -2147483649.,
          -2147483648.5, 4294967296., 4294967297., 1e10, -1e10, 1e19, 9.3e18, -1e19, 1e38, 32768.,
          65536., -32769., 70000., 255., 256., 300., -1., -1.5, -129., 128., 1.9, -0.9, 0.5, 1e300,
          -1e300, 1e-320]
wholes = [0, 1, -1, 127, 128, -129, 255, 256, 32768, 65535, 2**31 - 1, -2**31, 2**31, 2**53 - 1,
          2**62 + 2**20]
everything = ["float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8",
              "uint8", "bool"]
for source in everything:
    s = getattr(torch, source)
    values = (torch.tensor(floats, dtype=torch.float64) if s.is_floating_point
              else torch.tensor(wholes)).to(s)
    for dtype in everything:
        y = values.to(getattr(torch, dtype))
        line("from_" + source, dtype, values.tolist(), y)
