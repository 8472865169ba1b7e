// SPDX-License-Identifier: Apache-2.0
#include "kernels/optim_steps.h"

#include "kernels/common/optim_formulas.h"

namespace nnc::kernels::ref {

bool fused_step(const View& p, const ConstView& g, Span<const View> state, const FusedStep& step) {
  dispatch_floating(p.dtype(), "step", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    T* pp = p.ptr<T>();
    T* sp[kStepStates] = {};
    for (int64_t k = 0; k < state.size(); ++k)
      sp[k] = state[k].defined() ? state[k].ptr<T>() : nullptr;
    with_formula<C>(step, [&](const auto& formula) {
      for (int64_t i = 0; i < p.numel(); ++i) {
        C value = static_cast<C>(pp[i]), s[kStepStates] = {};
        for (int64_t k = 0; k < kStepStates; ++k) s[k] = sp[k] ? static_cast<C>(sp[k][i]) : C(0);
        formula(value, static_cast<C>(g.ptr<T>()[i]), s);
        pp[i] = T(value);
        for (int64_t k = 0; k < kStepStates; ++k) {
          if (sp[k]) sp[k][i] = T(s[k]);
        }
      }
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
