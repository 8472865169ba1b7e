// SPDX-License-Identifier: Apache-2.0
// Resampling: images whose positions are weighted sums of positions of other images.
#pragma once

#include <algorithm>

#include "kernels/common/backend.h"
#include "kernels/common/taps.h"
#include "tensor/view.h"

namespace nnc::kernels {

// Always three dimensions (depth, height, width); the missing leading ones have size 1. What taps
// say of each dimension is multiplied, so that the adjoint is the same with transposed taps.
struct ResampleShape {
  using PlainArgument = void;
  DType dtype = DType::kFloat32;
  bool channels_last = false;  // order of x and y
  int64_t batch = 0, channels = 0;
  Taps taps[3];

  // Bytes whose taps are not mere choices?
  bool weighs_bytes() const {
    const auto weighs = [](const Taps& t) {
      return std::any_of(t.weight.begin(), t.weight.end(), [](double w) { return w != 1; });
    };
    return dtype == DType::kUInt8 && (weighs(taps[1]) || weighs(taps[2]));
  }
  int64_t in(int d) const { return taps[d].sources; }
  int64_t out(int d) const { return taps[d].positions(); }
  int64_t in_spatial() const { return in(0) * in(1) * in(2); }
  int64_t out_spatial() const { return out(0) * out(1) * out(2); }
};

// Floating point; integers with taps of weight 1 alone; or bytes of one plane each (in(0) == 1),
// by the rule of ByteTaps: along rows first, then across them.
void resample(const ResampleShape& s, const View& y, const ConstView& x);

namespace ref {
bool resample(const ResampleShape& s, const View& y, const ConstView& x);
}
namespace cpu {
bool resample(const ResampleShape& s, const View& y, const ConstView& x);
}

}  // namespace nnc::kernels
