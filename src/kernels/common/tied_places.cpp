// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/tied_places.h"

#include <algorithm>
#include <bit>

namespace nnc::kernels {
namespace {

constexpr uint64_t kSign = uint64_t{1} << 63;

template <class T>
uint64_t key_of(T v) {
  if constexpr (std::is_integral_v<T>) {
    return static_cast<uint64_t>(static_cast<int64_t>(v)) ^ kSign;
  } else {
    const auto d = static_cast<double>(static_cast<compute_t<T>>(v));
    if (d != d) return kNanKey;
    const uint64_t u = std::bit_cast<uint64_t>(d == 0 ? 0.0 : d);
    return (u & kSign) != 0 ? ~u : u | kSign;
  }
}

struct ByKey {
  uint64_t last = kNanKey;  // a key behind it is neither before nor behind any other
  bool operator()(const Placed& a, const Placed& b) const { return a.key < b.key && b.key <= last; }
};

}  // namespace

void place_line(const void* x, DType dtype, int64_t step, int64_t n, bool flipped, Placed* items) {
  const uint64_t flip = flipped ? ~uint64_t{0} : 0;
  dispatch_all(dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    const T* const line = static_cast<const T*>(x);
    for (int64_t i = 0; i < n; ++i) items[i] = {key_of(line[i * step]) ^ flip, i};
  });
}

[[gnu::noinline]] void sort_placed(Placed* items, int64_t n, uint64_t last) {
  std::sort(items, items + n, ByKey{last});
}

void select_placed(Placed* items, int64_t n, int64_t k) {
  std::nth_element(items, items + k, items + n, ByKey());
}

void sort_first_placed(Placed* items, int64_t n, int64_t k) {
  if (k <= n / 64) return std::partial_sort(items, items + k, items + n, ByKey());
  select_placed(items, n, k - 1);
  sort_placed(items, k - 1);
}

}  // namespace nnc::kernels
