// SPDX-License-Identifier: Apache-2.0
// Copies: clone, contiguous, conversion of the element type, copy_ and the fills.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

Tensor clone(const Tensor& x);
// x itself if its elements already lie in row-major order, else a copy.
Tensor contiguous(const Tensor& x);
// x itself if it already has that type.
Tensor to_dtype(const Tensor& x, DType dtype);
void copy_(const Tensor& x, const Tensor& src);
void fill_(const Tensor& x, Scalar value);
void zero_(const Tensor& x);

}  // namespace nnc::ops
