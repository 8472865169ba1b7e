// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/unary_rows.h"

#include "kernels/common/formulas.h"
#include "kernels/cpu/runs.h"
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
void run_row(T* out, const T* x, int64_t n, const Params& p) {
  const T a = static_cast<T>(p.a), b = static_cast<T>(p.b), c = static_cast<T>(p.c);
  in_runs(out, x, n, [a, b, c](T* y, const T* v) {
    NNC_LANES_LOOP
    for (int64_t i = 0; i < kRun<T>; ++i) y[i] = F()(v[i], a, b, c);
  });
}

template <int kQuarter>
struct Sine {
  NNC_VECTOR_INLINE static bool fits(float x) { return v_abs(x) <= kTrigonometricLimit; }
  NNC_VECTOR_INLINE static float within(float x) { return v_sine(x, kQuarter); }
  static float library(float x) { return kQuarter ? __builtin_cosf(x) : __builtin_sinf(x); }
};
template <int kQuarter>
void sine_row(float* out, const float* x, int64_t n, const Params&) {
  fitting_runs<Sine<kQuarter>>(out, x, n);
}

template <class T, class F>
void grad_row(T* gx, const T* gy, const T* saved, int64_t n, const Params& p) {
  const T a = static_cast<T>(p.a), b = static_cast<T>(p.b), c = static_cast<T>(p.c);
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) gx[i] = F()(gy[i], saved[i], a, b, c);
}
template <class T, class F>
void grad_run_row(T* gx, const T* gy, const T* saved, int64_t n, const Params& p) {
  const T a = static_cast<T>(p.a), b = static_cast<T>(p.b), c = static_cast<T>(p.c);
  in_runs(gx, gy, saved, 1, 1, n, [a, b, c](T* y, const T* g, const T* v) {
    NNC_LANES_LOOP
    for (int64_t i = 0; i < kRun<T>; ++i) y[i] = F()(g[i], v[i], a, b, c);
  });
}

template <class T>
UnaryRow<T> pick(Unary op) {
  using Row = UnaryRow<T>;
  const auto few = []<class F>(F) -> Row { return row<T, F>; };
  const auto many = []<class F>(F) -> Row { return run_row<T, F>; };
  const Row found = with_arithmetic<Row, VectorMath, T>(op, few);
  return found ? found : with_mathematics<Row, VectorMath, T>(op, many);
}
template <class T>
UnaryGradRow<T> pick_grad(UnaryGrad op) {
  using Row = UnaryGradRow<T>;
  const auto few = []<class F>(F) -> Row { return grad_row<T, F>; };
  const auto many = []<class F>(F) -> Row { return grad_run_row<T, F>; };
  const Row found = with_arithmetic_gradient<Row, VectorMath, T>(op, few);
  return found ? found : with_mathematical_gradient<Row, VectorMath, T>(op, many);
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
