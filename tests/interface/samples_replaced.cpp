// SPDX-License-Identifier: Apache-2.0
// Rows of entries that are replaced: by registering under their names, by functional calls of
// modules that compute them; and of recurrent layers with weights that are computed.
#include "interface/module_values.h"

namespace nnc::testing {
namespace {

Out state_keys(const Handle& m) {
  return entries(c(nnc_module_state_dict, m));
}
Out output_of_call(const Handle& m, const Tensor& x) {
  return c(nnc_detach, c(nnc_module_call, m, x));
}
Handle with_parameter(const char* text, const char* name, const Tensor& t) {
  const Handle m = module(text);
  c(nnc_module_register_parameter, m, name, c(nnc_clone, t));
  return m;
}
Handle without_parameter(const char* text, const char* name) {
  const Handle m = module(text);
  c(nnc_module_register_parameter, m, name, none);
  return m;
}
Handle with_buffer(const Tensor& t, bool persistent) {
  const Handle m = module("BatchNorm1d(3, affine=False)");
  c(nnc_module_register_buffer, m, "running_mean", c(nnc_clone, t), persistent);
  return m;
}
Handle with_child(const char* text, const char* name, const char* child) {
  const Handle m = module(text);
  c(nnc_module_register_module, m, name, module(child));
  return m;
}
Handle with_added(const char* text, const char* name, const char* child) {
  const Handle m = module(text);
  c(nnc_module_add, m, name, child);
  return m;
}
Handle pruned_linear() {
  const Handle m = module("Linear(3, 4, bias=False)");
  c(nnc_prune_l1_unstructured, m, "weight", 0.5, none);
  return m;
}
Handle normed_linear() {
  const Handle m = module("Linear(3, 4, bias=False)");
  c(nnc_parametrizations_weight_norm, m, "weight", 0);
  return m;
}
// A call with another tensor in the place of "weight".
Out functional_weight(const Handle& m, X x, bool strict = false) {
  const Handle state = c(nnc_named_new);
  c(nnc_named_add, state, "weight", x[1]);
  return c(nnc_detach, c(nnc_functional_call, m, state, Tensors{x[0]}, none, true, strict).all[0]);
}
// The output of two calls, and the gradients of the first one's inputs to the computed weight.
Out trained(const Handle& m, const Tensor& x) {
  const Tensor y = c(nnc_module_forward, m, Tensors{x}, none).all[0];
  c(nnc_backward, c(nnc_sum, c(nnc_mul, y, y), none, false, 0));
  Tensors all{c(nnc_detach, y), c(nnc_detach, c(nnc_module_forward, m, Tensors{x}, none).all[0])};
  const Handle parameters = c(nnc_module_named_parameters, m);
  const int64_t n = c(nnc_named_count, parameters).all[0].data<int64_t>()[0];
  for (int64_t i = 0; i < n; ++i) {
    all.push_back(c(nnc_tensor_grad, c(nnc_named_tensor, parameters, i)));
  }
  return all;
}
template <class Normalize>
Out trained(const char* text, const Tensor& x, const Normalize& normalize) {
  const Handle m = module(text);
  normalize(m);
  return trained(m, x);
}
In two_rows() {
  return in({2, 3}).type(DType::kFloat32).no_grad();
}
In weight_of_linear() {
  return in({4, 3}).type(DType::kFloat32).no_grad();
}
In three_numbers() {
  return in({3}).type(DType::kFloat32).no_grad();
}
#define CHANGED(module, change, result) "(m := nn." module ", m." change ", " result ")[2]"

// clang-format off
[[maybe_unused]] const bool g_replaced = add_samples("replaced", {
    row("module_register_parameter", "replaces", {two_rows(), weight_of_linear()},
        [](X x) { return output_of_call(with_parameter("Linear(3, 4, bias=False)", "weight", x[1]), x[0]); },
        CHANGED("Linear(3, 4, bias=False)", "register_parameter('weight', nn.Parameter(b.clone()))", "m(a).detach()")),
    row("module_register_parameter", "keeps_its_place", {weight_of_linear()},
        [](X x) { return state_keys(with_parameter("Linear(3, 4)", "weight", x[0])); },
        CHANGED("Linear(3, 4)", "register_parameter('weight', nn.Parameter(a.clone()))", "text(' '.join(m.state_dict()))")),
    row("module_register_parameter", "becomes_none", {two_rows()},
        [](X x) { return output_of_call(without_parameter("Linear(3, 4)", "bias"), x[0]); },
        CHANGED("Linear(3, 4)", "register_parameter('bias', None)", "m(a).detach()")).seeded(1).no_float32(),
    row("module_register_parameter", "none_is_printed", {}, [](X) { return repr(without_parameter("Linear(3, 4)", "bias")); },
        CHANGED("Linear(3, 4)", "register_parameter('bias', None)", "text(m)")),
    row("module_register_parameter", "was_none", {two_rows(), in({4}).type(DType::kFloat32).no_grad()},
        [](X x) { return output_of_call(with_parameter("Linear(3, 4, bias=False)", "bias", x[1]), x[0]); },
        CHANGED("Linear(3, 4, bias=False)", "register_parameter('bias', nn.Parameter(b.clone()))", "m(a).detach()")).seeded(1).no_float32(),
    row("module_register_parameter", "pruned_original", {two_rows(), weight_of_linear()},
        [](X x) {
          const Handle m = pruned_linear();
          c(nnc_module_register_parameter, m, "weight_orig", c(nnc_clone, x[1]));
          return output_of_call(m, x[0]);
        },
        "(m := nn.utils.prune.l1_unstructured(nn.Linear(3, 4, bias=False), 'weight', 0.5), m.register_parameter('weight_orig', nn.Parameter(b.clone())), m(a).detach())[2]").seeded(1).no_float32(),
    row("module_register_buffer", "replaces", {two_rows(), three_numbers()},
        [](X x) {
          const Handle m = with_buffer(x[1], true);
          c(nnc_module_eval, m);
          return output_of_call(m, x[0]);
        },
        CHANGED("BatchNorm1d(3, affine=False)", "register_buffer('running_mean', b.clone())", "m.eval()(a)")),
    row("module_register_buffer", "leaves_the_state", {three_numbers()}, [](X x) { return state_keys(with_buffer(x[0], false)); },
        CHANGED("BatchNorm1d(3, affine=False)", "register_buffer('running_mean', a.clone(), persistent=False)", "text(' '.join(m.state_dict()))")),
    row("module_register_buffer", "returns_to_the_state", {three_numbers()},
        [](X x) {
          const Handle m = with_buffer(x[0], false);
          c(nnc_module_register_buffer, m, "running_mean", x[0], true);
          return state_keys(m);
        },
        "(m := nn.BatchNorm1d(3, affine=False), m.register_buffer('running_mean', a, persistent=False), m.register_buffer('running_mean', a), text(' '.join(m.state_dict())))[3]"),
    row("module_register_module", "replaces", {}, [](X) { return repr(with_child("Sequential(ReLU(), Tanh())", "0", "Sigmoid()")); },
        CHANGED("Sequential(nn.ReLU(), nn.Tanh())", "register_module('0', nn.Sigmoid())", "text(m)")),
    row("module_register_module", "replaces_in_a_list", {}, [](X) { return repr(with_child("ModuleList([ReLU(), Tanh()])", "1", "Sigmoid()")); },
        CHANGED("ModuleList([nn.ReLU(), nn.Tanh()])", "register_module('1', nn.Sigmoid())", "text(m)")),
    row("module_register_module", "replaces_by_none", {},
        [](X) {
          const Handle m = module("ModuleDict({'a': ReLU(), 'b': Tanh()})");
          c(nnc_module_register_module, m, "a", none);
          return repr(m);
        },
        CHANGED("ModuleDict({'a': nn.ReLU(), 'b': nn.Tanh()})", "register_module('a', None)", "text(m)")),
    row("module_register_module", "replaces_a_part", {in({2, 1, 4}).type(DType::kFloat32).no_grad()},
        [](X x) { return output_of_call(with_child("TransformerEncoderLayer(4, 2, 8, dropout=0.0)", "norm1", "Identity()"), x[0]); },
        CHANGED("TransformerEncoderLayer(4, 2, 8, dropout=0.0)", "register_module('norm1', nn.Identity())", "m(a).detach()")).seeded(1).no_float32().tolerance(2e-5),
    row("module_add", "replaces", {}, [](X) { return repr(with_added("Sequential(ReLU(), Tanh())", "1", "Linear(2, 3)")); },
        CHANGED("Sequential(nn.ReLU(), nn.Tanh())", "add_module('1', nn.Linear(2, 3))", "text(m)")),
    row("module_add", "replaces_in_a_dict", {}, [](X) { return repr(with_added("ModuleDict({'a': ReLU(), 'b': Tanh()})", "a", "ELU()")); },
        CHANGED("ModuleDict({'a': nn.ReLU(), 'b': nn.Tanh()})", "add_module('a', nn.ELU())", "text(m)")),

    row("functional_call", "of_what_is_pruned", {two_rows(), weight_of_linear()}, [](X x) { return functional_weight(pruned_linear(), x); },
        "fc(nn.utils.prune.l1_unstructured(nn.Linear(3, 4, bias=False), 'weight', 0.5), {'weight': b}, (a,)).detach()").seeded(1).no_float32(),
    row("functional_call", "of_what_is_normalized", {two_rows(), weight_of_linear()},
        [](X x) {
          const Handle m = module("Linear(3, 4, bias=False)");
          c(nnc_weight_norm, m, "weight", 0);
          return functional_weight(m, x);
        },
        "fc(utils.weight_norm(nn.Linear(3, 4, bias=False)), {'weight': b}, (a,)).detach()").seeded(1).no_float32(),
    row("functional_call", "of_a_weight_norm", {two_rows(), weight_of_linear()}, [](X x) { return functional_weight(normed_linear(), x); },
        "fc(pzs.weight_norm(nn.Linear(3, 4, bias=False)), {'weight': b}, (a,)).detach()").seeded(1).no_float32().tolerance(2e-5),
    row("functional_call", "of_a_spectral_norm", {two_rows(), weight_of_linear()},
        [](X x) {
          const Handle m = module("Linear(3, 4, bias=False)");
          c(nnc_parametrizations_spectral_norm, m, "weight", 1, 1e-12, none);
          return functional_weight(m, x);
        },
        "fc(pzs.spectral_norm(nn.Linear(3, 4, bias=False)), {'weight': b}, (a,)).detach()").seeded(1).no_float32().tolerance(2e-5),

    row("spectral_norm", "lstm", {two_rows()},
        [](X x) { return trained("LSTM(3, 4, 2)", x[0], [](const Handle& m) { c(nnc_spectral_norm, m, "weight_hh_l0", 1, 1e-12, none); }); },
        "trained(utils.spectral_norm(nn.LSTM(3, 4, 2), 'weight_hh_l0'), a)").seeded(1).no_float32().tolerance(2e-5),
    row("spectral_norm", "gru_bias", {two_rows()},
        [](X x) { return trained("GRU(3, 4)", x[0], [](const Handle& m) { c(nnc_spectral_norm, m, "bias_ih_l0", 1, 1e-12, none); }); },
        "trained(utils.spectral_norm(nn.GRU(3, 4), 'bias_ih_l0'), a)").seeded(1).no_float32().tolerance(2e-5),
    row("spectral_norm", "lstm_keys", {},
        [](X) {
          const Handle m = module("LSTM(3, 4)");
          c(nnc_spectral_norm, m, "weight_hh_l0", 1, 1e-12, none);
          return state_keys(m);
        },
        "text(' '.join(utils.spectral_norm(nn.LSTM(3, 4), 'weight_hh_l0').state_dict()))"),
    row("weight_norm", "lstm_values", {two_rows()},
        [](X x) { return trained("LSTM(3, 4)", x[0], [](const Handle& m) { c(nnc_weight_norm, m, "weight_hh_l0", 0); }); },
        "trained(utils.weight_norm(nn.LSTM(3, 4), 'weight_hh_l0'), a)").seeded(1).no_float32().tolerance(2e-5),
    row("parametrizations_spectral_norm", "gru", {two_rows()},
        [](X x) { return trained("GRU(3, 4)", x[0], [](const Handle& m) { c(nnc_parametrizations_spectral_norm, m, "weight_hh_l0", 1, 1e-12, none); }); },
        "trained(pzs.spectral_norm(nn.GRU(3, 4), 'weight_hh_l0'), a)").seeded(1).no_float32().tolerance(2e-5),
    row("parametrizations_weight_norm", "rnn", {two_rows()},
        [](X x) { return trained("RNN(3, 4)", x[0], [](const Handle& m) { c(nnc_parametrizations_weight_norm, m, "weight_ih_l0", 0); }); },
        "trained(pzs.weight_norm(nn.RNN(3, 4), 'weight_ih_l0'), a)").seeded(1).no_float32().tolerance(2e-5),
    row("parametrizations_orthogonal", "lstm", {two_rows()},
        [](X x) { return trained("LSTM(3, 4)", x[0], [](const Handle& m) { c(nnc_parametrizations_orthogonal, m, "weight_ih_l0", none, true); }); },
        "trained(pzs.orthogonal(nn.LSTM(3, 4), 'weight_ih_l0'), a)").seeded(1).no_float32().tolerance(2e-5),
    row("module_new", "rnn_base", {}, [](X) { return repr(module("RNNBase('LSTM', 3, 4, 2, proj_size=2)")); },
        "text(nn.RNNBase('LSTM', 3, 4, 2, proj_size=2))"),
    row("module_new", "rnn_base_keys", {}, [](X) { return state_keys(module("RNNBase('RNN_RELU', 3, 4, bidirectional=True)")); },
        "text(' '.join(nn.RNNBase('RNN_RELU', 3, 4, bidirectional=True).state_dict()))"),
    row("module_new", "rnn_cell_base", {}, [](X) { return repr(module("RNNCellBase(3, 4, False, num_chunks=2)")); },
        "text(nn.RNNCellBase(3, 4, False, num_chunks=2))"),
});

[[maybe_unused]] const bool g_replaced_refusals = add_refusals("replaced", {
    {"module_register_parameter", "buffer", {three_numbers()}, [](X x) { return (with_parameter("BatchNorm1d(3)", "running_mean", x[0]), Out()); },
     Code::kInvalid, "attribute 'running_mean' already exists", "nn.BatchNorm1d(3).register_parameter('running_mean', nn.Parameter(a))"},
    {"module_register_parameter", "child", {three_numbers()}, [](X x) { return (with_parameter("Sequential(ReLU())", "0", x[0]), Out()); },
     Code::kInvalid, "attribute '0' already exists", "nn.Sequential(nn.ReLU()).register_parameter('0', nn.Parameter(a))"},
    {"module_register_parameter", "computed", {weight_of_linear()},
     [](X x) { return Out(c(nnc_module_register_parameter, pruned_linear(), "weight", c(nnc_clone, x[0]))); },
     Code::kInvalid, "attribute 'weight' already exists", "nn.utils.prune.l1_unstructured(nn.Linear(3, 4), 'weight', 0.5).register_parameter('weight', nn.Parameter(a))"},
    {"module_register_parameter", "parametrized", {weight_of_linear()},
     [](X x) { return Out(c(nnc_module_register_parameter, normed_linear(), "weight", c(nnc_clone, x[0]))); },
     Code::kInvalid, "attribute 'weight' already exists", "pzs.weight_norm(nn.Linear(3, 4)).register_parameter('weight', nn.Parameter(a))"},
    {"module_register_buffer", "parameter", {weight_of_linear()},
     [](X x) { return Out(c(nnc_module_register_buffer, module("Linear(3, 4)"), "weight", x[0], true)); },
     Code::kInvalid, "attribute 'weight' already exists", "nn.Linear(3, 4).register_buffer('weight', a)"},
    {"module_register_module", "parameter", {two_rows()}, [](X) { return (with_child("Linear(3, 4)", "weight", "ReLU()"), Out()); },
     Code::kInvalid, "attribute 'weight' already exists", "nn.Linear(3, 4).register_module('weight', nn.ReLU())"},
    {"module_add", "buffer", {two_rows()}, [](X) { return (with_added("BatchNorm1d(3)", "running_var", "ReLU()"), Out()); },
     Code::kInvalid, "attribute 'running_var' already exists", "nn.BatchNorm1d(3).add_module('running_var', nn.ReLU())"},
    {"module_call", "weight_is_none", {two_rows()}, [](X x) { return output_of_call(without_parameter("Linear(3, 4)", "weight"), x[0]); },
     Code::kInvalid, "Linear: 'weight' must be a tensor, not None", CHANGED("Linear(3, 4)", "register_parameter('weight', None)", "m(a)")},
    {"module_call", "child_is_none", {in({2, 1, 4}).type(DType::kFloat32).no_grad()},
     [](X x) {
       const Handle m = module("TransformerEncoderLayer(4, 2, 8)");
       c(nnc_module_register_module, m, "norm1", none);
       return output_of_call(m, x[0]);
     },
     Code::kInvalid, "'norm1' is None", CHANGED("TransformerEncoderLayer(4, 2, 8)", "register_module('norm1', None)", "m(a)")},
    {"module_call", "rnn_base", {two_rows()}, [](X x) { return output_of_call(module("RNNBase('LSTM', 3, 4)"), x[0]); },
     Code::kUnsupported, "Module [RNNBase] is missing the required \"forward\" function", "nn.RNNBase('LSTM', 3, 4)(a)"},
    {"module_call", "rnn_cell_base", {two_rows()}, [](X x) { return output_of_call(module("RNNCellBase(3, 4, True, 1)"), x[0]); },
     Code::kUnsupported, "Module [RNNCellBase] is missing the required \"forward\" function", "nn.RNNCellBase(3, 4, True, 1)(a)"},
    {"module_new", "rnn_base_mode", {two_rows()}, [](X) { return (module("RNNBase('RNN', 3, 4)"), Out()); },
     Code::kInvalid, "mode at 8 must be 'LSTM', 'GRU', 'RNN_TANH' or 'RNN_RELU', got 'RNN'", "nn.RNNBase('RNN', 3, 4)"},
    {"functional_call", "computed_strict", {two_rows(), weight_of_linear()}, [](X x) { return functional_weight(pruned_linear(), x, true); },
     Code::kInvalid, "Unexpected key(s): 'weight'.", "fc(nn.utils.prune.l1_unstructured(nn.Linear(3, 4, bias=False), 'weight', 0.5), {'weight': b}, (a,), strict=True)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
