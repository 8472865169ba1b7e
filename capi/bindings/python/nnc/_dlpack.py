# SPDX-License-Identifier: Apache-2.0
"""Memory shared with other libraries by DLPack, in capsules of version 1 and of those before."""
import ctypes

from . import _handle, _memory
from ._convert import DTYPES, optional_i32
from ._handle import lib

CPU = 1
VERSIONED, OLD = b"dltensor_versioned", b"dltensor"
_CODES = {0: "int", 1: "uint", 2: "float", 4: "bfloat", 6: "bool"}


class DLTensor(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("device_type", ctypes.c_int32), ("device_id", ctypes.c_int32),
                ("ndim", ctypes.c_int32), ("code", ctypes.c_uint8), ("bits", ctypes.c_uint8),
                ("lanes", ctypes.c_uint16), ("shape", ctypes.POINTER(ctypes.c_int64)),
                ("strides", ctypes.POINTER(ctypes.c_int64)), ("byte_offset", ctypes.c_uint64)]


_deleter = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


class DLManagedTensorVersioned(ctypes.Structure):
    _fields_ = [("major", ctypes.c_uint32), ("minor", ctypes.c_uint32), ("manager_ctx", ctypes.c_void_p),
                ("deleter", _deleter), ("flags", ctypes.c_uint64), ("dl_tensor", DLTensor)]


class DLManagedTensor(ctypes.Structure):
    _fields_ = [("dl_tensor", DLTensor), ("manager_ctx", ctypes.c_void_p), ("deleter", _deleter)]


_api = ctypes.pythonapi
_new, _is_valid = _api.PyCapsule_New, _api.PyCapsule_IsValid
_pointer, _set_name = _api.PyCapsule_GetPointer, _api.PyCapsule_SetName
_new.restype, _new.argtypes = ctypes.py_object, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
# As plain pointers, for a capsule that is about to go must not be owned once more.
_is_valid.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
_pointer.restype, _pointer.argtypes = ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_char_p]
_set_name.argtypes = [ctypes.py_object, ctypes.c_char_p]


@ctypes.PYFUNCTYPE(None, ctypes.c_void_p)
def _end_of_capsule(capsule):
    """Of one that nobody took."""
    for name, struct in ((VERSIONED, DLManagedTensorVersioned), (OLD, DLManagedTensor)):
        if _is_valid(capsule, name):
            address = _pointer(capsule, name)
            struct.from_address(address).deleter(address)


_lent = {}  # the structures of version 0, by their addresses, until their deleters are called


@_deleter
def _end_of_old(address):
    _, versioned = _lent.pop(address)
    DLManagedTensorVersioned.from_address(versioned).deleter(versioned)


def dlpack_device(self):
    return CPU, 0


def to_dlpack(self, *, stream=None, max_version=None, dl_device=None, copy=None):
    if dl_device is not None and tuple(dl_device) != (CPU, 0):
        raise BufferError("the memory is the CPU's")
    if self.requires_grad:
        raise BufferError("Can't export tensors that require gradient, use tensor.detach()")
    out = ctypes.c_void_p()
    lib.nnc_to_dlpack(_handle.current(), self.clone() if copy else self, ctypes.byref(out))
    if max_version is not None and max_version[0] >= 1:
        return _new(out.value, VERSIONED, ctypes.cast(_end_of_capsule, ctypes.c_void_p))
    old = DLManagedTensor(DLManagedTensorVersioned.from_address(out.value).dl_tensor, None, _end_of_old)
    address = ctypes.addressof(old)
    _lent[address] = old, out.value
    return _new(address, OLD, ctypes.cast(_end_of_capsule, ctypes.c_void_p))


class _Foreign:
    """Memory of another library, which gets it back with this object."""

    def __init__(self, address):
        self.address = address

    def __del__(self, struct=DLManagedTensor):
        managed = struct.from_address(self.address)
        if managed.deleter:
            managed.deleter(self.address)


def _from_old(address):
    t = DLManagedTensor.from_address(address).dl_tensor
    owner = _Foreign(address)
    name = _CODES.get(t.code, "?") + ("" if t.code == 6 else str(t.bits))
    if t.device_type != CPU or t.lanes != 1 or name not in DTYPES:
        raise BufferError(f"device {t.device_type}, elements {name}: not the CPU's, or of a type that is not here")
    dims = (ctypes.c_int64 * t.ndim)(*t.shape[:t.ndim])
    strides = (ctypes.c_int64 * t.ndim)(*t.strides[:t.ndim]) if t.strides else None
    return _memory.from_memory((t.data or 0) + t.byte_offset or None, dims, strides, DTYPES[name], owner)


def from_dlpack(ext_tensor, *, copy=None):
    """A tensor with the memory of an array of another library: torch.from_dlpack."""
    capsule = ext_tensor
    if hasattr(ext_tensor, "__dlpack__"):
        try:
            capsule = ext_tensor.__dlpack__(max_version=(1, 3), copy=copy)
        except TypeError:  # from before these arguments
            capsule = ext_tensor.__dlpack__()
    if _is_valid(id(capsule), VERSIONED):
        address = _pointer(id(capsule), VERSIONED)
        _set_name(capsule, b"used_dltensor_versioned")
        c, out = _handle.current(), ctypes.c_void_p()
        lib.nnc_from_dlpack(c, address, optional_i32(copy), ctypes.byref(out))
        return _handle.tensor(out.value, c)
    if _is_valid(id(capsule), OLD):
        address = _pointer(id(capsule), OLD)
        _set_name(capsule, b"used_dltensor")
        found = _from_old(address)
        return found.clone() if copy else found
    raise TypeError(f"expected an array or a capsule of DLPack, got {type(ext_tensor).__name__}")


__all__ = ["from_dlpack", "to_dlpack", "dlpack_device"]
