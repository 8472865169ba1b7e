// SPDX-License-Identifier: Apache-2.0
// Channels and pixels in other places. Parameters as in torch.nn.functional; see nnc/ops_vision.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

Tensor pixel_shuffle(const Tensor& x, int64_t upscale_factor);
Tensor pixel_unshuffle(const Tensor& x, int64_t downscale_factor);
Tensor channel_shuffle(const Tensor& x, int64_t groups);

}  // namespace nnc::ops
