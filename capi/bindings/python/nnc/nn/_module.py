# SPDX-License-Identifier: Apache-2.0
"""Modules: a Python object for each module of the library.

The library holds parameters, buffers and children; the Python object holds its handle and the
Python objects of its children, so that a child is the same object whenever it is looked up. The
library knows a module of a Python class by a weak reference: whoever holds the parent's Python
object holds all of them.
"""
import copy
import weakref
from collections import namedtuple

from .. import _callback, _calls, _named, _text
from .._convert import cpu
from .._errors import Error, UnknownError
from .._handle import Tensor, lib, same
from . import _hooks, _tree
from . import parameter as _parameter
from ._vtable import OUTPUTS, Frame, copies, thread, vtable

_Keys = namedtuple("IncompatibleKeys", "missing_keys unexpected_keys")


class IncompatibleKeys(_Keys):
    """What load_state_dict(strict=False) did not find."""

    __slots__ = ()

    def __repr__(self):
        return "<All keys matched successfully>" if not any(self) else super().__repr__()


def only_modules(value):
    if value is not None and not isinstance(value, Module):
        raise TypeError(f"{type(value).__name__} is not a Module subclass")


def _class_name(kind):
    return "".join(c if c.isascii() and (c.isalnum() or c in "_.") else "_" for c in kind.__name__)


class Module(_hooks.Hooks):
    """The base class of all layers and of models: torch.nn.Module."""

    _handle = None

    def __init__(self):
        self.__dict__.update(_modules={}, _parameters={})
        with _callback.kept(weakref.ref(self)) as number:
            self.__dict__["_handle"] = _calls.module_new_user(_class_name(type(self)), vtable(type(self)), number)
        same(self)

    def _hold(self, handle, modules=None, arguments=None):
        """Becomes the Python object of a module that the library has made."""
        self.__dict__.update(_handle=handle, _modules=modules or {}, _parameters={}, _arguments=arguments or {})
        return same(self)

    @property
    def _as_parameter_(self):
        return self._handle and self._handle._as_parameter_

    def release(self):
        """Gives the module back now. Any later use of it is a HandleError."""
        self._handle.release()

    def keep(self):
        """Takes the module with its children out of the scope that it was made in."""
        for handle in (self._handle, self.__dict__.get("_layer")):
            if handle is not None:
                handle.keep()
        for child in self._modules.values():
            if child is not None:
                child.keep()
        return self

    # ---- calling ----

    def forward(self, *args, **kwargs):
        raise NotImplementedError(f"Module [{type(self).__name__}] is missing the required \"forward\" function")

    def __call__(self, *args, **kwargs):
        before = getattr(thread, "frame", None)
        thread.frame = frame = Frame(self, args, kwargs)
        try:
            outputs = _calls.module_forward(self, frame.tensors, _text.bag(frame.named), OUTPUTS)
        finally:
            thread.frame = before
        return frame.answered(outputs)

    def extra_repr(self):
        """What is printed between the parentheses."""
        return ""

    def __repr__(self):
        return _tree.without_lines(_calls.module_repr(self), set(_deleted_below(self, ())))

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
        elif isinstance(value, _parameter.Buffer):
            self.__dict__.pop(name, None)
            self.register_buffer(name, value, value.persistent)
        elif (value is None or isinstance(value, Tensor)) and name not in self.__dict__ and name not in self._gone() and \
                self._replace(name, value):
            pass
        else:
            if name not in self.__dict__:
                self._refuse(name, value)
            self._set_other(name, value)

    def _refuse(self, name, value):
        """A parameter, buffer or child is not hidden by an attribute."""
        if value is None or "." in name or self._as_parameter_ is None or name in self._gone():
            return
        wanted = {"parameter": "parameter '{}' (torch.nn.Parameter or None expected)",
                  "buffer": "buffer '{}' (torch.Tensor or None expected)",
                  "module": "child module '{}' (torch.nn.Module or None expected)"}.get(self._kind(name))
        if wanted is not None:
            raise TypeError(f"cannot assign '{type(value).__name__}' object to {wanted.format(name)}")

    def _set_other(self, name, value):
        """Sets an attribute that is Python's only."""
        object.__setattr__(self, name, value)

    def _replace(self, name, value):
        """Puts a tensor, or None, where the module has a buffer, parameter or child of that name."""
        kind = self._kind(name)
        if kind == "buffer":
            _calls.module_register_buffer(self, name, value, -1)  # persistent or not, as it was
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
        if "." not in name and name not in self._gone():
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
        """The Python object of this parameter, which stays with the module and so the same."""
        found = self._parameters[name] = _parameter.of(same(found))
        return found

    def _find_buffer(self, name):
        return same(_calls.module_get_buffer(self, name))

    def _find_child(self, name):
        if name not in self._modules:
            from ._layer import wrap
            child = _calls.module_get_submodule(self, name)
            # The parent keeps it, perhaps for longer than the scope of this call.
            self._modules[name] = wrap(child and child.keep())
        return self._modules[name]

    def __delattr__(self, name):
        if name in self.__dict__:
            object.__delattr__(self, name)
            return
        if name in self._gone() or not self._replace(name, None):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        self._modules.pop(name, None)
        self._parameters.pop(name, None)
        # The library has no function that takes a name out: it has None there, which Python does not show.
        self.__dict__.setdefault("_deleted", set()).add(name)

    def _gone(self):
        return self.__dict__.get("_deleted", ())

    def _back(self, name):
        if name in self._gone():
            self._deleted.discard(name)

    # ---- registering ----

    def register_module(self, name, module):
        """Adds a child."""
        only_modules(module)
        self._modules[name] = self._registered(_calls.module_register_module, name, module)
        self._back(name)

    def _registered(self, function, *arguments):
        """The child that function has put there: that of a hook of registrations, or the last argument."""
        _hooks.put_there.child = None
        function(self, *arguments)
        return _hooks.put_there.child or arguments[-1]

    add_module = register_module

    def register_parameter(self, name, param):
        if param is not None and not isinstance(param, _parameter.Parameter):
            raise TypeError(f"cannot assign '{type(param).__name__}' object to parameter '{name}' (torch.nn.Parameter or None "
                            "required)")
        _calls.module_register_parameter(self, name, param)
        self._parameters[name] = same(param)
        self._back(name)

    def register_buffer(self, name, tensor, persistent=True):
        """Adds a tensor that is no parameter."""
        _calls.module_register_buffer(self, name, tensor, persistent)
        same(tensor)
        self._back(name)

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
        return same(_calls.module_get_buffer(self, target))

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
            yield (f"{prefix}.{key}" if prefix else key), same(found)

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
        if not isinstance(mode, bool):
            raise ValueError("training mode is expected to be boolean")
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
            elif isinstance(a, str):
                device = a
            elif not isinstance(a, bool):
                dtype = a
        cpu(device)
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

    def cuda(self, device=None):
        cpu("cuda")

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
        before, n = getattr(thread, "memo", None), len(copies())
        thread.memo = memo
        try:
            handle = _calls.module_deepcopy(self)
        except BaseException:
            del copies()[n:]
            raise
        finally:
            thread.memo = before
        found = adopt(self, handle, memo)
        for new in copies()[n:]:  # those that only the library knows
            original = new.__dict__["_original"]()
            _waiting(original)
            _copy_attributes(original, new, memo)
        return found

    def __reduce__(self):
        raise TypeError("a module cannot be pickled; see nnc.save for its state dict and nnc.save_model")


