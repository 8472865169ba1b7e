// SPDX-License-Identifier: Apache-2.0
// Images in other sizes. Parameters as in torch.nn.functional; see nnc/ops_vision.h.
#pragma once

#include <string_view>

#include "tensor/tensor.h"

namespace nnc::ops {

// Either size or scale_factor is empty; one of length 1 is repeated.
struct InterpolateArguments {
  Sizes size;
  Span<const double> scale_factor;
  std::string_view mode;
  bool align_corners = false, recompute_scale_factor = false, antialias = false;
};
Tensor interpolate(const Tensor& x, const InterpolateArguments& a);

}  // namespace nnc::ops
