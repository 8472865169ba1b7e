// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/unary_rows.h"

#include "kernels/common/formulas.h"
#include "kernels/cpu/vector_math.h"

namespace nnc::kernels::cpu::NNC_ISA {

// The mathematics of the formulas. Its name holds the instruction set, so that code made for one
// never serves another.
struct VectorMath {
#define NNC_FUNCTION(name)                  \
  template <class T>                        \
  NNC_VECTOR_INLINE static auto name(T x) { \
    return v_##name(x);                     \
  }
  NNC_FUNCTION(abs)
  NNC_FUNCTION(exp)
  NNC_FUNCTION(expm1)
  NNC_FUNCTION(log)
  NNC_FUNCTION(log1p)
  NNC_FUNCTION(sqrt)
  NNC_FUNCTION(tanh)
  NNC_FUNCTION(sinh)
  NNC_FUNCTION(cosh)
  NNC_FUNCTION(floor)
  NNC_FUNCTION(ceil)
  NNC_FUNCTION(round)
  NNC_FUNCTION(trunc)
  NNC_FUNCTION(erf)
  NNC_FUNCTION(erfc)
  NNC_FUNCTION(normal)
#undef NNC_FUNCTION
};

namespace {

// A row from a function f(x, a, b, c) without state: F is its type.
template <class T, class F>
void row(T* out, const T* x, int64_t n, const Params& p) {
  const T a = static_cast<T>(p.a), b = static_cast<T>(p.b), c = static_cast<T>(p.c);
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) out[i] = F()(x[i], a, b, c);
}
template <class T, class F>
UnaryRow<T> row_of(F) {
  return row<T, F>;
}

// Blocks with an argument too large for v_sine, infinite or NaN take the library's function.
template <int kQuarter>
void sine_row(float* out, const float* x, int64_t n, const Params&) {
  constexpr int64_t kStep = 512;
  for (int64_t at = 0; at < n; at += kStep) {
    const int64_t m = n - at < kStep ? n - at : kStep;
    int32_t outside = 0;
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < m; ++i) outside |= !(v_abs(x[at + i]) <= kTrigonometricLimit);
    if (outside) {
      for (int64_t i = at; i < at + m; ++i) {
        out[i] = kQuarter ? __builtin_cosf(x[i]) : __builtin_sinf(x[i]);
      }
    } else {
      NNC_VECTOR_LOOP
      for (int64_t i = at; i < at + m; ++i) out[i] = v_sine(x[i], kQuarter);
    }
  }
}

template <class T, class F>
void grad_row(T* gx, const T* gy, const T* saved, int64_t n, const Params& p) {
  const T a = static_cast<T>(p.a), b = static_cast<T>(p.b), c = static_cast<T>(p.c);
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) gx[i] = F()(gy[i], saved[i], a, b, c);
}
template <class T, class F>
UnaryGradRow<T> grad_row_of(F) {
  return grad_row<T, F>;
}

template <class T>
UnaryRow<T> pick(Unary op) {
  const auto take = [](auto f) { return row_of<T>(f); };
  UnaryRow<T> found = with_mathematics<UnaryRow<T>, VectorMath, T>(op, take);
  if (!found) found = with_activation<UnaryRow<T>, VectorMath, T>(op, take);
  return found ? found : with_choice<UnaryRow<T>, VectorMath, T>(op, take);
}
template <class T>
UnaryGradRow<T> pick_grad(UnaryGrad op) {
  const auto take = [](auto f) { return grad_row_of<T>(f); };
  const UnaryGradRow<T> found = with_linear_gradient<UnaryGradRow<T>, VectorMath, T>(op, take);
  return found ? found : with_smooth_gradient<UnaryGradRow<T>, VectorMath, T>(op, take);
}

}  // namespace

UnaryRow<float> unary_row_f32(Unary op) {
  if (op == Unary::kSin) return sine_row<0>;
  if (op == Unary::kCos) return sine_row<1>;
  return pick<float>(op);
}
UnaryRow<double> unary_row_f64(Unary op) {
  return pick<double>(op);
}
UnaryGradRow<float> unary_grad_row_f32(UnaryGrad op) {
  return pick_grad<float>(op);
}
UnaryGradRow<double> unary_grad_row_f64(UnaryGrad op) {
  return pick_grad<double>(op);
}

}  // namespace nnc::kernels::cpu::NNC_ISA
