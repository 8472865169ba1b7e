// SPDX-License-Identifier: Apache-2.0
#include "kernels/unary.h"

#include <cmath>

#include "kernels/loop.h"

namespace nnc::kernels::ref {
namespace {

template <class Out, class T, class F>
void map(const View& out, const ConstView& x, const F& f) {
  const ConstView* views[2] = {&out, &x};
  LoopPlan<2>(views).run(kGrain, [&](char* const* p, const int64_t* s, int64_t n) {
    for (int64_t i = 0; i < n; ++i) {
      const T v = *reinterpret_cast<const T*>(p[1] + i * s[1]);
      *reinterpret_cast<Out*>(p[0] + i * s[0]) = static_cast<Out>(f(static_cast<compute_t<T>>(v)));
    }
  });
}

template <class T, class F>
void map_grad(const View& gx, const ConstView& gy, const ConstView& saved, const F& f) {
  const ConstView* views[3] = {&gx, &gy, &saved};
  LoopPlan<3>(views).run(kGrain, [&](char* const* p, const int64_t* s, int64_t n) {
    using C = compute_t<T>;
    for (int64_t i = 0; i < n; ++i) {
      const C g = *reinterpret_cast<const T*>(p[1] + i * s[1]);
      const C v = *reinterpret_cast<const T*>(p[2] + i * s[2]);
      *reinterpret_cast<T*>(p[0] + i * s[0]) = static_cast<T>(f(g, v));
    }
  });
}

// A function without state as a pointer: one loop serves them all.
template <class Pointer, class F>
auto plain(const F& f) {
  if constexpr (std::is_convertible_v<F, Pointer>)
    return static_cast<Pointer>(f);
  else
    return f;
}

template <class C>
C sigmoid(C x) {
  return 1 / (1 + std::exp(-x));
}
template <class C>
C softplus(C x) {
  return std::fmax(x, C(0)) + std::log1p(std::exp(-std::abs(x)));
}
template <class C>
C clamp(C x, C low, C high) {
  const C y = x < low ? low : x;
  return y > high ? high : y;
}
// Overflow of integers wraps, as in PyTorch.
template <class C>
using wrap_t = std::conditional_t<std::is_integral_v<C>, uint64_t, C>;
template <class C>
C negated(C x) {
  if constexpr (std::is_floating_point_v<C>)
    return -x;
  else
    return C(uint64_t{0} - uint64_t(x));
}
// A parameter as an element.
template <class C, class D>
C number(D v) {
  if constexpr (std::is_floating_point_v<C>)
    return C(v);
  else
    return static_cast<C>(static_cast<int64_t>(v));
}
constexpr double kRsqrt2 = 0.70710678118654752440;
constexpr double kRsqrt2Pi = 0.39894228040143267794;
constexpr double kSqrt2ByPi = 0.79788456080286535588;  // of the tanh form of gelu
constexpr double kGeluCube = 0.044715;

// Mathematics proper.
template <class T>
bool mathematics(Unary op, const View& out, const ConstView& x) {
  using C = compute_t<T>;
  const auto run = [&](auto f) {
    map<T, T>(out, x, plain<C (*)(C)>(f));
    return true;
  };
  switch (op) {
    case Unary::kReciprocal:
      return run([](C v) { return 1 / v; });
    case Unary::kExp:
      return run([](C v) { return std::exp(v); });
    case Unary::kExpm1:
      return run([](C v) { return std::expm1(v); });
    case Unary::kLog:
      return run([](C v) { return std::log(v); });
    case Unary::kLog1p:
      return run([](C v) { return std::log1p(v); });
    case Unary::kLog2:
      return run([](C v) { return std::log2(v); });
    case Unary::kLog10:
      return run([](C v) { return std::log10(v); });
    case Unary::kSqrt:
      return run([](C v) { return std::sqrt(v); });
    case Unary::kRsqrt:
      return run([](C v) { return 1 / std::sqrt(v); });
    case Unary::kSin:
      return run([](C v) { return std::sin(v); });
    case Unary::kCos:
      return run([](C v) { return std::cos(v); });
    case Unary::kTan:
      return run([](C v) { return std::tan(v); });
    case Unary::kAsin:
      return run([](C v) { return std::asin(v); });
    case Unary::kAcos:
      return run([](C v) { return std::acos(v); });
    case Unary::kAtan:
      return run([](C v) { return std::atan(v); });
    case Unary::kSinh:
      return run([](C v) { return std::sinh(v); });
    case Unary::kCosh:
      return run([](C v) { return std::cosh(v); });
    case Unary::kTanh:
      return run([](C v) { return std::tanh(v); });
    case Unary::kErf:
      return run([](C v) { return std::erf(v); });
    case Unary::kErfc:
      return run([](C v) { return std::erfc(v); });
    case Unary::kFloor:
      return run([](C v) { return std::floor(v); });
    case Unary::kCeil:
      return run([](C v) { return std::ceil(v); });
    case Unary::kRound:
      return run([](C v) { return std::nearbyint(v); });
    case Unary::kTrunc:
      return run([](C v) { return std::trunc(v); });
    default:
      return false;
  }
}

template <class T>
bool activation(Unary op, const View& out, const ConstView& x, const Params& p) {
  using C = compute_t<T>;
  const C a = C(p.a), b = C(p.b), c = C(p.c);
  const auto run = [&](auto f) {
    map<T, T>(out, x, plain<C (*)(C)>(f));
    return true;
  };
  switch (op) {
    case Unary::kSigmoid:
      return run(sigmoid<C>);
    case Unary::kLeakyRelu:
      return run([a](C v) { return v > 0 ? v : a * v; });
    case Unary::kElu:
      return run([=](C v) { return v > 0 ? b * v : a * b * std::expm1(c * v); });
    case Unary::kGelu:
      return run([](C v) { return v * C(0.5) * std::erfc(-v * C(kRsqrt2)); });
    case Unary::kGeluTanh:
      return run([](C v) {
        return C(0.5) * v * (1 + std::tanh(C(kSqrt2ByPi) * (v + C(kGeluCube) * v * v * v)));
      });
    case Unary::kSilu:
      return run([](C v) { return v / (1 + std::exp(-v)); });
    case Unary::kMish:
      return run([](C v) { return v * std::tanh(softplus(v)); });
    case Unary::kHardsigmoid:
      return run([](C v) { return clamp(v + 3, C(0), C(6)) / 6; });
    case Unary::kHardswish:
      return run([](C v) { return v * clamp(v + 3, C(0), C(6)) / 6; });
    case Unary::kHardshrink:
      return run([a](C v) { return v >= -a && v <= a ? C(0) : v; });
    case Unary::kSoftshrink:
      return run([a](C v) { return v > a ? v - a : v < -a ? v + a : v * 0; });
    case Unary::kTanhshrink:
      return run([](C v) { return v - std::tanh(v); });
    case Unary::kSoftplus:
      return run([=](C v) { return a * v > b ? v : softplus(a * v) / a; });
    case Unary::kSoftsign:
      return run([](C v) { return v / (1 + std::abs(v)); });
    case Unary::kLogSigmoid:
      return run([](C v) { return (v < 0 ? v : C(0)) - std::log1p(std::exp(-std::abs(v))); });
    default:
      return false;
  }
}

template <class T>
bool arithmetic(Unary op, const View& out, const ConstView& x, const Params& p) {
  using C = compute_t<T>;
  // Bounds may lie beyond an integer type.
  using D = std::conditional_t<std::is_integral_v<C>, double, C>;
  const D a = static_cast<D>(p.a), b = static_cast<D>(p.b);
  const auto run = [&](auto f) {
    map<T, T>(out, x, plain<C (*)(C)>(f));
    return true;
  };
  switch (op) {
    case Unary::kNeg:
      return run(negated<C>);
    case Unary::kAbs:
      if constexpr (std::is_floating_point_v<C>)
        return run([](C v) { return std::abs(v); });
      else
        return run([](C v) { return v < C(0) ? negated(v) : v; });
    case Unary::kSquare:
      return run([](C v) { return C(wrap_t<C>(v) * wrap_t<C>(v)); });
    case Unary::kSign:
      return run([](C v) { return C(C(C(0) < v) - C(v < C(0))); });
    case Unary::kRelu:
      return run([](C v) { return v < C(0) ? C(0) : v; });
    case Unary::kClamp:
      return run([=](C v) {
        const C y = D(v) < a ? number<C>(a) : v;
        return D(y) > b ? number<C>(b) : y;
      });
    case Unary::kThreshold:
      return run([=](C v) { return D(v) <= a ? number<C>(b) : v; });
    default:
      return false;
  }
}

template <class T>
bool predicate(Unary op, const View& out, const ConstView& x) {
  using C = compute_t<T>;
  const auto run = [&](auto f) {
    map<bool, T>(out, x, plain<bool (*)(C)>(f));
    return true;
  };
  if constexpr (std::is_floating_point_v<C>) {
    switch (op) {
      case Unary::kIsNan:
        return run([](C v) { return std::isnan(v); });
      case Unary::kIsInf:
        return run([](C v) { return std::isinf(v); });
      case Unary::kIsFinite:
        return run([](C v) { return std::isfinite(v); });
      default:
        break;
    }
  } else {
    switch (op) {
      case Unary::kIsNan:
      case Unary::kIsInf:
        return run([](C) { return false; });
      case Unary::kIsFinite:
        return run([](C) { return true; });
      case Unary::kBitwiseNot:
        map<T, T>(out, x, [](C v) {
          if constexpr (std::is_same_v<C, bool>)
            return !v;
          else
            return C(~v);
        });
        return true;
      default:
        break;
    }
  }
  return op == Unary::kLogicalNot && run([](C v) { return v == C(0); });
}

}  // namespace

bool unary(Unary op, const View& out, const ConstView& x, const Params& p) {
  dispatch_all(x.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    if (predicate<T>(op, out, x)) return;
    if constexpr (!std::is_same_v<T, bool>) {
      if (arithmetic<T>(op, out, x, p)) return;
    }
    if constexpr (std::is_floating_point_v<compute_t<T>>) {
      if (mathematics<T>(op, out, x) || activation<T>(op, out, x, p)) return;
    }
    fail(Code::kInternal, "unary: operation ", static_cast<int>(op), " is not defined for torch.",
         x.dtype());
  });
  return true;
}

