// SPDX-License-Identifier: Apache-2.0
#include "kernels/loss.h"

#include "kernels/copy.h"

namespace nnc::kernels {
namespace {

// Scores (batch, classes, spatial), their targets and weights, and results for each target.
void check_targets(const ClassTargets& c, const ConstView& scores, int64_t count,
                   std::initializer_list<const ConstView*> results) {
  const int64_t n = c.batch * c.spatial;
  bool fits = scores.numel() == count && scores.contiguous() && c.target.numel() == n &&
              c.target.contiguous();
  if (c.weight.defined()) {
    check_same_type(c.op, {&scores, &c.weight});
    fits &= c.weight.numel() == c.classes && c.weight.contiguous();
  }
  for (const ConstView* r : results) {
    check_same_type(c.op, {&scores, r});
    fits &= !r->defined() || (r->numel() == n && r->contiguous());
  }
  check(fits, Code::kInternal, c.op, ": scores of sizes ", scores.sizes(), " with targets ",
        c.target.sizes());
}

void check_sums(const ClassTargets& c, const ConstView& lse) {
  check(lse.dtype() == DType::kFloat64 && lse.numel() == c.batch && lse.contiguous(),
        Code::kInternal, c.op, ": sums of torch.", lse.dtype(), " and sizes ", lse.sizes());
}

// One gradient for each target, or one for all.
void check_gradient(const ClassTargets& c, const ConstView& gy, const ConstView& gx) {
  check_same_type(c.op, {&gy, &gx});
  check(gy.numel() == 1 || (gy.numel() == c.batch * c.spatial && gy.contiguous()), Code::kInternal,
        c.op, ": a gradient of sizes ", gy.sizes());
}

}  // namespace

void loss(Loss op, const View& out, const ConstView& x, const ConstView& t, double p0) {
  check_same("loss", {&out, &x, &t});
  static constexpr Implementations kList{__func__, cpu::loss, ref::loss};
  run_first(kList, op, out, x, t, p0);
}

void loss_total(Loss op, const View& out, const ConstView& x, const ConstView& t, double p0,
                bool average) {
  if (recorded<&loss_total>(__func__, op, out, x, t, p0, average)) return;
  check_same("loss", {&x, &t});
  static constexpr Implementations kList{__func__, cpu::loss_sum, ref::loss_sum};
  double sum = 0;
  run_within(kList, op, &sum, x, t, p0);
  fill(out, average ? sum / static_cast<double>(x.numel()) : sum);
}

void loss_grad(Loss op, const View& gx, const ConstView& gy, const ConstView& x, const ConstView& t,
               double p0, double scale) {
  check_same("loss", {&gx, &gy, &x, &t});
  static constexpr Implementations kList{__func__, cpu::loss_grad, ref::loss_grad};
  run_first(kList, op, gx, gy, x, t, p0, op == Loss::kMse ? 2 * scale : scale);
}

ClassSums nll(const View& out, const ConstView& logp, const ClassTargets& c) {
  check_targets(c, logp, c.batch * c.classes * c.spatial, {&out});
  static constexpr Implementations kList{__func__, ref::nll};
  ClassSums sums;
  run_first(kList, &sums, out, logp, c);
  return sums;
}

void nll_grad(const View& gx, const ConstView& gy, const ClassTargets& c, double scale) {
  check_targets(c, gx, c.batch * c.classes * c.spatial, {});
  check_gradient(c, gy, gx);
  static constexpr Implementations kList{__func__, ref::nll_grad};
  run_first(kList, gx, gy, c, scale);
}

ClassSums cross_entropy(const View& out, const View& lse, const ConstView& x,
                        const ClassTargets& c) {
  check_targets(c, x, c.batch * c.classes, {&out});
  check_sums(c, lse);
  static constexpr Implementations kList{__func__, cpu::cross_entropy, ref::cross_entropy};
  ClassSums sums;
  run_first(kList, &sums, out, lse, x, c);
  return sums;
}

void cross_entropy_grad(const View& gx, const ConstView& gy, const ConstView& lse,
                        const ConstView& x, const ClassTargets& c, double scale) {
  check_same(c.op, {&gx, &x});
  check_contiguous(c.op, {&gx});
  check_targets(c, x, c.batch * c.classes, {});
  check_sums(c, lse);
  check_gradient(c, gy, gx);
  static constexpr Implementations kList{__func__, cpu::cross_entropy_grad,
                                         ref::cross_entropy_grad};
  run_first(kList, gx, gy, lse, x, c, scale);
}

void multilabel_margin(const View& out, const View& slope, const ConstView& x,
                       const ConstView& labels) {
  check_same("multilabel_margin_loss", {&slope, &x});
  check_same_type("multilabel_margin_loss", {&out, &x});
  check_same_sizes("multilabel_margin_loss", {&x, &labels});
  check_contiguous("multilabel_margin_loss", {&out, &slope, &x, &labels});
  static constexpr Implementations kList{__func__, ref::multilabel_margin};
  run_first(kList, out, slope, x, labels);
}

}  // namespace nnc::kernels
