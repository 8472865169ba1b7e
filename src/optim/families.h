// SPDX-License-Identifier: Apache-2.0
// The list of optimizers: one function for each file. Signatures are torch's, without params.
#pragma once

#include "optim/rule.h"

namespace nnc::optim {

Span<const OptimizerType> adafactor_types();
Span<const OptimizerType> adam_types();
Span<const OptimizerType> adaptive_types();
Span<const OptimizerType> averaging_types();
Span<const OptimizerType> lbfgs_types();
Span<const OptimizerType> muon_types();
Span<const OptimizerType> sgd_types();

inline constexpr Span<const OptimizerType> (*kFamilies[])() = {
    adafactor_types, adam_types, adaptive_types, averaging_types,
    lbfgs_types,     muon_types, sgd_types};

// ---- steps that are recorded (recorded_steps.cpp) ----
Tensor recorded_sgd(const Options& o, Update& u);
Tensor recorded_adam(const Options& o, Update& u);
Tensor recorded_adadelta(const Options& o, Update& u);
Tensor recorded_adagrad(const Options& o, Update& u);
Tensor recorded_adamax(const Options& o, Update& u);
Tensor recorded_nadam(const Options& o, Update& u);
Tensor recorded_radam(const Options& o, Update& u);
Tensor recorded_rmsprop(const Options& o, Update& u);
Tensor recorded_asgd(const Options& o, Update& u);
Tensor recorded_rprop(const Options& o, Update& u);

// What nearly all of them check alike.
inline constexpr Range kLr{"lr", "Invalid learning rate: "};
inline constexpr Range kEps{"eps", "Invalid epsilon value: "};
inline constexpr Range kWeightDecay{"weight_decay", "Invalid weight_decay value: "};
inline constexpr Range kBeta1{"betas", "Invalid beta parameter at index 0: ", 0, 1, true, 0};
inline constexpr Range kBeta2{"betas", "Invalid beta parameter at index 1: ", 0, 1, true, 1};

}  // namespace nnc::optim
