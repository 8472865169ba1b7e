# SPDX-License-Identifier: Apache-2.0
"""Functions that torch lets one call in more ways than the C interface has."""
import functools

from . import _calls, _handle, _ops
from ._choose import with_axis
from ._context import drawn_from


def where(condition, input=None, other=None):
    """input where condition is true, other elsewhere; of condition alone where it is true."""
    if input is None and other is None:
        return _calls.nonzero_as_tuple(condition)
    return _ops.where(condition, input, other)


def tensordot(a, b, dims=2):
    if hasattr(type(dims), "__index__"):
        return _calls.tensordot(a, b, dims)
    return _calls.tensordot_dims(a, b, *dims)


def nonzero(input, *, as_tuple=False):
    return _calls.nonzero_as_tuple(input) if as_tuple else _calls.nonzero(input)


@with_axis
def sort(input, dim=-1, descending=False, stable=True):
    """The values along dim in order, and where they were; equal ones keep their order."""
    return _calls.sort(input, dim, descending)


@with_axis
def argsort(input, dim=-1, descending=False, stable=True):
    return _calls.argsort(input, dim, descending)


@with_axis
def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
    """The distinct elements, or slices along dim; a tuple if inverse or counts are wanted too."""
    return _calls.unique(input, sorted, dim, return_inverse, return_counts)


def _shift(name, by):
    def call(input, other):
        for value in (input, other):
            kind = value.dtype.name if isinstance(value, _handle.Tensor) else type(value).__name__
            if "float" in kind or kind == "bool":
                raise NotImplementedError(f"{name}() is not implemented for {kind}")
        # In C, and so in torch, a shift by a negative number or all bits is undefined.
        return by(input, _ops.pow(2, other) if isinstance(other, _handle.Tensor) else 1 << other)
    call.__name__, call.__doc__ = name, f"input {'<<' if by is _ops.mul else '>>'} other, of integers."
    return call


def broadcast_shapes(*shapes):
    """The sizes that tensors of these sizes are broadcast to."""
    from ._tensor import Size
    one = _calls.zeros([1], None)
    found = _calls.broadcast_tensors([one.expand((s,) if isinstance(s, int) else tuple(s)) for s in shapes])
    return found[0].shape if found else Size()


def bucketize(input, boundaries, *, out_int32=False, right=False):
    """The number of the bucket between boundaries, which are in order, that each element is in."""
    return _ops.searchsorted(boundaries, input, out_int32=out_int32, right=right)


def _tensors(values):
    return values[0] if len(values) == 1 and isinstance(values[0], (list, tuple)) else values


def einsum(equation, *operands):
    return _calls.einsum(equation, _tensors(operands))


def broadcast_tensors(*tensors):
    return _calls.broadcast_tensors(_tensors(tensors))


def seeded(function):
    """Gives a function that draws the argument generator=."""
    def call(*arguments, generator=None, **others):
        with drawn_from(generator):
            return function(*arguments, **others)
    call.__name__, call.__doc__, call.__wrapped__ = function.__name__, function.__doc__, function
    return call


def random_(self, *bounds, generator=None):
    """Elements drawn from 0..to-1, or from..to-1; as many as there are exactly without bounds."""
    with drawn_from(generator):
        _calls.random_(self, *((0, bounds[0]) if len(bounds) == 1 else bounds or (0, None)))
    return self


def _commutative(name):
    function = getattr(_ops, name)

    def call(input, other):
        return function(input, other) if isinstance(input, _handle.Tensor) else function(other, input)
    call.__name__, call.__doc__ = name, function.__doc__
    return call


def _unbiased(name):
    """A function that also takes what torch had before correction: unbiased=False, and x.var(False)."""
    function = getattr(_ops, name)

    @functools.wraps(function)
    def call(*given, unbiased=None, **named):
        if len(given) == 2 and isinstance(given[1], bool):
            if unbiased is not None:
                raise TypeError(f"{name}() got multiple values for argument 'unbiased'")
            given, unbiased = given[:1], given[1]
        if unbiased is not None:
            named["correction"] = int(unbiased)
        return function(*given, **named)
    return call


var, std, var_mean, std_mean = map(_unbiased, ("var", "std", "var_mean", "std_mean"))
bitwise_and, bitwise_or, bitwise_xor = map(_commutative, ("bitwise_and", "bitwise_or", "bitwise_xor"))
bernoulli, multinomial, normal = map(seeded, (_ops.bernoulli, _ops.multinomial, _ops.normal))
clip, clip_ = _ops.clamp, _ops.clamp_
bitwise_left_shift, bitwise_right_shift = (
    _shift("bitwise_left_shift", _ops.mul), _shift("bitwise_right_shift", _ops.floor_divide))
METHODS = {"clip": clip, "clip_": clip_, "bitwise_left_shift": bitwise_left_shift, "__lshift__": bitwise_left_shift,
           "bitwise_right_shift": bitwise_right_shift, "__rshift__": bitwise_right_shift, "var": var, "std": std, "nonzero": nonzero, "sort": sort, "argsort": argsort, "unique": unique,
           "random_": random_, "bernoulli": bernoulli,
           "multinomial": multinomial, **{name: seeded(getattr(_ops, name)) for name in (
               "uniform_", "normal_", "bernoulli_", "exponential_", "log_normal_", "cauchy_", "geometric_")}}
