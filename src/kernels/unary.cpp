// SPDX-License-Identifier: Apache-2.0
#include "kernels/unary.h"

namespace nnc::kernels {

void unary(Unary op, const View& out, const View& x, double p0, double p1) {
  using F = bool (*)(Unary, const View&, const View&, double, double);
  static constexpr F kList[] = {ref::unary};
  run_first(kList, op, out, x, p0, p1);
}

void unary_grad(UnaryGrad op, const View& gx, const View& gy, const View& saved, double p0,
                double p1) {
  using F = bool (*)(UnaryGrad, const View&, const View&, const View&, double, double);
  static constexpr F kList[] = {ref::unary_grad};
  run_first(kList, op, gx, gy, saved, p0, p1);
}

}  // namespace nnc::kernels
