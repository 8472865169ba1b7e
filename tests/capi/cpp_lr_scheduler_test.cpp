// SPDX-License-Identifier: Apache-2.0
// nnc.hpp: schedulers of schedulers, against the text that makes them at once.
#include "support/cpp_test.h"

namespace {

using nnc::kw;
using nnc::LRScheduler;
using nnc_test::expect_error;

using CppLRScheduler = nnc_test::CppTest;
using Make = std::function<LRScheduler(const nnc::Optimizer&)>;

nnc::Optimizer sgd() {
  return nnc::SGD(nnc::ones({1}).requires_grad_(), kw("lr", 0.5), kw("momentum", 0.9));
}
// The learning rates of ten steps.
std::vector<double> rates(const Make& make) {
  const nnc::Optimizer optimizer = sgd();
  const LRScheduler scheduler = make(optimizer);
  std::vector<double> found = scheduler.get_last_lr();
  for (int i = 0; i < 10; ++i) {
    optimizer.step();
    scheduler.step();
    found.push_back(scheduler.get_last_lr()[0]);
  }
  return found;
}

TEST_F(CppLRScheduler, OfSchedulers) {
  using O = nnc::Optimizer;
  const auto half = [](double) { return 0.5; };
  const auto falls = [](double epoch) { return 1 / (epoch + 1); };
  struct Row {
    const char* text;
    Make make;
  };
  const Row rows[] = {
      {"SequentialLR([ConstantLR(0.1, 2), ExponentialLR(0.9)], milestones=[2])",
       [](const O& o) {
         return SequentialLR(o, {nnc::ConstantLR(o, 0.1, 2), nnc::ExponentialLR(o, 0.9)}, {2});
       }},
      {"SequentialLR([LinearLR(), CosineAnnealingLR(5), StepLR(2)], milestones=[2, 5])",
       [](const O& o) {
         const LRScheduler a = nnc::LinearLR(o), b = nnc::CosineAnnealingLR(o, 5);
         return SequentialLR(o, {a, b, nnc::StepLR(o, 2)}, {2, 5});
       }},
      {"ChainedScheduler([ConstantLR(0.1, 4), ExponentialLR(0.9)])",
       [](const O& o) {
         return nnc::ChainedScheduler({nnc::ConstantLR(o, 0.1, 4), nnc::ExponentialLR(o, 0.9)});
       }},
      {"ChainedScheduler([SequentialLR([ConstantLR(0.5, 2), StepLR(2)], milestones=[3]), "
       "ExponentialLR(0.9)])",
       [](const O& o) {
         const LRScheduler first =
             SequentialLR(o, {nnc::ConstantLR(o, 0.5, 2), nnc::StepLR(o, 2)}, {3});
         return nnc::ChainedScheduler({first, nnc::ExponentialLR(o, 0.9)});
       }},
      {"SequentialLR([OneCycleLR(0.75, 20), StepLR(2)], milestones=[4])",
       [](const O& o) {
         return SequentialLR(o, {nnc::OneCycleLR(o, 0.75, 20), nnc::StepLR(o, 2)}, {4});
       }},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(rates(row.make), rates([&](const O& o) { return LRScheduler(row.text, o); }));
  }
  // Each has its own function.
  const std::vector<double> found = rates([&](const O& o) {
    return SequentialLR(o, {nnc::MultiplicativeLR(o, half), nnc::LambdaLR(o, falls)}, {2});
  });
  EXPECT_EQ(std::vector<double>(found.begin(), found.begin() + 5),
            (std::vector<double>{0.5, 0.25, 0.5, 0.25, 0.5 / 3}));
}

TEST_F(CppLRScheduler, MakesThemAnew) {
  const nnc::Optimizer optimizer = sgd();
  const LRScheduler constant = nnc::ConstantLR(optimizer, 0.1, 2);
  const LRScheduler both = nnc::ChainedScheduler({constant, nnc::StepLR(optimizer, 2)});
  EXPECT_EQ(optimizer.option(0, "lr"), "0.05");
  EXPECT_EQ(optimizer.option(0, "initial_lr"), "0.5");
  both.load_state_dict(both.state_dict());
  EXPECT_TRUE(both.state_dict().contains("_schedulers.1.last_epoch"));
  // On an error the optimizer is as it was.
  expect_error(NNC_E_INVALID, "SequentialLR", [&] { SequentialLR(optimizer, {constant}, {1, 2}); });
  EXPECT_EQ(optimizer.option(0, "lr"), "0.05");
  expect_error(NNC_E_INVALID, "there is no scheduler", [&] { SequentialLR(optimizer, {}, {}); });
  expect_error(NNC_E_INVALID, "not all of this optimizer",
               [&] { SequentialLR(sgd(), {constant}, {}); });
  LRScheduler step = nnc::StepLR(optimizer, 2);
  const LRScheduler moved = std::move(step);
  expect_error(NNC_E_HANDLE, "an undefined scheduler", [&] { nnc::ChainedScheduler({step}); });
  const auto one = [](double) { return 1.0; };
  const LRScheduler any("LambdaLR(f)", optimizer, one), other = nnc::LambdaLR(optimizer, one);
  expect_error(NNC_E_INVALID, "several of the schedulers have functions", [&] {
    nnc::ChainedScheduler({any, other});
  });
  nnc::ChainedScheduler({any, constant}).step();
}

}  // namespace
