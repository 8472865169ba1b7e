# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.distance."""
from .._layers import CosineSimilarity, PairwiseDistance  # noqa: F401
