# SPDX-License-Identifier: Apache-2.0
"""Modules: a Python object for each module of the library.

The library holds parameters, buffers and children; the Python object holds its handle and the
Python objects of its children, so that a child is the same object whenever it is looked up. The
library knows a module of a Python class by a weak reference: whoever holds the parent's Python
object holds all of them.
"""
import copy
import ctypes
import threading
import weakref
from collections import namedtuple

from .. import _callback, _calls, _named, _raw, _text
from .._errors import Error, StateError, UnknownError
from .._handle import Tensor, current, lib
from . import _hooks, _tree
from . import parameter as _parameter

_OUTPUTS = 64  # the most that the library takes from one forward
_thread = threading.local()
_Keys = namedtuple("IncompatibleKeys", "missing_keys unexpected_keys")


class IncompatibleKeys(_Keys):
    """What load_state_dict(strict=False) did not find."""

    __slots__ = ()

    def __repr__(self):
        return "<All keys matched successfully>" if not any(self) else super().__repr__()


class _Frame:
    """A call of a module from Python: what goes through the library beside tensors."""

    def __init__(self, module, arguments):
        self.module, self.tensors = module, []
        self.arguments = _tree.flatten(arguments, self.tensors)
        self.result = self

    def inputs(self, tensors):
        """(args, kwargs) of forward, with the tensors that the library gives."""
        if len(tensors) != len(self.tensors):  # a hook has put others into their places
            return tuple(tensors), {}
        return _tree.rebuild(self.arguments, iter(tensors))


def _python_object(reference):
    module = reference() if isinstance(reference, weakref.ref) else reference
    if module is None:
        raise StateError("the Python object of this module is gone", "forward")
    return module


@_callback.entry(_raw.nnc_module_vtable.forward_t, "forward")
def _forward(reference, _module, inputs, n_inputs, kwargs, outputs, capacity, n_outputs):
    module = _python_object(reference)
    frame, _thread.frame = getattr(_thread, "frame", None), None
    tensors = _callback.tensors(inputs, n_inputs)
    if frame is not None and frame.module is module:
        args, others = frame.inputs(tensors)
        result = module.forward(*args, **others)
        found = []
        frame.result = _tree.flatten(result, found)
    else:
        result = module.forward(*tensors, **_kwargs(kwargs))
        found = []
        _tree.flatten(result, found)
    _callback.put(found, outputs, capacity, n_outputs, "forward")


def _kwargs(bag):
    if not bag:
        return {}
    bag = ctypes.c_void_p(bag)
    keys = [_calls.kwargs_key(bag, i) for i in range(_calls.kwargs_count(bag))]
    return {key: _calls.kwargs_tensor(bag, key) for key in keys}


@_callback.entry(_raw.nnc_module_vtable.extra_repr_t, "extra_repr")
def _extra_repr(reference, out):
    text = _python_object(reference).extra_repr().encode("utf-8", "replace")
    lib.nnc_string_new(current(), text, len(text), out)


@_callback.entry(_raw.nnc_module_vtable.copy_t, "copy.deepcopy")
def _copy(reference, _module, copied):
    original = _python_object(reference)
    new = original.__class__.__new__(original.__class__)
    # Held by the library until the copy has a handle: see adopt.
    with _callback.kept(new) as number:
        new.__dict__.update(_number=number, _handle=None, _modules={}, _parameters={}, _original=weakref.ref(original))
        own = {k: v for k, v in original.__dict__.items() if k not in new.__dict__}
        new.__dict__.update(copy.deepcopy(own))
        _copies().append(new)
        ctypes.c_size_t.from_address(copied).value = number


def _copies():
    """Copies that this thread's calls have made and that have no handle yet."""
    if not hasattr(_thread, "copies"):
        _thread.copies = []
    return _thread.copies


@_callback.entry(_raw.nnc_module_vtable.get_extra_state_t, "get_extra_state")
def _get_extra_state(reference, _module, out):
    state = _python_object(reference).get_extra_state()
    ctypes.c_void_p.from_address(out).value = _callback.lend(state, "get_extra_state")


@_callback.entry(_raw.nnc_module_vtable.set_extra_state_t, "set_extra_state")
def _set_extra_state(reference, _module, state):
    _python_object(reference).set_extra_state(*_callback.given(state))


