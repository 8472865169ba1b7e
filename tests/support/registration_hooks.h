// SPDX-License-Identifier: Apache-2.0
// Hooks of registrations for tests of C functions, which write what they see as
// make_registration_hooks.py does.
#pragma once

#include <algorithm>
#include <deque>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "support/trace.h"

namespace nnc_test {

// A hook's function, and what became of it.
struct RegistrationHook {
  struct Seen {
    nnc_ctx* ctx;
    nnc_module* module;
    std::string name;
    nnc_tensor* tensor;
    nnc_module* child;
    nnc_tensor* other_tensor = nullptr;
    nnc_module* other_child = nullptr;
  };
  using Function = std::function<nnc_error*(Seen&)>;
  explicit RegistrationHook(Function f) : function(std::move(f)) {}
  uintptr_t self() const { return reinterpret_cast<uintptr_t>(this); }

  static nnc_error* call(uintptr_t self, nnc_ctx* ctx, nnc_module* module, const char* name,
                         nnc_tensor* tensor, nnc_module* child, nnc_tensor** replaced_tensor,
                         nnc_module** replaced_child) {
    auto& host = *reinterpret_cast<RegistrationHook*>(self);
    EXPECT_EQ(host.destroyed, 0);
    EXPECT_EQ(*replaced_tensor, nullptr);
    EXPECT_EQ(*replaced_child, nullptr);
    ++host.calls;
    Seen seen{ctx, module, name, tensor, child};
    nnc_error* e = host.function(seen);
    *replaced_tensor = seen.other_tensor;
    *replaced_child = seen.other_child;
    return e;
  }
  static void destroy(uintptr_t self) { ++reinterpret_cast<RegistrationHook*>(self)->destroyed; }

  Function function;
  int calls = 0, destroyed = 0;
};
inline constexpr nnc_registration_hook kRegistrationHook = {
    static_cast<int64_t>(sizeof(nnc_registration_hook)), RegistrationHook::call,
    RegistrationHook::destroy};

using RegisterForAll = nnc_error* (*)(nnc_ctx*, const nnc_registration_hook*, uintptr_t,
                                      nnc_hook**);
inline constexpr RegisterForAll kParameters = nnc_register_module_parameter_registration_hook,
                                kBuffers = nnc_register_module_buffer_registration_hook,
                                kModules = nnc_register_module_module_registration_hook;

// Its hooks end with the test.
class RegistrationHookTest : public TraceTest {
 protected:
  using Seen = RegistrationHook::Seen;

  ~RegistrationHookTest() override {
    for (const RegistrationHook& h : hooks_) EXPECT_EQ(h.destroyed, 1);
  }
  void TearDown() override {
    remove_hooks();
    TraceTest::TearDown();
  }
  void remove_hooks() {
    for (nnc_hook* h : handles_) ok(nnc_hook_remove(ctx, h));
    handles_.clear();
  }

  // ---- text as make_registration_hooks.py writes it ----
  using TraceTest::text;
  static std::string taken(nnc_string* s) {
    std::string text = nnc_string_data(s);
    nnc_release(s);
    return text;
  }
  static std::string text(nnc_module* m) {
    nnc_string* s = nullptr;
    ok(nnc_module_repr(nullptr, m, &s));
    const std::string repr = taken(s);
    return repr.substr(0, repr.find('('));
  }
  static std::string text(nnc_tensor* t) {
    if (!t) return "None";
    std::string sizes;
    for (int64_t i = 0; i < nnc_tensor_ndim(t); ++i) {
      sizes += (i > 0 ? "," : "") + std::to_string(nnc_tensor_size(t, i));
    }
    return "[" + sizes + "]" + (is_parameter(t) ? "*" : "");
  }
  static bool is_parameter(nnc_tensor* t) {
    nnc_string* s = nullptr;
    ok(nnc_tensor_repr(nullptr, t, &s));
    return taken(s).rfind("Parameter containing:", 0) == 0;
  }
  template <class... T>
  void note(const T&... words) {
    note_line({text(words)...});
  }
  void note_error(nnc_error* e) {
    note(e ? "error" : "no error");
    nnc_error_free(e);
  }

  // ---- hooks ----
  nnc_hook* hook(RegisterForAll place, RegistrationHook::Function f) {
    nnc_hook* h = nullptr;
    ok(place(ctx, &kRegistrationHook, hooks_.emplace_back(std::move(f)).self(), &h));
    handles_.push_back(h);
    return h;
  }
  nnc_hook* noting(RegisterForAll place) {
    const char* kind = place == kParameters ? "parameter" : place == kBuffers ? "buffer" : "module";
    return hook(place, [=, this](Seen& s) -> nnc_error* {
      note(kind, s.module, s.name, s.child ? text(s.child) : text(s.tensor));
      return nullptr;
    });
  }
  void note_all() {
    for (const RegisterForAll place : {kParameters, kBuffers, kModules}) noting(place);
  }
  // Puts that into the place of what has that name.
  nnc_hook* replacing(RegisterForAll place, const char* name, nnc_tensor* t,
                      nnc_module* child = nullptr) {
    return hook(place, [=](Seen& s) -> nnc_error* {
      if (s.name != name) return nullptr;
      s.other_tensor = t;
      s.other_child = child;
      return nullptr;
    });
  }
  RegistrationHook& last_hook() { return hooks_.back(); }

  // ---- modules ----
  nnc_tensor* ones(int64_t n) { return full(1, {n}); }
  nnc_tensor* buffer(nnc_module* m, const char* path) {
    nnc_tensor* t = nullptr;
    ok(nnc_module_get_buffer(ctx, m, path, &t));
    return t;
  }
  bool same(nnc_tensor* a, nnc_tensor* b) { return nnc_tensor_data(a) == nnc_tensor_data(b); }

  void sort_log() {
    std::vector<std::string> lines;
    std::istringstream log(taken_log());
    for (std::string line; std::getline(log, line);) lines.push_back(line);
    std::sort(lines.begin(), lines.end());
    for (const std::string& line : lines) note(line);
  }
  static std::string section(const std::string& name) {
    return TraceTest::section("registration_hooks.txt", name);
  }
  void expect_section(const std::string& name) { EXPECT_EQ(taken_log(), section(name)); }

 private:
  std::deque<RegistrationHook> hooks_;
  std::vector<nnc_hook*> handles_;
};

}  // namespace nnc_test
