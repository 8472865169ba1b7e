// SPDX-License-Identifier: Apache-2.0
#include "kernels/ternary.h"

namespace nnc::kernels {

void ternary(Ternary op, const View& out, const ConstView& a, const ConstView& b,
             const ConstView& c, Scalar p0) {
  static constexpr std::array kList{cpu::ternary, ref::ternary};
  run_first(kList, op, out, a, b, c, p0);
}

}  // namespace nnc::kernels
