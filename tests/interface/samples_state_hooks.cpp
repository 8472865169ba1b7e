// SPDX-License-Identifier: Apache-2.0
// Rows of hooks of state dicts, of extra state, and of collections that change. What hooks see and
// when is in tests/capi/state_dict_hooks_test.cpp.
#include "interface/module_values.h"

namespace nnc::testing {
namespace {

// ---- hooks, whose self says what they do ----

using Self = int64_t;
constexpr Self kRename = 1, kDrop = 2, kDouble = 3, kForgive = 4, kBlame = 5, kFreeze = 6,
               kComplain = 7, kAddChild = 8;

nnc_error* change_state(uintptr_t self, nnc_ctx* ctx, nnc_module* module, nnc_named* state,
                        const char* prefix, int32_t, nnc_named* missing, nnc_named* unexpected,
                        nnc_named* errors) {
  const std::string weight = std::string(prefix) + "weight", w = std::string(prefix) + "w";
  nnc_tensor *t = nullptr, *twice = nullptr;
  const auto what = static_cast<Self>(self);
  if (what == kForgive) {
    while (nnc_named_count(missing) > 0) {
      if (nnc_error* e = nnc_named_remove(missing, nnc_named_key(missing, 0))) return e;
    }
    return nullptr;
  }
  if (what == kBlame) return nnc_named_add(unexpected, "made_up", nullptr);
  if (what == kComplain) return nnc_named_add(errors, "so it is", nullptr);
  if (what == kFreeze) return nnc_module_requires_grad_(ctx, module, 0);
  if (what == kAddChild) {
    nnc_module* there = nullptr;  // if a call that failed has added it
    nnc_error_free(nnc_module_get_submodule(ctx, module, "more", &there));
    return there ? nullptr : nnc_module_add(ctx, module, "more", "PReLU(2)");
  }
  // The entry may have either name.
  if (nnc_error* e = nnc_named_get(ctx, state, weight.c_str(), &t)) return e;
  const char* const from = t ? weight.c_str() : w.c_str();
  const char* const to = t ? w.c_str() : weight.c_str();
  if (nnc_error* e = nnc_named_get(ctx, state, from, &t)) return e;
  if (what != kDouble) {
    if (nnc_error* e = nnc_named_remove(state, from)) return e;
    return what == kDrop ? nullptr : nnc_named_set(state, to, t);
  }
  if (nnc_error* e = nnc_mul_scalar(ctx, t, 2, &twice)) return e;
  return nnc_named_set(state, from, twice);
}
constexpr nnc_state_dict_hook kChange = {sizeof(nnc_state_dict_hook), change_state, nullptr};

Handle layer_of_one() {
  return module("Linear(2, 2, bias=False)");
}
Handle within(const Handle& m) {
  Handle net = module("Sequential()");
  c(nnc_sequential_append, net, m);
  return net;
}
Handle saved(const Handle& m) {
  return c(nnc_module_state_dict, m);
}
Handle holding(const char* key, const Tensor& t) {
  Handle state = c(nnc_named_new);
  c(nnc_named_add, state, key, t);
  return state;
}
In row_of_two() {
  return in({2, 2}).type(DType::kFloat32).no_grad();
}
Tensor weight_of(const Handle& m) {
  return c(nnc_detach, c(nnc_module_get_parameter, m, "weight"));
}
// The missing and the unexpected keys of a load.
Out keys_of(const Handle& m, const Handle& state) {
  const Out keys = c(nnc_module_load_state_dict, m, state, false, wanted, wanted);
  return Tensors{entries(keys.handles[0]), entries(keys.handles[1])};
}

#define LAYER "(m := nn.Linear(2, 2, bias=False), "
#define KEYS(m) "text(' '.join(" m ".state_dict()))"
#define PRE(change) "register_load_state_dict_pre_hook(lambda m, s, p, l, t, k, u, e: " change ")"
#define POST(change) "register_load_state_dict_post_hook(lambda m, k: " change ")"
#define SAVED(change) "register_state_dict_post_hook(lambda m, s, p, l: " change ")"
#define NONE "and None"

// ---- extra state: a number ----

nnc_error* give(uintptr_t self, nnc_ctx* ctx, nnc_module*, nnc_tensor** out) {
  return nnc_full(ctx, nullptr, 0, static_cast<double>(self), NNC_FLOAT64, out);
}
nnc_error* take(uintptr_t, nnc_ctx* ctx, nnc_module* module, nnc_tensor* state) {
  nnc_tensor* b = nullptr;
  if (nnc_error* e = nnc_module_get_buffer(ctx, module, "b", &b)) return e;
  return nnc_copy_(ctx, b, state);
}
nnc_error* same(uintptr_t, nnc_ctx*, nnc_module*, nnc_tensor* const* inputs, int64_t, nnc_kwargs*,
                nnc_tensor** outputs, int64_t, int64_t* n) {
  outputs[0] = inputs[0];
  *n = 1;
  return nullptr;
}
constexpr nnc_module_vtable kExtra = {
    sizeof(nnc_module_vtable), same, nullptr, nullptr, nullptr, give, take, nullptr};
constexpr nnc_module_vtable kNoExtra = {
    sizeof(nnc_module_vtable), same, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};
// It gives `number`, and takes what it is given into its buffer b.
Handle with_extra(int64_t number, const Tensor& like = {}) {
  Handle m = c(nnc_module_new_user, "Extra", &kExtra, number);
  Tensor b;
  if (like.defined()) b = c(nnc_zeros_like, like, 0);
  c(nnc_module_register_buffer, m, "b", b, false);
  return m;
}
Tensor taken(const Handle& m) {
  return c(nnc_clone, c(nnc_module_get_buffer, m, "b"));
}
In of_double(Dims sizes) {
  return in(std::move(sizes)).type(DType::kFloat64).no_grad();
}

// clang-format off
[[maybe_unused]] const bool g_state_hooks = add_samples("state_hooks", {
    row("module_register_state_dict_pre_hook", "freezes", {},
        [](X) -> Out {
          const Handle m = layer_of_one();
          c(nnc_module_register_state_dict_pre_hook, m, &kChange, kFreeze);
          saved(m);
          return c(nnc_tensor_requires_grad, c(nnc_module_get_parameter, m, "weight"));
        },
        LAYER "m.register_state_dict_pre_hook(lambda m, p, k: m.requires_grad_(False) " NONE "), m.state_dict(), torch.tensor(int(m.weight.requires_grad)))[3]"),
    row("module_register_state_dict_pre_hook", "adds_child", {},
        [](X) {
          const Handle m = layer_of_one();
          c(nnc_module_register_state_dict_pre_hook, m, &kChange, kAddChild);
          return entries(saved(m));
        },
        LAYER "m.register_state_dict_pre_hook(lambda m, p, k: m.add_module('more', nn.PReLU(2))), " KEYS("m") ")[2]"),
    row("module_register_state_dict_pre_hook", "below", {},
        [](X) {
          const Handle m = module("ReLU()"), net = within(m);
          c(nnc_module_register_state_dict_pre_hook, m, &kChange, kAddChild);
          return entries(saved(net));
        },
        "(m := nn.ReLU(), m.register_state_dict_pre_hook(lambda m, p, k: m.add_module('more', nn.PReLU(2))), " KEYS("nn.Sequential(m)") ")[2]"),
    row("module_register_state_dict_post_hook", "renames", {},
        [](X) {
          const Handle m = module("Linear(2, 1)");
          c(nnc_module_register_state_dict_post_hook, m, &kChange, kRename);
          return entries(saved(m));
        },
        "(m := nn.Linear(2, 1), m." SAVED("s.update(w=s.pop('weight'))") ", " KEYS("m") ")[2]"),
    row("module_register_state_dict_post_hook", "drops", {},
        [](X) {
          const Handle m = module("Linear(2, 1)");
          c(nnc_module_register_state_dict_post_hook, m, &kChange, kDrop);
          return entries(saved(within(m)));
        },
        "(m := nn.Linear(2, 1), m." SAVED("[s.pop(p + 'weight')] " NONE) ", s := " KEYS("nn.Sequential(m)") ", s)[2]").no_grad_fn_name(),
    row("module_register_state_dict_post_hook", "doubles", {row_of_two()},
        [](X x) -> Out {
          const Handle m = layer_of_one();
          c(nnc_module_load_state_dict, m, holding("weight", x[0]), true, none, none);
          c(nnc_module_register_state_dict_post_hook, m, &kChange, kDouble);
          return c(nnc_named_tensor, saved(m), 0);
        },
        "(2 * a).contiguous()"),
    row("module_register_state_dict_post_hook", "twice", {row_of_two()},
        [](X x) -> Out {
          const Handle m = layer_of_one();
          c(nnc_module_load_state_dict, m, holding("weight", x[0]), true, none, none);
          c(nnc_module_register_state_dict_post_hook, m, &kChange, kDouble);
          c(nnc_module_register_state_dict_post_hook, m, &kChange, kRename);
          const Handle state = saved(m);
          return Tensors{entries(state), c(nnc_named_get, state, "w")};
        },
        "[text('w'), (2 * a).contiguous()]"),
    row("module_register_load_state_dict_pre_hook", "renames", {row_of_two()},
        [](X x) -> Out {
          const Handle m = layer_of_one();
          c(nnc_module_register_load_state_dict_pre_hook, m, &kChange, kRename);
          c(nnc_module_load_state_dict, m, holding("w", x[0]), true, none, none);
          return weight_of(m);
        },
        LAYER "m." PRE("s.update(weight=s.pop('w'))") ", m.load_state_dict({'w': a}), m.weight.detach())[3]"),
    row("module_register_load_state_dict_pre_hook", "below", {row_of_two()},
        [](X x) -> Out {
          const Handle m = layer_of_one();
          c(nnc_module_register_load_state_dict_pre_hook, m, &kChange, kRename);
          c(nnc_module_load_state_dict, within(m), holding("0.w", x[0]), true, none, none);
          return weight_of(m);
        },
        LAYER "m." PRE("s.update({p + 'weight': s.pop(p + 'w')})") ", nn.Sequential(m).load_state_dict({'0.w': a}), m.weight.detach())[3]"),
    row("module_register_load_state_dict_pre_hook", "doubles", {row_of_two()},
        [](X x) -> Out {
          const Handle m = layer_of_one();
          c(nnc_module_register_load_state_dict_pre_hook, m, &kChange, kDouble);
          c(nnc_module_load_state_dict, m, holding("weight", x[0]), true, none, none);
          return weight_of(m);
        },
        LAYER "m." PRE("s.update(weight=2 * s['weight'])") ", m.load_state_dict({'weight': a}), m.weight.detach())[3]"),
    row("module_register_load_state_dict_pre_hook", "drops", {row_of_two()},
        [](X x) {
          const Handle m = layer_of_one();
          c(nnc_module_register_load_state_dict_pre_hook, m, &kChange, kDrop);
          return keys_of(m, holding("weight", x[0]));
        },
        "[text('weight'), text('')]"),
    row("module_register_load_state_dict_pre_hook", "adds_child", {vector_of_two()},
        [](X x) {
          const Handle m = layer_of_one();
          c(nnc_module_register_load_state_dict_pre_hook, m, &kChange, kAddChild);
          return keys_of(m, holding("more.weight", x[0]));
        },
        "[text('weight'), text('')]"),
    row("module_register_load_state_dict_post_hook", "forgives", {row_of_two()},
        [](X x) {
          const Handle m = layer_of_one();
          c(nnc_module_register_load_state_dict_post_hook, m, &kChange, kForgive);
          return keys_of(m, holding("other", x[0]));
        },
        LAYER "m." POST("k.missing_keys.clear()") ", [text(' '.join(k)) for k in m.load_state_dict({'other': a}, strict=False)])[2]"),
    row("module_register_load_state_dict_post_hook", "blames", {row_of_two()},
        [](X x) {
          const Handle m = layer_of_one();
          c(nnc_module_register_load_state_dict_post_hook, m, &kChange, kBlame);
          return keys_of(within(m), holding("0.weight", x[0]));
        },
        LAYER "m." POST("k.unexpected_keys.append('made_up')") ", [text(' '.join(k)) for k in nn.Sequential(m).load_state_dict({'0.weight': a}, strict=False)])[2]"),
    row("module_register_load_state_dict_post_hook", "freezes", {row_of_two()},
        [](X x) -> Out {
          const Handle m = layer_of_one();
          c(nnc_module_register_load_state_dict_post_hook, m, &kChange, kFreeze);
          c(nnc_module_load_state_dict, m, holding("weight", x[0]), true, none, none);
          return Tensors{weight_of(m), c(nnc_tensor_requires_grad, c(nnc_module_get_parameter, m, "weight"))};
        },
        "[a.contiguous(), torch.tensor(0)]"),
    row("module_get_extra_state", "number", {},
        [](X) { return c(nnc_module_get_extra_state, with_extra(7)); }, "torch.tensor(7., dtype=f64)"),
    row("module_state_dict", "extra_state", {},
        [](X) -> Out {
          const Handle state = saved(within(with_extra(3)));
          return Tensors{entries(state), c(nnc_named_tensor, state, 0)};
        },
        "[text('0._extra_state'), torch.tensor(3., dtype=f64)]"),
    row("module_state_dict", "extra_state_behind_its_own", {of_double({2})},
        [](X x) {
          const Handle m = with_extra(3);
          c(nnc_module_register_module, m, "child", module("PReLU()"));
          c(nnc_module_register_buffer, m, "last", x[0], true);
          return entries(saved(m));
        },
        "text('last _extra_state child.weight')"),
    row("module_get_extra_state", "zero", {},
        [](X) { return c(nnc_module_get_extra_state, with_extra(0)); }, "torch.tensor(0., dtype=f64)"),
    row("module_get_extra_state", "of_a_child", {},
        [](X) { return c(nnc_module_get_extra_state, c(nnc_module_get_submodule, within(with_extra(4)), "0")); },
        "torch.tensor(4., dtype=f64)"),
    row("module_set_extra_state", "number", {of_double({})},
        [](X x) -> Out {
          const Handle m = with_extra(1, x[0]);
          c(nnc_module_set_extra_state, m, x[0]);
          return taken(m);
        },
        "torch.zeros_like(a).copy_(a)"),
    row("module_set_extra_state", "matrix", {of_double({2, 3})},
        [](X x) -> Out {
          const Handle m = with_extra(1, x[0]);
          c(nnc_module_set_extra_state, m, x[0]);
          return taken(m);
        },
        "torch.zeros_like(a).copy_(a)"),
    row("module_load_state_dict", "extra_state", {of_double({})},
        [](X x) -> Out {
          const Handle m = with_extra(1, x[0]);
          c(nnc_module_load_state_dict, within(m), holding("0._extra_state", x[0]), true, none, none);
          return taken(m);
        },
        "torch.zeros_like(a).copy_(a)"),
    row("module_load_state_dict", "extra_state_missing", {of_double({})},
        [](X x) { return keys_of(within(with_extra(1)), holding("_extra_state", x[0])); },
        "[text('0._extra_state'), text('_extra_state')]"),
    row("named_add", "key_alone", {},
        [](X) {
          const Handle n = c(nnc_named_new);
          c(nnc_named_add, n, "key", none);
          return entries(n);
        },
        "text('key')"),
    row("named_set", "replaces", {of_double({2}), of_double({3})},
        [](X x) -> Out {
          const Handle n = holding("a", x[0]);
          c(nnc_named_add, n, "b", x[0]);
          c(nnc_named_set, n, "a", x[1]);
          return Tensors{entries(n), c(nnc_named_tensor, n, 0)};
        },
        "[text('a b'), b]"),
    row("named_set", "appends", {of_double({2}), of_double({3})},
        [](X x) -> Out {
          const Handle n = holding("a", x[0]);
          c(nnc_named_set, n, "b", x[1]);
          return Tensors{entries(n), c(nnc_named_tensor, n, 1)};
        },
        "[text('a b'), b]"),
    row("named_set", "key_alone", {of_double({2})},
        [](X x) {
          const Handle n = holding("a", x[0]);
          c(nnc_named_set, n, "", none);
          return entries(n);
        },
        "text('a ')"),
    row("named_remove", "first", {of_double({2}), of_double({3})},
        [](X x) -> Out {
          const Handle n = holding("a", x[0]);
          c(nnc_named_add, n, "b", x[1]);
          c(nnc_named_remove, n, "a");
          return Tensors{entries(n), c(nnc_named_get, n, "b")};
        },
        "[text('b'), b]"),
    row("named_remove", "and_again", {of_double({2}), of_double({3})},
        [](X x) -> Out {
          const Handle n = holding("a", x[0]);
          c(nnc_named_add, n, "b", x[0]);
          c(nnc_named_remove, n, "a");
          c(nnc_named_add, n, "a", x[1]);
          c(nnc_named_remove, n, "b");
          return Tensors{entries(n), c(nnc_named_get, n, "a")};
        },
        "[text('a'), b]"),
    row("named_remove", "middle", {of_double({2})},
        [](X x) {
          const Handle n = holding("a", x[0]);
          for (const char* key : {"b", "c", "d"}) c(nnc_named_add, n, key, x[0]);
          c(nnc_named_remove, n, "b");
          c(nnc_named_set, n, "d", none);
          c(nnc_named_remove, n, "c");
          return entries(n);
        },
        "text('a d')"),
    row("named_get", "there", {of_double({2})},
        [](X x) { return c(nnc_named_get, holding("a", x[0]), "a"); }, "a"),
    row("named_get", "state", {},
        [](X) { return c(nnc_named_get, saved(module("BatchNorm1d(2)")), "running_var"); }, "torch.ones(2)"),
});

[[maybe_unused]] const bool g_state_hook_refusals = add_refusals("state_hooks", {
    {"module_load_state_dict", "hook_complains", {row_of_two()},
     [](X x) {
       const Handle m = layer_of_one();
       c(nnc_module_register_load_state_dict_pre_hook, m, &kChange, kComplain);
       return keys_of(m, holding("weight", x[0]));
     },
     Code::kInvalid, "so it is", LAYER "m." PRE("e.append('so it is')") ", m.load_state_dict({'weight': a}, strict=False))"},
    {"module_load_state_dict", "hook_blames", {row_of_two()},
     [](X x) {
       const Handle m = layer_of_one();
       c(nnc_module_register_load_state_dict_post_hook, m, &kChange, kBlame);
       c(nnc_module_load_state_dict, m, holding("weight", x[0]), true, none, none);
       return Out();
     },
     Code::kInvalid, "Unexpected key(s) in state_dict: \"made_up\"", LAYER "m." POST("k.unexpected_keys.append('made_up')") ", m.load_state_dict({'weight': a}))"},
    {"module_get_extra_state", "layer", {row_of_two()},
     [](X) { return c(nnc_module_get_extra_state, module("ReLU()")); },
     Code::kUnsupported, "ReLU has no extra state to give", "nn.ReLU().get_extra_state()"},
    {"module_get_extra_state", "user", {row_of_two()},
     [](X) { return c(nnc_module_get_extra_state, c(nnc_module_new_user, "None", &kNoExtra, 0)); },
     Code::kUnsupported, "None has no extra state to give", "nn.Module().get_extra_state()"},
    {"module_set_extra_state", "layer", {row_of_two()},
     [](X x) { c(nnc_module_set_extra_state, module("ReLU()"), x[0]); return Out(); },
     Code::kUnsupported, "ReLU takes no extra state", "nn.ReLU().set_extra_state(a)"},
    {"module_set_extra_state", "user", {row_of_two()},
     [](X x) { c(nnc_module_set_extra_state, c(nnc_module_new_user, "None", &kNoExtra, 0), x[0]); return Out(); },
     Code::kUnsupported, "None takes no extra state", "nn.Module().set_extra_state(a)"},
    {"named_remove", "no_key", {row_of_two()},
     [](X x) { c(nnc_named_remove, holding("a", x[0]), "b"); return Out(); },
     Code::kUnknown, "there is no key 'b'", "{'a': a}.pop('b')"},
});
// clang-format on
#undef NONE
#undef SAVED
#undef POST
#undef PRE
#undef KEYS
#undef LAYER

}  // namespace
}  // namespace nnc::testing
