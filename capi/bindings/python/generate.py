#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the mechanical part of the package from the C headers, or with --check compares it.

    generate.py [--check]

nnc/_raw.py      the declarations of all functions, structs and constants for ctypes
nnc/_calls.py    one Python function for each C function
nnc/_ops.py      torch's functions: one for all overloads of a name
nnc/_methods.py  those that are methods of a tensor
nnc/nn/_inplace.py  those of torch.nn.functional that have the argument inplace
nnc/nn/_layers.py, nnc/nn/modules, nnc/optim/_classes.py   classes, from nnc_signature: only if
                 NNC_LIBRARY names the library, otherwise they stay as they are
"""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

import declarations  # noqa: E402
from generator import calls, classes, operations, raw  # noqa: E402


def main():
    headers = declarations.read(HERE.parents[2] / "include")
    files = {
        "_raw.py": raw.write(headers),
        "_calls.py": calls.write(headers),
        "_ops.py": operations.write(headers),
        "_methods.py": operations.write_methods(headers),
        "nn/_inplace.py": operations.write_inplace(headers),
        **classes.write(),
    }
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        sys.exit(__doc__)
    different = []
    for name, text in files.items():
        path = HERE / "nnc" / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        different.append(str(path.relative_to(HERE)))
        if not check:
            path.write_text(text, encoding="utf-8")
    if check and different:
        sys.exit("not what generate.py would write: " + ", ".join(different))
    left = "" if "nn/_layers.py" in files else "; NNC_LIBRARY is not set: not those of layers and optimizers"
    print(f"{len(files)} files{left}")


if __name__ == "__main__":
    main()
