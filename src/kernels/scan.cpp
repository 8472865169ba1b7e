// SPDX-License-Identifier: Apache-2.0
#include "kernels/scan.h"

namespace nnc::kernels {

void cumprod(const View& out, const ConstView& in, int64_t dim) {
  check_same("cumprod", {&out, &in});
  if (out.numel() == 0) return;  // perhaps many lines of no elements
  static constexpr Implementations kList{__func__, cpu::cumprod, ref::cumprod};
  run_first(kList, out, in, dim);
}

void cumulative_extreme(bool largest, const View& values, const View& indices, const ConstView& in,
                        int64_t dim) {
  check_same("cummax", {&values, &in});
  check_same_sizes("cummax", {&indices, &in});
  if (in.numel() == 0) return;
  static constexpr Implementations kList{__func__, cpu::cumulative_extreme,
                                         ref::cumulative_extreme};
  run_first(kList, largest, values, indices, in, dim);
}

void linear_scan(const View& out, const ConstView& g, const ConstView& w, int64_t dim,
                 bool reverse) {
  check_same("linear_scan", {&out, &g, &w});
  if (out.numel() == 0) return;
  static constexpr Implementations kList{__func__, cpu::linear_scan, ref::linear_scan};
  run_first(kList, out, g, w, dim, reverse);
}

}  // namespace nnc::kernels
