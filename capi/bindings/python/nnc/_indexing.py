# SPDX-License-Identifier: Apache-2.0
"""Python's brackets as those of the library: a text, and tensors where tensors index."""
from operator import index as index_of

from . import _calls, _handle
from ._convert import DTYPES
from ._tensor import as_tensor, scalar


def _word(part):
    if part is None or part is Ellipsis:
        return "None" if part is None else "..."
    if isinstance(part, slice):
        ends = [part.start, part.stop] + ([] if part.step is None else [part.step])
        return ":".join("" if e is None else str(index_of(e)) for e in ends)
    if isinstance(part, float):
        raise IndexError("only integers, slices (`:`), ellipsis (`...`), None and tensors of integers or bools are valid "
                         "indices (got float)")
    return str(part) if isinstance(part, bool) else str(index_of(part))


def _is_advanced(part):
    return isinstance(part, (_handle.Tensor, list, range)) or hasattr(part, "__array__") and len(part.shape) > 0


def _index_tensor(part):
    if isinstance(part, (list, range)):
        return as_tensor(list(part), DTYPES["int64"] if not part else None)
    return as_tensor(part)


def _covers(part):
    """How many dimensions a part of an index takes."""
    if part is None or part is Ellipsis or isinstance(part, bool):
        return 0
    if isinstance(part, _handle.Tensor) and part.dtype.name in ("bool", "uint8"):
        return part.ndim
    return 1


def _split(x, parts):
    """(text of what is no tensor, the tensors in their places behind it)."""
    parts = [_index_tensor(p) if _is_advanced(p) else p for p in parts]
    if not any(isinstance(p, _handle.Tensor) for p in parts):
        return ", ".join(map(_word, parts)), None
    # A number beside tensors is one of them: it broadcasts with the others.
    parts = [as_tensor(int(p)) if not isinstance(p, (bool, slice, _handle.Tensor)) and p is not None
             and p is not Ellipsis else p for p in parts]
    missing = x.ndim - sum(map(_covers, parts))
    words, tensors = [], []
    for p in parts:
        if isinstance(p, _handle.Tensor):
            words += [":"] * _covers(p)
            tensors.append(p)
        elif p is Ellipsis:
            words += [":"] * missing
            tensors += [None] * missing
        else:
            words.append(_word(p))
            tensors.append(None)
    while tensors and tensors[-1] is None:
        tensors.pop()
    return (", ".join(words) if any(w != ":" for w in words) else None), tensors


def _parts(index):
    return list(index) if isinstance(index, tuple) else [index]


def get(x, index):
    words, tensors = _split(x, _parts(index))
    if tensors is None:
        return _calls.index(x, words) if words else _calls.index(x, "...")
    return _calls.index_tensors(x if words is None else _calls.index(x, words), tensors)


def put(x, index, value):
    words, tensors = _split(x, _parts(index))
    if tensors is None:
        words = words or "..."
        if isinstance(value, float):
            _calls.tensor_index_assign_scalar(x, words, value)
        elif isinstance(value, int):
            _calls.tensor_index_assign_scalar_i64(x, words, value)
        else:
            _calls.tensor_index_assign(x, words, as_tensor(value))
        return
    place = x if words is None else _calls.index(x, words)
    value = value if isinstance(value, _handle.Tensor) else \
        scalar(value, x.dtype) if isinstance(value, (int, float)) else as_tensor(value)
    _calls.index_put_(place, tensors, _calls.tensor_to(value, x.dtype))
