// SPDX-License-Identifier: Apache-2.0
// Loading the state of modules: what is taken, in which order, and that a load which fails has
// changed nothing. See Note [State dicts].
#include <gtest/gtest.h>

#include "graph/autograd_meta.h"
#include "nn/registry.h"
#include "ops/convert.h"
#include "support/expect_error.h"
#include "support/values.h"

namespace nnc {
namespace {

using nn::Module;
using testing::expect_error;
using testing::values_of;
using State = std::vector<nn::NamedTensor>;

Ref<Module> make(const char* text) {
  return nn::make_module(text, nullptr, "test");
}
Tensor full(Sizes sizes, double v, DType t = DType::kFloat64) {
  return Tensor::full(sizes, v, t);
}
nn::LoadResult assign(Module& m, const State& state, bool strict = true) {
  Ref<FormerList> former;
  return m.load_state_dict(state, {strict, true}, former);
}

TEST(AssignState, TakesPlacesThatLayersFind) {
  const Ref<Module> m = make("Linear(2, 1)");
  const Tensor before = m->get_parameter("weight");
  Ref<FormerList> former;
  m->load_state_dict(State{{"weight", full({1, 2}, 3)}, {"bias", full({1}, 1)}}, {true, true},
                     former);
  EXPECT_NE(m->get_parameter("weight").impl(), before.impl());
  EXPECT_TRUE(m->get_parameter("weight").impl()->is_parameter);
  EXPECT_TRUE(former);
  EXPECT_EQ(values_of(m->call(full({1, 2}, 1))), std::vector<double>{7});
  // Names still lead to the entries, and are taken.
  EXPECT_EQ(m->named_parameters()[1].name, "bias");
  expect_error([&] { m->register_parameter("weight", full({1}, 1)); }, Code::kInvalid,
               "'weight' already exists");
  m->register_parameter("more", full({1}, 1));
  assign(*m, {{"more", full({1}, 9)}}, false);
  EXPECT_EQ(values_of(m->get_parameter("more")), std::vector<double>{9});
  EXPECT_EQ(values_of(m->get_parameter("weight")), (std::vector<double>{3, 3}));
}

TEST(AssignState, ChangesNothingOnAnError) {
  const Ref<Module> m = make("Sequential(Linear(2, 2), BatchNorm1d(2))");
  const Ref<Module> other = make("Sequential(Linear(2, 2), BatchNorm1d(2))");
  m->requires_grad_(false);
  State state = other->state_dict({}, true);
  state.back().tensor = full({2}, 1);
  const std::vector<nn::NamedTensor> before = m->state_dict({}, true);
  const auto unchanged = [&] {
    const std::vector<nn::NamedTensor> now = m->state_dict({}, true);
    for (size_t i = 0; i < now.size(); ++i)
      EXPECT_EQ(now[i].tensor.impl(), before[i].tensor.impl());
    for (const Tensor& p : other->parameter_tensors()) EXPECT_TRUE(requires_grad(p));
  };
  expect_error([&] { assign(*m, state); }, Code::kInvalid, "size mismatch for 1.num_batches");
  unchanged();
  const auto refuse = [](const nn::LoadResult&) { fail(Code::kMemory, "refused"); };
  state = other->state_dict({}, true);
  Ref<FormerList> former;
  expect_error(
      [&] {
        m->load_state_dict(state, {true, true}, former, refuse);
      },
      Code::kMemory, "refused");
  unchanged();
  assign(*m, state);
  EXPECT_EQ(m->get_parameter("0.weight").impl(), other->get_parameter("0.weight").impl());
  EXPECT_FALSE(requires_grad(other->get_parameter("0.weight")));
}

TEST(AssignState, BuffersStayBuffers) {
  const Ref<Module> m = make("BatchNorm1d(2)");
  const Tensor p = make("BatchNorm1d(2)")->get_parameter("weight"), mean = full({2}, 4);
  assign(*m, {{"running_mean", mean}, {"running_var", p}}, false);
  EXPECT_EQ(m->get_buffer("running_mean").impl(), mean.impl());
  const Tensor var = m->get_buffer("running_var");
  EXPECT_NE(var.impl(), p.impl());
  EXPECT_EQ(var.impl()->storage.get(), p.impl()->storage.get());
  EXPECT_FALSE(requires_grad(var));
  EXPECT_EQ(m->named_parameters().size(), 2u);
}

TEST(LoadState, NamesWhatIsUnexpectedModuleByModule) {
  const Ref<Module> m = make("Sequential(Linear(1, 1), Sequential(Linear(1, 1)))");
  State state;
  for (const char* key : {"z", "1.0.q", "0.u", "1.v.w", "y.x", "1", "0.weight.x"}) {
    state.push_back({key, full({}, 0)});
  }
  const nn::LoadResult r = m->load_state_dict(state, false);
  EXPECT_EQ(r.missing, (std::vector<std::string>{"0.weight", "0.bias", "1.0.weight", "1.0.bias"}));
  EXPECT_EQ(r.unexpected,
            (std::vector<std::string>{"z", "y.x", "1", "0.u", "0.weight.x", "1.v.w", "1.0.q"}));
}

TEST(LoadState, RefusesNone) {
  const Ref<Module> m = make("Linear(1, 1, bias=False)");
  expect_error(
      [&] {
        m->load_state_dict(State{{"weight", {}}}, false);
      },
      Code::kInvalid, "\"weight\", expected a tensor from checkpoint but received None");
}

}  // namespace
}  // namespace nnc
