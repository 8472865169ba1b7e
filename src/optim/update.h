// SPDX-License-Identifier: Apache-2.0
// What every optimizer does around its kernel.
#pragma once

#include "graph/autograd_meta.h"
#include "ops/convert.h"
#include "optim/families.h"

namespace nnc::optim {

// Calls body(i, p, g) for each parameter that has a gradient: p is its contiguous data, which goes
// back if the parameter is not contiguous itself, g its gradient likewise.
template <class F>
void for_each_update(const std::vector<Tensor>& params, const F& body) {
  const GradGuard off(false);
  for (size_t i = 0; i < params.size(); ++i) {
    const Tensor& p = params[i];
    const AutogradMeta* m = autograd_meta_or_null(p);
    if (!m || !m->grad.defined()) continue;
    const Tensor packed = ops::contiguous(p);
    body(i, packed, ops::contiguous(ops::to_dtype(m->grad, p.dtype())));
    if (packed.same(p))
      p.bump_version();
    else
      ops::copy_(p, packed);
  }
}

// "lr: 0.001", one line of an optimizer's printed form; numbers as Python prints them.
inline std::string shown_line(const nn::Args& a, const char* name) {
  return std::string("\n    ") + name + ": " + a.shown(name);
}

// A step is one fused pass that no graph goes through.
inline void refuse_differentiable(const nn::Args& a) {
  a.require(!a.flag("differentiable"), "differentiable", "=True is not offered");
}

}  // namespace nnc::optim
