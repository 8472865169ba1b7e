// SPDX-License-Identifier: Apache-2.0
// Second derivatives at points where PyTorch multiplies what is infinite by 0, and gets NaN, or
// rounds what is infinite. CONTRIBUTING.md says why they are others here.
#include <gtest/gtest.h>

#include <functional>
#include <limits>

#include "engine/backward.h"
#include "ops/arith.h"
#include "ops/loss.h"
#include "ops/math.h"
#include "ops/reduce.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

using namespace ops;  // NOLINT: as in PyTorch
using Values = std::vector<double>;
using Two = std::function<Tensor(const Tensor&, const Tensor&)>;

constexpr double kInf = std::numeric_limits<double>::infinity();

Tensor leaf(const Values& v, DType t = DType::kFloat64) {
  return make_tensor({static_cast<int64_t>(v.size())}, t, v, Layout::kPlain, true);
}
Tensor gradient(const Tensor& y, const Tensor& x) {
  const BackwardOptions options{.retain_graph = true, .create_graph = true};
  return gradients({sum(y)}, {x}, {}, options, false)[0];
}
// The derivatives by a and b of the derivative of f by one of the two.
std::pair<Values, Values> second(const Two& f, const Tensor& a, const Tensor& b, bool by_b) {
  const Tensor g = gradient(f(a, b), by_b ? b : a);
  return {values_of(gradient(g, a)), values_of(gradient(g, b))};
}

TEST(FlatPoints, Atan2AtTheOrigin) {
  const Two angle = [](const Tensor& y, const Tensor& x) { return atan2(y, x); };
  for (const bool by_b : {false, true}) {
    const auto [y, x] = second(angle, leaf({0, 0, -0., 1}), leaf({0, -0., 0, 0}), by_b);
    EXPECT_EQ(y, (Values{0, 0, 0, by_b ? 1. : 0.})) << by_b;
    EXPECT_EQ(x, (Values{0, 0, 0, by_b ? 0. : 1.})) << by_b;
  }
}

TEST(FlatPoints, PowOfZeroByTheExponent) {
  const Two power = [](const Tensor& a, const Tensor& b) { return pow(a, b); };
  const auto [x, e] = second(power, leaf({0, 0, 0, 0}), leaf({2, 0, 1, 1.5}), true);
  EXPECT_EQ(x, (Values{0, 0, 0, 0}));
  EXPECT_EQ(e, (Values{0, 0, 0, 0}));
  const Tensor of_number = leaf({2, 0, 1, 0.5});
  const Tensor g = gradient(pow(Tensor::wrapped(0.0), of_number), of_number);
  EXPECT_EQ(values_of(gradient(g, of_number)), (Values{0, 0, 0, 0}));
}

TEST(FlatPoints, XlogyAtTheOrigin) {
  const Two f = [](const Tensor& a, const Tensor& b) { return xlogy(a, b); };
  const Tensor x = leaf({0, 0, 0}), y = leaf({0, 1, -1});
  EXPECT_EQ(values_of(gradient(gradient(f(x, y), x), y)), (Values{0, 1, 0}));
}

TEST(FlatPoints, LgammaAtItsPoles) {
  for (const DType t : {DType::kFloat64, DType::kFloat32}) {
    const Tensor x = leaf({0, -1, -2, -3}, t);
    EXPECT_EQ(values_of(gradient(gradient(lgamma(x), x), x)), (Values{kInf, kInf, kInf, kInf}));
  }
}

// PyTorch negates a uint8 as 256 minus it, and refuses a bool.
TEST(FlatPoints, OperandsThatCannotBeNegative) {
  for (const DType t : {DType::kUInt8, DType::kBool}) {
    const Tensor ones = make_tensor({2}, t, {1, 1}), x = leaf({0, 0});
    EXPECT_EQ(values_of(gradient(atan2(ones, x), x)), (Values{-1, -1}));
    EXPECT_EQ(values_of(gradient(soft_margin_loss(x, ones, Reduction::kSum), x)),
              (Values{-0.5, -0.5}));
  }
}

}  // namespace
}  // namespace nnc::testing
