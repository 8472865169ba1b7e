# SPDX-License-Identifier: Apache-2.0
"""Writes tests/golden/strides.txt: how PyTorch lays out the results of the rows of the sample table.

    build/nnc_tests --dump-samples rows.txt
    python3 make_strides.py rows.txt strides.txt                 (PyTorch 2.14)

Per row: OP/NAME and key, then the strides of its results for inputs in each of LAYOUTS, and behind
">" those of the gradients of inputs for contiguous ones of the results: those of several with ";"
between them, "none" for a gradient that is missing, "=" where all are those for contiguous inputs,
"-" where no input can lie so, "refused" where PyTorch refuses.
"""
import sys

import torch
from make_samples import read

# Windows that see nothing: PyTorch's gradient writes outside of its memory.
NO_GRADIENT = ("gap_around_all",)
LAYOUTS = ("contiguous", "transposed", "channels_last", "sliced", "sliced_transposed", "expanded")


def row_major(sizes):
    strides, step = [], 1
    for size in reversed(sizes):
        strides.insert(0, step)
        step *= max(size, 1)
    return strides


def strides_in(layout, sizes):
    """Also in tests/support/strides.cpp."""
    if layout == "transposed":  # the first dimension is the innermost
        return row_major(sizes[::-1])[::-1]
    if layout == "channels_last" and len(sizes) in (4, 5):
        n, *spatial, c = row_major([sizes[0], *sizes[2:], sizes[1]])
        return [n, c, *spatial]
    if layout.startswith("sliced"):  # every other element
        return [2 * s for s in strides_in(layout[7:], sizes)]
    if layout == "expanded" and any(size > 1 for size in sizes):  # along the first that is longer
        d = next(i for i, size in enumerate(sizes) if size > 1)
        strides = row_major(sizes[:d] + [1] + sizes[d + 1:])
        return strides[:d] + [0] + strides[d + 1:]
    return row_major(sizes)


def laid_out(t, layout):
    sizes = list(t.shape)
    strides = strides_in(layout, sizes)
    room = 1 + sum((size - 1) * s for size, s in zip(sizes, strides)) if t.numel() else 0
    y = torch.zeros(room, dtype=t.dtype).as_strided(sizes, strides)
    d = next((i for i, s in enumerate(strides) if s == 0), None)
    if t.numel():
        (y if d is None else y.narrow(d, 0, 1)).copy_(
            t.detach() if d is None else t.detach().narrow(d, 0, 1))
    return y.requires_grad_(t.requires_grad)


def text_of(tensors):
    return " ; ".join("none" if y is None else "[%s]" % ", ".join(map(str, y.stride()))
                      for y in tensors)


def evaluated(row):
    outputs = row.evaluate()
    text = text_of(outputs)
    used = [y for y in outputs if y.requires_grad]
    wanted = [x for x in row.inputs if x.requires_grad]
    if not used or not wanted or row.name.startswith(NO_GRADIENT):
        return text
    try:
        seeds = [torch.ones_like(y, memory_format=torch.contiguous_format) for y in used]
        found = torch.autograd.grad(used, wanted, seeds, allow_unused=True)
    except (RuntimeError, IndexError):
        return text + " > refused"
    return text + " > " + text_of(found)


def line_of(row):
    if not row.float64_only:
        row.inputs = [t.detach().float().requires_grad_(t.requires_grad)
                      if t.dtype == torch.float64 else t for t in row.inputs]
    plain, first, parts = row.inputs, None, []
    for layout in LAYOUTS:
        row.inputs = [laid_out(t, layout) for t in plain]
        same = all(t.stride() == p.stride() for t, p in zip(row.inputs, plain))
        if layout != "contiguous" and same:
            parts.append("-")
            continue
        try:
            text = evaluated(row)
        except (RuntimeError, IndexError):
            text = "refused"
        first = first or text
        parts.append("=" if parts and text == first else text)
    return "%s/%s %s %s" % (row.op, row.name, row.key, " | ".join(parts))


def main(path, to):
    lines = [line_of(row) for row in read(path) if row.kind == "row"]
    with open(to, "w") as f:
        f.write("# OP/NAME KEY %s\n" % " | ".join(LAYOUTS))
        f.write("\n".join(lines) + "\n")
    print("%d rows" % len(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
