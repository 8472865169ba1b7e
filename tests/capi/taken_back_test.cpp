// SPDX-License-Identifier: Apache-2.0
// Calls that fail after a function of the host's has put other memory under a module's tensors, or
// has written to what lies beside them: values are as before, and nothing that was made of what was
// taken back is used again.
#include "support/module_hooks.h"
#include "support/state_hooks.h"

namespace {

using nnc_test::ok;

class TakenBack : public nnc_test::StateHookTest {
 protected:
  nnc_tensor* call(nnc_ctx* c, nnc_module* m, nnc_tensor* x) {
    nnc_tensor* y = nullptr;
    ok(nnc_module_call(c, m, x, &y));
    return y;
  }
  // What is packed of a weight is kept from the second call on.
  double sum_of_calls(nnc_ctx* c, nnc_module* m, nnc_tensor* x) {
    double last = 0;
    for (int i = 0; i < 3; ++i) last = total(call(c, m, x));
    return last;
  }
  double total(nnc_tensor* t) {
    nnc_tensor* s = nullptr;
    ok(nnc_sum(ctx, t, nullptr, 0, 0, NNC_FLOAT64, &s));
    return values(s)[0];
  }
  void convert_and_back(nnc_module* m) {
    ok(nnc_module_to(ctx, m, NNC_FLOAT64));
    ok(nnc_module_to(ctx, m, NNC_FLOAT32));
  }
  nnc_ctx* no_grad() {
    nnc_ctx* c = nullptr;
    ok(nnc_ctx_fork(ctx, "grad=False", &c));
    return c;
  }
  static nnc_error* failure() { return nnc_error_new(NNC_E_CALLBACK, "hook", "fails"); }
  void expect_failing_load(nnc_module* m, nnc_named* state) {
    EXPECT_NE(message(nnc_module_load_state_dict(ctx, m, state, 1, nullptr, nullptr)).find("fails"),
              std::string::npos);
  }
};

TEST_F(TakenBack, IntoMemoryThatIsNew) {
  for (const auto& [text, sizes] :
       {std::pair<const char*, std::vector<int64_t>>{"Linear(64, 64, bias=False)", {4, 64}},
        {"Conv2d(16, 16, 3, bias=False)", {1, 16, 8, 8}}}) {
    SCOPED_TRACE(text);
    nnc_module* m = module(text);
    nnc_ctx* quiet = no_grad();
    convert_and_back(m);
    nnc_tensor *x = full(1, sizes), *weight = parameter(m, "weight"), *ones = nullptr;
    ok(nnc_tensor_requires_grad_(ctx, x, 1));
    ok(nnc_ones_like(ctx, weight, NNC_DTYPE_DEFAULT, &ones));
    const double before = sum_of_calls(quiet, m, x), weights = total(weight);
    nnc_tensor* kept = nullptr;
    hook(nnc_module_register_load_state_dict_post_hook, m, [&](const Seen&) {
      convert_and_back(m);
      sum_of_calls(quiet, m, x);
      kept = call(ctx, m, x);
      return failure();
    });
    expect_failing_load(m, state_of({{"weight", ones}}));
    EXPECT_EQ(total(weight), weights);
    EXPECT_EQ(sum_of_calls(quiet, m, x), before);
    EXPECT_NE(message(nnc_backward(ctx, sum(kept))).find("modified"), std::string::npos);
  }
}

// Two weights that are parts of one vector. What the hook does to the other one stays.
TEST_F(TakenBack, BesideWhatTheHookWrites) {
  const char* const text =
      "Sequential(Conv2d(16, 16, 3, bias=False), Conv2d(16, 16, 3, bias=False))";
  nnc_module *m = module(text), *one = child(m, "0"), *other = child(m, "1");
  nnc_tensor *all = full(1, {2, 16, 16, 3, 3}), *parts[2] = {}, *zeros = full(0, {16, 16, 3, 3});
  for (int64_t i = 0; i < 2; ++i) {
    ok(nnc_select(ctx, all, 0, i, &parts[i]));
    ok(nnc_module_register_parameter(ctx, i == 0 ? one : other, "weight", parts[i]));
  }
  nnc_ctx* quiet = no_grad();
  nnc_tensor* x = full(1, {1, 16, 8, 8});
  constexpr double kOnes = 6 * 6 * 16 * 16 * 9;
  EXPECT_EQ(sum_of_calls(quiet, other, x), kOnes);
  hook(nnc_module_register_load_state_dict_post_hook, one, [&](const Seen&) {
    ok(nnc_fill_(quiet, parts[1], 2));
    return failure();
  });
  expect_failing_load(m, state_of({{"0.weight", zeros}, {"1.weight", zeros}}));
  EXPECT_EQ(sum_of_calls(quiet, one, x), kOnes);
  EXPECT_EQ(sum_of_calls(quiet, other, x), 2 * kOnes);
}

// Rows that a forward has scaled, in a table that a later hook of that call converts.
TEST_F(TakenBack, RowsOfATableThatIsConverted) {
  for (const bool back : {false, true}) {
    SCOPED_TRACE(back);
    nnc_module* m = module("Embedding(3, 2, max_norm=1)");
    nnc_tensor *weight = parameter(m, "weight"), *table = nullptr, *index = full(1, {1}, NNC_INT64);
    ok(nnc_detach(ctx, weight, &table));
    ok(nnc_fill_(ctx, table, 3));
    nnc_test::HostHook host([&](nnc_test::HostHook::Seen&) {
      ok(nnc_module_to(ctx, m, NNC_FLOAT64));
      if (back) ok(nnc_module_to(ctx, m, NNC_FLOAT32));
      return failure();
    });
    nnc_hook* h = nullptr;
    ok(nnc_module_register_forward_hook(ctx, m, &nnc_test::kHook, host.self(), 0, 0, 0, &h));
    nnc_tensor* y = nullptr;
    EXPECT_NE(message(nnc_module_call(ctx, m, index, &y)).find("fails"), std::string::npos);
    EXPECT_EQ(elements(weight), "[3,3,3,3,3,3]");
    ok(nnc_hook_remove(ctx, h));
    nnc_release(h);
    EXPECT_EQ(host.destroyed, 1);
  }
}

// Rows that a forward has scaled, beside one that a later hook of that call writes to.
TEST_F(TakenBack, RowsBesideWhatAHookWrites) {
  nnc_module* m = module("Embedding(3, 2, max_norm=1)");
  nnc_tensor *weight = parameter(m, "weight"), *table = nullptr, *first = nullptr,
             *square = nullptr;
  ok(nnc_detach(ctx, weight, &table));
  ok(nnc_fill_(ctx, table, 3));
  ok(nnc_select(ctx, table, 0, 0, &first));
  ok(nnc_mul(ctx, weight, weight, &square));
  nnc_test::HostHook host([&](nnc_test::HostHook::Seen&) {
    ok(nnc_fill_(ctx, first, 100));
    return failure();
  });
  nnc_hook* h = nullptr;
  ok(nnc_module_register_forward_hook(ctx, m, &nnc_test::kHook, host.self(), 0, 0, 0, &h));
  nnc_tensor* y = nullptr;
  EXPECT_NE(message(nnc_module_call(ctx, m, full(1, {1}, NNC_INT64), &y)).find("fails"),
            std::string::npos);
  EXPECT_EQ(elements(weight), "[100,100,3,3,3,3]");
  EXPECT_NE(message(nnc_backward(ctx, sum(square))).find("modified"), std::string::npos);
  ok(nnc_hook_remove(ctx, h));
  nnc_release(h);
}

}  // namespace
