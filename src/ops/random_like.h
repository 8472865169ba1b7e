// SPDX-License-Identifier: Apache-2.0
// Random tensors in the sizes of others, and in an order that a caller asks for: the elements are
// drawn as they then lie. See nnc/random.h.
#pragma once

#include "ops/memory_format.h"

namespace nnc::ops {

Tensor rand_like(const Tensor& like, DType dtype, MemoryFormat format);
Tensor randn_like(const Tensor& like, DType dtype, MemoryFormat format);
Tensor randint_like(const Tensor& like, int64_t low, int64_t high, DType dtype,
                    MemoryFormat format = MemoryFormat::kPreserve);
// Normal around one number, with the deviation that std holds at each place; of std's type.
Tensor normal(double mean, const Tensor& std);
Tensor normal(double mean, double std, Sizes sizes, DType dtype);

}  // namespace nnc::ops
