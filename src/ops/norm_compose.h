// SPDX-License-Identifier: Apache-2.0
// The gradient of a normalization, written in differentiable operations.
#pragma once

#include <initializer_list>

#include "graph/node.h"

namespace nnc::ops {

// Product of the sizes from dimension `from` on.
int64_t count_from(Sizes sizes, int64_t from);
// The number of elements that normalized_shape covers, checked against x.
int64_t normalized_count(const Tensor& x, Sizes shape, const char* op);
// The type of a normalization's factors and statistics, those that are there: all have x's type, or
// all are float32 beside 16-bit floats.
DType factor_type(const Tensor& x, std::initializer_list<const Tensor*> factors, const char* op);

// y = 1 / sqrt(x + eps)
Tensor inverse_root(const Tensor& x, double eps);

// x in sizes in which statistics run over `dims` and a factor broadcasts from `factor` sizes.
struct NormView {
  Dims sizes;
  Dims dims;
  Dims factor;
};

// (gx, gw, gb) of y = (x - mean) / sqrt(variance + eps) * weight + bias with mean and variance of x
// over v.dims. All of the sizes of x and weight; an undefined weight gives undefined gw. gx is made
// of gy, and what the factors get of gy_of_factors, the same with a history of its own.
Tensors normalization_grad(const NormView& v, const Tensor& gy, const Tensor& gy_of_factors,
                           const Tensor& x, const Tensor& weight, double eps);
// The same with constant mean and rstd (of v.factor's sizes).
Tensors fixed_normalization_grad(const NormView& v, const Tensor& gy, const Tensor& x,
                                 const Tensor& weight, const Tensor& mean, const Tensor& rstd);

}  // namespace nnc::ops
