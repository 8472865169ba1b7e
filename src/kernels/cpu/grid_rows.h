// SPDX-License-Identifier: Apache-2.0
// Rows of the fast sampling kernel; see isa.h.
#pragma once

#include "kernels/cpu/isa.h"

namespace nnc::kernels::cpu {

inline constexpr int64_t kGridBlock = 128;  // places that are worked on at a time

// Tap t of place i: kGridBlock numbers each. at < 0: it lies outside, its weight is 0.
// y[i] = sum over taps of weight * x[at], i < n.
NNC_DECLARE(void sample_taps(float* y, const float* x, const int32_t* at, const float* weight,
                             int64_t taps, int64_t n))
// dot[t * kGridBlock + i] += g[i] * x[at].
NNC_DECLARE(void add_dots(float* dot, const float* g, const float* x, const int32_t* at,
                          int64_t taps, int64_t n))

}  // namespace nnc::kernels::cpu
