// SPDX-License-Identifier: Apache-2.0
// What normalization layers do beside their forward.
#pragma once

#include "nn/module.h"

namespace nnc::nn {

// Of a BatchNorm or InstanceNorm, as after it was made; an Error for other modules.
void reset_running_stats(Module& m);

bool is_batch_norm(const Module& m);
// Of a BatchNorm: whether its statistics are plain averages, whatever its momentum.
void average_all_batches(Module& m, bool on);

// What a BatchNorm normalizes by; undefined: it has none.
struct BatchStatistics {
  Tensor mean, var, weight, bias;
  double eps;
};
// An Error for other modules.
BatchStatistics statistics_of(const Module& m);

}  // namespace nnc::nn
