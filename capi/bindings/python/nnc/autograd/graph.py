# SPDX-License-Identifier: Apache-2.0
"""torch.autograd.graph."""
import ctypes

from .. import _callback, _calls, _raw
from .._context import using
from ..nn._hooks import RemovableHandle


@_callback.entry(_raw.nnc_saved_tensors_hooks.pack_t, "pack_hook")
def _pack(hooks, tensor, packed):
    value, = _callback.given(tensor)
    with _callback.kept(hooks[0](value)) as number:
        ctypes.c_size_t.from_address(packed).value = number


@_callback.entry(_raw.nnc_saved_tensors_hooks.unpack_t, "unpack_hook")
def _unpack(hooks, packed, out):
    found = hooks[1](_callback.found(packed))
    ctypes.c_void_p.from_address(out).value = _callback.lend(found, "unpack_hook")


@_raw.nnc_saved_tensors_hooks.drop_t
def _drop(_hooks, packed):
    _callback.destroy(packed)


_HOOKS = _callback.table(_raw.nnc_saved_tensors_hooks, pack=_pack, unpack=_unpack, drop=_drop,
                         destroy=_callback.destroy)


class saved_tensors_hooks(using):
    """What operations in the block keep for backward goes through pack_hook, and back through unpack_hook."""

    def __init__(self, pack_hook, unpack_hook):
        def choose(c):
            with _callback.kept((pack_hook, unpack_hook)) as number:
                return _calls.autograd_saved_tensors_hooks(_HOOKS, number)
        super().__init__(choose)


def register_multi_grad_hook(tensors, fn, *, mode="all"):
    """fn(gradients) once in each backward, when those of all tensors are there; "any": with the first one."""
    def call(*gradients):
        fn(gradients if mode == "all" else gradients[0])
    with _callback.kept(call) as number:
        return RemovableHandle(
            _calls.autograd_register_multi_grad_hook(list(tensors), _callback.CALLBACK, number, mode))
