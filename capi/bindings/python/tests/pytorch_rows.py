#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""PyTorch's own expressions, run by this package: the rows of the library's sample table.

    pytorch_rows.py ROWS [FAMILY...]     ROWS is what build/nnc_tests --dump-samples has written

Each row has inputs and an expression such as F.conv2d(a, b, stride=2), which is evaluated here with
nnc under the name torch. Results and gradients are compared with those that PyTorch 2.14 gave
(tests/golden/samples), rows that PyTorch refuses must be refused.
"""
import collections
import importlib.util
import pathlib
import re
import sys
import types
import warnings

import nnc
import nnc.optim.swa_utils
import nnc.utils.data

GOLDEN = pathlib.Path(__file__).resolve().parents[4] / "tests" / "golden"


def make_samples():
    """The module that reads and evaluates rows, with nnc for torch."""
    for name in list(sys.modules):
        if name == "nnc" or name.startswith("nnc."):
            sys.modules["torch" + name[3:]] = sys.modules[name]
    nnc.ops = types.SimpleNamespace(aten=nnc)
    spec = importlib.util.spec_from_file_location("make_samples", GOLDEN / "make_samples.py")
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    return module


def golden(family):
    """{key: lines} of a family."""
    rows, lines = {}, []
    for line in (GOLDEN / "samples" / (family + ".txt")).read_text().splitlines():
        if line.startswith("row "):
            lines = rows.setdefault(line.rpartition(" ")[2], [])
        else:
            lines.append(line)
    return rows


LOOSE = {"float64": 1e-8, "float32": 5e-5, "float16": 5e-3, "bfloat16": 4e-2}


def difference(row, actual, wanted):
    """What is wrong with a line, or None. The library's own tests look closer, and at names of nodes."""
    a, b = actual.split(" ["), wanted.split(" [")
    head = [re.sub(r" \w+Backward\w*| CopySlices", " node", t[0]) for t in (a, b)]
    if head[0] != head[1]:
        return f"{head[0]} for {head[1]}"
    (sizes, _, values), (sizes_, _, values_) = a[1].partition("]"), b[1].partition("]")
    if sizes != sizes_:
        return f"sizes [{sizes}] for [{sizes_}]"
    values, values_ = list(map(float, values.split())), list(map(float, values_.split()))
    dtypes = {x.dtype.name for x in row.inputs} | set(head[0].split())
    loose = max([LOOSE.get(d, 0.0) for d in dtypes]) * max([1.0] + [abs(v) for v in values_ if abs(v) < float("inf")])
    for x, y in zip(values, values_):
        if not (x == y or x != x and y != y or abs(x - y) <= loose):
            return f"{x} for {y}"
    return None


# Expressions with functions of PyTorch's that are no part of its interface.
PRIVATE = ("torch._weight_norm",)


def by_name(lines):
    """{"out 0": line, "grad 1": line}; a gradient of zeros is as good as none."""
    found = {}
    for line in lines:
        word, _, rest = line.partition(" ")
        if word == "grad":
            if any(abs(float(v)) > 1e-12 for v in rest.partition("]")[2].split()):
                found[f"grad {rest.split()[0]}"] = line
        else:
            found[f"out {len(found)}"] = line
    return found


def check(row, wanted):
    if row.kind == "refusal":
        try:
            row.evaluate()
        except Exception:  # noqa: B902 - a refusal of any kind
            return None
        return "is not refused"
    lines, wanted = by_name(row.golden()[1:]), by_name(wanted)
    if sorted(lines) != sorted(wanted):
        return f"{', '.join(lines)} for {', '.join(wanted)}"
    return next((d for d in (difference(row, lines[k], wanted[k]) for k in wanted) if d), None)


def main(path, families):
    warnings.simplefilter("ignore")
    module = make_samples()
    texts, passed, failed = {}, collections.Counter(), []
    for row in module.read(path):
        if families and row.family not in families or any(p in row.expression for p in PRIVATE):
            continue
        if row.kind == "row" and row.family not in texts:
            texts[row.family] = golden(row.family)
        try:
            fault = check(row, [] if row.kind == "refusal" else texts[row.family][row.key])
        except Exception as error:  # noqa: B902 - whatever a row fails with is shown
            fault = f"{type(error).__name__}: {error}"
        if fault is None:
            passed[row.family] += 1
        else:
            failed.append(f"{row.family} {row.op}/{row.name}: {row.expression}: {fault.splitlines()[0]}")
    for line in failed:
        print(line)
    print(f"{sum(passed.values())} rows agree with PyTorch, {len(failed)} do not")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
