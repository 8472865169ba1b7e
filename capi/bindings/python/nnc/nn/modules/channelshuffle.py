# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.channelshuffle."""
from .._layers import ChannelShuffle  # noqa: F401
