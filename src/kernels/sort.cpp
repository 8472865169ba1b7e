// SPDX-License-Identifier: Apache-2.0
#include "kernels/sort.h"

namespace nnc::kernels {

void sort_values(const ConstView& x, int64_t rows, int64_t n, const View& values) {
  static constexpr std::array kList{cpu::sort_values, ref::sort_values};
  check_same("sort", {&x, &values});
  check_contiguous("sort", {&x, &values});
  check(x.numel() == rows * n, Code::kInternal, "sort: ", rows, " x ", n, " elements in sizes ",
        x.sizes());
  run_first(kList, x, rows, n, values);
}

}  // namespace nnc::kernels
