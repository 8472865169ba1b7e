# SPDX-License-Identifier: Apache-2.0
"""The functions of torch.nn.functional that have the argument inplace.

Made by generate.py from the C headers.
"""

from .. import _calls
from .._handle import Tensor


def relu(input: Tensor, inplace: bool = False) -> Tensor:
    """max(input, 0); its gradient at 0 is 0. Integers too."""
    if inplace:
        _calls.relu_(input)
        return input
    return _calls.relu(input)


def relu6(input: Tensor, inplace: bool = False) -> Tensor:
    """input held in 0..6. Integers too."""
    if inplace:
        _calls.relu6_(input)
        return input
    return _calls.relu6(input)


def hardtanh(input: Tensor, min_val: float = -1.0, max_val: float = 1.0, inplace: bool = False) -> Tensor:
    """input held in min_val..max_val (torch: -1, 1); its gradient at the bounds is 0. Integers too, with the
    bounds cut off. NNC_E_INVALID: min_val > max_val.
    """
    if inplace:
        _calls.hardtanh_(input, min_val, max_val)
        return input
    return _calls.hardtanh(input, min_val, max_val)


def leaky_relu(input: Tensor, negative_slope: float = 0.01, inplace: bool = False) -> Tensor:
    """input where it is positive, else negative_slope * input (torch: 0.01)."""
    if inplace:
        _calls.leaky_relu_(input, negative_slope)
        return input
    return _calls.leaky_relu(input, negative_slope)


def rrelu(
        input: Tensor, lower: float = 0.125, upper: float = 0.3333333333333333, training: bool = False,
        inplace: bool = False
) -> Tensor:
    """nnc_leaky_relu with a slope for each element <= 0 that is drawn from lower..upper (torch: 1/8, 1/3) if
    training is not 0 (torch: 0), else the middle of both. NNC_E_INVALID: lower > upper.
    """
    if inplace:
        _calls.rrelu_(input, lower, upper, training)
        return input
    return _calls.rrelu(input, lower, upper, training)


def threshold(input: Tensor, threshold: float, value: float, inplace: bool = False) -> Tensor:
    """input where it is > threshold, else value. Integers too, with both numbers cut off to their type.
    NNC_E_INVALID: a number that the type does not hold.
    """
    if inplace:
        _calls.threshold_(input, threshold, value)
        return input
    return _calls.threshold(input, threshold, value)


def hardsigmoid(input: Tensor, inplace: bool = False) -> Tensor:
    """relu6(input + 3) / 6. Has second derivatives, 0, unlike torch's."""
    if inplace:
        _calls.hardsigmoid_(input)
        return input
    return _calls.hardsigmoid(input)


def hardswish(input: Tensor, inplace: bool = False) -> Tensor:
    """input * relu6(input + 3) / 6."""
    if inplace:
        _calls.hardswish_(input)
        return input
    return _calls.hardswish(input)


def elu(input: Tensor, alpha: float = 1.0, inplace: bool = False) -> Tensor:
    """input where it is positive, else alpha * (exp(input) - 1) (torch: 1)."""
    if inplace:
        _calls.elu_(input, alpha)
        return input
    return _calls.elu(input, alpha)


def selu(input: Tensor, inplace: bool = False) -> Tensor:
    """1.0507 * nnc_elu of alpha 1.6733: the constants that keep mean 0 and variance 1."""
    if inplace:
        _calls.selu_(input)
        return input
    return _calls.selu(input)


def celu(input: Tensor, alpha: float = 1.0, inplace: bool = False) -> Tensor:
    """input where it is positive, else alpha * (exp(input / alpha) - 1) (torch: 1). NNC_E_INVALID: alpha is 0."""
    if inplace:
        _calls.celu_(input, alpha)
        return input
    return _calls.celu(input, alpha)


def silu(input: Tensor, inplace: bool = False) -> Tensor:
    """input * sigmoid(input)."""
    if inplace:
        _calls.silu_(input)
        return input
    return _calls.silu(input)


def mish(input: Tensor, inplace: bool = False) -> Tensor:
    """input * tanh(log(1 + exp(input)))."""
    if inplace:
        _calls.mish_(input)
        return input
    return _calls.mish(input)


def dropout(input: Tensor, p: float = 0.5, training: bool = True, inplace: bool = False) -> Tensor:
    """Each element is 0 with probability p, else divided by 1 - p."""
    if inplace:
        _calls.dropout_(input, p, training)
        return input
    return _calls.dropout(input, p, training)


def dropout1d(input: Tensor, p: float = 0.5, training: bool = True, inplace: bool = False) -> Tensor:
    """The same for whole channels of (N, C, L) or (C, L)."""
    if inplace:
        _calls.dropout1d_(input, p, training)
        return input
    return _calls.dropout1d(input, p, training)


def dropout2d(input: Tensor, p: float = 0.5, training: bool = True, inplace: bool = False) -> Tensor:
    """The same for whole channels of (N, C, H, W); as in torch 3 dimensions count as (N, C, L)."""
    if inplace:
        _calls.dropout2d_(input, p, training)
        return input
    return _calls.dropout2d(input, p, training)


def dropout3d(input: Tensor, p: float = 0.5, training: bool = True, inplace: bool = False) -> Tensor:
    """The same for whole channels of (N, C, D, H, W) or (C, D, H, W)."""
    if inplace:
        _calls.dropout3d_(input, p, training)
        return input
    return _calls.dropout3d(input, p, training)


def alpha_dropout(input: Tensor, p: float = 0.5, training: bool = False, inplace: bool = False) -> Tensor:
    """Elements take the value that SELU has far below 0 with probability p; then all are scaled and moved such
    that mean 0 and variance 1 stay.
    """
    if inplace:
        _calls.alpha_dropout_(input, p, training)
        return input
    return _calls.alpha_dropout(input, p, training)


def feature_alpha_dropout(
        input: Tensor, p: float = 0.5, training: bool = False, inplace: bool = False
) -> Tensor:
    """The same for whole channels, dimension 1 of input."""
    if inplace:
        _calls.feature_alpha_dropout_(input, p, training)
        return input
    return _calls.feature_alpha_dropout(input, p, training)
