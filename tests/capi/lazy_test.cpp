// SPDX-License-Identifier: Apache-2.0
// Lazy modules: what is there before, during and after the first call. Their values are those of
// tests/golden/module_rows.txt.
#include <thread>

#include "support/module_hooks.h"

namespace {

using nnc_test::code_of;
using nnc_test::List;
using nnc_test::ok;

class LazyModules : public nnc_test::ModuleHookTest {
 protected:
  nnc_tensor* ones(const std::vector<int64_t>& sizes) {
    nnc_tensor* t = nullptr;
    ok(nnc_ones(ctx, sizes.data(), static_cast<int64_t>(sizes.size()), NNC_FLOAT32, &t));
    return t;
  }
  nnc_tensor* parameter(nnc_module* m, const char* path) {
    nnc_tensor* t = nullptr;
    ok(nnc_module_get_parameter(ctx, m, path, &t));
    return t;
  }
  std::vector<double> content(nnc_tensor* t) {
    nnc_tensor *d = nullptr, *f = nullptr;
    ok(nnc_detach(ctx, t, &d));
    ok(nnc_tensor_to(ctx, d, NNC_FLOAT64, &f));
    return values(f);
  }
  std::string repr(nnc_module* m) {
    nnc_string* s = nullptr;
    ok(nnc_module_repr(ctx, m, &s));
    return nnc_string_data(s);
  }
  std::string repr(nnc_tensor* t) {
    nnc_string* s = nullptr;
    ok(nnc_tensor_repr(ctx, t, &s));
    return nnc_string_data(s);
  }
  nnc_named* state(nnc_module* m) {
    nnc_named* s = nullptr;
    ok(nnc_module_state_dict(ctx, m, &s));
    return s;
  }
  nnc_error* load(nnc_module* m, nnc_named* s, int32_t strict = 1) {
    return nnc_module_load_state_dict(ctx, m, s, strict, nullptr, nullptr);
  }
  nnc_named* entry(const char* key, nnc_tensor* t) {
    nnc_named* s = nullptr;
    ok(nnc_named_new(ctx, &s));
    ok(nnc_named_add(s, key, t));
    return s;
  }
  nnc_error* run(nnc_module* m, nnc_tensor* x) {
    nnc_tensor* y = nullptr;
    return nnc_module_call(ctx, m, x, &y);
  }
  void seed(int64_t s) { ok(nnc_manual_seed(ctx, s)); }
  // What a draw gives now.
  double drawn() {
    const int64_t one = 1;
    nnc_tensor* t = nullptr;
    ok(nnc_rand(ctx, &one, 1, NNC_FLOAT64, &t));
    return values(t)[0];
  }
  static constexpr char kBefore[] = "LazyLinear(in_features=0, out_features=2, bias=True)",
                        kAfter[] = "Linear(in_features=3, out_features=2, bias=True)";
};

TEST_F(LazyModules, HandlesStayTheSameTensors) {
  nnc_module* m = module("LazyLinear(2)");
  nnc_tensor *w = parameter(m, "weight"), *out = nullptr;
  EXPECT_EQ(repr(w), "<UninitializedParameter>");
  EXPECT_EQ(nnc_tensor_dtype(w), NNC_FLOAT32);
  EXPECT_EQ(nnc_tensor_requires_grad(w), 1);
  EXPECT_EQ(nnc_tensor_is_leaf(w), 1);
  EXPECT_EQ(nnc_tensor_numel(w), -1);
  EXPECT_EQ(message(nnc_clone(ctx, w, &out)),
            "8: nnc_clone: input is an uninitialized parameter or buffer: call the lazy module "
            "first, which gives it its size");
  EXPECT_EQ(code_of(nnc_add(ctx, w, w, 1, &out)), NNC_E_STATE);
  EXPECT_EQ(code_of(nnc_zero_(ctx, w)), NNC_E_STATE);
  ok(nnc_tensor_grad(ctx, w, &out));
  EXPECT_EQ(out, nullptr);
  ok(run(m, ones({4, 3})));
  EXPECT_EQ(nnc_tensor_numel(w), 6);
  EXPECT_EQ(content(w), content(parameter(m, "weight")));
  EXPECT_EQ(repr(m), kAfter);
  nnc_tensor* buffer = nullptr;
  ok(nnc_module_get_buffer(ctx, module("LazyBatchNorm1d()"), "running_mean", &buffer));
  EXPECT_EQ(repr(buffer), "<UninitializedBuffer>");
}

TEST_F(LazyModules, OptimizersMadeBeforeSeeTheParameters) {
  nnc_module* m = module("LazyLinear(2)");
  nnc_tensor* given[] = {parameter(m, "weight"), parameter(m, "bias")};
  nnc_optimizer *of_module = nullptr, *of_list = nullptr;
  ok(nnc_optimizer_new(ctx, "SGD(lr=0.5)", m, &of_module));
  ok(nnc_optimizer_new_from(ctx, "SGD(lr=0.25)", given, 2, &of_list));
  ok(nnc_optimizer_step(ctx, of_module));
  nnc_tensor* y = nullptr;
  ok(nnc_module_call(ctx, m, ones({1, 3}), &y));
  ok(nnc_backward(ctx, sum(y)));
  const std::vector<double> before = content(given[0]);
  for (nnc_optimizer* o : {of_module, of_list}) ok(nnc_optimizer_step(ctx, o));
  const std::vector<double> after = content(given[0]);
  ASSERT_EQ(after.size(), 6U);
  for (size_t i = 0; i < 6; ++i) EXPECT_NEAR(after[i], before[i] - 0.75, 1e-6);
}

// The first layers have done their work when a later one refuses.
TEST_F(LazyModules, ACallThatFailsTakesBackWhatItInitialized) {
  nnc_module* m =
      module("Sequential(Dropout(0.5), LazyLinear(2), LazyBatchNorm1d(), Linear(5, 1))");
  const std::string before = repr(m);
  nnc_tensor* w = parameter(m, "1.weight");
  seed(1);
  EXPECT_EQ(code_of(run(m, ones({4, 3}))), NNC_E_SHAPE);
  EXPECT_EQ(repr(m), before);
  EXPECT_EQ(repr(w), "<UninitializedParameter>");
  const double next = drawn();
  seed(1);
  EXPECT_EQ(drawn(), next);
  // Another size then fits as well, and draws what it would have drawn.
  ok(nnc_module_set_submodule(ctx, m, "3", module("Identity()"), 1));
  seed(2);
  ok(run(m, ones({4, 5})));
  nnc_module* other = module("Sequential(Dropout(0.5), LazyLinear(2))");
  seed(2);
  ok(run(other, ones({4, 5})));
  EXPECT_EQ(content(w), content(parameter(other, "1.weight")));
  EXPECT_EQ(nnc_tensor_numel(w), 10);
}

TEST_F(LazyModules, AnInputThatIsRefusedChangesNothing) {
  const std::pair<const char*, std::vector<int64_t>> refused[] = {
      {"LazyLinear(2)", {}},
      {"LazyConv2d(4, 3, groups=2)", {1, 3, 5, 5}},
      {"LazyConv2d(4, 3)", {3, 5}},
      {"LazyConvTranspose1d(4, 3)", {5}},
      {"LazyBatchNorm2d()", {3}},
      {"LazyBatchNorm2d()", {2, 3, 4}},
      {"LazyInstanceNorm1d()", {2, 3, 4, 5}},
  };
  for (const auto& [text, sizes] : refused) {
    SCOPED_TRACE(text);
    nnc_module* m = module(text);
    const std::string before = repr(m);
    seed(3);
    EXPECT_NE(code_of(run(m, ones(sizes))), NNC_OK);
    EXPECT_EQ(repr(m), before);
    const double next = drawn();
    seed(3);
    EXPECT_EQ(drawn(), next);
  }
}

TEST_F(LazyModules, LoadingGivesSizes) {
  nnc_module *m = module("LazyLinear(2)"), *from = module("Linear(3, 2)");
  nnc_tensor* w = parameter(m, "weight");
  ok(load(m, state(from)));
  EXPECT_EQ(repr(m), kBefore);
  EXPECT_EQ(content(w), content(parameter(from, "weight")));
  ok(nnc_module_reset_parameters(ctx, m));  // PyTorch: changes nothing before the first call
  EXPECT_EQ(content(w), content(parameter(from, "weight")));
  EXPECT_NE(message(run(m, ones({1, 4}))).find("is not equal to in_features from self.weight: 3"),
            std::string::npos);
  EXPECT_EQ(repr(m), kBefore);
  ok(run(m, ones({1, 3})));
  EXPECT_EQ(repr(m), kAfter);
  EXPECT_EQ(content(w), content(parameter(from, "weight")));
  // PyTorch: the others do not learn their size from what is loaded.
  nnc_module *conv = module("LazyConv1d(4, 3)"), *norm = module("LazyInstanceNorm1d()");
  ok(load(conv, state(module("Conv1d(2, 4, 3)"))));
  ok(run(conv, ones({1, 2, 5})));
  EXPECT_EQ(repr(conv), "Conv1d(0, 4, kernel_size=(3,), stride=(1,))");
  nnc_tensor* y = nullptr;
  nnc_module* affine = module("InstanceNorm1d(4, affine=True, track_running_stats=True)");
  ok(load(norm, state(affine)));
  EXPECT_NE(message(nnc_module_call(ctx, norm, ones({2, 4, 3}), &y)).find("num_features (0)"),
            std::string::npos);
}

TEST_F(LazyModules, LoadingIsAllOrNothing) {
  nnc_module *m = module("Sequential(LazyLinear(2), Linear(2, 2))"),
             *from = module("Sequential(Linear(3, 2), Linear(2, 3))");
  EXPECT_EQ(code_of(load(m, state(from))), NNC_E_INVALID);
  EXPECT_EQ(repr(parameter(m, "0.weight")), "<UninitializedParameter>");
  // One half is of no use.
  nnc_module* half = module("LazyLinear(2)");
  EXPECT_EQ(code_of(load(half, entry("weight", ones({2, 3})))), NNC_E_INVALID);
  ok(load(half, entry("weight", ones({2, 3})), 0));
  EXPECT_EQ(nnc_tensor_numel(parameter(half, "weight")), 6);
  EXPECT_EQ(repr(parameter(half, "bias")), "<UninitializedParameter>");
  EXPECT_EQ(code_of(run(half, ones({1, 3}))), NNC_E_STATE);
  EXPECT_EQ(repr(half), kBefore);
}

TEST_F(LazyModules, StatesWithoutSizes) {
  nnc_module *m = module("LazyLinear(2)"), *linear = module("Linear(3, 2)");
  ok(load(module("LazyLinear(2)"), state(m)));
  EXPECT_EQ(repr(parameter(m, "weight")), "<UninitializedParameter>");
  const std::vector<double> before = content(parameter(linear, "weight"));
  for (const int32_t strict : {0, 1}) {
    EXPECT_EQ(code_of(load(linear, state(m), strict)), NNC_E_STATE);
    EXPECT_EQ(content(parameter(linear, "weight")), before);
  }
  // An entry is the parameter, and may be put into another collection.
  nnc_tensor* t = nullptr;
  ok(nnc_named_tensor(ctx, state(m), 0, &t));
  ok(load(m, entry("weight", t), 0));
  ok(run(m, ones({1, 3})));
  EXPECT_EQ(nnc_tensor_numel(t), 6);
}

TEST_F(LazyModules, Copies) {
  nnc_module *m = module("LazyLinear(2)"), *before = nullptr, *after = nullptr;
  ok(nnc_module_deepcopy(ctx, m, &before));
  ok(run(m, ones({1, 3})));
  ok(nnc_module_deepcopy(ctx, m, &after));
  EXPECT_EQ(repr(before), kBefore);
  EXPECT_EQ(repr(after), kAfter);
  EXPECT_EQ(content(parameter(after, "weight")), content(parameter(m, "weight")));
  ok(run(before, ones({1, 4})));
  EXPECT_EQ(nnc_tensor_numel(parameter(before, "weight")), 8);
  ok(run(after, ones({1, 3})));
}

TEST_F(LazyModules, Conversions) {
  nnc_module *m = module("LazyLinear(2)"), *half = module("LazyLinear(2, dtype=torch.float16)");
  ok(nnc_module_double(ctx, m));
  EXPECT_EQ(nnc_tensor_dtype(parameter(m, "weight")), NNC_FLOAT64);
  EXPECT_EQ(nnc_tensor_dtype(parameter(half, "bias")), NNC_FLOAT16);
  nnc_tensor* x = nullptr;
  ok(nnc_tensor_to(ctx, ones({1, 3}), NNC_FLOAT64, &x));
  ok(run(m, x));
  EXPECT_EQ(nnc_tensor_dtype(parameter(m, "weight")), NNC_FLOAT64);
  EXPECT_EQ(code_of(nnc_module_to_empty(ctx, module("LazyLinear(2)"), 1)), NNC_E_STATE);
  nnc_module* frozen = module("LazyLinear(2)");
  ok(nnc_module_requires_grad_(ctx, frozen, 0));
  ok(run(frozen, ones({1, 3})));
  EXPECT_EQ(nnc_tensor_requires_grad(parameter(frozen, "weight")), 0);
}

TEST_F(LazyModules, FunctionalCallsLeaveThemLazy) {
  nnc_module* m = module("LazyLinear(2)");
  nnc_named* given = entry("weight", ones({2, 3}));
  nnc_tensor *x = ones({1, 3}), *y = nullptr;
  int64_t n = 0;
  EXPECT_EQ(code_of(nnc_functional_call(ctx, m, given, &x, 1, nullptr, 1, 0, &y, 1, &n)),
            NNC_E_STATE);
  ok(nnc_named_add(given, "bias", ones({2})));
  ok(nnc_functional_call(ctx, m, given, &x, 1, nullptr, 1, 0, &y, 1, &n));
  EXPECT_EQ(content(y), (std::vector<double>{4, 4}));
  EXPECT_EQ(repr(m), kBefore);
}

TEST_F(LazyModules, OneOfSeveralThreadsInitializes) {
  for (int round = 0; round < 20; ++round) {
    nnc_module* m =
        module("Sequential(LazyLinear(4), LazyBatchNorm1d(affine=False), LazyLinear(2))");
    ok(nnc_module_eval(ctx, m));
    nnc_tensor* x = ones({2, 3});
    std::vector<nnc_tensor*> results(4);
    std::vector<std::thread> threads;
    for (nnc_tensor*& y : results)
      threads.emplace_back([&] { ok(nnc_module_call(nullptr, m, x, &y)); });
    threads.emplace_back([&] {
      for (int i = 0; i < 10; ++i) {
        nnc_string* s = nullptr;
        ok(nnc_module_repr(nullptr, m, &s));
        nnc_tensor* w = nullptr;
        ok(nnc_module_get_parameter(nullptr, m, "0.weight", &w));
        const int64_t n = nnc_tensor_numel(w);
        EXPECT_TRUE(n == -1 || n == 12) << n;
        nnc_release(w);
        nnc_release(s);
      }
    });
    for (std::thread& t : threads) t.join();
    for (nnc_tensor* y : results) EXPECT_EQ(content(y), content(results[0]));
    for (nnc_tensor* y : results) nnc_release(y);
  }
}

// What is the layer's own does not depend on what else is registered with it.
TEST_F(LazyModules, OtherParametersDoNotCount) {
  nnc_module* m = module("LazyLinear(2)");
  ok(nnc_module_register_parameter(ctx, m, "scale", ones({2})));
  ok(nnc_module_register_buffer(ctx, m, "shift", ones({2}), 1));
  EXPECT_EQ(code_of(nnc_module_register_parameter(ctx, module("ReLU()"), "weight",
                                                  parameter(m, "weight"))),
            NNC_E_STATE);
  ok(run(m, ones({1, 3})));
  EXPECT_EQ(nnc_tensor_numel(parameter(m, "weight")), 6);
  EXPECT_EQ(content(parameter(m, "scale")), (std::vector<double>{1, 1}));
}

TEST_F(LazyModules, GradientsThatAreNotThereAreClipped) {
  nnc_tensor *given[] = {parameter(module("LazyLinear(2)"), "weight")}, *norm = nullptr;
  ok(nnc_clip_grad_norm_(ctx, given, 1, 1, 2, 0, 0, &norm));
  EXPECT_EQ(content(norm), (std::vector<double>{0}));
}

TEST_F(LazyModules, AveragesOfThem) {
  nnc_module *m = module("LazyLinear(2)"), *averaged = nullptr;
  ok(nnc_averaged_model_new(ctx, m, nullptr, 0, &averaged));
  ok(nnc_averaged_model_update_parameters(ctx, averaged, m));
  ok(run(m, ones({1, 3})));
  EXPECT_NE(code_of(nnc_averaged_model_update_parameters(ctx, averaged, m)), NNC_OK);
}

TEST_F(LazyModules, ResetBeforeTheFirstCallDrawsNothing) {
  nnc_module* m = module("LazyLinear(2)");
  seed(4);
  ok(nnc_module_reset_parameters(ctx, m));
  ok(run(m, ones({1, 3})));
  const std::vector<double> first = content(parameter(m, "weight"));
  seed(4);
  ok(nnc_module_reset_parameters(ctx, m));
  EXPECT_EQ(content(parameter(m, "weight")), first);
}

// The statistics begin anew before the layer has a size, and are taken back when it has one.
TEST_F(LazyModules, BatchStatisticsOfABadFirstBatch) {
  nnc_module* m = nullptr;
  ok(nnc_module_new(ctx, "Sequential(LazyBatchNorm1d(), Linear(4, 4))", &m));
  const int64_t sizes[2] = {5, 3};
  nnc_tensor* x = nullptr;
  ok(nnc_ones(ctx, sizes, 2, NNC_FLOAT32, &x));
  nnc_error* e = nnc_update_bn(ctx, &x, 1, m);
  EXPECT_NE(e, nullptr);
  nnc_error_free(e);
}

}  // namespace