@_callback.entry(_raw.nnc_module_vtable.right_inverse_t, "right_inverse")
def _right_inverse(reference, _module, x, outputs, capacity, n_outputs):
    found = _python_object(reference).right_inverse(*_callback.given(x))
    _callback.put(_callback.listed(found), outputs, capacity, n_outputs, "right_inverse")


def _vtable(kind):
    """The functions that a class has: what it lacks, the library does without."""
    found = kind.__dict__.get("_vtable")
    if found is None:
        others = {"get_extra_state": _get_extra_state, "set_extra_state": _set_extra_state,
                  "right_inverse": _right_inverse}
        found = kind._vtable = _callback.table(
            _raw.nnc_module_vtable, forward=_forward, extra_repr=_extra_repr, destroy=_callback.destroy, copy=_copy,
            **{name: function for name, function in others.items() if hasattr(kind, name)})
    return found


def _class_name(kind):
    return "".join(c if c.isascii() and (c.isalnum() or c in "_.") else "_" for c in kind.__name__)


class Module(_hooks.Hooks):
    """The base class of all layers and of models: torch.nn.Module."""

    _handle = None

    def __init__(self):
        self.__dict__.update(_modules={}, _parameters={})
        with _callback.kept(weakref.ref(self)) as number:
            self.__dict__["_handle"] = _calls.module_new_user(_class_name(type(self)), _vtable(type(self)), number)

    @property
    def _as_parameter_(self):
        return self._handle and self._handle._as_parameter_

    def release(self):
        """Gives the module back now. Any later use of it is a HandleError."""
        self._handle.release()

    # ---- calling ----

    def forward(self, *args, **kwargs):
        raise NotImplementedError(f"Module [{type(self).__name__}] is missing the required \"forward\" function")

    def __call__(self, *args, **kwargs):
        before = getattr(_thread, "frame", None)
        frame = _Frame(self, (args, kwargs))
        _thread.frame = frame
        try:
            outputs = _calls.module_forward(self, frame.tensors, None, _OUTPUTS)
        finally:
            _thread.frame = before
        if frame.result is frame:
            return outputs[0] if len(outputs) == 1 else outputs
        structure, frame.result = frame.result, None
        n = _tree.count(structure)
        # A hook may give another number of outputs than forward.
        if n != len(outputs):
            return outputs[0] if len(outputs) == 1 else outputs
        return _tree.rebuild(structure, iter(outputs))

    def extra_repr(self):
        """What is printed between the parentheses."""
        return ""

    def __repr__(self):
        return _calls.module_repr(self)

    # ---- attributes ----

    def __setattr__(self, name, value):
        if self._handle is None:
            if isinstance(value, (Module, _parameter.Parameter)):
                raise AttributeError("cannot assign module or parameter before Module.__init__() call")
            object.__setattr__(self, name, value)
        elif isinstance(value, Module):
            self.__dict__.pop(name, None)
            self.register_module(name, value)
        elif isinstance(value, _parameter.Parameter):
            self.__dict__.pop(name, None)
            self.register_parameter(name, value)
        elif (value is None or isinstance(value, Tensor)) and name not in self.__dict__ and self._replace(name, value):
            pass
        else:
            object.__setattr__(self, name, value)

    def _replace(self, name, value):
        """Puts a tensor, or None, where the module has a buffer, parameter or child of that name."""
        kind = self._kind(name)
        if kind == "buffer":
            _calls.module_register_buffer(self, name, value, name in self._persistent())
        elif kind == "parameter" and value is None:
            self.register_parameter(name, None)
        elif kind == "parameter" and _calls.parametrize_is_parametrized(self, name):
            _calls.parametrization_list_right_inverse(self.get_submodule(f"parametrizations.{name}"), value)
        elif kind == "parameter":
            raise TypeError(f"cannot assign a tensor as parameter '{name}' (nn.Parameter or None expected)")
        elif kind == "module" and value is None:
            self.register_module(name, None)
        else:
            return False
        return True

    def _persistent(self):
        return [k for k in _named.keys(_calls.module_state_dict(self)) if "." not in k]

    def _kind(self, name):
        """What the library has under a name: "module", "parameter", "buffer" or None."""
        if name in self._modules:
            return "module"
        for kind, get in (("parameter", _calls.module_get_parameter), ("buffer", _calls.module_get_buffer),
                          ("module", _calls.module_get_submodule)):
            try:
                get(self, name)
                return kind
            except UnknownError:
                continue
            except Error:
                return kind
        return None

    def __getattr__(self, name):
        if name.startswith("__") or "_modules" not in self.__dict__ or self.__dict__["_handle"] is None:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        if name in self._modules:
            return self._modules[name]
        if "." not in name:
            for find in (self._find_parameter, self._find_buffer, self._find_child):
                try:
                    return find(name)
                except UnknownError:
                    continue
        return self._other_attribute(name)

    def _other_attribute(self, name):
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def _find_parameter(self, name):
        return self._same_parameter(name, _calls.module_get_parameter(self, name))

    def _same_parameter(self, name, found):
        """The Python object that was given for this parameter before, or found as one."""
        before = self._parameters.get(name)
        if found is not None and before is not None and \
                lib.nnc_tensor_data(before) == lib.nnc_tensor_data(found) and \
                lib.nnc_tensor_dtype(before) == lib.nnc_tensor_dtype(found) and before.is_leaf == found.is_leaf:
            return before
        found = _parameter.of(found)
        self._parameters[name] = found
        return found

    def _find_buffer(self, name):
        return _calls.module_get_buffer(self, name)

    def _find_child(self, name):
        if name not in self._modules:
            self._modules[name] = wrap(_calls.module_get_submodule(self, name))
        return self._modules[name]

    def __delattr__(self, name):
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif not self._replace(name, None):
            raise AttributeError(name)

    # ---- registering ----

    def register_module(self, name, module):
        """Adds a child."""
        self._modules[name] = self._registered(_calls.module_register_module, name, module)

    def _registered(self, function, *arguments):
        """The child that function has put there: that of a hook of registrations, or the last argument."""
        _hooks.replaced.child = None
        function(self, *arguments)
        return _hooks.replaced.child or arguments[-1]

    add_module = register_module

    def register_parameter(self, name, param):
        _calls.module_register_parameter(self, name, param)
        self._parameters[name] = param

    def register_buffer(self, name, tensor, persistent=True):
        """Adds a tensor that is no parameter."""
        _calls.module_register_buffer(self, name, tensor, persistent)

    # ---- looking inside ----

    def get_submodule(self, target):
        found = self
        for name in target.split(".") if target else ():
            found = found._find_child(name)
        return found

    def get_parameter(self, target):
        path, _, name = target.rpartition(".")
        return self.get_submodule(path)._find_parameter(name)

    def get_buffer(self, target):
        return _calls.module_get_buffer(self, target)

    def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
        named = _calls.module_named_parameters_prefix(self, None, recurse, remove_duplicate)
        for key, found in _named.tensors(named):
            path, _, name = key.rpartition(".")
            yield (f"{prefix}.{key}" if prefix else key), self.get_submodule(path)._same_parameter(name, found)

    def parameters(self, recurse=True):
        for _, parameter in self.named_parameters(recurse=recurse):
            yield parameter

    def named_buffers(self, prefix="", recurse=True, remove_duplicate=True):
        named = _calls.module_named_buffers_prefix(self, None, recurse, remove_duplicate)
        for key, found in _named.tensors(named):
            yield (f"{prefix}.{key}" if prefix else key), found

    def buffers(self, recurse=True):
        for _, buffer in self.named_buffers(recurse=recurse):
            yield buffer

    def named_children(self):
        for key in _named.keys(_calls.module_named_children(self)):
            yield key, self._find_child(key)

    def children(self):
        for _, child in self.named_children():
            yield child

    def named_modules(self, memo=None, prefix="", remove_duplicate=True):
        for key in _named.keys(_calls.module_named_modules_prefix(self, None, remove_duplicate)):
            yield ".".join(filter(None, (prefix, key))), self.get_submodule(key)

    def modules(self, remove_duplicate=True):
        for _, module in self.named_modules(remove_duplicate=remove_duplicate):
            yield module

    # ---- changing ----

    @property
    def training(self):
        return _calls.module_training(self)

    def train(self, mode=True):
        _calls.module_train(self, mode)
        return self

    def eval(self):
        return self.train(False)

    def zero_grad(self, set_to_none=True):
        _calls.module_zero_grad_set_to_none(self, set_to_none)

    def requires_grad_(self, requires_grad=True):
        _calls.module_requires_grad_(self, requires_grad)
        return self

    def to(self, *args, dtype=None, device=None, non_blocking=False):
        """Converts floating point parameters and buffers; the only device is "cpu"."""
        for a in args:
            if isinstance(a, Tensor):
                dtype = a.dtype
            elif not isinstance(a, (str, bool)):
                dtype = a
        if dtype is not None:
            _calls.module_to(self, dtype)
        return self

    def _converted(self, function):
        function(self)
        return self

    def float(self):
        return self._converted(_calls.module_float)

    def double(self):
        return self._converted(_calls.module_double)

    def half(self):
        return self._converted(_calls.module_half)

    def bfloat16(self):
        return self._converted(_calls.module_bfloat16)

    def cpu(self):
        return self

    def type(self, dst_type):
        _calls.module_type(self, dst_type)
        return self

    def to_empty(self, *, device="cpu", recurse=True):
        _calls.module_to_empty(self, recurse)
        return self

    def apply(self, fn):
        """fn(module) for each child, then for this module."""
        for child in self.children():
            child.apply(fn)
        fn(self)
        return self

    def reset_parameters(self):
        _calls.module_reset_parameters(self)

    def set_submodule(self, target, module, strict=False):
        found = self._registered(lambda *a: _calls.module_set_submodule(*a[:2], a[2], strict), target, module)
        path, _, name = target.rpartition(".")
        self.get_submodule(path)._modules[name] = found

    # ---- state ----

    def state_dict(self, *, prefix="", keep_vars=False):
        return _named.StateDict.of(_calls.module_state_dict_prefix(self, prefix, keep_vars))

    def load_state_dict(self, state_dict, strict=True, assign=False):
        missing, unexpected = _calls.module_load_state_dict_assign(
            self, _named.collection(state_dict), strict, assign)
        if assign:
            for module in self.modules():
                module._parameters.clear()
        return IncompatibleKeys(_named.keys(missing), _named.keys(unexpected))

    # ---- copies ----

    def __deepcopy__(self, memo):
        found = adopt(self, _calls.module_deepcopy(self))
        memo[id(self)] = found
        return found

    def __reduce__(self):
        raise TypeError("a module cannot be pickled; see nnc.save for its state dict and nnc.save_model")


