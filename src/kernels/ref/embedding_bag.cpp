// SPDX-License-Identifier: Apache-2.0
#include "kernels/embedding_bag.h"

#include "kernels/common/bag_walk.h"

namespace nnc::kernels::ref {
namespace {

struct BagRows {
  template <class C, class T>
  void add(C* total, const T* row, int64_t n, C factor) const {
    for (int64_t j = 0; j < n; ++j) total[j] += factor * static_cast<C>(row[j]);
  }
};

}  // namespace

bool bag_sums(const View& out, const ConstView& table, const ConstView& weights, const Bags& bags) {
  dispatch_floating(out.dtype(), "embedding_bag", [&](auto tag) {
    walk_bag_sums<typename decltype(tag)::type>(out, table, weights, bags, BagRows());
  });
  return true;
}

bool bag_sums_grad(const View& table, const ConstView& gy, const ConstView& weights,
                   const ConstView& factors, const Bags& bags) {
  dispatch_floating(gy.dtype(), "embedding_bag", [&](auto tag) {
    walk_bag_sums_grad<typename decltype(tag)::type>(table, gy, weights, factors, bags, BagRows());
  });
  return true;
}

bool bag_dots(const View& out, const ConstView& table, const ConstView& gy, const Bags& bags) {
  dispatch_floating(out.dtype(), "embedding_bag", [&](auto tag) {
    using T = typename decltype(tag)::type;
    const int64_t rows = table.size(0), width = table.size(1);
    T* const to = out.ptr<T>();
    std::fill(to, to + out.numel(), T(0));
    parallel_for(bags.count(), bag_grain(bags, width), [&](int64_t begin, int64_t end) {
      for (int64_t b = begin; b < end; ++b) {
        for_entries(bags, b, rows, [&](int64_t k, int64_t row) {
          const T *x = table.ptr<T>() + row * width, *g = gy.ptr<T>() + b * width;
          double sum = 0;
          for (int64_t j = 0; j < width; ++j) {
            sum += static_cast<double>(x[j]) * static_cast<double>(g[j]);
          }
          to[k] = static_cast<T>(static_cast<compute_t<T>>(sum));
        });
      }
    });
  });
  return true;
}

bool bag_max(const View& out, const View& places, const ConstView& table, const Bags& bags) {
  dispatch_floating(out.dtype(), "embedding_bag", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    const int64_t rows = table.size(0), width = table.size(1);
    parallel_for(bags.count(), bag_grain(bags, width), [&](int64_t begin, int64_t end) {
      for (int64_t b = begin; b < end; ++b) {
        T* const most = out.ptr<T>() + b * width;
        int64_t* const at = places.ptr<int64_t>() + b * width;
        std::fill(most, most + width, T(0));
        std::fill(at, at + width, int64_t{-1});
        for_entries(bags, b, rows, [&](int64_t, int64_t row) {
          const T* const x = table.ptr<T>() + row * width;
          for (int64_t j = 0; j < width; ++j) {
            const C v = static_cast<C>(x[j]), m = static_cast<C>(most[j]);
            if (at[j] < 0 || v > m || (v != v && m == m)) most[j] = x[j], at[j] = row;
          }
        });
      }
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
