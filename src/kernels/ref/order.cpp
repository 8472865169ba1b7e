// SPDX-License-Identifier: Apache-2.0
#include "kernels/order.h"

#include <algorithm>
#include <cstring>

#include "base/parallel.h"
#include "kernels/common/along.h"
#include "kernels/common/block.h"
#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/common/tied_places.h"

namespace nnc::kernels::ref {
namespace {

template <class C>
struct Item {
  C value;
  int64_t place;
};

// NaN behind everything.
template <class C>
bool before(C a, C b) {
  return (!is_nan(a) && is_nan(b)) || a < b;
}

// The first NaN of a line, or n.
template <class T>
int64_t first_nan(const T* x, int64_t step, int64_t n) {
  if constexpr (std::is_integral_v<T>) return n;
  int64_t i = 0;
  while (i < n && !is_nan(static_cast<compute_t<T>>(x[i * step]))) ++i;
  return i;
}

// Calls line(y, index, x) for each line along dim; index is null if there are none.
template <class T, class F>
void for_lines(const View& values, const View& indices, const ConstView& in, int64_t dim,
               int64_t work, const F& line) {
  const ConstView from = without(in, dim);
  const ConstView& at = indices.defined() ? static_cast<const ConstView&>(indices) : from;
  const ConstView* views[3] = {&values, &at, &from};
  LoopPlan<3>(views).run(grain_of(work), [&](char* const* p, const int64_t* s, int64_t rows) {
    line([&](const auto& body) {
      for (int64_t r = 0; r < rows; ++r) {
        body(reinterpret_cast<T*>(p[0] + r * s[0]),
             indices.defined() ? reinterpret_cast<int64_t*>(p[1] + r * s[1]) : nullptr,
             reinterpret_cast<const T*>(p[2] + r * s[2]));
      }
    });
  });
}

template <class T>
void select_values(Rank rank, const View& values, const ConstView& in, int64_t dim, int64_t k) {
  using C = compute_t<T>;
  const int64_t n = extent(in, dim), step = step_of(in, dim);
  for_lines<T>(values, View(), in, dim, 4 * n, [&](const auto& rows) {
    const Ref<Block> memory = Block::allocate(n * static_cast<int64_t>(sizeof(C)));
    C* const copy = memory->as<C>();
    rows([&](T* y, int64_t*, const T* x) {
      if (rank == Rank::kMedian) {
        if (const int64_t nan = first_nan(x, step, n); nan < n) {
          *y = x[nan * step];
          return;
        }
      }
      for (int64_t i = 0; i < n; ++i) copy[i] = static_cast<C>(x[i * step]);
      std::nth_element(copy, copy + k, copy + n, before<C>);
      *y = static_cast<T>(copy[k]);
    });
  });
}

template <class T>
void select_items(Rank rank, const View& values, const View& indices, const ConstView& in,
                  int64_t dim, int64_t k) {
  using C = compute_t<T>;
  const int64_t n = extent(in, dim), step = step_of(in, dim);
  for_lines<T>(values, indices, in, dim, 4 * n, [&](const auto& rows) {
    const Ref<Block> memory = Block::allocate(n * static_cast<int64_t>(sizeof(Item<C>)));
    Item<C>* const items = memory->as<Item<C>>();
    rows([&](T* y, int64_t* index, const T* x) {
      int64_t place = rank == Rank::kMedian ? first_nan(x, step, n) : n;
      if (place == n) {
        for (int64_t i = 0; i < n; ++i) items[i] = {static_cast<C>(x[i * step]), i};
        const auto less = [](const Item<C>& a, const Item<C>& b) {
          return before(a.value, b.value);
        };
        if (rank == Rank::kKth)
          quick_select(items, n, k, less);
        else
          std::nth_element(items, items + k, items + n, [&](const Item<C>& a, const Item<C>& b) {
            return less(a, b) || (!less(b, a) && a.place < b.place);
          });
        place = items[k].place;
      }
      *y = x[place * step];
      *index = place;
    });
  });
}

}  // namespace

bool select_rank(Rank rank, const View& values, const View& indices, const ConstView& in,
                 int64_t dim, int64_t k) {
  dispatch_all(in.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    if (indices.defined())
      select_items<T>(rank, values, indices, in, dim, k);
    else
      select_values<T>(rank, values, in, dim, k);
  });
  return true;
}

namespace {
// The items begin..end-1 such that those of the m ascending ranks stand in their places: the one in
// the middle first, then those on each side of it.
void select_ranks(Placed* items, int64_t begin, int64_t end, const int64_t* ranks, int64_t m) {
  while (m > 0) {
    const int64_t half = m / 2, at = ranks[half];
    select_placed(items + begin, end - begin, at - begin);
    select_ranks(items, begin, at, ranks, half);
    begin = at + 1;
    ranks += half + 1;
    m -= half + 1;
  }
}
}  // namespace
bool rank_places(const ConstView& x, int64_t rows, int64_t n, const View& ranks) {
  const int64_t size = item_size(x.dtype()), m = ranks.numel() / rows;
  parallel_for(rows, grain_of(16 * n), [&](int64_t begin, int64_t end) {
    const Ref<Block> memory = Block::allocate(n * static_cast<int64_t>(sizeof(Placed)));
    const Ref<Block> wanted = Block::allocate(m * static_cast<int64_t>(sizeof(int64_t)));
    Placed* const items = memory->as<Placed>();
    int64_t *const first = wanted->as<int64_t>(), *const last = first + m;
    for (int64_t r = begin; r < end; ++r) {
      const char* const line = static_cast<const char*>(x.data()) + r * n * size;
      int64_t* const rank = ranks.ptr<int64_t>() + r * m;
      place_line(line, x.dtype(), 1, n, false, items);
      if (m * m > n) {
        sort_placed(items, n);
      } else {
        std::copy(rank, rank + m, first);
        std::sort(first, last);
        select_ranks(items, 0, n, first, std::unique(first, last) - first);
      }
      for (int64_t i = 0; i < m; ++i) rank[i] = items[rank[i]].place;
    }
  });
  return true;
}

bool mode(const View& values, const View& indices, const ConstView& in, int64_t dim) {
  const int64_t n = extent(in, dim), step = step_of(in, dim), size = item_size(in.dtype());
  const uint64_t last_number = is_floating(in.dtype()) ? kNanKey - 1 : kNanKey;
  const ConstView lines = without(in, dim);
  const ConstView* views[3] = {&values, &indices, &lines};
  LoopPlan<3>(views).run(grain_of(16 * n), [&](char* const* p, const int64_t* s, int64_t rows) {
    const Ref<Block> memory = Block::allocate(n * static_cast<int64_t>(sizeof(Placed)));
    Placed* const items = memory->as<Placed>();
    for (int64_t r = 0; r < rows; ++r) {
      const char* const x = p[2] + r * s[2];
      place_line(x, in.dtype(), step, n, false, items);
      sort_placed(items, n, last_number);
      int64_t last = 0, most = 0, length = 0;
      for (int64_t i = 0; i < n; ++i) {
        const uint64_t key = items[i].key;
        const bool goes_on = i > 0 && key == items[i - 1].key && key <= last_number;
        length = goes_on ? length + 1 : 1;
        if (length > most) most = length, last = i;
      }
      const int64_t place = items[last].place;
      std::memcpy(p[0] + r * s[0], x + place * step * size, static_cast<size_t>(size));
      *reinterpret_cast<int64_t*>(p[1] + r * s[1]) = place;
    }
  });
  return true;
}

}  // namespace nnc::kernels::ref
