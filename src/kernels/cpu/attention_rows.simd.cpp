// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/attention_rows.h"

#include <limits>

#include "kernels/cpu/sums.h"
#include "kernels/cpu/vector_math.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

float add_max(float* s, const float* added, int64_t n) {
  if (added) {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) s[i] += added[i];
  }
  float a = -std::numeric_limits<float>::infinity(), b = a;
  const int64_t half = n / 2;
#pragma omp simd reduction(max : a, b)
  for (int64_t i = 0; i < half; ++i) {
    a = s[i] > a ? s[i] : a;
    b = s[i + half] > b ? s[i + half] : b;
  }
  if (n % 2 && s[n - 1] > a) a = s[n - 1];
  return a > b ? a : b;
}

double exp_sum(float* s, int64_t n, float shift) {
  return sum_of<float, 2>(n, [s, shift](int64_t i) { return s[i] = v_exp(s[i] - shift); });
}

void drop(float* s, const uint8_t* keep, int64_t n, float scale) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) s[i] = keep[i] ? s[i] * scale : 0.0f;
}

void slope(float* g, const float* p, int64_t n, float mean) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) g[i] = p[i] * (g[i] - mean);
}

double dot(const float* x, const float* y, int64_t n) {
  return sum_of<float, 8>(n, [x, y](int64_t i) { return x[i] * y[i]; });
}

void multiply(float* x, int64_t n, float factor) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) x[i] *= factor;
}

void add(float* x, const float* y, int64_t n) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) x[i] += y[i];
}

void choose(float* added, const uint8_t* keep, int64_t n) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) {
    added[i] = keep[i] ? 0.0f : -std::numeric_limits<float>::infinity();
  }
}

}  // namespace

const AttentionRows<float>& attention_rows_f32() {
  static constexpr AttentionRows<float> kRows = {add_max, exp_sum,  drop, slope,
                                                 dot,     multiply, add,  choose};
  return kRows;
}

}  // namespace nnc::kernels::cpu::NNC_ISA
