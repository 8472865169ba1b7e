// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>

namespace nnc::kernels {

// Mean and sum of squares around it of n doubles at(i), mended where loops that add everything up
// are at their ends: a sum beyond the type, and what rounding of the mean leaves of equal elements,
// whose variance is 0. There they are made by Welford's updates, as in PyTorch; of large elements
// of a fraction of each.
template <class At>
[[gnu::noinline]] void mend_moments(int64_t n, const At& at, double* mean, double* squares) {
  const double noise = static_cast<double>(n) * 0x1p-50 * *mean;
  const bool large = !std::isfinite(*mean) || std::isnan(*squares);
  if (n == 0 || (!large && !(*squares > 0 && *squares <= noise * noise))) return;
  const double down = large ? 0x1p-600 : 1, up = large ? 0x1p600 : 1;
  double m = 0, q = 0;
  for (int64_t i = 0; i < n; ++i) {
    const double x = at(i) * down, delta = x - m;
    m += delta / static_cast<double>(i + 1);
    q += delta * (x - m);
  }
  if (!std::isfinite(m)) return;
  *mean = m * up;
  *squares = q * up * up;
}

}  // namespace nnc::kernels
