# SPDX-License-Identifier: Apache-2.0
"""Makers of tensors, with torch's arguments."""
from . import _calls, _ops
from ._context import drawn_from
from ._convert import DTYPES, cpu


def _sizes(size):
    if len(size) == 1 and not hasattr(type(size[0]), "__index__"):
        return list(size[0])
    return list(size)


def _done(found, requires_grad):
    return found.requires_grad_() if requires_grad else found


def _maker(name):
    call, ordered = getattr(_calls, name), getattr(_calls, name + "_memory_format", None)

    def make(*size, dtype=None, requires_grad=False, generator=None, device=None, memory_format=None):
        cpu(device)
        sizes = _sizes(size)
        with drawn_from(generator):
            found = call(sizes, dtype) if memory_format is None else ordered(sizes, dtype, memory_format)
        return _done(found, requires_grad)
    make.__name__, make.__doc__ = name, call.__doc__
    return make


empty, zeros, ones, rand, randn = map(_maker, ("empty", "zeros", "ones", "rand", "randn"))


def _like(name):
    function = getattr(_ops, name)

    def make(input, *arguments, dtype=None, requires_grad=False, device=None, memory_format=None, generator=None):
        cpu(device)
        ordered = {} if memory_format is None else {"memory_format": memory_format}
        with drawn_from(generator):
            return _done(function(input, *arguments, dtype=dtype, **ordered), requires_grad)
    make.__name__, make.__doc__ = name, function.__doc__
    return make


empty_like, zeros_like, ones_like, full_like, rand_like, randn_like = map(
    _like, ("empty_like", "zeros_like", "ones_like", "full_like", "rand_like", "randn_like"))


def randint_like(input, low, high=None, *, dtype=None, requires_grad=False, device=None, memory_format=None):
    cpu(device)
    low, high = (0, low) if high is None else (low, high)
    found = _calls.randint_like(input, low, high, dtype) if memory_format is None else \
        _calls.randint_like_memory_format(input, low, high, dtype, memory_format)
    return _done(found, requires_grad)


def full(size, fill_value, *, dtype=None, requires_grad=False, device=None):
    cpu(device)
    if isinstance(fill_value, bool):
        return _calls.full_i64(_sizes((size,)), fill_value, dtype or DTYPES["bool"])
    return _done(_ops.full(_sizes((size,)), fill_value, dtype=dtype), requires_grad)


def arange(start, end=None, step=1, *, dtype=None, requires_grad=False, device=None):
    cpu(device)
    start, end = (0, start) if end is None else (start, end)
    exact = all(hasattr(type(v), "__index__") for v in (start, end, step))
    call = _calls.arange_i64 if exact else _calls.arange
    return _done(call(start, end, step, dtype), requires_grad)


def linspace(start, end, steps, *, dtype=None, requires_grad=False, device=None):
    cpu(device)
    return _done(_ops.linspace(start, end, steps, dtype=dtype), requires_grad)


def eye(n, m=None, *, dtype=None, requires_grad=False, device=None):
    cpu(device)
    return _done(_calls.eye(n, n if m is None else m, dtype), requires_grad)


def randint(low, high=None, size=None, *, generator=None, dtype=None, requires_grad=False, device=None):
    cpu(device)
    if size is None:
        low, high, size = 0, low, high
    with drawn_from(generator):
        return _done(_calls.randint(low, high, _sizes((size,)), dtype), requires_grad)


def randperm(n, *, generator=None, dtype=None, requires_grad=False, device=None):
    cpu(device)
    with drawn_from(generator):
        return _done(_calls.randperm(n, dtype), requires_grad)


def tril_indices(row, col, offset=0, *, dtype=None, device=None):
    cpu(device)
    return _calls.tril_indices(row, col, offset, dtype)


def triu_indices(row, col, offset=0, *, dtype=None, device=None):
    cpu(device)
    return _calls.triu_indices(row, col, offset, dtype)


def meshgrid(*tensors, indexing=None):
    if len(tensors) == 1 and isinstance(tensors[0], (list, tuple)):
        tensors = tensors[0]
    return _calls.meshgrid(tensors, indexing)
