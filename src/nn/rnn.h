// SPDX-License-Identifier: Apache-2.0
// What recurrent layers do beside their forward.
#pragma once

#include "nn/module.h"

namespace nnc::nn {

// The parameters of an RNN, LSTM or GRU, layer by layer; an Error for other modules.
std::vector<Tensor> all_weights(const Module& m);

}  // namespace nnc::nn
