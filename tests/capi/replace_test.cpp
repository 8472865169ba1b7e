// SPDX-License-Identifier: Apache-2.0
// What is registered again under its name replaces what was there, as in PyTorch.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include <string>
#include <vector>

#include "support/c_error.h"

namespace {

using nnc_test::expect_error;
using nnc_test::ok;

class Replace : public ::testing::Test {
 protected:
  void SetUp() override { ok(nnc_ctx_new("seed=0", &ctx)); }
  void TearDown() override { nnc_release(ctx); }

  nnc_module* made(const char* text) {
    nnc_module* m = nullptr;
    ok(nnc_module_new(ctx, text, &m));
    return m;
  }
  nnc_tensor* filled(std::vector<int64_t> sizes, double v, nnc_dtype dtype = NNC_FLOAT32) {
    nnc_tensor* t = nullptr;
    ok(nnc_full(ctx, sizes.data(), static_cast<int64_t>(sizes.size()), v, dtype, &t));
    return t;
  }
  std::string printed(nnc_module* m) {
    nnc_string* s = nullptr;
    ok(nnc_module_repr(ctx, m, &s));
    return nnc_string_data(s);
  }
  std::string keys(nnc_module* m) {
    nnc_named* state = nullptr;
    ok(nnc_module_state_dict(ctx, m, &state));
    std::string out;
    for (int64_t i = 0; i < nnc_named_count(state); ++i) {
      out += nnc_named_key(state, i) + std::string(" ");
    }
    return out;
  }
  double first_of_call(nnc_module* m, nnc_tensor* x) {
    nnc_tensor* y = nullptr;
    double v = 0;
    ok(nnc_module_call(ctx, m, x, &y));
    nnc_tensor* sum = nullptr;
    ok(nnc_sum(ctx, y, nullptr, 0, 0, NNC_FLOAT32, &sum));
    ok(nnc_tensor_item(ctx, sum, &v));
    return v;
  }

