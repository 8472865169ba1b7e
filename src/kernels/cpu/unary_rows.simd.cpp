// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/unary_rows.h"

#include "kernels/cpu/vector_math.h"

namespace nnc::kernels::cpu::NNC_ISA {
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

template <class T>
UnaryRow<T> pick_mathematics(Unary op) {
  switch (op) {
    case Unary::kNeg:
      return row_of<T>([](T x, T, T, T) { return -x; });
    case Unary::kAbs:
      return row_of<T>([](T x, T, T, T) { return v_abs(x); });
    case Unary::kSquare:
      return row_of<T>([](T x, T, T, T) { return x * x; });
    case Unary::kSign:
      return row_of<T>([](T x, T, T, T) { return x > 0 ? T(1) : x < 0 ? T(-1) : T(0); });
    case Unary::kReciprocal:
      return row_of<T>([](T x, T, T, T) { return 1 / x; });
    case Unary::kExp:
      return row_of<T>([](T x, T, T, T) { return v_exp(x); });
    case Unary::kExpm1:
      return row_of<T>([](T x, T, T, T) { return v_expm1(x); });
    case Unary::kLog:
      return row_of<T>([](T x, T, T, T) { return v_log(x); });
    case Unary::kLog1p:
      return row_of<T>([](T x, T, T, T) { return v_log1p(x); });
    case Unary::kSqrt:
      return row_of<T>([](T x, T, T, T) { return v_sqrt(x); });
    case Unary::kRsqrt:
      return row_of<T>([](T x, T, T, T) { return 1 / v_sqrt(x); });
    case Unary::kTanh:
      return row_of<T>([](T x, T, T, T) { return v_tanh(x); });
    case Unary::kSinh:
      return row_of<T>([](T x, T, T, T) { return v_sinh(x); });
    case Unary::kCosh:
      return row_of<T>([](T x, T, T, T) { return v_cosh(x); });
    case Unary::kFloor:
      return row_of<T>([](T x, T, T, T) { return v_floor(x); });
    case Unary::kCeil:
      return row_of<T>([](T x, T, T, T) { return v_ceil(x); });
    case Unary::kRound:
      return row_of<T>([](T x, T, T, T) { return v_round(x); });
    case Unary::kTrunc:
      return row_of<T>([](T x, T, T, T) { return v_trunc(x); });
    case Unary::kErf:
      return row_of<T>([](T x, T, T, T) { return v_erf(x); });
    case Unary::kErfc:
      return row_of<T>([](T x, T, T, T) { return v_erfc(x); });
    default:
      return nullptr;
  }
}

template <class T>
NNC_VECTOR_INLINE T clamped(T x, T low, T high) {
  const T y = x < low ? low : x;
  return y > high ? high : y;
}
// log(1 + exp(x)) without overflow.
template <class T>
NNC_VECTOR_INLINE T softplus(T x) {
  return (x > 0 ? x : T(0)) + v_log1p(v_exp(-v_abs(x)));
}
// tanh(softplus(x)) = n / (n + 2) with n = e (e + 2), e = exp(x). From 20 on it rounds to 1.
template <class T>
NNC_VECTOR_INLINE T mish_gate(T x) {
  const T e = v_exp(x > 20 ? T(20) : x), n = e * (e + 2);
  return n / (n + 2);
}
// The argument of gelu's tanh form, doubled: (1 + tanh(u)) / 2 = sigmoid(2 u).
template <class T>
NNC_VECTOR_INLINE T gelu_tanh_argument(T x) {
  return T(1.5957691216057308) * (x + T(0.044715) * (x * x * x));
}

template <class T>
UnaryRow<T> pick_activation(Unary op) {
  switch (op) {
    // NaN stays NaN.
    case Unary::kRelu:
      return row_of<T>([](T x, T, T, T) { return x < 0 ? T(0) : x; });
    case Unary::kClamp:
      return row_of<T>([](T x, T a, T b, T) { return clamped(x, a, b); });
    case Unary::kThreshold:
      return row_of<T>([](T x, T a, T b, T) { return x <= a ? b : x; });
    case Unary::kLeakyRelu:
      return row_of<T>([](T x, T a, T, T) { return x > 0 ? x : a * x; });
    case Unary::kElu:
      return row_of<T>([](T x, T a, T b, T c) {
        const T y = a * b * v_expm1(c * x);
        return x > 0 ? b * x : y;
      });
    case Unary::kSigmoid:
      return row_of<T>([](T x, T, T, T) { return v_sigmoid(x); });
    case Unary::kGelu:
      return row_of<T>([](T x, T, T, T) { return x * v_normal(x).cdf; });
    case Unary::kGeluTanh:
      return row_of<T>([](T x, T, T, T) { return x * v_sigmoid(gelu_tanh_argument(x)); });
    case Unary::kSilu:
      return row_of<T>([](T x, T, T, T) {
        const T e = v_exp(-v_abs(x));
        return (x < 0 ? x * e : x) / (1 + e);
      });
    case Unary::kMish:
      return row_of<T>([](T x, T, T, T) { return x * mish_gate(x); });
    case Unary::kHardsigmoid:
      return row_of<T>([](T x, T, T, T) { return clamped(x + 3, T(0), T(6)) / 6; });
    case Unary::kHardswish:
      return row_of<T>([](T x, T, T, T) { return x * clamped(x + 3, T(0), T(6)) / 6; });
    case Unary::kHardshrink:
      return row_of<T>([](T x, T a, T, T) { return v_abs(x) <= a ? T(0) : x; });
    case Unary::kSoftshrink:
      return row_of<T>([](T x, T a, T, T) { return x > a ? x - a : x < -a ? x + a : x * 0; });
    case Unary::kTanhshrink:
      return row_of<T>([](T x, T, T, T) { return x - v_tanh(x); });
    case Unary::kSoftplus:
      return row_of<T>([](T x, T a, T b, T) {
        const T y = softplus(a * x) / a;
        return a * x > b ? x : y;
      });
    case Unary::kSoftsign:
      return row_of<T>([](T x, T, T, T) { return x / (1 + v_abs(x)); });
    case Unary::kLogSigmoid:
      return row_of<T>([](T x, T, T, T) { return (x < 0 ? x : T(0)) - v_log1p(v_exp(-v_abs(x))); });
    default:
      return nullptr;
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
UnaryGradRow<T> pick_linear_grad(UnaryGrad op) {
  switch (op) {
    case UnaryGrad::kRelu:
      return grad_row_of<T>([](T g, T y, T, T, T) { return y <= 0 ? T(0) : g; });
    case UnaryGrad::kClamp:
      return grad_row_of<T>([](T g, T x, T a, T b, T) {
        const T above = x <= a ? T(0) : g, inside = x >= b ? T(0) : above;
        return x != x ? T(0) : inside;
      });
    case UnaryGrad::kThreshold:
      return grad_row_of<T>([](T g, T x, T a, T, T) { return x <= a ? T(0) : g; });
    case UnaryGrad::kLeakyRelu:
      return grad_row_of<T>([](T g, T x, T a, T, T) { return x > 0 ? g : g * a; });
    case UnaryGrad::kHardsigmoid:
      return grad_row_of<T>(
          [](T g, T x, T, T, T) { return v_abs(x) < 3 ? g * T(1.0f / 6) : T(0); });
    case UnaryGrad::kHardswish:
      return grad_row_of<T>([](T g, T x, T, T, T) {
        const T inner = g * (x / 3 + T(0.5)), right = x >= 3 ? g : inner;
        return x <= -3 ? T(0) : right;
      });
    case UnaryGrad::kShrink:
      return grad_row_of<T>([](T g, T x, T a, T, T) { return v_abs(x) <= a ? T(0) : g; });
    case UnaryGrad::kPreluWeight:
      return grad_row_of<T>([](T g, T x, T, T, T) { return x > 0 ? T(0) : g * x; });
    default:
      return nullptr;
  }
}

template <class T>
UnaryGradRow<T> pick_smooth_grad(UnaryGrad op) {
  switch (op) {
    case UnaryGrad::kTanh:
      return grad_row_of<T>([](T g, T y, T, T, T) { return g * (1 - y * y); });
    case UnaryGrad::kSigmoid:
      return grad_row_of<T>([](T g, T y, T, T, T) { return g * (1 - y) * y; });
    case UnaryGrad::kElu:
      return grad_row_of<T>([](T g, T x, T a, T b, T c) {
        const T y = g * (a * b * c * v_exp(c * x));
        return x > 0 ? g * b : y;
      });
    case UnaryGrad::kEluOutput:
      return grad_row_of<T>(
          [](T g, T y, T a, T b, T c) { return y > 0 ? g * b : g * (c * (y + a * b)); });
    case UnaryGrad::kGelu:
      return grad_row_of<T>([](T g, T x, T, T, T) {
        const Normal<T> v = v_normal(x);
        return g * (v.cdf + x * v.gauss * T(0.39894228040143267794));
      });
    case UnaryGrad::kGeluTanh:
      return grad_row_of<T>([](T g, T x, T, T, T) {
        const T s = v_sigmoid(gelu_tanh_argument(x));
        const T slope = T(1.5957691216057308) * (1 + T(0.134145) * (x * x));
        return g * (s + x * (s * (1 - s)) * slope);
      });
    case UnaryGrad::kSilu:
      return grad_row_of<T>([](T g, T x, T, T, T) {
        const T s = v_sigmoid(x);
        return g * s * (1 + x * (1 - s));
      });
    case UnaryGrad::kMish:
      // (1 - t^2) sigmoid(x) = 4 e (1 + e) / (n + 2)^2 in the names of mish_gate.
      return grad_row_of<T>([](T g, T x, T, T, T) {
        const T e = v_exp(x > 20 ? T(20) : x), n = e * (e + 2), d = n + 2;
        return g * (n / d + x * (4 * e * (1 + e) / (d * d)));
      });
    case UnaryGrad::kTanhshrink:
      return grad_row_of<T>([](T g, T x, T, T, T) {
        const T t = v_tanh(x);
        return g * (t * t);
      });
    case UnaryGrad::kSoftplus:
      return grad_row_of<T>([](T g, T x, T a, T b, T) {
        const T y = g * v_sigmoid(a * x);
        return a * x > b ? g : y;
      });
    case UnaryGrad::kSoftsign:
      return grad_row_of<T>([](T g, T x, T, T, T) {
        const T d = 1 + v_abs(x);
        return g / (d * d);
      });
    case UnaryGrad::kLogSigmoid:
      return grad_row_of<T>([](T g, T x, T, T, T) { return g * v_sigmoid(-x); });
    default:
      return nullptr;
  }
}

template <class T>
UnaryRow<T> pick(Unary op) {
  const UnaryRow<T> found = pick_mathematics<T>(op);
  return found ? found : pick_activation<T>(op);
}
template <class T>
UnaryGradRow<T> pick_grad(UnaryGrad op) {
  const UnaryGradRow<T> found = pick_linear_grad<T>(op);
  return found ? found : pick_smooth_grad<T>(op);
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
