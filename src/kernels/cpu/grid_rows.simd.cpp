// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/grid_rows.h"

#include <algorithm>
#include <bit>

#include "kernels/cpu/sums.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

// f(i) for the first n places of a block, and some behind them.
template <class F>
NNC_VECTOR_INLINE void for_places(int64_t n, const F& f) {
  constexpr int64_t kRun = 16;
  for (int64_t first = 0; first < n; first += kRun) {
    NNC_LANES_LOOP
    for (int64_t j = 0; j < kRun; ++j) f(first + j);
  }
}

// The weight of a tap as a polynomial of x = sign * fraction + offset, as grid_weight has it.
struct TapWeight {
  double c[4], sign, offset;
  TapWeight(int taps, int k) : c{1, 0, 0, 0}, sign(1), offset(0) {
    if (taps == 2) c[0] = 1 - k, c[1] = 2 * k - 1;
    if (taps < 4) return;
    std::copy_n(k == 0 || k == 3 ? kCubicFar : kCubicNear, 4, c);
    if (k > 1) sign = -1;
    offset = k == 0 ? 1 : k - 1;
  }
  NNC_VECTOR_INLINE double at(double fraction) const {
    const double x = fraction * sign + offset;
    return ((x * c[3] + c[2]) * x + c[1]) * x + c[0];
  }
  NNC_VECTOR_INLINE double slope(double fraction) const {
    const double x = fraction * sign + offset;
    return ((x * (3 * c[3]) + 2 * c[2]) * x + c[1]) * sign;
  }
};

// Bits kept, and bits turned over: choices between a number in memory and another one would be
// stored under a mask, which takes many times as long.
NNC_VECTOR_INLINE float masked(float v, uint32_t mask) {
  return std::bit_cast<float>(std::bit_cast<uint32_t>(v) & mask);
}
NNC_VECTOR_INLINE float flipped(float v, uint32_t mask) {
  return std::bit_cast<float>(std::bit_cast<uint32_t>(v) ^ mask);
}

// ---- places along one axis of `size` positions, as grid_place has them
struct Axis {
  GridRule rule;
  float size;
  int64_t n;  // places

  float last() const { return size - 1; }
  void clip(float* p, float* slope) const {
    for_places(n, [=, last = last()](int64_t i) {
      const bool low = !(p[i] > 0), high = p[i] >= last;
      p[i] = low ? 0 : high ? last : p[i];
      slope[i] = masked(slope[i], (low | high) ? 0u : ~0u);
    });
  }
  void reflect(float* p, float* slope) const {
    const float low = rule.align_corners ? 0.0f : -0.5f, span = rule.align_corners ? last() : size;
    int32_t far = 0;  // too far to be a small multiple of the span, or NaN
    for (int64_t i = 0; i < n; ++i) far |= !(v_abs(p[i] - low) < span * (1 << 28));
    if (far) {
      for (int64_t i = 0; i < n; ++i) {
        const Bounded<float> b =
            reflected(Bounded<float>{p[i], slope[i]}, size, rule.align_corners);
        p[i] = b.at, slope[i] = b.slope;
      }
      return;
    }
    for_places(n, [=](int64_t i) {
      const float from_low = p[i] - low, distance = v_abs(from_low);
      const auto d = static_cast<double>(distance), s = static_cast<double>(span);
      const double over = d - v_trunc(d / s) * s;  // the quotient may have been rounded up
      const float rest = static_cast<float>(over < 0 ? over + s : over);
      const float half = 0.5f * v_floor(distance / span);
      const bool even = v_floor(half) == half;
      p[i] = even ? rest + low : span - rest + low;
      slope[i] = flipped(slope[i], even == (from_low < 0) ? 1u << 31 : 0u);
    });
  }
  [[gnu::noinline]] void bound(float* p, float* slope) const {
    if (rule.padding == GridPadding::kZeros) return;
    if (rule.padding == GridPadding::kReflection) reflect(p, slope);
    clip(p, slope);
  }
  // Places in positions, from those of the grid.
  void spread(float* p, float* slope) const {
    const float scale = rule.align_corners ? last() : size, less = rule.align_corners ? 0 : 1;
    for_places(n, [=](int64_t i) {
      p[i] = ((p[i] + 1) * scale - less) / 2;
      slope[i] = scale / 2;
    });
  }
  [[gnu::noinline]] void index(int32_t* index, const float* at) const {
    for_places(n, [=, size = size](int64_t i) {
      const bool inside = (at[i] >= 0) & (at[i] < size);
      index[i] = static_cast<int32_t>(inside ? at[i] : -1.0f);
    });
  }
};

