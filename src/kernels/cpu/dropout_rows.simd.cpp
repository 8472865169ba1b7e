// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/dropout_rows.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

// The mask is 0 or 1, so its product with scale is exactly 0 or scale.
template <class T>
void scale_row(T* out, const T* x, int64_t stride_x, const uint8_t* mask, int64_t n, T scale) {
  if (stride_x == 1) {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) out[i] = x[i] * (static_cast<T>(mask[i]) * scale);
  } else {
    const T value = *x;
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) out[i] = value * (static_cast<T>(mask[i]) * scale);
  }
}

}  // namespace

void draw_mask(uint8_t* mask, const uint32_t* words, int64_t n, int64_t threshold) {
  constexpr uint64_t kMask53 = (uint64_t{1} << 53) - 1;
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) {
    const uint64_t pair = (static_cast<uint64_t>(words[2 * i]) << 32) | words[2 * i + 1];
    mask[i] = static_cast<int64_t>(pair & kMask53) < threshold;
  }
}

void scale_masked_f32(float* out, const float* x, int64_t stride_x, const uint8_t* mask, int64_t n,
                      float scale) {
  scale_row(out, x, stride_x, mask, n, scale);
}
void scale_masked_f64(double* out, const double* x, int64_t stride_x, const uint8_t* mask,
                      int64_t n, double scale) {
  scale_row(out, x, stride_x, mask, n, scale);
}

}  // namespace nnc::kernels::cpu::NNC_ISA
