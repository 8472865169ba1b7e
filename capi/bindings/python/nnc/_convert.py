# SPDX-License-Identifier: Apache-2.0
"""Python's values as arguments of C functions, and C's results as Python's values."""
import os
from ctypes import byref, c_double, c_int32, c_int64, c_void_p
from operator import index
from typing import Optional, Sequence, Union

from . import _raw
from ._errors import HandleError, NoDeviceError

Ints = Union[int, Sequence[int], None]
Reals = Union[float, Sequence[float], None]


class device(str):
    """torch.device; the only one is "cpu"."""

    @property
    def type(self):
        return self.partition(":")[0]

    index = None

    def __repr__(self):
        return f"device(type='{self.type}')"


class _Constant:
    """A named number of the C interface, nnc.float32."""

    def __init__(self, name, code):
        self.name, self.code = name, code

    def __repr__(self):
        return f"torch.{self.name}"  # as PyTorch prints it, and as tensors print it

    def __reduce__(self):
        return self.name  # nnc.float32 itself, wherever it is unpickled


class dtype(_Constant):
    """An element type."""

    @property
    def is_floating_point(self):
        return "float" in self.name

    @property
    def itemsize(self):
        return {"bool": 1}.get(self.name) or int("".join(c for c in self.name if c.isdigit())) // 8


class memory_format(_Constant):
    """An order of elements in memory."""


class layout(_Constant):
    """How elements lie in memory; the only one is strided."""


_TYPES = "float32 float64 float16 bfloat16 int64 int32 int16 int8 uint8 bool".split()
DTYPES = {name: dtype(name, getattr(_raw, "NNC_" + name.upper())) for name in _TYPES}
_BY_CODE = {d.code: d for d in DTYPES.values()}
FORMATS = {name: memory_format(name, getattr(_raw, "NNC_" + name.upper()))
           for name in ("contiguous_format", "preserve_format", "channels_last", "channels_last_3d")}
STRIDED = layout("strided", 0)
REDUCTIONS = {None: 0, "none": _raw.NNC_REDUCTION_NONE, "mean": _raw.NNC_REDUCTION_MEAN,
              "sum": _raw.NNC_REDUCTION_SUM, "batchmean": _raw.NNC_REDUCTION_BATCHMEAN}
for _d in (*DTYPES.values(), *FORMATS.values(), STRIDED):
    _d.__class__.__module__ = "nnc"


def dtype_named(value):
    """An element type; Python's float, int and bool are those of float64, int64 and bool."""
    if isinstance(value, dtype):
        return value
    if isinstance(getattr(value, "dtype", None), dtype) and isinstance(value, type):  # nnc.LongTensor
        return value.dtype
    for kind, name in ((float, "float64"), (int, "int64"), (bool, "bool")):
        if value is kind:
            return DTYPES[name]
    raise TypeError(f"expected a dtype such as nnc.float32, got {value!r}")


def dtype_code(value: Optional[dtype]):
    return _raw.NNC_DTYPE_DEFAULT if value is None else dtype_named(value).code


def dtype_of(code):
    return _BY_CODE[code]


def cpu(device):
    """Checks that a device is the only one that there is."""
    if device is not None and str(device) not in ("cpu", "cpu:0"):
        raise NoDeviceError(f"there is no device {device!r}, only \"cpu\"", "device")


def memory_format_code(value):
    if value is None:
        return _raw.NNC_MEMORY_FORMAT_DEFAULT
    if isinstance(value, memory_format):
        return value.code
    raise TypeError(f"expected a memory format such as nnc.channels_last, got {value!r}")


def reduction_code(value):
    if value in REDUCTIONS:
        return REDUCTIONS[value]
    raise ValueError(f"{value!r} is not a valid value for reduction")


def i64(value):
    value = index(value)
    if not -2**63 <= value < 2**63:
        raise OverflowError(f"{value} is not in the range of int64")
    return value


def flag(value):
    return int(value or 0)


def choice(value):
    """A flag that is the library's to choose where it is None."""
    return -1 if value is None else int(value)


def optional_i64(value):
    return None if value is None else byref(c_int64(i64(value)))


def optional_f64(value):
    return None if value is None else byref(c_double(value))


def optional_i32(value):
    return None if value is None else byref(c_int32(value))


def ints(value):
    """(array, length) of a list of ints; one int is a list too, None is NULL."""
    if value is None:
        return None, 0
    if isinstance(value, str):  # padding: NULL with a length that says it
        if value not in ("same", "valid"):
            raise ValueError(f"expected ints, 'same' or 'valid', got {value!r}")
        return None, _raw.NNC_PADDING_SAME if value == "same" else 0
    elif hasattr(type(value), "__index__") and not hasattr(type(value), "__len__"):
        value = (value,)
    values = [-1 if v is None else i64(v) for v in value]  # None in a size of an adaptive pool
    return (c_int64 * len(values))(*values), len(values)


def reals(value):
    if value is None:
        return None, 0
    if isinstance(value, (int, float)):
        value = (value,)
    values = [float(v) for v in value]
    return (c_double * len(values))(*values), len(values)


def pointer(value):
    """The handle of an object of the library; None is NULL."""
    if value is None:
        return None
    try:
        return value._as_parameter_
    except AttributeError:
        if isinstance(value, c_void_p):
            return value
    raise TypeError(f"expected a tensor or another object of nnc, got {type(value).__name__}")


def handles(values):
    """(array, length) of objects, which live as long as the array."""
    if values is None:
        return None, 0
    owners = [values] if hasattr(values, "_as_parameter_") else list(values)
    try:
        pointers = [None if v is None else v._as_parameter_ for v in owners]
    except AttributeError:
        wrong = next(type(v).__name__ for v in owners if v is not None and not hasattr(v, "_as_parameter_"))
        raise TypeError(f"expected tensors or other objects of nnc, got {wrong}") from None
    array = (c_void_p * len(pointers))(*pointers)
    array.owners = owners
    return array, len(pointers)


def same_length(function, n, array, n_array):
    """Two lists of which C is told one length."""
    if array is not None and n != n_array:
        raise ValueError(f"{function}: lists of {n} and {n_array} elements, expected as many")


def text(value):
    """UTF-8; bytes and paths as they are. A NUL inside would end the text early."""
    if value is None:
        return None
    data = value.encode("utf-8", "surrogateescape") if isinstance(value, str) else os.fsencode(value)
    if b"\0" in data:
        raise ValueError("embedded null byte")
    return data


def optional_c_text(data):
    return None if data is None else data.decode("utf-8", "surrogateescape")


def c_text(function, data):
    if data is None:
        raise HandleError("not a live handle, or there is no such entry", function)
    return data.decode("utf-8", "surrogateescape")


def live(function, number):
    """A number that is negative for a handle that is none."""
    if number < 0:
        raise HandleError("not a live handle, or there is no such place in it", function)
    return number


def room(*values, parts=1):
    """For how many tensors there must be room in a list of results that come of these arguments: one for
    each place of a dimension, each dimension, each element of a list, or each of so many parts."""
    most = parts
    for value in values:
        if hasattr(value, "shape"):
            most = max(most, value.ndim, *value.shape)
        elif isinstance(value, (list, tuple)):
            most = max(most, len(value))
    return i64(most) + 1


def several(values):
    """The arguments of x.view(2, 3), x.view((2, 3)) or x.view(dtype)."""
    if len(values) == 1 and not hasattr(type(values[0]), "__index__"):
        return values
    return (values,) if values else ()
