// SPDX-License-Identifier: Apache-2.0
// Activations, powers and special functions with their first two derivatives over the whole range
// of float32, as tails_test.cpp.
#include "ops/activation.h"
#include "ops/convert.h"
#include "ops/math.h"
#include "support/tails.h"

namespace nnc {
namespace {

using testing::Real, testing::TailRow;

constexpr Real kRootHalf = 0.707106781186547524400844362104849039L,
               kDensity = 0.398942280401432677939946059934381868L,  // 1 / root(2 pi)
    kSeluAlpha = 1.6732632423543772848170429916717L,
               kSeluScale = 1.0507009873554804934193349852946L;

Real logistic(Real x) {
  return x < 0 ? std::exp(x) / (1 + std::exp(x)) : 1 / (1 + std::exp(-x));
}
Real logistic_slope(Real x) {
  const Real e = std::exp(-std::abs(x));
  return e / ((1 + e) * (1 + e));
}
Real logistic_bend(Real x) {
  return -logistic_slope(x) * std::tanh(x / 2);
}
// x y, where y vanishes at infinity.
Real vanishing(Real x, Real y) {
  return y == 0 ? 0 : x * y;
}
Real density(Real x) {
  return kDensity * std::exp(-x * x / 2);
}
Real distribution(Real x) {
  return std::erfc(-x * kRootHalf) / 2;
}

// elu of alpha and scale.
template <int kWhich>
constexpr Real kAlpha = kWhich == 1   ? kSeluAlpha* kSeluScale
                        : kWhich == 2 ? 2
                        : kWhich == 3 ? 0.5L
                                      : 1;
template <int kWhich>
constexpr Real kPositive = kWhich == 1 ? kSeluScale : 1;
template <int kWhich>
constexpr Real kInner = kWhich == 3 ? 2 : 1;
template <int kWhich>
Real elu(Real x) {
  return x > 0 ? kPositive<kWhich> * x : kAlpha<kWhich> * std::expm1(kInner<kWhich> * x);
}
template <int kWhich>
Real elu_slope(Real x) {
  return x > 0 ? kPositive<kWhich> : kAlpha<kWhich> * kInner<kWhich> * std::exp(kInner<kWhich> * x);
}
template <int kWhich>
Real elu_bend(Real x) {  // 0 at 0, as in PyTorch
  constexpr Real c = kInner<kWhich>;
  return x >= 0 ? 0 : kAlpha<kWhich> * c * c * std::exp(c * x);
}

Real gelu(Real x) {
  return vanishing(x, distribution(x));
}
Real gelu_slope(Real x) {
  return distribution(x) + vanishing(x, density(x));
}
Real gelu_bend(Real x) {
  return vanishing(2 - x * x, density(x));
}

// s(u) with u = k (x + 0.044715 x^3), held where s has long been 0 or 1.
constexpr Real kTanh = 1.59576912160573071175978423973752747L, kCube = 0.044715L;
struct Inner {
  Real x, u, slope, bend;
};
Inner inner(Real x) {
  if (std::abs(x) > 1000) x = std::copysign(Real(1000), x);
  return {x, kTanh * (x + kCube * x * x * x), kTanh * (1 + 3 * kCube * x * x),
          kTanh * 6 * kCube * x};
}
Real gelu_tanh(Real x) {
  return vanishing(x, logistic(inner(x).u));
}
Real gelu_tanh_slope(Real x) {
  const Inner v = inner(x);
  return logistic(v.u) + v.x * v.slope * logistic_slope(v.u);
}
Real gelu_tanh_bend(Real x) {
  const Inner v = inner(x);
  return (2 * v.slope + v.x * v.bend) * logistic_slope(v.u) +
         v.x * v.slope * v.slope * logistic_bend(v.u);
}

Real silu(Real x) {
  return vanishing(x, logistic(x));
}
Real silu_slope(Real x) {
  return logistic(x) + vanishing(x, logistic_slope(x));
}
Real silu_bend(Real x) {
  return 2 * logistic_slope(x) + vanishing(x, logistic_bend(x));
}

// tanh(softplus(x)) = n / d
struct Hill {
  Real t, slope, bend;
};
Hill hill(Real x) {
  if (std::isnan(x)) return {x, x, x};
  if (x > 60) return {1, 0, 0};
  const Real e = std::exp(x), n = e * (e + 2), d = n + 2, s = 4 * e * (1 + e) / (d * d);
  return {n / d, s, 4 * e * (1 + 2 * e) / (d * d) - s * 4 * e * (1 + e) / d};
}
Real mish(Real x) {
  return vanishing(x, hill(x).t);
}
Real mish_slope(Real x) {
  return hill(x).t + vanishing(x, hill(x).slope);
}
Real mish_bend(Real x) {
  return 2 * hill(x).slope + vanishing(x, hill(x).bend);
}

template <int kBeta, int kThreshold>
Real softplus(Real x) {
  const Real z = kBeta * x;
  return z > kThreshold ? x
                        : (z > 0 ? z + std::log1p(std::exp(-z)) : std::log1p(std::exp(z))) / kBeta;
}
template <int kBeta, int kThreshold>
Real softplus_slope(Real x) {
  const Real z = kBeta * x;
  return z > kThreshold ? 1 : logistic(z);
}
template <int kBeta, int kThreshold>
Real softplus_bend(Real x) {
  const Real z = kBeta * x;
  return z > kThreshold ? 0 : kBeta * logistic_slope(z);
}

Real tanhshrink(Real x) {
  if (std::abs(x) > 0.1L) return x - std::tanh(x);
  const Real z = x * x;
  return x * z *
         (1 / 3.0L -
          z * (2 / 15.0L -
               z * (17 / 315.0L - z * (62 / 2835.0L - z * (1382 / 155925.0L -
                                                           z * (21844 / 6081075.0L -
                                                                z * (929569 / 638512875.0L)))))));
}
Real sech2(Real x) {
  const Real c = std::cosh(x);
  return 1 / (c * c);
}

// x^(e / 2)
template <int kTwice>
Real half_power(Real x) {
  return std::pow(x, kTwice / 2.0L);
}
template <int kTwice>
Real half_power_slope(Real x) {
  return kTwice / 2.0L * std::pow(x, kTwice / 2.0L - 1);
}
template <int kTwice>
Real half_power_bend(Real x) {
  return kTwice / 2.0L * (kTwice / 2.0L - 1) * std::pow(x, kTwice / 2.0L - 2);
}
template <int kTwice>
Tensor half_pow(const Tensor& x) {
  return ops::pow(x, Scalar(kTwice / 2.0));
}

Real zero(Real) {
  return 0;
}

TEST(Tails, OfActivations) {
  const auto none = nullptr;
  testing::expect_tails({
      {"elu", [](const Tensor& x) { return ops::elu(x); }, {elu<0>, elu_slope<0>, elu_bend<0>}},
      {"elu of 2",
       [](const Tensor& x) { return ops::elu(x, 2); },
       {elu<2>, elu_slope<2>, elu_bend<2>}},
      {"celu of 0.5",
       [](const Tensor& x) { return ops::celu(x, 0.5); },
       {elu<3>, elu_slope<3>, elu_bend<3>}},
      {"elu in place",
       [](const Tensor& x) {
         const Tensor y = ops::clone(x);
         ops::elu_(y, 2);
         return y;
       },
       {elu<2>, elu_slope<2>, elu_bend<2>},
       {4, INFINITY, INFINITY}},
      {"selu", ops::selu, {elu<1>, elu_slope<1>, elu_bend<1>}},
      {"gelu",
       [](const Tensor& x) { return ops::gelu(x); },
       {gelu, gelu_slope, gelu_bend},
       {5, 70, 70},
       {none, distribution, [](Real x) { return vanishing(2 + x * x, density(x)); }},
       1},
      {"gelu with tanh",
       [](const Tensor& x) { return ops::gelu(x, "tanh"); },
       {gelu_tanh, gelu_tanh_slope, gelu_tanh_bend},
       {150, 150, 150},
       {none, [](Real x) { return logistic(inner(x).u); },
        [](Real x) {
          const Inner v = inner(x);
          return (2 * v.slope + v.x * v.bend) * logistic_slope(v.u) +
                 v.x * v.slope * v.slope * -logistic_bend(v.u);
        }},
       700},
      {"silu",
       ops::silu,
       {silu, silu_slope, silu_bend},
       {4, 10, 10},
       {none, logistic, logistic_slope},
       1},
      {"mish",
       ops::mish,
       {mish, mish_slope, mish_bend},
       {4, 10, 10},
       {none, [](Real x) { return hill(x).t; }, [](Real x) { return 2 * hill(x).slope; }},
       1},
      {"softplus",
       [](const Tensor& x) { return ops::softplus(x); },
       {softplus<1, 20>, softplus_slope<1, 20>, softplus_bend<1, 20>}},
      {"softplus of 2 and 10",
       [](const Tensor& x) { return ops::softplus(x, 2, 10); },
       {softplus<2, 10>, softplus_slope<2, 10>, softplus_bend<2, 10>}},
      {"tanhshrink",
       ops::tanhshrink,
       {tanhshrink, [](Real x) { return std::tanh(x) * std::tanh(x); },
        [](Real x) { return 2 * std::tanh(x) * sech2(x); }},
       {4, 6, 6}},
      {"hardsigmoid",
       ops::hardsigmoid,
       {[](Real x) { return x < -3  ? 0
                            : x > 3 ? 1
                                    : (x + 3) / 6; },
        [](Real x) { return std::abs(x) < 3 ? Real(1.0f / 6) : 0; }, zero}},
      {"hardswish",
       ops::hardswish,
       {[](Real x) { return x < -3  ? 0
                            : x > 3 ? x
                                    : x * (x + 3) / 6; },
        [](Real x) { return x <= -3  ? 0
                            : x >= 3 ? 1
                                     : (2 * x + 3) / 6; },
        [](Real x) { return std::abs(x) < 3 ? 1 / 3.0L : 0; }}},
      {"leaky_relu",
       [](const Tensor& x) { return ops::leaky_relu(x, 0.25); },
       {[](Real x) { return x > 0 ? x : x / 4; }, [](Real x) { return x > 0 ? 1 : 0.25L; }, zero}},
      {"softshrink",
       [](const Tensor& x) { return ops::softshrink(x); },
       {[](Real x) { return x > 0.5L    ? x - 0.5L
                            : x < -0.5L ? x + 0.5L
                                        : x * 0; },
        [](Real x) { return std::abs(x) <= 0.5L ? 0 : Real(1); }, zero}},
  });
}

// The derivatives are made of powers and results that may overflow before they do.
TEST(Tails, OfPowers) {
  const auto power = []<int kTwice>(const char* name, bool slopes) {
    TailRow row{name,
                half_pow<kTwice>,
                {half_power<kTwice>, half_power_slope<kTwice>, half_power_bend<kTwice>}};
    if (!slopes) row.allowed[1] = row.allowed[2] = INFINITY;
    return row;
  };
  testing::expect_tails({
      power.operator()<6>("pow 3", true),
      power.operator()<4>("pow 2", true),
      power.operator()<5>("pow 2.5", true),
      power.operator()<1>("pow 0.5", false),
      power.operator()<-1>("pow -0.5", false),
      power.operator()<-2>("pow -1", true),
      power.operator()<-4>("pow -2", true),
      {"2 pow",
       [](const Tensor& x) { return ops::pow(Tensor::wrapped(Scalar(2.0)), x); },
       {[](Real x) { return std::exp2(x); }, [](Real x) { return std::exp2(x) * std::log(2.0L); },
        [](Real x) { return std::exp2(x) * std::log(2.0L) * std::log(2.0L); }},
       {4, INFINITY, INFINITY}},
      {"1.5 xlogy",
       [](const Tensor& x) { return ops::xlogy(Scalar(1.5), x); },
       {[](Real x) { return 1.5L * std::log(x); }, [](Real x) { return 1.5L / x; },
        [](Real x) { return -1.5L / (x * x); }}},
      {"xlogy 3",
       [](const Tensor& x) { return ops::xlogy(x, Scalar(3.0)); },
       {[](Real x) { return x * std::log(3.0L); }, [](Real) { return std::log(3.0L); }, zero}},
      {"abs",
       ops::abs,
       {[](Real x) { return std::abs(x); }, [](Real x) { return x > 0   ? 1
                                                                : x < 0 ? Real(-1)
                                                                        : 0; },
        zero}},
  });
}

}  // namespace
}  // namespace nnc
