// SPDX-License-Identifier: Apache-2.0
// Activations. Parameters and defaults as in torch.nn.functional; see nnc/ops_activation.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

Tensor relu(const Tensor& x);
void relu_(const Tensor& x);
Tensor sigmoid(const Tensor& x);
void sigmoid_(const Tensor& x);

}  // namespace nnc::ops
