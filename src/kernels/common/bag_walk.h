// SPDX-License-Identifier: Apache-2.0
// The entries of bags, for kernels/embedding_bag.h. R adds rows: add(total, row, n, factor).
#pragma once

#include <algorithm>
#include <vector>

#include "kernels/common/grain.h"
#include "kernels/embedding_bag.h"
#include "kernels/index.h"

namespace nnc::kernels {

// Calls f(entry, row) for those of bag b and says how many there were.
template <class F>
int64_t for_entries(const Bags& bags, int64_t b, int64_t rows, const F& f) {
  const int64_t* const starts = bags.starts.ptr<int64_t>();
  int64_t count = 0;
  for (int64_t k = starts[b]; k < starts[b + 1]; ++k) {
    const int64_t row = checked_index(bags.index.ptr<int64_t>()[k], rows, 0, "embedding_bag");
    if (row == bags.padding) continue;
    f(k, row);
    ++count;
  }
  return count;
}
// The work of a bag.
inline int64_t bag_grain(const Bags& bags, int64_t width) {
  const int64_t entries = bags.index.numel() / std::max<int64_t>(bags.count(), 1) + 1;
  return grain_of(entries * std::max<int64_t>(width, 1));
}

template <class T, class R>
void walk_bag_sums(const View& out, const ConstView& table, const ConstView& weights,
                   const Bags& bags, const R& r) {
  using C = compute_t<T>;
  const int64_t rows = table.size(0), width = table.size(1);
  const T* const from = table.ptr<T>();
  parallel_for(bags.count(), bag_grain(bags, width), [&](int64_t begin, int64_t end) {
    std::vector<C> total(static_cast<size_t>(width));
    for (int64_t b = begin; b < end; ++b) {
      std::fill(total.begin(), total.end(), C(0));
      const int64_t count = for_entries(bags, b, rows, [&](int64_t k, int64_t row) {
        const C w = weights.defined() ? static_cast<C>(weights.ptr<T>()[k]) : C(1);
        r.add(total.data(), from + row * width, width, w);
      });
      const C divisor = static_cast<C>(bags.mean && count > 0 ? count : 1);
      T* const to = out.ptr<T>() + b * width;
      for (int64_t j = 0; j < width; ++j) {
        to[j] = static_cast<T>(total[static_cast<size_t>(j)] / divisor);
      }
    }
  });
}

// Every thread owns a part of the rows and passes over all entries, as in ref::add_rows. A row of a
// 16-bit type is added up in float32, which total holds for the whole table.
template <class T, class R>
void walk_bag_sums_grad(const View& table, const ConstView& gy, const ConstView& weights,
                        const ConstView& factors, const Bags& bags, const R& r) {
  using C = compute_t<T>;
  const int64_t rows = table.size(0), width = table.size(1), bags_n = bags.count();
  std::vector<C> shares(static_cast<size_t>(bags_n), C(1));
  for (int64_t b = 0; bags.mean && b < bags_n; ++b) {
    const int64_t count = for_entries(bags, b, rows, [](int64_t, int64_t) {});
    shares[static_cast<size_t>(b)] = C(1) / static_cast<C>(std::max<int64_t>(count, 1));
  }
  std::vector<C> wide(std::is_same_v<T, C> ? 0 : static_cast<size_t>(table.numel()));
  const int64_t work = bags.index.numel() * std::max<int64_t>(width, 1);
  parallel_for(rows, work > kGrain ? 1 : rows, [&](int64_t begin, int64_t end) {
    C* to = wide.data();
    if constexpr (std::is_same_v<T, C>) to = table.ptr<T>();
    std::fill(to + begin * width, to + end * width, C(0));
    for (int64_t b = 0; b < bags_n; ++b) {
      for_entries(bags, b, rows, [&](int64_t k, int64_t row) {
        if (row < begin || row >= end) return;
        C w = shares[static_cast<size_t>(b)];
        if (weights.defined()) w *= static_cast<C>(weights.ptr<T>()[k]);
        if (factors.defined()) w *= static_cast<C>(factors.ptr<double>()[row]);
        r.add(to + row * width, gy.ptr<T>() + b * width, width, w);
      });
    }
    if constexpr (!std::is_same_v<T, C>) {
      for (int64_t i = begin * width; i < end * width; ++i) {
        table.ptr<T>()[i] = static_cast<T>(wide[static_cast<size_t>(i)]);
      }
    }
  });
}

}  // namespace nnc::kernels
