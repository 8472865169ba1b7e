# SPDX-License-Identifier: Apache-2.0
"""torch.nn.init: initial values of tensors, drawn from the current generator."""
from .. import _calls, _ops


def _filled(function, name):
    """The library's function, which gives the tensor that it fills."""
    def fill(tensor, *arguments, generator=None, **others):
        from .._context import drawn_from
        with drawn_from(generator):
            function(tensor, *arguments, **others)
        return tensor
    fill.__name__, fill.__doc__ = name, function.__doc__
    return fill


uniform_, normal_, trunc_normal_, constant_, ones_, zeros_, xavier_uniform_, xavier_normal_, kaiming_uniform_, \
    kaiming_normal_, eye_, dirac_, orthogonal_, sparse_ = (
        _filled(getattr(_ops, "init_" + name), name) for name in
        ("uniform_", "normal_", "trunc_normal_", "constant_", "ones_", "zeros_", "xavier_uniform_", "xavier_normal_",
         "kaiming_uniform_", "kaiming_normal_", "eye_", "dirac_", "orthogonal_", "sparse_"))


def calculate_gain(nonlinearity, param=None):
    return _calls.init_calculate_gain(nonlinearity, param)
