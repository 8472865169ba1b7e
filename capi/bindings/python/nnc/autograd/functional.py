# SPDX-License-Identifier: Apache-2.0
"""torch.autograd.functional: derivatives of whole functions."""
from .. import _callback, _calls
from .._handle import Tensor


def _listed(values):
    return [] if values is None else [values] if isinstance(values, Tensor) else list(values)


class _Counted:
    """A function that notes whether it gives one tensor or several."""

    def __init__(self, function):
        self.function, self.single, self.n = function, True, 1

    def __call__(self, *inputs):
        found = self.function(*inputs)
        self.single = isinstance(found, Tensor)
        self.n = len(_listed(found))
        return found


def _run(call, func, inputs, more, create_graph, strict):
    counted = _Counted(func)
    given = _listed(inputs)
    with _callback.lent(counted) as number:
        found = list(call(_callback.CALLBACK, number, given, *more, create_graph, strict, 64 * (len(given) + 1)))
    return counted, found


def _shaped(values, single):
    return values[0] if single else tuple(values)


def jacobian(func, inputs, create_graph=False, strict=False):
    one = isinstance(inputs, Tensor)
    counted, found = _run(_calls.autograd_jacobian, func, inputs, (), create_graph, strict)
    n = len(_listed(inputs))
    rows = [_shaped(found[i:i + n], one) for i in range(0, len(found), n)]
    return _shaped(rows, counted.single)


def hessian(func, inputs, create_graph=False, strict=False):
    one = isinstance(inputs, Tensor)
    _, found = _run(_calls.autograd_hessian, func, inputs, (), create_graph, strict)
    n = len(_listed(inputs))
    return _shaped([_shaped(found[i:i + n], one) for i in range(0, len(found), n)], one)


def _product(call, result_like_inputs):
    def product(func, inputs, v=None, create_graph=False, strict=False):
        one = isinstance(inputs, Tensor)
        counted, found = _run(call, func, inputs, (_listed(v) or None,), create_graph, strict)
        outputs, products = found[:counted.n], found[counted.n:]
        return (_shaped(outputs, counted.single),
                _shaped(products, one if result_like_inputs else counted.single))
    product.__name__, product.__doc__ = call.__name__.rpartition("_")[2], call.__doc__
    return product


vjp = _product(_calls.autograd_vjp, True)
jvp = _product(_calls.autograd_jvp, False)
vhp = _product(_calls.autograd_vhp, True)
hvp = _product(_calls.autograd_hvp, True)
