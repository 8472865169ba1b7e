// SPDX-License-Identifier: Apache-2.0
// Elements by their rank: of many, those that share the leading bits of the one that is looked for.
#include "kernels/order.h"

#include <algorithm>

#include "kernels/common/along.h"
#include "kernels/common/block.h"
#include "kernels/common/grain.h"
#include "kernels/common/tied_places.h"
#include "kernels/cpu/sort_keys.h"

namespace nnc::kernels::cpu {
namespace {

constexpr int64_t kFewToPartition = 256;  // which partitioning serves faster
constexpr int kLeading = 11;              // bits

// Of n items at a, with room for as many at b: of equal ones the k-th by their places or, as
// `kthvalue`, the one that PyTorch finds.
template <class P>
[[gnu::noinline]] P select_item(bool kthvalue, P* a, P* b, int64_t n, int64_t k, int bits) {
  const auto found_by_value = [&] {
    quick_select(a, n, k, [](const P& x, const P& y) { return x.digits() < y.digits(); });
    return a[k];
  };
  if (n <= kFewToPartition) {
    if (kthvalue) return found_by_value();
    std::nth_element(a, a + k, a + n);
    return a[k];
  }
  uint32_t count[1 << kLeading] = {};
  const int shift = bits - kLeading;
  for (int64_t i = 0; i < n; ++i) ++count[a[i].digits() >> shift];
  uint64_t lead = 0;
  int64_t rest = k;
  for (; rest >= count[lead]; ++lead) rest -= count[lead];
  int64_t m = 0;
  for (int64_t i = 0; i < n; ++i) {
    b[m] = a[i];
    m += (a[i].digits() >> shift) == lead;
  }
  std::nth_element(b, b + rest, b + m);
  const P found = b[rest];
  const auto equal = [&](const P& x) { return x.digits() == found.digits(); };
  return kthvalue && std::count_if(b, b + m, equal) > 1 ? found_by_value() : found;
}

// The place of the k-th of n elements; of a median the first NaN.
template <class T>
int64_t ranked_place(Rank rank, bool places, const T* x, int64_t step, int64_t n, int64_t k,
                     placed_key_t<T>* items) {
  using K = sort_key_t<T>;
  K most = 0;
  for (int64_t i = 0; i < n; ++i) {
    const T v = x[i * step];
    const K key = sort_key(v == T(0) ? T(0) : v);  // the zeros are equal
    items[i] = placed(key, i);
    most = std::max(most, key);
  }
  if constexpr (!std::is_integral_v<T>) {
    // NaN alone has the last key.
    for (int64_t i = 0; rank == Rank::kMedian && most == static_cast<K>(~K(0)) && i < n; ++i) {
      if (items[i].digits() == most) return i;
    }
  }
  return place_of(select_item(places && rank == Rank::kKth, items, items + n, n, k,
                              8 * static_cast<int>(sizeof(K))));
}

template <class T>
void select_as(Rank rank, const View& values, const View& indices, const ConstView& in, int64_t dim,
               int64_t k) {
  using P = placed_key_t<T>;
  const int64_t n = extent(in, dim), step = step_of(in, dim);
  const ConstView from = without(in, dim);
  const ConstView& at = indices.defined() ? static_cast<const ConstView&>(indices) : from;
  const ConstView* views[3] = {&values, &at, &from};
  LoopPlan<3>(views).run(grain_of(4 * n), [&](char* const* p, const int64_t* s, int64_t rows) {
    const Ref<Block> memory = Block::allocate((2 * n + 1) * static_cast<int64_t>(sizeof(P)));
    for (int64_t r = 0; r < rows; ++r) {
      const T* x = reinterpret_cast<const T*>(p[2] + r * s[2]);
      const int64_t place = ranked_place(rank, indices.defined(), x, step, n, k, memory->as<P>());
      *reinterpret_cast<T*>(p[0] + r * s[0]) = x[place * step];
      if (indices.defined()) *reinterpret_cast<int64_t*>(p[1] + r * s[1]) = place;
    }
  });
}

}  // namespace

bool select_rank(Rank rank, const View& values, const View& indices, const ConstView& in,
                 int64_t dim, int64_t k) {
  if (extent(in, dim) >= kMostPlaces) return false;
  return with_sort_keys(in.dtype(), [&](auto tag) {
    select_as<typename decltype(tag)::type>(rank, values, indices, in, dim, k);
  });
}

}  // namespace nnc::kernels::cpu
