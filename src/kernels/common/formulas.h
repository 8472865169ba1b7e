// SPDX-License-Identifier: Apache-2.0
// The functions of one variable and their gradients, each written once. T is what a formula
// computes in: one element at a time in the plain loops of ref/, which compilers turn into vectors
// in cpu/*.simd.cpp. M has the mathematics: the C library's (StandardMath), or cpu/vector_math.h's.
// Formulas select between values and do not branch; NaN passes through all of them.
#pragma once

#include <cmath>

#include "kernels/unary.h"

namespace nnc::kernels {

#define NNC_FORMULA           \
  template <class M, class T> \
  [[gnu::always_inline]] inline T

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
// The argument of gelu's tanh form, doubled: (1 + tanh(u)) / 2 = sigmoid(2 u).
NNC_FORMULA gelu_tanh_argument(T x) {
  return T(1.5957691216057308) * (x + T(0.044715) * (x * x * x));
}
// tanh(softplus(x)) = n / (n + 2) with n = e (e + 2), e = exp(x). From 20 on it rounds to 1.
NNC_FORMULA mish_gate(T x) {
  const T e = M::exp(x > 20 ? T(20) : x), n = e * (e + 2);
  return n / (n + 2);
}

// take(f) with the f(x, a, b, c) that op names, a, b, c being the numbers of Params; R() if it has
// none here.
template <class R, class M, class T, class Take>
R with_mathematics(Unary op, const Take& take) {
  switch (op) {
    case Unary::kNeg:
      return take([](T x, T, T, T) { return -x; });
    case Unary::kAbs:
      return take([](T x, T, T, T) { return M::abs(x); });
    case Unary::kSquare:
      return take([](T x, T, T, T) { return x * x; });
    case Unary::kSign:
      return take([](T x, T, T, T) { return x > 0 ? T(1) : x < 0 ? T(-1) : T(0); });
    case Unary::kReciprocal:
      return take([](T x, T, T, T) { return 1 / x; });
    case Unary::kExp:
      return take([](T x, T, T, T) { return M::exp(x); });
    case Unary::kExpm1:
      return take([](T x, T, T, T) { return M::expm1(x); });
    case Unary::kLog:
      return take([](T x, T, T, T) { return M::log(x); });
    case Unary::kLog1p:
      return take([](T x, T, T, T) { return M::log1p(x); });
    case Unary::kSqrt:
      return take([](T x, T, T, T) { return M::sqrt(x); });
    case Unary::kRsqrt:
      return take([](T x, T, T, T) { return 1 / M::sqrt(x); });
    case Unary::kTanh:
      return take([](T x, T, T, T) { return M::tanh(x); });
    case Unary::kSinh:
      return take([](T x, T, T, T) { return M::sinh(x); });
    case Unary::kCosh:
      return take([](T x, T, T, T) { return M::cosh(x); });
    case Unary::kFloor:
      return take([](T x, T, T, T) { return M::floor(x); });
    case Unary::kCeil:
      return take([](T x, T, T, T) { return M::ceil(x); });
    case Unary::kRound:
      return take([](T x, T, T, T) { return M::round(x); });
    case Unary::kTrunc:
      return take([](T x, T, T, T) { return M::trunc(x); });
    case Unary::kErf:
      return take([](T x, T, T, T) { return M::erf(x); });
    case Unary::kErfc:
      return take([](T x, T, T, T) { return M::erfc(x); });
    default:
      return R();
  }
}
template <class R, class M, class T, class Take>
R with_activation(Unary op, const Take& take) {
  switch (op) {
    case Unary::kRelu:
      return take([](T x, T, T, T) { return x < 0 ? T(0) : x; });
    case Unary::kClamp:
      return take([](T x, T a, T b, T) { return clamped<M>(x, a, b); });
    case Unary::kThreshold:
      return take([](T x, T a, T b, T) { return x <= a ? b : x; });
    case Unary::kLeakyRelu:
      return take([](T x, T a, T, T) { return x > 0 ? x : a * x; });
    case Unary::kElu:
      return take([](T x, T a, T b, T c) {
        const T y = a * b * M::expm1(c * x);
        return x > 0 ? b * x : y;
      });
    case Unary::kSigmoid:
      return take([](T x, T, T, T) { return sigmoid<M>(x); });
    case Unary::kGelu:
      return take([](T x, T, T, T) { return x * M::normal(x).cdf; });
    case Unary::kGeluTanh:
      return take([](T x, T, T, T) { return x * sigmoid<M>(gelu_tanh_argument<M>(x)); });
    case Unary::kSilu:
      return take([](T x, T, T, T) {
        const T e = M::exp(-M::abs(x));
        return (x < 0 ? x * e : x) / (1 + e);
      });
    case Unary::kMish:
      return take([](T x, T, T, T) { return x * mish_gate<M>(x); });
    case Unary::kHardsigmoid:
      return take([](T x, T, T, T) { return clamped<M>(x + 3, T(0), T(6)) / 6; });
    case Unary::kHardswish:
      return take([](T x, T, T, T) { return x * clamped<M>(x + 3, T(0), T(6)) / 6; });
    case Unary::kHardshrink:
      return take([](T x, T a, T, T) { return M::abs(x) <= a ? T(0) : x; });
    case Unary::kSoftshrink:
      return take([](T x, T a, T, T) { return x > a ? x - a : x < -a ? x + a : x * 0; });
    case Unary::kTanhshrink:
      return take([](T x, T, T, T) { return x - M::tanh(x); });
    case Unary::kSoftplus:
      return take([](T x, T a, T b, T) {
        const T y = softplus<M>(a * x) / a;
        return a * x > b ? x : y;
      });
    case Unary::kSoftsign:
      return take([](T x, T, T, T) { return x / (1 + M::abs(x)); });
    case Unary::kLogSigmoid:
      return take([](T x, T, T, T) { return (x < 0 ? x : T(0)) - M::log1p(M::exp(-M::abs(x))); });
    default:
      return R();
  }
}

// The same for gradients: f(gy, saved, a, b, c).
template <class R, class M, class T, class Take>
R with_linear_gradient(UnaryGrad op, const Take& take) {
  switch (op) {
    case UnaryGrad::kRelu:
      return take([](T g, T y, T, T, T) { return y <= 0 ? T(0) : g; });
    case UnaryGrad::kClamp:
      return take([](T g, T x, T a, T b, T) {
        const T above = x <= a ? T(0) : g, inside = x >= b ? T(0) : above;
        return x != x ? T(0) : inside;
      });
    case UnaryGrad::kThreshold:
      return take([](T g, T x, T a, T, T) { return x <= a ? T(0) : g; });
    case UnaryGrad::kLeakyRelu:
      return take([](T g, T x, T a, T, T) { return x > 0 ? g : g * a; });
    case UnaryGrad::kHardsigmoid:
      return take([](T g, T x, T, T, T) { return M::abs(x) < 3 ? g * T(1.0f / 6) : T(0); });
    case UnaryGrad::kHardswish:
      return take([](T g, T x, T, T, T) {
        const T inner = g * (x / 3 + T(0.5)), right = x >= 3 ? g : inner;
        return x <= -3 ? T(0) : right;
      });
    case UnaryGrad::kShrink:
      return take([](T g, T x, T a, T, T) { return M::abs(x) <= a ? T(0) : g; });
    case UnaryGrad::kPreluWeight:
      return take([](T g, T x, T, T, T) { return x > 0 ? T(0) : g * x; });
    default:
      return R();
  }
}
template <class R, class M, class T, class Take>
R with_smooth_gradient(UnaryGrad op, const Take& take) {
  switch (op) {
    case UnaryGrad::kTanh:
      return take([](T g, T y, T, T, T) { return g * (1 - y * y); });
    case UnaryGrad::kSigmoid:
      return take([](T g, T y, T, T, T) { return g * (1 - y) * y; });
    case UnaryGrad::kElu:
      return take([](T g, T x, T a, T b, T c) {
        const T y = g * (a * b * c * M::exp(c * x));
        return x > 0 ? g * b : y;
      });
    case UnaryGrad::kEluOutput:
      return take([](T g, T y, T a, T b, T c) { return y > 0 ? g * b : g * (c * (y + a * b)); });
    case UnaryGrad::kGelu:
      return take([](T g, T x, T, T, T) {
        const auto v = M::normal(x);
        return g * (v.cdf + x * v.gauss * T(0.39894228040143267794));
      });
    case UnaryGrad::kGeluTanh:
      return take([](T g, T x, T, T, T) {
        const T s = sigmoid<M>(gelu_tanh_argument<M>(x));
        const T slope = T(1.5957691216057308) * (1 + T(0.134145) * (x * x));
        return g * (s + x * (s * (1 - s)) * slope);
      });
    case UnaryGrad::kSilu:
      return take([](T g, T x, T, T, T) {
        const T s = sigmoid<M>(x);
        return g * s * (1 + x * (1 - s));
      });
    case UnaryGrad::kMish:
      // (1 - t^2) sigmoid(x) = 4 e (1 + e) / (n + 2)^2 in the names of mish_gate: nothing beside t
      // from 20 on, even times a large x.
      return take([](T g, T x, T, T, T) {
        const T e = M::exp(x > 20 ? T(20) : x), n = e * (e + 2), d = n + 2;
        const T slope = 4 * e * (1 + e) / (d * d);
        return g * (n / d + x * (x > 20 ? T(0) : slope));
      });
    case UnaryGrad::kTanhshrink:
      return take([](T g, T x, T, T, T) {
        const T t = M::tanh(x);
        return g * (t * t);
      });
    case UnaryGrad::kSoftplus:
      return take([](T g, T x, T a, T b, T) {
        const T y = g * sigmoid<M>(a * x);
        return a * x > b ? g : y;
      });
    case UnaryGrad::kSoftsign:
      return take([](T g, T x, T, T, T) {
        const T d = 1 + M::abs(x);
        return g / (d * d);
      });
    case UnaryGrad::kLogSigmoid:
      return take([](T g, T x, T, T, T) { return g * sigmoid<M>(-x); });
    default:
      return R();
  }
}

#undef NNC_FORMULA

}  // namespace nnc::kernels
