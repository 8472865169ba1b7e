// SPDX-License-Identifier: Apache-2.0
#include "kernels/binary.h"

namespace nnc::kernels {

void binary(Binary op, const View& out, const ConstView& a, const ConstView& b, Scalar p0) {
  static constexpr std::array kList{cpu::binary, ref::binary};
  run_first(kList, op, out, a, b, p0);
}

}  // namespace nnc::kernels
