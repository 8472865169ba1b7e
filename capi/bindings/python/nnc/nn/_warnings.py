# SPDX-License-Identifier: Apache-2.0
"""What torch.nn warns of."""
import functools
import warnings

from .. import _calls, _ops


def sizes(input, target, level):
    """Losses of inputs and targets that are broadcast; level counts the calls up to the user's."""
    if input.shape != target.shape:
        warnings.warn(
            f"Using a target size ({target.shape}) that is different to the input size ({input.shape}). "
            "This will likely lead to incorrect results due to broadcasting. "
            "Please ensure they have the same size.", stacklevel=level + 1)


def _warned(function):
    @functools.wraps(function)
    def call(input, target, *args, **kwargs):
        sizes(input, target, 2)
        return function(input, target, *args, **kwargs)
    return call


def _with_implicit_dim(function):
    @functools.wraps(function)
    def call(input, dim=None, *args, **kwargs):
        if dim is None and "axis" not in kwargs:
            warnings.warn(f"Implicit dimension choice for {function.__name__} has been deprecated. "
                          "Change the call to include dim=X as an argument.", stacklevel=2)
            dim = 0 if input.ndim in (0, 1, 3) else 1
        return function(input, dim, *args, **kwargs) if dim is not None else function(input, *args, **kwargs)
    return call


softmax, log_softmax, softmin = map(_with_implicit_dim, (_ops.softmax, _ops.log_softmax, _ops.softmin))
l1_loss, mse_loss, smooth_l1_loss, huber_loss = map(
    _warned, (_calls.l1_loss, _calls.mse_loss, _calls.smooth_l1_loss, _calls.huber_loss))
