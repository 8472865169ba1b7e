// SPDX-License-Identifier: Apache-2.0
#include "kernels/unary.h"

namespace nnc::kernels {

void unary(Unary op, const View& out, const View& x, const Params& p) {
  using F = bool (*)(Unary, const View&, const View&, const Params&);
  static constexpr F kList[] = {cpu::unary, ref::unary};
  run_first(kList, op, out, x, p);
}

void unary_grad(UnaryGrad op, const View& gx, const View& gy, const View& saved, const Params& p) {
  using F = bool (*)(UnaryGrad, const View&, const View&, const View&, const Params&);
  static constexpr F kList[] = {cpu::unary_grad, ref::unary_grad};
  run_first(kList, op, gx, gy, saved, p);
}

}  // namespace nnc::kernels
