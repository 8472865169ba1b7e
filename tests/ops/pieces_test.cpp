// SPDX-License-Identifier: Apache-2.0
// Operations that compute large intermediate results piece by piece, against the same at once.
#include <gtest/gtest.h>

#include <cmath>

#include "engine/backward.h"
#include "ops/arith.h"
#include "ops/conv.h"
#include "ops/convert.h"
#include "ops/loss_sequence.h"
#include "ops/math.h"
#include "ops/matmul.h"
#include "ops/products.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "support/run_sample.h"

namespace nnc::testing {
namespace {

// Of f and of g the values and the gradients by the leaves, for one gradient of the result.
template <class F, class G>
void expect_equal(const std::vector<Tensor>& leaves, const F& f, const G& g) {
  const Tensor got = f(), want = g();
  EXPECT_EQ(difference(values_of(got), values_of(want), 1e-12), "");
  const std::vector<Tensor> a = gradients_of({got}, leaves), b = gradients_of({want}, leaves);
  for (size_t i = 0; i < leaves.size(); ++i) {
    EXPECT_EQ(difference(values_of(a[i]), values_of(b[i]), 1e-12), "") << "gradient " << i;
  }
}

TEST(Pieces, ScoresOfLinearCrossEntropy) {
  constexpr int64_t kSamples = 70, kClasses = 70000;
  const Tensor x = random_tensor({kSamples, 2}, "x"), w = random_tensor({kClasses, 2}, "w"),
               b = random_tensor({kClasses}, "b");
  std::vector<double> classes;
  for (int64_t i = 0; i < kSamples; ++i) {
    classes.push_back(i == 40 ? -100 : static_cast<double>(i * 7919 % kClasses));
  }
  const Tensor t = make_tensor({kSamples}, DType::kInt64, classes);
  for (const ops::Reduction r : {ops::Reduction::kMean, ops::Reduction::kNone}) {
    expect_equal(
        {x, w, b}, [&] { return ops::linear_cross_entropy(x, w, t, b, {}, r); },
        [&] { return ops::cross_entropy(ops::linear(x, w, b), t, {}, -100, r); });
  }
}

TEST(Pieces, SharesOfLinearCrossEntropy) {
  constexpr int64_t kSamples = 70, kClasses = 40000, kPositions = 2;
  const Tensor x = random_tensor({kSamples, 2}, "x"),
               w = random_tensor({kClasses, kPositions, 2}, "w"),
               c = ops::abs(random_tensor({kClasses}, "c", false));
  std::vector<double> classes;
  for (int64_t i = 0; i < kSamples * kPositions; ++i) {
    classes.push_back(i == 41 ? -100 : static_cast<double>(i * 7919 % kClasses));
  }
  const Tensor t = make_tensor({kSamples, kPositions}, DType::kInt64, classes);
  const auto scores = [&] {
    return ops::reshape(ops::linear(x, ops::reshape(w, {kClasses * kPositions, 2}), {}),
                        {kSamples, kClasses, kPositions});
  };
  for (const ops::Reduction r : {ops::Reduction::kMean, ops::Reduction::kNone}) {
    expect_equal(
        {x, w}, [&] { return ops::linear_cross_entropy(x, w, t, {}, c, r, {}, 0.1); },
        [&] { return ops::cross_entropy(scores(), t, c, -100, r, 0.1); });
  }
  const Tensor p = ops::abs(random_tensor({kSamples, kClasses, kPositions}, "p", false));
  constexpr auto kSum = ops::Reduction::kSum;
  expect_equal(
      {x, w}, [&] { return ops::linear_cross_entropy(x, w, p, {}, c, kSum); },
      [&] { return ops::cross_entropy(scores(), p, c, -100, kSum); });
}

TEST(Pieces, ProductsOfBilinear) {
  const Tensor x = random_tensor({5, 2000}, "x"), y = random_tensor({5, 1200}, "y"),
               w = random_tensor({1, 2000, 1200}, "w");
  expect_equal(
      {x, y, w}, [&] { return ops::bilinear(x, y, w); },
      [&] { return ops::sum(ops::mul(ops::matmul(x, ops::select(w, 0, 0)), y), {1}, true); });
}

// Sums over many pixels in parts: 1e-6 and more off if each were one sum.
TEST(Pieces, WeightGradientsOfGroupsAreNearThoseInFloat64) {
  const auto gradient = [](DType t) {
    const Tensor x = random_tensor({16, 8, 30, 30}, "x", false),
                 w = random_tensor({24, 1, 3, 3}, "w");
    const Tensor narrow_x = ops::to_dtype(ops::to_dtype(x, DType::kFloat32), t);
    const Tensor seed = random_tensor({16, 24, 14, 14}, "seed", false);
    const Tensor y = ops::conv(2, narrow_x, ops::to_dtype(w, t), {}, Dims{2}, {}, {}, 8);
    const Tensor narrow_seed = ops::to_dtype(ops::to_dtype(seed, DType::kFloat32), t);
    return values_of(gradients({y}, {w}, {narrow_seed}, {}, false)[0]);
  };
  const std::vector<double> got = gradient(DType::kFloat32), want = gradient(DType::kFloat64);
  double errors = 0, squares = 0;
  for (size_t i = 0; i < want.size(); ++i) {
    errors += (got[i] - want[i]) * (got[i] - want[i]);
    squares += want[i] * want[i];
  }
  EXPECT_LE(std::sqrt(errors / squares), 6e-7);
}

}  // namespace
}  // namespace nnc::testing
