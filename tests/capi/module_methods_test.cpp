// SPDX-License-Identifier: Apache-2.0
// Functions of a host's for all modules of a tree, and what changes of modules leave as it was.
#include "support/module_hooks.h"

namespace {

using nnc_test::ok;
using ModuleMethods = nnc_test::ModuleHookTest;

using Visit = std::function<nnc_error*(nnc_ctx*, nnc_module*)>;
nnc_error* visit(uintptr_t self, nnc_ctx* c, nnc_module* m) {
  return (*reinterpret_cast<Visit*>(self))(c, m);
}
constexpr nnc_module_callback kVisit = {static_cast<int64_t>(sizeof(nnc_module_callback)), visit};
nnc_error* apply(nnc_ctx* c, nnc_module* m, Visit f) {
  return nnc_module_apply(c, m, &kVisit, reinterpret_cast<uintptr_t>(&f));
}

// PyTorch 2.14: ['Linear', 'Linear', 'Sequential', 'ReLU', 'Sequential'].
TEST_F(ModuleMethods, ApplyCallsChildrenFirstAndOncePerParent) {
  nnc_module *shared = module("Linear(2, 2)"), *inner = module("Sequential()"),
             *m = module("Sequential()");
  for (nnc_module* parent : {inner, inner, m}) ok(nnc_sequential_append(ctx, parent, shared));
  for (nnc_module* part : {inner, module("ReLU()")}) ok(nnc_sequential_append(ctx, m, part));
  std::string classes;
  ok(apply(ctx, m, [&](nnc_ctx* c, nnc_module* each) -> nnc_error* {
    nnc_string* s = nullptr;
    ok(nnc_module_repr(c, each, &s));
    const std::string text = nnc_string_data(s);
    classes += text.substr(0, text.find('(')) + " ";
    return nullptr;
  }));
  EXPECT_EQ(classes, "Linear Linear Sequential ReLU Sequential ");
}

TEST_F(ModuleMethods, ApplyHandsErrorsOn) {
  nnc_module* m = module("Sequential(ReLU(), Tanh())");
  int calls = 0;
  EXPECT_EQ(message(apply(ctx, m,
                          [&](nnc_ctx*, nnc_module*) {
                            return ++calls == 2 ? nnc_error_new(NNC_E_INDEX, "visit", "seen enough")
                                                : nullptr;
                          })),
            "5: nnc_module_apply: visit: seen enough");
  EXPECT_EQ(calls, 2);
  nnc_module_callback wrong = kVisit;
  wrong.struct_size = 8;
  EXPECT_NE(message(nnc_module_apply(ctx, m, &wrong, 0)).find("struct_size"), std::string::npos);
  wrong = {static_cast<int64_t>(sizeof wrong), nullptr};
  EXPECT_NE(message(nnc_module_apply(ctx, m, &wrong, 0)).find("fn->call is NULL"),
            std::string::npos);
  EXPECT_NE(message(nnc_module_apply(ctx, m, nullptr, 0)).find("fn is NULL"), std::string::npos);
}

TEST_F(ModuleMethods, ApplyMayReleaseAndReplaceModules) {
  nnc_module* m = nullptr;
  ok(nnc_module_new(nullptr, "Sequential(ReLU(), Tanh())", &m));
  int calls = 0;
  ok(apply(ctx, m, [&](nnc_ctx* c, nnc_module*) -> nnc_error* {
    if (++calls > 1) return nullptr;
    nnc_module* other = nullptr;
    ok(nnc_module_new(c, "Sigmoid()", &other));
    ok(nnc_module_set_submodule(c, m, "1", other, 1));
    nnc_release(std::exchange(m, nullptr));
    return nullptr;
  }));
  EXPECT_EQ(calls, 3);
}

TEST_F(ModuleMethods, SetSubmoduleRefusesCycles) {
  nnc_module *m = module("Sequential(Sequential())"), *inner = child(m, "0");
  EXPECT_NE(message(nnc_module_set_submodule(ctx, inner, "a", m, 0)).find("contains the module"),
            std::string::npos);
  EXPECT_NE(message(nnc_module_set_submodule(ctx, m, "0", m, 0)).find("contains the module"),
            std::string::npos);
  ok(nnc_module_set_submodule(ctx, m, "0", inner, 1));
  EXPECT_EQ(nnc_sequential_len(m), 1);
}

// What was saved for backward is kept or refused, but never read as something else.
TEST_F(ModuleMethods, ToEmptyKeepsNothingForBackward) {
  nnc_module* m = module("Linear(1, 1, dtype=torch.float64)");
  nnc_tensor *x = leaf({1}), *w = nullptr, *d = nullptr;
  ok(nnc_module_get_parameter(ctx, m, "weight", &w));
  ok(nnc_detach(ctx, w, &d));
  ok(nnc_fill_(ctx, d, 7));
  nnc_tensor* y = sum(call(m, {x})[0]);
  ok(nnc_module_to_empty(ctx, m, 1));
  ok(nnc_detach(ctx, w, &d));
  ok(nnc_fill_(ctx, d, 5));
  if (nnc_error* e = nnc_backward(ctx, y)) {
    EXPECT_EQ(nnc_test::code_of(e), NNC_E_STATE);
  } else {
    EXPECT_EQ(grad(x), std::vector<double>{7});
  }
}

TEST_F(ModuleMethods, ZeroGradCutsHistories) {
  nnc_module* m = module("Linear(1, 1, dtype=torch.float64)");
  nnc_tensor *w = nullptr, *g = nullptr, *x = leaf({3});
  ok(nnc_module_get_parameter(ctx, m, "weight", &w));
  nnc_tensor *y = call(m, {x})[0], *z = sum(mul(y, y));
  ok(nnc_autograd_backward(ctx, &z, 1, nullptr, 1, 1, nullptr, 0));
  ok(nnc_tensor_grad(ctx, w, &g));
  EXPECT_EQ(nnc_tensor_requires_grad(g), 1);
  ok(nnc_module_zero_grad_set_to_none(ctx, m, 0));
  ok(nnc_tensor_grad(ctx, w, &g));
  EXPECT_EQ(nnc_tensor_requires_grad(g), 0);
  EXPECT_EQ(grad(w), std::vector<double>{0});
  ok(nnc_tensor_set_grad(ctx, x, nullptr));
}

// PyTorch 2.14: (m := nn.Embedding(3, 5, padding_idx=1)).reset_parameters(); m.weight._version
// is 4.
TEST_F(ModuleMethods, ResetParametersCountsItsWritesAsTorchDoes) {
  nnc_module* m = module("Embedding(3, 5, padding_idx=1)");
  ok(nnc_module_reset_parameters(ctx, m));
  EXPECT_EQ(nnc_tensor_version(parameter(m, "weight")), 4);
}

TEST_F(ModuleMethods, DeepCopiesOfModulesWithAVtableAreRefused) {
  nnc_module *m = module("Sequential(ReLU())"), *copy = nullptr;
  ok(nnc_sequential_append(ctx, m, twice()));
  EXPECT_EQ(message(nnc_module_deepcopy(ctx, m, &copy)),
            "10: nnc_module_deepcopy: deepcopy: a module of class Host cannot be copied");
  EXPECT_EQ(copy, nullptr);
}

// A load with assign may have put them there, as in PyTorch.
TEST_F(ModuleMethods, DeepCopiesHaveParametersOfIntegers) {
  nnc_module *m = module("Sequential(Linear(2, 1, bias=False))"), *copy = nullptr;
  ok(nnc_module_requires_grad_(ctx, m, 0));
  const int64_t sizes[2] = {1, 2};
  nnc_tensor *whole = nullptr, *t = nullptr;
  ok(nnc_full(ctx, sizes, 2, 7, NNC_INT64, &whole));
  nnc_named* state = nullptr;
  ok(nnc_named_new(ctx, &state));
  ok(nnc_named_add(state, "0.weight", whole));
  ok(nnc_module_load_state_dict_assign(ctx, m, state, 1, 1, nullptr, nullptr));
  ok(nnc_sequential_append(ctx, m, module("Linear(1, 1)")));
  ok(nnc_module_deepcopy(ctx, m, &copy));
  ok(nnc_fill_(ctx, whole, 8));
  ok(nnc_module_get_parameter(ctx, copy, "0.weight", &t));
  EXPECT_EQ(nnc_tensor_dtype(t), NNC_INT64);
  EXPECT_EQ(nnc_tensor_requires_grad(t), 0);
  EXPECT_EQ(text(t), "[7,7]");
  nnc_string* s = nullptr;
  ok(nnc_tensor_repr(ctx, t, &s));
  EXPECT_EQ(std::string(nnc_string_data(s)).rfind("Parameter containing:", 0), 0u);
  ok(nnc_module_get_parameter(ctx, copy, "1.weight", &t));
  EXPECT_EQ(nnc_tensor_requires_grad(t), 1);
}

}  // namespace
