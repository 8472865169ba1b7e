// SPDX-License-Identifier: Apache-2.0
// Recurrent layers and cells.
#include "support/samples.h"

namespace nnc::testing {
namespace {

struct Options {
  bool has_biases;
  int64_t num_layers;
  double dropout;
  bool train, bidirectional, batch_first;
};
X from(X x, int64_t first, int64_t n) {
  return {x.data() + first, n};
}
X from(X x, int64_t first) {
  return from(x, first, x.size() - first);
}
// Inputs: x, h0, c0, then the parameters.
Out lstm(X x, const Options& o) {
  return c(nnc_lstm, x[0], from(x, 1, 2), from(x, 3), o.has_biases, o.num_layers, o.dropout,
           o.train, o.bidirectional, o.batch_first);
}
// Inputs: x, h0, then the parameters.
Out one_state(decltype(&nnc_gru) layer, X x, const Options& o) {
  return c(layer, x[0], x[1], from(x, 2), o.has_biases, o.num_layers, o.dropout, o.train,
           o.bidirectional, o.batch_first);
}

// Parameters of layers with `gates` gates: hidden size 3, one for each size of input.
std::vector<In> with_layers(std::vector<In> inputs, int64_t gates, Sizes from, bool biases = true) {
  for (int64_t size : from) {
    inputs.push_back(in({gates * 3, size}));
    inputs.push_back(in({gates * 3, 3}));
    if (!biases) continue;
    inputs.push_back(in({gates * 3}));
    inputs.push_back(in({gates * 3}));
  }
  return inputs;
}

constexpr Options kPlain{true, 1, 0, false, false, false};
constexpr Options kDeep{true, 2, 0, false, true, false};

// clang-format off
const bool g_rnn = add_samples("rnn", {
    row("lstm", "plain", with_layers({in({3, 2, 4}), in({1, 2, 3}), in({1, 2, 3})}, 4, {4}),
        [](X x) { return lstm(x, kPlain); },
        "torch.lstm(a, (b, c), [d, e, f, g], True, 1, 0.0, False, False, False)"),
    row("lstm", "one_step", with_layers({in({1, 1, 4}), in({1, 1, 3}), in({1, 1, 3})}, 4, {4}),
        [](X x) { return lstm(x, kPlain); },
        "torch.lstm(a, (b, c), [d, e, f, g], True, 1, 0.0, False, False, False)"),
    row("lstm", "no_biases",
        with_layers({in({3, 2, 4}), in({1, 2, 3}), in({1, 2, 3})}, 4, {4}, false),
        [](X x) { return lstm(x, {false, 1, 0, false, false, false}); },
        "torch.lstm(a, (b, c), [d, e], False, 1, 0.0, False, False, False)"),
    row("lstm", "two_layers_both_directions",
        with_layers({in({3, 2, 4}), in({4, 2, 3}), in({4, 2, 3})}, 4, {4, 4, 6, 6}),
        [](X x) { return lstm(x, kDeep); },
        "torch.lstm(a, (b, c), [d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s], True, 2, 0.0, "
        "False, True, False)").no_second_order().tolerance(2e-5),
    row("lstm", "batch_first", with_layers({in({2, 3, 4}), in({1, 2, 3}), in({1, 2, 3})}, 4, {4}),
        [](X x) { return lstm(x, {true, 1, 0, false, false, true}); },
        "torch.lstm(a, (b, c), [d, e, f, g], True, 1, 0.0, False, False, True)")
        .no_second_order().no_grad_fn_name(),
    row("lstm", "without_batch", with_layers({in({3, 4}), in({1, 3}), in({1, 3})}, 4, {4}),
        [](X x) { return lstm(x, kPlain); },
        "[t.squeeze(1) for t in torch.lstm(a.unsqueeze(1), (b.unsqueeze(1), c.unsqueeze(1)), "
        "[d, e, f, g], True, 1, 0.0, False, False, False)]").no_second_order(),
    row("lstm", "projection",
        {in({3, 2, 4}), in({1, 2, 2}), in({1, 2, 3}), in({12, 4}), in({12, 2}), in({12}), in({12}),
         in({2, 3})},
        [](X x) { return lstm(x, kPlain); },
        "torch.lstm(a, (b, c), [d, e, f, g, h], True, 1, 0.0, False, False, False)")
        .no_second_order(),
    row("lstm", "zero_state", with_layers({in({3, 2, 4})}, 4, {4}),
        [](X x) {
          return c(nnc_lstm, x[0], none, from(x, 1), true, 1, 0.0, false, false, false);
        },
        "torch.lstm(a, (torch.zeros(1, 2, 3).to(a), torch.zeros(1, 2, 3).to(a)), [b, c, d, e], "
        "True, 1, 0.0, False, False, False)").no_second_order(),
    row("lstm", "dropout", with_layers({in({3, 2, 4}), in({2, 2, 3}), in({2, 2, 3})}, 4, {4, 3}),
        [](X x) { return lstm(x, {true, 2, 0.5, true, false, false}); },
        "torch.lstm(a, (b, c), [d, e, f, g, h, i, j, k], True, 2, 0.5, True, False, False)")
        .seeded(3).no_float32().no_gradcheck().no_second_order(),
    row("gru", "plain", with_layers({in({3, 2, 4}), in({1, 2, 3})}, 3, {4}),
        [](X x) { return one_state(nnc_gru, x, kPlain); },
        "torch.gru(a, b, [c, d, e, f], True, 1, 0.0, False, False, False)").no_second_order(),
    row("gru", "two_layers_both_directions",
        with_layers({in({2, 2, 4}), in({4, 2, 3})}, 3, {4, 4, 6, 6}),
        [](X x) { return one_state(nnc_gru, x, kDeep); },
        "torch.gru(a, b, [c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r], True, 2, 0.0, False, "
        "True, False)").no_second_order().tolerance(2e-5),
    row("rnn_tanh", "plain", with_layers({in({3, 2, 4}), in({1, 2, 3})}, 1, {4}),
        [](X x) { return one_state(nnc_rnn_tanh, x, kPlain); },
        "torch.rnn_tanh(a, b, [c, d, e, f], True, 1, 0.0, False, False, False)"),
    row("rnn_relu", "plain", with_layers({in({3, 2, 4}), in({1, 2, 3})}, 1, {4}),
        [](X x) { return one_state(nnc_rnn_relu, x, kPlain); },
        "torch.rnn_relu(a, b, [c, d, e, f], True, 1, 0.0, False, False, False)")
        .no_second_order(),
    row("gru", "batch_first", with_layers({in({2, 3, 4}), in({1, 2, 3})}, 3, {4}),
        [](X x) { return one_state(nnc_gru, x, {true, 1, 0, false, false, true}); },
        "torch.gru(a, b, [c, d, e, f], True, 1, 0.0, False, False, True)")
        .no_second_order().no_grad_fn_name(),
    row("gru", "dropout", with_layers({in({3, 2, 4}), in({2, 2, 3})}, 3, {4, 3}),
        [](X x) { return one_state(nnc_gru, x, {true, 2, 0.5, true, false, false}); },
        "torch.gru(a, b, [c, d, e, f, g, h, i, j], True, 2, 0.5, True, False, False)")
        .seeded(3).no_float32().no_gradcheck().no_second_order(),
    row("rnn_tanh", "batch_first", with_layers({in({2, 3, 4}), in({1, 2, 3})}, 1, {4}),
        [](X x) { return one_state(nnc_rnn_tanh, x, {true, 1, 0, false, false, true}); },
        "torch.rnn_tanh(a, b, [c, d, e, f], True, 1, 0.0, False, False, True)")
        .no_second_order().no_grad_fn_name(),
    row("rnn_tanh", "dropout", with_layers({in({3, 2, 4}), in({2, 2, 3})}, 1, {4, 3}),
        [](X x) { return one_state(nnc_rnn_tanh, x, {true, 2, 0.5, true, false, false}); },
        "torch.rnn_tanh(a, b, [c, d, e, f, g, h, i, j], True, 2, 0.5, True, False, False)")
        .seeded(3).no_float32().no_gradcheck().no_second_order(),
    row("rnn_relu", "batch_first", with_layers({in({2, 3, 4}), in({1, 2, 3})}, 1, {4}),
        [](X x) { return one_state(nnc_rnn_relu, x, {true, 1, 0, false, false, true}); },
        "torch.rnn_relu(a, b, [c, d, e, f], True, 1, 0.0, False, False, True)")
        .no_second_order().no_grad_fn_name(),
    row("rnn_relu", "dropout", with_layers({in({3, 2, 4}), in({2, 2, 3})}, 1, {4, 3}),
        [](X x) { return one_state(nnc_rnn_relu, x, {true, 2, 0.5, true, false, false}); },
        "torch.rnn_relu(a, b, [c, d, e, f, g, h, i, j], True, 2, 0.5, True, False, False)")
        .seeded(3).no_float32().no_gradcheck().no_second_order(),
    row("lstm_cell", "plain", with_layers({in({2, 4}), in({2, 3}), in({2, 3})}, 4, {4}),
        [](X x) { return c(nnc_lstm_cell, x[0], from(x, 1, 2), x[3], x[4], x[5], x[6]); },
        "torch.lstm_cell(a, (b, c), d, e, f, g)"),
    row("gru_cell", "plain", with_layers({in({2, 4}), in({2, 3})}, 3, {4}),
        [](X x) { return c(nnc_gru_cell, x[0], x[1], x[2], x[3], x[4], x[5]); },
        "torch.gru_cell(a, b, c, d, e, f)").no_second_order(),
    row("rnn_tanh_cell", "plain", with_layers({in({2, 4}), in({2, 3})}, 1, {4}),
        [](X x) { return c(nnc_rnn_tanh_cell, x[0], x[1], x[2], x[3], x[4], x[5]); },
        "torch.rnn_tanh_cell(a, b, c, d, e, f)").no_second_order(),
    row("rnn_relu_cell", "plain", with_layers({in({2, 4}), in({2, 3})}, 1, {4}),
        [](X x) { return c(nnc_rnn_relu_cell, x[0], x[1], x[2], x[3], x[4], x[5]); },
        "torch.rnn_relu_cell(a, b, c, d, e, f)").no_second_order(),
});
// clang-format on

// clang-format off
const bool g_rnn_refusals = add_refusals("rnn", {
    {"lstm", "features", with_layers({in({3, 2, 5}), in({1, 2, 3}), in({1, 2, 3})}, 4, {4}),
     [](X x) { return lstm(x, kPlain); }, Code::kShape,
     "input.size(-1) must be equal to input_size. Expected 4, got 5",
     "torch.lstm(a, (b, c), [d, e, f, g], True, 1, 0.0, False, False, False)"},
    {"lstm", "state", with_layers({in({3, 2, 4}), in({1, 5, 3}), in({1, 2, 3})}, 4, {4}),
     [](X x) { return lstm(x, kPlain); }, Code::kShape,
     "Expected hidden[0] size [1, 2, 3], got [1, 5, 3]",
     "torch.lstm(a, (b, c), [d, e, f, g], True, 1, 0.0, False, False, False)"},
    {"lstm", "no_steps", with_layers({in({0, 2, 4}), in({1, 2, 3}), in({1, 2, 3})}, 4, {4}),
     [](X x) { return lstm(x, kPlain); }, Code::kShape,
     "Expected sequence length to be larger than 0 in RNN",
     "torch.lstm(a, (b, c), [d, e, f, g], True, 1, 0.0, False, False, False)"},
    {"lstm", "parameters",
        with_layers({in({3, 2, 4}), in({1, 2, 3}), in({1, 2, 3})}, 4, {4}, false),
     [](X x) { return lstm(x, kPlain); }, Code::kInvalid,
     "got an incorrect number of RNN parameters",
     "torch.lstm(a, (b, c), [d, e], True, 1, 0.0, False, False, False)"},
    {"gru_cell", "hidden", with_layers({in({2, 4}), in({2, 5})}, 3, {4}),
     [](X x) { return c(nnc_gru_cell, x[0], x[1], x[2], x[3], x[4], x[5]); }, Code::kShape,
     "hidden0 has inconsistent hidden_size: got 5, expected 3",
     "torch.gru_cell(a, b, c, d, e, f)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
