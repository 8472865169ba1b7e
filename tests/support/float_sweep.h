// SPDX-License-Identifier: Apache-2.0
// The kernels of one variable over the whole range of float: what they are given, what they make of
// it, and how far that is from the truth.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

#include "kernels/unary.h"

namespace nnc::testing {

// Every 5003rd bit pattern, and what lies around the corners.
inline const std::vector<float>& all_floats() {
  static const std::vector<float> all = [] {
    std::vector<float> x;
    for (uint64_t u = 0; u < (uint64_t{1} << 32); u += 5003) {
      x.push_back(std::bit_cast<float>(static_cast<uint32_t>(u)));
    }
    for (float v = -20; v < 20; v += 1.0f / 512) x.push_back(v);
    for (float v : {0.0f, 1.0f, 20.0f, 87.5f, 88.72f, 88.73f, 103.9f, INFINITY, NAN, 1e-45f}) {
      x.push_back(v);
      x.push_back(-v);
    }
    return x;
  }();
  return all;
}

inline std::vector<float> unary_of(kernels::Unary op, const std::vector<float>& x,
                                   const kernels::Params& p = {}) {
  std::vector<float> y(x.size());
  const int64_t n = static_cast<int64_t>(x.size()), one = 1;
  const ConstView in(x.data(), DType::kFloat32, {&n, 1}, {&one, 1});
  const View out(y.data(), DType::kFloat32, {&n, 1}, {&one, 1});
  kernels::unary(op, out, in, p);
  return y;
}

// The distance in units of the last place of a float near `truth`.
inline double ulps(float y, double truth) {
  if (std::isnan(truth)) return std::isnan(y) ? 0 : INFINITY;
  if (static_cast<float>(truth) == y) return 0;
  const int exponent = truth == 0 ? -126 : std::max(std::ilogb(truth), -126);
  return std::abs(y - truth) / std::ldexp(1.0, exponent - 23);
}

}  // namespace nnc::testing
