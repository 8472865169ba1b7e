// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/planes_rows.h"

#include "kernels/cpu/float_lanes.h"
#include "kernels/cpu/sums.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

typedef int32_t Bits __attribute__((vector_size(4 * kLanes)));

// R rows of V vectors; of one that is not whole `columns` are stored.
template <int R, int V>
void sums(const PlaneTaps& p, const float* x, float* y, const float* w, float bias) {
  Vec sum[R][V];
  NNC_UNROLL
  for (int r = 0; r < R; ++r) {
    NNC_UNROLL
    for (int v = 0; v < V; ++v) sum[r][v] = bias - Vec{};
  }
  for (int64_t t = 0; t < p.n_taps; ++t) {
    const Vec weight = w[t] - Vec{};
    const float* from = x + p.taps[t];
    NNC_UNROLL
    for (int r = 0; r < R; ++r) {
      NNC_UNROLL
      for (int v = 0; v < V; ++v) sum[r][v] += weight * load(from + r * p.pitch + v * kLanes);
    }
  }
  for (int r = 0; r < R; ++r) {
    float* to = y + r * p.columns;
    if (p.columns < kLanes) {
      float row[kLanes];
      store(row, sum[r][0]);
      for (int64_t q = 0; q < p.columns; ++q) to[q] = row[q];
    } else {
      for (int v = 0; v < V; ++v) store(to + v * kLanes, sum[r][v]);
    }
  }
}

// What is left over at an edge is computed together with what lies before it, once more.
template <int R, int V>
void all_sums(const PlaneTaps& p, float* y, const float* w, float bias) {
  for (int64_t r = 0; r < p.rows; r += R) {
    const int64_t r0 = r + R <= p.rows ? r : p.rows - R;
    for (int64_t q = 0; q < p.columns; q += V * kLanes) {
      const int64_t last = p.columns - V * kLanes, q0 = q <= last ? q : last < 0 ? 0 : last;
      sums<R, V>(p, p.x + r0 * p.pitch + q0, y + r0 * p.columns + q0, w, bias);
    }
  }
}

// Of T taps. The sums of single lanes are short: about kChain products.
template <int T>
void products(const PlaneTaps& p, const float* gy, const int64_t* taps, double* gw) {
  constexpr int64_t kChain = 128;
  const int64_t whole = p.columns / kLanes * kLanes;
  const int64_t edge = p.columns < kLanes ? 0 : p.columns - kLanes;
  Bits in_edge;
  for (int k = 0; k < kLanes; ++k) {
    in_edge[k] = edge + k >= whole && edge + k < p.columns ? -1 : 0;
  }
  const int64_t vectors = whole / kLanes + 1, rows = vectors < kChain ? kChain / vectors : 1;
  for (int64_t r0 = 0; r0 < p.rows; r0 += rows) {
    Vec sum[T] = {};
    for (int64_t r = r0; r < p.rows && r < r0 + rows; ++r) {
      const float *x = p.x + r * p.pitch, *g = gy + r * p.columns;
      for (int64_t q = 0; q < whole; q += kLanes) {
        const Vec v = load(g + q);
        NNC_UNROLL
        for (int t = 0; t < T; ++t) sum[t] += v * load(x + q + taps[t]);
      }
      if (whole == p.columns) continue;
      const Vec v = (Vec)((Bits)load(g + edge) & in_edge);
      NNC_UNROLL
      for (int t = 0; t < T; ++t) sum[t] += v * (Vec)((Bits)load(x + edge + taps[t]) & in_edge);
    }
    for (int t = 0; t < T; ++t) {
      float lanes[kLanes];
      store(lanes, sum[t]);
      for (int n = kLanes / 2; n > 0; n /= 2) {
        for (int k = 0; k < n; ++k) lanes[k] += lanes[k + n];
      }
      gw[t] += static_cast<double>(lanes[0]);
    }
  }
}

}  // namespace

void plane_sums(const PlaneTaps& p, float* y, const float* w, float bias) {
  if (p.rows < 4)
    return p.columns < 4 * kLanes ? all_sums<1, 1>(p, y, w, bias) : all_sums<1, 4>(p, y, w, bias);
  return p.columns < 2 * kLanes ? all_sums<4, 1>(p, y, w, bias) : all_sums<4, 2>(p, y, w, bias);
}

void plane_products(const PlaneTaps& p, const float* gy, double* gw, double* gb) {
  int64_t t = 0;
  for (; t + 9 <= p.n_taps; t += 9) products<9>(p, gy, p.taps + t, gw + t);
  for (; t + 3 <= p.n_taps; t += 3) products<3>(p, gy, p.taps + t, gw + t);
  for (; t < p.n_taps; ++t) products<1>(p, gy, p.taps + t, gw + t);
  *gb += sum_of<float, 8>(p.rows * p.columns, [=](int64_t i) { return gy[i]; });
}

}  // namespace nnc::kernels::cpu::NNC_ISA
