// SPDX-License-Identifier: Apache-2.0
// Hooks of state dicts and extra state against what PyTorch's see,
// tests/golden/state_dict_hooks.txt: each test of that name writes what a section of
// tests/golden/make_state_dict_hooks.py prints. Then what PyTorch does not promise: that a load
// which fails has changed nothing.
#include "support/state_hooks.h"

namespace {

using nnc_test::ExtraState;
using nnc_test::kStateHook;
using nnc_test::ok;
using nnc_test::Register;
using nnc_test::StateHook;

constexpr Register kSavePre = nnc_module_register_state_dict_pre_hook,
                   kSavePost = nnc_module_register_state_dict_post_hook,
                   kLoadPre = nnc_module_register_load_state_dict_pre_hook,
                   kLoadPost = nnc_module_register_load_state_dict_post_hook;

class StateDictHooks : public nnc_test::StateHookTest {
 protected:
  static constexpr std::pair<const char*, const char*> kParts[] = {
      {"", "root"}, {"0", "linear"}, {"1", "inner"}, {"1.0", "norm"}, {"1.1", "relu"}};

  // One of make_state_dict_hooks.py's classes.
  nnc_module* extra(const char* name) {
    ExtraState& state = extra_state();
    const std::string kind = name;
    if (kind == "Gives" || kind == "Both") {
      state.get = [this](nnc_ctx* c, nnc_module*, nnc_tensor** out) {
        if (saving_) note("get");
        const int64_t n = 2;
        return nnc_full(c, &n, 1, 5, NNC_FLOAT32, out);
      };
    }
    if (kind == "Takes" || kind == "Both") {
      state.set = [this](nnc_ctx*, nnc_module* m, nnc_tensor* t) -> nnc_error* {
        note("set", t, parameter(m, "p"), parameter(m, "child.weight"));
        return nullptr;
      };
    }
    return user_module(name, state);
  }
  nnc_named* saved(nnc_module* m) {
    saving_ = true;
    nnc_named* state = state_dict(m);
    saving_ = false;
    return state;
  }

