// SPDX-License-Identifier: Apache-2.0
// A step updates all parameters or none, and looks at what its state was made for.
#include <gtest/gtest.h>

#include <limits>

#include "nn/registry.h"
#include "ops/convert.h"
#include "ops/shape.h"
#include "optim/optimizer.h"
#include "support/expect_error.h"
#include "support/values.h"
#include "tensor/replace_data.h"

namespace nnc {
namespace {

using testing::expect_error;
using testing::values_of;
using Numbers = std::vector<double>;

Tensor leaf(double value) {
  const Tensor t = Tensor::full({2}, value, DType::kFloat32);
  set_requires_grad(t, true);
  return t;
}
void give_gradient(const Tensor& p, double value) {
  autograd_meta(p).replace_grad(Tensor::full(p.sizes(), value, p.dtype()));
}
Ref<optim::Optimizer> optimizer(const char* text, const std::vector<Tensor>& params) {
  return optim::make_optimizer(text, params, "test");
}

TEST(Step, FailsBeforeTheFirstParameterMoves) {
  for (const char* text : {"SGD(lr=0.5)", "SGD(lr=0.5, momentum=0.9)", "Adam(lr=0.5)", "AdamW()",
                           "RMSprop(momentum=0.9)", "Rprop()", "ASGD()", "Adafactor()"}) {
    SCOPED_TRACE(text);
    const Tensor p = leaf(1), q = leaf(1);
    const auto opt = optimizer(text, {p, q}), twin = optimizer(text, {leaf(1)});
    give_gradient(p, 1);
    autograd_meta(q).replace_grad(Tensor::ones({3}, DType::kFloat32));
    expect_error([&] { opt->step(); }, Code::kShape, "parameter 1 has sizes [2], its gradient [3]");
    EXPECT_EQ(values_of(p), (Numbers{1, 1}));
    // What follows is a first step: nothing of the failed one is left.
    give_gradient(q, 1);
    opt->step();
    give_gradient(twin->params()[0], 1);
    twin->step();
    EXPECT_EQ(values_of(p), values_of(twin->params()[0]));
    EXPECT_EQ(values_of(q), values_of(p));
  }
}

// As in PyTorch, where Adam refuses and SGD goes on.
TEST(Step, AfterAConversion) {
  for (const DType type : {DType::kFloat64, DType::kFloat16}) {
    const Ref<nn::Module> m = nn::make_module("PReLU(2, init=1.0)", nullptr, "test");
    const Tensor p = m->get_parameter("weight");
    for (const char* text : {"Adam(lr=0.5)", "AdamW(lr=0.5, amsgrad=True)"}) {
      m->to(DType::kFloat32);
      const auto adam = optimizer(text, {p});
      give_gradient(p, 1);
      adam->step();
      m->to(type);
      const Numbers converted = values_of(p);
      expect_error([&] { adam->step(); }, Code::kDtype, "parameter 0 is torch.");
      EXPECT_EQ(values_of(p), converted);
    }
    m->to(DType::kFloat32);
    ops::fill_(detach(p), 1);
    const auto sgd = optimizer("SGD(lr=0.5, momentum=0.5)", {p});
    give_gradient(p, 1);
    sgd->step();
    m->to(type);
    sgd->step();
    EXPECT_EQ(values_of(p), (Numbers{-0.25, -0.25}));  // 1 - 0.5 - 0.5 (0.5 + 1)
  }
}

TEST(Step, RefusesStateOfOtherSizes) {
  const Tensor p = leaf(1);
  const auto opt = optimizer("Adam()", {p});
  give_gradient(p, 1);
  opt->step();
  p.impl()->storage = Tensor::ones({3}, DType::kFloat32).impl()->storage;
  p.impl()->sizes = {3};
  p.impl()->numel = 3;
  give_gradient(p, 1);
  expect_error([&] { opt->step(); }, Code::kShape, "its exp_avg [2]");
}

TEST(Step, WritesParametersThatAreNotContiguous) {
  const Tensor base = Tensor::zeros({2, 3}, DType::kFloat32), p = base.alias({3, 2}, {1, 3}, 0);
  set_requires_grad(p, true);
  const auto opt = optimizer("SGD(lr=1)", {p});
  autograd_meta(p).replace_grad(testing::make_tensor({3, 2}, DType::kFloat32, {1, 2, 3, 4, 5, 6}));
  opt->step();
  EXPECT_EQ(values_of(base), (Numbers{-1, -3, -5, -2, -4, -6}));
}

// A closure may do so by registering a parametrization.
TEST(Step, OfLbfgsWhoseClosureGivesAParameterOtherSizes) {
  for (const char* text : {"LBFGS()", "LBFGS(line_search_fn='strong_wolfe')"}) {
    for (const int changed : {1, 2}) {  // the call of the closure that does it
      for (const int64_t n : {1, 3, 300}) {
        for (const bool fails : {true, false}) {
          SCOPED_TRACE(::testing::Message() << text << ", call " << changed << ", " << n << " x "
                                            << n << (fails ? ", fails" : ""));
          const Tensor p = leaf(1), q = leaf(1);
          const auto opt = optimizer(text, {p, q});
          const TensorImpl* const object = p.impl();
          int calls = 0;
          const auto closure = [&]() -> Tensor {
            give_gradient(p, 1);
            give_gradient(q, 1);
            if (++calls == changed) {
              DataReplacement{p, Tensor::ones({n, n}, DType::kFloat64)}.commit_sizes();
              if (fails) fail(Code::kCallback, "no more");
            }
            return Tensor::full({}, 1.0 / calls, DType::kFloat32);
          };
          expect_error([&] { opt->step(closure); }, fails ? Code::kCallback : Code::kShape,
                       fails ? "no more" : "a parameter has sizes");
          EXPECT_EQ(values_of(p), (Numbers{1, 1}));
          EXPECT_EQ(values_of(q), (Numbers{1, 1}));
          EXPECT_EQ(p.dtype(), DType::kFloat32);
          EXPECT_EQ(p.impl(), object);
          // What follows is a first step.
          opt->step([&] {
            give_gradient(p, 0);
            give_gradient(q, 0);
            return Tensor::full({}, 1.0, DType::kFloat32);
          });
          EXPECT_EQ(values_of(p), (Numbers{1, 1}));
        }
      }
    }
  }
}

// A line search goes back to where it began after each try.
TEST(Step, OfLbfgsHasNoWayBackToOtherSizes) {
  const Tensor p = leaf(1);
  const auto opt = optimizer("LBFGS(line_search_fn='strong_wolfe')", {p});
  int calls = 0;
  const auto closure = [&]() -> Tensor {
    if (++calls == 2) DataReplacement{p, Tensor::ones({3}, DType::kFloat32)}.commit_sizes();
    give_gradient(p, 1);
    return Tensor::full({}, 1.0 / calls, DType::kFloat32);
  };
  expect_error([&] { opt->step(closure); }, Code::kState,
               "the closure has given a parameter of sizes [2] the sizes [3]");
  EXPECT_EQ(values_of(p), (Numbers{1, 1}));
}

// As in PyTorch: nothing moves where the gradient is NaN, and the size of the step stays.
TEST(Step, OfRpropTakesNanForNoSign) {
  const Tensor p = leaf(1);
  const auto opt = optimizer("Rprop(lr=0.25)", {p});
  give_gradient(p, std::numeric_limits<double>::quiet_NaN());
  opt->step();
  EXPECT_EQ(values_of(p), (Numbers{1, 1}));
  give_gradient(p, 1);
  opt->step();
  EXPECT_EQ(values_of(p), (Numbers{0.75, 0.75}));
  give_gradient(p, std::numeric_limits<double>::infinity());
  opt->step();
  EXPECT_FLOAT_EQ(static_cast<float>(values_of(p)[0]), 0.45F);
}

TEST(OptimizerText, PrintsBetasAsATuple) {
  const Tensor p = leaf(1);
  const std::string text = optimizer("Adam(betas=[0.8, 0.9])", {p})->repr();
  EXPECT_NE(text.find("\n    betas: (0.8, 0.9)\n"), std::string::npos) << text;
  for (const char* betas : {"0.9", "(0.9,)", "(0, 0.9)"}) {
    const std::string bad = std::string("Adam(betas=") + betas + ")";
    expect_error([&] { optimizer(bad.c_str(), {p}); }, Code::kInvalid, "betas");
  }
}

TEST(OptimizerText, TakesWhatPyTorchTakes) {
  const Tensor p = leaf(1);
  const auto expect = [&](const char* text, const char* line) {
    const std::string printed = optimizer(text, {p})->repr();
    EXPECT_NE(printed.find(line), std::string::npos) << printed;
  };
  expect("Adam(betas=(0.8, 0.9, 1))", "\n    betas: (0.8, 0.9)\n");
  expect("Adam(amsgrad='yes')", "\n    amsgrad: yes\n");
  expect("LBFGS(max_iter=-1)", "\n    max_eval: -2\n");
  expect("LBFGS(max_iter=9_007_199_254_740_993)", "\n    max_eval: 11258999068426241\n");
}

TEST(OptimizerText, SaysWhatIsNotOffered) {
  const Tensor p = leaf(1);
  for (const char* text :
       {"Adam(capturable=True)", "AdamW(capturable=1)", "Rprop(capturable=True)"}) {
    expect_error([&] { optimizer(text, {p}); }, Code::kUnsupported, "is not offered");
  }
  EXPECT_NE(optimizer("SGD(differentiable=False)", {p})->repr(), "");
  expect_error([&] { optimizer("SGD((a): SGD())", {p}); }, Code::kText, "expected a constructor");
}

}  // namespace
}  // namespace nnc
