// SPDX-License-Identifier: Apache-2.0
// Hooks of state dicts, and modules with extra state, for tests of C functions, which write what
// they see as make_state_dict_hooks.py does.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "support/trace.h"

namespace nnc_test {

// A hook's function, and what became of it.
struct StateHook {
  struct Seen {
    nnc_ctx* ctx;
    nnc_module* module;
    nnc_named* state;
    std::string prefix;
    int32_t keep_vars;
    nnc_named *missing, *unexpected, *errors;
  };
  using Function = std::function<nnc_error*(const Seen&)>;
  explicit StateHook(Function f) : function(std::move(f)) {}
  uintptr_t self() const { return reinterpret_cast<uintptr_t>(this); }

  static nnc_error* call(uintptr_t self, nnc_ctx* ctx, nnc_module* module, nnc_named* state,
                         const char* prefix, int32_t keep_vars, nnc_named* missing,
                         nnc_named* unexpected, nnc_named* errors) {
    const auto& host = *reinterpret_cast<StateHook*>(self);
    EXPECT_EQ(host.destroyed, 0);
    return host.function({ctx, module, state, prefix, keep_vars, missing, unexpected, errors});
  }
  static void destroy(uintptr_t self) { ++reinterpret_cast<StateHook*>(self)->destroyed; }

  Function function;
  int destroyed = 0;
};
inline constexpr nnc_state_dict_hook kStateHook = {
    static_cast<int64_t>(sizeof(nnc_state_dict_hook)), StateHook::call, StateHook::destroy};

// A user's module that may give and take extra state.
struct ExtraState {
  std::function<nnc_error*(nnc_ctx*, nnc_module*, nnc_tensor**)> get;
  std::function<nnc_error*(nnc_ctx*, nnc_module*, nnc_tensor*)> set;
  int destroyed = 0;
};

using Register = nnc_error* (*)(nnc_ctx*, nnc_module*, const nnc_state_dict_hook*, uintptr_t,
                                nnc_hook**);

class StateHookTest : public TraceTest {
 protected:
  using Seen = StateHook::Seen;
  using Change = std::function<void(const Seen&)>;

  ~StateHookTest() override {
    for (const StateHook& h : hooks_) EXPECT_EQ(h.destroyed, 1);
    for (const ExtraState& e : states_) EXPECT_EQ(e.destroyed, 1);
  }

  // ---- text as make_state_dict_hooks.py writes it ----
  using TraceTest::text;
  static std::string text(nnc_tensor* t) { return elements(t); }
  static std::string text(nnc_named* keys) {
    std::string s;
    for (int64_t i = 0; i < nnc_named_count(keys); ++i) {
      s += (i > 0 ? " " : "") + std::string(nnc_named_key(keys, i));
    }
    return "(" + s + ")";
  }
  template <class... T>
  void note(const T&... words) {
    note_line({text(words)...});
  }

  // ---- modules ----
  // With all parameters 1.
  nnc_module* net() {
    nnc_module* m = module("Sequential(Linear(1, 1), Sequential(BatchNorm1d(1), ReLU()))");
    for (const char* path : {"0.weight", "0.bias", "1.0.weight", "1.0.bias"}) {
      nnc_tensor* t = nullptr;
      ok(nnc_detach(ctx, parameter(m, path), &t));
      ok(nnc_fill_(ctx, t, 1));
    }
    return m;
  }
  nnc_named* state_of(const std::vector<std::pair<const char*, nnc_tensor*>>& entries) {
    nnc_named* n = nullptr;
    ok(nnc_named_new(ctx, &n));
    for (const auto& [key, t] : entries) ok(nnc_named_add(n, key, t));
    return n;
  }
  nnc_named* state_dict(nnc_module* m, const char* prefix = nullptr, bool keep_vars = false) {
    nnc_named* n = nullptr;
    ok(nnc_module_state_dict_prefix(ctx, m, prefix, keep_vars, &n));
    return n;
  }
  void load(nnc_module* m, nnc_named* state, bool strict = true) {
    nnc_named *missing = nullptr, *unexpected = nullptr;
    nnc_error* e = nnc_module_load_state_dict(ctx, m, state, strict, &missing, &unexpected);
    if (!e) return note("loaded", missing, unexpected);
    const std::string op = "load_state_dict: ";
    const char* message = nnc_error_message(e);
    EXPECT_EQ(std::string(message).rfind(op, 0), 0u);
    std::string line;
    for (const char* c = message + op.size();; ++c) {
      if (*c && *c != '\n') {
        if (*c != '\t') line += *c;
        continue;
      }
      note("error", line.substr(0, line.find_last_not_of(' ') + 1));
      line.clear();
      if (!*c) break;
    }
    nnc_error_free(e);
  }
  void note_all(nnc_named* state) {
    for (int64_t i = 0; i < nnc_named_count(state); ++i) {
      nnc_tensor* t = nullptr;
      ok(nnc_named_tensor(ctx, state, i, &t));
      note(nnc_named_key(state, i), t);
    }
  }

