# SPDX-License-Identifier: Apache-2.0
"""Optimizers."""
import copy
import ctypes
import threading
import weakref
from collections.abc import Mapping, MutableMapping

from .. import _callback, _calls, _named, _raw, _text
from .._handle import Handle, Tensor
from ..nn._hooks import RemovableHandle


class ParamGroup(MutableMapping):
    """The parameters and options of one group, as they are now: group["lr"] = 0.01."""

    def __init__(self, optimizer, index):
        self._optimizer, self._index = optimizer, index

    def __getitem__(self, name):
        if name == "params":
            return self._optimizer._params[self._index]
        return _named._plain(_calls.optimizer_get_option(self._optimizer, self._index, name))

    def __setitem__(self, name, value):
        if name == "params":
            raise TypeError("the parameters of a group do not change; see add_param_group")
        value = value.item() if isinstance(value, Tensor) else value
        _calls.optimizer_set_options(self._optimizer, self._index, f"{name}={_text.literal(value)}")

    def __delitem__(self, name):
        raise TypeError("options of a group cannot be taken out")

    def __contains__(self, name):
        return name in list(self)

    def __iter__(self):
        yield "params"
        start = f"{self._index}."
        for key in _named.keys(_calls.optimizer_param_groups(self._optimizer)):
            if key.startswith(start) and not key.startswith(start + "params"):
                yield key[len(start):]

    def __len__(self):
        return len(list(iter(self)))

    def __repr__(self):
        return repr(dict(self))


class _State(Mapping):
    """optimizer.state[parameter]: what is kept for it. Its keys are the parameters that something is kept for."""

    def __init__(self, optimizer):
        self._optimizer = optimizer

    def __getitem__(self, parameter):
        return _named.StateDict.of(_calls.optimizer_state(self._optimizer, parameter))

    def __iter__(self):
        return (p for params in self._optimizer._params for p in params if len(self[p]) > 0)

    def __len__(self):
        return sum(1 for _ in self)

    def __contains__(self, parameter):
        return any(p is parameter for p in self)

    def __repr__(self):
        return repr(dict(self))


_thread = threading.local()  # .steps: the arguments of the calls of step that are under way


def _listed(params):
    if isinstance(params, Tensor):
        raise TypeError("params must be an iterable of tensors or dicts, not a tensor")
    return list(params)


