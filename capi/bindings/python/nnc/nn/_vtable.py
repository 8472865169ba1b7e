# SPDX-License-Identifier: Apache-2.0
"""What the library calls of modules that are classes of Python's."""
import contextlib
import copy
import ctypes
import threading
import weakref

from .. import _callback, _calls, _raw
from .._errors import InvalidError, StateError
from .._handle import Tensor, current, lib, same
from . import _tree

OUTPUTS = 64  # the most that the library takes from one forward
# .frame: the call under way; .layer: that of a layer, and its keyword arguments; .copies; .memo of the deepcopy under way
thread = threading.local()


class Frame:
    """A call of a module from Python: what goes through the library beside tensors."""

    def __init__(self, module, args, kwargs):
        self.module = module
        self.result = Frame  # none yet
        self.open = True  # the library is at work: what it calls is for this module
        self.named = self.take(args, kwargs)

    def take(self, args, kwargs):
        """Keeps the structure of arguments; gives the keyword arguments that are tensors, which the library
        has by name."""
        named = {k: v for k, v in kwargs.items() if isinstance(v, Tensor)}
        self.order, self.tensors = list(kwargs), []
        self.arguments = _tree.flatten((tuple(args), {k: v for k, v in kwargs.items() if k not in named}), self.tensors)
        return named

    def given(self, tensors, named):
        """(args, kwargs) of forward, with the tensors that the library gives."""
        if len(tensors) != len(self.tensors):  # a hook of another language has put others into their places
            return tuple(tensors), named
        args, others = _tree.rebuild(self.arguments, iter(tensors))
        others.update(named)
        return args, {k: others[k] for k in (*self.order, *others) if k in others}

    def answer(self, result):
        """Keeps the structure of a result; gives its tensors."""
        found = []
        self.result = _tree.flatten(result, found)
        return found

    def answered(self, tensors):
        """The result with the tensors that the library gives."""
        if self.result is not Frame and _tree.count(self.result) == len(tensors):
            return _tree.rebuild(self.result, iter(tensors))
        return tensors[0] if len(tensors) == 1 else tuple(tensors) or None

    @contextlib.contextmanager
    def in_python(self):
        """While code of the user runs, which may call other modules."""
        self.open = False
        try:
            yield
        finally:
            self.open = True


def frame_of(module=None):
    """The call under way from Python that the library works on, if it is one of this module."""
    frame = getattr(thread, "frame", None)
    return frame if frame is not None and frame.open and (module is None or module is frame.module) else None


def _python_object(reference):
    module = reference() if isinstance(reference, weakref.ref) else reference
    if module is None:
        raise StateError("the Python object of this module is gone", "forward")
    return module


@_callback.entry(_raw.nnc_module_vtable.forward_t, "forward")
def _forward(reference, _module, inputs, n_inputs, kwargs, outputs, capacity, n_outputs):
    module = _python_object(reference)
    frame = frame_of(module)
    tensors = _callback.tensors(inputs, n_inputs)
    if frame is not None:
        args, others = frame.given(tensors, kwargs_of(kwargs))
        with frame.in_python():
            result = module.forward(*args, **others)
        found = frame.answer(result)
    else:
        result = module.forward(*tensors, **kwargs_of(kwargs))
        found = []
        _tree.flatten(result, found)
    _callback.put(found, outputs, capacity, n_outputs, "forward")


def kwargs_of(bag, known=None):
    """What is in a bag: its tensors, and of the rest what is known."""
    if not bag:
        return {}
    bag, found = ctypes.c_void_p(bag), {}
    for i in range(_calls.kwargs_count(bag)):
        key = _calls.kwargs_key(bag, i)
        try:
            found[key] = _calls.kwargs_tensor(bag, key)
        except InvalidError:  # no tensor, which the library gives nobody
            if known and key in known:
                found[key] = known[key]
    return found


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
        if getattr(thread, "memo", None) is None:  # else they follow: see adopt
            own = {k: v for k, v in original.__dict__.items() if k not in new.__dict__ and k != "_layer"}
            new.__dict__.update(copy.deepcopy(own))
            if "_layer" in original.__dict__:
                new.__dict__["_layer"] = same(_calls.module_deepcopy(original.__dict__["_layer"]))
        copies().append(new)
        ctypes.c_size_t.from_address(copied).value = number


def copies():
    """Copies that this thread's calls have made and that have no handle yet."""
    if not hasattr(thread, "copies"):
        thread.copies = []
    return thread.copies


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


def vtable(kind):
    """The functions that a class has: what it lacks, the library does without."""
    found = kind.__dict__.get("_vtable")
    if found is None:
        others = {"get_extra_state": _get_extra_state, "set_extra_state": _set_extra_state,
                  "right_inverse": _right_inverse}
        found = kind._vtable = _callback.table(
            _raw.nnc_module_vtable, forward=_forward, extra_repr=_extra_repr, destroy=_callback.destroy, copy=_copy,
            **{name: function for name, function in others.items() if hasattr(kind, name)})
    return found
