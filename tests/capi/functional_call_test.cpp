// SPDX-License-Identifier: Apache-2.0
// Functional calls of modules with a forward of the host's, and calls within calls. The numbers are
// PyTorch's.
#include "support/module_hooks.h"

namespace {

using nnc_test::List;
using nnc_test::ok;

class FunctionalCall : public nnc_test::ModuleHookTest {
 protected:
  nnc_tensor* number(double v) {
    nnc_tensor* t = nullptr;
    const int64_t sizes[1] = {1};
    ok(nnc_full(ctx, sizes, 1, v, NNC_FLOAT32, &t));
    return t;
  }
  static nnc_named* given(const std::vector<std::pair<const char*, nnc_tensor*>>& entries) {
    nnc_named* named = nullptr;
    ok(nnc_named_new(nullptr, &named));
    for (const auto& [key, t] : entries) ok(nnc_named_add(named, key, t));
    return named;
  }
  static nnc_error* call_with(nnc_ctx* c, nnc_module* m, nnc_named* tensors, nnc_tensor* x,
                              bool tie_weights, nnc_tensor** out) {
    int64_t n = 0;
    nnc_error* e = nnc_functional_call(c, m, tensors, &x, 1, nullptr, tie_weights, 0, out, 1, &n);
    nnc_release(tensors);
    return e;
  }
  // A module with the parameters a and b, which gives their sum.
  nnc_module* sum(nnc_tensor* a, nnc_tensor* b) {
    nnc_module** const self = &modules_.emplace_back();
    *self = host_module([self](nnc_ctx* c, const List&, nnc_kwargs*, List& out) -> nnc_error* {
      out.resize(1);
      nnc_tensor *a = nullptr, *b = nullptr;
      ok(nnc_module_get_parameter(c, *self, "a", &a));
      ok(nnc_module_get_parameter(c, *self, "b", &b));
      return nnc_add(c, a, b, 1, &out[0]);
    });
    ok(nnc_module_register_parameter(ctx, *self, "a", a));
    ok(nnc_module_register_parameter(ctx, *self, "b", b));
    return *self;
  }
  // A module that calls `inner` with a = 1000.
  nnc_module* calling(nnc_module* inner) {
    nnc_module* m = host_module([inner](nnc_ctx* c, const List& in, nnc_kwargs*, List& out) {
      out.resize(1);
      nnc_tensor* thousand = nullptr;
      const int64_t sizes[1] = {1};
      ok(nnc_full(c, sizes, 1, 1000, NNC_FLOAT32, &thousand));
      return call_with(c, inner, given({{"a", thousand}}), in[0], true, &out[0]);
    });
    ok(nnc_module_register_module(ctx, m, "u", inner));
    return m;
  }
  std::string called(nnc_module* m, nnc_named* tensors, bool tie_weights) {
    nnc_tensor* y = nullptr;
    ok(call_with(ctx, m, tensors, number(0), tie_weights, &y));
    return text(y);
  }

