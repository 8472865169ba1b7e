// SPDX-License-Identifier: Apache-2.0
// The list of optimizers: one function for each file.
#pragma once

#include "optim/optimizer.h"

namespace nnc::optim {

using MakeOptimizer = Ref<Optimizer> (*)(const nn::Args& args, std::vector<Tensor> params);
struct OptimizerType {
  const char* signature;  // torch's, without params
  MakeOptimizer make;
};

Span<const OptimizerType> adam_types();
Span<const OptimizerType> sgd_types();

inline constexpr Span<const OptimizerType> (*kFamilies[])() = {adam_types, sgd_types};

}  // namespace nnc::optim
