// SPDX-License-Identifier: Apache-2.0
// Reductions. An empty list of dimensions means all of them. See nnc/ops_reduce.h.
#pragma once

#include <optional>
#include <string_view>
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
Tensor cumprod(const Tensor& x, int64_t dim, std::optional<DType> dtype = std::nullopt);
// The values and where they stand, of several equal ones the last.
std::pair<Tensor, Tensor> cummax(const Tensor& x, int64_t dim);
std::pair<Tensor, Tensor> cummin(const Tensor& x, int64_t dim);

// The sum of what is not NaN.
Tensor nansum(const Tensor& x, Sizes dims = {}, bool keepdim = false,
              std::optional<DType> dtype = std::nullopt);
Tensor trace(const Tensor& x);

// Of two elements in the middle the lower; its gradient is shared evenly by equal elements, those
// of the others go to the element that was picked.
Tensor median(const Tensor& x);
std::pair<Tensor, Tensor> median_dim(const Tensor& x, int64_t dim, bool keepdim = false);
std::pair<Tensor, Tensor> kthvalue(const Tensor& x, int64_t k, int64_t dim = -1,
                                   bool keepdim = false);
std::pair<Tensor, Tensor> mode(const Tensor& x, int64_t dim = -1, bool keepdim = false);
Tensor quantile(const Tensor& x, const Tensor& q, std::optional<int64_t> dim, bool keepdim,
                std::string_view interpolation);
Tensor quantile(const Tensor& x, double q, std::optional<int64_t> dim, bool keepdim,
                std::string_view interpolation);

}  // namespace nnc::ops
