// SPDX-License-Identifier: Apache-2.0
// Rows of pruning: elements of parameters that count as zero.
#include <limits>

#include "interface/module_values.h"

namespace nnc::testing {
namespace {

// Linear(3, 4) with these weights.
Handle filled(const Tensor& weight) {
  const Handle m = module("Linear(3, 4, bias=False)"), named = c(nnc_named_new);
  if (weight.dtype() == DType::kFloat64) c(nnc_module_to, m, NNC_FLOAT64);
  c(nnc_named_add, named, "weight", weight);
  c(nnc_module_load_state_dict, m, named, true, none, none);
  return m;
}
Tensor mask(const Handle& m) {
  return c(nnc_module_get_buffer, m, "weight_mask");
}
// The mask and the weight of a pruned layer.
Out pruned(const Handle& m) {
  return Tensors{mask(m), c(nnc_detach, c(nnc_module_get_parameter, m, "weight"))};
}
template <class F, class... A>
Out prune(F f, const Tensor& weight, const A&... a) {
  const Handle m = filled(weight);
  c(f, m, "weight", a...);
  return pruned(m);
}
#define PRUNED(method, ...) "pruned(prune." method ", a" __VA_ARGS__ ")"
template <class Scores>
Out apply(const Tensor& weight, const char* method, Scores scores) {
  return prune(nnc_prune_apply, weight, method, none, scores);
}
// Two layers, pruned together.
Handle two_layers() {
  return module("Sequential(Linear(3, 4), ReLU(), Linear(4, 2))");
}
Out global(const Handle& m, const char* method, const Tensor& scores = {}) {
  const Handle parameters = c(nnc_named_new);
  for (const char* path : {"0.weight", "2.weight"}) {
    const bool scored = scores.defined() && path[0] == '0';
    c(nnc_named_add, parameters, path,
      scored ? scores : Tensor(c(nnc_detach, c(nnc_module_get_parameter, m, path))));
  }
  c(nnc_prune_global_unstructured, m, parameters, method);
  return Tensors{c(nnc_module_get_buffer, m, "0.weight_mask"),
                 c(nnc_module_get_buffer, m, "2.weight_mask")};
}
In weight() {
  return constant({4, 3});
}
In weight32() {
  return weight().type(DType::kFloat32);
}

// clang-format off
[[maybe_unused]] const bool g_prune = add_samples("prune", {
    row("prune_identity", "mask", {weight()}, [](X x) { return prune(nnc_prune_identity, x[0]); }, PRUNED("identity")),
    row("prune_identity", "keys", {}, [](X) {
          const Handle m = module("Linear(3, 4)");
          c(nnc_prune_identity, m, "weight");
          return entries(c(nnc_module_state_dict, m));
        },
        "text(' '.join(prune.identity(nn.Linear(3, 4), 'weight').state_dict()))"),
    row("prune_identity", "printed", {}, [](X) {
          const Handle m = module("Linear(3, 4)");
          c(nnc_prune_identity, m, "bias");
          return repr(m);
        },
        "text(prune.identity(nn.Linear(3, 4), 'bias'))"),
    row("prune_identity", "gradients", {in({2, 3}), in({4, 3}), constant({4, 3})},
        [](X x) -> Out {
          const Handle m = module("Linear(3, 4, bias=False)"), named = c(nnc_named_new);
          c(nnc_prune_identity, m, "weight");
          c(nnc_named_add, named, "weight_orig", x[1]);
          c(nnc_named_add, named, "weight_mask", x[2]);
          return c(nnc_functional_call, m, named, Tensors{x[0]}, none, true, false);
        },
        "fc(prune.identity(nn.Linear(3, 4, bias=False), 'weight'), {'weight_orig': b, 'weight_mask': c}, (a,))"),
    row("prune_identity", "training", {in({2, 3}).type(DType::kFloat32).no_grad()},
        [](X x) -> Out {
          const Handle m = module("Conv1d(2, 3, 2)");
          c(nnc_prune_identity, m, "weight");
          return c(nnc_detach, c(nnc_module_call, m, x[0]));
        },
        "prune.identity(nn.Conv1d(2, 3, 2), 'weight')(a).detach()").seeded(1).no_float32(),

    row("prune_random_unstructured", "half", {weight32()}, [](X x) { return prune(nnc_prune_random_unstructured, x[0], 0.5); },
        PRUNED("random_unstructured", ", 0.5")).seeded(1).no_float32(),
    row("prune_random_unstructured", "half_to_even", {weight32()}, [](X x) { return prune(nnc_prune_random_unstructured, x[0], 0.375); },
        PRUNED("random_unstructured", ", 0.375")).seeded(2).no_float32(),
    row("prune_random_unstructured", "all", {weight()}, [](X x) { return prune(nnc_prune_random_unstructured, x[0], 1.0); },
        PRUNED("random_unstructured", ", 1.0")),
    row("prune_random_unstructured_i64", "five", {weight32()}, [](X x) { return prune(nnc_prune_random_unstructured_i64, x[0], 5); },
        PRUNED("random_unstructured", ", 5")).seeded(3).no_float32(),
    row("prune_random_unstructured_i64", "none", {weight()}, [](X x) { return prune(nnc_prune_random_unstructured_i64, x[0], 0); },
        PRUNED("random_unstructured", ", 0")),

    row("prune_l1_unstructured", "third", {weight()}, [](X x) { return prune(nnc_prune_l1_unstructured, x[0], 1.0 / 3, none); },
        PRUNED("l1_unstructured", ", 1 / 3")),
    row("prune_l1_unstructured", "scores", {weight(), constant({4, 3})}, [](X x) { return prune(nnc_prune_l1_unstructured, x[0], 0.5, x[1]); },
        PRUNED("l1_unstructured", ", 0.5, b.contiguous()")),
    row("prune_l1_unstructured", "again", {weight()},
        [](X x) {
          const Handle m = filled(x[0]);
          for (double amount : {0.25, 0.5}) c(nnc_prune_l1_unstructured, m, "weight", amount, none);
          return pruned(m);
        },
        "pruned_again(a, lambda m: prune.l1_unstructured(m, 'weight', 0.25), lambda m: prune.l1_unstructured(m, 'weight', 0.5))"),
    row("prune_l1_unstructured_i64", "four", {weight()}, [](X x) { return prune(nnc_prune_l1_unstructured_i64, x[0], 4, none); },
        PRUNED("l1_unstructured", ", 4")),
    row("prune_l1_unstructured_i64", "after_slices", {weight()},
        [](X x) {
          const Handle m = filled(x[0]);
          c(nnc_prune_ln_structured_i64, m, "weight", 1, 2.0, 0, none);
          c(nnc_prune_l1_unstructured_i64, m, "weight", 4, none);
          return pruned(m);
        },
        "pruned_again(a, lambda m: prune.ln_structured(m, 'weight', 1, 2, 0), lambda m: prune.l1_unstructured(m, 'weight', 4))"),

    row("prune_random_structured", "half", {weight32()}, [](X x) { return prune(nnc_prune_random_structured, x[0], 0.5, 0); },
        PRUNED("random_structured", ", 0.5, 0")).seeded(4).no_float32(),
    row("prune_random_structured", "columns", {weight32()}, [](X x) { return prune(nnc_prune_random_structured, x[0], 0.4, -1); },
        PRUNED("random_structured", ", 0.4, -1")).seeded(5).no_float32(),
    row("prune_random_structured_i64", "two", {weight32()}, [](X x) { return prune(nnc_prune_random_structured_i64, x[0], 2, 0); },
        PRUNED("random_structured", ", 2, 0")).seeded(6).no_float32(),
    row("prune_random_structured_i64", "none", {weight()}, [](X x) { return prune(nnc_prune_random_structured_i64, x[0], 0, 0); },
        PRUNED("random_structured", ", 0, 0")),

    row("prune_ln_structured", "l2", {weight()}, [](X x) { return prune(nnc_prune_ln_structured, x[0], 0.5, 2.0, 0, none); },
        PRUNED("ln_structured", ", 0.5, 2, 0")),
    row("prune_ln_structured", "l1_columns", {weight()}, [](X x) { return prune(nnc_prune_ln_structured, x[0], 0.3, 1.0, -1, none); },
        PRUNED("ln_structured", ", 0.3, 1, -1")),
    row("prune_ln_structured", "infinite", {weight()}, [](X x) { return prune(nnc_prune_ln_structured, x[0], 0.5, std::numeric_limits<double>::infinity(), 0, none); },
        PRUNED("ln_structured", ", 0.5, float('inf'), 0")),
    row("prune_ln_structured", "scores", {weight(), constant({4, 3})}, [](X x) { return prune(nnc_prune_ln_structured, x[0], 0.5, 2.0, 0, x[1]); },
        PRUNED("ln_structured", ", 0.5, 2, 0, b")),
    row("prune_ln_structured_i64", "one", {weight()}, [](X x) { return prune(nnc_prune_ln_structured_i64, x[0], 1, 2.0, 1, none); },
        PRUNED("ln_structured", ", 1, 2, 1")),
    row("prune_ln_structured_i64", "again", {weight()},
        [](X x) {
          const Handle m = filled(x[0]);
          for (int64_t dim : {0, 1}) c(nnc_prune_ln_structured_i64, m, "weight", 1, 2.0, dim, none);
          return pruned(m);
        },
        "pruned_again(a, lambda m: prune.ln_structured(m, 'weight', 1, 2, 0), lambda m: prune.ln_structured(m, 'weight', 1, 2, 1))"),

    row("prune_custom_from_mask", "ones_and_zeros", {weight(), bools({4, 3})}, [](X x) { return prune(nnc_prune_custom_from_mask, x[0], x[1]); },
        PRUNED("custom_from_mask", ", b")),
    row("prune_custom_from_mask", "numbers", {weight(), constant({4, 3})}, [](X x) { return prune(nnc_prune_custom_from_mask, x[0], x[1]); },
        PRUNED("custom_from_mask", ", b")),
    row("prune_custom_from_mask", "again", {weight(), bools({4, 3}), ints({4, 3}, 0, 2)},
        [](X x) {
          const Handle m = filled(x[0]);
          for (int i : {1, 2}) c(nnc_prune_custom_from_mask, m, "weight", x[i]);
          return pruned(m);
        },
        "pruned_again(a, lambda m: prune.custom_from_mask(m, 'weight', b), lambda m: prune.custom_from_mask(m, 'weight', c))"),

    row("prune_apply", "identity", {weight()}, [](X x) { return apply(x[0], "Identity()", none); }, PRUNED("Identity.apply")),
    row("prune_apply", "count", {weight()}, [](X x) { return apply(x[0], "L1Unstructured(4)", none); }, PRUNED("L1Unstructured.apply", ", amount=4")),
    row("prune_apply", "part", {weight()}, [](X x) { return apply(x[0], "L1Unstructured(amount=0.5)", none); }, PRUNED("L1Unstructured.apply", ", amount=0.5")),
    row("prune_apply", "by_random_numbers", {weight32()}, [](X x) { return apply(x[0], "RandomUnstructured(0.5)", none); },
        PRUNED("RandomUnstructured.apply", ", 0.5")).seeded(7).no_float32(),
    row("prune_apply", "slices", {weight32()}, [](X x) { return apply(x[0], "RandomStructured(1)", none); },
        PRUNED("RandomStructured.apply", ", 1")).seeded(8).no_float32(),
    row("prune_apply", "norms", {weight()}, [](X x) { return apply(x[0], "LnStructured(0.5, n=1, dim=0)", none); }, PRUNED("LnStructured.apply", ", 0.5, 1, 0")),
    row("prune_apply", "frobenius", {weight(), constant({4, 3})}, [](X x) { return apply(x[0], "LnStructured(0.5, 'fro', 0)", x[1]); },
        PRUNED("LnStructured.apply", ", 0.5, 'fro', 0, b")),
    row("prune_apply", "nuclear", {constant({3, 2, 2}).type(DType::kFloat32)},
        [](X x) -> Out {
          const Handle m = module("Conv1d(2, 3, 2, bias=False)"), named = c(nnc_named_new);
          c(nnc_named_add, named, "weight", x[0]);
          c(nnc_module_load_state_dict, m, named, true, none, none);
          c(nnc_prune_apply, m, "weight", "LnStructured(1, 'nuc', 0)", none, none);
          return mask(m);
        },
        "nuclear(a)"),
    row("prune_apply", "mask", {weight(), bools({4, 3})},
        [](X x) {
          const Handle k = c(nnc_kwargs_new);
          c(nnc_kwargs_set_tensor, k, "mask", x[1]);
          return prune(nnc_prune_apply, x[0], "CustomFromMask()", k, none);
        },
        PRUNED("CustomFromMask.apply", ", mask=b")),

    row("prune_global_unstructured", "l1", {}, [](X) { return global(two_layers(), "L1Unstructured(amount=0.4)"); },
        "pruned_together(prune.L1Unstructured, amount=0.4)").seeded(1).no_float32(),
    row("prune_global_unstructured", "count", {}, [](X) { return global(two_layers(), "L1Unstructured(7)"); },
        "pruned_together(prune.L1Unstructured, amount=7)").seeded(2).no_float32(),
    row("prune_global_unstructured", "random", {}, [](X) { return global(two_layers(), "RandomUnstructured(0.25)"); },
        "pruned_together(prune.RandomUnstructured, amount=0.25)").seeded(3).no_float32(),
    row("prune_global_unstructured", "scores", {weight32()}, [](X x) { return global(two_layers(), "L1Unstructured(0.5)", x[0]); },
        "pruned_together(prune.L1Unstructured, scores=a, amount=0.5)").seeded(4).no_float32(),
    row("prune_global_unstructured", "again", {},
        [](X) {
          const Handle m = two_layers();
          c(nnc_prune_l1_unstructured, c(nnc_module_get_submodule, m, "0"), "weight", 0.5, none);
          return global(m, "L1Unstructured(0.5)");
        },
        "pruned_together(prune.L1Unstructured, before=lambda m: prune.l1_unstructured(m[0], 'weight', 0.5), amount=0.5)").seeded(5).no_float32(),

    row("prune_remove", "value", {weight()},
        [](X x) -> Out {
          const Handle m = filled(x[0]);
          c(nnc_prune_l1_unstructured, m, "weight", 0.5, none);
          c(nnc_prune_remove, m, "weight");
          return c(nnc_detach, c(nnc_module_get_parameter, m, "weight"));
        },
        "prune.remove(prune.l1_unstructured(filled(nn.Linear(3, 4, bias=False), a), 'weight', 0.5), 'weight').weight.detach()"),
    row("prune_remove", "keys", {}, [](X) {
          const Handle m = module("Linear(3, 4, bias=False)");
          c(nnc_prune_l1_unstructured, m, "weight", 0.5, none);
          c(nnc_prune_remove, m, "weight");
          return entries(c(nnc_module_state_dict, m));
        },
        "text(' '.join(prune.remove(prune.l1_unstructured(nn.Linear(3, 4, bias=False), 'weight', 0.5), 'weight').state_dict()))"),

    row("prune_is_pruned", "child", {}, [](X) {
          const Handle m = two_layers();
          c(nnc_prune_identity, c(nnc_module_get_submodule, m, "2"), "bias");
          return c(nnc_prune_is_pruned, m);
        },
        "torch.tensor(1, dtype=torch.int32)"),
    row("prune_is_pruned", "nothing", {}, [](X) { return c(nnc_prune_is_pruned, two_layers()); }, "torch.tensor(0, dtype=torch.int32)"),
    row("prune_is_pruned", "no_longer", {}, [](X) {
          const Handle m = module("Linear(3, 4)");
          c(nnc_prune_identity, m, "bias");
          c(nnc_prune_remove, m, "bias");
          return c(nnc_prune_is_pruned, m);
        },
        "torch.tensor(0, dtype=torch.int32)"),
});

Out refused(const char* text, const char* method) {
  c(nnc_prune_apply, module(text), "weight", method, none, none);
  return Out();
}
[[maybe_unused]] const bool g_prune_refusals = add_refusals("prune", {
    {"prune_identity", "no_such_name", {weight()}, [](X) { return Out(c(nnc_prune_identity, module("Linear(3, 4)"), "other")); },
     Code::kUnknown, "Linear has no parameter 'other'", "prune.identity(nn.Linear(3, 4), 'other')"},
    {"prune_identity", "none", {weight()}, [](X) { return Out(c(nnc_prune_identity, module("Linear(3, 4, bias=False)"), "bias")); },
     Code::kInvalid, "parameter 'bias' of Linear is None", "prune.identity(nn.Linear(3, 4, bias=False), 'bias')"},
    {"prune_random_unstructured", "part", {weight()}, [](X) { return Out(c(nnc_prune_random_unstructured, module("Linear(3, 4)"), "weight", 1.5)); },
     Code::kInvalid, "amount=1.5 should either be a float in the range [0, 1] or a non-negative integer", "prune.random_unstructured(nn.Linear(3, 4), 'weight', 1.5)"},
    {"prune_random_unstructured_i64", "negative", {weight()}, [](X) { return Out(c(nnc_prune_random_unstructured_i64, module("Linear(3, 4)"), "weight", -1)); },
     Code::kInvalid, "amount=-1 should either be", "prune.random_unstructured(nn.Linear(3, 4), 'weight', -1)"},
    {"prune_l1_unstructured_i64", "too_many", {weight()}, [](X) { return Out(c(nnc_prune_l1_unstructured_i64, module("Linear(3, 4)"), "weight", 13, none)); },
     Code::kInvalid, "amount=13 should be smaller than the number of parameters to prune=12", "prune.l1_unstructured(nn.Linear(3, 4), 'weight', 13)"},
    {"prune_l1_unstructured", "scores", {constant({3, 4})}, [](X x) { return Out(c(nnc_prune_l1_unstructured, module("Linear(3, 4)"), "weight", 0.5, x[0])); },
     Code::kShape, "importance_scores should have the same shape as parameter weight of Linear, got [3, 4] vs [4, 3]", "prune.l1_unstructured(nn.Linear(3, 4), 'weight', 0.5, a)"},
    {"prune_random_structured", "vector", {weight()}, [](X) { return Out(c(nnc_prune_random_structured, module("Linear(3, 4)"), "bias", 0.5, 0)); },
     Code::kInvalid, "Structured pruning can only be applied to multidimensional tensors", "prune.random_structured(nn.Linear(3, 4), 'bias', 0.5, 0)"},
    {"prune_random_structured_i64", "dim", {weight()}, [](X) { return Out(c(nnc_prune_random_structured_i64, module("Linear(3, 4)"), "weight", 1, 2)); },
     Code::kIndex, "Invalid index 2 for tensor of size [4, 3]", "prune.random_structured(nn.Linear(3, 4), 'weight', 1, 2)"},
    {"prune_ln_structured", "dim", {weight()}, [](X) { return Out(c(nnc_prune_ln_structured, module("Linear(3, 4)"), "weight", 0.5, 2.0, -3, none)); },
     Code::kIndex, "Invalid index -3 for tensor of size [4, 3]", "prune.ln_structured(nn.Linear(3, 4), 'weight', 0.5, 2, -3)"},
    {"prune_ln_structured_i64", "too_many", {weight()}, [](X) { return Out(c(nnc_prune_ln_structured_i64, module("Linear(3, 4)"), "weight", 5, 2.0, 0, none)); },
     Code::kInvalid, "amount=5 should be smaller than the number of parameters to prune=4", "prune.ln_structured(nn.Linear(3, 4), 'weight', 5, 2, 0)"},
    {"prune_custom_from_mask", "size", {constant({3, 4})}, [](X x) { return Out(c(nnc_prune_custom_from_mask, module("Linear(3, 4)"), "weight", x[0])); },
     Code::kShape, "default_mask shape [4, 3] must match self.mask shape [3, 4]", "prune.custom_from_mask(nn.Linear(3, 4), 'weight', a)"},
    {"prune_apply", "unknown", {weight()}, [](X) { return refused("Linear(3, 4)", "L2Unstructured(0.5)"); },
     Code::kUnknown, "there is no pruning method 'L2Unstructured'", "prune.L2Unstructured.apply(nn.Linear(3, 4), 'weight', 0.5)"},
    {"prune_apply", "no_call", {weight()}, [](X) { return refused("Linear(3, 4)", "0.5"); },
     Code::kText, "expected a call such as", "prune.global_unstructured([(nn.Linear(3, 4), 'weight')], 0.5)"},
    {"prune_apply", "no_mask", {weight()}, [](X) { return refused("Linear(3, 4)", "CustomFromMask(1)"); },
     Code::kInvalid, "mask", "prune.CustomFromMask.apply(nn.Linear(3, 4), 'weight', 1)"},
    {"prune_global_unstructured", "slices", {weight()}, [](X) { return global(two_layers(), "RandomStructured(0.5)"); },
     Code::kInvalid, "Only \"unstructured\" PRUNING_TYPE supported", "pruned_together(prune.RandomStructured, amount=0.5)"},
    {"prune_remove", "not_pruned", {weight()}, [](X) { return Out(c(nnc_prune_remove, module("Linear(3, 4)"), "weight")); },
     Code::kInvalid, "Parameter 'weight' of module Linear has to be pruned before pruning can be removed", "prune.remove(nn.Linear(3, 4), 'weight')"},
});
// clang-format on
#undef PRUNED

}  // namespace
}  // namespace nnc::testing
