// SPDX-License-Identifier: Apache-2.0
// Where PyTorch is wrong by its own reports, the right values. CONTRIBUTING.md has the same list.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <functional>
#include <limits>
#include <sstream>

#include "engine/backward.h"
#include "kernels/common/backend.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/grid_sample.h"
#include "ops/loss.h"
#include "ops/math.h"
#include "ops/norm.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/softmax.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

using namespace ops;  // NOLINT: as in PyTorch
using Values = std::vector<double>;

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr DType kF16 = DType::kFloat16, kF32 = DType::kFloat32, kF64 = DType::kFloat64;

// `right` is f(x), or d f / dx of order 1 or 2, of the sum of what there is.
struct Report {
  int number;
  const char* function;
  std::function<Tensor(const Tensor&)> f;
  int order;
  Values x, right;
  DType dtype = kF64;
};

Tensor list_of(const Values& v, DType t = kF64) {
  return make_tensor({static_cast<int64_t>(v.size())}, t, v);
}
Tensor all_of(const Tensor& x) {
  return logsumexp(x, Dims{0});
}
Tensor softmax_of(const Tensor& x) {
  return softmax(x, 0, std::nullopt);
}
Tensor log_softmax_of(const Tensor& x) {
  return log_softmax(x, 0, std::nullopt);
}
// The maximum is infinite in the second column only.
Tensor softmax_of_columns(const Tensor& x) {
  return softmax(reshape(x, Dims{2, 2}), 0, std::nullopt);
}
Tensor norm_of(const Tensor& x) {
  return norm(x);
}
std::function<Tensor(const Tensor&)> norm_of_power(double p) {
  return [=](const Tensor& x) { return norm(x, p); };
}
Tensor unit(const Tensor& x) {
  return normalize(x, 2, 0, 1e-12);
}
Tensor gelu_of(const Tensor& x) {
  return gelu(x);
}
Tensor gelu_tanh_of(const Tensor& x) {
  return gelu(x, "tanh");
}
Tensor divergence(const Tensor& target) {
  return kl_div(list_of({-1, -2}), target, Reduction::kSum);
}
Tensor halves(const Tensor& like) {
  return Tensor::full(like.sizes(), 0.5, like.dtype());
}
// atan2(x, x), differentiated by one of them.
Tensor angle(const Tensor& x) {
  return atan2(x, detach(x));
}
Tensor negative_angle(const Tensor& x) {
  return atan2(detach(x), x);
}
std::function<Tensor(const Tensor&)> logits_loss(double target) {
  return [=](const Tensor& x) {
    return binary_cross_entropy_with_logits(x, Tensor::full(x.sizes(), target, x.dtype()), {},
                                            Reduction::kNone);
  };
}
std::function<Tensor(const Tensor&)> class_loss(double target) {
  return [=](const Tensor& x) {
    return cross_entropy(reshape(x, Dims{1, x.numel()}), make_tensor({1}, DType::kInt64, {target}));
  };
}
std::function<Tensor(const Tensor&)> quantile_of(double q, const char* interpolation) {
  return [=](const Tensor& x) { return quantile(x, q, std::nullopt, false, interpolation); };
}
std::function<Tensor(const Tensor&)> sample(const char* mode) {
  return [=](const Tensor& grid) {
    const Tensor image = Tensor::ones({1, 1, 1, 5}, grid.dtype());
    return reshape(grid_sample(image, reshape(grid, Dims{1, 1, 1, 2}), mode, "zeros", false), {1});
  };
}

