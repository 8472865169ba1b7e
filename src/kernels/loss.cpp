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

void check_row_sums(const ClassTargets& c, const ConstView& lse) {
  check(lse.dtype() == DType::kFloat64 && lse.numel() == 2 * c.batch && lse.contiguous(),
        Code::kInternal, c.op, ": sums of torch.", lse.dtype(), " and sizes ", lse.sizes());
}

void check_sums(const ClassTargets& c, const ConstView& sums) {
  check(sums.dtype() == DType::kFloat64 && sums.numel() == 2 && sums.contiguous(), Code::kInternal,
        c.op, ": totals of torch.", sums.dtype(), " and sizes ", sums.sizes());
}
void put_sums(const View& to, bool add, ClassSums sums) {
  auto* const p = to.ptr<double>();
  if (add) sums = ClassSums{p[0], p[1]} + sums;
  p[0] = sums.loss, p[1] = sums.weight;
}

double scale_of(const ConstView& total) {
  return total.defined() ? 1 / *total.ptr<double>() : 1;
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

void nll(const View& out, const View& sums, bool add, const ConstView& logp,
         const ClassTargets& c) {
  if (recorded<&nll>(__func__, out, sums, add, logp, c)) return;
  check_targets(c, logp, c.batch * c.classes * c.spatial, {&out});
  check_sums(c, sums);
  static constexpr Implementations kList{__func__, ref::nll};
  ClassSums own;
  run_within(kList, &own, out, logp, c);
  put_sums(sums, add, own);
}

void nll_grad(const View& gx, const ConstView& gy, const ConstView& total, const ClassTargets& c) {
  if (recorded<&nll_grad>(__func__, gx, gy, total, c)) return;
  check_targets(c, gx, c.batch * c.classes * c.spatial, {});
  check_gradient(c, gy, gx);
  static constexpr Implementations kList{__func__, ref::nll_grad};
  run_within(kList, gx, gy, c, scale_of(total));
}

void class_total(const View& out, const ConstView& sums, bool average) {
  if (recorded<&class_total>(__func__, out, sums, average)) return;
  const auto* const p = sums.ptr<double>();
  fill(out, average ? p[0] / p[1] : p[0]);
}

void cross_entropy(const View& out, const View& sums, bool add, const View& lse, const ConstView& x,
                   const ClassTargets& c) {
  if (recorded<&cross_entropy>(__func__, out, sums, add, lse, x, c)) return;
  check_targets(c, x, c.batch * c.classes, {&out});
  check_sums(c, sums);
  check_row_sums(c, lse);
  static constexpr Implementations kList{__func__, cpu::cross_entropy, ref::cross_entropy};
  ClassSums own;
  run_within(kList, &own, out, lse, x, c);
  put_sums(sums, add, own);
}

void cross_entropy_grad(const View& gx, const ConstView& gy, const ConstView& total,
                        const ConstView& lse, const ConstView& x, const ClassTargets& c) {
  if (recorded<&cross_entropy_grad>(__func__, gx, gy, total, lse, x, c)) return;
  check_same(c.op, {&gx, &x});
  check_contiguous(c.op, {&gx});
  check_targets(c, x, c.batch * c.classes, {});
  check_row_sums(c, lse);
  check_gradient(c, gy, gx);
  static constexpr Implementations kList{__func__, cpu::cross_entropy_grad,
                                         ref::cross_entropy_grad};
  run_within(kList, gx, gy, lse, x, c, scale_of(total));
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
