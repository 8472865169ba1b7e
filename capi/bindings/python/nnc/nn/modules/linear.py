# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.linear."""
from .._layers import Bilinear, Identity, LazyLinear, Linear, NonDynamicallyQuantizableLinear  # noqa: F401
