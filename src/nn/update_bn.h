// SPDX-License-Identifier: Apache-2.0
// Statistics of batch normalization anew (torch.optim.swa_utils.update_bn).
#pragma once

#include "nn/module.h"

namespace nnc::nn {

// Puts the next batch into its argument; false: there is none.
using NextBatch = FunctionRef<bool(Tensor& batch)>;

// Calls model in training mode with each batch; its layers of batch normalization then have the
// plain averages of what these batches gave. All or nothing. Without such layers there is no call.
void update_bn(NextBatch next, Module& model);

}  // namespace nnc::nn
