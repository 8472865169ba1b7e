# SPDX-License-Identifier: Apache-2.0
"""torch.autograd.Function: operations with a backward of their own."""
import ctypes

from .. import _callback, _calls, _raw
from .._handle import Tensor
from ..nn import _tree

_OUTPUTS = 64


class FunctionCtx:
    """What one call of a function keeps between forward and backward."""

    _handle = None  # during forward and backward

    def save_for_backward(self, *tensors):
        _calls.function_ctx_save_for_backward(self._handle, tensors)
        self._saved = len(tensors)

    @property
    def saved_tensors(self):
        return _calls.function_ctx_saved_tensors(self._handle, getattr(self, "_saved", 0) or 1)

    def mark_dirty(self, *args):
        _calls.function_ctx_mark_dirty(self._handle, args)

    def mark_non_differentiable(self, *args):
        _calls.function_ctx_mark_non_differentiable(self._handle, args)

    def set_materialize_grads(self, value):
        _calls.function_ctx_set_materialize_grads(self._handle, value)

    @property
    def needs_input_grad(self):
        found = iter(range(sum(self._is_tensor)))
        return tuple(t and _calls.function_ctx_needs_input_grad(self._handle, next(found)) for t in self._is_tensor)


class _Apply:
    """One call: the class, the context, and what is no tensor among arguments and results."""

    def __init__(self, kind, args):
        self.kind, self.ctx, self.tensors = kind, FunctionCtx(), []
        self.ctx._is_tensor = [isinstance(a, Tensor) for a in args]
        self.arguments = _tree.flatten(tuple(a if t else _Other(a) for a, t in zip(args, self.ctx._is_tensor)),
                                       self.tensors)
        self.result = None


class _Other:
    def __init__(self, value):
        self.value = value


@_callback.entry(_raw.nnc_function_vtable.forward_t, "forward")
def _forward(call, function_ctx, inputs, n_inputs, outputs, capacity, n_outputs):
    args = _tree.rebuild(call.arguments, iter(_callback.tensors(inputs, n_inputs)))
    args = [a.value if isinstance(a, _Other) else a for a in args]
    call.ctx._handle = ctypes.c_void_p(function_ctx)
    try:
        if call.kind.setup_context is Function.setup_context:
            result = call.kind.forward(call.ctx, *args)
        else:
            result = call.kind.forward(*args)
            call.kind.setup_context(call.ctx, tuple(args), result)
    finally:
        call.ctx._handle = None
    found = []
    call.result = _tree.flatten(result, found)
    _callback.put(found, outputs, capacity, n_outputs, "forward")


@_callback.entry(_raw.nnc_function_vtable.backward_t, "backward")
def _backward(call, function_ctx, grad_outputs, n_grad_outputs, grad_inputs, n_inputs):
    gradients = _callback.tensors(grad_outputs, n_grad_outputs)
    call.ctx._handle = ctypes.c_void_p(function_ctx)
    try:
        found = call.kind.backward(call.ctx, *gradients)
    finally:
        call.ctx._handle = None
    found = list(found) if isinstance(found, (tuple, list)) else [found]
    places = call.ctx._is_tensor
    if len(found) < len(places) or any(g is not None for g in found[len(places):]):
        raise RuntimeError(f"function {call.kind.__name__}Backward returned an incorrect number of gradients "
                           f"(expected {len(places)}, got {len(found)})")
    _callback.put([g for g, t in zip(found, places) if t], grad_inputs, n_inputs, None, "backward")


_VTABLE = _callback.table(_raw.nnc_function_vtable, forward=_forward, backward=_backward, destroy=_callback.destroy)


class Function:
    """An operation: forward(ctx, *args) and backward(ctx, *grad_outputs), both static, and apply."""

    @staticmethod
    def forward(*args):
        raise NotImplementedError("You must implement the forward function for custom autograd.Function.")

    @staticmethod
    def setup_context(ctx, inputs, output):
        raise NotImplementedError

    @staticmethod
    def backward(ctx, *grad_outputs):
        raise NotImplementedError("You must implement the backward for your custom autograd.Function.")

    @classmethod
    def apply(cls, *args):
        call = _Apply(cls, args)
        with _callback.kept(call) as number:
            function = _calls.function_new(cls.__name__, _VTABLE, number)
        tensors, call.tensors = call.tensors, None  # of what it needs backward has a copy
        outputs = _calls.function_apply(function, tensors, _OUTPUTS)
        result, call.result = call.result, None
        return _tree.rebuild(result, iter(outputs))
