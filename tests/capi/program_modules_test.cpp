// SPDX-License-Identifier: Apache-2.0
// Modules that are made, and whose entries change, while a program is captured.
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "nnc/containers.h"
#include "nnc/nn_utils.h"
#include "support/program_step.h"

namespace {

using nnc_test::HostFunction;
using nnc_test::kHost;
using nnc_test::List;
using nnc_test::ok;
using nnc_test::Values;

class ProgramModules : public nnc_test::HostTest {
 protected:
  // Something done with an input.
  using Act = std::function<nnc_error*(nnc_ctx*, nnc_tensor*)>;
  nnc_module* module(const char* text) {
    nnc_module* m = nullptr;
    ok(nnc_module_new(ctx, text, &m));
    ok(nnc_module_double(ctx, m));
    return m;
  }
  // (2, 3)
  nnc_tensor* ramp(double to) {
    const int64_t sizes[] = {2, 3};
    nnc_tensor *line = nullptr, *t = nullptr;
    ok(nnc_linspace(ctx, -1, to, 6, NNC_FLOAT64, &line));
    ok(nnc_reshape(ctx, line, sizes, 2, &t));
    return t;
  }
  HostFunction& acting(const Act& act) {
    return host([act](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
      out.resize(1);
      TRY(act(c, in[0]));
      return nnc_mul_scalar(c, in[0], 2, &out[0]);
    });
  }
  nnc_error* capture(HostFunction& f, nnc_program** p) {
    nnc_tensor* x = ramp(1);
    return nnc_program_capture_callback(ctx, &kHost, f.self(), &x, 1, p);
  }
  std::string refusal_of(const Act& act) {
    nnc_program* p = nullptr;
    return message(capture(acting(act), &p));
  }
  nnc_tensor* run(nnc_program* p, nnc_tensor* x) {
    nnc_tensor* y = nullptr;
    int64_t n = 0;
    ok(nnc_program_run(ctx, p, &x, 1, &y, 1, &n));
    return y;
  }
  // The module's tensors, one after another.
  std::vector<Values> state(nnc_module* m) {
    std::vector<Values> all;
    nnc_named* dict = nullptr;
    ok(nnc_module_state_dict(ctx, m, &dict));
    for (int64_t i = 0; i < nnc_named_count(dict); ++i) {
      nnc_tensor* t = nullptr;
      ok(nnc_named_tensor(ctx, dict, i, &t));
      all.push_back(values(t));
    }
    return all;
  }
};

TEST_F(ProgramModules, MakesLayersThatDrawNothing) {
  for (const char* const text :
       {"ReLU()", "BatchNorm1d(3, dtype=torch.float64)", "LayerNorm(3, dtype=torch.float64)",
        "Sequential(LayerNorm(3, dtype=torch.float64), Sigmoid(), Dropout(0.5))"}) {
    SCOPED_TRACE(text);
    HostFunction& f = host([text](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
      nnc_module* m = nullptr;
      out.resize(1);
      TRY(nnc_module_new(c, text, &m));
      TRY(nnc_module_eval(c, m));
      return nnc_module_call(c, m, in[0], &out[0]);
    });
    nnc_program* p = nullptr;
    ok(capture(f, &p));
    nnc_tensor* x = ramp(3);
    const Values y = values(run(p, x));
    List expected;
    ok(f.function(ctx, {x}, expected));
    EXPECT_EQ(f.calls, 1);
    const Values right = values(expected[0]);
    for (size_t i = 0; i < y.size(); ++i) EXPECT_NEAR(y[i], right[i], 1e-12);
  }
}

TEST_F(ProgramModules, RefusesToMakeLayersThatDraw) {
  for (const char* const text : {"Linear(3, 2)", "ReLU(), Conv1d(1, 1, 1)", "Embedding(3, 2)",
                                 "GRU(3, 2)", "Bilinear(1, 1, 1)"}) {
    const std::string e = refusal_of([text](nnc_ctx* c, nnc_tensor*) {
      nnc_module* m = nullptr;
      return nnc_module_new(c, (std::string("Sequential(") + text + ")").c_str(), &m);
    });
    EXPECT_NE(e.find("random numbers are drawn"), std::string::npos) << text << ": " << e;
  }
}

// A run would leave the module as the capture did.
TEST_F(ProgramModules, RefusesEntriesThatDependOnTheInputs) {
  nnc_module *linear = module("Linear(3, 2, bias=False)"), *norm = module("BatchNorm1d(3)"),
             *lazy = nullptr, *list = module("ParameterList()");
  ok(nnc_module_new(ctx, "LazyLinear(2, bias=False, dtype=torch.float64)", &lazy));
  nnc_tensor* weight = nullptr;
  ok(nnc_module_get_parameter(ctx, linear, "weight", &weight));
  const auto load = [](nnc_module* m, bool assign) {
    return [=](nnc_ctx* c, nnc_tensor* x) -> nnc_error* {
      nnc_named* state = nullptr;
      nnc_tensor* twice = nullptr;
      TRY(nnc_mul_scalar(c, x, 2, &twice));
      TRY(nnc_named_new(c, &state));
      TRY(nnc_named_add(state, "weight", twice));
      return nnc_module_load_state_dict_assign(c, m, state, 1, assign, nullptr, nullptr);
    };
  };
  const std::pair<const char*, Act> acts[] = {
      {"load", load(linear, false)},
      {"assign", load(linear, true)},
      {"lazy", load(lazy, false)},
      {"new buffer",
       [=](nnc_ctx* c, nnc_tensor* x) { return nnc_module_register_buffer(c, linear, "b", x, 1); }},
      {"another buffer",
       [=](nnc_ctx* c, nnc_tensor* x) {
         return nnc_module_register_buffer(c, norm, "running_mean", x, 1);
       }},
      {"new parameter",
       [=](nnc_ctx* c, nnc_tensor* x) { return nnc_module_register_parameter(c, linear, "b", x); }},
      {"another parameter",
       [=](nnc_ctx* c, nnc_tensor* x) {
         return nnc_module_register_parameter(c, norm, "weight", x);
       }},
      {"list", [=](nnc_ctx* c, nnc_tensor* x) { return nnc_parameter_list_append(c, list, x); }},
      {"vector",
       [=](nnc_ctx* c, nnc_tensor* x) -> nnc_error* {
         nnc_tensor *flat = nullptr, *w = weight;
         TRY(nnc_flatten(c, x, 0, -1, &flat));
         return nnc_vector_to_parameters(c, flat, &w, 1);
       }},
      {"child",
       [=](nnc_ctx* c, nnc_tensor* x) -> nnc_error* {
         nnc_module* child = nullptr;
         TRY(nnc_module_new(c, "ReLU()", &child));
         TRY(nnc_module_register_buffer(c, child, "b", x, 1));
         return nnc_module_register_module(c, linear, "child", child);
       }},
      {"child afterwards",
       [=](nnc_ctx* c, nnc_tensor* x) -> nnc_error* {
         nnc_module* child = nullptr;
         TRY(nnc_module_new(c, "ReLU()", &child));
         TRY(nnc_module_register_module(c, norm, "child", child));
         return nnc_module_register_buffer(c, child, "b", x, 1);
       }},
      {"constant that is written to",
       [=](nnc_ctx* c, nnc_tensor* x) -> nnc_error* {
         nnc_tensor* zeros = nullptr;
         TRY(nnc_zeros_like(c, x, NNC_DTYPE_DEFAULT, &zeros));
         TRY(nnc_module_register_buffer(c, norm, "c", zeros, 1));
         return nnc_add_(c, zeros, x, 1);
       }},
  };
  const std::vector<Values> before = state(linear);
  for (const auto& [name, act] : acts) {
    const std::string e = refusal_of(act);
    EXPECT_NE(e.find("there before"), std::string::npos) << name << ": " << e;
    EXPECT_NE(e.find("cannot be captured"), std::string::npos) << name << ": " << e;
  }
  EXPECT_EQ(state(linear), before);
}

// A layer of the capture's own, and what is the same at every run, which a module keeps.
TEST_F(ProgramModules, TakesEntriesOfItsOwnModulesAndConstants) {
  nnc_module* keeper = module("ReLU()");
  HostFunction& f = host([=](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    nnc_module* own = nullptr;
    nnc_tensor *table = nullptr, *y = nullptr;
    out.resize(1);
    if (nnc_error* missing = nnc_module_get_buffer(c, keeper, "table", &table)) {
      nnc_error_free(missing);
      TRY(nnc_arange(c, 0, 3, 1, NNC_FLOAT64, &table));
      TRY(nnc_module_register_buffer(c, keeper, "table", table, 1));
    }
    TRY(nnc_module_get_buffer(c, keeper, "table", &table));
    TRY(nnc_module_new(c, "LayerNorm(3, elementwise_affine=False)", &own));
    TRY(nnc_module_register_buffer(c, own, "b", in[0], 1));
    TRY(nnc_module_get_buffer(c, own, "b", &y));
    return nnc_add(c, y, table, 1, &out[0]);
  });
  nnc_program* p = nullptr;
  ok(capture(f, &p));
  for (const double to : {1.0, 9.0}) {
    nnc_tensor* x = ramp(to);
    List expected;
    ok(f.function(ctx, {x}, expected));
    EXPECT_EQ(values(run(p, x)), values(expected[0]));
  }
}

// A training step writes what it leaves behind.
TEST_F(ProgramModules, AssignsInTrainingSteps) {
  nnc_module* m = module("Linear(3, 2, bias=False)");
  HostFunction& f = host([=](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    nnc_named* state = nullptr;
    out.resize(1);
    TRY(nnc_mul_scalar(c, in[0], 2, &out[0]));
    TRY(nnc_named_new(c, &state));
    TRY(nnc_named_add(state, "weight", out[0]));
    return nnc_module_load_state_dict_assign(c, m, state, 1, 1, nullptr, nullptr);
  });
  nnc_program* p = nullptr;
  ok(nnc_program_capture_step(ctx, &kHost, f.self(), &p));
  for (const double to : {1.0, 9.0, -3.0}) {
    const Values y = values(run(p, ramp(to)));
    EXPECT_EQ(state(m), (std::vector<Values>{y}));
  }
}

}  // namespace
