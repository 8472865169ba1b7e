// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/linear_rows.h"

#include "kernels/cpu/float_lanes.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

// kTall rows times two vectors of sums, and what they are made of, fill the registers.
#if defined(__AVX512F__)
constexpr int kTall = 12;
#elif defined(__aarch64__)
constexpr int kTall = 8;
#else
constexpr int kTall = 6;
#endif
constexpr int kWidth = 2 * kLanes;

// Calls f with the rows of each block as a constant: as many as there are registers for, then
// fewer. f(constant, first row).
template <int R>
struct Rows {
  static constexpr int kCount = R;
};
template <class F>
inline void for_blocks(int64_t rows, const F& f) {
  int64_t i = 0;
  for (; i + kTall <= rows; i += kTall) f(Rows<kTall>(), i);
  for (; i + kTall / 2 <= rows; i += kTall / 2) f(Rows<kTall / 2>(), i);
  for (; i + 2 <= rows; i += 2) f(Rows<2>(), i);
  if (i < rows) f(Rows<1>(), i);
}

template <int R>
inline void add_products(Vec (&sum)[R][2], const float* x, const float* w) {
  const Vec w0 = load(w), w1 = load(w + kLanes);
  NNC_UNROLL
  for (int r = 0; r < R; ++r) {
    const Vec v = x[r] - Vec{};
    sum[r][0] += v * w0;
    sum[r][1] += v * w1;
  }
}

// `lines` of the next panel are asked for with every kStep terms, from `next` on.
constexpr int64_t kStep = 4, kLine = 16;
template <int R>
inline void multiply(const LinearTile& t, const float* x, float* out, const float* next,
                     int64_t lines) {
  Vec sum[R][2] = {};
  const float* w = t.panel;
  int64_t p = 0;
  for (; p + kStep <= t.k; p += kStep) {
    for (int64_t i = 0; i < lines; ++i, next += kLine) __builtin_prefetch(next, 0, 2);
    NNC_UNROLL
    for (int64_t i = 0; i < kStep; ++i, x += R, w += kWidth) add_products(sum, x, w);
  }
  for (; p < t.k; ++p, x += R, w += kWidth) add_products(sum, x, w);
  const Vec b0 = t.bias ? load(t.bias) : Vec{}, b1 = t.bias ? load(t.bias + kLanes) : Vec{};
  NNC_UNROLL
  for (int r = 0; r < R; ++r) {
    float* const y = out + r * t.out_row;
    store(y, sum[r][0] + (t.adds ? load(y) : b0));
    store(y + kLanes, sum[r][1] + (t.adds ? load(y + kLanes) : b1));
  }
}

}  // namespace

int64_t linear_width() {
  return kWidth;
}

void linear_pack(const LinearRows& t) {
  for_blocks(t.rows, [&](auto rows, int64_t i) {
    constexpr int kRows = decltype(rows)::kCount;
    float* const to = t.to + i * t.k;
    for (int r = 0; r < kRows; ++r) {
      const float* const from = t.x + (i + r) * t.row;
      for (int64_t p = 0; p < t.k; ++p) to[p * kRows + r] = from[p * t.column];
    }
  });
}

void linear_tile(const LinearTile& t) {
  const int64_t blocks = (t.rows + kTall - 1) / kTall, steps = t.k / kStep;
  // With all blocks together the whole panel.
  const int64_t lines = (kWidth / kLine * kStep + blocks - 1) / blocks;
  const float *next = t.next, *const end = t.next + t.k * kWidth;
  for_blocks(t.rows, [&](auto rows, int64_t i) {
    const bool more = next < end;
    multiply<decltype(rows)::kCount>(t, t.x + i * t.k, t.out + i * t.out_row, next,
                                     more ? lines : 0);
    next += more ? lines * steps * kLine : 0;
  });
}

}  // namespace nnc::kernels::cpu::NNC_ISA
