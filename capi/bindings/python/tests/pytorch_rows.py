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


def is_near(a, b, dtype):
    loose = {"float32": 2e-5, "float16": 4e-3, "bfloat16": 3e-2}.get(dtype, 1e-8)
    if a != a or b != b:
        return a != a and b != b
    return a == b or abs(a - b) <= loose * max(1.0, abs(b))


def difference(actual, wanted):
    """What is wrong with a line, or None."""
    a, b = actual.split(" ["), wanted.split(" [")
    head = [re.sub(r"0x\w+", "", t[0]) for t in (a, b)]
    if head[0] != head[1]:
        return f"{head[0]} for {head[1]}"
    (sizes, _, values), (sizes_, _, values_) = a[1].partition("]"), b[1].partition("]")
    if sizes != sizes_:
        return f"sizes [{sizes}] for [{sizes_}]"
    dtype = head[0].split()[1] if head[0].startswith("out") else ""
    for x, y in zip(map(float, values.split()), map(float, values_.split())):
        if not is_near(x, y, dtype or "float32"):
            return f"{x} for {y}"
    return None


def check(row, wanted):
    if row.kind == "refusal":
        try:
            row.evaluate()
        except (RuntimeError, ValueError, TypeError, IndexError, OverflowError, LookupError, AttributeError):
            return None
        return "is not refused"
    lines = row.golden()[1:]
    if len(lines) != len(wanted):
        return f"{len(lines)} results for {len(wanted)}"
    return next((d for d in map(difference, lines, wanted) if d), None)


def main(path, families):
    warnings.simplefilter("ignore")
    module = make_samples()
    texts, passed, failed = {}, collections.Counter(), []
    for row in module.read(path):
        if families and row.family not in families:
            continue
        if row.kind == "row" and row.family not in texts:
            texts[row.family] = golden(row.family)
        try:
            fault = check(row, texts.get(row.family, {}).get(row.key, []))
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
