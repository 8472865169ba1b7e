// SPDX-License-Identifier: Apache-2.0
// Softmax and its relatives. See nnc/ops_reduce.h.
#pragma once

#include <optional>

#include "tensor/tensor.h"

namespace nnc::ops {

Tensor softmax(const Tensor& x, int64_t dim, std::optional<DType> dtype = std::nullopt);
Tensor log_softmax(const Tensor& x, int64_t dim, std::optional<DType> dtype = std::nullopt);
Tensor softmin(const Tensor& x, int64_t dim, std::optional<DType> dtype = std::nullopt);
Tensor logsumexp(const Tensor& x, Sizes dims, bool keepdim = false);

}  // namespace nnc::ops
