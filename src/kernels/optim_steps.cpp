// SPDX-License-Identifier: Apache-2.0
#include "kernels/optim_steps.h"

namespace nnc::kernels {

void fused_step(const View& p, const ConstView& g, Span<const View> state, const FusedStep& s) {
  check(state.size() <= kStepStates, Code::kInternal, "step: too many states");
  const View none{};
  const View& a = state.size() > 0 ? state[0] : none;
  const View& b = state.size() > 1 ? state[1] : none;
  const View& c = state.size() > 2 ? state[2] : none;
  check_same("step", {&p, &g, &a, &b, &c});
  check_contiguous("step", {&p, &g, &a, &b, &c});
  static constexpr Implementations kList{__func__, cpu::fused_step, ref::fused_step};
  run_first(kList, p, g, state, s);
}

}  // namespace nnc::kernels
