// SPDX-License-Identifier: Apache-2.0
#include "kernels/dropout.h"

#include "base/random.h"
#include "kernels/common/loop.h"

namespace nnc::kernels::ref {

bool bernoulli(const View& out, double p, Generator* g) {
  dispatch_all(out.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    if constexpr (std::is_arithmetic_v<T>) fill_bernoulli(out.ptr<T>(), out.numel(), p, *g);
  });
  return true;
}

bool scale_masked(const View& out, const ConstView& x, const ConstView& mask, double scale) {
  const ConstView* views[3] = {&out, &x, &mask};
  dispatch_floating(out.dtype(), "dropout", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    const C factor = static_cast<C>(T(static_cast<C>(scale)));
    LoopPlan<3>(views).run(kGrain, [factor](char* const* p, const int64_t* s, int64_t n) {
      for (int64_t i = 0; i < n; ++i) {
        const C v = static_cast<C>(*reinterpret_cast<const T*>(p[1] + i * s[1]));
        const bool kept = *reinterpret_cast<const bool*>(p[2] + i * s[2]);
        *reinterpret_cast<T*>(p[0] + i * s[0]) = T(v * (kept ? factor : C(0)));
      }
    });
  });
  return true;
}

bool dropout(const View& out, const ConstView& x, const View& mask, double keep, double scale,
             Generator* g) {
  fill_bernoulli(mask.ptr<bool>(), mask.numel(), keep, *g);
  return scale_masked(out, x, mask, scale);
}

}  // namespace nnc::kernels::ref
