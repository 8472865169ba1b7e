# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.instancenorm."""
from .._layers import (InstanceNorm1d, InstanceNorm2d, InstanceNorm3d, LazyInstanceNorm1d,  # noqa: F401
                       LazyInstanceNorm2d, LazyInstanceNorm3d, _InstanceNorm)
