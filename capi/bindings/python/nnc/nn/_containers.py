# SPDX-License-Identifier: Apache-2.0
"""Modules that hold modules or parameters.

Containers of these classes are the library's own. A subclass is a module of the host's with the
same entries, whose forward may be its own; entries cannot be taken out of it.
"""
import operator

from .. import _calls, _named
from .._errors import UnsupportedError
from .._handle import Tensor
from . import parameter as _parameter
from ._layer import Layer
from ._module import Module, only_modules


class _Container(Layer):
    _class = None  # the class of the library

    def __init__(self):
        if type(self) is self._class:
            self._hold(_calls.module_new(type(self).__name__ + "()"))
        else:
            Module.__init__(self)
            self.__dict__["_arguments"] = {}

    def forward(self, *args, **kwargs):
        return Module.forward(self, *args, **kwargs)

    def __call__(self, *args, **kwargs):
        return Module.__call__(self, *args, **kwargs) if self._is_mine() else self._run(self, args, kwargs)

    def extra_repr(self):
        return ""

    def _is_mine(self):
        return type(self) is not self._class

    _is_computed_here = _is_mine

    def _changes(self):
        if self._is_mine():
            raise UnsupportedError("entries of a subclass of a container stay where they are", type(self).__name__)

    def _entries(self):
        """The Python objects of all children by name, also of a container that the library made."""
        if not self._is_mine() and not self._modules:
            for name in _named.keys(_calls.module_named_children(self)):
                self._find_child(name)
        return self._modules

    def __len__(self):
        return len(self._entries())


class _ListOfModules(_Container):
    _prefix = None  # of the library's functions

    def _function(self, name):
        return getattr(_calls, f"{self._prefix}_{name}")

    def _name(self, index):
        names = list(self._entries())
        index = operator.index(index)
        if not -len(names) <= index < len(names):
            raise IndexError(f"index {index} is out of range")
        return names[index]

    def _numbered(self, modules):
        self.__dict__["_modules"] = {str(i): m for i, m in enumerate(modules)}

    def __getitem__(self, index):
        if isinstance(index, slice):
            found = self._class.__new__(self._class)
            part = dict(list(self._entries().items())[index])
            if self._is_mine():
                _Container.__init__(found)
                for name, module in part.items():
                    found.append(module)
                return found
            start, stop, step = _bounds(index)
            found._hold(self._function("slice")(self, start, stop, step), part)
            if self._prefix == "module_list":
                found._numbered(part.values())
            return found
        return self._entries()[self._name(index)]

    def __setitem__(self, index, module):
        name = self._name(index)
        self.register_module(name, module)

    def __delitem__(self, index):
        self._changes()
        entries = self._entries()
        if isinstance(index, slice):
            self._function("delete_slice")(self, *_bounds(index))
        else:
            self._function("delete")(self, index)
            if operator.index(index) in (-1, len(entries) - 1):  # nothing behind it moves up
                entries.popitem()
                return
        modules = list(entries.values())
        del modules[index]
        self._numbered(modules)

    def __iter__(self):
        return iter(list(self._entries().values()))

    def append(self, module):
        only_modules(module)
        name = str(len(self))
        if self._is_mine():
            self.register_module(name, module)
        else:
            self._modules[name] = self._registered(self._function("append"), module)
        return self

    def extend(self, modules):
        for module in modules:
            self.append(module)
        return self

    def insert(self, index, module):
        self._changes()
        modules = list(self._entries().values())
        self._function("insert")(self, index, module)
        modules.insert(index, module)
        self._numbered(modules)
        return self

    def pop(self, key=-1):
        found = self[key]
        del self[key]
        return found

    def __add__(self, other):
        found = self._class()
        return found.extend(self).extend(other)

    def __iadd__(self, other):
        return self.extend(other)


def _bounds(index):
    step = 1 if index.step is None else index.step
    most, least = (1 << 63) - 1, -1 << 63
    start = (0 if step > 0 else most) if index.start is None else index.start
    stop = (most if step > 0 else least) if index.stop is None else index.stop
    return start, stop, step


class Sequential(_ListOfModules):
    """Modules that are called one after another."""

    _prefix = "sequential"

    def __init__(self, *args):
        super().__init__()
        if len(args) == 1 and isinstance(args[0], dict):
            for name, module in args[0].items():
                self.register_module(name, module)
        else:
            for module in args:
                self.append(module)

    def forward(self, input):
        for module in self:
            input = module(input)
        return input

    def __mul__(self, other):
        """The same modules several times over."""
        if not isinstance(other, int):
            raise TypeError(f"unsupported operand type(s) for *: {type(self)} and {type(other)}")
        if other <= 0:
            raise ValueError(f"Non-positive multiplication factor {other} for {type(self)}")
        return Sequential(*(list(self) * other))

    __rmul__ = __mul__

    def __imul__(self, other):
        return self.extend(list(self * other)[len(self):])


