# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.flatten."""
from .._layers import Flatten, Unflatten  # noqa: F401
