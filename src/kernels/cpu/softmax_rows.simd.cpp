// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/softmax_rows.h"

#include <limits>

#include "kernels/cpu/sums.h"
#include "kernels/cpu/vector_math.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

constexpr int64_t kBlock = 2048;  // elements that stay in the first-level cache

template <class T>
constexpr T kLowest = -std::numeric_limits<T>::infinity();
template <class T>
bool infinite(T m) {
  return m == kLowest<T> || m == -kLowest<T>;
}

template <class T>
T max_of(const T* x, int64_t n) {
  T a = kLowest<T>, b = kLowest<T>;
  const int64_t half = n / 2;
#pragma omp simd reduction(max : a, b)
  for (int64_t i = 0; i < half; ++i) {
    a = x[i] > a ? x[i] : a;
    b = x[i + half] > b ? x[i + half] : b;
  }
  if (n % 2 && x[n - 1] > a) a = x[n - 1];
  return a > b ? a : b;
}

// The maximum m of a row and the sum of exp(x - m) in one pass over memory: each block is added
// with the maximum so far, and the sum is scaled when that moves.
template <class T>
double exp_sum(const T* x, int64_t n, T& m) {
  double sum = 0;
  m = kLowest<T>;
  for (int64_t begin = 0; begin < n; begin += kBlock) {
    const T* p = x + begin;
    const int64_t count = n - begin < kBlock ? n - begin : kBlock;
    const T block = max_of(p, count);
    if (block > m) {
      sum *= std::exp(double(m) - double(block));
      m = block;
    }
    const T shift = m;
    sum += sum_of<T, 2>(count, [p, shift](int64_t i) { return v_exp(p[i] - shift); });
  }
  return sum;
}

template <class T>
LogSum log_sum_exp(const T* x, int64_t n) {
  T m;
  const double sum = exp_sum(x, n, m);
  // All -inf (m is -inf, unless there is a NaN), or an inf among them: m itself.
  if (infinite(m)) {
    double r = m;
    for (int64_t i = 0; i < n; ++i) r = x[i] != x[i] ? double(x[i]) : r;
    return {r, 0};
  }
  return {double(m), std::log(sum)};
}

// A line whose maximum m is infinite: all belongs to the one element that is, -inf only if it is
// alone. What several would share has no limit: NaN.
template <class T>
void infinite_line(bool log, T* y, const T* x, int64_t n, int64_t stride, T m) {
  int64_t equal = 0, others = 0;
  for (int64_t i = 0; i < n; ++i) {
    equal += x[i * stride] == m ? 1 : 0;
    others += x[i * stride] < m ? 1 : 0;
  }
  const bool one = equal == 1 && equal + others == n;
  for (int64_t i = 0; i < n; ++i) {
    const T v = x[i * stride] == m ? T(!log) : log ? -m : T(0);
    y[i * stride] = one ? v : std::numeric_limits<T>::quiet_NaN();
  }
}

template <class T>
void forward(bool log, T* y, const T* x, int64_t n) {
  if (log) {
    T m;
    const T log_sum = static_cast<T>(std::log(exp_sum(x, n, m)));
    if (infinite(m)) return infinite_line(log, y, x, n, 1, m);
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) y[i] = (x[i] - m) - log_sum;
    return;
  }
  const T m = max_of(x, n);
  if (infinite(m)) return infinite_line(log, y, x, n, 1, m);
  const double total = sum_of<T, 2>(n, [x, y, m](int64_t i) { return y[i] = v_exp(x[i] - m); });
  const T scale = static_cast<T>(1 / total);
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) y[i] *= scale;
}

template <class T>
void backward(bool log, T* gx, const T* gy, const T* y, int64_t n) {
  if (log) {
    const T sum = static_cast<T>(sum_of<T, 8>(n, [gy](int64_t i) { return gy[i]; }));
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) gx[i] = gy[i] - v_exp(y[i]) * sum;
    return;
  }
  const T sum = static_cast<T>(sum_of<T, 8>(n, [gy, y](int64_t i) { return gy[i] * y[i]; }));
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) gx[i] = y[i] * (gy[i] - sum);
}

template <class T>
void max_columns(T* m, const T* x, int64_t n, int64_t stride, int64_t columns) {
  for (int64_t j = 0; j < columns; ++j) m[j] = kLowest<T>;
  for (int64_t r = 0; r < n; ++r) {
    const T* p = x + r * stride;
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < columns; ++j) m[j] = p[j] > m[j] ? p[j] : m[j];
  }
}

