# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.sparse."""
from .._layers import Embedding, EmbeddingBag  # noqa: F401