  std::deque<nnc_module*> modules_;
};

// What is one and the same parameter is asked of the call around.
TEST_F(FunctionalCall, WithinAnotherTiesWhatThatOnePutThere) {
  nnc_tensor* shared = number(1);
  nnc_module* tied = calling(sum(shared, shared));
  EXPECT_EQ(called(tied, given({{"u.a", number(10)}, {"u.b", number(20)}}), false), "[1020]");
  nnc_module* apart = calling(sum(number(1), number(2)));
  nnc_tensor* one = number(10);
  EXPECT_EQ(called(apart, given({{"u.a", one}, {"u.b", one}}), true), "[2000]");
  EXPECT_EQ(called(apart, given({{"u.a", number(10)}, {"u.b", number(20)}}), false), "[1020]");
}

// The module of a vector's spectral norm has no vectors of its own, whatever is registered in it.
TEST_F(FunctionalCall, BuffersRegisteredWithinAreNotThoseOfSpectralNorm) {
  nnc_module *layer = nullptr, *norm = nullptr, *copy = nullptr;
  ok(nnc_module_new(ctx, "Linear(4, 4)", &layer));
  ok(nnc_parametrizations_spectral_norm(ctx, layer, "bias", 1, 1e-12, nullptr));
  ok(nnc_module_get_submodule(ctx, layer, "parametrizations.bias.0", &norm));
  nnc_tensor *matrix = nullptr, *y = nullptr;
  const int64_t sizes[2] = {4, 4};
  ok(nnc_ones(ctx, sizes, 2, NNC_FLOAT32, &matrix));
  nnc_module* m = host_module([&](nnc_ctx* c, const List& in, nnc_kwargs*, List& out) {
    for (const char* name : {"x", "y"}) {
      nnc_tensor* four = nullptr;
      ok(nnc_ones(c, sizes, 1, NNC_FLOAT32, &four));
      ok(nnc_module_register_buffer(c, norm, name, four, 1));
    }
    out.resize(1);
    return nnc_module_call(c, norm, in[0], &out[0]);
  });
  ok(nnc_module_register_module(ctx, m, "norm", norm));
  EXPECT_EQ(nnc_test::code_of(call_with(ctx, m, given({}), matrix, true, &y)), NNC_E_SHAPE);
  EXPECT_EQ(nnc_test::code_of(nnc_module_call(ctx, norm, matrix, &y)), NNC_E_SHAPE);
  ok(nnc_module_deepcopy(ctx, norm, &copy));
  EXPECT_EQ(nnc_test::code_of(nnc_module_call(ctx, copy, matrix, &y)), NNC_E_SHAPE);
  // One that has some keeps them in a copy, and reads what a call puts in their place.
  ok(nnc_parametrizations_spectral_norm(ctx, layer, "weight", 1, 1e-12, nullptr));
  ok(nnc_module_get_submodule(ctx, layer, "parametrizations.weight.0", &norm));
  ok(nnc_module_deepcopy(ctx, norm, &copy));
  ok(nnc_module_train(ctx, copy, 0));
  nnc_tensor* one = nullptr;
  ok(nnc_tensor_from_data(ctx, std::vector<float>{1, 0, 0, 0}.data(), sizes, 1, NNC_FLOAT32, &one));
  ok(call_with(ctx, copy, given({{"_u", one}, {"_v", one}}), matrix, true, &y));
  EXPECT_EQ(text(y), text(matrix));
}

TEST_F(FunctionalCall, StateReadAndLoadedWithinIsThatOfTheCall) {
  nnc_module* self = nullptr;
  self = host_module([&](nnc_ctx* c, const List&, nnc_kwargs*, List& out) -> nnc_error* {
    out.resize(1);
    nnc_named* state = nullptr;
    ok(nnc_module_state_dict(c, self, &state));
    nnc_tensor* seen = nullptr;
    ok(nnc_named_tensor(c, state, 0, &seen));
    note("state", seen);
    nnc_tensor* five = nullptr;
    const int64_t sizes[1] = {1};
    ok(nnc_full(c, sizes, 1, 5, NNC_FLOAT32, &five));
    nnc_named* loaded = given({{"a", five}});
    ok(nnc_module_load_state_dict(c, self, loaded, 1, nullptr, nullptr));
    nnc_release(loaded);
    return nnc_module_get_parameter(c, self, "a", &out[0]);
  });
  nnc_tensor *own = number(1), *seven = number(7);
  ok(nnc_module_register_parameter(ctx, self, "a", own));
  EXPECT_EQ(called(self, given({{"a", seven}}), true), "[5]");
  EXPECT_EQ(log_, "forward ([0]) {}\nstate [7]\n");
  EXPECT_EQ(text(own), "[1]");
  EXPECT_EQ(text(seven), "[5]");
}

}  // namespace
