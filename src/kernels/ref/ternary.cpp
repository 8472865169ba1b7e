// SPDX-License-Identifier: Apache-2.0
#include "kernels/ternary.h"

#include <algorithm>
#include <cmath>

#include "kernels/common/loop.h"
#include "kernels/common/wrapping.h"

namespace nnc::kernels::ref {
namespace {

template <class A, class T, class TC = T, class F>
void map(const View& out, const ConstView& a, const ConstView& b, const ConstView& c, const F& f) {
  const ConstView* views[4] = {&out, &a, &b, &c};
  LoopPlan<4>(views).run(kGrain, [&](char* const* p, const int64_t* s, int64_t n) {
    using C = compute_t<T>;
    for (int64_t i = 0; i < n; ++i) {
      const compute_t<A> x = *reinterpret_cast<const A*>(p[1] + i * s[1]);
      const C y = *reinterpret_cast<const T*>(p[2] + i * s[2]);
      const C z = *reinterpret_cast<const TC*>(p[3] + i * s[3]);
      *reinterpret_cast<T*>(p[0] + i * s[0]) = static_cast<T>(f(x, y, z));
    }
  });
}

template <class C>
C lerp(C x, C y, C w) {
  const bool near = w < C(0.5) && w > C(-0.5);
  return near ? x + w * (y - x) : y - (y - x) * (1 - w);
}

// b / (b^2 + c^2), of which no square overflows.
double atan2_slope(double b, double c) {
  if (b == 0 && c == 0) return 0;
  const double largest = std::max(std::abs(b), std::abs(c));
  const double m = std::isfinite(largest) ? largest : 1, u = b / m, v = c / m;
  return u / (u * u + v * v) / m;
}

template <class C>
C held(C x, C low, C high) {
  const C y = x != x || x > low ? x : low;
  return y != y || y < high ? y : high;
}

template <class T>
void arithmetic(Ternary op, const View& out, const ConstView& a, const ConstView& b,
                const ConstView& c, const Scalar& p0) {
  using C = compute_t<T>;
  const C k = p0.to<C>();
  if constexpr (std::is_integral_v<C>) {
    check(op == Ternary::kAddcmul, Code::kInternal, "ternary: operation ", static_cast<int>(op),
          " is not defined for torch.", out.dtype());
    map<T, T>(out, a, b, c, [k](C x, C y, C z) { return plus(x, times(times(k, y), z)); });
  } else {
    switch (op) {
      case Ternary::kAddcmul:
        return map<T, T>(out, a, b, c, [k](C x, C y, C z) { return x + k * y * z; });
      case Ternary::kAddcdiv:
        return map<T, T>(out, a, b, c, [k](C x, C y, C z) { return x + k * y / z; });
      case Ternary::kLerp:
        // A number as the weight of 16-bit floats is a float.
        return c.dtype() == out.dtype() ? map<T, T>(out, a, b, c, lerp<C>)
                                        : map<T, T, C>(out, a, b, c, lerp<C>);
      case Ternary::kAtan2Grad:
        return map<T, T>(out, a, b, c, [](C g, C x, C y) { return C(g * atan2_slope(x, y)); });
      default:
        return map<T, T>(out, a, b, c, [](C g, C x, C w) { return x > 0 ? g : g * w; });
    }
  }
}

}  // namespace

bool ternary(Ternary op, const View& out, const ConstView& a, const ConstView& b,
             const ConstView& c, const Scalar& p0) {
  dispatch_all(out.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    if (op == Ternary::kWhere) {
      map<bool, T>(out, a, b, c, [](bool x, C y, C z) { return x ? y : z; });
    } else if (op == Ternary::kClamp) {
      map<T, T>(out, a, b, c, held<C>);
    } else {
      arithmetic<T>(op, out, a, b, c, p0);
    }
  });
  return true;
}

}  // namespace nnc::kernels::ref
