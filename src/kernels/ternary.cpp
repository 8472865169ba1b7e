// SPDX-License-Identifier: Apache-2.0
#include "kernels/ternary.h"

namespace nnc::kernels {

void ternary(Ternary op, const View& out, const View& a, const View& b, const View& c, Scalar p0) {
  using F = bool (*)(Ternary, const View&, const View&, const View&, const View&, const Scalar&);
  static constexpr F kList[] = {cpu::ternary, ref::ternary};
  run_first(kList, op, out, a, b, c, p0);
}

}  // namespace nnc::kernels
