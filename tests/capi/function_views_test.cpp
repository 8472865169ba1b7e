// SPDX-License-Identifier: Apache-2.0
// Functions of the caller's that give views or write to their inputs.
#include "support/custom_function.h"

namespace {

using nnc_test::CustomFunction;
using nnc_test::Host;
using nnc_test::in_place;
using nnc_test::List;
using nnc_test::ok;
using Values = std::vector<double>;

// A view of what forward writes to, given back beside that.
TEST_F(CustomFunction, ViewsOfWhatIsWrittenToAreOutputsOfIt) {
  Host& h = host({[](nnc_ctx* c, nnc_function_ctx* f, const List& in, List& out) -> nnc_error* {
                    const int64_t all = -1;
                    out = {nullptr, in[0]};
                    nnc_error* e = nnc_view(c, in[0], &all, 1, &out[0]);
                    if (!e) e = nnc_mul_scalar_(c, in[0], 3);
                    return e ? e : nnc_function_ctx_mark_dirty(c, f, &out[1], 1);
                  },
                  [](nnc_ctx* c, nnc_function_ctx*, const List& grads, nnc_tensor** gx) {
                    nnc_tensor* sum_of_both = nullptr;
                    nnc_error* e = nnc_add(c, grads[0], grads[1], 1, &sum_of_both);
                    return e ? e : nnc_mul_scalar(c, sum_of_both, 3, gx);
                  }});
  nnc_tensor *x = leaf({1, 2}), *y = times(x, 1);
  const List out = apply(function("Both", h), {y});
  EXPECT_EQ(name_of(out[0]), "BothBackward");
  EXPECT_EQ(values(grad_of(out[0], x)), (Values{3, 3}));
  EXPECT_EQ(values(grad_of(out[1], x)), (Values{3, 3}));
}

TEST_F(CustomFunction, WritesInPlaceToTensorsAndViews) {
  Host& h = host(in_place(true));
  nnc_function* f = function("Double", h);
  nnc_tensor *x = leaf({1, 2}), *y = times(x, 3), *v = nullptr;
  List z = apply(f, {y});
  EXPECT_EQ(name_of(y), "DoubleBackward");
  EXPECT_EQ(values(grad_of(mul(y, y), x)), (Values{72, 144}));
  ok(nnc_narrow(ctx, y, 0, 1, 1, &v));
  z = apply(f, {v});
  EXPECT_EQ(values(y), (Values{6, 24}));
  EXPECT_EQ(values(grad_of(y, x)), (Values{6, 12}));
  EXPECT_EQ(values(grad_of(z[0], x)), (Values{0, 12}));
}

// PyTorch gives both gradients to what stands behind the view.
TEST_F(CustomFunction, WritesToAViewThatIsNotItsFirstInput) {
  Host& h = host({[](nnc_ctx* c, nnc_function_ctx* f, const List& in, List& out) {
                    out = {in[1]};
                    nnc_error* e = nnc_mul_scalar_(c, in[1], 3);
                    return e ? e : nnc_function_ctx_mark_dirty(c, f, out.data(), 1);
                  },
                  [](nnc_ctx* c, nnc_function_ctx*, const List& grads, nnc_tensor** gx) {
                    nnc_error* e = nnc_mul_scalar(c, grads[0], 5, &gx[0]);
                    return e ? e : nnc_mul_scalar(c, grads[0], 3, &gx[1]);
                  }});
  nnc_tensor *w = leaf({1, 1}), *x = leaf({1, 2}), *v = nullptr;
  const int64_t all = -1;
  ok(nnc_view(ctx, times(x, 1), &all, 1, &v));
  ok(nnc_backward(ctx, sum(apply(function("Second", h), {w, v})[0])));
  EXPECT_EQ(grad(w), (Values{5, 5}));
  EXPECT_EQ(grad(x), (Values{3, 3}));
}

TEST_F(CustomFunction, MayNotWriteToLeavesAndMustGiveBackWhatIsDirty) {
  Host& h = host(in_place(true));
  nnc_tensor *x = leaf({1}), *out = nullptr;
  int64_t n = 0;
  EXPECT_NE(message(nnc_function_apply(ctx, function("Double", h), &x, 1, &out, 1, &n))
                .find("a leaf Variable that requires grad"),
            std::string::npos);
  EXPECT_EQ(values(x), Values{1});
  Host& keeps = host({[](nnc_ctx* c, nnc_function_ctx* f, const List& in, List& out) -> nnc_error* {
                        out.resize(1);
                        if (nnc_error* e = nnc_neg(c, in[0], &out[0])) return e;
                        return nnc_function_ctx_mark_dirty(c, f, in.data(), 1);
                      },
                      nullptr});
  nnc_tensor* y = times(x, 2);
  EXPECT_NE(message(nnc_function_apply(ctx, function("Keeps", keeps), &y, 1, &out, 1, &n))
                .find("were not returned as output"),
            std::string::npos);
  EXPECT_EQ(out, nullptr);
}

TEST_F(CustomFunction, MayNotWriteToAViewBesideAnotherOutput) {
  Host& h = host({[](nnc_ctx* c, nnc_function_ctx* f, const List& in, List& out) -> nnc_error* {
                    if (nnc_error* e = nnc_function_ctx_mark_dirty(c, f, in.data(), 1)) return e;
                    out = {in[0], nullptr};
                    return nnc_mul_scalar(c, in[0], 3, &out[1]);
                  },
                  nullptr});
  nnc_function* f = function("Both", h);
  nnc_tensor *x = leaf({1, 2}), *y = times(x, 2), *v = nullptr, *out[2] = {};
  int64_t n = 0;
  ok(nnc_narrow(ctx, y, 0, 1, 1, &v));
  EXPECT_NE(message(nnc_function_apply(ctx, f, &v, 1, out, 2, &n)).find("more than one Tensor"),
            std::string::npos);
  EXPECT_EQ(out[0], nullptr);
  EXPECT_EQ(values(grad_of(y, x)), (Values{2, 2}));
  // What is no view may be, and so may a view of what no gradient is recorded for.
  EXPECT_EQ(values(apply(f, {y})[1]), (Values{6, 12}));
  nnc_tensor* plain = nullptr;
  ok(nnc_detach(ctx, v, &plain));
  EXPECT_EQ(values(apply(f, {plain})[1]), Values{12});
}

TEST_F(CustomFunction, GivesAnInputBackAsAView) {
  Host& h = host({[](nnc_ctx*, nnc_function_ctx*, const List& in, List& out) {
                    out = in;
                    return static_cast<nnc_error*>(nullptr);
                  },
                  [](nnc_ctx* c, nnc_function_ctx*, const List& grads, nnc_tensor** gx) {
                    return nnc_mul_scalar(c, grads[0], 7, gx);
                  }});
  nnc_tensor* x = leaf({1, 2});
  const List y = apply(function("Identity", h), {x});
  EXPECT_EQ(nnc_tensor_is_leaf(x), 1);
  EXPECT_EQ(name_of(y[0]), "IdentityBackward");
  EXPECT_EQ(values(grad_of(y[0], x)), (Values{7, 7}));
  EXPECT_NE(message(nnc_mul_scalar_(ctx, y[0], 2))
                .find("Output 0 of Identity is a view and is being modified inplace. This view was "
                      "created inside a custom Function (or because an input was returned as-is)"),
            std::string::npos);
}

// What forward gives, and what writing to its first output is.
TEST_F(CustomFunction, ViewsAreRefusedInPyTorchsWords) {
  using Forward = Host::Forward;
  const Forward views = [](nnc_ctx* c, nnc_function_ctx*, const List& in, List& out) {
    const int64_t all = -1;
    out.resize(1);
    return nnc_view(c, in[0], &all, 1, &out[0]);
  };
  const Forward with_another = [](nnc_ctx* c, nnc_function_ctx*, const List& in, List& out) {
    out = {in[0], nullptr};
    return nnc_neg(c, in[0], &out[1]);
  };
  const Forward of_its_own = [](nnc_ctx* c, nnc_function_ctx*, const List& in, List& out) {
    const int64_t all = -1;
    nnc_tensor* made = nullptr;
    out.resize(1);
    nnc_error* e = nnc_neg(c, in[0], &made);
    return e ? e : nnc_view(c, made, &all, 1, &out[0]);
  };
  const Forward unmarked = [&](nnc_ctx* c, nnc_function_ctx* f, const List& in,
                               List& out) -> nnc_error* {
    if (nnc_error* e = views(c, f, in, out)) return e;
    return nnc_function_ctx_mark_non_differentiable(c, f, out.data(), 1);
  };
  const Forward as_it_is = [](nnc_ctx*, nnc_function_ctx*, const List& in, List& out) {
    out = in;
    return static_cast<nnc_error*>(nullptr);
  };
  const std::string inside = "This view was created inside a custom Function";
  const std::string silent = "A view was created in no_grad mode and is being modified inplace";
  const std::string output = "Output 0 of Viewed is a view and is being modified inplace. ";
  struct Case {
    Forward forward;
    bool records;
    std::string message;
  };
  const Case cases[] = {
      {views, true, output + inside},
      {of_its_own, true, output + inside},
      {with_another, true, output + "This view is the output of a function that returns multiple"},
      {unmarked, true, silent + " with grad mode enabled. " + inside},
      {views, false, silent + " with grad mode enabled. " + inside},
      {as_it_is, false, "no error"},
  };
  for (const Case& c : cases) {
    Host& h = host({c.forward, nullptr});
    nnc_tensor* x = times(leaf({1, 2}), 1);
    nnc_function* f = function("Viewed", h);
    nnc_ctx *recording = ctx, *other = nullptr;
    ok(nnc_ctx_fork(ctx, c.records ? "grad=True" : "grad=False", &other));
    ctx = other;
    nnc_tensor* y = apply(f, {x})[0];
    ctx = recording;
    EXPECT_NE(message(nnc_mul_scalar_(ctx, y, 2)).find(c.message), std::string::npos) << c.message;
    nnc_release(other);
  }
}

}  // namespace
