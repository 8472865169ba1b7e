#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""PyTorch's layers, made by this package's constructors: tests/golden/modules.txt.

Printed form, initial values and what forward gives in training mode, of float32, are compared with
those of PyTorch 2.14. tests/golden/make_modules.py says what the words for inputs mean.
"""
import pathlib
import sys

import nnc
import nnc.nn as nn

GOLDEN = pathlib.Path(__file__).resolve().parents[4] / "tests" / "golden" / "modules.txt"


def draw(text):
    kind, *words = text.split()
    n = [int(w) for w in words]
    if kind == "none":
        return None
    if kind == "ints":
        return tuple(n)
    if kind in ("values", "scalar"):
        return nnc.tensor(n if kind == "values" else n[0])
    if kind in ("rand", "randn"):
        return getattr(nnc, kind)(n, requires_grad=True)
    if kind == "rand64":
        return nnc.rand(n, dtype=nnc.float64)
    if kind in ("sign", "int2f"):
        bits = nnc.randint(0, 2, n).float()
        return bits * 2 - 1 if kind == "sign" else bits
    if kind == "step":
        step, sizes = n[0], n[1:]
        plane = nnc.Size(sizes[2:])
        return (nnc.arange(plane.numel()) * step).reshape(plane).expand(sizes).contiguous()
    return nnc.randint(0, int(kind[3:]), n)


def tensors(value):
    return [value] if isinstance(value, nnc.Tensor) else [t for v in value or () for t in tensors(v)]


def differs(found, text):
    """What is wrong with a tensor for "SIZES : VALUES", or None."""
    sizes, _, values = text.partition(":")
    if list(found.shape) != [int(s) for s in sizes.split()]:
        return f"sizes {tuple(found.shape)} for {sizes}"
    wanted = [float(v) for v in values.split() if v != "~"]
    for a, b in zip(found.detach().double().flatten().tolist(), wanted):
        if not (a == b or a != a and b != b or abs(a - b) <= 1e-4 * max(1.0, abs(b))):
            return f"{a} for {b}"
    return None


class Block:
    """What the file says about one constructor."""

    def __init__(self, text):
        self.text, self.repr, self.given, self.inputs, self.state, self.outputs = text, "", [], [], [], []


def read():
    blocks, part = [], None
    for line in GOLDEN.read_text().splitlines():
        word, _, rest = line.partition(" ")
        if word == "=":
            blocks.append(Block(rest))
            part = "head"
        elif word == "!":
            part = None
        elif word == ":" or word in ("train", "eval"):
            part = part and (word if word != ":" else rest)
            wide = rest if word == ":" else wide  # noqa: F821
        elif part == "head" and word == "repr":
            blocks[-1].repr = rest.replace("\\n", "\n")
        elif part == "head" and word in ("with", "in"):
            (blocks[-1].given if word == "with" else blocks[-1].inputs).append(rest.partition(" ")[::2])
        elif part == "float32" and word == "state":
            blocks[-1].state.append(rest.partition(" ")[::2])
        elif part == "train" and wide == "float32" and word == "out":
            blocks[-1].outputs.append(rest)
    return blocks


def check(block):
    nnc.manual_seed(3)
    given = {name: draw(text) for name, text in block.given}
    given = {k: v.detach() if isinstance(v, nnc.Tensor) else v for k, v in given.items()}
    text = block.text
    if given:
        text = text[:-1] + ("**given)" if text.endswith("()") else ", **given)")
    nnc.manual_seed(0)
    module = eval(text, {**vars(nn), "torch": nnc, "given": given})  # the rows are the repository's own
    if repr(module) != block.repr:
        return f"prints {module!r}"
    state = module.state_dict()
    for name, wanted in block.state:
        fault = differs(state[name], wanted)
        if fault:
            return f"{name}: {fault}"
    nnc.manual_seed(1)
    arguments = {}
    for name, words in block.inputs:
        x = draw(words)
        arguments.setdefault(name, []).append(x * 1 if "inplace=True" in text and isinstance(x, nnc.Tensor) else x)
    nnc.manual_seed(2)
    found = tensors(module(**{n: tuple(x) if len(x) > 1 else x[0] for n, x in arguments.items()}))
    if len(found) != len(block.outputs):
        return f"{len(found)} outputs for {len(block.outputs)}"
    return next((f for f in map(differs, found, block.outputs) if f), None)


def main():
    failed = 0
    blocks = read()
    for block in blocks:
        try:
            fault = check(block)
        except Exception as error:  # noqa: B902 - whatever a row fails with is shown
            fault = f"{type(error).__name__}: {error}"
        if fault:
            failed += 1
            print(f"{block.text}: {fault}")
    print(f"{len(blocks) - failed} layers agree with PyTorch, {failed} do not")
    return 1 if failed or not blocks else 0


if __name__ == "__main__":
    sys.exit(main())
