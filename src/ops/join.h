// SPDX-License-Identifier: Apache-2.0
// Joining tensors, and padding. Parameters as in torch; see nnc/ops_shape.h.
#pragma once

#include <string_view>

#include "tensor/tensor.h"

namespace nnc::ops {

Tensor cat(Span<const Tensor> tensors, int64_t dim = 0);
Tensor stack(Span<const Tensor> tensors, int64_t dim = 0);
Tensor hstack(Span<const Tensor> tensors);
Tensor vstack(Span<const Tensor> tensors);

// pad: (left, right) of the last dimension, then of the one before, ... mode: "constant",
// "reflect", "replicate", "circular". Negative amounts cut off.
Tensor pad(const Tensor& x, Sizes pad, std::string_view mode = "constant", Scalar value = 0);

}  // namespace nnc::ops
