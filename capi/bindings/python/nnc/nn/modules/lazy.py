# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.lazy."""
from .._special import LazyModuleMixin  # noqa: F401
