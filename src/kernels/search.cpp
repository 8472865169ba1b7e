// SPDX-License-Identifier: Apache-2.0
#include "kernels/search.h"

namespace nnc::kernels {

void search_sorted(const View& out, const ConstView& sorted, const ConstView& values,
                   const ConstView& sorter, const SearchShape& shape) {
  check_same_type("search_sorted", {&sorted, &values});
  check_same_sizes("search_sorted", {&sorted, &sorter});
  check_contiguous("search_sorted", {&out, &sorted, &values});
  check(values.numel() == shape.rows * shape.m && out.numel() == values.numel() &&
            sorted.numel() == (shape.shared ? 1 : shape.rows) * shape.n,
        Code::kInternal, "search_sorted: sizes ", values.sizes(), " and ", sorted.sizes());
  static constexpr Implementations kList{__func__, ref::search_sorted};
  run_first(kList, out, sorted, values, sorter, shape);
}

void is_in(const View& out, const ConstView& values, const ConstView& sorted, bool invert) {
  check_same_type("is_in", {&values, &sorted});
  check_same_sizes("is_in", {&out, &values});
  check_contiguous("is_in", {&out, &values, &sorted});
  static constexpr Implementations kList{__func__, ref::is_in};
  run_first(kList, out, values, sorted, invert);
}

void count_bins(const View& out, const ConstView& x, const ConstView& weights) {
  check_same_sizes("count_bins", {&x, &weights});
  check_contiguous("count_bins", {&out, &x});
  static constexpr Implementations kList{__func__, ref::count_bins};
  run_first(kList, out, x, weights);
}

void sort_as_placed(const View& order, const ConstView& x) {
  check_contiguous("sort_as_placed", {&order, &x});
  check(x.numel() == order.numel(), Code::kInternal, "sort_as_placed: sizes ", x.sizes());
  static constexpr Implementations kList{__func__, ref::sort_as_placed};
  run_first(kList, order, x);
}

void sort_slices(const View& order, const ConstView& x, int64_t n, int64_t m) {
  check_contiguous("sort_slices", {&order, &x});
  check(x.numel() == n * m && order.numel() == n, Code::kInternal, "sort_slices: sizes ",
        x.sizes());
  static constexpr Implementations kList{__func__, ref::sort_slices};
  run_first(kList, order, x, n, m);
}

int64_t group_slices(const View& inverse, const View& first, const View& counts,
                     const ConstView& order, const ConstView& x, int64_t n, int64_t m) {
  check_same("group_slices", {&inverse, &first, &counts, &order});
  check_contiguous("group_slices", {&inverse, &first, &counts, &order, &x});
  static constexpr Implementations kList{__func__, ref::group_slices};
  int64_t groups = 0;
  run_first(kList, &groups, inverse, first, counts, order, x, n, m);
  return groups;
}

}  // namespace nnc::kernels
