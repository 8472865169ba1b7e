// SPDX-License-Identifier: Apache-2.0
// Which positions of an image the positions of its resampled one are made of.
#pragma once

#include "kernels/common/taps.h"
#include "tensor/dtype.h"

namespace nnc::ops {

enum class Filter { kNearest, kNearestExact, kLinear, kCubic };

// How one dimension is resampled.
struct ResampleRule {
  Filter filter = Filter::kNearest;
  bool antialias = false;      // the filter is as wide as the step between results
  bool align_corners = false;  // the first and the last positions lie upon each other
  // Where the nearest position is looked for: in double for float64, else in float, as in torch.
  bool in_double = false;
  // Is it found by the sizes where one is the other or twice the other, whatever the scale is?
  bool by_sizes = false;
};

// out positions from in ones, both at least 1; scale: out per in as the caller gave it, or 0: that
// of the sizes.
kernels::Taps resample_taps(const ResampleRule& rule, int64_t in, int64_t out, double scale);

}  // namespace nnc::ops
