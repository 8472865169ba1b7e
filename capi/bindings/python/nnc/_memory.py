# SPDX-License-Identifier: Apache-2.0
"""Tensors from Python's lists, buffers and NumPy's arrays, and back. NumPy is not needed."""
import array
import ctypes

from . import _calls, _handle
from ._callback import destroy, kept
from ._convert import DTYPES, cpu, dtype_named
from ._handle import lib

# Formats of the buffer protocol by element type; "l" is int64 here, and arrays of NumPy have it.
FORMATS = {"float32": "f", "float64": "d", "float16": "e", "int64": "q", "int32": "i", "int16": "h", "int8": "b",
           "uint8": "B", "bool": "?"}
BY_FORMAT = {**{v: DTYPES[k] for k, v in FORMATS.items()}, "l": DTYPES["int64" if ctypes.sizeof(ctypes.c_long) == 8
                                                                      else "int32"]}


# ---- the buffer protocol ----

class _PyBuffer(ctypes.Structure):
    _fields_ = [("buf", ctypes.c_void_p), ("obj", ctypes.py_object), ("len", ctypes.c_ssize_t),
                ("itemsize", ctypes.c_ssize_t), ("readonly", ctypes.c_int), ("ndim", ctypes.c_int),
                ("format", ctypes.c_char_p), ("shape", ctypes.POINTER(ctypes.c_ssize_t)),
                ("strides", ctypes.POINTER(ctypes.c_ssize_t)), ("suboffsets", ctypes.c_void_p),
                ("internal", ctypes.c_void_p)]


_FULL_READ_ONLY = 0x011C  # PyBUF_FULL_RO: format, strides, indirect
_get_buffer = ctypes.pythonapi.PyObject_GetBuffer
_get_buffer.argtypes = [ctypes.py_object, ctypes.POINTER(_PyBuffer), ctypes.c_int]
_release_buffer = ctypes.pythonapi.PyBuffer_Release
_release_buffer.argtypes, _release_buffer.restype = [ctypes.POINTER(_PyBuffer)], None


class Buffer:
    """The memory of an object as long as this one lives."""

    def __init__(self, value):
        self.view = _PyBuffer()
        self.taken = False
        _get_buffer(value, ctypes.byref(self.view), _FULL_READ_ONLY)
        self.taken = True
        v = self.view
        code = (v.format or b"B").decode().lstrip("@=<")
        if code not in BY_FORMAT:
            raise TypeError(f"elements of format {code!r} have no dtype here")
        self.dtype = BY_FORMAT[code]
        self.shape = list(v.shape[:v.ndim])
        self.strides = list(v.strides[:v.ndim]) if v.strides else None

    def __del__(self, release=_release_buffer, byref=ctypes.byref):
        if getattr(self, "taken", False):
            release(byref(self.view))

    def can_be_shared(self):
        v = self.view
        return not v.readonly and not v.suboffsets and v.buf is not None and v.buf % v.itemsize == 0 and \
            all(s >= 0 and s % v.itemsize == 0 for s in self.strides or ())


