# SPDX-License-Identifier: Apache-2.0
"""Handles of the library, each owned by one Python object, and the context that calls are made with."""
import ctypes
import weakref
from contextvars import ContextVar

from ._library import lib


class Handle:
    """An object of the library. It is released with this object, or earlier by release()."""

    kind = "handle"
    _as_parameter_ = None  # what ctypes passes

    def __init__(self, value, kind=None):
        self._as_parameter_ = value
        if kind is not None:
            self.kind = kind

    def release(self):
        """Gives the object back now. Any later use of this handle is a HandleError."""
        value, self._as_parameter_ = self._as_parameter_, None
        lib.nnc_release(value)

    def keep(self):
        """Takes the object out of the scope that it was made in, so that it outlives it."""
        lib.nnc_keep(self._as_parameter_)
        return self

    def __del__(self, release=lib.nnc_release):
        if self._as_parameter_ is not None:
            release(self._as_parameter_)

    def __repr__(self):
        return f"<nnc {self.kind}>"

    def __copy__(self):
        raise TypeError(f"{type(self).__name__} cannot be copied")

    def __reduce__(self):
        raise TypeError(f"{type(self).__name__} cannot be pickled; nnc.save writes tensors and state dicts")


class Context(Handle):
    """Settings, a random generator and perhaps a scope: <nnc/context.h>."""

    kind = "ctx"
    keeps = False  # in callbacks: what is made is taken out of the callback's scope

    def __init__(self, value, keeps=False):
        self._as_parameter_ = value
        self.keeps = keeps
        self.variants = {}


class CallbackContext(Context):
    """That of a call of the host's, which the library releases."""

    def __del__(self):
        self._as_parameter_ = None


_current = ContextVar("nnc", default=None)
process = None  # the context where nothing else was chosen; None is the library's own


def current():
    """The context of the calls that this thread, or this task, makes."""
    return _current.get() or process


class Tensor(Handle):
    """Replaced by _tensor.Tensor, which has the methods."""


_tensor_class = Tensor


def set_tensor_class(kind):
    global _tensor_class, Tensor
    _tensor_class = Tensor = kind


def tensor(value, c, kind=None):
    """The tensor behind a handle that is ours from now on; None for NULL."""
    if value is None:
        return None
    if c is not None and c.keeps:
        lib.nnc_keep(value)
    kind = kind or _tensor_class
    found = kind.__new__(kind)
    found._as_parameter_ = value
    return found


_known = weakref.WeakValueDictionary()  # Python objects by the numbers of the library's


def known(number):
    """The Python object of the object of the library with this number (nnc_object_id), or None."""
    found = _known.get(number)
    # A handle that was released, or ended with its scope, has none any more.
    return found if found is not None and lib.nnc_object_id(found) == number else None


def same(found):
    """The Python object that is there already for the object of the library that found is of; else found,
    which it is from now on. What is asked for again is then the same object, as torch has it."""
    number = lib.nnc_object_id(found)
    before = known(number)
    if before is None and number != 0:
        _known[number] = found
    return found if before is None else before


def own(kind, value, c):
    """The same of an object of another kind."""
    if value is None:
        return None
    if c is not None and c.keeps:
        lib.nnc_keep(value)
    if kind == "ctx":
        return Context(value, c is not None and c.keeps)
    return Handle(value, kind)


def string(value):
    """The text of an nnc_string, which is released."""
    if value is None:
        return None
    size = lib.nnc_string_size(value)
    text = ctypes.string_at(lib.nnc_string_data(value), size) if size > 0 else b""
    lib.nnc_release(value)
    return text.decode("utf-8", "surrogateescape")
