# SPDX-License-Identifier: Apache-2.0
"""torch.utils."""
from . import checkpoint, data, tensorboard  # noqa: F401
