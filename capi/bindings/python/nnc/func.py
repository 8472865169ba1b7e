# SPDX-License-Identifier: Apache-2.0
"""torch.func: a module as a function of its parameters."""
from . import _calls, _text
from ._handle import Tensor
from ._named import collection


def functional_call(module, parameter_and_buffer_dicts, args=(), kwargs=None, *, tie_weights=True, strict=False):
    """module(*args) with other tensors in the place of parameters and buffers."""
    args = (args,) if isinstance(args, Tensor) else tuple(args)
    if isinstance(parameter_and_buffer_dicts, (tuple, list)):
        parameter_and_buffer_dicts = {k: v for d in parameter_and_buffer_dicts for k, v in d.items()}
    outputs = _calls.functional_call(module, collection(parameter_and_buffer_dicts), args, _text.bag(kwargs),
                                     tie_weights, strict)
    return outputs[0] if len(outputs) == 1 else outputs
