// SPDX-License-Identifier: Apache-2.0
#include "kernels/histogram.h"

namespace nnc::kernels {

void histogram(const View& counts, const ConstView& x, double low, double high) {
  static constexpr Implementations kList{__func__, ref::histogram};
  check_contiguous("histc", {&counts, &x});
  check(counts.numel() > 0 && low < high, Code::kInternal, "histc: ", counts.numel(), " parts of ",
        low, "..", high);
  run_first(kList, counts, x, low, high);
}

}  // namespace nnc::kernels
