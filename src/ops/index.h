// SPDX-License-Identifier: Apache-2.0
// Elements named by index tensors or masks. Parameters as in torch; see nnc/ops_shape.h.
#pragma once

#include <utility>

#include "tensor/tensor.h"

namespace nnc::ops {

// Rows of x along dim; index is a vector of int64 or int32.
Tensor index_select(const Tensor& x, int64_t dim, const Tensor& index);
// x with alpha * source added to the rows that index names.
Tensor index_add(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
                 Scalar alpha = 1);
// One element of x for each element of index, which replaces its place along dim.
Tensor gather(const Tensor& x, int64_t dim, const Tensor& index);
Tensor scatter(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source);
Tensor scatter(const Tensor& x, int64_t dim, const Tensor& index, Scalar value);
Tensor scatter_add(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source);
// gather with the other dimensions broadcast.
Tensor take_along_dim(const Tensor& x, const Tensor& index, int64_t dim);
Tensor take_along_dim(const Tensor& x, const Tensor& index);

Tensor masked_fill(const Tensor& x, const Tensor& mask, Scalar value);
void masked_fill_(const Tensor& x, const Tensor& mask, Scalar value);
Tensor masked_select(const Tensor& x, const Tensor& mask);
// (n, ndim): the indices of the elements that are not zero.
Tensor nonzero(const Tensor& x);
// num_classes -1: the largest class and those below.
Tensor one_hot(const Tensor& x, int64_t num_classes = -1);

// Values and their places, along dim. Equal elements keep their order.
std::pair<Tensor, Tensor> sort(const Tensor& x, int64_t dim = -1, bool descending = false);
Tensor argsort(const Tensor& x, int64_t dim = -1, bool descending = false);
std::pair<Tensor, Tensor> topk(const Tensor& x, int64_t k, int64_t dim = -1, bool largest = true);

}  // namespace nnc::ops
