# SPDX-License-Identifier: Apache-2.0
"""What torch.nn warns of."""
import functools
import warnings

from .. import _calls


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


l1_loss, mse_loss, smooth_l1_loss, huber_loss = map(
    _warned, (_calls.l1_loss, _calls.mse_loss, _calls.smooth_l1_loss, _calls.huber_loss))
