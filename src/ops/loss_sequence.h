// SPDX-License-Identifier: Apache-2.0
// Losses of distances, of sequences, and of scores that are never all held in memory. See
// nnc/ops_loss.h.
#pragma once

#include <functional>

#include "ops/loss.h"

namespace nnc::ops {

// Empty: pairwise_distance.
using Distance = std::function<Tensor(const Tensor&, const Tensor&)>;
Tensor triplet_margin_with_distance_loss(const Tensor& anchor, const Tensor& positive,
                                         const Tensor& negative, const Distance& distance,
                                         double margin = 1, bool swap = false,
                                         Reduction r = Reduction::kMean);

Tensor ctc_loss(const Tensor& log_probs, const Tensor& targets, Sizes input_lengths,
                Sizes target_lengths, int64_t blank = 0, Reduction r = Reduction::kMean,
                bool zero_infinity = false);
Tensor ctc_loss(const Tensor& log_probs, const Tensor& targets, const Tensor& input_lengths,
                const Tensor& target_lengths, int64_t blank = 0, Reduction r = Reduction::kMean,
                bool zero_infinity = false);

// No ignore_index is -100, and none may be given with class probabilities.
Tensor linear_cross_entropy(const Tensor& input, const Tensor& linear_weight, const Tensor& target,
                            const Tensor& linear_bias = {}, const Tensor& weight = {},
                            Reduction r = Reduction::kMean,
                            std::optional<int64_t> ignore_index = {}, double label_smoothing = 0);

}  // namespace nnc::ops
