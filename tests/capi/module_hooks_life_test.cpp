// SPDX-License-Identifier: Apache-2.0
// Hooks of modules: how they fail, what they may do to modules, and when they end.
#include <atomic>
#include <stdexcept>
#include <thread>

#include "support/module_hooks.h"

namespace {

using nnc_test::HostHook;
using nnc_test::kHook;
using nnc_test::List;
using nnc_test::ok;
using nnc_test::Place;

using ModuleHooksLife = nnc_test::ModuleHookTest;

TEST_F(ModuleHooksLife, MayReleaseTheirModuleAndThemselves) {
  nnc_module* m = nullptr;
  ok(nnc_module_new(nullptr, "Sequential(ReLU())", &m));
  nnc_hook* own = nullptr;
  hook(m, Place::kPre, [&](Seen&) -> nnc_error* {
    note("released");
    nnc_release(std::exchange(m, nullptr));
    nnc_release(own);
    return nullptr;
  });
  ok(add(nullptr, m, Place::kPost, host_hook(noting("after", Place::kPost)), {}, &own));
  nnc_tensor* y = nullptr;
  ok(nnc_module_call(ctx, m, leaf({1}), &y));
  EXPECT_EQ(log_, "released\nafter ([1]) ([1])\n");
}

TEST_F(ModuleHooksLife, OfADeepCopyAreTheSameAndEndApart) {
  HostHook& f = host_hook(noting("f", Place::kPre));
  nnc_ctx* outer = ctx;
  ok(nnc_ctx_scope(outer, &ctx));
  nnc_module *m = module("Sequential(ReLU())"), *copy = nullptr;
  nnc_hook* h = nullptr;
  ok(add(ctx, child(m, "0"), Place::kPre, f, {}, &h));
  ok(nnc_module_deepcopy(ctx, m, &copy));
  ok(nnc_hook_remove(ctx, h));
  call(m, {leaf({1})});
  EXPECT_EQ(log_, "");
  EXPECT_EQ(f.destroyed, 0);
  call(copy, {leaf({1})});
  EXPECT_EQ(log_, "f ([1])\n");
  nnc_release(ctx);
  ctx = outer;
  EXPECT_EQ(f.destroyed, 1);
}

TEST_F(ModuleHooksLife, HandTheirErrorsOn) {
  for (const Place place : {Place::kPre, Place::kPost, Place::kBackPre, Place::kBack}) {
    nnc_module* m = module("Sequential(Tanh())");
    hook(child(m, "0"), place,
         [](Seen&) { return nnc_error_new(NNC_E_INDEX, "watch", "seen enough"); });
    nnc_tensor* x = leaf({1});
    const bool backward = place == Place::kBackPre || place == Place::kBack;
    EXPECT_EQ(message(try_backward(m, {x})),
              std::string("5: ") + (backward ? "nnc_backward" : "nnc_module_forward") +
                  ": watch: seen enough");
    EXPECT_EQ(grad(x), std::vector<double>());
  }
  nnc_module* m = module("Tanh()");
  hook(m, Place::kPre, [](Seen&) -> nnc_error* { throw std::runtime_error("thrown"); });
  EXPECT_NE(message(try_backward(m, {leaf({1})})).find("thrown"), std::string::npos);
}

TEST_F(ModuleHooksLife, MustGiveLiveTensors) {
  nnc_module* m = module("Tanh()");
  nnc_hook* h = hook(m, Place::kPost, [](Seen& s) -> nnc_error* {
    s.replaced = s.inputs;
    nnc_release(s.inputs[0]);
    return nullptr;
  });
  EXPECT_NE(message(try_backward(m, {leaf({1})})).find("not a live tensor handle"),
            std::string::npos);
  ok(nnc_hook_remove(ctx, h));
  h = hook(m, Place::kPost, [](Seen& s) -> nnc_error* {
    s.replaced = List{};
    return nullptr;
  });
  nnc_tensor* y = nullptr;
  EXPECT_NE(message(nnc_module_call(ctx, m, leaf({1}), &y)).find("forward gave no output"),
            std::string::npos);
  List none;
  ok(try_call(m, {leaf({1})}, none));
  EXPECT_TRUE(none.empty());
}

// A layer that computes with what a child gives cannot go on without it.
TEST_F(ModuleHooksLife, MayGiveNoneWhichIsAnErrorOfTheChild) {
  const struct {
    const char *layer, *child, *message;
    std::vector<int64_t> sizes;
  } kRows[] = {
      {"TransformerEncoderLayer(4, 2, 8)", "linear1", "Linear: forward gave no output", {5, 2, 4}},
      {"TransformerEncoderLayer(4, 2, 8)",
       "dropout1",
       "Dropout: forward gave no output",
       {5, 2, 4}},
      {"TransformerEncoderLayer(4, 2, 8)", "self_attn", "forward gave no output", {5, 2, 4}},
      {"TransformerEncoderLayer(4, 2, 8)", "norm1", "LayerNorm: forward gave no output", {5, 2, 4}},
      {"Sequential(Linear(4, 4), ReLU())", "0", "ReLU: forward is missing", {2, 4}},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(std::string(row.layer) + ", " + row.child);
    nnc_module *m = module(row.layer), *inner = nullptr;
    ok(nnc_module_get_submodule(ctx, m, row.child, &inner));
    hook(inner, Place::kPost, [](Seen& s) -> nnc_error* {
      s.replaced = List(s.outputs.size(), nullptr);
      return nullptr;
    });
    nnc_tensor *x = nullptr, *y = nullptr;
    ok(nnc_rand(ctx, row.sizes.data(), static_cast<int64_t>(row.sizes.size()), NNC_FLOAT32, &x));
    EXPECT_NE(message(nnc_module_call(ctx, m, x, &y)).find(row.message), std::string::npos);
  }
}

// The end of a hook may call its module, whichever thread's reference was the last one.
TEST_F(ModuleHooksLife, EndWithoutALock) {
  struct Self {
    nnc_module* module;
    std::atomic<int64_t> ended{0};
  } self{module("Identity()")};
  nnc_module_hook table = kHook;
  table.call = [](uintptr_t, nnc_ctx*, nnc_module*, nnc_tensor* const*, int64_t, nnc_kwargs*,
                  nnc_tensor* const*, int64_t, nnc_tensor**, int64_t, int64_t*,
                  nnc_kwargs**) -> nnc_error* { return nullptr; };
  table.destroy = [](uintptr_t at) {
    Self& s = *reinterpret_cast<Self*>(at);
    nnc_tensor *x = nullptr, *y = nullptr;
    const int64_t sizes[1] = {1};
    ok(nnc_ones(nullptr, sizes, 1, NNC_FLOAT32, &x));
    ok(nnc_module_call(nullptr, s.module, x, &y));
    nnc_release(x);
    nnc_release(y);
    ++s.ended;
  };
  constexpr int kHooks = 50000;
  std::atomic<bool> over{false};
  std::thread caller([&] {
    while (!over) {
      nnc_tensor *x = nullptr, *y = nullptr;
      const int64_t sizes[1] = {1};
      ok(nnc_ones(nullptr, sizes, 1, NNC_FLOAT32, &x));
      ok(nnc_module_call(nullptr, self.module, x, &y));
      nnc_release(x);
      nnc_release(y);
    }
  });
  for (int i = 0; i < kHooks; ++i) {
    nnc_hook* h = nullptr;
    ok(nnc_module_register_forward_pre_hook(nullptr, self.module, &table,
                                            reinterpret_cast<uintptr_t>(&self), 0, 0, &h));
    ok(nnc_hook_remove(nullptr, h));
    nnc_release(h);
  }
  over = true;
  caller.join();
  EXPECT_EQ(self.ended, kHooks);
}

TEST_F(ModuleHooksLife, AreRefusedWithAWrongTable) {
  nnc_module* m = module("Tanh()");
  nnc_hook* h = nullptr;
  const HostHook f(nullptr);
  nnc_module_hook wrong = kHook;
  wrong.struct_size += 8;
  EXPECT_NE(message(nnc_module_register_forward_hook(ctx, m, &wrong, f.self(), 0, 0, 0, &h))
                .find("struct_size"),
            std::string::npos);
  wrong = {static_cast<int64_t>(sizeof wrong), nullptr, HostHook::destroy};
  EXPECT_NE(message(nnc_module_register_full_backward_hook(ctx, m, &wrong, f.self(), 0, &h))
                .find("hook->call is NULL"),
            std::string::npos);
  EXPECT_NE(message(nnc_register_module_forward_pre_hook(ctx, nullptr, f.self(), &h))
                .find("hook is NULL"),
            std::string::npos);
  auto* foreign = reinterpret_cast<nnc_module*>(ctx);
  EXPECT_EQ(nnc_test::code_of(
                nnc_module_register_forward_pre_hook(ctx, foreign, &kHook, f.self(), 0, 0, &h)),
            NNC_E_HANDLE);
  EXPECT_EQ(h, nullptr);
  EXPECT_EQ(f.destroyed, 0);
}

TEST_F(ModuleHooksLife, ComeAndGoWhileThreadsCall) {
  nnc_module* m = module("Sequential(Tanh(), Sequential(Softsign()))");
  std::atomic<int> calls{0};
  HostHook& f = host_hook([&](Seen&) -> nnc_error* { return ++calls, nullptr; });
  nnc_hook* first = nullptr;
  ok(add(ctx, m, Place::kBack, f, {}, &first));
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i) {
        nnc_ctx* scope = nullptr;
        const int64_t one = 1;
        nnc_tensor *x = nullptr, *y = nullptr;
        ok(nnc_ctx_scope(nullptr, &scope));
        ok(nnc_ones(scope, &one, 1, NNC_FLOAT32, &x));
        ok(nnc_tensor_requires_grad_(scope, x, 1));
        ok(nnc_module_call(scope, m, x, &y));
        ok(nnc_backward(scope, y));
        nnc_release(scope);
      }
    });
  }
  std::deque<HostHook> others;
  for (int i = 0; i < 50; ++i) {
    nnc_hook* h = nullptr;
    HostHook& other = others.emplace_back([](Seen&) -> nnc_error* { return nullptr; });
    ok(add(ctx, child(m, i % 2 ? "1" : "1.0"), i % 3 ? Place::kPost : Place::kBackPre, other, {},
           &h));
    ok(nnc_hook_remove(ctx, h));
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(calls, 200);
  for (const HostHook& h : others) EXPECT_EQ(h.destroyed, 1);
}

// Far more than a stack has room for.
TEST_F(ModuleHooksLife, OfDeeplyNestedChains) {
  constexpr int kDepth = 20000;
  int64_t before = 0, after = 0;
  HostHook &pre = host_hook([&](Seen&) -> nnc_error* { return ++before, nullptr; }),
           &post = host_hook([&](Seen&) -> nnc_error* { return ++after, nullptr; });
  nnc_hook *h = nullptr, *k = nullptr;
  ok(add_to_all(Place::kPre, pre, {}, &h));
  ok(add_to_all(Place::kPost, post, {}, &k));
  nnc_module* m = module("Sequential()");
  for (int i = 1; i < kDepth; ++i) {
    nnc_module* outer = module("Sequential()");
    ok(nnc_sequential_append(ctx, outer, m));
    m = outer;
  }
  call(m, {leaf({1})});
  EXPECT_EQ(before, kDepth);
  EXPECT_EQ(after, kDepth);
  ok(nnc_hook_remove(ctx, h));
  ok(nnc_hook_remove(ctx, k));
}

}  // namespace
