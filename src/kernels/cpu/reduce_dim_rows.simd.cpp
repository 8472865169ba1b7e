// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/reduce_dim_rows.h"

#include <limits>

#include "kernels/cpu/sums.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

// q - correction, where q, and then maybe the correction, may have overflown.
inline double less(double q, double correction) {
  return q < std::numeric_limits<double>::infinity() ? q - correction : q;
}

// Blocks that stay in the first-level cache, joined by the formula of Chan et al.: one pass over
// memory, and no cancellation. What is left of a block's sum around its approximate mean corrects
// the mean and the squares, so that trees may be larger here. See Note [Long sums].
template <class T>
void moments_row(const T* x, int64_t n, double* mean, double* squares) {
  constexpr int64_t kBlock = 2048;
  double m = 0, q = 0;
  for (int64_t at = 0; at < n; at += kBlock) {
    const int64_t count = n - at < kBlock ? n - at : kBlock;
    const T* const p = x + at;
    const T center = T(sum_of<T, 32>(count, [p](int64_t i) { return p[i]; }) / double(count));
    const Pair around = sums_of<T, 16>(
        count, [p, center](int64_t i) { return p[i] - center; },
        [p, center](int64_t i) { return (p[i] - center) * (p[i] - center); });
    const double shift = around.first / double(count), block_mean = double(center) + shift;
    const double block_q = less(around.second, around.first * shift);
    const double delta = block_mean - m, total = double(at + count);
    m += delta * double(count) / total;
    q += block_q + delta * (delta * (double(at) * double(count) / total));
  }
  *mean = m;
  *squares = q > 0 || q != q ? q : 0;
}

template <class T>
void moments_columns(const T* x, int64_t n, int64_t row_stride, int64_t columns, double* mean,
                     double* squares) {
  constexpr int64_t kBlock = 32;
  double sum[kDimColumns], q[kDimColumns];  // sum: around the center in the end
  T center[kDimColumns];
  for (int64_t j = 0; j < columns; ++j) mean[j] = squares[j] = 0;
  for (int64_t at = 0; at < n; at += kBlock) {
    const int64_t count = n - at < kBlock ? n - at : kBlock;
    const T* p = x + at * row_stride;
    for (int64_t j = 0; j < columns; ++j) sum[j] = q[j] = 0;
    sum_rows<T, 8>(sum, count, columns,
                   [=](int64_t r, int64_t j) { return p[r * row_stride + j]; });
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < columns; ++j) {
      center[j] = T(sum[j] / double(count));
      sum[j] = 0;
    }
    const T* const c = center;
    const auto away = [=](int64_t r, int64_t j) { return p[r * row_stride + j] - c[j]; };
    sum_rows_twice<T, 4>(sum, q, count, columns, away,
                         [=](int64_t r, int64_t j) { return away(r, j) * away(r, j); });
    const double total = double(at + count), weight = double(at) * double(count) / total;
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < columns; ++j) {
      const double shift = sum[j] / double(count);
      const double delta = double(center[j]) + shift - mean[j];
      mean[j] += delta * double(count) / total;
      squares[j] += less(q[j], sum[j] * shift) + delta * (delta * weight);
    }
  }
  for (int64_t j = 0; j < columns; ++j) squares[j] = squares[j] < 0 ? 0 : squares[j];
}

template <class T, bool kLargest>
int64_t arg_row(const T* x, int64_t n) {
  // The extreme of each block by vectors; the place is looked for in the best block only.
  constexpr int64_t kBlock = 1024;
  int64_t best_at = 0;
  T best = x[0];
  if (best != best) return 0;
  for (int64_t at = 0; at < n; at += kBlock) {
    const int64_t count = n - at < kBlock ? n - at : kBlock;
    const T* p = x + at;
    T e = p[0], odd = 0;
    if constexpr (kLargest) {
#pragma omp simd reduction(max : e) reduction(+ : odd)
      for (int64_t i = 0; i < count; ++i) {
        e = p[i] > e ? p[i] : e;
        odd += p[i] != p[i] ? p[i] : T(0);
      }
    } else {
#pragma omp simd reduction(min : e) reduction(+ : odd)
      for (int64_t i = 0; i < count; ++i) {
        e = p[i] < e ? p[i] : e;
        odd += p[i] != p[i] ? p[i] : T(0);
      }
    }
    if (odd != odd) {
      for (int64_t i = 0;; ++i) {
        if (p[i] != p[i]) return at + i;
      }
    }
    if (kLargest ? e > best : e < best) {
      best = e;
      best_at = at;
    }
  }
  while (x[best_at] != best) ++best_at;
  return best_at;
}

template <class T, bool kLargest>
void arg_columns(const T* x, int64_t n, int64_t row_stride, int64_t columns, T* values,
                 int64_t* indices) {
  using Index = std::conditional_t<sizeof(T) == 4, int32_t, int64_t>;
  Index place[kDimColumns];
  T best[kDimColumns];
  constexpr int64_t kBlock = int64_t{1} << 30;  // so that a place fits Index
  for (int64_t j = 0; j < columns; ++j) best[j] = x[j], indices[j] = 0;
  for (int64_t at = 0; at < n; at += kBlock) {
    const int64_t count = n - at < kBlock ? n - at : kBlock;
    for (int64_t j = 0; j < columns; ++j) place[j] = -1;
    for (int64_t r = 0; r < count; ++r) {
      const T* p = x + (at + r) * row_stride;
      NNC_VECTOR_LOOP
      for (int64_t j = 0; j < columns; ++j) {
        const T v = p[j], b = best[j];
        const bool better = (kLargest ? v > b : v < b) | ((v != v) & (b == b));
        best[j] = better ? v : b;
        place[j] = better ? static_cast<Index>(r) : place[j];
      }
    }
    for (int64_t j = 0; j < columns; ++j) {
      if (place[j] >= 0) indices[j] = at + place[j];
    }
  }
  if (values) {
    for (int64_t j = 0; j < columns; ++j) values[j] = best[j];
  }
}

template <class T>
const DimRows<T>& rows() {
  static constexpr DimRows<T> kRows = {
      moments_row<T>, moments_columns<T>,
      [](bool largest, const T* x, int64_t n) {
        return largest ? arg_row<T, true>(x, n) : arg_row<T, false>(x, n);
      },
      [](bool largest, const T* x, int64_t n, int64_t row_stride, int64_t columns, T* values,
         int64_t* indices) {
        if (largest) return arg_columns<T, true>(x, n, row_stride, columns, values, indices);
        arg_columns<T, false>(x, n, row_stride, columns, values, indices);
      }};
  return kRows;
}

}  // namespace

const DimRows<float>& dim_rows_f32() {
  return rows<float>();
}
const DimRows<double>& dim_rows_f64() {
  return rows<double>();
}

}  // namespace nnc::kernels::cpu::NNC_ISA
