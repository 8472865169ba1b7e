// SPDX-License-Identifier: Apache-2.0
#include "kernels/dropout.h"

namespace nnc::kernels {

void scale_masked(const View& out, const ConstView& x, const ConstView& mask, double scale) {
  static constexpr std::array kList{cpu::scale_masked, ref::scale_masked};
  run_first(kList, out, x, mask, scale);
}

void dropout(const View& out, const ConstView& x, const View& mask, double keep, double scale,
             Generator& g) {
  static constexpr std::array kList{cpu::dropout, ref::dropout};
  run_first(kList, out, x, mask, keep, scale, &g);
}

}  // namespace nnc::kernels
