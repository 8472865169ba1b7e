// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/indices.h"

#include <algorithm>

#include "kernels/common/grain.h"

namespace nnc::kernels {

void scatter_parts(const ConstView& a, const ConstView& b, const ConstView& c,
                   FunctionRef<bool(int64_t)> apart, LoopPlan<3>::Row row) {
  constexpr int64_t kTogether = 16;  // neighbours in a cache line
  int64_t widest = -1;
  for (int64_t d = 0; d < a.ndim(); ++d) {
    if (apart(d) && (widest < 0 || a.size(d) > a.size(widest))) widest = d;
  }
  const auto walk = [row](const ConstView& u, const ConstView& v, const ConstView& w) {
    const ConstView* views[3] = {&u, &v, &w};
    LoopPlan<3>(views).run(INT64_MAX, row);
  };
  if (widest < 0 || a.numel() <= kGrain) return walk(a, b, c);
  const int64_t n = a.size(widest);
  parallel_for(n, std::max(grain_of(a.numel() / n), kTogether), [&](int64_t begin, int64_t end) {
    const auto part = [&](const ConstView& v) { return narrowed(v, widest, begin, end - begin); };
    walk(part(a), part(b), part(c));
  });
}

}  // namespace nnc::kernels
