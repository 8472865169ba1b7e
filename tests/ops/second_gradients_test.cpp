// SPDX-License-Identifier: Apache-2.0
// Gradients of gradients where a difference quotient does not exist: PyTorch's values.
#include <gtest/gtest.h>

#include <cmath>
#include <optional>

#include "engine/backward.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/distance.h"
#include "ops/join.h"
#include "ops/linalg.h"
#include "ops/loss.h"
#include "ops/loss_sequence.h"
#include "ops/math.h"
#include "ops/norm.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/softmax.h"
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

// PyTorch holds the slope of the loss off 0 otherwise than that slope's own derivatives.
TEST(SecondGradients, OfBinaryCrossEntropyAtItsEnds) {
  const Tensor x = leaf({4}, {0, 1, 1e-13, 0.3}), t = leaf({4}, {0.5, 0.5, 0.5, 0.25});
  const Tensor weight = make_tensor({4}, DType::kFloat64, {1, 1, 1, 3}), seed = leaf({}, {2});
  const Tensor y = ops::binary_cross_entropy(x, t, weight, ops::Reduction::kSum);
  const Tensor g = gradient(y, x, seed), ones = Tensor::ones({4}, DType::kFloat64);
  const std::vector<double> by_x = {9.999999999979999e23, 9.999999999979999e23, 8.26446280990083e23,
                                    25.85034013580824},
                            by_t = {-2e12, -2e12, -2e12, -28.571428571428573},
                            by_seed = {-454545454544.2403};
  EXPECT_EQ(difference(values_of(gradient(g, x, ones)), by_x, 1e-9), "");
  EXPECT_EQ(difference(values_of(gradient(g, t, ones)), by_t, 1e-9), "");
  EXPECT_EQ(difference(values_of(gradient(g, seed, ones)), by_seed, 1e-9), "");
}

TEST(SecondGradients, OfLogsumexpByTheFirstSeedAreNumbers) {
  const Tensor nothing = leaf({2, 0}, {}), seeds = leaf({2}, {1, 1});
  const Tensor g = gradient(ops::logsumexp(nothing, {1}, false), nothing, seeds);
  EXPECT_EQ(values_of(gradient(g, seeds, leaf({2, 0}, {}))), (std::vector<double>{0, 0}));
  // A line that is finite beside one that is not.
  const Tensor x = leaf({2, 2}, {0, 0, INFINITY, 1});
  const Tensor h = gradient(ops::logsumexp(x, {1}, false), x, seeds);
  EXPECT_EQ(difference(values_of(gradient(h, seeds, leaf({2, 2}, {1, 3, 5, 7}))), {2, 5}, 1e-14),
            "");
}

TEST(SecondGradients, OfTheLargestNormBesideNaNByTheFirstSeedAreZero) {
  const Tensor x = leaf({2}, {NAN, 1}), seed = leaf({}, {1});
  const Tensor g = gradient(ops::norm(x, INFINITY), x, seed);
  EXPECT_EQ(values_of(gradient(g, seed, leaf({2}, {1, 3}))), std::vector<double>{0});
}

TEST(SecondGradients, OfPowersOfZeroAreZero) {
  const Tensor x = leaf({3}, {0, 1, 2}), seed = leaf({3}, {1, 2, 3});
  const Tensor g = gradient(ops::pow(Tensor::wrapped(Scalar(0.0)), x), x, seed),
               ones = Tensor::ones({3}, x.dtype());
  EXPECT_EQ(values_of(gradient(g, seed, ones)), (std::vector<double>{0, 0, 0}));
  EXPECT_EQ(values_of(gradient(g, x, ones)), (std::vector<double>{0, 0, 0}));
}

TEST(SecondGradients, OfLogitOutsideAreZero) {
  const Tensor x = leaf({3}, {1.5, -1, 0.25}), ones = Tensor::ones({3}, DType::kFloat64);
  const Tensor g = gradient(ops::logit(x, std::nullopt), x, ones);
  EXPECT_EQ(difference(values_of(gradient(g, x, ones)), {0, 0, -128.0 / 9}, 1e-12), "");
}