template <class T>
void forward_columns(bool log, T* y, const T* x, int64_t n, int64_t stride, int64_t columns) {
  T m[kSoftmaxColumns], sum[kSoftmaxColumns];
  double total[kSoftmaxColumns] = {};
  max_columns(m, x, n, stride, columns);
  const T* const shift = m;
  const auto term = [=](int64_t r, int64_t j) { return v_exp(x[r * stride + j] - shift[j]); };
  if (log) {
    sum_rows<T, 2>(total, n, columns, term);
  } else {
    sum_rows<T, 2>(total, n, columns,
                   [=](int64_t r, int64_t j) { return y[r * stride + j] = term(r, j); });
  }
  for (int64_t j = 0; j < columns; ++j) sum[j] = T(log ? std::log(total[j]) : 1 / total[j]);
  for (int64_t r = 0; r < n; ++r) {
    const T* p = x + r * stride;
    T* q = y + r * stride;
    if (log) {
      NNC_VECTOR_LOOP
      for (int64_t j = 0; j < columns; ++j) q[j] = (p[j] - m[j]) - sum[j];
    } else {
      NNC_VECTOR_LOOP
      for (int64_t j = 0; j < columns; ++j) q[j] *= sum[j];
    }
  }
  for (int64_t j = 0; j < columns; ++j) {
    if (infinite(m[j])) infinite_line(log, y + j, x + j, n, stride, m[j]);
  }
}

template <class T>
void backward_columns(bool log, T* gx, const T* gy, const T* y, int64_t n, int64_t stride,
                      int64_t columns) {
  T sum[kSoftmaxColumns];
  double total[kSoftmaxColumns] = {};
  const auto plain = [=](int64_t r, int64_t j) { return gy[r * stride + j]; };
  const auto product = [=](int64_t r, int64_t j) { return plain(r, j) * y[r * stride + j]; };
  if (log)
    sum_rows<T, 8>(total, n, columns, plain);
  else
    sum_rows<T, 8>(total, n, columns, product);
  for (int64_t j = 0; j < columns; ++j) sum[j] = T(total[j]);
  for (int64_t r = 0; r < n; ++r) {
    const T* g = gy + r * stride;
    const T* v = y + r * stride;
    T* q = gx + r * stride;
    if (log) {
      NNC_VECTOR_LOOP
      for (int64_t j = 0; j < columns; ++j) q[j] = g[j] - v_exp(v[j]) * sum[j];
    } else {
      NNC_VECTOR_LOOP
      for (int64_t j = 0; j < columns; ++j) q[j] = v[j] * (g[j] - sum[j]);
    }
  }
}

template <class T>
void log_sum_exp_columns(T* y, const T* x, int64_t n, int64_t stride, int64_t columns) {
  T m[kSoftmaxColumns];
  double total[kSoftmaxColumns] = {};
  max_columns(m, x, n, stride, columns);
  for (int64_t j = 0; j < columns; ++j) {
    m[j] = infinite(m[j]) ? T(0) : m[j];
  }
  const T* const shift = m;
  sum_rows<T, 2>(total, n, columns,
                 [=](int64_t r, int64_t j) { return v_exp(x[r * stride + j] - shift[j]); });
  for (int64_t j = 0; j < columns; ++j) y[j] = T(double(m[j]) + std::log(total[j]));
}

template <class T>
void scaled_exp(T* gx, const T* x, int64_t n, LogSum sum, double scale) {
  // The sum in two parts: beside large scores the small one decides.
  const T shift = static_cast<T>(sum.total()), k = static_cast<T>(scale);
  const double d = (sum.most - static_cast<double>(shift)) + sum.log;
  const T rest = d == d ? static_cast<T>(d) : T(0);  // it may be infinite
  if (infinite(shift)) {
    for (int64_t i = 0; i < n; ++i) gx[i] = x[i] == shift ? k : x[i] < shift ? T(0) : x[i];
    return;
  }
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) gx[i] = k * v_exp((x[i] - shift) - rest);
}

template <class T>
const SoftmaxRows<T>& rows() {
  static constexpr SoftmaxRows<T> kRows = {forward<T>,          backward<T>,
                                           log_sum_exp<T>,      forward_columns<T>,
                                           backward_columns<T>, log_sum_exp_columns<T>,
                                           scaled_exp<T>};
  return kRows;
}

}  // namespace

const SoftmaxRows<float>& softmax_rows_f32() {
  return rows<float>();
}
const SoftmaxRows<double>& softmax_rows_f64() {
  return rows<double>();
}

}  // namespace nnc::kernels::cpu::NNC_ISA