class ModuleList(_ListOfModules):
    """A list of modules."""

    _prefix = "module_list"

    def __init__(self, modules=None):
        super().__init__()
        self.extend(modules or ())


class ModuleDict(_Container):
    """Modules by keys."""

    def __init__(self, modules=None):
        super().__init__()
        self.update(modules or {})

    def __getitem__(self, key):
        return self._entries()[key]

    def __setitem__(self, key, module):
        only_modules(module)
        if self._is_mine():
            self.register_module(key, module)
        else:
            self._modules[key] = self._registered(_calls.module_dict_set, key, module)

    def __delitem__(self, key):
        self._changes()
        _calls.module_dict_delete(self, key)
        self._modules.pop(key, None)

    def __iter__(self):
        return iter(list(self._entries()))

    def __contains__(self, key):
        return key in self._entries()

    def keys(self):
        return self._entries().keys()

    def values(self):
        return self._entries().values()

    def items(self):
        return self._entries().items()

    def __delattr__(self, name):
        if name in self._modules and not self._is_mine():
            del self[name]
        else:
            super().__delattr__(name)

    def pop(self, key):
        found = self[key]
        del self[key]
        return found

    def clear(self):
        self._changes()
        _calls.module_dict_clear(self)
        self._modules.clear()

    def update(self, modules):
        for key, module in modules.items() if hasattr(modules, "items") else modules:
            self[key] = module


def _as_parameter(value):
    return value if isinstance(value, _parameter.Parameter) else _parameter.Parameter(value)


class ParameterList(_Container):
    """A list of parameters."""

    def __init__(self, values=None):
        super().__init__()
        self.extend(values or ())

    def __len__(self):
        return _calls.parameter_list_len(self)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return ParameterList([self[i] for i in range(*index.indices(len(self)))])
        found = _calls.parameter_list_get(self, index)
        return self._same_parameter(str(index % len(self)), found)

    def __setitem__(self, index, value):
        value = _as_parameter(value)
        _calls.parameter_list_set(self, index, value)
        self._parameters[str(index % len(self))] = value

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def append(self, value):
        value = _as_parameter(value)
        _calls.parameter_list_append(self, value)
        self._parameters[str(len(self) - 1)] = value
        return self

    def extend(self, values):
        for value in values:
            self.append(value)
        return self

    __iadd__ = extend


class ParameterDict(_Container):
    """Parameters by keys."""

    def __init__(self, parameters=None):
        super().__init__()
        self.update(parameters or {})

    def __len__(self):
        return _calls.parameter_dict_len(self)

    def __getitem__(self, key):
        return self._same_parameter(key, _calls.parameter_dict_at(self, key))

    def __setitem__(self, key, value):
        value = _as_parameter(value) if isinstance(value, Tensor) else value
        _calls.parameter_dict_set(self, key, value)
        self._parameters[key] = value

    def __delitem__(self, key):
        _calls.parameter_dict_delete(self, key)
        self._parameters.pop(key, None)

    def __contains__(self, key):
        return _calls.parameter_dict_contains(self, key)

    def __iter__(self):
        return iter(self.keys())

    def keys(self):
        return _named.keys(_calls.parameter_dict_keys(self))

    def values(self):
        return [self[key] for key in self.keys()]

    def items(self):
        return [(key, self[key]) for key in self.keys()]

    def get(self, key, default=None):
        return self[key] if key in self else default

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key):
        found = self[key]
        del self[key]
        return found

    def popitem(self):
        if not len(self):
            raise KeyError("popitem(): dictionary is empty")
        [(key, found)] = _named.tensors(_calls.parameter_dict_popitem(self))
        return key, self._parameters.pop(key, found)

    def __or__(self, other):
        found = self.copy()
        found.update(other)
        return found

    def __ror__(self, other):
        found = other.copy()
        found.update(self)
        return found

    def __ior__(self, other):
        self.update(other)
        return self

    def clear(self):
        _calls.parameter_dict_clear(self)
        self._parameters.clear()

    def copy(self):
        return ParameterDict(self.items())

    def fromkeys(self, keys, default=None):
        return ParameterDict({key: default for key in keys})

    def update(self, parameters):
        pairs = parameters.items() if hasattr(parameters, "items") else parameters
        if type(parameters) is dict:
            pairs = sorted(pairs)  # as torch has it
        for key, value in pairs:
            self[key] = value


for _kind in (Sequential, ModuleList, ModuleDict, ParameterList, ParameterDict):
    _kind._class = _kind
