// SPDX-License-Identifier: Apache-2.0
// What the functions of index.h ask of their arguments, and how they show them to kernels.
#pragma once

#include "kernels/index.h"
#include "tensor/tensor.h"

namespace nnc::ops {

// index as int64, without history.
Tensor index_of(const Tensor& index, const char* op);
// A vector of indices along dimension d, checked and row-major.
Tensor vector_index(const Tensor& x, int64_t d, const Tensor& index, const char* op);
// The index of gather and scatter, whose sizes are checked against what is indexed. Kernels check
// what it says; whoever writes to a tensor of the caller's asks before.
Tensor place_index(const Tensor& x, int64_t d, const Tensor& index, const char* op);
void check_places(const Tensor& x, int64_t d, const Tensor& index, const char* op);
// The source of scatter, for that index.
void check_source(const Tensor& x, const Tensor& index, const Tensor& source, const char* op);

// Tensors of no dimension count as vectors of one element.
Dims at_least_1d(Sizes sizes);
// A 0-dim tensor as a vector, so that kernels see a dimension to index.
Tensor with_dim(const Tensor& x);
// The part of source that index covers.
Tensor covered(const Tensor& source, const Tensor& index);
// x as rows along dim.
kernels::RowLayout layout_of(const Tensor& x, int64_t dim, const char* op);
// t without history, for reading while x is written to: a copy if both share memory.
Tensor apart(const Tensor& t, const Tensor& x);

}  // namespace nnc::ops
