// SPDX-License-Identifier: Apache-2.0
// The host's memory as tensors, and tensors as the host's values. See nnc/tensor.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

// A copy of row-major elements. A bool byte that is not 0 is true.
Tensor from_data(const void* data, Sizes sizes, DType dtype);
// The memory itself, without a deleter: its owner is whoever sets one. Elements lie at multiples of
// their size; a bool is 0 or 1.
Tensor from_blob(void* data, Sizes sizes, const Dims& strides, DType dtype);
// The first element, for a host that reads it.
const void* read_data(const Tensor& x);
// The first element, for a host that may write to it at any time.
void* shared_data(const Tensor& x);
// The same; counts as an in-place write.
void* host_data(const Tensor& x);
// The elements in row-major order, nbytes in all.
void copy_to(const Tensor& x, void* dst, int64_t nbytes);
// The value of a tensor of one element.
double item(const Tensor& x);
// The same as an int. Fails if there is none.
int64_t item_i64(const Tensor& x);
// The same as what it is: a bool, an int or a float.
Scalar number_of(const Tensor& x);

}  // namespace nnc::ops
