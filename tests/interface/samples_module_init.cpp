// SPDX-License-Identifier: Apache-2.0
// Rows of initial values: drawn again, left out; and of what single layers tell.
#include "interface/module_values.h"

namespace nnc::testing {
namespace {

using Ins = std::vector<In>;

Tensors state(const Handle& m) {
  Tensors all;
  const Handle named = c(nnc_module_state_dict, m);
  const int64_t n = c(nnc_named_count, named).all[0].data<int64_t>()[0];
  for (int64_t i = 0; i < n; ++i) all.push_back(c(nnc_clone, c(nnc_named_tensor, named, i)));
  return all;
}

Out reset_twice(const char* text) {
  const Handle m = module(text);
  c(nnc_module_reset_parameters, m);
  return state(m);
}
// A layer whose initial values have been drawn twice.
#define RESET(name, text)                                                              \
  row(                                                                                 \
      "module_reset_parameters", name, {}, [](X) -> Out { return reset_twice(text); }, \
      "(m := nn." text ", m.reset_parameters(), tuple(m.state_dict().values()))[2]")   \
      .seeded(3)

// A BatchNorm that has seen a batch.
Handle used_norm(X x) {
  const Handle m = module("BatchNorm1d(3)");
  c(nnc_module_call, m, x[0]);
  for (const char* name : {"weight", "bias"}) {
    c(nnc_fill_, c(nnc_detach, c(nnc_module_get_parameter, m, name)), 7);
  }
  return m;
}

// clang-format off
[[maybe_unused]] const bool g_reset = add_samples("module_init", {
    RESET("linear", "Linear(3, 5)"),
    RESET("linear_without_bias", "Linear(3, 5, bias=False)"),
    RESET("linear_without_inputs", "Linear(0, 2)"),
    RESET("bilinear", "Bilinear(2, 3, 4)"),
    RESET("conv", "Conv2d(4, 6, 3, groups=2)"),
    RESET("conv_without_bias", "Conv1d(2, 3, 2, bias=False)"),
    RESET("conv_transpose", "ConvTranspose3d(2, 4, 2)"),
    RESET("embedding", "Embedding(7, 4, padding_idx=2)"),
    RESET("embedding_bag", "EmbeddingBag(5, 4, padding_idx=-1)"),
    RESET("lstm", "LSTM(3, 4, 2, bidirectional=True, proj_size=2)"),
    RESET("gru", "GRU(3, 4, bias=False)"),
    RESET("rnn", "RNN(3, 4)"),
    RESET("lstm_cell", "LSTMCell(3, 4)"),
    RESET("gru_cell", "GRUCell(3, 4, bias=False)"),
    RESET("rnn_cell", "RNNCell(3, 2)"),
    RESET("prelu", "PReLU(3, init=0.5)"),
    RESET("group_norm", "GroupNorm(2, 6)"),
    RESET("instance_norm", "InstanceNorm1d(3, affine=True, track_running_stats=True)"),
    RESET("layer_norm", "LayerNorm((2, 3))"),
    RESET("layer_norm_plain", "LayerNorm(3, elementwise_affine=False)"),
    RESET("rms_norm", "RMSNorm(4)"),
    RESET("adaptive_softmax", "AdaptiveLogSoftmaxWithLoss(8, 10, [3, 6], div_value=2.0)"),
    row("module_reset_parameters", "batch_norm", {in({4, 3}).type(DType::kFloat32).no_grad()},
        [](X x) -> Out {
          const Handle m = used_norm(x);
          c(nnc_module_reset_parameters, m);
          return state(m);
        },
        "(m := nn.BatchNorm1d(3), m(a), m.weight.detach().fill_(7), m.bias.detach().fill_(7), "
        "m.reset_parameters(), tuple(m.state_dict().values()))[5]"),
    row("module_reset_parameters", "converted", {},
        [](X) -> Out {
          const Handle m = module("Linear(3, 5)");
          c(nnc_module_double, m);
          c(nnc_module_reset_parameters, m);
          return state(m);
        },
        "(m := nn.Linear(3, 5).double(), m.reset_parameters(), tuple(m.state_dict().values()))[2]").seeded(4),
    row("module_reset_parameters", "half", {},
        [](X) -> Out {
          const Handle m = module("Conv1d(3, 5, 2, dtype=torch.bfloat16)");
          c(nnc_module_reset_parameters, m);
          return state(m);
        },
        "(m := nn.Conv1d(3, 5, 2, dtype=torch.bfloat16), m.reset_parameters(), "
        "tuple(m.state_dict().values()))[2]").seeded(5),
    row("module_reset_parameters", "frozen", {in({2, 3}).type(DType::kFloat32)},
        [](X x) -> Out {
          const Handle m = module("Linear(3, 5)");
          c(nnc_module_requires_grad_, m, false);
          c(nnc_module_reset_parameters, m);
          return c(nnc_module_call, m, x[0]);
        },
        "(m := nn.Linear(3, 5).requires_grad_(False), m.reset_parameters(), m(a))[2]").seeded(6),
});

[[maybe_unused]] const bool g_reset_refused = add_refusals("module_init", {
    {"module_reset_parameters", "relu", {},
        [](X) -> Out { c(nnc_module_reset_parameters, module("ReLU()")); return {}; },
        Code::kUnsupported, "'ReLU' object has no attribute 'reset_parameters'",
        "nn.ReLU().reset_parameters()"},
    {"module_reset_parameters", "attention", {},
        [](X) -> Out { c(nnc_module_reset_parameters, module("MultiheadAttention(4, 2)")); return {}; },
        Code::kUnsupported, "'MultiheadAttention' object has no attribute 'reset_parameters'",
        "nn.MultiheadAttention(4, 2).reset_parameters()"},
    {"module_reset_parameters", "sequential", {},
        [](X) -> Out { c(nnc_module_reset_parameters, module("Sequential(Linear(3, 2))")); return {}; },
        Code::kUnsupported, "'Sequential' object has no attribute 'reset_parameters'",
        "nn.Sequential(nn.Linear(3, 2)).reset_parameters()"},
    {"module_reset_parameters", "integers", {},
        [](X) -> Out {
          const Handle m = module("Linear(3, 2)");
          c(nnc_module_requires_grad_, m, false);
          c(nnc_module_type, m, NNC_INT64);
          c(nnc_module_reset_parameters, m);
          return {};
        },
        Code::kDtype, "", "nn.Linear(3, 2).requires_grad_(False).type(torch.int64).reset_parameters()"},
});
// clang-format on

// The state of a layer that was made without initial values, given some.
Tensors skipped(const char* text) {
  const Handle m = c(nnc_skip_init, text, none);
  Tensors all;
  const Handle named = c(nnc_module_state_dict, m);
  const int64_t n = c(nnc_named_count, named).all[0].data<int64_t>()[0];
  for (int64_t i = 0; i < n; ++i) {
    const Tensor t = c(nnc_named_tensor, named, i);
    c(nnc_fill_, t, static_cast<double>(i));
    all.push_back(t);
  }
  return all;
}
#define SKIPPED(name, type, arguments)                                                 \
  row(                                                                                 \
      "skip_init", name, {}, [](X) -> Out { return skipped(type "(" arguments ")"); }, \
      "tuple(t.fill_(i) for i, t in enumerate(utils.skip_init(nn." type ", " arguments \
      ").state_dict().values()))")

// A lazy module's first call.
#define LAZY(name, text, input)                                                            \
  row(                                                                                     \
      "module_call", name, {in(input).type(DType::kFloat32)},                              \
      [](X x) -> Out { return c(nnc_module_call, module("Sequential(" text ")"), x[0]); }, \
      "nn.Sequential(" text ")(a)")                                                        \
      .seeded(5)                                                                           \
      .no_grad_fn_name()

// clang-format off
[[maybe_unused]] const bool g_lazy = add_samples("module_init", {
    LAZY("lazy_linear", "nn.LazyLinear(2)", (Dims{2, 3})),
    LAZY("lazy_conv", "nn.LazyConv1d(3, 2), nn.LazyBatchNorm1d()", (Dims{2, 2, 4})),
    LAZY("lazy_conv_transpose", "nn.LazyConvTranspose1d(3, 2), nn.LazyInstanceNorm1d()", (Dims{2, 2, 3})),
});
[[maybe_unused]] const bool g_skip_init = add_samples("module_init", {
    SKIPPED("linear", "Linear", "3, 5"),
    SKIPPED("linear_half", "Linear", "3, 5, bias=False, dtype=torch.float16"),
    SKIPPED("conv", "Conv2d", "2, 4, 3, groups=2"),
    SKIPPED("conv_transpose", "ConvTranspose1d", "2, 4, 3"),
    SKIPPED("embedding", "Embedding", "4, 3, padding_idx=1"),
    SKIPPED("batch_norm", "BatchNorm1d", "3"),
    SKIPPED("layer_norm", "LayerNorm", "(2, 3)"),
    SKIPPED("attention", "MultiheadAttention", "4, 2"),
    SKIPPED("transformer", "TransformerEncoderLayer", "4, 2, 6"),
    row("skip_init", "draws_nothing", {},
        [](X) -> Out {
          c(nnc_skip_init, "MultiheadAttention(4, 2, add_bias_kv=True)", none);
          return c(nnc_rand, list({3}), NNC_FLOAT64);
        },
        "(utils.skip_init(nn.MultiheadAttention, 4, 2, add_bias_kv=True), torch.rand(3, dtype=f64))[1]").seeded(7),
    row("skip_init", "repr", {},
        [](X) { return repr(c(nnc_skip_init, "Bilinear(2, 3, 4, bias=False)", none)); },
        "text(utils.skip_init(nn.Bilinear, 2, 3, 4, bias=False))"),
    row("skip_init", "kwargs", {},
        [](X) {
          const Handle bag = c(nnc_kwargs_new);
          c(nnc_kwargs_set_i64, bag, "out_features", 4);
          return repr(c(nnc_skip_init, "Linear(3)", bag));
        },
        "text(utils.skip_init(nn.Linear, 3, out_features=4))"),
    row("skip_init", "loaded", {in({2, 3}).type(DType::kFloat32)},
        [](X x) -> Out {
          const Handle m = c(nnc_skip_init, "Linear(3, 5)", none);
          c(nnc_module_load_state_dict, m, c(nnc_module_state_dict, module("Linear(3, 5)")), true, none, none);
          return c(nnc_module_call, m, x[0]);
        },
        "(m := utils.skip_init(nn.Linear, 3, 5), m.load_state_dict(nn.Linear(3, 5).state_dict()), m(a))[2]").seeded(8),
});
[[maybe_unused]] const bool g_skip_init_refused = add_refusals("module_init", {
    {"skip_init", "relu", {}, [](X) -> Out { c(nnc_skip_init, "ReLU()", none); return {}; },
        Code::kUnsupported, "Module must support a 'device' arg", "utils.skip_init(nn.ReLU)"},
    {"skip_init", "sequential", {},
        [](X) -> Out { c(nnc_skip_init, "Sequential(Linear(3, 2))", none); return {}; },
        Code::kUnsupported, "Module must support a 'device' arg",
        "utils.skip_init(nn.Sequential, nn.Linear(3, 2))"},
    {"skip_init", "lazy", {}, [](X) -> Out { c(nnc_skip_init, "LazyLinear(3)", none); return {}; },
        Code::kState, "uninitialized", "utils.skip_init(nn.LazyLinear, 3)"},
    {"skip_init", "argument", {}, [](X) -> Out { c(nnc_skip_init, "Linear(3)", none); return {}; },
        Code::kInvalid, "out_features", "utils.skip_init(nn.Linear, 3)"},
});

// clang-format on

// ---- what single layers offer ----
Tensors detached(const Out& tensors) {
  Tensors all;
  for (const Tensor& t : tensors.all) all.push_back(c(nnc_detach, t));
  return all;
}
// clang-format off
#define WEIGHTS(name, layer)                                                                            \
  row("rnn_base_all_weights", name, {},                                                                 \
      [](X) -> Out { return detached(c(nnc_rnn_base_all_weights, module(layer))); },                    \
      "tuple(t.detach() for l in nn." layer ".all_weights for t in l)").seeded(9)
[[maybe_unused]] const bool g_all_weights = add_samples("module_init", {
    WEIGHTS("lstm", "LSTM(2, 3)"),
    WEIGHTS("lstm_layers", "LSTM(2, 3, 2)"),
    WEIGHTS("lstm_both_ways", "LSTM(2, 3, bidirectional=True)"),
    WEIGHTS("lstm_projected", "LSTM(2, 3, proj_size=2)"),
    WEIGHTS("lstm_projected_without_bias", "LSTM(2, 3, 2, bias=False, proj_size=1)"),
    WEIGHTS("gru", "GRU(2, 3)"),
    WEIGHTS("gru_without_bias", "GRU(2, 3, 2, bias=False)"),
    WEIGHTS("rnn", "RNN(2, 3, nonlinearity='relu', bidirectional=True)"),
});
#define MERGED(name, inputs, heads, attn, padding, query, call)                                         \
  row("multihead_attention_merge_masks", name, inputs,                                                  \
      [](X x) -> Out {                                                                                  \
        return c(nnc_multihead_attention_merge_masks, module("MultiheadAttention(4, " heads ")"), attn, \
                 padding, query);                                                                       \
      },                                                                                                \
      "(r := nn.MultiheadAttention(4, " heads ").merge_masks(" call "), (r[0], torch.tensor(r[1])))[1]")
[[maybe_unused]] const bool g_merge_masks = add_samples("module_init", {
    MERGED("padding", (Ins{bools({2, 3}), constant({2, 3, 4})}), "2", none, x[0], x[1], "None, a, b"),
    MERGED("padding_of_numbers", (Ins{constant({2, 3}), constant({2, 3, 4})}), "2", none, x[0], x[1],
           "None, a, b"),
    MERGED("matrix", (Ins{bools({3, 3}), constant({2, 3, 4})}), "2", x[0], none, x[1], "a, None, b"),
    MERGED("numbers", (Ins{in({3, 3}), constant({2, 3, 4})}), "4", x[0], none, x[1], "a, None, b"),
    MERGED("heads", (Ins{in({4, 3, 3}), constant({2, 3, 4})}), "2", x[0], none, x[1], "a, None, b"),
    MERGED("both", (Ins{in({3, 3}), in({2, 3}), constant({2, 3, 4})}), "2", x[0], x[1], x[2], "a, b, c"),
    MERGED("both_bool", (Ins{bools({3, 3}), bools({2, 3}), constant({2, 3, 4})}), "2", x[0], x[1], x[2],
           "a, b, c"),
    MERGED("heads_and_padding", (Ins{in({4, 3, 3}), bools({2, 3}), constant({2, 3, 4})}), "2", x[0], x[1],
           x[2], "a, b, c"),
});
[[maybe_unused]] const bool g_layers_refused = add_refusals("module_init", {
    {"rnn_base_all_weights", "linear", {},
        [](X) -> Out { return c(nnc_rnn_base_all_weights, module("Linear(2, 3)")); },
        Code::kInvalid, "must be an RNN, LSTM or GRU, got Linear", "nn.Linear(2, 3).all_weights"},
    {"multihead_attention_merge_masks", "linear", {constant({3, 3}), constant({2, 3, 4})},
        [](X x) -> Out {
          return c(nnc_multihead_attention_merge_masks, module("Linear(2, 3)"), x[0], none, x[1]);
        },
        Code::kInvalid, "must be a MultiheadAttention, got Linear", "nn.Linear(2, 3).merge_masks(a, None, b)"},
    {"multihead_attention_merge_masks", "query", {constant({3, 3}), constant({3, 4})},
        [](X x) -> Out {
          return c(nnc_multihead_attention_merge_masks, module("MultiheadAttention(4, 2)"), x[0], none, x[1]);
        },
        Code::kShape, "query must have 3 dimensions", "nn.MultiheadAttention(4, 2).merge_masks(a, None, b)"},
    {"multihead_attention_merge_masks", "size", {constant({3, 2}), constant({2, 3, 4})},
        [](X x) -> Out {
          return c(nnc_multihead_attention_merge_masks, module("MultiheadAttention(4, 2)"), x[0], none, x[1]);
        },
        Code::kShape, "", "nn.MultiheadAttention(4, 2).merge_masks(a, None, b)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
