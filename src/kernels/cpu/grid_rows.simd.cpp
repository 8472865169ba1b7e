// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/grid_rows.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

// An element, or 0 outside: whatever stands at the first place is not looked at.
inline float value_at(const float* x, int32_t at) {
  const float v = x[at < 0 ? 0 : at];
  return at < 0 ? 0.0f : v;
}

// y = (or +=) four taps.
template <bool kFirst>
void four_taps(float* y, const float* x, const int32_t* at, const float* weight, int64_t n) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) {
    const float a = weight[i] * value_at(x, at[i]);
    const float b = weight[i + kGridBlock] * value_at(x, at[i + kGridBlock]);
    const float c = weight[i + 2 * kGridBlock] * value_at(x, at[i + 2 * kGridBlock]);
    const float d = weight[i + 3 * kGridBlock] * value_at(x, at[i + 3 * kGridBlock]);
    y[i] = (kFirst ? 0.0f : y[i]) + ((a + b) + (c + d));
  }
}

}  // namespace

void sample_taps(float* y, const float* x, const int32_t* at, const float* weight, int64_t taps,
                 int64_t n) {
  if (taps == 1) {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) y[i] = value_at(x, at[i]);
    return;
  }
  four_taps<true>(y, x, at, weight, n);
  for (int64_t t = 4; t < taps; t += 4) {
    four_taps<false>(y, x, at + t * kGridBlock, weight + t * kGridBlock, n);
  }
}

void add_dots(float* dot, const float* g, const float* x, const int32_t* at, int64_t taps,
              int64_t n) {
  for (int64_t t = 0; t < taps; ++t) {
    float* to = dot + t * kGridBlock;
    const int32_t* from = at + t * kGridBlock;
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) to[i] += g[i] * value_at(x, from[i]);
  }
}

}  // namespace nnc::kernels::cpu::NNC_ISA
