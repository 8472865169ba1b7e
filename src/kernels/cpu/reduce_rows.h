// SPDX-License-Identifier: Apache-2.0
// Rows and columns of the reductions, for every element type; see isa.h.
#pragma once

#include "kernels/cpu/isa.h"
#include "kernels/reduce.h"

namespace nnc::kernels::cpu {

// Running results ("acc") are of 8 bytes each: double for floating point, int64 for the rest.
// Float elements are added up in float within blocks of a few thousand, blocks in double.
inline constexpr int64_t kReduceBlock = 1024;  // columns that are worked on at a time

struct ReduceRows {
  DType out;  // what store() writes
  void (*init)(void* acc, int64_t n);
  // acc[0] takes in n elements, `stride` elements apart.
  void (*inner)(void* acc, const void* x, int64_t stride, int64_t n, double p0);
  // acc[j], j < n <= kReduceBlock, takes in x[r * row_stride + j * stride] for r < rows.
  void (*outer)(void* acc, const void* x, int64_t row_stride, int64_t rows, int64_t stride,
                int64_t n, double p0);
  // acc[j] takes in other[j].
  void (*merge)(void* acc, const void* other, int64_t n);
  // acc[j] stands for `count` elements.
  void (*store)(void* out, int64_t stride, const void* acc, int64_t n, int64_t count);
};

// Null where the operation is not defined for the type. Only baseline takes other types than float
// and double: they are widened before they are added up, and wider vectors gain little.
NNC_DECLARE_NARROW(const ReduceRows* reduce_rows(Reduce op, DType in))

}  // namespace nnc::kernels::cpu
