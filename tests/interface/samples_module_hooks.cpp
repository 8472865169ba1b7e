// SPDX-License-Identifier: Apache-2.0
// Rows of hooks of modules, and of deep copies. What hooks see and when is in
// tests/capi/module_hooks_test.cpp.
#include <gtest/gtest.h>

#include "interface/module_values.h"

namespace nnc::testing {
namespace {

// Doubles what its kind of hook may replace: the outputs, if it gets some.
nnc_error* double_outputs(uintptr_t, nnc_ctx* ctx, nnc_module*, nnc_tensor* const*, int64_t,
                          nnc_kwargs*, nnc_tensor* const* outputs, int64_t, nnc_tensor** replaced,
                          int64_t, int64_t* n, nnc_kwargs**) {
  *n = 1;
  return nnc_mul_scalar(ctx, outputs[0], 2, &replaced[0]);
}
constexpr nnc_module_hook kDoubleOutputs = {sizeof(nnc_module_hook), double_outputs, nullptr};

// The inputs, or their gradients.
nnc_error* double_inputs(uintptr_t, nnc_ctx* ctx, nnc_module*, nnc_tensor* const* inputs, int64_t n,
                         nnc_kwargs*, nnc_tensor* const*, int64_t, nnc_tensor** replaced, int64_t,
                         int64_t* n_replaced, nnc_kwargs**) {
  for (int64_t i = 0; i < n; ++i) {
    if (nnc_error* e = nnc_mul_scalar(ctx, inputs[i], 2, &replaced[i])) return e;
  }
  *n_replaced = n;
  return nullptr;
}
constexpr nnc_module_hook kDoubleInputs = {sizeof(nnc_module_hook), double_inputs, nullptr};

// Adds the first input to the keyword arguments, as the target of a loss, or replaces them by it.
nnc_error* set_target(uintptr_t replaces, nnc_ctx* ctx, nnc_module*, nnc_tensor* const* inputs,
                      int64_t, nnc_kwargs* kwargs, nnc_tensor* const*, int64_t, nnc_tensor**,
                      int64_t, int64_t*, nnc_kwargs** replaced_kwargs) {
  nnc_tensor* t = nullptr;
  if (nnc_error* e = nnc_square(ctx, inputs[0], &t)) return e;
  if (replaces) {
    if (nnc_error* e = nnc_kwargs_new(ctx, replaced_kwargs)) return e;
    kwargs = *replaced_kwargs;
  }
  return nnc_kwargs_set_tensor(kwargs, "target", t);
}
constexpr nnc_module_hook kSetTarget = {sizeof(nnc_module_hook), set_target, nullptr};

// A hook that is removed with this.
class Registered {
 public:
  explicit Registered(const Out& out) : hook_(out) {}
  ~Registered() { remove_hook(hook_.get()); }
  Registered(const Registered&) = delete;
  Registered& operator=(const Registered&) = delete;

