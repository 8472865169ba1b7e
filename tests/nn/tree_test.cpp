// SPDX-License-Identifier: Apache-2.0
// Trees of modules: printing runs of children, shared children, many children, many threads.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "nn/registry.h"
#include "support/expect_error.h"
#include "support/extremes.h"

namespace nnc {
namespace {

using nn::Module;
using testing::expect_error;

Ref<Module> make(const std::string& text) {
  return nn::make_module(text.c_str(), nullptr, "test");
}
// A module registered as a and b in each of `levels` levels around it.
Ref<Module> shared(const Ref<Module>& inside, int levels) {
  Ref<Module> m = inside;
  for (int i = 0; i < levels; ++i) {
    const Ref<Module> around = make("Sequential()");
    around->register_module("a", m);
    around->register_module("b", m);
    m = around;
  }
  return m;
}

TEST(Tree, ListsPrintRuns) {
  const std::string three =
      "ModuleList(\n  (0-2): 3 x Linear(in_features=4, out_features=4, bias=True)\n)";
  EXPECT_EQ(make("ModuleList([Linear(4, 4), Linear(4, 4), Linear(4, 4)])")->repr(), three);
  const Ref<Module> again = make(three);
  EXPECT_EQ(again->children().size(), 3);
  EXPECT_EQ(again->repr(), three);
  const std::string mixed =
      "ModuleList(\n  (0-1): 2 x ReLU()\n  (2-3): 2 x Tanh()\n  (4): ReLU()\n)";
  EXPECT_EQ(make("ModuleList([ReLU(), ReLU(), Tanh(), Tanh(), ReLU()])")->repr(), mixed);
  EXPECT_EQ(make(mixed)->repr(), mixed);
  const std::string nested =
      "ModuleList(\n  (0-1): 2 x Sequential(\n    (0): ReLU()\n    (1): ModuleList(\n"
      "      (0-1): 2 x Tanh()\n    )\n  )\n)";
  EXPECT_EQ(make("ModuleList([Sequential(ReLU(), ModuleList([Tanh(), Tanh()])), "
                 "Sequential(ReLU(), ModuleList([Tanh(), Tanh()]))])")
                ->repr(),
            nested);
  EXPECT_EQ(make(nested)->repr(), nested);
  // A Sequential prints each.
  EXPECT_EQ(make("Sequential(ReLU(), ReLU())")->repr(),
            "Sequential(\n  (0): ReLU()\n  (1): ReLU()\n)");
  EXPECT_EQ(make("ModuleList()")->repr(), "ModuleList()");
  // It numbers what it holds, whatever the names are; a Sequential does not.
  EXPECT_EQ(make("ModuleList((0): ReLU() (b): ReLU() (2): ReLU())")->repr(),
            "ModuleList(\n  (0-2): 3 x ReLU()\n)");
  EXPECT_EQ(make("ModuleList((0): ReLU() (b): Tanh())")->repr(),
            "ModuleList(\n  (0): ReLU()\n  (1): Tanh()\n)");
  EXPECT_EQ(make("Sequential((0): ReLU() (b): ReLU())")->repr(),
            "Sequential(\n  (0): ReLU()\n  (b): ReLU()\n)");
}

TEST(Tree, SharedChildIsListedOnceAndPrintedTwice) {
  const Ref<Module> m = shared(make("Linear(1, 1)"), 2);
  ASSERT_EQ(m->named_children().size(), 1u);
  EXPECT_EQ(m->named_children()[0].name, "a");
  EXPECT_EQ(m->named_modules().size(), 3u);
  EXPECT_EQ(m->named_parameters().size(), 2u);
  std::vector<std::string> names;
  for (const nn::NamedTensor& e : m->state_dict()) names.push_back(e.name);
  EXPECT_EQ(names, (std::vector<std::string>{"a.a.weight", "a.a.bias", "a.b.weight", "a.b.bias",
                                             "b.a.weight", "b.a.bias", "b.b.weight", "b.b.bias"}));
}

TEST(Tree, SharingDoesNotMultiplyTheWork) {
  const nnc_test::Deadline deadline(5);
  // 2^18 names of one tensor are one detached tensor; more than a million are refused, and so is
  // such a printed form.
  const Ref<Module> wide = shared(make("Linear(1, 1, bias=False)"), 18);
  const std::vector<nn::NamedTensor> state = wide->state_dict();
  ASSERT_EQ(state.size(), size_t{1} << 18);
  EXPECT_TRUE(state.front().tensor.same(state.back().tensor));
  EXPECT_EQ(shared(make("Linear(1, 1)"), 18)->state_dict().size(), size_t{1} << 19);
  expect_error([] { shared(make("Linear(1, 1)"), 19)->state_dict(); }, Code::kInvalid,
               "of 2 tensors");
  const Ref<Module> wider = shared(make("Linear(1, 1)"), 60);
  EXPECT_EQ(wider->named_parameters().size(), 2u);
  expect_error([&] { wider->state_dict(); }, Code::kInvalid, "of 2 tensors");
  expect_error([&] { wider->load_state_dict({}, false); }, Code::kInvalid, "of 2 tensors");
  expect_error([&] { wider->repr(); }, Code::kInvalid, "printed form");
  wider->train(false);
  wider->to(DType::kFloat64);
  EXPECT_EQ(shared(make("ReLU()"), 60)->state_dict().size(), 0u);
}

TEST(Tree, ManyChildrenTakeLinearTime) {
  const nnc_test::Deadline deadline(5);
  constexpr int64_t kMany = 100'000;
  constexpr int64_t kInText = 60'000;
  const std::string text = "ModuleList(\n  (0-59999): 60000 x ReLU()\n)";
  const Ref<Module> list = make(text);
  EXPECT_EQ(list->children().size(), kInText);
  EXPECT_EQ(list->repr(), text);
  for (int64_t i = 0; i < kInText; ++i) {
    ASSERT_EQ(list->get_submodule(std::to_string(i)), list->children()[i].module.get());
  }
  const Ref<Module> net = make("Sequential()");
  for (int64_t i = 0; i < kMany; ++i) net->register_module(std::to_string(i), make("ReLU()"));
  EXPECT_EQ(net->call(Tensor::ones({1}, DType::kFloat32)).numel(), 1);
  EXPECT_EQ(net->named_modules().size(), static_cast<size_t>(kMany) + 1);
}

TEST(Tree, ReadsWhileOthersRegister) {
  const Ref<Module> net = make("Sequential()");
  constexpr int kThreads = 4, kEach = 100;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < kEach; ++i) {
        const std::string name = std::to_string(t) + "_" + std::to_string(i);
        net->register_module(name, make("Linear(1, 1)"));
        net->register_buffer("b" + name, Tensor::ones({1}, DType::kFloat32));
        net->call(Tensor::ones({1, 1}, DType::kFloat32));
        ASSERT_NE(net->get_submodule(name), nullptr);
        if (i % 20 == 0) {
          ASSERT_FALSE(net->named_parameters().empty());
        }
      }
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(net->children().size(), kThreads * kEach);
  EXPECT_EQ(net->buffers().size(), kThreads * kEach);
}

// Two threads that register two modules in each other: one of them fails.
TEST(Tree, ThreadsCannotCloseACycle) {
  for (int round = 0; round < 200; ++round) {
    const Ref<Module> a = make("Sequential()"), b = make("Sequential()");
    std::atomic<int> failed{0};
    const auto put = [&](const Ref<Module>& into, const Ref<Module>& m) {
      try {
        into->register_module("x", m);
      } catch (const Error&) {
        ++failed;
      }
    };
    std::thread other([&] { put(a, b); });
    put(b, a);
    other.join();
    ASSERT_EQ(failed, 1);
  }
}

TEST(Tree, FailedRegistrationLeavesNoTrace) {
  const Ref<Module> m = make("Linear(2, 2)");
  const Tensor t = Tensor::ones({1}, DType::kFloat32);
  expect_error([&] { m->register_parameter("weight", t); }, Code::kInvalid, "already exists");
  EXPECT_FALSE(requires_grad(t));
  EXPECT_FALSE(t.impl()->is_parameter);
  EXPECT_EQ(m->parameters().size(), 2);
}

TEST(Tree, PathsDoNotEndInADot) {
  const Ref<Module> m = make("Sequential(Sequential(ReLU()))");
  for (const char* path : {"0.", "0.0.", ".", ".0", "0..0"}) {
    SCOPED_TRACE(path);
    expect_error([&] { m->get_submodule(path); }, Code::kUnknown, "has no attribute ``");
  }
  for (const bool strict : {true, false}) {
    for (const char* path : {"0.", ".", "0.0."}) {
      SCOPED_TRACE(path);
      expect_error([&] { static_cast<void>(m->set_submodule(path, make("Tanh()"), strict)); },
                   Code::kInvalid, "the name of a module can't be empty");
    }
    expect_error([&] { static_cast<void>(m->set_submodule("0..0", make("Tanh()"), strict)); },
                 Code::kUnknown, "has no attribute ``");
  }
}

}  // namespace
}  // namespace nnc
