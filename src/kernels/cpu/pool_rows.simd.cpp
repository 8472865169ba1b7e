// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/pool_rows.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

template <int64_t S>
void max_row(float* largest, int32_t* winner, const float* x, int32_t tap, int64_t n) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) {
    const float v = x[i * S], m = largest[i];
    const bool wins = (v > m) | (v != v);
    largest[i] = wins ? v : m;
    winner[i] = wins ? tap : winner[i];
  }
}

constexpr int64_t kChannels = 64;  // of one round: its sums stay in registers or the first cache

}  // namespace

void max_pool_channels(float* y, uint8_t* which, const float* x, const int64_t* offset,
                       const uint8_t* tap, int64_t taps, int64_t channels) {
  if (channels < 16) {
    for (int64_t c = 0; c < channels; ++c) {
      float largest = x[offset[0] + c];
      uint8_t winner = tap[0];
      for (int64_t t = 1; t < taps; ++t) {
        const float v = x[offset[t] + c];
        const bool wins = (v > largest) | (v != v);
        largest = wins ? v : largest;
        winner = wins ? tap[t] : winner;
      }
      y[c] = largest;
      which[c] = winner;
    }
    return;
  }
  for (int64_t c0 = 0; c0 < channels; c0 += kChannels) {
    const int64_t n = channels - c0 < kChannels ? channels - c0 : kChannels;
    float largest[kChannels];
    int32_t winner[kChannels];
    const float* first = x + offset[0] + c0;
    for (int64_t c = 0; c < n; ++c) largest[c] = first[c], winner[c] = tap[0];
    for (int64_t t = 1; t < taps; ++t) max_row<1>(largest, winner, x + offset[t] + c0, tap[t], n);
    for (int64_t c = 0; c < n; ++c) y[c0 + c] = largest[c];
    for (int64_t c = 0; c < n; ++c) which[c0 + c] = static_cast<uint8_t>(winner[c]);
  }
}

void max_pool_channels_grad(float* gx, const float* gy, const uint8_t* which, const int64_t* offset,
                            const uint8_t* tap, int64_t windows, int64_t channels) {
  for (int64_t c = 0; c < channels; ++c) gx[c] = 0;
  for (int64_t t = 0; t < windows; ++t) {
    const float* g = gy + offset[t];
    const uint8_t* w = which + offset[t];
    const int32_t wanted = tap[t];
    NNC_VECTOR_LOOP
    for (int64_t c = 0; c < channels; ++c) {
      gx[c] += static_cast<int32_t>(w[c]) == wanted ? g[c] : 0.0f;
    }
  }
}

void max_pool_row(float* largest, int32_t* winner, const float* x, int64_t stride, int32_t tap,
                  int64_t n) {
  if (stride == 1) return max_row<1>(largest, winner, x, tap, n);
  if (stride == 2) return max_row<2>(largest, winner, x, tap, n);
  for (int64_t i = 0; i < n; ++i) {
    const float v = x[i * stride], m = largest[i];
    const bool wins = (v > m) | (v != v);
    largest[i] = wins ? v : m;
    winner[i] = wins ? tap : winner[i];
  }
}

void add_scaled_row(float* to, const float* from, float factor, int64_t n) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) to[i] += from[i] * factor;
}

}  // namespace nnc::kernels::cpu::NNC_ISA
