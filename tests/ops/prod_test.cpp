// SPDX-License-Identifier: Apache-2.0
// The gradient of a product of all elements beside two zeros, whatever the others overflow to.
#include <gtest/gtest.h>

#include <cmath>

#include "engine/backward.h"
#include "ops/reduce.h"

namespace nnc {
namespace {

TEST(Prod, TwoZerosLeaveNoGradient) {
  const std::vector<std::vector<double>> rows{
      {1e300, 1e300, 0, 1e300, 0, 1e300}, {0, INFINITY, 0, NAN}, {0, -0.0}};
  for (const std::vector<double>& row : rows) {
    const auto n = static_cast<int64_t>(row.size());
    const Tensor x = Tensor::empty({n}, DType::kFloat64);
    std::copy(row.begin(), row.end(), x.mutable_data<double>());
    set_requires_grad(x, true);
    const Tensor one = Tensor::ones({}, DType::kFloat64);
    const Tensor g =
        gradients({ops::prod(x, std::nullopt, false, std::nullopt)}, {x}, {one}, {}, false)[0];
    for (int64_t i = 0; i < n; ++i) EXPECT_EQ(g.data<double>()[i], 0) << i;
  }
}

}  // namespace
}  // namespace nnc
