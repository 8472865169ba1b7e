// SPDX-License-Identifier: Apache-2.0
// What the sample table cannot hold: PyTorch itself dies of the smallest integer divided by -1.
#include <gtest/gtest.h>

#include <cstdint>

#include "ops/arith.h"

namespace nnc {
namespace {

TEST(Arith, SmallestIntegerByMinusOneWraps) {
  const Tensor a = Tensor::full({3}, INT64_MIN, DType::kInt64);
  const Tensor b = Tensor::full({3}, -1, DType::kInt64);
  for (ops::Rounding r : {ops::Rounding::kTrunc, ops::Rounding::kFloor}) {
    EXPECT_EQ(ops::div(a, b, r).data<int64_t>()[2], INT64_MIN);
    EXPECT_EQ(ops::div(a, -1, r).data<int64_t>()[0], INT64_MIN);
  }
  EXPECT_EQ(ops::remainder(a, b).data<int64_t>()[1], 0);
  EXPECT_EQ(ops::fmod(a, b).data<int64_t>()[1], 0);
}

}  // namespace
}  // namespace nnc
