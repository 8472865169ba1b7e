// SPDX-License-Identifier: Apache-2.0
// 16-bit floats and numbers against PyTorch, to the bit: tests/golden/numbers16.txt, made by
// make_numbers16.py, which has the same functions by the same names. Note [Numbers and 16-bit
// types].
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include "engine/backward.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/distance.h"
#include "ops/interpolate.h"
#include "ops/loss.h"
#include "ops/loss_sequence.h"
#include "ops/math.h"
#include "ops/norm.h"
#include "ops/pool.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/softmax.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

using Function = std::function<Tensor(const Tensor&, double)>;

Tensor elements(DType dtype, double number) {
  std::vector<double> v;
  for (int64_t i = 0; i < 32; ++i) {
    const uint32_t bits = static_cast<uint32_t>(static_cast<uint64_t>(i) * 2654435761u + 12345u);
    v.push_back(static_cast<double>(bits) / 0x1p29 - 4);
  }
  v[0] = number;
  v[1] = -number;
  return make_tensor({32}, dtype, v);
}
Tensor other(const Tensor& x) {
  return ops::flip(x, {0});
}
Tensor number(double v, DType t) {
  return Tensor::full({}, v, t);
}

const std::map<std::string, Function>& functions() {
  static const std::map<std::string, Function> all = {
      {"mul", [](const Tensor& x, double s) { return ops::mul(x, s); }},
      {"mul_tensor",
       [](const Tensor& x, double s) { return ops::mul(x, number(s, DType::kFloat64)); }},
      {"div", [](const Tensor& x, double s) { return ops::div(x, s); }},
      {"div_tensor",
       [](const Tensor& x, double s) { return ops::div(x, number(s, DType::kFloat32)); }},
      {"div_trunc",
       [](const Tensor& x, double s) { return ops::div(x, s, ops::Rounding::kTrunc); }},
      {"div_floor",
       [](const Tensor& x, double s) { return ops::div(x, s, ops::Rounding::kFloor); }},
      {"floor_divide", [](const Tensor& x, double s) { return ops::floor_divide(x, s); }},
      {"add", [](const Tensor& x, double s) { return ops::add(x, s); }},
      {"sub", [](const Tensor& x, double s) { return ops::sub(x, s); }},
      {"add_alpha", [](const Tensor& x, double s) { return ops::add(x, other(x), s); }},
      {"pow", [](const Tensor& x, double s) { return ops::pow(ops::abs(x), s); }},
      {"remainder", [](const Tensor& x, double s) { return ops::remainder(x, s); }},
      {"fmod", [](const Tensor& x, double s) { return ops::fmod(x, s); }},
      {"lerp", [](const Tensor& x, double s) { return ops::lerp(x, other(x), s); }},
      {"addcmul", [](const Tensor& x, double s) { return ops::addcmul(x, other(x), x, s); }},
      {"addcdiv", [](const Tensor& x, double s) { return ops::addcdiv(x, other(x), x, s); }},
      {"huber_loss",
       [](const Tensor& x, double s) {
         return ops::huber_loss(x, detach(other(x)), ops::Reduction::kNone, std::abs(s));
       }},
      {"smooth_l1_loss",
       [](const Tensor& x, double s) {
         return ops::smooth_l1_loss(x, detach(other(x)), ops::Reduction::kNone, std::abs(s));
       }},
      {"clamp",
       [](const Tensor& x, double s) {
         const Scalar low = -std::abs(s), high = std::abs(s);
         return ops::clamp(x, &low, &high);
       }},
      {"clamp_min", [](const Tensor& x, double s) { return ops::clamp_min(x, s); }},
      {"hardtanh",
       [](const Tensor& x, double s) { return ops::hardtanh(x, -std::abs(s), std::abs(s)); }},
      {"leaky_relu", [](const Tensor& x, double s) { return ops::leaky_relu(x, s); }},
      {"elu", [](const Tensor& x, double s) { return ops::elu(x, s); }},
      {"celu", [](const Tensor& x, double s) { return ops::celu(x, s); }},
      {"softplus", [](const Tensor& x, double s) { return ops::softplus(x, std::abs(s), 20); }},
      {"threshold", [](const Tensor& x, double s) { return ops::threshold(x, s, 9); }},
      {"hardshrink", [](const Tensor& x, double s) { return ops::hardshrink(x, std::abs(s)); }},
      {"softshrink", [](const Tensor& x, double s) { return ops::softshrink(x, std::abs(s)); }},
      {"eq", [](const Tensor& x, double s) { return ops::eq(x, s); }},
      {"lt", [](const Tensor& x, double s) { return ops::lt(x, s); }},
      {"ge", [](const Tensor& x, double s) { return ops::ge(x, s); }},
  };
  return all;
}

