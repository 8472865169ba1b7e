// SPDX-License-Identifier: Apache-2.0
// What sorted elements are good for: places, membership, groups of equal ones; and counting.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// out (rows, m) of int64: the first place of a row of sorted that is not before the value, or with
// `right` the first that is behind it. sorted is row-major (rows, n), or (1, n) for all rows;
// values is row-major (rows, m); all of one type. sorter, of sorted's sizes, is the order in which
// a row of sorted is sorted, or left out; its values were checked. NaN is behind everything.
struct SearchShape {
  using PlainArgument = void;
  int64_t rows = 1, n = 0, m = 0;
  bool shared = true;  // one row for all
  bool right = false;
};
void search_sorted(const View& out, const ConstView& sorted, const ConstView& values,
                   const ConstView& sorter, const SearchShape& shape);

// out[i] = (values[i] is in sorted) != invert: row-major, of one type, out of bool. A NaN is in
// nothing.
void is_in(const View& out, const ConstView& values, const ConstView& sorted, bool invert);

// out[x[i]] += weights[i], or 1 without weights: out of float64, or int64. x of int64 in 0..size-1
// of out; all row-major.
void count_bins(const View& out, const ConstView& x, const ConstView& weights);

// The order of the elements of row-major x, NaN last, of equal ones as std::sort leaves them, which
// is PyTorch's way.
void sort_as_placed(const View& order, const ConstView& x);
// The order of the rows of row-major (n, m), as std::sort leaves it, by the first element that
// differs. A NaN is passed over as if it did not differ.
void sort_slices(const View& order, const ConstView& x, int64_t n, int64_t m);
// Numbers groups of equal rows: inverse[order[i]] is the group of row order[i], first[g] the first
// row of group g in that order, counts[g] how many there are. Returns the number of groups. All
// three are int64 (n).
int64_t group_slices(const View& inverse, const View& first, const View& counts,
                     const ConstView& order, const ConstView& x, int64_t n, int64_t m);

namespace ref {
bool search_sorted(const View& out, const ConstView& sorted, const ConstView& values,
                   const ConstView& sorter, const SearchShape& shape);
bool is_in(const View& out, const ConstView& values, const ConstView& sorted, bool invert);
bool count_bins(const View& out, const ConstView& x, const ConstView& weights);
bool sort_as_placed(const View& order, const ConstView& x);
bool sort_slices(const View& order, const ConstView& x, int64_t n, int64_t m);
bool group_slices(int64_t* groups, const View& inverse, const View& first, const View& counts,
                  const ConstView& order, const ConstView& x, int64_t n, int64_t m);
}  // namespace ref

}  // namespace nnc::kernels
