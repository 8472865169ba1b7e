#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes capi/bindings/README.md: the packages, and the tutorial's models in all languages side by side.

    side_by_side.py            writes it
    side_by_side.py --check    exits with 1 if it is not what would be written

The listings are cut out of programs that the tests run, between lines of comment with a name in
brackets, [lenet].
"""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[2]
TARGET = root / "capi/bindings/README.md"
# Language, its name in a fence, its program, where its package is described.
LANGUAGES = [
    ("PyTorch", "python", "tests/golden/make_transcript.py", None),
    ("C", "c", "capi/examples/building_models.c", "../../README.md"),
    ("C++", "cpp", "capi/bindings/cpp/examples/building_models.cpp", "cpp/README.md"),
    ("Rust", "rust", "capi/bindings/rust/nnc/examples/building_models.rs", "rust/README.md"),
    ("Go", "go", "capi/bindings/go/examples/building_models/building_models.go", "go/README.md"),
    ("Julia", "julia", "capi/bindings/julia/examples/building_models.jl", "julia/README.md"),
    ("Python", "python", "capi/bindings/python/examples/building_models.py", "python/README.md"),
]
SECTIONS = [("tiny_model", "A tiny model"), ("linear", "A linear layer"), ("lenet", "A convolutional network"),
            ("lstm_tagger", "A recurrent network"), ("transformer", "A transformer"), ("max_pool", "Pooling"),
            ("batch_norm", "Normalization"), ("dropout", "Dropout")]
MARK = re.compile(r"^\s*(?:#|//|/\*)\s*\[(\w+)\](?:\s*\*/)?\s*$")
HEAD = """<!-- Made by side_by_side.py from programs that the tests run. -->
# One library, every language

Each package is thin: its declarations are made from the C headers by its `generate.py`, and the rest
is what that language expects, errors, memory, operators, printing. All of them print the same
numbers from the same seed, those of PyTorch.

| language | package | what it is |
|---|---|---|
"""
TABLE = [("C++ 17 or later", "[cpp/](cpp/README.md)", "`<nnc/nnc.hpp>`, header-only"),
         ("Rust 1.63 or later", "[rust/](rust/README.md)", "crates `nnc-sys` and `nnc`"),
         ("Go 1.19 or later", "[go/](go/README.md)", "module `nnc`, cgo"),
         ("Julia 1.5 or later", "[julia/](julia/README.md)", "package `NNC`, `ccall`"),
         ("Python 3.9 or later", "[python/](python/README.md)", "package `nnc`, ctypes, no compiler"),
         ("Node.js", "[node/](node/README.md)", "an example with koffi")]


def sections(path):
    """{name: the lines behind its mark, up to the next one}."""
    found, name = {}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        mark = MARK.match(line)
        if mark:
            name = mark[1]
            found[name] = []
        elif name:
            found[name].append(line)
    return {name: "\n".join(lines).strip("\n") for name, lines in found.items()}


def text():
    programs = [(language, fence, path, sections(root / path)) for language, fence, path, _ in LANGUAGES
                if (root / path).exists()]
    lines = [HEAD]
    lines += [f"| {language} | {package} | {what} |\n" for language, package, what in TABLE
              if (root / "capi/bindings" / re.search(r"\((.*?)\)", package)[1]).exists()]
    lines.append("\nSeveral processes, over MPI by libnnc-mpi: `<nnc/mpi.hpp>`, the crates' feature `mpi`, Go's package\n"
                 "`nnc/distributed`, `NNC.Distributed` and Python's `nnc.distributed`; optional everywhere.\n")
    lines.append("\n# The tutorial *Building Models*, side by side\n\n"
                 "The whole programs: " +
                 ", ".join(f"[{language}](../../{path})" for language, _, path, _ in programs) + ".\n")
    for name, title in SECTIONS:
        lines.append(f"\n## {title}\n")
        for language, fence, path, found in programs:
            if name not in found:
                sys.exit(f"{path} has no section [{name}]")
            lines.append(f"\n<details{' open' if language == 'PyTorch' else ''}><summary>{language}</summary>\n\n"
                         f"```{fence}\n{found[name]}\n```\n\n</details>\n")
    return "".join(lines)


def main():
    if sys.argv[1:] != ["--check"]:
        TARGET.write_text(text(), encoding="utf-8")
    elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text():
        sys.exit(f"{TARGET.relative_to(root)}: not what side_by_side.py makes of the programs")


main()
