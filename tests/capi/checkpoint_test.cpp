// SPDX-License-Identifier: Apache-2.0
// Functions that are run again in backward.
#include <ctime>

#include "support/host_functions.h"

namespace {

using nnc_test::HostFunction;
using nnc_test::kHost;
using nnc_test::List;
using nnc_test::ok;
using Values = std::vector<double>;

class Checkpoint : public nnc_test::HostTest {
 protected:
  List run(const HostFunction& f, List in, const char* check = nullptr, int32_t preserve = 1) {
    List out(4);
    int64_t n = 0;
    ok(nnc_checkpoint(ctx, &kHost, f.self(), in.data(), static_cast<int64_t>(in.size()), preserve,
                      check, out.data(), 4, &n));
    out.resize(static_cast<size_t>(n));
    return out;
  }
};

// exp(x * x).
nnc_error* exp_of_square(nnc_ctx* c, const List& in, List& out) {
  nnc_tensor* y = nullptr;
  out.resize(1);
  if (nnc_error* e = nnc_mul(c, in[0], in[0], &y)) return e;
  return nnc_exp(c, y, &out[0]);
}

TEST_F(Checkpoint, RunsAgainAndGivesTheSame) {
  HostFunction& f = host(exp_of_square);
  nnc_tensor *x = leaf({0.5, 1}), *w = leaf({0.5, 1});
  const List y = run(f, {x});
  EXPECT_EQ(f.calls, 1);
  ok(nnc_backward(ctx, sum(y[0])));
  EXPECT_EQ(f.calls, 2);
  List out;
  ok(exp_of_square(ctx, {w}, out));
  EXPECT_EQ(values(out[0]), values(y[0]));
  ok(nnc_backward(ctx, sum(out[0])));
  EXPECT_EQ(grad(x), grad(w));
}

// PyTorch takes what was written for what was saved, and gives a wrong gradient.
TEST_F(Checkpoint, RefusesWhatWasWrittenToAfterItWasSaved) {
  HostFunction& f = host([](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    out.resize(1);
    if (nnc_error* e = nnc_tanh(c, in[0], &out[0])) return e;
    return nnc_leaky_relu_(c, out[0], 0.5);
  });
  nnc_tensor* x = leaf({-0.5, 1});
  const List y = run(f, {x});
  nnc_error* e = nnc_backward(ctx, sum(y[0]));
  ASSERT_NE(e, nullptr);
  EXPECT_EQ(nnc_error_code(e), NNC_E_STATE);
  EXPECT_NE(std::string(nnc_error_message(e)).find("has been modified by an inplace operation"),
            std::string::npos);
  nnc_error_free(e);
  EXPECT_EQ(f.calls, 2);
}

TEST_F(Checkpoint, TwiceAndDifferentiatedTwice) {
  HostFunction& f = host(exp_of_square);
  nnc_tensor *x = leaf({1}), *g = nullptr, *gg = nullptr;
  nnc_tensor* s = sum(run(f, {x})[0]);
  ok(nnc_autograd_grad(ctx, &s, 1, &x, 1, nullptr, 1, 1, 0, &g));
  nnc_tensor* t = sum(g);
  ok(nnc_autograd_grad(ctx, &t, 1, &x, 1, nullptr, 1, 0, 0, &gg));
  EXPECT_NEAR(values(g)[0], 2 * 2.718281828459045, 1e-12);
  EXPECT_NEAR(values(gg)[0], 6 * 2.718281828459045, 1e-12);
}

// Whatever backward needs is computed once for each, and gone afterwards.
TEST_F(Checkpoint, RunsAgainForEachBackward) {
  HostFunction& f = host(exp_of_square);
  nnc_tensor* x = leaf(Values(1000, 0.5));
  nnc_tensor* s = sum(run(f, {x})[0]);
  nnc_tensor* g = nullptr;
  const int64_t before = nnc_memory_allocated();
  for (int calls = 2; calls < 5; ++calls) {
    ok(nnc_autograd_grad(ctx, &s, 1, &x, 1, nullptr, 1, 0, 0, &g));
    EXPECT_EQ(f.calls, calls);
    nnc_release(g);
    EXPECT_EQ(nnc_memory_allocated(), before);
  }
  ok(nnc_autograd_grad(ctx, &s, 1, &x, 1, nullptr, 1, 1, 0, &g));
  EXPECT_EQ(f.calls, 5);
  ok(nnc_backward(ctx, sum(g)));
  EXPECT_EQ(f.calls, 6);
}

TEST_F(Checkpoint, OneWithinAnother) {
  HostFunction& inner = host(exp_of_square);
  HostFunction& outer = host([&](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    nnc_tensor* half = nullptr;
    int64_t n = 0;
    out.resize(1);
    if (nnc_error* e = nnc_mul_scalar(c, in[0], 0.5, &half)) return e;
    const nnc_callback table = {static_cast<int64_t>(sizeof table), HostFunction::call, nullptr};
    return nnc_checkpoint(c, &table, inner.self(), &half, 1, 1, nullptr, out.data(), 1, &n);
  });
  nnc_tensor* x = leaf({2});
  ok(nnc_backward(ctx, sum(run(outer, {x})[0])));
  EXPECT_NEAR(grad(x)[0], 2.718281828459045, 1e-12);
  EXPECT_EQ(outer.calls, 2);
}

TEST_F(Checkpoint, DrawsTheSameNumbersAndLeavesTheGeneratorAsItIs) {
  nnc_ctx* seeded = nullptr;
  nnc_ctx* plain = ctx;
  ok(nnc_ctx_fork(plain, "seed=3", &seeded));
  ctx = seeded;
  const HostFunction::Function times_noise = [](nnc_ctx* c, const List& in, List& out) {
    nnc_tensor* noise = nullptr;
    out.resize(1);
    if (nnc_error* e = nnc_rand_like(c, in[0], 0, &noise)) return e;
    return nnc_mul(c, in[0], noise, &out[0]);
  };
  HostFunction &f = host(times_noise), &other = host(times_noise);
  const Values ones(100, 1.0);
  nnc_tensor* x = leaf(ones);
  const List y = run(f, {x});
  const int64_t n = 1;
  nnc_tensor *before = nullptr, *after = nullptr;
  ok(nnc_rand(ctx, &n, 1, NNC_FLOAT64, &before));
  ok(nnc_backward(ctx, sum(y[0])));
  EXPECT_EQ(grad(x), values(y[0]));
  ok(nnc_rand(ctx, &n, 1, NNC_FLOAT64, &after));
  // The third and fourth draw of the same stream without a checkpoint.
  ok(nnc_manual_seed(ctx, 3));
  nnc_tensor *again = nullptr, *third = nullptr;
  ok(nnc_rand_like(ctx, x, 0, &again));
  ok(nnc_rand(ctx, &n, 1, NNC_FLOAT64, &third));
  EXPECT_EQ(values(third), values(before));
  ok(nnc_rand(ctx, &n, 1, NNC_FLOAT64, &third));
  EXPECT_EQ(values(third), values(after));
  nnc_tensor* w = leaf(ones);
  const List z = run(other, {w}, nullptr, 0);
  ok(nnc_backward(ctx, sum(z[0])));
  EXPECT_NE(grad(w), values(z[0]));
  ctx = plain;
}

TEST_F(Checkpoint, NoticesWhatIsNotTheSame) {
  int64_t length = 2;
  int extra = 0;
  HostFunction& f = host([&](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    nnc_tensor* part = nullptr;
    out.resize(1);
    if (nnc_error* e = nnc_narrow(c, in[0], 0, 0, length, &part)) return e;
    for (int i = 0; i < extra; ++i) {
      nnc_tensor* more = nullptr;
      if (nnc_error* e = nnc_exp(c, part, &more)) return e;
    }
    return nnc_exp(c, part, &out[0]);
  });
  nnc_tensor *x = leaf({1, 2, 3}), *s = sum(run(f, {x})[0]);
  length = 3;
  EXPECT_NE(message(nnc_backward(ctx, s))
                .find("different metadata than during the forward pass.\ntensor at position 0:\n"
                      "saved metadata: {'shape': torch.Size([2]), 'dtype': torch.float64, "
                      "'device': device(type='cpu')}\n"
                      "recomputed metadata: {'shape': torch.Size([3]), "),
            std::string::npos);
  length = 2;
  extra = 1;
  s = sum(run(f, {x})[0]);
  extra = 0;
  EXPECT_NE(message(nnc_backward(ctx, s))
                .find("Number of tensors saved during forward: 2\nNumber of tensors saved during "
                      "recomputation: 1."),
            std::string::npos);
  EXPECT_EQ(grad(x), Values());
  // What comes after them is passed over.
  nnc_tensor* w = leaf({1, 2, 3});
  s = sum(run(f, {w})[0]);
  extra = 1;
  ok(nnc_backward(ctx, s));
  EXPECT_NEAR(grad(w)[1], 7.38905609893065, 1e-12);
}

TEST_F(Checkpoint, NoticesInputsThatWereWrittenTo) {
  HostFunction& f = host(exp_of_square);
  nnc_tensor *x = times(leaf({1}), 1), *s = sum(run(f, {x})[0]);
  ok(nnc_mul_scalar_(ctx, x, 2));
  EXPECT_NE(message(nnc_backward(ctx, s)).find("modified by an inplace operation"),
            std::string::npos);
}

TEST_F(Checkpoint, SelfEndsWithTheGraph) {
  HostFunction &f = host(exp_of_square), &unused = host(exp_of_square),
               &failing = host([](nnc_ctx*, const List&, List&) {
                 return nnc_error_new(NNC_E_CALLBACK, "mine", "no");
               });
  nnc_ctx* scope = ctx;
  ok(nnc_ctx_scope(scope, &ctx));
  run(f, {leaf({1})});
  EXPECT_EQ(f.destroyed, 0);
  run(unused, {tensor({1})});
  nnc_release(ctx);
  ctx = scope;
  EXPECT_EQ(f.destroyed, 1);
  EXPECT_EQ(unused.destroyed, 1);
  nnc_tensor *x = leaf({1}), *out = nullptr;
  int64_t n = 0;
  EXPECT_EQ(message(nnc_checkpoint(ctx, &kHost, failing.self(), &x, 1, 1, nullptr, &out, 1, &n)),
            "11: nnc_checkpoint: mine: no");
  EXPECT_NE(message(nnc_checkpoint(ctx, &kHost, f.self(), &x, 1, 1, "some", &out, 1, &n))
                .find("determinism_check"),
            std::string::npos);
  EXPECT_EQ(failing.destroyed, 0);
}

TEST_F(Checkpoint, SegmentsOfAModule) {
  nnc_module* net = nullptr;
  ok(nnc_module_new(ctx, "Sequential(Tanh(), Sigmoid(), Tanh(), Dropout(0.5), Tanh())", &net));
  nnc_tensor *x = leaf({0.5, -1, 2}), *w = leaf({0.5, -1, 2}), *y = nullptr, *z = nullptr;
  for (const int64_t segments : {1, 2, 3, 5}) {
    ok(nnc_tensor_set_grad(ctx, x, nullptr));
    ok(nnc_tensor_set_grad(ctx, w, nullptr));
    ok(nnc_manual_seed(ctx, 1));
    ok(nnc_module_call(ctx, net, w, &z));
    ok(nnc_manual_seed(ctx, 1));
    ok(nnc_checkpoint_sequential(ctx, net, segments, x, 1, &y));
    EXPECT_EQ(values(y), values(z));
    ok(nnc_backward(ctx, sum(y)));
    ok(nnc_backward(ctx, sum(z)));
    EXPECT_EQ(grad(x), grad(w)) << segments;
  }
  for (const int64_t segments : {int64_t{0}, int64_t{6}, int64_t{-1}, INT64_MAX, INT64_MIN}) {
    EXPECT_NE(message(nnc_checkpoint_sequential(ctx, net, segments, x, 1, &y)).find("segments"),
              std::string::npos);
  }
}

// What a segment keeps does not grow with the number of the others.
TEST_F(Checkpoint, OfVeryManySegments) {
  constexpr int64_t kMany = 40000;
  nnc_module *net = nullptr, *relu = nullptr;
  ok(nnc_module_new(ctx, "Sequential()", &net));
  ok(nnc_module_new(ctx, "ReLU()", &relu));
  for (int64_t i = 0; i < kMany; ++i) ok(nnc_sequential_append(ctx, net, relu));
  nnc_tensor *x = nullptr, *y = nullptr, *g = nullptr;
  ok(nnc_ones(ctx, nullptr, 0, NNC_FLOAT32, &x));
  ok(nnc_tensor_requires_grad_(ctx, x, 1));
  const std::clock_t begin = std::clock();
  ok(nnc_checkpoint_sequential(ctx, net, kMany, x, 0, &y));
  ok(nnc_backward(ctx, y));
  ok(nnc_tensor_grad(ctx, x, &g));
  EXPECT_EQ(*static_cast<const float*>(nnc_tensor_data(g)), 1);
  EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, 10);
}

}  // namespace
