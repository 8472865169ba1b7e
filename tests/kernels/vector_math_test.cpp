// SPDX-License-Identifier: Apache-2.0
// The vector functions against the C library in double: values from the whole range of float, with
// denormals, infinities and NaN.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "support/float_sweep.h"

namespace nnc::kernels {
namespace {

using nnc::testing::all_floats;
using nnc::testing::ulps;
using nnc::testing::unary_of;

void expect_close(Unary op, double (*f)(double), double allowed, double range = INFINITY,
                  const Params& p = {}) {
  const std::vector<float>& x = all_floats();
  const std::vector<float> y = unary_of(op, x, p);
  double worst = 0;
  float at = 0;
  for (size_t i = 0; i < x.size(); ++i) {
    if (std::abs(x[i]) > range) continue;
    const double e = ulps(y[i], f(x[i]));
    if (e > worst) worst = e, at = x[i];
  }
  EXPECT_LE(worst, allowed) << "operation " << static_cast<int>(op) << " at " << at;
}

double sigmoid(double x) {
  return 1 / (1 + std::exp(-x));
}
double softplus(double x) {
  return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

TEST(VectorMath, Exponentials) {
  expect_close(
      Unary::kExp, [](double x) { return std::exp(x); }, 1.5);
  expect_close(
      Unary::kExpm1, [](double x) { return std::expm1(x); }, 2);
  expect_close(Unary::kSigmoid, sigmoid, 2.5);
  expect_close(
      Unary::kTanh, [](double x) { return std::tanh(x); }, 2.5);
}

TEST(VectorMath, Logarithms) {
  expect_close(
      Unary::kLog, [](double x) { return std::log(x); }, 1.5);
  expect_close(
      Unary::kLog1p, [](double x) { return std::log1p(x); }, 2);
  expect_close(
      Unary::kLog2, [](double x) { return std::log2(x); }, 2);
  expect_close(
      Unary::kLog10, [](double x) { return std::log10(x); }, 2);
  expect_close(Unary::kSoftplus, softplus, 2.5, INFINITY, {1, 20});
  expect_close(
      Unary::kLogSigmoid, [](double x) { return -softplus(-x); }, 2.5);
}

TEST(VectorMath, ErrorFunctions) {
  expect_close(
      Unary::kErf, [](double x) { return std::erf(x); }, 2);
  expect_close(
      Unary::kErfc, [](double x) { return std::erfc(x); }, 1);
  // Below, the true value is no normal float.
  expect_close(
      Unary::kGelu, [](double x) { return x * 0.5 * std::erfc(-x * M_SQRT1_2); }, 5.5, 13);
}

TEST(VectorMath, Trigonometry) {
  expect_close(
      Unary::kSin, [](double x) { return std::sin(x); }, 2);
  expect_close(
      Unary::kCos, [](double x) { return std::cos(x); }, 2);
  expect_close(
      Unary::kTan, [](double x) { return std::tan(x); }, 3.5);
  expect_close(
      Unary::kAsin, [](double x) { return std::asin(x); }, 3);
  expect_close(
      Unary::kAcos, [](double x) { return std::acos(x); }, 3);
  expect_close(
      Unary::kAtan, [](double x) { return std::atan(x); }, 2);
  expect_close(
      Unary::kSinh, [](double x) { return std::sinh(x); }, 3);
  expect_close(
      Unary::kCosh, [](double x) { return std::cosh(x); }, 3);
}

TEST(VectorMath, Gates) {
  expect_close(
      Unary::kSilu, [](double x) { return x * sigmoid(x); }, 3, 86);
  expect_close(
      Unary::kMish, [](double x) { return x * std::tanh(softplus(x)); }, 4, 80);
  expect_close(Unary::kElu, [](double x) { return x > 0 ? x : std::expm1(x); }, 2, INFINITY,
               {1, 1, 1});
}

}  // namespace
}  // namespace nnc::kernels