def _deleted_below(module, path):
    """The paths of what was deleted from a module and from those in it."""
    for name in module._gone():
        yield (*path, name)
    for name, child in module._modules.items():
        if child is not None:
            yield from _deleted_below(child, (*path, name))


def adopt(original, handle, memo=None):
    """The Python object of a copy that the library has made of a module."""
    memo, pairs = {} if memo is None else memo, []
    new = _pair(original, handle, memo, pairs)
    for one in pairs:
        _tie(*one, memo)
    # When all parameters have their copies: what refers to them refers to these.
    for one in pairs:
        _copy_attributes(*one, memo)
    return new


def _waiting(original):
    """The object that the library asked for as the copy of a module of a Python class, or None."""
    new = next((c for c in copies() if c._original() is original), None)
    if new is not None:
        copies().remove(new)
        del new.__dict__["_original"]
    return new


def _pair(original, handle, memo, pairs):
    new = _waiting(original)
    if new is not None:
        _callback.exchange(new.__dict__.pop("_number"), weakref.ref(new))
    else:
        new = original.__class__.__new__(original.__class__)
        new.__dict__.update(_modules={}, _parameters={})
    new.__dict__["_handle"] = handle
    memo[id(original)] = same(new)
    pairs.append((original, new))
    for name, child in original._modules.items():
        if child is None:
            continue
        there = memo.get(id(child))
        if there is None:
            new._modules[name] = _pair(child, _calls.module_get_submodule(new, name), memo, pairs)
            continue
        new._modules[name] = there
        if not any(there is made for _, made in pairs):  # copied before this tree was
            _waiting(child)
            _calls.module_register_module(new, name, there)
    return new


def _tie(original, new, memo):
    """Parameters that were shared by what one deepcopy copies are shared by the copies."""
    for name in list(original._parameters):
        try:
            parameter, found = original._find_parameter(name), new._find_parameter(name)
        except Error:
            continue
        if parameter is None or found is None or not parameter.is_leaf:
            continue
        there = memo.get(id(parameter))
        if there is None:
            memo[id(parameter)] = found
            memo.setdefault(id(memo), []).append(parameter)  # as copy does, for its id to stay its own
        elif lib.nnc_tensor_data(there) == lib.nnc_tensor_data(found):
            new._parameters[name] = there
        else:
            new.register_parameter(name, there)


_OWN = ("_handle", "_modules", "_parameters", "_arguments", "_layer")


def _copy_attributes(original, new, memo):
    if "_arguments" in original.__dict__:
        new.__dict__["_arguments"] = original.__dict__["_arguments"]
    if "_layer" in original.__dict__:
        layer = original.__dict__["_layer"]
        new.__dict__["_layer"] = same(new._copy_layer(layer) if new._handle else _calls.module_deepcopy(layer))
    new.__dict__.update({k: copy.deepcopy(v, memo) for k, v in original.__dict__.items() if k not in _OWN})
