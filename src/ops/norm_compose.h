// SPDX-License-Identifier: Apache-2.0
// The gradient of a normalization, written in differentiable operations.
#pragma once

#include "graph/node.h"

namespace nnc::ops {

// Product of the sizes from dimension `from` on.
int64_t count_from(Sizes sizes, int64_t from);
// The number of elements that normalized_shape covers, checked against x.
int64_t normalized_count(const Tensor& x, Sizes shape, const char* op);
// A parameter (may be undefined) must have that type.
void check_type(const Tensor& t, DType expected, const char* op);
// A weight or bias (may be undefined) must have x's type.
void check_factor(const Tensor& t, const Tensor& x, const char* op);

// y = 1 / sqrt(x + eps)
Tensor inverse_root(const Tensor& x, double eps);

// x in sizes in which statistics run over `dims` and a factor broadcasts from `factor` sizes.
struct NormView {
  Dims sizes;
  Dims dims;
  Dims factor;
};

// (gx, gw, gb) of y = (x - mean) / sqrt(variance + eps) * weight + bias with mean and variance of x
// over v.dims. All of the sizes of x and weight; an undefined weight gives undefined gw.
Tensors normalization_grad(const NormView& v, const Tensor& gy, const Tensor& x,
                           const Tensor& weight, double eps);
// The same with constant mean and rstd (of v.factor's sizes).
Tensors fixed_normalization_grad(const NormView& v, const Tensor& gy, const Tensor& x,
                                 const Tensor& weight, const Tensor& mean, const Tensor& rstd);

}  // namespace nnc::ops
