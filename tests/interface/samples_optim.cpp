// SPDX-License-Identifier: Apache-2.0
// Rows of parameter groups, state, hooks and schedulers. What optimizers and schedulers compute is
// in tests/optim.
#include <gtest/gtest.h>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// A leaf whose gradient is what it holds.
Tensor trained(const Tensor& x) {
  Tensor w = c(nnc_clone, x);
  c(nnc_tensor_requires_grad_, w, true);
  c(nnc_tensor_set_grad, w, x);
  return w;
}
Handle optimizer_of(const char* text, const Tensor& w) {
  return c(nnc_optimizer_new_from, text, Tensors{w});
}
Tensor after_step(const Handle& o, const Tensor& w) {
  c(nnc_optimizer_step, o);
  return c(nnc_detach, w);
}
// A copy after a step with itself as its gradient, which the graph goes through.
Tensor recorded_step(const char* text, const Tensor& x) {
  const Tensor w = c(nnc_clone, x);
  c(nnc_tensor_set_grad, w, x);
  c(nnc_optimizer_step, optimizer_of(text, w));
  return w;
}
// All entries of a collection as numbers, one after another.
Out numbers_of(const Handle& named) {
  Tensors all;
  const int64_t n = c(nnc_named_count, named).all[0].data<int64_t>()[0];
  for (int64_t i = 0; i < n; ++i) {
    const Tensor t = c(nnc_detach, c(nnc_named_tensor, named, i));
    all.push_back(c(nnc_flatten, c(nnc_tensor_to, t, NNC_FLOAT64), 0, -1));
  }
  return c(nnc_cat, all, 0);
}

// Adds to the state dict, if there is one, and halves lr else.
nnc_error* optimizer_hook(uintptr_t, nnc_ctx* ctx, nnc_optimizer* o, nnc_named* state,
                          nnc_named**) {
  if (!state) return nnc_optimizer_set_option_f64(ctx, o, 0, "lr", 0.125);
  nnc_tensor* t = nullptr;
  const double value = 0.125;
  if (nnc_error* e = nnc_full(ctx, nullptr, 0, value, NNC_FLOAT64, &t)) return e;
  return nnc_named_add(state, "param_groups.0.initial_lr", t);
}
constexpr nnc_optimizer_hook kHook = {sizeof(nnc_optimizer_hook), optimizer_hook, nullptr};

// A loss of 3.
nnc_error* constant_loss(uintptr_t, nnc_ctx* ctx, nnc_tensor* const*, int64_t, nnc_tensor** out,
                         int64_t, int64_t* n) {
  *n = 1;
  return nnc_full(ctx, nullptr, 0, 3, NNC_FLOAT64, &out[0]);
}
constexpr nnc_callback kClosure = {sizeof(nnc_callback), constant_loss, nullptr};

nnc_error* one_over(uintptr_t, const char*, double x, double* out) {
  *out = 1 / (x + 1);
  return nullptr;
}
constexpr nnc_lr_lambda kOneOver = {sizeof(nnc_lr_lambda), one_over, nullptr};

