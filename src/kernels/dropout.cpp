// SPDX-License-Identifier: Apache-2.0
#include "kernels/dropout.h"

namespace nnc::kernels {

void scale_masked(const View& out, const View& x, const View& mask, double scale) {
  using F = bool (*)(const View&, const View&, const View&, double);
  static constexpr F kList[] = {cpu::scale_masked, ref::scale_masked};
  run_first(kList, out, x, mask, scale);
}

void dropout(const View& out, const View& x, const View& mask, double keep, double scale,
             Generator& g) {
  using F = bool (*)(const View&, const View&, const View&, double, double, Generator*);
  static constexpr F kList[] = {cpu::dropout, ref::dropout};
  run_first(kList, out, x, mask, keep, scale, &g);
}

}  // namespace nnc::kernels