using OfOnes = std::function<Tensor(const Tensor&)>;
const std::map<std::string, OfOnes>& functions_of_ones() {
  const auto zeros = [](const Tensor& x) { return Tensor::zeros(x.sizes(), x.dtype()); };
  const auto ones = [](const Tensor& x) { return Tensor::ones(x.sizes(), x.dtype()); };
  static const std::map<std::string, OfOnes> all = {
      {"mean", [](const Tensor& x) { return ops::mean(x); }},
      {"mean_dim", [](const Tensor& x) { return ops::mean(x, {0}); }},
      {"max", [](const Tensor& x) { return ops::max(x); }},
      {"min", [](const Tensor& x) { return ops::min(x); }},
      {"amax", [](const Tensor& x) { return ops::amax(x); }},
      {"amin", [](const Tensor& x) { return ops::amin(x); }},
      {"norm_inf", [](const Tensor& x) { return ops::norm(x, INFINITY); }},
      {"l1_loss", [=](const Tensor& x) { return ops::l1_loss(x, zeros(x)); }},
      {"mse_loss", [=](const Tensor& x) { return ops::mse_loss(x, zeros(x)); }},
      {"kl_div", [=](const Tensor& x) { return ops::kl_div(x, ones(x)); }},
      {"hinge_embedding_loss",
       [=](const Tensor& x) { return ops::hinge_embedding_loss(x, ops::neg(ones(x)), 3); }},
      {"poisson_nll_loss",
       [=](const Tensor& x) { return ops::poisson_nll_loss(x, zeros(x), false); }},
      {"gaussian_nll_loss",
       [=](const Tensor& x) { return ops::gaussian_nll_loss(x, zeros(x), ones(x)); }},
      {"margin_ranking_loss",
       [=](const Tensor& x) { return ops::margin_ranking_loss(x, zeros(x), ones(x), 3); }},
      {"smooth_l1_loss", [=](const Tensor& x) { return ops::smooth_l1_loss(x, zeros(x)); }},
  };
  return all;
}

Tensor gradient(const Tensor& y, const Tensor& x, const Tensor& gy) {
  const Tensor outputs[] = {y}, leaves[] = {x}, weights[] = {gy};
  return gradients(Span<const Tensor>(outputs, 1), Span<const Tensor>(leaves, 1),
                   Span<const Tensor>(weights, 1), {}, false)[0];
}

Tensor evaluate(const std::string& name, DType t, double s) {
  if (name.rfind("ones_", 0) == 0) {
    const Tensor x = Tensor::ones({static_cast<int64_t>(s)}, t);
    set_requires_grad(x, true);
    const Tensor y = functions_of_ones().at(name.substr(5))(x);
    return ops::narrow(gradient(y, x, Tensor::ones({}, t)), 0, 0, 1);
  }
  const size_t end = name.rfind("_gradient");
  const Tensor x = elements(t, s);
  if (end == std::string::npos) return functions().at(name)(x, s);
  set_requires_grad(x, true);
  return gradient(functions().at(name.substr(0, end))(x, s), x, other(elements(t, 1.5)));
}

TEST(Numbers16, EqualPyTorchToTheBit) {
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/numbers16.txt");
  std::string text, name, type, word;
  int checked = 0;
  while (std::getline(file, text)) {
    std::istringstream in(text);
    double s = 0;
    in >> name >> type >> s >> word;
    std::vector<double> want;
    while (in >> word) want.push_back(std::strtod(word.c_str(), nullptr));
    const DType t = type == "float16" ? DType::kFloat16 : DType::kBFloat16;
    const std::string title = text.substr(0, text.find('|'));
    ++checked;
    if (name.rfind("refused_", 0) == 0) {
      EXPECT_THROW(evaluate(name.substr(8), t, s), Error) << title;
      continue;
    }
    EXPECT_EQ(difference(values_of(evaluate(name, t, s)), want, 0), "") << title;
  }
  EXPECT_GT(checked, 400);
}