// clang-format off
[[maybe_unused]] const bool g_optim_groups = add_samples("optim", {
    row("optimizer_step_closure", "sgd", {in({2}).no_grad()},
        [](X x) -> Out {
          const Tensor w = trained(x[0]);
          const Tensor loss = c(nnc_optimizer_step_closure, optimizer_of("SGD(lr=0.5)", w), &kClosure, 0);
          return Tensors{c(nnc_detach, w), loss};
        },
        "(a - 0.5 * a, torch.tensor(3., dtype=f64))").no_float32(),
    row("optimizer_step", "differentiable", {in({2, 3})},
        [](X x) { return recorded_step("SGD(lr=0.5, differentiable=True)", x[0]); },
        "a.add(a, alpha=-0.5)"),
    row("optimizer_step", "differentiable_adagrad", {in({2, 3})},
        [](X x) { return recorded_step("Adagrad(lr=0.5, eps=0.125, differentiable=True)", x[0]); },
        "a.addcdiv(a, (a * a).sqrt() + 0.125, value=-0.5)"),
    row("optimizer_step", "differentiable_rmsprop", {in({3})},
        [](X x) { return recorded_step("RMSprop(lr=0.5, alpha=0.75, eps=0.125, weight_decay=1, differentiable=True)", x[0]); },
        "a.addcdiv(2 * a, (a * a).sqrt() + 0.125, value=-0.5)"),
    row("optimizer_add_param_group", "own_lr", {in({2}).no_grad(), in({3}).no_grad()},
        [](X x) -> Out {
          const Tensor v = trained(x[0]), w = trained(x[1]);
          const Handle o = optimizer_of("SGD(lr=0.5)", v);
          c(nnc_optimizer_add_param_group, o, Tensors{w}, "lr=0.25");
          return Tensors{after_step(o, v), c(nnc_detach, w)};
        },
        "(a - 0.5 * a, b - 0.25 * b)"),
    row("optimizer_add_param_group", "defaults", {in({2}).no_grad(), in({3}).no_grad()},
        [](X x) -> Out {
          const Tensor v = trained(x[0]), w = trained(x[1]);
          const Handle o = optimizer_of("SGD(lr=0.5)", v);
          c(nnc_optimizer_add_param_group, o, Tensors{w}, none);
          return Tensors{after_step(o, v), c(nnc_detach, w)};
        },
        "(a - 0.5 * a, b - 0.5 * b)"),
    row("optimizer_param_group_count", "two", {in({2}).no_grad(), in({3}).no_grad()},
        [](X x) {
          const Handle o = optimizer_of("SGD(lr=0.5)", trained(x[0]));
          c(nnc_optimizer_add_param_group, o, Tensors{trained(x[1])}, none);
          return c(nnc_optimizer_param_group_count, o);
        },
        "torch.tensor(2)"),
    row("optimizer_param_groups", "numbers", {in({2}).no_grad()},
        [](X x) {
          return numbers_of(c(nnc_optimizer_param_groups, optimizer_of("SGD(lr=0.5, momentum=0.25)", trained(x[0]))));
        },
        "torch.cat([a.double(), torch.tensor([0.5, 0.25, 0, 0, 0, 0, 0], dtype=f64)])").no_float32(),
    row("optimizer_defaults", "sgd", {in({2}).no_grad()},
        [](X x) { return bytes(c(nnc_optimizer_defaults, optimizer_of("SGD(lr=0.5)", trained(x[0])))); },
        "text('lr=0.5, momentum=0, dampening=0, weight_decay=0, nesterov=False, maximize=False, "
        "foreach=None, differentiable=False, fused=None')"),
    row("optimizer_get_option", "betas", {in({2}).no_grad()},
        [](X x) { return bytes(c(nnc_optimizer_get_option, optimizer_of("Adam()", trained(x[0])), 0, "betas")); },
        "text('(0.9, 0.999)')"),
    row("optimizer_get_option_f64", "lr", {in({2}).no_grad()},
        [](X x) { return c(nnc_optimizer_get_option_f64, optimizer_of("Adam()", trained(x[0])), 0, "lr"); },
        "torch.tensor(0.001, dtype=f64)").no_float32(),
    row("optimizer_set_options", "two", {in({2}).no_grad()},
        [](X x) {
          const Tensor w = trained(x[0]);
          const Handle o = optimizer_of("SGD()", w);
          c(nnc_optimizer_set_options, o, 0, "lr=0.5, maximize=True");
          return after_step(o, w);
        },
        "a + 0.5 * a"),
    row("optimizer_set_option_f64", "lr", {in({2}).no_grad()},
        [](X x) {
          const Tensor w = trained(x[0]);
          const Handle o = optimizer_of("SGD()", w);
          c(nnc_optimizer_set_option_f64, o, 0, "lr", 0.5);
          return after_step(o, w);
        },
        "a - 0.5 * a"),
    row("optimizer_set_option_i64", "lr", {in({2}).no_grad()},
        [](X x) {
          const Tensor w = trained(x[0]);
          const Handle o = optimizer_of("SGD()", w);
          c(nnc_optimizer_set_option_i64, o, 0, "lr", 2);
          return after_step(o, w);
        },
        "a - 2 * a"),
    row("optimizer_set_option_bool", "maximize", {in({2}).no_grad()},
        [](X x) {
          const Tensor w = trained(x[0]);
          const Handle o = optimizer_of("SGD(lr=0.5)", w);
          c(nnc_optimizer_set_option_bool, o, 0, "maximize", true);
          return after_step(o, w);
        },
        "a + 0.5 * a"),
    row("optimizer_state", "momentum", {in({2}).no_grad()},
        [](X x) {
          const Tensor w = trained(x[0]);
          const Handle o = optimizer_of("SGD(lr=0.5, momentum=0.5)", w);
          c(nnc_optimizer_step, o);
          return numbers_of(c(nnc_optimizer_state, o, w));
        },
        "a.double()").no_float32(),
    row("optimizer_state_dict", "momentum", {in({2}).no_grad()},
        [](X x) {
          const Handle o = optimizer_of("SGD(lr=0.5, momentum=0.25)", trained(x[0]));
          c(nnc_optimizer_step, o);
          return numbers_of(c(nnc_optimizer_state_dict, o));
        },
        "torch.cat([a.double(), torch.tensor([0.5, 0.25, 0, 0, 0, 0, 0, 0], dtype=f64)])").no_float32(),
    row("optimizer_load_state_dict", "momentum", {in({2}).no_grad()},
        [](X x) {
          const Handle o = optimizer_of("SGD(lr=0.5, momentum=0.5)", trained(x[0]));
          c(nnc_optimizer_step, o);
          const Tensor w = trained(x[0]);
          const Handle other = optimizer_of("SGD(lr=1)", w);
          c(nnc_optimizer_load_state_dict, other, c(nnc_optimizer_state_dict, o));
          return after_step(other, w);
        },
        "a - 0.5 * 1.5 * a"),
});

