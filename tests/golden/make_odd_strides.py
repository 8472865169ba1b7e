# SPDX-License-Identifier: Apache-2.0
"""Prints tests/golden/odd_strides.txt: results of tensors that have odd strides where sizes are 1.

Run it with PyTorch 2.14: python3 make_odd_strides.py > odd_strides.txt
Each line is "SIZES | STRIDES | STRIDES OF abs(x) | ...": those of the results of FUNCTIONS, in their
order. The inputs are dense but for every fourth, which has gaps.
tests/ops/odd_strides_test.cpp has the same functions.
"""
import itertools
import random

import torch

FUNCTIONS = [torch.abs, lambda x: x + 1.0, lambda x: x * 2, lambda x: x > 0, torch.clone,
             lambda x: x.double(), torch.zeros_like, lambda x: x + x, lambda x: x + x[-1:],
             lambda x: torch.lerp(x, x, 0.5), lambda x: torch.addcmul(x, x, x),
             lambda x: x.masked_fill(x > 0, 1.0), torch.nan_to_num]
SHAPES = [(1,), (1, 1), (2, 1), (1, 2), (2, 1, 3), (1, 3, 1), (2, 3, 1, 4), (1, 2, 3, 1),
          (1, 1, 2, 2), (2, 3, 1, 1), (1, 3, 2, 2)]


def strides_of(sizes, order):
    strides, step = [0] * len(sizes), 1
    for d in reversed(order):
        strides[d] = step
        step *= sizes[d]
    return strides


def text_of(numbers):
    return " ".join(map(str, numbers))


random.seed(1)
seen = set()
for sizes in SHAPES:
    for order in itertools.permutations(range(len(sizes))):
        for turn in range(4):
            strides = strides_of(sizes, order)
            if turn > 0:
                strides = [random.choice([0, 1, 2, 3, 5, 7, 77]) if n == 1 else s
                           for n, s in zip(sizes, strides)]
            if turn == 3:
                strides = [2 * s for s in strides]
            if (sizes, tuple(strides)) in seen:
                continue
            seen.add((sizes, tuple(strides)))
            x = torch.zeros(400).as_strided(sizes, strides)
            print(" | ".join([text_of(sizes), text_of(strides)] +
                             [text_of(f(x).stride()) for f in FUNCTIONS]))
