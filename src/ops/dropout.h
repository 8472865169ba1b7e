// SPDX-License-Identifier: Apache-2.0
// Dropout in its forms. Without training or with p = 0 the input itself. See nnc/ops_embedding.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

Tensor dropout(const Tensor& x, double p, bool training);
void dropout_(const Tensor& x, double p, bool training);

// Whole channels: dimension 1 of x, or dimension 0 of an x without a batch dimension
// (spatial = 1: 2 dimensions; spatial = 3: any but 5).
Tensor dropout_nd(const Tensor& x, double p, bool training, int64_t spatial);
void dropout_nd_(const Tensor& x, double p, bool training, int64_t spatial);

// For self-normalising networks: dropped elements take a negative value, and mean and deviation
// are kept.
Tensor alpha_dropout(const Tensor& x, double p, bool training);
void alpha_dropout_(const Tensor& x, double p, bool training);
Tensor feature_alpha_dropout(const Tensor& x, double p, bool training);
void feature_alpha_dropout_(const Tensor& x, double p, bool training);

}  // namespace nnc::ops
