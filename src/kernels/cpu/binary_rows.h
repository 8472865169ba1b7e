// SPDX-License-Identifier: Apache-2.0
// Rows of float32 and float64 for the binary family; see isa.h.
#pragma once

#include "kernels/binary.h"
#include "kernels/cpu/isa.h"

namespace nnc::kernels::cpu {

// One run of n elements. Strides in elements: 0 (one value) or 1.
template <class T>
using BinaryRow = void (*)(T* out, const T* a, const T* b, int64_t stride_a, int64_t stride_b,
                           int64_t n, T p0);

// Null for operations without a fast row.
NNC_DECLARE(BinaryRow<float> binary_row_f32(Binary op))
NNC_DECLARE(BinaryRow<double> binary_row_f64(Binary op))

}  // namespace nnc::kernels::cpu
