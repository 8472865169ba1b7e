// SPDX-License-Identifier: Apache-2.0
// What AdaptiveLogSoftmaxWithLoss computes beside its forward. NNC_E_INVALID for other modules.
#pragma once

#include "nn/module.h"

namespace nnc::nn {

// Logarithms of the probabilities of all classes, (N, n_classes).
Tensor adaptive_log_prob(Module& m, const Tensor& x);
// The class of largest probability, (N).
Tensor adaptive_predict(Module& m, const Tensor& x);

}  // namespace nnc::nn