// clang-format off
const std::vector<Report>& reports() {
  static const Values nans(35, kNaN), zeros(35, 0), ones(35, 1);
  static const std::vector<Report> list = {
      {49724, "logsumexp", all_of, 1, {-kInf, -kInf}, {0.5, 0.5}},
      {49724, "logsumexp", all_of, 1, {1, kInf}, {0, 1}},
      {49724, "logsumexp", all_of, 1, {kInf}, {1}},
      {49724, "logsumexp", all_of, 1, {-kInf}, {1}},
      {49724, "logsumexp", all_of, 2, {1, kInf}, {0, 0}},
      {49724, "softmax", softmax_of, 0, {1, kInf}, {0, 1}},
      {49724, "softmax", softmax_of, 0, {1, kInf}, {0, 1}, kF32},
      {49724, "softmax", softmax_of, 0, {1, kInf}, {0, 1}, kF16},
      {49724, "softmax", softmax_of, 0, {kInf}, {1}},
      {49724, "softmax", softmax_of, 0, {-kInf}, {1}},
      {49724, "softmax", softmax_of, 1, {1, kInf}, {0, 0}},
      {49724, "softmax", softmax_of_columns, 0, {1, kInf, 1, 2}, {0.5, 1, 0.5, 0}},
      {49724, "log_softmax", log_softmax_of, 0, {1, kInf}, {-kInf, 0}},
      {49724, "log_softmax", log_softmax_of, 1, {1, kInf}, {1, -1}},
      {49724, "cross_entropy", class_loss(1), 0, {1, kInf}, {0}},
      {49724, "cross_entropy", class_loss(0), 0, {1, kInf}, {kInf}},
      {49724, "cross_entropy", class_loss(0), 1, {1, kInf}, {-1, 1}},
      {51911, "grid_sample", sample("bilinear"), 0, {2.9839e38, -3.2406e38}, {0}, kF32},
      {51911, "grid_sample", sample("bicubic"), 0, {2.9839e38, -3.2406e38}, {0}, kF32},
      {89558, "kl_div", divergence, 1, {0, 1}, {-kInf, 3}},
      {98939, "norm", norm_of_power(-100), 0, {0.25, -0.5}, {0.25}, kF32},
      {98939, "norm", norm_of_power(-100), 1, {0.25, -0.25}, {0.496546248, -0.496546248}, kF32},
      {98939, "norm", norm_of_power(-100), 0, {0.25, 0}, {0}, kF32},
      {133998, "quantile", quantile_of(0.6, "linear"), 0, {0, kInf}, {kInf}},
      {133998, "quantile", quantile_of(0.4, "linear"), 0, {-kInf, 0}, {-kInf}},
      {133998, "quantile", quantile_of(1, "linear"), 0, {0, kInf}, {kInf}},
      {133998, "quantile", quantile_of(0.5, "midpoint"), 0, {0, kInf}, {kInf}},
      {133998, "quantile", quantile_of(0.6, "linear"), 1, {0, kInf}, {0.4, 0.6}},
      {135359, "binary_cross_entropy_with_logits", logits_loss(0.9), 0, {-kInf}, {kInf}},
      {184036, "norm", norm_of_power(100), 0, {-4, 1}, {4}, kF32},
      {184036, "norm", norm_of_power(100), 1, {-4, 4}, {-0.503477775, 0.503477775}, kF32},
      {187806, "gelu", gelu_of, 0, {-10, -12}, {-7.619853024160525e-23, -2.131778534493178e-32}},
      {192318, "gelu", gelu_of, 0, {-kInf, kInf}, {0, kInf}},
      {192318, "gelu", gelu_of, 0, {-kInf, kInf}, {0, kInf}, kF32},
      {192318, "gelu", gelu_of, 1, {-kInf, kInf}, {0, 1}},
      {192318, "gelu", gelu_of, 2, {-kInf, kInf}, {0, 0}},
      {192318, "gelu", gelu_tanh_of, 0, {-kInf, kInf}, {0, kInf}},
      {192318, "gelu", gelu_tanh_of, 1, {-kInf, kInf, 1e30}, {0, 1, 1}, kF32},
      {1097, "norm", norm_of, 2, {0, 0}, {0, 0}},
      {1097, "norm", norm_of_power(1.5), 2, {0, 1}, {0, 0}},
      {193006, "norm", norm_of, 0, {1e20, 1, 1}, {1e20}, kF32},
      {193006, "norm", norm_of, 1, {1e20, 1, 1}, {1, 1e-20, 1e-20}, kF32},
      {193006, "norm", norm_of, 0, {3e-200, 4e-200}, {5e-200}},
      {193006, "norm", norm_of, 1, {3e200, 4e200}, {0.6, 0.8}},
      {193006, "norm", norm_of, 0, {kInf, 1}, {kInf}},
      {193006, "norm", norm_of, 0, {kNaN, 1e200}, {kNaN}},
      {193006, "norm", norm_of_power(3), 0, {1e20, 5e19}, {1.040041911525952e20}, kF32},
      {193006, "norm", norm_of_power(3), 1, {1e20, 5e19}, {0.92448169913418, 0.231120424783545}, kF32},
      {193006, "normalize", unit, 0, {3e20, 4e20}, {0.6, 0.8}, kF32},
      {193012, "prod", [](const Tensor& x) { return mul(prod(x), Scalar(4000)); }, 2,
       {0.03, 1, 1, 1}, {12000, 4240, 4240, 4240}, kF16},
      {193040, "atan2", angle, 1, {2e-3, 1e-4, 200}, {250, 5000, 0.0025}, kF16},
      {193040, "atan2", negative_angle, 1, {2e-3, 1e-4, 200}, {-250, -5000, -0.0025}, kF16},
      {193753, "fmod", [](const Tensor& x) { return fmod(x, halves(x)); }, 0,
       Values(9, 1e308), Values(9, 0)},
      {193753, "remainder", [](const Tensor& x) { return remainder(x, halves(x)); }, 0,
       Values(9, 1e308), Values(9, 0)},
      {195075, "logit", [](const Tensor& x) { return logit(x, 0.1); }, 1, nans, nans},
      {195075, "hardtanh", [](const Tensor& x) { return hardtanh(x); }, 1, nans, zeros},
      {195075, "hardshrink", [](const Tensor& x) { return hardshrink(x); }, 1, nans, ones},
      {195075, "softshrink", [](const Tensor& x) { return softshrink(x); }, 1, nans, ones},
      {195075, "elu", [](const Tensor& x) { return elu(x); }, 1, nans, nans},
      {195075, "celu", [](const Tensor& x) { return celu(x); }, 1, nans, nans},
      {195075, "hardswish", hardswish, 1, nans, nans},
      {195197, "silu", silu, 0, {-kInf, kInf}, {0, kInf}},
      {195197, "silu", silu, 0, Values(17, -kInf), Values(17, 0), kF32},
      {195197, "silu", silu, 1, {-kInf, kInf}, {0, 1}},
      {195197, "silu", silu, 2, {-kInf, kInf}, {0, 0}},
      {195197, "mish", mish, 0, {-kInf, kInf}, {0, kInf}},
      {195197, "mish", mish, 1, {-kInf, kInf}, {0, 1}},
      {195197, "hardswish", hardswish, 0, {-kInf, kInf}, {0, kInf}},
      {195197, "softsign", softsign, 0, {-kInf, kInf}, {-1, 1}},
      {195529, "binary_cross_entropy_with_logits", logits_loss(0), 0, {-40},
       {4.248354255291589e-18}},
      {195529, "binary_cross_entropy_with_logits", logits_loss(0), 1, {-40},
       {4.248354255291589e-18}},
      {195677, "binary_cross_entropy_with_logits", logits_loss(1), 1, {37.42994775023705},
       {-5.551115123125776e-17}},
      {195677, "binary_cross_entropy_with_logits", logits_loss(1), 2, {37.42994775023705},
       {5.551115123125776e-17}},
      {195530, "logsigmoid", logsigmoid, 2, {40, -40},
       {-4.248354255291589e-18, -4.248354255291589e-18}},
      {195682, "silu", silu, 2, {40.410841513445845}, {-1.0820525268131133e-16}},
  };
  return list;
}
// clang-format on

