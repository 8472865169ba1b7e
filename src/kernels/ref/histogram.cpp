// SPDX-License-Identifier: Apache-2.0
#include "kernels/histogram.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <vector>

#include "kernels/common/grain.h"

namespace nnc::kernels::ref {
namespace {

// C is the type that is computed in: PyTorch's, so that elements at the bounds fall where its do.
template <class C, class T>
void count(int64_t* counts, const T* x, int64_t n, int64_t bins, C low, C high) {
  const C width = high - low, parts = static_cast<C>(bins);
  for (int64_t i = 0; i < n; ++i) {
    const C v = static_cast<C>(x[i]);
    if (!(v >= low && v <= high)) continue;
    const C at = (v - low) * parts / width;
    ++counts[at < parts ? static_cast<int64_t>(at) : bins - 1];
  }
}

template <class T>
void count_all(int64_t* counts, const T* x, int64_t n, int64_t bins, double low, double high) {
  using C = compute_t<T>;
  const C from = static_cast<C>(low), to = static_cast<C>(high);
  // In float32 a wide range would be infinite.
  if (std::isfinite((to - from) * static_cast<C>(bins)))
    count<C>(counts, x, n, bins, from, to);
  else
    count<long double>(counts, x, n, bins, low, high);
}

}  // namespace

bool histogram(const View& counts, const ConstView& x, double low, double high) {
  const int64_t bins = counts.numel(), n = x.numel();
  int64_t* const total = counts.ptr<int64_t>();
  std::fill(total, total + bins, int64_t{0});
  dispatch_floating(x.dtype(), "histc", [&](auto tag) {
    using T = typename decltype(tag)::type;
    const T* const v = x.ptr<T>();
    // Every thread counts for itself where that costs little.
    if (bins > n / 8) return count_all(total, v, n, bins, low, high);
    std::mutex sum;
    parallel_for(n, kGrain, [&](int64_t begin, int64_t end) {
      std::vector<int64_t> own(static_cast<size_t>(bins));
      count_all(own.data(), v + begin, end - begin, bins, low, high);
      const std::lock_guard lock(sum);
      for (int64_t k = 0; k < bins; ++k) total[k] += own[static_cast<size_t>(k)];
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
