// SPDX-License-Identifier: Apache-2.0
// Samples of one-hot vectors. See nnc/ops_activation.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

Tensor gumbel_softmax(const Tensor& logits, double tau = 1, bool hard = false, int64_t dim = -1);

}  // namespace nnc::ops
