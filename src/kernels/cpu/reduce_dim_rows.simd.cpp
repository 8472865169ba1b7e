// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/reduce_dim_rows.h"

#include <limits>

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

template <class T>
double block_sum(const T* x, int64_t n) {
  T s0 = 0, s1 = 0;
  const int64_t half = n / 2;
#pragma omp simd reduction(+ : s0, s1)
  for (int64_t i = 0; i < half; ++i) {
    s0 += x[i];
    s1 += x[i + half];
  }
  return double(s0) + double(s1) + (n % 2 ? double(x[n - 1]) : 0);
}
// The sums of x - center and of its square.
template <class T>
double block_squares(const T* x, int64_t n, T center, double* rest) {
  T s0 = 0, s1 = 0, r0 = 0, r1 = 0;
  const int64_t half = n / 2;
#pragma omp simd reduction(+ : s0, s1, r0, r1)
  for (int64_t i = 0; i < half; ++i) {
    const T a = x[i] - center, b = x[i + half] - center;
    r0 += a;
    r1 += b;
    s0 += a * a;
    s1 += b * b;
  }
  const T last = n % 2 ? x[n - 1] - center : T(0);
  *rest = double(r0) + double(r1) + double(last);
  return double(s0) + double(s1) + double(last * last);
}

// Blocks that stay in the first-level cache, joined by the formula of Chan et al.: one pass over
// memory, and no cancellation. What is left of a block's sum around its approximate mean corrects
// the mean and the squares.
template <class T>
void moments_row(const T* x, int64_t n, double* mean, double* squares) {
  constexpr int64_t kBlock = 2048;
  double m = 0, q = 0;
  for (int64_t at = 0; at < n; at += kBlock) {
    const int64_t count = n - at < kBlock ? n - at : kBlock;
    const T center = T(block_sum(x + at, count) / double(count));
    double rest = 0;
    const double squares_of_block = block_squares(x + at, count, center, &rest);
    const double shift = rest / double(count), block_mean = double(center) + shift;
    const double block_q = squares_of_block - rest * shift;
    const double delta = block_mean - m, total = double(at + count);
    m += delta * double(count) / total;
    q += block_q + delta * delta * double(at) * double(count) / total;
  }
  *mean = m;
  *squares = q > 0 || q != q ? q : 0;
}

template <class T>
void moments_columns(const T* x, int64_t n, int64_t row_stride, int64_t columns, double* mean,
                     double* squares) {
  constexpr int64_t kBlock = 32;
  T sum[kDimColumns], q[kDimColumns], center[kDimColumns];  // sum: around the center in the end
  for (int64_t j = 0; j < columns; ++j) mean[j] = squares[j] = 0;
  for (int64_t at = 0; at < n; at += kBlock) {
    const int64_t count = n - at < kBlock ? n - at : kBlock;
    const T* p = x + at * row_stride;
    for (int64_t j = 0; j < columns; ++j) sum[j] = q[j] = 0;
    for (int64_t r = 0; r < count; ++r) {
      NNC_VECTOR_LOOP
      for (int64_t j = 0; j < columns; ++j) sum[j] += p[r * row_stride + j];
    }
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < columns; ++j) {
      center[j] = sum[j] / T(count);
      sum[j] = 0;
    }
    for (int64_t r = 0; r < count; ++r) {
      NNC_VECTOR_LOOP
      for (int64_t j = 0; j < columns; ++j) {
        const T d = p[r * row_stride + j] - center[j];
        sum[j] += d;
        q[j] += d * d;
      }
    }
    const double total = double(at + count), weight = double(at) * double(count) / total;
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < columns; ++j) {
      const double shift = double(sum[j]) / double(count);
      const double delta = double(center[j]) + shift - mean[j];
      mean[j] += delta * double(count) / total;
      squares[j] += double(q[j]) - double(sum[j]) * shift + delta * delta * weight;
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
