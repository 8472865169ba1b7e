// SPDX-License-Identifier: Apache-2.0
// Hooks of registrations against what PyTorch's see, tests/golden/registration_hooks.txt: each test
// of that name writes what a section of tests/golden/make_registration_hooks.py prints.
#include "support/registration_hooks.h"

namespace {

using nnc_test::kBuffers;
using nnc_test::kModules;
using nnc_test::kParameters;
using nnc_test::List;
using nnc_test::ok;

using RegistrationHooks = nnc_test::RegistrationHookTest;

TEST_F(RegistrationHooks, Layers) {
  note_all();
  std::string all;
  for (const char* text : {
           "Linear(2, 3)",
           "Linear(2, 3, bias=False)",
           "ReLU()",
           "Embedding(2, 3)",
           "BatchNorm1d(2)",
           "BatchNorm1d(2, affine=False)",
           "BatchNorm1d(2, track_running_stats=False)",
           "LSTM(2, 3)",
           "MultiheadAttention(4, 2, kdim=2, add_bias_kv=True)",
           "TransformerEncoderLayer(4, 2, 8)",
           "Transformer(4, 2, 1, 1, 8)",
           "AdaptiveLogSoftmaxWithLoss(4, 6, [2])",
           "Sequential(Linear(1, 2), Sequential(BatchNorm1d(2)))",
           "ModuleList([ReLU(), PReLU()])",
           "ModuleDict({'x': ReLU(), 'y': Tanh()})",
       }) {
    module(text);
    sort_log();
    all += taken_log() + "--\n";
  }
  EXPECT_EQ(all, section("layers"));
}

// A layer's own come together, in the order of the state dict, behind those of its parts.
TEST_F(RegistrationHooks, LayersInOrder) {
  note_all();
  module("Sequential(BatchNorm1d(2), Sequential(Linear(1, 2)))");
  EXPECT_EQ(taken_log(),
            "parameter BatchNorm1d weight [2]*\n"
            "parameter BatchNorm1d bias [2]*\n"
            "buffer BatchNorm1d running_mean [2]\n"
            "buffer BatchNorm1d running_var [2]\n"
            "buffer BatchNorm1d num_batches_tracked []\n"
            "parameter Linear weight [2,1]*\n"
            "parameter Linear bias [2]*\n"
            "module Sequential 0 Linear\n"
            "module Sequential 0 BatchNorm1d\n"
            "module Sequential 1 Sequential\n");
}

TEST_F(RegistrationHooks, AveragedModel) {
  note_all();
  nnc_module *m = module("Linear(1, 1)"), *averaged = nullptr;
  ok(nnc_averaged_model_new(ctx, m, nullptr, 0, &averaged));
  sort_log();
  expect_section("averaged model");
}

TEST_F(RegistrationHooks, ListsOfModules) {
  nnc_module *relu = module("ReLU()"), *tanh = module("Tanh()"), *elu = module("ELU()");
  nnc_module *prelu = module("PReLU()"), *part = nullptr, *taken = nullptr, *copy = nullptr;
  note_all();
  nnc_module* m = module("Sequential()");
  ok(nnc_sequential_append(ctx, m, relu));
  ok(nnc_sequential_append(ctx, m, tanh));
  ok(nnc_sequential_insert(ctx, m, 0, tanh));
  ok(nnc_sequential_set(ctx, m, 0, elu));
  nnc_module* more = module("Sequential()");
  ok(nnc_sequential_append(ctx, more, relu));
  ok(nnc_sequential_append(ctx, more, prelu));
  ok(nnc_sequential_extend(ctx, m, more));
  note("slice");
  ok(nnc_sequential_slice(ctx, m, 0, 2, 1, &part));
  ok(nnc_sequential_pop(ctx, m, 0, &taken));
  note("deleted");
  ok(nnc_module_deepcopy(ctx, m, &copy));
  note("copied");
  m = module("ModuleList()");
  ok(nnc_module_list_append(ctx, m, relu));
  ok(nnc_module_list_append(ctx, m, tanh));
  ok(nnc_module_list_insert(ctx, m, 0, tanh));
  ok(nnc_module_list_set(ctx, m, 0, elu));
  more = module("ModuleList()");
  ok(nnc_module_list_append(ctx, more, relu));
  ok(nnc_module_list_append(ctx, more, prelu));
  ok(nnc_module_list_extend(ctx, m, more));
  note("slice");
  ok(nnc_module_list_slice(ctx, m, 0, 2, 1, &part));
  ok(nnc_module_list_pop(ctx, m, 0, &taken));
  note("deleted");
  ok(nnc_module_deepcopy(ctx, m, &copy));
  note("copied");
  expect_section("lists of modules");
}

TEST_F(RegistrationHooks, DictionariesOfModules) {
  note_all();
  nnc_module *m = module("ModuleDict()"), *elu = module("ELU()"), *other = module("ModuleDict()");
  ok(nnc_module_dict_set(ctx, m, "a", module("ReLU()")));
  ok(nnc_module_dict_set(ctx, m, "a", module("Tanh()")));
  ok(nnc_module_dict_set(ctx, other, "b", elu));
  ok(nnc_module_dict_set(ctx, other, "a", elu));
  nnc_named* items = nullptr;
  nnc_module* taken = nullptr;
  ok(nnc_module_dict_items(ctx, other, &items));
  ok(nnc_module_dict_update(ctx, m, items));
  ok(nnc_module_dict_pop(ctx, m, "a", &taken));
  expect_section("dictionaries of modules");
}

TEST_F(RegistrationHooks, Parameters) {
  note_all();
  nnc_tensor *frozen = nullptr, *p = nullptr, *taken = nullptr;
  nnc_module *m = module("ParameterList()"), *part = nullptr;
  ok(nnc_parameter_list_append(ctx, m, ones(1)));
  ok(nnc_parameter_new(ctx, ones(2), 0, &frozen));
  ok(nnc_parameter_list_append(ctx, m, frozen));
  const List two{ones(3), ones(4)};
  ok(nnc_parameter_list_extend(ctx, m, two.data(), 2));
  ok(nnc_parameter_list_set(ctx, m, 0, ones(5)));
  note("slice");
  ok(nnc_parameter_list_slice(ctx, m, 0, 2, 1, &part));
  m = module("ParameterDict()");
  ok(nnc_parameter_dict_set(ctx, m, "a", ones(1)));
  ok(nnc_parameter_dict_set(ctx, m, "a", ones(2)));
  nnc_named* more = nullptr;
  ok(nnc_named_new(ctx, &more));
  ok(nnc_parameter_new(ctx, ones(4), 1, &p));
  ok(nnc_named_add(more, "b", ones(3)));
  ok(nnc_named_add(more, "c", p));
  ok(nnc_parameter_dict_update(ctx, m, more));
  ok(nnc_parameter_dict_pop(ctx, m, "a", &taken));
  expect_section("parameters");
}

class RegistrationHooksOfOne : public RegistrationHooks {
 protected:
  void SetUp() override {
    RegistrationHooks::SetUp();
    note_all();
    ok(nnc_module_container(ctx, "Module", &m));
    ok(nnc_module_register_parameter(ctx, m, "a", nullptr));
    ok(nnc_module_register_parameter(ctx, m, "b", ones(1)));
    ok(nnc_module_register_buffer(ctx, m, "c", nullptr, 1));
    ok(nnc_module_register_buffer(ctx, m, "d", ones(2), 1));
    ok(nnc_module_register_buffer(ctx, m, "e", ones(3), 0));
    ok(nnc_module_register_module(ctx, m, "f", module("ReLU()")));
    ok(nnc_module_add(ctx, m, "g", "Linear(1, 1)"));
    ok(nnc_module_set_submodule(ctx, m, "f", module("Tanh()"), 0));
    ok(nnc_module_set_submodule(ctx, m, "g.h", module("Tanh()"), 0));
    ok(nnc_module_register_buffer(ctx, child(m, "f"), "i", ones(4), 1));
  }
  nnc_module* m = nullptr;
};

TEST_F(RegistrationHooksOfOne, OneByOne) {
  expect_section("one by one");
}

TEST_F(RegistrationHooksOfOne, Refused) {
  log_.clear();
  nnc_module* relu = module("ReLU()");
  note_error(nnc_module_register_parameter(ctx, m, "x.y", ones(1)));
  nnc_tensor* computed = nullptr;
  ok(nnc_mul_scalar(ctx, parameter(m, "b"), 2, &computed));
  note_error(nnc_module_register_parameter(ctx, m, "x", computed));
  note_error(nnc_module_register_buffer(ctx, m, "b", ones(1), 1));
  note_error(nnc_module_register_buffer(ctx, m, "", ones(1), 1));
  note_error(nnc_module_register_module(ctx, m, "d", relu));
  note_error(nnc_module_set_submodule(ctx, m, "z.z", relu, 0));
  expect_section("refused");
}

TEST_F(RegistrationHooks, Loaded) {
  nnc_module *m = module("Sequential(Linear(1, 2), BatchNorm1d(2))"), *copy = nullptr;
  ok(nnc_module_deepcopy(ctx, m, &copy));
  nnc_named* state = nullptr;
  ok(nnc_module_state_dict(ctx, copy, &state));
  note_all();
  ok(nnc_module_load_state_dict(ctx, m, state, 1, nullptr, nullptr));
  note("copied");
  ok(nnc_module_load_state_dict_assign(ctx, m, state, 1, 1, nullptr, nullptr));
  expect_section("loaded");
}

TEST_F(RegistrationHooks, Several) {
  noting(kParameters);
  nnc_hook* second = noting(kParameters);
  module("Linear(1, 1, bias=False)");
  ok(nnc_hook_remove(ctx, second));
  module("Linear(1, 1, bias=False)");
  remove_hooks();
  module("Linear(1, 1, bias=False)");
  expect_section("several");
}

// ---- what hooks put into the place of it ----

TEST_F(RegistrationHooks, ReplacedParameter) {
  nnc_tensor *one = full(7, {2, 1}), *y = nullptr;
  replacing(kParameters, "weight", one);
  nnc_module* m = module("Linear(1, 2)");
  nnc_named* all = nullptr;
  ok(nnc_module_named_parameters(ctx, m, &all));
  ok(nnc_module_call(ctx, m, full(1, {1, 1}), &y));
  nnc_tensor* w = parameter(m, "weight");
  note(w, same(w, one) ? "True" : "False", std::to_string(nnc_named_count(all)), y);
  expect_section("replaced parameter");
  EXPECT_TRUE(nnc_tensor_requires_grad(one));
  remove_hooks();
  // The layer computes with it.
  ok(nnc_module_call(ctx, module("Linear(1, 2)"), full(1, {1, 1}), &y));
  replacing(kParameters, "bias", full(0, {2}));
  replacing(kParameters, "weight", one);
  ok(nnc_module_call(ctx, module("Linear(1, 2)"), full(1, {1, 1}), &y));
  nnc_tensor* wide = nullptr;
  ok(nnc_tensor_to(ctx, y, NNC_FLOAT64, &wide));
  EXPECT_EQ(values(wide), (std::vector<double>{7, 7}));
}

TEST_F(RegistrationHooks, ReplacedBuffer) {
  nnc_tensor* two = full(5, {2});
  nnc_hook* h = replacing(kBuffers, "running_mean", two);
  nnc_module* m = module("BatchNorm1d(2)");
  nnc_named* state = nullptr;
  ok(nnc_module_state_dict(ctx, m, &state));
  std::string keys;
  for (int64_t i = 0; i < nnc_named_count(state); ++i) {
    keys += (i > 0 ? " " : "") + std::string(nnc_named_key(state, i));
  }
  note(same(buffer(m, "running_mean"), two) ? "True" : "False", keys);
  ok(nnc_hook_remove(ctx, h));
  replacing(kBuffers, "a", two);
  ok(nnc_module_container(ctx, "Module", &m));
  ok(nnc_module_register_buffer(ctx, m, "a", nullptr, 1));
  note(buffer(m, "a"));
  expect_section("replaced buffer");
}

TEST_F(RegistrationHooks, ReplacedChild) {
  nnc_module* elu = module("ELU()");
  hook(kModules, [=](Seen& s) -> nnc_error* {
    if (text(s.child) == "ReLU") s.other_child = elu;
    return nullptr;
  });
  nnc_module* m = module("Sequential(ReLU(), Tanh())");
  ok(nnc_sequential_append(ctx, m, module("ReLU()")));
  ok(nnc_sequential_set(ctx, m, 1, module("ReLU()")));
  std::string all;
  for (const char* path : {"0", "1", "2"}) all += (all.empty() ? "" : " ") + text(child(m, path));
  note(all);
  expect_section("replaced child");
}

// Wherever parameters are registered, one becomes a parameter that was none.
TEST_F(RegistrationHooks, GiveBackWhatTheyGot) {
  hook(kParameters, [](Seen& s) -> nnc_error* {
    s.other_tensor = s.tensor;
    return nullptr;
  });
  nnc_module* lazy = module("LazyLinear(2)");
  EXPECT_EQ(text(lazy), "LazyLinear");
  EXPECT_EQ(text(module("Linear(2, 2)")), "Linear");
}

TEST_F(RegistrationHooks, ReplacedParametersBecomeParameters) {
  hook(kParameters, [this](Seen& s) -> nnc_error* {
    s.other_tensor = full(3, {1});
    return nullptr;
  });
  const auto expect = [&](nnc_tensor* t) {
    EXPECT_EQ(text(t), "[1]*");
    EXPECT_TRUE(nnc_tensor_requires_grad(t));
  };
  nnc_module *list = module("ParameterList()"), *dict = module("ParameterDict()"), *m = nullptr;
  nnc_tensor* t = nullptr;
  ok(nnc_parameter_list_append(ctx, list, ones(2)));
  ok(nnc_parameter_list_get(ctx, list, 0, &t));
  expect(t);
  ok(nnc_parameter_list_set(ctx, list, 0, ones(2)));
  ok(nnc_parameter_list_get(ctx, list, 0, &t));
  expect(t);
  ok(nnc_parameter_dict_set(ctx, dict, "a", ones(2)));
  ok(nnc_parameter_dict_at(ctx, dict, "a", &t));
  expect(t);
  ok(nnc_module_container(ctx, "Net", &m));
  nnc_tensor* given = ones(2);
  ok(nnc_module_register_parameter(ctx, m, "p", given));
  expect(parameter(m, "p"));
  // What was given is what it was.
  EXPECT_EQ(text(given), "[2]");
  EXPECT_FALSE(nnc_tensor_requires_grad(given));
  nnc_named* state = nullptr;
  ok(nnc_named_new(ctx, &state));
  ok(nnc_named_add(state, "p", full(9, {1})));
  ok(nnc_module_load_state_dict_assign(ctx, m, state, 1, 1, nullptr, nullptr));
  expect(parameter(m, "p"));
  EXPECT_EQ(nnc_tensor_requires_grad(parameter(m, "p")), 1);
}

}  // namespace
