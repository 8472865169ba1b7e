// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/winograd_tiles.h"

#include "kernels/cpu/float_lanes.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

// kTall rows times two vectors of sums, and what they are made of, fill the registers.
#if defined(__AVX512F__)
constexpr int kTall = 12, kShort = 4;
#elif defined(__aarch64__)
constexpr int kTall = 8, kShort = 4;
#else
constexpr int kTall = 6, kShort = 2;
#endif
constexpr int kPanel = kWinogradPanel, kStrip = 2 * kLanes;
constexpr int kHigh = kWinogradRows + 2, kWide = kWinogradColumns + 2, kPoints = kHigh * kWide;
constexpr int kLine = 16;  // floats that memory hands over at once

constexpr float kA = kWinogradA, kB = kWinogradB, kAA = kA * kA, kBB = kB * kB;

// B^T d, of every Step-th vector.
template <int Points, int Step>
inline void transform_input(Vec* d) {
  if constexpr (Points == 4) {
    const Vec d1 = d[Step], d2 = d[2 * Step];
    d[0] = d[0] - d2;
    d[Step] = d1 + d2;
    d[2 * Step] = d2 - d1;
    d[3 * Step] = d[3 * Step] - d1;
  } else {
    const Vec d1 = d[Step], d2 = d[2 * Step], d3 = d[3 * Step], d4 = d[4 * Step];
    const Vec even_a = d4 - kBB * d2, odd_a = kA * (d3 - kBB * d1);
    const Vec even_b = d4 - kAA * d2, odd_b = kB * (d3 - kAA * d1);
    d[0] = (kAA * kBB) * d[0] + (d4 - (kAA + kBB) * d2);
    d[Step] = even_a + odd_a;
    d[2 * Step] = even_a - odd_a;
    d[3 * Step] = even_b + odd_b;
    d[4 * Step] = even_b - odd_b;
    d[5 * Step] = (kAA * kBB) * d1 + (d[5 * Step] - (kAA + kBB) * d3);
  }
}

// A^T m.
template <int Points, int Step>
inline void transform_output(Vec* m) {
  const Vec s = m[Step] + m[2 * Step], e = m[Step] - m[2 * Step];
  if constexpr (Points == 4) {
    m[0] = m[0] + s;
    m[Step] = e + m[3 * Step];
  } else {
    const Vec t = m[3 * Step] + m[4 * Step], f = m[3 * Step] - m[4 * Step];
    m[0] = m[0] + (s + t);
    m[Step] = kA * e + kB * f;
    m[2 * Step] = kAA * s + kBB * t;
    m[3 * Step] = (kAA * kA) * e + ((kBB * kB) * f + m[5 * Step]);
  }
}

// A m, of every Step-th vector.
template <int Points, int Step>
inline void transform_gradient(Vec* m) {
  if constexpr (Points == 4) {
    const Vec m0 = m[0], m1 = m[Step];
    m[Step] = m0 + m1;
    m[2 * Step] = m0 - m1;
    m[3 * Step] = m1;
  } else {
    const Vec m0 = m[0], m1 = m[Step], m2 = m[2 * Step], m3 = m[3 * Step];
    const Vec even_a = m0 + kAA * m2, odd_a = kA * (m1 + kAA * m3);
    const Vec even_b = m0 + kBB * m2, odd_b = kB * (m1 + kBB * m3);
    m[Step] = even_a + odd_a;
    m[2 * Step] = even_a - odd_a;
    m[3 * Step] = even_b + odd_b;
    m[4 * Step] = even_b - odd_b;
    m[5 * Step] = m3;
  }
}

// G^T m, into the first three of every Step-th vector.
template <int Points, int Step>
inline void transform_sums(Vec* m) {
  const Vec s = m[Step] + m[2 * Step], e = m[Step] - m[2 * Step];
  if constexpr (Points == 4) {
    m[0] = m[0] + 0.5f * s;
    m[Step] = 0.5f * e;
    m[2 * Step] = 0.5f * s + m[3 * Step];
  } else {
    constexpr float kInA = 1 / (2 * kAA * (kAA - kBB)), kInB = 1 / (2 * kBB * (kBB - kAA));
    const Vec t = m[3 * Step] + m[4 * Step], f = m[3 * Step] - m[4 * Step];
    m[0] = (1 / (kAA * kBB)) * m[0] + (kInA * s + kInB * t);
    m[Step] = (kA * kInA) * e + (kB * kInB) * f;
    m[2 * Step] = (kAA * kInA) * s + ((kBB * kInB) * t + m[5 * Step]);
  }
}

