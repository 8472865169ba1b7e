// SPDX-License-Identifier: Apache-2.0
// Contexts: what a callback is given, whose generator it is, and how deep scopes may be nested.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "nnc/nnc.h"
#include "support/c_error.h"
#include "support/small_stack.h"

namespace {

using nnc_test::ok;

std::string setting(nnc_ctx* ctx, const char* name) {
  nnc_string* s = nullptr;
  ok(nnc_ctx_get(ctx, name, &s));
  const std::string text = nnc_string_data(s);
  nnc_release(s);
  return text;
}
std::vector<double> draw(nnc_ctx* ctx) {
  const int64_t n = 3;
  nnc_tensor* t = nullptr;
  std::vector<double> values(3);
  ok(nnc_rand(ctx, &n, 1, NNC_FLOAT64, &t));
  ok(nnc_tensor_copy_to(nullptr, t, values.data(), 3 * sizeof(double)));
  nnc_release(t);
  return values;
}

// What a forward saw of its context, and a variant of it that it kept.
struct Seen {
  std::vector<std::string> settings;
  nnc_ctx* kept = nullptr;
};
constexpr const char* kSettings[] = {"grad", "default_dtype", "threads", "deterministic", "seed"};

nnc_error* look(uintptr_t self, nnc_ctx* ctx, nnc_module*, nnc_tensor* const* inputs, int64_t,
                nnc_kwargs*, nnc_tensor** outputs, int64_t, int64_t* n) {
  Seen& seen = *reinterpret_cast<Seen*>(self);
  for (const char* name : kSettings) seen.settings.push_back(setting(ctx, name));
  ok(nnc_ctx_fork(ctx, "grad=False", &seen.kept));
  nnc_keep(seen.kept);
  *n = 1;
  return nnc_relu(ctx, inputs[0], &outputs[0]);
}

class Contexts : public ::testing::Test {
 protected:
  void SetUp() override { before_ = nnc_live_handles(); }
  void TearDown() override { EXPECT_EQ(nnc_live_handles(), before_) << "handles leaked"; }

