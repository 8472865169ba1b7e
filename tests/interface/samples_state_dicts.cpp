// SPDX-License-Identifier: Apache-2.0
// Rows of the state dicts of modules. What hooks of theirs see is in
// tests/capi/state_dict_hooks_test.cpp.
#include "interface/module_values.h"

namespace nnc::testing {
namespace {

Handle two_layers() {
  return module("Sequential(Linear(3, 2), BatchNorm1d(2))");
}
#define NET "nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2))"

// One layer under two names.
Handle one_layer_twice() {
  const Handle m = module("Sequential(Linear(2, 2, bias=False))");
  c(nnc_sequential_append, m, c(nnc_module_get_submodule, m, "0"));
  return m;
}

In without_gradient(Dims sizes) {
  return in(std::move(sizes)).no_grad();
}
using Entries = std::vector<std::pair<const char*, Tensor>>;
Handle state_of(const Entries& entries) {
  Handle state = c(nnc_named_new);
  for (const auto& [name, t] : entries) c(nnc_named_add, state, name, t);
  return state;
}
// m after those entries took places in it.
Handle assigned(Handle m, const Entries& entries, bool strict = true) {
  c(nnc_module_load_state_dict_assign, m, state_of(entries), strict, true, none, none);
  return m;
}
Tensor entry_of(const Handle& m, const char* path) {
  return c(nnc_module_get_parameter, m, path);
}
Tensor detached(const Handle& m, const char* path) {
  return c(nnc_detach, entry_of(m, path));
}
Tensor wants_gradient(const Tensor& t) {
  return c(nnc_tensor_requires_grad, t);
}
// A module with a number and an integer.
Handle number_and_integer() {
  const Handle m = c(nnc_module_container, "Numbers");
  c(nnc_module_register_parameter, m, "p", c(nnc_ones, list({}), NNC_FLOAT32));
  c(nnc_module_register_buffer, m, "b", c(nnc_ones, list({}), NNC_INT64), true);
  return m;
}
// Which entries require gradients.
Out flags_of(const Handle& named) {
  Tensors all;
  const int64_t n = c(nnc_named_count, named).all[0].data<int64_t>()[0];
  for (int64_t i = 0; i < n; ++i) all.push_back(wants_gradient(c(nnc_named_tensor, named, i)));
  return all;
}
#define FLAGS(m, options) \
  "tuple(torch.tensor(int(v.requires_grad)) for v in " m ".state_dict(" options ").values())"
#define KEYS(m, options) "text(' '.join(" m ".state_dict(" options ")))"

// clang-format off
[[maybe_unused]] const bool g_state_dicts = add_samples("state_dicts", {
    row("module_state_dict_prefix", "dot", {},
        [](X) { return entries(c(nnc_module_state_dict_prefix, two_layers(), "net.", false)); },
        KEYS(NET, "prefix='net.'")),
    row("module_state_dict_prefix", "no_dot", {},
        [](X) { return entries(c(nnc_module_state_dict_prefix, two_layers(), "net", false)); },
        KEYS(NET, "prefix='net'")),
    row("module_state_dict_prefix", "none", {},
        [](X) { return entries(c(nnc_module_state_dict_prefix, two_layers(), none, false)); }, KEYS(NET, "")),
    row("module_state_dict_prefix", "tied", {},
        [](X) { return entries(c(nnc_module_state_dict_prefix, one_layer_twice(), "a.b.", true)); },
        KEYS("tied()", "prefix='a.b.', keep_vars=True")),
    row("module_state_dict_prefix", "detached", {},
        [](X) { return flags_of(c(nnc_module_state_dict_prefix, two_layers(), "", false)); }, FLAGS(NET, "")),
    row("module_state_dict_prefix", "kept", {},
        [](X) { return flags_of(c(nnc_module_state_dict_prefix, two_layers(), "", true)); },
        FLAGS(NET, "keep_vars=True")),
    row("module_state_dict_prefix", "gradient", {without_gradient({2, 2})},
        [](X x) -> Out {
          const Handle m = assigned(module("Linear(2, 2, bias=False)"), {{"weight", x[0]}});
          const Tensor kept = c(nnc_named_tensor, c(nnc_module_state_dict_prefix, m, none, true), 0);
          c(nnc_backward, c(nnc_sum, c(nnc_square, kept), none, false, 0));
          return c(nnc_tensor_grad, entry_of(m, "weight"));
        },
        "(lambda p: seen(p, p.square().sum())[1])(nn.Parameter(a))"),
    row("module_state_dict_prefix", "not_persistent", {without_gradient({2})},
        [](X x) {
          const Handle m = module("ReLU()");
          c(nnc_module_register_buffer, m, "kept", x[0], true);
          c(nnc_module_register_buffer, m, "left", x[0], false);
          return entries(c(nnc_module_state_dict_prefix, m, "", true));
        },
        "(m := nn.ReLU(), m.register_buffer('kept', a), m.register_buffer('left', a, False), "
        KEYS("m", "") ")[3]"),
    row("module_load_state_dict", "vector_of_one", {without_gradient({1}), ints({1}, 3, 7)},
        [](X x) -> Out {
          const Handle m = number_and_integer();
          c(nnc_module_load_state_dict, m, state_of({{"p", x[0]}, {"b", x[1]}}), true, none, none);
          return Tensors{detached(m, "p"), c(nnc_module_get_buffer, m, "b")};
        },
        "(m := numbers(), m.load_state_dict({'p': a, 'b': b}), [m.p.detach(), m.b])[2]"),
    row("module_load_state_dict_assign", "types", {without_gradient({2, 3}), without_gradient({2}).type(DType::kFloat16)},
        [](X x) -> Out {
          const Handle m = assigned(module("Linear(3, 2)"), {{"weight", x[0]}, {"bias", x[1]}});
          return Tensors{detached(m, "weight"), detached(m, "bias")};
        },
        "(m := nn.Linear(3, 2), m.load_state_dict({'weight': a, 'bias': b}, assign=True), "
        "[m.weight.detach(), m.bias.detach()])[2]"),
    row("module_load_state_dict_assign", "not", {without_gradient({2, 3})},
        [](X x) -> Out {
          const Handle m = module("Linear(3, 2, bias=False)");
          c(nnc_module_load_state_dict_assign, m, state_of({{"weight", x[0]}}), true, false, none, none);
          return detached(m, "weight");
        },
        "(m := nn.Linear(3, 2, bias=False), m.load_state_dict({'weight': a}), m.weight.detach())[2]"),
    row("module_load_state_dict_assign", "flags", {without_gradient({2, 3}), without_gradient({2})},
        [](X x) -> Out {
          const Handle m = module("Linear(3, 2)");
          c(nnc_tensor_requires_grad_, entry_of(m, "bias"), false);
          const Tensor given = c(nnc_clone, x[1]);
          c(nnc_tensor_requires_grad_, given, true);
          assigned(m, {{"weight", x[0]}, {"bias", given}});
          return Tensors{wants_gradient(entry_of(m, "weight")), wants_gradient(entry_of(m, "bias")), wants_gradient(given)};
        },
        "(m := nn.Linear(3, 2), m.bias.requires_grad_(False), g := b.clone().requires_grad_(), "
        "m.load_state_dict({'weight': a, 'bias': g}, assign=True), [torch.tensor(int(t.requires_grad))"
        " for t in (m.weight, m.bias, g)])[4]"),
    row("module_load_state_dict_assign", "memory", {without_gradient({2, 2})},
        [](X x) -> Out {
          const Tensor given = c(nnc_clone, x[0]);
          const Handle m = assigned(module("Linear(2, 2, bias=False)"), {{"weight", given}});
          c(nnc_fill_, given, 3);
          return detached(m, "weight");
        },
        "torch.full_like(a, 3)"),
    row("module_load_state_dict_assign", "parameters_themselves", {without_gradient({2})},
        [](X x) -> Out {
          const Handle from = module("Linear(2, 2)"), to = module("Linear(2, 2)");
          c(nnc_module_requires_grad_, to, false);
          const Handle kept = c(nnc_module_state_dict_prefix, from, none, true);
          c(nnc_module_load_state_dict_assign, to, kept, true, true, none, none);
          c(nnc_module_requires_grad_, to, true);
          c(nnc_backward, c(nnc_sum, c(nnc_module_call, to, c(nnc_tensor_to, x[0], NNC_FLOAT32)), none, false, 0));
          return c(nnc_tensor_grad, entry_of(from, "bias"));
        },
        "torch.ones(2)"),
    row("module_load_state_dict_assign", "tied", {without_gradient({2, 2}), without_gradient({2, 2})},
        [](X x) -> Out { return detached(assigned(one_layer_twice(), {{"0.weight", x[0]}, {"1.weight", x[1]}}), "0.weight"); },
        "(m := tied(), m.load_state_dict({'0.weight': a, '1.weight': b}, assign=True), "
        "m[0].weight.detach())[2]"),
    row("module_load_state_dict_assign", "part_of_tied", {without_gradient({2, 2}), without_gradient({2})},
        [](X x) -> Out {
          const Handle m = module("Sequential(Linear(2, 2))");
          c(nnc_sequential_append, m, c(nnc_module_get_submodule, m, "0"));
          assigned(m, {{"0.weight", x[0]}, {"1.bias", x[1]}}, false);
          return Tensors{detached(m, "1.weight"), detached(m, "0.bias")};
        },
        "(l := nn.Linear(2, 2), m := nn.Sequential(l, l), m.load_state_dict({'0.weight': a, '1.bias': b}, "
        "strict=False, assign=True), [l.weight.detach(), l.bias.detach()])[3]"),
    row("module_load_state_dict_assign", "buffers", {without_gradient({1}), without_gradient({})},
        [](X x) -> Out {
          const Handle m = assigned(number_and_integer(), {{"p", x[0]}, {"b", x[1]}});
          return Tensors{detached(m, "p"), c(nnc_module_get_buffer, m, "b")};
        },
        "(m := numbers(), m.load_state_dict({'p': a, 'b': b}, assign=True), [m.p.detach(), m.b])[2]"),
    row("module_load_state_dict_assign", "statistics", {without_gradient({2})},
        [](X x) -> Out {
          const Handle m = assigned(module("BatchNorm1d(2, affine=False)"), {{"running_mean", x[0]}, {"running_var", x[0]}});
          return Tensors{c(nnc_module_get_buffer, m, "running_mean"), c(nnc_module_get_buffer, m, "num_batches_tracked")};
        },
        "[a, torch.tensor(0)]"),
    row("module_load_state_dict_assign", "integers_without_gradient", {ints({}, 3, 9)},
        [](X x) -> Out {
          const Handle m = number_and_integer();
          c(nnc_module_requires_grad_, m, false);
          return entry_of(assigned(m, {{"p", x[0]}}, false), "p");
        },
        "(m := numbers().requires_grad_(False), m.load_state_dict({'p': a}, strict=False, assign=True), m.p)[2]"),
    row("module_load_state_dict_assign", "keys", {without_gradient({2, 2})},
        [](X x) -> Out {
          const Out names = c(nnc_module_load_state_dict_assign, two_layers(),
                              state_of({{"z", x[0]}, {"1.u", x[0]}, {"0.weight.x", x[0]}, {"2.a", x[0]}, {"1", x[0]}}), false, true, wanted, wanted);
          return Tensors{entries(names.handles[0]), entries(names.handles[1])};
        },
        "[text(' '.join(k)) for k in " NET ".load_state_dict({'z': a, '1.u': a, '0.weight.x': a, "
        "'2.a': a, '1': a}, strict=False, assign=True)]"),
});

[[maybe_unused]] const bool g_state_dict_refusals = add_refusals("state_dicts", {
    {"module_load_state_dict_assign", "shape", {without_gradient({3, 2})},
     [](X x) { assigned(module("Linear(3, 2, bias=False)"), {{"weight", x[0]}}); return Out(); },
     Code::kInvalid, "size mismatch for weight: copying a param with shape torch.Size([3, 2]) from checkpoint",
     "nn.Linear(3, 2, bias=False).load_state_dict({'weight': a}, assign=True)"},
    {"module_load_state_dict_assign", "missing", {without_gradient({2, 3})},
     [](X x) { assigned(module("Linear(3, 2)"), {{"weight", x[0]}}); return Out(); },
     Code::kInvalid, "Missing key(s) in state_dict: \"bias\".",
     "nn.Linear(3, 2).load_state_dict({'weight': a}, assign=True)"},
    {"module_load_state_dict_assign", "unexpected", {without_gradient({2})},
     [](X x) { assigned(module("ReLU()"), {{"x.y", x[0]}}); return Out(); },
     Code::kInvalid, "Unexpected key(s) in state_dict: \"x.y\".",
     "nn.ReLU().load_state_dict({'x.y': a}, assign=True)"},
    {"module_load_state_dict_assign", "integers", {ints({}, 3, 9)},
     [](X x) { assigned(number_and_integer(), {{"p", x[0]}}, false); return Out(); },
     Code::kInvalid, "\"p\": only tensors of floating point dtype can require gradients, got torch.int64",
     "numbers().load_state_dict({'p': a}, strict=False, assign=True)"},
    {"module_load_state_dict", "matrix_of_one", {without_gradient({1, 1})},
     [](X x) { c(nnc_module_load_state_dict, number_and_integer(), state_of({{"p", x[0]}}), false, none, none); return Out(); },
     Code::kInvalid, "size mismatch for p", "numbers().load_state_dict({'p': a}, strict=False)"},
});
// clang-format on
#undef KEYS
#undef FLAGS
#undef NET

}  // namespace
}  // namespace nnc::testing
