# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.dropout."""
from .._layers import (AlphaDropout, Dropout, Dropout1d, Dropout2d, Dropout3d, FeatureAlphaDropout,  # noqa: F401
                       _DropoutNd)
