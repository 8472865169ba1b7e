// SPDX-License-Identifier: Apache-2.0
// Totals of losses of class indices: two float64, the sum of the losses and the weight of the
// targets that count (kernels/loss.h).
#pragma once

#include "ops/loss.h"

namespace nnc::ops {

// The sum, or the mean.
Tensor class_total(const Tensor& sums, Reduction r, DType t);
// The weight; nothing for no sums.
ConstView weight_view(const Tensor& sums);
// 1 / the weight.
Tensor mean_scale(const Tensor& sums, DType t);

}  // namespace nnc::ops
