// SPDX-License-Identifier: Apache-2.0
// Computed tensors of modules through C: parametrizations of the host's, training, threads.
#include <atomic>
#include <thread>

#include "support/module_hooks.h"
#include "support/slow_build.h"
#include "support/system_memory.h"

namespace {

using nnc_test::expect_error;
using nnc_test::List;
using nnc_test::ok;

// A parametrization of the host's: forward multiplies its inputs, right_inverse gives `inverses`
// tensors, x divided by itself all but the last time.
struct Product {
  int64_t inverses = 2;
  int calls = 0, inverse_calls = 0;
  bool fails = false;

  static Product& of(uintptr_t self) { return *reinterpret_cast<Product*>(self); }
  static nnc_error* forward(uintptr_t self, nnc_ctx* ctx, nnc_module*, nnc_tensor* const* inputs,
                            int64_t n_inputs, nnc_kwargs*, nnc_tensor** outputs, int64_t,
                            int64_t* n_outputs) {
    ++of(self).calls;
    *n_outputs = 1;
    if (n_inputs == 1) return nnc_clone(ctx, inputs[0], &outputs[0]);
    return nnc_mul(ctx, inputs[0], inputs[1], &outputs[0]);
  }
  static nnc_error* right_inverse(uintptr_t self, nnc_ctx* ctx, nnc_module*, nnc_tensor* x,
                                  nnc_tensor** outputs, int64_t, int64_t* n_outputs) {
    Product& p = of(self);
    ++p.inverse_calls;
    if (p.fails) return nnc_error_new(NNC_E_INVALID, "right_inverse", "no inverse today");
    *n_outputs = p.inverses;
    for (int64_t i = 0; i + 1 < p.inverses; ++i) {
      if (nnc_error* e = nnc_ones_like(ctx, x, 0, &outputs[i])) return e;
    }
    return p.inverses == 0 ? nullptr : nnc_clone(ctx, x, &outputs[p.inverses - 1]);
  }
  nnc_module* module(nnc_ctx* ctx) {
    const nnc_module_vtable vtable = {static_cast<int64_t>(sizeof(nnc_module_vtable)),
                                      forward,
                                      nullptr,
                                      nullptr,
                                      nullptr,
                                      nullptr,
                                      nullptr,
                                      right_inverse};
    nnc_module* m = nullptr;
    ok(nnc_module_new_user(ctx, "Product", &vtable, reinterpret_cast<uintptr_t>(this), &m));
    return m;
  }
};

class Parametrize : public nnc_test::ModuleHookTest {
 protected:
  nnc_module* made(const char* text) {
    nnc_module* m = nullptr;
    ok(nnc_manual_seed(ctx, 0));
    ok(nnc_module_new(ctx, text, &m));
    return m;
  }
  nnc_tensor* parameter(nnc_module* m, const char* path) {
    nnc_tensor* t = nullptr;
    ok(nnc_module_get_parameter(ctx, m, path, &t));
    return t;
  }
  std::string value(nnc_module* m, const char* path) { return text(parameter(m, path)); }
  nnc_tensor* ones(int64_t rows, int64_t columns) {
    nnc_tensor* t = nullptr;
    const int64_t sizes[2] = {rows, columns};
    ok(nnc_ones(ctx, sizes, 2, NNC_FLOAT32, &t));
    return t;
  }
  std::string called(nnc_module* m, nnc_tensor* x) {
    nnc_tensor* y = nullptr;
    ok(nnc_module_call(ctx, m, x, &y));
    return text(y);
  }
  std::string keys(nnc_module* m) {
    nnc_named* state = nullptr;
    ok(nnc_module_state_dict(ctx, m, &state));
    std::string all;
    for (int64_t i = 0; i < nnc_named_count(state); ++i) {
      all += (i ? " " : "") + std::string(nnc_named_key(state, i));
    }
    return all;
  }
};

TEST_F(Parametrize, RightInverseOfTheHostGivesSeveralOriginals) {
  Product product;
  nnc_module* m = made("Linear(2, 1)");
  const std::string before = value(m, "weight");
  ok(nnc_parametrize_register_parametrization(ctx, m, "weight", product.module(ctx), 0));
  EXPECT_EQ(product.inverse_calls, 1);
  EXPECT_EQ(product.calls, 1) << "once, to see what it gives";
  EXPECT_EQ(keys(m), "bias parametrizations.weight.original0 parametrizations.weight.original1");
  EXPECT_EQ(value(m, "parametrizations.weight.original0"), "[1,1]");
  EXPECT_EQ(value(m, "weight"), before);
}

TEST_F(Parametrize, OneOriginalStaysTheSameTensor) {
  Product product{1};
  nnc_module* m = made("Linear(2, 1)");
  nnc_tensor* weight = parameter(m, "weight");
  ok(nnc_parametrize_register_parametrization(ctx, m, "weight", product.module(ctx), 0));
  ok(nnc_init_constant_(ctx, parameter(m, "parametrizations.weight.original"), 3));
  EXPECT_EQ(text(weight), "[3,3]");
  ok(nnc_parametrize_remove_parametrizations(ctx, m, "weight", 1));
  ok(nnc_init_constant_(ctx, parameter(m, "weight"), 4));
  EXPECT_EQ(text(weight), "[4,4]");
}

TEST_F(Parametrize, AnInverseThatCannotTellIsTheIdentity) {
  Product product{0};
  nnc_module* m = made("Linear(2, 1)");
  const std::string before = value(m, "weight");
  ok(nnc_parametrize_register_parametrization(ctx, m, "weight", product.module(ctx), 0));
  EXPECT_EQ(value(m, "parametrizations.weight.original"), before);
  nnc_module* list = nullptr;
  ok(nnc_module_get_submodule(ctx, m, "parametrizations.weight", &list));
  expect_error(nnc_parametrization_list_right_inverse(ctx, list, ones(1, 2)), NNC_E_UNSUPPORTED,
               "right_inverse gave no tensor");
}

TEST_F(Parametrize, WhatFailsChangesNothing) {
  Product product;
  product.fails = true;
  nnc_module* m = made("Linear(2, 1)");
  nnc_module* p = product.module(ctx);
  ok(nnc_module_eval(ctx, m));
  expect_error(nnc_parametrize_register_parametrization(ctx, m, "weight", p, 0), NNC_E_INVALID,
               "no inverse today");
  EXPECT_EQ(keys(m), "weight bias");
  EXPECT_EQ(nnc_module_training(p), 1);
  expect_error(nnc_parametrize_register_parametrization(ctx, m, "weight", m, 1), NNC_E_INVALID, "");
  EXPECT_EQ(keys(m), "weight bias");
}

// The weight is computed to make another norm of it, which iterates for the norm that there is.
// The elements of all buffers, one after the other.
using TensorsOf = nnc_error* (*)(nnc_ctx*, nnc_module*, nnc_named**);
std::vector<float> values_of(TensorsOf list, nnc_ctx* ctx, nnc_module* m) {
  nnc_named* named = nullptr;
  std::vector<float> values;
  ok(list(ctx, m, &named));
  for (int64_t i = 0; i < nnc_named_count(named); ++i) {
    nnc_tensor* t = nullptr;
    ok(nnc_named_tensor(ctx, named, i, &t));
    const auto* p = static_cast<const float*>(nnc_tensor_data(t));
    values.insert(values.end(), p, p + nnc_tensor_numel(t));
    nnc_release(t);
  }
  nnc_release(named);
  return values;
}
std::vector<float> buffers_of(nnc_ctx* ctx, nnc_module* m) {
  return values_of(nnc_module_named_buffers, ctx, m);
}
std::vector<float> parameters_of(nnc_ctx* ctx, nnc_module* m) {
  return values_of(nnc_module_named_parameters, ctx, m);
}

TEST_F(Parametrize, AFailedNormLeavesTheFormerOneAlone) {
  nnc_module* m = nullptr;
  ok(nnc_module_new(ctx, "Conv1d(2, 3, 2)", &m));
  ok(nnc_parametrizations_spectral_norm(ctx, m, "weight", 1, 1e-12, nullptr));
  const std::vector<float> before = buffers_of(ctx, m);
  EXPECT_FALSE(before.empty());
  const int64_t dim = 99;
  expect_error(nnc_parametrizations_spectral_norm(ctx, m, "weight", 1, 1e-12, &dim), NNC_E_INDEX,
               "");
  EXPECT_EQ(buffers_of(ctx, m), before);
  nnc_release(m);
}

TEST_F(Parametrize, AFailedTransferLeavesTheSourceAlone) {
  nnc_module *from = nullptr, *to = nullptr;
  ok(nnc_module_new(ctx, "Conv1d(2, 3, 2)", &from));
  ok(nnc_module_new(ctx, "Linear(3, 3)", &to));
  ok(nnc_parametrizations_spectral_norm(ctx, from, "weight", 1, 1e-12, nullptr));
  const std::vector<float> before = buffers_of(ctx, from);
  expect_error(nnc_parametrize_transfer_parametrizations_and_params(ctx, from, to, "weight"),
               NNC_E_SHAPE, "");
  EXPECT_EQ(buffers_of(ctx, from), before);
  nnc_release(from);
  nnc_release(to);
}

#if !NNC_TEST_SANITIZED  // those of Clang have an operator new of their own
// Reading the weight iterates for its norm, and may fail behind that.
TEST_F(Parametrize, AFailedReadLeavesTheNormAlone) {
  nnc_module* m = made("Conv1d(2, 3, 2)");
  ok(nnc_parametrizations_spectral_norm(ctx, m, "weight", 1, 1e-12, nullptr));
  const std::vector<float> before = buffers_of(ctx, m);
  int refused = 0;
  for (int64_t n = 1;; ++n) {
    nnc_tensor* weight = nullptr;
    nnc_test::fail_system_allocation_after(n);
    nnc_error* e = nnc_module_get_parameter(ctx, m, "weight", &weight);
    const bool failed = nnc_test::fail_system_allocation_after(0) == 0;
    nnc_release(weight);
    if (!e) break;  // what fails may also be done without
    nnc_error_free(e);
    EXPECT_TRUE(failed);
    EXPECT_EQ(buffers_of(ctx, m), before) << n;
    ++refused;
  }
  EXPECT_GT(refused, 3);
  EXPECT_NE(buffers_of(ctx, m), before);
  nnc_release(m);
}
#endif

// A parametrization that writes in place, and then does not fit.
TEST_F(Parametrize, AFailedRegistrationLeavesTheTensorAlone) {
  nnc_module *m = nullptr, *p = nullptr;
  ok(nnc_module_new(ctx, "Linear(3, 3)", &m));
  ok(nnc_module_new(ctx, "Sequential(Hardtanh(7., 8., inplace=True), Linear(4, 4))", &p));
  nnc_ctx* no_grad = nullptr;
  ok(nnc_ctx_fork(ctx, "grad=False", &no_grad));
  const std::vector<float> before = parameters_of(ctx, m);
  expect_error(nnc_parametrize_register_parametrization(no_grad, m, "weight", p, 0), NNC_E_SHAPE,
               "");
  EXPECT_EQ(parameters_of(ctx, m), before);
  for (void* h : {static_cast<void*>(m), static_cast<void*>(p), static_cast<void*>(no_grad)}) {
    nnc_release(h);
  }
}

// Both tensors are transferred, or none: the weights fit, the biases do not.
TEST_F(Parametrize, AFailedTransferLeavesTheTargetAlone) {
  nnc_module *from = nullptr, *to = nullptr;
  ok(nnc_module_new(ctx, "Linear(3, 3)", &from));
  ok(nnc_module_new(ctx, "Identity()", &to));
  const int64_t sizes[] = {3, 3};
  nnc_tensor* weight = nullptr;
  ok(nnc_ones(ctx, sizes, 2, NNC_FLOAT32, &weight));
  ok(nnc_module_register_parameter(ctx, to, "weight", weight));
  nnc_tensor* bias = nullptr;
  const int64_t four = 4;
  ok(nnc_ones(ctx, &four, 1, NNC_FLOAT32, &bias));
  ok(nnc_module_register_parameter(ctx, to, "bias", bias));
  for (const char* name : {"weight", "bias"}) {
    ok(nnc_parametrizations_spectral_norm(ctx, from, name, 1, 1e-12, nullptr));
  }
  const std::string before = keys(to);
  expect_error(nnc_parametrize_transfer_parametrizations_and_params(ctx, from, to, nullptr),
               NNC_E_SHAPE, "");
  EXPECT_EQ(keys(to), before);
  ok(nnc_parametrize_transfer_parametrizations_and_params(ctx, from, to, "weight"));
  EXPECT_NE(keys(to), before);
  nnc_release(weight);
  nnc_release(bias);
  nnc_release(from);
  nnc_release(to);
}

TEST_F(Parametrize, AnOptimizerTrainsWhatItIsComputedFrom) {
  nnc_module* m = made("Linear(2, 2)");
  const int64_t dim = 0;
  ok(nnc_parametrizations_weight_norm(ctx, m, "weight", &dim));
  nnc_tensor* list[4] = {};
  int64_t n = 0;
  ok(nnc_module_parameters(ctx, m, 1, list, 4, &n));
  ASSERT_EQ(n, 3);
  nnc_optimizer* sgd = nullptr;
  ok(nnc_optimizer_new_from(ctx, "SGD(lr=0.1)", list, n, &sgd));
  const std::string before = value(m, "weight");
  nnc_tensor *y = nullptr, *loss = nullptr;
  ok(nnc_module_call(ctx, m, ones(3, 2), &y));
  ok(nnc_sum(ctx, y, nullptr, 0, 0, 0, &loss));
  ok(nnc_backward(ctx, loss));
  ok(nnc_optimizer_step(ctx, sgd));
  EXPECT_NE(value(m, "weight"), before);
}

TEST_F(Parametrize, CopiesAreOnTheirOwn) {
  nnc_module *m = made("Linear(2, 2)"), *copy = nullptr;
  ok(nnc_prune_l1_unstructured(ctx, m, "weight", 0.5, nullptr));
  ok(nnc_parametrizations_spectral_norm(ctx, m, "bias", 1, 1e-12, nullptr));
  ok(nnc_module_deepcopy(ctx, m, &copy));
  EXPECT_EQ(keys(copy), keys(m));
  const std::string before = called(m, ones(1, 2));
  EXPECT_EQ(called(copy, ones(1, 2)), before);
  ok(nnc_init_constant_(ctx, parameter(copy, "weight_orig"), 7));
  EXPECT_EQ(called(m, ones(1, 2)), before);
  ok(nnc_prune_remove(ctx, copy, "weight"));
  int32_t pruned = 0;
  ok(nnc_prune_is_pruned(ctx, m, &pruned));
  EXPECT_EQ(pruned, 1);
}

TEST_F(Parametrize, StatesAreLoadedUnderTheirKeys) {
  nnc_module *m = made("Linear(2, 2)"), *other = made("Linear(2, 2)");
  const int64_t dim = 0;
  for (nnc_module* each : {m, other}) ok(nnc_weight_norm(ctx, each, "weight", &dim));
  ok(nnc_init_constant_(ctx, parameter(m, "weight_g"), 2));
  nnc_named* state = nullptr;
  ok(nnc_module_state_dict(ctx, m, &state));
  ok(nnc_module_load_state_dict(ctx, other, state, 1, nullptr, nullptr));
  EXPECT_EQ(value(other, "weight"), value(m, "weight"));
  nnc_module* plain = made("Linear(2, 2)");
  expect_error(nnc_module_load_state_dict(ctx, plain, state, 1, nullptr, nullptr), NNC_E_INVALID,
               "Missing key(s) in state_dict: \"weight\"");
  ok(nnc_module_state_dict(ctx, plain, &state));
  expect_error(nnc_module_load_state_dict(ctx, m, state, 1, nullptr, nullptr), NNC_E_INVALID,
               "Unexpected key(s) in state_dict: \"weight\"");
}

TEST_F(Parametrize, ConvertsWithTheModule) {
  nnc_module* m = made("Linear(2, 2)");
  ok(nnc_prune_identity(ctx, m, "bias"));
  ok(nnc_parametrizations_orthogonal(ctx, m, "weight", "cayley", 1));
  ok(nnc_module_to(ctx, m, NNC_FLOAT64));
  nnc_tensor *x = nullptr, *y = nullptr;
  ok(nnc_tensor_to(ctx, ones(1, 2), NNC_FLOAT64, &x));
  ok(nnc_module_call(ctx, m, x, &y));
  EXPECT_EQ(nnc_tensor_dtype(y), NNC_FLOAT64);
}

// Whoever calls the module meanwhile has the weight as it was or as it becomes.
TEST_F(Parametrize, CallsOfOtherThreadsGoOn) {
  nnc_module* m = made("Linear(2, 2)");
  std::atomic<bool> done{false};
  std::atomic<int> failed{0};
  std::vector<std::thread> callers;
  for (int i = 0; i < 3; ++i) {
    callers.emplace_back([&] {
      nnc_ctx* own = nullptr;
      ok(nnc_ctx_new(nullptr, &own));
      const int64_t sizes[2] = {1, 2};
      nnc_tensor* x = nullptr;
      ok(nnc_ones(own, sizes, 2, NNC_FLOAT32, &x));
      while (!done.load()) {
        nnc_tensor* y = nullptr;
        nnc_error* e = nnc_module_call(own, m, x, &y);
        failed += e != nullptr;
        nnc_error_free(e);
        nnc_release(y);
      }
      nnc_release(x);
      nnc_release(own);
    });
  }
  const int64_t dim = 0;
  for (int i = 0; i < 200; ++i) {
    ok(nnc_parametrizations_weight_norm(ctx, m, "weight", &dim));
    ok(nnc_prune_identity(ctx, m, "bias"));
    ok(nnc_parametrize_remove_parametrizations(ctx, m, "weight", 1));
    ok(nnc_prune_remove(ctx, m, "bias"));
  }
  done = true;
  for (std::thread& t : callers) t.join();
  // A call that began before and reads its weight afterwards finds an empty one: an error at most.
  EXPECT_EQ(keys(m), "weight bias");
}

// Neither loses what the other has done. Whoever finds an entry changed meanwhile says so.
TEST_F(Parametrize, LoadsWithAssignOfOtherThreadsGoOn) {
  nnc_module* m = made("Linear(2, 2)");
  std::atomic<bool> done{false};
  std::thread loader([&] {
    nnc_ctx* own = nullptr;
    ok(nnc_ctx_new(nullptr, &own));
    while (!done.load()) {
      nnc_named* state = nullptr;
      ok(nnc_module_state_dict(own, m, &state));
      ok(nnc_module_load_state_dict_assign(own, m, state, 0, 1, nullptr, nullptr));
      nnc_release(state);
    }
    nnc_release(own);
  });
  for (int i = 0; i < 2000; ++i) {
    nnc_error* e = nnc_prune_identity(ctx, m, "weight");
    if (!e) {
      ok(nnc_prune_remove(ctx, m, "weight"));
      continue;
    }
    EXPECT_EQ(nnc_error_code(e), NNC_E_STATE) << nnc_error_message(e);
    nnc_error_free(e);
  }
  done = true;
  loader.join();
  EXPECT_EQ(keys(m), "weight bias");
}

TEST_F(Parametrize, WhatATensorIsComputedFromIsNotComputed) {
  nnc_module* m = made("Linear(2, 2)");
  const int64_t dim = 0;
  ok(nnc_weight_norm(ctx, m, "weight", &dim));
  ok(nnc_spectral_norm(ctx, m, "bias", 1, 1e-12, nullptr));
  const char* const from = "is what '";
  for (const char* name : {"weight_g", "weight_v", "bias_orig"}) {
    expect_error(nnc_weight_norm(ctx, m, name, &dim), NNC_E_UNSUPPORTED, from);
    expect_error(nnc_prune_identity(ctx, m, name), NNC_E_UNSUPPORTED, from);
    expect_error(nnc_parametrizations_weight_norm(ctx, m, name, &dim), NNC_E_UNSUPPORTED, from);
  }
  expect_error(nnc_parametrize_register_parametrization(ctx, m, "bias_u", made("Tanh()"), 0),
               NNC_E_UNSUPPORTED, from);
  ok(nnc_remove_weight_norm(ctx, m, "weight"));
  ok(nnc_parametrizations_weight_norm(ctx, m, "weight", &dim));
  expect_error(nnc_prune_identity(ctx, child(m, "parametrizations.weight"), "original1"),
               NNC_E_UNSUPPORTED, "is what a parametrized tensor is computed from");
  nnc_module* list = made("ParameterList([Parameter(torch.ones(2))])");
  expect_error(nnc_prune_identity(ctx, list, "0"), NNC_E_UNSUPPORTED, "ParameterList");
}

// A parametrization that changes what it is registered for.
TEST_F(Parametrize, WhatChangesMeanwhileIsAnError) {
  nnc_module* m = made("Linear(2, 2)");
  nnc_module* p = host_module([m](nnc_ctx* c, const List& in, nnc_kwargs*, List& out) {
    out.resize(1);
    if (nnc_error* e = nnc_prune_identity(c, m, "weight")) return e;
    return nnc_clone(c, in[0], &out[0]);
  });
  expect_error(nnc_parametrize_register_parametrization(ctx, m, "weight", p, 0), NNC_E_STATE,
               "'weight' has been changed by somebody else meanwhile");
  EXPECT_EQ(keys(m), "bias weight_orig weight_mask");
}

TEST_F(Parametrize, AChainIsComputedToAnEnd) {
  nnc_module* inner = made("Linear(2, 2, bias=False)");
  nnc_module* first = inner;
  for (int i = 0; i < 60; ++i) {
    nnc_module* next = made("Linear(2, 2, bias=False)");
    ok(nnc_parametrize_register_parametrization(ctx, inner, "weight", next, 1));
    inner = next;
  }
  nnc_tensor* y = nullptr;
  expect_error(nnc_module_call(ctx, first, ones(1, 2), &y), NNC_E_UNSUPPORTED, "50 deep");
}

TEST_F(Parametrize, LazyLayersAreRefused) {
  nnc_module* m = made("LazyLinear(2)");
  const int64_t dim = 0;
  expect_error(nnc_weight_norm(ctx, m, "weight", &dim), NNC_E_STATE, "'weight' of LazyLinear");
  expect_error(nnc_parametrizations_weight_norm(ctx, m, "weight", &dim), NNC_E_STATE,
               "'weight' of LazyLinear");
  expect_error(nnc_prune_identity(ctx, m, "weight"), NNC_E_STATE, "'weight' of LazyLinear");
  expect_error(nnc_parametrizations_orthogonal(ctx, m, "weight", nullptr, 1), NNC_E_STATE,
               "'weight' of LazyLinear");
  expect_error(nnc_parametrizations_spectral_norm(ctx, m, "weight", 1, 1e-12, nullptr), NNC_E_STATE,
               "'weight' of LazyLinear");
}

}  // namespace
