# SPDX-License-Identifier: Apache-2.0
"""Errors of the library as exceptions, and exceptions of callbacks as errors of the library."""
import errno
import itertools
import re
import threading

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


class NoSuchFileError(FileError, FileNotFoundError):
    """No file, or no folder, of that name."""

    errno = errno.ENOENT


class FilePermissionError(FileError, PermissionError):
    """A file that this user may not read or write."""

    errno = errno.EACCES


class FolderError(FileError, IsADirectoryError):
    """A folder where a file should be."""

    errno = errno.EISDIR


class ArgumentsError(InvalidError, TypeError):
    """Too many or too few arguments of a module."""


class KeywordError(UnknownError, TypeError):
    """A keyword argument that a module does not have."""


class NoDeviceError(UnsupportedError, AssertionError):
    """A device that this library does not have."""


class NullError(HandleError, TypeError):
    """None where a tensor, or another object, is needed."""


class NotForTypeError(DtypeError, NotImplementedError):
    """An operation that there is not for this element type."""


class IndexTypeError(DtypeError, IndexError):
    """A tensor of another type as an index."""


class SizesError(ShapeError, ValueError):
    """Sizes that do not fit: where PyTorch checks them in Python."""


class ClaimError(InvalidError, AssertionError):
    """An argument that PyTorch asserts something of."""


class ShapeClaimError(ShapeError, AssertionError):
    """Sizes that PyTorch asserts something of."""


class ModeError(InvalidError, NotImplementedError):
    """A mode that there is not, or not for so many dimensions."""


class ModeShapeError(ShapeError, NotImplementedError):
    """A mode that there is not for so many dimensions."""


class KindError(InvalidError, TypeError):
    """An argument of another kind: a text for a number."""


class RegisteredNameError(InvalidError, KeyError):
    """A name that nothing can be registered under."""

    __str__ = RuntimeError.__str__  # KeyError's has quotes


class NoSuchPartError(UnknownError, AttributeError):
    """A module has nothing of that name."""

    __str__ = RuntimeError.__str__


class NoSuchTensorError(UnknownError, ValueError):
    """A module has no tensor of that name to parametrize."""

    __str__ = RuntimeError.__str__


class NoSuchKeyError(UnknownError, KeyError):
    """No option, or no entry, of that name."""

    __str__ = RuntimeError.__str__


class LeafError(StateError, ValueError):
    """A tensor that was computed, where parameters are expected."""


class LinAlgError(InvalidError):
    """A matrix that has no inverse, no solution or no such factors: torch.linalg.LinAlgError."""


# Where PyTorch raises another of Python's exceptions than that of the code: by the message.
_SPECIAL = tuple((_kind.__bases__[0], _kind, re.compile(_pattern)) for _kind, _pattern in (
    (NoSuchFileError, "No such file or directory$"), (FilePermissionError, "Permission denied$"),
    (FolderError, "Is a directory$"),
    (ArgumentsError, r"\w+: forward (is missing required argument|takes at most) |missing \d+ required positional"),
    (KeywordError, r"\w+: forward got an unexpected keyword argument "),
    (NullError, " is NULL, expected "), (NotForTypeError, r": not implemented for torch\.|neg_?: Negation, the `-` operator"),
    (IndexTypeError, "tensors used as indices must be"),
    (SizesError, r"Expected input batch_size |: size mismatch \(got input|Using a target size |Target size .* must be the "
                 r"same as input size|[Ee]xpected (\dD or \dD|\dD|input to be .*|\dD or higher dimensionality) ?(input)?,? "
                 r"?\(?got \d|Fan in and fan out |Only tensors with |offsets has to be a 1D Tensor"),
    (ClaimError, r"(embed_dim|d_model)( at \d+)? must be divisible by (num_heads|nhead)|padding_idx at \d+ must be within "
                 r"num_embeddings|max_val at \d+ must be greater than min_val"),
    (ShapeClaimError, r"multi_head_attention_forward: |Embeddings parameter is expected to be|TensorDataset: Size mismatch"),
    (ModeError, "Unrecognised padding mode |Input Error: Only 3D, 4D and 5D"),
    (ModeShapeError, r"Got \dD input, but \w+ mode needs"),
    (KindError, r" must be (an? (integer|number|sequence|tensor|module|tuple of ints)\b.*|\d tensors or None|a number or )"
                r"(, got (string|float|\d+$|'))|argument 'hx' must be \d tensors|must be a sequence of numbers"
                r"|unflattened_size at \d+ must be a tuple of ints|must be a tensor \(given through"),
    (RegisteredNameError, "attribute '.*' already exists|name can't (contain|be empty)"),
    (NoSuchPartError, r"has no (attribute|parameter|buffer) `"),
    (NoSuchTensorError, "Module '.*' (does not have|has no) (a )?parameter"),
    (NoSuchKeyError, "there is no (option|key) '"), (LeafError, "can't optimize a non-leaf"),
    (LinAlgError, r"linalg\.\w+: .*The (diagonal element|solver failed|factorization|algorithm failed)")))


