// SPDX-License-Identifier: Apache-2.0
// Special functions and their first two slopes within 4 units of the last place over the whole
// range of float, held to long double by other formulas than the kernels have.
#include <gtest/gtest.h>

#include <cmath>

#include "kernels/common/backend.h"
#include "support/float_sweep.h"

namespace nnc::kernels {
namespace {

using nnc::testing::all_floats;
using nnc::testing::ulps;
using nnc::testing::unary_of;
using Real = long double;

constexpr Real kPi = 3.14159265358979323846264338327950288L;
constexpr Params kWhole{0, 1, NAN};

// Every 8th float of the sweep in low..high, and all around `near`.
std::vector<float> floats_in(float low, float high, std::vector<float> near = {}) {
  std::vector<float> x;
  const std::vector<float>& all = all_floats();
  for (size_t i = 0; i < all.size(); i += 8) {
    if (all[i] >= low && all[i] <= high) x.push_back(all[i]);
  }
  for (const float v : near) {
    float down = v, up = v;
    for (int i = 0; i < 500; ++i) {
      x.push_back(down = std::nextafter(down, low));
      x.push_back(up = std::nextafter(up, high));
    }
  }
  return x;
}

template <class F>
void expect_within_4(Unary op, const std::vector<float>& x, const F& truth, const Params& p = {}) {
  const std::vector<float> fast = unary_of(op, x, p);
  use_reference(true);
  const std::vector<float> plain = unary_of(op, x, p);
  use_reference(false);
  double worst = 0;
  float at = 0;
  for (size_t i = 0; i < x.size(); ++i) {
    const auto expected = static_cast<double>(truth(Real(x[i])));
    const double e = std::max(ulps(fast[i], expected), ulps(plain[i], expected));
    if (!(e <= worst)) worst = e, at = x[i];
  }
  EXPECT_LE(worst, 4) << "operation " << static_cast<int>(op) << " at " << at;
}

// Psi and its slope by a long way up: the asymptotic series needs few terms from 60 on.
Real psi(Real x) {
  if (x < 0) {
    const Real r = x - std::nearbyint(x);
    return psi(1 - x) - kPi * std::cos(kPi * r) / std::sin(kPi * r);
  }
  Real sum = 0;
  for (; x < 60; x += 1) sum -= 1 / x;
  const Real z = 1 / (x * x);
  return sum + std::log(x) - 0.5L / x -
         z * (1 / 12.0L - z * (1 / 120.0L - z * (1 / 252.0L - z * (1 / 240.0L - z / 132))));
}
Real psi1(Real x) {
  if (x < 0) {
    const Real s = std::sin(kPi * (x - std::nearbyint(x)));
    return kPi * kPi / (s * s) - psi1(1 - x);
  }
  Real sum = 0;
  for (; x < 60; x += 1) sum += 1 / (x * x);
  const Real u = 1 / x, z = u * u;
  return sum + u + 0.5L * z +
         u * z * (1 / 6.0L - z * (1 / 30.0L - z * (1 / 42.0L - z * (1 / 30.0L - z * 5 / 66))));
}

// Slope number n of psi, n 2 or 3, by its terms and the integral of the rest; left of 0 by the
// slopes of pi / tan(pi x).
Real higher_psi(int n, Real x) {
  if (x < 0) {
    const Real r = kPi * (x - std::nearbyint(x)), s = std::sin(r), c = std::cos(r);
    const Real p3 = kPi * kPi * kPi / (s * s * s);
    return n == 2 ? higher_psi(2, 1 - x) - 2 * p3 * c
                  : 2 * p3 * kPi * (2 * c * c + 1) / s - higher_psi(3, 1 - x);
  }
  const auto term = [n](Real a) { return n == 2 ? -2 / (a * a * a) : 6 / (a * a * a * a); };
  Real sum = 0;
  for (; x < 60; x += 1) sum += term(x);
  const Real u = 1 / x, z = u * u;
  const Real rest =
      n == 2 ? -z - z * u - z * z * (0.5L - z * (1 / 6.0L - z * (1 / 6.0L - z * 0.3L)))
             : 2 * z * u + 3 * z * z + z * z * u * (2 - z * (1 - z * (4 / 3.0L - z * 3)));
  return sum + rest;
}

TEST(SpecialFunctions, Lgamma) {
  // Zeros of lgamma and of its slope.
  const std::vector<float> x =
      floats_in(-100, INFINITY, {1, 2, 1.4616321f, -0.504083f, -1.573498f, -2.457025f, -2.747683f});
  expect_within_4(Unary::kLgamma, x, [](Real v) {
    int sign;
    return ::lgammal_r(v, &sign);
  });
  std::vector<float> between;  // poles have no slope
  for (const float v : x) {
    if (v > 0 || v != std::floor(v)) between.push_back(v);
  }
  expect_within_4(Unary::kDigamma, between, psi);
  expect_within_4(Unary::kTrigamma, between, psi1);
  std::vector<float> moderate;  // a long way up takes a long time
  for (const float v : between) {
    if (std::abs(v) < 1e4f && std::abs(v) > 1e-6f) moderate.push_back(v);
  }
  expect_within_4(Unary::kTrigamma, moderate, [](Real v) { return higher_psi(2, v); }, {1});
  expect_within_4(Unary::kTrigamma, moderate, [](Real v) { return higher_psi(3, v); }, {2});
}

// From a first guess by Newton's method on what is not close to 1.
Real erf_inverse(Real x) {
  const Real a = std::abs(x);
  if (a == 0) return x;
  if (a >= 1) return a == 1 ? x * INFINITY : NAN;
  Real y = a < 0.5L ? a * 0.886L : std::sqrt(-std::log(1 - a));
  for (int i = 0; i < 60; ++i) {
    const Real error = a < 0.5L ? std::erf(y) - a : (1 - a) - std::erfc(y);
    const Real step = error * 0.886226925452758013649L * std::exp(y * y);
    y -= step;
    if (std::abs(step) <= 1e-18L * y) break;
  }
  return std::copysign(y, x);
}
Real erf_inverse_slope(Real x) {
  const Real y = erf_inverse(x);
  return 0.886226925452758013649L * std::exp(y * y);
}

TEST(SpecialFunctions, Erfinv) {
  const std::vector<float> x = floats_in(-1.5f, 1.5f, {1, -1, 0.85f, 0});
  expect_within_4(Unary::kErfinv, x, erf_inverse);
  expect_within_4(Unary::kErfinvSlope, x, erf_inverse_slope);
  expect_within_4(Unary::kErfinvBend, x, [](Real v) {
    const Real s = erf_inverse_slope(v);
    return 2 * erf_inverse(v) * s * s;
  });
}

TEST(SpecialFunctions, Logit) {
  const std::vector<float> x = floats_in(-0.5f, 1.5f, {0.5f, 0.25f, 0.75f, 1, 0});
  const auto inside = [](Real v, Real y) { return v < 0 || v > 1 ? NAN : y; };
  expect_within_4(Unary::kLogit, x,
                  [&](Real v) { return inside(v, v == 0.5L ? 0 : std::log(v) - std::log1p(-v)); },
                  {NAN, NAN, 0});
  expect_within_4(Unary::kBernoulliVariance, x, [](Real v) { return v * (1 - v); });
}

}  // namespace
}  // namespace nnc::kernels
