// SPDX-License-Identifier: Apache-2.0
// Normalizations. Parameters as in torch.nn.functional; see nnc/ops_nn.h. Undefined tensors are
// torch's None.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

// Training: statistics of the batch, and running_mean and running_var (may be undefined) move
// towards them. Otherwise: the running ones.
Tensor batch_norm(const Tensor& x, const Tensor& running_mean, const Tensor& running_var,
                  const Tensor& weight, const Tensor& bias, bool training, double momentum,
                  double eps);
Tensor layer_norm(const Tensor& x, Sizes normalized_shape, const Tensor& weight, const Tensor& bias,
                  double eps);
Tensor group_norm(const Tensor& x, int64_t num_groups, const Tensor& weight, const Tensor& bias,
                  double eps);
Tensor instance_norm(const Tensor& x, const Tensor& running_mean, const Tensor& running_var,
                     const Tensor& weight, const Tensor& bias, bool use_input_stats,
                     double momentum, double eps);
// eps null: the smallest step of x's type from 1.
Tensor rms_norm(const Tensor& x, Sizes normalized_shape, const Tensor& weight, const double* eps);
Tensor local_response_norm(const Tensor& x, int64_t size, double alpha, double beta, double k);
// x over the larger of its p-norm along dim and eps.
Tensor normalize(const Tensor& x, double p, int64_t dim, double eps);

}  // namespace nnc::ops