// The taps along one axis.
struct AxisTaps {
  int32_t index[4][kGridBlock];
  float weight[4][kGridBlock];
  float whole[kGridBlock];  // a tap's place before it is bounded

  // p: the places of the grid.
  [[gnu::noinline]] void fill(const Axis& axis, float* p, float* fraction, float* slope) {
    axis.spread(p, slope);
    float* const w0 = weight[0];
    float* const w1 = weight[1];
    if (axis.rule.filter == GridFilter::kCubic) {
      float unused[kGridBlock] = {};
      for_places(axis.n, [=](int64_t i) { fraction[i] = p[i] - v_floor(p[i]); });
      for (int k = 0; k < 4; ++k) {
        float* const to = whole;
        float* const w = weight[k];
        for_places(axis.n, [=](int64_t i) { to[i] = v_floor(p[i]) + static_cast<float>(k - 1); });
        axis.bound(whole, unused);
        axis.index(index[k], whole);
        for_places(axis.n, [=, tap = TapWeight(4, k)](int64_t i) {
          w[i] = static_cast<float>(tap.at(static_cast<double>(fraction[i])));
        });
      }
      return;
    }
    axis.bound(p, slope);
    float* const to = whole;
    if (axis.rule.filter == GridFilter::kNearest) {
      for_places(axis.n, [=](int64_t i) { to[i] = v_round(p[i]); });
      axis.index(index[0], whole);
      return;
    }
    for_places(axis.n, [=](int64_t i) {
      to[i] = v_floor(p[i]);
      fraction[i] = p[i] - to[i];
      w0[i] = 1 - fraction[i];
      w1[i] = fraction[i];
    });
    axis.index(index[0], whole);
    for_places(axis.n, [=](int64_t i) { to[i] += 1; });
    axis.index(index[1], whole);
  }
};

// One tap in all directions: its place, and its weight.
[[gnu::noinline]] void join_places(int32_t* at, int32_t* from, const AxisTaps* axis,
                                   const GridShape& s, int a, int b, int c, int64_t n) {
  const int32_t *z = axis[0].index[a], *y = axis[1].index[b], *x = axis[2].index[c];
  const auto h = static_cast<uint32_t>(s.in[1]), w = static_cast<uint32_t>(s.in[2]);
  for_places(n, [=](int64_t i) {
    const uint32_t place = (static_cast<uint32_t>(z[i]) * h + static_cast<uint32_t>(y[i])) * w +
                           static_cast<uint32_t>(x[i]);
    const bool outside = (z[i] | y[i] | x[i]) < 0;  // one of them is
    at[i] = outside ? -1 : static_cast<int32_t>(place);
    from[i] = outside ? 0 : static_cast<int32_t>(place);
  });
}
[[gnu::noinline]] void join_weights(float* weight, const int32_t* at, const AxisTaps* axis, int a,
                                    int b, int c, int64_t n) {
  const float *wz = axis[0].weight[a], *wy = axis[1].weight[b], *wx = axis[2].weight[c];
  for_places(n, [=](int64_t i) { weight[i] = at[i] < 0 ? 0 : wz[i] * wy[i] * wx[i]; });
}

// Components of `count` places, each on its own.
void take_apart(float (&p)[3][kGridBlock], const float* grid, int64_t rank, int64_t count) {
  if (rank == 2 && count == kGridBlock) {
    NNC_LANES_LOOP
    for (int64_t i = 0; i < kGridBlock; ++i) p[0][i] = grid[2 * i], p[1][i] = grid[2 * i + 1];
    return;
  }
  for (int64_t i = 0; i < count; ++i) {
    for (int64_t c = 0; c < rank; ++c) p[c][i] = grid[i * rank + c];
  }
}

}  // namespace

