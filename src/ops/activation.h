// SPDX-License-Identifier: Apache-2.0
// Activations. Parameters and defaults as in torch.nn.functional; see nnc/ops_activation.h.
#pragma once

#include <string_view>

#include "tensor/tensor.h"

namespace nnc::ops {

// ---- made of straight pieces (activation.cpp) ----
Tensor relu(const Tensor& x);
void relu_(const Tensor& x);
Tensor relu6(const Tensor& x);
void relu6_(const Tensor& x);
Tensor hardtanh(const Tensor& x, double min_val = -1, double max_val = 1);
void hardtanh_(const Tensor& x, double min_val = -1, double max_val = 1);
Tensor leaky_relu(const Tensor& x, double negative_slope = 0.01);
void leaky_relu_(const Tensor& x, double negative_slope = 0.01);
Tensor threshold(const Tensor& x, double threshold, double value);
void threshold_(const Tensor& x, double threshold, double value);
Tensor hardsigmoid(const Tensor& x);
void hardsigmoid_(const Tensor& x);
Tensor hardswish(const Tensor& x);
void hardswish_(const Tensor& x);
Tensor hardshrink(const Tensor& x, double lambd = 0.5);
Tensor softshrink(const Tensor& x, double lambd = 0.5);
// weight: one number, or one per channel (dimension 1 of x).
Tensor prelu(const Tensor& x, const Tensor& weight);
// In training the slope of each negative element is drawn from lower..upper.
Tensor rrelu(const Tensor& x, double lower = 1.0 / 8, double upper = 1.0 / 3,
             bool training = false);
void rrelu_(const Tensor& x, double lower = 1.0 / 8, double upper = 1.0 / 3, bool training = false);

// ---- smooth (activation_smooth.cpp) ----
Tensor sigmoid(const Tensor& x);
void sigmoid_(const Tensor& x);
Tensor tanh(const Tensor& x);
void tanh_(const Tensor& x);
Tensor elu(const Tensor& x, double alpha = 1);
void elu_(const Tensor& x, double alpha = 1);
Tensor selu(const Tensor& x);
void selu_(const Tensor& x);
Tensor celu(const Tensor& x, double alpha = 1);
void celu_(const Tensor& x, double alpha = 1);
// approximate: "none" or "tanh".
Tensor gelu(const Tensor& x, std::string_view approximate = "none");
Tensor silu(const Tensor& x);
void silu_(const Tensor& x);
Tensor mish(const Tensor& x);
void mish_(const Tensor& x);
Tensor softplus(const Tensor& x, double beta = 1, double threshold = 20);
Tensor softsign(const Tensor& x);
Tensor tanhshrink(const Tensor& x);
Tensor logsigmoid(const Tensor& x);
// sigmoid whose slope is not lost where it rounds to 1.
Tensor tail_sigmoid(const Tensor& x);
Tensor glu(const Tensor& x, int64_t dim = -1);

}  // namespace nnc::ops
