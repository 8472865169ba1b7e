// SPDX-License-Identifier: Apache-2.0
// Convolutions with unusual sizes: very long sums, very deep results.
#include "ops/conv.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/backward.h"
#include "ops/convert.h"
#include "support/extremes.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

Tensor constant(Sizes sizes) {
  const Tensor t = Tensor::full(sizes, 0.1, DType::kFloat32);
  set_requires_grad(t, true);
  return t;
}
// 0.1f * 0.1f
constexpr double kProduct = 0.1 * 0.1 * (1 + 2 * 1.4901161e-8);

// The gradients of y by x and w, and by a bias if there is one.
Tensors gradients_of(const Tensor& y, std::initializer_list<Tensor> leaves) {
  const Tensor gy = Tensor::ones(y.sizes(), y.dtype());
  return gradients(Span<const Tensor>(&y, 1), Span<const Tensor>(leaves.begin(), leaves.size()),
                   Span<const Tensor>(&gy, 1), {}, false);
}

TEST(LongConvolutions, OfEqualNumbersKeepTheirDigits) {
  constexpr int64_t kLong = 1000000;
  const Tensor x = constant({1, kLong, 1, 1}), w = constant({1, kLong, 1, 1});
  const double sum = values_of(ops::conv(2, x, w, {}, {}, {}, {}, 1))[0];
  EXPECT_NEAR(sum / (kLong * kProduct), 1, 5e-6);

  const Tensor wide = constant({1, 1, kLong}), one = constant({1, 1, 1});
  const Tensor gy = Tensor::full({1, 1, kLong}, 0.1, DType::kFloat32);
  const Tensor y = ops::conv(1, wide, one, {}, {}, {}, {}, 1);
  const Tensors g = gradients(Span<const Tensor>(&y, 1), Span<const Tensor>(&one, 1),
                              Span<const Tensor>(&gy, 1), {}, false);
  EXPECT_NEAR(values_of(g[0])[0] / (kLong * kProduct), 1, 3e-5);

  const Tensor back = constant({1, kLong, 1});
  const Tensor z = ops::conv_transpose(1, back, constant({kLong, 2, 1}), {}, {}, {}, {}, 1, {});
  EXPECT_NEAR(values_of(z)[1] / (kLong * kProduct), 1, 5e-6);
}

struct Shape {
  int64_t rank;
  Dims x, w, stride, padding, dilation;
  int64_t groups;
};

// float32 against the plain loops in double.
TEST(LongConvolutions, AgreeWithDouble) {
  const Shape shapes[] = {
      {2, {2, 6000, 4, 5}, {4, 3000, 2, 3}, {1}, {1}, {1}, 2},
      {2, {1, 20, 6, 7}, {3000, 10, 2, 3}, {2}, {2, 1}, {1, 2}, 2},
      {1, {3, 20000, 2}, {3, 20000, 1}, {1}, {0}, {1}, 1},
      {1, {2, 2, 9000}, {2, 2, 8500}, {3}, {10}, {1}, 1},
      {3, {1, 2100, 3, 3, 3}, {5, 2100, 2, 2, 2}, {1}, {1, 0, 1}, {1}, 1},
      {3, {1, 4, 3, 4, 3}, {2100, 4, 2, 2, 2}, {2, 1, 1}, {1}, {1}, 1},
      {1, {1, 3, 40000}, {2, 3, 3}, {1}, {1}, {1}, 1},
  };
  for (const Shape& s : shapes) {
    SCOPED_TRACE(::testing::Message() << "weight of " << s.w.size() << " dimensions, first "
                                      << s.w[0] << ", last " << s.w[s.w.size() - 1]);
    const auto floats = [](const Dims& sizes, const char* seed) {
      return ops::to_dtype(random_tensor(sizes, seed), DType::kFloat32);
    };
    const Tensor operands[3] = {floats(s.x, "x"), floats(s.w, "w"), floats({s.w[0]}, "b")};
    Tensors results[2];
    for (const DType type : {DType::kFloat64, DType::kFloat32}) {
      const auto leaf = [&](int i) {
        const Tensor t = ops::to_dtype(operands[i], type);
        set_requires_grad(t, true);
        return t;
      };
      const Tensor x = leaf(0), w = leaf(1), b = leaf(2);
      const Tensor y = ops::conv(s.rank, x, w, b, s.stride, s.padding, s.dilation, s.groups);
      Tensors& r = results[type == DType::kFloat64];
      r = gradients_of(y, {x, w, b});
      r.push_back(y);
    }
    for (int64_t i = 0; i < results[0].size(); ++i) {
      EXPECT_EQ(difference(values_of(results[0][i]), values_of(results[1][i]), 2e-5), "") << i;
    }
  }
}

// One parallel region for each slice would take minutes on a busy machine.
TEST(DeepConvolutions, EndSoon) {
  const nnc_test::Deadline deadline;
  const Tensor x = constant({1, 2, 4, 4, 4}), w = constant({2, 2, 2, 2, 2});
  const Tensor y = ops::conv(3, x, w, {}, {}, {16000, 0, 0}, {}, 1);
  const Tensors g = gradients_of(y, {x, w});
  EXPECT_EQ(y.numel(), 2 * 32003 * 9);
  EXPECT_NEAR(values_of(g[1])[0], 0.1 * 36, 1e-4);
}

}  // namespace
}  // namespace nnc::testing
