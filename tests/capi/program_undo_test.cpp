// SPDX-License-Identifier: Apache-2.0
// Calls that fail while a program is captured, which the function passes over.
#include <functional>
#include <string>
#include <vector>

#include "support/program_step.h"

namespace {

using nnc_test::HostFunction;
using nnc_test::kHost;
using nnc_test::List;
using nnc_test::ok;
using nnc_test::Values;

class ProgramUndo : public nnc_test::HostTest {
 protected:
  using Last = std::function<nnc_error*(nnc_tensor* mean)>;
  // A module whose forward updates statistics of an input, does the last thing, and fails.
  nnc_module* updates_and_fails() {
    const nnc_module_vtable vtable = {sizeof vtable, forward, nullptr, nullptr,
                                      nullptr,       nullptr, nullptr, nullptr};
    nnc_module* m = nullptr;
    ok(nnc_module_new_user(ctx, "Host", &vtable, reinterpret_cast<uintptr_t>(&last_), &m));
    return m;
  }
  static nnc_error* forward(uintptr_t last, nnc_ctx* c, nnc_module*, nnc_tensor* const* in, int64_t,
                            nnc_kwargs*, nnc_tensor**, int64_t, int64_t*) {
    nnc_tensor* y = nullptr;
    TRY(nnc_batch_norm(c, in[0], in[1], in[2], nullptr, nullptr, 1, 0.5, 1e-5, &y));
    TRY((*reinterpret_cast<Last*>(last))(in[1]));
    return nnc_error_new(NNC_E_CALLBACK, "Host", "is out of order");
  }
  static nnc_error* pass_over(nnc_ctx* c, nnc_module* m, List in) {
    nnc_tensor* out[3] = {};
    int64_t n = 0;
    nnc_error* e = nnc_module_forward(c, m, in.data(), 3, nullptr, out, 3, &n);
    EXPECT_NE(e, nullptr);
    nnc_error_free(e);
    return nullptr;
  }
  nnc_tensor* rows(double first) {
    const int64_t sizes[] = {3, 2};
    nnc_tensor* t = nullptr;
    ok(nnc_reshape(ctx, tensor({first, 2, 3, 4, 5, 6}), sizes, 2, &t));
    return t;
  }
  Last last_ = [](nnc_tensor*) -> nnc_error* { return nullptr; };
};

TEST_F(ProgramUndo, RefusesToTakeBackWhatDependsOnTheInputs) {
  nnc_module* m = updates_and_fails();
  HostFunction& f = host([m](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    nnc_tensor *mean = nullptr, *zero = nullptr, *var = nullptr;
    const int64_t dim = 0;
    TRY(nnc_mul_scalar(c, in[0], 0, &zero));
    TRY(nnc_mean(c, zero, &dim, 1, 0, 0, &mean));
    TRY(nnc_add_scalar(c, mean, 1, &var));
    TRY(pass_over(c, m, {in[0], mean, var}));
    out = {mean};
    return nullptr;
  });
  List eager;
  ok(f.function(ctx, {rows(1)}, eager));
  EXPECT_EQ(values(eager[0]), (Values{0, 0}));
  nnc_tensor* x = rows(1);
  nnc_program* p = nullptr;
  const std::string e = message(nnc_program_capture_callback(ctx, &kHost, f.self(), &x, 1, &p));
  EXPECT_NE(e.find("nnc_module_forward: it has failed and taken back"), std::string::npos) << e;
  EXPECT_EQ(p, nullptr);
}

// Statistics that are a constant, of which a step has read what the call took back.
TEST_F(ProgramUndo, ConstantsAreReadAsTheyAreAgain) {
  nnc_tensor* from = rows(1);
  nnc_tensor* product[2] = {};
  nnc_tensor* input = nullptr;
  nnc_module* m = updates_and_fails();
  last_ = [&](nnc_tensor* mean) { return nnc_mul(ctx, input, mean, &product[0]); };
  HostFunction& f = host([&](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    nnc_tensor *mean = nullptr, *var = nullptr;
    const int64_t two = 2;
    input = in[0];
    TRY(nnc_full(c, &two, 1, 1, NNC_FLOAT64, &mean));
    TRY(nnc_full(c, &two, 1, 1, NNC_FLOAT64, &var));
    TRY(pass_over(c, m, {from, mean, var}));
    TRY(nnc_mul(c, input, mean, &product[1]));
    out = {product[0], product[1]};
    return nullptr;
  });
  nnc_tensor* x = rows(1);
  nnc_program* p = nullptr;
  ok(nnc_program_capture_callback(ctx, &kHost, f.self(), &x, 1, &p));
  for (const double first : {1.0, -7.0}) {
    nnc_tensor *in = rows(first), *out[2] = {};
    int64_t n = 0;
    ok(nnc_program_run(ctx, p, &in, 1, out, 2, &n));
    EXPECT_EQ(values(out[0]), (Values{first * 2, 5, 6, 10, 10, 15}));
    EXPECT_EQ(values(out[1]), (Values{first, 2, 3, 4, 5, 6}));
  }
}

// What fails before it has changed anything is passed over.
TEST_F(ProgramUndo, PassesOverCallsThatChangeNothing) {
  HostFunction& f = host([](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    nnc_tensor *mean = nullptr, *y = nullptr;
    const int64_t dim = 0;
    TRY(nnc_mean(c, in[0], &dim, 1, 0, 0, &mean));
    nnc_error* e = nnc_batch_norm(c, in[0], mean, in[0], nullptr, nullptr, 1, 0.5, 1e-5, &y);
    EXPECT_NE(e, nullptr);
    nnc_error_free(e);
    out = {mean};
    return nullptr;
  });
  nnc_tensor *x = rows(1), *out = nullptr;
  int64_t n = 0;
  nnc_program* p = nullptr;
  ok(nnc_program_capture_callback(ctx, &kHost, f.self(), &x, 1, &p));
  x = rows(4);
  ok(nnc_program_run(ctx, p, &x, 1, &out, 1, &n));
  EXPECT_EQ(values(out), (Values{4, 4}));
}

}  // namespace
