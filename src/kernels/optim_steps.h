// SPDX-License-Identifier: Apache-2.0
// One step of the optimizers beside SGD and Adam for one parameter, in one pass over it. All
// operands are contiguous, of one type and of the same sizes (checked). Formulas:
// common/optim_formulas.h.
#pragma once

#include <variant>

#include "base/span.h"
#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// What all begin with: g is negated, and gets its weight decay.
struct StepGradient {
  bool maximize;
  double weight_decay;  // 0 where it is decoupled
};

// Zeiler, 2012. State: square_avg, acc_delta.
struct AdadeltaStep {
  StepGradient gradient;
  double lr, rho, eps;
};
// Duchi, Hazan and Singer, 2011; rate is lr / (1 + steps lr_decay). State: sum.
struct AdagradStep {
  StepGradient gradient;
  double rate, eps;
};
// Kingma and Ba, 2015, section 7.1; rate is lr / (1 - beta1^t). State: exp_avg, exp_inf.
struct AdamaxStep {
  StepGradient gradient;
  double rate, beta1, beta2, eps;
};
// Polyak and Juditsky, 1992. State: ax.
struct AsgdStep {
  StepGradient gradient;
  double lambd, eta, mu;
};
// Dozat, 2016: p += of_gradient g / d + of_average m / d, d = sqrt(v / correction2) + eps; first
// p *= shrink. State: exp_avg, exp_avg_sq.
struct NadamStep {
  StepGradient gradient;
  double shrink, beta1, beta2, eps, correction2, of_gradient, of_average;
};
// Liu et al., 2020: p -= rate m, or where rectified p -= rate m / (sqrt(v) + eps); first p *=
// shrink. State: exp_avg, exp_avg_sq.
struct RadamStep {
  StepGradient gradient;
  double shrink, beta1, beta2, eps, rate;
  bool rectified;
};
// Tieleman and Hinton, 2012; centered as in Graves, 2013. State: square_avg, momentum_buffer (of
// nothing without momentum), grad_avg (of nothing unless centered).
struct RmspropStep {
  StepGradient gradient;
  double lr, alpha, eps, momentum;
  bool centered;
};
// Riedmiller and Braun, 1993. State: prev, step_size.
struct RpropStep {
  StepGradient gradient;
  double eta_minus, eta_plus, step_min, step_max;
};

using FusedStep = std::variant<AdadeltaStep, AdagradStep, AdamaxStep, AsgdStep, NadamStep,
                               RadamStep, RmspropStep, RpropStep>;
template <>
inline constexpr bool kIsPlain<FusedStep> = true;

inline constexpr int64_t kStepStates = 3;  // the most
void fused_step(const View& p, const ConstView& g, Span<const View> state, const FusedStep& s);

namespace ref {
bool fused_step(const View& p, const ConstView& g, Span<const View> state, const FusedStep& s);
}
namespace cpu {
bool fused_step(const View& p, const ConstView& g, Span<const View> state, const FusedStep& s);
}

}  // namespace nnc::kernels
