// SPDX-License-Identifier: Apache-2.0
// Images at the places of a grid. Parameters as in torch.nn.functional; see nnc/ops_vision.h.
#pragma once

#include <string_view>

#include "tensor/tensor.h"

namespace nnc::ops {

Tensor affine_grid(const Tensor& theta, Sizes size, bool align_corners);
Tensor grid_sample(const Tensor& x, const Tensor& grid, std::string_view mode,
                   std::string_view padding_mode, bool align_corners);

}  // namespace nnc::ops
