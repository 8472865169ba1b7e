# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules."""
from .._containers import ModuleDict, ModuleList, ParameterDict, ParameterList, Sequential  # noqa: F401
from .._layers import *  # noqa: F401,F403
from . import (activation, adaptive, batchnorm, channelshuffle, container, conv, distance, dropout,  # noqa: F401
               flatten, fold, instancenorm, lazy, linear, loss, module, normalization, padding, pixelshuffle, pooling, rnn,
               sparse, transformer, upsampling)
from .module import Module  # noqa: F401
