// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/binary_rows.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

template <class T, class F>
void row(T* out, const T* a, const T* b, int64_t sa, int64_t sb, int64_t n, F f) {
  if (sa == 1 && sb == 1) {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) out[i] = f(a[i], b[i]);
  } else if (sa == 1) {
    const T y = *b;
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) out[i] = f(a[i], y);
  } else if (sb == 1) {
    const T x = *a;
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) out[i] = f(x, b[i]);
  } else {
    const T v = f(*a, *b);
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) out[i] = v;
  }
}

template <class T>
BinaryRow<T> pick(Binary op) {
  switch (op) {
    case Binary::kAdd:
      return [](T* o, const T* a, const T* b, int64_t sa, int64_t sb, int64_t n, T k) {
        if (k == T(1)) return row(o, a, b, sa, sb, n, [](T x, T y) { return x + y; });
        row(o, a, b, sa, sb, n, [k](T x, T y) { return x + k * y; });
      };
    case Binary::kSub:
      return [](T* o, const T* a, const T* b, int64_t sa, int64_t sb, int64_t n, T k) {
        row(o, a, b, sa, sb, n, [k](T x, T y) { return x - k * y; });
      };
    case Binary::kMul:
      return [](T* o, const T* a, const T* b, int64_t sa, int64_t sb, int64_t n, T) {
        row(o, a, b, sa, sb, n, [](T x, T y) { return x * y; });
      };
    case Binary::kDiv:
      return [](T* o, const T* a, const T* b, int64_t sa, int64_t sb, int64_t n, T) {
        row(o, a, b, sa, sb, n, [](T x, T y) { return x / y; });
      };
    case Binary::kMaximum:
      return [](T* o, const T* a, const T* b, int64_t sa, int64_t sb, int64_t n, T) {
        row(o, a, b, sa, sb, n, [](T x, T y) { return x != x || x > y ? x : y; });
      };
    case Binary::kMinimum:
      return [](T* o, const T* a, const T* b, int64_t sa, int64_t sb, int64_t n, T) {
        row(o, a, b, sa, sb, n, [](T x, T y) { return x != x || x < y ? x : y; });
      };
    default:
      return nullptr;
  }
}

}  // namespace

BinaryRow<float> binary_row_f32(Binary op) { return pick<float>(op); }
BinaryRow<double> binary_row_f64(Binary op) { return pick<double>(op); }

}  // namespace nnc::kernels::cpu::NNC_ISA
