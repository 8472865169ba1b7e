# SPDX-License-Identifier: Apache-2.0
"""Forwards and training steps that are captured once and run from a plan: <nnc/program.h>."""
from . import _callback, _calls
from .nn._module import Module


class Program:
    """A captured forward: program(*inputs)."""

    def __init__(self, handle):
        self._handle = handle

    @property
    def _as_parameter_(self):
        return self._handle._as_parameter_

    def __call__(self, *inputs):
        outputs = _calls.program_run(self, inputs)
        return outputs[0] if len(outputs) == 1 else outputs

    def __str__(self):
        """The plan that ran last, as a table."""
        return _calls.program_text(self)


def capture(function, *inputs):
    """Captures a module, or a function of tensors, for inputs like these."""
    if isinstance(function, Module):
        return Program(_calls.program_capture(function, inputs))
    with _callback.kept(function) as number:
        return Program(_calls.program_capture_callback(_callback.CALLBACK, number, inputs))


def capture_step(function):
    """Captures a training step: function(*inputs) computes gradients and calls an optimizer."""
    with _callback.kept(function) as number:
        return Program(_calls.program_capture_step(_callback.CALLBACK, number))
