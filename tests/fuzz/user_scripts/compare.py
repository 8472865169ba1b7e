#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""compare.py EXPECTED FOUND [--errors]: the first line in which each script differs, numbers to
rounding; exit 1 if there is one. --errors counts which error of the one is which of the other."""
import collections
import re
import sys

NUMBER = re.compile(r"(?<![\w.])-?(?:\d+\.\d*(?:e[+-]?\d+)?|\d+e[+-]?\d+|\d+|inf|nan)(?![\w])")
# Relative to the largest number of the line: what a few steps of training leave of the rounding.
ROUNDING = {"float64": 1e-9, "float32": 3e-5, "bfloat16": 0.04, "float16": 6e-3}

# What the headers and CONTRIBUTING.md decide otherwise than PyTorch, by the action and what PyTorch
# says of it. The rest of the script is not compared then.
DECIDED = [
    # Modules of torch's older weight_norm and spectral_norm are copied, and PyTorch cannot.
    (r"= deepcopy", r"! RuntimeError: Only Tensors created explicitly by the user"),
    # Lazy parameters can be frozen and given to any optimizer.
    (r"module_requires_grad_|optimizer\(", r"! ValueError: Attempted to use an uninitialized parameter"),
    # Muon asks for matrices also of a group that is added.
    (r"^> add_param_group", r"! INVALID: .*Muon"),
    # The kernel that PyTorch chooses has no loops for a type; libnnc has.
    (r"", r"! NotImplementedError: .* not implemented for '(BFloat16|Half)'"),
    # An orthogonal weight made of a normed one is computed; PyTorch finds no weight.
    (r"", r"! TypeError: unsupported operand type\(s\) for @"),
    # A copy of a tensor to itself changes nothing, and has its gradient.
    (r"backward", r"! RuntimeError: unsupported operation: more than one element of the written-to tensor"),
    # ModuleLists find what is in a place also where it has another name.
    (r"seq_", r"! KeyError"),
    # A type without loops is refused also where there is nothing to do.
    (r"(normal|randn_like|rand_like|uniform_|exponential_|cauchy_|geometric_)\w*\(", r"! DTYPE: "),
    # What is assigned by words is converted to the tensor's type.
    (r"index_assign", r"! RuntimeError: Index put requires the source and destination dtypes match"),
    # A parameter that is None is NULL.
    (r"parameter\(", r"! AttributeError: `\w+` is not an nn.Parameter"),
    # These functions cannot fail.
    (r"is_leaf|requires_grad\(|version", r"! RuntimeError: Output 0 of \w+ is a view"),
    # Second derivatives that PyTorch lacks, numbers beyond a type that it wraps, kernels without a size:
    # CONTRIBUTING.md and the headers.
    (r"backward|autograd_grad", r"! RuntimeError: derivative for aten::"),
    (r"linspace", r"= uint8"),
    (r"module\(\"", r"= \w+\(.*kernel_size=\(?0"),
    # A number beyond float16, for one element as for several.
    (r"full|fill|index_assign", r"! INVALID: .* without overflow"),
    # PyTorch's kernel for evaluation takes every number in a mask for True, and makes NaN of a row without
    # any key; its other kernels do not.
    (r"mask=", r"= float32.*nan"),
    # Containers of parameters hold no None.
    (r"register_parameter", r"! INVALID: .*cannot be None"),
    # weight_norm comes first where a tensor is parametrized several times.
    (r"^> parametrizations_weight_norm", r"! INVALID: .*must come first"),
    # A lazy state is saved by PyTorch alone.
    (r"^> save", r"! STATE: .*uninitialized"),
]
# A call that fails has changed nothing; PyTorch leaves these half done.
HALF_DONE = re.compile(r"^> (?:\w+ = )?(call|index_put_|index_add_|prune|weight_norm|spectral_norm|parametriz|load_state_dict|step|copy_state|add_param_group|scheduler)|\(call")


def decided(action, line, other):
    return any(re.search(a, action) and (re.match(e, line) or re.match(e, other)) for a, e in DECIDED)


def same(a, b):
    if a == b:
        return True
    if a.startswith("= {"):  # the order of what was computed: <nnc/nn_parametrize.h>
        a, b = ("; ".join(sorted(s[3:-1].split("; "))) for s in (a, b))
    if a.startswith("! ") and b.startswith("! "):
        return True
    if " ".join(NUMBER.sub("#", a).split()) != " ".join(NUMBER.sub("#", b).split()):
        return False
    tolerance = max((v for k, v in ROUNDING.items() if k in a), default=1e-4)
    x, y = ([float(v) for v in NUMBER.findall(s)] for s in (a, b))
    largest = max([abs(v) for v in x if abs(v) < float("inf")] + [1e-2])
    return all(p == q or (p != p and q != q) or abs(p - q) <= tolerance * largest for p, q in zip(x, y))


def read(path):
    scripts = {}
    for line in open(path, encoding="utf-8"):
        if line.startswith("# script "):
            lines = scripts.setdefault(int(line.split()[2]), [])
        elif not line.startswith("#"):
            lines.append(line.rstrip("\n"))
    return scripts


def main():
    expected, found = read(sys.argv[1]), read(sys.argv[2])
    different, left, errors, actions, words = 0, 0, collections.Counter(), 0, collections.Counter()
    for n, lines in expected.items():
        others = found.get(n, [])
        action, half_done = "", False
        for i, line in enumerate(lines):
            other = others[i] if i < len(others) else "(nothing)"
            if line.startswith("> "):
                action = line if line == other else action
                actions += 1
                words.update(set(re.findall(r"\b([a-z_0-9]+)\(|\b([A-Z]\w+)\(", line)))
            if line.startswith("! ") and other.startswith("! "):
                errors[line.split(":")[0] + " | " + other.split(":")[0]] += 1
                if "--words" in sys.argv:
                    print(f"{action}\n  {line}\n  {other}")
            if line.startswith("! ") and other.startswith("! ") and (
                    HALF_DONE.search(action) or "modified by an inplace" in line):
                half_done = True
            if not same(line, other) and (half_done or decided(action, line, other)):
                left += 1
                break
            if not same(line, other):
                different += 1
                print(f"script {n}, line {i}: {action}\n  expected {line[:600]}\n  found    {other[:600]}")
                break
        else:
            if len(others) > len(lines):
                different += 1
                print(f"script {n}: {others[len(lines)]} is more than expected")
    if "--errors" in sys.argv:
        for k, v in errors.most_common():
            print(v, k)
    print(f"{len(expected)} scripts, {actions} actions of {len(words)} names, {different} scripts differ, "
          f"{left} as decided")
    return different > 0


if __name__ == "__main__":
    sys.exit(main())
