// SPDX-License-Identifier: Apache-2.0
// What MultiheadAttention does beside its forward.
#pragma once

#include "nn/module.h"

namespace nnc::nn {

// Type 1: the key_padding_mask alone; 2: one for each head, with an attn_mask; -1: there is none.
struct MergedMask {
  Tensor mask;
  int64_t type = -1;
};
// An Error for other modules.
MergedMask merge_masks(const Module& m, const Tensor& attn_mask, const Tensor& key_padding_mask,
                       const Tensor& query);

}  // namespace nnc::nn
