// SPDX-License-Identifier: Apache-2.0
// A model whose weights are averages of those another one has had (torch.optim.swa_utils).
#pragma once

#include "nn/module.h"

namespace nnc::nn {

// Holds a deep copy of model, by whose forward it computes. average: NULL, or a call of one of
// torch's functions that make an averaging function, "get_ema_avg_fn(decay=0.99)".
Ref<Module> averaged_model(Module& model, const char* average, bool use_buffers, const char* op);
// The text of the averaging function with that decay.
std::string ema_average(double decay);
// Takes model's weights into the averages, all or none of them; an Error unless `averaged` is an
// AveragedModel.
void update_parameters(Module& averaged, Module& model);

}  // namespace nnc::nn
