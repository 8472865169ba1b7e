// SPDX-License-Identifier: Apache-2.0
// The inner loops of convolutions of single planes: Note [Planes].
#pragma once

#include "kernels/cpu/isa.h"

namespace nnc::kernels::cpu {

// The elements x[r * pitch + q + taps[t]], r < rows, q < columns. Behind the last one there is room
// for kPlaneSlack more.
struct PlaneTaps {
  const float* x;
  int64_t pitch;
  const int64_t* taps;
  int64_t n_taps;
  int64_t rows, columns;
};
inline constexpr int64_t kPlaneSlack = 16;

// y[r * columns + q] = bias + the sum over t of w[t] * that.
NNC_DECLARE(void plane_sums(const PlaneTaps& p, float* y, const float* w, float bias))
// gw[t] += the sum over r and q of gy[r * columns + q] * that; gb += the sum of gy. Of less than
// kPlaneSlack columns gy has that room too.
NNC_DECLARE(void plane_products(const PlaneTaps& p, const float* gy, double* gw, double* gb))

}  // namespace nnc::kernels::cpu
