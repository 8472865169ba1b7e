// SPDX-License-Identifier: Apache-2.0
// Initial values of parameters, drawn as torch.nn.init draws them. No gradients are recorded.
#pragma once

#include "tensor/tensor.h"

namespace nnc::nn {

void init_uniform(const Tensor& t, double low, double high);
void init_normal(const Tensor& t, double mean, double std);
void init_constant(const Tensor& t, double value);
// He et al. 2015: uniform in +-bound with bound = gain sqrt(3 / fan_in), gain of a leaky ReLU of
// slope a. What Linear and the convolutions use, with a = sqrt(5).
void init_kaiming_uniform(const Tensor& t, double a);
// Glorot and Bengio 2010, gain 1: uniform in +-sqrt(6 / (fan_in + fan_out)), or normal with
// deviation sqrt(2 / (fan_in + fan_out)). Of the first two sizes and the rest, which counts for
// both.
void init_xavier_uniform(const Tensor& t);
void init_xavier_normal(const Tensor& t);
// What goes with it for a bias: uniform in +-1 / sqrt(fan). Draws even where fan is 0.
void init_bias(const Tensor& bias, int64_t fan);
// Inputs of one output: size(1) times the kernel's elements.
int64_t fan_in(const Tensor& t);

}  // namespace nnc::nn
