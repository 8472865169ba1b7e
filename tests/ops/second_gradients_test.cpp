// SPDX-License-Identifier: Apache-2.0
// Gradients of gradients where a difference quotient does not exist: PyTorch's values.
#include <gtest/gtest.h>

#include "engine/backward.h"
#include "ops/convert.h"
#include "ops/distance.h"
#include "ops/linalg.h"
#include "ops/loss.h"
#include "ops/loss_sequence.h"
#include "ops/reduce.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

Tensor leaf(Dims sizes, std::vector<double> values) {
  const Tensor x = make_tensor(std::move(sizes), DType::kFloat64, values);
  set_requires_grad(x, true);
  return x;
}
Tensor gradient(const Tensor& y, const Tensor& x, const Tensor& seed) {
  return gradients(Span<const Tensor>(&y, 1), Span<const Tensor>(&x, 1),
                   Span<const Tensor>(&seed, 1), {true, true}, false)[0];
}

TEST(SecondGradients, OfDistancesOfEqualRowsAreZero) {
  for (const double p : {1.0, 2.0, 3.0}) {
    const Tensor x = leaf({3, 2}, {1, 2, 1, 2, 1, 2}), d = ops::pdist(x, p);
    const Tensor g = gradient(d, x, leaf({3}, {1, 1, 1}));
    EXPECT_EQ(values_of(gradient(g, x, leaf({3, 2}, {1, 2, 3, 4, 5, 6}))),
              std::vector<double>(6, 0.0));
  }
}

TEST(SecondGradients, OfLossesOfIgnoredSamplesAreZero) {
  const Tensor x = leaf({1, 2}, {1, 2}), w = leaf({2, 2}, {1, 2, 3, 4});
  const Tensor target = Tensor::full({1}, int64_t{-100}, DType::kInt64);
  const Tensor y = ops::linear_cross_entropy(x, w, target, {}, {}, ops::Reduction::kMean, {}, 0);
  EXPECT_EQ(values_of(gradient(y, w, Tensor::ones({}, DType::kFloat64))),
            std::vector<double>(4, 0.0));
}

TEST(SecondGradients, OfHuberLossAtDeltaIsZero) {
  const Tensor x = leaf({3}, {0.5, -0.5, 0.25}), zero = Tensor::zeros({3}, DType::kFloat64);
  const Tensor y = ops::huber_loss(x, zero, ops::Reduction::kNone, 0.5);
  const Tensor g = gradient(y, x, leaf({3}, {1, 1, 1}));
  EXPECT_EQ(values_of(g), (std::vector<double>{0.5, -0.5, 0.25}));
  EXPECT_EQ(values_of(gradient(g, x, Tensor::ones({3}, DType::kFloat64))),
            (std::vector<double>{0, 0, 1}));
}

TEST(SecondGradients, OfMeansOfNothingByTheFirstSeedAreZero) {
  const Tensor x = leaf({0}, {}), target = Tensor::zeros({0}, DType::kFloat64);
  for (const Tensor& y :
       {ops::mean(x, {}, false), ops::mse_loss(x, target, ops::Reduction::kMean)}) {
    const Tensor seed = leaf({}, {1}), g = gradient(y, x, seed);
    EXPECT_EQ(values_of(gradient(g, seed, Tensor::ones({0}, DType::kFloat64))),
              std::vector<double>{0});
  }
}

TEST(SecondGradients, WhatIsSummedIsNoView) {
  const Tensor x = make_tensor({1, 3}, DType::kFloat64, {1, 2, 3});
  ops::zero_(ops::einsum("ij->j", Span<const Tensor>(&x, 1)));
  EXPECT_EQ(values_of(x), (std::vector<double>{1, 2, 3}));
}

}  // namespace
}  // namespace nnc::testing
