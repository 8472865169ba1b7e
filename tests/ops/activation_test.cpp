// SPDX-License-Identifier: Apache-2.0
// What the sample table cannot hold: calls of which only the gradient is refused.
#include "ops/activation.h"

#include <gtest/gtest.h>

#include <functional>

#include "engine/backward.h"
#include "ops/convert.h"
#include "ops/reduce.h"
#include "support/expect_error.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

// The result does not tell on which side of zero its element was.
TEST(Activation, NegativeSlopesInPlaceHaveNoGradient) {
  const std::function<void(const Tensor&)> functions[] = {
      [](const Tensor& x) { ops::leaky_relu_(x, -0.5); },
      [](const Tensor& x) { ops::elu_(x, -0.5); },
      [](const Tensor& x) { ops::celu_(x, -0.5); },
  };
  for (const auto& f : functions) {
    const Tensor x = make_tensor({2}, DType::kFloat64, {-1, 2}, Layout::kPlain, true);
    const Tensor y = ops::clone(x);
    f(y);
    expect_error([&] { backward({ops::sum(y)}, {}, {}); }, Code::kState,
                 "is triggered with a negative slope which is not supported");
  }
}

}  // namespace
}  // namespace nnc::testing
