// SPDX-License-Identifier: Apache-2.0
#include "kernels/optim.h"

namespace nnc::kernels {

void sgd_step(const View& p, const View& g, const View& buf, const SgdStep& s) {
  using F = bool (*)(const View&, const View&, const View&, const SgdStep&);
  static constexpr F kList[] = {cpu::sgd_step, ref::sgd_step};
  run_first(kList, p, g, buf, s);
}

void adam_step(const View& p, const View& g, const View& m, const View& v, const View& vmax,
               const AdamStep& s) {
  using F =
      bool (*)(const View&, const View&, const View&, const View&, const View&, const AdamStep&);
  static constexpr F kList[] = {cpu::adam_step, ref::adam_step};
  run_first(kList, p, g, m, v, vmax, s);
}

}  // namespace nnc::kernels
