// SPDX-License-Identifier: Apache-2.0
// Note [Long sums]
// The one way in which kernels add up many elements: a few, kTerms of them, in a tree in their own
// type T, the totals of the trees in double. No rounding error grows with the length of a sum, and
// vectors of T do most of the work. kTerms is 8 where an element costs a load or a product, 2 where
// it costs much more than an addition. For *.simd.cpp files only, see isa.h.
#pragma once

#include "kernels/cpu/isa.h"
#include "kernels/cpu/pair.h"
#include "kernels/cpu/vector_math.h"

// Loops over lanes must become vectors, not copies of their body.
#if defined(__clang__)
#define NNC_LANES_LOOP NNC_VECTOR_LOOP
#else
#define NNC_LANES_LOOP _Pragma("GCC ivdep") _Pragma("GCC unroll 1")
#endif

namespace nnc::kernels::cpu::NNC_ISA {

// at(first) + at(first + step) + ..., kTerms of them.
template <class T, int64_t kTerms, class F>
NNC_VECTOR_INLINE T tree(int64_t first, int64_t step, const F& at) {
  if constexpr (kTerms == 1) {
    return at(first);
  } else {
    constexpr int64_t kHalf = kTerms / 2;
    return tree<T, kHalf>(first, step, at) + tree<T, kHalf>(first + kHalf * step, step, at);
  }
}

inline constexpr int64_t kSumLanes = 8;  // sums side by side
NNC_VECTOR_INLINE double join_lanes(double* lanes) {
  for (int64_t n = kSumLanes / 2; n > 0; n /= 2) {
    for (int64_t k = 0; k < n; ++k) lanes[k] += lanes[k + n];
  }
  return lanes[0];
}

// The sums of f(i) and of g(i), i < n.
template <class T, int64_t kTerms, class F, class G>
NNC_VECTOR_INLINE Pair sums_of(int64_t n, const F& f, const G& g) {
  double a[kSumLanes] = {}, b[kSumLanes] = {};
  int64_t i = 0;
  for (; i + kTerms * kSumLanes <= n; i += kTerms * kSumLanes) {
    NNC_LANES_LOOP
    for (int64_t k = 0; k < kSumLanes; ++k) {
      a[k] += static_cast<double>(tree<T, kTerms>(i + k, kSumLanes, f));
      b[k] += static_cast<double>(tree<T, kTerms>(i + k, kSumLanes, g));
    }
  }
  for (; i + kSumLanes <= n; i += kSumLanes) {
    NNC_LANES_LOOP
    for (int64_t k = 0; k < kSumLanes; ++k) {
      a[k] += static_cast<double>(f(i + k));
      b[k] += static_cast<double>(g(i + k));
    }
  }
  Pair sums{join_lanes(a), join_lanes(b)};
  for (; i < n; ++i) {
    sums.first += static_cast<double>(f(i));
    sums.second += static_cast<double>(g(i));
  }
  return sums;
}

// The sum of f(i), i < n; each is asked for once.
template <class T, int64_t kTerms, class F>
NNC_VECTOR_INLINE double sum_of(int64_t n, const F& f) {
  double lanes[kSumLanes] = {};
  int64_t i = 0;
  for (; i + kTerms * kSumLanes <= n; i += kTerms * kSumLanes) {
    NNC_LANES_LOOP
    for (int64_t k = 0; k < kSumLanes; ++k) {
      lanes[k] += static_cast<double>(tree<T, kTerms>(i + k, kSumLanes, f));
    }
  }
  for (; i + kSumLanes <= n; i += kSumLanes) {
    NNC_LANES_LOOP
    for (int64_t k = 0; k < kSumLanes; ++k) lanes[k] += static_cast<double>(f(i + k));
  }
  double sum = join_lanes(lanes);
  for (; i < n; ++i) sum += static_cast<double>(f(i));
  return sum;
}

// total[j] += the sum of f(r, j), r < rows.
template <class T, int64_t kTerms, class F>
NNC_VECTOR_INLINE void sum_rows(double* __restrict total, int64_t rows, int64_t columns,
                                const F& f) {
  int64_t r = 0;
  for (; r + kTerms <= rows; r += kTerms) {
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < columns; ++j) {
      total[j] +=
          static_cast<double>(tree<T, kTerms>(r, 1, [&f, j](int64_t row) { return f(row, j); }));
    }
  }
  for (; r < rows; ++r) {
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < columns; ++j) total[j] += static_cast<double>(f(r, j));
  }
}
// The same for two.
template <class T, int64_t kTerms, class F, class G>
NNC_VECTOR_INLINE void sum_rows_twice(double* __restrict a, double* __restrict b, int64_t rows,
                                      int64_t columns, const F& f, const G& g) {
  int64_t r = 0;
  for (; r + kTerms <= rows; r += kTerms) {
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < columns; ++j) {
      a[j] +=
          static_cast<double>(tree<T, kTerms>(r, 1, [&f, j](int64_t row) { return f(row, j); }));
      b[j] +=
          static_cast<double>(tree<T, kTerms>(r, 1, [&g, j](int64_t row) { return g(row, j); }));
    }
  }
  for (; r < rows; ++r) {
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < columns; ++j) {
      a[j] += static_cast<double>(f(r, j));
      b[j] += static_cast<double>(g(r, j));
    }
  }
}

}  // namespace nnc::kernels::cpu::NNC_ISA
