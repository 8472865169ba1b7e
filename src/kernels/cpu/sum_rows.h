// SPDX-License-Identifier: Apache-2.0
// Sums of rows of float32 in double: Note [Long sums].
#pragma once

#include "kernels/cpu/isa.h"

namespace nnc::kernels::cpu {

// total[j] += the sum over r < rows of x[r * n + j], j < n.
NNC_DECLARE(void add_rows_f32(double* total, const float* x, int64_t rows, int64_t n))

}  // namespace nnc::kernels::cpu
