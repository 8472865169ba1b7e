// SPDX-License-Identifier: Apache-2.0
// Histograms. See nnc/ops_search.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

Tensor histc(const Tensor& x, int64_t bins = 100, double min = 0, double max = 0);

}  // namespace nnc::ops
