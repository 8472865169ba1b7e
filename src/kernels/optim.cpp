// SPDX-License-Identifier: Apache-2.0
#include "kernels/optim.h"

namespace nnc::kernels {

void sgd_step(const View& p, const View& g, const View& buf, const SgdStep& s) {
  using F = bool (*)(const View&, const View&, const View&, const SgdStep&);
  static constexpr F kList[] = {ref::sgd_step};
  run_first(kList, p, g, buf, s);
}

}  // namespace nnc::kernels
