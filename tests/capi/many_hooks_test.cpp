// SPDX-License-Identifier: Apache-2.0
// Very many hooks of one object, of every kind: what one more costs does not grow with them, none
// is lost, and they stay in order while others come and go.
#include <gtest/gtest.h>
#include <time.h>

#include <deque>

#include "support/slow_build.h"
#include "support/threads.h"

namespace {

using nnc_test::ok;
using nnc_test::run_threads;

constexpr int kMany = 50000;  // a second or two; minutes if each of them looked at all others
constexpr int kPart = NNC_TEST_SLOW ? 8 : 1;  // of what takes longest

double processor_time() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

// self is where a call is noted; 0: nowhere.
std::vector<uintptr_t> g_called;
std::atomic<int64_t> g_calls{0};

nnc_error* of_tensor(uintptr_t /*self*/, nnc_ctx* /*ctx*/, nnc_tensor* const* /*inputs*/,
                     int64_t /*n*/, nnc_tensor** /*outputs*/, int64_t /*capacity*/,
                     int64_t* /*n_outputs*/) {
  ++g_calls;
  return nullptr;
}
nnc_error* of_module(uintptr_t self, nnc_ctx* /*ctx*/, nnc_module* /*module*/,
                     nnc_tensor* const* /*inputs*/, int64_t /*n_inputs*/, nnc_kwargs* /*kwargs*/,
                     nnc_tensor* const* /*outputs*/, int64_t /*n_outputs*/,
                     nnc_tensor** /*replaced*/, int64_t /*capacity*/, int64_t* /*n_replaced*/,
                     nnc_kwargs** /*replaced_kwargs*/) {
  if (self != 0) g_called.push_back(self);
  return nullptr;
}
nnc_error* of_optimizer(uintptr_t /*self*/, nnc_ctx* /*ctx*/, nnc_optimizer* /*optimizer*/,
                        nnc_named* /*state_dict*/, nnc_named** /*out*/) {
  ++g_calls;
  return nullptr;
}
constexpr nnc_callback kTensor{sizeof kTensor, of_tensor, nullptr};
constexpr nnc_module_hook kModule{sizeof kModule, of_module, nullptr};
constexpr nnc_optimizer_hook kOptimizer{sizeof kOptimizer, of_optimizer, nullptr};

// Adds an entry to the state, or to the keys that are missing.
nnc_error* of_state(uintptr_t /*self*/, nnc_ctx* /*ctx*/, nnc_module* /*module*/,
                    nnc_named* state_dict, const char* prefix, int32_t /*keep_vars*/,
                    nnc_named* missing_keys, nnc_named* /*unexpected_keys*/,
                    nnc_named* /*error_msgs*/) {
  ++g_calls;
  const std::string key = prefix + std::string("noted");
  return nnc_named_set(missing_keys ? missing_keys : state_dict, key.c_str(), nullptr);
}
constexpr nnc_state_dict_hook kState{sizeof kState, of_state, nullptr};

class ManyHooks : public ::testing::Test {
 protected:
  ManyHooks() {
    ok(nnc_ctx_scope(nullptr, &ctx_));
    const int64_t n = 2;
    ok(nnc_ones(ctx_, &n, 1, NNC_FLOAT32, &x_));
    ok(nnc_tensor_requires_grad_(ctx_, x_, 1));
    ok(nnc_module_new(ctx_, "Linear(2, 1)", &module_));
    ok(nnc_optimizer_new(ctx_, "SGD()", module_, &optimizer_));
    g_calls = 0;
    g_called.clear();
  }
  ~ManyHooks() override { nnc_release(ctx_); }

  // Gradients for x.
  void backward() {
    nnc_tensor *y = nullptr, *loss = nullptr;
    ok(nnc_mul(ctx_, x_, x_, &y));
    ok(nnc_sum(ctx_, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &loss));
    ok(nnc_backward(ctx_, loss));
  }
  nnc_error* add_to_module(uintptr_t self, bool first, nnc_hook** out) {
    return nnc_module_register_forward_hook(ctx_, module_, &kModule, self, first ? 1 : 0, 0, 0,
                                            out);
  }