 private:
  const Handle hook_;
};

Tensor leaf_like(const Tensor& x) {
  Tensor t = c(nnc_clone, c(nnc_detach, x));
  c(nnc_tensor_requires_grad_, t, true);
  return t;
}
// The gradient of the sum of the module's outputs, with respect to x.
Tensor gradient(const Handle& m, const Tensor& x) {
  const Tensor leaf = leaf_like(x), y = c(nnc_module_call, m, leaf);
  return c(nnc_autograd_grad, Tensors{c(nnc_sum, y, none, false, 0)}, Tensors{leaf}, none, false,
           false, false, outputs(1));
}
In plain(Dims sizes) {
  return in(std::move(sizes)).no_grad();
}

// Of a loss that gets its target from a hook.
Out loss_with_target(X x, uintptr_t replaces, bool with_target) {
  const Handle m = module("L1Loss(reduction='none')"), k = c(nnc_kwargs_new);
  if (with_target) c(nnc_kwargs_set_tensor, k, "target", x[0]);
  c(nnc_module_register_forward_pre_hook, m, &kSetTarget, static_cast<int64_t>(replaces), false,
    true);
  return c(nnc_module_forward, m, Tensors{x[0]}, k);
}

Handle bag_with(const Tensor& x) {
  Handle k = c(nnc_kwargs_new);
  c(nnc_kwargs_set_none, k, "first");
  c(nnc_kwargs_set_tensor, k, "second", x);
  return k;
}

// A module with a shared parameter, a buffer, in evaluation mode.
Handle shared() {
  const Handle m = module("Sequential(Linear(3, 3), BatchNorm1d(3))");
  const Handle other = c(nnc_module_get_submodule, m, "0");
  c(nnc_sequential_append, m, other);
  c(nnc_module_requires_grad_, other, false);
  c(nnc_module_train, c(nnc_module_get_submodule, m, "1"), false);
  return m;
}

#define SOFTSIGN_WITH(register) "(m := nn.Softsign(), m." register ", m(a))[2]"
#define GRADIENT_WITH(register) \
  "(m := nn.Softsign(), m." register ", t := a.detach().clone().requires_grad_(), "           \
  "torch.autograd.grad(m(t).sum(), t)[0])[3]"
#define FOR_ALL(register, value) \
  "(h := torch.nn.modules.module." register ", t := a.detach().clone().requires_grad_(), "    \
  "y := " value ", h.remove())[2]"

// clang-format off
[[maybe_unused]] const bool g_module_hooks = add_samples("module_hooks", {
    row("module_register_forward_pre_hook", "replaces", {in({3})},
        [](X x) {
          const Handle m = module("Softsign()");
          c(nnc_module_register_forward_pre_hook, m, &kDoubleInputs, 0, false, false);
          return c(nnc_module_call, m, x[0]);
        },
        SOFTSIGN_WITH("register_forward_pre_hook(lambda m, x: x[0] * 2)")),
    row("module_register_forward_pre_hook", "two", {in({3})},
        [](X x) {
          const Handle m = module("Sequential(Softsign(), Tanh())");
          c(nnc_module_register_forward_pre_hook, m, &kDoubleInputs, 0, true, false);
          c(nnc_module_register_forward_pre_hook, m, &kDoubleInputs, 0, false, false);
          return c(nnc_module_call, m, x[0]);
        },
        "nn.Sequential(nn.Softsign(), nn.Tanh())(4 * a)").no_grad_fn_name(),
    row("module_register_forward_pre_hook", "adds_keyword", {plain({3})},
        [](X x) { return loss_with_target(x, 0, false); }, "torch.abs(a - a * a)"),
    row("module_register_forward_pre_hook", "replaces_keywords", {plain({3})},
        [](X x) { return loss_with_target(x, 1, true); }, "torch.abs(a - a * a)"),
    row("module_register_forward_hook", "replaces", {in({3})},
        [](X x) {
          const Handle m = module("Softsign()");
          c(nnc_module_register_forward_hook, m, &kDoubleOutputs, 0, false, false, false);
          return c(nnc_module_call, m, x[0]);
        },
        SOFTSIGN_WITH("register_forward_hook(lambda m, x, y: y * 2)")),
    row("module_register_forward_hook", "inner", {in({3})},
        [](X x) {
          const Handle m = module("Sequential(Softsign(), Tanh())");
          const Handle inner = c(nnc_module_get_submodule, m, "0");
          c(nnc_module_register_forward_hook, inner, &kDoubleOutputs, 0, true, true, true);
          return c(nnc_module_call, m, x[0]);
        },
        "torch.tanh(2 * nn.Softsign()(a))"),
    row("module_register_full_backward_pre_hook", "replaces", {plain({3})},
        [](X x) {
          const Handle m = module("Softsign()");
          c(nnc_module_register_full_backward_pre_hook, m, &kDoubleOutputs, 0, false);
          return gradient(m, x[0]);
        },
        GRADIENT_WITH("register_full_backward_pre_hook(lambda m, y: (y[0] * 2,))")),
    row("module_register_full_backward_pre_hook", "inner", {plain({3})},
        [](X x) {
          const Handle m = module("Sequential(Softsign(), Softsign())");
          const Handle inner = c(nnc_module_get_submodule, m, "1");
          c(nnc_module_register_full_backward_pre_hook, inner, &kDoubleOutputs, 0, true);
          c(nnc_module_register_full_backward_pre_hook, m, &kDoubleOutputs, 0, true);
          return c(nnc_mul_scalar, gradient(m, x[0]), 0.25);
        },
        "(t := a.detach().clone().requires_grad_(), torch.autograd.grad("
        "nn.Softsign()(nn.Softsign()(t)).sum(), t)[0])[1]"),
    row("module_register_full_backward_hook", "replaces", {plain({3})},
        [](X x) {
          const Handle m = module("Softsign()");
          c(nnc_module_register_full_backward_hook, m, &kDoubleInputs, 0, false);
          return gradient(m, x[0]);
        },
        GRADIENT_WITH("register_full_backward_hook(lambda m, x, y: (x[0] * 2,))")),
    row("module_register_full_backward_hook", "both", {plain({3})},
        [](X x) {
          const Handle m = module("Sequential(Softsign())");
          c(nnc_module_register_full_backward_pre_hook, m, &kDoubleOutputs, 0, false);
          c(nnc_module_register_full_backward_hook, m, &kDoubleInputs, 0, true);
          return c(nnc_mul_scalar, gradient(m, x[0]), 0.25);
        },
        "(t := a.detach().clone().requires_grad_(), torch.autograd.grad("
        "nn.Softsign()(t).sum(), t)[0])[1]"),
    row("register_module_forward_pre_hook", "replaces", {plain({3})},
        [](X x) {
          const Registered hook(c(nnc_register_module_forward_pre_hook, &kDoubleInputs, 0));
          return c(nnc_module_call, module("Softsign()"), x[0]);
        },
        FOR_ALL("register_module_forward_pre_hook(lambda m, x: x[0] * 2)", "nn.Softsign()(a)")),
    row("register_module_forward_hook", "replaces", {plain({3})},
        [](X x) {
          const Registered hook(c(nnc_register_module_forward_hook, &kDoubleOutputs, 0, false,
                                  false));
          return c(nnc_module_call, module("Sequential(Softsign())"), x[0]);
        },
        FOR_ALL("register_module_forward_hook(lambda m, x, y: y * 2)",
                "nn.Sequential(nn.Softsign())(a)")),
    row("register_module_forward_hook", "always", {plain({3})},
        [](X x) {
          const Registered hook(c(nnc_register_module_forward_hook, &kDoubleOutputs, 0, true, true));
          return c(nnc_module_call, module("Softsign()"), x[0]);
        },
        "2 * nn.Softsign()(a)"),
    row("register_module_full_backward_pre_hook", "replaces", {plain({3})},
        [](X x) {
          const Registered hook(c(nnc_register_module_full_backward_pre_hook, &kDoubleOutputs, 0));
          return gradient(module("Softsign()"), x[0]);
        },
        FOR_ALL("register_module_full_backward_pre_hook(lambda m, y: (y[0] * 2,))",
                "torch.autograd.grad(nn.Softsign()(t).sum(), t)[0]")),
    row("register_module_full_backward_hook", "replaces", {plain({3})},
        [](X x) {
          const Registered hook(c(nnc_register_module_full_backward_hook, &kDoubleInputs, 0));
          return gradient(module("Softsign()"), x[0]);
        },
        FOR_ALL("register_module_full_backward_hook(lambda m, x, y: (x[0] * 2,))",
                "torch.autograd.grad(nn.Softsign()(t).sum(), t)[0]")),
    row("kwargs_count", "two", {plain({3})},
        [](X x) { return c(nnc_kwargs_count, bag_with(x[0])); }, "torch.tensor(2)"),
    row("kwargs_key", "second", {plain({3})},
        [](X x) { return bytes(c(nnc_kwargs_key, bag_with(x[0]), 1)); }, "text('second')"),
    row("kwargs_tensor", "set", {plain({3})},
        [](X x) { return c(nnc_kwargs_tensor, bag_with(x[0]), "second"); }, "a"),
});

[[maybe_unused]] const bool g_deep_copies = add_samples("module_hooks", {
    row("module_deepcopy", "printed", {},
        [](X) { return repr(c(nnc_module_deepcopy, shared())); },
        "text((m := nn.Sequential(nn.Linear(3, 3), nn.BatchNorm1d(3)), m.append(m[0]))[1])"),
    row("module_deepcopy", "shared_once", {},
        [](X) { return entries(c(nnc_module_named_parameters, c(nnc_module_deepcopy, shared()))); },
        "text('0.weight 0.bias 1.weight 1.bias')"),
    row("module_deepcopy", "modes", {},
        [](X) -> Out {
          const Handle m = c(nnc_module_deepcopy, shared());
          return Tensors{c(nnc_module_training, m),
                         c(nnc_module_training, c(nnc_module_get_submodule, m, "1")),
                         c(nnc_tensor_requires_grad, c(nnc_module_get_parameter, m, "0.bias")),
                         c(nnc_tensor_requires_grad, c(nnc_module_get_parameter, m, "1.bias"))};
        },
        "(torch.tensor(1), torch.tensor(0), torch.tensor(0), torch.tensor(1))"),
    row("module_deepcopy", "apart", {},
        [](X) -> Out {
          const Handle m = module("Linear(3, 2)"), copy = c(nnc_module_deepcopy, m);
          c(nnc_fill_, c(nnc_detach, c(nnc_module_get_parameter, m, "weight")), 7);
          return c(nnc_detach, c(nnc_module_get_parameter, copy, "weight"));
        },
        "nn.Linear(3, 2).weight.detach()").seeded(3),
    row("module_deepcopy", "gradients", {plain({3})},
        [](X x) -> Out {
          const Handle m = c(nnc_module_container, "Net");
          const Tensor p = c(nnc_clone, x[0]), b = leaf_like(x[0]);
          c(nnc_module_register_parameter, m, "p", p);
          c(nnc_module_register_buffer, m, "b", b, true);
          c(nnc_backward, c(nnc_sum, c(nnc_mul, p, b), none, false, 0));
          const Handle copy = c(nnc_module_deepcopy, m);
          const Tensor buffer = c(nnc_module_get_buffer, copy, "b");
          EXPECT_FALSE(c(nnc_tensor_grad, c(nnc_module_get_parameter, copy, "p")).all[0].defined());
          return Tensors{c(nnc_tensor_grad, buffer), c(nnc_tensor_requires_grad, buffer)};
        },
        "(m := nn.Module(), m.register_parameter('p', nn.Parameter(a.clone())), m.register_buffer("
        "'b', a.clone().requires_grad_()), (m.p * m.b).sum().backward(), d := "
        "__import__('copy').deepcopy(m), (d.b.grad, torch.tensor(int(d.p.grad "
        "is None))))[5]"),
    row("module_deepcopy", "hooks", {in({3})},
        [](X x) {
          const Handle m = module("Softsign()");
          c(nnc_module_register_forward_hook, m, &kDoubleOutputs, 0, false, false, false);
          return c(nnc_module_call, c(nnc_module_deepcopy, m), x[0]);
        },
        "(m := nn.Softsign(), m.register_forward_hook(lambda m, x, y: y * 2), "
        "__import__('copy').deepcopy(m)(a))[2]"),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
