// SPDX-License-Identifier: Apache-2.0
#include "kernels/softmax.h"

namespace nnc::kernels {

void softmax(bool log, const View& y, const View& x, int64_t dim) {
  using F = bool (*)(bool, const View&, const View&, int64_t);
  static constexpr F kList[] = {cpu::softmax, ref::softmax};
  run_first(kList, log, y, x, dim);
}

void softmax_backward(bool log, const View& gx, const View& gy, const View& y, int64_t dim) {
  using F = bool (*)(bool, const View&, const View&, const View&, int64_t);
  static constexpr F kList[] = {cpu::softmax_backward, ref::softmax_backward};
  run_first(kList, log, gx, gy, y, dim);
}

void log_sum_exp(const View& y, const View& x, int64_t dim) {
  using F = bool (*)(const View&, const View&, int64_t);
  static constexpr F kList[] = {cpu::log_sum_exp, ref::log_sum_exp};
  run_first(kList, y, x, dim);
}

}  // namespace nnc::kernels
