// SPDX-License-Identifier: Apache-2.0
// Tensors of computed values. See nnc/tensor.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

// Filled by all threads, unlike Tensor::full.
Tensor full(Sizes sizes, Scalar value, DType dtype);
Tensor full_like(const Tensor& like, Scalar value, DType dtype);
// start, start + step, ... before end. Exact for ints and an integer type.
Tensor arange(const Scalar& start, const Scalar& end, const Scalar& step, DType dtype);
Tensor linspace(double start, double end, int64_t steps, DType dtype);
Tensor eye(int64_t n, int64_t m, DType dtype);

}  // namespace nnc::ops
