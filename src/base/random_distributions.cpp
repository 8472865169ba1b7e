// SPDX-License-Identifier: Apache-2.0
// Draws by the inverse of a distribution, one uniform double each.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <type_traits>

#include "base/error.h"
#include "base/random.h"

namespace nnc {
namespace {

// Beyond the range of an integer type the number wraps, as what PyTorch converts does.
template <class T>
T whole(double v) {
  if constexpr (std::is_floating_point_v<T>) return static_cast<T>(v);
  constexpr double kMost = 0x1p62;
  return static_cast<T>(static_cast<int64_t>(std::min(v, kMost)));
}

}  // namespace

template <class T>
void fill_cauchy(T* out, int64_t n, double median, double sigma, Generator& g) {
  check(sigma > 0, Code::kInvalid, "cauchy_: expects sigma > 0.0, but found sigma=", sigma);
  constexpr double kEps = std::numeric_limits<double>::epsilon();
  const Drawing drawing(g);
  for (int64_t i = 0; i < n; ++i) {
    // Kept off the ends, where the tangent has no value.
    const double u = std::clamp(draw_uniform(g, 0, 1), kEps, 1 - kEps);
    out[i] = static_cast<T>(median + sigma * std::tan(std::numbers::pi * (u - 0.5)));
  }
}

template <class T>
void fill_geometric(T* out, int64_t n, double p, Generator& g) {
  check(p > 0 && p < 1, Code::kInvalid, "geometric_: expects p to be in (0, 1), but got p=", p);
  const double scale = std::log1p(-p);
  const Drawing drawing(g);
  for (int64_t i = 0; i < n; ++i) {
    out[i] = whole<T>(std::ceil(std::log(draw_uniform(g, 0, 1)) / scale));
  }
}

#define NNC_INSTANTIATE(T) template void fill_geometric(T*, int64_t, double, Generator&);
NNC_INSTANTIATE(uint8_t)
NNC_INSTANTIATE(int8_t)
NNC_INSTANTIATE(int16_t)
NNC_INSTANTIATE(int32_t)
NNC_INSTANTIATE(int64_t)
NNC_INSTANTIATE(float)
NNC_INSTANTIATE(double)
#undef NNC_INSTANTIATE
template void fill_cauchy(float*, int64_t, double, double, Generator&);
template void fill_cauchy(double*, int64_t, double, double, Generator&);

}  // namespace nnc
