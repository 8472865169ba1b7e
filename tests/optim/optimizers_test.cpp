// SPDX-License-Identifier: Apache-2.0
// Optimizers against PyTorch: tests/golden/optim.txt, made by make_optim.py, whose training loop is
// repeated here.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <set>
#include <sstream>

#include "engine/backward.h"
#include "kernels/common/backend.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "optim/optimizer.h"
#include "support/expect_error.h"
#include "support/values.h"

namespace nnc {
namespace {

struct Block {
  std::string text, repr;
  std::vector<double> wide, narrow;
};

std::vector<Block> read_blocks() {
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/optim.txt");
  std::vector<Block> blocks;
  for (std::string text; std::getline(file, text);) {
    std::istringstream line(text);
    std::string kind;
    line >> kind;
    if (kind == "=") {
      blocks.push_back({text.substr(2), "", {}, {}});
    } else if (kind == "repr") {
      std::string& out = blocks.back().repr;
      for (size_t i = 5; i < text.size(); ++i) {
        if (text.compare(i, 2, "\\n") == 0)
          out += '\n', ++i;
        else
          out += text[i];
      }
    } else {
      std::vector<double>& values = kind == "double" ? blocks.back().wide : blocks.back().narrow;
      for (double v; line >> v;) values.push_back(v);
    }
  }
  return blocks;
}

Tensor leaf(Tensor t) {
  t = detach(t);
  set_requires_grad(t, true);
  return t;
}

struct Result {
  std::string repr;
  std::vector<double> values;
};

Result train(const std::string& text, DType dtype) {
  const Tensor i = ops::arange(0, 6, 1, dtype);
  const Tensor p = leaf(ops::reshape(ops::sub(ops::div(i, 3), 1), {2, 3}));
  Tensor q = leaf(ops::div(ops::sub(i, 2), 4));
  if (text.find("Muon") == 0) q = leaf(ops::reshape(q, {3, 2}));  // matrices only
  const Tensor c = ops::reshape(ops::div(ops::add(i, 1), 6), {2, 3});
  const Tensor t = ops::reshape(ops::div(ops::sub(Tensor::full({}, 3, dtype), i), 5), {2, 3});
  const Ref<optim::Optimizer> opt = optim::make_optimizer(text.c_str(), {p, q}, "test");
  for (int step = 0; step < 50; ++step) {
    opt->step([&] {
      opt->zero_grad();
      const Tensor d = ops::sub(p, t);
      Tensor loss = ops::sum(ops::mul(ops::mul(c, d), d));
      const Tensor square = ops::mul(q, q);
      if (step != 2) loss = ops::add(loss, ops::sum(ops::mul(square, square)));
      backward({loss}, {}, {});
      return loss;
    });
  }
  Result r{opt->repr(), {}};
  for (const Tensor& x : {p, q}) {
    for (int64_t k = 0; k < x.numel(); ++k) {
      r.values.push_back(dtype == DType::kFloat64 ? x.data<double>()[k] : x.data<float>()[k]);
    }
  }
  return r;
}

void expect_near(const std::vector<double>& want, const std::vector<double>& got, double rtol) {
  ASSERT_EQ(want.size(), got.size());
  for (size_t i = 0; i < want.size(); ++i) {
    EXPECT_NEAR(got[i], want[i], rtol * (std::abs(want[i]) + 0.1)) << "element " << i;
  }
}

struct Tolerance {
  double wide = 1e-10, narrow = 5e-6;
};
Tolerance tolerance_of(const std::string& text) {
  const auto is = [&](const char* name) { return text.find(name) == 0; };
  // Its iteration computes in bfloat16.
  if (is("Muon")) return {1e-2, 1e-2};
  return {};
}

double farthest(const std::vector<double>& a, const std::vector<double>& b) {
  double most = 0;
  for (size_t i = 0; i < a.size(); ++i) most = std::max(most, std::abs(a[i] - b[i]));
  return most;
}

class Optimizers : public ::testing::TestWithParam<bool> {
 protected:
  void SetUp() override { kernels::use_reference(GetParam()); }
  void TearDown() override { kernels::use_reference(false); }
};

TEST_P(Optimizers, AreThoseOfPyTorch) {
  const std::vector<Block> blocks = read_blocks();
  ASSERT_GE(blocks.size(), 77u);
  for (const Block& b : blocks) {
    SCOPED_TRACE(b.text);
    const Result wide = train(b.text, DType::kFloat64);
    EXPECT_EQ(wide.repr, b.repr);
    const Tolerance tolerance = tolerance_of(b.text);
    expect_near(b.wide, wide.values, tolerance.wide);
    const std::vector<double> narrow = train(b.text, DType::kFloat32).values;
    if (b.text.starts_with("LBFGS")) {
      // Its directions are differences of gradients, and a search takes another way after one
      // comparison that rounding decides: about as far from the float64 curve as PyTorch's.
      EXPECT_LE(farthest(narrow, b.wide), 4 * farthest(b.narrow, b.wide) + 1e-5);
    } else {
      expect_near(b.narrow, narrow, tolerance.narrow);
    }
  }
}

// Steps of a parameter {1, -inf} with these gradients, each for both elements.
std::vector<double> steps(const char* text, std::initializer_list<double> slopes) {
  const double lost = -std::numeric_limits<double>::infinity();
  const Tensor p =
      testing::make_tensor({2}, DType::kFloat32, {1, lost}, testing::Layout::kPlain, true);
  const Ref<optim::Optimizer> opt = optim::make_optimizer(text, {p}, "test");
  for (const double slope : slopes) {
    set_grad(p, testing::make_tensor({2}, DType::kFloat32, {slope, slope}), "test");
    opt->step();
  }
  return testing::values_of(p);
}

TEST_P(Optimizers, MultiplyNothingByZero) {
  const double inf = std::numeric_limits<double>::infinity();
  const double above = 0.5 + 0x1p-24;  // 1 - 0.5 / (1 - beta1) (1 - beta1) in float32
  EXPECT_EQ(steps("SGD(lr=0.5)", {1}), (std::vector<double>{0.5, -inf}));
  EXPECT_EQ(steps("SGD(lr=0.5, momentum=0.5)", {inf}), (std::vector<double>{-inf, -inf}));
  EXPECT_EQ(steps("Adam(lr=0.5, eps=0)", {1}), (std::vector<double>{above, -inf}));
  EXPECT_EQ(steps("AdamW(lr=0.5, eps=0, weight_decay=0)", {1}), (std::vector<double>{above, -inf}));
}

// The average is the last gradient itself, not the sum of a large one and its negative.
TEST_P(Optimizers, AveragesStartAtTheNearerEnd) {
  EXPECT_NEAR(steps("Adam(lr=0.1, betas=(0., 0.))", {1, 1e-5})[0], 0.8000999, 1e-6);
}

// Elements of 16 bits are computed with in float32, and rounded once.
TEST(Optimizers16, RoundWhatFloat32Gives) {
  for (const char* text :
       {"SGD(lr=0.3, momentum=0.9)", "Adam(lr=0.3)", "Adadelta()", "Adagrad(lr=0.3)",
        "Adamax(lr=0.3)", "NAdam(lr=0.3)", "RAdam(lr=0.3)", "RMSprop(lr=0.3, centered=True)",
        "ASGD(lr=0.3, lambd=0.1)", "Rprop(lr=0.3)"}) {
    SCOPED_TRACE(text);
    const auto stepped = [&](DType type) {
      const Tensor p =
          testing::make_tensor({3}, type, {1, -0.75, 0.125}, testing::Layout::kPlain, true);
      set_grad(p, testing::make_tensor({3}, type, {0.5, 3, -0.25}), "test");
      optim::make_optimizer(text, {p}, "test")->step();
      return p;
    };
    const Tensor wide = detach(stepped(DType::kFloat32));
    for (const DType type : {DType::kBFloat16, DType::kFloat16}) {
      EXPECT_EQ(testing::values_of(stepped(type)), testing::values_of(ops::to_dtype(wide, type)));
    }
  }
}

TEST(Optimizers16, LbfgsFindsTheMinimum) {
  for (const DType type : {DType::kBFloat16, DType::kFloat16}) {
    for (const char* text : {"LBFGS()", "LBFGS(line_search_fn='strong_wolfe')"}) {
      const Tensor p =
          testing::make_tensor({3}, type, {1, -0.75, 2}, testing::Layout::kPlain, true);
      const Ref<optim::Optimizer> opt = optim::make_optimizer(text, {p}, "test");
      opt->step([&] {
        opt->zero_grad();
        const Tensor loss = ops::sum(ops::mul(p, p));
        backward({loss}, {}, {});
        return loss;
      });
      for (const double v : testing::values_of(p)) EXPECT_NEAR(v, 0, 0.01) << text;
    }
  }
}

TEST(OptimizerNames, AllHaveGoldenValues) {
  std::set<std::string> missing;
  for (const std::string_view name : optim::optimizer_names()) missing.emplace(name);
  for (const Block& b : read_blocks()) missing.erase(b.text.substr(0, b.text.find('(')));
  EXPECT_EQ(missing, std::set<std::string>{});
}

INSTANTIATE_TEST_SUITE_P(Kernels, Optimizers, ::testing::Bool(),
                         [](const auto& info) { return info.param ? "Reference" : "Fast"; });

TEST(OptimizerText, RefusesWhatTorchRefuses) {
  const Tensor p = leaf(Tensor::ones({2}, DType::kFloat32));
  const auto make = [&](const char* text) { optim::make_optimizer(text, {p}, "test"); };
  testing::expect_error([&] { make("SGD(lr=-1)"); }, Code::kInvalid,
                        "lr at 7 is refused: Invalid learning rate: -1");
  testing::expect_error([&] { make("SGD(momentun=0.9)"); }, Code::kUnknown,
                        "did you mean 'momentum'?");
  testing::expect_error([&] { make("Adm()"); }, Code::kUnknown, "did you mean 'Adam'?");
  testing::expect_error([&] { make("SGD(nesterov=True)"); }, Code::kInvalid, "momentum");
  testing::expect_error([&] { make("Adam(betas=(0.9, 1.0))"); }, Code::kInvalid,
                        "betas at 11 is refused: Invalid beta parameter at index 1: 1");
  const struct {
    const char *text, *message;
  } rows[] = {
      {"Adadelta(rho=1.5)", "Invalid rho value: 1.5"},
      {"Adagrad(lr_decay=-1)", "Invalid lr_decay value: -1"},
      {"Adagrad(initial_accumulator_value=-1)", "Invalid initial_accumulator_value value: -1"},
      {"Adagrad(fused=True, foreach=True)", "`fused` and `foreach` cannot be `True` together."},
      {"Adamax(eps=-1)", "Invalid epsilon value: -1"},
      {"NAdam(momentum_decay=-1)", "Invalid momentum_decay value: -1"},
      {"RAdam(betas=(1, 0.9))", "Invalid beta parameter at index 0: 1"},
      {"RMSprop(alpha=-1)", "Invalid alpha value: -1"},
      {"RMSprop(momentum=-1)", "Invalid momentum value: -1"},
      {"ASGD(weight_decay=-1)", "Invalid weight_decay value: -1"},
      {"Rprop(etas=(0.5, 0.9))", "Invalid eta values: 0.5, 0.9"},
      {"Adafactor(lr=-1)", "Learning rate should be >= 0 but is: -1"},
      {"Adafactor(beta2_decay=1)", "beta2_decay should be <= 0 but is: 1"},
      {"Adafactor(eps=(-1, 1))", "epsilon1 should be >= 0 but is: -1"},
      {"Adafactor(eps=(None, -1))", "epsilon2 should be >= 0 but is: -1"},
      {"Adafactor(d=0.5)", "Clipping threshold d should be >= 1 but is: 0.5"},
      {"Muon()", "Muon only supports 2D parameters whereas we found a parameter with size: [2]"},
      {"Muon(adjust_lr_fn='best')", "Adjust learning rate function 'best' is not supported"},
      {"Muon(ns_steps=100)", "Number of steps must be less than 100"},
      {"LBFGS(lr=-1)", "Invalid learning rate: -1"},
      {"LBFGS(line_search_fn='golden')", "only 'strong_wolfe' is supported"},
      {"Adamax(betas=0.9)", "must be a sequence of numbers"},
      {"Adamax(lr='fast')", "lr at 10 must be a number"},
  };
  for (const auto& r : rows)
    testing::expect_error([&] { make(r.text); }, Code::kInvalid, r.message);
  testing::expect_error([&] { optim::make_optimizer("SGD()", {}, "test"); }, Code::kInvalid,
                        "empty parameter list");
  testing::expect_error(
      [&] {
        optim::make_optimizer("SGD()", {p, p}, "test");
      },
      Code::kInvalid, "more than once");
}

// NaN passes exactly the checks that torch writes as "lr < 0.0".
TEST(OptimizerText, TakesWhatTorchTakes) {
  const Tensor p = leaf(Tensor::ones({2}, DType::kFloat32));
  for (const char* text : {"SGD(lr=nan)", "SGD(momentum=nan)", "SGD(dampening=nan)",
                           "SGD(weight_decay=nan)", "SGD(momentum=nan, nesterov=True)"}) {
    EXPECT_TRUE(optim::make_optimizer(text, {p}, "test")) << text;
  }
  for (const char* text :
       {"Adam(lr=nan)", "Adam(eps=nan)", "Adam(weight_decay=nan)", "Adam(betas=(nan, 0.9))",
        "AdamW(betas=(0.9, nan))", "SGD(momentum=0.1, dampening=nan, nesterov=True)"}) {
    EXPECT_THROW(optim::make_optimizer(text, {p}, "test"), Error) << text;
  }
}

// Leaves of other types are held; only a gradient for one is an error, when it is used.
TEST(OptimizerText, TakesLeavesOfIntegers) {
  const Tensor p = Tensor::ones({2}, DType::kInt64);
  for (const char* text : {"SGD()", "Adam()", "RMSprop()"}) {
    const Ref<optim::Optimizer> opt = optim::make_optimizer(text, {p}, "test");
    opt->step();
    set_grad(p, Tensor::ones({2}, DType::kInt64), "test");
    testing::expect_error([&] { opt->step(); }, Code::kDtype, "parameter 0 is torch.int64");
    opt->zero_grad();
    EXPECT_EQ(p.data<int64_t>()[0], 1);
  }
}

}  // namespace
}  // namespace nnc
