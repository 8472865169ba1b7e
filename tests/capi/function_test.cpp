// SPDX-License-Identifier: Apache-2.0
// Functions with a forward and a backward of the caller's.
#include "support/custom_function.h"

namespace {

using nnc_test::CustomFunction;
using nnc_test::Host;
using nnc_test::in_place;
using nnc_test::kTable;
using nnc_test::List;
using nnc_test::ok;
using Values = std::vector<double>;

// exp, whose backward uses the output that was saved.
Host exponential() {
  return {[](nnc_ctx* c, nnc_function_ctx* f, const List& in, List& out) -> nnc_error* {
            out.resize(1);
            if (nnc_error* e = nnc_exp(c, in[0], &out[0])) return e;
            return nnc_function_ctx_save_for_backward(c, f, out.data(), 1);
          },
          [](nnc_ctx* c, nnc_function_ctx* f, const List& grads, nnc_tensor** gx) -> nnc_error* {
            nnc_tensor* y = nullptr;
            int64_t n = 0;
            if (nnc_error* e = nnc_function_ctx_saved_tensors(c, f, &y, 1, &n)) return e;
            return nnc_mul(c, grads[0], y, gx);
          }};
}

TEST_F(CustomFunction, IsDifferentiatedAsOftenAsOneLikes) {
  Host& h = host(exponential());
  nnc_function* f = function("MyExp", h);
  nnc_tensor* x = leaf({0, 1});
  const List y = apply(f, {x});
  EXPECT_EQ(name_of(y[0]), "MyExpBackward");
  EXPECT_EQ(nnc_tensor_is_leaf(y[0]), 0);
  nnc_tensor *g = grad_of(y[0], x, 1), *gg = grad_of(g, x, 1), *ggg = grad_of(gg, x);
  EXPECT_EQ(values(g), values(y[0]));
  EXPECT_EQ(values(gg), values(y[0]));
  EXPECT_EQ(values(ggg), values(y[0]));
}

TEST_F(CustomFunction, LivesAsLongAsItsGraph) {
  Host& h = host(exponential());
  nnc_ctx* scope = ctx;
  ok(nnc_ctx_scope(scope, &ctx));
  nnc_tensor* x = leaf({1});
  nnc_function* f = function("Exp", h);
  const List y = apply(f, {x});
  nnc_release(nnc_keep(f));
  EXPECT_EQ(h.destroyed, 0);
  EXPECT_EQ(values(grad_of(y[0], x)), values(y[0]));
  nnc_release(ctx);
  ctx = scope;
  EXPECT_EQ(h.destroyed, 1);
}

TEST_F(CustomFunction, RecordsNothingWithoutAnInputThatWantsIt) {
  Host& h = host(exponential());
  const List y = apply(function("Exp", h), {tensor({1})});
  EXPECT_EQ(nnc_tensor_requires_grad(y[0]), 0);
  nnc_ctx* off = nullptr;
  ok(nnc_ctx_fork(ctx, "grad=False", &off));
  nnc_tensor *x = leaf({1}), *z = nullptr;
  int64_t n = 0;
  ok(nnc_function_apply(off, function("Exp", h), &x, 1, &z, 1, &n));
  EXPECT_EQ(nnc_tensor_requires_grad(z), 0);
}

TEST_F(CustomFunction, NeedsGradientsOfSomeInputsOnly) {
  std::string seen;
  Host& h = host({[&](nnc_ctx* c, nnc_function_ctx* f, const List& in, List& out) -> nnc_error* {
                    for (const int64_t i : {-1, 0, 1, 2}) {
                      seen += std::to_string(nnc_function_ctx_needs_input_grad(f, i)) + " ";
                    }
                    out.resize(1);
                    return nnc_mul(c, in[0], in[1], &out[0]);
                  },
                  [&](nnc_ctx*, nnc_function_ctx* f, const List& grads, nnc_tensor** gx) {
                    for (const int64_t i : {0, 1}) {
                      const int32_t needs = nnc_function_ctx_needs_input_grad(f, i);
                      seen += std::to_string(needs) + " ";
                      if (needs) gx[i] = grads[0];
                    }
                    return static_cast<nnc_error*>(nullptr);
                  }});
  nnc_function* f = function("Mul", h);
  nnc_tensor *x = leaf({1}), *w = leaf({2}), *plain = tensor({3});
  List y = apply(f, {x, plain});
  ok(nnc_backward(ctx, sum(y[0])));
  EXPECT_EQ(seen, "-1 1 0 -1 1 0 ");
  seen.clear();
  y = apply(f, {x, w});
  EXPECT_EQ(values(grad_of(y[0], w)), Values{1});
  EXPECT_EQ(seen, "-1 1 1 -1 0 1 ");
}

TEST_F(CustomFunction, MaterializesGradientsUnlessToldNotTo) {
  int32_t materialize = 1;
  std::string seen;
  Host& h = host({[&](nnc_ctx* c, nnc_function_ctx* f, const List& in, List& out) -> nnc_error* {
                    out.resize(2);
                    if (nnc_error* e = nnc_mul_scalar(c, in[0], 2, &out[0])) return e;
                    if (nnc_error* e = nnc_mul_scalar(c, in[0], 3, &out[1])) return e;
                    return nnc_function_ctx_set_materialize_grads(c, f, materialize);
                  },
                  [&](nnc_ctx*, nnc_function_ctx*, const List& grads, nnc_tensor** gx) {
                    seen = grads[1] ? std::to_string(values(grads[1])[0]).substr(0, 3) : "none";
                    gx[0] = grads[0];
                    return static_cast<nnc_error*>(nullptr);
                  }});
  nnc_function* f = function("Two", h);
  nnc_tensor* x = leaf({1});
  grad_of(apply(f, {x})[0], x);
  EXPECT_EQ(seen, "0.0");
  materialize = 0;
  grad_of(apply(f, {x})[0], x);
  EXPECT_EQ(seen, "none");
}

// As in PyTorch, backward is called where what was computed from the outputs gave no gradient.
TEST_F(CustomFunction, BackwardRunsWithoutGradients) {
  int given = 0;
  Host& one = host({[](nnc_ctx* c, nnc_function_ctx*, const List& in, List& out) {
                      out.resize(1);
                      return nnc_neg(c, in[0], &out[0]);
                    },
                    [&given](nnc_ctx* c, nnc_function_ctx*, const List& grads, nnc_tensor** gx) {
                      given += grads[0] ? 1 : 0;
                      return nnc_add_scalar(c, grads[0], 1, gx);
                    }});
  Host& none = host({one.forward, [](nnc_ctx*, nnc_function_ctx*, const List&, nnc_tensor**) {
                       return static_cast<nnc_error*>(nullptr);
                     }});
  nnc_tensor *x = leaf({1, 2}), *y = apply(function("One", one), {x})[0];
  ok(nnc_backward(ctx, sum(apply(function("None", none), {times(y, 2)})[0])));
  EXPECT_EQ(given, 1);
  EXPECT_EQ(grad(x), (Values{1, 1}));
}

TEST_F(CustomFunction, OutputsMayCarryNoGradient) {
  Host& h = host({[](nnc_ctx* c, nnc_function_ctx* f, const List& in, List& out) -> nnc_error* {
                    out.resize(3);
                    if (nnc_error* e = nnc_argmax(c, in[0], nullptr, 0, &out[0])) return e;
                    if (nnc_error* e = nnc_neg(c, in[0], &out[1])) return e;
                    if (nnc_error* e = nnc_neg(c, in[0], &out[2])) return e;
                    return nnc_function_ctx_mark_non_differentiable(c, f, &out[1], 1);
                  },
                  [](nnc_ctx* c, nnc_function_ctx*, const List& grads, nnc_tensor** gx) {
                    return nnc_neg(c, grads[2], gx);
                  }});
  nnc_tensor* x = leaf({1, 2});
  const List y = apply(function("Three", h), {x});
  EXPECT_EQ(nnc_tensor_requires_grad(y[0]), 0);
  EXPECT_EQ(nnc_tensor_requires_grad(y[1]), 0);
  EXPECT_EQ(nnc_tensor_requires_grad(y[2]), 1);
  EXPECT_EQ(values(grad_of(y[2], x)), (Values{-1, -1}));
}

// An input that comes back without a history is detached if it requires a gradient, whether it was
// written to or not, and else what comes back as it is is a view of it.
TEST_F(CustomFunction, InputsThatComeBackWithoutAHistory) {
  struct Case {
    bool unmarked, dirty, records, wants;
  };
  for (const Case& k : {Case{true, false, true, true}, Case{true, true, true, true},
                        Case{false, false, false, true}, Case{false, true, false, true},
                        Case{false, false, true, false}}) {
    Host& h = host({[k](nnc_ctx* c, nnc_function_ctx* f, const List& in, List& out) {
                      out = in;
                      nnc_error* e = k.dirty ? nnc_mul_scalar_(c, out[0], 3) : nullptr;
                      if (!e && k.dirty) e = nnc_function_ctx_mark_dirty(c, f, out.data(), 1);
                      if (e || !k.unmarked) return e;
                      return nnc_function_ctx_mark_non_differentiable(c, f, out.data(), 1);
                    },
                    nullptr});
    nnc_function* f = function("Same", h);
    nnc_tensor* start = k.wants ? leaf({1, 2}) : tensor({1, 2});
    nnc_tensor *x = times(start, 1), *flat = nullptr;
    const int64_t all = -1;
    ok(nnc_view(ctx, times(start, 1), &all, 1, &flat));
    for (nnc_tensor* t : {x, flat}) {
      nnc_ctx *recording = ctx, *other = nullptr;
      ok(nnc_ctx_fork(ctx, k.records ? "grad=True" : "grad=False", &other));
      ctx = other;
      nnc_tensor* y = apply(f, {t})[0];
      ctx = recording;
      EXPECT_EQ(nnc_tensor_requires_grad(y), 0) << k.dirty << k.records;
      EXPECT_EQ(name_of(y), "None") << k.dirty << k.records;
      EXPECT_EQ(nnc_tensor_data(y), nnc_tensor_data(t));
      const std::string text = message(nnc_add_(ctx, y, leaf({1, 1}), 1));
      if (k.wants) {
        EXPECT_EQ(text, "no error");
      } else {
        EXPECT_NE(text.find("A view was created in no_grad mode"), std::string::npos) << text;
      }
      nnc_release(other);
    }
  }
}

TEST_F(CustomFunction, RefusesWhatWasWrittenToSinceAndAFreedGraph) {
  Host& h = host(exponential());
  nnc_tensor* x = leaf({1});
  nnc_function* f = function("Exp", h);
  nnc_tensor* y = apply(f, {x})[0];
  nnc_tensor* s = sum(y);
  ok(nnc_backward(ctx, s));
  EXPECT_NE(message(nnc_backward(ctx, s)).find("a second time"), std::string::npos);
  y = apply(f, {x})[0];
  s = sum(y);
  ok(nnc_mul_scalar_(ctx, y, 2));
  EXPECT_NE(message(nnc_backward(ctx, s)).find("modified by an inplace operation"),
            std::string::npos);
}

TEST_F(CustomFunction, RefusesAFreedGraphThatKeptNothing) {
  nnc_tensor* kept[] = {nullptr};
  for (const int64_t n : {int64_t{0}, int64_t{1}}) {
    Host& h = host({[&](nnc_ctx* c, nnc_function_ctx* f, const List& in, List& out) -> nnc_error* {
                      out.resize(1);
                      if (nnc_error* e = nnc_neg(c, in[0], &out[0])) return e;
                      return nnc_function_ctx_save_for_backward(c, f, kept, n);
                    },
                    [&](nnc_ctx* c, nnc_function_ctx* f, const List& grads, nnc_tensor** gx) {
                      nnc_tensor* saved[1];
                      int64_t count = 0;
                      nnc_error* e = nnc_function_ctx_saved_tensors(c, f, saved, 1, &count);
                      EXPECT_EQ(count, e ? 0 : n);
                      return e ? e : nnc_neg(c, grads[0], gx);
                    }});
    nnc_tensor* s = sum(apply(function("Neg", h), {leaf({1})})[0]);
    ok(nnc_backward(ctx, s));
    EXPECT_NE(message(nnc_backward(ctx, s)).find("a second time"), std::string::npos);
  }
}

TEST_F(CustomFunction, WrongGradientsAreErrors) {
  nnc_tensor* x = leaf({1, 2, 3});
  Host& h = host(in_place(false));
  h.forward = [](nnc_ctx* c, nnc_function_ctx*, const List& in, List& out) {
    out.resize(1);
    return nnc_neg(c, in[0], &out[0]);
  };
  h.backward = [&](nnc_ctx* c, nnc_function_ctx*, const List& grads, nnc_tensor** gx) {
    return nnc_narrow(c, grads[0], 0, 0, 2, gx);
  };
  nnc_function* f = function("Neg", h);
  nnc_tensor* s = sum(apply(f, {x})[0]);
  EXPECT_NE(message(nnc_autograd_backward(ctx, &s, 1, nullptr, 1, 0, nullptr, 0))
                .find("Function NegBackward returned an invalid gradient at index 0 - got [2] but "
                      "expected shape compatible with [3]"),
            std::string::npos);
  // Also where nobody wants that gradient now.
  nnc_tensor *w = leaf({1}), *both[] = {x, w}, *two = nullptr, *gw = nullptr;
  int64_t n = 0;
  h.forward = [](nnc_ctx* c, nnc_function_ctx*, const List& in, List& out) {
    out.resize(1);
    return nnc_sum(c, in[1], nullptr, 0, 0, 0, &out[0]);
  };
  h.backward = [&](nnc_ctx* c, nnc_function_ctx*, const List& grads, nnc_tensor** gx) {
    const int64_t two_of_it = 2;
    nnc_error* e = nnc_expand(c, grads[0], &two_of_it, 1, &gx[0]);
    return e ? e : nnc_expand(c, grads[0], &two_of_it, 0, &gx[1]);
  };
  ok(nnc_function_apply(ctx, f, both, 2, &two, 1, &n));
  EXPECT_NE(message(nnc_autograd_grad(ctx, &two, 1, &w, 1, nullptr, 1, 0, 0, &gw))
                .find("invalid gradient at index 0 - got [2]"),
            std::string::npos);
  h.backward = [&](nnc_ctx*, nnc_function_ctx*, const List&, nnc_tensor** gx) {
    gx[0] = reinterpret_cast<nnc_tensor*>(ctx);
    return static_cast<nnc_error*>(nullptr);
  };
  EXPECT_NE(message(nnc_autograd_backward(ctx, &s, 1, nullptr, 1, 0, nullptr, 0))
                .find("not a live tensor handle"),
            std::string::npos);
  h.backward = [&](nnc_ctx*, nnc_function_ctx*, const List&, nnc_tensor**) {
    return nnc_error_new(NNC_E_CALLBACK, "mine", "no");
  };
  EXPECT_EQ(message(nnc_autograd_backward(ctx, &s, 1, nullptr, 1, 0, nullptr, 0)),
            "11: nnc_autograd_backward: mine: no");
  h.backward = [&](nnc_ctx*, nnc_function_ctx*, const List&, nnc_tensor**) -> nnc_error* {
    throw std::runtime_error("thrown");
  };
  EXPECT_NE(message(nnc_autograd_backward(ctx, &s, 1, nullptr, 1, 0, nullptr, 0)).find("thrown"),
            std::string::npos);
  EXPECT_EQ(grad(x), Values());
}

TEST_F(CustomFunction, ItsContextIsOfUseDuringTheCallOnly) {
  nnc_function_ctx* kept = nullptr;
  std::string in_forward;
  Host& h = host({[&](nnc_ctx* c, nnc_function_ctx* f, const List& in, List& out) -> nnc_error* {
                    kept = static_cast<nnc_function_ctx*>(nnc_keep(f));
                    nnc_tensor* t = nullptr;
                    int64_t n = 0;
                    in_forward = message(nnc_function_ctx_saved_tensors(c, f, &t, 1, &n));
                    out.resize(1);
                    return nnc_neg(c, in[0], &out[0]);
                  },
                  nullptr});
  nnc_tensor* x = leaf({1});
  apply(function("Neg", h), {x});
  EXPECT_NE(in_forward.find("backward"), std::string::npos) << in_forward;
  EXPECT_NE(message(nnc_function_ctx_save_for_backward(ctx, kept, &x, 1)).find("forward"),
            std::string::npos);
  EXPECT_EQ(nnc_function_ctx_needs_input_grad(kept, 0), -1);
  nnc_release(kept);
}

// As in PyTorch, what backward does without a gradient is part of the verdict, errors too.
TEST_F(CustomFunction, GradcheckSaysThatBackwardNeedsGradients) {
  bool fails = false;
  Host& h = host({[](nnc_ctx* c, nnc_function_ctx* f, const List& in, List& out) -> nnc_error* {
                    out.resize(1);
                    if (nnc_error* e = nnc_function_ctx_set_materialize_grads(c, f, 0)) return e;
                    return nnc_neg(c, in[0], &out[0]);
                  },
                  [&fails](nnc_ctx* c, nnc_function_ctx*, const List& grads, nnc_tensor** gx) {
                    if (grads[0]) return nnc_neg(c, grads[0], gx);
                    if (fails) return nnc_error_new(NNC_E_CALLBACK, "mine", "no gradient");
                    const int64_t dims[] = {2};
                    return nnc_ones(c, dims, 1, NNC_FLOAT64, gx);
                  }});
  nnc_function* f = function("Neg", h);
  nnc_test::HostFunction call([f](nnc_ctx* c, const List& in, List& out) {
    int64_t n = 0;
    out.resize(1);
    return nnc_function_apply(c, f, in.data(), 1, out.data(), 1, &n);
  });
  nnc_tensor *x = leaf({1, 2}), *in[] = {x};
  const auto check = [&](int32_t raise, int32_t undefined, int32_t* right) {
    return message(nnc_autograd_gradcheck(ctx, &nnc_test::kHost, call.self(), in, 1, 1e-6, 1e-5,
                                          1e-3, raise, 0, undefined, right));
  };
  for (const bool with_error : {false, true}) {
    fails = with_error;
    int32_t right = 7;
    EXPECT_EQ(check(0, 1, &right), "no error");
    EXPECT_EQ(right, 0);
    EXPECT_EQ(check(1, 0, &right), "no error");
    EXPECT_EQ(right, 1);
    const std::string text = check(1, 1, &right);
    EXPECT_EQ(text.rfind(with_error ? "8: nnc_autograd_gradcheck: Expected backward function to "
                                      "handle undefined output grads: mine: no gradient"
                                    : "8: nnc_autograd_gradcheck: Expected all input grads to be "
                                      "undefined or zero",
                         0),
              0u)
        << text;
  }
}

TEST_F(CustomFunction, TableIsChecked) {
  nnc_function* f = nullptr;
  nnc_function_vtable t = kTable;
  t.struct_size = 8;
  EXPECT_NE(message(nnc_function_new(ctx, "F", &t, 0, &f)).find("struct_size"), std::string::npos);
  t = kTable;
  t.backward = nullptr;
  EXPECT_NE(message(nnc_function_new(ctx, "F", &t, 0, &f)).find("backward"), std::string::npos);
  EXPECT_NE(message(nnc_function_new(ctx, "no name", &kTable, 0, &f)).find("no name"),
            std::string::npos);
  EXPECT_EQ(f, nullptr);
}

}  // namespace
