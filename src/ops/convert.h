// SPDX-License-Identifier: Apache-2.0
// Copies: clone, contiguous, conversion of the element type, copy_ and the fills.
#pragma once

#include "tensor/tensor.h"

namespace nnc {
class InplaceHistory;
}

namespace nnc::ops {

Tensor clone(const Tensor& x);
// x itself if its elements already lie in row-major order, else a copy.
Tensor contiguous(const Tensor& x);
// x itself if it already has that type.
Tensor to_dtype(const Tensor& x, DType dtype);
// Floats of 16 bits as float32, for what is to be rounded once; x itself otherwise.
Tensor at_least_float32(const Tensor& x);
// The same row-major and without history.
Tensor contiguous_wide(const Tensor& x);
void copy_(const Tensor& x, const Tensor& src);
// The history of copy_(x, value) for a new tensor of x's sizes and type, to be committed after the
// copy: where x is no view, x becomes the value, also for the graph. pending: as InplaceHistory's.
InplaceHistory history_of_copy(const Tensor& x, const Tensor& value,
                               Span<const InplaceHistory> pending);
void fill_(const Tensor& x, Scalar value);
// By a tensor without dimensions, whose gradient is the sum of all.
void fill_(const Tensor& x, const Tensor& value);
void zero_(const Tensor& x);

}  // namespace nnc::ops
