// SPDX-License-Identifier: Apache-2.0
// Random tensors, drawn from the current generator in PyTorch's order. See nnc/random.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

Tensor rand(Sizes sizes, DType dtype);
Tensor randn(Sizes sizes, DType dtype);
Tensor rand_like(const Tensor& like, DType dtype);
Tensor randn_like(const Tensor& like, DType dtype);
Tensor randint(int64_t low, int64_t high, Sizes sizes, DType dtype = DType::kInt64);
Tensor randperm(int64_t n, DType dtype = DType::kInt64);
// 1 with the probability that p holds at that place; row-major, of p's type.
Tensor bernoulli(const Tensor& p);

// Elements are drawn in the order in which they lie in memory.
void uniform_(const Tensor& x, double from = 0, double to = 1);
void normal_(const Tensor& x, double mean = 0, double std = 1);
void bernoulli_(const Tensor& x, double p = 0.5);
void bernoulli_(const Tensor& x, const Tensor& p);
void random_(const Tensor& x, int64_t from, int64_t to);
// Up to the largest whole number that x's type holds with all below it. From 0 PyTorch draws in a
// way of its own.
void random_(const Tensor& x, int64_t from);
// Normal around each element of mean, with the deviation std holds there; of mean's type.
Tensor normal(const Tensor& mean, const Tensor& std);
Tensor normal(const Tensor& mean, double std);

// ---- by other distributions (random_distributions.cpp) ----
void exponential_(const Tensor& x, double lambda = 1);
void log_normal_(const Tensor& x, double mean = 1, double std = 2);
void cauchy_(const Tensor& x, double median = 0, double sigma = 1);
void geometric_(const Tensor& x, double p);

// ---- of a finite choice (random_choice.cpp) ----
// Indices drawn with the weights that each row of p holds.
Tensor multinomial(const Tensor& p, int64_t num_samples, bool replacement = false);

// ---- the generator's state, as torch.get_rng_state() holds it ----
Tensor rng_state();
void set_rng_state(const Tensor& state);

}  // namespace nnc::ops
