// SPDX-License-Identifier: Apache-2.0
// Distances and angles between vectors. Parameters as in torch; see nnc/ops_distance.h.
#pragma once

#include <string_view>

#include "tensor/tensor.h"

namespace nnc::ops {

Tensor cosine_similarity(const Tensor& x1, const Tensor& x2, int64_t dim = 1, double eps = 1e-8);
Tensor pairwise_distance(const Tensor& x1, const Tensor& x2, double p = 2, double eps = 1e-6,
                         bool keepdim = false);
// Between all rows i < j of a matrix.
Tensor pdist(const Tensor& x, double p = 2);
// From each row of x1 to each of x2. An empty compute_mode is torch's default.
Tensor cdist(const Tensor& x1, const Tensor& x2, double p = 2, std::string_view compute_mode = {});

}  // namespace nnc::ops
