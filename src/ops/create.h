// SPDX-License-Identifier: Apache-2.0
// Tensors of computed values. See nnc/tensor.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

// Filled by all threads, unlike Tensor::full.
Tensor full(Sizes sizes, Scalar value, DType dtype);
Tensor full_like(const Tensor& like, Scalar value, DType dtype);
// start, start + step, ... before end. Bounds that are whole numbers are exact up to 2^53.
Tensor arange(double start, double end, double step, DType dtype);
// The type that torch.arange takes by itself: int64 for whole numbers.
DType arange_dtype(double start, double end, double step);
Tensor linspace(double start, double end, int64_t steps, DType dtype);
Tensor eye(int64_t n, int64_t m, DType dtype);

}  // namespace nnc::ops
