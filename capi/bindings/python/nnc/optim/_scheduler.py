# SPDX-License-Identifier: Apache-2.0
"""Learning rates that change while training."""
import ctypes
import itertools

from .. import _callback, _calls, _named, _raw, _text
from .._convert import optional_c_text
from .._handle import Tensor

_numbers = itertools.count(1)


@_callback.entry(_raw.nnc_lr_lambda.call_t, "lr_lambda", context=False)
def _call(functions, name, x, out):
    x = int(x) if x == int(x) else x
    ctypes.c_double.from_address(out).value = float(functions[optional_c_text(name)](x))


_LAMBDA = _callback.table(_raw.nnc_lr_lambda, call=_call, destroy=_callback.destroy)



def _word(value, functions):
    """The text of an argument; functions get names, schedulers are the text of their constructors."""
    if isinstance(value, LRScheduler):
        functions.update(value._functions)
        return value._text
    if isinstance(value, (list, tuple)):
        inside = ", ".join(_word(v, functions) for v in value)
        return f"[{inside}]" if isinstance(value, list) else f"({inside},)"
    text = _text.literal(value.item() if isinstance(value, Tensor) else value)
    if text is None and callable(value):
        text = f"f{next(_numbers)}"
        functions[text] = value
    if text is None:
        raise TypeError(f"cannot pass {type(value).__name__} to a scheduler")
    return text


class LRScheduler:
    """What the schedulers have in common: torch.optim.lr_scheduler.LRScheduler."""

    def __init__(self, optimizer, **arguments):
        self.optimizer, self._functions = optimizer, {}
        name = _text.library_class(type(self), "LRScheduler")
        words = (f"{k}={_word(v, self._functions)}" for k, v in arguments.items())
        self._text = f"{name}({', '.join(words)})"
        if self._functions:
            with _callback.kept(self._functions) as number:
                self._handle = _calls.lr_scheduler_new_lambda(self._text, optimizer, _LAMBDA, number)
        else:
            self._handle = _calls.lr_scheduler_new(self._text, optimizer)

    @property
    def _as_parameter_(self):
        return self._handle._as_parameter_

    def release(self):
        self._handle.release()

    def step(self, epoch=None):
        """Sets the learning rates of the next epoch."""
        _calls.lr_scheduler_step(self, epoch)

    def get_last_lr(self):
        return _calls.lr_scheduler_get_last_lr(self).tolist()

    def state_dict(self):
        return _named.StateDict.of(_calls.lr_scheduler_state_dict(self))

    def load_state_dict(self, state_dict):
        _calls.lr_scheduler_load_state_dict(self, _named.collection(state_dict))

    def __getattr__(self, name):
        if name.startswith("_") or "_handle" not in self.__dict__:
            raise AttributeError(name)
        state = self.state_dict()
        if name not in state:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return state[name]


class Plateau(LRScheduler):
    """Its step is told the metric."""

    def step(self, metrics, epoch=None):
        _calls.reduce_lr_on_plateau_step(self, float(metrics), epoch)


class Nested(LRScheduler):
    """A scheduler of schedulers, which the library makes anew along with it."""

    def __init__(self, optimizer, schedulers, **arguments):
        # Those that are there have taken their first steps: the new ones begin as they did.
        for group in optimizer.param_groups:
            if "initial_lr" in group:
                group["lr"] = group["initial_lr"]
        super().__init__(optimizer, schedulers=list(schedulers), **arguments)


class Chained(Nested):
    """One that takes the optimizer of its schedulers."""

    def __init__(self, schedulers, optimizer=None):
        if not schedulers:
            raise ValueError("ChainedScheduler expects at least one scheduler to be chained, but got no scheduler.")
        super().__init__(optimizer or schedulers[0].optimizer, schedulers)
