// SPDX-License-Identifier: Apache-2.0
#include "kernels/copy.h"

#include <cstring>

#include "kernels/loop.h"

namespace nnc::kernels {

void copy(const View& out, const ConstView& src) {
  static constexpr std::array kList{cpu::copy, ref::copy};
  run_first(kList, out, src);
}

void fill(const View& out, Scalar value) {
  const ConstView* views[1] = {&out};
  dispatch_all(out.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    const T v = value.to<T>(), zero{};
    const bool clear = std::memcmp(&v, &zero, sizeof(T)) == 0;
    LoopPlan<1>(views).run(kGrain, [v, clear](char* const* p, const int64_t* s, int64_t n) {
      if (s[0] == sizeof(T)) {
        // memset writes large blocks past the caches.
        if (clear) {
          std::memset(p[0], 0, static_cast<size_t>(n) * sizeof(T));
          return;
        }
        T* out = reinterpret_cast<T*>(p[0]);
        for (int64_t i = 0; i < n; ++i) out[i] = v;
        return;
      }
      for (int64_t i = 0; i < n; ++i) *reinterpret_cast<T*>(p[0] + i * s[0]) = v;
    });
  });
}

}  // namespace nnc::kernels
