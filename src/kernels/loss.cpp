// SPDX-License-Identifier: Apache-2.0
#include "kernels/loss.h"

namespace nnc::kernels {

void loss(Loss op, const View& out, const View& x, const View& t, double p0) {
  using F = bool (*)(Loss, const View&, const View&, const View&, double);
  static constexpr F kList[] = {cpu::loss, ref::loss};
  run_first(kList, op, out, x, t, p0);
}

double loss_sum(Loss op, const View& x, const View& t, double p0) {
  using F = bool (*)(Loss, double*, const View&, const View&, double);
  static constexpr F kList[] = {cpu::loss_sum, ref::loss_sum};
  double sum = 0;
  run_first(kList, op, &sum, x, t, p0);
  return sum;
}

void loss_grad(Loss op, const View& gx, const View& gy, const View& x, const View& t, double p0,
               double scale) {
  using F = bool (*)(Loss, const View&, const View&, const View&, const View&, double, double);
  static constexpr F kList[] = {cpu::loss_grad, ref::loss_grad};
  run_first(kList, op, gx, gy, x, t, p0, scale);
}

ClassSums nll(const View* out, const View& logp, const ClassTargets& c) {
  using F = bool (*)(ClassSums*, const View*, const View&, const ClassTargets&);
  static constexpr F kList[] = {ref::nll};
  ClassSums sums;
  run_first(kList, &sums, out, logp, c);
  return sums;
}

void nll_grad(const View& gx, const View& gy, const ClassTargets& c, double scale) {
  using F = bool (*)(const View&, const View&, const ClassTargets&, double);
  static constexpr F kList[] = {ref::nll_grad};
  run_first(kList, gx, gy, c, scale);
}

ClassSums cross_entropy(const View* out, const View& lse, const View& x, const ClassTargets& c) {
  using F = bool (*)(ClassSums*, const View*, const View&, const View&, const ClassTargets&);
  static constexpr F kList[] = {cpu::cross_entropy, ref::cross_entropy};
  ClassSums sums;
  run_first(kList, &sums, out, lse, x, c);
  return sums;
}

void cross_entropy_grad(const View& gx, const View& gy, const View& lse, const View& x,
                        const ClassTargets& c, double scale) {
  using F =
      bool (*)(const View&, const View&, const View&, const View&, const ClassTargets&, double);
  static constexpr F kList[] = {cpu::cross_entropy_grad, ref::cross_entropy_grad};
  run_first(kList, gx, gy, lse, x, c, scale);
}

void multilabel_margin(const View& out, const View& slope, const View& x, const View& labels) {
  using F = bool (*)(const View&, const View&, const View&, const View&);
  static constexpr F kList[] = {ref::multilabel_margin};
  run_first(kList, out, slope, x, labels);
}

}  // namespace nnc::kernels
