// SPDX-License-Identifier: Apache-2.0
#include "kernels/unfold.h"

#include "kernels/copy.h"

namespace nnc::kernels {

void unfold(const UnfoldShape& s, const View& y, const ConstView& x) {
  static constexpr Implementations kList{__func__, cpu::unfold, ref::unfold};
  check_row("unfold", x, s.dtype, s.planes * s.in_spatial());
  check_row("unfold", y, s.dtype, s.planes * s.column_count());
  if (y.numel() == 0) return;
  run_first(kList, s, y, x);
}

void fold(const UnfoldShape& s, const View& x, const ConstView& y) {
  static constexpr Implementations kList{__func__, cpu::fold, ref::fold};
  check_row("fold", x, s.dtype, s.planes * s.in_spatial());
  check_row("fold", y, s.dtype, s.planes * s.column_count());
  if (x.numel() == 0) return;
  run_first(kList, s, x, y);
}

}  // namespace nnc::kernels
