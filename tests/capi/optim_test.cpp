// SPDX-License-Identifier: Apache-2.0
// Optimizers and schedulers with functions of the host's: closures, hooks and schedules.
#include "support/host_functions.h"

namespace {

using nnc_test::code_of;
using nnc_test::HostFunction;
using nnc_test::kHost;
using nnc_test::List;
using nnc_test::ok;
using Values = std::vector<double>;

class Optim : public nnc_test::HostTest {
 protected:
  nnc_optimizer* optimizer(const char* text, nnc_tensor* w) {
    nnc_optimizer* o = nullptr;
    ok(nnc_optimizer_new_from(ctx, text, &w, 1, &o));
    return o;
  }
  double lr(nnc_optimizer* o) {
    double v = 0;
    ok(nnc_optimizer_get_option_f64(ctx, o, 0, "lr", &v));
    return v;
  }
  // (w - 3)^2 with its gradient, within a scope without gradients.
  HostFunction& square(nnc_tensor* w, nnc_optimizer* o) {
    return host([this, w, o](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
      EXPECT_TRUE(in.empty());
      ok(nnc_optimizer_zero_grad(c, o));
      nnc_tensor *d = nullptr, *all = nullptr;
      if (nnc_error* e = nnc_sub(c, w, tensor({3}), 1, &d)) return e;
      out.resize(1);
      if (nnc_error* e = nnc_mul(c, d, d, &all)) return e;
      if (nnc_error* e = nnc_sum(c, all, nullptr, 0, 0, 0, &out[0])) return e;
      return nnc_backward(c, out[0]);
    });
  }
};

TEST_F(Optim, StepsWithAClosure) {
  for (const char* text : {"SGD(lr=0.25)", "LBFGS()", "LBFGS(line_search_fn='strong_wolfe')"}) {
    SCOPED_TRACE(text);
    nnc_tensor *w = leaf({1}), *loss = nullptr;
    nnc_optimizer* o = optimizer(text, w);
    ok(nnc_optimizer_step_closure(ctx, o, &kHost, square(w, o).self(), &loss));
    EXPECT_EQ(values(loss), Values{4});
    EXPECT_NEAR(values(w)[0], text[0] == 'S' ? 2 : 3, 1e-6);
    HostFunction& fails = host(
        [](nnc_ctx*, const List&, List&) { return nnc_error_new(NNC_E_STATE, "mine", "no data"); });
    const Values before = values(w);
    loss = nullptr;
    EXPECT_EQ(code_of(nnc_optimizer_step_closure(ctx, o, &kHost, fails.self(), &loss)),
              NNC_E_STATE);
    EXPECT_EQ(loss, nullptr);
    EXPECT_EQ(values(w), before);
    EXPECT_EQ(fails.destroyed, 0);
  }
}

struct Hooked {
  int calls = 0, destroyed = 0;
  nnc_error* (*function)(nnc_ctx*, nnc_optimizer*, nnc_named*, nnc_named**) = nullptr;
};
nnc_error* call_hook(uintptr_t self, nnc_ctx* ctx, nnc_optimizer* o, nnc_named* state,
                     nnc_named** out) {
  auto& h = *reinterpret_cast<Hooked*>(self);
  ++h.calls;
  return h.function(ctx, o, state, out);
}
void end_hook(uintptr_t self) {
  ++reinterpret_cast<Hooked*>(self)->destroyed;
}
constexpr nnc_optimizer_hook kHook = {sizeof(nnc_optimizer_hook), call_hook, end_hook};

TEST_F(Optim, HooksEndWhenTheyAreRemovedOrWithTheOptimizer) {
  Hooked kept, removed;
  const auto nothing = [](nnc_ctx*, nnc_optimizer*, nnc_named*, nnc_named**) -> nnc_error* {
    return nullptr;
  };
  kept.function = removed.function = nothing;
  nnc_tensor* w = leaf({1});
  nnc_optimizer* o = nullptr;
  ok(nnc_optimizer_new_from(nullptr, "SGD()", &w, 1, &o));
  nnc_hook *a = nullptr, *b = nullptr;
  ok(nnc_optimizer_register_step_pre_hook(ctx, o, &kHook, reinterpret_cast<uintptr_t>(&kept), &a));
  ok(nnc_optimizer_register_step_post_hook(ctx, o, &kHook, reinterpret_cast<uintptr_t>(&removed),
                                           &b));
  ok(nnc_optimizer_step(ctx, o));
  ok(nnc_hook_remove(ctx, b));
  EXPECT_EQ(removed.destroyed, 1);
  ok(nnc_optimizer_step(ctx, o));
  EXPECT_EQ(removed.calls, 1);
  EXPECT_EQ(kept.calls, 2);
  nnc_release(o);
  EXPECT_EQ(kept.destroyed, 1);  // though the hook's handle is still there
  ok(nnc_hook_remove(ctx, a));
  nnc_optimizer_hook other = kHook;
  other.struct_size += 8;
  nnc_optimizer* p = optimizer("SGD()", w);
  EXPECT_EQ(code_of(nnc_optimizer_register_step_pre_hook(
                ctx, p, &other, reinterpret_cast<uintptr_t>(&removed), &a)),
            NNC_E_INVALID);
  EXPECT_EQ(removed.destroyed, 1);
}

TEST_F(Optim, HooksMayReplaceAStateDict) {
  static Hooked replaces, fails;  // the optimizer, which ends them, ends after this
  replaces.function = [](nnc_ctx* c, nnc_optimizer*, nnc_named* state, nnc_named** out) {
    EXPECT_GT(nnc_named_count(state), 1);
    return nnc_named_new(c, out);
  };
  fails.function = [](nnc_ctx*, nnc_optimizer*, nnc_named* state, nnc_named**) {
    EXPECT_EQ(state, nullptr);
    return nnc_error_new(NNC_E_STATE, "mine", "not now");
  };
  nnc_tensor* w = leaf({1});
  nnc_optimizer* o = optimizer("SGD(lr=0.5)", w);
  nnc_hook* h = nullptr;
  nnc_named* state = nullptr;
  ok(nnc_optimizer_register_state_dict_post_hook(ctx, o, &kHook,
                                                 reinterpret_cast<uintptr_t>(&replaces), 0, &h));
  ok(nnc_optimizer_state_dict(ctx, o, &state));
  EXPECT_EQ(nnc_named_count(state), 0);
  ok(nnc_optimizer_register_step_pre_hook(ctx, o, &kHook, reinterpret_cast<uintptr_t>(&fails), &h));
  ok(nnc_tensor_set_grad(ctx, w, tensor({1})));
  EXPECT_EQ(message(nnc_optimizer_step(ctx, o)).substr(0, 2), "8:");
  EXPECT_EQ(values(w), Values{1});
}

struct Lambda {
  int calls = 0, destroyed = 0;
};
nnc_error* call_lambda(uintptr_t self, const char* name, double x, double* out) {
  ++reinterpret_cast<Lambda*>(self)->calls;
  if (x > 2) return nnc_error_new(NNC_E_INDEX, "mine", "too far");
  *out = std::string(name) == "half" ? 0.5 : 2;
  return nullptr;
}
void end_lambda(uintptr_t self) {
  ++reinterpret_cast<Lambda*>(self)->destroyed;
}
constexpr nnc_lr_lambda kLambda = {sizeof(nnc_lr_lambda), call_lambda, end_lambda};

TEST_F(Optim, SchedulersCallFunctions) {
  Lambda f;
  const auto self = reinterpret_cast<uintptr_t>(&f);
  nnc_optimizer* o = optimizer("SGD(lr=1)", leaf({1}));
  nnc_lr_scheduler* s = nullptr;
  EXPECT_EQ(
      code_of(nnc_lr_scheduler_new_lambda(ctx, "LambdaLR([half, twice])", o, &kLambda, self, &s)),
      NNC_E_INVALID);
  EXPECT_EQ(code_of(nnc_lr_scheduler_new(ctx, "LambdaLR(half)", o, &s)), NNC_E_INVALID);
  EXPECT_EQ(f.destroyed, 0);
  ok(nnc_lr_scheduler_new_lambda(nullptr, "LambdaLR(half)", o, &kLambda, self, &s));
  EXPECT_EQ(lr(o), 0.5);
  ok(nnc_lr_scheduler_step(ctx, s, nullptr));
  ok(nnc_lr_scheduler_step(ctx, s, nullptr));
  EXPECT_EQ(message(nnc_lr_scheduler_step(ctx, s, nullptr)).substr(0, 2), "5:");
  EXPECT_EQ(f.calls, 4);
  const double epoch = 1;
  ok(nnc_lr_scheduler_step(ctx, s, &epoch));
  nnc_release(s);
  EXPECT_EQ(f.destroyed, 1);
}

TEST_F(Optim, SchedulersKeepTheirOptimizer) {
  nnc_tensor* w = leaf({1});
  nnc_optimizer* o = nullptr;
  nnc_lr_scheduler* s = nullptr;
  nnc_tensor* rates = nullptr;
  ok(nnc_optimizer_new_from(nullptr, "SGD(lr=1)", &w, 1, &o));
  ok(nnc_lr_scheduler_new(ctx, "ExponentialLR(0.5)", o, &s));
  nnc_release(o);
  ok(nnc_lr_scheduler_step(ctx, s, nullptr));
  ok(nnc_lr_scheduler_get_last_lr(ctx, s, &rates));
  EXPECT_EQ(values(rates), Values{0.5});
  EXPECT_EQ(code_of(nnc_reduce_lr_on_plateau_step(ctx, s, 1, nullptr)), NNC_E_INVALID);
}

TEST(OptimNames, AreThere) {
  for (const char* name :
       {"optim.LBFGS.line_search_fn", "optim.Muon.ns_steps", "optim.lr_scheduler.StepLR.gamma",
        "torch.optim.lr_scheduler.LambdaLR.lr_lambda", "optim.lr_scheduler.swa_utils.SWALR.swa_lr",
        "optim.swa_utils.SWALR", "optim.lr_scheduler.ChainedScheduler.schedulers"}) {
    EXPECT_EQ(nnc_has(name), 1) << name;
  }
  EXPECT_EQ(nnc_has("optim.Adadelta.capturable"), 0);
  EXPECT_EQ(nnc_has("optim.StepLR"), 0);
  EXPECT_STREQ(nnc_signature("optim.lr_scheduler.ExponentialLR"),
               "ExponentialLR(gamma, last_epoch=-1)");
}

// As in PyTorch 2.14, for the parameters that it is made with only.
TEST_F(Optim, AdagradHasStateBeforeTheFirstStep) {
  const auto state = [&](nnc_optimizer* o, nnc_tensor* w) {
    nnc_named* all = nullptr;
    ok(nnc_optimizer_state(ctx, o, w, &all));
    std::vector<std::string> names;
    for (int64_t i = 0; i < nnc_named_count(all); ++i) names.emplace_back(nnc_named_key(all, i));
    return std::pair(names, all);
  };
  nnc_tensor *w = leaf({1, 2}), *later = leaf({3}), *t = nullptr;
  nnc_optimizer* o = optimizer("Adagrad(lr=0.5, initial_accumulator_value=0.25)", w);
  const auto [names, all] = state(o, w);
  EXPECT_EQ(names, (std::vector<std::string>{"step", "sum"}));
  ok(nnc_named_get(ctx, all, "sum", &t));
  EXPECT_EQ(values(t), (Values{0.25, 0.25}));
  ok(nnc_optimizer_add_param_group(ctx, o, &later, 1, nullptr));
  EXPECT_TRUE(state(o, later).first.empty());
  EXPECT_TRUE(state(optimizer("Adam()", w), w).first.empty());
  nnc_named* dict = nullptr;
  ok(nnc_optimizer_state_dict(ctx, o, &dict));
  EXPECT_EQ(std::string(nnc_named_key(dict, 1)), "state.0.sum");
  // Of what is converted before the first step, or gets its sizes, the state begins anew.
  for (const char* layer : {"Linear(2, 1)", "LazyLinear(1)"}) {
    nnc_module* m = nullptr;
    ok(nnc_module_new(ctx, layer, &m));
    ok(nnc_optimizer_new(ctx, "Adagrad(lr=0.5)", m, &o));
    ok(nnc_module_to(ctx, m, NNC_FLOAT64));
    ok(nnc_module_call(ctx, m, w, &t));
    ok(nnc_backward(ctx, sum(t)));
    ok(nnc_optimizer_step(ctx, o));
    ok(nnc_module_get_parameter(ctx, m, "weight", &t));
    EXPECT_EQ(state(o, t).first.size(), 2u);
  }
}

}  // namespace
