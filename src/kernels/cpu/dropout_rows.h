// SPDX-License-Identifier: Apache-2.0
// Rows of the dropout family; see isa.h.
#pragma once

#include <cstdint>

#include "kernels/cpu/isa.h"

namespace nnc::kernels::cpu {

// Element i kept when the integer that words 2i (high) and 2i + 1 make, below 2^53, is below
// threshold.
NNC_DECLARE(void draw_mask(uint8_t* mask, const uint32_t* words, int64_t n, int64_t threshold))
// out = x * (mask ? scale : 0); stride_x is 0 or 1.
NNC_DECLARE(void scale_masked_f32(float* out, const float* x, int64_t stride_x, const uint8_t* mask,
                                  int64_t n, float scale))
NNC_DECLARE(void scale_masked_f64(double* out, const double* x, int64_t stride_x,
                                  const uint8_t* mask, int64_t n, double scale))

}  // namespace nnc::kernels::cpu