  // Calls `look` under a context with those settings, which is gone afterwards.
  Seen see(const char* settings) {
    Seen seen;
    const nnc_module_vtable vtable = {static_cast<int64_t>(sizeof(nnc_module_vtable)),
                                      look,
                                      nullptr,
                                      nullptr,
                                      nullptr,
                                      nullptr,
                                      nullptr,
                                      nullptr};
    nnc_ctx* ctx = nullptr;
    nnc_module *m = nullptr, *net = nullptr;
    nnc_tensor *x = nullptr, *y = nullptr;
    const int64_t n = 4;
    ok(nnc_ctx_new(settings, &ctx));
    ok(nnc_module_new_user(ctx, "Look", &vtable, reinterpret_cast<uintptr_t>(&seen), &m));
    ok(nnc_module_new(ctx, "Sequential(ReLU())", &net));
    ok(nnc_module_register_module(ctx, net, "1", m));
    ok(nnc_ones(ctx, &n, 1, NNC_FLOAT32, &x));
    ok(nnc_module_call(ctx, net, x, &y));
    for (void* h : std::vector<void*>{x, y, m, net, ctx}) nnc_release(h);
    return seen;
  }
  int64_t before_ = 0;
};

TEST_F(Contexts, CallbackHasTheSettingsOfTheCall) {
  Seen seen = see("threads=1, seed=7, default_dtype='float64', grad=False, deterministic=True");
  EXPECT_EQ(seen.settings, (std::vector<std::string>{"False", "float64", "1", "True", "7"}));
  nnc_release(seen.kept);
  seen = see("seed=8");
  EXPECT_EQ(seen.settings, (std::vector<std::string>{"True", "float32", "0", "False", "8"}));
  nnc_release(seen.kept);
}

TEST_F(Contexts, VariantKeptByACallbackOutlivesTheCallersContext) {
  const Seen seen = see("threads=1, seed=7");
  nnc_ctx* same = nullptr;
  ok(nnc_ctx_new("seed=7", &same));
  EXPECT_EQ(setting(seen.kept, "seed"), "7");
  EXPECT_EQ(setting(seen.kept, "grad"), "False");
  EXPECT_EQ(setting(seen.kept, "threads"), "1");
  EXPECT_EQ(draw(seen.kept), draw(same));
  EXPECT_EQ(draw(seen.kept), draw(same));
  nnc_release(seen.kept);
  nnc_release(same);
}

TEST_F(Contexts, VariantSharesTheGenerator) {
  nnc_ctx *a = nullptr, *b = nullptr, *fresh = nullptr;
  ok(nnc_ctx_new("seed=3", &a));
  ok(nnc_ctx_fork(a, "grad=False", &b));
  ok(nnc_ctx_new("seed=3", &fresh));
  const auto first = draw(fresh), second = draw(fresh);
  EXPECT_EQ(draw(a), first);
  nnc_release(a);
  EXPECT_EQ(draw(b), second);
  nnc_release(b);
  nnc_release(fresh);
}

TEST_F(Contexts, OneDefaultGeneratorForTensorsAndParameters) {
  ok(nnc_manual_seed(nullptr, 11));
  nnc_module* m = nullptr;
  ok(nnc_module_new(nullptr, "Linear(3, 1, bias=False)", &m));
  const auto after_module = draw(nullptr);
  nnc_release(m);
  ok(nnc_manual_seed(nullptr, 11));
  EXPECT_NE(draw(nullptr), after_module) << "the parameters were drawn from another generator";
}

// A million scopes, each made in the one before: released from the outermost, on a small stack.
TEST_F(Contexts, ScopesNestedToAnyDepth) {
  constexpr int kDepth = 1000000;
  nnc::testing::on_small_stack([] {
    nnc_ctx *outermost = nullptr, *ctx = nullptr;
    ok(nnc_ctx_scope(nullptr, &outermost));
    ctx = outermost;
    for (int i = 1; i < kDepth; ++i) ok(nnc_ctx_scope(ctx, &ctx));
    const int64_t n = 1;
    nnc_tensor* t = nullptr;
    ok(nnc_ones(ctx, &n, 1, NNC_FLOAT32, &t));
    nnc_release(outermost);
    EXPECT_EQ(nnc_tensor_numel(t), -1);
    nnc_error* dead = nnc_ctx_scope(ctx, &ctx);
    EXPECT_EQ(nnc_error_code(dead), NNC_E_HANDLE);
    nnc_error_free(dead);
  });
}

// Nothing changes where one of the options cannot be.
TEST_F(Contexts, ImpossiblePrintOptionsAreRefused) {
  nnc_ctx* ctx = nullptr;
  ok(nnc_ctx_new("", &ctx));
  const int64_t minus = -1, many = 1001, huge = (int64_t{1} << 31) + 1, two = 2;
  const auto refused = [&](const int64_t* precision, const int64_t* edgeitems,
                           const int64_t* linewidth, const char* profile) {
    return nnc_test::code_of(nnc_set_printoptions(ctx, precision, &two, edgeitems, linewidth,
                                                  profile, nullptr)) == NNC_E_INVALID;
  };
  EXPECT_TRUE(refused(&minus, nullptr, nullptr, nullptr));
  EXPECT_TRUE(refused(&many, nullptr, nullptr, nullptr));
  EXPECT_TRUE(refused(nullptr, &minus, nullptr, nullptr));
  EXPECT_TRUE(refused(nullptr, &huge, nullptr, nullptr));
  EXPECT_TRUE(refused(nullptr, nullptr, &minus, nullptr));
  EXPECT_TRUE(refused(nullptr, nullptr, &huge, nullptr));
  EXPECT_TRUE(refused(nullptr, nullptr, nullptr, "long"));
  EXPECT_TRUE(refused(nullptr, nullptr, nullptr, ""));
  const int64_t n = 7;
  nnc_tensor* t = nullptr;
  nnc_string* s = nullptr;
  ok(nnc_zeros(ctx, &n, 1, NNC_FLOAT32, &t));
  ok(nnc_tensor_repr(ctx, t, &s));
  EXPECT_STREQ(nnc_string_data(s), "tensor([0., 0., 0., 0., 0., 0., 0.])");
  for (void* handle : {static_cast<void*>(s), static_cast<void*>(t), static_cast<void*>(ctx)}) {
    nnc_release(handle);
  }
}

}  // namespace
