// SPDX-License-Identifier: Apache-2.0
// Elements that are stopped are 0 whatever they were. See Note [Masks select].
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "engine/backward.h"
#include "kernels/common/backend.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/loss.h"
#include "ops/math.h"
#include "ops/reduce.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

using namespace ops;  // NOLINT: as in PyTorch
using Values = std::vector<double>;

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Tensor matrix(Sizes sizes, const Values& values, DType t) {
  return make_tensor(sizes, t, values, Layout::kPlain, true);
}
Tensor labels(const Values& values) {
  return make_tensor({static_cast<int64_t>(values.size())}, DType::kInt64, values);
}

// df/dx by the fused and by the composed way, in both precisions, by fast loops and plain ones.
void expect_gradient(const char* what, const std::function<Tensor(const Tensor&)>& f, Sizes sizes,
                     const Values& x, const Values& want) {
  for (const bool composed : {false, true}) {
    for (const DType t : {DType::kFloat64, DType::kFloat32}) {
      for (const bool reference : {false, true}) {
        kernels::use_reference(reference);
        const Tensor leaf = matrix(sizes, x, t), y = sum(f(leaf));
        const BackwardOptions options{.retain_graph = composed, .create_graph = composed};
        const Tensor g = gradients({y}, {leaf}, {}, options, false)[0];
        kernels::use_reference(false);
        EXPECT_EQ(difference(values_of(g), want, 1e-6), "")
            << what << (composed ? ", composed" : "") << (reference ? ", reference" : "");
      }
    }
  }
}

// sqrt has an infinite slope at 0: the gradient that comes in where f has stopped everything.
TEST(Selection, StopsAnInfiniteGradient) {
  using F = std::function<Tensor(const Tensor&)>;
  const Scalar zero(0.0), six(6.0);
  const std::pair<const char*, F> list[] = {
      {"relu", relu},
      {"relu6", relu6},
      {"hardtanh", [](const Tensor& x) { return hardtanh(x, 0, 6); }},
      {"clamp", [&](const Tensor& x) { return clamp(x, &zero, &six); }},
      {"clamp_min", [&](const Tensor& x) { return clamp_min(x, zero); }},
      {"threshold", [](const Tensor& x) { return threshold(x, 0, 0); }},
      {"hardshrink", [](const Tensor& x) { return hardshrink(abs(x), 2); }},
      {"softshrink", [](const Tensor& x) { return add(softshrink(abs(x), 2), softshrink(x, 2)); }},
      {"hardswish", [](const Tensor& x) { return hardswish(sub(x, Scalar(2.0))); }},
  };
  for (const auto& [name, f] : list) {
    const bool soft = std::string(name) == "softshrink", swish = std::string(name) == "hardswish";
    // hardswish(2): slope 2 / 3 + 1 / 2 over 2 sqrt(5 / 3); both soft halves: 2 / (2 sqrt(4)).
    const double right = soft ? 0.5 : swish ? 7.0 / 6 / (2 * std::sqrt(5.0 / 3)) : 0.25;
    expect_gradient(name, [&f = f](const Tensor& x) { return sqrt(f(x)); }, {2}, {-1, 4},
                    {0, right});
  }
  expect_gradient("max(dim)", [](const Tensor& x) { return sqrt(max_dim(x, 0, false).first); }, {2},
                  {0, -1}, {kInf, 0});
  expect_gradient("min(dim)", [](const Tensor& x) { return sqrt(min_dim(x, 0, false).first); }, {2},
                  {0, 1}, {kInf, 0});
  expect_gradient("max", [](const Tensor& x) { return sqrt(max(x)); }, {2}, {0, -1}, {kInf, 0});
  expect_gradient("amax", [](const Tensor& x) { return sqrt(amax(x, {0}, false)); }, {2}, {0, -1},
                  {kInf, 0});
}

TEST(Selection, StopsAnInfiniteGradientOfAnIgnoredRow) {
  const Values x{1, -2, 3, -4};
  const Tensor t = labels({-100, 1});
  expect_gradient("nll_loss",
                  [&](const Tensor& v) { return sqrt(nll_loss(v, t, {}, -100, Reduction::kNone)); },
                  {2, 2}, x, {0, 0, 0, -0.25});
  const double g = 0.18879777278124718;
  expect_gradient(
      "cross_entropy",
      [&](const Tensor& v) { return sqrt(cross_entropy(v, t, {}, -100, Reduction::kNone, 0)); },
      {2, 2}, x, {0, 0, g, -g});
  expect_gradient("multi_margin_loss",
                  [&](const Tensor& v) {
                    return sqrt(multi_margin_loss(v, labels({0, 1}), 1, 1, {}, Reduction::kNone));
                  },
                  {2, 2}, {9, -2, 3, -4}, {0, 0, 0.125, -0.125});
}

