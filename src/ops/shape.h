// SPDX-License-Identifier: Apache-2.0
// Other looks at the same elements: views, and the copies where no view exists.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

// One size may be -1: what is left. Fails if the strides allow no view.
Tensor view(const Tensor& x, Sizes sizes);
// A view where possible, else a copy.
Tensor reshape(const Tensor& x, Sizes sizes);
// Repeats dimensions of size 1 without a copy; -1 keeps a size.
Tensor expand(const Tensor& x, Sizes sizes);
Tensor as_strided(const Tensor& x, Sizes sizes, Sizes strides, int64_t offset);

}  // namespace nnc::ops
