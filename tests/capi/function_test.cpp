// SPDX-License-Identifier: Apache-2.0
// Functions with a forward and a backward of the caller's.
#include "support/host_functions.h"

namespace {

using nnc_test::List;
using nnc_test::ok;
using Values = std::vector<double>;

// C++ functions behind an nnc_function_vtable.
struct Host {
  using Forward = std::function<nnc_error*(nnc_ctx*, nnc_function_ctx*, const List& in, List& out)>;
  using Backward =
      std::function<nnc_error*(nnc_ctx*, nnc_function_ctx*, const List& grads, nnc_tensor** gx)>;
  Forward forward;
  Backward backward;
  int destroyed = 0;

  static Host& of(uintptr_t self) { return *reinterpret_cast<Host*>(self); }
  static nnc_error* call_forward(uintptr_t self, nnc_ctx* ctx, nnc_function_ctx* f,
                                 nnc_tensor* const* in, int64_t n_in, nnc_tensor** outputs, int64_t,
                                 int64_t* n) {
    List out;
    nnc_error* e = of(self).forward(ctx, f, List(in, in + n_in), out);
    std::copy(out.begin(), out.end(), outputs);
    *n = static_cast<int64_t>(out.size());
    return e;
  }
  static nnc_error* call_backward(uintptr_t self, nnc_ctx* ctx, nnc_function_ctx* f,
                                  nnc_tensor* const* grads, int64_t n_grads, nnc_tensor** gx,
                                  int64_t) {
    return of(self).backward(ctx, f, List(grads, grads + n_grads), gx);
  }
  static void destroy(uintptr_t self) { ++of(self).destroyed; }
};
constexpr nnc_function_vtable kTable = {static_cast<int64_t>(sizeof(nnc_function_vtable)),
                                        Host::call_forward, Host::call_backward, Host::destroy};

class CustomFunction : public nnc_test::HostTest {
 protected:
  // One that lives longer than all that may call it.
  Host& host(Host h) { return hosts_.emplace_back(std::move(h)); }
  nnc_function* function(const char* name, const Host& h) {
    nnc_function* f = nullptr;
    ok(nnc_function_new(ctx, name, &kTable, reinterpret_cast<uintptr_t>(&h), &f));
    return f;
  }
  List apply(nnc_function* f, List in) {
    List out(4);
    int64_t n = 0;
    ok(nnc_function_apply(ctx, f, in.data(), static_cast<int64_t>(in.size()), out.data(), 4, &n));
    out.resize(static_cast<size_t>(n));
    return out;
  }
  std::string name_of(nnc_tensor* t) {
    nnc_string* s = nullptr;
    ok(nnc_tensor_grad_fn(ctx, t, &s));
    return s ? nnc_string_data(s) : "None";
  }
  nnc_tensor* grad_of(nnc_tensor* y, nnc_tensor* x, int32_t create_graph = 0) {
    nnc_tensor *s = sum(y), *g = nullptr;
    ok(nnc_autograd_grad(ctx, &s, 1, &x, 1, nullptr, 1, create_graph, 0, &g));
    return g;
  }

 private:
  std::deque<Host> hosts_;
};

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

// Doubles its input in place.
Host in_place(bool mark) {
  return {[mark](nnc_ctx* c, nnc_function_ctx* f, const List& in, List& out) -> nnc_error* {
            if (mark) {
              if (nnc_error* e = nnc_function_ctx_mark_dirty(c, f, in.data(), 1)) return e;
            }
            out = in;
            return nnc_mul_scalar_(c, in[0], 2);
          },
          [](nnc_ctx* c, nnc_function_ctx*, const List& grads, nnc_tensor** gx) {
            return nnc_mul_scalar(c, grads[0], 2, gx);
          }};
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