  nnc_ctx* ctx = nullptr;
};

TEST_F(Replace, Children) {
  nnc_module* net = made("Sequential(Linear(2, 3), ReLU(), Linear(3, 2))");
  ok(nnc_module_add(ctx, net, "0", "Linear(2, 3, bias=False)"));
  ok(nnc_module_register_module(ctx, net, "1", made("Tanh()")));
  EXPECT_EQ(printed(net),
            "Sequential(\n  (0): Linear(in_features=2, out_features=3, bias=False)\n  (1): Tanh()\n"
            "  (2): Linear(in_features=3, out_features=2, bias=True)\n)");
  EXPECT_EQ(keys(net), "0.weight 2.weight 2.bias ");
  ok(nnc_module_register_module(ctx, net, "1", nullptr));
  EXPECT_NE(printed(net).find("(1): None"), std::string::npos);
  ok(nnc_module_add(ctx, net, "1", "Identity()"));
  expect_error(nnc_module_register_module(ctx, net, "1", net), NNC_E_INVALID, "contains");
  EXPECT_NE(printed(net).find("(1): Identity()"), std::string::npos);
}

TEST_F(Replace, Tensors) {
  nnc_module* linear = made("Linear(2, 2)");
  ok(nnc_module_register_parameter(ctx, linear, "weight", filled({3, 2}, 2)));
  ok(nnc_module_register_parameter(ctx, linear, "bias", nullptr));
  EXPECT_EQ(first_of_call(linear, filled({1, 2}, 1)), 12);
  EXPECT_EQ(keys(linear), "weight ");
  nnc_module* norm = made("BatchNorm1d(2)");
  ok(nnc_module_register_buffer(ctx, norm, "running_mean", filled({2}, 1), 0));
  ok(nnc_module_train(ctx, norm, 0));
  EXPECT_NEAR(first_of_call(norm, filled({1, 2}, 1)), 0, 1e-6);
  EXPECT_EQ(keys(norm), "weight bias running_var num_batches_tracked ");
  nnc_module* own = nullptr;
  ok(nnc_module_container(ctx, "Net", &own));
  ok(nnc_module_register_buffer(ctx, own, "mask", filled({2}, 1), 1));
  ok(nnc_module_register_buffer(ctx, own, "mask", filled({1, 3}, 1, NNC_INT64), 1));
  ok(nnc_module_register_buffer(ctx, own, "mask", nullptr, 1));
  EXPECT_EQ(keys(own), "");
}

TEST_F(Replace, RefusesOtherKindsAndWhatIsComputed) {
  nnc_module* m = made("Linear(2, 2)");
  const char* const kTaken = "already exists";
  expect_error(nnc_module_register_buffer(ctx, m, "weight", filled({2, 2}, 1), 1), NNC_E_INVALID,
               kTaken);
  expect_error(nnc_module_add(ctx, m, "weight", "ReLU()"), NNC_E_INVALID, kTaken);
  ok(nnc_prune_identity(ctx, m, "weight"));
  expect_error(nnc_module_register_parameter(ctx, m, "weight", filled({2, 2}, 1)), NNC_E_INVALID,
               kTaken);
  ok(nnc_module_register_parameter(ctx, m, "weight_orig", filled({2, 2}, 2)));
  ok(nnc_module_register_buffer(ctx, m, "weight_mask", filled({2, 2}, 0), 1));
  ok(nnc_module_register_parameter(ctx, m, "bias", nullptr));
  EXPECT_EQ(first_of_call(m, filled({1, 2}, 1)), 0);
  // What a weight is computed from.
  ok(nnc_module_register_parameter(ctx, m, "weight_orig", nullptr));
  nnc_tensor* y = nullptr;
  expect_error(nnc_module_call(ctx, m, filled({1, 2}, 1), &y), NNC_E_STATE, "weight_orig");
}

// A layer's own children too, which forward asks for what they have.
TEST_F(Replace, ChildrenOfLayersMayBeNone) {
  nnc_tensor *x = filled({2, 1, 4}, 1), *y = nullptr;
  nnc_module* layer = made("TransformerEncoderLayer(4, 2, 8)");
  ok(nnc_module_register_module(ctx, layer, "linear1", nullptr));
  expect_error(nnc_module_call(ctx, layer, x, &y), NNC_E_INVALID, "'linear1' is None");
  nnc_module *averaged = nullptr, *net = made("Linear(2, 2)");
  ok(nnc_averaged_model_new(ctx, net, nullptr, 0, &averaged));
  ok(nnc_module_register_buffer(ctx, averaged, "n_averaged", nullptr, 1));
  expect_error(nnc_averaged_model_update_parameters(ctx, averaged, net), NNC_E_INVALID,
               "n_averaged must be");
  ok(nnc_module_register_module(ctx, averaged, "module", nullptr));
  expect_error(nnc_module_call(ctx, averaged, x, &y), NNC_E_INVALID, "'module' is None");
  nnc_module* list = made("ParameterList([torch.ones(2)])");
  expect_error(nnc_module_register_parameter(ctx, list, "0", nullptr), NNC_E_INVALID,
               "cannot be None");
}

TEST_F(Replace, FrozenParametersStayFrozen) {
  nnc_module* linear = made("Linear(2, 2)");
  nnc_tensor* frozen = nullptr;
  ok(nnc_parameter_new(ctx, filled({2, 2}, 1), 0, &frozen));
  ok(nnc_module_register_parameter(ctx, linear, "weight", frozen));
  EXPECT_EQ(nnc_tensor_requires_grad(frozen), 0);
  ok(nnc_module_register_parameter(ctx, linear, "weight", filled({2, 2}, 1)));
  ok(nnc_module_get_parameter(ctx, linear, "weight", &frozen));
  EXPECT_EQ(nnc_tensor_requires_grad(frozen), 1);
  nnc_module* norm = made("LayerNorm(4)");
  ok(nnc_module_register_parameter(ctx, norm, "bias", nullptr));
  EXPECT_EQ(printed(norm), "LayerNorm((4,), eps=1e-05, elementwise_affine=True, bias=False)");
  expect_error(nnc_module_register_parameter(ctx, made("MultiheadAttention(4, 2)"), "bias_k",
                                             filled({1, 1, 4}, 1)),
               NNC_E_INVALID, "already exists");
}

// One after the other takes no time for the rest, and every name leads to what now has it.
TEST_F(Replace, EveryEntryOfALongList) {
  constexpr int64_t kMany = 20'000;
  nnc_module *list = made("ModuleList()"), *one = made("Identity()"), *other = made("ReLU()");
  nnc_module* parameters = made("ParameterList()");
  nnc_tensor *value = filled({1}, 1), *another = filled({1}, 2);
  for (int64_t i = 0; i < kMany; ++i) {
    ok(nnc_module_list_append(ctx, list, one));
    ok(nnc_parameter_list_append(ctx, parameters, value));
  }
  for (int64_t i = 0; i < kMany; ++i) {
    ok(nnc_module_list_set(ctx, list, i, other));
    ok(nnc_parameter_list_set(ctx, parameters, i, another));
  }
  ok(nnc_module_list_set(ctx, list, 777, one));
  for (int64_t i = 0; i < kMany; i += 37) {
    nnc_module *by_name = nullptr, *by_place = nullptr;
    ok(nnc_module_get_submodule(ctx, list, std::to_string(i).c_str(), &by_name));
    ok(nnc_module_list_get(ctx, list, i, &by_place));
    nnc_tensor* p = nullptr;
    double v = 0;
    ok(nnc_module_get_parameter(ctx, parameters, std::to_string(i).c_str(), &p));
    ok(nnc_tensor_item(ctx, p, &v));
    EXPECT_EQ(printed(by_name), i == 777 ? "Identity()" : "ReLU()") << i;
    EXPECT_EQ(printed(by_place), printed(by_name));
    EXPECT_EQ(v, 2);
    for (void* h :
         {static_cast<void*>(by_name), static_cast<void*>(by_place), static_cast<void*>(p)}) {
      nnc_release(h);
    }
  }
}

TEST_F(Replace, CallsUnderWayGoOn) {
  nnc_module* net = made("Sequential(Linear(2, 2), BatchNorm1d(2))");
  std::atomic<bool> done{false};
  std::thread caller([&] {
    nnc_ctx* own = nullptr;
    ok(nnc_ctx_new("grad=False", &own));
    nnc_tensor *x = nullptr, *y = nullptr;
    const int64_t sizes[] = {3, 2};
    ok(nnc_ones(own, sizes, 2, NNC_FLOAT32, &x));
    while (!done.load()) {
      ok(nnc_module_call(own, net, x, &y));
      nnc_release(y);
    }
    nnc_release(x);
    nnc_release(own);
  });
  nnc_module* linear = nullptr;
  for (int i = 0; i < 2000; ++i) {
    ok(nnc_module_get_submodule(ctx, net, "0", &linear));
    ok(nnc_module_register_parameter(ctx, linear, "weight", filled({2, 2}, 1)));
    ok(nnc_module_register_parameter(ctx, linear, "bias", i % 2 ? filled({2}, 1) : nullptr));
    ok(nnc_module_add(ctx, net, "0", "Linear(2, 2)"));
    nnc_module* norm = nullptr;
    ok(nnc_module_get_submodule(ctx, net, "1", &norm));
    ok(nnc_module_register_buffer(ctx, norm, "running_mean", filled({2}, 1), 1));
  }
  done = true;
  caller.join();
  EXPECT_EQ(keys(net),
            "0.weight 0.bias 1.weight 1.bias 1.running_mean 1.running_var "
            "1.num_batches_tracked ");
}

}  // namespace
