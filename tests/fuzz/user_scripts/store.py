#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""store.py TORCH NNC COUNT > tests/golden/user_scripts.txt: of the results that `run` left, COUNT
short scripts in which both sides agree and that together name as much as possible."""
import re
import sys

import compare


def names(lines):
    return {w for l in lines if l.startswith("> ") for w in re.findall(r"\w+(?=\()|(?<=\()\w+(?=_\w+\()", l)}


def main():
    torch, nnc = compare.read(sys.argv[1]), compare.read(sys.argv[2])
    # 16-bit types round differently by the processor, and what a line search or a sign makes of rounding
    # is no promise.
    fragile = re.compile(r"float16|LBFGS|Rprop|Adafactor|BatchNorm|SyncB|/tmp/")
    left = {n: lines for n, lines in torch.items()
            if len(lines) == len(nnc.get(n, [])) and all(map(compare.same, lines, nnc[n]))
            and sum(map(len, lines)) < 3000 and not any(map(fragile.search, lines))}
    seen, chosen = set(), []
    while left and len(chosen) < int(sys.argv[3]):
        n = max(left, key=lambda n: (len(names(left[n]) - seen) / (400 + sum(map(len, left[n]))), -n))
        seen |= names(left[n])
        chosen.append((n, left.pop(n)))
    print("# By tests/fuzz/user_scripts/store.py: scripts of a random user, and what PyTorch 2.14 prints.")
    for n, lines in sorted(chosen):
        print(f"# script {n}")
        # Of an error PyTorch's kind and first words.
        print("\n".join(l[:120] if l.startswith("! ") else l for l in lines))


main()
