# SPDX-License-Identifier: Apache-2.0
"""torch.nn: modules."""
from ._containers import ModuleDict, ModuleList, ParameterDict, ParameterList, Sequential  # noqa: F401
from ._layers import *  # noqa: F401,F403
from ._module import Module  # noqa: F401
from ._special import LinearCrossEntropyOptions  # noqa: F401
from .parameter import Buffer, Parameter  # noqa: F401
from . import functional, init, modules, parameter, utils  # noqa: F401