def kind_of(code, message):
    """The exception for an error of the library."""
    kind = KINDS.get(code, Error)
    for base, special, pattern in _SPECIAL:
        if base is kind and pattern.search(message):
            return special
    return kind


# Exceptions that left callbacks, on their way through the library: each has a number, which its
# error's message carries at the beginning, and is dropped when the call that its callback was for
# is over, whatever the library has made of the error.

class _Thread(threading.local):
    depth = 0  # callbacks under way
    raised = ()  # (depth, number, exception)


calls = _Thread()
_elsewhere = {}  # those of callbacks that may run on threads of the library's: number: (object, exception)
_MOST_ELSEWHERE = 16
_numbers = itertools.count(1)
_MARK = re.compile("\x1aexception ([0-9]+)\x1a")


def forget(number):
    """Drops the exceptions of callbacks of an object that the library gives up."""
    for key, entry in list(_elsewhere.items()):
        if entry[0] == number:
            _elsewhere.pop(key, None)


def _drop_unused():
    depth = calls.depth
    calls.raised = tuple(entry for entry in calls.raised if entry[0] <= depth)


def _original(raised, numbers):
    """The exception that has become an error with these numbers, or None."""
    for _, number, exception in raised:
        if number in numbers:
            return exception
    for number in numbers:
        if number in _elsewhere:
            return _elsewhere.pop(number, (None, None))[1]
    return None


def check(error, _function=None, _arguments=None):
    """Raises what an nnc_error says. ctypes calls it with the result of each function that can fail."""
    if not error:
        if calls.raised:
            _drop_unused()
        return
    # First, for what runs in between may call the library as well.
    raised = calls.raised
    if raised:
        _drop_unused()
    code = lib.nnc_error_code(error)
    function = (lib.nnc_error_op(error) or b"").decode("utf-8", "replace")
    message = (lib.nnc_error_message(error) or b"").decode("utf-8", "replace")
    lib.nnc_error_free(error)
    numbers = [int(n) for n in _MARK.findall(message)]
    message = _MARK.sub("", message)
    found = kind_of(code, message)(message, function, code)
    original = _original(raised, numbers) if numbers else None
    del raised
    if original is None:
        raise found
    # The exception itself comes out, and knows what the library made of it.
    try:
        original.nnc_error = found
    except AttributeError:
        pass
    try:
        raise original
    finally:
        del original, found  # which would be a circle with the traceback


def from_exception(exception, where, owner=None):
    """The nnc_error that a callback returns for an exception; owner is the number of the object that it
    is of if the call that gets the error may be another thread's."""
    if isinstance(exception, Error):
        code, function, message = exception.code, exception.function or where, exception.message
    else:
        code, function = _raw.NNC_E_CALLBACK, where
        message = f"{type(exception).__name__}: {exception}"
    number = next(_numbers)
    message = f"\x1aexception {number}\x1a" + _MARK.sub("", message).replace("\0", "\\0")
    error = lib.nnc_error_new(code, function.encode("utf-8", "replace"), message.encode("utf-8", "replace"))
    if owner is None:
        calls.raised += ((calls.depth, number, exception),)
        return error
    _elsewhere[number] = owner, exception
    while len(_elsewhere) > _MOST_ELSEWHERE:  # errors that the library dropped
        _elsewhere.pop(next(iter(_elsewhere), None), None)
    return error