class Optimizer:
    """What the optimizers have in common: torch.optim.Optimizer."""

    def __init__(self, params, **options):
        groups = _listed(params)
        if not groups:
            raise ValueError("optimizer got an empty parameter list")
        self._options = options  # for a copy
        text, _ = _text.call(type(self)._name(), {k: _plain_option(v) for k, v in options.items()})
        first, rest = ({"params": groups}, []) if not isinstance(groups[0], dict) else (groups[0], groups[1:])
        self._params = [_group(first["params"])]
        self._handle = _calls.optimizer_new_from(text, self._params[0])
        for name, value in first.items():
            if name != "params":
                self.param_groups[0][name] = value
        for group in rest:
            self.add_param_group(group)

    @classmethod
    def _name(cls):
        return _text.library_class(cls, "Optimizer")

    @property
    def _as_parameter_(self):
        return self._handle._as_parameter_

    def release(self):
        self._handle.release()

    @property
    def param_groups(self):
        return [ParamGroup(self, i) for i in range(_calls.optimizer_param_group_count(self))]

    @property
    def defaults(self):
        return _text.read_options(_calls.optimizer_defaults(self))

    @property
    def state(self):
        return _State(self)

    def add_param_group(self, param_group):
        params = _group(param_group["params"])
        options = ", ".join(f"{k}={_text.literal(_plain_option(v))}" for k, v in param_group.items() if k != "params")
        _calls.optimizer_add_param_group(self, params, options or None)
        self._params.append(params)

    def step(self, closure=None):
        """One step for every parameter that has a gradient; closure computes the loss anew."""
        steps = _thread.__dict__.setdefault("steps", [])
        steps.append((self,) if closure is None else (self, closure))
        try:
            if closure is None:
                _calls.optimizer_step(self)
                return None
            with _callback.lent(closure) as number:
                return _calls.optimizer_step_closure(self, _callback.CALLBACK, number)
        finally:
            steps.pop()

    def zero_grad(self, set_to_none=True):
        if set_to_none:
            _calls.optimizer_zero_grad(self)
            return
        for params in self._params:
            for p in params:
                if p.grad is not None:
                    p.grad = p.grad.detach().zero_()

    def state_dict(self):
        return _named.StateDict.of(_calls.optimizer_state_dict(self))

    def load_state_dict(self, state_dict):
        _calls.optimizer_load_state_dict(self, _named.collection(state_dict))

    def __deepcopy__(self, memo):
        """One for copies of the parameters, in the same state. Hooks stay with the original."""
        groups = [{**dict(group), "params": copy.deepcopy(list(group["params"]), memo)} for group in self.param_groups]
        memo[id(self)] = found = type(self).__new__(type(self))
        found.__dict__.update({k: copy.deepcopy(v, memo) for k, v in self.__dict__.items()
                               if k not in ("_handle", "_params", "_as_parameter_")})
        Optimizer.__init__(found, groups, **self._options)
        found.load_state_dict(self.state_dict())
        return found

    def __repr__(self):
        return _calls.optimizer_repr(self)

    # ---- hooks ----

    def _register(self, function, hook, kind, *flags):
        with _callback.kept(_Hook(kind, hook, self)) as number:
            return RemovableHandle(function(self, _HOOK, number, *flags))

    def register_step_pre_hook(self, hook):
        """hook(optimizer, args, kwargs) before each step, where args are the optimizer and perhaps a closure."""
        return self._register(_calls.optimizer_register_step_pre_hook, hook, "pre_step")

    def register_step_post_hook(self, hook):
        return self._register(_calls.optimizer_register_step_post_hook, hook, "step")

    def register_state_dict_pre_hook(self, hook, prepend=False):
        return self._register(_calls.optimizer_register_state_dict_pre_hook, hook, "plain", prepend)

    def register_state_dict_post_hook(self, hook, prepend=False):
        """hook(optimizer, state_dict) may give another state dict."""
        return self._register(_calls.optimizer_register_state_dict_post_hook, hook, "state", prepend)

    def register_load_state_dict_pre_hook(self, hook, prepend=False):
        return self._register(_calls.optimizer_register_load_state_dict_pre_hook, hook, "state", prepend)

    def register_load_state_dict_post_hook(self, hook, prepend=False):
        return self._register(_calls.optimizer_register_load_state_dict_post_hook, hook, "plain", prepend)


def _plain_option(value):
    return value.item() if isinstance(value, Tensor) else value


def _group(params):
    """The parameters of a group; a pair of a name and a parameter is a parameter."""
    params = [params] if isinstance(params, Tensor) else list(params)
    return [p[1] if isinstance(p, tuple) else p for p in params]


class _Hook:
    def __init__(self, kind, function, optimizer):
        self.kind, self.function, self.optimizer = kind, function, weakref.ref(optimizer)


@_callback.entry(_raw.nnc_optimizer_hook.call_t, "optimizer hook")
def _call_hook(hook, _optimizer, state_dict, out):
    optimizer = hook.optimizer()
    if optimizer is None:
        return
    if hook.kind in ("pre_step", "step"):
        args = next((a for a in reversed(_thread.__dict__.get("steps", ())) if a[0] is optimizer), (optimizer,))
        if hook.function(optimizer, args, {}) is not None and hook.kind == "pre_step":
            raise NotImplementedError("hooks of steps cannot give other arguments")
    elif hook.kind == "plain":
        hook.function(optimizer)
    else:
        given = _named.StateDict.of(Handle(_calls.lib.nnc_retain(state_dict), "named"))
        found = hook.function(optimizer, given)
        if found is not None:
            other = _named.collection(found)
            # The library reads it when the callback is over.
            optimizer._given = other
            ctypes.c_void_p.from_address(out).value = other._as_parameter_


_HOOK = _callback.table(_raw.nnc_optimizer_hook, call=_call_hook, destroy=_callback.destroy)