// In one piece: the parts of the slopes are infinite with different signs.
TEST(SecondGradients, OfSmoothFunctionsOfInfiniteGradients) {
  const auto at = [](Tensor (*f)(const Tensor&), double x, double seed) {
    const Tensor v = leaf({1}, {x}), g = gradient(f(v), v, leaf({1}, {seed}));
    return values_of(gradient(g, v, leaf({1}, {1})))[0];
  };
  EXPECT_EQ(at(ops::sigmoid, 1, INFINITY), -INFINITY);
  EXPECT_EQ(at(ops::sigmoid, -1, INFINITY), INFINITY);
  EXPECT_EQ(at(ops::tanh, 1, INFINITY), -INFINITY);
  for (const char* approximate : {"none", "tanh"}) {
    const Tensor v = leaf({4}, {0, 0.5, 2, NAN}),
                 seed = leaf({4}, std::vector<double>(4, INFINITY));
    const Tensor g = gradient(ops::gelu(v, approximate), v, seed);
    const std::vector<double> second = values_of(gradient(g, v, Tensor::ones({4}, v.dtype())));
    EXPECT_EQ(second[0], INFINITY) << approximate;
    EXPECT_EQ(second[1], INFINITY) << approximate;
    EXPECT_EQ(second[2], -INFINITY) << approximate;
    EXPECT_TRUE(std::isnan(second[3])) << approximate;
  }
  EXPECT_EQ(at(ops::hardswish, NAN, 1), 0);
  EXPECT_EQ(at(ops::softsign, 1, INFINITY), -INFINITY);
  EXPECT_EQ(at(ops::tanhshrink, 1, INFINITY), INFINITY);
}

// As if in float64, whose values these are as well.
TEST(SecondGradients, OfNormalizationsOf16BitsAreRoundedOnce) {
  using Function = Tensor (*)(const Tensor& x, const Tensor& w);
  const Function functions[] = {
      [](const Tensor& x, const Tensor& w) { return ops::layer_norm(x, {8}, w, {}, 1e-5); },
      [](const Tensor& x, const Tensor& w) { return ops::group_norm(x, 2, w, {}, 1e-5); },
      [](const Tensor& x, const Tensor& w) {
        return ops::batch_norm(x, {}, {}, w, {}, true, 0.1, 1e-5);
      },
      [](const Tensor& x, const Tensor& w) { return ops::rms_norm(x, {8}, w, nullptr); },
  };
  const auto second = [](Function f, const Tensor& numbers, DType t) {
    const auto part = [&](int64_t first, int64_t rows, Dims sizes) {
      const Tensor x = ops::to_dtype(ops::reshape(ops::narrow(numbers, 0, first, rows), sizes), t);
      set_requires_grad(x, true);
      return x;
    };
    const Tensor x = part(0, 4, {4, 8}), w = part(4, 1, {8}), seed = part(5, 4, {4, 8});
    const Tensor g = gradient(f(x, w), x, seed);
    const Tensor z = detach(part(9, 4, {4, 8}));
    Tensors all = gradients({g}, {x, w, seed}, {z}, {true, false}, false);
    all.push_back(g);
    return all;
  };
  const Tensor numbers = ops::to_dtype(random_tensor({13, 8}, "numbers", false), DType::kBFloat16);
  for (const Function f : functions) {
    const Tensors rounded = second(f, numbers, DType::kBFloat16);
    const Tensors exact = second(f, numbers, DType::kFloat64);
    for (int64_t i = 0; i < exact.size(); ++i) {
      const std::vector<double> want = values_of(exact[i]), got = values_of(rounded[i]);
      for (size_t k = 0; k < want.size(); ++k) {
        EXPECT_LE(std::abs(got[k] - want[k]), std::abs(want[k]) * 0x1p-8 + 1e-5) << i;
      }
    }
  }
}

