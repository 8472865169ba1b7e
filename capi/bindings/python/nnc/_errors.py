# SPDX-License-Identifier: Apache-2.0
"""Errors of the library as exceptions, and exceptions of callbacks as errors of the library."""
import collections

from . import _raw

lib = None  # the library, from _library on


class Error(RuntimeError):
    """What a function of libnnc has failed with."""

    code = _raw.NNC_E_INTERNAL
    """One of nnc.raw's NNC_E_*."""

    def __init__(self, message, function="", code=None):
        super().__init__(f"{function}: {message}" if function else message)
        self.message = message
        self.function = function
        if code is not None:
            self.code = code


class HandleError(Error):
    """Released, of another kind, or no object of the library at all."""


class InvalidError(Error, ValueError):
    """An argument's value."""


class ShapeError(Error):
    """Sizes that do not fit together."""


class DtypeError(Error, TypeError):
    """An element type that is not taken here."""


class OutOfRangeError(Error, IndexError):
    """An index or dimension out of range."""


class TextError(Error, ValueError):
    """A text that cannot be read."""


class UnknownError(Error, LookupError):
    """A name or argument that does not exist."""


class StateError(Error):
    """Not possible in this state, such as a second backward."""


class OutOfMemoryError(Error, MemoryError):
    """Out of memory, or a size that cannot be addressed."""


class UnsupportedError(Error, NotImplementedError):
    """Meaningful, but not offered by this build."""


class CallbackError(Error):
    """A function of yours failed."""


class InternalError(Error):
    """A defect of the library; please report it."""


class FileError(Error, OSError):
    """A file that cannot be read or written, or is not what it should be."""

    def __str__(self):
        return f"{self.function}: {self.message}"


KINDS = {_raw.NNC_E_HANDLE: HandleError, _raw.NNC_E_INVALID: InvalidError, _raw.NNC_E_SHAPE: ShapeError,
         _raw.NNC_E_DTYPE: DtypeError, _raw.NNC_E_INDEX: OutOfRangeError, _raw.NNC_E_TEXT: TextError,
         _raw.NNC_E_UNKNOWN: UnknownError, _raw.NNC_E_STATE: StateError, _raw.NNC_E_MEMORY: OutOfMemoryError,
         _raw.NNC_E_UNSUPPORTED: UnsupportedError, _raw.NNC_E_CALLBACK: CallbackError,
         _raw.NNC_E_INTERNAL: InternalError, _raw.NNC_E_FILE: FileError}
for _code, _kind in KINDS.items():
    _kind.code = _code

# Exceptions that left callbacks, with the messages of the errors that they became on their way
# through the library. Few are kept, as the library may drop such an error.
_raised = collections.deque(maxlen=16)


def _original(message):
    """The exception that has become an error with this message, or None."""
    for entry in reversed(_raised):
        if entry[0] and entry[0] in message:
            try:
                _raised.remove(entry)
            except ValueError:  # another thread was faster
                continue
            return entry[1]
    return None


def check(error, _function=None, _arguments=None):
    """Raises what an nnc_error says. ctypes calls it with the result of each function that can fail."""
    if not error:
        return
    code = lib.nnc_error_code(error)
    function = (lib.nnc_error_op(error) or b"").decode("utf-8", "replace")
    message = (lib.nnc_error_message(error) or b"").decode("utf-8", "replace")
    lib.nnc_error_free(error)
    found = KINDS.get(code, Error)(message, function, code)
    original = _original(message) if _raised else None
    if original is None:
        raise found
    # The exception itself comes out, and knows what the library made of it.
    try:
        original.nnc_error = found
    except AttributeError:
        pass
    raise original


def from_exception(exception, where):
    """The nnc_error that a callback returns for an exception."""
    if isinstance(exception, Error):
        code, function, message = exception.code, exception.function or where, exception.message
    else:
        code, function = _raw.NNC_E_CALLBACK, where
        message = f"{type(exception).__name__}: {exception}"
    message = message.replace("\0", "\\0")
    _raised.append((message, exception))
    return lib.nnc_error_new(code, function.encode("utf-8", "replace"), message.encode("utf-8", "replace"))
