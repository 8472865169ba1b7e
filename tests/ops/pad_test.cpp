// SPDX-License-Identifier: Apache-2.0
// What the sample table cannot hold: PyTorch pads with whatever the result's memory held.
#include <gtest/gtest.h>

#include "ops/join.h"
#include "support/expect_error.h"

namespace nnc {
namespace {

TEST(Pad, NothingIsLeftToGoAroundACircle) {
  const Tensor x = Tensor::zeros({2, 3}, DType::kFloat64);
  for (const auto& amounts : {Dims{1, -3}, Dims{-3, 1}, Dims{2, -3}}) {
    testing::expect_error([&] { ops::pad(x, amounts, "circular"); }, Code::kShape,
                          "causes wrapping around more than once");
  }
}

}  // namespace
}  // namespace nnc
