// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/softmax_rows.h"

#include <limits>

#include "kernels/cpu/vector_math.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

// What is summed in T before it goes on in double; also what stays in the first-level cache.
constexpr int64_t kBlock = 2048;
constexpr int64_t kRows = 64;  // the same for columns

template <class T>
constexpr T kLowest = -std::numeric_limits<T>::infinity();

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

// Calls block(begin, length) for pieces of kBlock.
template <class F>
void blocks(int64_t n, const F& block) {
  for (int64_t at = 0; at < n; at += kBlock) block(at, n - at < kBlock ? n - at : kBlock);
}

template <class T, class F>
double sum_blocks(int64_t n, const F& at) {
  double total = 0;
  blocks(n, [&](int64_t begin, int64_t count) {
    T a = 0, b = 0;
    const int64_t half = count / 2;
#pragma omp simd reduction(+ : a, b)
    for (int64_t i = 0; i < half; ++i) {
      a += at(begin + i);
      b += at(begin + half + i);
    }
    if (count % 2) a += at(begin + count - 1);
    total += double(a) + double(b);
  });
  return total;
}

// The maximum m of a row and the sum of exp(x - m) in one pass over memory: each block is added
// with the maximum so far, and the sum is scaled when that moves.
template <class T>
double exp_sum(const T* x, int64_t n, T& m) {
  double sum = 0;
  m = kLowest<T>;
  blocks(n, [&](int64_t begin, int64_t count) {
    const T* p = x + begin;
    const T block = max_of(p, count);
    if (block > m) {
      sum *= std::exp(double(m) - double(block));
      m = block;
    }
    const T shift = m;
    sum += sum_blocks<T>(count, [p, shift](int64_t i) { return v_exp(p[i] - shift); });
  });
  return sum;
}

template <class T>
double log_sum_exp(const T* x, int64_t n) {
  T m;
  const double sum = exp_sum(x, n, m);
  // All -inf (m is -inf, unless there is a NaN), or an inf among them: m itself.
  if (m == kLowest<T> || m == -kLowest<T>) {
    double r = m;
    for (int64_t i = 0; i < n; ++i) r = x[i] != x[i] ? double(x[i]) : r;
    return r;
  }
  return double(m) + std::log(sum);
}

template <class T>
void forward(bool log, T* y, const T* x, int64_t n) {
  if (log) {
    T m;
    const T log_sum = static_cast<T>(std::log(exp_sum(x, n, m)));
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) y[i] = (x[i] - m) - log_sum;
    return;
  }
  const T m = max_of(x, n);
  double total = 0;
  blocks(n, [&](int64_t begin, int64_t count) {
    const T* p = x + begin;
    T* q = y + begin;
    T a = 0, b = 0;
    const int64_t half = count / 2;
#pragma omp simd reduction(+ : a, b)
    for (int64_t i = 0; i < half; ++i) {
      const T e = v_exp(p[i] - m), f = v_exp(p[i + half] - m);
      q[i] = e;
      q[i + half] = f;
      a += e;
      b += f;
    }
    if (count % 2) a += q[count - 1] = v_exp(p[count - 1] - m);
    total += double(a) + double(b);
  });
  const T scale = static_cast<T>(1 / total);
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) y[i] *= scale;
}

template <class T>
void backward(bool log, T* gx, const T* gy, const T* y, int64_t n) {
  if (log) {
    const T sum = static_cast<T>(sum_blocks<T>(n, [gy](int64_t i) { return gy[i]; }));
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) gx[i] = gy[i] - v_exp(y[i]) * sum;
    return;
  }
  const T sum = static_cast<T>(sum_blocks<T>(n, [gy, y](int64_t i) { return gy[i] * y[i]; }));
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

// total[j] = the sums over n rows, kRows at a time in T: row(r, sum) adds row r to sum[j].
template <class T, class F>
void sum_rows(double* total, int64_t n, int64_t columns, const F& row) {
  T sum[kSoftmaxColumns];
  for (int64_t j = 0; j < columns; ++j) total[j] = 0;
  for (int64_t begin = 0; begin < n; begin += kRows) {
    const int64_t end = n - begin < kRows ? n : begin + kRows;
    for (int64_t j = 0; j < columns; ++j) sum[j] = 0;
    for (int64_t r = begin; r < end; ++r) row(r, sum);
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < columns; ++j) total[j] += double(sum[j]);
  }
}

template <class T>
void forward_columns(bool log, T* y, const T* x, int64_t n, int64_t stride, int64_t columns) {
  T m[kSoftmaxColumns], sum[kSoftmaxColumns];
  double total[kSoftmaxColumns];
  max_columns(m, x, n, stride, columns);
  sum_rows<T>(total, n, columns, [&](int64_t r, T* s) {
    const T* p = x + r * stride;
    T* q = y + r * stride;
    if (log) {
      NNC_VECTOR_LOOP
      for (int64_t j = 0; j < columns; ++j) s[j] += v_exp(p[j] - m[j]);
      return;
    }
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < columns; ++j) {
      q[j] = v_exp(p[j] - m[j]);
      s[j] += q[j];
    }
  });
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
}

template <class T>
void backward_columns(bool log, T* gx, const T* gy, const T* y, int64_t n, int64_t stride,
                      int64_t columns) {
  T sum[kSoftmaxColumns];
  double total[kSoftmaxColumns];
  sum_rows<T>(total, n, columns, [&](int64_t r, T* s) {
    const T* g = gy + r * stride;
    const T* v = y + r * stride;
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < columns; ++j) s[j] += log ? g[j] : g[j] * v[j];
  });
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
  double total[kSoftmaxColumns];
  max_columns(m, x, n, stride, columns);
  for (int64_t j = 0; j < columns; ++j) {
    m[j] = m[j] == kLowest<T> || m[j] == -kLowest<T> ? T(0) : m[j];
  }
  sum_rows<T>(total, n, columns, [&](int64_t r, T* s) {
    const T* p = x + r * stride;
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < columns; ++j) s[j] += v_exp(p[j] - m[j]);
  });
  for (int64_t j = 0; j < columns; ++j) y[j] = T(double(m[j]) + std::log(total[j]));
}

template <class T>
void scaled_exp(T* gx, const T* x, int64_t n, double lse, double scale) {
  // lse in two parts: beside large scores the small one decides.
  const T shift = static_cast<T>(lse), k = static_cast<T>(scale);
  const double d = lse - static_cast<double>(shift);
  const T rest = d == d ? static_cast<T>(d) : T(0);  // lse may be infinite
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
