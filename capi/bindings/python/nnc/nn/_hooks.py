# SPDX-License-Identifier: Apache-2.0
"""Hooks of modules."""
import contextlib
import ctypes
import threading
import weakref

from .. import _callback, _calls, _handle, _named, _raw, _text
from .._convert import optional_c_text
from .._handle import Handle, lib
from ._vtable import frame_of, kwargs_of, thread


class RemovableHandle:
    """A hook that was registered; remove() ends it."""

    def __init__(self, handle):
        self._handle = handle

    def remove(self):
        _calls.hook_remove(self._handle)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.remove()


put_there = threading.local()  # .child, .kwargs: what a hook has put into the place of those


class _ModuleHook:
    def __init__(self, kind, hook, module, with_kwargs=False):
        self.kind, self.with_kwargs = kind, with_kwargs
        self.module = weakref.ref(module) if module is not None else None
        # A module's own method is held weakly: the module would never go.
        own = module is not None and getattr(hook, "__self__", None) is module
        self._hook = weakref.WeakMethod(hook) if own else lambda: hook

    @property
    def hook(self):
        return self._hook() or (lambda *_: None)

    def object(self, handle):
        module = self.module and self.module()
        if module is None:
            from ._layer import wrap
            module = wrap(Handle(_calls.lib.nnc_retain(handle), "module"))
        return module


@_callback.entry(_raw.nnc_module_hook.call_t, "hook")
def _call(h, module, inputs, n_inputs, kwargs, outputs, n_outputs, replaced, capacity, n_replaced, replaced_kwargs):
    tensors = _callback.tensors(inputs, n_inputs)
    results = _callback.tensors(outputs, n_outputs)

    def put(found):
        _callback.put(found, replaced, capacity, n_replaced, "hook")
    if h.module is None and type(_handle.known(lib.nnc_object_id(module))) is Handle:
        return  # the layer within an object of a class with a forward of its own (_layer.py), which counts as one
    if h.kind in ("backward_pre", "backward"):
        given = (tuple(results),) if h.kind == "backward_pre" else (tuple(tensors), tuple(results))
        found = h.hook(h.object(module), *given)
        if found is not None:
            put(_callback.listed(found))
        return
    frame = frame_of(h.module and h.module())
    owner = h.object(module) if frame is None else frame.module
    layer, known = getattr(thread, "layer", None) or (None, None)
    named = kwargs_of(kwargs, known if layer is owner else None)
    args, others = (tuple(tensors), named) if frame is None else frame.given(tensors, named)
    extra = (others,) if h.with_kwargs else ()
    with frame.in_python() if frame else contextlib.nullcontext():
        if h.kind == "forward":
            found = h.hook(owner, args, *extra, frame.answered(results) if frame else owner._structured(results))
        else:
            found = h.hook(owner, args, *extra)
    if found is None:
        if not h.with_kwargs or h.kind == "forward":
            return
        found = args, others  # which may have been added to
        if frame is None:
            return
    if h.kind == "forward":
        put(frame.answer(found) if frame else _leaves(found))
        return
    if h.with_kwargs:
        found, others = found
    if frame is None:
        put(_callback.listed(found))
        bag = _text.bag(others) if h.with_kwargs else None
    else:
        # A keyword argument that is no tensor goes beside the library.
        named = frame.take(found if isinstance(found, tuple) else (found,), others)
        put(frame.tensors)
        bag = (_text.bag(named) or _calls.kwargs_new()) if h.with_kwargs else None
    if bag is not None:
        # The library reads it when the callback is over.
        put_there.kwargs = bag
        ctypes.c_void_p.from_address(replaced_kwargs).value = bag._as_parameter_


def _leaves(value):
    if isinstance(value, (tuple, list)):
        return [leaf for v in value for leaf in _leaves(v)]
    return [value]


_MODULE_HOOK = _callback.table(_raw.nnc_module_hook, call=_call, destroy=_callback.destroy)


@_callback.entry(_raw.nnc_state_dict_hook.call_t, "state_dict hook")
def _call_state(h, module, state_dict, prefix, keep_vars, missing, unexpected, messages):
    def collection(pointer):
        return _named.StateDict.of(Handle(_calls.lib.nnc_retain(pointer), "named")) if pointer else None

    def keys(pointer):
        return _Keys(Handle(_calls.lib.nnc_retain(pointer), "named")) if pointer else None
    owner, text = h.object(module), optional_c_text(prefix)
    if h.kind == "state_pre":
        h.hook(owner, text, bool(keep_vars))
    elif h.kind == "state_post":
        h.hook(owner, collection(state_dict), text, {})
    elif h.kind == "load_pre":
        h.hook(owner, collection(state_dict), text, {}, True, keys(missing), keys(unexpected), keys(messages))
    else:
        from ._module import IncompatibleKeys
        h.hook(owner, IncompatibleKeys(keys(missing), keys(unexpected)))