void fill_block(GridBlock& block, const GridShape& s, const float* grid, int64_t count) {
  AxisTaps axis[3];
  const int each = s.rule.taps(), deep = s.rank == 3 ? each : 1;
  block.n = count;
  block.taps = deep * each * each;
  if (s.rank == 2) {
    std::fill_n(axis[0].index[0], kGridBlock, 0);
    std::fill_n(axis[0].weight[0], kGridBlock, 1.0f);
  }
  float p[3][kGridBlock];
  for (int64_t c = 0; c < s.rank && count < kGridBlock; ++c) std::fill_n(p[c], kGridBlock, 0.0f);
  take_apart(p, grid, s.rank, count);
  for (int64_t c = 0; c < s.rank; ++c) {
    const Axis along{s.rule, static_cast<float>(s.in[2 - c]), count};
    axis[2 - c].fill(along, p[c], block.fraction[c], block.slope[c]);
  }
  if (each == 1) {
    std::fill_n(block.weight, kGridBlock, 1.0f);
    return join_places(block.at, block.from, axis, s, 0, 0, 0, count);
  }
  int64_t t = 0;
  for (int a = 0; a < deep; ++a) {
    for (int b = 0; b < each; ++b) {
      for (int c = 0; c < each; ++c, t += kGridBlock) {
        join_places(block.at + t, block.from + t, axis, s, a, b, c, count);
        join_weights(block.weight + t, block.at + t, axis, a, b, c, count);
      }
    }
  }
}

namespace {

// An element, or 0 outside.
NNC_VECTOR_INLINE float value_at(const float* x, const GridBlock& block, int64_t i) {
  const float v = x[block.from[i]];
  return block.at[i] < 0 ? 0.0f : v;
}

// y = (or +=) four taps, from t on.
template <bool kFirst>
void four_taps(float* y, const float* x, const GridBlock& block, int64_t t) {
  const auto tap = [&block, x, first = t * kGridBlock](int64_t k, int64_t i) {
    const int64_t at = first + k * kGridBlock + i;
    return block.weight[at] * value_at(x, block, at);
  };
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < block.n; ++i) {
    y[i] = (kFirst ? 0.0f : y[i]) + ((tap(0, i) + tap(1, i)) + (tap(2, i) + tap(3, i)));
  }
}

}  // namespace

void sample_taps(float* y, const float* x, const GridBlock& block) {
  if (block.taps == 1) {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < block.n; ++i) y[i] = value_at(x, block, i);
    return;
  }
  four_taps<true>(y, x, block, 0);
  for (int64_t t = 4; t < block.taps; t += 4) four_taps<false>(y, x, block, t);
}

void add_dots(float* dot, const float* g, const float* x, const GridBlock& block) {
  for (int64_t t = 0; t < block.taps; ++t) {
    const int64_t first = t * kGridBlock;
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < block.n; ++i) dot[first + i] += g[i] * value_at(x, block, first + i);
  }
}

void grid_gradients(const GridBlock& block, const GridShape& s, const double* dot, float* ggrid) {
  const int each = s.rule.taps(), deep = s.rank == 3 ? each : 1;
  // The weights along each axis and their slopes.
  double w[3][4][kGridBlock], d[3][4][kGridBlock], sum[3][kGridBlock] = {};
  std::fill_n(w[0][0], kGridBlock, 1.0);
  std::fill_n(d[0][0], kGridBlock, 0.0);
  for (int64_t c = 0; c < s.rank; ++c) {
    for (int k = 0; k < each; ++k) {
      const float *fraction = block.fraction[c], *slope = block.slope[c];
      double *weight = w[2 - c][k], *bend = d[2 - c][k];
      for_places(block.n, [=, tap = TapWeight(each, k)](int64_t i) {
        const auto f = static_cast<double>(fraction[i]);
        weight[i] = tap.at(f);
        bend[i] = tap.slope(f) * static_cast<double>(slope[i]);
      });
    }
  }
  for (int t = 0; t < block.taps; ++t) {
    const int a = t / (each * each), b = t / each % each, c = t % each;
    const double *wz = w[0][a % deep], *wy = w[1][b], *wx = w[2][c];
    const double *dz = d[0][a % deep], *dy = d[1][b], *dx = d[2][c];
    const double* v = dot + t * kGridBlock;
    const int32_t* at = block.at + t * kGridBlock;
    double *gx = sum[0], *gy = sum[1], *gz = sum[2];
    for_places(block.n, [=](int64_t i) {
      const bool inside = at[i] >= 0;
      gx[i] += inside ? v[i] * (wz[i] * wy[i] * dx[i]) : 0;
      gy[i] += inside ? v[i] * (wz[i] * dy[i] * wx[i]) : 0;
      gz[i] += inside ? v[i] * (dz[i] * wy[i] * wx[i]) : 0;
    });
  }
  for (int64_t i = 0; i < block.n; ++i) {
    for (int64_t c = 0; c < s.rank; ++c) ggrid[i * s.rank + c] = static_cast<float>(sum[c][i]);
  }
}

}  // namespace nnc::kernels::cpu::NNC_ISA
