// SPDX-License-Identifier: Apache-2.0
// The vector functions against the C library in double: values from the whole range of float, with
// denormals, infinities and NaN.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <vector>

#include "kernels/unary.h"

namespace nnc::kernels {
namespace {

// Every 5003rd bit pattern, and what lies around the corners.
const std::vector<float>& arguments() {
  static const std::vector<float> all = [] {
    std::vector<float> x;
    for (uint64_t u = 0; u < (uint64_t{1} << 32); u += 5003) {
      x.push_back(std::bit_cast<float>(static_cast<uint32_t>(u)));
    }
    for (float v = -20; v < 20; v += 1.0f / 512) x.push_back(v);
    for (float v : {0.0f, 1.0f, 20.0f, 87.5f, 88.72f, 88.73f, 103.9f, INFINITY, NAN, 1e-45f}) {
      x.push_back(v);
      x.push_back(-v);
    }
    return x;
  }();
  return all;
}

std::vector<float> computed(Unary op, const std::vector<float>& x, const Params& p) {
  std::vector<float> y(x.size());
  const int64_t n = static_cast<int64_t>(x.size()), one = 1;
  const ConstView in(x.data(), DType::kFloat32, {&n, 1}, {&one, 1});
  const View out(y.data(), DType::kFloat32, {&n, 1}, {&one, 1});
  unary(op, out, in, p);
  return y;
}

// The distance in units of the last place of a float near `truth`.
double ulps(float y, double truth) {
  if (std::isnan(truth)) return std::isnan(y) ? 0 : INFINITY;
  if (static_cast<float>(truth) == y) return 0;
  const int exponent = truth == 0 ? -126 : std::max(std::ilogb(truth), -126);
  return std::abs(y - truth) / std::ldexp(1.0, exponent - 23);
}

void expect_close(Unary op, double (*f)(double), double allowed, double range = INFINITY,
                  const Params& p = {}) {
  const std::vector<float>& x = arguments();
  const std::vector<float> y = computed(op, x, p);
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
  expect_close(Unary::kSoftplus, softplus, 2.5, INFINITY, {1, 20});
  expect_close(
      Unary::kLogSigmoid, [](double x) { return -softplus(-x); }, 2.5);
}

TEST(VectorMath, ErrorFunctions) {
  expect_close(
      Unary::kErf, [](double x) { return std::erf(x); }, 2);
  expect_close(
      Unary::kErfc, [](double x) { return std::erfc(x); }, 5.5);
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
