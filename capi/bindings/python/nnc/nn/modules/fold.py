# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.fold."""
from .._layers import Fold, Unfold  # noqa: F401
