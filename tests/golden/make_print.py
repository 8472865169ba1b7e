# SPDX-License-Identifier: Apache-2.0
"""Prints tests/golden/print.txt: what print(tensor) shows in PyTorch.

Run it with PyTorch 2.14: python3 make_print.py > print.txt
A case is a line "#case NAME DTYPE SIZES GRAD DEFAULT COUNT VALUES...", then the text. Sizes are
"2x3", or "-" for 0 dimensions. GRAD is "-", "leaf", "parameter", "frozen" (a parameter that wants
no gradient) or the name of a grad_fn. The tensor holds VALUES (hexadecimal) in row-major order,
repeated from the start when it has more elements than that; each is added COUNT times the number
of repeats before it.
"""
import itertools
import torch
import torch.nn.functional as F

identities = {
    "AddBackward0": lambda x: x + 0, "MulBackward0": lambda x: x * 1,
    "CloneBackward0": lambda x: x.clone(), "HardtanhBackward0": lambda x: F.hardtanh(x, -1e9, 1e9),
    "LeakyReluBackward0": lambda x: F.leaky_relu(x, 1.0), "PermuteBackward0": lambda x: x.permute(
        *range(x.dim())), "AsStridedBackward0": lambda x: x.as_strided(x.size(), x.stride()),
}
numbers = itertools.count()


def case(dtype, sizes, values, grad="-", default="float32", step=0.0, name=None):
    name = name or f"{dtype}_{next(numbers)}"
    t = getattr(torch, dtype)
    total = 1
    for s in sizes:
        total *= s
    values = [float(v) for v in values]
    data = [values[i % len(values)] + step * (i // len(values)) for i in range(total)]
    x = torch.tensor(data, dtype=torch.float64).to(t).reshape(sizes)
    torch.set_default_dtype(getattr(torch, default))
    if grad == "leaf":
        x.requires_grad_()
    elif grad == "parameter":
        x = torch.nn.Parameter(x)
    elif grad == "frozen":
        x = torch.nn.Parameter(x, requires_grad=False)
    elif grad != "-":
        x = identities[grad](x.requires_grad_())
        assert type(x.grad_fn).__name__ == grad
    shape = "x".join(map(str, sizes)) or "-"
    print("#case", name, dtype, shape, grad, default, float(step).hex(), *[v.hex() for v in values])
    print(x)
    torch.set_default_dtype(torch.float32)


nan, inf = float("nan"), float("inf")
floats = ["float32", "float64", "float16", "bfloat16"]
integers = ["int64", "int32", "int16", "int8", "uint8"]
for d in floats:
    case(d, (), [0.1])
    case(d, (), [3])
    case(d, (3,), [1, 2, 3])
    case(d, (4,), [0.1, -2.5, 1e-3, 7])
    case(d, (2, 3), [1, nan, inf, -inf, 2, -0.0])
    case(d, (2, 3), [1.5, nan, inf, -inf, 2, -0.0])
    case(d, (0,), [0])
    case(d, (0, 3), [0])
    case(d, (3, 2), [1e-5, 1, 2, 3, 4, 5], grad="leaf")
    case(d, (2, 2), [1, 2000.5, 3, 4], grad="AddBackward0")
    case(d, (3, 4), [0.25], step=0.5, grad="parameter")
    case(d, (40, 30), [0.25], step=0.5)
    case(d, (5,), [1, 2, 3, 4, 5], default="float64")
    case(d, (0,), [0], default="float64")
for d in integers:
    case(d, (), [5])
    case(d, (4,), [1, 20, 100, 0])
    case(d, (2, 0), [0])
    case(d, (0,), [0])
    case(d, (30, 4), [0], step=1)
    case(d, (2000,), [0, 1, 100])
case("int64", (5,), [1, -2, 2**40, 0, -2**52])
case("int16", (2, 2, 3), [-300], step=7)
case("bool", (), [1])
case("bool", (3, 2), [1, 0, 1, 1, 0, 0])
case("bool", (2,), [1, 1])
case("bool", (0,), [0])
case("bool", (40, 40), [1, 0, 0])

# the choice of notation
for values in ([0], [-0.0, 0.0], [nan], [inf, -inf, nan], [nan, 1], [inf, 0.5], [1e8], [1.0001e8],
               [1e8, 1], [1, 1000], [1, 1001], [1.5, 1500], [1.5, 1501.0], [1e-4], [9.9e-5],
               [1e-4, 0.1], [1e-4, 0.2], [123456789], [12345678.5], [1e20], [1e300], [1e-300, 1],
               [-1e-300], [0.99995], [0.00005, 0.0001], [999.99999], [-1, -10, -100],
               [1e5, 2e5, 3e5], [-1e-7, inf], [2.5, 0.125, 1e3], [1e-45], [3.4e38], [5e-324],
               [0.30000001192], [16777216, 1], [99999.9, 100], [100000.4]):
    case("float64", (len(values),), values)
    case("float32", (len(values),), values)

# columns and lines
for n in 1, 6, 7, 8, 9, 10, 11, 12, 20, 23, 25, 100, 1000:
    case("float32", (n,), [0.5], step=1)
    case("int64", (n,), [0], step=1)
case("float32", (1000,), [1e-5, 1], step=0.5)
for sizes in ((1, 1), (3, 1), (1, 30), (2, 2, 2), (2, 1, 3, 2), (1, 1, 1, 1, 1), (2, 2, 2, 2, 2),
              (1,) * 12, (20, 50), (3, 25)):
    case("float32", sizes, [0.125], step=1)
    case("int32", sizes, [3], step=-2)
# as many dimensions as there can be
case("float32", (1,) * 64, [1.5])

# more than 1000 elements
for sizes in ((1001,), (7, 143), (6, 167), (143, 7), (1001, 1), (1, 1001), (10, 10, 11),
              (7, 7, 7, 7), (2, 600), (600, 2), (4, 4, 80), (2, 2, 2, 2, 2, 2, 2, 2, 2, 2)):
    case("float32", sizes, [0.125, 3], step=0.25)
    case("int64", sizes, [-1], step=3)
case("float32", (1001,), [1])
case("float32", (2000,), [nan])
case("float32", (100, 100), [1e-6, 1])

# what follows the elements
for n in range(1, 14):
    case("float32", (n,), [0.5], grad="leaf", step=1)
    case("float16", (n,), [0.5], grad="AddBackward0", step=1)
    case("float64", (n,), [1], grad="HardtanhBackward0", step=1)
for grad in identities:
    case("float32", (2, 4), [0.5], grad=grad, step=1)
    case("float64", (2, 7), [0.5], grad=grad, step=1)
    case("bfloat16", (2, 2, 7), [0.5], grad=grad, step=1)
for grad in "leaf", "parameter", "frozen", "AddBackward0":
    case("float32", (), [0.5], grad=grad)
    case("float32", (0, 4), [0.5], grad=grad)
    case("float64", (0, 4, 5, 6, 7, 8), [0.5], grad=grad)
    case("float64", (0, 12345678, 1234567, 12345), [0.5], grad=grad)
    case("float32", (50, 50), [0.5], grad=grad, step=0.1)
case("float64", (2, 2), [1.5], default="float64", grad="leaf")
case("int64", (2, 2), [1], default="float64")
case("float16", (2, 2), [1.5], default="float16")
