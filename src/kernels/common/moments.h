// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>

namespace nnc::kernels {

// Mean and sum of squares around it of n doubles at(i) whose sum is beyond the type: by Welford's
// updates, as in PyTorch, of a small fraction of each. Nothing is written if they are not finite.
template <class At>
[[gnu::noinline]] void moments_of_large(int64_t n, const At& at, double* mean, double* squares) {
  constexpr double kDown = 0x1p-600, kUp = 0x1p600;
  double m = 0, q = 0;
  for (int64_t i = 0; i < n; ++i) {
    const double x = at(i) * kDown, delta = x - m;
    m += delta / static_cast<double>(i + 1);
    q += delta * (x - m);
  }
  if (n == 0 || !std::isfinite(m)) return;
  *mean = m * kUp;
  *squares = q * kUp * kUp;
}

}  // namespace nnc::kernels
