// SPDX-License-Identifier: Apache-2.0
// Functions made of straight pieces, with both derivatives over the whole range of float32, as
// tails_test.cpp.
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/math.h"
#include "support/tails.h"

namespace nnc {
namespace {

using testing::Real;

Real zero(Real) {
  return 0;
}
Real held(Real x, Real low, Real high) {
  return x < low ? low : x > high ? high : x;
}
template <int kLow, int kHigh>
Real clamped(Real x) {
  return held(x, kLow, kHigh);
}
template <int kLow, int kHigh>
Real inside(Real x) {
  return Real(x > kLow && x < kHigh);
}
Real sign(Real x) {
  return x > 0 ? 1 : x < 0 ? -1 : 0;
}
// x to two decimals, or to hundreds: of a product or quotient that is rounded to float, as torch
// has it. What is too large for the product has no decimals.
Real decimals(Real x) {
  const float z = static_cast<float>(x) * 100;
  return std::isinf(z) ? x : std::nearbyint(z) / Real(100);
}
Real hundreds(Real x) {
  return std::nearbyint(static_cast<float>(x) / 100) * Real(100);
}
constexpr Real kMost = std::numeric_limits<float>::max();
// The middle of rrelu's slopes.
constexpr Real kMiddle = (1.0L / 8 + 1.0L / 3) / 2;
// logit of x held in 0.1..0.9, bounds that are floats.
constexpr Real kLow = 0.1f, kHigh = 1 - 0.1f;
bool outside(Real x) {
  return x < kLow || x > kHigh;
}

TEST(Tails, OfSteps) {
  using namespace ops;
  testing::expect_tails({
      {"neg", neg, {[](Real x) { return -x; }, [](Real) { return Real(-1); }, zero}},
      {"sign", ops::sign, {sign, zero, zero}},
      {"floor", floor, {[](Real x) { return std::floor(x); }, zero, zero}},
      {"ceil", ceil, {[](Real x) { return std::ceil(x); }, zero, zero}},
      {"round",
       [](const Tensor& x) { return round(x); },
       {[](Real x) { return std::nearbyint(x); }, zero, zero}},
      {"round to 2 decimals", [](const Tensor& x) { return round(x, 2); }, {decimals, zero, zero}},
      {"round to hundreds", [](const Tensor& x) { return round(x, -2); }, {hundreds, zero, zero}},
      {"trunc", trunc, {[](Real x) { return std::trunc(x); }, zero, zero}},
      {"nan_to_num",
       [](const Tensor& x) { return nan_to_num(x, 3, {}, {}); },
       {[](Real x) { return std::isnan(x) ? 3 : held(x, -kMost, kMost); },
        [](Real x) { return Real(std::isfinite(x)); }, zero}},
  });
}

TEST(Tails, OfStraightPieces) {
  using namespace ops;
  testing::expect_tails({
      {"clamp",
       [](const Tensor& x) {
         const Scalar low(-2), high(3);
         return clamp(x, &low, &high);
       },
       {clamped<-2, 3>, inside<-2, 3>, zero}},
      {"clamp_min",
       [](const Tensor& x) { return clamp_min(x, -2); },
       {[](Real x) { return x < -2 ? -2 : x; }, [](Real x) { return Real(x > -2); }, zero}},
      {"clamp_max",
       [](const Tensor& x) { return clamp_max(x, 3); },
       {[](Real x) { return x > 3 ? 3 : x; }, [](Real x) { return Real(x < 3); }, zero}},
      {"hardtanh",
       [](const Tensor& x) { return hardtanh(x, -2, 3); },
       {clamped<-2, 3>, inside<-2, 3>, zero}},
      {"relu6", relu6, {clamped<0, 6>, inside<0, 6>, zero}},
      {"relu",
       relu,
       {[](Real x) { return x < 0 ? 0 : x; }, [](Real x) { return Real(!(x <= 0)); }, zero}},
      {"threshold",
       [](const Tensor& x) { return threshold(x, 1, -5); },
       {[](Real x) { return x <= 1 ? -5 : x; }, [](Real x) { return Real(!(x <= 1)); }, zero}},
      {"hardshrink",
       [](const Tensor& x) { return hardshrink(x); },
       {[](Real x) { return std::abs(x) <= 0.5L ? 0 : x; },
        [](Real x) { return Real(!(std::abs(x) <= 0.5L)); }, zero}},
      {"rrelu without training",
       [](const Tensor& x) { return rrelu(x, 1.0 / 8, 1.0 / 3, false); },
       {[](Real x) { return x > 0 ? x : x * kMiddle; }, [](Real x) { return x > 0 ? 1 : kMiddle; },
        zero}},
      {"prelu",
       [](const Tensor& x) { return prelu(x, Tensor::full({1}, 0.3, DType::kFloat32)); },
       {[](Real x) { return x > 0 ? x : x * 0.3f; }, [](Real x) { return x > 0 ? 1 : Real(0.3f); },
        zero}},
      {"logit of what is held",
       [](const Tensor& x) { return logit(x, 0.1); },
       {[](Real x) {
          const Real z = held(x, kLow, kHigh);
          return std::log(z / (1 - z));
        },
        [](Real x) { return outside(x) ? 0 : 1 / (x * (1 - x)); },
        [](Real x) { return outside(x) ? 0 : (2 * x - 1) / (x * x * (1 - x) * (1 - x)); }}},
  });
}

}  // namespace
}  // namespace nnc
