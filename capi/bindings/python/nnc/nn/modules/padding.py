# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.padding."""
from .._layers import (CircularPad1d, CircularPad2d, CircularPad3d, ConstantPad1d, ConstantPad2d,  # noqa: F401
                       ConstantPad3d, ReflectionPad1d, ReflectionPad2d, ReflectionPad3d,
                       ReplicationPad1d, ReplicationPad2d, ReplicationPad3d, ZeroPad1d, ZeroPad2d,
                       ZeroPad3d, _CircularPadNd, _ConstantPadNd, _ReflectionPadNd, _ReplicationPadNd)