// As `difference`, but in proportion to each value: the small ones matter here.
bool near(const Values& got, const Values& right, double tolerance) {
  if (got.size() != right.size()) return false;
  for (size_t i = 0; i < got.size(); ++i) {
    const bool same = got[i] == right[i] || (std::isnan(got[i]) && std::isnan(right[i]));
    if (!same && !(std::abs(got[i] - right[i]) <= tolerance * std::abs(right[i]))) return false;
    if (!same && std::isinf(right[i])) return false;
  }
  return true;
}

Values result(const Report& r, bool composed) {
  const Tensor x =
      make_tensor({static_cast<int64_t>(r.x.size())}, r.dtype, r.x, Layout::kPlain, r.order > 0);
  Tensor y = r.f(x);
  for (int i = 1; i <= r.order; ++i) {
    const bool on = i < r.order || composed;
    const BackwardOptions options{.retain_graph = on, .create_graph = on};
    y = gradients({sum(y)}, {x}, {}, options, false)[0];
  }
  return values_of(y);
}

TEST(KnownReports, GiveTheRightValues) {
  for (const Report& r : reports()) {
    for (const bool reference : {false, true}) {
      for (const bool composed : {false, true}) {
        kernels::use_reference(reference);
        const Values got = result(r, composed);
        kernels::use_reference(false);
        const double tolerance = r.dtype == kF16 ? 2e-3 : r.dtype == kF32 ? 1e-5 : 1e-14;
        EXPECT_TRUE(near(got, r.right, tolerance))
            << '#' << r.number << " " << r.function << ", order " << r.order
            << (reference ? ", reference" : "") << (composed ? ", composed" : "") << ": "
            << ::testing::PrintToString(got);
      }
    }
  }
}

TEST(KnownReports, AreListed) {
  std::ifstream file(NNC_SOURCE_DIR "/CONTRIBUTING.md");
  std::stringstream text;
  text << file.rdbuf();
  for (const Report& r : reports()) {
    const std::string number = '#' + std::to_string(r.number), name = '`' + std::string(r.function);
    std::string line;
    bool found = false;
    for (std::istringstream in(text.str()); std::getline(in, line);) {
      found =
          found || (line.find(name) != std::string::npos && line.find(number) != std::string::npos);
    }
    EXPECT_TRUE(found) << number << ' ' << r.function;
  }
}

}  // namespace
}  // namespace nnc::testing
