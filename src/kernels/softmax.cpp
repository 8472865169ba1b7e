// SPDX-License-Identifier: Apache-2.0
#include "kernels/softmax.h"

namespace nnc::kernels {

void softmax(bool log, const View& y, const ConstView& x, int64_t dim) {
  check_same("softmax", {&y, &x});
  if (y.numel() == 0) return;  // perhaps many lines of no elements
  static constexpr Implementations kList{__func__, cpu::softmax, ref::softmax};
  run_first(kList, log, y, x, dim);
}

void softmax_backward(bool log, const View& gx, const ConstView& gy, const ConstView& y,
                      int64_t dim) {
  check_same("softmax", {&gx, &gy, &y});
  if (gx.numel() == 0) return;
  static constexpr Implementations kList{__func__, cpu::softmax_backward, ref::softmax_backward};
  run_first(kList, log, gx, gy, y, dim);
}

void log_sum_exp(const View& y, const ConstView& x, int64_t dim) {
  check_same_type("logsumexp", {&y, &x});
  const ConstView line = x.ndim() == 0 ? x : narrowed(x, dim, 0, 1);
  check_same_sizes("logsumexp", {&y, &line});
  static constexpr Implementations kList{__func__, cpu::log_sum_exp, ref::log_sum_exp};
  run_first(kList, y, x, dim);
}

}  // namespace nnc::kernels