def adopt(original, handle):
    """The Python object of a copy that the library has made of a module."""
    new = next((c for c in _copies() if c._original() is original), None)
    if new is not None:
        _copies().remove(new)
        del new.__dict__["_original"]
        _callback.exchange(new.__dict__.pop("_number"), weakref.ref(new))
    else:
        new = original.__class__.__new__(original.__class__)
        new.__dict__.update({k: v for k, v in original.__dict__.items() if k not in ("_modules", "_parameters")})
        new.__dict__.update(_modules={}, _parameters={})
    new.__dict__["_handle"] = handle
    for name, child in original._modules.items():
        if child is not None:
            new._modules[name] = adopt(child, _calls.module_get_submodule(new, name))
    return new


def wrap(handle, kinds={}):
    """A Python object for a module that the library has made."""
    if handle is None:
        return None
    name = _calls.module_repr(handle).partition("(")[0]
    if not kinds:
        from .. import nn
        kinds.update({k: v for k, v in vars(nn).items() if isinstance(v, type) and issubclass(v, Module)})
        kinds["ParametrizationList"] = nn.utils.parametrize.ParametrizationList
    kind = kinds.get(name, Layer)
    module = kind.__new__(kind)
    module.__dict__.update(_handle=handle, _modules={}, _parameters={}, _arguments={})
    return module


class Layer(Module):
    """A module of the library's own."""

    _names = ()  # of forward's parameters, where they may be other than tensors

    def __init__(self, **arguments):
        name = next(k.__name__ for k in type(self).__mro__ if "__init__" in k.__dict__ and k.__module__.endswith("_layers"))
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
        outputs = _calls.module_forward(handle, inputs, _text.bag(bag), _OUTPUTS)
        return self._result(outputs)

    def _result(self, outputs):
        return outputs[0] if len(outputs) == 1 else outputs

    def extra_repr(self):
        return _calls.module_extra_repr(self.__dict__.get("_layer", self))

    def _other_attribute(self, name):
        """An argument of the constructor, as the layer prints it or as it was given."""
        found = {**self._arguments, **self._printed()}
        if name not in found:
            return super()._other_attribute(name)
        return found[name]

    def _printed(self):
        if "_shown" not in self.__dict__:
            self.__dict__["_shown"] = _text.read_arguments(type(self), self.extra_repr())
        return self.__dict__["_shown"]
