# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.container."""
from .._containers import ModuleDict, ModuleList, ParameterDict, ParameterList, Sequential  # noqa: F401