def _shared(buffer):
    dims = (ctypes.c_int64 * len(buffer.shape))(*buffer.shape)
    strides = None
    if buffer.strides is not None:
        size = buffer.view.itemsize
        strides = (ctypes.c_int64 * len(buffer.shape))(*[s // size for s in buffer.strides])
    return from_memory(buffer.view.buf, dims, strides, buffer.dtype, buffer)


def from_memory(address, dims, strides, d, owner):
    """The tensor of memory that owner keeps; owner is dropped with the last tensor that looks at it."""
    c = _handle.current()
    out = ctypes.c_void_p()
    with kept(owner) as number:
        lib.nnc_from_blob(c, address, dims, len(dims), strides, d.code, destroy, number, ctypes.byref(out))
    return _handle.tensor(out.value, c)


def _copied(value):
    """A tensor with the elements of a buffer."""
    buffer = Buffer(value)
    view = memoryview(value)
    data = buffer.view.buf if view.c_contiguous else view.tobytes() or None
    return _calls.tensor_from_data(data, list(view.shape), buffer.dtype)


def _as_buffer(value):
    """What has the buffer protocol: value itself, the array that it says it is, or None."""
    if isinstance(value, (str, list, tuple)):
        return None
    if hasattr(type(value), "__array__") and not isinstance(value, _handle.Tensor):
        value = value.__array__()
    try:
        memoryview(value)
    except (TypeError, ValueError):
        return None
    return value


# ---- from Python ----

def _number(value):
    """A number of a list: also a tensor or an array without dimensions."""
    return value.item() if hasattr(value, "item") else value


def _flatten(value, depth, sizes, flat):
    if depth == len(sizes):
        if isinstance(value, (list, tuple)):
            raise ValueError(f"expected a number at dim {depth}, got a sequence of length {len(value)}")
        flat.append(_number(value))
        return
    if not isinstance(value, (list, tuple)) or len(value) != sizes[depth]:
        got = len(value) if hasattr(value, "__len__") else value
        raise ValueError(f"expected sequence of length {sizes[depth]} at dim {depth} (got {got})")
    for v in value:
        _flatten(v, depth + 1, sizes, flat)


_INTEGERS = {"int64": (-2**63, 2**63 - 1), "int32": (-2**31, 2**31 - 1), "int16": (-2**15, 2**15 - 1),
             "int8": (-2**7, 2**7 - 1), "uint8": (-255, 255)}  # as in torch, -1 is 255


def _checked(flat, d):
    """Numbers as ints that have a place in an integer type."""
    flat = [v if type(v) is int else int(v) for v in flat]  # a ValueError for NaN
    least, most = _INTEGERS[d.name]
    if flat and not (least <= min(flat) and max(flat) <= most):
        raise RuntimeError(f"value cannot be converted to type {d.name} without overflow")
    return flat


def _from_numbers(value, d):
    sizes, first = [], value
    while isinstance(first, (list, tuple)):
        sizes.append(len(first))
        first = first[0] if first else None
    if isinstance(first, _handle.Tensor) and first.ndim or first is not None and _as_buffer(first) is not None and \
            hasattr(first, "shape") and len(first.shape):
        raise TypeError("a list of arrays is no array: see nnc.stack")
    flat = []
    _flatten(value, 0, sizes, flat)
    if all(isinstance(v, bool) for v in flat) and flat:
        return _calls.tensor_from_data(bytes(flat), sizes, DTYPES["bool"])
    if d is not None and d.name in _INTEGERS:
        flat = _checked(flat, d)
    kind = "q" if flat and all(isinstance(v, int) for v in flat) else "d"
    try:
        data = array.array(kind, flat)
    except TypeError:
        other = next(v for v in flat if not hasattr(v, "__float__") and not hasattr(v, "__index__"))
        if isinstance(other, str):
            raise
        raise RuntimeError(f"Could not infer dtype of {type(other).__name__}") from None
    return _calls.tensor_from_data(data.buffer_info()[0], sizes, DTYPES["int64" if kind == "q" else "float64"])


def tensor(data, *, dtype=None, device=None, requires_grad=False):
    """A new tensor with the elements of a list, a number, an array or a tensor: torch.tensor."""
    cpu(device)
    dtype = None if dtype is None else dtype_named(dtype)
    if isinstance(data, _handle.Tensor):
        found = _calls.clone(_calls.detach(data))
    else:
        buffer = _as_buffer(data)
        if buffer is not None:
            found = _copied(buffer)
        else:
            found = _from_numbers(data, dtype)
            if dtype is None and found.dtype.name == "float64":
                from ._context import get_default_dtype
                dtype = get_default_dtype()
    found = _calls.tensor_to(found, dtype)
    if requires_grad:
        _calls.tensor_requires_grad_(found, True)
    return found


def from_numpy(ndarray):
    """A tensor that shares the memory of an array, or of whatever has the buffer protocol.

    Memory that is read-only, or has strides that no tensor has, is copied.
    """
    value = _as_buffer(ndarray)
    if value is None:
        raise TypeError(f"expected an array, got {type(ndarray).__name__}")
    buffer = Buffer(value)
    return _shared(buffer) if buffer.can_be_shared() else _copied(value)


def frombuffer(buffer, *, dtype, count=-1, offset=0):
    """torch.frombuffer: a tensor of one dimension that shares the memory of bytes."""
    view, size = memoryview(buffer).cast("B"), dtype.itemsize
    length = len(view)
    if length == 0 or count == 0:
        raise ValueError(f"both buffer length ({length}) and count ({count}) must not be 0")
    if not 0 <= offset < length:
        raise ValueError(f"offset ({offset} bytes) must be non-negative and no greater than buffer length ({length} "
                         "bytes) minus 1")
    if count < 0 and (length - offset) % size:
        raise ValueError(f"buffer length ({length - offset} bytes) after offset ({offset} bytes) must be a multiple of "
                         f"element size ({size})")
    n = (length - offset) // size if count < 0 else count
    if n * size > length - offset:
        raise ValueError(f"requested buffer length ({n} * {size} bytes) after offset ({offset} bytes) must not be "
                         f"greater than actual buffer length ({length} bytes)")
    return _calls.view_dtype(from_numpy(view[offset:offset + n * size]), dtype)


def as_tensor(data, dtype=None, device=None):
    """data itself if it is a tensor of that type, its memory if it is an array, else a copy."""
    cpu(device)
    if not isinstance(data, _handle.Tensor):
        if _as_buffer(data) is None:
            return tensor(data, dtype=dtype)
        data = from_numpy(data)
    return _calls.as_tensor(data, dtype)


def asarray(obj, *, dtype=None, device=None, copy=None, requires_grad=False):
    """as_tensor(obj) without its history; copy=True: always a copy, copy=False: never one."""
    found = tensor(obj, dtype=dtype, device=device) if copy else as_tensor(obj, dtype, device)
    if copy is False:
        buffer = None if isinstance(obj, _handle.Tensor) else _as_buffer(obj)
        address = obj.data_ptr() if isinstance(obj, _handle.Tensor) else buffer is not None and Buffer(buffer).view.buf
        if address is False or (address or 0) != found.data_ptr():
            raise ValueError("can't alias arbitrary sequence or array into a tensor without a copy")
    found = _calls.detach(found)
    return found.requires_grad_() if requires_grad else found


def scalar_tensor(s, *, dtype=None, device=None, requires_grad=False):
    """A tensor without dimensions, of the default type whatever the number is."""
    from ._context import get_default_dtype
    return tensor(s, dtype=dtype or get_default_dtype(), device=device, requires_grad=requires_grad)


# ---- to Python ----

def tolist(x):
    """The elements as nested lists of numbers."""
    if x.dtype.name in ("float16", "bfloat16"):
        x = _calls.tensor_to(x, DTYPES["float32"])
    shape = list(x.shape)
    if not shape:
        return x.item()
    if 0 in shape:
        return _empty(shape)
    return memoryview(bytes_of(x)).cast(FORMATS[x.dtype.name], shape).tolist()


def bytes_of(x):
    """The elements in row-major order."""
    data = bytearray(x.nbytes)
    if data:
        _calls.tensor_copy_to(_calls.detach(x), (ctypes.c_char * len(data)).from_buffer(data), len(data))
    return data


def _empty(shape):
    return [] if not shape or shape[0] == 0 else [_empty(shape[1:]) for _ in range(shape[0])]


class _Array:
    """What NumPy asks for the memory of a tensor, which it keeps."""

    def __init__(self, x):
        self.tensor = x
        size = x.itemsize
        self.__array_interface__ = {
            "version": 3, "shape": tuple(x.shape), "strides": tuple(s * size for s in x.stride()),
            "typestr": {"f": "<f", "i": "<i", "u": "|u", "b": "|b"}[x.dtype.name[0]] + str(size),
            "data": (lib.nnc_tensor_data(x) or 0, False)}


def to_numpy(x):
    import numpy
    if x.requires_grad:
        raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    if x.dtype.name == "bfloat16":
        raise TypeError("NumPy has no bfloat16; convert with .float()")
    if x.numel() == 0:
        return numpy.empty(tuple(x.shape), x.dtype.name)
    # An object of its own, which keeps the memory whatever becomes of x and of the scope.
    return numpy.asarray(_Array(_calls.detach(x).keep()))
