// SPDX-License-Identifier: Apache-2.0
// Hooks of tensors: order, what they see and change, and when they end.
#include "support/host_functions.h"

namespace {

using nnc_test::HostFunction;
using nnc_test::kHost;
using nnc_test::List;
using nnc_test::ok;
using Values = std::vector<double>;

class Hooks : public nnc_test::HostTest {
 protected:
  // Notes its name and what it gets, and multiplies it unless `factor` is 0.
  HostFunction::Function noting(const std::string& name, double factor = 0) {
    return [this, name, factor](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
      log_ += name;
      for (nnc_tensor* t : in) log_ += t ? " " + std::to_string(values(t)[0]).substr(0, 4) : " -";
      log_ += ";";
      if (factor == 0) return nullptr;
      out.resize(1);
      return nnc_mul_scalar(c, in[0], factor, &out[0]);
    };
  }
  nnc_hook* hook(nnc_tensor* t, const HostFunction& f) {
    nnc_hook* h = nullptr;
    ok(nnc_tensor_register_hook(ctx, t, &kHost, f.self(), &h));
    return h;
  }
  std::string log_;
};

TEST_F(Hooks, RunInOrderWithTheValueThatTheyWereRegisteredFor) {
  HostFunction &a = host(noting("A")), &b = host(noting("B", 10)), &c = host(noting("C")),
               &d = host(noting("D")), &x1 = host(noting("x1", 2)), &x2 = host(noting("x2"));
  nnc_tensor *x = leaf({2}), *y = times(x, 3);
  hook(y, a);
  ok(nnc_tensor_retain_grad(ctx, y));
  hook(y, b);
  hook(y, c);
  ok(nnc_mul_scalar_(ctx, y, 5));
  hook(y, d);
  hook(x, x1);
  hook(x, x2);
  ok(nnc_backward(ctx, sum(y)));
  EXPECT_EQ(log_, "D 1.00;A 5.00;B 5.00;C 50.0;x1 150.;x2 300.;");
  EXPECT_EQ(grad(y), Values{1});
  EXPECT_EQ(grad(x), Values{300});
  EXPECT_EQ(nnc_tensor_retains_grad(y), 1);
}

TEST_F(Hooks, GetTheGradientOfAllUses) {
  HostFunction &f = host(noting("x")), &g = host(noting("y"));
  nnc_tensor *x = leaf({2, 1}), *y = times(x, 3);
  hook(x, f);
  hook(y, g);
  nnc_tensor* z = nullptr;
  ok(nnc_add(ctx, mul(y, x), mul(y, y), 1, &z));
  ok(nnc_backward(ctx, sum(z)));
  EXPECT_EQ(f.calls, 1);
  EXPECT_EQ(g.calls, 1);
  EXPECT_EQ(log_, "y 14.0;x 48.0;");
}

// As in PyTorch: grad of what runs on gives what was there before the hook.
TEST_F(Hooks, RunForGradAndWithInputs) {
  HostFunction &f = host(noting("y", 10)), &g = host(noting("x", 2));
  nnc_tensor *x = leaf({2}), *y = times(x, 3), *z = sum(mul(y, y));
  hook(y, f);
  hook(x, g);
  List of{y, x}, out(2);
  ok(nnc_autograd_grad(ctx, &z, 1, of.data(), 2, nullptr, 1, 0, 0, out.data()));
  EXPECT_EQ(values(out[0]), Values{12});
  EXPECT_EQ(values(out[1]), Values{720});
  ok(nnc_autograd_grad(ctx, &z, 1, of.data(), 1, nullptr, 1, 0, 0, out.data()));
  EXPECT_EQ(values(out[0]), Values{120});
  ok(nnc_autograd_backward(ctx, &z, 1, nullptr, 1, 0, &x, 1));
  EXPECT_EQ(grad(x), Values{720});
  ok(nnc_autograd_backward(ctx, &z, 1, nullptr, 0, 0, &y, 1));
  EXPECT_EQ(grad(y), Values{120});
  EXPECT_EQ(grad(x), Values{720});
}

TEST_F(Hooks, AreNotCalledWhereNoGradientArrives) {
  HostFunction &p = host(noting("p")), &q = host(noting("q"));
  nnc_tensor* x = times(leaf({1, 2}), 1);
  List parts(2);
  int64_t n = 0;
  ok(nnc_unbind(ctx, x, 0, parts.data(), 2, &n));
  hook(parts[0], p);
  hook(parts[1], q);
  ok(nnc_backward(ctx, parts[0]));
  EXPECT_EQ(log_, "p 1.00;");
}

TEST_F(Hooks, RemovedOnesAreGone) {
  HostFunction &f = host(noting("f")), &g = host(noting("g"));
  nnc_tensor* x = leaf({1});
  nnc_hook* h = hook(x, f);
  hook(x, g);
  ok(nnc_hook_remove(ctx, h));
  EXPECT_EQ(f.destroyed, 1);
  ok(nnc_hook_remove(ctx, h));
  ok(nnc_backward(ctx, sum(x)));
  EXPECT_EQ(log_, "g 1.00;");
  EXPECT_EQ(f.destroyed, 1);
  EXPECT_EQ(g.destroyed, 0);
}

TEST_F(Hooks, OneMayRemoveItselfAndOthersWhileTheyRun) {
  nnc_hook *own = nullptr, *next = nullptr;
  HostFunction& second = host(noting("second"));
  HostFunction& first = host([&](nnc_ctx* c, const List&, List&) -> nnc_error* {
    log_ += "first;";
    if (nnc_error* e = nnc_hook_remove(c, own)) return e;
    return nnc_hook_remove(c, next);
  });
  nnc_tensor* x = leaf({1});
  own = hook(x, first);
  next = hook(x, second);
  for (int i = 0; i < 2; ++i) ok(nnc_backward(ctx, sum(x)));
  EXPECT_EQ(log_, "first;");
  EXPECT_EQ(first.destroyed, 1);
}

// A leaf that is frozen after the forward gets no gradient, which nobody hears of.
TEST_F(Hooks, OfFrozenLeavesHearNothing) {
  HostFunction& after = host(noting("a"));
  nnc_hook* h = nullptr;
  nnc_tensor *x = leaf({1}), *y = sum(times(x, 2)), *g = nullptr;
  ok(nnc_tensor_register_post_accumulate_grad_hook(ctx, x, &kHost, after.self(), &h));
  ok(nnc_tensor_requires_grad_(ctx, x, 0));
  ok(nnc_backward(ctx, y));
  EXPECT_EQ(log_, "");
  ok(nnc_tensor_grad(ctx, x, &g));
  EXPECT_EQ(g, nullptr);
}

// Also while the nnc_hook is still there.
TEST_F(Hooks, EndWithTheTensor) {
  HostFunction &of_leaf = host(noting("l")), &of_inner = host(noting("i")),
               &after = host(noting("a"));
  nnc_hook *h = nullptr, *inner = nullptr, *post = nullptr;
  nnc_ctx* scope = ctx;
  ok(nnc_ctx_scope(scope, &ctx));
  nnc_tensor *x = leaf({1}), *y = times(x, 2);
  ok(nnc_tensor_register_hook(scope, x, &kHost, of_leaf.self(), &h));
  ok(nnc_tensor_register_hook(scope, y, &kHost, of_inner.self(), &inner));
  ok(nnc_tensor_register_post_accumulate_grad_hook(scope, x, &kHost, after.self(), &post));
  EXPECT_EQ(of_leaf.destroyed + of_inner.destroyed + after.destroyed, 0);
  nnc_release(ctx);
  ctx = scope;
  EXPECT_EQ(of_leaf.destroyed, 1);
  EXPECT_EQ(of_inner.destroyed, 1);
  EXPECT_EQ(after.destroyed, 1);
  ok(nnc_hook_remove(ctx, h));
}

TEST_F(Hooks, AreRefusedWhereNoGradientIs) {
  HostFunction& f = host(noting("f"));
  nnc_hook* h = nullptr;
  nnc_tensor *plain = tensor({1}), *inner = times(leaf({1}), 2);
  EXPECT_EQ(message(nnc_tensor_register_hook(ctx, plain, &kHost, f.self(), &h)),
            "8: nnc_tensor_register_hook: register_hook: cannot register a hook on a tensor that "
            "doesn't require gradient");
  EXPECT_EQ(message(nnc_tensor_retain_grad(ctx, plain)),
            "8: nnc_tensor_retain_grad: retain_grad: can't retain_grad on Tensor that has "
            "requires_grad=False");
  EXPECT_NE(message(nnc_tensor_register_post_accumulate_grad_hook(ctx, inner, &kHost, f.self(), &h))
                .find("non-leaf"),
            std::string::npos);
  nnc_callback wrong = kHost;
  wrong.struct_size += 8;
  EXPECT_NE(message(nnc_tensor_register_hook(ctx, inner, &wrong, f.self(), &h)).find("struct_size"),
            std::string::npos);
  wrong = {static_cast<int64_t>(sizeof wrong), nullptr, HostFunction::destroy};
  EXPECT_NE(message(nnc_tensor_register_hook(ctx, inner, &wrong, f.self(), &h)).find("call"),
            std::string::npos);
  EXPECT_EQ(h, nullptr);
  EXPECT_EQ(f.destroyed, 0);
}

TEST_F(Hooks, MustKeepSizeAndType) {
  nnc_tensor* x = leaf({1, 2});
  HostFunction& shrink = host([](nnc_ctx* c, const List& in, List& out) {
    out.resize(1);
    return nnc_sum(c, in[0], nullptr, 0, 0, 0, &out[0]);
  });
  HostFunction& narrow = host([](nnc_ctx* c, const List& in, List& out) {
    out.resize(1);
    return nnc_tensor_float(c, in[0], &out[0]);
  });
  HostFunction& two = host([](nnc_ctx*, const List& in, List& out) -> nnc_error* {
    out = {in[0], in[0]};
    return nullptr;
  });
  nnc_hook* h = hook(x, shrink);
  EXPECT_NE(message(nnc_backward(ctx, sum(x))).find("changed the size of value"),
            std::string::npos);
  ok(nnc_hook_remove(ctx, h));
  h = hook(x, narrow);
  EXPECT_NE(message(nnc_backward(ctx, sum(x))).find("changed the type of value"),
            std::string::npos);
  ok(nnc_hook_remove(ctx, h));
  h = hook(x, two);
  EXPECT_NE(message(nnc_backward(ctx, sum(x))).find("at most one"), std::string::npos);
  ok(nnc_hook_remove(ctx, h));
  EXPECT_EQ(grad(x), Values());
  ok(nnc_backward(ctx, sum(x)));
}

TEST_F(Hooks, AnErrorStopsBackwardAndChangesNoGradient) {
  HostFunction& f = host([](nnc_ctx*, const List&, List&) {
    return nnc_error_new(NNC_E_CALLBACK, "watch", "seen enough");
  });
  nnc_tensor *x = leaf({1}), *w = leaf({3}), *y = mul(x, w);
  ok(nnc_tensor_retain_grad(ctx, y));
  nnc_hook* h = hook(x, f);
  nnc_tensor* z = sum(y);
  EXPECT_EQ(message(nnc_autograd_backward(ctx, &z, 1, nullptr, 1, 0, nullptr, 0)),
            "11: nnc_autograd_backward: watch: seen enough");
  EXPECT_EQ(grad(w), Values());
  EXPECT_EQ(grad(y), Values());
  ok(nnc_hook_remove(ctx, h));
  ok(nnc_backward(ctx, z));
  EXPECT_EQ(grad(w), Values{1});
  EXPECT_EQ(grad(y), Values{1});
}

TEST_F(Hooks, RecordWhereAGraphIsWanted) {
  HostFunction& f = host([](nnc_ctx* c, const List& in, List& out) {
    out.resize(1);
    return nnc_mul(c, in[0], in[0], &out[0]);
  });
  nnc_tensor *x = leaf({3}), *y = mul(x, x), *g = nullptr, *gg = nullptr;
  nnc_hook* h = hook(y, f);
  nnc_tensor* z = sum(mul(y, y));
  ok(nnc_autograd_grad(ctx, &z, 1, &x, 1, nullptr, 0, 1, 0, &g));
  ok(nnc_hook_remove(ctx, h));
  EXPECT_EQ(values(g), Values{4 * 81 * 2 * 3});  // (2 y)^2 2 x
  nnc_tensor* s = sum(g);
  ok(nnc_autograd_grad(ctx, &s, 1, &x, 1, nullptr, 0, 0, 0, &gg));
  EXPECT_EQ(values(gg), Values{8 * 5 * 81});
}

TEST_F(Hooks, MayRunBackwardThemselves) {
  nnc_tensor *w = leaf({5}), *x = leaf({1});
  HostFunction& f = host([&](nnc_ctx* c, const List&, List&) -> nnc_error* {
    nnc_ctx* on = nullptr;
    nnc_tensor *y = nullptr, *s = nullptr;
    if (nnc_error* e = nnc_ctx_fork(c, "grad=True", &on)) return e;
    if (nnc_error* e = nnc_mul(on, w, w, &y)) return e;
    if (nnc_error* e = nnc_sum(on, y, nullptr, 0, 0, 0, &s)) return e;
    return nnc_backward(on, s);
  });
  hook(x, f);
  ok(nnc_backward(ctx, sum(mul(x, w))));
  EXPECT_EQ(grad(w), Values{11});
}

TEST_F(Hooks, RetainedGradientsAddUpAndFollowViews) {
  nnc_tensor *x = leaf({1, 1, 1}), *y = times(x, 2), *v = nullptr;
  ok(nnc_tensor_retain_grad(ctx, y));
  ok(nnc_tensor_retain_grad(ctx, y));
  ok(nnc_narrow(ctx, y, 0, 0, 2, &v));
  ok(nnc_tensor_retain_grad(ctx, v));
  ok(nnc_mul_scalar_(ctx, v, 3));
  for (int i = 1; i <= 2; ++i) {
    nnc_tensor* both = nullptr;
    ok(nnc_add(ctx, sum(y), sum(v), 1, &both));
    ok(nnc_autograd_backward(ctx, &both, 1, nullptr, 1, 0, nullptr, 0));
    EXPECT_EQ(grad(y), (Values{2.0 * i, 2.0 * i, 1.0 * i}));
    EXPECT_EQ(grad(v), (Values{1.0 * i, 1.0 * i}));
  }
  EXPECT_EQ(grad(x), (Values{24, 24, 4}));
}

// With create_graph gradient and graph lead to each other; the end of the tensor parts them.
TEST_F(Hooks, RetainedGradientWithAGraphIsFreedWithItsTensor) {
  HostFunction& f = host(noting("y"));
  nnc_ctx* scope = ctx;
  ok(nnc_ctx_scope(scope, &ctx));
  nnc_tensor *x = leaf({1}), *y = times(x, 2), *z = sum(times(mul(y, y), 2));
  hook(y, f);
  ok(nnc_tensor_retain_grad(ctx, y));
  ok(nnc_autograd_backward(ctx, &z, 1, nullptr, 1, 1, nullptr, 0));
  ok(nnc_tensor_set_grad(ctx, x, nullptr));
  nnc_tensor* g = nullptr;
  ok(nnc_tensor_grad(ctx, y, &g));
  EXPECT_EQ(nnc_tensor_requires_grad(g), 1);
  ok(nnc_tensor_set_grad(ctx, y, nullptr));
  nnc_release(ctx);
  ctx = scope;
  EXPECT_EQ(f.destroyed, 1);
}

TEST_F(Hooks, AfterAccumulationSeesTheGradientBeforeOthersGoOn) {
  nnc_tensor *x = leaf({1}), *w = leaf({2}), *y = mul(x, w);
  HostFunction& drop = host([&](nnc_ctx* c, const List& in, List&) -> nnc_error* {
    nnc_tensor* g = nullptr;
    if (nnc_error* e = nnc_tensor_grad(c, in[0], &g)) return e;
    log_ += "x " + std::to_string(values(g)[0]).substr(0, 4) + ";";
    nnc_string* mode = nullptr;
    if (nnc_error* e = nnc_ctx_get(c, "grad", &mode)) return e;
    log_ += nnc_string_data(mode);
    return nnc_tensor_set_grad(c, in[0], nullptr);
  });
  HostFunction &of_w = host(noting(";w")), &pre = host(noting("pre", 2));
  nnc_hook* h = nullptr;
  ok(nnc_tensor_register_post_accumulate_grad_hook(ctx, x, &kHost, drop.self(), &h));
  hook(x, pre);
  hook(w, of_w);
  ok(nnc_backward(ctx, sum(y)));
  EXPECT_EQ(log_, "pre 2.00;x 4.00;False;w 1.00;");
  EXPECT_EQ(grad(x), Values());
  // Not for grad(), which accumulates nothing.
  nnc_tensor *z = sum(times(x, 3)), *g = nullptr;
  ok(nnc_autograd_grad(ctx, &z, 1, &x, 1, nullptr, 1, 0, 0, &g));
  EXPECT_EQ(drop.calls, 1);
  ok(nnc_autograd_backward(ctx, &z, 1, nullptr, 0, 0, &x, 1));
  EXPECT_EQ(drop.calls, 2);
}

TEST_F(Hooks, OfSeveralTensors) {
  nnc_tensor *x = leaf({1}), *w = leaf({1}), *y = times(x, 2);
  HostFunction &all = host(noting("all")), &any = host(noting("any"));
  List list{x, y, w};
  nnc_hook *h = nullptr, *k = nullptr;
  ok(nnc_autograd_register_multi_grad_hook(ctx, list.data(), 3, &kHost, all.self(), nullptr, &h));
  ok(nnc_autograd_register_multi_grad_hook(ctx, list.data(), 3, &kHost, any.self(), "any", &k));
  nnc_tensor* z = sum(mul(y, y));
  ok(nnc_autograd_backward(ctx, &z, 1, nullptr, 1, 0, nullptr, 0));
  EXPECT_EQ(log_, "any 4.00;all 8.00 4.00 -;");
  log_.clear();
  ok(nnc_backward(ctx, sum(mul(w, x))));
  EXPECT_EQ(log_, "any 1.00;all 1.00 - 1.00;");
  log_.clear();
  ok(nnc_hook_remove(ctx, h));
  EXPECT_EQ(all.destroyed, 1);
  nnc_tensor* g = nullptr;
  ok(nnc_autograd_grad(ctx, &z, 1, &y, 1, nullptr, 1, 0, 0, &g));
  EXPECT_EQ(log_, "any 4.00;");
}

TEST_F(Hooks, OfSeveralTensorsAreRefused) {
  HostFunction& f = host(noting("f"));
  nnc_tensor* plain = tensor({1});
  List list{leaf({1}), plain};
  nnc_hook* h = nullptr;
  EXPECT_NE(message(nnc_autograd_register_multi_grad_hook(ctx, list.data(), 2, &kHost, f.self(),
                                                          "all", &h))
                .find("element 1 of tensors does not require grad"),
            std::string::npos);
  EXPECT_NE(message(nnc_autograd_register_multi_grad_hook(ctx, list.data(), 2, &kHost, f.self(),
                                                          "some", &h))
                .find("Expects mode to be one of ('all', 'any') but got some"),
            std::string::npos);
  ok(nnc_backward(ctx, sum(list[0])));
  EXPECT_EQ(f.calls, 0);
  EXPECT_EQ(f.destroyed, 0);
  ok(nnc_autograd_register_multi_grad_hook(ctx, list.data(), 2, &kHost, f.self(), "any", &h));
  ok(nnc_backward(ctx, sum(mul(list[0], plain))));
  EXPECT_EQ(f.calls, 1);
}

// The group of hooks must not keep its tensors' nodes alive, nor know one by the address of
// another.
TEST_F(Hooks, OfSeveralTensorsEndWithThem) {
  HostFunction& f = host(noting("f"));
  nnc_ctx* scope = ctx;
  nnc_hook* h = nullptr;
  nnc_tensor* x = leaf({1});
  ok(nnc_ctx_scope(scope, &ctx));
  List list{times(x, 2), times(x, 3)};
  ok(nnc_autograd_register_multi_grad_hook(scope, list.data(), 2, &kHost, f.self(), "all", &h));
  nnc_release(ctx);
  ctx = scope;
  EXPECT_EQ(f.destroyed, 1);
  EXPECT_EQ(f.calls, 0);
}

}  // namespace
