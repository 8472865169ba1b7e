// SPDX-License-Identifier: Apache-2.0
// Hooks of modules against what PyTorch's see, tests/golden/module_hooks.txt: each test writes what
// a section of tests/golden/make_module_hooks.py prints.
#include "support/module_hooks.h"

namespace {

using nnc_test::HostHook;
using nnc_test::kAlways;
using nnc_test::kKwargs;
using nnc_test::kPrepend;
using nnc_test::List;
using nnc_test::ok;
using nnc_test::Options;
using nnc_test::Place;

using ModuleHooks = nnc_test::ModuleHookTest;

TEST_F(ModuleHooks, RunInOrder) {
  nnc_module* m = product();
  hook(m, Place::kPre, "A");
  hook(m, Place::kPre, "B", scaled(0, 10, false), kPrepend);
  hook(m, Place::kPre, "C");
  hook(m, Place::kPost, "D");
  const auto one_more = [](Seen& s) {
    List y(1);
    ok(nnc_add_scalar(s.ctx, s.outputs[0], 1, &y[0]));
    return y;
  };
  hook(m, Place::kPost, "E", one_more, kPrepend);
  hook(m, Place::kPost, "F");
  hook(m, Place::kBackPre, "G");
  hook(m, Place::kBackPre, "H", scaled(0, 3, true), kPrepend);
  hook(m, Place::kBack, "I");
  hook(m, Place::kBack, "J", scaled(0, 5, false), kPrepend);
  nnc_tensor *a = leaf({1, 2}), *b = leaf({3, 4}), *y = call(m, {a, b})[0];
  note("y", y, name_of(y));
  ok(nnc_backward(ctx, sum(y)));
  note("grads", grad_text(a), grad_text(b));
  expect_section("order");
}

TEST_F(ModuleHooks, WithKeywordArguments) {
  nnc_module* m = host_module([](nnc_ctx* c, const List& in, nnc_kwargs* kwargs, List& out) {
    nnc_tensor *b = nullptr, *k = nullptr, *y = nullptr;
    ok(nnc_kwargs_tensor(c, kwargs, "b", &b));
    ok(nnc_kwargs_tensor(c, kwargs, "c", &k));
    out.resize(1);
    if (nnc_error* e = nnc_mul(c, in[0], b, &y)) return e;
    return nnc_add(c, y, k, 1, &out[0]);
  });
  hook(m, Place::kPre, "A");
  nnc_tensor* five = tensor({5});
  const Change replace = [&](Seen& s) {
    ok(nnc_kwargs_set_tensor(s.kwargs, "c", five));
    return scaled(0, 2, false)(s);
  };
  hook(m, Place::kPre, "B", replace, kKwargs);
  hook(m, Place::kPre, "C", kKwargs);
  hook(m, Place::kPost, "D");
  hook(m, Place::kPost, "E", kKwargs);
  hook(m, Place::kBack, "F");
  nnc_tensor *a = leaf({1}), *b = leaf({3});
  nnc_kwargs* kwargs = nullptr;
  ok(nnc_kwargs_new(ctx, &kwargs));
  ok(nnc_kwargs_set_tensor(kwargs, "b", b));
  ok(nnc_backward(ctx, sum(call(m, {a}, kwargs)[0])));
  note("grads", grad_text(a), grad_text(b));
  EXPECT_EQ(nnc_kwargs_count(kwargs), 1);
  expect_section("keyword arguments");
}

TEST_F(ModuleHooks, MayReplaceKeywordArguments) {
  nnc_module* m = module("MSELoss(reduction='none')");
  nnc_tensor *x = tensor({1}), *t = tensor({3});
  HostHook& h = host_hook([&](Seen& s) -> nnc_error* {
    EXPECT_EQ(text(s.kwargs), "{target=[1]}");
    ok(nnc_kwargs_new(s.ctx, &s.replaced_kwargs));
    return nnc_kwargs_set_tensor(s.replaced_kwargs, "target", t);
  });
  nnc_hook* out = nullptr;
  ok(add(ctx, m, Place::kPre, h, kKwargs, &out));
  nnc_kwargs* kwargs = nullptr;
  ok(nnc_kwargs_new(ctx, &kwargs));
  ok(nnc_kwargs_set_tensor(kwargs, "target", x));
  EXPECT_EQ(text(call(m, {x}, kwargs)), "([4])");
  // A hook without keyword arguments has none to replace.
  hook(m, Place::kPost,
       [](Seen& s) -> nnc_error* { return nnc_kwargs_new(s.ctx, &s.replaced_kwargs); });
  List y;
  EXPECT_NE(message(try_call(m, {x}, y, kwargs)).find("no keyword arguments to replace"),
            std::string::npos);
}

TEST_F(ModuleHooks, WhatIsNoBagIsTheHooksFault) {
  nnc_module* m = module("Softsign()");
  nnc_tensor* x = tensor({1});
  for (nnc_kwargs* other :
       {reinterpret_cast<nnc_kwargs*>(0x10), reinterpret_cast<nnc_kwargs*>(x)}) {
    HostHook& h = host_hook([=](Seen& s) -> nnc_error* {
      s.replaced_kwargs = other;
      return nullptr;
    });
    nnc_hook* out = nullptr;
    ok(add(ctx, m, Place::kPre, h, kKwargs, &out));
    List y;
    EXPECT_EQ(message(try_call(m, {x}, y)),
              std::to_string(NNC_E_CALLBACK) +
                  ": nnc_module_forward: hook: *replaced_kwargs is not a live kwargs handle");
    ok(nnc_hook_remove(ctx, out));
  }
}

TEST_F(ModuleHooks, WithOnlyKeywordArguments) {
  nnc_module* m = host_module([](nnc_ctx* c, const List&, nnc_kwargs* kwargs, List& out) {
    nnc_tensor *a = nullptr, *b = nullptr;
    ok(nnc_kwargs_tensor(c, kwargs, "a", &a));
    ok(nnc_kwargs_tensor(c, kwargs, "b", &b));
    out.resize(1);
    return nnc_mul(c, a, b, &out[0]);
  });
  hook(m, Place::kPre, "A");
  hook(m, Place::kBack, "B");
  nnc_tensor *a = leaf({1}), *b = leaf({3});
  nnc_kwargs* kwargs = nullptr;
  ok(nnc_kwargs_new(ctx, &kwargs));
  ok(nnc_kwargs_set_tensor(kwargs, "a", a));
  ok(nnc_kwargs_set_tensor(kwargs, "b", b));
  ok(nnc_backward(ctx, sum(call(m, {}, kwargs)[0])));
  note("grads", grad_text(a), grad_text(b));
  expect_section("only keyword arguments");
}

TEST_F(ModuleHooks, OfChainsAndTheirParts) {
  nnc_module* outer = module("Sequential(Sequential(ReLU(), Tanh()), Softsign(), Sequential())");
  const std::pair<const char*, const char*> parts[] = {{"outer", ""},     {"inner", "0"},
                                                       {"relu", "0.0"},   {"tanh", "0.1"},
                                                       {"softsign", "1"}, {"empty", "2"}};
  for (const auto& [name, path] : parts) {
    nnc_module* m = child(outer, path);
    hook(m, Place::kPre, std::string(name) + " pre");
    hook(m, Place::kPost, name);
    hook(m, Place::kBackPre, std::string(name) + " back pre");
    hook(m, Place::kBack, std::string(name) + " back");
  }
  nnc_tensor *a = leaf({0, -1}), *y = nullptr;
  ok(nnc_module_call(ctx, outer, a, &y));
  note("y", y);
  ok(nnc_backward(ctx, sum(y)));
  note("grads", grad_text(a));
  expect_section("chain");
}

TEST_F(ModuleHooks, SeeWhichGradientsAreMissing) {
  nnc_module* m = host_module([](nnc_ctx* c, const List& in, nnc_kwargs*, List& out) {
    out.resize(5);
    ok(nnc_mul(c, in[0], in[1], &out[0]));
    ok(nnc_mul_scalar(c, in[1], 2, &out[1]));
    ok(nnc_add_scalar_i64(c, in[2], 1, &out[2]));
    out[3] = in[4];
    return nnc_add_scalar(c, in[0], 1, &out[4]);
  });
  // A forward of the host's cannot give None.
  hook(m, Place::kPost, [](Seen& s) -> nnc_error* {
    s.replaced = s.outputs;
    s.replaced->insert(s.replaced->begin() + 3, nullptr);
    return nullptr;
  });
  hook(m, Place::kBackPre, "A");
  hook(m, Place::kBack, "B");
  const double seven = 7;
  const int64_t one = 1;
  nnc_tensor *a = leaf({1, 2}), *b = tensor({3, 4}), *i = nullptr, *u = leaf({8});
  ok(nnc_full(ctx, &one, 1, seven, NNC_INT64, &i));
  const List y = call(m, {a, b, i, nullptr, u});
  std::string requires_grad;
  for (nnc_tensor* t : y) {
    requires_grad += " " + (t ? std::to_string(nnc_tensor_requires_grad(t)) : "None");
  }
  note("requires" + requires_grad);
  ok(nnc_backward(ctx, sum(y[0])));
  note("grads", grad_text(a), grad_text(u));
  expect_section("gradients that are missing");
}

TEST_F(ModuleHooks, OfModulesWithoutInputsThatRequireAGradient) {
  nnc_tensor* w = leaf({2, 3});
  nnc_module* m = host_module([w](nnc_ctx* c, const List& in, nnc_kwargs*, List& out) {
    out.resize(1);
    return nnc_mul(c, in[0], w, &out[0]);
  });
  hook(m, Place::kBackPre, "A", scaled(0, 7, true));
  hook(m, Place::kBack, "B");
  hook(m, Place::kBack, "C", [](Seen&) { return List{nullptr, nullptr}; });
  const List in{tensor({1, 2}), nullptr};
  ok(try_backward(m, in));
  note("grads", grad_text(w));
  hook(m, Place::kBack, "D", [&](Seen&) { return List{in[0], nullptr}; });
  note_error(try_backward(m, in));
  expect_section("no input requires a gradient");
}

TEST_F(ModuleHooks, AddNothingWhereNoGradientsAre) {
  nnc_module* m = twice();
  hook(m, Place::kBack, "A");
  nnc_ctx *with = ctx, *without = nullptr;
  ok(nnc_ctx_fork(ctx, "grad=False", &without));
  nnc_tensor* x = leaf({1});
  ctx = without;
  nnc_tensor* y = call(m, {x})[0];
  ctx = with;
  note("requires", std::to_string(nnc_tensor_requires_grad(y)));
  note("requires", std::to_string(nnc_tensor_requires_grad(call(m, {tensor({1})})[0])));
  expect_section("no gradients");
}

TEST_F(ModuleHooks, MustReplaceWhatFits) {
  const Change wrong[] = {[](Seen& s) { return List{s.inputs[0]}; },
                          [](Seen& s) {
                            return List{s.inputs[0], s.inputs[1], s.inputs[0]};
                          },
                          [](Seen&) { return List{}; }};
  for (const Change& change : wrong) {
    nnc_module* m = product();
    hook(m, Place::kBack, "A", change);
    note_error(try_backward(m, {leaf({1}), leaf({2})}));
    m = product();
    hook(m, Place::kBackPre, "B", [](Seen& s) { return List{s.outputs[0], s.outputs[0]}; });
    note_error(try_backward(m, {leaf({1}), leaf({2})}));
  }
  const Change unlike[] = {[](Seen& s) {
                             List list = s.inputs;
                             ok(nnc_sum(s.ctx, list[0], nullptr, 0, 0, 0, &list[0]));
                             ok(nnc_unsqueeze(s.ctx, list[0], 0, &list[0]));
                             return list;
                           },
                           [](Seen& s) {
                             List list = s.inputs;
                             ok(nnc_tensor_float(s.ctx, list[0], &list[0]));
                             return list;
                           }};
  const char* const messages[] = {
      "error backward: a hook of Host has changed the size of value (was [2] got [1])",
      "error backward: a hook of Host has changed the type of value (was torch.DoubleTensor got "
      "torch.FloatTensor)"};
  const char* const torch[] = {"error hook 'hook' has changed the size of value",
                               "error hook 'hook' has changed the type of value (was "
                               "torch.DoubleTensor got torch.FloatTensor)"};
  for (int i = 0; i < 2; ++i) {
    nnc_module* m = product();
    hook(m, Place::kBack, "A", unlike[i]);
    note_error(try_backward(m, {leaf({1, 2}), leaf({2, 3})}));
    const size_t at = log_.find(messages[i]);
    ASSERT_NE(at, std::string::npos) << log_;
    log_.replace(at, std::string(messages[i]).size(), torch[i]);
  }
  expect_section("wrong replacements");
}

TEST_F(ModuleHooks, MayReplaceByNone) {
  nnc_module* m = product();
  hook(m, Place::kBack, "A", [](Seen& s) { return List{nullptr, s.inputs[1]}; });
  hook(m, Place::kBack, "B");
  nnc_tensor *a = leaf({1}), *b = leaf({2});
  note_error(try_backward(m, {a, b}));
  note("grads", grad_text(a), grad_text(b));
  m = product();
  hook(m, Place::kBackPre, "A", [](Seen&) { return List{nullptr}; });
  hook(m, Place::kBack, "B");
  a = leaf({1}), b = leaf({2});
  note_error(try_backward(m, {a, b}));
  note("grads", grad_text(a), grad_text(b));
  expect_section("replaced by none");
}

TEST_F(ModuleHooks, ThatAreRemovedWhileTheyRun) {
  nnc_module* m = twice();
  std::vector<nnc_hook*> handles;
  handles.push_back(hook(m, Place::kPre, [&](Seen& s) -> nnc_error* {
    note("A", s.inputs);
    for (nnc_hook* h : handles) ok(nnc_hook_remove(ctx, h));
    return nullptr;
  }));
  handles.push_back(hook(m, Place::kPre, "B"));
  handles.push_back(hook(m, Place::kPost, "C"));
  handles.push_back(hook(m, Place::kBack, "D"));
  for (int i = 0; i < 2; ++i) ok(try_backward(m, {leaf({1})}));
  expect_section("removed while they run");
}

TEST_F(ModuleHooks, ThatAreRemovedBeforeBackwardRunInIt) {
  nnc_module* m = twice();
  HostHook& f = host_hook(noting("A", Place::kBack));
  nnc_hook* h = nullptr;
  ok(add(ctx, m, Place::kBack, f, {}, &h));
  nnc_ctx *outer = ctx, *inner = nullptr;
  ok(nnc_ctx_scope(ctx, &inner));
  ctx = inner;
  nnc_tensor* y = call(m, {leaf({1})})[0];
  ok(nnc_hook_remove(ctx, h));
  EXPECT_EQ(f.destroyed, 0);
  ok(nnc_backward(ctx, sum(y)));
  nnc_release(inner);
  ctx = outer;
  EXPECT_EQ(f.destroyed, 1);
  expect_section("removed before backward");
}

TEST_F(ModuleHooks, ThatAreRegisteredWhileTheyRun) {
  nnc_module* m = twice();
  nnc_hook* h = hook(m, Place::kPre, [this](Seen& s) -> nnc_error* {
    note("A", s.inputs);
    for (const auto& [place, name] :
         {std::pair(Place::kPre, "B"), {Place::kPost, "C"}, {Place::kBack, "D"}}) {
      nnc_hook* added = nullptr;
      ok(add(s.ctx, s.module, place, host_hook(noting(name, place)), {}, &added));
    }
    return nullptr;
  });
  ok(try_backward(m, {leaf({1})}));
  ok(nnc_hook_remove(ctx, h));
  ok(try_backward(m, {leaf({1})}));
  expect_section("registered while they run");
}

TEST_F(ModuleHooks, ThatTheForwardOfAModuleWithoutHooksRegisters) {
  nnc_module* m = nullptr;
  m = host_module([&](nnc_ctx* c, const List& in, nnc_kwargs*, List& out) {
    hook(m, Place::kPost, "A");
    out.resize(1);
    return nnc_mul_scalar(c, in[0], 2, &out[0]);
  });
  call(m, {leaf({1})});
  call(m, {leaf({1})});
  expect_section("registered by the forward of a module without hooks");
}

TEST_F(ModuleHooks, ThatAreAlwaysCalled) {
  const auto tried = [&](nnc_module* m) {
    List y;
    note_error(try_call(m, {leaf({1})}, y));
  };
  const auto one_more = [](Seen& s) {
    List y(1);
    ok(nnc_add_scalar(s.ctx, s.outputs[0], 1, &y[0]));
    return y;
  };
  nnc_module* m = fails();
  hook(m, Place::kPost, "A");
  hook(m, Place::kPost, "B", kAlways);
  hook(m, Place::kPost, failing("always"), kAlways);
  hook(m, Place::kPost, "C", {false, true, true});
  tried(m);
  m = twice();
  hook(m, Place::kPost, "A", one_more, kAlways);
  hook(m, Place::kPost, failing("plain"));
  hook(m, Place::kPost, "B", kAlways);
  hook(m, Place::kPost, "C");
  tried(m);
  m = twice();
  hook(m, Place::kPre, failing("pre"));
  hook(m, Place::kPost, "A", kAlways);
  tried(m);
  m = module("Sequential()");
  nnc_module *inner = fails(), *outer = module("Sequential()");
  ok(nnc_sequential_append(ctx, m, inner));
  ok(nnc_sequential_append(ctx, outer, m));
  hook(m, Place::kPost, "outer", kAlways);
  hook(inner, Place::kPost, "inner", kAlways);
  tried(outer);
  // What the hosts say of themselves comes before it.
  for (size_t at; (at = log_.find("error host: ")) != std::string::npos;) log_.erase(at + 6, 6);
  expect_section("always called");
}

TEST_F(ModuleHooks, RunInEachBackward) {
  nnc_module* m = twice();
  hook(m, Place::kBack, "A", scaled(0, 2, false));
  nnc_tensor *a = leaf({1}), *y = sum(call(m, {a})[0]);
  ok(nnc_autograd_backward(ctx, &y, 1, nullptr, 1, 0, nullptr, 0));
  ok(nnc_backward(ctx, y));
  note("grads", grad_text(a));
  expect_section("backward twice");
}

TEST_F(ModuleHooks, RunForGradientsOfGradients) {
  nnc_module* m = product();
  hook(m, Place::kBack, "A");
  nnc_tensor *a = leaf({2}), *b = leaf({3}), *g = nullptr;
  nnc_tensor* first = call(m, {a, b})[0];
  nnc_tensor* y = sum(mul(first, call(m, {a, b})[0]));
  ok(nnc_autograd_grad(ctx, &y, 1, &a, 1, nullptr, 0, 1, 0, &g));
  note("g", g);
  ok(nnc_backward(ctx, sum(g)));
  note("grads", grad_text(a), grad_text(b));
  expect_section("gradients of gradients");
}

TEST_F(ModuleHooks, ForbidWritingInPlace) {
  for (const char* hooked : {"1", "0"}) {
    nnc_module* m = module("Sequential(Softsign(), ReLU(inplace=True))");
    hook(child(m, hooked), Place::kBack, "A");
    note_error(try_backward(m, {leaf({1})}));
  }
  for (size_t at; (at = log_.find("relu_: ")) != std::string::npos;) log_.erase(at, 7);
  nnc_module* m = module("Sequential(Softsign())");
  hook(child(m, "0"), Place::kBack, "A");
  nnc_ctx* without = nullptr;
  ok(nnc_ctx_fork(ctx, "grad=False", &without));
  note_error(nnc_add_scalar_(without, call(m, {leaf({1})})[0], 1));
  m = module("Identity()");
  hook(m, Place::kBack, "A");
  nnc_tensor *a = leaf({1}), *y = call(m, {a})[0];
  note("y", y, name_of(y), "BackwardHookFunctionBackward True");
  ok(nnc_backward(ctx, sum(y)));
  expect_section("in place");
}

TEST_F(ModuleHooks, RunInPartsOfABackward) {
  nnc_module* m = product();
  hook(m, Place::kBack, "A");
  hook(m, Place::kBackPre, "B");
  nnc_tensor *a = leaf({2}), *b = leaf({3}), *y = call(m, {a, b})[0], *z = sum(y), *g = nullptr;
  for (nnc_tensor* of : {a, y}) {
    ok(nnc_autograd_grad(ctx, &z, 1, &of, 1, nullptr, 1, 0, 0, &g));
    note("g", List{g});
  }
  ok(nnc_autograd_backward(ctx, &z, 1, nullptr, 0, 0, &b, 1));
  note("grads", grad_text(a), grad_text(b));
  expect_section("part of a backward");
}

TEST_F(ModuleHooks, OfAllModules) {
  std::vector<nnc_hook*> handles;
  const auto of_all = [&](Place place, const std::string& name, const Options& o = {}) {
    handles.push_back(nullptr);
    ok(add_to_all(place, host_hook(noting(name, place)), o, &handles.back()));
  };
  of_all(Place::kPre, "all pre");
  of_all(Place::kPost, "all");
  of_all(Place::kPost, "all always", kAlways);
  of_all(Place::kBackPre, "all back pre");
  of_all(Place::kBack, "all back");
  nnc_module *m = module("Sequential()"), *inner = twice();
  ok(nnc_sequential_append(ctx, m, inner));
  hook(inner, Place::kPre, "own pre", kPrepend);
  hook(inner, Place::kPost, "own", kPrepend);
  hook(inner, Place::kBackPre, "own back pre", kPrepend);
  hook(inner, Place::kBack, "own back", kPrepend);
  ok(try_backward(m, {leaf({1})}));
  List y;
  note_error(try_call(fails(), {leaf({1})}, y));
  log_.erase(log_.find("host: "), 6);
  for (nnc_hook* h : handles) ok(nnc_hook_remove(ctx, h));
  ok(try_backward(m, {leaf({1})}));
  expect_section("hooks of all modules");
}

TEST_F(ModuleHooks, OfThePartsOfCompositeModules) {
  const auto named = [&](nnc_module* root) {
    nnc_named* all = nullptr;
    ok(nnc_module_named_modules(ctx, root, &all));
    for (int64_t i = 0; i < nnc_named_count(all); ++i) {
      nnc_module* m = nullptr;
      ok(nnc_named_module(ctx, all, i, &m));
      const std::string key = nnc_named_key(all, i), name = key.empty() ? "(root)" : key;
      hook(m, Place::kPre, [=, this](Seen&) -> nnc_error* {
        note("call", name);
        return nullptr;
      });
      hook(m, Place::kBack, [=, this](Seen& s) -> nnc_error* {
        note("back", name, std::to_string(s.inputs.size()), std::to_string(s.outputs.size()));
        return nullptr;
      });
    }
  };
  const auto ones = [&](std::vector<int64_t> sizes) {
    nnc_tensor* t = nullptr;
    ok(nnc_ones(ctx, sizes.data(), static_cast<int64_t>(sizes.size()), NNC_FLOAT64, &t));
    ok(nnc_tensor_requires_grad_(ctx, t, 1));
    return t;
  };
  nnc_ctx* with = ctx;
  for (const int32_t mode : {1, 0}) {
    nnc_module* encoder = module(
        "TransformerEncoder(TransformerEncoderLayer(4, 2, 8, dropout=0, batch_first=True, "
        "dtype=torch.float64), 2)");
    ok(nnc_module_train(ctx, encoder, mode));
    named(encoder);
    ok(try_backward(encoder, {ones({1, 3, 4})}));
    nnc_tensor* x = ones({1, 3, 4});
    ok(nnc_ctx_fork(with, "grad=False", &ctx));
    call(encoder, {x});
    ctx = with;
  }
  nnc_module* decoder = module(
      "TransformerDecoderLayer(4, 2, 8, dropout=0, activation=ReLU(), norm_first=True, "
      "dtype=torch.float64)");
  named(decoder);
  ok(try_backward(decoder, {ones({3, 1, 4}), ones({2, 1, 4})}));
  nnc_module* whole = module("Transformer(4, 2, 1, 1, 8, dropout=0, dtype=torch.float64)");
  named(whole);
  ok(try_backward(whole, {ones({3, 1, 4}), ones({2, 1, 4})}));
  nnc_module* softmax = module("AdaptiveLogSoftmaxWithLoss(4, 6, [2, 4], dtype=torch.float64)");
  named(softmax);
  nnc_tensor* p = nullptr;
  ok(nnc_adaptive_log_softmax_with_loss_log_prob(ctx, softmax, ones({3, 4}), &p));
  ok(nnc_backward(ctx, sum(p)));
  expect_section("parts of composite modules");
}

}  // namespace
