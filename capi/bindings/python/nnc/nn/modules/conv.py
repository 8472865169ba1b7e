# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.conv."""
from .._layers import (Conv1d, Conv2d, Conv3d, ConvTranspose1d, ConvTranspose2d, ConvTranspose3d,  # noqa: F401
                       LazyConv1d, LazyConv2d, LazyConv3d, LazyConvTranspose1d, LazyConvTranspose2d,
                       LazyConvTranspose3d, _ConvNd, _ConvTransposeNd, _LazyConvXdMixin)
