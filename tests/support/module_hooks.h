// SPDX-License-Identifier: Apache-2.0
// Hooks of modules for tests of C functions, which write what they see as make_module_hooks.py
// does.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/trace.h"

namespace nnc_test {

// A hook's function, and what became of it.
struct HostHook {
  struct Seen {
    nnc_ctx* ctx;
    nnc_module* module;
    List inputs;
    nnc_kwargs* kwargs;
    List outputs;
    std::optional<List> replaced{};
    nnc_kwargs* replaced_kwargs = nullptr;
  };
  using Function = std::function<nnc_error*(Seen&)>;
  explicit HostHook(Function f) : function(std::move(f)) {}
  uintptr_t self() const { return reinterpret_cast<uintptr_t>(this); }

  static nnc_error* call(uintptr_t self, nnc_ctx* ctx, nnc_module* module,
                         nnc_tensor* const* inputs, int64_t n_inputs, nnc_kwargs* kwargs,
                         nnc_tensor* const* outputs, int64_t n_outputs, nnc_tensor** replaced,
                         int64_t capacity, int64_t* n_replaced, nnc_kwargs** replaced_kwargs) {
    auto& host = *reinterpret_cast<HostHook*>(self);
    EXPECT_EQ(host.destroyed, 0);
    EXPECT_EQ(*n_replaced, -1);
    Seen seen{ctx, module, List(inputs, inputs + n_inputs), kwargs,
              List(outputs, outputs + n_outputs)};
    nnc_error* e = host.function(seen);
    *replaced_kwargs = seen.replaced_kwargs;
    if (!seen.replaced) return e;
    EXPECT_LE(static_cast<int64_t>(seen.replaced->size()), capacity);
    std::copy(seen.replaced->begin(), seen.replaced->end(), replaced);
    *n_replaced = static_cast<int64_t>(seen.replaced->size());
    return e;
  }
  static void destroy(uintptr_t self) { ++reinterpret_cast<HostHook*>(self)->destroyed; }

  Function function;
  int destroyed = 0;
};
inline constexpr nnc_module_hook kHook = {static_cast<int64_t>(sizeof(nnc_module_hook)),
                                          HostHook::call, HostHook::destroy};

enum class Place { kPre, kPost, kBackPre, kBack };
struct Options {
  bool prepend = false, kwargs = false, always = false;
};
inline constexpr Options kPrepend{true, false, false}, kKwargs{false, true, false},
    kAlways{false, false, true};

// Modules and hooks that note what they get.
class ModuleHookTest : public TraceTest {
 protected:
  using Seen = HostHook::Seen;
  using Change = std::function<List(Seen&)>;
  using Forward = std::function<nnc_error*(nnc_ctx*, const List& in, nnc_kwargs*, List& out)>;

  ~ModuleHookTest() override {
    for (const HostHook& h : hooks_) EXPECT_EQ(h.destroyed, 1);
  }

  // ---- text as make_module_hooks.py writes it ----
  using TraceTest::text;
  static std::string text(nnc_tensor* t) { return t ? elements(t) : "None"; }
  static std::string text(const List& list) {
    std::string s;
    for (nnc_tensor* t : list) s += (s.empty() ? "" : " ") + text(t);
    return "(" + s + ")";
  }
  std::string text(nnc_kwargs* kwargs) {
    std::string s;
    for (int64_t i = 0; i < nnc_kwargs_count(kwargs); ++i) {
      nnc_string* key = nullptr;
      nnc_tensor* t = nullptr;
      ok(nnc_kwargs_key(ctx, kwargs, i, &key));
      ok(nnc_kwargs_tensor(ctx, kwargs, nnc_string_data(key), &t));
      s += (s.empty() ? "" : " ") + std::string(nnc_string_data(key)) + "=" + text(t);
    }
    return "{" + s + "}";
  }
  template <class... T>
  void note(const T&... words) {
    note_line({text(words)...});
  }

  // ---- modules and hooks ----
  // A module whose forward notes what it gets.
  nnc_module* host_module(Forward f) {
    forwards_.push_back({this, std::move(f)});
    const nnc_module_vtable vtable = {sizeof vtable, forward, nullptr, nullptr,
                                      nullptr,       nullptr, nullptr, nullptr};
    nnc_module* m = nullptr;
    ok(nnc_module_new_user(ctx, "Host", &vtable, reinterpret_cast<uintptr_t>(&forwards_.back()),
                           &m));
    return m;
  }
  nnc_module* product() {
    return host_module([](nnc_ctx* c, const List& in, nnc_kwargs*, List& out) {
      out.resize(1);
      return nnc_mul(c, in[0], in[1], &out[0]);
    });
  }
  nnc_module* twice() {
    return host_module([](nnc_ctx* c, const List& in, nnc_kwargs*, List& out) {
      out.resize(1);
      return nnc_mul_scalar(c, in[0], 2, &out[0]);
    });
  }
  nnc_module* fails() {
    return host_module([](nnc_ctx*, const List&, nnc_kwargs*, List&) {
      return nnc_error_new(NNC_E_CALLBACK, "host", "forward");
    });
  }
  HostHook& host_hook(HostHook::Function f) { return hooks_.emplace_back(std::move(f)); }

