// SPDX-License-Identifier: Apache-2.0
// Checks before a write, beside check_inplace of graph/record.h.
#pragma once

#include "graph/record.h"

namespace nnc {

// check_inplace for a write of one value to all elements: they may coincide in memory.
void check_fill(const Tensor& t, const char* op);

}  // namespace nnc
