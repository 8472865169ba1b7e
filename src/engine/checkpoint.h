// SPDX-License-Identifier: Apache-2.0
// torch.utils.checkpoint: a function whose tensors for backward are computed again when they are
// needed, instead of kept.
#pragma once

#include <functional>
#include <vector>

#include "tensor/tensor.h"

namespace nnc {

using KeptFunction = std::function<std::vector<Tensor>(Span<const Tensor>)>;

struct CheckpointOptions {
  bool preserve_rng_state = true;  // the second run draws the numbers of the first
  bool determinism_check = true;   // what it saves must be of the same sizes and types
};

std::vector<Tensor> checkpoint(const KeptFunction& f, Span<const Tensor> inputs,
                               const CheckpointOptions& options);

}  // namespace nnc