inline bool is_zero(Vec v) {
  float sum = 0;
  for (int l = 0; l < kLanes; ++l) sum += v[l];
  return sum == 0;
}

// R input channels by one strip, over some tiles, joined with the sums of others.
template <int R>
inline void tap_block(const float* x, const float* gy, float* to, int64_t row, int64_t tiles,
                      bool add) {
  Vec sum[R][2] = {};
  for (int64_t i = 0; i < tiles; ++i) {
    const Vec g0 = load(gy + i * kPanel), g1 = load(gy + i * kPanel + kLanes);
    NNC_UNROLL
    for (int r = 0; r < R; ++r) {
      const Vec v = x[i * kPanel + r] - Vec{};
      sum[r][0] += v * g0;
      sum[r][1] += v * g1;
    }
  }
  NNC_UNROLL
  for (int r = 0; r < R; ++r) {
    float* const at = to + r * row;
    store(at, add ? load(at) + sum[r][0] : sum[r][0]);
    store(at + kLanes, add ? load(at + kLanes) + sum[r][1] : sum[r][1]);
  }
}

// R tiles by one strip, of one panel of input channels: added up apart from the others, which keeps
// the sums short.
template <int R>
inline void block(const float* from, const float* weights, float* to, bool first,
                  const float* ahead) {
  Vec sum[R][2] = {};
  for (int k = 0; k < kPanel; ++k) {
    __builtin_prefetch(ahead + k * kLine, 0, 2);
    const Vec w0 = load(weights + k * kStrip), w1 = load(weights + k * kStrip + kLanes);
    NNC_UNROLL
    for (int r = 0; r < R; ++r) {
      const Vec x = from[r * kPanel + k] - Vec{};
      sum[r][0] += x * w0;
      sum[r][1] += x * w1;
    }
  }
  NNC_UNROLL
  for (int r = 0; r < R; ++r) {
    float* const row = to + r * kPanel;
    store(row, first ? sum[r][0] : load(row) + sum[r][0]);
    store(row + kLanes, first ? sum[r][1] : load(row + kLanes) + sum[r][1]);
  }
}

}  // namespace

WinogradExtent winograd_extent(const float* x, int64_t n) {
  Vec most = {}, sum = {};
  for (int64_t i = 0; i < n; i += kLanes) {
    const Vec v = load(x + i), size = v < 0 ? -v : v;
    most = size <= most ? most : size;
    sum += size;
  }
  WinogradExtent e{};
  for (int i = 0; i < kLanes; ++i) {
    e.most = most[i] <= e.most ? e.most : most[i];
    e.sum += sum[i];
  }
  return e;
}

void winograd_input(const WinogradInput& t) {
  for (int64_t c = 0; c < t.channels; c += kLanes) {
    Vec d[kPoints];
    NNC_UNROLL
    for (int i = 0; i < kHigh; ++i) {
      NNC_UNROLL
      for (int j = 0; j < kWide; ++j) d[i * kWide + j] = load(t.patch[i * kWide + j] + c);
      transform_input<kWide, 1>(d + i * kWide);
    }
    float* const to = t.to + c / kPanel * t.panel + c % kPanel;
    NNC_UNROLL
    for (int j = 0; j < kWide; ++j) {
      transform_input<kHigh, kWide>(d + j);
      NNC_UNROLL
      for (int i = 0; i < kHigh; ++i) store(to + (i * kWide + j) * t.point, d[i * kWide + j]);
    }
  }
}

bool winograd_output(const WinogradOutput& t) {
  Vec not_finite = {};
  for (int64_t c = 0; c < t.channels; c += kLanes) {
    Vec m[kPoints];
    const float* const from = t.from + c / kPanel * t.panel + c % kPanel;
    NNC_UNROLL
    for (int j = 0; j < kWide; ++j) {
      NNC_UNROLL
      for (int i = 0; i < kHigh; ++i) m[i * kWide + j] = load(from + (i * kWide + j) * t.point);
      transform_output<kHigh, kWide>(m + j);
    }
    const Vec bias = t.bias ? load(t.bias + c) : Vec{};
    NNC_UNROLL
    for (int i = 0; i < kWinogradRows; ++i) {
      transform_output<kWide, 1>(m + i * kWide);
      NNC_UNROLL
      for (int j = 0; j < kWinogradColumns; ++j) {
        Vec y = m[i * kWide + j] + bias;
        not_finite += y * Vec{};
        if (i >= t.y_rows || j >= t.y_columns) continue;
        const int64_t at = i * t.y_row + j * t.channels + c;
        if (t.residual) y += load(t.residual + at);
        if (t.relu) y = y < 0 ? Vec{} : y;
        store(t.y + at, y);
      }
    }
  }
  return is_zero(not_finite);
}

