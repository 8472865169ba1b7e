// SPDX-License-Identifier: Apache-2.0
// Elements named by index tensors or masks. Parameters as in torch; see nnc/ops_shape.h.
#pragma once

#include <limits>
#include <string_view>
#include <utility>

#include "tensor/tensor.h"

namespace nnc::ops {

// Rows of x along dim; index is a vector of int64 or int32.
Tensor index_select(const Tensor& x, int64_t dim, const Tensor& index);
// x with alpha * source added to the rows that index names.
Tensor index_add(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
                 Scalar alpha = 1);
void index_add_(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
                Scalar alpha = 1);
// index_add to new zeros of these sizes.
Tensor add_to_zeros(Sizes sizes, int64_t dim, const Tensor& index, const Tensor& source);
// x with source, or value, in those rows (index_rows.cpp).
Tensor index_copy(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source);
void index_copy_(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source);
Tensor index_fill(const Tensor& x, int64_t dim, const Tensor& index, Scalar value);
Tensor index_fill(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& value);
void index_fill_(const Tensor& x, int64_t dim, const Tensor& index, Scalar value);
void index_fill_(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& value);
// One element of x for each element of index, which is its place in row-major order.
Tensor take(const Tensor& x, const Tensor& index);

// One element of x for each element of index, which replaces its place along dim.
Tensor gather(const Tensor& x, int64_t dim, const Tensor& index);
// The reverse (index_scatter.cpp). reduce: "add" or "multiply".
Tensor scatter(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source);
Tensor scatter(const Tensor& x, int64_t dim, const Tensor& index, Scalar value);
Tensor scatter(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
               std::string_view reduce);
Tensor scatter(const Tensor& x, int64_t dim, const Tensor& index, Scalar value,
               std::string_view reduce);
Tensor scatter_add(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source);
// scatter_add to new zeros of these sizes.
Tensor scatter_to_zeros(Sizes sizes, int64_t dim, const Tensor& index, const Tensor& source);
void scatter_(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source);
void scatter_(const Tensor& x, int64_t dim, const Tensor& index, Scalar value);
void scatter_(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
              std::string_view reduce);
void scatter_(const Tensor& x, int64_t dim, const Tensor& index, Scalar value,
              std::string_view reduce);
void scatter_add_(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source);
// reduce: "sum", "prod", "mean", "amax" or "amin" of all that meets in one place
// (index_reduce.cpp).
Tensor scatter_reduce(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
                      std::string_view reduce, bool include_self = true);
void scatter_reduce_(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
                     std::string_view reduce, bool include_self = true);

// x[indices] (index_put.cpp): index tensors and masks, undefined ones for whole dimensions.
Tensor index(const Tensor& x, Span<const Tensor> indices);
Tensor index_put(const Tensor& x, Span<const Tensor> indices, const Tensor& values,
                 bool accumulate = false);
void index_put_(const Tensor& x, Span<const Tensor> indices, const Tensor& values,
                bool accumulate = false);
// x[...]: all of it, as a view.
Tensor alias(const Tensor& x);
// narrow from the place in a tensor without dimensions.
Tensor narrow(const Tensor& x, int64_t dim, const Tensor& start, int64_t length);
// x[words] and x[words] = value (index_words.cpp).
Tensor index(const Tensor& x, std::string_view words);
void index_assign(const Tensor& x, std::string_view words, const Tensor& value);
void index_assign(const Tensor& x, std::string_view words, Scalar value);

// gather with the other dimensions broadcast.
Tensor take_along_dim(const Tensor& x, const Tensor& index, int64_t dim);
Tensor take_along_dim(const Tensor& x, const Tensor& index);

Tensor masked_fill(const Tensor& x, const Tensor& mask, Scalar value);
Tensor masked_fill(const Tensor& x, const Tensor& mask, const Tensor& value);
void masked_fill_(const Tensor& x, const Tensor& mask, Scalar value);
void masked_fill_(const Tensor& x, const Tensor& mask, const Tensor& value);
Tensor masked_select(const Tensor& x, const Tensor& mask);
// (n, ndim): the indices of the elements that are not zero.
Tensor nonzero(const Tensor& x);
// The same as ndim vectors, one for each dimension; a tensor without dimensions counts as a vector.
SmallVector<Tensor, 3> nonzero_as_tuple(const Tensor& x,
                                        int64_t most = std::numeric_limits<int64_t>::max());
// num_classes -1: the largest class and those below.
Tensor one_hot(const Tensor& x, int64_t num_classes = -1);

// Values and their places, along dim. Equal elements keep their order.
std::pair<Tensor, Tensor> sort(const Tensor& x, int64_t dim = -1, bool descending = false);
Tensor argsort(const Tensor& x, int64_t dim = -1, bool descending = false);
std::pair<Tensor, Tensor> topk(const Tensor& x, int64_t k, int64_t dim = -1, bool largest = true);

}  // namespace nnc::ops
