// SPDX-License-Identifier: Apache-2.0
// The functions of one variable and their gradients, each written once. T is what a formula
// computes in: one element at a time in the plain loops of ref/, which compilers turn into vectors
// in cpu/*.simd.cpp. M has the mathematics: the C library's (StandardMath), or cpu/vector_math.h's.
// Formulas select between values and do not branch; NaN passes through all of them.
#pragma once

#include <cmath>
#include <limits>

#include "kernels/unary.h"

namespace nnc::kernels {

#define NNC_FORMULA           \
  template <class M, class T> \
  [[gnu::always_inline]] inline T

// x, or the number that is nearest to an infinite one: what vanishes at infinity makes 0 of it.
template <class T>
[[gnu::always_inline]] inline T finite_below(T x) {
  constexpr T kLeast = std::numeric_limits<T>::lowest();
  return x < kLeast ? kLeast : x;
}
template <class T>
[[gnu::always_inline]] inline T finite(T x) {
  constexpr T kMost = std::numeric_limits<T>::max();
  const T y = finite_below(x);
  return y > kMost ? kMost : y;
}

// What x is multiplied by in a function x t(x): t and its slope, the function, and its own slope.
template <class T>
struct Gate {
  T t, slope;
  [[gnu::always_inline]] T product(T x) const { return finite_below(x) * t; }
  [[gnu::always_inline]] T product_slope(T x) const { return t + finite(x) * slope; }
};
#define NNC_GATE              \
  template <class M, class T> \
  [[gnu::always_inline]] inline Gate<T>

// Both values are computed, and one is chosen.
template <class T>
[[gnu::always_inline]] inline T either(bool first, T u, T v) {
  return first ? u : v;
}
NNC_FORMULA squared(T x) {
  return x * x;
}
// log(1 + exp(x)) without overflow.
NNC_FORMULA softplus(T x) {
  return (x > 0 ? x : T(0)) + M::log1p(M::exp(-M::abs(x)));
}
NNC_FORMULA sigmoid(T x) {
  const T e = M::exp(-M::abs(x));
  return (x < 0 ? e : T(1)) / (1 + e);
}
NNC_FORMULA clamped(T x, T low, T high) {
  const T y = x < low ? low : x;
  return y > high ? high : y;
}
NNC_FORMULA silu(T x) {
  const T e = M::exp(-M::abs(x));
  return (x < 0 ? finite_below(x) * e : x) / (1 + e);
}
NNC_FORMULA silu_slope(T x) {
  const T s = sigmoid<M>(x);
  return s * (1 + finite(x) * (1 - s));
}
NNC_GATE gelu_gate(T x) {
  const auto v = M::normal(x);
  return {v.cdf, v.gauss * T(0.39894228040143267794)};
}
// (1 + tanh(u)) / 2 = sigmoid(2 u) of gelu's tanh form, which is 0 or 1 from |x| = 100 on.
NNC_GATE gelu_tanh_gate(T x) {
  const T z = clamped<M>(x, T(-100), T(100));
  const T s = sigmoid<M>(T(1.5957691216057308) * (z + T(0.044715) * (z * z * z)));
  return {s, s * (1 - s) * (T(1.5957691216057308) * (1 + T(0.134145) * (z * z)))};
}
// t = tanh(softplus(x)) = n / d with n = e (e + 2), d = n + 2, e = exp(x): from 20 on it rounds
// to 1. t' = (1 - t^2) sigmoid(x) = 4 e (1 + e) / d^2 is nothing there, even times a large x.
NNC_GATE mish_gate(T x) {
  const T e = M::exp(x > 20 ? T(20) : x), n = e * (e + 2), d = n + 2;
  const T slope = 4 * e * (1 + e) / (d * d);
  return {n / d, x > 20 ? T(0) : slope};
}

// By a = 10^|decimals|. Where x a is infinite, x has no decimals to lose; where x / a rounds to 0,
// a may be infinite. Which of the two it is, is the same for all x.
NNC_FORMULA rounded_decimals(T x, T a, T b) {
  if (b != 0) {
    const T low = M::round(x / a);
    return low == 0 ? low : low * a;
  }
  const T y = M::round(x * a) / a;
  return M::abs(y) <= std::numeric_limits<T>::max() ? y : x;
}
// ln q, q = x / (1 - x). Near 1 / 2 q is near 1, and would lose what the logarithm needs: there it
// is 1 + (2 x - 1) / (1 - x), and the second term what that sum lost.
NNC_FORMULA logit(T x) {
  const bool near = (x > T(0.25)) & (x < T(0.75));
  const T v = (near ? 2 * x - 1 : x) / (1 - x), q = near ? 1 + v : v;
  const T lost = (v - (q - 1)) / q;
  return M::log(q) + (near ? lost : T(0));
}

// A case whose function is one expression of x, a, b and c; of the incoming gradient g, what was
// saved under the name that follows, a, b and c.
#define NNC_UNARY(op, ...)                                                                  \
  case Unary::op:                                                                           \
    return take([](T x, [[maybe_unused]] T a, [[maybe_unused]] T b, [[maybe_unused]] T c) { \
      return __VA_ARGS__;                                                                   \
    })
#define NNC_GRADIENT(op, v, ...)                                                                 \
  case UnaryGrad::op:                                                                            \
    return take([](T g, T v, [[maybe_unused]] T a, [[maybe_unused]] T b, [[maybe_unused]] T c) { \
      return __VA_ARGS__;                                                                        \
    })

// take(f) with the f(x, a, b, c) that op names, a, b, c being the numbers of Params; R() if it has
// none here. First those of a few instructions.
template <class R, class M, class T, class Take>
R with_arithmetic(Unary op, const Take& take) {
  switch (op) {
    NNC_UNARY(kNeg, -x);
    NNC_UNARY(kAbs, M::abs(x));
    NNC_UNARY(kSquare, squared<M>(x));
    NNC_UNARY(kSign, x > 0 ? T(1) : x < 0 ? T(-1) : T(0));
    NNC_UNARY(kReciprocal, 1 / x);
    NNC_UNARY(kSqrt, M::sqrt(x));
    NNC_UNARY(kRsqrt, 1 / M::sqrt(x));
    NNC_UNARY(kFloor, M::floor(x));
    NNC_UNARY(kCeil, M::ceil(x));
    NNC_UNARY(kRound, M::round(x));
    NNC_UNARY(kTrunc, M::trunc(x));
    NNC_UNARY(kRelu, x < 0 ? T(0) : x);
    NNC_UNARY(kClamp, clamped<M>(x, a, b));
    NNC_UNARY(kThreshold, x <= a ? b : x);
    NNC_UNARY(kLeakyRelu, x > 0 ? x : a * x);
    NNC_UNARY(kHardsigmoid, clamped<M>(x + 3, T(0), T(6)) / 6);
    NNC_UNARY(kHardswish, finite_below(x) * (clamped<M>(x + 3, T(0), T(6)) / 6));
    NNC_UNARY(kHardshrink, M::abs(x) <= a ? T(0) : x);
    NNC_UNARY(kSoftshrink, either(x > a, x - a, either(x < -a, x + a, x == x ? T(0) : x)));
    NNC_UNARY(kSoftsign, finite(x) / (1 + M::abs(finite(x))));
    NNC_UNARY(kNanToNum, either(x != x, a,
                                either(x > std::numeric_limits<T>::max(), b,
                                       x < std::numeric_limits<T>::lowest() ? c : x)));
    default:
      return R();
  }
}
template <class R, class M, class T, class Take>
R with_mathematics(Unary op, const Take& take) {
  switch (op) {
    NNC_UNARY(kExp, M::exp(x));
    NNC_UNARY(kExpm1, M::expm1(x));
    NNC_UNARY(kLog, M::log(x));
    NNC_UNARY(kLog1p, M::log1p(x));
    NNC_UNARY(kLogit, logit<M>(either(x<a, a, x> b ? b : x)));
    NNC_UNARY(kBernoulliVariance, x * (1 - x));
    NNC_UNARY(kRoundDecimals, rounded_decimals<M>(x, a, b));
    NNC_UNARY(kTanh, M::tanh(x));
    NNC_UNARY(kSinh, M::sinh(x));
    NNC_UNARY(kCosh, M::cosh(x));
    NNC_UNARY(kErf, M::erf(x));
    NNC_UNARY(kElu, either(x < 0, a * b * M::expm1(c * x), b * x));
    NNC_UNARY(kSigmoid, sigmoid<M>(x));
    NNC_UNARY(kGelu, gelu_gate<M>(x).product(x));
    NNC_UNARY(kGeluTanh, gelu_tanh_gate<M>(x).product(x));
    NNC_UNARY(kSilu, silu<M>(x));
    NNC_UNARY(kMish, mish_gate<M>(x).product(x));
    NNC_UNARY(kTanhshrink, x - M::tanh(x));
    NNC_UNARY(kSoftplus, either(a * x > b, x, softplus<M>(a * x) / a));
    NNC_UNARY(kLogSigmoid, (x < 0 ? x : T(0)) - M::log1p(M::exp(-M::abs(x))));
    default:
      return R();
  }
}

// The same for gradients: f(gy, saved, a, b, c).
template <class R, class M, class T, class Take>
R with_arithmetic_gradient(UnaryGrad op, const Take& take) {
  switch (op) {
    NNC_GRADIENT(kRelu, y, y <= 0 ? T(0) : g);
    NNC_GRADIENT(kClamp, x, either(x <= a, T(0), either(x >= b, T(0), x != x ? T(0) : g)));
    NNC_GRADIENT(kThreshold, x, x <= a ? T(0) : g);
    NNC_GRADIENT(kLeakyRelu, x, x > 0 ? g : g * a);
    NNC_GRADIENT(kHardsigmoid, x, M::abs(x) < 3 ? g * T(1.0f / 6) : T(0));
    NNC_GRADIENT(kHardswish, x, either(x <= -3, T(0), either(x >= 3, g, g * ((x + T(1.5)) / 3))));
    NNC_GRADIENT(kShrink, x, M::abs(x) <= a ? T(0) : g);
    NNC_GRADIENT(kPreluWeight, x, x > 0 ? T(0) : g * x);
    NNC_GRADIENT(kTanh, y, g * (1 - y * y));
    NNC_GRADIENT(kSigmoid, y, g * (1 - y) * y);
    NNC_GRADIENT(kEluOutput, y, y > 0 ? g * b : g * (c * (y + a * b)));
    NNC_GRADIENT(kSoftsign, x, g / (1 + M::abs(x)) / (1 + M::abs(x)));
    NNC_GRADIENT(kFinite, x, M::abs(x) <= std::numeric_limits<T>::max() ? g : T(0));
    default:
      return R();
  }
}
template <class R, class M, class T, class Take>
R with_mathematical_gradient(UnaryGrad op, const Take& take) {
  switch (op) {
    NNC_GRADIENT(kElu, x, either(x > 0, g * b, g * (a * b * c * M::exp(c * x))));
    NNC_GRADIENT(kGelu, x, g * gelu_gate<M>(x).product_slope(x));
    NNC_GRADIENT(kGeluTanh, x, g * gelu_tanh_gate<M>(x).product_slope(x));
    NNC_GRADIENT(kSilu, x, g * silu_slope<M>(x));
    NNC_GRADIENT(kMish, x, g * mish_gate<M>(x).product_slope(x));
    NNC_GRADIENT(kTanhshrink, x, g * squared<M>(M::tanh(x)));
    NNC_GRADIENT(kSoftplus, x, either(a * x > b, g, g * sigmoid<M>(a * x)));
    NNC_GRADIENT(kLogSigmoid, x, g * sigmoid<M>(-x));
    default:
      return R();
  }
}

#undef NNC_FORMULA
#undef NNC_GATE
#undef NNC_UNARY
#undef NNC_GRADIENT

}  // namespace nnc::kernels
