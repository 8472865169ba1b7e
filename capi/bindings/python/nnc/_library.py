# SPDX-License-Identifier: Apache-2.0
"""The shared library with its functions declared: lib.nnc_relu and all others.

It is looked for in NNC_LIBRARY, beside this file, and where the system looks for libraries.
"""
import ctypes
import os
import pathlib

from . import _errors, _raw

NAME = "libnnc.so.1"


def _load():
    named = os.environ.get("NNC_LIBRARY")
    beside = pathlib.Path(__file__).with_name(NAME)
    path = named or (str(beside) if beside.exists() else NAME)
    try:
        return ctypes.CDLL(path)
    except OSError as error:
        raise ImportError(f"{error}; the environment variable NNC_LIBRARY may hold the path of libnnc.so") from None


lib = _errors.lib = _load()
for _name, (_fails, _result, _types) in _raw.FUNCTIONS.items():
    try:
        _function = getattr(lib, _name)
    except AttributeError:
        raise ImportError(f"{lib._name} is older than this package: it has no {_name}") from None
    _function.restype, _function.argtypes = _result, _types
    if _fails:
        _function.errcheck = _errors.check
