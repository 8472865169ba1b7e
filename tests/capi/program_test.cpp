// SPDX-License-Identifier: Apache-2.0
// Programs through the C functions: what is seen of changes, what is refused, what is left behind.
#include "nnc/program.h"

#include <atomic>
#include <string>
#include <thread>

#include "support/host_functions.h"

namespace {

using nnc_test::HostFunction;
using nnc_test::kHost;
using nnc_test::List;
using nnc_test::ok;
using Values = std::vector<double>;

// The message of a call that must fail.
std::string error_of(nnc_error* e) {
  const std::string text = e ? nnc_error_message(e) : "no error";
  nnc_error_free(e);
  return text;
}

class Program : public nnc_test::HostTest {
 protected:
  nnc_module* module(const char* text) {
    nnc_module* m = nullptr;
    ok(nnc_module_new(ctx, text, &m));
    ok(nnc_module_double(ctx, m));
    ok(nnc_module_eval(ctx, m));
    return m;
  }
  nnc_program* capture(nnc_module* m, List in) {
    nnc_program* p = nullptr;
    ok(nnc_program_capture(ctx, m, in.data(), static_cast<int64_t>(in.size()), &p));
    return p;
  }
  nnc_program* capture(const HostFunction& f, List in) {
    nnc_program* p = nullptr;
    ok(nnc_program_capture_callback(ctx, &kHost, f.self(), in.data(),
                                    static_cast<int64_t>(in.size()), &p));
    return p;
  }
  List run(nnc_program* p, List in) {
    List out(4);
    int64_t n = 0;
    ok(nnc_program_run(ctx, p, in.data(), static_cast<int64_t>(in.size()), out.data(), 4, &n));
    out.resize(static_cast<size_t>(n));
    return out;
  }
  nnc_tensor* call(nnc_module* m, nnc_tensor* x) {
    nnc_tensor* y = nullptr;
    ok(nnc_module_call(ctx, m, x, &y));
    return y;
  }
  nnc_tensor* ramp(std::initializer_list<int64_t> dims) {
    int64_t n = 1;
    for (const int64_t d : dims) n *= d;
    nnc_tensor *line = nullptr, *t = nullptr;
    ok(nnc_linspace(ctx, -1, 1, n, NNC_FLOAT64, &line));
    ok(nnc_reshape(ctx, line, dims.begin(), static_cast<int64_t>(dims.size()), &t));
    return t;
  }
};

TEST_F(Program, GivesWhatTheModuleGives) {
  nnc_module* m = module(
      "Sequential(Conv2d(3, 8, 3, padding=1), BatchNorm2d(8), ReLU(), MaxPool2d(2), Flatten(), "
      "Linear(128, 5), Softmax(dim=1))");
  nnc_program* p = capture(m, {ramp({2, 3, 8, 8})});
  for (int64_t batch : {2, 5, 2, 1}) {
    nnc_tensor* x = ramp({batch, 3, 8, 8});
    const Values y = values(run(p, {x})[0]), expected = values(call(m, x));
    ASSERT_EQ(y.size(), expected.size());
    for (size_t i = 0; i < y.size(); ++i) EXPECT_NEAR(y[i], expected[i], 1e-12);
  }
}

// A product fills half of a result; a view with gaps has as many elements, and is not that half.
TEST_F(Program, ChangesWhatAViewWithGapsShows) {
  nnc_tensor *x = nullptr, *w = nullptr, *ends = nullptr;
  const int64_t rows[2] = {12, 64}, matrices[3] = {1, 64, 64}, one = 1;
  const int32_t end = 6;
  ok(nnc_randn(ctx, rows, 2, NNC_FLOAT32, &x));
  ok(nnc_randn(ctx, matrices, 3, NNC_FLOAT32, &w));
  ok(nnc_tensor_from_data(ctx, &end, &one, 1, NNC_INT32, &ends));
  HostFunction& f = host([=](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    nnc_tensor *y = nullptr, *view = nullptr;
    if (nnc_error* e = nnc_grouped_mm(c, in[0], w, ends, nullptr, {}, &y)) return e;
    if (nnc_error* e = nnc_slice(c, y, 0, 0, 12, 2, &view)) return e;
    if (nnc_error* e = nnc_relu_(c, view)) return e;
    out = {y};
    return nullptr;
  });
  nnc_tensor* const got = run(capture(f, {x}), {x})[0];
  List expected;
  ok(f.function(ctx, {x}, expected));
  int32_t close = 0;
  ok(nnc_allclose(ctx, got, expected[0], 1e-4, 1e-4, 0, &close));
  EXPECT_EQ(close, 1);
}

TEST_F(Program, SeesChangedParametersAndModes) {
  nnc_module* m = module("Sequential(Linear(4, 3), BatchNorm1d(3))");
  nnc_tensor* x = ramp({2, 4});
  nnc_program* p = capture(m, {x});
  const Values before = values(run(p, {x})[0]);
  nnc_tensor* w = nullptr;
  ok(nnc_module_get_parameter(ctx, m, "0.weight", &w));
  nnc_ctx* quiet = nullptr;
  ok(nnc_ctx_fork(ctx, "grad=False", &quiet));
  ok(nnc_fill_(quiet, w, 0.5));
  EXPECT_NE(values(run(p, {x})[0]), before);
  EXPECT_EQ(values(run(p, {x})[0]), values(call(m, x)));
  // Other memory, of another type.
  ok(nnc_module_to(ctx, m, NNC_FLOAT32));
  nnc_tensor *narrow = nullptr, *y = nullptr, *expected = nullptr;
  ok(nnc_tensor_to(ctx, x, NNC_FLOAT32, &narrow));
  ok(nnc_tensor_to(ctx, run(p, {narrow})[0], NNC_FLOAT64, &y));
  ok(nnc_tensor_to(ctx, call(m, narrow), NNC_FLOAT64, &expected));
  EXPECT_EQ(values(y), values(expected));
  // In training mode its statistics would change.
  ok(nnc_module_train(ctx, m, 1));
  nnc_tensor* out = nullptr;
  int64_t n = 0;
  EXPECT_NE(error_of(nnc_program_run(ctx, p, &narrow, 1, &out, 1, &n)).find("BatchNorm1d"),
            std::string::npos);
  EXPECT_EQ(out, nullptr);
}

// A block of a residual network in float32: what is fused, and that it still gives the same.
TEST_F(Program, FusesConvolutionsWithWhatFollows) {
  nnc_module* first = module("Sequential(Conv2d(8, 16, 3, padding=1), BatchNorm2d(16), ReLU())");
  nnc_module* second =
      module("Sequential(Conv2d(16, 16, 3, padding=1, bias=False), BatchNorm2d(16))");
  for (nnc_module* m : {first, second}) {
    nnc_tensor *mean = nullptr, *weight = nullptr;
    ok(nnc_module_float(ctx, m));
    ok(nnc_module_get_buffer(ctx, m, "1.running_mean", &mean));
    ok(nnc_module_get_parameter(ctx, m, "1.weight", &weight));
    nnc_ctx* quiet = nullptr;
    ok(nnc_ctx_fork(ctx, "grad=False", &quiet));
    ok(nnc_fill_(quiet, mean, 0.25));
    ok(nnc_fill_(quiet, weight, -1.5));
  }
  HostFunction& block = host([=](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    nnc_tensor *a = nullptr, *b = nullptr, *sum = nullptr;
    out.resize(2);
    if (nnc_error* e = nnc_module_call(c, first, in[0], &a)) return e;
    if (nnc_error* e = nnc_module_call(c, second, a, &b)) return e;
    if (nnc_error* e = nnc_add(c, b, a, 1, &sum)) return e;
    out[1] = a;
    return nnc_relu(c, sum, &out[0]);
  });
  nnc_tensor *wide = ramp({2, 8, 12, 12}), *x = nullptr;
  ok(nnc_tensor_to(ctx, wide, NNC_FLOAT32, &x));
  nnc_program* p = capture(block, {x});
  const List got = run(p, {x});
  List expected;
  ok(block.function(ctx, {x}, expected));
  for (int i = 0; i < 2; ++i) {
    int32_t close = 0;
    ok(nnc_allclose(ctx, got[i], expected[i], 1e-5, 1e-5, 0, &close));
    EXPECT_EQ(close, 1) << i;
  }
  nnc_string* text = nullptr;
  ok(nnc_program_text(ctx, p, &text));
  const std::string t = nnc_string_data(text);
  EXPECT_NE(t.find("conv_forward + relu"), std::string::npos) << t;
  EXPECT_NE(t.find("conv_forward + add + relu"), std::string::npos) << t;
  EXPECT_EQ(t.find("channel_affine"), std::string::npos) << t;
  EXPECT_NE(t.find("\n3 steps"), std::string::npos) << t;
}

// An encoder layer in float32, whose weights are kept packed: for inputs of each length, and until
// they are written to.
TEST_F(Program, FusesLinearLayersWithWhatFollows) {
  nnc_module* m = module(
      "TransformerEncoderLayer(64, 4, dim_feedforward=100, activation='gelu', batch_first=True)");
  ok(nnc_module_float(ctx, m));
  const auto wide = [&](int64_t rows) {
    nnc_tensor* x = nullptr;
    ok(nnc_tensor_to(ctx, ramp({1, rows, 64}), NNC_FLOAT32, &x));
    return x;
  };
  nnc_program* p = capture(m, {wide(8)});
  nnc_tensor* weight = nullptr;
  ok(nnc_module_get_parameter(ctx, m, "linear1.weight", &weight));
  nnc_ctx* quiet = nullptr;
  ok(nnc_ctx_fork(ctx, "grad=False", &quiet));
  for (const int64_t rows : {8, 21, 8, 30}) {
    nnc_tensor* x = wide(rows);
    int32_t close = 0;
    ok(nnc_allclose(ctx, run(p, {x})[0], call(m, x), 1e-5, 1e-5, 0, &close));
    EXPECT_EQ(close, 1) << rows;
    ok(nnc_mul_scalar_(quiet, weight, 1.5));
  }
  nnc_string* text = nullptr;
  ok(nnc_program_text(ctx, p, &text));
  const std::string t = nnc_string_data(text);
  EXPECT_NE(t.find("linear + unary"), std::string::npos) << t;
  EXPECT_NE(t.find("linear + add"), std::string::npos) << t;
  EXPECT_EQ(t.find("gemm"), std::string::npos) << t;
  EXPECT_NE(t.find("\n7 steps"), std::string::npos) << t;
}

// A weight that was computed while capturing belongs to the program alone.
TEST_F(Program, KeepsAMatrixThatItHasComputed) {
  nnc_module* m = module("Linear(64, 64)");
  ok(nnc_module_float(ctx, m));
  ok(nnc_parametrizations_weight_norm(ctx, m, "weight", 0));
  nnc_tensor* x = nullptr;
  ok(nnc_tensor_to(ctx, ramp({16, 64}), NNC_FLOAT32, &x));
  nnc_program* p = capture(m, {x});
  for (int i = 0; i < 3; ++i) {
    int32_t close = 0;
    ok(nnc_allclose(ctx, run(p, {x})[0], call(m, x), 1e-5, 1e-5, 0, &close));
    EXPECT_EQ(close, 1);
  }
  nnc_string* text = nullptr;
  ok(nnc_program_text(ctx, p, &text));
  EXPECT_NE(std::string(nnc_string_data(text)).find("linear"), std::string::npos);
}

// Loading writes when all is known to fit: what refuses it must not come after that.
TEST_F(Program, RefusesToLoadAndLeavesTheModuleAsItWas) {
  nnc_module *m = module("Linear(4, 3)"), *other = module("Linear(4, 3)");
  nnc_named* state = nullptr;
  ok(nnc_module_state_dict(ctx, other, &state));
  nnc_tensor* x = ramp({2, 4});
  const Values before = values(call(m, x));
  HostFunction& f = host([=](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    if (nnc_error* e = nnc_module_load_state_dict(c, m, state, 1, nullptr, nullptr)) return e;
    out.resize(1);
    return nnc_module_call(c, m, in[0], &out[0]);
  });
  nnc_program* p = nullptr;
  EXPECT_NE(error_of(nnc_program_capture_callback(ctx, &kHost, f.self(), &x, 1, &p))
                .find("cannot be captured"),
            std::string::npos);
  EXPECT_EQ(values(call(m, x)), before);
  ok(nnc_module_load_state_dict(ctx, m, state, 1, nullptr, nullptr));
  EXPECT_EQ(values(call(m, x)), values(call(other, x)));
}

TEST_F(Program, WorksOnCopiesAndGivesNewTensors) {
  HostFunction& f = host([](nnc_ctx* c, const List& in, List& out) {
    out = {in[0]};
    return nnc_add_scalar_(c, in[0], 1);
  });
  nnc_tensor* x = tensor({1, 2});
  nnc_program* p = capture(f, {x});
  const int calls = f.calls;
  nnc_tensor *a = run(p, {x})[0], *b = run(p, {x})[0];
  EXPECT_EQ(f.calls, calls);
  EXPECT_EQ(values(a), (Values{2, 3}));
  EXPECT_EQ(values(b), (Values{2, 3}));
  EXPECT_EQ(values(x), (Values{1, 2}));
}

// What a step has read of a constant stays, whoever writes to it afterwards.
TEST_F(Program, ConstantsAreReadAsTheyWere) {
  HostFunction& f = host([](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    const int64_t n = 2;
    nnc_tensor* z = nullptr;
    out.resize(4);
    if (nnc_error* e = nnc_full(c, &n, 1, 1, NNC_FLOAT64, &z)) return e;
    if (nnc_error* e = nnc_add(c, in[0], z, 1, &out[0])) return e;  // x + 1
    if (nnc_error* e = nnc_fill_(c, z, 5)) return e;
    if (nnc_error* e = nnc_mul(c, in[0], z, &out[1])) return e;  // 5 x
    if (nnc_error* e = nnc_add_(c, z, in[0], 1)) return e;
    if (nnc_error* e = nnc_mul(c, in[0], z, &out[2])) return e;  // x (x + 5)
    if (nnc_error* e = nnc_fill_(c, z, 7)) return e;
    out[3] = z;
    return nullptr;
  });
  nnc_program* p = capture(f, {tensor({1, 2})});
  for (const Values& x : {Values{1, 2}, Values{3, -4}, Values{1, 2}}) {
    const List y = run(p, {tensor(x)});
    EXPECT_EQ(values(y[0]), (Values{x[0] + 1, x[1] + 1}));
    EXPECT_EQ(values(y[1]), (Values{5 * x[0], 5 * x[1]}));
    EXPECT_EQ(values(y[2]), (Values{x[0] * (x[0] + 5), x[1] * (x[1] + 5)}));
    EXPECT_EQ(values(y[3]), (Values{7, 7}));
  }
}

TEST_F(Program, SeesReplacedModulesAndOutputsFromOutside) {
  nnc_module *m = module("Sequential(Linear(2, 2), ReLU())"), *tanh = module("Tanh()");
  nnc_tensor *x = ramp({2, 2}), *outside = tensor({1, 2});
  nnc_program* p = capture(m, {x});
  EXPECT_EQ(values(run(p, {x})[0]), values(call(m, x)));
  ok(nnc_module_set_submodule(ctx, m, "1", tanh, 0));
  EXPECT_EQ(values(run(p, {x})[0]), values(call(m, x)));
  HostFunction& f = host([outside](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    out.resize(2);
    out[0] = in[0];
    return nnc_detach(c, outside, &out[1]);
  });
  nnc_program* both = capture(f, {x});
  ok(nnc_add_scalar_(ctx, outside, 1));
  EXPECT_EQ(values(run(both, {x})[1]), (Values{2, 3}));
}

TEST_F(Program, RefusesAnotherNumberOfInputs) {
  nnc_program* p = capture(module("Linear(2, 2)"), {ramp({1, 2})});
  nnc_tensor *in[] = {ramp({1, 2}), ramp({1, 2})}, *out = nullptr;
  int64_t n = 0;
  for (const int64_t count : {0, 2}) {
    EXPECT_EQ(nnc_test::code_of(nnc_program_run(ctx, p, in, count, &out, 1, &n)), NNC_E_INVALID);
  }
}

// An error that the host passes over does not make a program.
TEST_F(Program, RemembersRefusals) {
  HostFunction& f = host([](nnc_ctx* c, const List& in, List& out) {
    double v = 0;
    nnc_error_free(nnc_tensor_item(c, in[0], &v));
    out.resize(1);
    return nnc_add_scalar(c, in[0], v, &out[0]);
  });
  nnc_tensor* x = tensor({1});
  nnc_program* p = nullptr;
  EXPECT_EQ(nnc_test::code_of(nnc_program_capture_callback(ctx, &kHost, f.self(), &x, 1, &p)),
            NNC_E_UNSUPPORTED);
}

TEST_F(Program, RefusesWhatTheHostDecides) {
  HostFunction& f = host([](nnc_ctx* c, const List& in, List& out) {
    double v = 0;
    if (nnc_error* e = nnc_tensor_item(c, in[0], &v)) return e;
    out.resize(1);
    return nnc_add_scalar(c, in[0], v, &out[0]);
  });
  nnc_tensor* x = tensor({1});
  nnc_program* p = nullptr;
  const std::string e = error_of(nnc_program_capture_callback(ctx, &kHost, f.self(), &x, 1, &p));
  EXPECT_NE(e.find("read by the host"), std::string::npos) << e;
  EXPECT_EQ(p, nullptr);
}

TEST_F(Program, CannotBeCapturedWithinAnother) {
  nnc_module* m = module("Linear(2, 2)");
  HostFunction& f = host([m](nnc_ctx* c, const List& in, List& out) {
    out.resize(1);
    nnc_program* inner = nullptr;
    nnc_tensor* x = in[0];
    if (nnc_error* e = nnc_program_capture(c, m, &x, 1, &inner)) return e;
    return nnc_module_call(c, m, in[0], &out[0]);
  });
  nnc_tensor* x = ramp({1, 2});
  nnc_program* p = nullptr;
  const std::string e = error_of(nnc_program_capture_callback(ctx, &kHost, f.self(), &x, 1, &p));
  EXPECT_NE(e.find("while another one is captured"), std::string::npos) << e;
}

TEST_F(Program, OfSeveralThreads) {
  nnc_module* m = module("Sequential(Linear(8, 8), Tanh(), Linear(8, 2))");
  nnc_program* p = capture(m, {ramp({3, 8})});
  std::vector<std::thread> all;
  std::atomic<int> wrong{0};
  for (int t = 1; t <= 4; ++t) {
    all.emplace_back([&, t] {
      nnc_ctx* mine = nullptr;
      ok(nnc_ctx_new(nullptr, &mine));
      for (int i = 0; i < 50; ++i) {
        nnc_tensor *x = nullptr, *y = nullptr, *expected = nullptr;
        const int64_t dims[] = {t, 8};
        ok(nnc_full(mine, dims, 2, t, NNC_FLOAT64, &x));
        int64_t n = 0;
        ok(nnc_program_run(mine, p, &x, 1, &y, 1, &n));
        ok(nnc_module_call(mine, m, x, &expected));
        int32_t same = 0;
        ok(nnc_equal(mine, y, expected, &same));
        wrong += same == 0;
        for (nnc_tensor* each : {x, y, expected}) nnc_release(each);
      }
      nnc_release(mine);
    });
  }
  for (std::thread& t : all) t.join();
  EXPECT_EQ(wrong, 0);
}

TEST_F(Program, PrintsATable) {
  nnc_module* m = module("Sequential(Linear(4, 3), ReLU())");
  nnc_program* p = capture(m, {ramp({2, 4})});
  nnc_string* text = nullptr;
  ok(nnc_program_text(ctx, p, &text));
  const std::string t = nnc_string_data(text);
  EXPECT_EQ(t.find("operation"), 0U) << t;
  EXPECT_NE(t.find("Linear"), std::string::npos) << t;
  EXPECT_NE(t.find("(2, 3)"), std::string::npos) << t;
  EXPECT_NE(t.find("100.0%"), std::string::npos) << t;
}

}  // namespace
