// SPDX-License-Identifier: Apache-2.0
// Sliding blocks of images as columns, and back. Parameters as in torch.nn.functional; see
// nnc/ops_vision.h. An empty list is the default, one of length 1 is repeated.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

// torch.nn.functional.unfold; that of a tensor along a dimension is in ops/shape.h.
Tensor unfold_blocks(const Tensor& x, Sizes kernel_size, Sizes dilation, Sizes padding,
                     Sizes stride);
Tensor fold_blocks(const Tensor& x, Sizes output_size, Sizes kernel_size, Sizes dilation,
                   Sizes padding, Sizes stride);

}  // namespace nnc::ops
