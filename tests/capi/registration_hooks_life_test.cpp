// SPDX-License-Identifier: Apache-2.0
// Hooks of registrations: how they fail, what they may do, and that no lock is held while they run.
#include "support/registration_hooks.h"

#include <atomic>
#include <stdexcept>
#include <thread>

namespace {

using nnc_test::kBuffers;
using nnc_test::kModules;
using nnc_test::kParameters;
using nnc_test::kRegistrationHook;
using nnc_test::List;
using nnc_test::ok;

using RegistrationHooksLife = nnc_test::RegistrationHookTest;

// ---- errors ----

TEST_F(RegistrationHooksLife, HandTheirErrorsOn) {
  nnc_module* m = nullptr;
  ok(nnc_module_container(ctx, "Net", &m));
  nnc_tensor* given = ones(2);
  const auto fails = [](Seen&) { return nnc_error_new(NNC_E_INDEX, "watch", "not this one"); };
  for (const auto place : {kParameters, kBuffers, kModules}) hook(place, fails);
  EXPECT_EQ(message(nnc_module_register_parameter(ctx, m, "a", given)),
            "5: nnc_module_register_parameter: watch: not this one");
  EXPECT_EQ(message(nnc_module_register_buffer(ctx, m, "a", given, 1)),
            "5: nnc_module_register_buffer: watch: not this one");
  EXPECT_EQ(message(nnc_module_register_module(ctx, m, "a", module("ReLU()"))),
            "5: nnc_module_register_module: watch: not this one");
  EXPECT_EQ(text(given), "[2]");
  EXPECT_FALSE(nnc_tensor_requires_grad(given));
  nnc_module *list = module("ParameterList()"), *out = nullptr;
  const List two{ones(1), ones(2)};
  EXPECT_NE(message(nnc_parameter_list_extend(ctx, list, two.data(), 2)), "no error");
  EXPECT_EQ(nnc_parameter_list_len(list), 0);
  EXPECT_EQ(message(nnc_module_new(ctx, "Sequential(ReLU(), Linear(2, 2))", &out)),
            "5: nnc_module_new: Linear(2, 2) at 19: not this one");
  EXPECT_EQ(out, nullptr);
  remove_hooks();
  nnc_named* all = nullptr;
  ok(nnc_module_state_dict(ctx, m, &all));
  EXPECT_EQ(nnc_named_count(all), 0);
}

TEST_F(RegistrationHooksLife, ThrowInTheMiddleOfAModule) {
  nnc_tensor *before = nullptr, *after = nullptr;
  for (const int fatal : {1, 2, 4, 7, 8, 10}) {
    int64_t live = nnc_live_handles();
    nnc_ctx *outer = ctx, *inner = nullptr;
    ok(nnc_ctx_scope(outer, &inner));
    ctx = inner;
    ok(nnc_get_rng_state(ctx, &before));
    int calls = 0;
    const auto f = [&](Seen&) -> nnc_error* {
      if (++calls == fatal) throw std::runtime_error("thrown");
      return nullptr;
    };
    for (const auto place : {kParameters, kBuffers, kModules}) hook(place, f);
    nnc_module* m = nullptr;
    const std::string e =
        message(nnc_module_new(ctx, "Sequential(BatchNorm1d(2), Sequential(Linear(1, 2)))", &m));
    EXPECT_NE(e.find("nnc_module_new"), std::string::npos) << e;
    EXPECT_NE(e.find("thrown"), std::string::npos) << e;
    EXPECT_EQ(calls, fatal);
    EXPECT_EQ(m, nullptr);
    remove_hooks();
    ok(nnc_get_rng_state(ctx, &after));
    int32_t equal = 0;
    ok(nnc_equal(ctx, before, after, &equal));
    EXPECT_TRUE(equal);
    ctx = outer;
    nnc_release(inner);
    EXPECT_EQ(nnc_live_handles(), live);
  }
}

TEST_F(RegistrationHooksLife, MustGiveWhatTheyMay) {
  nnc_module *m = nullptr, *relu = module("ReLU()");
  ok(nnc_module_container(ctx, "Net", &m));
  const auto refused = [&](nnc_test::RegisterForAll place, nnc_tensor* t, nnc_module* c,
                           nnc_error* (*registers)(nnc_ctx*, nnc_module*, nnc_tensor*, nnc_module*),
                           const char* text) {
    nnc_hook* h = replacing(place, "a", t, c);
    const std::string e = message(registers(ctx, m, ones(2), relu));
    EXPECT_NE(e.find(text), std::string::npos) << e;
    ok(nnc_hook_remove(ctx, h));
  };
  const auto parameter = [](nnc_ctx* c, nnc_module* n, nnc_tensor* t, nnc_module*) {
    return nnc_module_register_parameter(c, n, "a", t);
  };
  const auto buffer = [](nnc_ctx* c, nnc_module* n, nnc_tensor* t, nnc_module*) {
    return nnc_module_register_buffer(c, n, "a", t, 1);
  };
  const auto child = [](nnc_ctx* c, nnc_module* n, nnc_tensor*, nnc_module* o) {
    return nnc_module_register_module(c, n, "a", o);
  };
  refused(kParameters, nullptr, relu, parameter, "a tensor cannot be replaced by a module");
  refused(kBuffers, nullptr, relu, buffer, "a tensor cannot be replaced by a module");
  refused(kModules, ones(1), nullptr, child, "a child cannot be replaced by a tensor");
  auto* const other = reinterpret_cast<nnc_module*>(ones(1));
  refused(kModules, nullptr, other, child, "not a live module handle");
  refused(kParameters, reinterpret_cast<nnc_tensor*>(relu), nullptr, parameter,
          "not a live tensor handle");
  nnc_tensor *x = leaf({1}), *gone = nullptr;
  ok(nnc_ones_like(nullptr, x, NNC_DTYPE_DEFAULT, &gone));
  nnc_release(gone);
  refused(kBuffers, gone, nullptr, buffer, "not a live tensor handle");
  refused(kParameters, times(x, 2), nullptr, parameter, "non-leaf");
  refused(kParameters, full(1, {1}, NNC_INT64), nullptr, parameter, "floating point");
  // The module itself, or one that it is in.
  refused(kModules, nullptr, m, child, "contains the module it is to be registered with");
  nnc_named* all = nullptr;
  ok(nnc_module_state_dict(ctx, m, &all));
  EXPECT_EQ(nnc_named_count(all), 0);
}

TEST_F(RegistrationHooksLife, AreRefused) {
  for (const auto place : {kParameters, kBuffers, kModules}) {
    nnc_hook* h = nullptr;
    nnc_registration_hook table = kRegistrationHook;
    EXPECT_NE(message(place(ctx, nullptr, 0, &h)).find("hook is NULL"), std::string::npos);
    EXPECT_NE(message(place(ctx, &table, 0, nullptr)).find("out"), std::string::npos);
    table.struct_size += 8;
    EXPECT_NE(message(place(ctx, &table, 0, &h)).find("struct_size"), std::string::npos);
    table = kRegistrationHook;
    table.call = nullptr;
    EXPECT_NE(message(place(ctx, &table, 0, &h)).find("hook->call is NULL"), std::string::npos);
    EXPECT_EQ(h, nullptr);
  }
}

// A load with assign that a hook refuses, or that fails afterwards, has changed nothing.
TEST_F(RegistrationHooksLife, RefuseALoad) {
  nnc_module* m = module("Sequential(Linear(1, 1), BatchNorm1d(1))");
  nnc_named *state = nullptr, *now = nullptr;
  ok(nnc_module_state_dict(ctx, module("Sequential(Linear(1, 1), BatchNorm1d(1))"), &state));
  nnc_tensor *weight = parameter(m, "0.weight"), *mean = buffer(m, "1.running_mean");
  const auto unchanged = [&] {
    EXPECT_TRUE(same(parameter(m, "0.weight"), weight));
    EXPECT_TRUE(same(buffer(m, "1.running_mean"), mean));
    ok(nnc_module_state_dict(ctx, m, &now));
    EXPECT_EQ(nnc_named_count(now), 7);
  };
  nnc_hook* h = hook(kBuffers, [this, m, weight](Seen& s) -> nnc_error* {
    EXPECT_FALSE(same(parameter(m, "0.weight"), weight));  // what was loaded until now
    return s.name == "running_var" ? nnc_error_new(NNC_E_STATE, "watch", "no") : nullptr;
  });
  EXPECT_NE(message(nnc_module_load_state_dict_assign(ctx, m, state, 1, 1, nullptr, nullptr))
                .find("watch: no"),
            std::string::npos);
  unchanged();
  ok(nnc_hook_remove(ctx, h));
  noting(kParameters);
  ok(nnc_named_add(state, "unknown", ones(1)));
  EXPECT_NE(message(nnc_module_load_state_dict_assign(ctx, m, state, 1, 1, nullptr, nullptr)),
            "no error");
  EXPECT_EQ(std::count(log_.begin(), log_.end(), '\n'), 4);
  unchanged();
}

// ---- what hooks may do ----

// Whatever they ask of the module, it is whole.
TEST_F(RegistrationHooksLife, SeeWholeModules) {
  const auto look = [](Seen& s) -> nnc_error* {
    nnc_string* repr = nullptr;
    nnc_named* state = nullptr;
    nnc_module* copy = nullptr;
    if (nnc_error* e = nnc_module_repr(s.ctx, s.module, &repr)) return e;
    if (nnc_error* e = nnc_module_state_dict(s.ctx, s.module, &state)) return e;
    if (nnc_error* e = nnc_module_deepcopy(s.ctx, s.module, &copy)) return e;
    nnc_tensor *x = nullptr, *y = nullptr;
    const int64_t sizes[3] = {1, 2, 4};
    if (nnc_error* e = nnc_ones(s.ctx, sizes, 3, NNC_FLOAT32, &x)) return e;
    nnc_error_free(nnc_module_call(s.ctx, s.module, x, &y));  // not every module takes it
    nnc_error_free(nnc_module_reset_parameters(s.ctx, s.module));
    return nullptr;
  };
  for (const auto place : {kParameters, kBuffers, kModules}) hook(place, look);
  for (const char* text : {"Linear(4, 2)", "TransformerEncoderLayer(4, 2, 8)", "LSTM(4, 3)",
                           "LazyLinear(3)", "LazyBatchNorm1d()", "Transformer(4, 2, 1, 1, 8)",
                           "AdaptiveLogSoftmaxWithLoss(4, 6, [2])"}) {
    module(text);
  }
  nnc_module* m = module("Linear(4, 2)");
  ok(nnc_parametrize_register_parametrization(ctx, m, "weight", module("Identity()"), 0));
  ok(nnc_parametrizations_orthogonal(ctx, module("Linear(4, 2)"), "weight", nullptr, 1));
  ok(nnc_parametrizations_weight_norm(ctx, module("Linear(4, 2)"), "weight", nullptr));
  ok(nnc_parametrizations_spectral_norm(ctx, module("Linear(4, 2)"), "weight", 1, 1e-12, nullptr));
}

// What a hook registers itself is seen once.
TEST_F(RegistrationHooksLife, MayRegisterMore) {
  note_all();
  hook(kParameters, [](Seen& s) -> nnc_error* {
    if (s.name != "weight") return nullptr;
    nnc_tensor* t = nullptr;
    const int64_t n = 6;
    if (nnc_error* e = nnc_ones(s.ctx, &n, 1, NNC_FLOAT32, &t)) return e;
    if (nnc_error* e = nnc_module_register_buffer(s.ctx, s.module, "mask", t, 1)) return e;
    return nnc_module_add(s.ctx, s.module, "more", "ReLU()");
  });
  module("Linear(2, 3)");
  EXPECT_EQ(taken_log(),
            "parameter Linear weight [3,2]*\n"
            "buffer Linear mask [6]\n"
            "module Linear more ReLU\n"
            "parameter Linear bias [3]*\n");
}

// Also of a lazy layer, and while modules are made without initial values.
TEST_F(RegistrationHooksLife, MakeModulesWithInitialValues) {
  double least = 1;
  hook(kParameters, [&](Seen& s) -> nnc_error* {
    if (text(s.module) == "LayerNorm") return nullptr;
    nnc_module* norm = nullptr;
    nnc_tensor *w = nullptr, *wide = nullptr;
    if (nnc_error* e = nnc_module_new(s.ctx, "LayerNorm(64)", &norm)) return e;
    if (nnc_error* e = nnc_module_get_parameter(s.ctx, norm, "weight", &w)) return e;
    if (nnc_error* e = nnc_tensor_to(s.ctx, w, NNC_FLOAT64, &wide)) return e;
    for (const double v : values(wide)) least = std::min(least, v);
    return nullptr;
  });
  module("LazyLinear(3)");
  nnc_module* m = nullptr;
  ok(nnc_skip_init(ctx, "Linear(2, 3)", nullptr, &m));
  EXPECT_EQ(last_hook().calls, 2 + 2 + 4 * 2);
  EXPECT_EQ(least, 1);
}

// Without a size, but registered; their sizes come without another call of the hook.
TEST_F(RegistrationHooksLife, OfLazyLayers) {
  for (const auto place : {kParameters, kBuffers}) {
    hook(place, [this](Seen& s) -> nnc_error* {
      note(s.module, s.name, std::to_string(nnc_tensor_numel(s.tensor)));
      return nullptr;
    });
  }
  nnc_module *m = module("LazyLinear(3)"), *norm = module("LazyBatchNorm1d()");
  EXPECT_EQ(taken_log(),
            "LazyLinear weight -1\nLazyLinear bias -1\n"
            "LazyBatchNorm1d weight -1\nLazyBatchNorm1d bias -1\n"
            "LazyBatchNorm1d running_mean -1\nLazyBatchNorm1d running_var -1\n"
            "LazyBatchNorm1d num_batches_tracked 1\n");
  nnc_tensor* y = nullptr;
  ok(nnc_module_call(ctx, m, full(1, {2, 4}), &y));
  ok(nnc_module_call(ctx, norm, full(1, {2, 4}), &y));
  EXPECT_EQ(taken_log(), "");
  EXPECT_EQ(text(parameter(m, "weight")), "[3,4]*");
}

nnc_error* no_forward(uintptr_t, nnc_ctx*, nnc_module*, nnc_tensor* const*, int64_t, nnc_kwargs*,
                      nnc_tensor**, int64_t, int64_t* n) {
  *n = 0;
  return nullptr;
}
nnc_error* copy_self(uintptr_t self, nnc_ctx*, nnc_module*, uintptr_t* out) {
  *out = self;
  return nullptr;
}

// Deep copies of a host's module are not shown either.
TEST_F(RegistrationHooksLife, OfTheHostsModules) {
  const nnc_module_vtable vtable = {sizeof vtable, no_forward, nullptr, nullptr,
                                    copy_self,     nullptr,    nullptr, nullptr};
  note_all();
  nnc_module *m = nullptr, *copy = nullptr;
  ok(nnc_module_new_user(ctx, "Net", &vtable, 0, &m));
  ok(nnc_module_register_parameter(ctx, m, "p", ones(2)));
  ok(nnc_module_register_buffer(ctx, m, "b", ones(3), 1));
  ok(nnc_module_add(ctx, m, "c", "ReLU()"));
  EXPECT_EQ(taken_log(), "parameter Net p [2]*\nbuffer Net b [3]\nmodule Net c ReLU\n");
  ok(nnc_module_deepcopy(ctx, m, &copy));
  EXPECT_EQ(taken_log(), "");
  ok(nnc_module_register_parameter(ctx, copy, "q", ones(4)));
  EXPECT_EQ(taken_log(), "parameter Net q [4]*\n");
}

// A list of parametrizations is a module like any other; what it changes in the module that it
// belongs to is not shown.
TEST_F(RegistrationHooksLife, OfParametrizations) {
  nnc_module *m = module("Linear(2, 2)"), *identity = module("Identity()");
  note_all();
  ok(nnc_parametrize_register_parametrization(ctx, m, "weight", identity, 0));
  EXPECT_EQ(taken_log(),
            "parameter ParametrizationList original [2,2]*\n"
            "module ParametrizationList 0 Identity\n");
  ok(nnc_parametrize_register_parametrization(ctx, m, "weight", identity, 0));
  EXPECT_EQ(taken_log(), "module ParametrizationList 1 Identity\n");
  ok(nnc_parametrize_remove_parametrizations(ctx, m, "weight", 1));
  EXPECT_EQ(taken_log(), "");
}

TEST_F(RegistrationHooksLife, MayRemoveThemselves) {
  nnc_hook* h = nullptr;
  int calls = 0;
  h = hook(kParameters, [&](Seen& s) {
    ++calls;
    return nnc_hook_remove(s.ctx, h);
  });
  module("Linear(2, 3)");
  EXPECT_EQ(calls, 1);
}

// A hook that registers where it is called goes as deep as calls of the host may.
TEST_F(RegistrationHooksLife, EndTheirDepth) {
  hook(kModules, [](Seen& s) {
    nnc_module* m = nullptr;
    return nnc_module_new(s.ctx, "Sequential(ReLU())", &m);
  });
  nnc_module* m = nullptr;
  const std::string e = message(nnc_module_new(ctx, "Sequential(ReLU())", &m));
  EXPECT_NE(e.find("calls"), std::string::npos) << e;
}

// No lock is held while a hook runs: other threads go on changing trees, and the same module.
TEST_F(RegistrationHooksLife, HoldNoLock) {
  nnc_module *m = module("Sequential()"), *dict = module("ModuleDict()");
  for (const auto place : {kParameters, kModules}) {
    hook(place, [&](Seen& s) -> nnc_error* {
      if (s.name == "beside") return nullptr;
      nnc_error* e = nullptr;
      std::thread other([&] {
        nnc_module* relu = nullptr;
        e = nnc_module_new(nullptr, "ReLU()", &relu);
        if (!e) e = nnc_module_dict_set(nullptr, dict, "beside", relu);
        nnc_string* repr = nullptr;
        if (!e) e = nnc_module_repr(nullptr, s.module, &repr);
        nnc_release(repr);
        nnc_release(relu);
      });
      other.join();
      return e;
    });
  }
  ok(nnc_sequential_append(ctx, m, module("Linear(2, 3)")));
  ok(nnc_sequential_set(ctx, m, 0, module("Tanh()")));
  ok(nnc_module_set_submodule(ctx, m, "0", module("ReLU()"), 0));
  ok(nnc_module_dict_set(ctx, dict, "a", m));
  ok(nnc_module_set_submodule(ctx, dict, "a.1", module("PReLU()"), 0));
}

// Hooks of several threads come and go while modules are made.
TEST_F(RegistrationHooksLife, ComeAndGo) {
  std::atomic<bool> over{false};
  std::atomic<int64_t> seen{0};
  nnc_registration_hook table = kRegistrationHook;
  table.call = [](uintptr_t self, nnc_ctx*, nnc_module*, const char*, nnc_tensor*, nnc_module*,
                  nnc_tensor**, nnc_module**) -> nnc_error* {
    ++*reinterpret_cast<std::atomic<int64_t>*>(self);
    return nullptr;
  };
  table.destroy = nullptr;
  std::thread maker([&] {
    while (!over) {
      nnc_module* m = nullptr;
      ok(nnc_module_new(nullptr, "Sequential(Linear(1, 1))", &m));
      nnc_release(m);
    }
  });
  for (int i = 0; i < 2000 || (seen == 0 && i < 2'000'000); ++i) {
    nnc_hook* h = nullptr;
    ok((i % 2 ? kParameters : kModules)(nullptr, &table, reinterpret_cast<uintptr_t>(&seen), &h));
    ok(nnc_hook_remove(nullptr, h));
    nnc_release(h);
  }
  over = true;
  maker.join();
  EXPECT_GT(seen, 0);
}

}  // namespace
