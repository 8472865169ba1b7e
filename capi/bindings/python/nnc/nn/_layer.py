# SPDX-License-Identifier: Apache-2.0
"""Modules of the library's own."""
import functools
import inspect

from .. import _calls, _named, _text
from .._handle import Tensor, known, lib, same
from . import parameter as _parameter
from ._module import Module
from ._vtable import OUTPUTS, thread


_kinds = {}  # the classes of this package by their names


def kind_of(module):
    """The class of this package that a module of the library is of, or None."""
    name = _calls.module_repr(module).partition("(")[0]
    if not _kinds:
        from .. import nn
        _kinds.update({k: v for k, v in vars(nn).items() if isinstance(v, type) and issubclass(v, Module)})
        _kinds["ParametrizationList"] = nn.utils.parametrize.ParametrizationList
    return _kinds.get(name) or _kinds.get(name.removeprefix("Parametrized"))


def wrap(handle):
    """The Python object of a module that the library has made."""
    if handle is None:
        return None
    found = known(lib.nnc_object_id(handle))
    if found is not None:
        return found
    kind = kind_of(handle) or Layer
    return kind.__new__(kind)._hold(handle)


@functools.lru_cache(maxsize=None)
def _hyperparameters(kind):
    """The names of the arguments that the library's layer was made with."""
    for k in kind.__mro__:
        if "__init__" in k.__dict__ and k.__module__.endswith("_layers"):
            return frozenset(inspect.signature(k.__init__).parameters) - {"self", "device", "dtype"}
    return frozenset()


_PLAIN = (bool, int, float, str, tuple, list, type(None))


class Layer(Module):
    """A module of the library's own."""

    _names = ()  # of forward's parameters, where they may be other than tensors

    def __init__(self, **arguments):
        name = next(k.__name__ for k in type(self).__mro__
                    if "__init__" in k.__dict__ and k.__module__.endswith("_layers"))
        words, others = _text.call(name, arguments)
        handle = _calls.module_new_kwargs(words, _text.bag(others))
        if type(self).forward is Layer.forward:
            self._hold(handle, arguments=arguments)
            for key, value in others.items():
                if isinstance(value, Module) and self._kind(key) == "module":
                    self._modules[key] = value
            return
        # A subclass with a forward of its own: a module of its class that shares what the layer has.
        Module.__init__(self)
        self.__dict__.update(_arguments=arguments, _layer=same(handle))
        for key, found in _named.tensors(_calls.module_named_parameters_prefix(handle, None, False, False)):
            self.register_parameter(key, _parameter.of(found))
        for key, found in _named.tensors(_calls.module_named_buffers_prefix(handle, None, False, False)):
            self.register_buffer(key, found)
        for key in _named.keys(_calls.module_named_children(handle)):
            self.register_module(key, wrap(_calls.module_get_submodule(handle, key)))

    def _copy_layer(self, layer):
        """A copy of the layer of another module that has what this module has."""
        copied = _calls.module_deepcopy(layer)
        for key, _ in _named.tensors(_calls.module_named_parameters_prefix(copied, None, False, False)):
            _calls.module_register_parameter(copied, key, self._find_parameter(key))
        for key, _ in _named.tensors(_calls.module_named_buffers_prefix(copied, None, False, False)):
            _calls.module_register_buffer(copied, key, self._find_buffer(key), -1)
        for key in _named.keys(_calls.module_named_children(copied)):
            _calls.module_register_module(copied, key, self._find_child(key))
        return copied

    def forward(self, *args, **kwargs):
        """The layer's own computation."""
        for name in self.__dict__.get("_assigned", ()):
            raise AttributeError(self._fixed(name))
        return self._run(self.__dict__.get("_layer", self), args, kwargs)

    def _fixed(self, name):
        return (f"'{name}' of {type(self).__name__} was fixed when the layer was made, and the library computes with "
                "that; make a new layer")

    def _is_computed_here(self):
        """Whether calls come to a forward of Python's."""
        return "_layer" in self.__dict__

    def _set_other(self, name, value):
        mine = self._is_computed_here()
        if name == "forward" and not mine:
            raise AttributeError(f"'forward' of {type(self).__name__} is the library's: derive a class from it instead")
        if name in _hyperparameters(type(self)):
            if isinstance(value, _PLAIN) and value == getattr(self, name, self):
                return
            if not mine:
                raise AttributeError(self._fixed(name))
            # Its own forward may use it; that of the layer could not.
            self.__dict__.setdefault("_assigned", []).append(name)
        super()._set_other(name, value)

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
        before = getattr(thread, "layer", None)
        thread.layer = self, bag
        try:
            outputs = _calls.module_forward(handle, inputs, _text.bag(bag), OUTPUTS)
        finally:
            thread.layer = before
        return self._result(outputs)

    def _structured(self, outputs):
        try:
            return self._result(outputs)
        except (IndexError, TypeError):  # a hook has put another number of tensors there
            return super()._structured(outputs)

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
