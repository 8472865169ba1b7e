// SPDX-License-Identifier: Apache-2.0
// Sequences of several lengths in one tensor, and out of it again. Parameters as in torch; see
// nnc/nn_utils_rnn.h.
#pragma once

#include <string_view>
#include <vector>

#include "tensor/tensor.h"

namespace nnc::ops {

Tensor pad_sequence(Span<const Tensor> sequences, bool batch_first, double padding_value,
                    std::string_view padding_side);
// More than `most` sequences are an error, before any is made.
std::vector<Tensor> unpad_sequence(const Tensor& padded, const Tensor& lengths, bool batch_first,
                                   int64_t most);

}  // namespace nnc::ops
