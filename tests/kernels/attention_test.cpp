// SPDX-License-Identifier: Apache-2.0
// Attention to keys whose scores are equal and larger than a float's digits can tell apart.
#include <gtest/gtest.h>

#include "ops/attention.h"
#include "support/values.h"

namespace nnc {
namespace {

using testing::values_of;

// Both shares are a half, in rows of memory and across them: the plain loops take the latter.
TEST(Attention, SharesEqualScoresOfAnySize) {
  const Tensor q = Tensor::zeros({1, 1, 2, 1}, DType::kFloat32),
               k = Tensor::zeros({1, 1, 2, 1}, DType::kFloat32),
               v = Tensor::zeros({1, 1, 2, 2}, DType::kFloat32);
  for (int i = 0; i < 2; ++i) {
    q.mutable_view().ptr<float>()[i] = 1.25f - static_cast<float>(i) * 2;
    k.mutable_view().ptr<float>()[i] = 5;
  }
  for (int i = 0; i < 4; ++i) v.mutable_view().ptr<float>()[i] = static_cast<float>(i + 1);
  const Tensor columns = v.alias({1, 1, 2, 2}, {4, 4, 1, 2}, 0);
  for (const double scale : {1.0, 1e9, 1e18, 1e30}) {
    EXPECT_EQ(values_of(ops::attention(q, k, v, {}, 0, false, scale)),
              (std::vector<double>{2, 3, 2, 3}))
        << scale;
    EXPECT_EQ(values_of(ops::attention(q, k, columns, {}, 0, false, scale)),
              (std::vector<double>{1.5, 3.5, 1.5, 3.5}))
        << scale;
  }
}

}  // namespace
}  // namespace nnc
