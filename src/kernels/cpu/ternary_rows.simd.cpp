// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/ternary_rows.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

// Strides known to the compiler: SA, SB, SC.
template <int SA, int SB, int SC, class A, class T, class F>
void loop(T* out, const A* a, const T* b, const T* c, int64_t n, F f) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) out[i] = f(a[SA * i], b[SB * i], c[SC * i]);
}
template <class A, class T, class F>
void row(T* out, const A* a, const T* b, const T* c, const int64_t* s, int64_t n, F f) {
  switch (s[0] * 4 + s[1] * 2 + s[2]) {
    case 7:
      return loop<1, 1, 1>(out, a, b, c, n, f);
    case 6:
      return loop<1, 1, 0>(out, a, b, c, n, f);
    case 5:
      return loop<1, 0, 1>(out, a, b, c, n, f);
    case 4:
      return loop<1, 0, 0>(out, a, b, c, n, f);
    case 3:
      return loop<0, 1, 1>(out, a, b, c, n, f);
    case 2:
      return loop<0, 1, 0>(out, a, b, c, n, f);
    case 1:
      return loop<0, 0, 1>(out, a, b, c, n, f);
    default:
      return loop<0, 0, 0>(out, a, b, c, n, f);
  }
}

template <class T>
TernaryRow<T> pick(Ternary op) {
  switch (op) {
    case Ternary::kAddcmul:
      return [](T* o, const T* a, const T* b, const T* c, const int64_t* s, int64_t n, T k) {
        row(o, a, b, c, s, n, [k](T x, T y, T z) { return x + k * y * z; });
      };
    case Ternary::kAddcdiv:
      return [](T* o, const T* a, const T* b, const T* c, const int64_t* s, int64_t n, T k) {
        row(o, a, b, c, s, n, [k](T x, T y, T z) { return x + k * y / z; });
      };
    case Ternary::kLerp:
      return [](T* o, const T* a, const T* b, const T* c, const int64_t* s, int64_t n, T) {
        row(o, a, b, c, s, n, [](T x, T y, T w) {
          const T d = y - x, from_a = x + w * d, from_b = y - d * (1 - w);
          return (w < 0 ? -w : w) < T(0.5) ? from_a : from_b;
        });
      };
    case Ternary::kPreluGrad:
      return [](T* o, const T* a, const T* b, const T* c, const int64_t* s, int64_t n, T) {
        row(o, a, b, c, s, n, [](T g, T x, T w) { return x > 0 ? g : g * w; });
      };
    case Ternary::kClamp:
      return [](T* o, const T* a, const T* b, const T* c, const int64_t* s, int64_t n, T) {
        row(o, a, b, c, s, n, [](T x, T low, T high) {
          const T y = ((x != x) | (x > low)) ? x : low;
          return ((y != y) | (y < high)) ? y : high;
        });
      };
    default:
      return nullptr;
  }
}

template <class T>
void where(T* o, const uint8_t* a, const T* b, const T* c, const int64_t* s, int64_t n, T) {
  row(o, a, b, c, s, n, [](uint8_t x, T y, T z) { return x ? y : z; });
}

}  // namespace

TernaryRow<float> ternary_row_f32(Ternary op) {
  return pick<float>(op);
}
TernaryRow<double> ternary_row_f64(Ternary op) {
  return pick<double>(op);
}
WhereRow<uint32_t> where_row_32() {
  return where<uint32_t>;
}
WhereRow<uint64_t> where_row_64() {
  return where<uint64_t>;
}

}  // namespace nnc::kernels::cpu::NNC_ISA
