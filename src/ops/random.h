// SPDX-License-Identifier: Apache-2.0
// Random tensors, drawn from the current generator in PyTorch's order. See nnc/random.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

Tensor rand(Sizes sizes, DType dtype);
Tensor randn(Sizes sizes, DType dtype);
Tensor randint(int64_t low, int64_t high, Sizes sizes, DType dtype = DType::kInt64);
Tensor randperm(int64_t n, DType dtype = DType::kInt64);
// 1 with the probability that p holds at that place; row-major, of p's type.
Tensor bernoulli(const Tensor& p);

// Elements are drawn in the order in which they lie in memory.
void uniform_(const Tensor& x, double from = 0, double to = 1);
void normal_(const Tensor& x, double mean = 0, double std = 1);
void bernoulli_(const Tensor& x, double p = 0.5);
void bernoulli_(const Tensor& x, const Tensor& p);
void exponential_(const Tensor& x, double lambda = 1);
void random_(const Tensor& x, int64_t from, int64_t to);

}  // namespace nnc::ops
