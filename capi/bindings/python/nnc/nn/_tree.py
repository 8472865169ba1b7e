# SPDX-License-Identifier: Apache-2.0
"""Arguments and results of forward functions: tensors in tuples, lists and dictionaries."""
import re

from .._handle import Tensor


class _Place:
    """Where a tensor was."""


_PLACE = _Place()


def flatten(value, found):
    """The structure of a value without its tensors, which are appended to found."""
    if isinstance(value, Tensor):
        found.append(value)
        return _PLACE
    if isinstance(value, tuple):
        parts = [flatten(v, found) for v in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if isinstance(value, list):
        return [flatten(v, found) for v in value]
    if isinstance(value, dict):
        return {k: flatten(v, found) for k, v in value.items()}
    return value


def rebuild(structure, tensors):
    """The value again, with tensors from an iterator."""
    if structure is _PLACE:
        return next(tensors)
    if isinstance(structure, tuple):
        parts = [rebuild(s, tensors) for s in structure]
        return type(structure)(*parts) if hasattr(structure, "_fields") else tuple(parts)
    if isinstance(structure, list):
        return [rebuild(s, tensors) for s in structure]
    if isinstance(structure, dict):
        return {k: rebuild(s, tensors) for k, s in structure.items()}
    return structure


def count(structure):
    """How many tensors it has."""
    if structure is _PLACE:
        return 1
    if isinstance(structure, (tuple, list)):
        return sum(map(count, structure))
    return sum(map(count, structure.values())) if isinstance(structure, dict) else 0


_CHILD = re.compile(r"((?:  )+)\((\w+)\): (.*)")


def without_lines(printed, paths):
    """The printed form of a module without the lines "(name): None" of these paths."""
    if not paths:
        return printed
    lines, path = [], ()
    for line in printed.split("\n"):
        found = _CHILD.fullmatch(line)
        if found:
            path = (*path[:len(found[1]) // 2 - 1], found[2])
        if not (found and found[3] == "None" and path in paths):
            lines.append(line)
    return re.sub(r"\(\n *\)$", "()", "\n".join(lines), flags=re.M)
