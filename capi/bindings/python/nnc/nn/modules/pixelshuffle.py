# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.pixelshuffle."""
from .._layers import PixelShuffle, PixelUnshuffle  # noqa: F401
