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

// Eight at a time also where a pixel has fewer channels: what a block writes too much belongs to
// the next pixel, which is written later.
constexpr int64_t kBlock = 8;
typedef float Floats __attribute__((vector_size(4 * kBlock)));
typedef int32_t Ints __attribute__((vector_size(4 * kBlock)));
typedef uint8_t Bytes __attribute__((vector_size(kBlock)));

// kTaps: their number, or 0 if only `taps` knows.
template <int64_t kTaps>
void tiles(float* y, uint8_t* which, const float* x, const int64_t* offset, int64_t taps,
           int64_t channels, int64_t windows, int64_t step) {
  const int64_t n_taps = kTaps > 0 ? kTaps : taps, total = windows * channels;
  for (int64_t o = 0; o < windows; ++o) {
    const float* from = x + o * step;
    int64_t c = 0;
    for (; c < channels && o * channels + c + kBlock <= total; c += kBlock) {
      Floats largest;
      Ints winner{};
      __builtin_memcpy(&largest, from + offset[0] + c, sizeof largest);
      for (int64_t t = 1; t < n_taps; ++t) {
        Floats v;
        __builtin_memcpy(&v, from + offset[t] + c, sizeof v);
        const Ints wins = (v > largest) | (v != v);
        largest = wins ? v : largest;
        winner = wins ? Ints{} + static_cast<int32_t>(t) : winner;
      }
      const Bytes bytes = __builtin_convertvector(winner, Bytes);
      __builtin_memcpy(y + o * channels + c, &largest, sizeof largest);
      __builtin_memcpy(which + o * channels + c, &bytes, sizeof bytes);
    }
    for (; c < channels; ++c) {
      float largest = from[offset[0] + c];
      int64_t winner = 0;
      for (int64_t t = 1; t < n_taps; ++t) {
        const float v = from[offset[t] + c];
        const bool wins = (v > largest) | (v != v);
        largest = wins ? v : largest;
        winner = wins ? t : winner;
      }
      y[o * channels + c] = largest;
      which[o * channels + c] = static_cast<uint8_t>(winner);
    }
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

void max_pool_tiles(float* y, uint8_t* which, const float* x, const int64_t* offset, int64_t taps,
                    int64_t channels, int64_t windows, int64_t step) {
  if (taps == 4) return tiles<4>(y, which, x, offset, taps, channels, windows, step);
  tiles<0>(y, which, x, offset, taps, channels, windows, step);
}

void max_pool_tiles_grad(float* gx, const float* gy, const uint8_t* which, const int64_t* offset,
                         int64_t taps, int64_t channels, int64_t windows, int64_t step) {
  const int64_t total = windows * channels;
  for (int64_t o = 0; o < windows; ++o) {
    const int64_t at = o * channels;
    for (int64_t t = 0; t < taps; ++t) {
      float* to = gx + o * step + offset[t];
      int64_t c = 0;
      for (; c < channels && at + c + kBlock <= total; c += kBlock) {
        Floats g;
        Bytes bytes;
        __builtin_memcpy(&g, gy + at + c, sizeof g);
        __builtin_memcpy(&bytes, which + at + c, sizeof bytes);
        const Ints won = __builtin_convertvector(bytes, Ints) == static_cast<int32_t>(t);
        g = won ? g : Floats{};
        __builtin_memcpy(to + c, &g, sizeof g);
      }
      for (; c < channels; ++c) to[c] = which[at + c] == t ? gy[at + c] : 0.0f;
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
