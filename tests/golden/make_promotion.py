# SPDX-License-Identifier: Apache-2.0
"""Prints tests/golden/promotion.txt: torch.result_type of every pair of operands.

Run it with PyTorch 2.14: python3 make_promotion.py > promotion.txt. Each line is "LEFT RIGHT RESULT";
an operand is a type with "2" (two dimensions), "0" (no dimensions) or "n" (a Python number).
"""
import torch

types = ["float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8",
         "bool"]
operands = [(t + k, torch.ones((1, 1) if k == "2" else (), dtype=getattr(torch, t)))
            for t in types for k in "20"]
operands += [("float64n", 1.5), ("int64n", 2), ("booln", True)]
for left, a in operands:
    for right, b in operands:
        print(left, right, str(torch.result_type(a, b))[6:])
