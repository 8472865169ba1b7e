// SPDX-License-Identifier: Apache-2.0
// How many bytes elements are that need not lie in memory of their own, as those of an expanded
// tensor: at most 2^63 - 1. For reports; what is allocated or copied is checked.
#pragma once

#include <limits>

#include "tensor/dtype.h"

namespace nnc {

inline int64_t bounded_bytes(int64_t numel, DType dtype) {
  int64_t bytes = 0;
  return __builtin_mul_overflow(numel, item_size(dtype), &bytes)
             ? std::numeric_limits<int64_t>::max()
             : bytes;
}

// total, and those bytes too.
inline int64_t bounded_bytes(int64_t total, int64_t numel, DType dtype) {
  int64_t sum = 0;
  return __builtin_add_overflow(total, bounded_bytes(numel, dtype), &sum)
             ? std::numeric_limits<int64_t>::max()
             : sum;
}

}  // namespace nnc
