# SPDX-License-Identifier: Apache-2.0
"""Modules of the library's own."""
from .. import _calls, _named, _text
from .._handle import Tensor
from . import parameter as _parameter
from ._module import Module
from ._vtable import OUTPUTS


_kinds = {}  # the classes of this package by their names


def wrap(handle):
    """A Python object for a module that the library has made."""
    if handle is None:
        return None
    name = _calls.module_repr(handle).partition("(")[0]
    if not _kinds:
        from .. import nn
        _kinds.update({k: v for k, v in vars(nn).items() if isinstance(v, type) and issubclass(v, Module)})
        _kinds["ParametrizationList"] = nn.utils.parametrize.ParametrizationList
    kind = _kinds.get(name, Layer)
    module = kind.__new__(kind)
    module.__dict__.update(_handle=handle, _modules={}, _parameters={}, _arguments={})
    return module


class Layer(Module):
    """A module of the library's own."""

    _names = ()  # of forward's parameters, where they may be other than tensors

    def __init__(self, **arguments):
        name = next(k.__name__ for k in type(self).__mro__
                    if "__init__" in k.__dict__ and k.__module__.endswith("_layers"))
        words, others = _text.call(name, arguments)
        handle = _calls.module_new_kwargs(words, _text.bag(others))
        self.__dict__.update(_arguments=arguments, _modules={}, _parameters={})
        if type(self).forward is Layer.forward:
            self.__dict__["_handle"] = handle
            for key, value in others.items():
                if isinstance(value, Module) and self._kind(key) == "module":
                    self._modules[key] = value
            return
        # A subclass with a forward of its own: a module of its class that shares what the layer has.
        Module.__init__(self)
        self.__dict__["_layer"] = handle
        for key, found in _named.tensors(_calls.module_named_parameters_prefix(handle, None, False, False)):
            self.register_parameter(key, _parameter.of(found))
        for key, found in _named.tensors(_calls.module_named_buffers_prefix(handle, None, False, False)):
            self.register_buffer(key, found)
        for key in _named.keys(_calls.module_named_children(handle)):
            self.register_module(key, wrap(_calls.module_get_submodule(handle, key)))

    def forward(self, *args, **kwargs):
        """The layer's own computation."""
        return self._run(self.__dict__.get("_layer", self), args, kwargs)

    def __call__(self, *args, **kwargs):
        if "_layer" in self.__dict__:
            return super().__call__(*args, **kwargs)
        return self._run(self, args, kwargs)

    def _run(self, handle, args, kwargs):
        names, bag = self._names, dict(kwargs)
        inputs = list(args)
        for i, value in enumerate(args):
            if value is not None and not isinstance(value, Tensor):
                # From here on by name: texts, numbers and tuples of tensors.
                if i >= len(names):
                    raise TypeError(f"{type(self).__name__}: argument {i} must be a tensor, got {type(value).__name__}")
                inputs, bag = inputs[:i], {**dict(zip(names[i:], args[i:])), **bag}
                break
        outputs = _calls.module_forward(handle, inputs, _text.bag(bag), OUTPUTS)
        return self._result(outputs)

    def _result(self, outputs):
        return outputs[0] if len(outputs) == 1 else outputs

    def extra_repr(self):
        return _calls.module_extra_repr(self.__dict__.get("_layer", self))

    def _other_attribute(self, name):
        """An argument of the constructor, as the layer prints it or as it was given."""
        found = {**self._arguments, **_text.read_arguments(type(self), self.extra_repr())}
        if name not in found:
            return super()._other_attribute(name)
        if not type(self).__name__.startswith("Lazy"):  # whose arguments change once
            self.__dict__[name] = found[name]
        return found[name]