// Beside a 0 that an infinity follows, PyTorch adds products up that leave one factor out.
// What differs from 1 by less than the type can say still has a gradient.
TEST(SecondGradients, OfConfidentScoresOf16Bits) {
  const Tensor target = make_tensor({1, 1}, DType::kInt64, {0});
  for (const DType t : {DType::kFloat16, DType::kBFloat16}) {
    const Tensor one = Tensor::ones({}, t), scores = make_tensor({1, 2, 1}, t, {7, 0});
    set_requires_grad(scores, true);
    const double p = 1 / (1 + std::exp(7.0)), step = t == DType::kFloat16 ? 0x1p-11 : 0x1p-8;
    EXPECT_EQ(difference(values_of(gradient(ops::cross_entropy(scores, target), scores, one)),
                         {-p, p}, step),
              "");
    const Tensor x = Tensor::ones({1, 1}, t), w = make_tensor({2, 1, 1}, t, {7, 0});
    set_requires_grad(w, true);
    EXPECT_EQ(difference(values_of(gradient(ops::linear_cross_entropy(x, w, target), w, one)),
                         {-p, p}, step),
              "");
  }
}

TEST(SecondGradients, OfCumprodOfZeroAndInfinity) {
  const Tensor x = leaf({3}, {0, INFINITY, 1}), seed = leaf({3}, {-1, -2, -3});
  const Tensor g = gradient(ops::cumprod(x, 0), x, seed);
  EXPECT_EQ(difference(values_of(g), {-INFINITY, 0, NAN}, 0), "");
  const Tensor second = gradient(g, x, Tensor::ones({3}, x.dtype()));
  EXPECT_EQ(difference(values_of(second), {-INFINITY, NAN, -INFINITY}, 0), "");
}

// However many elements there are, and in each line.
TEST(SecondGradients, OfProductsAreConnected) {
  for (const int64_t n : {1, 2, 3}) {
    const Tensor x = leaf({2, n}, std::vector<double>(static_cast<size_t>(2 * n), 3.0));
    for (const std::optional<int64_t> dim : {std::optional<int64_t>(), std::optional<int64_t>(1)}) {
      const Tensor y = ops::prod(x, dim, false, std::nullopt);
      const Tensor g = gradient(y, x, Tensor::ones(y.sizes(), y.dtype()));
      EXPECT_TRUE(requires_grad(gradient(g, x, Tensor::ones(x.sizes(), x.dtype())))) << n;
    }
  }
}

TEST(SecondGradients, OfCircularPaddingAreNone) {
  const Tensor x = leaf({1, 3}, {1, 2, 3}), y = ops::pad(x, {1, 1}, "circular", Scalar(0.0));
  const Tensor seed = leaf({1, 5}, {1, 2, 3, 4, 5}), g = gradient(y, x, seed);
  const Tensor ones = Tensor::ones({1, 3}, DType::kFloat64);
  EXPECT_FALSE(gradients({g}, {x}, {ones}, {}, true)[0].defined());
}

// Where PyTorch has no type for the quotient.
TEST(SecondGradients, AddcdivByWholeNumbersHasNoGradient) {
  const Tensor a = leaf({2}, {1, 2}), b = leaf({2}, {3, 4});
  const Tensor y = ops::addcdiv(a, b, Tensor::ones({2}, DType::kInt64), Scalar(1.0));
  const Tensor ones = Tensor::ones({2}, DType::kFloat64);
  EXPECT_EQ(values_of(gradient(y, a, ones)), (std::vector<double>{1, 1}));
  EXPECT_THROW(gradient(y, b, ones), Error);
}

TEST(SecondGradients, WhatIsSummedIsNoView) {
  const Tensor x = make_tensor({1, 3}, DType::kFloat64, {1, 2, 3});
  ops::zero_(ops::einsum("ij->j", Span<const Tensor>(&x, 1)));
  EXPECT_EQ(values_of(x), (std::vector<double>{1, 2, 3}));
}

}  // namespace
}  // namespace nnc::testing