 private:
  bool saving_ = false;  // a load that could fail asks too
};

TEST_F(StateDictHooks, Saving) {
  nnc_module* m = net();
  for (const auto& [path, name] : kParts) {
    noting(kSavePre, child(m, path), std::string(name) + " pre");
    noting(kSavePost, child(m, path), std::string(name) + " post");
  }
  state_dict(m);
  state_dict(m, "p", true);
  expect_section("saving");
}

TEST_F(StateDictHooks, SavingChanged) {
  nnc_module* m = net();
  noting(kSavePost, child(m, "0"), "linear", [this](const Seen& s) {
    nnc_tensor* t = nullptr;
    ok(nnc_named_get(s.ctx, s.state, "0.bias", &t));
    ok(nnc_named_remove(s.state, "0.bias"));
    ok(nnc_named_set(s.state, "first", t));
    ok(nnc_named_set(s.state, "0.weight", full(7, {2})));
    ok(nnc_named_set(s.state, "1.0.weight", full(8, {3})));
  });
  noting(kSavePost, m, "root",
         [](const Seen& s) { ok(nnc_named_remove(s.state, "1.0.running_mean")); });
  note_all(state_dict(m));
  expect_section("saving changed");
}

TEST_F(StateDictHooks, SeveralNames) {
  nnc_module* m = module("Sequential(Linear(1, 1, bias=False))");
  nnc_module* layer = child(m, "0");
  ok(nnc_sequential_append(ctx, m, layer));
  noting(kSavePre, layer, "pre");
  noting(kSavePost, layer, "post");
  noting(kLoadPre, layer, "load pre");
  hook(kLoadPost, layer, [this](const Seen& s) -> nnc_error* {
    note("load post", s.missing, s.unexpected, parameter(s.module, "weight"));
    return nullptr;
  });
  state_dict(m);
  load(m, state_of({{"0.weight", full(3, {1, 1})}, {"1.weight", full(4, {1, 1})}}));
  expect_section("several names");
}

TEST_F(StateDictHooks, Loading) {
  nnc_module* m = net();
  for (const auto& [path, name] : kParts) {
    noting(kLoadPre, child(m, path), std::string(name) + " pre");
    const std::string post = std::string(name) + " post";
    hook(kLoadPost, child(m, path), [=, this](const Seen& s) -> nnc_error* {
      note(post, s.missing, s.unexpected,
           "(" + text(parameter(m, "0.bias")) + " " + text(parameter(m, "1.0.weight")) + ")");
      return nullptr;
    });
  }
  for (const double bias : {5, 9}) {
    load(m,
         state_of({{"0.bias", full(bias, {1})},
                   {"1.0.weight", full(6, {1})},
                   {"1.0.bias", full(6, {1})},
                   {"x", full(0, {})},
                   {"1.1.y", full(0, {})},
                   {"1.z", full(0, {})}}),
         bias == 9);
  }
  // The second one has failed, and what its hooks saw is taken back.
  EXPECT_EQ(text(parameter(m, "0.bias")), "[5]");
  expect_section("loading");
}

TEST_F(StateDictHooks, LoadingRenamed) {
  nnc_module* m = net();
  noting(kLoadPre, child(m, "0"), "linear", [this](const Seen& s) {
    nnc_tensor* t = nullptr;
    ok(nnc_named_get(s.ctx, s.state, "0.kernel", &t));
    ok(nnc_named_remove(s.state, "0.kernel"));
    ok(nnc_named_set(s.state, "0.weight", t));
    ok(nnc_named_set(s.state, "elsewhere", full(0, {})));
  });
  noting(kLoadPre, m, "root", [](const Seen& s) { ok(nnc_named_remove(s.state, "old")); });
  nnc_named* state = state_dict(net());
  ok(nnc_named_set(state, "0.kernel", full(4, {1, 1})));
  ok(nnc_named_remove(state, "0.weight"));
  ok(nnc_named_set(state, "old", full(0, {})));
  load(m, state);
  note(parameter(m, "0.weight"), state);
  expect_section("loading renamed");
}

TEST_F(StateDictHooks, KeysChanged) {
  nnc_module* m = module("Linear(1, 1)");
  nnc_hook* h = noting(kLoadPost, m, "A", [](const Seen& s) {
    while (nnc_named_count(s.missing) > 0) {
      ok(nnc_named_remove(s.missing, nnc_named_key(s.missing, 0)));
    }
    ok(nnc_named_add(s.unexpected, "made up", nullptr));
  });
  noting(kLoadPost, m, "B");
  load(m, state_of({}));
  load(m, state_of({}), false);
  ok(nnc_hook_remove(ctx, h));
  h = noting(kLoadPre, m, "C", [](const Seen& s) {
    ok(nnc_named_add(s.missing, "m", nullptr));
    ok(nnc_named_add(s.errors, "so it is", nullptr));
  });
  load(m, state_of({{"bias", full(2, {3})}}), false);
  load(m, state_of({{"bias", full(2, {3})}}));
  ok(nnc_hook_remove(ctx, h));
  load(m, state_of({{"bias", full(2, {1})}}), false);
  expect_section("keys changed");
}

TEST_F(StateDictHooks, WithExtraState) {
  nnc_module* m = module("Sequential()");
  ok(nnc_sequential_append(ctx, m, extra("Both")));
  note_all(saved(m));
  noting(kLoadPre, child(m, "0"), "pre");
  noting(kLoadPost, child(m, "0"), "post");
  load(m, state_of({{"0.p", full(7, {1})},
                    {"0.b", full(7, {1})},
                    {"0._extra_state", full(9, {1})},
                    {"0.child.weight", full(8, {1, 1})}}));
  for (const char* given : {"Gives", "Takes", "Both", "Extra"}) {
    for (const char* to : {"Gives", "Takes", "Both", "Extra"}) {
      note(given, to);
      nnc_named* state = saved(extra(given));
      nnc_module* target = extra(to);
      load(target, state);
      load(target, state, false);
    }
  }
  m = extra("Both");
  ok(nnc_module_register_parameter(ctx, m, "_extra_state", full(4, {1})));
  note_all(saved(m));
  expect_section("extra state");
}

TEST_F(StateDictHooks, Copied) {
  nnc_module *m = module("Sequential(Linear(1, 1, bias=False))"), *layer = child(m, "0"),
             *copy = nullptr;
  nnc_hook* const hooks[] = {noting(kSavePre, layer, "save pre"),
                             noting(kSavePost, layer, "save post"),
                             noting(kLoadPost, layer, "load post")};
  ok(nnc_module_deepcopy(ctx, m, &copy));
  for (nnc_hook* h : hooks) ok(nnc_hook_remove(ctx, h));
  load(m, state_dict(m));
  load(copy, state_dict(copy));
  expect_section("copied");
}

// ---- failures ----

TEST_F(StateDictHooks, ErrorsOfHooksAreTheCallers) {
  const auto fails = [](const Seen&) { return nnc_error_new(NNC_E_INDEX, "mine", "out of order"); };
  nnc_module* m = net();
  nnc_named *state = state_dict(net()), *out = nullptr;
  ok(nnc_named_set(state, "0.bias", full(5, {1})));
  ok(nnc_named_set(state, "1.0.bias", full(5, {1})));
  for (const Register add : {kSavePre, kSavePost, kLoadPre, kLoadPost}) {
    nnc_hook* h = hook(add, child(m, "1"), fails);
    nnc_error* e = add == kSavePre || add == kSavePost
                       ? nnc_module_state_dict(ctx, m, &out)
                       : nnc_module_load_state_dict(ctx, m, state, 1, &out, &out);
    EXPECT_EQ(nnc_error_code(e), NNC_E_INDEX);
    EXPECT_STREQ(nnc_error_message(e), "mine: out of order");
    nnc_error_free(e);
    EXPECT_EQ(out, nullptr);
    EXPECT_EQ(text(parameter(m, "0.bias")), "[1]");
    EXPECT_EQ(text(parameter(m, "1.0.bias")), "[1]");
    ok(nnc_hook_remove(ctx, h));
  }
  ok(nnc_module_load_state_dict(ctx, m, state, 1, nullptr, nullptr));
  EXPECT_EQ(text(parameter(m, "1.0.bias")), "[5]");
}

TEST_F(StateDictHooks, AFailedLoadGivesTheTensorsBack) {
  nnc_module* m = net();
  nnc_tensor* given = full(5, {1});
  std::string seen;
  hook(kLoadPost, child(m, "0"), [&](const Seen& s) -> nnc_error* {
    seen += text(parameter(s.module, "bias"));
    return nullptr;
  });
  nnc_tensor* bias = parameter(m, "0.bias");
  EXPECT_NE(
      message(nnc_module_load_state_dict_assign(ctx, m, state_of({{"0.bias", given}, {"x", given}}),
                                                1, 1, nullptr, nullptr))
          .find("Unexpected key(s) in state_dict: \"x\""),
      std::string::npos);
  EXPECT_EQ(seen, "[5]");
  EXPECT_EQ(text(parameter(m, "0.bias")), "[1]");
  // It is the same tensor again.
  nnc_tensor* alias = nullptr;
  ok(nnc_detach(ctx, bias, &alias));
  ok(nnc_fill_(ctx, alias, 8));
  EXPECT_EQ(text(parameter(m, "0.bias")), "[8]");
}

// What a hook has made of the weights that a failed load then took back is not met again: neither
// copies in a kernel's own order, nor what a graph that was recorded before saw as unchanged.
TEST_F(StateDictHooks, NothingIsLeftOfWhatAFailedLoadHasShown) {
  nnc_module* m = module("Conv2d(32, 32, 3, bias=False)");
  nnc_tensor *weight = parameter(m, "weight"), *alias = nullptr, *before = nullptr;
  nnc_tensor *x = full(1, {1, 32, 8, 8}), *y = nullptr, *loss = nullptr;
  nnc_ctx* no_grad = nullptr;
  ok(nnc_ctx_fork(ctx, "grad=False", &no_grad));
  ok(nnc_detach(ctx, weight, &alias));
  const auto first = [&](nnc_ctx* c) {
    nnc_tensor* all = nullptr;
    double value = 0;
    ok(nnc_module_call(c, m, x, &all));
    ok(nnc_amax(no_grad, all, nullptr, 0, 0, &all));
    ok(nnc_tensor_item(no_grad, all, &value));
    return value;
  };
  ok(nnc_fill_(ctx, alias, 1));
  ok(nnc_tensor_requires_grad_(ctx, x, 1));
  ok(nnc_module_call(ctx, m, x, &y));
  ok(nnc_mul(ctx, y, y, &before));
  ok(nnc_sum(ctx, before, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &loss));
  nnc_hook* h = hook(kLoadPost, m, [&](const Seen&) -> nnc_error* {
    EXPECT_EQ(first(no_grad), 2 * 288);
    return nnc_error_new(NNC_E_INDEX, "mine", "out of order");
  });
  EXPECT_NE(message(nnc_module_load_state_dict(
                ctx, m, state_of({{"weight", full(2, {32, 32, 3, 3})}}), 1, nullptr, nullptr)),
            "");
  ok(nnc_hook_remove(ctx, h));
  EXPECT_EQ(first(no_grad), 288);
  ok(nnc_fill_(ctx, alias, 3));
  EXPECT_EQ(first(no_grad), 3 * 288);
  nnc_error* e = nnc_backward(ctx, loss);
  EXPECT_EQ(nnc_error_code(e), NNC_E_STATE) << nnc_error_message(e);  // the weight is another
  nnc_error_free(e);
}

TEST_F(StateDictHooks, AFailedLoadGivesTheExtraStateBack) {
  ExtraState& state = extra_state();
  double value = 5;
  std::string sets;
  state.get = [&](nnc_ctx* c, nnc_module*, nnc_tensor** out) {
    return nnc_full(c, nullptr, 0, value, NNC_FLOAT64, out);
  };
  state.set = [&](nnc_ctx*, nnc_module*, nnc_tensor* t) -> nnc_error* {
    sets += text(t);
    return nnc_tensor_item(nullptr, t, &value);
  };
  nnc_module* m = user_module("Counts", state);
  nnc_error* e = nnc_module_load_state_dict(
      ctx, m, state_of({{"_extra_state", full(9, {})}, {"p", full(4, {1})}}), 1, nullptr, nullptr);
  EXPECT_NE(message(e).find("Missing key(s)"), std::string::npos);
  EXPECT_EQ(sets, "[9][5]");
  EXPECT_EQ(value, 5);
  EXPECT_EQ(text(parameter(m, "p")), "[1]");
  // An error of the function is that of the load.
  state.set = [&](nnc_ctx*, nnc_module*, nnc_tensor*) {
    return nnc_error_new(NNC_E_STATE, "mine", "no such state");
  };
  e = nnc_module_load_state_dict(
      ctx, m, state_of({{"_extra_state", full(9, {})}, {"p", full(4, {1})}}), 0, nullptr, nullptr);
  EXPECT_NE(message(e).find("no such state"), std::string::npos);
  EXPECT_EQ(text(parameter(m, "p")), "[1]");
  state.get = [](nnc_ctx*, nnc_module*, nnc_tensor**) -> nnc_error* { return nullptr; };
  nnc_named* out = nullptr;
  EXPECT_EQ(message(nnc_module_state_dict(ctx, m, &out)),
            std::to_string(NNC_E_CALLBACK) +
                ": nnc_module_state_dict: Counts: output 0 of get_extra_state is NULL");
  nnc_tensor* t = nullptr;
  EXPECT_NE(message(nnc_module_get_extra_state(ctx, module("ReLU()"), &t))
                .find("ReLU has no extra state to give"),
            std::string::npos);
  EXPECT_NE(message(nnc_module_set_extra_state(ctx, module("ReLU()"), full(1, {})))
                .find("ReLU takes no extra state"),
            std::string::npos);
}

TEST_F(StateDictHooks, TablesAreChecked) {
  nnc_module* m = net();
  nnc_hook* h = nullptr;
  nnc_state_dict_hook table = kStateHook;
  table.struct_size = 8;
  EXPECT_NE(message(kLoadPre(ctx, m, &table, 0, &h)).find("hook->struct_size"), std::string::npos);
  table = kStateHook;
  table.call = nullptr;
  EXPECT_NE(message(kSavePost(ctx, m, &table, 0, &h)).find("hook->call is NULL"),
            std::string::npos);
  EXPECT_NE(message(kSavePre(ctx, m, nullptr, 0, &h)).find("hook is NULL"), std::string::npos);
}

// Hooks may register modules in the one that is walked through.
TEST_F(StateDictHooks, MayAddModules) {
  nnc_module* m = module("Sequential(ReLU())");
  nnc_hook* h = hook(kSavePre, child(m, "0"), [&](const Seen& s) {
    return nnc_module_add(s.ctx, s.module, "more", "Linear(1, 1)");
  });
  EXPECT_EQ(text(state_dict(m)), "(0.more.weight 0.more.bias)");
  ok(nnc_hook_remove(ctx, h));
  hook(kLoadPre, m, [&](const Seen& s) {
    return nnc_module_add(s.ctx, s.module, "last", "Linear(1, 1, bias=False)");
  });
  load(m, state_of({{"last.weight", full(6, {1, 1})}}), false);
  EXPECT_EQ(text(parameter(m, "last.weight")), "[6]");
  EXPECT_EQ(log_, "loaded (0.more.weight 0.more.bias) ()\n");
}

}  // namespace
