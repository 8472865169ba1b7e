// SPDX-License-Identifier: Apache-2.0
// nnc.hpp: parameters that are members of an object, torch's methods of modules, schedulers.
#include <thread>

#include "support/cpp_test.h"

namespace {

using nnc_test::expect_error;
using nnc_test::values;
using nnc_test::Values;

using CppMembers = nnc_test::CppTest;

// ---- members ----

// Members of each kind: given by the constructor's list, in its body, and put into a vector.
struct Row : nnc::UserModule<Row> {
  Row() : UserModule("Row"), w(add_parameter("w", nnc::ones({2}).requires_grad_())) {
    add_buffer("b", b);
    c = register_parameter("c", nnc::ones({2}).requires_grad_());
    for (int i = 0; i < 3; ++i)
      more.push_back(add_parameter("m" + std::to_string(i), nnc::zeros({2}).requires_grad_()));
  }
  nnc::Tensor w, b = nnc::zeros({2}), c;
  std::vector<nnc::Tensor> more;
  nnc::Tensor forward(const nnc::Tensor& x) const {
    const nnc::Tensor copy = w;
    return x * copy * c + b + more[0] + more[2];
  }
};
struct Outer : nnc::UserModule<Outer> {
  Outer() : UserModule("Outer") {}
  Row inner;
  nnc::Module row = add("row", inner);
  nnc::Module kept = add("kept", nnc::make<Row>());
  nnc::Tensor scale = add_parameter("scale", nnc::full({1}, 2.0).requires_grad_());
  nnc::Tensor forward(const nnc::Tensor& x) const { return kept(row(x)) * scale; }
};

TEST_F(CppMembers, ALoadedStateIsThatOfMembers) {
  Row r;
  const nnc::Tensor x = nnc::ones({1, 2}), old = r.w;
  r.load_state_dict({{"w", nnc::full({2}, 7.0)}, {"b", nnc::full({2}, 1.0)}}, false, true);
  EXPECT_EQ(values(r.w), (Values{7, 7}));
  EXPECT_EQ(values(r.b), (Values{1, 1}));
  EXPECT_EQ(values(old), (Values{1, 1}));  // a name of the former tensor
  EXPECT_EQ(values(r(x)), (Values{8, 8}));
  r.load_state_dict({{"c", nnc::full({2}, 2.0)}, {"m2", nnc::full({2}, 5.0)}}, false, true);
  EXPECT_EQ(values(r.c), (Values{2, 2}));
  EXPECT_EQ(values(r.more[2]), (Values{5, 5}));
  EXPECT_EQ(values(r(x)), (Values{20, 20}));
  const nnc::Optimizer sgd = nnc::SGD(r, nnc::kw("lr", 1.0));
  r(x).sum().backward();
  EXPECT_TRUE(r.w.grad().defined());
  sgd.step();
  EXPECT_EQ(values(r.w), (Values{5, 5}));
  EXPECT_TRUE(r.w.equal(r.parameter("w")));
  // A member that is given another tensor has left the module, as a copy has.
  r.w = nnc::zeros({2});
  r.load_state_dict({{"w", nnc::full({2}, 9.0)}}, false, true);
  EXPECT_EQ(values(r.w), (Values{0, 0}));
}

TEST_F(CppMembers, AFunctionalCallIsSeenByMembers) {
  Row r;
  const nnc::Tensor x = nnc::ones({1, 2}), w = nnc::full({2}, 3.0).requires_grad_();
  const nnc::Tensor y =
      nnc::functional_call(r, {{"w", w}, {"b", nnc::ones({2})}, {"m0", nnc::ones({2})}}, {x})[0];
  EXPECT_EQ(values(y), (Values{5, 5}));
  y.sum().backward();
  EXPECT_EQ(values(w.grad()), (Values{1, 1}));
  EXPECT_FALSE(r.w.grad().defined());
  EXPECT_EQ(values(r.w), (Values{1, 1}));
  EXPECT_EQ(values(r(x)), (Values{1, 1}));
  // Other threads see their own.
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&, i] {
      for (int k = 0; k < 50; ++k) {
        const nnc::StateDict state{{"w", nnc::full({2}, static_cast<float>(i))}};
        EXPECT_EQ(nnc::functional_call(r, state, {x})[0][0][0].item(), i);
      }
    });
  for (std::thread& t : threads) t.join();
}

