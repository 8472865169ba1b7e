// SPDX-License-Identifier: Apache-2.0
#include "kernels/loss.h"

#include <cmath>

#include "kernels/common/loop.h"

namespace nnc::kernels::ref {
namespace {

// log(1 + exp(z)) without overflow.
template <class C>
C softplus(C z) {
  return std::log1p(std::exp(-std::abs(z))) + (z > 0 ? z : C(0));
}
template <class C>
C sigmoid(C z) {
  return 1 / (1 + std::exp(-z));
}

template <class C>
C value(Loss op, C x, C t, C p0) {
  const C d = x - t, a = std::abs(d);
  const auto log = [](C l) { return l < C(-100) ? C(-100) : l; };
  switch (op) {
    case Loss::kMse:
      return d * d;
    case Loss::kSmoothL1:
      return a < p0 ? C(0.5) * d * d / p0 : a - C(0.5) * p0;
    case Loss::kHuber:
      return a <= p0 ? C(0.5) * d * d : p0 * (a - C(0.5) * p0);
    case Loss::kBce:
      return (t - 1) * log(std::log1p(-x)) - t * log(std::log(x));
    case Loss::kBceLogits: {
      const C k = x < 0 ? -t : 1 - t;
      return (k == 0 ? C(0) : k * x) + softplus(-std::abs(x));
    }
    case Loss::kSoftMargin:
      break;
  }
  return softplus(-t * x);
}

// Of kMse half of it: the scale is doubled, since a large d is not.
template <class C>
C slope(Loss op, C x, C t, C p0) {
  const C d = x - t, a = std::abs(d), sign = d > 0 ? C(1) : d < 0 ? C(-1) : d;
  switch (op) {
    case Loss::kMse:
      return d;
    case Loss::kSmoothL1:
      return a < p0 ? d / p0 : sign;
    case Loss::kHuber:
      return a <= p0 ? d : p0 * sign;
    case Loss::kBce: {
      const C variance = (1 - x) * x;
      return d / (variance < C(kBceFloor) ? C(kBceFloor) : variance);
    }
    case Loss::kBceLogits:
      return x < 0 ? sigmoid(x) - t : (1 - t) - sigmoid(-x);
    case Loss::kSoftMargin:
      break;
  }
  return -t * sigmoid(-t * x);
}

}  // namespace

bool loss(Loss op, const View& out, const ConstView& x, const ConstView& t, double p0) {
  const ConstView* views[3] = {&out, &x, &t};
  dispatch_floating(x.dtype(), "loss", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    LoopPlan<3>(views).run(kGrain, [&](char* const* p, const int64_t* s, int64_t n) {
      for (int64_t i = 0; i < n; ++i) {
        const C a = *reinterpret_cast<const T*>(p[1] + i * s[1]);
        const C b = *reinterpret_cast<const T*>(p[2] + i * s[2]);
        *reinterpret_cast<T*>(p[0] + i * s[0]) = static_cast<T>(value(op, a, b, C(p0)));
      }
    });
  });
  return true;
}

bool loss_sum(Loss op, double* sum, const ConstView& x, const ConstView& t, double p0) {
  const ConstView* views[2] = {&x, &t};
  dispatch_floating(x.dtype(), "loss", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    LoopPlan<2>(views).run(INT64_MAX / 2, [&](char* const* p, const int64_t* s, int64_t n) {
      for (int64_t i = 0; i < n; ++i) {
        const C a = *reinterpret_cast<const T*>(p[0] + i * s[0]);
        const C b = *reinterpret_cast<const T*>(p[1] + i * s[1]);
        *sum += static_cast<double>(value(op, a, b, C(p0)));
      }
    });
  });
  return true;
}

bool loss_grad(Loss op, const View& gx, const ConstView& gy, const ConstView& x, const ConstView& t,
               double p0, double scale) {
  const ConstView* views[4] = {&gx, &gy, &x, &t};
  dispatch_floating(x.dtype(), "loss", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    LoopPlan<4>(views).run(kGrain, [&](char* const* p, const int64_t* s, int64_t n) {
      for (int64_t i = 0; i < n; ++i) {
        const C g = *reinterpret_cast<const T*>(p[1] + i * s[1]);
        const C a = *reinterpret_cast<const T*>(p[2] + i * s[2]);
        const C b = *reinterpret_cast<const T*>(p[3] + i * s[3]);
        *reinterpret_cast<T*>(p[0] + i * s[0]) =
            static_cast<T>(g * C(scale) * slope(op, a, b, C(p0)));
      }
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
