// SPDX-License-Identifier: Apache-2.0
#include "kernels/optim.h"

#include "kernels/loop.h"

namespace nnc::kernels::ref {

bool sgd_step(const View& p, const View& g, const View& buf, const SgdStep& s) {
  dispatch_floating(p.dtype, "sgd_step", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    const C lr = C(s.lr), momentum = C(s.momentum), keep = C(1 - s.dampening),
            decay = C(s.weight_decay), sign = s.maximize ? C(-1) : C(1);
    T* pp = p.ptr<T>();
    const T* gp = g.ptr<T>();
    T* bp = buf.ptr<T>();
    parallel_for(p.numel, kGrain, [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i) {
        const C value = static_cast<C>(pp[i]);
        C grad = sign * static_cast<C>(gp[i]) + decay * value;
        if (bp) {
          const C b = s.first ? grad : momentum * static_cast<C>(bp[i]) + keep * grad;
          bp[i] = T(b);
          grad = s.nesterov ? grad + momentum * b : b;
        }
        pp[i] = T(value - lr * grad);
      }
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
