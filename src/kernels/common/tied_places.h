// SPDX-License-Identifier: Apache-2.0
// Which of several equal elements PyTorch picks: a matter of its algorithms, which these follow.
// (median counts equal ones in the order of their places.)
#pragma once

#include <cstdint>
#include <utility>

#include "tensor/dtype.h"

namespace nnc::kernels {

// An element by a number of the same order: equal zeros, NaN behind everything.
struct Placed {
  uint64_t key;
  int64_t place;
};
inline constexpr uint64_t kNanKey = ~uint64_t{0};  // of floating point
// The n elements of a line at x, of any type; flipped in the opposite order.
void place_line(const void* x, DType dtype, int64_t step, int64_t n, bool flipped, Placed* items);
// std::sort by the keys alone, of which those behind last are neither before nor behind any other.
// That is no order, as comparing floating-point numbers with < is none where there are NaNs; it
// stays inside the items, because of two of them never both are before the other.
void sort_placed(Placed* items, int64_t n, uint64_t last = kNanKey);
// topk: the first k of n items by their keys, in their order.
void sort_first_placed(Placed* items, int64_t n, int64_t k);
// quantile: items[k] as in sorted order, in front of it none that is larger.
void select_placed(Placed* items, int64_t n, int64_t k);

// kthvalue: a[k] as in sorted order, by before(a, b), which compares values alone. A quicksort of
// one side, with the median of the first, the middle and the last element for its pivot.
template <class P, class Before>
void quick_select(P* a, int64_t n, int64_t k, const Before& before) {
  for (int64_t left = 0, right = n - 1; right > left;) {
    if (right == left + 1) {
      if (before(a[right], a[left])) std::swap(a[left], a[right]);
      return;
    }
    std::swap(a[(left + right) / 2], a[left + 1]);
    if (before(a[right], a[left + 1])) std::swap(a[left + 1], a[right]);
    if (before(a[right], a[left])) std::swap(a[left], a[right]);
    if (before(a[left], a[left + 1])) std::swap(a[left + 1], a[left]);
    int64_t i = left + 1, j = right;
    const P pivot = a[left];
    for (;;) {
      do ++i;
      while (before(a[i], pivot));
      do --j;
      while (before(pivot, a[j]));
      if (j < i) break;
      std::swap(a[i], a[j]);
    }
    std::swap(a[left], a[j]);
    if (j <= k) left = i;
    if (j >= k) right = j - 1;
  }
}

}  // namespace nnc::kernels
