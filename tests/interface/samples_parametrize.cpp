// SPDX-License-Identifier: Apache-2.0
// Rows of tensors that modules compute: parametrizations, weight and spectral normalization.
#include "interface/module_values.h"

namespace nnc::testing {
namespace {

using State = std::vector<std::pair<const char*, Tensor>>;

// The call of a module with these tensors in the place of its own.
Out called(const Handle& m, const State& state, const Tensor& x) {
  const Handle named = c(nnc_named_new);
  for (const auto& [name, t] : state) c(nnc_named_add, named, name, t);
  return c(nnc_functional_call, m, named, Tensors{x}, none, true, false);
}
Out keys(const Handle& m) {
  return entries(c(nnc_module_state_dict, m));
}
Out value(const Handle& m, const char* path) {
  return c(nnc_detach, c(nnc_module_get_parameter, m, path));
}
Tensors values(const Handle& m) {
  const Handle state = c(nnc_module_state_dict, m);
  const int64_t n = c(nnc_named_count, state).all[0].data<int64_t>()[0];
  Tensors all;
  for (int64_t i = 0; i < n; ++i) all.push_back(c(nnc_named_tensor, state, i));
  return all;
}
// What two calls give, and the state after them.
Out twice(const Handle& m, const Tensor& x) {
  Tensors all{c(nnc_detach, c(nnc_module_call, m, x)), c(nnc_detach, c(nnc_module_call, m, x))};
  for (const Tensor& t : values(m)) all.push_back(t);
  return all;
}
#define FC(module, state) "fc(" module ", {" state "}, (a,))"
#define ORIGINAL(name, value) "'parametrizations." name "': " value

// ---- torch.nn.utils.parametrizations ----
template <class Dim>
Handle weight_normed(const char* text, const char* name, Dim dim) {
  const Handle m = module(text);
  c(nnc_parametrizations_weight_norm, m, name, dim);
  return m;
}
template <class Dim>
Handle spectral_normed(const char* text, const char* name, int64_t iterations, Dim dim) {
  const Handle m = module(text);
  c(nnc_parametrizations_spectral_norm, m, name, iterations, 1e-12, dim);
  return m;
}
template <class MapName>
Handle orthogonal(const char* text, MapName map, bool trivialized) {
  const Handle m = module(text);
  c(nnc_parametrizations_orthogonal, m, "weight", map, trivialized);
  return m;
}
constexpr const char *kG = "parametrizations.weight.original0",
                     *kV = "parametrizations.weight.original1",
                     *kOriginal = "parametrizations.weight.original";
#define G_AND_V(g, v) ORIGINAL("weight.original0", g) ", " ORIGINAL("weight.original1", v)

Handle parametrized(const char* text, const char* name, const char* by, bool unsafe = false) {
  const Handle m = module(text);
  c(nnc_parametrize_register_parametrization, m, name, module(by), unsafe);
  return m;
}
In batch() {
  return in({2, 3}).type(DType::kFloat32).no_grad();
}

// clang-format off
[[maybe_unused]] const bool g_parametrize = add_samples("parametrize", {
    // ---- weight_norm
    row("parametrizations_weight_norm", "linear", {in({2, 3}), in({4, 1}), in({4, 3}), in({4})},
        [](X x) { return called(weight_normed("Linear(3, 4)", "weight", 0), {{kG, x[1]}, {kV, x[2]}, {"bias", x[3]}}, x[0]); },
        FC("pzs.weight_norm(nn.Linear(3, 4))", G_AND_V("b", "c") ", 'bias': d")),
    row("parametrizations_weight_norm", "whole", {in({2, 3}), in({}), in({4, 3})},
        [](X x) { return called(weight_normed("Linear(3, 4, bias=False)", "weight", none), {{kG, x[1]}, {kV, x[2]}}, x[0]); },
        FC("pzs.weight_norm(nn.Linear(3, 4, bias=False), dim=None)", G_AND_V("b", "c"))),
    row("parametrizations_weight_norm", "conv_along_1", {in({1, 2, 5}), in({1, 2, 1}), in({3, 2, 2})},
        [](X x) { return called(weight_normed("Conv1d(2, 3, 2, bias=False)", "weight", 1), {{kG, x[1]}, {kV, x[2]}}, x[0]); },
        FC("pzs.weight_norm(nn.Conv1d(2, 3, 2, bias=False), dim=1)", G_AND_V("b", "c"))),
    row("parametrizations_weight_norm", "bias", {in({2, 3}), in({4}), in({4}), in({4, 3})},
        [](X x) {
          return called(weight_normed("Linear(3, 4)", "bias", 0),
                        {{"parametrizations.bias.original0", x[1]}, {"parametrizations.bias.original1", x[2]}, {"weight", x[3]}}, x[0]);
        },
        FC("pzs.weight_norm(nn.Linear(3, 4), 'bias')", ORIGINAL("bias.original0", "b") ", " ORIGINAL("bias.original1", "c") ", 'weight': d")),
    row("parametrizations_weight_norm", "gru_cell", {in({2, 3}), in({6, 1}), in({6, 2}), in({6, 3})},
        [](X x) {
          return called(weight_normed("GRUCell(3, 2, bias=False)", "weight_hh", 0),
                        {{"parametrizations.weight_hh.original0", x[1]}, {"parametrizations.weight_hh.original1", x[2]}, {"weight_ih", x[3]}}, x[0]);
        },
        FC("pzs.weight_norm(nn.GRUCell(3, 2, bias=False), 'weight_hh')", ORIGINAL("weight_hh.original0", "b") ", " ORIGINAL("weight_hh.original1", "c") ", 'weight_ih': d")).no_grad_fn_name(),
    row("parametrizations_weight_norm", "embedding", {ints({3}, 0, 5), in({5, 1}), in({5, 2})},
        [](X x) { return called(weight_normed("Embedding(5, 2)", "weight", 0), {{kG, x[1]}, {kV, x[2]}}, x[0]); },
        FC("pzs.weight_norm(nn.Embedding(5, 2))", G_AND_V("b", "c"))),
    row("parametrizations_weight_norm", "printed", {}, [](X) { return repr(weight_normed("Conv2d(2, 3, 2)", "weight", 0)); },
        "text(pzs.weight_norm(nn.Conv2d(2, 3, 2)))"),
    row("parametrizations_weight_norm", "printed_in_a_tree", {},
        [](X) {
          const Handle m = module("Sequential(Linear(2, 2), Linear(2, 2), Linear(2, 2))");
          for (const char* name : {"0", "1"}) c(nnc_parametrizations_weight_norm, c(nnc_module_get_submodule, m, name), "weight", 0);
          return repr(m);
        },
        "text(nn.Sequential(pzs.weight_norm(nn.Linear(2, 2)), pzs.weight_norm(nn.Linear(2, 2)), nn.Linear(2, 2)))"),
    row("parametrizations_weight_norm", "keys", {}, [](X) { return keys(weight_normed("Linear(2, 3)", "weight", 0)); },
        "text(' '.join(pzs.weight_norm(nn.Linear(2, 3)).state_dict()))"),
    row("parametrizations_weight_norm", "state", {}, [](X) -> Out { return values(weight_normed("Linear(2, 3)", "weight", 0)); },
        "list(pzs.weight_norm(nn.Linear(2, 3)).state_dict().values())").seeded(1).no_float32(),
    row("parametrizations_weight_norm", "attention", {in({2, 1, 4}), in({4, 1}), in({4, 4}), in({12, 4})},
        [](X x) {
          const Handle m = module("MultiheadAttention(4, 2, bias=False)"), named = c(nnc_named_new);
          c(nnc_parametrizations_weight_norm, c(nnc_module_get_submodule, m, "out_proj"), "weight", 0);
          c(nnc_named_add, named, "out_proj.parametrizations.weight.original0", x[1]);
          c(nnc_named_add, named, "out_proj.parametrizations.weight.original1", x[2]);
          c(nnc_named_add, named, "in_proj_weight", x[3]);
          return c(nnc_functional_call, m, named, Tensors{x[0], x[0], x[0]}, none, true, false).all[0];
        },
        "attention_with(lambda m: pzs.weight_norm(m.out_proj), {'out_proj.parametrizations.weight.original0': b, "
        "'out_proj.parametrizations.weight.original1': c, 'in_proj_weight': d}, a)").no_grad_fn_name(),

    row("parametrizations_weight_norm", "former_state", {in({4, 1}).type(DType::kFloat32).no_grad(), in({4, 3}).type(DType::kFloat32).no_grad()},
        [](X x) {
          const Handle m = weight_normed("Linear(3, 4, bias=False)", "weight", 0), state = c(nnc_named_new);
          c(nnc_named_add, state, "weight_g", x[0]);
          c(nnc_named_add, state, "weight_v", x[1]);
          c(nnc_module_load_state_dict, m, state, true, none, none);
          return Tensors{value(m, kG), value(m, kV)};
        },
        "loaded(pzs.weight_norm(nn.Linear(3, 4, bias=False)), {'weight_g': a, 'weight_v': b})"),

    // ---- spectral_norm
    row("parametrizations_spectral_norm", "training", {batch()},
        [](X x) { return twice(spectral_normed("Linear(3, 4)", "weight", 1, none), x[0]); },
        "twice(pzs.spectral_norm(nn.Linear(3, 4)), a)").seeded(1).no_float32(),
    row("parametrizations_spectral_norm", "three_iterations", {batch()},
        [](X x) { return twice(spectral_normed("Linear(3, 4)", "weight", 3, 1), x[0]); },
        "twice(pzs.spectral_norm(nn.Linear(3, 4), n_power_iterations=3, dim=1), a)").seeded(2).no_float32().tolerance(2e-5),
    row("parametrizations_spectral_norm", "evaluation", {batch()},
        [](X x) {
          const Handle m = spectral_normed("Linear(3, 4)", "weight", 1, none);
          c(nnc_module_eval, m);
          return twice(m, x[0]);
        },
        "twice(pzs.spectral_norm(nn.Linear(3, 4)).eval(), a)").seeded(3).no_float32(),
    row("parametrizations_spectral_norm", "conv_transpose", {in({1, 2, 3}).type(DType::kFloat32).no_grad()},
        [](X x) { return twice(spectral_normed("ConvTranspose1d(2, 3, 2)", "weight", 1, none), x[0]); },
        "twice(pzs.spectral_norm(nn.ConvTranspose1d(2, 3, 2)), a)").seeded(4).no_float32(),
    row("parametrizations_spectral_norm", "vector", {in({2, 3}), in({4}), in({4, 3})},
        [](X x) {
          return called(spectral_normed("Linear(3, 4)", "bias", 1, none), {{"parametrizations.bias.original", x[1]}, {"weight", x[2]}}, x[0]);
        },
        FC("pzs.spectral_norm(nn.Linear(3, 4), 'bias')", ORIGINAL("bias.original", "b") ", 'weight': c")),
    row("parametrizations_spectral_norm", "gradients", {in({2, 3}), in({4, 3}), in({4}).no_grad(), in({3}).no_grad()},
        [](X x) {
          const Handle m = spectral_normed("Linear(3, 4, bias=False)", "weight", 1, none);
          c(nnc_module_eval, m);
          return called(m, {{kOriginal, x[1]}, {"parametrizations.weight.0._u", x[2]}, {"parametrizations.weight.0._v", x[3]}}, x[0]);
        },
        FC("pzs.spectral_norm(nn.Linear(3, 4, bias=False)).eval()",
           ORIGINAL("weight.original", "b") ", " ORIGINAL("weight.0._u", "c") ", " ORIGINAL("weight.0._v", "d"))),
    row("parametrizations_spectral_norm", "keys", {}, [](X) { return keys(spectral_normed("Linear(2, 3)", "weight", 1, none)); },
        "text(' '.join(pzs.spectral_norm(nn.Linear(2, 3)).state_dict()))"),
    row("parametrizations_spectral_norm", "printed", {}, [](X) { return repr(spectral_normed("Linear(2, 3)", "bias", 1, none)); },
        "text(pzs.spectral_norm(nn.Linear(2, 3), 'bias'))"),
    row("parametrizations_spectral_norm", "behind_another", {batch()},
        [](X x) {
          const Handle m = weight_normed("Linear(3, 4)", "weight", 0);
          c(nnc_parametrizations_spectral_norm, m, "weight", 1, 1e-12, none);
          return twice(m, x[0]);
        },
        "twice(pzs.spectral_norm(pzs.weight_norm(nn.Linear(3, 4))), a)").seeded(5).no_float32(),

    // ---- orthogonal
    row("parametrizations_orthogonal", "square", {}, [](X) { return value(orthogonal("Linear(3, 3)", none, true), "weight"); },
        "pzs.orthogonal(nn.Linear(3, 3)).weight.detach()").seeded(1).no_float32(),
    row("parametrizations_orthogonal", "tall", {}, [](X) { return value(orthogonal("Linear(3, 5)", none, true), "weight"); },
        "pzs.orthogonal(nn.Linear(3, 5)).weight.detach()").seeded(2).no_float32(),
    row("parametrizations_orthogonal", "wide", {}, [](X) { return value(orthogonal("Linear(5, 3)", "cayley", true), "weight"); },
        "pzs.orthogonal(nn.Linear(5, 3), orthogonal_map='cayley').weight.detach()").seeded(3).no_float32(),
    row("parametrizations_orthogonal", "plain_reflections", {}, [](X) { return value(orthogonal("Linear(4, 3)", "householder", false), "weight"); },
        "pzs.orthogonal(nn.Linear(4, 3), orthogonal_map='householder', use_trivialization=False).weight.detach()").seeded(4).no_float32(),
    row("parametrizations_orthogonal", "matrix_exp", {in({2, 4}), in({3, 4})},
        [](X x) { return called(orthogonal("Linear(4, 3, bias=False)", "matrix_exp", false), {{kOriginal, x[1]}}, x[0]); },
        FC("pzs.orthogonal(nn.Linear(4, 3, bias=False), orthogonal_map='matrix_exp', use_trivialization=False)", ORIGINAL("weight.original", "b"))).no_grad_fn_name(),
    row("parametrizations_orthogonal", "cayley", {in({2, 3}), in({4, 3})},
        [](X x) { return called(orthogonal("Linear(3, 4, bias=False)", "cayley", false), {{kOriginal, x[1]}}, x[0]); },
        FC("pzs.orthogonal(nn.Linear(3, 4, bias=False), orthogonal_map='cayley', use_trivialization=False)", ORIGINAL("weight.original", "b"))).no_grad_fn_name(),
    row("parametrizations_orthogonal", "householder", {in({2, 3}), in({4, 3}).range(1.1, 1.9)},
        [](X x) { return called(orthogonal("Linear(3, 4, bias=False)", "householder", false), {{kOriginal, x[1]}}, x[0]); },
        FC("pzs.orthogonal(nn.Linear(3, 4, bias=False), orthogonal_map='householder', use_trivialization=False)", ORIGINAL("weight.original", "b"))).no_grad_fn_name(),
    row("parametrizations_orthogonal", "batch", {}, [](X) { return value(orthogonal("Conv1d(2, 4, 2)", none, true), "weight"); },
        "pzs.orthogonal(nn.Conv1d(2, 4, 2)).weight.detach()").seeded(5).no_float32(),
    row("parametrizations_orthogonal", "keys", {}, [](X) { return keys(orthogonal("Linear(2, 3)", none, true)); },
        "text(' '.join(pzs.orthogonal(nn.Linear(2, 3)).state_dict()))"),
    row("parametrizations_orthogonal", "printed", {}, [](X) { return repr(orthogonal("Linear(2, 3)", none, true)); },
        "text(pzs.orthogonal(nn.Linear(2, 3)))"),

    // ---- any parametrization
    row("parametrize_register_parametrization", "tanh", {in({2, 3}), in({4, 3}), in({4})},
        [](X x) { return called(parametrized("Linear(3, 4)", "weight", "Tanh()"), {{kOriginal, x[1]}, {"bias", x[2]}}, x[0]); },
        FC("parametrized(nn.Linear(3, 4), 'weight', nn.Tanh())", ORIGINAL("weight.original", "b") ", 'bias': c")),
    row("parametrize_register_parametrization", "two", {in({2, 3}), in({4, 3})},
        [](X x) {
          const Handle m = parametrized("Linear(3, 4, bias=False)", "weight", "Tanh()");
          c(nnc_parametrize_register_parametrization, m, "weight", module("Softplus()"), false);
          return called(m, {{kOriginal, x[1]}}, x[0]);
        },
        FC("parametrized(nn.Linear(3, 4, bias=False), 'weight', nn.Tanh(), nn.Softplus())", ORIGINAL("weight.original", "b"))),
    row("parametrize_register_parametrization", "with_parameters", {in({2, 3}), in({4, 3}), in({3, 3})},
        [](X x) {
          return called(parametrized("Linear(3, 4, bias=False)", "weight", "Linear(3, 3, bias=False)"),
                        {{kOriginal, x[1]}, {"parametrizations.weight.0.weight", x[2]}}, x[0]);
        },
        FC("parametrized(nn.Linear(3, 4, bias=False), 'weight', nn.Linear(3, 3, bias=False))", ORIGINAL("weight.original", "b") ", " ORIGINAL("weight.0.weight", "c"))),
    row("parametrize_register_parametrization", "buffer", {in({2, 3}), in({3}).no_grad()},
        [](X x) {
          const Handle m = parametrized("BatchNorm1d(3, affine=False)", "running_var", "Softplus()");
          c(nnc_module_eval, m);
          return called(m, {{"parametrizations.running_var.original", x[1]}, {"running_mean", x[1]}}, x[0]);
        },
        FC("parametrized(nn.BatchNorm1d(3, affine=False).eval(), 'running_var', nn.Softplus())", ORIGINAL("running_var.original", "b") ", 'running_mean': b")),
    row("parametrize_register_parametrization", "unsafe", {in({2, 5}), in({4, 3})},
        [](X x) { return called(parametrized("Linear(3, 4, bias=False)", "weight", "ConstantPad1d((1, 1), 0.5)", true), {{kOriginal, x[1]}}, x[0]); },
        FC("parametrized(nn.Linear(3, 4, bias=False), 'weight', nn.ConstantPad1d((1, 1), 0.5), unsafe=True)", ORIGINAL("weight.original", "b"))),
    row("parametrize_register_parametrization", "printed", {},
        [](X) {
          const Handle m = parametrized("Linear(3, 4)", "weight", "Tanh()");
          c(nnc_parametrize_register_parametrization, m, "bias", module("Sequential(ReLU(), Tanh())"), false);
          c(nnc_parametrize_register_parametrization, m, "weight", module("ReLU()"), false);
          return repr(m);
        },
        "text(parametrized(parametrized(parametrized(nn.Linear(3, 4), 'weight', nn.Tanh()), 'bias', nn.Sequential(nn.ReLU(), nn.Tanh())), 'weight', nn.ReLU()))"),
    row("parametrize_register_parametrization", "keys", {},
        [](X) { return keys(parametrized("BatchNorm1d(3)", "running_var", "Softplus()")); },
        "text(' '.join(parametrized(nn.BatchNorm1d(3), 'running_var', nn.Softplus()).state_dict()))"),
    row("parametrize_register_parametrization", "training_mode", {},
        [](X) -> Out {
          const Handle m = module("Linear(2, 2)"), p = module("Dropout(0.5)");
          c(nnc_module_eval, m);
          c(nnc_parametrize_register_parametrization, m, "weight", p, false);
          return c(nnc_module_training, p);
        },
        "torch.tensor(int(parametrized(nn.Linear(2, 2).eval(), 'weight', nn.Dropout(0.5)).parametrizations.weight[0].training))"),

    row("parametrize_is_parametrized", "weight", {}, [](X) { return c(nnc_parametrize_is_parametrized, weight_normed("Linear(2, 2)", "weight", 0), "weight"); },
        "torch.tensor(int(pz.is_parametrized(pzs.weight_norm(nn.Linear(2, 2)), 'weight')), dtype=torch.int32)"),
    row("parametrize_is_parametrized", "bias", {}, [](X) { return c(nnc_parametrize_is_parametrized, weight_normed("Linear(2, 2)", "weight", 0), "bias"); },
        "torch.tensor(int(pz.is_parametrized(pzs.weight_norm(nn.Linear(2, 2)), 'bias')), dtype=torch.int32)"),
    row("parametrize_is_parametrized", "any", {}, [](X) { return c(nnc_parametrize_is_parametrized, weight_normed("Linear(2, 2)", "weight", 0), none); },
        "torch.tensor(int(pz.is_parametrized(pzs.weight_norm(nn.Linear(2, 2)))), dtype=torch.int32)"),
    row("parametrize_is_parametrized", "none", {}, [](X) { return c(nnc_parametrize_is_parametrized, module("Linear(2, 2)"), none); },
        "torch.tensor(int(pz.is_parametrized(nn.Linear(2, 2))), dtype=torch.int32)"),

    row("parametrize_remove_parametrizations", "left", {batch()},
        [](X x) {
          const Handle m = parametrized("Linear(3, 4)", "weight", "Tanh()");
          c(nnc_parametrize_remove_parametrizations, m, "weight", true);
          return Tensors{c(nnc_detach, c(nnc_module_call, m, x[0])), value(m, "weight")};
        },
        "removed(parametrized(nn.Linear(3, 4), 'weight', nn.Tanh()), a)").seeded(1).no_float32(),
    row("parametrize_remove_parametrizations", "original", {batch()},
        [](X x) {
          const Handle m = parametrized("Linear(3, 4)", "weight", "Tanh()");
          c(nnc_parametrize_remove_parametrizations, m, "weight", false);
          return Tensors{c(nnc_detach, c(nnc_module_call, m, x[0])), value(m, "weight")};
        },
        "removed(parametrized(nn.Linear(3, 4), 'weight', nn.Tanh()), a, False)").seeded(1).no_float32(),
    row("parametrize_remove_parametrizations", "of_several", {batch()},
        [](X x) {
          const Handle m = weight_normed("Linear(3, 4)", "weight", 0);
          c(nnc_parametrize_remove_parametrizations, m, "weight", true);
          return Tensors{c(nnc_detach, c(nnc_module_call, m, x[0])), value(m, "weight")};
        },
        "removed(pzs.weight_norm(nn.Linear(3, 4)), a)").seeded(1).no_float32(),
    row("parametrize_remove_parametrizations", "one_of_two", {},
        [](X) {
          const Handle m = parametrized("Linear(3, 4)", "weight", "Tanh()");
          c(nnc_parametrize_register_parametrization, m, "bias", module("Tanh()"), false);
          c(nnc_parametrize_remove_parametrizations, m, "weight", true);
          return repr(m);
        },
        "text(pz.remove_parametrizations(parametrized(parametrized(nn.Linear(3, 4), 'weight', nn.Tanh()), 'bias', nn.Tanh()), 'weight'))"),
    row("parametrize_remove_parametrizations", "printed", {},
        [](X) {
          const Handle m = parametrized("Linear(3, 4)", "weight", "Tanh()");
          c(nnc_parametrize_remove_parametrizations, m, "weight", true);
          return repr(m);
        },
        "text(pz.remove_parametrizations(parametrized(nn.Linear(3, 4), 'weight', nn.Tanh()), 'weight'))"),

    row("parametrize_transfer_parametrizations_and_params", "one", {batch()},
        [](X x) {
          const Handle from = parametrized("Linear(3, 4)", "weight", "Tanh()"), to = module("Linear(3, 4, bias=False)");
          c(nnc_parametrize_transfer_parametrizations_and_params, from, to, "weight");
          return Tensors{c(nnc_detach, c(nnc_module_call, to, x[0])), value(to, "weight")};
        },
        "transferred(parametrized(nn.Linear(3, 4), 'weight', nn.Tanh()), nn.Linear(3, 4, bias=False), 'weight', a)").seeded(1).no_float32(),
    row("parametrize_transfer_parametrizations_and_params", "all", {batch()},
        [](X x) {
          const Handle from = weight_normed("Linear(3, 4)", "weight", 0), to = module("Linear(3, 4, bias=False)");
          c(nnc_parametrize_transfer_parametrizations_and_params, from, to, none);
          return Tensors{c(nnc_detach, c(nnc_module_call, to, x[0])), value(to, "weight")};
        },
        "transferred(pzs.weight_norm(nn.Linear(3, 4)), nn.Linear(3, 4, bias=False), None, a)").seeded(2).no_float32(),
    row("parametrize_transfer_parametrizations_and_params", "nothing", {},
        [](X) {
          const Handle to = module("Linear(3, 4)");
          c(nnc_parametrize_transfer_parametrizations_and_params, module("Linear(3, 4)"), to, none);
          return repr(to);
        },
        "text(pz.transfer_parametrizations_and_params(nn.Linear(3, 4), nn.Linear(3, 4)))"),

    row("parametrize_cached_begin", "two_calls", {batch()},
        [](X x) {
          const Handle m = spectral_normed("Linear(3, 4)", "weight", 1, none);
          c(nnc_parametrize_cached_begin);
          const Tensor a = c(nnc_detach, c(nnc_module_call, m, x[0])), b = c(nnc_detach, c(nnc_module_call, m, x[0]));
          c(nnc_parametrize_cached_end);
          return Tensors{a, b, c(nnc_detach, c(nnc_module_call, m, x[0]))};
        },
        "cached_twice(pzs.spectral_norm(nn.Linear(3, 4)), a)").seeded(1).no_float32(),
    row("parametrize_cached_end", "nested", {batch()},
        [](X x) {
          const Handle m = spectral_normed("Linear(3, 4)", "weight", 1, none);
          for (int i = 0; i < 2; ++i) c(nnc_parametrize_cached_begin);
          const Tensor a = c(nnc_detach, c(nnc_module_call, m, x[0]));
          c(nnc_parametrize_cached_end);
          const Tensor b = c(nnc_detach, c(nnc_module_call, m, x[0]));
          c(nnc_parametrize_cached_end);
          return Tensors{a, b, c(nnc_detach, c(nnc_module_call, m, x[0]))};
        },
        "cached_twice(pzs.spectral_norm(nn.Linear(3, 4)), a)").seeded(1).no_float32(),

    row("parametrize_parametrization_list_new", "two", {constant({2, 3})},
        [](X x) -> Out {
          const Handle list = c(nnc_parametrize_parametrization_list_new, module("ModuleList([Tanh(), Softplus()])"), x[0], false);
          return c(nnc_module_forward, list, Tensors{}, none);
        },
        "pz.ParametrizationList([nn.Tanh(), nn.Softplus()], a)()"),
    row("parametrize_parametrization_list_new", "printed", {constant({2, 3})},
        [](X x) { return repr(c(nnc_parametrize_parametrization_list_new, module("ModuleList([Tanh(), Softplus()])"), x[0], false)); },
        "text(pz.ParametrizationList([nn.Tanh(), nn.Softplus()], a))"),
    row("parametrize_parametrization_list_new", "keys", {constant({2, 3})},
        [](X x) { return keys(c(nnc_parametrize_parametrization_list_new, module("ModuleList([Linear(3, 3)])"), x[0], true)); },
        "text(' '.join(pz.ParametrizationList([nn.Linear(3, 3).to(a.dtype)], a, unsafe=True).state_dict()))"),

    row("parametrization_list_right_inverse", "weight_norm", {in({4, 3}).type(DType::kFloat32).no_grad()},
        [](X x) {
          const Handle m = weight_normed("Linear(3, 4)", "weight", 0);
          c(nnc_parametrization_list_right_inverse, c(nnc_module_get_submodule, m, "parametrizations.weight"), x[0]);
          return Tensors{value(m, "weight"), value(m, kG), value(m, kV)};
        },
        "assigned(pzs.weight_norm(nn.Linear(3, 4)), a)").no_float32(),
    row("parametrization_list_right_inverse", "spectral_norm", {in({4, 3}).type(DType::kFloat32).no_grad()},
        [](X x) {
          const Handle m = spectral_normed("Linear(3, 4)", "weight", 1, none);
          c(nnc_module_eval, m);
          c(nnc_parametrization_list_right_inverse, c(nnc_module_get_submodule, m, "parametrizations.weight"), x[0]);
          return Tensors{value(m, "weight"), value(m, kOriginal)};
        },
        "assigned(pzs.spectral_norm(nn.Linear(3, 4)).eval(), a)").seeded(1).no_float32(),
    row("parametrization_list_right_inverse", "orthogonal", {in({3, 3}).type(DType::kFloat32).no_grad()},
        [](X x) {
          const Handle m = orthogonal("Linear(3, 3)", none, true);
          c(nnc_parametrization_list_right_inverse, c(nnc_module_get_submodule, m, "parametrizations.weight"), x[0]);
          return Tensors{value(m, "weight"), value(m, kOriginal)};
        },
        "assigned(pzs.orthogonal(nn.Linear(3, 3)), a)").no_float32(),
    row("parametrization_list_right_inverse", "householder", {in({4, 3}).type(DType::kFloat32).no_grad()},
        [](X x) {
          const Handle m = orthogonal("Linear(3, 4)", none, false);
          c(nnc_parametrization_list_right_inverse, c(nnc_module_get_submodule, m, "parametrizations.weight"), x[0]);
          return Tensors{c(nnc_contiguous, value(m, "weight")), value(m, kOriginal)};
        },
        "assigned(pzs.orthogonal(nn.Linear(3, 4), use_trivialization=False), a)").no_float32(),

    // ---- the older form
    row("weight_norm", "linear", {in({2, 3}), in({4, 1}), in({4, 3}), in({4})},
        [](X x) {
          const Handle m = module("Linear(3, 4)");
          c(nnc_weight_norm, m, "weight", 0);
          return called(m, {{"weight_g", x[1]}, {"weight_v", x[2]}, {"bias", x[3]}}, x[0]);
        },
        FC("utils.weight_norm(nn.Linear(3, 4))", "'weight_g': b, 'weight_v': c, 'bias': d")),
    row("weight_norm", "whole", {in({1, 2, 5}), in({}), in({3, 2, 2})},
        [](X x) {
          const Handle m = module("Conv1d(2, 3, 2, bias=False)");
          c(nnc_weight_norm, m, "weight", none);
          return called(m, {{"weight_g", x[1]}, {"weight_v", x[2]}}, x[0]);
        },
        FC("utils.weight_norm(nn.Conv1d(2, 3, 2, bias=False), dim=None)", "'weight_g': b, 'weight_v': c")),
    row("weight_norm", "last_dim", {in({2, 3}), in({1, 3}), in({4, 3})},
        [](X x) {
          const Handle m = module("Linear(3, 4, bias=False)");
          c(nnc_weight_norm, m, "weight", 1);
          return called(m, {{"weight_g", x[1]}, {"weight_v", x[2]}}, x[0]);
        },
        FC("utils.weight_norm(nn.Linear(3, 4, bias=False), dim=1)", "'weight_g': b, 'weight_v': c")),
    row("weight_norm", "lstm", {in({3, 1, 2}), in({8, 1}), in({8, 2}), in({8, 2})},
        [](X x) {
          const Handle m = module("LSTM(2, 2, bias=False)");
          c(nnc_weight_norm, m, "weight_hh_l0", 0);
          return called(m, {{"weight_hh_l0_g", x[1]}, {"weight_hh_l0_v", x[2]}, {"weight_ih_l0", x[3]}}, x[0]).all[0];
        },
        "fc(nn.LSTM(2, 2, bias=False), {'weight_hh_l0': torch._weight_norm(c, b, 0), 'weight_ih_l0': d}, (a,))[0]").no_grad_fn_name(),
    row("weight_norm", "keys", {},
        [](X) {
          const Handle m = module("Linear(2, 3)");
          c(nnc_weight_norm, m, "weight", 0);
          return keys(m);
        },
        "text(' '.join(utils.weight_norm(nn.Linear(2, 3)).state_dict()))"),
    row("weight_norm", "printed", {},
        [](X) {
          const Handle m = module("Linear(2, 3)");
          c(nnc_weight_norm, m, "bias", 0);
          return repr(m);
        },
        "text(utils.weight_norm(nn.Linear(2, 3), 'bias'))"),
    row("weight_norm", "state", {},
        [](X) -> Out {
          const Handle m = module("Linear(2, 3)");
          c(nnc_weight_norm, m, "weight", 0);
          return values(m);
        },
        "list(utils.weight_norm(nn.Linear(2, 3)).state_dict().values())").seeded(2).no_float32(),
    row("remove_weight_norm", "value", {batch()},
        [](X x) {
          const Handle m = module("Linear(3, 4)");
          c(nnc_weight_norm, m, "weight", 0);
          c(nnc_remove_weight_norm, m, "weight");
          return Tensors{c(nnc_detach, c(nnc_module_call, m, x[0])), value(m, "weight")};
        },
        "old_removed(utils.weight_norm(nn.Linear(3, 4)), utils.remove_weight_norm, a)").seeded(2).no_float32(),
    row("spectral_norm", "training", {batch()},
        [](X x) {
          const Handle m = module("Linear(3, 4)");
          c(nnc_spectral_norm, m, "weight", 1, 1e-12, none);
          return twice(m, x[0]);
        },
        "twice(utils.spectral_norm(nn.Linear(3, 4)), a)").seeded(1).no_float32(),
    row("spectral_norm", "evaluation", {batch()},
        [](X x) {
          const Handle m = module("Linear(3, 4)");
          c(nnc_spectral_norm, m, "weight", 2, 1e-12, 1);
          c(nnc_module_eval, m);
          return twice(m, x[0]);
        },
        "twice(utils.spectral_norm(nn.Linear(3, 4), n_power_iterations=2, dim=1).eval(), a)").seeded(2).no_float32(),
    row("spectral_norm", "conv_transpose", {in({1, 2, 3}).type(DType::kFloat32).no_grad()},
        [](X x) {
          const Handle m = module("ConvTranspose1d(2, 3, 2)");
          c(nnc_spectral_norm, m, "weight", 1, 1e-12, none);
          return twice(m, x[0]);
        },
        "twice(utils.spectral_norm(nn.ConvTranspose1d(2, 3, 2)), a)").seeded(3).no_float32(),
    row("spectral_norm", "keys", {},
        [](X) {
          const Handle m = module("Linear(2, 3)");
          c(nnc_spectral_norm, m, "weight", 1, 1e-12, none);
          return keys(m);
        },
        "text(' '.join(utils.spectral_norm(nn.Linear(2, 3)).state_dict()))"),
    row("remove_spectral_norm", "value", {batch()},
        [](X x) {
          const Handle m = module("Linear(3, 4)");
          c(nnc_spectral_norm, m, "weight", 1, 1e-12, none);
          c(nnc_remove_spectral_norm, m, "weight");
          return Tensors{c(nnc_detach, c(nnc_module_call, m, x[0])), value(m, "weight")};
        },
        "old_removed(utils.spectral_norm(nn.Linear(3, 4)), utils.remove_spectral_norm, a)").seeded(2).no_float32(),
});

Handle linear() {
  return module("Linear(3, 4)");
}
[[maybe_unused]] const bool g_parametrize_refusals = add_refusals("parametrize", {
    {"parametrize_register_parametrization", "no_such_name", {batch()},
     [](X) { return Out(c(nnc_parametrize_register_parametrization, linear(), "other", module("Tanh()"), false)); },
     Code::kUnknown, "does not have a parameter, a buffer, or a parametrized element with name 'other'", "parametrized(nn.Linear(3, 4), 'other', nn.Tanh())"},
    {"parametrize_register_parametrization", "none", {batch()},
     [](X) { return Out(c(nnc_parametrize_register_parametrization, module("Linear(3, 4, bias=False)"), "bias", module("Tanh()"), false)); },
     Code::kInvalid, "'bias' of Linear is None", "parametrized(nn.Linear(3, 4, bias=False), 'bias', nn.Tanh())"},
    {"parametrize_register_parametrization", "shape", {batch()},
     [](X) { return Out(c(nnc_parametrize_register_parametrization, linear(), "weight", module("Linear(3, 2)"), false)); },
     Code::kShape, "size [4, 2], where the tensor has size [4, 3]", "parametrized(nn.Linear(3, 4), 'weight', nn.Linear(3, 2))"},
    {"parametrize_register_parametrization", "later_shape", {batch()},
     [](X) { return Out(c(nnc_parametrize_register_parametrization, weight_normed("Linear(3, 4)", "weight", 0), "weight", module("Linear(3, 2)"), false)); },
     Code::kShape, "size [4, 2], where the tensor has size [4, 3]", "parametrized(pzs.weight_norm(nn.Linear(3, 4)), 'weight', nn.Linear(3, 2))"},
    {"parametrize_register_parametrization", "several_outputs", {batch()},
     [](X) { return Out(c(nnc_parametrize_register_parametrization, linear(), "weight", module("LSTM(3, 3)"), false)); },
     Code::kInvalid, "A parametrization must return a tensor", "parametrized(nn.Linear(3, 4), 'weight', nn.LSTM(3, 3))"},
    {"parametrize_register_parametrization", "cycle", {batch()},
     [](X) {
       const Handle m = module("Sequential(Linear(3, 4))"), layer = c(nnc_module_get_submodule, m, "0");
       return Out(c(nnc_parametrize_register_parametrization, layer, "weight", m, true));
     },
     Code::kInvalid, "parametrization contains the module", "parametrized(m := nn.Linear(3, 4), 'weight', nn.Sequential(m), unsafe=True).weight"},
    {"parametrize_remove_parametrizations", "none_there", {batch()},
     [](X) { return Out(c(nnc_parametrize_remove_parametrizations, linear(), "weight", true)); },
     Code::kInvalid, "Module Linear does not have a parametrization on weight", "pz.remove_parametrizations(nn.Linear(3, 4), 'weight')"},
    {"parametrize_remove_parametrizations", "several", {batch()},
     [](X) { return Out(c(nnc_parametrize_remove_parametrizations, weight_normed("Linear(3, 4)", "weight", 0), "weight", false)); },
     Code::kInvalid, "Cannot leave unparametrized", "pz.remove_parametrizations(pzs.weight_norm(nn.Linear(3, 4)), 'weight', False)"},
    {"parametrize_parametrization_list_new", "empty", {batch()},
     [](X x) { return Out(c(nnc_parametrize_parametrization_list_new, module("ModuleList()"), x[0], false)); },
     Code::kInvalid, "ParametrizationList requires one or more modules.", "pz.ParametrizationList([], a)"},
    {"parametrization_list_right_inverse", "none", {in({4, 3})},
     [](X x) { return Out(c(nnc_parametrization_list_right_inverse, c(nnc_module_get_submodule, parametrized("Linear(3, 4)", "weight", "Tanh()"), "parametrizations.weight"), x[0])); },
     Code::kUnsupported, "parametrization Tanh does not implement right_inverse.", "assigned(parametrized(nn.Linear(3, 4), 'weight', nn.Tanh()), a)"},
    {"parametrization_list_right_inverse", "cayley", {in({4, 3})},
     [](X x) { return Out(c(nnc_parametrization_list_right_inverse, c(nnc_module_get_submodule, orthogonal("Linear(3, 4)", "cayley", false), "parametrizations.weight"), x[0])); },
     Code::kUnsupported, "It is not possible to assign to the matrix exponential", "assigned(pzs.orthogonal(nn.Linear(3, 4), orthogonal_map='cayley', use_trivialization=False), a)"},
    {"parametrization_list_right_inverse", "size", {in({3, 3}).type(DType::kFloat32)},
     [](X x) { return Out(c(nnc_parametrization_list_right_inverse, c(nnc_module_get_submodule, orthogonal("Linear(3, 4)", none, true), "parametrizations.weight"), x[0])); },
     Code::kShape, "Expected a matrix or batch of matrices of shape [4, 3]", "assigned(pzs.orthogonal(nn.Linear(3, 4)), a)"},
    {"parametrization_list_right_inverse", "no_list", {in({3, 3})},
     [](X x) { return Out(c(nnc_parametrization_list_right_inverse, linear(), x[0])); },
     Code::kInvalid, "list must be a ParametrizationList, got Linear", "nn.Linear(3, 4).right_inverse(a)"},
    {"parametrizations_weight_norm", "no_such_name", {batch()},
     [](X) { return Out(c(nnc_parametrizations_weight_norm, linear(), "other", 0)); },
     Code::kUnknown, "with name 'other'", "pzs.weight_norm(nn.Linear(3, 4), 'other')"},
    {"parametrizations_weight_norm", "dim", {batch()},
     [](X) { return Out(c(nnc_parametrizations_weight_norm, linear(), "weight", 2)); },
     Code::kIndex, "Dimension out of range", "pzs.weight_norm(nn.Linear(3, 4), dim=2)"},
    {"parametrizations_spectral_norm", "iterations", {batch()},
     [](X) { return Out(c(nnc_parametrizations_spectral_norm, linear(), "weight", 0, 1e-12, none)); },
     Code::kInvalid, "Expected n_power_iterations to be positive, but got n_power_iterations=0", "pzs.spectral_norm(nn.Linear(3, 4), n_power_iterations=0)"},
    {"parametrizations_spectral_norm", "dim", {batch()},
     [](X) { return Out(c(nnc_parametrizations_spectral_norm, linear(), "weight", 1, 1e-12, 2)); },
     Code::kIndex, "Dimension out of range (expected to be in range of [-2, 1] but got 2)", "pzs.spectral_norm(nn.Linear(3, 4), dim=2)"},
    {"parametrizations_orthogonal", "map", {batch()},
     [](X) { return Out(c(nnc_parametrizations_orthogonal, linear(), "weight", "exp", true)); },
     Code::kInvalid, "orthogonal_map has to be one of", "pzs.orthogonal(nn.Linear(3, 4), orthogonal_map='exp')"},
    {"parametrizations_orthogonal", "vector", {batch()},
     [](X) { return Out(c(nnc_parametrizations_orthogonal, linear(), "bias", none, true)); },
     Code::kShape, "Expected a matrix or batch of matrices. Got a tensor of 1 dimensions.", "pzs.orthogonal(nn.Linear(3, 4), 'bias')"},
    {"weight_norm", "pruned", {batch()},
     [](X) {
       const Handle m = linear();
       c(nnc_prune_identity, m, "weight");
       return Out(c(nnc_weight_norm, m, "weight", 0));
     },
     Code::kInvalid, "parameter 'weight' of Linear is computed already", "utils.weight_norm(prune.identity(nn.Linear(3, 4), 'weight'))"},
    {"parametrizations_weight_norm", "second", {batch()},
     [](X) { return Out(c(nnc_parametrizations_weight_norm, parametrized("Linear(3, 4)", "weight", "Tanh()"), "weight", 0)); },
     Code::kInvalid, "it must come first", "pzs.weight_norm(parametrized(nn.Linear(3, 4), 'weight', nn.Tanh())).weight"},
    {"weight_norm", "twice", {batch()},
     [](X) {
       const Handle m = linear();
       for (int i = 0; i < 2; ++i) c(nnc_weight_norm, m, "weight", 0);
       return Out();
     },
     Code::kInvalid, "Cannot register two weight_norm hooks on the same parameter weight", "utils.weight_norm(utils.weight_norm(nn.Linear(3, 4)))"},
    {"remove_weight_norm", "none_there", {batch()},
     [](X) { return Out(c(nnc_remove_weight_norm, linear(), "weight")); },
     Code::kInvalid, "weight_norm of 'weight' not found in Linear", "utils.remove_weight_norm(nn.Linear(3, 4))"},
    {"spectral_norm", "none", {batch()},
     [](X) { return Out(c(nnc_spectral_norm, module("Linear(3, 4, bias=False)"), "bias", 1, 1e-12, none)); },
     Code::kInvalid, "parameter 'bias' of Linear is None", "utils.spectral_norm(nn.Linear(3, 4, bias=False), 'bias')"},
    {"spectral_norm", "twice", {batch()},
     [](X) {
       const Handle m = linear();
       for (int i = 0; i < 2; ++i) c(nnc_spectral_norm, m, "weight", 1, 1e-12, none);
       return Out();
     },
     Code::kInvalid, "Cannot register two spectral_norm hooks on the same parameter weight", "utils.spectral_norm(utils.spectral_norm(nn.Linear(3, 4)))"},
    {"remove_spectral_norm", "none_there", {batch()},
     [](X) { return Out(c(nnc_remove_spectral_norm, linear(), "weight")); },
     Code::kInvalid, "spectral_norm of 'weight' not found in Linear", "utils.remove_spectral_norm(nn.Linear(3, 4))"},
});
// clang-format on
#undef G_AND_V
#undef ORIGINAL
#undef FC

}  // namespace
}  // namespace nnc::testing
