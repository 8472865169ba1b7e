// SPDX-License-Identifier: Apache-2.0
#include "kernels/sort.h"

namespace nnc::kernels {

void sort_rows(const ConstView& x, int64_t rows, int64_t n, bool descending, const View& values,
               const View& index) {
  static constexpr Implementations kList{__func__, cpu::sort_rows, ref::sort_rows};
  check_same("sort", {&x, &values});
  check_same_sizes("sort", {&x, &index});
  check_contiguous("sort", {&x, &values, &index});
  check(x.numel() == rows * n, Code::kInternal, "sort: ", rows, " x ", n, " elements in sizes ",
        x.sizes());
  run_first(kList, x, rows, n, descending, values, index);
}

void sort_values(const ConstView& x, int64_t rows, int64_t n, const View& values) {
  static constexpr Implementations kList{__func__, cpu::sort_values, ref::sort_values};
  check_same("sort", {&x, &values});
  check_contiguous("sort", {&x, &values});
  check(x.numel() == rows * n, Code::kInternal, "sort: ", rows, " x ", n, " elements in sizes ",
        x.sizes());
  run_first(kList, x, rows, n, values);
}

void sort_first(const ConstView& x, int64_t rows, int64_t n, int64_t k, bool descending,
                const View& values, const View& index) {
  static constexpr Implementations kList{__func__, cpu::sort_first, ref::sort_first};
  check_same_type("topk", {&x, &values});
  check_same_sizes("topk", {&values, &index});
  check_contiguous("topk", {&x, &values, &index});
  check(x.numel() == rows * n && values.numel() == rows * k && 0 < k && k <= n, Code::kInternal,
        "topk: ", k, " of ", rows, " x ", n, " elements in sizes ", x.sizes());
  run_first(kList, x, rows, n, k, descending, values, index);
}

void topk(const ConstView& x, int64_t rows, int64_t n, int64_t k, bool largest, const View& values,
          const View& index) {
  static constexpr Implementations kList{__func__, ref::topk};
  run_first(kList, x, rows, n, k, largest, values, index);
}

}  // namespace nnc::kernels
