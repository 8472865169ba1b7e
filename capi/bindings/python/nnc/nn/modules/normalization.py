# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.normalization."""
from .._layers import CrossMapLRN2d, GroupNorm, LayerNorm, LocalResponseNorm, RMSNorm  # noqa: F401
