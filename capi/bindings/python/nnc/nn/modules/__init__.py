# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules."""
from . import module  # noqa: F401