namespace {

template <class T>
void gradient(UnaryGrad op, const View& gx, const ConstView& gy, const ConstView& saved,
              const Params& p) {
  using C = compute_t<T>;
  const C a = C(p.a), b = C(p.b), c = C(p.c);
  const auto run = [&](auto f) { map_grad<T>(gx, gy, saved, plain<C (*)(C, C)>(f)); };
  switch (op) {
    case UnaryGrad::kTanh:
      return run([](C g, C y) { return g * (1 - y * y); });
    case UnaryGrad::kSigmoid:
      return run([](C g, C y) { return g * (1 - y) * y; });
    case UnaryGrad::kRelu:
      return run([](C g, C y) { return y <= 0 ? C(0) : g; });
    case UnaryGrad::kClamp:
      return run([=](C g, C x) { return x <= a || x >= b || x != x ? C(0) : g; });
    case UnaryGrad::kThreshold:
      return run([a](C g, C x) { return x <= a ? C(0) : g; });
    case UnaryGrad::kLeakyRelu:
      return run([a](C g, C x) { return x > 0 ? g : g * a; });
    case UnaryGrad::kElu:
      return run([=](C g, C x) { return x > 0 ? g * b : g * (a * b * c * std::exp(c * x)); });
    case UnaryGrad::kEluOutput:
      return run([=](C g, C y) { return y > 0 ? g * b : g * (c * (y + a * b)); });
    case UnaryGrad::kGelu:
      return run([](C g, C x) {
        const C cdf = C(0.5) * std::erfc(-x * C(kRsqrt2));
        return g * (cdf + x * std::exp(x * x * C(-0.5)) * C(kRsqrt2Pi));
      });
    case UnaryGrad::kGeluTanh:
      return run([](C g, C x) {
        const C k = C(kSqrt2ByPi), cube = C(kGeluCube);
        const C t = std::tanh(k * (x + cube * x * x * x));
        return g * C(0.5) * (1 + t + x * (1 - t * t) * k * (1 + 3 * cube * x * x));
      });
    case UnaryGrad::kSilu:
      return run([](C g, C x) {
        const C s = sigmoid(x);
        return g * s * (1 + x * (1 - s));
      });
    case UnaryGrad::kMish:
      return run([](C g, C x) {
        const C t = std::tanh(softplus(x));
        return g * (t + x * sigmoid(x) * (1 - t * t));
      });
    case UnaryGrad::kHardsigmoid:
      return run([](C g, C x) { return x > -3 && x < 3 ? g * C(1.0f / 6) : C(0); });
    case UnaryGrad::kHardswish:
      return run([](C g, C x) { return x <= -3 ? C(0) : x >= 3 ? g : g * (x / 3 + C(0.5)); });
    case UnaryGrad::kShrink:
      return run([a](C g, C x) { return x >= -a && x <= a ? C(0) : g; });
    case UnaryGrad::kTanhshrink:
      return run([](C g, C x) {
        const C t = std::tanh(x);
        return g * (t * t);
      });
    case UnaryGrad::kSoftplus:
      return run([=](C g, C x) { return a * x > b ? g : g * sigmoid(a * x); });
    case UnaryGrad::kSoftsign:
      return run([](C g, C x) {
        const C d = 1 + std::abs(x);
        return g / (d * d);
      });
    case UnaryGrad::kLogSigmoid:
      return run([](C g, C x) { return g * sigmoid(-x); });
    case UnaryGrad::kPreluWeight:
      return run([](C g, C x) { return x > 0 ? C(0) : g * x; });
  }
}

}  // namespace

bool unary_grad(UnaryGrad op, const View& gx, const ConstView& gy, const ConstView& saved,
                const Params& p) {
  dispatch_floating(gx.dtype(), "unary_grad", [&](auto tag) {
    gradient<typename decltype(tag)::type>(op, gx, gy, saved, p);
  });
  return true;
}

}  // namespace nnc::kernels::ref
