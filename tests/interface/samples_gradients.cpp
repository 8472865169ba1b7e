// SPDX-License-Identifier: Apache-2.0
// Rows of what tensors know about gradients, for tensors of every origin, and of backward.
#include <cmath>

#include "interface/callbacks.h"

namespace nnc::testing {
namespace {

// Written to by a leaf, whole or in its first row.
Tensor written(const Tensor& x) {
  const Tensor t = c(nnc_clone, x);
  c(nnc_mul_, t, leaf_from(x));
  return t;
}
Tensor written_in_part(const Tensor& x) {
  const Tensor t = c(nnc_clone, x);
  c(nnc_mul_, c(nnc_select, t, 0, 0), leaf_from(c(nnc_select, x, 0, 0)));
  return t;
}
Tensor unrecorded(const Tensor& x) {
  const Handle off = c(nnc_ctx_new, "grad=False");
  return c(nnc_neg, With{off}, leaf_from(x));
}

struct Origin {
  const char* name;
  In input;
  Tensor (*make)(const Tensor&);
  const char* torch;
};
const std::vector<Origin>& with_a_gradient() {
  static const std::vector<Origin> all{
      {"from_leaf", constant({2, 2}), leaf_from, "leaf(a)"},
      {"from_half_leaf", constant({2}).type(DType::kFloat16), leaf_from, "leaf(a)"},
      {"from_nothing", constant({0, 3}), leaf_from, "leaf(a)"},
      {"from_result", constant({2}), [](const Tensor& x) { return doubled(leaf_from(x)); },
       "leaf(a) * 2"},
      {"from_view", constant({2, 3}),
       [](const Tensor& x) -> Tensor { return c(nnc_select, leaf_from(x), 0, 1); }, "leaf(a)[1]"},
      {"from_writing", constant({2}), written, "a.clone().mul_(leaf(a))"},
      {"from_writing_in_part", constant({2, 2}), written_in_part,
       "(lambda t: (t[0].mul_(leaf(a[0])), t)[1])(a.clone())"},
  };
  return all;
}
std::vector<Origin> whole_with_a_gradient() {
  std::vector<Origin> all = with_a_gradient();
  std::erase_if(all, [](const Origin& o) { return std::string(o.name) == "from_view"; });
  return all;
}
const std::vector<Origin>& without_one() {
  static const std::vector<Origin> all{
      {"from_constant", constant({}), [](const Tensor& x) { return x; }, "a"},
      {"from_integers", ints({3}, 0, 5), [](const Tensor& x) { return x; }, "a"},
      {"from_view_of_constant", constant({2, 3}),
       [](const Tensor& x) -> Tensor { return c(nnc_select, x, 0, 1); }, "a[1]"},
      {"from_detached", constant({2}),
       [](const Tensor& x) -> Tensor { return c(nnc_detach, doubled(leaf_from(x))); },
       "(leaf(a) * 2).detach()"},
      {"from_comparison", constant({3}),
       [](const Tensor& x) -> Tensor { return c(nnc_gt_scalar, leaf_from(x), 0); }, "leaf(a) > 0"},
      {"from_unrecorded", constant({2}), unrecorded, "torch.no_grad()(lambda: -leaf(a))()"},
  };
  return all;
}
// What a function makes of tensors of those origins; their text stands between two others.
std::vector<Sample> of_origins(const char* op, const std::vector<Origin>& origins, RowFunction f,
                               const std::string& before, const std::string& after) {
  std::vector<Sample> rows;
  for (const Origin& o : origins) {
    const auto call = [make = o.make, f](X x) {
      const Tensor t = make(x[0]);
      return f({&t, 1});
    };
    rows.push_back(row(op, o.name, {o.input}, call, kept(before + o.torch + after)));
  }
  return rows;
}
std::vector<Sample> of_all_origins(const char* op, RowFunction f, const std::string& before,
                                   const std::string& after) {
  return joined({of_origins(op, with_a_gradient(), f, before, after),
                 of_origins(op, without_one(), f, before, after)});
}

Tensor with_gradient(const Tensor& t, const Tensor& g) {
  c(nnc_tensor_set_grad, t, g);
  return t;
}
Sample backward_of(const char* name, std::vector<In> inputs, RowFunction f, const char* torch) {
  return gradients_of("backward", name, std::move(inputs), f, torch);
}
constexpr DType kSixteen = DType::kFloat16;
In three() {
  return constant({3});
}

// clang-format off
[[maybe_unused]] const bool g_gradients_origins = add_samples("gradients", joined({
    of_all_origins("tensor_requires_grad", [](X x) { return c(nnc_tensor_requires_grad, x[0]); }, "flag((", ").requires_grad)"),
    of_all_origins("tensor_is_leaf", [](X x) { return c(nnc_tensor_is_leaf, x[0]); }, "flag((", ").is_leaf)"),
    of_all_origins("detach", [](X x) -> Out {
        const Tensor d = c(nnc_detach, x[0]);
        return Tensors{d, c(nnc_tensor_requires_grad, d)};
    }, "(lambda d: (d, flag(d.requires_grad)))((", ").detach())"),
    of_all_origins("tensor_grad_fn", [](X x) { return bytes(c(nnc_tensor_grad_fn, x[0])); }, "text((lambda f: f.name().split('::')[-1] if f else 'NULL')((", ").grad_fn))"),
    of_origins("tensor_retains_grad", with_a_gradient(), [](X x) -> Out {
        const Tensor before = c(nnc_tensor_retains_grad, x[0]);
        return Tensors{before, c(nnc_tensor_retains_grad, retained(x[0]))};
    }, "(lambda t: (flag(t.retains_grad), flag(retained(t).retains_grad)))(", ")"),
    of_origins("detach_", whole_with_a_gradient(), [](X x) -> Out {
        c(nnc_detach_, x[0]);
        return Tensors{x[0], c(nnc_tensor_requires_grad, x[0]), c(nnc_tensor_is_leaf, x[0])};
    }, "(lambda t: (t, flag(t.requires_grad), flag(t.is_leaf)))((", ").detach_())"),
    of_origins("tensor_requires_grad_", with_a_gradient(), [](X x) {
        c(nnc_tensor_requires_grad_, x[0], true);
        return c(nnc_tensor_requires_grad, x[0]);
    }, "flag((", ").requires_grad_().requires_grad)"),
}));
[[maybe_unused]] const bool g_gradients = add_samples("gradients", {
    row("tensor_requires_grad_", "off", {three()}, [](X x) {
        const Tensor l = leaf_from(x[0]);
        c(nnc_tensor_requires_grad_, l, false);
        return c(nnc_tensor_requires_grad, l);
    }, "flag(leaf(a).requires_grad_(False).requires_grad)"),
    row("tensor_requires_grad_", "integers_off", {ints({3}, 0, 5)}, [](X x) {
        c(nnc_tensor_requires_grad_, x[0], false);
        return c(nnc_tensor_requires_grad, x[0]);
    }, "flag(a.requires_grad_(False).requires_grad)"),
    row("tensor_retains_grad", "written_after", {three()}, [](X x) {
        const Tensor y = retained(doubled(leaf_from(x[0])));
        c(nnc_mul_scalar_, y, 2);
        return c(nnc_tensor_retains_grad, y);
    }, "flag(retained(leaf(a) * 2).mul_(2).retains_grad)"),

    row("tensor_grad", "none", {three()}, [](X x) { return seen(leaf_from(x[0])); }, "seen(leaf(a))"),
    row("tensor_grad", "added_up", {three()}, [](X x) {
        const Tensor l = leaf_from(x[0]);
        return seen(l, {summed(l), summed(squared(l))});
    }, "(lambda l: seen(l, l.sum(), (l * l).sum()))(leaf(a))"),
    row("tensor_grad", "not_retained", {three()}, [](X x) {
        const Tensor y = doubled(leaf_from(x[0]));
        return seen(y, {summed(y)});
    }, "(lambda y: seen(y, y.sum()))(leaf(a) * 2)"),
    row("tensor_grad", "retained", {three()}, [](X x) {
        const Tensor y = retained(doubled(leaf_from(x[0])));
        return seen(y, {summed(squared(y))});
    }, "(lambda y: seen(retained(y), (y * y).sum()))(leaf(a) * 2)"),
    row("tensor_grad", "unused", {three()}, [](X x) {
        const Tensor l = leaf_from(x[0]);
        return seen(l, {summed(leaf_from(x[0]))});
    }, "seen(leaf(a), leaf(a).sum())"),
    row("tensor_grad", "of_a_number", {constant({})}, [](X x) {
        const Tensor l = leaf_from(x[0]);
        return seen(l, {squared(l)});
    }, "(lambda l: seen(l, l * l))(leaf(a))"),
    row("tensor_grad", "of_half", {constant({3}).type(kSixteen)}, [](X x) {
        const Tensor l = leaf_from(x[0]);
        return seen(l, {summed(squared(l))});
    }, "(lambda l: seen(l, (l * l).sum()))(leaf(a))"),
    row("tensor_grad", "of_nothing", {constant({0, 2})}, [](X x) {
        const Tensor l = leaf_from(x[0]);
        return seen(l, {summed(l)});
    }, "(lambda l: seen(l, l.sum()))(leaf(a))"),
    row("tensor_grad", "through_a_view", {constant({2, 3})}, [](X x) {
        const Tensor l = leaf_from(x[0]);
        return seen(l, {summed(squared(c(nnc_select, l, 0, 1)))});
    }, "(lambda l: seen(l, (l[1] * l[1]).sum()))(leaf(a))"),

    row("tensor_set_grad", "replaces", {three(), three()}, [](X x) {
        const Tensor l = leaf_from(x[0]);
        c(nnc_backward, summed(l));
        return seen(with_gradient(l, x[1]));
    }, "(lambda l: (l.sum().backward(), seen(with_grad(l, b)))[1])(leaf(a))"),
    row("tensor_set_grad", "none", {three()}, [](X x) {
        const Tensor l = leaf_from(x[0]);
        c(nnc_backward, summed(l));
        return seen(with_gradient(l, Tensor()));
    }, "(lambda l: (l.sum().backward(), seen(with_grad(l, None)))[1])(leaf(a))"),
    row("tensor_set_grad", "of_half", {constant({2}).type(kSixteen), constant({2}).type(kSixteen)},
        [](X x) { return seen(with_gradient(leaf_from(x[0]), x[1])); }, "seen(with_grad(leaf(a), b))"),
    row("tensor_set_grad", "of_nothing", {constant({0, 2}), constant({0, 2})},
        [](X x) { return seen(with_gradient(leaf_from(x[0]), x[1])); }, "seen(with_grad(leaf(a), b))"),
    row("tensor_set_grad", "of_a_constant", {three(), three()},
        [](X x) { return seen(with_gradient(c(nnc_clone, x[0]), x[1])); }, "seen(with_grad(a.clone(), b))"),
    row("tensor_set_grad", "of_a_result", {three(), three()},
        [](X x) { return seen(with_gradient(doubled(leaf_from(x[0])), x[1])); }, "seen(with_grad(leaf(a) * 2, b))"),
    row("tensor_set_grad", "transposed", {constant({2, 3}), constant({3, 2})},
        [](X x) { return seen(with_gradient(leaf_from(x[0]), c(nnc_t, x[1]))); }, "seen(with_grad(leaf(a), b.t()))"),

    row("tensor_retain_grad", "twice", {three()}, [](X x) {
        const Tensor y = retained(retained(doubled(leaf_from(x[0]))));
        return seen(y, {summed(squared(y))});
    }, "(lambda y: seen(retained(retained(y)), (y * y).sum()))(leaf(a) * 2)"),
    row("tensor_retain_grad", "of_a_leaf", {three()}, [](X x) {
        const Tensor l = retained(leaf_from(x[0]));
        return seen(l, {summed(squared(l))});
    }, "(lambda l: seen(retained(l), (l * l).sum()))(leaf(a))"),
    row("tensor_retain_grad", "two_uses", {three()}, [](X x) {
        const Tensor y = retained(doubled(leaf_from(x[0])));
        return seen(y, {summed(c(nnc_add, squared(y), y, 1))});
    }, "(lambda y: seen(retained(y), (y * y + y).sum()))(leaf(a) * 2)"),
    row("tensor_retain_grad", "written_after", {three()}, [](X x) {
        const Tensor y = retained(doubled(leaf_from(x[0])));
        c(nnc_mul_scalar_, y, 3);
        return seen(y, {summed(squared(y))});
    }, "(lambda y: seen(retained(y).mul_(3), (y * y).sum()))(leaf(a) * 2)"),
    row("tensor_retain_grad", "of_a_view", {constant({2, 3})}, [](X x) {
        const Tensor y = retained(c(nnc_select, leaf_from(x[0]), 0, 1));
        return seen(y, {summed(squared(y))});
    }, "(lambda y: seen(retained(y), (y * y).sum()))(leaf(a)[1])"),
    row("tensor_retain_grad", "not_reached", {three()}, [](X x) {
        const Tensor l = leaf_from(x[0]), y = retained(doubled(l));
        return seen(y, {summed(l)});
    }, "(lambda l: seen(retained(l * 2), l.sum()))(leaf(a))"),
    row("tensor_retain_grad", "two_backwards", {three()}, [](X x) {
        const Tensor y = retained(doubled(leaf_from(x[0]))), z = summed(y);
        c(nnc_autograd_backward, Tensors{z}, none, true, false, none);
        return seen(y, {z});
    }, "(lambda y: (y.sum().backward(retain_graph=True), seen(y, y.sum()))[1])(retained(leaf(a) * 2))"),
    row("tensor_retain_grad", "the_former_stays", {three()}, [](X x) {
        const Tensor y = retained(doubled(leaf_from(x[0]))), z = summed(squared(y));
        c(nnc_autograd_backward, Tensors{z}, none, true, false, none);
        const Tensor former = c(nnc_tensor_grad, y);
        c(nnc_backward, z);
        return Tensors{former, c(nnc_tensor_grad, y)};
    }, "(lambda y: (lambda z: (z.backward(retain_graph=True), [y.grad] + seen(y, z)[1:])[1])((y * y).sum()))(retained(leaf(a) * 2))"),

    backward_of("of_itself", {constant({})}, [](X l) -> Out { return l[0]; }, "lambda x: x"),
    backward_of("of_one_element", {constant({1, 1})}, [](X l) -> Out { return squared(l[0]); }, "lambda x: x * x"),
    backward_of("of_nothing", {constant({0, 2})}, [](X l) -> Out { return summed(l[0]); }, "lambda x: x.sum()"),
    backward_of("of_half", {constant({3}).type(kSixteen)}, [](X l) -> Out { return summed(squared(l[0])); }, "lambda x: (x * x).sum()"),
    backward_of("two_leaves", {constant({2, 3}), three()}, [](X l) -> Out { return summed(c(nnc_mul, l[0], l[1])); }, "lambda x, y: (x * y).sum()"),
    backward_of("one_unused", {three(), three()}, [](X l) -> Out { return summed(squared(l[1])); }, "lambda x, y: (y * y).sum()"),
    backward_of("in_place", {three(), three()}, [](X l) -> Out {
        const Tensor t = doubled(l[0]);
        c(nnc_mul_, t, l[1]);
        return summed(t);
    }, "lambda x, y: (x * 2).mul_(y).sum()"),
    backward_of("a_view_in_place", {constant({2, 3}), three()}, [](X l) -> Out {
        const Tensor t = doubled(l[0]);
        c(nnc_mul_, c(nnc_select, t, 0, 1), l[1]);
        return summed(squared(t));
    }, "lambda x, y: (lambda t: (t[1].mul_(y), (t * t).sum())[1])(x * 2)"),

    row("autograd_backward", "two_outputs", {three(), three()}, [](X x) {
        return gradients_after(x, [](X l) {
            c(nnc_autograd_backward, Tensors{summed(c(nnc_mul, l[0], l[1])), summed(squared(l[0]))}, none, false, false, none);
        });
    }, "grads(lambda x, y: ((x * y).sum(), (x * x).sum()), a, b)"),
    row("autograd_backward", "to_a_result", {three()}, [](X x) {
        const Tensor y = doubled(leaf_from(x[0]));
        c(nnc_autograd_backward, Tensors{summed(squared(y))}, none, false, false, Tensors{y});
        return seen(y);
    }, "(lambda y: ((y * y).sum().backward(inputs=[y]), seen(y))[1])(leaf(a) * 2)"),
    row("autograd_backward", "to_a_result_for_good", {three()}, [](X x) {
        const Tensor y = doubled(leaf_from(x[0])), z = summed(squared(y));
        c(nnc_autograd_backward, Tensors{z}, none, true, false, Tensors{y});
        return seen(y, {z});
    }, "(lambda y: (lambda z: (z.backward(inputs=[y], retain_graph=True), seen(y, z))[1])((y * y).sum()))(leaf(a) * 2)"),
    row("autograd_backward", "to_one_of_two", {three(), three()}, [](X x) {
        return gradients_after(x, [](X l) {
            c(nnc_autograd_backward, Tensors{summed(c(nnc_mul, l[0], l[1]))}, none, false, false, Tensors{l[1]});
        });
    }, "(lambda x, y: ((x * y).sum().backward(inputs=[y]), y.grad)[1])(leaf(a), leaf(b))"),
    row("autograd_backward", "one_output_twice", {three()}, [](X x) {
        return gradients_after(x, [](X l) {
            const Tensor y = summed(squared(l[0]));
            c(nnc_autograd_backward, Tensors{y, y}, none, false, false, none);
        });
    }, "grads(lambda x: (lambda y: (y, y))((x * x).sum()), a)"),

    row("autograd_grad", "of_a_result", {three()}, [](X x) {
        const Tensor y = doubled(leaf_from(x[0]));
        return c(nnc_autograd_grad, Tensors{summed(squared(y))}, Tensors{y}, none, false, false, false, outputs(1));
    }, "(lambda y: autograd.grad((y * y).sum(), y))(leaf(a) * 2)"),
    row("autograd_grad", "of_a_norm_beside_an_infinity", {constant({3}).values({1, 2, HUGE_VAL})}, [](X x) {
        const Tensor l = leaf_from(x[0]), y = c(nnc_norm, l, -1, none, false, NNC_DTYPE_DEFAULT);
        const Tensor g = c(nnc_autograd_grad, Tensors{y}, Tensors{l}, none, false, true, false, outputs(1));
        return c(nnc_autograd_grad, Tensors{summed(g)}, Tensors{l}, none, false, false, false, outputs(1));
    }, "(lambda l: autograd.grad(autograd.grad(torch.linalg.vector_norm(l, -1), l, create_graph=True)[0].sum(), l))(leaf(a))"),
    row("autograd_grad", "one_input_twice", {three()}, [](X x) {
        const Tensor l = leaf_from(x[0]);
        return c(nnc_autograd_grad, Tensors{summed(squared(l))}, Tensors{l, l}, none, false, false, false, outputs(2));
    }, "(lambda l: autograd.grad((l * l).sum(), (l, l)))(leaf(a))"),
    row("autograd_grad", "leaves_stay", {three()}, [](X x) {
        const Tensor l = leaf_from(x[0]);
        c(nnc_autograd_grad, Tensors{summed(squared(l))}, Tensors{l}, none, false, false, false, outputs(1));
        return seen(l);
    }, "(lambda l: (autograd.grad((l * l).sum(), l), seen(l))[1])(leaf(a))"),
    row("autograd_grad_materialize_grads", "nothing", {constant({0, 2}), three()}, [](X x) {
        const Tensor l = leaf_from(x[0]), m = leaf_from(x[1]);
        return c(nnc_autograd_grad_materialize_grads, Tensors{summed(l)}, Tensors{l, m}, none, false, false, outputs(2));
    }, "(lambda l, m: autograd.grad(l.sum(), (l, m), materialize_grads=True))(leaf(a), leaf(b))"),
});

[[maybe_unused]] const bool g_gradients_refusals = add_refusals("gradients", {
    {"tensor_requires_grad_", "integers", {ints({2}, 0, 5)}, [](X x) { return c(nnc_tensor_requires_grad_, x[0], true); },
     Code::kDtype, "only Tensors of floating point", "a.requires_grad_()"},
    {"tensor_requires_grad_", "result_off", {three()}, [](X x) { return c(nnc_tensor_requires_grad_, doubled(leaf_from(x[0])), false); },
     Code::kState, "you can only change requires_grad flags of leaf variables.", "(leaf(a) * 2).requires_grad_(False)"},
    {"tensor_set_grad", "sizes", {three(), constant({2})}, [](X x) { return c(nnc_tensor_set_grad, leaf_from(x[0]), x[1]); },
     Code::kShape, "attempting to assign a gradient of size '[2]' to a tensor of size '[3]'.", "with_grad(leaf(a), b)"},
    {"tensor_set_grad", "type", {three(), constant({3}).type(kSixteen)}, [](X x) { return c(nnc_tensor_set_grad, leaf_from(x[0]), x[1]); },
     Code::kShape, "attempting to assign a gradient with dtype", "with_grad(leaf(a), b)"},
    {"tensor_set_grad", "itself", {three()}, [](X x) { const Tensor l = leaf_from(x[0]); return c(nnc_tensor_set_grad, l, l); },
     Code::kInvalid, "can't assign Variable as its own grad", "(lambda l: with_grad(l, l))(leaf(a))"},
    {"tensor_retain_grad", "constant", {three()}, [](X x) { return c(nnc_tensor_retain_grad, x[0]); },
     Code::kState, "can't retain_grad on Tensor that has requires_grad=False", "a.retain_grad()"},
    {"backward", "several_elements", {three()}, [](X x) { return c(nnc_backward, leaf_from(x[0])); },
     Code::kShape, "grad can be implicitly created only for scalar outputs", "leaf(a).backward()"},
    {"backward", "constant", {constant({})}, [](X x) { return c(nnc_backward, x[0]); },
     Code::kState, "does not require grad and does not have a grad_fn", "a.backward()"},
    {"backward", "graph_is_gone", {three()}, [](X x) { const Tensor y = summed(squared(leaf_from(x[0]))); c(nnc_backward, y); return c(nnc_backward, y); },
     Code::kState, "Trying to backward through the graph a second time", "(lambda y: seen(y, y, y))((leaf(a) * leaf(a)).sum())"},
    {"backward", "written_to", {three()}, [](X x) {
        const Tensor y = doubled(leaf_from(x[0])), z = summed(squared(y));
        c(nnc_add_scalar_, y, 1);
        return c(nnc_backward, z);
     }, Code::kState, "has been modified by an inplace operation", "(lambda y, z: (y.add_(1), z.backward()))(*(lambda y: (y, (y * y).sum()))(leaf(a) * 2))"},
    {"autograd_backward", "no_inputs", {three()}, [](X x) {
        return c(nnc_autograd_backward, Tensors{summed(leaf_from(x[0]))}, none, false, false, Tensors{});
     }, Code::kInvalid, "cannot be empty", "leaf(a).sum().backward(inputs=[])"},
    {"autograd_backward", "seed_sizes", {three(), constant({2})}, [](X x) {
        return c(nnc_autograd_backward, Tensors{leaf_from(x[0])}, Tensors{x[1]}, false, false, none);
     }, Code::kShape, "Mismatch in shape", "leaf(a).backward(b)"},
    {"autograd_grad", "constant", {three()}, [](X x) {
        return c(nnc_autograd_grad, Tensors{summed(leaf_from(x[0]))}, Tensors{x[0]}, none, false, false, false, outputs(1));
     }, Code::kState, "does not require grad", "autograd.grad(leaf(a).sum(), a)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
