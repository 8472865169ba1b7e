// SPDX-License-Identifier: Apache-2.0
#include "kernels/unary.h"

namespace nnc::kernels {

void unary(Unary op, const View& out, const ConstView& x, const Params& p) {
  check_same_sizes("unary", {&out, &x});
  static constexpr Implementations kList{__func__, cpu::unary, ref::unary};
  run_first(kList, op, out, x, p);
}

void unary_grad(UnaryGrad op, const View& gx, const ConstView& gy, const ConstView& saved,
                const Params& p) {
  check_same("unary_grad", {&gx, &gy, &saved});
  static constexpr Implementations kList{__func__, cpu::unary_grad, ref::unary_grad};
  run_first(kList, op, gx, gy, saved, p);
}

}  // namespace nnc::kernels
