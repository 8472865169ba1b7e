// SPDX-License-Identifier: Apache-2.0
#include "kernels/loss.h"

namespace nnc::kernels {

void loss(Loss op, const View& out, const ConstView& x, const ConstView& t, double p0) {
  static constexpr std::array kList{cpu::loss, ref::loss};
  run_first(kList, op, out, x, t, p0);
}

double loss_sum(Loss op, const ConstView& x, const ConstView& t, double p0) {
  static constexpr std::array kList{cpu::loss_sum, ref::loss_sum};
  double sum = 0;
  run_first(kList, op, &sum, x, t, p0);
  return sum;
}

void loss_grad(Loss op, const View& gx, const ConstView& gy, const ConstView& x, const ConstView& t,
               double p0, double scale) {
  static constexpr std::array kList{cpu::loss_grad, ref::loss_grad};
  run_first(kList, op, gx, gy, x, t, p0, scale);
}

ClassSums nll(const View* out, const ConstView& logp, const ClassTargets& c) {
  static constexpr std::array kList{ref::nll};
  ClassSums sums;
  run_first(kList, &sums, out, logp, c);
  return sums;
}

void nll_grad(const View& gx, const ConstView& gy, const ClassTargets& c, double scale) {
  static constexpr std::array kList{ref::nll_grad};
  run_first(kList, gx, gy, c, scale);
}

ClassSums cross_entropy(const View* out, const View& lse, const ConstView& x,
                        const ClassTargets& c) {
  static constexpr std::array kList{cpu::cross_entropy, ref::cross_entropy};
  ClassSums sums;
  run_first(kList, &sums, out, lse, x, c);
  return sums;
}

void cross_entropy_grad(const View& gx, const ConstView& gy, const ConstView& lse,
                        const ConstView& x, const ClassTargets& c, double scale) {
  static constexpr std::array kList{cpu::cross_entropy_grad, ref::cross_entropy_grad};
  run_first(kList, gx, gy, lse, x, c, scale);
}

void multilabel_margin(const View& out, const View& slope, const ConstView& x,
                       const ConstView& labels) {
  static constexpr std::array kList{ref::multilabel_margin};
  run_first(kList, out, slope, x, labels);
}

}  // namespace nnc::kernels
