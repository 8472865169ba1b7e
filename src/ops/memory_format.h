// SPDX-License-Identifier: Apache-2.0
// Orders of elements in memory that a caller asks for. See nnc/tensor.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

// Values are the public NNC_*_FORMAT and NNC_CHANNELS_LAST constants.
enum class MemoryFormat : int32_t { kContiguous = 1, kPreserve, kChannelsLast, kChannelsLast3d };
// 0 is `otherwise`.
MemoryFormat memory_format_of(int32_t value, MemoryFormat otherwise);
inline MemoryFormat same_or(int32_t value) {
  return memory_format_of(value, MemoryFormat::kPreserve);
}

bool is_contiguous(const Tensor& x, MemoryFormat format);
Tensor contiguous(const Tensor& x, MemoryFormat format);
Tensor clone(const Tensor& x, MemoryFormat format);
Tensor empty(Sizes sizes, DType dtype, MemoryFormat format);
Tensor empty_like(const Tensor& x, DType dtype, MemoryFormat format, const char* op = "empty_like");
Tensor full_like(const Tensor& x, Scalar value, DType dtype, MemoryFormat format, const char* op);
// x itself where its type is that already and its strides are of that format.
Tensor to(const Tensor& x, DType dtype, MemoryFormat format);
// A copy in any case.
Tensor to_copy(const Tensor& x, DType dtype, MemoryFormat format);
// x, or a copy of it that is laid out as empty_like of something with these strides.
Tensor in_order(const Tensor& x, Sizes strides);
// x, but the gradient that comes back is put in that order.
Tensor with_gradient_order(const Tensor& x, Sizes strides);

}  // namespace nnc::ops
