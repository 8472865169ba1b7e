// SPDX-License-Identifier: Apache-2.0
// Modules of the host whose functions call themselves, and trees that print long.
#include <gtest/gtest.h>

#include <string>
#include <thread>

#include "nnc/nnc.h"
#include "support/c_error.h"
#include "support/small_stack.h"

namespace {

using nnc_test::ok;

void expect_callback_error(nnc_error* e, const std::string& begin) {
  ASSERT_NE(e, nullptr);
  EXPECT_EQ(nnc_error_code(e), NNC_E_CALLBACK);
  EXPECT_EQ(std::string(nnc_error_message(e)).substr(0, begin.size()), begin);
  nnc_error_free(e);
}

struct State {
  int left;  // how many calls of itself are to follow
  int calls = 0, deepest = 0;
  nnc_module* module = nullptr;
};

nnc_error* forward(uintptr_t self, nnc_ctx* ctx, nnc_module* module, nnc_tensor* const* inputs,
                   int64_t, nnc_kwargs*, nnc_tensor** outputs, int64_t, int64_t* n) {
  auto& s = *reinterpret_cast<State*>(self);
  *n = 1;
  if (s.left-- == 0) return nnc_relu(ctx, inputs[0], &outputs[0]);
  ++s.deepest;
  return nnc_module_call(ctx, module, inputs[0], &outputs[0]);
}
nnc_error* extra_repr(uintptr_t self, nnc_ctx* ctx, nnc_string** out) {
  auto& s = *reinterpret_cast<State*>(self);
  ++s.calls;
  if (s.left-- == 0) return nnc_string_new(ctx, "end", 3, out);
  return nnc_module_repr(ctx, s.module, out);
}

class Recursion : public ::testing::Test {
 protected:
  void SetUp() override {
    before_ = nnc_live_handles();
    const nnc_module_vtable vtable = {static_cast<int64_t>(sizeof vtable),
                                      forward,
                                      extra_repr,
                                      nullptr,
                                      nullptr,
                                      nullptr,
                                      nullptr,
                                      nullptr};
    ok(nnc_module_new_user(nullptr, "Loop", &vtable, reinterpret_cast<uintptr_t>(&state_),
                           &state_.module));
    const int64_t n = 3;
    ok(nnc_ones(nullptr, &n, 1, NNC_FLOAT32, &x_));
  }
  void TearDown() override {
    nnc_release(state_.module);
    nnc_release(x_);
    EXPECT_EQ(nnc_live_handles(), before_) << "handles leaked";
  }
  nnc_error* call(int depth) {
    state_.left = depth;
    nnc_tensor* y = nullptr;
    nnc_error* e = nnc_module_call(nullptr, state_.module, x_, &y);
    nnc_release(y);
    return e;
  }
  nnc_error* print(int depth) {
    state_.left = depth;
    nnc_string* text = nullptr;
    nnc_error* e = nnc_module_repr(nullptr, state_.module, &text);
    nnc_release(text);
    return e;
  }

  State state_{0};
  nnc_tensor* x_ = nullptr;
  int64_t before_ = 0;
};

const std::string kForward = "Loop: maximum recursion depth exceeded: forward is called within";
const std::string kRepr = "Loop: maximum recursion depth exceeded: extra_repr is called within";

TEST_F(Recursion, WithoutEndIsAnError) {
  for (int i = 0; i < 2; ++i) {  // it leaves no count behind
    expect_callback_error(call(-1), kForward);
    expect_callback_error(print(-1), kRepr);
    ok(call(100));
    ok(print(100));
  }
}

TEST_F(Recursion, EachThreadHasItsOwn) {
  std::thread([&] { expect_callback_error(call(-1), kForward); }).join();
  ok(call(200));
}

TEST_F(Recursion, EndsBeforeASmallStackDoes) {
  nnc::testing::on_small_stack([&] { expect_callback_error(call(-1), kForward); });
  nnc::testing::on_small_stack([&] { expect_callback_error(print(-1), kRepr); });
  ok(call(200));
}

// Printed 2^40 times, asked once.
TEST_F(Recursion, WhatIsTooLongIsNotPrinted) {
  nnc_module* inner = nullptr;
  ok(nnc_module_container(nullptr, "Level", &inner));
  ok(nnc_module_register_module(nullptr, inner, "a", state_.module));
  for (int i = 0; i < 40; ++i) {
    nnc_module* outer = nullptr;
    ok(nnc_module_container(nullptr, "Level", &outer));
    ok(nnc_module_register_module(nullptr, outer, "a", inner));
    ok(nnc_module_register_module(nullptr, outer, "b", inner));
    nnc_release(inner);
    inner = outer;
  }
  nnc_string* text = nullptr;
  nnc_error* e = nnc_module_repr(nullptr, inner, &text);
  EXPECT_EQ(nnc_error_code(e), NNC_E_INVALID);
  EXPECT_EQ(state_.calls, 1);
  nnc_error_free(e);
  nnc_release(inner);

  const int64_t n = 1;
  nnc_tensor *one = nullptr, *large = nullptr;
  ok(nnc_ones(nullptr, &n, 1, NNC_FLOAT32, &one));
  int64_t sizes[21];
  for (int64_t& s : sizes) s = 7;
  sizes[20] = 1;
  ok(nnc_expand(nullptr, one, sizes, 21, &large));
  e = nnc_tensor_repr(nullptr, large, &text);
  EXPECT_EQ(nnc_error_code(e), NNC_E_INVALID);
  EXPECT_EQ(text, nullptr);
  nnc_error_free(e);
  nnc_release(one);
  nnc_release(large);
}

}  // namespace
