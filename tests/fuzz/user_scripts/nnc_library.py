# SPDX-License-Identifier: Apache-2.0
"""The library that scripts are run with ($NNC_LIBRARY, the header $NNC_HEADER), and what its functions
are given."""
import ctypes
import os
from ctypes import CFUNCTYPE, POINTER, c_int64, c_void_p, cast

from binding import Library

lib = Library(os.environ["NNC_LIBRARY"], os.environ["NNC_HEADER"])
CALLBACK = CFUNCTYPE(c_void_p, c_void_p, c_void_p, POINTER(c_void_p), c_int64, POINTER(c_void_p), c_int64,
                     POINTER(c_int64))
MODULE_HOOK = CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_void_p, POINTER(c_void_p), c_int64, c_void_p,
                        POINTER(c_void_p), c_int64, POINTER(c_void_p), c_int64, POINTER(c_int64), c_void_p)
MODULE_CALLBACK = CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_void_p)
# In torch None as well.
NOTHING = ("clip_grad_value_",)


class Table(ctypes.Structure):
    _fields_ = [("struct_size", c_int64), ("call", c_void_p), ("destroy", c_void_p)]


class ShortTable(ctypes.Structure):
    _fields_ = [("struct_size", c_int64), ("call", c_void_p)]


def table(function, kind=Table):
    return kind(ctypes.sizeof(kind), cast(function, c_void_p))


def text(v):
    return v.encode()


def arg(v):
    return None if v is None else c_void_p(v.value)


def pointers(handles):
    return (c_void_p * max(len(handles), 1))(*[v and v.value for v in handles])
