// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/ternary_rows.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

// An operand that is one value is written out, and the row goes in blocks.
constexpr int64_t kLength = 256;
template <class T>
[[gnu::noinline]] const T* written_out(T* block, const T* v, int64_t stride, int64_t n) {
  if (stride != 0) return v;
  for (int64_t i = 0; i < n; ++i) block[i] = *v;
  return block;
}
template <class A, class T, class F>
void row(T* out, const A* a, const T* b, const T* c, const int64_t* s, int64_t n, F f) {
  const int64_t step = (s[0] & s[1] & s[2]) != 0 || n < kLength ? n : kLength;
  A x[kLength];
  T y[kLength], z[kLength];
  a = written_out(x, a, s[0], step);
  b = written_out(y, b, s[1], step);
  c = written_out(z, c, s[2], step);
  for (int64_t at = 0; at < n; at += step) {
    const int64_t m = n - at < step ? n - at : step;
    const A* u = a + s[0] * at;
    const T *v = b + s[1] * at, *w = c + s[2] * at;
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < m; ++i) out[at + i] = f(u[i], v[i], w[i]);
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
          const T above = x > low ? x : low, y = x != x ? x : above;
          const T below = y < high ? y : high;
          return y != y ? y : below;
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
  if (op == Ternary::kAtan2Grad) {
    return [](float* o, const float* a, const float* b, const float* c, const int64_t* s, int64_t n,
              float) {
      row(o, a, b, c, s, n, [](float g, float x, float y) {
        // In double no square overflows.
        const double u = static_cast<double>(x), v = static_cast<double>(y), d = u * u + v * v;
        return static_cast<float>(static_cast<double>(g) * (d == 0 ? 0.0 : u / d));
      });
    };
  }
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
