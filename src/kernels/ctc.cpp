// SPDX-License-Identifier: Apache-2.0
#include "kernels/ctc.h"

namespace nnc::kernels {
namespace {

void check_sizes(const ConstView& log_probs, const ConstView& loss, const ConstView& alpha,
                 const CtcTargets& of) {
  check_same_type("ctc_loss", {&log_probs, &loss, &alpha});
  check_contiguous("ctc_loss",
                   {&log_probs, &loss, &alpha, &of.labels, &of.starts, &of.lengths, &of.steps});
  const int64_t n = log_probs.size(1);
  check(loss.numel() == n && alpha.size(0) == n && alpha.size(1) == log_probs.size(0) &&
            of.starts.numel() == n && of.lengths.numel() == n && of.steps.numel() == n,
        Code::kInternal, "ctc_loss: ", alpha.sizes(), " for ", log_probs.sizes());
}

}  // namespace

void ctc_loss(const View& loss, const View& alpha, const ConstView& log_probs,
              const CtcTargets& of) {
  static constexpr Implementations kList{__func__, ref::ctc_loss};
  check_sizes(log_probs, loss, alpha, of);
  run_first(kList, loss, alpha, log_probs, of);
}

void ctc_loss_grad(const View& gx, const ConstView& gy, const ConstView& loss,
                   const ConstView& alpha, const ConstView& log_probs, const CtcTargets& of,
                   bool zero_infinity) {
  static constexpr Implementations kList{__func__, ref::ctc_loss_grad};
  check_sizes(log_probs, loss, alpha, of);
  check_same("ctc_loss", {&gx, &log_probs});
  check_same("ctc_loss", {&gy, &loss});
  check_contiguous("ctc_loss", {&gx, &gy});
  run_first(kList, gx, gy, loss, alpha, log_probs, of, zero_infinity);
}

}  // namespace nnc::kernels
