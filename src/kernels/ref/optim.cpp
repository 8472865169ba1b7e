// SPDX-License-Identifier: Apache-2.0
#include "kernels/optim.h"

#include <algorithm>
#include <cmath>

namespace nnc::kernels::ref {

bool sgd_step(const View& p, const ConstView& g, const View& buf, const SgdStep& s) {
  dispatch_floating(p.dtype(), "sgd_step", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    const C lr = C(s.lr), momentum = C(s.momentum), keep = C(1 - s.dampening),
            decay = C(s.weight_decay), sign = s.maximize ? C(-1) : C(1);
    T* pp = p.ptr<T>();
    T* bp = buf.defined() ? buf.ptr<T>() : nullptr;
    for (int64_t i = 0; i < p.numel(); ++i) {
      const C value = static_cast<C>(pp[i]);
      C grad = sign * static_cast<C>(g.ptr<T>()[i]);
      if (decay != 0) grad += decay * value;  // Note [Masks select]
      if (bp) {
        const C b = s.first ? grad : momentum * static_cast<C>(bp[i]) + keep * grad;
        bp[i] = T(b);
        grad = s.nesterov ? grad + momentum * b : b;
      }
      pp[i] = T(value - lr * grad);
    }
  });
  return true;
}

bool adam_step(const View& p, const ConstView& g, const View& m, const View& v, const View& vmax,
               const AdamStep& s) {
  dispatch_floating(p.dtype(), "adam_step", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    const C decay = C(s.weight_decay), shrink = C(1 - s.lr * s.weight_decay),
            sign = s.maximize ? C(-1) : C(1), eps = C(s.eps), size = C(s.step_size);
    T *pp = p.ptr<T>(), *mp = m.ptr<T>(), *vp = v.ptr<T>(),
      *xp = vmax.defined() ? vmax.ptr<T>() : nullptr;
    for (int64_t i = 0; i < p.numel(); ++i) {
      C value = static_cast<C>(pp[i]);
      C grad = sign * static_cast<C>(g.ptr<T>()[i]);
      if (s.decoupled)
        value *= shrink;
      else if (decay != 0)
        grad += decay * value;
      const C m0 = static_cast<C>(mp[i]), w = C(1 - s.beta1);
      // torch.lerp: from the nearer end.
      const C m1 = w < C(0.5) ? m0 + w * (grad - m0) : grad - (grad - m0) * (C(1) - w);
      const C v1 = C(s.beta2) * static_cast<C>(vp[i]) + C(1 - s.beta2) * grad * grad;
      mp[i] = T(m1);
      vp[i] = T(v1);
      C second = v1;
      if (xp) {
        second = std::max(static_cast<C>(xp[i]), v1);
        xp[i] = T(second);
      }
      pp[i] = T(value - size * (m1 / (std::sqrt(second) / C(s.correction2_sqrt) + eps)));
    }
  });
  return true;
}

}  // namespace nnc::kernels::ref
