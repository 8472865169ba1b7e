// SPDX-License-Identifier: Apache-2.0
#include "kernels/search.h"

#include <algorithm>

#include "kernels/common/along.h"
#include "kernels/common/block.h"
#include "kernels/common/grain.h"
#include "kernels/common/indices.h"
#include "kernels/common/tied_places.h"

namespace nnc::kernels::ref {

bool search_sorted(const View& out, const ConstView& sorted, const ConstView& values,
                   const ConstView& sorter, const SearchShape& shape) {
  const int64_t n = shape.n, m = shape.m;
  int64_t* const to = out.ptr<int64_t>();
  const int64_t* const order = sorter.defined() ? sorter.ptr<int64_t>() : nullptr;
  dispatch_all(sorted.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    const T* const all = sorted.ptr<T>();
    const T* const x = values.ptr<T>();
    parallel_for(shape.rows * m, grain_of(16), [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i) {
        const int64_t base = shape.shared ? 0 : i / m * n;
        const C v = static_cast<C>(x[i]);
        // Without branches on values, which nobody could predict.
        int64_t low = 0;
        for (int64_t left = n; left > 0;) {
          const int64_t half = left / 2, middle = low + half;
          const C at = static_cast<C>(all[base + (order ? order[base + middle] : middle)]);
          const auto behind = static_cast<int64_t>(shape.right ? !(at > v) : !(at >= v));
          low += (half + 1) & -behind;
          left = half - (behind & ~left);  // half of an odd number is left on either side
        }
        to[i] = low;
      }
    });
  });
  return true;
}

bool is_in(const View& out, const ConstView& values, const ConstView& sorted, bool invert) {
  bool* const to = out.ptr<bool>();
  const int64_t n = sorted.numel();
  dispatch_all(values.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    const T* const x = values.ptr<T>();
    const T* const all = sorted.ptr<T>();
    parallel_for(values.numel(), grain_of(16), [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i) {
        const C v = static_cast<C>(x[i]);
        const T* const at = std::lower_bound(all, all + n, v,
                                             [](const T& a, C b) { return static_cast<C>(a) < b; });
        to[i] = (at != all + n && static_cast<C>(*at) == v) != invert;
      }
    });
  });
  return true;
}

bool count_bins(const View& out, const ConstView& x, const ConstView& weights) {
  const Places bins{out.numel(), 0, sizeof(int64_t), "bincount"};
  const char* at = static_cast<const char*>(x.data());
  char* const first = static_cast<char*>(out.data());
  const char* const end = at + x.numel() * static_cast<int64_t>(sizeof(int64_t));
  if (!weights.defined()) {
    for (; at != end; at += sizeof(int64_t)) {
      ++*reinterpret_cast<int64_t*>(first + bins.offset(at));
    }
    return true;
  }
  for (const double* w = weights.ptr<double>(); at != end; at += sizeof(int64_t), ++w) {
    *reinterpret_cast<double*>(first + bins.offset(at)) += *w;
  }
  return true;
}

namespace {
// Is row a of m elements before row b? A NaN is neither before nor behind anything.
template <class T>
bool row_before(const ConstView& x, int64_t a, int64_t b, int64_t m) {
  using C = compute_t<T>;
  const T *p = x.ptr<T>() + a * m, *q = x.ptr<T>() + b * m;
  for (int64_t i = 0; i < m; ++i) {
    const C u = static_cast<C>(p[i]), v = static_cast<C>(q[i]);
    if (u < v) return true;
    if (v < u) return false;
  }
  return false;
}
template <class C, class T>
bool same(const T* a, const T* b, int64_t m) {
  for (int64_t i = 0; i < m; ++i) {
    if (!(static_cast<C>(a[i]) == static_cast<C>(b[i]))) return false;
  }
  return true;
}
}  // namespace

bool sort_as_placed(const View& order, const ConstView& x) {
  const int64_t n = x.numel();
  const Ref<Block> memory = Block::allocate(n * static_cast<int64_t>(sizeof(Placed)));
  Placed* const items = memory->as<Placed>();
  place_line(x.data(), x.dtype(), 1, n, false, items);
  sort_placed(items, n);
  for (int64_t i = 0; i < n; ++i) order.ptr<int64_t>()[i] = items[i].place;
  return true;
}

// One sort for all types: comparing rows costs more than the call. With NaNs it is by no order, as
// in PyTorch, but stays inside the rows, because of two rows never both are before the other.
bool sort_slices(const View& order, const ConstView& x, int64_t n, int64_t m) {
  bool (*is_before)(const ConstView&, int64_t, int64_t, int64_t) = nullptr;
  dispatch_all(x.dtype(), [&](auto tag) { is_before = row_before<typename decltype(tag)::type>; });
  int64_t* const places = order.ptr<int64_t>();
  for (int64_t i = 0; i < n; ++i) places[i] = i;
  std::sort(places, places + n, [&](int64_t a, int64_t b) { return is_before(x, a, b, m); });
  return true;
}

bool group_slices(int64_t* groups, const View& inverse, const View& first, const View& counts,
                  const ConstView& order, const ConstView& x, int64_t n, int64_t m) {
  const int64_t* const places = order.ptr<int64_t>();
  int64_t* const group_of = inverse.ptr<int64_t>();
  int64_t* const first_of = first.ptr<int64_t>();
  int64_t* const count_of = counts.ptr<int64_t>();
  int64_t count = 0;
  dispatch_all(x.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    const T* const rows = x.ptr<T>();
    for (int64_t i = 0; i < n; ++i) {
      const int64_t place = places[i];
      if (i == 0 || !same<compute_t<T>>(rows + places[i - 1] * m, rows + place * m, m)) {
        first_of[count] = place;
        count_of[count++] = 0;
      }
      group_of[place] = count - 1;
      ++count_of[count - 1];
    }
  });
  *groups = count;
  return true;
}

}  // namespace nnc::kernels::ref