TEST(Selection, ClampPassesInfinityWithinTheBounds) {
  const Scalar low(-1.0), high(1.0);
  const Values x{-kInf, -2, -1, 0, 1, 2, kInf, kNaN};
  expect_gradient("clamp", [&](const Tensor& v) { return clamp(v, &low, &high); }, {8}, x,
                  {0, 0, 0, 1, 0, 0, 0, 0});
  expect_gradient("clamp, low", [&](const Tensor& v) { return clamp(v, &low, nullptr); }, {8}, x,
                  {0, 0, 0, 1, 1, 1, 1, 0});
  expect_gradient("clamp_min", [&](const Tensor& v) { return clamp_min(v, low); }, {8}, x,
                  {0, 0, 0, 1, 1, 1, 1, 0});
  expect_gradient("clamp_max", [&](const Tensor& v) { return clamp_max(v, high); }, {8}, x,
                  {1, 1, 1, 1, 0, 0, 0, 0});
}

TEST(Selection, LossesOfInfiniteInputs) {
  const auto value = [](const Tensor& t) { return values_of(t)[0]; };
  const auto one = [](double v) { return make_tensor({1}, DType::kFloat32, {v}); };
  const auto hinge = [&](double x, double t) {
    return value(hinge_embedding_loss(one(x), one(t)));
  };
  EXPECT_EQ(hinge(kInf, -1), 0);
  EXPECT_EQ(hinge(-kInf, -1), kInf);
  EXPECT_EQ(hinge(kInf, 1), kInf);
  EXPECT_EQ(hinge(-kInf, 1), -kInf);
  for (const double t : {-1.0, 1.0, 0.0}) {
    const double near = t == -1 ? 0 : 1;
    expect_gradient(
        "hinge_embedding_loss",
        [&](const Tensor& x) { return hinge_embedding_loss(x, Tensor::full({1}, t, x.dtype())); },
        {1}, {kInf}, {near});
  }
  for (const bool huber : {false, true}) {
    const double slope = huber ? 2 : 1;
    expect_gradient(huber ? "huber_loss" : "smooth_l1_loss",
                    [&](const Tensor& x) {
                      const Tensor t = Tensor::zeros({2}, x.dtype());
                      return huber ? huber_loss(x, t, Reduction::kSum, 2)
                                   : smooth_l1_loss(x, t, Reduction::kSum);
                    },
                    {2}, {kInf, -kInf}, {slope, -slope});
  }
  const auto divergence = [&](double x, double t) {
    return value(kl_div(one(x), one(t), Reduction::kSum, false));
  };
  EXPECT_TRUE(std::isnan(divergence(-1, -.5)) && std::isnan(divergence(-1, -1)));
  EXPECT_EQ(divergence(-1, 0), 0);
  const Tensor t = make_tensor({2}, DType::kFloat32, {0, 1}, Layout::kPlain, true);
  const Tensor loss =
      kl_div(make_tensor({2}, DType::kFloat32, {-1, -2}), t, Reduction::kSum, false);
  backward(Span<const Tensor>(&loss, 1), {}, {});
  EXPECT_EQ(values_of(grad_of(t)), (Values{-kInf, 3}));
}

TEST(Selection, SmoothedLabelsOfIgnoredRows) {
  const auto loss = [](const Tensor& x, const Values& t) {
    return cross_entropy(x, labels(t), {}, -100, Reduction::kMean, 0.1);
  };
  const Tensor x = make_tensor({2, 2}, DType::kFloat32, {0, -kInf, 1, 2});
  EXPECT_NEAR(values_of(loss(x, {-100, 1}))[0], 0.3632617, 1e-6);
  EXPECT_TRUE(std::isnan(values_of(loss(x, {-100, -100}))[0]));
  expect_gradient("cross_entropy", [&](const Tensor& v) { return loss(v, {-100}); }, {1, 2}, {1, 2},
                  {0, 0});
  expect_gradient("cross_entropy",
                  [&](const Tensor& v) {
                    return loss(v, {-100, 1});
                  },
                  {2, 2}, {0, -kInf, 1, 2}, {0, 0, 0.2189414, -0.2189414});
}

}  // namespace
}  // namespace nnc::testing
