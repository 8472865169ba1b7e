// SPDX-License-Identifier: Apache-2.0
// Functions of one variable and their first two derivatives over the whole range of float32,
// against long double: within 4 units of the last place, or what their headers say.
#include <gtest/gtest.h>

#include <cmath>

#include "engine/backward.h"
#include "ops/activation.h"
#include "ops/math.h"
#include "support/tails.h"

namespace nnc {
namespace {

using testing::Real, testing::TailRow;
constexpr Real kLn2 = 0.693147180559945309417232121458176568L,
               kLn10 = 2.30258509299404568401799145468436421L,
               kTwoByRootPi = 1.12837916709551257389615890312154517L;

Real sech2(Real x) {
  const Real c = std::cosh(x);
  return 1 / (c * c);
}
Real logistic(Real x) {
  return x < 0 ? std::exp(x) / (1 + std::exp(x)) : 1 / (1 + std::exp(-x));
}
Real logistic_slope(Real x) {
  const Real e = std::exp(-std::abs(x));
  return e / ((1 + e) * (1 + e));
}

const std::vector<TailRow>& functions() {
  using namespace ops;
  static const std::vector<TailRow> all{
      {"exp",
       exp,
       {[](Real x) { return std::exp(x); }, [](Real x) { return std::exp(x); },
        [](Real x) { return std::exp(x); }}},
      {"expm1",
       expm1,
       {[](Real x) { return std::expm1(x); }, [](Real x) { return std::exp(x); },
        [](Real x) { return std::exp(x); }},
       {4, INFINITY, INFINITY}},
      {"log",
       log,
       {[](Real x) { return std::log(x); }, [](Real x) { return 1 / x; },
        [](Real x) { return -1 / (x * x); }}},
      {"log1p",
       log1p,
       {[](Real x) { return std::log1p(x); }, [](Real x) { return 1 / (1 + x); },
        [](Real x) { return -1 / ((1 + x) * (1 + x)); }}},
      {"log2",
       log2,
       {[](Real x) { return std::log2(x); }, [](Real x) { return 1 / (x * kLn2); },
        [](Real x) { return -1 / (x * x * kLn2); }}},
      {"log10",
       log10,
       {[](Real x) { return std::log10(x); }, [](Real x) { return 1 / (x * kLn10); },
        [](Real x) { return -1 / (x * x * kLn10); }}},
      {"sqrt",
       sqrt,
       {[](Real x) { return std::sqrt(x); }, [](Real x) { return 0.5L / std::sqrt(x); },
        [](Real x) { return -0.25L / (x * std::sqrt(x)); }}},
      {"rsqrt",
       rsqrt,
       {[](Real x) { return 1 / std::sqrt(x); }, [](Real x) { return -0.5L / (x * std::sqrt(x)); },
        [](Real x) { return 0.75L / (x * x * std::sqrt(x)); }},
       {4, 4, 10}},
      {"reciprocal",
       reciprocal,
       {[](Real x) { return 1 / x; }, [](Real x) { return -1 / (x * x); },
        [](Real x) { return 2 / (x * x * x); }}},
      {"square",
       square,
       {[](Real x) { return x * x; }, [](Real x) { return 2 * x; }, [](Real) { return Real(2); }}},
      {"sin",
       sin,
       {[](Real x) { return std::sin(x); }, [](Real x) { return std::cos(x); },
        [](Real x) { return -std::sin(x); }}},
      {"cos",
       cos,
       {[](Real x) { return std::cos(x); }, [](Real x) { return -std::sin(x); },
        [](Real x) { return -std::cos(x); }}},
      {"tan",
       tan,
       {[](Real x) { return std::tan(x); }, [](Real x) { return 1 + std::tan(x) * std::tan(x); },
        [](Real x) { return 2 * std::tan(x) * (1 + std::tan(x) * std::tan(x)); }}},
      {"asin",
       asin,
       {[](Real x) { return std::asin(x); },
        [](Real x) { return 1 / std::sqrt((1 - x) * (1 + x)); },
        [](Real x) { return x / std::pow((1 - x) * (1 + x), 1.5L); }},
       {4, 4, 10}},
      {"acos",
       acos,
       {[](Real x) { return std::acos(x); },
        [](Real x) { return -1 / std::sqrt((1 - x) * (1 + x)); },
        [](Real x) { return -x / std::pow((1 - x) * (1 + x), 1.5L); }},
       {4, 4, 10}},
      {"atan",
       atan,
       {[](Real x) { return std::atan(x); }, [](Real x) { return 1 / (1 + x * x); },
        [](Real x) { return -2 * x / ((1 + x * x) * (1 + x * x)); }},
       {4, INFINITY, 10}},
      {"sinh",
       sinh,
       {[](Real x) { return std::sinh(x); }, [](Real x) { return std::cosh(x); },
        [](Real x) { return std::sinh(x); }}},
      {"cosh",
       cosh,
       {[](Real x) { return std::cosh(x); }, [](Real x) { return std::sinh(x); },
        [](Real x) { return std::cosh(x); }}},
      {"tanh",
       tanh,
       {[](Real x) { return std::tanh(x); }, sech2,
        [](Real x) { return -2 * std::tanh(x) * sech2(x); }},
       {4, INFINITY, INFINITY}},
      {"erf",
       erf,
       {[](Real x) { return std::erf(x); }, [](Real x) { return kTwoByRootPi * std::exp(-x * x); },
        [](Real x) { return -2 * x * kTwoByRootPi * std::exp(-x * x); }},
       {4, 70, 70}},
      {"erfc",
       erfc,
       {[](Real x) { return std::erfc(x); },
        [](Real x) { return -kTwoByRootPi * std::exp(-x * x); },
        [](Real x) { return 2 * x * kTwoByRootPi * std::exp(-x * x); }},
       {4, 70, 70}},
      {"sigmoid",
       sigmoid,
       {logistic, logistic_slope, [](Real x) { return logistic_slope(x) * -std::tanh(x / 2); }},
       {4, INFINITY, INFINITY}},
      {"softsign",
       softsign,
       {[](Real x) { return x / (1 + std::abs(x)); },
        [](Real x) { return 1 / ((1 + std::abs(x)) * (1 + std::abs(x))); },
        [](Real x) {
          const Real d = 1 + std::abs(x);
          return -2 * std::copysign(Real(x != 0), x) / (d * d * d);
        }},
       {4, 4, 10}},
      {"logsigmoid",
       logsigmoid,
       {[](Real x) { return x < 0 ? x - std::log1p(std::exp(x)) : -std::log1p(std::exp(-x)); },
        [](Real x) { return logistic(-x); }, [](Real x) { return -logistic_slope(x); }},
       {4, 4, 4}},
  };
  return all;
}

TEST(Tails, OfFunctionsAndTheirDerivatives) {
  testing::expect_tails(functions());
}

// The slopes of ln gamma at 1: -0.577..., pi^2 / 6, -2 zeta(3), pi^4 / 15, -24 zeta(5).
TEST(Tails, LgammaHasDerivativesOfAnyOrder) {
  const Tensor x = Tensor::ones({1}, DType::kFloat64), one = Tensor::ones({1}, DType::kFloat64);
  set_requires_grad(x, true);
  Tensor y = ops::lgamma(x);
  for (const double slope : {-0.57721566490153286, 1.6449340668482264, -2.4041138063191886,
                             6.4939394022668291, -24.886266123440878}) {
    y = gradients(Span<const Tensor>(&y, 1), Span<const Tensor>(&x, 1), Span<const Tensor>(&one, 1),
                  {.retain_graph = true, .create_graph = true}, false)[0];
    EXPECT_NEAR(y.data<double>()[0] / slope, 1, 1e-13);
  }
}

}  // namespace
}  // namespace nnc
