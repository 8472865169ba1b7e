// SPDX-License-Identifier: Apache-2.0
// Rows of functions that take many instructions an element, in runs of a fixed length, the last one
// filled up: compilers make one vector loop of a run, and nothing for a rest. For *.simd.cpp files
// only, see isa.h.
#pragma once

#include "kernels/cpu/sums.h"

namespace nnc::kernels::cpu::NNC_ISA {

template <class T>
inline constexpr int64_t kRun = 128 / sizeof(T);

// The next m elements of v, as a run: the rest is filled up with the first, which adds no case that
// is not there.
template <class T>
[[gnu::noinline]] void fill_up(T* run, const T* v, int64_t m, int64_t stride) {
  for (int64_t i = 0; i < kRun<T>; ++i) run[i] = *v;
  for (int64_t i = 0; i < m; ++i) run[i] = v[i * stride];
}

// Calls f(y, x) with runs of x, and y for their values; out may be x.
template <class T, class F>
NNC_VECTOR_INLINE void in_runs(T* out, const T* x, int64_t n, const F& f) {
  T in[kRun<T>], values[kRun<T>];
  for (int64_t at = 0; at < n; at += kRun<T>) {
    const int64_t m = n - at;
    const T* from = x + at;
    T* to = out + at;
    if (m < kRun<T>) {
      fill_up(in, from, m, 1);
      from = in;
      to = values;
    }
    f(to, from);
    if (m < kRun<T>) __builtin_memcpy(out + at, values, static_cast<size_t>(m) * sizeof(T));
  }
}
// The same of two operands, whose strides in elements are 0 (one value) or 1.
template <class T, class F>
NNC_VECTOR_INLINE void in_runs(T* out, const T* a, const T* b, int64_t stride_a, int64_t stride_b,
                               int64_t n, const F& f) {
  T first[kRun<T>], second[kRun<T>], values[kRun<T>];
  if (stride_a == 0 && n > 0) fill_up(first, a, 0, 0);
  if (stride_b == 0 && n > 0) fill_up(second, b, 0, 0);
  for (int64_t at = 0; at < n; at += kRun<T>) {
    const int64_t m = n - at;
    const T *x = first, *y = second;
    T* to = m < kRun<T> ? values : out + at;
    if (stride_a != 0) {
      x = m < kRun<T> ? first : a + at;
      if (m < kRun<T>) fill_up(first, a + at, m, 1);
    }
    if (stride_b != 0) {
      y = m < kRun<T> ? second : b + at;
      if (m < kRun<T>) fill_up(second, b + at, m, 1);
    }
    f(to, x, y);
    if (m < kRun<T>) __builtin_memcpy(out + at, values, static_cast<size_t>(m) * sizeof(T));
  }
}

// A row of the floats for which F is made, F::fits(x); a run with another takes F::library(x).
template <class F>
NNC_VECTOR_INLINE void fitting_runs(float* out, const float* x, int64_t n) {
  in_runs(out, x, n, [](float* y, const float* v) {
    int32_t outside = 0;
    NNC_LANES_LOOP
    for (int64_t i = 0; i < kRun<float>; ++i) outside |= !F::fits(v[i]);
    if (outside) {
      for (int64_t i = 0; i < kRun<float>; ++i) y[i] = F::library(v[i]);
    } else {
      NNC_LANES_LOOP
      for (int64_t i = 0; i < kRun<float>; ++i) y[i] = F::within(v[i]);
    }
  });
}

}  // namespace nnc::kernels::cpu::NNC_ISA
