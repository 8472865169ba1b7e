// SPDX-License-Identifier: Apache-2.0
// The list of optimizers: one function for each file.
#pragma once

#include "optim/optimizer.h"
#include "text/registry.h"

namespace nnc::optim {

// Signatures are torch's, without params.
using OptimizerType = Constructor<Ref<Optimizer> (*)(const Args& args, std::vector<Tensor> params)>;

Span<const OptimizerType> adam_types();
Span<const OptimizerType> sgd_types();

inline constexpr Span<const OptimizerType> (*kFamilies[])() = {adam_types, sgd_types};

// "lr: 0.001", one line of an optimizer's printed form; numbers as Python prints them.
inline std::string shown_line(const Args& a, const char* name) {
  return std::string("\n    ") + name + ": " + a.shown(name);
}

}  // namespace nnc::optim
