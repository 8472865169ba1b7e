# SPDX-License-Identifier: Apache-2.0
"""torch.autograd."""
from .. import _callback, _calls
from .._context import context, enable_grad, no_grad, set_grad_enabled  # noqa: F401
from .._handle import Tensor, same
from ..nn._hooks import RemovableHandle
from . import functional, graph  # noqa: F401
from ._function import Function  # noqa: F401


def _listed(values):
    return None if values is None else [values] if isinstance(values, Tensor) else list(values)


def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, inputs=None):
    """Adds the gradients of tensors into those of the leaves that they were computed from."""
    retain_graph = create_graph if retain_graph is None else retain_graph
    _calls.autograd_backward(_listed(tensors), _listed(grad_tensors), retain_graph, create_graph, _listed(inputs))


def grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, allow_unused=None,
         materialize_grads=False):
    """The gradients of outputs with respect to inputs."""
    retain_graph = create_graph if retain_graph is None else retain_graph
    arguments = _listed(outputs), _listed(inputs), _listed(grad_outputs), retain_graph, create_graph
    if materialize_grads:
        return _calls.autograd_grad_materialize_grads(*arguments)
    return _calls.autograd_grad(*arguments, bool(allow_unused))


def register_hook(function, tensor, hook):
    """A hook of a tensor, by one of the library's functions."""
    same(tensor)  # which the hook gets again
    with _callback.kept(hook) as number:
        return RemovableHandle(function(tensor, _callback.CALLBACK, number))


def gradcheck(func, inputs, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, nondet_tol=0.0,
              check_undefined_grad=True):
    """Compares the gradients of func with differences."""
    with _callback.lent(func) as number:
        return _calls.autograd_gradcheck(_callback.CALLBACK, number, _listed(inputs), eps, atol, rtol, raise_exception,
                                         nondet_tol, check_undefined_grad)


def gradgradcheck(func, inputs, grad_outputs=None, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True,
                  nondet_tol=0.0, check_undefined_grad=True):
    with _callback.lent(func) as number:
        return _calls.autograd_gradgradcheck(_callback.CALLBACK, number, _listed(inputs), _listed(grad_outputs), eps,
                                             atol, rtol, raise_exception, nondet_tol, check_undefined_grad)


def detect_anomaly(check_nan=True):
    """A block in which an operation is named whose backward fails or makes nan."""
    return context(detect_anomaly=True, check_nan=bool(check_nan))


def set_detect_anomaly(mode, check_nan=True):
    return context(detect_anomaly=bool(mode), check_nan=bool(check_nan))
