// SPDX-License-Identifier: Apache-2.0
#include "kernels/unary.h"

#include <cmath>

#include "kernels/common/formulas.h"
#include "kernels/common/loop.h"
#include "kernels/common/special.h"
#include "kernels/common/wrapping.h"

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

// A parameter as an element.
template <class C>
C number(double v) {
  return static_cast<C>(static_cast<int64_t>(v));
}
// The mathematics of the formulas by the C library.
struct StandardMath {
  template <class T>
  struct Normal {
    T cdf, gauss;  // of the normal distribution; exp(-x^2 / 2)
  };
  template <class T>
  static Normal<T> normal(T x) {
    return {T(0.5) * std::erfc(-x * T(0.70710678118654752440)), std::exp(x * x * T(-0.5))};
  }
  template <class T>
  static T round(T x) {
    return std::nearbyint(x);  // halves to even
  }
#define NNC_FUNCTION(name) \
  template <class T>       \
  static T name(T x) {     \
    return std::name(x);   \
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
  NNC_FUNCTION(trunc)
  NNC_FUNCTION(erf)
#undef NNC_FUNCTION
};

// Functions that only the library has.
template <class T>
bool library(Unary op, const View& out, const ConstView& x, const Params& p) {
  using C = compute_t<T>;
  const auto run = [&](C (*f)(C)) {
    map<T, T>(out, x, f);
    return true;
  };
  switch (op) {
    case Unary::kLog2:
      return run([](C v) { return std::log2(v); });
    case Unary::kLog10:
      return run([](C v) { return std::log10(v); });
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
    case Unary::kErfc:
      return run([](C v) { return std::erfc(v); });
    case Unary::kLgamma:
      return run([](C v) { return C(special::lgamma(v)); });
    case Unary::kDigamma:
      return run([](C v) { return C(special::digamma(v)); });
    case Unary::kTrigamma:
      if (p.a == 0) return run([](C v) { return C(special::trigamma(v)); });
      map<T, T>(out, x, [n = p.a + 1](C v) { return C(special::polygamma(n, v)); });
      return true;
    case Unary::kErfinv:
      return run([](C v) { return C(special::erfinv(v)); });
    case Unary::kErfinvSlope:
      return run([](C v) { return C(special::erfinv_slope(v)); });
    case Unary::kErfinvBend:
      return run([](C v) { return C(special::erfinv_bend(v)); });
    default:
      return false;
  }
}

template <class T>
bool formula(Unary op, const View& out, const ConstView& x, const Params& p) {
  using C = compute_t<T>;
  const C a = C(p.a), b = C(p.b), c = C(p.c);
  // As a pointer, so that one loop serves them all.
  const auto take = [&](C (*f)(C, C, C, C)) {
    map<T, T>(out, x, [=](C v) { return f(v, a, b, c); });
    return true;
  };
  return with_arithmetic<bool, StandardMath, C>(op, take) ||
         with_mathematics<bool, StandardMath, C>(op, take) || library<T>(op, out, x, p);
}

// Of whole numbers.
template <class T>
bool arithmetic(Unary op, const View& out, const ConstView& x, const Params& p) {
  using C = compute_t<T>;
  const double a = p.a, b = p.b;  // may lie beyond the type
  const auto run = [&](auto f) {
    map<T, T>(out, x, plain<C (*)(C)>(f));
    return true;
  };
  switch (op) {
    case Unary::kNeg:
      return run([](C v) { return minus(C(0), v); });
    case Unary::kAbs:
      return run(magnitude<C>);
    case Unary::kSquare:
      return run([](C v) { return times(v, v); });
    case Unary::kSign:
      return run([](C v) { return C(C(C(0) < v) - C(v < C(0))); });
    case Unary::kRelu:
      return run([](C v) { return v < C(0) ? C(0) : v; });
    case Unary::kClamp:
      return run([=](C v) {
        const C y = static_cast<double>(v) < a ? number<C>(a) : v;
        return static_cast<double>(y) > b ? number<C>(b) : y;
      });
    case Unary::kThreshold:
      return run([=](C v) { return static_cast<double>(v) <= a ? number<C>(b) : v; });
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
    if constexpr (std::is_floating_point_v<compute_t<T>>) {
      if (formula<T>(op, out, x, p)) return;
    } else if constexpr (!std::is_same_v<T, bool>) {
      if (arithmetic<T>(op, out, x, p)) return;
    }
    fail(Code::kInternal, "unary: operation ", static_cast<int>(op), " is not defined for torch.",
         x.dtype());
  });
  return true;
}

namespace {

template <class T>
bool gradient(UnaryGrad op, const View& gx, const ConstView& gy, const ConstView& saved,
              const Params& p) {
  using C = compute_t<T>;
  const C a = C(p.a), b = C(p.b), c = C(p.c);
  const auto take = [&](C (*f)(C, C, C, C, C)) {
    map_grad<T>(gx, gy, saved, [=](C g, C v) { return f(g, v, a, b, c); });
    return true;
  };
  return with_arithmetic_gradient<bool, StandardMath, C>(op, take) ||
         with_mathematical_gradient<bool, StandardMath, C>(op, take);
}

}  // namespace

bool unary_grad(UnaryGrad op, const View& gx, const ConstView& gy, const ConstView& saved,
                const Params& p) {
  dispatch_floating(gx.dtype(), "unary_grad", [&](auto tag) {
    using T = typename decltype(tag)::type;
    check(gradient<T>(op, gx, gy, saved, p), Code::kInternal, "unary_grad: operation ",
          static_cast<int>(op), " is not defined");
  });
  return true;
}

}  // namespace nnc::kernels::ref