  static nnc_error* add(nnc_ctx* c, nnc_module* m, Place place, const HostHook& h, const Options& o,
                        nnc_hook** out) {
    switch (place) {
      case Place::kPre:
        return nnc_module_register_forward_pre_hook(c, m, &kHook, h.self(), o.prepend, o.kwargs,
                                                    out);
      case Place::kPost:
        return nnc_module_register_forward_hook(c, m, &kHook, h.self(), o.prepend, o.kwargs,
                                                o.always, out);
      case Place::kBackPre:
        return nnc_module_register_full_backward_pre_hook(c, m, &kHook, h.self(), o.prepend, out);
      default:
        return nnc_module_register_full_backward_hook(c, m, &kHook, h.self(), o.prepend, out);
    }
  }
  nnc_error* add_to_all(Place place, const HostHook& h, const Options& o, nnc_hook** out) {
    switch (place) {
      case Place::kPre:
        return nnc_register_module_forward_pre_hook(ctx, &kHook, h.self(), out);
      case Place::kPost:
        return nnc_register_module_forward_hook(ctx, &kHook, h.self(), o.kwargs, o.always, out);
      case Place::kBackPre:
        return nnc_register_module_full_backward_pre_hook(ctx, &kHook, h.self(), out);
      default:
        return nnc_register_module_full_backward_hook(ctx, &kHook, h.self(), out);
    }
  }
  // Notes what its kind of hook sees, and replaces it by what change gives.
  HostHook::Function noting(const std::string& name, Place place, Change change = nullptr) {
    return [=, this](Seen& s) -> nnc_error* {
      std::string line = name;
      if (place != Place::kBackPre) line += " " + text(s.inputs);
      if (s.kwargs) line += " " + text(s.kwargs);
      if (place != Place::kPre) line += " " + text(s.outputs);
      note(line);
      if (change) s.replaced = change(s);
      return nullptr;
    };
  }
  nnc_hook* hook(nnc_module* m, Place place, HostHook::Function f, const Options& o = {}) {
    nnc_hook* h = nullptr;
    ok(add(ctx, m, place, host_hook(std::move(f)), o, &h));
    return h;
  }
  nnc_hook* hook(nnc_module* m, Place place, const std::string& name, Change change = nullptr,
                 const Options& o = {}) {
    return hook(m, place, noting(name, place, std::move(change)), o);
  }
  nnc_hook* hook(nnc_module* m, Place place, const std::string& name, const Options& o) {
    return hook(m, place, noting(name, place), o);
  }
  HostHook::Function failing(const std::string& words) {
    return [=, this](Seen&) {
      note("fails", words);
      return nnc_error_new(NNC_E_CALLBACK, "host", words.c_str());
    };
  }
  static Change scaled(int place, double factor, bool outputs) {
    return [=](Seen& s) {
      List list = outputs ? s.outputs : s.inputs;
      const auto at = static_cast<size_t>(place);
      ok(nnc_mul_scalar(s.ctx, list[at], factor, &list[at]));
      return list;
    };
  }

  // ---- calls ----
  nnc_error* try_call(nnc_module* m, const List& in, List& out, nnc_kwargs* kwargs = nullptr) {
    int64_t n = 0;
    out.assign(8, nullptr);
    nnc_error* e = nnc_module_forward(ctx, m, in.data(), static_cast<int64_t>(in.size()), kwargs,
                                      out.data(), 8, &n);
    out.resize(static_cast<size_t>(n));
    return e;
  }
  List call(nnc_module* m, const List& in, nnc_kwargs* kwargs = nullptr) {
    List out;
    ok(try_call(m, in, out, kwargs));
    return out;
  }
  nnc_error* try_backward(nnc_module* m, const List& in) {
    List out;
    if (nnc_error* e = try_call(m, in, out)) return e;
    return nnc_backward(ctx, sum(out[0]));
  }
  void note_error(nnc_error* e) {
    note(e ? "error " + std::string(nnc_error_message(e)) : "no error");
    nnc_error_free(e);
  }
  std::string grad_text(nnc_tensor* t) {
    nnc_tensor* g = nullptr;
    ok(nnc_tensor_grad(ctx, t, &g));
    return text(g);
  }
  std::string name_of(nnc_tensor* t) {
    nnc_string* s = nullptr;
    ok(nnc_tensor_grad_fn(ctx, t, &s));
    return nnc_string_data(s);
  }

  void expect_section(const std::string& name) {
    EXPECT_EQ(log_, section("module_hooks.txt", name));
  }

 private:
  struct HostForward {
    ModuleHookTest* test;
    Forward function;
  };
  static nnc_error* forward(uintptr_t self, nnc_ctx* c, nnc_module*, nnc_tensor* const* inputs,
                            int64_t n_inputs, nnc_kwargs* kwargs, nnc_tensor** outputs, int64_t,
                            int64_t* n_outputs) {
    auto& host = *reinterpret_cast<HostForward*>(self);
    List out;
    const List in(inputs, inputs + n_inputs);
    host.test->note("forward", in, kwargs ? host.test->text(kwargs) : "{}");
    nnc_error* e = host.function(c, in, kwargs, out);
    std::copy(out.begin(), out.end(), outputs);
    *n_outputs = static_cast<int64_t>(out.size());
    return e;
  }

  std::deque<HostHook> hooks_;
  std::deque<HostForward> forwards_;
};

}  // namespace nnc_test
