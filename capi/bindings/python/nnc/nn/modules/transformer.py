# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.transformer."""
from .._layers import (Transformer, TransformerDecoder, TransformerDecoderLayer, TransformerEncoder,  # noqa: F401
                       TransformerEncoderLayer)
