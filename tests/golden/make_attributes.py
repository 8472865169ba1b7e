# SPDX-License-Identifier: Apache-2.0
"""Prints tests/golden/attributes.txt: the names that are taken in modules.

Run it with PyTorch 2.14: python3 make_attributes.py modules.txt > attributes.txt
Each line has a constructor of modules.txt, one of each class, the names under which PyTorch's
register_module refuses a child, and some that it takes: "CONSTRUCTOR | NAME ... | NAME ...". The
names are the attributes that the object has beside those of every module, the constructor's
arguments, and the names of some arguments of others. tests/capi/attributes_test.cpp asks for the
same.
"""
import inspect
import math
import sys
import warnings

import torch
from torch import nn

warnings.simplefilter("ignore")
NAMES = {**vars(nn), "torch": torch, "nn": nn, "inf": math.inf, "nan": math.nan}
OF_OTHERS = {"p", "norm", "eps", "dim", "inplace", "name", "reduction", "margin", "weight", "bias",
             "scale", "size", "affine", "momentum", "dropout", "mode", "device", "dtype",
             "in_features", "reset_parameters", "value"}
COMMON = set(dir(nn.Module()))


def refused(text, name):
    try:
        eval(text, NAMES).register_module(name, None)
    except KeyError:
        return True
    return False


seen = set()
for line in open(sys.argv[1]):
    text = line[2:].strip().split(" | ")[0]
    kind = text.split("(")[0]
    if not line.startswith("= ") or kind in seen:
        continue
    try:
        module = eval(text, NAMES)
    except Exception:  # takes tensors, or is no constructor of torch.nn
        continue
    seen.add(kind)
    names = set(dir(module)) - COMMON | OF_OTHERS
    names |= set(inspect.signature(type(module)).parameters) - {"args", "kwargs"}
    names = sorted(n for n in names if not n.startswith("__"))
    taken = [n for n in names if refused(text, n)]
    print(text, "|", " ".join(taken), "|", " ".join(n for n in names if n not in taken))