// The inputs at which a number that was rounded to the tensor's type first showed.
TEST(Numbers16, NumbersThatTheTypeDoesNotHold) {
  const auto one = [](DType t, double v) { return make_tensor({1}, t, {v}); };
  const auto value = [](const Tensor& t) { return values_of(t)[0]; };
  EXPECT_EQ(value(ops::mul(one(DType::kFloat16, 0.1), 70000.)), 7000);
  EXPECT_EQ(value(ops::div(one(DType::kFloat16, 1000), 70000.)), 0.0142822265625);
  EXPECT_EQ(value(ops::mul(one(DType::kBFloat16, -2.25), -0.7)), 1.578125);
}

// Losses of probabilities have the type of all that is multiplied, as in PyTorch.
TEST(Numbers16, LossesOfProbabilitiesByWiderWeights) {
  const Tensor x = Tensor::zeros({2, 3}, DType::kBFloat16);
  const Tensor p = Tensor::full({2, 3}, 0.5, DType::kBFloat16);
  const auto type_of = [&](DType target, DType weight) {
    return ops::cross_entropy(x, ops::to_dtype(p, target), Tensor::ones({3}, weight)).dtype();
  };
  EXPECT_EQ(type_of(DType::kBFloat16, DType::kBFloat16), DType::kBFloat16);
  EXPECT_EQ(type_of(DType::kBFloat16, DType::kFloat32), DType::kFloat32);
  EXPECT_EQ(type_of(DType::kFloat16, DType::kBFloat16), DType::kFloat32);
  EXPECT_EQ(type_of(DType::kBFloat16, DType::kFloat64), DType::kFloat64);
}

// Functions for which PyTorch has no loops of 16-bit types: the list is in CONTRIBUTING.md. Here
// they are float32's, rounded; of the composed ones each part is.
TEST(Numbers16, WherePyTorchHasNone) {
  using OfOne = Tensor (*)(const Tensor&);
  const OfOne functions[] = {
      [](const Tensor& x) { return ops::avg_pool(3, x, Dims{2}); },
      [](const Tensor& x) { return ops::lp_pool(3, x, 2, Dims{2}); },
      [](const Tensor& x) { return ops::local_response_norm(x, 2, 1e-4, 0.75, 1); },
      [](const Tensor& x) {
        return ops::pdist(ops::reshape(x, {8, 16}));
      },
      [](const Tensor& x) {
        const Tensor rows = ops::reshape(x, {8, 16});
        return ops::cdist(rows, ops::narrow(rows, 0, 1, 3));
      },
      [](const Tensor& x) {
        return ops::interpolate(ops::squeeze(x, 0),
                                {Dims{3, 5}, {}, "bilinear", false, false, true});
      },
      [](const Tensor& x) {
        return ops::interpolate(ops::squeeze(x, 0),
                                {Dims{3, 5}, {}, "bicubic", false, false, true});
      },
      [](const Tensor& x) {
        const Tensor scores = ops::log_softmax(ops::reshape(x, {16, 1, 8}), 2);
        return ops::ctc_loss(scores, make_tensor({1, 2}, DType::kInt64, {1, 2}), Dims{16}, Dims{2});
      },
  };
  for (const DType t : {DType::kFloat16, DType::kBFloat16}) {
    const double eps = t == DType::kFloat16 ? 0x1p-10 : 0x1p-7;
    const Tensor x = ops::to_dtype(random_tensor({1, 2, 4, 4, 4}, "x", false), t);
    for (const OfOne f : functions) {
      const Tensor y = f(x);
      EXPECT_EQ(y.dtype(), t);
      EXPECT_EQ(difference(values_of(y), values_of(f(ops::to_dtype(x, DType::kFloat32))), 3 * eps),
                "");
    }
  }
}

TEST(Numbers16, MaxPool3dOfImagesInTorchChannelsLast) {
  const Tensor memory = random_tensor({128}, "x", false);
  const Tensor x = memory.alias({2, 4, 4, 4}, {64, 1, 16, 4}, 0);
  EXPECT_EQ(values_of(ops::max_pool(3, x, Dims{2})),
            values_of(ops::max_pool(3, ops::contiguous(x), Dims{2})));
}

}  // namespace
}  // namespace nnc::testing
