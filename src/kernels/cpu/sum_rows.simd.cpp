// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/sum_rows.h"

#include "kernels/cpu/sums.h"

namespace nnc::kernels::cpu::NNC_ISA {

void add_rows_f32(double* total, const float* x, int64_t rows, int64_t n) {
  sum_rows<float, 8>(total, rows, n, [=](int64_t r, int64_t j) { return x[r * n + j]; });
}

}  // namespace nnc::kernels::cpu::NNC_ISA