[[maybe_unused]] const bool g_optim_hooks = add_samples("optim", {
    row("optimizer_register_step_pre_hook", "lr", {in({2}).no_grad()},
        [](X x) {
          const Tensor w = trained(x[0]);
          const Handle o = optimizer_of("SGD(lr=0.5)", w);
          c(nnc_optimizer_register_step_pre_hook, o, &kHook, 0);
          return after_step(o, w);
        },
        "a - 0.125 * a"),
    row("optimizer_register_step_post_hook", "lr", {in({2}).no_grad()},
        [](X x) {
          const Tensor w = trained(x[0]);
          const Handle o = optimizer_of("SGD(lr=0.5)", w);
          c(nnc_optimizer_register_step_post_hook, o, &kHook, 0);
          // Not by c(), which takes a call back that fails: the hook fails after the step.
          auto* const h = static_cast<nnc_optimizer*>(o.get());
          for (int i = 0; i < 2; ++i) EXPECT_EQ(nnc_optimizer_step(nullptr, h), nullptr);
          return c(nnc_detach, w);
        },
        "a - 0.625 * a"),
    row("optimizer_register_state_dict_pre_hook", "lr", {in({2}).no_grad()},
        [](X x) {
          const Tensor w = trained(x[0]);
          const Handle o = optimizer_of("SGD(lr=0.5)", w);
          c(nnc_optimizer_register_state_dict_pre_hook, o, &kHook, 0, false);
          c(nnc_optimizer_state_dict, o);
          return after_step(o, w);
        },
        "a - 0.125 * a"),
    row("optimizer_register_state_dict_post_hook", "adds", {in({2}).no_grad()},
        [](X x) {
          const Handle o = optimizer_of("SGD(lr=0.5)", trained(x[0]));
          c(nnc_optimizer_register_state_dict_post_hook, o, &kHook, 0, true);
          return numbers_of(c(nnc_optimizer_state_dict, o));
        },
        "torch.tensor([0.5, 0, 0, 0, 0, 0, 0, 0, 0.125], dtype=f64)").no_float32(),
    row("optimizer_register_load_state_dict_pre_hook", "adds", {in({2}).no_grad()},
        [](X x) {
          const Handle o = optimizer_of("SGD(lr=0.5)", trained(x[0]));
          c(nnc_optimizer_register_load_state_dict_pre_hook, o, &kHook, 0, false);
          c(nnc_optimizer_load_state_dict, o, c(nnc_optimizer_state_dict, o));
          return c(nnc_optimizer_get_option_f64, o, 0, "initial_lr");
        },
        "torch.tensor(0.125, dtype=f64)").no_float32(),
    row("optimizer_register_load_state_dict_post_hook", "lr", {in({2}).no_grad()},
        [](X x) {
          const Tensor w = trained(x[0]);
          const Handle o = optimizer_of("SGD(lr=0.5)", w);
          c(nnc_optimizer_register_load_state_dict_post_hook, o, &kHook, 0, false);
          c(nnc_optimizer_load_state_dict, o, c(nnc_optimizer_state_dict, o));
          return after_step(o, w);
        },
        "a - 0.125 * a"),
});

