// SPDX-License-Identifier: Apache-2.0
// Modules and optimizers when memory runs out: a call that fails has changed nothing, and the next
// one gives what it would have given. See Note [Commit last].
#include <gtest/gtest.h>

#include "base/random.h"
#include "nn/registry.h"
#include "ops/convert.h"
#include "ops/random.h"
#include "optim/optimizer.h"
#include "support/failing_memory.h"
#include "support/values.h"
#include "tensor/allocator.h"
#include "tensor/large_blocks.h"

namespace nnc {
namespace {

using nn::Module;
using testing::fail_each_allocation_of;
using testing::values_of;

Ref<Module> make(const char* text) {
  return nn::make_module(text, nullptr, "test");
}

// Names, types and values of everything in a module.
struct Snapshot {
  std::vector<std::string> names;
  std::vector<DType> types;
  std::vector<std::vector<double>> values;
  std::vector<uint32_t> versions;

  explicit Snapshot(Module& m) {
    for (const nn::NamedTensor& e : m.state_dict()) {
      names.push_back(e.name);
      types.push_back(e.tensor.dtype());
      values.push_back(values_of(e.tensor));
      versions.push_back(e.tensor.version());
    }
  }
  bool operator==(const Snapshot& o) const {
    return names == o.names && types == o.types && values == o.values && versions == o.versions;
  }
};

TEST(ModulesWithoutMemory, Making) {
  for (const char* text :
       {"Linear(3, 4)", "Embedding(5, 4, padding_idx=1)", "LSTM(2, 3, num_layers=2)",
        "Sequential(Conv2d(1, 2, 3), BatchNorm2d(2), PReLU())",
        "Linear(3, 4, dtype=torch.float16)"}) {
    SCOPED_TRACE(text);
    const Generator::State before = current_generator().state();
    const int64_t live = allocator_stats().live_bytes;
    const auto unchanged = [&] {
      EXPECT_EQ(current_generator().state(), before);
      EXPECT_EQ(allocator_stats().live_bytes, live);
    };
    EXPECT_GT(fail_each_allocation_of([&] { make(text); }, unchanged), 2);
    EXPECT_NE(current_generator().state(), before);
  }
}

TEST(ModulesWithoutMemory, Calling) {
  for (const char* text :
       {"BatchNorm1d(4)", "BatchNorm1d(4, momentum=None)", "BatchNorm1d(4, affine=False)"}) {
    SCOPED_TRACE(text);
    const Ref<Module> m = make(text), twin = make(text);
    const Tensor x = testing::make_tensor({2, 4}, DType::kFloat32, {1, 2, 3, 4, 5, 7, 9, 11});
    const Snapshot before(*m);
    const auto unchanged = [&] { EXPECT_TRUE(Snapshot(*m) == before); };
    EXPECT_GT(fail_each_allocation_of([&] { m->call(x); }, unchanged), 0);
    twin->call(x);
    EXPECT_TRUE(Snapshot(*m) == Snapshot(*twin));
  }
}

TEST(ModulesWithoutMemory, ConvertingAndLoading) {
  const Ref<Module> m = make("Sequential(Linear(3, 4), BatchNorm1d(4))");
  autograd_meta(m->get_parameter("0.weight")).replace_grad(Tensor::ones({4, 3}, DType::kFloat32));
  const Tensor grad = grad_of(m->get_parameter("0.weight"));
  const Snapshot before(*m);
  const auto unchanged = [&] {
    EXPECT_TRUE(Snapshot(*m) == before);
    EXPECT_EQ(grad.dtype(), DType::kFloat32);
  };
  std::vector<nn::NamedTensor> state;
  for (const nn::NamedTensor& e : m->state_dict()) {
    state.push_back({e.name, Tensor::full(e.tensor.sizes(), 2, DType::kFloat64)});
  }
  EXPECT_GT(fail_each_allocation_of([&] { m->load_state_dict(state, true); }, unchanged), 5);
  EXPECT_EQ(values_of(m->get_buffer("1.running_var")), std::vector<double>(4, 2));
  const Snapshot loaded(*m);
  const auto as_loaded = [&] { EXPECT_TRUE(Snapshot(*m) == loaded); };
  EXPECT_GT(fail_each_allocation_of([&] { m->to(DType::kFloat64); }, as_loaded), 5);
  EXPECT_EQ(m->get_parameter("0.weight").dtype(), DType::kFloat64);
  EXPECT_EQ(grad.dtype(), DType::kFloat64);
}

TEST(ModulesWithoutMemory, Steps) {
  for (const char* text :
       {"SGD(lr=0.1, momentum=0.9)", "Adam(lr=0.1, amsgrad=True)", "AdamW()", "NAdam()", "ASGD()",
        "RMSprop(momentum=0.5, centered=True)", "Rprop()", "Adafactor()"}) {
    SCOPED_TRACE(text);
    const Ref<Module> m = make("Linear(3, 4)"), twin = make("Linear(3, 4)");
    twin->load_state_dict(m->state_dict(), true);
    const auto step_of = [&](const Ref<Module>& module) {
      for (const Tensor& p : module->parameter_tensors()) {
        autograd_meta(p).replace_grad(Tensor::full(p.sizes(), 0.5, DType::kFloat32));
      }
      return optim::make_optimizer(text, module->parameter_tensors(), "test");
    };
    const Ref<optim::Optimizer> opt = step_of(m), other = step_of(twin);
    const Snapshot before(*m);
    const auto unchanged = [&] { EXPECT_TRUE(Snapshot(*m) == before); };
    EXPECT_GT(fail_each_allocation_of([&] { opt->step(); }, unchanged), 1);
    opt->step();
    other->step();
    other->step();
    EXPECT_EQ(Snapshot(*m).values, Snapshot(*twin).values);
  }
}

}  // namespace
}  // namespace nnc
