# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.adaptive."""
from .._layers import AdaptiveLogSoftmaxWithLoss  # noqa: F401
