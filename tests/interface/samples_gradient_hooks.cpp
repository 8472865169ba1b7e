// SPDX-License-Identifier: Apache-2.0
// Rows of hooks on gradients and on what is kept for them.
#include "interface/callbacks.h"

namespace nnc::testing {
namespace {

nnc_error* gives_triple(uintptr_t, nnc_ctx* ctx, HookInputs in, int64_t, nnc_tensor** out, int64_t,
                        int64_t* n) {
  *n = 1;
  return nnc_mul_scalar(ctx, in[0], 3, &out[0]);
}
nnc_error* gives_nothing(uintptr_t, nnc_ctx*, HookInputs, int64_t, nnc_tensor**, int64_t,
                         int64_t*) {
  return nullptr;
}
nnc_error* gives_a_sum(uintptr_t, nnc_ctx* ctx, HookInputs in, int64_t, nnc_tensor** out, int64_t,
                       int64_t* n) {
  *n = 1;
  return nnc_sum(ctx, in[0], nullptr, 0, 0, 0, &out[0]);
}
// In place, of all that there are.
nnc_error* doubles_all(uintptr_t, nnc_ctx* ctx, HookInputs in, int64_t n, nnc_tensor**, int64_t,
                       int64_t*) {
  for (int64_t i = 0; i < n; ++i) {
    if (!in[i]) continue;
    if (nnc_error* e = nnc_mul_scalar_(ctx, in[i], 2)) return e;
  }
  return nullptr;
}
// The .grad of a leaf.
nnc_error* negates_grad(uintptr_t, nnc_ctx* ctx, HookInputs in, int64_t, nnc_tensor**, int64_t,
                        int64_t*) {
  nnc_tensor* g = nullptr;
  if (nnc_error* e = nnc_tensor_grad(ctx, in[0], &g)) return e;
  return nnc_neg_(ctx, g);
}
constexpr nnc_callback kTripled = {sizeof(nnc_callback), gives_triple, nullptr},
                       kWatched = {sizeof(nnc_callback), gives_nothing, nullptr},
                       kSummed = {sizeof(nnc_callback), gives_a_sum, nullptr},
                       kDoubled = {sizeof(nnc_callback), doubles_all, nullptr},
                       kNegated = {sizeof(nnc_callback), negates_grad, nullptr};

// Kept twice as large.
nnc_error* pack_twice(uintptr_t, nnc_ctx* ctx, nnc_tensor* t, uintptr_t* packed) {
  return caught([&]() -> nnc_error* {
    nnc_tensor* larger = nullptr;
    if (nnc_error* e = nnc_mul_scalar(ctx, t, 2, &larger)) return e;
    *packed = reinterpret_cast<uintptr_t>(new Tensor(tensor_behind(larger)));
    return nullptr;
  });
}
nnc_error* unpack_kept(uintptr_t, nnc_ctx* ctx, uintptr_t packed, nnc_tensor** out) {
  return caught([&]() -> nnc_error* {
    return nnc_mul_scalar(ctx, handle_on(ctx, *reinterpret_cast<Tensor*>(packed)), 1, out);
  });
}
void drop_kept(uintptr_t, uintptr_t packed) {
  delete reinterpret_cast<Tensor*>(packed);
}
constexpr nnc_saved_tensors_hooks kKeptTwice = {sizeof(nnc_saved_tensors_hooks), pack_twice,
                                                unpack_kept, drop_kept, nullptr};

Tensor hooked(const Tensor& t, const nnc_callback& hook = kTripled) {
  c(nnc_tensor_register_hook, t, &hook, 0);
  return t;
}
Tensor post_hooked(const Tensor& t) {
  c(nnc_tensor_register_post_accumulate_grad_hook, t, &kNegated, 0);
  return t;
}
Handle multi_hooked(const char* mode, const std::vector<Tensor>& tensors) {
  return c(nnc_autograd_register_multi_grad_hook, tensors, &kDoubled, 0, mode);
}
Tensor square_sum_of(const Tensor& x) {
  return summed(squared(x));
}
Tensor product_sum(const Tensor& x, const Tensor& y) {
  return summed(c(nnc_mul, x, y));
}
// A function whose tensors are kept twice as large.
template <class... P, class... A>
Tensor saved_twice(nnc_error* (*f)(P...), const A&... a) {
  const Handle ctx = c(nnc_autograd_saved_tensors_hooks, &kKeptTwice, 0);
  return c(f, With{ctx}, a...);
}
In three_of(DType t = DType::kFloat64) {
  return constant({3}).type(t);
}

// clang-format off
[[maybe_unused]] const bool g_gradient_hooks = add_samples("gradient_hooks", {
    gradients_of("tensor_register_hook", "of_a_leaf", {three_of()}, [](X l) -> Out { return square_sum_of(hooked(l[0])); },
                 "lambda x: (hooked(x, triple) ** 2).sum()"),
    gradients_of("tensor_register_hook", "two_in_order", {three_of()}, [](X l) -> Out { return square_sum_of(hooked(hooked(l[0]), kDoubled)); },
                 "lambda x: (hooked(x, triple, double_all) ** 2).sum()"),
    gradients_of("tensor_register_hook", "that_watches", {three_of(DType::kFloat16)}, [](X l) -> Out { return square_sum_of(hooked(l[0], kWatched)); },
                 "lambda x: (hooked(x, lambda g: None) ** 2).sum()"),
    gradients_of("tensor_register_hook", "of_a_view", {constant({2, 3})}, [](X l) -> Out { return square_sum_of(hooked(c(nnc_select, l[0], 0, 1))); },
                 "lambda x: (hooked(x[1], triple) ** 2).sum()"),
    gradients_of("tensor_register_hook", "of_nothing", {constant({0, 2})}, [](X l) -> Out { return square_sum_of(hooked(l[0])); },
                 "lambda x: (hooked(x, triple) ** 2).sum()"),
    gradients_of("tensor_register_hook", "of_what_was_before_writing", {three_of()}, [](X l) -> Out {
        const Tensor y = hooked(doubled(l[0]));
        c(nnc_mul_scalar_, y, 5);
        return square_sum_of(y);
    }, "lambda x: (hooked(x * 2, triple).mul_(5) ** 2).sum()"),
    gradients_of("tensor_register_hook", "of_two_uses", {three_of()}, [](X l) -> Out { return summed(c(nnc_add, squared(hooked(l[0])), l[0], 1)); },
                 "lambda x: (hooked(x, triple) ** 2 + x).sum()"),
    row("tensor_register_hook", "before_it_is_retained", {three_of()}, [](X x) {
        const Tensor y = retained(hooked(doubled(leaf_from(x[0]))));
        return seen(y, {square_sum_of(y)});
    }, "(lambda y: seen(y, (y * y).sum()))(retained(hooked(leaf(a) * 2, triple)))"),

    gradients_of("tensor_register_post_accumulate_grad_hook", "twice", {three_of()}, [](X l) -> Out { return square_sum_of(post_hooked(post_hooked(l[0]))); },
                 "lambda x: (post_hooked(x, negate_grad, negate_grad) ** 2).sum()"),
    gradients_of("tensor_register_post_accumulate_grad_hook", "of_half", {three_of(DType::kFloat16)}, [](X l) -> Out { return square_sum_of(post_hooked(l[0])); },
                 "lambda x: (post_hooked(x, negate_grad) ** 2).sum()"),
    gradients_of("tensor_register_post_accumulate_grad_hook", "of_one_of_two", {three_of(), three_of()}, [](X l) -> Out { return product_sum(post_hooked(l[0]), l[1]); },
                 "lambda x, y: (post_hooked(x, negate_grad) * y).sum()"),
    gradients_of("tensor_register_post_accumulate_grad_hook", "after_another_hook", {three_of()}, [](X l) -> Out { return square_sum_of(hooked(post_hooked(l[0]))); },
                 "lambda x: (hooked(post_hooked(x, negate_grad), triple) ** 2).sum()"),
    row("tensor_register_post_accumulate_grad_hook", "two_backwards", {three_of()}, [](X x) {
        const Tensor l = post_hooked(leaf_from(x[0]));
        return seen(l, {square_sum_of(l), summed(l)});
    }, "(lambda l: seen(l, (l * l).sum(), l.sum()))(post_hooked(leaf(a), negate_grad))"),
    row("tensor_register_post_accumulate_grad_hook", "not_for_grad", {three_of()}, [](X x) {
        const Tensor l = post_hooked(leaf_from(x[0]));
        return c(nnc_autograd_grad, Tensors{square_sum_of(l)}, Tensors{l}, none, false, false, false, outputs(1));
    }, "(lambda l: autograd.grad((l * l).sum(), l))(post_hooked(leaf(a), negate_grad))"),

    gradients_of("autograd_register_multi_grad_hook", "one_not_reached", {three_of(), three_of()}, [](X l) -> Out {
        multi_hooked("all", {l[0], l[1]});
        return product_sum(l[0], doubled(l[0]));
    }, "lambda x, y: (multi_hooked('all', double_all, x, y), (x * (x * 2)).sum())[1]"),
    gradients_of("autograd_register_multi_grad_hook", "default_mode", {three_of(), three_of()}, [](X l) -> Out {
        const Tensor y = doubled(l[0]);
        c(nnc_autograd_register_multi_grad_hook, Tensors{y, l[1]}, &kDoubled, 0, none);
        return product_sum(y, y);
    }, "lambda x, y: (lambda u: (multi_hooked('all', double_all, u, y), (u * u).sum())[1])(x * 2)"),
    gradients_of("autograd_register_multi_grad_hook", "any_of_one", {three_of(), three_of()}, [](X l) -> Out {
        multi_hooked("any", {l[0]});
        return product_sum(l[0], l[1]);
    }, "lambda x, y: (multi_hooked('any', double_all, x), (x * y).sum())[1]"),
    gradients_of("autograd_register_multi_grad_hook", "any_passes_over_constants", {three_of()}, [](X l) -> Out {
        multi_hooked("any", {c(nnc_detach, l[0]), l[0]});
        return square_sum_of(l[0]);
    }, "lambda x: (multi_hooked('any', double_all, x.detach(), x), (x * x).sum())[1]"),
    gradients_of("autograd_register_multi_grad_hook", "of_results", {three_of(), three_of()}, [](X l) -> Out {
        const Tensor y = doubled(l[0]), z = doubled(l[1]);
        multi_hooked("all", {y, z});
        return product_sum(y, z);
    }, "lambda x, y: (lambda u, v: (multi_hooked('all', double_all, u, v), (u * v).sum())[1])(x * 2, y * 2)"),

    row("hook_remove", "first_of_two", {three_of()}, [](X x) {
        return gradients_after(x, [](X l) {
            const Handle first = c(nnc_tensor_register_hook, l[0], &kTripled, 0);
            hooked(l[0], kDoubled);
            c(nnc_hook_remove, first);
            c(nnc_backward, square_sum_of(l[0]));
        });
    }, "grads(lambda x: (x.register_hook(triple).remove(), (hooked(x, double_all) ** 2).sum())[1], a)"),
    row("hook_remove", "between_backwards", {three_of()}, [](X x) {
        const Tensor l = leaf_from(x[0]);
        const Handle hook = c(nnc_tensor_register_hook, l, &kTripled, 0);
        c(nnc_backward, square_sum_of(l));
        c(nnc_hook_remove, hook);
        return seen(l, {summed(l)});
    }, "(lambda l: (lambda h: ((l * l).sum().backward(), h.remove(), seen(l, l.sum()))[2])(l.register_hook(triple)))(leaf(a))"),
    row("hook_remove", "of_a_result", {three_of()}, [](X x) {
        return gradients_after(x, [](X l) {
            const Tensor y = doubled(l[0]);
            const Handle hook = c(nnc_tensor_register_hook, y, &kTripled, 0);
            const Tensor z = square_sum_of(y);
            c(nnc_hook_remove, hook);
            c(nnc_backward, z);
        });
    }, "grads(lambda x: (lambda y: (y.register_hook(triple).remove(), (y * y).sum())[1])(x * 2), a)"),
    row("hook_remove", "after_accumulation", {three_of()}, [](X x) {
        return gradients_after(x, [](X l) {
            const Handle hook = c(nnc_tensor_register_post_accumulate_grad_hook, l[0], &kNegated, 0);
            c(nnc_hook_remove, hook);
            c(nnc_backward, square_sum_of(l[0]));
        });
    }, "grads(lambda x: (x.register_post_accumulate_grad_hook(negate_grad).remove(), (x * x).sum())[1], a)"),
    row("hook_remove", "of_several", {three_of(), three_of()}, [](X x) {
        return gradients_after(x, [](X l) {
            c(nnc_hook_remove, multi_hooked("all", {l[0], l[1]}));
            c(nnc_backward, product_sum(l[0], l[1]));
        });
    }, "grads(lambda x, y: (multi_hooked('all', double_all, x, y).remove(), (x * y).sum())[1], a, b)"),
    row("hook_remove", "of_any", {three_of()}, [](X x) {
        return gradients_after(x, [](X l) {
            c(nnc_hook_remove, multi_hooked("any", {l[0]}));
            c(nnc_backward, square_sum_of(l[0]));
        });
    }, "grads(lambda x: (multi_hooked('any', double_all, x).remove(), (x * x).sum())[1], a)"),
    row("hook_remove", "after_the_graph", {three_of()}, [](X x) {
        const Tensor l = leaf_from(x[0]);
        Handle hook;
        {
          const Tensor y = doubled(l);
          hook = c(nnc_tensor_register_hook, y, &kTripled, 0);
          c(nnc_backward, summed(y));
        }
        c(nnc_hook_remove, hook);
        return seen(l);
    }, "(lambda l: (hooked(l * 2, triple).sum().backward(), seen(l))[1])(leaf(a))"),

    gradients_of("autograd_saved_tensors_hooks", "of_two_factors", {three_of(), three_of()}, [](X l) -> Out { return summed(saved_twice(nnc_mul, l[0], l[1])); },
                 "lambda x, y: saved_doubled(torch.mul, x, y).sum()"),
    gradients_of("autograd_saved_tensors_hooks", "of_half", {three_of(DType::kFloat16)}, [](X l) -> Out { return summed(saved_twice(nnc_sin, l[0])); },
                 "lambda x: saved_doubled(torch.sin, x).sum()"),
    gradients_of("autograd_saved_tensors_hooks", "of_a_result", {three_of()}, [](X l) -> Out { return summed(saved_twice(nnc_exp, l[0])); },
                 "lambda x: saved_doubled(torch.exp, x).sum()"),
    gradients_of("autograd_saved_tensors_hooks", "of_nothing", {constant({0, 2})}, [](X l) -> Out { return summed(saved_twice(nnc_sin, l[0])); },
                 "lambda x: saved_doubled(torch.sin, x).sum()"),
    gradients_of("autograd_saved_tensors_hooks", "none_kept", {three_of()}, [](X l) -> Out { return summed(saved_twice(nnc_neg, l[0])); },
                 "lambda x: saved_doubled(torch.neg, x).sum()"),
    gradients_of("autograd_saved_tensors_hooks", "of_matrices", {constant({2, 3}), constant({3, 2})}, [](X l) -> Out { return summed(saved_twice(nnc_mm, l[0], l[1])); },
                 "lambda x, y: saved_doubled(torch.mm, x, y).sum()"),
    gradients_of("autograd_saved_tensors_hooks", "of_one_step_only", {three_of()}, [](X l) -> Out { return summed(c(nnc_sin, saved_twice(nnc_sin, l[0]))); },
                 "lambda x: saved_doubled(torch.sin, x).sin().sum()"),
});

[[maybe_unused]] const bool g_gradient_hooks_refusals = add_refusals("gradient_hooks", {
    {"tensor_register_hook", "constant", {three_of()}, [](X x) { return c(nnc_tensor_register_hook, x[0], &kTripled, 0); },
     Code::kState, "cannot register a hook on a tensor that doesn't require gradient", "a.register_hook(triple)"},
    {"tensor_register_post_accumulate_grad_hook", "constant", {three_of()},
     [](X x) { return c(nnc_tensor_register_post_accumulate_grad_hook, x[0], &kNegated, 0); },
     Code::kState, "cannot register a hook on a tensor that doesn't require gradient", "a.register_post_accumulate_grad_hook(negate_grad)"},
    {"tensor_register_post_accumulate_grad_hook", "result", {three_of()},
     [](X x) { return c(nnc_tensor_register_post_accumulate_grad_hook, doubled(leaf_from(x[0])), &kNegated, 0); },
     Code::kState, "post accumulate grad hooks cannot be registered on non-leaf tensors", "(leaf(a) * 2).register_post_accumulate_grad_hook(negate_grad)"},
    {"autograd_register_multi_grad_hook", "constant", {three_of()},
     [](X x) { return c(nnc_autograd_register_multi_grad_hook, Tensors{leaf_from(x[0]), x[0]}, &kDoubled, 0, "all"); },
     Code::kState, "", "multi_hooked('all', double_all, leaf(a), a)"},
    {"autograd_register_multi_grad_hook", "mode", {three_of()},
     [](X x) { return c(nnc_autograd_register_multi_grad_hook, Tensors{leaf_from(x[0])}, &kDoubled, 0, "some"); },
     Code::kInvalid, "Expects mode to be one of ('all', 'any') but got some", "multi_hooked('some', double_all, leaf(a))"},
    {"backward", "hook_of_another_size", {three_of()},
     [](X x) { return c(nnc_backward, square_sum_of(hooked(leaf_from(x[0]), kSummed))); },
     Code::kShape, "has changed the size of value", "hooked(leaf(a), lambda g: g.sum()).square().sum().backward()"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