  // ---- hooks ----
  nnc_hook* hook(Register add, nnc_module* m, StateHook::Function f) {
    nnc_hook* h = nullptr;
    ok(add(ctx, m, &kStateHook, hooks_.emplace_back(std::move(f)).self(), &h));
    return h;
  }
  // Notes what its kind of hook sees.
  nnc_hook* noting(Register add, nnc_module* m, const std::string& name, Change change = nullptr) {
    return hook(add, m, [=, this](const Seen& s) -> nnc_error* {
      const std::string prefix = "'" + s.prefix + "'";
      if (s.errors)
        note(name, prefix, s.state, s.missing, s.unexpected,
             std::to_string(nnc_named_count(s.errors)));
      else if (s.missing)
        note(name, s.missing, s.unexpected);
      else if (s.state)
        note(name, prefix, s.state);
      else
        note(name, prefix, std::to_string(s.keep_vars));
      if (change) change(s);
      return nullptr;
    });
  }

  // ---- modules with extra state ----
  ExtraState& extra_state() { return states_.emplace_back(); }
  nnc_module* user_module(const char* name, ExtraState& state) {
    const nnc_module_vtable vtable = {sizeof vtable,
                                      forward,
                                      nullptr,
                                      destroy,
                                      nullptr,
                                      state.get ? get : nullptr,
                                      state.set ? set : nullptr,
                                      nullptr};
    nnc_module* m = nullptr;
    ok(nnc_module_new_user(ctx, name, &vtable, reinterpret_cast<uintptr_t>(&state), &m));
    ok(nnc_module_register_parameter(ctx, m, "p", full(1, {1})));
    ok(nnc_module_register_buffer(ctx, m, "b", full(2, {1}), 1));
    ok(nnc_module_add(ctx, m, "child", "Linear(1, 1, bias=False)"));
    nnc_tensor* t = nullptr;
    ok(nnc_detach(ctx, parameter(m, "child.weight"), &t));
    ok(nnc_fill_(ctx, t, 3));
    return m;
  }

  void expect_section(const std::string& name) {
    EXPECT_EQ(log_, section("state_dict_hooks.txt", name));
  }

 private:
  static nnc_error* forward(uintptr_t, nnc_ctx*, nnc_module*, nnc_tensor* const* inputs, int64_t,
                            nnc_kwargs*, nnc_tensor** outputs, int64_t, int64_t* n) {
    outputs[0] = inputs[0];
    *n = 1;
    return nullptr;
  }
  static nnc_error* get(uintptr_t self, nnc_ctx* c, nnc_module* m, nnc_tensor** out) {
    return reinterpret_cast<ExtraState*>(self)->get(c, m, out);
  }
  static nnc_error* set(uintptr_t self, nnc_ctx* c, nnc_module* m, nnc_tensor* state) {
    return reinterpret_cast<ExtraState*>(self)->set(c, m, state);
  }
  static void destroy(uintptr_t self) { ++reinterpret_cast<ExtraState*>(self)->destroyed; }

  std::deque<StateHook> hooks_;
  std::deque<ExtraState> states_;
};

}  // namespace nnc_test
