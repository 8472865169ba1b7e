// SPDX-License-Identifier: Apache-2.0
// Modules and optimizers through the C interface: what is offered, keyword arguments, and what a
// failed call leaves.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "nnc/nnc.h"
#include "support/c_error.h"
#include "support/extremes.h"

namespace {

using nnc_test::code_of;
using nnc_test::ok;

nnc_error* no_forward(uintptr_t, nnc_ctx*, nnc_module*, nnc_tensor* const*, int64_t, nnc_kwargs*,
                      nnc_tensor**, int64_t, int64_t*) {
  return nullptr;
}

// All handles come from one scope, which ends with the test.
class ModuleCalls : public ::testing::Test {
 protected:
  void SetUp() override { ok(nnc_ctx_scope(nullptr, &c_)); }
  void TearDown() override { nnc_release(c_); }

  nnc_module* module(const char* text) {
    nnc_module* m = nullptr;
    ok(nnc_module_new(c_, text, &m));
    return m;
  }
  nnc_tensor* ones(std::vector<int64_t> dims) {
    nnc_tensor* t = nullptr;
    ok(nnc_ones(c_, dims.data(), static_cast<int64_t>(dims.size()), NNC_FLOAT32, &t));
    return t;
  }
  int32_t new_code(const char* text) {
    nnc_module* m = nullptr;
    return code_of(nnc_module_new(c_, text, &m));
  }
  double first_of(nnc_tensor* t) {
    const int64_t zero = 0;
    nnc_tensor* x = nullptr;
    double value = 0;
    ok(nnc_tensor_ndim(t) == 0 ? nullptr : nnc_select(c_, t, 0, zero, &x));
    ok(nnc_tensor_item(c_, x ? x : t, &value));
    return value;
  }
  double buffer(nnc_module* m, const char* path) {
    nnc_tensor* t = nullptr;
    ok(nnc_module_get_buffer(c_, m, path, &t));
    return first_of(t);
  }
  double next_random() {
    nnc_tensor* t = nullptr;
    ok(nnc_rand(c_, nullptr, 0, NNC_FLOAT32, &t));
    return first_of(t);
  }

