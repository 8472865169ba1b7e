// SPDX-License-Identifier: Apache-2.0
// Reductions. An empty list of dimensions means all of them. See nnc/ops_reduce.h.
#pragma once

#include <optional>
#include <utility>

#include "tensor/tensor.h"

namespace nnc::ops {

// The sizes of x with `dims` reduced to 1 (kept) or gone.
Dims reduced_sizes(Sizes sizes, Sizes dims, bool keepdim, const char* op);

Tensor sum(const Tensor& x, Sizes dims = {}, bool keepdim = false,
           std::optional<DType> dtype = std::nullopt);
// x summed over the dimensions in which `sizes` was repeated into x's sizes.
Tensor sum_to_size(const Tensor& x, Sizes sizes);
Tensor mean(const Tensor& x, Sizes dims = {}, bool keepdim = false,
            std::optional<DType> dtype = std::nullopt);
Tensor prod(const Tensor& x, std::optional<int64_t> dim = std::nullopt, bool keepdim = false,
            std::optional<DType> dtype = std::nullopt);
Tensor any(const Tensor& x, Sizes dims = {}, bool keepdim = false);
Tensor all(const Tensor& x, Sizes dims = {}, bool keepdim = false);
Tensor count_nonzero(const Tensor& x, Sizes dims = {});

Tensor var(const Tensor& x, Sizes dims = {}, double correction = 1, bool keepdim = false);
Tensor std(const Tensor& x, Sizes dims = {}, double correction = 1, bool keepdim = false);
// The variance (or standard deviation) and the mean.
std::pair<Tensor, Tensor> var_mean(const Tensor& x, Sizes dims = {}, double correction = 1,
                                   bool keepdim = false);
std::pair<Tensor, Tensor> std_mean(const Tensor& x, Sizes dims = {}, double correction = 1,
                                   bool keepdim = false);

// The gradient of max and min is shared evenly by equal elements, that of the _dim forms goes to
// the element that was picked.
Tensor max(const Tensor& x);
Tensor min(const Tensor& x);
std::pair<Tensor, Tensor> max_dim(const Tensor& x, int64_t dim, bool keepdim = false);
std::pair<Tensor, Tensor> min_dim(const Tensor& x, int64_t dim, bool keepdim = false);
Tensor amax(const Tensor& x, Sizes dims = {}, bool keepdim = false);
Tensor amin(const Tensor& x, Sizes dims = {}, bool keepdim = false);
Tensor argmax(const Tensor& x, std::optional<int64_t> dim = std::nullopt, bool keepdim = false);
Tensor argmin(const Tensor& x, std::optional<int64_t> dim = std::nullopt, bool keepdim = false);

Tensor norm(const Tensor& x, double p = 2, Sizes dims = {}, bool keepdim = false,
            std::optional<DType> dtype = std::nullopt);
Tensor cumsum(const Tensor& x, int64_t dim, std::optional<DType> dtype = std::nullopt);

}  // namespace nnc::ops
