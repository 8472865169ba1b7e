# SPDX-License-Identifier: Apache-2.0
"""Tensors that are parameters of modules."""
from .. import _calls
from .._handle import Tensor, same


class Parameter(Tensor):
    """A tensor that shares the memory of data and is a parameter of the module that it is assigned to."""

    def __init__(self, data=None, requires_grad=True):
        made = _calls.parameter_new(data, requires_grad)
        self._as_parameter_, made._as_parameter_ = made._as_parameter_, None
        same(self)

    def __deepcopy__(self, memo):
        # Without the gradient, as torch has it for parameters, not for tensors.
        memo[id(self)] = found = Parameter(_calls.clone(_calls.detach(self)), self.requires_grad)
        return found

    def __copy__(self):
        return Parameter(_calls.detach(self), self.requires_grad)


class Buffer(Tensor):
    """A tensor that shares the memory of data and is a buffer of the module that it is assigned to."""

    def __init__(self, data=None, *, persistent=True):
        made = _calls.empty([0], None) if data is None else _calls.detach(data)
        self._as_parameter_, made._as_parameter_ = made._as_parameter_, None
        self.persistent = persistent
        same(self)


def of(found):
    """A tensor that is a parameter of a module of the library, as one here."""
    if found is not None and found.is_leaf:
        found.__class__ = Parameter
    return found
