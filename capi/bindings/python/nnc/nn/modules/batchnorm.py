# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.batchnorm."""
from .._layers import (BatchNorm1d, BatchNorm2d, BatchNorm3d, LazyBatchNorm1d, LazyBatchNorm2d,  # noqa: F401
                       LazyBatchNorm3d, SyncBatchNorm, _BatchNorm, _LazyNormBase, _NormBase)
