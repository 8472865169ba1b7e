// SPDX-License-Identifier: Apache-2.0
// Rows of modules whose parameters get their initial values again.
#include "interface/module_values.h"

namespace nnc::testing {
namespace {

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
    row("module_reset_parameters", "versions", {},
        [](X) -> Out {
          const Handle m = module("Embedding(3, 5, padding_idx=1)");
          c(nnc_module_reset_parameters, m);
          const Tensor w = c(nnc_module_get_parameter, m, "weight");
          return Tensors{Tensor::full({}, static_cast<int64_t>(w.version()), DType::kInt64)};
        },
        "(m := nn.Embedding(3, 5, padding_idx=1), m.reset_parameters(), torch.tensor(m.weight._version))[2]"),
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

}  // namespace
}  // namespace nnc::testing
