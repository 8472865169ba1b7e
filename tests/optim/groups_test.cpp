// SPDX-License-Identifier: Apache-2.0
// Parameter groups, their options, and hooks.
#include <gtest/gtest.h>

#include "graph/autograd_meta.h"
#include "ops/create.h"
#include "optim/optimizer.h"
#include "support/expect_error.h"
#include "support/values.h"

namespace nnc {
namespace {

using testing::expect_error;
using testing::values_of;
using Numbers = std::vector<double>;

// A leaf of ones whose gradient is ones.
Tensor leaf() {
  const Tensor t = Tensor::ones({2}, DType::kFloat32);
  set_requires_grad(t, true);
  set_grad(t, Tensor::ones({2}, DType::kFloat32), "test");
  return t;
}
Ref<optim::Optimizer> optimizer(const char* text, const std::vector<Tensor>& params) {
  return optim::make_optimizer(text, params, "test");
}

TEST(ParameterGroups, HaveOptionsOfTheirOwn) {
  const Tensor p = leaf(), q = leaf(), r = leaf();
  const auto o = optimizer("SGD(lr=0.5)", {p});
  o->add_group({q}, "lr=0.25");
  o->add_group({r}, nullptr);
  o->set_options(2, "lr=0.125, maximize=True");
  o->step();
  EXPECT_EQ(values_of(p), (Numbers{0.5, 0.5}));
  EXPECT_EQ(values_of(q), (Numbers{0.75, 0.75}));
  EXPECT_EQ(values_of(r), (Numbers{1.125, 1.125}));
  o->set_option(1, "lr", 0.5);
  o->step();
  EXPECT_EQ(values_of(q), (Numbers{0.25, 0.25}));
  o->zero_grad();
  for (const Tensor& t : o->params()) EXPECT_FALSE(grad_of(t).defined());
}

TEST(ParameterGroups, PrintAsInPyTorch) {
  const auto o = optimizer("SGD(lr=0.5)", {leaf()});
  o->add_group({leaf()}, "momentum=0.9, initial_lr=1");
  EXPECT_EQ(
      o->repr(),
      "SGD (\nParameter Group 0\n    dampening: 0\n    differentiable: False\n    foreach: "
      "None\n    fused: None\n    lr: 0.5\n    maximize: False\n    momentum: 0\n    nesterov: "
      "False\n    weight_decay: 0\n\nParameter Group 1\n    dampening: 0\n    differentiable: "
      "False\n    foreach: None\n    fused: None\n    initial_lr: 1\n    lr: 0.5\n    maximize: "
      "False\n    momentum: 0.9\n    nesterov: False\n    weight_decay: 0\n)");
}

// As the dictionaries of PyTorch's groups: what a group is given first, then the other defaults.
TEST(ParameterGroups, ListOptionsInTheOrderOfPyTorch) {
  const auto o = optimizer("RMSprop(lr=0.5)", {leaf()});
  o->add_group({leaf()}, "weight_decay=0.5, alpha=0.9");
  const auto names = [&](int64_t group) {
    const optim::Options options = o->options(group);
    std::string all;
    for (const auto& e : options.entries()) all += e.name + ' ';
    return all;
  };
  EXPECT_EQ(names(0),
            "lr momentum alpha eps centered weight_decay capturable foreach maximize "
            "differentiable ");
  EXPECT_EQ(names(1),
            "weight_decay alpha lr momentum eps centered capturable foreach maximize "
            "differentiable ");
}

TEST(ParameterGroups, FailWithoutAChange) {
  const Tensor p = leaf();
  const auto o = optimizer("Adam(lr=0.5)", {p});
  const std::string before = o->repr();
  expect_error([&] { o->set_options(0, "lr=0.1, lrr=2"); }, Code::kUnknown, "did you mean 'lr'?");
  expect_error([&] { o->set_options(0, "lr=0.1, betas=0.9"); }, Code::kInvalid,
               "betas must be a sequence of numbers, got 0.9");
  expect_error([&] { o->set_options(0, "eps=None"); }, Code::kInvalid, "eps must be a number");
  expect_error([&] { o->set_options(0, "lr"); }, Code::kText, "");
  expect_error([&] { o->set_options(0, "capturable=True"); }, Code::kUnsupported, "capturable");
  expect_error([&] { o->set_options(1, "lr=1"); }, Code::kIndex, "group 1 is out of range");
  expect_error([&] { o->set_option(-1, "lr", 0.1); }, Code::kIndex, "group -1 is out of range");
  expect_error([&] { o->set_option(0, "rate", 0.1); }, Code::kUnknown, "no option 'rate'");
  expect_error(
      [&] {
        o->add_group({leaf(), p}, nullptr);
      },
      Code::kInvalid, "some parameters appear in more than one parameter group");
  expect_error([&] { o->add_group({leaf()}, "rate=1"); }, Code::kUnknown, "no option 'rate'");
  const Tensor q = leaf();
  expect_error([&] { o->add_group({q, q}, nullptr); }, Code::kInvalid, "some parameters appear");
  EXPECT_EQ(o->repr(), before);
  EXPECT_EQ(o->params().size(), 1u);
  EXPECT_EQ(o->group_count(), 1);
}

TEST(ParameterGroups, MayBeEmptyButForTheFirst) {
  const Tensor p = leaf();
  const auto o = optimizer("SGD(lr=0.5)", {p});
  o->add_group({}, "lr=1");
  o->add_group({leaf()}, nullptr);
  o->step();
  EXPECT_EQ(values_of(o->params()[1]), (Numbers{0.5, 0.5}));
}

// As torch, which judges only what a constructor is given.
TEST(ParameterGroups, TakeAnyNumberLater) {
  const Tensor p = leaf();
  const auto o = optimizer("SGD()", {p});
  o->set_option(0, "lr", -0.5);
  o->step();
  EXPECT_EQ(values_of(p), (Numbers{1.5, 1.5}));
}

TEST(ParameterGroups, LbfgsHasOne) {
  const auto o = optimizer("LBFGS()", {leaf()});
  expect_error([&] { o->add_group({leaf()}, nullptr); }, Code::kInvalid,
               "LBFGS doesn't support per-parameter options (parameter groups)");
  expect_error([&] { o->step(); }, Code::kInvalid, "'closure'");
}

class Calls final : public optim::OptimizerHook {
 public:
  explicit Calls(std::function<void(optim::Optimizer&, optim::StateDict*)> f) : f_(std::move(f)) {}
  void run(optim::Optimizer& o, optim::StateDict* state) override { f_(o, state); }

