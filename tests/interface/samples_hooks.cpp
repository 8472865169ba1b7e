// SPDX-License-Identifier: Apache-2.0
// Rows of hooks, functions with a backward of their own, and derivatives of whole functions.
#include "interface/callbacks.h"

namespace nnc::testing {
namespace {

Tensor leaf_like(const Tensor& x) {
  Tensor t = c(nnc_clone, c(nnc_detach, x));
  c(nnc_tensor_requires_grad_, t, true);
  return t;
}
Tensor total_of(const Tensor& x) {
  return c(nnc_sum, x, none, false, 0);
}
Tensor grad_of_sum(const Tensor& y, const Tensor& x) {
  return c(nnc_autograd_grad, Tensors{total_of(y)}, Tensors{x}, none, false, false, false,
           outputs(1));
}

nnc_error* triple(uintptr_t, nnc_ctx* ctx, HookInputs in, int64_t, nnc_tensor** out, int64_t,
                  int64_t* n) {
  *n = 1;
  return nnc_mul_scalar(ctx, in[0], 3, &out[0]);
}
constexpr nnc_callback kTriple = {sizeof(nnc_callback), triple, nullptr};

// The leaf's .grad becomes its negative.
nnc_error* negate_grad(uintptr_t, nnc_ctx* ctx, HookInputs in, int64_t, nnc_tensor**, int64_t,
                       int64_t*) {
  nnc_tensor* g = nullptr;
  if (nnc_error* e = nnc_tensor_grad(ctx, in[0], &g)) return e;
  return nnc_neg_(ctx, g);
}
constexpr nnc_callback kNegateGrad = {sizeof(nnc_callback), negate_grad, nullptr};

// Adds up in place what a hook of several tensors gets: into the first gradient.
nnc_error* gather_grads(uintptr_t, nnc_ctx* ctx, HookInputs in, int64_t n, nnc_tensor**, int64_t,
                        int64_t*) {
  for (int64_t i = 1; i < n; ++i) {
    if (nnc_error* e = nnc_add_(ctx, in[0], in[i], 1)) return e;
  }
  return nullptr;
}
constexpr nnc_callback kGather = {sizeof(nnc_callback), gather_grads, nullptr};

// x * x * y, and y alone.
nnc_error* product_and_one(uintptr_t, nnc_ctx* ctx, HookInputs in, int64_t n_in, nnc_tensor** out,
                           int64_t, int64_t* n) {
  if (n_in != 2) return wrong_count();
  nnc_tensor* square = nullptr;
  *n = 2;
  if (nnc_error* e = nnc_mul(ctx, in[0], in[0], &square)) return e;
  if (nnc_error* e = nnc_mul(ctx, square, in[1], &out[0])) return e;
  return nnc_mul_scalar(ctx, in[1], 2, &out[1]);
}
constexpr nnc_callback kProduct = {sizeof(nnc_callback), product_and_one, nullptr};

// The sum of x * x * y.
nnc_error* scalar_product(uintptr_t, nnc_ctx* ctx, HookInputs in, int64_t n_in, nnc_tensor** out,
                          int64_t, int64_t* n) {
  if (n_in != 2) return wrong_count();
  nnc_tensor *square = nullptr, *all = nullptr;
  *n = 1;
  if (nnc_error* e = nnc_mul(ctx, in[0], in[0], &square)) return e;
  if (nnc_error* e = nnc_mul(ctx, square, in[1], &all)) return e;
  return nnc_sum(ctx, all, nullptr, 0, 0, 0, &out[0]);
}
constexpr nnc_callback kScalar = {sizeof(nnc_callback), scalar_product, nullptr};

nnc_error* pack_double(uintptr_t, nnc_ctx* ctx, nnc_tensor* t, uintptr_t* packed) {
  return caught([&]() -> nnc_error* {
    nnc_tensor* twice = nullptr;
    if (nnc_error* e = nnc_mul_scalar(ctx, t, 2, &twice)) return e;
    *packed = reinterpret_cast<uintptr_t>(new Tensor(tensor_behind(twice)));
    return nullptr;
  });
}
nnc_error* unpack_double(uintptr_t, nnc_ctx* ctx, uintptr_t packed, nnc_tensor** out) {
  return caught([&] {
    return nnc_mul_scalar(ctx, handle_on(ctx, *reinterpret_cast<Tensor*>(packed)), 1, out);
  });
}
void drop_double(uintptr_t, uintptr_t packed) {
  delete reinterpret_cast<Tensor*>(packed);
}
constexpr nnc_saved_tensors_hooks kDouble = {sizeof(nnc_saved_tensors_hooks), pack_double,
                                             unpack_double, drop_double, nullptr};

Handle not_owned(nnc_function_ctx* f) {
  return Handle(static_cast<void*>(f), [](void*) {});
}

// y = x1 * x2 and x1's sign, whose gradient of x1 is three times the right one. With self 1 the
// functions of its context are called by c(), for rows of theirs.
nnc_error* mul_forward(uintptr_t self, nnc_ctx* ctx, nnc_function_ctx* f, HookInputs in,
                       int64_t n_in, nnc_tensor** out, int64_t, int64_t* n) {
  if (n_in != 2) return wrong_count();
  *n = 2;
  if (nnc_error* e = nnc_mul(ctx, in[0], in[1], &out[0])) return e;
  if (nnc_error* e = nnc_sign(ctx, in[0], &out[1])) return e;
  if (self != 1) {
    if (nnc_error* e = nnc_function_ctx_save_for_backward(ctx, f, in, 2)) return e;
    if (nnc_error* e = nnc_function_ctx_mark_non_differentiable(ctx, f, &out[1], 1)) return e;
    return nnc_function_ctx_set_materialize_grads(ctx, f, 0);
  }
  return caught([&]() -> nnc_error* {
    const Handle call = not_owned(f);
    c(nnc_function_ctx_save_for_backward, call,
      Tensors{tensor_behind(in[0]), tensor_behind(in[1])});
    c(nnc_function_ctx_mark_non_differentiable, call, Tensors{tensor_behind(out[1])});
    c(nnc_function_ctx_set_materialize_grads, call, false);
    return nullptr;
  });
}
nnc_error* mul_backward(uintptr_t self, nnc_ctx* ctx, nnc_function_ctx* f, HookInputs grad, int64_t,
                        nnc_tensor** gx, int64_t) {
  nnc_tensor *saved[2] = {}, *part = nullptr;
  int64_t n = 0;
  if (self == 1) {
    nnc_error* e = caught([&]() -> nnc_error* {
      c(nnc_function_ctx_saved_tensors, not_owned(f));
      c(nnc_function_ctx_needs_input_grad, not_owned(f), 1);
      return nullptr;
    });
    if (e) return e;
  }
  if (nnc_error* e = nnc_function_ctx_saved_tensors(ctx, f, saved, 2, &n)) return e;
  if (nnc_function_ctx_needs_input_grad(f, 1) == 1) {
    if (nnc_error* e = nnc_mul(ctx, grad[0], saved[0], &gx[1])) return e;
  }
  if (nnc_error* e = nnc_mul(ctx, grad[0], saved[1], &part)) return e;
  return nnc_mul_scalar(ctx, part, 3, &gx[0]);
}
constexpr nnc_function_vtable kMul = {sizeof(nnc_function_vtable), mul_forward, mul_backward,
                                      nullptr};

// x is doubled in place.
nnc_error* double_forward(uintptr_t self, nnc_ctx* ctx, nnc_function_ctx* f, HookInputs in,
                          int64_t n_in, nnc_tensor** out, int64_t, int64_t* n) {
  if (n_in != 1) return wrong_count();
  *n = 1;
  out[0] = in[0];
  nnc_error* e = self != 1 ? nnc_function_ctx_mark_dirty(ctx, f, in, 1) : caught([&]() {
    c(nnc_function_ctx_mark_dirty, not_owned(f), Tensors{tensor_behind(in[0])});
    return static_cast<nnc_error*>(nullptr);
  });
  return e ? e : nnc_mul_scalar_(ctx, in[0], 2);
}
nnc_error* double_backward(uintptr_t, nnc_ctx* ctx, nnc_function_ctx*, HookInputs grad, int64_t,
                           nnc_tensor** gx, int64_t) {
  return nnc_mul_scalar(ctx, grad[0], 2, &gx[0]);
}
constexpr nnc_function_vtable kDoubleInplace = {sizeof(nnc_function_vtable), double_forward,
                                                double_backward, nullptr};

// What the rows of marks and of what is saved have in common.
Out custom_product(X x) {
  const Tensor l = leaf_like(x[0]), m = leaf_like(x[1]);
  const Out y = c(nnc_function_apply, c(nnc_function_new, "Mul", &kMul, 0), Tensors{l, m});
  const Out g = c(nnc_autograd_grad, Tensors{total_of(y.all[0])}, Tensors{l, m}, none, false, false,
                  false, outputs(2));
  return Tensors{c(nnc_detach, y.all[0]), y.all[1], g.all[0], g.all[1]};
}
// Calls that are not c()'s: what is called within them by c() is.
void ok(nnc_error* e) {
  EXPECT_EQ(e, nullptr) << nnc_error_message(e);
}
std::vector<nnc_tensor*> apply_directly(nnc_ctx* ctx, const nnc_function_vtable& table,
                                        std::vector<nnc_tensor*> inputs) {
  nnc_function* f = nullptr;
  std::vector<nnc_tensor*> out(2);
  int64_t n = 0;
  ok(nnc_function_new(ctx, "Function", &table, 1, &f));
  ok(nnc_function_apply(ctx, f, inputs.data(), static_cast<int64_t>(inputs.size()), out.data(), 2,
                        &n));
  return out;
}
Handle scope() {
  nnc_ctx* ctx = nullptr;
  ok(nnc_ctx_scope(nullptr, &ctx));
  return Handle(static_cast<void*>(ctx), nnc_release);
}

Out rows_of_product(X x) {
  const Handle h = scope();
  auto* ctx = static_cast<nnc_ctx*>(h.get());
  std::vector<nnc_tensor*> in, gradients(2);
  for (const Tensor& t : x) in.push_back(handle_on(ctx, leaf_like(t)));
  const std::vector<nnc_tensor*> out = apply_directly(ctx, kMul, in);
  nnc_tensor *sum = nullptr, *y = nullptr;
  ok(nnc_sum(ctx, out[0], nullptr, 0, 0, 0, &sum));
  ok(nnc_autograd_grad(ctx, &sum, 1, in.data(), 2, nullptr, 0, 0, 0, gradients.data()));
  ok(nnc_detach(ctx, out[0], &y));
  return Tensors{tensor_behind(y), tensor_behind(out[1]), tensor_behind(gradients[0]),
                 tensor_behind(gradients[1])};
}
Out row_of_dirty(X x) {
  const Handle h = scope();
  auto* ctx = static_cast<nnc_ctx*>(h.get());
  const Tensor l = leaf_like(x[0]), y = c(nnc_mul, l, l);
  apply_directly(ctx, kDoubleInplace, {handle_on(ctx, y)});
  return grad_of_sum(y, l);
}

constexpr char kCustomProduct[] = "(a * b, torch.sign(a), 3 * b, 1 * a)";

// clang-format off
[[maybe_unused]] const bool g_hooks = add_samples("hooks", {
    row("tensor_retain_grad", "inner", {in({3}).no_grad()},
        [](X x) {
          const Tensor l = leaf_like(x[0]), y = c(nnc_mul, l, l);
          c(nnc_tensor_retain_grad, y);
          c(nnc_backward, total_of(c(nnc_mul, y, y)));
          return c(nnc_tensor_grad, y);
        },
        "2 * a * a"),
    row("tensor_retains_grad", "both", {in({3}).no_grad()},
        [](X x) -> Out {
          const Tensor l = leaf_like(x[0]), y = c(nnc_mul, l, l);
          c(nnc_tensor_retain_grad, y);
          c(nnc_tensor_retain_grad, l);
          return Tensors{c(nnc_tensor_retains_grad, y), c(nnc_tensor_retains_grad, l)};
        },
        "(torch.tensor(1), torch.tensor(0))"),
    row("tensor_register_hook", "replaces", {in({3}).no_grad()},
        [](X x) {
          const Tensor l = leaf_like(x[0]), y = c(nnc_mul, l, l);
          c(nnc_tensor_register_hook, y, &kTriple, 0);
          c(nnc_tensor_register_hook, l, &kTriple, 0);
          c(nnc_backward, total_of(y));
          return c(nnc_tensor_grad, l);
        },
        "18 * a"),
    row("hook_remove", "twice", {in({3}).no_grad()},
        [](X x) {
          const Tensor l = leaf_like(x[0]);
          const Handle hook = c(nnc_tensor_register_hook, l, &kTriple, 0);
          c(nnc_hook_remove, hook);
          c(nnc_hook_remove, hook);
          return grad_of_sum(c(nnc_mul, l, l), l);
        },
        "2 * a"),
    row("tensor_register_post_accumulate_grad_hook", "plain", {in({3}).no_grad()},
        [](X x) {
          const Tensor l = leaf_like(x[0]);
          c(nnc_tensor_register_post_accumulate_grad_hook, l, &kNegateGrad, 0);
          c(nnc_backward, total_of(c(nnc_mul, l, l)));
          return c(nnc_tensor_grad, l);
        },
        "-2 * a"),
    row("autograd_register_multi_grad_hook", "all", {in({3}).no_grad(), in({3}).no_grad()},
        [](X x) {
          const Tensor l = leaf_like(x[0]), m = leaf_like(x[1]);
          c(nnc_autograd_register_multi_grad_hook, Tensors{l, m}, &kGather, 0, "all");
          return c(nnc_autograd_grad, Tensors{total_of(c(nnc_mul, l, m))}, Tensors{l, m}, none, false,
                   false, false, outputs(2));
        },
        "(a + b, 1 * a)"),
    row("autograd_saved_tensors_hooks", "doubles", {in({3}).no_grad()},
        [](X x) {
          const Tensor l = leaf_like(x[0]);
          const Handle ctx = c(nnc_autograd_saved_tensors_hooks, &kDouble, 0);
          return grad_of_sum(c(nnc_mul, With{ctx}, l, l), l);
        },
        "4 * a"),
    row("function_new", "twice", {in({3}).no_grad()},
        [](X x) {
          const Handle f = c(nnc_function_new, "Double", &kDoubleInplace, 0);
          const Tensor l = leaf_like(x[0]), y = c(nnc_mul, l, l);
          const Tensor z = c(nnc_function_apply, f, Tensors{y});
          return grad_of_sum(c(nnc_function_apply, f, Tensors{z}), l);
        },
        "8 * a"),
    row("function_apply", "two_outputs", {in({3}).no_grad(), in({3}).no_grad()}, custom_product,
        kCustomProduct),
    row("function_ctx_mark_dirty", "written_to", {in({3}).no_grad()},
        row_of_dirty, "4 * a"),
    row("function_ctx_saved_tensors", "inputs", {in({3}).no_grad(), in({3}).no_grad()},
        rows_of_product, kCustomProduct),
    row("function_ctx_save_for_backward", "inputs", {in({3}).no_grad(), in({3}).no_grad()},
        rows_of_product, kCustomProduct),
    row("function_ctx_mark_non_differentiable", "output", {in({3}).no_grad(), in({3}).no_grad()},
        rows_of_product, kCustomProduct),
    row("function_ctx_set_materialize_grads", "off", {in({3}).no_grad(), in({3}).no_grad()},
        rows_of_product, kCustomProduct),
    row("function_ctx_needs_input_grad", "both", {in({3}).no_grad(), in({3}).no_grad()},
        rows_of_product, kCustomProduct),
    row("checkpoint", "product", {in({3}).no_grad(), in({3}).no_grad()},
        [](X x) -> Out {
          const Tensor l = leaf_like(x[0]), m = leaf_like(x[1]);
          const Out y = c(nnc_checkpoint, &kProduct, 0, Tensors{l, m}, true, "default");
          return c(nnc_autograd_grad, Tensors{total_of(y.all[0]), total_of(y.all[1])}, Tensors{l, m},
                   none, false, false, false, outputs(2));
        },
        "(2 * a * b, a * a + 2)"),
    row("checkpoint_sequential", "halves", {in({3}).no_grad()},
        [](X x) {
          const Handle net = c(nnc_module_new, "Sequential(Tanh(), Sigmoid(), Tanh(), Tanh())");
          const Tensor l = leaf_like(x[0]);
          return grad_of_sum(c(nnc_checkpoint_sequential, net, 2, l, true), l);
        },
        "torch.autograd.functional.vjp(lambda x: x.tanh().sigmoid().tanh().tanh(), a, "
        "torch.ones_like(a))[1]"),
    row("autograd_jacobian", "two_by_two", {in({2}).no_grad(), in({2}).no_grad()},
        [](X x) {
          return c(nnc_autograd_jacobian, &kProduct, 0, Tensors{x[0], x[1]}, false, false);
        },
        "torch.autograd.functional.jacobian(lambda x, y: (x * x * y, y * 2), (a, b))"),
    row("autograd_hessian", "two", {in({2}).no_grad(), in({2}).no_grad()},
        [](X x) {
          return c(nnc_autograd_hessian, &kScalar, 0, Tensors{x[0], x[1]}, false, false);
        },
        "torch.autograd.functional.hessian(lambda x, y: (x * x * y).sum(), (a, b))"),
    row("autograd_vjp", "two", {in({2}).no_grad(), in({2}).no_grad()},
        [](X x) {
          return c(nnc_autograd_vjp, &kProduct, 0, Tensors{x[0], x[1]}, Tensors{x[1], x[0]}, false,
                   false);
        },
        "torch.autograd.functional.vjp(lambda x, y: (x * x * y, y * 2), (a, b), (b, a))"),
    row("autograd_jvp", "two", {in({2}).no_grad(), in({2}).no_grad()},
        [](X x) {
          return c(nnc_autograd_jvp, &kProduct, 0, Tensors{x[0], x[1]}, Tensors{x[1], x[0]}, false,
                   false);
        },
        "torch.autograd.functional.jvp(lambda x, y: (x * x * y, y * 2), (a, b), (b, a))"),
    row("autograd_hvp", "two", {in({2}).no_grad(), in({2}).no_grad()},
        [](X x) {
          return c(nnc_autograd_hvp, &kScalar, 0, Tensors{x[0], x[1]}, Tensors{x[1], x[0]}, false,
                   false);
        },
        "torch.autograd.functional.hvp(lambda x, y: (x * x * y).sum(), (a, b), (b, a))"),
    row("autograd_vhp", "two", {in({2}).no_grad(), in({2}).no_grad()},
        [](X x) {
          return c(nnc_autograd_vhp, &kScalar, 0, Tensors{x[0], x[1]}, Tensors{x[1], x[0]}, false,
                   false);
        },
        "torch.autograd.functional.vhp(lambda x, y: (x * x * y).sum(), (a, b), (b, a))"),
    row("autograd_gradcheck", "right", {in({2}).no_grad(), in({2}).no_grad()},
        [](X x) {
          const Tensors leaves{leaf_like(x[0]), leaf_like(x[1])};
          return c(nnc_autograd_gradcheck, &kProduct, 0, leaves, 1e-6, 1e-5, 1e-3, true, 0.0, true);
        },
        "torch.tensor(1, dtype=torch.int32)").no_float32(),
    row("autograd_gradgradcheck", "right", {in({2}).no_grad(), in({2}).no_grad()},
        [](X x) {
          const Tensors leaves{leaf_like(x[0]), leaf_like(x[1])};
          return c(nnc_autograd_gradgradcheck, &kProduct, 0, leaves, none, 1e-6, 1e-5, 1e-3, true,
                   0.0, true);
        },
        "torch.tensor(1, dtype=torch.int32)").no_float32(),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
