# SPDX-License-Identifier: Apache-2.0
"""Writes tests/golden/connected.txt: which gradients of the sample table have a graph in PyTorch.

    build/nnc_tests --dump-samples rows.txt
    python3 make_connected.py rows.txt connected.txt     (PyTorch 2.14, beside make_samples.py)

Per row: "OP/NAME KEY FLAGS ALONE PAIRS SECONDS". FLAGS: for each input that requires a gradient, 1 if that
gradient, taken with create_graph=True, requires one itself. ALONE: the same where this input alone
requires a gradient. PAIRS: for each of these gradients and each input, 1 if the gradient's own
gradient for the input is not None. SECONDS: for each of these gradients and each input, then each
weight of an output, its own gradient for that, taken with create_graph=True: 0 if it is None, 1 if
it requires no gradient, 2 if it does; - if PyTorch refuses. A row without such a gradient has
"- - - -".
"""
import sys

import torch
from make_samples import read, weights


def gradients(row, inputs):
    outputs = [y for y in row.evaluate() if y.requires_grad]
    if not outputs or not inputs:
        return []
    return torch.autograd.grad(outputs, inputs, [weights(y) for y in outputs],
                               allow_unused=True, create_graph=True)


def seconds(row, inputs):
    outputs = [y for y in row.evaluate() if y.requires_grad]
    seeds = [weights(y).requires_grad_() for y in outputs]
    firsts = torch.autograd.grad(outputs, inputs, seeds, allow_unused=True, create_graph=True)
    text = ""
    for g in firsts:
        if g is None or not g.requires_grad:
            text += "0" * len(inputs + seeds)
            continue
        try:
            again = torch.autograd.grad(g.sum(), inputs + seeds, allow_unused=True,
                                        create_graph=True)
        except RuntimeError:
            text += "-" * len(inputs + seeds)
            continue
        text += "".join("0" if s is None else "2" if s.requires_grad else "1" for s in again)
    return text


def flag(g):
    return "1" if g is not None and g.requires_grad else "0"


def pair_flags(g, inputs):
    if flag(g) == "0":
        return "0" * len(inputs)
    try:
        seconds = torch.autograd.grad(g.sum(), inputs, allow_unused=True, retain_graph=True)
    except RuntimeError as e:  # PyTorch has no second derivative there, or fails in it
        if not any(w in str(e) for w in ("is not implemented", "Invalid strides", "is unsupported",
                                            "with a bool tensor", "Only zero batch")):
            raise
        return "0" * len(inputs)
    return "".join("0" if s is None else "1" for s in seconds)


def alone_flag(row, inputs, x):
    for other in inputs:
        other.requires_grad_(other is x)
    text = "".join(flag(g) for g in gradients(row, [x]))
    for other in inputs:
        other.requires_grad_(True)
    return text or "0"


def flags(row):
    inputs = [x for x in row.inputs if x.requires_grad]
    firsts = gradients(row, inputs)
    both = "".join(flag(g) for g in firsts)
    if "1" not in both:
        return ""
    pairs = "".join(pair_flags(g, inputs) for g in firsts)
    alone = "".join(alone_flag(row, inputs, x) for x in inputs)
    return "%s %s %s %s" % (both, alone, pairs, seconds(row, inputs))


def main(path, output):
    lines = []
    for row in read(path):
        if row.kind == "row":
            lines.append("%s/%s %s %s" % (row.op, row.name, row.key, flags(row) or "- - - -"))
    with open(output, "w") as f:
        f.write("\n".join(lines) + "\n")
    print("%d rows" % len(lines))


main(sys.argv[1], sys.argv[2])
