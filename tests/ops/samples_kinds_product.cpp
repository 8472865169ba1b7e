// SPDX-License-Identifier: Apache-2.0
// Products, steps of recurrent layers and searches of every kind of input.
#include <cmath>

#include "support/kinds.h"

namespace nnc::testing {
namespace {

using Layer = decltype(&nnc_rnn_tanh);
std::vector<Sample> recurrent(const char* op, Layer layer, const char* torch) {
  const Call call = [layer](X x) {
    return c(layer, x[0], x[1], X(x.data() + 2, 2), false, 1, 0, false, false, false);
  };
  std::vector<Sample> rows =
      each_of(op, call, torch, operands({{2, -1, 3}, {1, -1, 2}, {2, 3}, {2, 2}}));
  // An empty batch is one step, however many there are.
  for (Sample& s : rows) s = s.no_second_order().no_grad_fn_name();
  return rows;
}

// clang-format off
[[maybe_unused]] const bool g_kinds_products = add_samples("kinds_product", joined({
    each_of("mv", [](X x) { return c(nnc_mv, x[0], x[1]); }, "torch.mv(a, b)", operands({{-1, 3}, {3}})),
    each_of("dot", [](X x) { return c(nnc_dot, x[0], x[1]); }, "torch.dot(a, b)", operands({{-1}, {-1}})),
    each_of("outer", [](X x) { return c(nnc_outer, x[0], x[1]); }, "torch.outer(a, b)", operands({{-1}, {3}})),
    each_of("bmm", [](X x) { return c(nnc_bmm, x[0], x[1]); }, "torch.bmm(a, b)", operands({{2, 2, -1}, {2, -1, 3}})),
    each_of("addmv", [](X x) { return c(nnc_addmv, x[0], x[1], x[2], 0.5, 2); }, "torch.addmv(a, b, c, beta=0.5, alpha=2.0)", operands({{3}, {3, -1}, {-1}})),
    each_of("baddbmm", [](X x) { return c(nnc_baddbmm, x[0], x[1], x[2], 0.5, 2); }, "torch.baddbmm(a, b, c, beta=0.5, alpha=2.0)", operands({{2, 2, 3}, {2, 2, -1}, {2, -1, 3}})),
    each_of("tensordot", [](X x) { return c(nnc_tensordot, x[0], x[1], 1); }, "torch.tensordot(a, b, 1)", operands({{2, -1}, {-1, 2}})),
    {row("linalg_norm_str", "batch_of_none", {in({0, 2, 3})},
         [](X x) { return c(nnc_linalg_norm_str, x[0], "fro", list({-2, -1}), 0, 0); }, "torch.linalg.norm(a, 'fro', (-2, -1))"),
     row("linalg_norm_str", "nan", {constant({2, 2}).values({1, NAN, 2, 0})},
         [](X x) { return c(nnc_linalg_norm_str, x[0], "fro", none, 0, 0); }, "torch.linalg.norm(a, 'fro')"),
     row("linalg_norm_str", "fro_half", {in({3, 2}).type(DType::kFloat16)},
         [](X x) { return c(nnc_linalg_norm_str, x[0], "fro", list({0, 1}), 1, NNC_FLOAT32); }, "torch.linalg.norm(a, 'fro', (0, 1), True, dtype=torch.float32)")},
}));
[[maybe_unused]] const bool g_kinds_recurrent = add_samples("kinds_product", joined({
    each_of("gru_cell", [](X x) { return c(nnc_gru_cell, x[0], x[1], x[2], x[3], none, none); }, "torch.gru_cell(a, b, c, d)", operands({{-1, 3}, {-1, 2}, {6, 3}, {6, 2}})),
    each_of("rnn_tanh_cell", [](X x) { return c(nnc_rnn_tanh_cell, x[0], x[1], x[2], x[3], none, none); }, "torch.rnn_tanh_cell(a, b, c, d)", operands({{-1, 3}, {-1, 2}, {2, 3}, {2, 2}})),
    each_of("rnn_relu_cell", [](X x) { return c(nnc_rnn_relu_cell, x[0], x[1], x[2], x[3], none, none); }, "torch.rnn_relu_cell(a, b, c, d)", operands({{-1, 3}, {-1, 2}, {2, 3}, {2, 2}})),
    each_of("lstm_cell", [](X x) { return c(nnc_lstm_cell, x[0], Tensors{x[1], x[2]}, x[3], x[4], none, none); }, "torch.lstm_cell(a, (b, c), d, e)", operands({{-1, 3}, {-1, 2}, {-1, 2}, {8, 3}, {8, 2}})),
    recurrent("rnn_tanh", nnc_rnn_tanh, "torch.rnn_tanh(a, b, [c, d], False, 1, 0.0, False, False, False)"),
    recurrent("rnn_relu", nnc_rnn_relu, "torch.rnn_relu(a, b, [c, d], False, 1, 0.0, False, False, False)"),
}));
[[maybe_unused]] const bool g_kinds_search = add_samples("kinds_product", joined({
    each("isin_scalar_i64", [](X x) { return c(nnc_isin_scalar_i64, x[0], 3, 0, 1); }, "torch.isin(a, 3, invert=True)", {kOf0d | kOfOdd | kOfNan | kOfBytes}),
    each("isin_scalar_self", [](X x) { return c(nnc_isin_scalar_self, 3, x[0], 0, 0); }, "torch.isin(3.0, a)", {kOf0d | kOfOdd | kOfNan}),
    each("isin_scalar_self_i64", [](X x) { return c(nnc_isin_scalar_self_i64, 3, x[0], 0, 0); }, "torch.isin(3, a)", {kOf0d | kOfOdd | kOfNan}),
    {row("isin_scalar_self_i64", "bytes", {ints({4}, {0, 3, 255, 3}).type(DType::kUInt8)},
         [](X x) { return c(nnc_isin_scalar_self_i64, 255, x[0], 0, 0); }, "torch.isin(255, a)"),
     row("searchsorted_scalar_i64", "half", {constant({4}).type(DType::kFloat16).values({-1, 2, 2, NAN})},
         [](X x) { return c(nnc_searchsorted_scalar_i64, x[0], 2, 0, 1, none, none); }, "torch.searchsorted(a, 2, right=True)"),
     row("transformer_generate_square_subsequent_mask", "half", {},
         [](X) { return c(nnc_transformer_generate_square_subsequent_mask, 5, NNC_FLOAT16); },
         "nn.Transformer.generate_square_subsequent_mask(5, dtype=torch.float16)")},
}));
// clang-format on

}  // namespace
}  // namespace nnc::testing
