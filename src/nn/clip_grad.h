// SPDX-License-Identifier: Apache-2.0
// Gradients made smaller where they are too large: torch.nn.utils.clip_grad. See nnc/nn_utils.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::nn {

// The norm of the tensors' norms.
Tensor total_norm(Span<const Tensor> tensors, double norm_type, bool error_if_nonfinite,
                  const char* op);
// Each gradient times min(max_norm / (norm + 1e-6), 1).
void clip_grads_with_norm_(Span<const Tensor> parameters, double max_norm, const Tensor& norm);
// Both; returns the norm.
Tensor clip_grad_norm_(Span<const Tensor> parameters, double max_norm, double norm_type,
                       bool error_if_nonfinite);
void clip_grad_value_(Span<const Tensor> parameters, double clip_value);

}  // namespace nnc::nn
