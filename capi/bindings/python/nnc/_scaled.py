# SPDX-License-Identifier: Apache-2.0
"""add and sub of a number times alpha, which the library has for tensors."""
from . import _calls


def _scaled(whole, real):
    def call(input, other, alpha):
        if isinstance(alpha, float) and not _calls.is_floating_point(input):
            raise RuntimeError("For integral input tensors, argument alpha must not be a floating point number.")
        value = other * alpha
        return (whole if hasattr(type(value), "__index__") else real)(input, value)
    return call


add = _scaled(_calls.add_scalar_i64, _calls.add_scalar)
add_ = _scaled(_calls.add_scalar_i64_, _calls.add_scalar_)
sub = _scaled(_calls.sub_scalar_i64, _calls.sub_scalar)
sub_ = _scaled(_calls.sub_scalar_i64_, _calls.sub_scalar_)