int64_t winograd_strip() {
  return kStrip;
}

void winograd_product(const WinogradProduct& t) {
  const float* weights = t.weights;
  for (int strip = 0; strip < kPanel; strip += kStrip) {
    for (int64_t c = 0; c < t.in_channels; c += kPanel, weights += kPanel * kStrip) {
      const float* const from = t.from + c * t.tiles;
      float* const to = t.to + strip;
      // The weights come from far away: those that follow are asked for in time.
      const float* ahead = weights + 4 * kPanel * kStrip;
      int64_t i = 0;
      for (; i + kTall <= t.tiles; i += kTall, ahead += kPanel * kLine) {
        block<kTall>(from + i * kPanel, weights, to + i * kPanel, c == 0, ahead);
      }
      for (; i < t.tiles; i += kShort, ahead += kPanel * kLine) {
        block<kShort>(from + i * kPanel, weights, to + i * kPanel, c == 0, ahead);
      }
    }
  }
}

void winograd_gradient(const WinogradInput& t) {
  for (int64_t c = 0; c < t.channels; c += kLanes) {
    Vec m[kPoints];
    NNC_UNROLL
    for (int i = 0; i < kWinogradRows; ++i) {
      NNC_UNROLL
      for (int j = 0; j < kWinogradColumns; ++j) {
        m[i * kWide + j] = load(t.patch[i * kWinogradColumns + j] + c);
      }
      transform_gradient<kWide, 1>(m + i * kWide);
    }
    float* const to = t.to + c / kPanel * t.panel + c % kPanel;
    NNC_UNROLL
    for (int j = 0; j < kWide; ++j) {
      transform_gradient<kHigh, kWide>(m + j);
      NNC_UNROLL
      for (int i = 0; i < kHigh; ++i) store(to + (i * kWide + j) * t.point, m[i * kWide + j]);
    }
  }
}

void winograd_tap_product(const WinogradTapProduct& t) {
  // Sums of no more products than this, which keeps them short.
  constexpr int64_t kChain = 32;
  constexpr int kRest = kPanel % kTall;
  for (int64_t first = 0; first < t.tiles; first += kChain) {
    const int64_t tiles = t.tiles - first < kChain ? t.tiles - first : kChain;
    for (int strip = 0; strip < kPanel; strip += kStrip) {
      const float *const x = t.x + first * kPanel, *const gy = t.gy + first * kPanel + strip;
      float* const to = t.to + strip;
      for (int r = 0; r + kTall <= kPanel; r += kTall) {
        tap_block<kTall>(x + r, gy, to + r * t.row, t.row, tiles, first > 0);
      }
      constexpr int kLast = kPanel - kRest;
      if constexpr (kRest > 0) {
        tap_block<kRest>(x + kLast, gy, to + kLast * t.row, t.row, tiles, first > 0);
      }
    }
  }
}

bool winograd_taps(const WinogradTaps& t) {
  Vec not_finite = {};
  for (int strip = 0; strip < kPanel; strip += kLanes) {
    for (int64_t k = 0; k < t.in_channels; ++k) {
      Vec m[kPoints];
      NNC_UNROLL
      for (int p = 0; p < kPoints; ++p) m[p] = load(t.from + p * t.point + k * t.row + strip);
      NNC_UNROLL
      for (int j = 0; j < kWide; ++j) transform_sums<kHigh, kWide>(m + j);
      float taps[9][kLanes];
      NNC_UNROLL
      for (int i = 0; i < 3; ++i) {
        transform_sums<kWide, 1>(m + i * kWide);
        NNC_UNROLL
        for (int j = 0; j < 3; ++j) {
          not_finite += m[i * kWide + j] * Vec{};
          store(taps[i * 3 + j], m[i * kWide + j]);
        }
      }
      for (int o = 0; o < kLanes; ++o) {
        float* const to = t.to + ((strip + o) * t.in_channels + k) * 9;
        NNC_UNROLL
        for (int i = 0; i < 9; ++i) to[i] = taps[i][o];
      }
    }
  }
  return is_zero(not_finite);
}

}  // namespace nnc::kernels::cpu::NNC_ISA
