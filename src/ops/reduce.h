// SPDX-License-Identifier: Apache-2.0
// Reductions. An empty list of dimensions means all of them. See nnc/ops_reduce.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

// The sizes of x with `dims` reduced to 1 (kept) or gone.
Dims reduced_sizes(Sizes sizes, Sizes dims, bool keepdim, const char* op);

Tensor sum(const Tensor& x, Sizes dims = {}, bool keepdim = false);
// x summed over the dimensions in which `sizes` was repeated into x's sizes.
Tensor sum_to_size(const Tensor& x, Sizes sizes);

}  // namespace nnc::ops
