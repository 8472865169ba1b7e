// SPDX-License-Identifier: Apache-2.0
// Rows of a table. Parameters as in torch.nn.functional; see nnc/ops_embedding.h.
#pragma once

#include <optional>

#include "tensor/tensor.h"

namespace nnc::ops {

// Index of the row whose gradient stays zero, counted from the end if negative; rows longer than
// max_norm are scaled down in the table itself before they are read.
Tensor embedding(const Tensor& index, const Tensor& weight, std::optional<int64_t> padding_idx = {},
                 std::optional<double> max_norm = {}, double norm_type = 2,
                 bool scale_grad_by_freq = false);

}  // namespace nnc::ops
