# SPDX-License-Identifier: Apache-2.0
"""torch.nn.utils.parametrize."""
import contextlib

from ... import _calls
from .._containers import ModuleList
from .._layer import Layer


class ParametrizationList(Layer):
    """What a parametrized tensor is computed by: the functions, and the tensors that these get."""

    def __init__(self, modules, original, unsafe=False):
        modules = modules if isinstance(modules, ModuleList) else ModuleList(modules)
        handle = _calls.parametrize_parametrization_list_new(modules, original, unsafe)
        self._hold(handle, dict(modules._modules))

    def __len__(self):
        return len(list(self.named_children()))

    def __getitem__(self, index):
        return self._find_child(str(index % len(self)))

    def __iter__(self):
        return self.children()

    def right_inverse(self, value):
        _calls.parametrization_list_right_inverse(self, value)


def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
    _calls.parametrize_register_parametrization(module, tensor_name, parametrization, unsafe)
    # The Python object of the parametrization is found again, and is kept, where it is a child now.
    found = module.get_submodule(f"parametrizations.{tensor_name}")
    found._modules[str(len(list(found.named_children())) - 1)] = parametrization
    return module


def is_parametrized(module, tensor_name=None):
    return _calls.parametrize_is_parametrized(module, tensor_name)


def remove_parametrizations(module, tensor_name, leave_parametrized=True):
    _calls.parametrize_remove_parametrizations(module, tensor_name, leave_parametrized)
    module._modules.pop("parametrizations", None)
    return module


def transfer_parametrizations_and_params(from_module, to_module, tensor_name=None):
    _calls.parametrize_transfer_parametrizations_and_params(from_module, to_module, tensor_name)
    return to_module


@contextlib.contextmanager
def cached():
    """What is parametrized is computed once in the block."""
    _calls.parametrize_cached_begin()
    try:
        yield
    finally:
        _calls.parametrize_cached_end()
