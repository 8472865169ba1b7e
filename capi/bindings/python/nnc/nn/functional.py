# SPDX-License-Identifier: Apache-2.0
"""torch.nn.functional."""
import ctypes

from .. import _callback, _calls, _raw
from .._ops import *  # noqa: F401,F403
from ._inplace import *  # noqa: F401,F403
from ._warnings import (huber_loss, l1_loss, log_softmax, mse_loss, smooth_l1_loss, softmax,  # noqa: F401
                        softmin)


@_callback.entry(_raw.nnc_distance_function, "distance_function")
def _distance(function, x1, x2, out):
    found = function(*_callback.given(x1, x2))
    ctypes.c_void_p.from_address(out).value = _callback.lend(found, "distance_function")


def triplet_margin_with_distance_loss(anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False,
                                      reduction="mean"):
    """triplet_margin_loss with a distance of yours; None is pairwise_distance."""
    if distance_function is None:
        return _calls.triplet_margin_with_distance_loss(anchor, positive, negative, None, 0, margin, swap, reduction)
    with _callback.lent(distance_function) as number:
        return _calls.triplet_margin_with_distance_loss(
            anchor, positive, negative, _distance, number, margin, swap, reduction)
