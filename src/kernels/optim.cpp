// SPDX-License-Identifier: Apache-2.0
#include "kernels/optim.h"

namespace nnc::kernels {

void sgd_step(const View& p, const ConstView& g, const View& buf, const SgdStep& s) {
  check_same("SGD", {&p, &g, &buf});
  check_contiguous("SGD", {&p, &g, &buf});
  static constexpr Implementations kList{__func__, cpu::sgd_step, ref::sgd_step};
  run_first(kList, p, g, buf, s);
}

void adam_step(const View& p, const ConstView& g, const View& m, const View& v, const View& vmax,
               const AdamStep& s) {
  check_same("Adam", {&p, &g, &m, &v, &vmax});
  check_contiguous("Adam", {&p, &g, &m, &v, &vmax});
  static constexpr Implementations kList{__func__, cpu::adam_step, ref::adam_step};
  run_first(kList, p, g, m, v, vmax, s);
}

}  // namespace nnc::kernels