class _Keys(list):
    """A list of keys of the library's, which changes with this one."""

    def __init__(self, named):
        super().__init__(_named.keys(named))
        self.named = named

    def append(self, key):
        super().append(key)
        _calls.named_add(self.named, key, None)

    def extend(self, keys):
        for key in keys:
            self.append(key)

    def remove(self, key):
        super().remove(key)
        _calls.named_remove(self.named, key)

    def clear(self):
        for key in list(self):
            self.remove(key)


_STATE_HOOK = _callback.table(_raw.nnc_state_dict_hook, call=_call_state, destroy=_callback.destroy)


@_callback.entry(_raw.nnc_registration_hook.call_t, "registration hook")
def _call_registration(hook, module, name, tensor, child, replaced_tensor, replaced_child):
    from ._layer import wrap
    owner = _ModuleHook("", hook, None).object(module)
    value, = _callback.given(tensor)
    if child:
        value = wrap(Handle(_calls.lib.nnc_retain(child), "module"))
    found = hook(owner, optional_c_text(name), value)
    if found is None:
        return
    if child is None:
        ctypes.c_void_p.from_address(replaced_tensor).value = _callback.lend(found)
    else:
        # Whoever registers the child becomes the owner of this Python object.
        put_there.child = found
        ctypes.c_void_p.from_address(replaced_child).value = found._as_parameter_


_REGISTRATION_HOOK = _callback.table(_raw.nnc_registration_hook, call=_call_registration, destroy=_callback.destroy)


def _register(function, hook, module, table, *flags):
    with _callback.kept(hook) as number:
        arguments = () if module is None else (module,)
        return RemovableHandle(function(*arguments, table, number, *flags))


class Hooks:
    """The methods of a module that register hooks."""

    def _structured(self, outputs):
        """What forward gave, of the tensors that the library gives."""
        return outputs[0] if len(outputs) == 1 else tuple(outputs)

    def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
        """hook(module, args) before each call may give other args."""
        return _register(_calls.module_register_forward_pre_hook, _ModuleHook("pre", hook, self, with_kwargs), self,
                         _MODULE_HOOK, prepend, with_kwargs)

    def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
        """hook(module, args, output) after each call may give another output."""
        return _register(_calls.module_register_forward_hook, _ModuleHook("forward", hook, self, with_kwargs), self,
                         _MODULE_HOOK, prepend, with_kwargs, always_call)

    def register_full_backward_pre_hook(self, hook, prepend=False):
        """hook(module, grad_output) in backward may give other gradients of the outputs."""
        return _register(_calls.module_register_full_backward_pre_hook, _ModuleHook("backward_pre", hook, self), self,
                         _MODULE_HOOK, prepend)

    def register_full_backward_hook(self, hook, prepend=False):
        """hook(module, grad_input, grad_output) in backward may give other gradients of the inputs."""
        return _register(_calls.module_register_full_backward_hook, _ModuleHook("backward", hook, self), self,
                         _MODULE_HOOK, prepend)

    def register_state_dict_pre_hook(self, hook):
        return _register(_calls.module_register_state_dict_pre_hook, _ModuleHook("state_pre", hook, self), self,
                         _STATE_HOOK)

    def register_state_dict_post_hook(self, hook):
        return _register(_calls.module_register_state_dict_post_hook, _ModuleHook("state_post", hook, self), self,
                         _STATE_HOOK)

    def register_load_state_dict_pre_hook(self, hook):
        return _register(_calls.module_register_load_state_dict_pre_hook, _ModuleHook("load_pre", hook, self), self,
                         _STATE_HOOK)

    def register_load_state_dict_post_hook(self, hook):
        return _register(_calls.module_register_load_state_dict_post_hook, _ModuleHook("load_post", hook, self), self,
                         _STATE_HOOK)


def register_module_forward_pre_hook(hook):
    """A hook of every module of the process."""
    return _register(_calls.register_module_forward_pre_hook, _ModuleHook("pre", hook, None), None, _MODULE_HOOK)


def register_module_forward_hook(hook, *, with_kwargs=False, always_call=False):
    return _register(_calls.register_module_forward_hook, _ModuleHook("forward", hook, None, with_kwargs), None,
                     _MODULE_HOOK, with_kwargs, always_call)


def register_module_full_backward_pre_hook(hook):
    return _register(_calls.register_module_full_backward_pre_hook, _ModuleHook("backward_pre", hook, None), None,
                     _MODULE_HOOK)


def register_module_full_backward_hook(hook):
    return _register(_calls.register_module_full_backward_hook, _ModuleHook("backward", hook, None), None, _MODULE_HOOK)


def register_module_parameter_registration_hook(hook):
    return _register(_calls.register_module_parameter_registration_hook, hook, None, _REGISTRATION_HOOK)


def register_module_buffer_registration_hook(hook):
    return _register(_calls.register_module_buffer_registration_hook, hook, None, _REGISTRATION_HOOK)


def register_module_module_registration_hook(hook):
    return _register(_calls.register_module_module_registration_hook, hook, None, _REGISTRATION_HOOK)
