// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/attention_rows.h"

#include <limits>

#include "kernels/cpu/sums.h"
#include "kernels/cpu/vector_math.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

template <class T>
T add_max(T* s, const T* added, int64_t n) {
  if (added) {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) s[i] += added[i];
  }
  T a = -std::numeric_limits<T>::infinity(), b = a;
  const int64_t half = n / 2;
#pragma omp simd reduction(max : a, b)
  for (int64_t i = 0; i < half; ++i) {
    a = s[i] > a ? s[i] : a;
    b = s[i + half] > b ? s[i + half] : b;
  }
  if (n % 2 && s[n - 1] > a) a = s[n - 1];
  return a > b ? a : b;
}

template <class T>
double exp_sum(T* s, int64_t n, T shift) {
  return sum_of<T, 2>(n, [s, shift](int64_t i) { return s[i] = v_exp(s[i] - shift); });
}

template <class T>
void drop(T* s, const uint8_t* keep, int64_t n, T scale) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) s[i] = keep[i] ? s[i] * scale : T(0);
}

template <class T>
void slope(T* g, const T* p, int64_t n, T mean) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) g[i] = p[i] * (g[i] - mean);
}

template <class T>
double dot(const T* x, const T* y, int64_t n) {
  return sum_of<T, 8>(n, [x, y](int64_t i) { return x[i] * y[i]; });
}

template <class T>
void multiply(T* x, int64_t n, T factor) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) x[i] *= factor;
}

template <class T>
void add(T* x, const T* y, int64_t n) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) x[i] += y[i];
}

template <class T>
const AttentionRows<T>& rows() {
  static constexpr AttentionRows<T> kRows = {add_max<T>, exp_sum<T>,  drop<T>, slope<T>,
                                             dot<T>,     multiply<T>, add<T>};
  return kRows;
}

}  // namespace

const AttentionRows<float>& attention_rows_f32() {
  return rows<float>();
}
const AttentionRows<double>& attention_rows_f64() {
  return rows<double>();
}

}  // namespace nnc::kernels::cpu::NNC_ISA
