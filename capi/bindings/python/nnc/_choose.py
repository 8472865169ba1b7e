# SPDX-License-Identifier: Apache-2.0
"""Which overload of a function takes the arguments of a call."""
import functools

from . import _calls, _handle
from ._convert import DTYPES, dtype, memory_format

UNSET = type("Unset", (), {"__repr__": lambda self: "<default>", "__bool__": lambda self: False})()


def _is_number(value, method):
    return hasattr(type(value), method) and not isinstance(value, _handle.Tensor)


def _is_int(value):
    return _is_number(value, "__index__")


def _is_real(value):
    return _is_number(value, "__float__")


def _is_list(of):
    def check(value):
        return all(map(of, value)) if isinstance(value, (list, tuple)) else value is None or of(value)
    return check


def _is_tensor(value):
    return isinstance(value, _handle.Tensor)


def _or_none(check):
    return lambda value: value is None or check(value)


ROLES = {
    "T": _is_tensor, "H": _is_list(_is_tensor), "i": _is_int, "r": _is_real, "b": _is_int,
    "d": lambda value: value is None or isinstance(value, dtype),
    "m": lambda value: value is None or isinstance(value, memory_format),
    "w": lambda value: value is None or isinstance(value, str),
    "oi": _or_none(_is_int), "or": _or_none(_is_real), "ob": _or_none(_is_int),
    "I": _is_list(_is_int), "R": _is_list(_is_real), "x": lambda value: True,
}


def overloads(*forms):
    """Pairs of a function and the arguments that it takes, "input:T dim:i? src=value:r": the role of
    each, ? if it may be left out, and behind = the function's own name for it."""
    read = []
    for function, text in forms:
        arguments = {}
        for word in text.split():
            names, role = word.split(":")
            name, _, own = names.partition("=")
            arguments[name] = (own or name, role.rstrip("?"), role.endswith("?"))
        read.append((function, arguments))
    return read


def _takes(arguments, given):
    for name, value in given.items():
        if name not in arguments:
            return False
        _, role, optional = arguments[name]
        if not ROLES[role](value) and not (value is None and optional):
            return False
    return all(optional or name in given for name, (_, _, optional) in arguments.items())


def with_axis(function):
    """A function that takes NumPy's axis and keepdims for dim and keepdim, as torch's do."""
    @functools.wraps(function)
    def call(*given, **named):
        for alias, name in (("axis", "dim"), ("keepdims", "keepdim")):
            if alias in named:
                if name in named:
                    raise TypeError(f"{function.__name__}() got {alias} and {name}, which are one argument")
                named[name] = named.pop(alias)
        return function(*given, **named)
    return call


def _first(forms, given):
    for function, arguments in forms:
        if _takes(arguments, given):
            return function, arguments
    return None


def _with_bool_tensors(arguments, given):
    """The arguments with True and False as tensors without dimensions: unlike an int, such a one leaves
    the type of every other tensor as it is."""
    found = {key: _calls.full_i64([], value, DTYPES["bool"]) for key, value in given.items()
             if isinstance(value, bool) and arguments[key][1] == "i"}
    return {**given, **found} if found else None


def choose(name, forms, given, aliases=None):
    """Calls the first overload that takes the arguments; those of ints stand before those of floats."""
    given = {key: value for key, value in given.items() if value is not UNSET}
    for alias, (key, value) in (aliases or {}).items():
        if value is UNSET:
            continue
        if key in given:
            raise TypeError(f"{name}() got {alias} and {key}, which are one argument")
        given[key] = value
    found = _first(forms, given)
    if found:
        with_tensors = _with_bool_tensors(found[1], given)
        better = with_tensors and _first(forms, with_tensors)
        if better:
            found, given = better, with_tensors
        function, arguments = found
        return function(**{arguments[key][0]: value for key, value in given.items()})
    words = ", ".join(f"{key}: {type(value).__name__}" for key, value in given.items())
    raise TypeError(f"{name}() does not take ({words})")
