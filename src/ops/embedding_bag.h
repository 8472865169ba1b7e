// SPDX-License-Identifier: Apache-2.0
// Rows of a table, reduced bag by bag. Parameters as in torch; see nnc/ops_embedding.h.
#pragma once

#include <optional>
#include <string_view>

#include "tensor/tensor.h"

namespace nnc::ops {

// Undefined offsets: every row of input is a bag. sparse is refused.
Tensor embedding_bag(const Tensor& input, const Tensor& weight, const Tensor& offsets = {},
                     std::optional<double> max_norm = {}, double norm_type = 2,
                     bool scale_grad_by_freq = false, std::string_view mode = "mean",
                     bool sparse = false, const Tensor& per_sample_weights = {},
                     bool include_last_offset = false, std::optional<int64_t> padding_idx = {});

}  // namespace nnc::ops
