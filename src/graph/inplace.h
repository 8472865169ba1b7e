// SPDX-License-Identifier: Apache-2.0
// Checks before a write, beside check_inplace of graph/record.h; and what changes a history alone.
#pragma once

#include "graph/record.h"

namespace nnc {

// check_inplace for a write of one value to all elements: they may coincide in memory.
void check_fill(const Tensor& t, const char* op);
// What is read during the write of t shares no part of t's memory, or is all of it in the same
// order. Tensors with gaps count as apart, as in PyTorch.
void check_read(const Tensor& t, std::initializer_list<const Tensor*> read, const char* op);

// t becomes a leaf that wants no gradient. Fails for a view.
void detach_(const Tensor& t);

}  // namespace nnc
