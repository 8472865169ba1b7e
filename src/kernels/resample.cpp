// SPDX-License-Identifier: Apache-2.0
#include "kernels/resample.h"

#include "kernels/common/window.h"

namespace nnc::kernels {

void resample(const ResampleShape& s, const View& y, const ConstView& x) {
  static constexpr Implementations kList{__func__, cpu::resample, ref::resample};
  check_images("resample", x, s.dtype, s.batch, s.channels, s.in_spatial(), s.channels_last);
  check_images("resample", y, s.dtype, s.batch, s.channels, s.out_spatial(), s.channels_last);
  if (y.numel() == 0) return;
  run_first(kList, s, y, x);
}

}  // namespace nnc::kernels