[[maybe_unused]] const bool g_optim_schedulers = add_samples("optim", {
    row("lr_scheduler_new", "exponential", {in({2}).no_grad()},
        [](X x) {
          const Tensor w = trained(x[0]);
          const Handle o = optimizer_of("SGD(lr=0.5)", w);
          c(nnc_lr_scheduler_step, c(nnc_lr_scheduler_new, "ExponentialLR(gamma=0.5)", o), none);
          return after_step(o, w);
        },
        "a - 0.25 * a"),
    row("lr_scheduler_new_lambda", "one_over", {in({2}).no_grad()},
        [](X x) {
          const Handle o = optimizer_of("SGD(lr=0.5)", trained(x[0]));
          const Handle s = c(nnc_lr_scheduler_new_lambda, "LambdaLR(one_over)", o, &kOneOver, 0);
          c(nnc_lr_scheduler_step, s, none);
          return c(nnc_lr_scheduler_get_last_lr, s);
        },
        "torch.tensor([0.25], dtype=f64)").no_float32(),
    row("lr_scheduler_step", "epoch", {in({2}).no_grad()},
        [](X x) {
          const Handle o = optimizer_of("SGD(lr=0.5)", trained(x[0]));
          const Handle s = c(nnc_lr_scheduler_new, "ExponentialLR(gamma=0.5)", o);
          c(nnc_lr_scheduler_step, s, 3.0);
          return c(nnc_lr_scheduler_get_last_lr, s);
        },
        "torch.tensor([0.0625], dtype=f64)").no_float32(),
    row("reduce_lr_on_plateau_step", "worse", {in({2}).no_grad()},
        [](X x) {
          const Handle o = optimizer_of("SGD(lr=0.5)", trained(x[0]));
          const Handle s = c(nnc_lr_scheduler_new, "ReduceLROnPlateau(patience=0, factor=0.5)", o);
          c(nnc_reduce_lr_on_plateau_step, s, 1.0, none);
          c(nnc_reduce_lr_on_plateau_step, s, 2.0, none);
          return c(nnc_lr_scheduler_get_last_lr, s);
        },
        "torch.tensor([0.25], dtype=f64)").no_float32(),
    row("lr_scheduler_get_last_lr", "first", {in({2}).no_grad()},
        [](X x) {
          const Handle o = optimizer_of("SGD(lr=0.5)", trained(x[0]));
          return c(nnc_lr_scheduler_get_last_lr, c(nnc_lr_scheduler_new, "ConstantLR(0.5, 2)", o));
        },
        "torch.tensor([0.25], dtype=f64)").no_float32(),
    row("lr_scheduler_state_dict", "exponential", {in({2}).no_grad()},
        [](X x) {
          const Handle o = optimizer_of("SGD(lr=0.5)", trained(x[0]));
          return numbers_of(c(nnc_lr_scheduler_state_dict, c(nnc_lr_scheduler_new, "ExponentialLR(gamma=0.25)", o)));
        },
        "torch.tensor([0.25, 0.5, 0, 1, 0, 0, 0.5], dtype=f64)").no_float32(),
    row("lr_scheduler_load_state_dict", "exponential", {in({2}).no_grad()},
        [](X x) {
          const Handle o = optimizer_of("SGD(lr=0.5)", trained(x[0]));
          const Handle s = c(nnc_lr_scheduler_new, "ExponentialLR(gamma=0.25)", o);
          const Handle other = c(nnc_lr_scheduler_new, "ExponentialLR(gamma=0.5)", optimizer_of("SGD(lr=0.125)", trained(x[0])));
          c(nnc_lr_scheduler_load_state_dict, s, c(nnc_lr_scheduler_state_dict, other));
          c(nnc_lr_scheduler_step, s, none);
          return c(nnc_lr_scheduler_get_last_lr, s);
        },
        "torch.tensor([0.25], dtype=f64)").no_float32(),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
