# SPDX-License-Identifier: Apache-2.0
"""Writes tests/golden/connected.txt: which gradients of the sample table have a graph in PyTorch.

    build/nnc_tests --dump-samples rows.txt
    python3 make_connected.py rows.txt connected.txt     (PyTorch 2.14, beside make_samples.py)

Per row: "OP/NAME KEY FLAGS", one flag per input that requires a gradient: 1 if that gradient, taken
with create_graph=True, requires one itself.
"""
import sys

import torch
from make_samples import read, weights


def flags(row):
    outputs = [y for y in row.evaluate() if y.requires_grad]
    inputs = [x for x in row.inputs if x.requires_grad]
    if not outputs or not inputs:
        return ""
    gradients = torch.autograd.grad(outputs, inputs, [weights(y) for y in outputs],
                                    allow_unused=True, create_graph=True)
    return "".join("1" if g is not None and g.requires_grad else "0" for g in gradients)


def main(path, output):
    lines = []
    for row in read(path):
        text = flags(row) if row.kind == "row" else ""
        if "1" in text:
            lines.append("%s/%s %s %s" % (row.op, row.name, row.key, text))
    with open(output, "w") as f:
        f.write("\n".join(lines) + "\n")
    print("%d rows" % len(lines))


main(sys.argv[1], sys.argv[2])
