# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.upsampling."""
from .._layers import Upsample, UpsamplingBilinear2d, UpsamplingNearest2d  # noqa: F401
