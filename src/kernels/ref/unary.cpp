// SPDX-License-Identifier: Apache-2.0
#include "kernels/unary.h"

#include <cmath>

#include "kernels/loop.h"

namespace nnc::kernels::ref {
namespace {

template <class T, class F>
void map(const View& out, const View& x, const F& f) {
  const View* views[2] = {&out, &x};
  LoopPlan<2>(views).run(kGrain, [&](char* const* p, const int64_t* s, int64_t n) {
    for (int64_t i = 0; i < n; ++i) {
      const T v = *reinterpret_cast<const T*>(p[1] + i * s[1]);
      *reinterpret_cast<T*>(p[0] + i * s[0]) = static_cast<T>(f(static_cast<compute_t<T>>(v)));
    }
  });
}

template <class T, class F>
void map_grad(const View& gx, const View& gy, const View& saved, const F& f) {
  const View* views[3] = {&gx, &gy, &saved};
  LoopPlan<3>(views).run(kGrain, [&](char* const* p, const int64_t* s, int64_t n) {
    using C = compute_t<T>;
    for (int64_t i = 0; i < n; ++i) {
      const C g = *reinterpret_cast<const T*>(p[1] + i * s[1]);
      const C v = *reinterpret_cast<const T*>(p[2] + i * s[2]);
      *reinterpret_cast<T*>(p[0] + i * s[0]) = static_cast<T>(f(g, v));
    }
  });
}

template <class T>
bool floating(Unary op, const View& out, const View& x) {
  using C = compute_t<T>;
  switch (op) {
    case Unary::kExp: map<T>(out, x, [](C v) { return std::exp(v); }); return true;
    case Unary::kLog: map<T>(out, x, [](C v) { return std::log(v); }); return true;
    case Unary::kSqrt: map<T>(out, x, [](C v) { return std::sqrt(v); }); return true;
    case Unary::kTanh: map<T>(out, x, [](C v) { return std::tanh(v); }); return true;
    case Unary::kSigmoid: map<T>(out, x, [](C v) { return 1 / (1 + std::exp(-v)); }); return true;
    default: return false;
  }
}

}  // namespace

bool unary(Unary op, const View& out, const View& x, double, double) {
  dispatch_all(x.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    if constexpr (std::is_floating_point_v<C>) {
      if (floating<T>(op, out, x)) return;
    }
    switch (op) {
      case Unary::kNeg: return map<T>(out, x, [](C v) { return C(-v); });
      case Unary::kAbs: return map<T>(out, x, [](C v) { return v < C(0) ? C(-v) : v; });
      // NaN stays NaN.
      case Unary::kRelu: return map<T>(out, x, [](C v) { return v <= C(0) ? C(0) : v; });
      default: fail(Code::kInternal, "unary: operation is not defined for torch.", x.dtype);
    }
  });
  return true;
}

bool unary_grad(UnaryGrad op, const View& gx, const View& gy, const View& saved, double, double) {
  dispatch_floating(gx.dtype, "unary_grad", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    switch (op) {
      case UnaryGrad::kTanh:
        return map_grad<T>(gx, gy, saved, [](C g, C y) { return g * (1 - y * y); });
      case UnaryGrad::kSigmoid:
        return map_grad<T>(gx, gy, saved, [](C g, C y) { return g * (1 - y) * y; });
      case UnaryGrad::kRelu:
        return map_grad<T>(gx, gy, saved, [](C g, C y) { return y > 0 ? g : C(0); });
    }
  });
  return true;
}

}  // namespace nnc::kernels::ref
