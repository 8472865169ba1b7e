// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/loop.h"
#include "kernels/cpu/optim_steps_rows.h"

namespace nnc::kernels::cpu {
namespace {

template <class T>
void run_step(StepRow<T> row, const View& p, const ConstView& g, Span<const View> state,
              const FusedStep& step) {
  parallel_for(p.numel(), kGrain, [&](int64_t begin, int64_t end) {
    T* s[kStepStates] = {};
    for (int64_t k = 0; k < state.size(); ++k) {
      if (state[k].defined()) s[k] = state[k].ptr<T>() + begin;
    }
    row(p.ptr<T>() + begin, g.ptr<T>() + begin, s, end - begin, step);
  });
}

}  // namespace

bool fused_step(const View& p, const ConstView& g, Span<const View> state, const FusedStep& step) {
  if (p.dtype() == DType::kFloat32)
    run_step(NNC_PICK_NARROW(step_row_f32), p, g, state, step);
  else if (p.dtype() == DType::kFloat64)
    run_step(NNC_PICK_NARROW(step_row_f64), p, g, state, step);
  else
    return false;
  return true;
}

}  // namespace nnc::kernels::cpu