TEST_F(CppMembers, MembersOfNestedObjectsAndOfCopies) {
  Outer net;
  const nnc::Tensor x = nnc::ones({1, 2});
  EXPECT_EQ(values(net(x)), (Values{2, 2}));
  EXPECT_EQ(values(nnc::functional_call(net,
                                        {{"row.w", nnc::full({2}, 3.0)},
                                         {"kept.w", nnc::full({2}, 5.0)},
                                         {"scale", nnc::ones({1})}},
                                        {x})[0]),
            (Values{15, 15}));
  net.load_state_dict({{"row.w", nnc::full({2}, 3.0)}, {"scale", nnc::ones({1})}}, false, true);
  EXPECT_EQ(values(net.inner.w), (Values{3, 3}));
  EXPECT_EQ(values(net(x)), (Values{3, 3}));
  const nnc::Module copy = net.clone();
  EXPECT_EQ(values(copy(x)), (Values{3, 3}));
  copy.load_state_dict({{"row.w", nnc::full({2}, 4.0)}, {"kept.c", nnc::full({2}, 2.0)}}, false,
                       true);
  EXPECT_EQ(values(copy(x)), (Values{8, 8}));
  EXPECT_EQ(values(copy.as<Outer>()->inner.w), (Values{4, 4}));
  EXPECT_EQ(values(copy.submodule("row")(x)), (Values{4, 4}));
  EXPECT_EQ(values(net(x)), (Values{3, 3}));
}

TEST_F(CppMembers, AMemberMayOutliveItsObject) {
  nnc::Tensor taken;
  {
    Row r;
    taken = std::move(r.w);
    EXPECT_FALSE(r.w.defined());
  }
  EXPECT_EQ(values(taken), (Values{1, 1}));
}

// ---- methods of modules ----

TEST_F(CppMembers, MethodsOfModules) {
  nnc::Sequential net(std::vector<nnc::Module>{nnc::Linear(2, 3), nnc::ReLU()});
  net.append(nnc::Linear(3, 1)).append(nnc::Dropout());
  EXPECT_EQ(net.size(), 4);
  EXPECT_EQ(net[-1].repr(), "Dropout(p=0.5, inplace=False)");
  EXPECT_EQ(net.children().size(), 4U);
  EXPECT_EQ(net.modules().size(), 5U);
  int linear = 0;
  net.apply([&](const nnc::Module& m) {
    if (m.repr().rfind("Linear", 0) != 0) return;
    const nnc::NoGrad off;
    m.parameter("weight").fill_(1);
    m.parameter("bias").zero_();
    ++linear;
  });
  EXPECT_EQ(linear, 2);
  EXPECT_EQ(net.eval()(nnc::ones({1, 2})).item(), 6);
  EXPECT_TRUE(net.train().training());
  EXPECT_EQ(net.to(nnc::float64).parameters()[0].dtype(), nnc::float64);
  net(nnc::ones({1, 2}, nnc::float64)).sum().backward();
  net.zero_grad(false);
  EXPECT_EQ(values(net.parameter("2.bias").grad()), (Values{0}));
  net.zero_grad();
  EXPECT_FALSE(net.parameter("2.bias").grad().defined());
  expect_error(NNC_E_CALLBACK, "mine",
               [&] { net.apply([](const nnc::Module&) { throw std::runtime_error("mine"); }); });
  nnc::Module m = nnc::Sequential();
  m.register_buffer("mask", nnc::ones({2}));
  m.register_module("fc", nnc::Linear(1, 1));
  EXPECT_EQ(m.state_dict().size(), 3U);
}

struct NoForward : nnc::UserModule<NoForward> {
  NoForward() : UserModule("Net") {}
};

TEST_F(CppMembers, WhatModulesSay) {
  NoForward net;
  expect_error(NNC_E_UNSUPPORTED, "Module [Net] is missing the required \"forward\" function",
               [&] { net(nnc::ones({1})); });
  expect_error(NNC_E_UNSUPPORTED, "save(module.state_dict(), path)",
               [&] { nnc::save_model(net, "/nowhere/x.model"); });
}

// ---- schedulers ----

TEST_F(CppMembers, SchedulersByName) {
  const nnc::Module net = nnc::Linear(1, 1);
  const nnc::Optimizer adam =
      nnc::Adam(net, nnc::kw("lr", 1.0), nnc::kw("betas", {0.5, 0.75}), nnc::kw("eps", 1e-6));
  EXPECT_EQ(adam.option(0, "betas"), "(0.5, 0.75)");
  const nnc::LRScheduler steps = nnc::StepLR(adam, 2, nnc::kw("gamma", 0.5));
  for (int i = 0; i < 3; ++i) steps.step();
  EXPECT_EQ(steps.get_last_lr()[0], 0.5);
  const nnc::Optimizer other = nnc::SGD(net, nnc::kw("lr", 1.0));
  const nnc::LRScheduler same = nnc::StepLR(other, 2, 0.5);
  same.load_state_dict(steps.state_dict());
  EXPECT_EQ(nnc::StateDict(same.state_dict())["last_epoch"].item<int>(), 3);
  const nnc::LRScheduler marks =
      nnc::MultiStepLR(other, nnc::kw("milestones", {1, 2}), nnc::kw("gamma", 0.1));
  marks.step();
  const nnc::LRScheduler mine = nnc::LambdaLR(other, [](double epoch) { return 1 / (1 + epoch); });
  mine.step();
  EXPECT_EQ(mine.get_last_lr()[0], 0.5);
}

}  // namespace
