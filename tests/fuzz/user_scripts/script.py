# SPDX-License-Identifier: Apache-2.0
"""Runs scripts of one action a line and prints what a user would see of each.

A script is Python without definitions: "y = conv2d(x, w, stride=2)", "backward(sum(y))". A name that
no line has assigned is one of the side's: `Side.name(n)` is what PyTorch or libnnc has by it. A line
that fails prints the error and goes on with a generator seeded anew: how many numbers a failed call
has drawn is nobody's promise."""
import sys

SHOWN = 24
IMPORTS = {"__import__": __import__}  # PyTorch imports while it runs


class Names(dict):
    """The variables of a script, and behind them what the side offers."""

    def __init__(self, side):
        self.side = side

    def __missing__(self, name):
        value = self.side.name(name)
        if value is None:
            raise KeyError(name)
        return value


def number(v):
    return repr(v) if isinstance(v, (bool, int)) else f"{v:.9g}"


def show(side, v):
    tensor = side.tensor(v)
    if tensor:
        dtype, sizes, wants_grad, values = tensor
        if len(values) > SHOWN:  # every so many of them, and the mean, which misses none
            step = -(-len(values) // SHOWN)
            finite = [x for x in values if x == x and abs(x) != float("inf")]
            half = dtype in ("bfloat16", "float16")
            values = values[::step] + ([] if half else [sum(finite) / max(len(finite), 1)])
        return f"{dtype}{list(sizes)}{' grad' if wants_grad else ''}: " + " ".join(map(number, values))
    if isinstance(v, (list, tuple)):  # a packed sequence of PyTorch's is one
        return "(" + "; ".join(show(side, x) for x in v) + ")"
    if isinstance(v, dict):
        return "{" + "; ".join(f"{k}= {show(side, x)}" for k, x in v.items()) + "}"
    if isinstance(v, float):
        return number(v)
    if isinstance(v, str):
        return v.replace("\n", "\\n")
    if v is None or isinstance(v, (bool, int)):
        return repr(v)
    return side.text(v).replace("\n", "\\n")


def run(side, number_of_script, lines, out):
    side.begin(number_of_script)
    names = Names(side)
    for i, line in enumerate(lines):
        print(f"> {line}", file=out)
        try:
            try:
                code = compile(line, "line", "eval")
            except SyntaxError:
                code = compile(line, "line", "exec")
            value = eval(code, {"__builtins__": IMPORTS}, names)
            if value is not None:
                print("= " + show(side, value), file=out)
        except Exception as error:  # whatever it is, the user sees it
            kind, words = side.error(error)
            words = words.strip().split("\n")[0]
            print(f"! {kind}: {words}", file=out)
            side.name("manual_seed")(1000 + i)
        for event in side.events:
            print("  " + show(side, event), file=out)
        side.events.clear()
    names.clear()
    side.end()


def read(path):
    """[(number, lines)] of a file whose scripts begin with "# script N"."""
    scripts = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# script "):
            scripts.append((int(line.split()[2]), []))
        elif line.startswith("#") or not line:
            continue
        elif not line.startswith(("= ", "! ", "  ")):
            scripts[-1][1].append(line.removeprefix("> "))
    return scripts


def main(side):
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for n, lines in read(sys.argv[1]):
            print(f"# script {n}", file=out)
            run(side, n, lines, out)
            out.flush()