 private:
  std::function<void(optim::Optimizer&, optim::StateDict*)> f_;
};

TEST(OptimizerHooks, RunInOrder) {
  using optim::HookPlace;
  const Tensor p = leaf();
  const auto o = optimizer("SGD(lr=0.5)", {p});
  std::string order;
  const auto add = [&](HookPlace place, const char* name, bool first) {
    return o->add_hook(place, Ref<Calls>::adopt(new Calls([&order, name](auto&, auto* state) {
                         order += std::string(name) + (state ? "+ " : " ");
                       })),
                       first);
  };
  add(HookPlace::kStepPost, "after", false);
  const Ref<Hook> second = add(HookPlace::kStepPre, "b", false);
  add(HookPlace::kStepPre, "a", true);
  add(HookPlace::kStateDictPre, "pre", false);
  add(HookPlace::kStateDictPost, "post", false);
  add(HookPlace::kLoadPre, "load", false);
  add(HookPlace::kLoadPost, "loaded", false);
  o->step();
  second->remove();
  o->step();
  o->load_state_dict(o->state_dict());
  EXPECT_EQ(order, "a b after a after pre post+ load+ loaded ");
}

// A hook may call whatever it likes, but no step of the same optimizer within one.
TEST(OptimizerHooks, MayUseTheOptimizer) {
  const Tensor p = leaf();
  const auto o = optimizer("SGD(lr=0.5)", {p});
  const auto halve = [](optim::Optimizer& of, optim::StateDict*) {
    of.set_option(0, "lr", of.options(0).real("lr") / 2);
  };
  o->add_hook(optim::HookPlace::kStepPre, Ref<Calls>::adopt(new Calls(halve)), false);
  o->step();
  EXPECT_EQ(values_of(p), (Numbers{0.75, 0.75}));
  const Tensor q = leaf();
  const auto l = optimizer("LBFGS(max_iter=2)", {q});
  const auto again = [&] {
    l->step([&] { return Tensor::ones({}, DType::kFloat32); });
    return Tensor::ones({}, DType::kFloat32);
  };
  expect_error([&] { l->step(again); }, Code::kState, "a step is under way");
  EXPECT_EQ(values_of(q), (Numbers{1, 1}));
}

// The parameters are as they were before the step.
TEST(Closures, ThatFailChangeNothing) {
  for (const char* text : {"SGD()", "LBFGS()", "LBFGS(line_search_fn='strong_wolfe')"}) {
    SCOPED_TRACE(text);
    const Tensor p = leaf();
    const auto o = optimizer(text, {p});
    int calls = 0;
    const auto closure = [&] {
      check(text[0] == 'L' && ++calls < 3, Code::kCallback, "no loss");
      set_grad(p, Tensor::full({2}, 1.0 / calls, DType::kFloat32), "test");
      return Tensor::full({}, 2.0 / calls, DType::kFloat32);
    };
    expect_error([&] { o->step(closure); }, Code::kCallback, "no loss");
    EXPECT_EQ(values_of(p), (Numbers{1, 1}));
    EXPECT_TRUE(o->state_of(p).empty());
    expect_error([&] { o->step([] { return Tensor(); }); }, Code::kCallback, "a loss");
    expect_error([&] { o->step([] { return Tensor::ones({2}, DType::kFloat32); }); },
                 Code::kCallback, "a loss of one element");
  }
}

}  // namespace
}  // namespace nnc
