// SPDX-License-Identifier: Apache-2.0
// The order of bytes that convolution, pooling and normalization compute in (Note [Hidden layout]).
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

// x itself, with its bytes as its strides say: made where only a hidden order existed.
const Tensor& materialize(const Tensor& x);
// x (N, C, ...) with its bytes in that order, dense: x itself where they are, else a copy without
// history.
Tensor in_order(const Tensor& x, bool channels_last);
// Are the bytes of x, as they lie, channels-last? (With one channel or position both are.)
inline bool lies_channels_last(const Tensor& x) {
  return x.hidden_channels_last();
}
// A result of those sizes in that order.
Tensor empty_in_order(Sizes sizes, DType dtype, bool channels_last);
// The bytes in that order, of a tensor from in_order or (for writing) fresh from empty_in_order.
void* bytes_in_order(const Tensor& x, bool channels_last);

// A list of one value stands for `rank` of them; an empty one for `otherwise`.
Dims per_dimension(Sizes given, int64_t rank, int64_t otherwise, const char* op, const char* what);

}  // namespace nnc::ops
