// SPDX-License-Identifier: Apache-2.0
// Rows of packed sequences (torch.nn.utils.rnn) and of recurrent layers on them.
#include <cmath>

#include "interface/module_values.h"

namespace nnc::testing {
namespace {

Handle packed(X x, bool batch_first, bool enforce_sorted) {
  return c(nnc_pack_padded_sequence, x[0], x[1], batch_first, enforce_sorted);
}
// data, batch_sizes and, of a sequence that is not the longest first, the two lists of indices.
Out parts(const Handle& p) {
  Tensors all{c(nnc_packed_sequence_data, p), c(nnc_packed_sequence_batch_sizes, p)};
  const Out sorted = c(nnc_packed_sequence_sorted_indices, p);
  if (!sorted.all.empty() && sorted.all[0].defined()) {
    all.push_back(sorted);
    all.push_back(c(nnc_packed_sequence_unsorted_indices, p));
  }
  return all;
}
#define PARTS(packed) "[t for t in " packed " if t is not None]"
#define PACK "rnn.pack_padded_sequence"

// The layer of that text with the parameters params[0], params[1], ...
Handle layer_with(const char* text, X params) {
  const Handle m = module(text);
  if (params[0].dtype() == DType::kFloat64) c(nnc_module_to, m, NNC_FLOAT64);
  const Handle names = c(nnc_module_named_parameters, m);
  const Handle state = c(nnc_named_new);
  for (int64_t i = 0; i < params.size(); ++i) {
    c(nnc_named_add, state, c(nnc_named_key, names, i).text.c_str(), params[i]);
  }
  c(nnc_module_load_state_dict, m, state, true, none, none);
  c(nnc_module_requires_grad_, m, false);
  return m;
}
#define LAYER(text) "filled(nn." text

// x: input, lengths, then `states` first states, then parameters.
Out called(const char* text, X x, int64_t states, bool enforce_sorted, bool batch_first = false) {
  const Handle m = layer_with(text, X(x.data() + 2 + states, x.size() - 2 - states));
  const Handle input = packed(x, batch_first, enforce_sorted);
  const X hx(x.data() + 2, states);
  const Out result = c(nnc_module_call_packed, m, input, hx);
  Tensors all{c(nnc_packed_sequence_data, result.handles[0])};
  for (const Tensor& t : result.all) {
    if (t.defined()) all.push_back(t);
  }
  return all;
}

In steps() {
  return in({4, 3, 2});
}
In lengths(std::vector<double> values) {
  const auto n = static_cast<int64_t>(values.size());
  return ints({n}, std::move(values));
}
// Parameters of a layer: weight_ih, weight_hh, bias_ih, bias_hh.
std::vector<In> with_parameters(std::vector<In> first, int64_t gates, int64_t input, int64_t hidden,
                                int64_t times = 1) {
  for (int64_t i = 0; i < times; ++i) {
    first.push_back(constant({gates * hidden, input}));
    first.push_back(constant({gates * hidden, hidden}));
    first.push_back(constant({gates * hidden}));
    first.push_back(constant({gates * hidden}));
  }
  return first;
}

// clang-format off
[[maybe_unused]] const bool g_packed = add_samples("packed", {
    row("pack_padded_sequence", "longest_first", {steps(), lengths({4, 2, 1})},
        [](X x) { return parts(packed(x, false, true)); },
        PARTS(PACK "(a, b)")),
    row("pack_padded_sequence", "sorted_here", {steps(), lengths({2, 4, 1})},
        [](X x) { return parts(packed(x, false, false)); },
        PARTS(PACK "(a, b, enforce_sorted=False)")),
    row("pack_padded_sequence", "batch_first", {in({3, 4, 2}), lengths({1, 3, 3})},
        [](X x) { return parts(packed(x, true, false)); },
        PARTS(PACK "(a, b, batch_first=True, enforce_sorted=False)")),
    row("pack_padded_sequence", "shorter_than_the_padding", {steps(), lengths({3, 3, 2})},
        [](X x) { return parts(packed(x, false, true)); },
        PARTS(PACK "(a, b)")),
    row("pack_padded_sequence", "matrix", {in({4, 2}), lengths({4, 3})},
        [](X x) { return parts(packed(x, false, true)); },
        PARTS(PACK "(a, b)")),
    row("pack_padded_sequence", "four_dimensions", {in({3, 2, 2, 2}), lengths({1, 3})},
        [](X x) { return parts(packed(x, false, false)); },
        PARTS(PACK "(a, b, enforce_sorted=False)")),
    row("pack_padded_sequence", "integers", {ints({4, 3}, 0, 50), lengths({4, 2, 1})},
        [](X x) { return parts(packed(x, false, true)); },
        PARTS(PACK "(a, b)")),
    row("pack_padded_sequence", "float_lengths", {steps(), constant({3}).type(DType::kFloat32).values({3, 2, 2})},
        [](X x) { return parts(packed(x, false, true)); },
        PARTS(PACK "(a, b)")),
    row("pack_padded_sequence", "one_sequence", {in({5, 1, 2}), lengths({3})},
        [](X x) { return parts(packed(x, false, true)); },
        PARTS(PACK "(a, b)")),

    row("pad_packed_sequence", "there_and_back", {steps(), lengths({4, 2, 1})},
        [](X x) { return c(nnc_pad_packed_sequence, packed(x, false, true), false, 0.0, none); },
        "rnn.pad_packed_sequence(" PACK "(a, b))"),
    row("pad_packed_sequence", "sorted_here", {steps(), lengths({2, 4, 1})},
        [](X x) { return c(nnc_pad_packed_sequence, packed(x, false, false), false, 0.0, none); },
        "rnn.pad_packed_sequence(" PACK "(a, b, enforce_sorted=False))"),
    row("pad_packed_sequence", "batch_first_value", {steps(), lengths({2, 3, 1})},
        [](X x) { return c(nnc_contiguous, c(nnc_pad_packed_sequence, packed(x, false, false), true, -2.5, none).all[0]); },
        "rnn.pad_packed_sequence(" PACK "(a, b, enforce_sorted=False), batch_first=True, padding_value=-2.5)[0].contiguous()"),
    row("pad_packed_sequence", "batch_first_sorted", {steps(), lengths({3, 2, 1})},
        [](X x) { return c(nnc_pad_packed_sequence, packed(x, false, true), true, 1.0, none); },
        "rnn.pad_packed_sequence(" PACK "(a, b), batch_first=True, padding_value=1.0)"),
    row("pad_packed_sequence", "total_length", {steps(), lengths({3, 2, 2})},
        [](X x) { return c(nnc_pad_packed_sequence, packed(x, false, true), false, 7.0, 6); },
        "rnn.pad_packed_sequence(" PACK "(a, b), padding_value=7.0, total_length=6)"),
    row("pad_packed_sequence", "total_length_no_more", {steps(), lengths({3, 2, 2})},
        [](X x) { return c(nnc_pad_packed_sequence, packed(x, false, true), false, 0.0, 3); },
        "rnn.pad_packed_sequence(" PACK "(a, b), total_length=3)"),
    row("pad_packed_sequence", "infinite", {in({4, 2}), lengths({4, 2})},
        [](X x) { return c(nnc_pad_packed_sequence, packed(x, false, true), false, -INFINITY, none); },
        "rnn.pad_packed_sequence(" PACK "(a, b), padding_value=-float('inf'))").no_gradcheck(),
    row("pad_packed_sequence", "integers", {ints({4, 3}, 0, 50), lengths({4, 2, 1})},
        [](X x) { return c(nnc_pad_packed_sequence, packed(x, false, true), false, 9.0, none); },
        "rnn.pad_packed_sequence(" PACK "(a, b), padding_value=9)"),
    row("pad_packed_sequence", "no_features", {constant({4, 0}), ints({2}, {2, 2})},
        [](X x) {
          const Handle p = c(nnc_packed_sequence_new, x[0], x[1], none, none);
          return c(nnc_pad_packed_sequence, p, false, 0.0, none);
        },
        "rnn.pad_packed_sequence(packed(a, b))"),

    row("packed_sequence_new", "from_parts", {in({5, 2}), ints({3}, {3, 1, 1})},
        [](X x) { return parts(c(nnc_packed_sequence_new, x[0], x[1], none, none)); },
        PARTS("packed(a, b)")).no_write_check(),
    row("packed_sequence_new", "way_back_follows", {in({5, 2}), ints({2}, {3, 2}), ints({3}, {2, 0, 1})},
        [](X x) { return parts(c(nnc_packed_sequence_new, x[0], x[1], x[2], none)); },
        PARTS("packed(a, b, c)")).no_write_check(),
    row("packed_sequence_new", "both", {in({5, 2}), ints({2}, {3, 2}), ints({3}, {2, 0, 1}), ints({3}, {1, 2, 0})},
        [](X x) { return c(nnc_pad_packed_sequence, c(nnc_packed_sequence_new, x[0], x[1], x[2], x[3]), false, 0.0, none); },
        "rnn.pad_packed_sequence(packed(a, b, c, d))"),
    row("packed_sequence_data", "data", {in({5, 2}), ints({2}, {3, 2})},
        [](X x) { return c(nnc_packed_sequence_data, c(nnc_packed_sequence_new, x[0], x[1], none, none)); },
        "packed(a, b).data").no_write_check(),
    row("packed_sequence_batch_sizes", "batch_sizes", {in({5, 2}), ints({2}, {3, 2})},
        [](X x) { return c(nnc_packed_sequence_batch_sizes, c(nnc_packed_sequence_new, x[0], x[1], none, none)); },
        "packed(a, b).batch_sizes").no_write_check(),
    row("packed_sequence_sorted_indices", "sorted_indices", {in({5, 2}), ints({2}, {3, 2}), ints({3}, {2, 0, 1})},
        [](X x) { return c(nnc_packed_sequence_sorted_indices, c(nnc_packed_sequence_new, x[0], x[1], x[2], none)); },
        "packed(a, b, c).sorted_indices").no_write_check(),
    row("packed_sequence_unsorted_indices", "unsorted_indices", {in({5, 2}), ints({2}, {3, 2}), ints({3}, {2, 0, 1})},
        [](X x) { return c(nnc_packed_sequence_unsorted_indices, c(nnc_packed_sequence_new, x[0], x[1], x[2], none)); },
        "packed(a, b, c).unsorted_indices"),

    row("pack_sequence", "longest_first", {in({3, 2}), in({2, 2}), in({2, 2})},
        [](X x) { return parts(c(nnc_pack_sequence, x, true)); },
        PARTS("rnn.pack_sequence([a, b, c])")),
    row("pack_sequence", "sorted_here", {in({1, 2}), in({4, 2}), in({2, 2})},
        [](X x) { return parts(c(nnc_pack_sequence, x, false)); },
        PARTS("rnn.pack_sequence([a, b, c], enforce_sorted=False)")),
    row("pack_sequence", "vectors", {in({2}), in({3})},
        [](X x) { return parts(c(nnc_pack_sequence, x, false)); },
        PARTS("rnn.pack_sequence([a, b], enforce_sorted=False)")),
    row("pack_sequence", "one", {in({3, 2})},
        [](X x) { return parts(c(nnc_pack_sequence, x, true)); },
        PARTS("rnn.pack_sequence([a])")),
    row("pack_sequence", "integers", {ints({3}, 0, 50), ints({2}, 0, 50)},
        [](X x) { return parts(c(nnc_pack_sequence, x, true)); },
        PARTS("rnn.pack_sequence([a, b])")),
    row("pack_sequence", "of_the_first_type", {in({3, 2}), constant({2, 2}).type(DType::kFloat16)},
        [](X x) { return parts(c(nnc_pack_sequence, x, true)); },
        PARTS("rnn.pack_sequence([a, b])")),

    row("unpack_sequence", "longest_first", {steps(), lengths({4, 2, 1})},
        [](X x) { return c(nnc_unpack_sequence, packed(x, false, true)); },
        "rnn.unpack_sequence(" PACK "(a, b))"),
    row("unpack_sequence", "sorted_here", {steps(), lengths({2, 4, 1})},
        [](X x) { return c(nnc_unpack_sequence, packed(x, false, false)); },
        "rnn.unpack_sequence(" PACK "(a, b, enforce_sorted=False))"),
    row("unpack_sequence", "integers", {ints({4, 3}, 0, 50), lengths({3, 3, 2})},
        [](X x) { return c(nnc_unpack_sequence, packed(x, false, true)); },
        "rnn.unpack_sequence(" PACK "(a, b))"),

    row("pad_sequence", "two", {in({2, 2}), in({3, 2})},
        [](X x) { return c(nnc_pad_sequence, x, false, 0.0, none); }, "rnn.pad_sequence([a, b])"),
    row("pad_sequence", "batch_first", {in({2, 2}), in({3, 2}), in({1, 2})},
        [](X x) { return c(nnc_pad_sequence, x, true, -1.5, "right"); },
        "rnn.pad_sequence([a, b, c], batch_first=True, padding_value=-1.5)"),
    row("pad_sequence", "left", {in({2, 2}), in({3, 2})},
        [](X x) { return c(nnc_pad_sequence, x, false, 2.0, "left"); },
        "rnn.pad_sequence([a, b], padding_value=2.0, padding_side='left')"),
    row("pad_sequence", "left_batch_first", {in({2}), in({3})},
        [](X x) { return c(nnc_pad_sequence, x, true, 2.0, "left"); },
        "rnn.pad_sequence([a, b], batch_first=True, padding_value=2.0, padding_side='left')"),
    row("pad_sequence", "one", {in({2, 2})},
        [](X x) { return c(nnc_pad_sequence, x, false, 0.0, none); }, "rnn.pad_sequence([a])"),
    row("pad_sequence", "integers", {ints({3}, 0, 50), ints({2}, 0, 50)},
        [](X x) { return c(nnc_pad_sequence, x, true, 7.0, none); },
        "rnn.pad_sequence([a, b], batch_first=True, padding_value=7)"),
    row("pad_sequence", "of_the_first_type", {ints({3}, 0, 50), constant({2}).type(DType::kFloat32).range(0, 9)},
        [](X x) { return c(nnc_pad_sequence, x, true, 7.0, none); },
        "rnn.pad_sequence([a, b], batch_first=True, padding_value=7)"),
    row("pad_sequence", "broadcast", {in({2, 3}), in({3, 1})},
        [](X x) { return c(nnc_pad_sequence, x, false, 0.0, none); }, "rnn.pad_sequence([a, b])"),
    row("pad_sequence", "an_empty_one", {in({0, 3}), in({2, 3})},
        [](X x) { return c(nnc_pad_sequence, x, false, 1.0, none); },
        "rnn.pad_sequence([a, b], padding_value=1.0)"),

    row("unpad_sequence", "two", {in({3, 2, 2}), lengths({3, 1})},
        [](X x) { return c(nnc_unpad_sequence, x[0], x[1], false); }, "rnn.unpad_sequence(a * 1, b)"),
    row("unpad_sequence", "batch_first", {in({3, 2, 2}), lengths({1, 2, 1})},
        [](X x) { return c(nnc_unpad_sequence, x[0], x[1], true); },
        "rnn.unpad_sequence(a, b, batch_first=True)"),
    row("unpad_sequence", "none_and_all", {in({3, 3, 2}), lengths({0, 5, -2})},
        [](X x) { return c(nnc_unpad_sequence, x[0], x[1], false); }, "rnn.unpad_sequence(a * 1, b)"),
    row("unpad_sequence", "float_lengths", {in({3, 2}), constant({2}).type(DType::kFloat32).values({1.5, 2})},
        [](X x) { return c(nnc_unpad_sequence, x[0], x[1], false); }, "rnn.unpad_sequence(a * 1, b)"),
    row("unpad_sequence", "integers", {ints({2, 3}, 0, 50), lengths({2, 1})},
        [](X x) { return c(nnc_unpad_sequence, x[0], x[1], true); },
        "rnn.unpad_sequence(a, b, batch_first=True)"),

    row("invert_permutation", "three", {ints({3}, {2, 0, 1})},
        [](X x) { return c(nnc_invert_permutation, x[0]); }, "inverted(a)"),
    row("invert_permutation", "identity", {ints({4}, {0, 1, 2, 3})},
        [](X x) { return c(nnc_invert_permutation, x[0]); }, "inverted(a)"),
    row("invert_permutation", "none", {ints({0}, 0, 1)},
        [](X x) { return c(nnc_invert_permutation, x[0]); }, "inverted(a)"),

    row("module_call_packed", "lstm", with_parameters({steps(), lengths({4, 2, 1})}, 4, 2, 3),
        [](X x) { return called("LSTM(2, 3)", x, 0, true); },
        "called(" LAYER("LSTM(2, 3), c, d, e, f)") ", " PACK "(a, b))"),
    row("module_call_packed", "lstm_sorted_here", with_parameters({steps(), lengths({2, 4, 1})}, 4, 2, 3),
        [](X x) { return called("LSTM(2, 3)", x, 0, false); },
        "called(" LAYER("LSTM(2, 3), c, d, e, f)") ", " PACK "(a, b, enforce_sorted=False))"),
    row("module_call_packed", "lstm_both_ways", with_parameters({steps(), lengths({2, 4, 1})}, 4, 2, 3, 2),
        [](X x) { return called("LSTM(2, 3, bidirectional=True)", x, 0, false); },
        "called(" LAYER("LSTM(2, 3, bidirectional=True), c, d, e, f, g, h, i, j)") ", " PACK "(a, b, enforce_sorted=False))"),
    row("module_call_packed", "lstm_states", with_parameters({steps(), lengths({2, 4, 1}), in({1, 3, 3}), in({1, 3, 3})}, 4, 2, 3),
        [](X x) { return called("LSTM(2, 3)", x, 2, false); },
        "called(" LAYER("LSTM(2, 3), e, f, g, h)") ", " PACK "(a, b, enforce_sorted=False), (c, d))"),
    row("module_call_packed", "lstm_states_both_ways", with_parameters({steps(), lengths({2, 4, 1}), in({2, 3, 3}), in({2, 3, 3})}, 4, 2, 3, 2),
        [](X x) { return called("LSTM(2, 3, bidirectional=True)", x, 2, false); },
        "called(" LAYER("LSTM(2, 3, bidirectional=True), e, f, g, h, i, j, k, l)") ", " PACK "(a, b, enforce_sorted=False), (c, d))"),
    row("module_call_packed", "lstm_two_layers", with_parameters({in({4, 3, 3}), lengths({3, 3, 1})}, 4, 3, 3, 2),
        [](X x) { return called("LSTM(3, 3, num_layers=2)", x, 0, true); },
        "called(" LAYER("LSTM(3, 3, num_layers=2), c, d, e, f, g, h, i, j)") ", " PACK "(a, b))"),
    row("module_call_packed", "lstm_batch_first", with_parameters({in({3, 4, 2}), lengths({2, 4, 1})}, 4, 2, 3),
        [](X x) { return called("LSTM(2, 3, batch_first=True)", x, 0, false, true); },
        "called(" LAYER("LSTM(2, 3, batch_first=True), c, d, e, f)") ", " PACK "(a, b, batch_first=True, enforce_sorted=False))"),
    row("module_call_packed", "lstm_projected",
        {steps(), lengths({2, 4, 1}), constant({12, 2}), constant({12, 2}), constant({12}), constant({12}), constant({2, 3})},
        [](X x) { return called("LSTM(2, 3, proj_size=2)", x, 0, false); },
        "called(" LAYER("LSTM(2, 3, proj_size=2), c, d, e, f, g)") ", " PACK "(a, b, enforce_sorted=False))"),
    row("module_call_packed", "gru", with_parameters({steps(), lengths({2, 4, 1})}, 3, 2, 3),
        [](X x) { return called("GRU(2, 3)", x, 0, false); },
        "called(" LAYER("GRU(2, 3), c, d, e, f)") ", " PACK "(a, b, enforce_sorted=False))"),
    row("module_call_packed", "gru_state_both_ways", with_parameters({steps(), lengths({4, 3, 3}), in({2, 3, 3})}, 3, 2, 3, 2),
        [](X x) { return called("GRU(2, 3, bidirectional=True)", x, 1, true); },
        "called(" LAYER("GRU(2, 3, bidirectional=True), d, e, f, g, h, i, j, k)") ", " PACK "(a, b), c)"),
    row("module_call_packed", "rnn_tanh", with_parameters({steps(), lengths({2, 4, 1}), in({1, 3, 3})}, 1, 2, 3),
        [](X x) { return called("RNN(2, 3)", x, 1, false); },
        "called(" LAYER("RNN(2, 3), d, e, f, g)") ", " PACK "(a, b, enforce_sorted=False), c)"),
    row("module_call_packed", "rnn_relu_both_ways", with_parameters({steps(), lengths({2, 4, 1})}, 1, 2, 3, 2),
        [](X x) { return called("RNN(2, 3, nonlinearity='relu', bidirectional=True)", x, 0, false); },
        "called(" LAYER("RNN(2, 3, nonlinearity='relu', bidirectional=True), c, d, e, f, g, h, i, j)") ", " PACK "(a, b, enforce_sorted=False))"),
    row("module_call_packed", "output_alone", with_parameters({steps(), lengths({2, 4, 1})}, 4, 2, 3),
        [](X x) {
          const Handle m = layer_with("LSTM(2, 3)", X(x.data() + 2, 4));
          const Out result = c(nnc_module_call_packed, m, packed(x, false, false), none, wanted, none, none);
          return c(nnc_packed_sequence_data, result.handles[0]);
        },
        "called(" LAYER("LSTM(2, 3), c, d, e, f)") ", " PACK "(a, b, enforce_sorted=False))[0]"),
    row("module_call_packed", "equal_lengths", with_parameters({steps(), lengths({4, 4, 4})}, 4, 2, 3),
        [](X x) { return called("LSTM(2, 3)", x, 0, true); },
        "called(" LAYER("LSTM(2, 3), c, d, e, f)") ", " PACK "(a, b))"),
});

[[maybe_unused]] const bool g_packed_refusals = add_refusals("packed", {
    {"pack_padded_sequence", "not_sorted", {constant({4, 3, 2}), ints({3}, {2, 4, 1})},
     [](X x) { return parts(packed(x, false, true)); }, Code::kInvalid,
     "must be sorted in decreasing order", PACK "(a, b)"},
    {"pack_padded_sequence", "length_0", {constant({4, 3, 2}), ints({3}, {2, 1, 0})},
     [](X x) { return parts(packed(x, false, true)); }, Code::kInvalid,
     "has to be greater than 0, but found 0", PACK "(a, b)"},
    {"pack_padded_sequence", "lengths_of_another_batch", {constant({4, 3, 2}), ints({2}, {2, 1})},
     [](X x) { return parts(packed(x, false, true)); }, Code::kShape,
     "but got 2 (batch_size=3)", PACK "(a, b)"},
    {"pack_padded_sequence", "empty", {constant({3, 2, 0}), ints({2}, {2, 1})},
     [](X x) { return parts(packed(x, false, true)); }, Code::kShape,
     "Cannot pack empty tensors", PACK "(a, b)"},
    {"pack_padded_sequence", "vector", {constant({3}), ints({1}, {2})},
     [](X x) { return parts(packed(x, false, true)); }, Code::kShape,
     "at least 2 dimensions", PACK "(a, b)"},
    {"pack_padded_sequence", "matrix_of_lengths", {constant({3, 1}), ints({1, 1}, {2})},
     [](X x) { return parts(packed(x, false, true)); }, Code::kInvalid,
     "1D CPU int64 tensor, but got 2D", PACK "(a, b)"},
    {"pad_packed_sequence", "total_length", {constant({4, 3, 2}), ints({3}, {4, 2, 1})},
     [](X x) { return c(nnc_pad_packed_sequence, packed(x, false, true), false, 0.0, 3); }, Code::kInvalid,
     "total_length=3 and max sequence length being 4", "rnn.pad_packed_sequence(" PACK "(a, b), total_length=3)"},
    {"packed_sequence_new", "sizes_too_long", {constant({3, 2}), ints({2}, {2, 2})},
     [](X x) { return parts(c(nnc_packed_sequence_new, x[0], x[1], none, none)); }, Code::kShape,
     "more than the 3 rows", "rnn.pad_packed_sequence(rnn.PackedSequence(a, b))"},
    {"packed_sequence_new", "sizes_that_grow", {constant({3, 2}), ints({2}, {1, 2})},
     [](X x) { return parts(c(nnc_packed_sequence_new, x[0], x[1], none, none)); }, Code::kInvalid,
     "should be decreasing, got 1 before 2", "rnn.pad_packed_sequence(rnn.PackedSequence(a, b))"},
    {"packed_sequence_new", "no_sizes", {constant({0, 2}), ints({0}, 0, 1)},
     [](X x) { return parts(c(nnc_packed_sequence_new, x[0], x[1], none, none)); }, Code::kInvalid,
     "can not be empty", "rnn.pad_packed_sequence(rnn.PackedSequence(a, b))"},
    {"pack_sequence", "none", {}, [](X) { return parts(c(nnc_pack_sequence, none, true)); }, Code::kInvalid,
     "received an empty list of sequences", "rnn.pack_sequence([])"},
    {"pack_sequence", "not_sorted", {constant({2, 1}), constant({3, 1})},
     [](X x) { return parts(c(nnc_pack_sequence, x, true)); }, Code::kInvalid,
     "must be sorted in decreasing order", "rnn.pack_sequence([a, b])"},
    {"pack_sequence", "other_features", {constant({3, 1}), constant({2, 2})},
     [](X x) { return parts(c(nnc_pack_sequence, x, true)); }, Code::kShape,
     "Sizes of tensors must match", "rnn.pack_sequence([a, b])"},
    {"pack_sequence", "length_0", {constant({3}), constant({0})},
     [](X x) { return parts(c(nnc_pack_sequence, x, true)); }, Code::kInvalid,
     "has to be greater than 0, but found 0", "rnn.pack_sequence([a, b])"},
    {"pad_sequence", "none", {}, [](X) { return c(nnc_pad_sequence, none, false, 0.0, none); }, Code::kInvalid,
     "received an empty list of sequences", "rnn.pad_sequence([])"},
    {"pad_sequence", "side", {constant({2})}, [](X x) { return c(nnc_pad_sequence, x, false, 0.0, "up"); }, Code::kInvalid,
     "one of left or right, but got up", "rnn.pad_sequence([a], padding_side='up')"},
    {"pad_sequence", "number", {constant({})}, [](X x) { return c(nnc_pad_sequence, x, false, 0.0, none); }, Code::kShape,
     "at least 1 dimension", "rnn.pad_sequence([a])"},
    {"pad_sequence", "sizes", {constant({2, 1}), constant({2, 3})}, [](X x) { return c(nnc_pad_sequence, x, false, 0.0, none); }, Code::kShape,
     "does not fit the first one's", "rnn.pad_sequence([a, b])"},
    {"unpad_sequence", "too_few_lengths", {constant({3, 2}), ints({1}, {2})},
     [](X x) { return c(nnc_unpad_sequence, x[0], x[1], false); }, Code::kShape,
     "lengths has size", "rnn.unpad_sequence(a * 1, b)"},
    {"unpad_sequence", "vector", {constant({3}), ints({1}, {2})},
     [](X x) { return c(nnc_unpad_sequence, x[0], x[1], false); }, Code::kShape,
     "at least 2 dimensions", "rnn.unpad_sequence(a * 1, b)"},
    {"invert_permutation", "beyond", {ints({3}, {2, 0, 5})},
     [](X x) { return c(nnc_invert_permutation, x[0]); }, Code::kIndex,
     "index 5 is out of bounds", "rnn.invert_permutation(a)"},
    {"invert_permutation", "matrix", {ints({1, 2}, {1, 0})},
     [](X x) { return c(nnc_invert_permutation, x[0]); }, Code::kInvalid,
     "must be a 1D int64 tensor", "rnn.invert_permutation(a)"},
    {"module_call_packed", "states_of_another_batch", {constant({4, 3, 2}).type(DType::kFloat32), ints({3}, {4, 2, 1}), constant({1, 2, 3}).type(DType::kFloat32)},
     [](X x) { return c(nnc_module_call_packed, module("GRU(2, 3)"), packed(x, false, true), Tensors{x[2]}); }, Code::kShape,
     "Expected hidden[0] size [1, 3, 3], got [1, 2, 3]", "nn.GRU(2, 3)(" PACK "(a, b), c)"},
    {"module_call_packed", "features", {constant({4, 3, 2}).type(DType::kFloat32), ints({3}, {4, 2, 1})},
     [](X x) { return c(nnc_module_call_packed, module("LSTM(5, 3)"), packed(x, false, true), none); }, Code::kShape,
     "Expected 5, got 2", "nn.LSTM(5, 3)(" PACK "(a, b))"},
    {"module_call_packed", "another_layer", {constant({4, 3, 2}).type(DType::kFloat32), ints({3}, {4, 2, 1})},
     [](X x) { return c(nnc_module_call_packed, module("ReLU()"), packed(x, false, true), none); }, Code::kUnknown,
     "ReLU takes no packed sequence", "nn.ReLU()(" PACK "(a, b))"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