  nnc_ctx* ctx_ = nullptr;
  nnc_tensor* x_ = nullptr;
  nnc_module* module_ = nullptr;
  nnc_optimizer* optimizer_ = nullptr;
};

TEST_F(ManyHooks, CostTheSameEach) {
  const double begin = processor_time();
  std::vector<nnc_hook*> of_all(kMany);
  nnc_hook* h = nullptr;
  for (nnc_hook*& each : of_all) {
    ok(nnc_tensor_register_hook(ctx_, x_, &kTensor, 0, &h));
    ok(nnc_tensor_register_post_accumulate_grad_hook(ctx_, x_, &kTensor, 0, &h));
    ok(add_to_module(0, false, &h));
    ok(add_to_module(0, true, &h));
    ok(nnc_optimizer_register_step_post_hook(ctx_, optimizer_, &kOptimizer, 0, &h));
    ok(nnc_register_module_forward_pre_hook(ctx_, &kModule, 0, &each));
  }
  for (nnc_hook* each : of_all) ok(nnc_hook_remove(ctx_, each));
  backward();
  ok(nnc_optimizer_step(ctx_, optimizer_));
  EXPECT_EQ(g_calls, 3 * kMany);
  EXPECT_LT(processor_time() - begin, 20);
}

TEST_F(ManyHooks, AreNotLostBetweenThreads) {
  constexpr int kThreads = 4, kEach = 500;
  run_threads(kThreads, [&](int) {
    nnc_hook* h = nullptr;
    for (int i = 0; i < kEach; ++i) {
      ok(nnc_tensor_register_hook(ctx_, x_, &kTensor, 0, &h));
      ok(add_to_module(1, i % 2 == 0, &h));
      ok(nnc_optimizer_register_step_pre_hook(ctx_, optimizer_, &kOptimizer, 0, &h));
    }
  });
  backward();
  EXPECT_EQ(g_calls, kThreads * kEach);
  ok(nnc_optimizer_step(ctx_, optimizer_));
  EXPECT_EQ(g_calls, 2 * kThreads * kEach);
  nnc_tensor* y = nullptr;
  ok(nnc_module_call(ctx_, module_, x_, &y));
  EXPECT_EQ(g_called.size(), kThreads * kEach);
}

TEST_F(ManyHooks, StayInOrder) {
  std::deque<std::pair<uintptr_t, nnc_hook*>> there;
  for (uintptr_t i = 1; i <= 300; ++i) {
    const bool first = i % 3 == 0;
    nnc_hook* h = nullptr;
    ok(add_to_module(i, first, &h));
    there.insert(first ? there.begin() : there.end(), {i, h});
    if (i % 4 == 0) {
      const auto gone = there.begin() + static_cast<int64_t>((i * 7) % there.size());
      ok(nnc_hook_remove(ctx_, gone->second));
      there.erase(gone);
    }
    g_called.clear();
    nnc_tensor* y = nullptr;
    ok(nnc_module_call(ctx_, module_, x_, &y));
    std::vector<uintptr_t> expected;
    expected.reserve(there.size());
    for (const auto& each : there) expected.push_back(each.first);
    ASSERT_EQ(g_called, expected) << i;
  }
}

// Of which each has one parameter.
TEST_F(ManyHooks, AndManyGroupsOfParameters) {
  constexpr int kGroups = 10'000 / kPart;
  const double begin = processor_time();
  for (int i = 0; i < kGroups; ++i) {
    const int64_t n = 1;
    nnc_tensor* p = nullptr;
    ok(nnc_ones(ctx_, &n, 1, NNC_FLOAT32, &p));
    ok(nnc_tensor_requires_grad_(ctx_, p, 1));
    ok(nnc_optimizer_add_param_group(ctx_, optimizer_, &p, 1, "lr=0.5"));
    nnc_error* again = nnc_optimizer_add_param_group(ctx_, optimizer_, &p, 1, nullptr);
    EXPECT_EQ(nnc_error_code(again), NNC_E_INVALID);
    nnc_error_free(again);
  }
  nnc_named* state = nullptr;
  ok(nnc_optimizer_state_dict(ctx_, optimizer_, &state));
  ok(nnc_optimizer_load_state_dict(ctx_, optimizer_, state));
  EXPECT_EQ(nnc_optimizer_param_group_count(optimizer_), 1 + kGroups);
  EXPECT_LT(processor_time() - begin, 20);
}

// Each sees what all others have added.
TEST_F(ManyHooks, OfStateDicts) {
  constexpr int kModules = 20'000 / kPart;
  const double begin = processor_time();
  nnc_module* list = nullptr;
  ok(nnc_module_new(ctx_, "ModuleList()", &list));
  for (int i = 0; i < kModules; ++i) {
    nnc_module* m = nullptr;
    nnc_hook* h = nullptr;
    ok(nnc_module_new(ctx_, "PReLU()", &m));
    ok(nnc_module_register_state_dict_post_hook(ctx_, m, &kState, 0, &h));
    ok(nnc_module_register_load_state_dict_post_hook(ctx_, m, &kState, 0, &h));
    ok(nnc_module_list_append(ctx_, list, m));
  }
  nnc_named *state = nullptr, *missing = nullptr, *unexpected = nullptr;
  ok(nnc_module_state_dict(ctx_, list, &state));
  ASSERT_EQ(nnc_named_count(state), 2 * kModules);
  EXPECT_STREQ(nnc_named_key(state, 2 * kModules - 1),
               (std::to_string(kModules - 1) + ".noted").c_str());
  ok(nnc_module_load_state_dict(ctx_, list, state, 0, &missing, &unexpected));
  EXPECT_EQ(nnc_named_count(missing), kModules);
  EXPECT_EQ(nnc_named_count(unexpected), kModules);
  EXPECT_EQ(g_calls, 2 * kModules);
  EXPECT_LT(processor_time() - begin, 5);
}

// Those that a failing call has not come to are called once each.
TEST_F(ManyHooks, ThatAreAlwaysCalled) {
  constexpr int kAlways = 2 * kMany / kPart;
  nnc_hook* h = nullptr;
  const nnc_module_hook fails{
      sizeof fails,
      [](uintptr_t self, nnc_ctx* ctx, nnc_module* m, nnc_tensor* const* in, int64_t n_in,
         nnc_kwargs* kwargs, nnc_tensor* const* out, int64_t n_out, nnc_tensor** replaced,
         int64_t capacity, int64_t* n_replaced, nnc_kwargs** replaced_kwargs) {
        of_module(self, ctx, m, in, n_in, kwargs, out, n_out, replaced, capacity, n_replaced,
                  replaced_kwargs);
        return nnc_error_new(NNC_E_CALLBACK, "hook", "fails");
      },
      nullptr};
  for (uintptr_t i = 1; i <= kAlways; ++i) {
    const nnc_module_hook& hook = i == kAlways / 2 ? fails : kModule;
    ok(nnc_module_register_forward_hook(ctx_, module_, &hook, i, 0, 0, 1, &h));
  }
  const double begin = processor_time();
  nnc_tensor* y = nullptr;
  nnc_error* e = nnc_module_call(ctx_, module_, x_, &y);
  EXPECT_EQ(nnc_error_code(e), NNC_E_CALLBACK);
  nnc_error_free(e);
  EXPECT_LT(processor_time() - begin, 2);
  ASSERT_EQ(g_called.size(), size_t{kAlways});
  for (uintptr_t i = 1; i <= kAlways; ++i) ASSERT_EQ(g_called[i - 1], i);
}

// What was removed costs later calls nothing: it goes when a call meets it.
TEST_F(ManyHooks, ThatAreGoneAreForgotten) {
  std::vector<nnc_hook*> hooks(kMany);
  for (nnc_hook*& h : hooks) ok(add_to_module(0, false, &h));
  for (nnc_hook* h : hooks) ok(nnc_hook_remove(ctx_, h));
  nnc_ctx* scope = nullptr;
  ok(nnc_ctx_scope(ctx_, &scope));
  for (int i = 0; i < kMany; ++i) {
    nnc_tensor* y = nullptr;
    ok(nnc_module_call(scope, module_, x_, &y));
    nnc_release(y);
  }
  nnc_release(scope);
}

}  // namespace
