# SPDX-License-Identifier: Apache-2.0
"""Python functions that the library calls.

A table of C functions for each kind, made once, and one way in for all of them: `self` is the
number of a Python object in _objects, which is there until the library calls destroy.
"""
import contextlib
import ctypes
import itertools

from . import _errors, _handle, _raw
from ._library import lib

_objects = {}
_numbers = itertools.count(1)


@_raw.void_function
def destroy(number, objects=_objects, calls=_errors.calls, forget=_errors.forget):
    # Also when Python ends and names are gone. What ends here may call the library.
    depth = calls.depth
    calls.depth = depth + 1
    try:
        objects.pop(number, None)
        forget(number)
    finally:
        calls.depth = depth


@contextlib.contextmanager
def kept(value):
    """The number of a value that the library keeps until destroy; after an error it stays ours."""
    number = next(_numbers)
    _objects[number] = value
    try:
        yield number
    except BaseException:
        _objects.pop(number, None)
        raise


@contextlib.contextmanager
def lent(value):
    """The same for a value that is used during one call only."""
    with kept(value) as number:
        yield number
        _objects.pop(number, None)


def found(number):
    return _objects[number]


def exchange(number, value):
    """Another value under a number that the library has."""
    _objects[number] = value


def _returned(exception, where, owner):
    try:
        return _errors.from_exception(exception, where, owner)
    except Exception:  # noqa: B902 - no room on the stack, or a message that fails: an error all the same
        return lib.nnc_error_new(_raw.NNC_E_CALLBACK, where.encode(), type(exception).__name__.encode())


def entry(prototype, where, context=True, any_thread=False):
    """Makes a C function of function(object, *arguments). Exceptions become errors of the library."""
    def decorate(function):
        def call(number, *arguments):
            before, calls = None, _errors.calls
            depth = calls.depth
            calls.depth = depth + 1
            try:
                if context:
                    before = _handle._current.set(_handle.CallbackContext(arguments[0], True))
                    arguments = arguments[1:]
                function(_objects[number], *arguments)
                return None
            except BaseException as exception:  # noqa: B902 - it goes on behind the library
                if isinstance(exception, ctypes.ArgumentError) and ": RecursionError: " in str(exception):
                    # ctypes has made this of it where the stack ended while it looked at arguments.
                    exception = RecursionError("maximum recursion depth exceeded")
                return _returned(exception, where, number if any_thread else None)
            finally:
                if before is not None:
                    _handle._current.reset(before)
                calls.depth = depth
        return prototype(call)
    return decorate


def table(struct, **functions):
    """A table of the library's with its size and these functions."""
    return struct(struct_size=ctypes.sizeof(struct), **functions)


def tensors(pointer, n):
    """The tensors that the library gives a callback; None for NULL."""
    if not pointer or not n:
        return []
    c = _handle.current()
    return [_handle.same(_handle.tensor(v, c)) for v in (ctypes.c_void_p * n).from_address(pointer)]


def given(*pointers):
    """Tensors that the library gives a callback one by one."""
    c = _handle.current()
    return [_handle.same(_handle.tensor(v, c)) for v in pointers]


def put(values, pointer, capacity, count=None, where="callback"):
    """Gives tensors to the library, as handles of the callback's scope, which outlives this call."""
    if count:
        ctypes.c_int64.from_address(count).value = len(values)
    if len(values) > capacity:
        raise _errors.InvalidError(f"{len(values)} outputs, at most {capacity} are expected", where)
    places = (ctypes.c_void_p * capacity).from_address(pointer) if capacity else []
    for i, value in enumerate(values):
        places[i] = lend(value, where)


def lend(value, where="callback"):
    """The handle of a tensor for the library to read when the callback is over."""
    if value is None:
        return None
    if not isinstance(value, _handle.Tensor):
        raise TypeError(f"{where} must give tensors, got {type(value).__name__}")
    out = ctypes.c_void_p()
    # Made through the scope, not kept: it is released behind the callback.
    lib.nnc_as_tensor(_handle.current(), value, _raw.NNC_DTYPE_DEFAULT, ctypes.byref(out))
    return out.value


def listed(result):
    """What a function gave as a list of tensors."""
    if result is None:
        return []
    return list(result) if isinstance(result, (tuple, list)) else [result]


@entry(_raw.nnc_callback.call_t, "callback")
def _call(function, inputs, n_inputs, outputs, capacity, n_outputs):
    put(listed(function(*tensors(inputs, n_inputs))), outputs, capacity, n_outputs)


# A function of tensors that gives tensors: hooks of gradients, closures, functions to differentiate.
CALLBACK = table(_raw.nnc_callback, call=_call, destroy=destroy)
