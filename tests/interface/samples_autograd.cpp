// SPDX-License-Identifier: Apache-2.0
// Rows of gradients and of what tensors know about them.
#include "support/samples.h"

namespace nnc::testing {
namespace {

// A leaf with x's elements.
Tensor leaf(const Tensor& x) {
  Tensor t = c(nnc_clone, c(nnc_detach, x));
  c(nnc_tensor_requires_grad_, t, true);
  return t;
}
Tensor square_sum(const Tensor& x) {
  return c(nnc_sum, c(nnc_mul, x, x), none, false, 0);
}

// clang-format off
[[maybe_unused]] const bool g_autograd = add_samples("autograd", {
    row("tensor_requires_grad", "leaf", {in({2})},
        [](X x) { return c(nnc_tensor_requires_grad, x[0]); },
        "torch.tensor(int(a.requires_grad))"),
    row("tensor_requires_grad", "plain", {in({2}).no_grad()},
        [](X x) { return c(nnc_tensor_requires_grad, x[0]); },
        "torch.tensor(int(a.requires_grad))"),
    row("tensor_is_leaf", "leaf", {in({2})}, [](X x) { return c(nnc_tensor_is_leaf, x[0]); },
        "torch.tensor(int(a.is_leaf))"),
    row("tensor_is_leaf", "result", {in({2})},
        [](X x) { return c(nnc_tensor_is_leaf, c(nnc_neg, x[0])); },
        "torch.tensor(int((-a).is_leaf))"),
    row("tensor_requires_grad_", "on", {in({2}).no_grad()},
        [](X x) {
          const Tensor t = c(nnc_clone, x[0]);
          c(nnc_tensor_requires_grad_, t, true);
          return c(nnc_tensor_requires_grad, t);
        },
        "torch.tensor(1)"),
    row("tensor_grad", "plain", {in({3}).no_grad()},
        [](X x) {
          const Tensor l = leaf(x[0]);
          c(nnc_backward, square_sum(l));
          return c(nnc_tensor_grad, l);
        },
        "2 * a"),
    row("tensor_set_grad", "plain", {in({3}).no_grad(), in({3}).no_grad()},
        [](X x) {
          const Tensor l = leaf(x[0]);
          c(nnc_tensor_set_grad, l, x[1]);
          c(nnc_backward, square_sum(l));
          return c(nnc_tensor_grad, l);
        },
        "2 * a + b"),
    row("tensor_grad_fn", "plain", {in({3}), in({3})},
        [](X x) { return bytes(c(nnc_tensor_grad_fn, c(nnc_add, x[0], x[1], 1))); },
        "text((a + b).grad_fn.name())"),
    row("detach", "result", {in({3})}, [](X x) { return c(nnc_detach, c(nnc_mul, x[0], x[0])); },
        "(a * a).detach()"),
    row("backward", "twice", {in({3}).no_grad()},
        [](X x) {
          const Tensor l = leaf(x[0]);
          c(nnc_backward, square_sum(l));
          c(nnc_backward, square_sum(l));
          return c(nnc_tensor_grad, l);
        },
        "4 * a"),
    row("autograd_backward", "seeds", {in({3}).no_grad(), in({3}).no_grad()},
        [](X x) {
          const Tensor l = leaf(x[0]), y = c(nnc_mul, l, l);
          c(nnc_autograd_backward, Tensors{y, square_sum(l)}, Tensors{x[1], Tensor()}, false, false,
            none);
          return c(nnc_tensor_grad, l);
        },
        "2 * a * b + 2 * a"),
    row("autograd_backward", "inputs_and_graphs", {in({3}).no_grad(), in({3}).no_grad()},
        [](X x) -> Out {
          const Tensor l = leaf(x[0]), m = leaf(x[1]), y = square_sum(c(nnc_mul, l, m));
          c(nnc_autograd_backward, Tensors{y}, none, false, true, Tensors{l});
          const Tensor g = c(nnc_tensor_grad, l);
          c(nnc_tensor_set_grad, l, none);
          c(nnc_autograd_backward, Tensors{square_sum(g)}, none, false, false, Tensors{m});
          return Tensors{c(nnc_detach, g), c(nnc_tensor_grad, m)};
        },
        "(2 * a * b * b, 16 * a * a * b * b * b)"),
    row("autograd_backward", "retained", {in({3}).no_grad()},
        [](X x) {
          const Tensor l = leaf(x[0]), y = square_sum(l);
          c(nnc_autograd_backward, Tensors{y}, none, true, false, none);
          c(nnc_backward, y);
          return c(nnc_tensor_grad, l);
        },
        "4 * a"),
    row("autograd_grad", "two", {in({3}).no_grad(), in({3}).no_grad()},
        [](X x) {
          const Tensor l = leaf(x[0]), m = leaf(x[1]), y = square_sum(c(nnc_mul, l, m));
          return c(nnc_autograd_grad, Tensors{y}, Tensors{l, m}, none, false, false, false,
                   outputs(2));
        },
        "(2 * a * b * b, 2 * b * a * a)"),
    row("autograd_grad", "retained_and_seeded", {in({3}).no_grad(), in({3}).no_grad()},
        [](X x) -> Out {
          const Tensor l = leaf(x[0]), y = c(nnc_mul, l, l);
          const Tensor g = c(nnc_autograd_grad, Tensors{y}, Tensors{l}, Tensors{x[1]}, true, false,
                             false, outputs(1));
          const Tensor again = c(nnc_autograd_grad, Tensors{y}, Tensors{l}, Tensors{x[1]}, false,
                                 false, false, outputs(1));
          return Tensors{g, again};
        },
        "(2 * a * b, 2 * a * b)"),
    row("autograd_grad", "graph", {in({3}).no_grad()},
        [](X x) {
          const Tensor l = leaf(x[0]);
          const Tensor g = c(nnc_autograd_grad, Tensors{square_sum(c(nnc_mul, l, l))}, Tensors{l},
                             none, false, true, false, outputs(1));
          return c(nnc_autograd_grad, Tensors{square_sum(g)}, Tensors{l}, none, false, false, false,
                   outputs(1));
        },
        "96 * a ** 5"),
    row("autograd_grad", "unused", {in({3}).no_grad()},
        [](X x) -> Out {
          const Tensor l = leaf(x[0]), m = leaf(x[0]);
          const Out g = c(nnc_autograd_grad, Tensors{square_sum(l)}, Tensors{m, l}, none, false,
                          false, true, outputs(2));
          return Tensors{g.all[0].defined() ? m : g.all[1]};
        },
        "2 * a"),
    row("autograd_grad_materialize_grads", "unused", {in({3}).no_grad(), in({2, 2}).no_grad()},
        [](X x) {
          const Tensor l = leaf(x[0]), m = leaf(x[1]);
          return c(nnc_autograd_grad_materialize_grads, Tensors{square_sum(l)}, Tensors{m, l}, none,
                   false, false, outputs(2));
        },
        "(0 * b, 2 * a)"),
    row("autograd_grad_materialize_grads", "types", {in({3}).no_grad(), in({2}).type(DType::kFloat16).no_grad()},
        [](X x) {
          const Tensor l = leaf(x[0]), m = leaf(x[1]);
          return c(nnc_autograd_grad_materialize_grads, Tensors{square_sum(l)}, Tensors{m, l}, none,
                   false, false, outputs(2));
        },
        "(torch.zeros_like(b), 2 * a)"),
    row("autograd_grad_materialize_grads", "used", {in({3}).no_grad(), in({3}).no_grad()},
        [](X x) {
          const Tensor l = leaf(x[0]), m = leaf(x[1]);
          return c(nnc_autograd_grad_materialize_grads, Tensors{c(nnc_mul, l, m)}, Tensors{l, m},
                   Tensors{x[1]}, false, false, outputs(2));
        },
        "(b * b, a * b)"),
    row("autograd_grad_materialize_grads", "graph", {in({3}).no_grad()},
        [](X x) {
          const Tensor l = leaf(x[0]), m = leaf(x[0]);
          const Out g = c(nnc_autograd_grad_materialize_grads, Tensors{square_sum(l)}, Tensors{m, l},
                          none, false, true, outputs(2));
          return c(nnc_autograd_grad, Tensors{square_sum(c(nnc_add, g.all[0], g.all[1], 1))},
                   Tensors{l}, none, false, false, false, outputs(1));
        },
        "8 * a"),
    row("autograd_grad_materialize_grads", "zeros_require_a_gradient", {in({3}).no_grad()},
        [](X x) {
          const Tensor l = leaf(x[0]), m = leaf(x[0]);
          const Out g = c(nnc_autograd_grad_materialize_grads, Tensors{square_sum(l)}, Tensors{m, l},
                          none, false, true, outputs(2));
          return c(nnc_tensor_requires_grad, g.all[0]);
        },
        "torch.tensor(1)"),
    row("autograd_grad_materialize_grads", "zeros_alone", {in({3}).no_grad()},
        [](X x) {
          const Tensor l = leaf(x[0]), m = leaf(x[0]);
          const Out g = c(nnc_autograd_grad_materialize_grads, Tensors{square_sum(l)}, Tensors{m, l},
                          none, false, false, outputs(2));
          return c(nnc_tensor_requires_grad, g.all[0]);
        },
        "torch.tensor(0)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_autograd_refusals = add_refusals("autograd", {
    {"autograd_grad", "unused", {in({3}), in({3})},
     [](X x) {
       return c(nnc_autograd_grad, Tensors{square_sum(x[0])}, Tensors{x[1]}, none, false, false,
                false, outputs(1));
     },
     Code::kState, "appears to not have been used in the graph",
     "torch.autograd.grad((a * a).sum(), b)"},
    {"autograd_grad_materialize_grads", "no_gradient", {in({3}), in({3}).no_grad()},
     [](X x) {
       return c(nnc_autograd_grad_materialize_grads, Tensors{square_sum(x[0])}, Tensors{x[1]}, none,
                false, false, outputs(1));
     },
     Code::kState, "does not require grad",
     "torch.autograd.grad((a * a).sum(), b, materialize_grads=True)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
