// SPDX-License-Identifier: Apache-2.0
// Connectionist temporal classification, in logarithms.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// N sequences. All views are row-major, those of int64 (n) unless said; their numbers are the
// caller's own and were checked.
struct CtcTargets {
  ConstView labels;   // int64, of all sequences
  ConstView starts;   // where the labels of each begin
  ConstView lengths;  // how many there are
  ConstView steps;    // how many of the T steps count
  int64_t blank = 0;
  void visit_operands(OperandVisitor& visitor) {
    for (ConstView* x : {&labels, &starts, &lengths, &steps}) visitor.reads(*x);
  }
};

// log_probs (T, N, C) of float32 or float64; all others of its type. loss (N); alpha (N, T, S): the
// logarithms of the probabilities to have come, at a step, to a place of the labels with blanks
// around each, S = 2 * the most labels + 1 of these.
void ctc_loss(const View& loss, const View& alpha, const ConstView& log_probs,
              const CtcTargets& of);
// gx (T, N, C) = the gradient, for gy (N). zero_infinity: 0 where a loss is infinite.
void ctc_loss_grad(const View& gx, const ConstView& gy, const ConstView& loss,
                   const ConstView& alpha, const ConstView& log_probs, const CtcTargets& of,
                   bool zero_infinity);

namespace ref {
bool ctc_loss(const View& loss, const View& alpha, const ConstView& log_probs,
              const CtcTargets& of);
bool ctc_loss_grad(const View& gx, const ConstView& gy, const ConstView& loss,
                   const ConstView& alpha, const ConstView& log_probs, const CtcTargets& of,
                   bool zero_infinity);
}  // namespace ref

}  // namespace nnc::kernels