  nnc_ctx* c_ = nullptr;
};

TEST_F(ModuleCalls, HasTellsWhatIsOffered) {
  for (const char* name : {"optim.Adam.capturable", "optim.AdamW.capturable", "nn.Identity.x"}) {
    EXPECT_EQ(nnc_has(name), 0) << name;
  }
  for (const char* name :
       {"nn.LSTM.proj_size", "nn.Embedding.padding_idx", "optim.SGD.nesterov",
        "optim.SGD.differentiable", "torch.nn.Linear", "nn.Identity", "nn.Linear.device",
        "nn.EmbeddingBag.sparse", "nn.Embedding.sparse", "nn.ModuleDict.modules",
        "nn.ParameterDict.parameters", "nn.Parameter"}) {
    EXPECT_EQ(nnc_has(name), 1) << name;
  }
  EXPECT_EQ(new_code("Linear(2, 2, device='cuda')"), NNC_E_UNSUPPORTED);
  module("LSTM(1, 2, proj_size=1)");
  module("Embedding(2, 2, sparse=True)");
  module("EmbeddingBag(2, 2, sparse=True)");
  module("Linear(2, 2, device='cpu')");
  module("Identity(54, unused_argument1=0.1)");
  nnc_tensor* p = ones({1});
  nnc_optimizer* o = nullptr;
  EXPECT_EQ(code_of(nnc_optimizer_new_from(c_, "Adam(capturable=True)", &p, 1, &o)),
            NNC_E_UNSUPPORTED);
}

TEST_F(ModuleCalls, KeywordArgumentsAreBound) {
  nnc_kwargs* k = nullptr;
  ok(nnc_kwargs_new(c_, &k));
  nnc_tensor* x = ones({1, 3});
  nnc_tensor* state[2] = {ones({1, 2}), ones({1, 2})};
  ok(nnc_kwargs_set_tensors(k, "hx", state, 2));
  nnc_module* lstm = module("LSTM(3, 2)");
  nnc_tensor *with[3], *without[3], *positional[3];
  nnc_tensor* all[3] = {x, state[0], state[1]};
  int64_t n = 0;
  ok(nnc_module_forward(c_, lstm, &x, 1, k, with, 3, &n));
  EXPECT_EQ(n, 3);
  ok(nnc_module_forward(c_, lstm, all, 3, nullptr, positional, 3, &n));
  ok(nnc_module_forward(c_, lstm, &x, 1, nullptr, without, 3, &n));
  const auto value = [&](nnc_tensor* const* y) {
    nnc_tensor* s = nullptr;
    ok(nnc_sum(c_, y[0], nullptr, 0, 0, 0, &s));
    return first_of(s);
  };
  EXPECT_EQ(value(with), value(positional));
  EXPECT_NE(value(with), value(without));
  nnc_tensor* y = nullptr;
  nnc_module* linear = module("Linear(3, 2)");
  EXPECT_EQ(code_of(nnc_module_forward(c_, linear, &x, 1, k, &y, 1, &n)), NNC_E_UNKNOWN);
  nnc_kwargs* input = nullptr;
  ok(nnc_kwargs_new(c_, &input));
  ok(nnc_kwargs_set_tensor(input, "input", x));
  ok(nnc_module_forward(c_, linear, nullptr, 0, input, &y, 1, &n));
}

TEST_F(ModuleCalls, TooLittleCapacityRunsNothing) {
  nnc_module* net = module("Sequential(BatchNorm1d(4), Dropout(0.5))");
  nnc_tensor* x = ones({3, 4});
  int64_t n = 7;
  ok(nnc_manual_seed(c_, 0));
  EXPECT_EQ(code_of(nnc_module_forward(c_, net, &x, 1, nullptr, nullptr, 0, &n)), NNC_E_INVALID);
  EXPECT_EQ(n, 7);
  EXPECT_EQ(buffer(net, "0.num_batches_tracked"), 0);
  EXPECT_EQ(buffer(net, "0.running_mean"), 0);
  const double after = next_random();
  ok(nnc_manual_seed(c_, 0));
  EXPECT_EQ(after, next_random());
}

TEST_F(ModuleCalls, FailedAddDrawsNothing) {
  nnc_module* net = module("Sequential(ReLU())");
  ok(nnc_manual_seed(c_, 0));
  EXPECT_EQ(code_of(nnc_module_add(c_, net, "append", "Linear(2, 2)")), NNC_E_INVALID);
  EXPECT_EQ(code_of(nnc_module_add(c_, net, "1", "Sequential(Linear(2, 2), Linear(2))")),
            NNC_E_INVALID);
  const double after = next_random();
  ok(nnc_manual_seed(c_, 0));
  EXPECT_EQ(after, next_random());
}

TEST_F(ModuleCalls, SharedChildIsListedOnce) {
  nnc_module *net = module("Sequential()"), *relu = module("ReLU()");
  ok(nnc_module_register_module(c_, net, "a", relu));
  ok(nnc_module_register_module(c_, net, "b", relu));
  nnc_named* children = nullptr;
  ok(nnc_module_named_children(c_, net, &children));
  EXPECT_EQ(nnc_named_count(children), 1);
  EXPECT_STREQ(nnc_named_key(children, 0), "a");
}

TEST_F(ModuleCalls, ClassNamesCanBeReadBack) {
  nnc_module* m = nullptr;
  for (const char* name : {"my class", "", "Net(", "2D", "a..b", "a."}) {
    EXPECT_EQ(code_of(nnc_module_container(c_, name, &m)), NNC_E_INVALID) << name;
    const nnc_module_vtable vtable = {sizeof vtable, no_forward, nullptr, nullptr,
                                      nullptr,       nullptr,    nullptr, nullptr};
    EXPECT_EQ(code_of(nnc_module_new_user(c_, name, &vtable, 0, &m)), NNC_E_INVALID) << name;
  }
  for (const char* name : {"LeNet", "models.LeNet5", "_x"}) {
    ok(nnc_module_container(c_, name, &m));
    ok(nnc_module_add(c_, m, "a", "ReLU()"));
    nnc_string *text = nullptr, *again = nullptr;
    ok(nnc_module_repr(c_, m, &text));
    ok(nnc_module_repr(c_, module(nnc_string_data(text)), &again));
    EXPECT_STREQ(nnc_string_data(again), nnc_string_data(text));
  }
}

// As nnc/nn.h says: not the printed form of every container of the host's can be read back.
TEST_F(ModuleCalls, WhatAContainerPrintsIsReadAsText) {
  const auto printed = [&](const char* class_name, const char* child) {
    nnc_module* m = nullptr;
    nnc_string* text = nullptr;
    ok(nnc_module_container(c_, class_name, &m));
    if (child) ok(nnc_module_add(c_, m, child, "ReLU()"));
    ok(nnc_module_repr(c_, m, &text));
    return std::string(nnc_string_data(text));
  };
  EXPECT_EQ(printed("Net", nullptr), "Net()");
  EXPECT_EQ(new_code("Net()"), NNC_E_UNKNOWN);
  EXPECT_EQ(printed("Net", "a)b"), "Net(\n  (a)b): ReLU()\n)");
  EXPECT_EQ(new_code(printed("Net", "a)b").c_str()), NNC_E_TEXT);
  // The layer of that name, which can be called.
  nnc_tensor *x = ones({2}), *y = nullptr;
  ok(nnc_module_call(c_, module(printed("Sequential", "0").c_str()), x, &y));
  EXPECT_EQ(new_code(printed("Linear", "0").c_str()), NNC_E_INVALID);
}

TEST_F(ModuleCalls, SizesAreBoundedBeforeTheyAreUsed) {
  const nnc_test::Deadline deadline;
  for (const char* text :
       {"LSTM(1, 1, num_layers=1000000000)", "LSTM(1, 4611686018427387904)",
        "GRU(4611686018427387904, 4611686018427387904)", "RNN(1, 9223372036854775807)",
        "Linear(9223372036854775807, 9223372036854775807)", "Embedding(4611686018427387904, 8)",
        "Conv2d(1, 1, 4294967296, padding='same', dilation=4294967296)",
        "Conv3d(9223372036854775807, 1, 2)", "BatchNorm1d(9223372036854775807)",
        "LayerNorm((4294967296, 4294967296))", "GroupNorm(1, 9223372036854775807)",
        "PReLU(9223372036854775807)", "Embedding(4, 2, padding_idx=-9223372036854775808)"}) {
    nnc_module* m = nullptr;
    nnc_error* e = nnc_module_new(c_, text, &m);
    ASSERT_NE(e, nullptr) << text;
    EXPECT_NE(nnc_error_code(e), NNC_E_INTERNAL) << text << nnc_error_message(e);
    nnc_error_free(e);
  }
  // 4 times as many rows are 0 in 64 bits.
  EXPECT_EQ(new_code("LSTM(1, 4611686018427387904)"), NNC_E_MEMORY);
}

TEST_F(ModuleCalls, AdamRefusesAConvertedParameter) {
  nnc_module* m = module("Linear(2, 1)");
  nnc_optimizer* o = nullptr;
  ok(nnc_optimizer_new(c_, "Adam(lr=0.1)", m, &o));
  const auto backward = [&](nnc_dtype dtype) {
    nnc_tensor *x = nullptr, *y = nullptr, *s = nullptr;
    const int64_t dims[2] = {1, 2};
    ok(nnc_ones(c_, dims, 2, dtype, &x));
    ok(nnc_module_call(c_, m, x, &y));
    ok(nnc_sum(c_, y, nullptr, 0, 0, 0, &s));
    ok(nnc_backward(c_, s));
  };
  backward(NNC_FLOAT32);
  ok(nnc_optimizer_step(c_, o));
  ok(nnc_module_to(c_, m, NNC_FLOAT64));
  backward(NNC_FLOAT64);
  EXPECT_EQ(code_of(nnc_optimizer_step(c_, o)), NNC_E_DTYPE);
}

// Every tensor of the state, as text.
class Unchanged : public ModuleCalls {
 protected:
  std::string state_of(nnc_module* m, bool versions = true) {
    nnc_named* state = nullptr;
    ok(nnc_module_state_dict(c_, m, &state));
    std::string all;
    for (int64_t i = 0; i < nnc_named_count(state); ++i) {
      nnc_tensor* t = nullptr;
      nnc_string* text = nullptr;
      ok(nnc_named_tensor(c_, state, i, &t));
      ok(nnc_tensor_repr(c_, t, &text));
      const std::string version = versions ? std::to_string(nnc_tensor_version(t)) : "";
      all += nnc_named_key(state, i) + (" " + version + " ") + nnc_string_data(text) + "\n";
    }
    return all;
  }
};

// Note [Undo]: the first layers have done their work when a later one refuses.
TEST_F(Unchanged, ByACallThatFailsHalfWay) {
  nnc_module* m = module(
      "Sequential(Sequential(BatchNorm1d(4), Dropout(0.5), BatchNorm1d(4, momentum=None)), "
      "Linear(5, 2))");
  nnc_tensor *x = nullptr, *y = nullptr;
  const int64_t sizes[] = {3, 4};
  ok(nnc_randn(c_, sizes, 2, NNC_FLOAT32, &x));
  const std::string before = state_of(m);
  ok(nnc_manual_seed(c_, 3));
  EXPECT_EQ(code_of(nnc_module_call(c_, m, x, &y)), NNC_E_SHAPE);
  int64_t n = 0;
  EXPECT_EQ(code_of(nnc_module_forward(c_, m, &x, 1, nullptr, &y, 1, &n)), NNC_E_SHAPE);
  EXPECT_EQ(state_of(m), before);
  const double drawn = next_random();
  ok(nnc_manual_seed(c_, 3));
  EXPECT_EQ(drawn, next_random());
  nnc_module* first = nullptr;
  ok(nnc_module_get_submodule(c_, m, "0", &first));
  ok(nnc_module_call(c_, first, x, &y));
  EXPECT_NE(state_of(m), before);
}

// Rows are a part of the memory: what was taken back counts as written (nnc_tensor_version).
TEST_F(Unchanged, RowsOfAnEmbedding) {
  nnc_module* m = module("Sequential(Embedding(5, 4, max_norm=0.1), Linear(5, 2))");
  const int64_t three = 3;
  nnc_tensor *x = nullptr, *y = nullptr;
  ok(nnc_zeros(c_, &three, 1, NNC_INT64, &x));
  const std::string before = state_of(m, false);
  EXPECT_EQ(code_of(nnc_module_call(c_, m, x, &y)), NNC_E_SHAPE);
  EXPECT_EQ(state_of(m, false), before);
  nnc_string* text = nullptr;
  EXPECT_EQ(code_of(nnc_summary(c_, m, &x, 1, nullptr, nullptr, &text)), NNC_E_SHAPE);
  EXPECT_EQ(state_of(m, false), before);
}

// A host's forward that catches the error of a child and goes on: the child's steps are taken back,
// those before it stay.
nnc_error* go_on(uintptr_t data, nnc_ctx* c, nnc_module* self, nnc_tensor* const* inputs, int64_t,
                 nnc_kwargs*, nnc_tensor** outputs, int64_t, int64_t* n_outputs) {
  nnc_module *good = nullptr, *bad = nullptr;
  nnc_tensor *y = nullptr, *none = nullptr;
  if (nnc_error* e = nnc_module_get_submodule(c, self, "good", &good)) return e;
  if (nnc_error* e = nnc_module_get_submodule(c, self, "bad", &bad)) return e;
  if (nnc_error* e = nnc_module_call(c, good, inputs[0], &y)) return e;
  nnc_error_free(nnc_module_call(c, bad, y, &none));
  outputs[0] = y;
  *n_outputs = 1;
  if (data == 0) return nullptr;
  return nnc_module_call(c, bad, y, &none);
}
TEST_F(Unchanged, WhatAHostsForwardCatches) {
  for (const uintptr_t fails : {uintptr_t{0}, uintptr_t{1}}) {
    nnc_module_vtable v{};
    v.struct_size = sizeof v;
    v.forward = go_on;
    nnc_module* m = nullptr;
    ok(nnc_module_new_user(c_, "Host", &v, fails, &m));
    ok(nnc_module_add(c_, m, "good", "BatchNorm1d(4)"));
    ok(nnc_module_add(c_, m, "bad", "Sequential(BatchNorm1d(4), Linear(5, 2))"));
    nnc_tensor *x = ones({3, 4}), *y = nullptr;
    const std::string before = state_of(m);
    nnc_error* e = nnc_module_call(c_, m, x, &y);
    if (fails)
      EXPECT_EQ(code_of(e), NNC_E_SHAPE);
    else
      ok(e);
    EXPECT_EQ(buffer(m, "good.num_batches_tracked"), fails ? 0 : 1);
    EXPECT_EQ(buffer(m, "bad.0.num_batches_tracked"), 0);
    EXPECT_EQ(state_of(m) == before, fails != 0);
  }
}

}  // namespace
