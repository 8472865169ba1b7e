// SPDX-License-Identifier: Apache-2.0
// Rows of initial values. What is drawn follows the memory of a tensor, so that other strides have
// rows of their own.
#include <cmath>

#include "interface/module_values.h"

namespace nnc::testing {
namespace {

// A copy of t with new values.
template <class F, class... A>
Out filled(F function, const Tensor& t, const A&... arguments) {
  const Tensor y = c(nnc_clone, t);
  c(function, y, arguments...);
  return y;
}
// A copy of t after `look` of it got new values.
template <class F, class... A>
Out filled_view(F function, const Tensor& t, Out (*look)(const Tensor&), const A&... arguments) {
  const Tensor y = c(nnc_clone, t);
  c(function, look(y), arguments...);
  return y;
}
Out turned(const Tensor& t) {
  return c(nnc_transpose, t, 0, 1);
}
Out every_second(const Tensor& t) {
  return c(nnc_slice, t, 1, 0, INT64_MAX, 2);
}
// The weight of that layer after it got new values, and whether it still requires a gradient.
template <class F, class... A>
Out filled_weight(F function, const char* layer, const A&... arguments) {
  const Tensor w = c(nnc_module_get_parameter, module(layer), "weight");
  c(function, w, arguments...);
  return Tensors{c(nnc_detach, w), c(nnc_tensor_requires_grad, w)};
}
In of(Dims sizes, DType t) {
  return constant(std::move(sizes)).type(t);
}
In matrix45(DType t = DType::kFloat32) {
  return of({4, 5}, t);
}
Sample drawn(Sample s, uint64_t seed) {
  return s.seeded(seed).no_float32().no_layouts();
}

// clang-format off
#define WEIGHT(call, layer) \
  "(lambda w: (nn.init." call ".detach(), torch.tensor(int(w.requires_grad))))(nn." layer ".weight)"

[[maybe_unused]] const bool g_init_gain = add_samples("init", {
    row("init_calculate_gain", "linear", {}, [](X) { return c(nnc_init_calculate_gain, "linear", none); },
        "torch.tensor(float(nn.init.calculate_gain('linear')), dtype=f64)"),
    row("init_calculate_gain", "conv1d", {}, [](X) { return c(nnc_init_calculate_gain, "conv1d", none); },
        "torch.tensor(float(nn.init.calculate_gain('conv1d')), dtype=f64)"),
    row("init_calculate_gain", "conv_transpose3d", {}, [](X) { return c(nnc_init_calculate_gain, "conv_transpose3d", 7.0); },
        "torch.tensor(float(nn.init.calculate_gain('conv_transpose3d', 7.0)), dtype=f64)"),
    row("init_calculate_gain", "sigmoid", {}, [](X) { return c(nnc_init_calculate_gain, "sigmoid", none); },
        "torch.tensor(float(nn.init.calculate_gain('sigmoid')), dtype=f64)"),
    row("init_calculate_gain", "tanh", {}, [](X) { return c(nnc_init_calculate_gain, "tanh", none); },
        "torch.tensor(nn.init.calculate_gain('tanh'), dtype=f64)"),
    row("init_calculate_gain", "relu", {}, [](X) { return c(nnc_init_calculate_gain, "relu", none); },
        "torch.tensor(nn.init.calculate_gain('relu'), dtype=f64)"),
    row("init_calculate_gain", "leaky_relu", {}, [](X) { return c(nnc_init_calculate_gain, "leaky_relu", none); },
        "torch.tensor(nn.init.calculate_gain('leaky_relu'), dtype=f64)"),
    row("init_calculate_gain", "slope", {}, [](X) { return c(nnc_init_calculate_gain, "leaky_relu", 0.3); },
        "torch.tensor(nn.init.calculate_gain('leaky_relu', 0.3), dtype=f64)"),
    row("init_calculate_gain", "infinite_slope", {}, [](X) { return c(nnc_init_calculate_gain, "leaky_relu", INFINITY); },
        "torch.tensor(nn.init.calculate_gain('leaky_relu', float('inf')), dtype=f64)"),
    row("init_calculate_gain", "selu", {}, [](X) { return c(nnc_init_calculate_gain, "selu", none); },
        "torch.tensor(nn.init.calculate_gain('selu'), dtype=f64)"),
});

[[maybe_unused]] const bool g_init_uniform = add_samples("init", {
    drawn(row("init_uniform_", "default", {matrix45()}, [](X x) { return filled(nnc_init_uniform_, x[0], 0.0, 1.0); },
        "nn.init.uniform_(a.clone())"), 1),
    drawn(row("init_uniform_", "bounds", {matrix45()}, [](X x) { return filled(nnc_init_uniform_, x[0], -2.0, 0.5); },
        "nn.init.uniform_(a.clone(), -2, 0.5)"), 2),
    drawn(row("init_uniform_", "float64", {matrix45(DType::kFloat64)}, [](X x) { return filled(nnc_init_uniform_, x[0], -2.0, 0.5); },
        "nn.init.uniform_(a.clone(), -2, 0.5)"), 3),
    drawn(row("init_uniform_", "half", {matrix45(DType::kFloat16)}, [](X x) { return filled(nnc_init_uniform_, x[0], -2.0, 0.5); },
        "nn.init.uniform_(a.clone(), -2, 0.5)"), 4),
    drawn(row("init_uniform_", "bfloat16", {matrix45(DType::kBFloat16)}, [](X x) { return filled(nnc_init_uniform_, x[0], -2.0, 0.5); },
        "nn.init.uniform_(a.clone(), -2, 0.5)"), 5),
    drawn(row("init_uniform_", "turned", {matrix45()}, [](X x) { return filled_view(nnc_init_uniform_, x[0], turned, 0.0, 1.0); },
        "(lambda y: (nn.init.uniform_(y.t()), y)[1])(a.clone())"), 6),
    drawn(row("init_uniform_", "every_second", {matrix45()}, [](X x) { return filled_view(nnc_init_uniform_, x[0], every_second, 0.0, 1.0); },
        "(lambda y: (nn.init.uniform_(y[:, ::2]), y)[1])(a.clone())"), 7),
    drawn(row("init_uniform_", "parameter", {}, [](X) { return filled_weight(nnc_init_uniform_, "Linear(3, 4)", 0.0, 1.0); },
        WEIGHT("uniform_(w)", "Linear(3, 4)")), 8),
    drawn(row("init_uniform_", "one_number", {of({}, DType::kFloat32)}, [](X x) { return filled(nnc_init_uniform_, x[0], 2.0, 2.0); },
        "nn.init.uniform_(a.clone(), 2, 2)"), 9),
    drawn(row("init_uniform_", "empty", {of({0, 3}, DType::kFloat32)}, [](X x) { return filled(nnc_init_uniform_, x[0], 0.0, 1.0); },
        "nn.init.uniform_(a.clone())"), 10),
});

[[maybe_unused]] const bool g_init_normal = add_samples("init", {
    drawn(row("init_normal_", "default", {matrix45()}, [](X x) { return filled(nnc_init_normal_, x[0], 0.0, 1.0); },
        "nn.init.normal_(a.clone())"), 11),
    drawn(row("init_normal_", "few", {of({3, 5}, DType::kFloat32)}, [](X x) { return filled(nnc_init_normal_, x[0], 1.5, 2.0); },
        "nn.init.normal_(a.clone(), 1.5, 2)"), 12),
    drawn(row("init_normal_", "float64", {matrix45(DType::kFloat64)}, [](X x) { return filled(nnc_init_normal_, x[0], 1.5, 2.0); },
        "nn.init.normal_(a.clone(), 1.5, 2)"), 13),
    drawn(row("init_normal_", "half", {matrix45(DType::kFloat16)}, [](X x) { return filled(nnc_init_normal_, x[0], 1.5, 2.0); },
        "nn.init.normal_(a.clone(), 1.5, 2)"), 14),
    drawn(row("init_normal_", "bfloat16", {matrix45(DType::kBFloat16)}, [](X x) { return filled(nnc_init_normal_, x[0], 1.5, 2.0); },
        "nn.init.normal_(a.clone(), 1.5, 2)"), 15),
    drawn(row("init_normal_", "every_second", {matrix45()}, [](X x) { return filled_view(nnc_init_normal_, x[0], every_second, 0.0, 1.0); },
        "(lambda y: (nn.init.normal_(y[:, ::2]), y)[1])(a.clone())"), 16),
    drawn(row("init_normal_", "parameter", {}, [](X) { return filled_weight(nnc_init_normal_, "Conv1d(3, 4, 2)", 0.0, 0.1); },
        WEIGHT("normal_(w, std=0.1)", "Conv1d(3, 4, 2)")), 17),
    drawn(row("init_normal_", "no_deviation", {matrix45()}, [](X x) { return filled(nnc_init_normal_, x[0], 3.0, 0.0); },
        "nn.init.normal_(a.clone(), 3, 0)"), 18),
});

[[maybe_unused]] const bool g_init_trunc_normal = add_samples("init", {
    drawn(row("init_trunc_normal_", "default", {of({10, 20}, DType::kFloat32)}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 0.0, 1.0, -2.0, 2.0); },
        "nn.init.trunc_normal_(a.clone())"), 21),
    drawn(row("init_trunc_normal_", "wide", {of({10, 20}, DType::kFloat32)}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 0.0, 0.02, -2.0, 2.0); },
        "nn.init.trunc_normal_(a.clone(), std=0.02)"), 22),
    drawn(row("init_trunc_normal_", "half_line", {of({10, 20}, DType::kFloat64)}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 1.0, 2.0, -INFINITY, 1.5); },
        "nn.init.trunc_normal_(a.clone(), 1, 2, -float('inf'), 1.5)"), 23),
    drawn(row("init_trunc_normal_", "half", {of({10, 20}, DType::kFloat16)}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 0.1, 1.0, -0.7, 1.1); },
        "nn.init.trunc_normal_(a.clone(), 0.1, 1, -0.7, 1.1)"), 24),
    drawn(row("init_trunc_normal_", "bfloat16", {of({10, 20}, DType::kBFloat16)}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 0.1, 1.0, -0.7, 1.1); },
        "nn.init.trunc_normal_(a.clone(), 0.1, 1, -0.7, 1.1)"), 25),
    drawn(row("init_trunc_normal_", "tail", {of({10, 20}, DType::kFloat32)}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 0.0, 1.0, 1.0, 3.0); },
        "nn.init.trunc_normal_(a.clone(), 0, 1, 1, 3)"), 26),
    drawn(row("init_trunc_normal_", "tail_float64", {of({10, 20}, DType::kFloat64)}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 0.3, 0.7, 1.1, 3.0); },
        "nn.init.trunc_normal_(a.clone(), 0.3, 0.7, 1.1, 3)"), 27),
    drawn(row("init_trunc_normal_", "tail_half", {of({10, 20}, DType::kFloat16)}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 0.3, 0.7, 1.1, 3.0); },
        "nn.init.trunc_normal_(a.clone(), 0.3, 0.7, 1.1, 3)"), 28),
    drawn(row("init_trunc_normal_", "tail_bfloat16", {of({10, 20}, DType::kBFloat16)}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 0.3, 0.7, 1.1, 3.0); },
        "nn.init.trunc_normal_(a.clone(), 0.3, 0.7, 1.1, 3)"), 29),
    drawn(row("init_trunc_normal_", "within", {of({10, 20}, DType::kFloat32)}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 0.0, 1.0, -0.1, 0.2); },
        "nn.init.trunc_normal_(a.clone(), 0, 1, -0.1, 0.2)"), 30),
    drawn(row("init_trunc_normal_", "below", {of({40}, DType::kFloat32)}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 2.0, 1.0, -1.0, 0.2); },
        "nn.init.trunc_normal_(a.clone(), 2, 1, -1, 0.2)"), 31),
    drawn(row("init_trunc_normal_", "negative_deviation", {of({10, 20}, DType::kFloat32)}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 0.0, -1.0, -2.0, 2.0); },
        "nn.init.trunc_normal_(a.clone(), 0, -1)"), 32),
    drawn(row("init_trunc_normal_", "nan_mean", {matrix45()}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], NAN, 1.0, -2.0, 2.0); },
        "nn.init.trunc_normal_(a.clone(), float('nan'))"), 33),
    drawn(row("init_trunc_normal_", "point", {matrix45()}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 0.0, 1.0, 0.5, 0.5); },
        "nn.init.trunc_normal_(a.clone(), 0, 1, 0.5, 0.5)"), 34),
    drawn(row("init_trunc_normal_", "turned", {of({10, 20}, DType::kFloat32)}, [](X x) { return filled_view(nnc_init_trunc_normal_, x[0], turned, 0.0, 1.0, -1.0, 1.0); },
        "(lambda y: (nn.init.trunc_normal_(y.t(), a=-1, b=1), y)[1])(a.clone())"), 35),
    drawn(row("init_trunc_normal_", "every_second", {of({10, 20}, DType::kFloat32)}, [](X x) { return filled_view(nnc_init_trunc_normal_, x[0], every_second, 0.0, 1.0, -1.0, 1.0); },
        "(lambda y: (nn.init.trunc_normal_(y[:, ::2], a=-1, b=1), y)[1])(a.clone())"), 36),
    drawn(row("init_trunc_normal_", "every_second_tail", {of({10, 20}, DType::kFloat32)}, [](X x) { return filled_view(nnc_init_trunc_normal_, x[0], every_second, 0.0, 1.0, 1.0, 2.0); },
        "(lambda y: (nn.init.trunc_normal_(y[:, ::2], a=1, b=2), y)[1])(a.clone())"), 37),
    drawn(row("init_trunc_normal_", "parameter", {}, [](X) { return filled_weight(nnc_init_trunc_normal_, "Linear(6, 7)", 0.0, 1.0, -2.0, 2.0); },
        WEIGHT("trunc_normal_(w)", "Linear(6, 7)")), 38),
    drawn(row("init_trunc_normal_", "empty", {of({0, 3}, DType::kFloat32)}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 0.0, 1.0, -2.0, 2.0); },
        "nn.init.trunc_normal_(a.clone())"), 39),
});

[[maybe_unused]] const bool g_init_constant = add_samples("init", {
    row("init_constant_", "plain", {constant({2, 3})}, [](X x) { return filled(nnc_init_constant_, x[0], 0.3); }, "nn.init.constant_(a.clone(), 0.3)"),
    row("init_constant_", "half", {of({2, 3}, DType::kFloat16)}, [](X x) { return filled(nnc_init_constant_, x[0], 0.3); }, "nn.init.constant_(a.clone(), 0.3)"),
    row("init_constant_", "bfloat16", {of({2, 3}, DType::kBFloat16)}, [](X x) { return filled(nnc_init_constant_, x[0], 0.3); }, "nn.init.constant_(a.clone(), 0.3)"),
    row("init_constant_", "integers", {ints({2, 3}, 0, 9)}, [](X x) { return filled(nnc_init_constant_, x[0], 3.7); }, "nn.init.constant_(a.clone(), 3.7)"),
    row("init_constant_", "bool", {bools({2, 3})}, [](X x) { return filled(nnc_init_constant_, x[0], 0.5); }, "nn.init.constant_(a.clone(), 0.5)"),
    row("init_constant_", "infinite", {constant({2, 3})}, [](X x) { return filled(nnc_init_constant_, x[0], INFINITY); }, "nn.init.constant_(a.clone(), float('inf'))"),
    row("init_constant_", "every_second", {constant({4, 5})}, [](X x) { return filled_view(nnc_init_constant_, x[0], every_second, 0.5); },
        "(lambda y: (nn.init.constant_(y[:, ::2], 0.5), y)[1])(a.clone())"),
    row("init_constant_", "parameter", {}, [](X) { return filled_weight(nnc_init_constant_, "Linear(3, 4)", 0.25); }, WEIGHT("constant_(w, 0.25)", "Linear(3, 4)")),
    row("init_constant_i64_", "plain", {constant({2, 3})}, [](X x) { return filled(nnc_init_constant_i64_, x[0], -3); }, "nn.init.constant_(a.clone(), -3)"),
    row("init_constant_i64_", "integers", {ints({2, 3}, 0, 9)}, [](X x) { return filled(nnc_init_constant_i64_, x[0], (int64_t{1} << 53) + 1); }, "nn.init.constant_(a.clone(), 2**53 + 1)"),
    row("init_constant_i64_", "least", {ints({2, 3}, 0, 9)}, [](X x) { return filled(nnc_init_constant_i64_, x[0], INT64_MIN); }, "nn.init.constant_(a.clone(), -2**63)"),
    row("init_constant_i64_", "bytes", {ints({2, 3}, 0, 9, DType::kUInt8)}, [](X x) { return filled(nnc_init_constant_i64_, x[0], 255); }, "nn.init.constant_(a.clone(), 255)"),
    row("init_constant_i64_", "bool", {bools({2, 3})}, [](X x) { return filled(nnc_init_constant_i64_, x[0], 2); }, "nn.init.constant_(a.clone(), 2)"),
    row("init_constant_i64_", "half", {of({2, 3}, DType::kFloat16)}, [](X x) { return filled(nnc_init_constant_i64_, x[0], 2049); }, "nn.init.constant_(a.clone(), 2049)"),
    row("init_constant_i64_", "empty", {constant({2, 0})}, [](X x) { return filled(nnc_init_constant_i64_, x[0], 1); }, "nn.init.constant_(a.clone(), 1)"),
    row("init_constant_i64_", "parameter", {}, [](X) { return filled_weight(nnc_init_constant_i64_, "Linear(3, 4)", 7); }, WEIGHT("constant_(w, 7)", "Linear(3, 4)")),
    row("init_ones_", "plain", {constant({2, 3})}, [](X x) { return filled(nnc_init_ones_, x[0]); }, "nn.init.ones_(a.clone())"),
    row("init_ones_", "half", {of({2, 3}, DType::kFloat16)}, [](X x) { return filled(nnc_init_ones_, x[0]); }, "nn.init.ones_(a.clone())"),
    row("init_ones_", "integers", {ints({2, 3}, 0, 9, DType::kInt32)}, [](X x) { return filled(nnc_init_ones_, x[0]); }, "nn.init.ones_(a.clone())"),
    row("init_ones_", "bool", {bools({2, 3})}, [](X x) { return filled(nnc_init_ones_, x[0]); }, "nn.init.ones_(a.clone())"),
    row("init_ones_", "every_second", {constant({4, 5})}, [](X x) { return filled_view(nnc_init_ones_, x[0], every_second); },
        "(lambda y: (nn.init.ones_(y[:, ::2]), y)[1])(a.clone())"),
    row("init_ones_", "number", {constant({})}, [](X x) { return filled(nnc_init_ones_, x[0]); }, "nn.init.ones_(a.clone())"),
    row("init_ones_", "empty", {constant({2, 0})}, [](X x) { return filled(nnc_init_ones_, x[0]); }, "nn.init.ones_(a.clone())"),
    row("init_ones_", "parameter", {}, [](X) { return filled_weight(nnc_init_ones_, "Linear(3, 4)"); }, WEIGHT("ones_(w)", "Linear(3, 4)")),
    row("init_zeros_", "plain", {constant({2, 3})}, [](X x) { return filled(nnc_init_zeros_, x[0]); }, "nn.init.zeros_(a.clone())"),
    row("init_zeros_", "bfloat16", {of({2, 3}, DType::kBFloat16)}, [](X x) { return filled(nnc_init_zeros_, x[0]); }, "nn.init.zeros_(a.clone())"),
    row("init_zeros_", "integers", {ints({2, 3}, 0, 9, DType::kInt8)}, [](X x) { return filled(nnc_init_zeros_, x[0]); }, "nn.init.zeros_(a.clone())"),
    row("init_zeros_", "nan", {constant({2}).values({NAN, INFINITY})}, [](X x) { return filled(nnc_init_zeros_, x[0]); }, "nn.init.zeros_(a.clone())"),
    row("init_zeros_", "every_second", {constant({4, 5})}, [](X x) { return filled_view(nnc_init_zeros_, x[0], every_second); },
        "(lambda y: (nn.init.zeros_(y[:, ::2]), y)[1])(a.clone())"),
    row("init_zeros_", "number", {constant({})}, [](X x) { return filled(nnc_init_zeros_, x[0]); }, "nn.init.zeros_(a.clone())"),
    row("init_zeros_", "empty", {constant({2, 0})}, [](X x) { return filled(nnc_init_zeros_, x[0]); }, "nn.init.zeros_(a.clone())"),
    row("init_zeros_", "parameter", {}, [](X) { return filled_weight(nnc_init_zeros_, "Linear(3, 4)"); }, WEIGHT("zeros_(w)", "Linear(3, 4)")),
});

[[maybe_unused]] const bool g_init_xavier = add_samples("init", {
    drawn(row("init_xavier_uniform_", "matrix", {matrix45()}, [](X x) { return filled(nnc_init_xavier_uniform_, x[0], 1.0); }, "nn.init.xavier_uniform_(a.clone())"), 41),
    drawn(row("init_xavier_uniform_", "gain", {matrix45(DType::kFloat64)}, [](X x) { return filled(nnc_init_xavier_uniform_, x[0], 1.7); }, "nn.init.xavier_uniform_(a.clone(), 1.7)"), 42),
    drawn(row("init_xavier_uniform_", "kernel", {of({3, 2, 4, 5}, DType::kFloat64)}, [](X x) { return filled(nnc_init_xavier_uniform_, x[0], 1.0); }, "nn.init.xavier_uniform_(a.clone())"), 43),
    drawn(row("init_xavier_uniform_", "half", {matrix45(DType::kFloat16)}, [](X x) { return filled(nnc_init_xavier_uniform_, x[0], 1.0); }, "nn.init.xavier_uniform_(a.clone())"), 44),
    drawn(row("init_xavier_uniform_", "bfloat16", {matrix45(DType::kBFloat16)}, [](X x) { return filled(nnc_init_xavier_uniform_, x[0], 1.0); }, "nn.init.xavier_uniform_(a.clone())"), 45),
    drawn(row("init_xavier_uniform_", "turned", {of({2, 7}, DType::kFloat32)}, [](X x) { return filled_view(nnc_init_xavier_uniform_, x[0], turned, 1.0); },
        "(lambda y: (nn.init.xavier_uniform_(y.t()), y)[1])(a.clone())"), 46),
    drawn(row("init_xavier_uniform_", "no_gain", {matrix45()}, [](X x) { return filled(nnc_init_xavier_uniform_, x[0], 0.0); }, "nn.init.xavier_uniform_(a.clone(), 0)"), 47),
    drawn(row("init_xavier_uniform_", "no_outputs", {of({0, 5}, DType::kFloat32)}, [](X x) { return filled(nnc_init_xavier_uniform_, x[0], 1.0); }, "nn.init.xavier_uniform_(a.clone())"), 48),
    drawn(row("init_xavier_uniform_", "parameter", {}, [](X) { return filled_weight(nnc_init_xavier_uniform_, "Conv2d(3, 4, 2)", 1.0); }, WEIGHT("xavier_uniform_(w)", "Conv2d(3, 4, 2)")), 49),
    drawn(row("init_xavier_normal_", "matrix", {matrix45()}, [](X x) { return filled(nnc_init_xavier_normal_, x[0], 1.0); }, "nn.init.xavier_normal_(a.clone())"), 51),
    drawn(row("init_xavier_normal_", "gain", {matrix45(DType::kFloat64)}, [](X x) { return filled(nnc_init_xavier_normal_, x[0], 1.7); }, "nn.init.xavier_normal_(a.clone(), 1.7)"), 52),
    drawn(row("init_xavier_normal_", "kernel", {of({3, 2, 4, 5}, DType::kFloat64)}, [](X x) { return filled(nnc_init_xavier_normal_, x[0], 1.0); }, "nn.init.xavier_normal_(a.clone())"), 53),
    drawn(row("init_xavier_normal_", "half", {matrix45(DType::kFloat16)}, [](X x) { return filled(nnc_init_xavier_normal_, x[0], 1.0); }, "nn.init.xavier_normal_(a.clone())"), 54),
    drawn(row("init_xavier_normal_", "bfloat16", {matrix45(DType::kBFloat16)}, [](X x) { return filled(nnc_init_xavier_normal_, x[0], 1.0); }, "nn.init.xavier_normal_(a.clone())"), 55),
    drawn(row("init_xavier_normal_", "every_second", {of({2, 7}, DType::kFloat32)}, [](X x) { return filled_view(nnc_init_xavier_normal_, x[0], every_second, 1.0); },
        "(lambda y: (nn.init.xavier_normal_(y[:, ::2]), y)[1])(a.clone())"), 56),
    drawn(row("init_xavier_normal_", "no_inputs", {of({5, 0}, DType::kFloat32)}, [](X x) { return filled(nnc_init_xavier_normal_, x[0], 1.0); }, "nn.init.xavier_normal_(a.clone())"), 57),
    drawn(row("init_xavier_normal_", "parameter", {}, [](X) { return filled_weight(nnc_init_xavier_normal_, "Conv2d(3, 4, 2)", 1.0); }, WEIGHT("xavier_normal_(w)", "Conv2d(3, 4, 2)")), 58),
});

[[maybe_unused]] const bool g_init_kaiming = add_samples("init", {
    drawn(row("init_kaiming_uniform_", "default", {matrix45()}, [](X x) { return filled(nnc_init_kaiming_uniform_, x[0], 0.0, none, none); }, "nn.init.kaiming_uniform_(a.clone())"), 61),
    drawn(row("init_kaiming_uniform_", "slope", {matrix45(DType::kFloat64)}, [](X x) { return filled(nnc_init_kaiming_uniform_, x[0], 0.7, none, none); }, "nn.init.kaiming_uniform_(a.clone(), 0.7)"), 62),
    drawn(row("init_kaiming_uniform_", "fan_out", {of({3, 2, 4, 5}, DType::kFloat64)}, [](X x) { return filled(nnc_init_kaiming_uniform_, x[0], 0.0, "fan_out", none); }, "nn.init.kaiming_uniform_(a.clone(), mode='fan_out')"), 63),
    drawn(row("init_kaiming_uniform_", "relu", {matrix45()}, [](X x) { return filled(nnc_init_kaiming_uniform_, x[0], 0.7, "fan_in", "relu"); }, "nn.init.kaiming_uniform_(a.clone(), 0.7, 'fan_in', 'relu')"), 64),
    drawn(row("init_kaiming_uniform_", "upper_case", {matrix45()}, [](X x) { return filled(nnc_init_kaiming_uniform_, x[0], 0.0, "FAN_Out", "tanh"); }, "nn.init.kaiming_uniform_(a.clone(), 0, 'FAN_Out', 'tanh')"), 65),
    drawn(row("init_kaiming_uniform_", "half", {matrix45(DType::kFloat16)}, [](X x) { return filled(nnc_init_kaiming_uniform_, x[0], 0.0, none, none); }, "nn.init.kaiming_uniform_(a.clone())"), 66),
    drawn(row("init_kaiming_uniform_", "bfloat16", {matrix45(DType::kBFloat16)}, [](X x) { return filled(nnc_init_kaiming_uniform_, x[0], 0.0, none, none); }, "nn.init.kaiming_uniform_(a.clone())"), 67),
    drawn(row("init_kaiming_uniform_", "turned", {of({2, 7}, DType::kFloat32)}, [](X x) { return filled_view(nnc_init_kaiming_uniform_, x[0], turned, 0.0, none, none); },
        "(lambda y: (nn.init.kaiming_uniform_(y.t()), y)[1])(a.clone())"), 68),
    drawn(row("init_kaiming_uniform_", "infinite_slope", {matrix45()}, [](X x) { return filled(nnc_init_kaiming_uniform_, x[0], INFINITY, none, none); }, "nn.init.kaiming_uniform_(a.clone(), float('inf'))"), 69),
    drawn(row("init_kaiming_uniform_", "parameter", {}, [](X) { return filled_weight(nnc_init_kaiming_uniform_, "Conv2d(3, 4, 2)", 0.0, none, "relu"); }, WEIGHT("kaiming_uniform_(w, nonlinearity='relu')", "Conv2d(3, 4, 2)")), 70),
    drawn(row("init_kaiming_uniform_", "empty", {of({3, 0}, DType::kFloat32)}, [](X x) { return filled(nnc_init_kaiming_uniform_, x[0], 0.0, "fan", "step"); }, "nn.init.kaiming_uniform_(a.clone(), 0, 'fan', 'step')"), 71),
    drawn(row("init_kaiming_normal_", "default", {matrix45()}, [](X x) { return filled(nnc_init_kaiming_normal_, x[0], 0.0, none, none); }, "nn.init.kaiming_normal_(a.clone())"), 72),
    drawn(row("init_kaiming_normal_", "slope", {matrix45(DType::kFloat64)}, [](X x) { return filled(nnc_init_kaiming_normal_, x[0], 0.7, none, none); }, "nn.init.kaiming_normal_(a.clone(), 0.7)"), 73),
    drawn(row("init_kaiming_normal_", "fan_out", {of({3, 2, 4, 5}, DType::kFloat64)}, [](X x) { return filled(nnc_init_kaiming_normal_, x[0], 0.0, "fan_out", none); }, "nn.init.kaiming_normal_(a.clone(), mode='fan_out')"), 74),
    drawn(row("init_kaiming_normal_", "selu", {matrix45()}, [](X x) { return filled(nnc_init_kaiming_normal_, x[0], 0.7, "fan_in", "selu"); }, "nn.init.kaiming_normal_(a.clone(), 0.7, 'fan_in', 'selu')"), 75),
    drawn(row("init_kaiming_normal_", "half", {matrix45(DType::kFloat16)}, [](X x) { return filled(nnc_init_kaiming_normal_, x[0], 0.0, none, none); }, "nn.init.kaiming_normal_(a.clone())"), 76),
    drawn(row("init_kaiming_normal_", "bfloat16", {matrix45(DType::kBFloat16)}, [](X x) { return filled(nnc_init_kaiming_normal_, x[0], 0.0, none, none); }, "nn.init.kaiming_normal_(a.clone())"), 77),
    drawn(row("init_kaiming_normal_", "every_second", {of({2, 7}, DType::kFloat32)}, [](X x) { return filled_view(nnc_init_kaiming_normal_, x[0], every_second, 0.0, none, none); },
        "(lambda y: (nn.init.kaiming_normal_(y[:, ::2]), y)[1])(a.clone())"), 78),
    drawn(row("init_kaiming_normal_", "parameter", {}, [](X) { return filled_weight(nnc_init_kaiming_normal_, "Conv2d(3, 4, 2)", 0.0, none, "relu"); }, WEIGHT("kaiming_normal_(w, nonlinearity='relu')", "Conv2d(3, 4, 2)")), 79),
    drawn(row("init_kaiming_normal_", "empty", {of({0}, DType::kFloat32)}, [](X x) { return filled(nnc_init_kaiming_normal_, x[0], 0.0, none, none); }, "nn.init.kaiming_normal_(a.clone())"), 80),
});

[[maybe_unused]] const bool g_init_shaped = add_samples("init", {
    row("init_eye_", "wide", {constant({3, 5})}, [](X x) { return filled(nnc_init_eye_, x[0]); }, "nn.init.eye_(a.clone())"),
    row("init_eye_", "high", {constant({5, 3})}, [](X x) { return filled(nnc_init_eye_, x[0]); }, "nn.init.eye_(a.clone())"),
    row("init_eye_", "half", {of({4, 4}, DType::kFloat16)}, [](X x) { return filled(nnc_init_eye_, x[0]); }, "nn.init.eye_(a.clone())"),
    row("init_eye_", "integers", {ints({3, 2}, 0, 9)}, [](X x) { return filled(nnc_init_eye_, x[0]); }, "nn.init.eye_(a.clone())"),
    row("init_eye_", "bool", {bools({2, 3})}, [](X x) { return filled(nnc_init_eye_, x[0]); }, "nn.init.eye_(a.clone())"),
    row("init_eye_", "turned", {constant({3, 5})}, [](X x) { return filled_view(nnc_init_eye_, x[0], turned); }, "(lambda y: (nn.init.eye_(y.t()), y)[1])(a.clone())"),
    row("init_eye_", "every_second", {constant({3, 5})}, [](X x) { return filled_view(nnc_init_eye_, x[0], every_second); }, "(lambda y: (nn.init.eye_(y[:, ::2]), y)[1])(a.clone())"),
    row("init_eye_", "parameter", {}, [](X) { return filled_weight(nnc_init_eye_, "Linear(3, 4)"); }, WEIGHT("eye_(w)", "Linear(3, 4)")),
    row("init_eye_", "empty", {constant({0, 3})}, [](X x) { return filled(nnc_init_eye_, x[0]); }, "nn.init.eye_(a.clone())"),
    row("init_dirac_", "1d", {constant({3, 5, 4})}, [](X x) { return filled(nnc_init_dirac_, x[0], 1); }, "nn.init.dirac_(a.clone())"),
    row("init_dirac_", "2d", {constant({4, 2, 3, 2})}, [](X x) { return filled(nnc_init_dirac_, x[0], 1); }, "nn.init.dirac_(a.clone())"),
    row("init_dirac_", "3d", {constant({2, 2, 3, 2, 2})}, [](X x) { return filled(nnc_init_dirac_, x[0], 1); }, "nn.init.dirac_(a.clone())"),
    row("init_dirac_", "groups", {constant({6, 4, 3})}, [](X x) { return filled(nnc_init_dirac_, x[0], 3); }, "nn.init.dirac_(a.clone(), 3)"),
    row("init_dirac_", "groups_of_many", {constant({6, 2, 3, 3})}, [](X x) { return filled(nnc_init_dirac_, x[0], 2); }, "nn.init.dirac_(a.clone(), 2)"),
    row("init_dirac_", "bfloat16", {of({3, 3, 3, 3}, DType::kBFloat16)}, [](X x) { return filled(nnc_init_dirac_, x[0], 1); }, "nn.init.dirac_(a.clone())"),
    row("init_dirac_", "integers", {ints({3, 3, 3}, 0, 9)}, [](X x) { return filled(nnc_init_dirac_, x[0], 1); }, "nn.init.dirac_(a.clone())"),
    row("init_dirac_", "turned", {constant({4, 6, 3})}, [](X x) { return filled_view(nnc_init_dirac_, x[0], turned, 2); }, "(lambda y: (nn.init.dirac_(y.transpose(0, 1), 2), y)[1])(a.clone())"),
    row("init_dirac_", "no_inputs", {constant({4, 0, 3})}, [](X x) { return filled(nnc_init_dirac_, x[0], 2); }, "nn.init.dirac_(a.clone(), 2)"),
    row("init_dirac_", "negative_groups", {constant({4, 4, 3})}, [](X x) { return filled(nnc_init_dirac_, x[0], -2); }, "nn.init.dirac_(a.clone(), -2)"),
    row("init_dirac_", "parameter", {}, [](X) { return filled_weight(nnc_init_dirac_, "Conv2d(3, 4, 3)", 1); }, WEIGHT("dirac_(w)", "Conv2d(3, 4, 3)")),
    row("init_dirac_", "hands_through", {constant({2, 4, 5})},
        [](X x) {
          const Tensor w = c(nnc_empty, list({4, 4, 3}), x[0].dtype() == DType::kFloat64 ? NNC_FLOAT64 : NNC_FLOAT32);
          c(nnc_init_dirac_, w, 1);
          return c(nnc_conv1d, x[0], w, none, none, list({1}), none, 1);
        },
        "a.contiguous()"),
});

[[maybe_unused]] const bool g_init_random_shaped = add_samples("init", {
    drawn(row("init_orthogonal_", "square", {of({5, 5}, DType::kFloat64)}, [](X x) { return filled(nnc_init_orthogonal_, x[0], 1.0); }, "nn.init.orthogonal_(a.clone())"), 81),
    drawn(row("init_orthogonal_", "wide", {of({3, 6}, DType::kFloat64)}, [](X x) { return filled(nnc_init_orthogonal_, x[0], 1.0); }, "nn.init.orthogonal_(a.clone())"), 82),
    drawn(row("init_orthogonal_", "high", {of({6, 3}, DType::kFloat64)}, [](X x) { return filled(nnc_init_orthogonal_, x[0], 1.0); }, "nn.init.orthogonal_(a.clone())"), 83),
    drawn(row("init_orthogonal_", "float32", {matrix45()}, [](X x) { return filled(nnc_init_orthogonal_, x[0], 1.0); }, "nn.init.orthogonal_(a.clone())").tolerance(4e-6, 4e-6), 84),
    drawn(row("init_orthogonal_", "gain", {of({4, 6}, DType::kFloat64)}, [](X x) { return filled(nnc_init_orthogonal_, x[0], -1.7); }, "nn.init.orthogonal_(a.clone(), -1.7)"), 85),
    drawn(row("init_orthogonal_", "kernel", {of({4, 2, 3, 1}, DType::kFloat64)}, [](X x) { return filled(nnc_init_orthogonal_, x[0], 1.0); }, "nn.init.orthogonal_(a.clone())"), 86),
    drawn(row("init_orthogonal_", "turned", {of({4, 6}, DType::kFloat64)}, [](X x) { return filled_view(nnc_init_orthogonal_, x[0], turned, 1.0); },
        "(lambda y: (nn.init.orthogonal_(y.t()), y)[1])(a.clone())"), 87),
    drawn(row("init_orthogonal_", "every_second", {of({4, 6}, DType::kFloat64)}, [](X x) { return filled_view(nnc_init_orthogonal_, x[0], every_second, 1.0); },
        "(lambda y: (nn.init.orthogonal_(y[:, ::2]), y)[1])(a.clone())"), 88),
    drawn(row("init_orthogonal_", "row", {}, [](X) { return filled(nnc_init_orthogonal_, c(nnc_zeros, list({1, 7}), NNC_FLOAT64), 1.0); }, "nn.init.orthogonal_(torch.zeros(1, 7, dtype=f64))"), 89),
    drawn(row("init_orthogonal_", "parameter", {}, [](X) { return filled_weight(nnc_init_orthogonal_, "Linear(3, 4)", 1.0); }, WEIGHT("orthogonal_(w)", "Linear(3, 4)")).tolerance(4e-6, 4e-6), 90),
    drawn(row("init_orthogonal_", "empty", {ints({2, 0}, 0, 9)}, [](X x) { return filled(nnc_init_orthogonal_, x[0], 1.0); }, "nn.init.orthogonal_(a.clone())"), 91),
    drawn(row("init_sparse_", "tenth", {of({10, 6}, DType::kFloat32)}, [](X x) { return filled(nnc_init_sparse_, x[0], 0.1, 0.01); }, "nn.init.sparse_(a.clone(), 0.1)"), 92),
    drawn(row("init_sparse_", "more", {of({7, 4}, DType::kFloat64)}, [](X x) { return filled(nnc_init_sparse_, x[0], 0.5, 2.0); }, "nn.init.sparse_(a.clone(), 0.5, 2)"), 93),
    drawn(row("init_sparse_", "half", {of({7, 4}, DType::kFloat16)}, [](X x) { return filled(nnc_init_sparse_, x[0], 0.5, 2.0); }, "nn.init.sparse_(a.clone(), 0.5, 2)"), 94),
    drawn(row("init_sparse_", "bfloat16", {of({7, 4}, DType::kBFloat16)}, [](X x) { return filled(nnc_init_sparse_, x[0], 0.5, 2.0); }, "nn.init.sparse_(a.clone(), 0.5, 2)"), 95),
    drawn(row("init_sparse_", "none", {matrix45()}, [](X x) { return filled(nnc_init_sparse_, x[0], 0.0, 1.0); }, "nn.init.sparse_(a.clone(), 0, 1)"), 96),
    drawn(row("init_sparse_", "all", {matrix45()}, [](X x) { return filled(nnc_init_sparse_, x[0], 1.5, 1.0); }, "nn.init.sparse_(a.clone(), 1.5, 1)"), 97),
    drawn(row("init_sparse_", "negative", {of({7, 4}, DType::kFloat32)}, [](X x) { return filled(nnc_init_sparse_, x[0], -0.5, 1.0); }, "nn.init.sparse_(a.clone(), -0.5, 1)"), 98),
    drawn(row("init_sparse_", "turned", {of({4, 9}, DType::kFloat32)}, [](X x) { return filled_view(nnc_init_sparse_, x[0], turned, 0.3, 1.0); },
        "(lambda y: (nn.init.sparse_(y.t(), 0.3, 1), y)[1])(a.clone())"), 99),
    drawn(row("init_sparse_", "goes_on", {matrix45()},
        [](X x) {
          const Tensor y = filled(nnc_init_sparse_, x[0], 0.5, 1.0);
          return Out(Tensors{y, c(nnc_rand, list({3}), 0)});
        },
        "(nn.init.sparse_(a.clone(), 0.5, 1), torch.rand(3))"), 100),
    drawn(row("init_sparse_", "parameter", {}, [](X) { return filled_weight(nnc_init_sparse_, "Linear(3, 4)", 0.3, 0.01); }, WEIGHT("sparse_(w, 0.3)", "Linear(3, 4)")), 101),
    drawn(row("init_sparse_", "empty", {of({0, 4}, DType::kFloat32)}, [](X x) { return filled(nnc_init_sparse_, x[0], 0.5, 1.0); }, "nn.init.sparse_(a.clone(), 0.5, 1)"), 102),
});

[[maybe_unused]] const bool g_init_refusals = add_refusals("init", {
    {"init_calculate_gain", "word", {}, [](X) { return c(nnc_init_calculate_gain, "ReLU", none); }, Code::kInvalid, "Unsupported nonlinearity ReLU", "nn.init.calculate_gain('ReLU')"},
    {"init_calculate_gain", "large_slope", {}, [](X) { return c(nnc_init_calculate_gain, "leaky_relu", 1e200); }, Code::kInvalid, "Numerical result out of range", "nn.init.calculate_gain('leaky_relu', 1e200)"},
    {"init_uniform_", "order", {matrix45()}, [](X x) { return filled(nnc_init_uniform_, x[0], 1.0, -1.0); }, Code::kInvalid, "found from=1 > to=-1", "nn.init.uniform_(a, 1, -1)"},
    {"init_uniform_", "integers", {ints({3}, 0, 9)}, [](X x) { return filled(nnc_init_uniform_, x[0], 0.0, 1.0); }, Code::kDtype, "init_uniform_: not implemented for torch.int64", "nn.init.uniform_(a)"},
    {"init_uniform_", "shared", {constant({1})},
     [](X x) { c(nnc_init_uniform_, c(nnc_expand, x[0], list({3})), 0.0, 1.0); return Out(); }, Code::kState, "refers to a single memory location", "nn.init.uniform_(a.expand(3))"},
    {"init_normal_", "deviation", {matrix45()}, [](X x) { return filled(nnc_init_normal_, x[0], 0.0, -1.0); }, Code::kInvalid, "expects std >= 0.0", "nn.init.normal_(a, 0, -1)"},
    {"init_normal_", "integers", {ints({3}, 0, 9)}, [](X x) { return filled(nnc_init_normal_, x[0], 0.0, 1.0); }, Code::kDtype, "not implemented for torch.int64", "nn.init.normal_(a)"},
    {"init_trunc_normal_", "deviation", {matrix45()}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 0.0, 0.0, -2.0, 2.0); }, Code::kInvalid, "expects std to differ from 0", "nn.init.trunc_normal_(a, 0, 0)"},
    {"init_trunc_normal_", "order", {matrix45()}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 0.0, 1.0, 2.0, -2.0); }, Code::kInvalid, "found from=2 > to=-2", "nn.init.trunc_normal_(a, 0, 1, 2, -2)"},
    {"init_trunc_normal_", "infinite_tail", {matrix45()}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 0.0, 1.0, 3.0, INFINITY); }, Code::kInvalid, "to is out of bounds for float", "nn.init.trunc_normal_(a, 0, 1, 3, float('inf'))"},
    {"init_trunc_normal_", "far", {matrix45()}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 10.0, 1e-200, -2.0, 2.0); }, Code::kInvalid, "Numerical result out of range", "nn.init.trunc_normal_(a, 10, 1e-200)"},
    {"init_trunc_normal_", "integers", {ints({3}, 0, 9)}, [](X x) { return filled(nnc_init_trunc_normal_, x[0], 0.0, 1.0, -2.0, 2.0); }, Code::kDtype, "not implemented for torch.int64", "nn.init.trunc_normal_(a)"},
    {"init_constant_", "infinite", {ints({3}, 0, 9)}, [](X x) { return filled(nnc_init_constant_, x[0], INFINITY); }, Code::kInvalid, "cannot be converted", "nn.init.constant_(a, float('inf'))"},
    {"init_constant_i64_", "bytes", {ints({3}, 0, 9, DType::kUInt8)}, [](X x) { return filled(nnc_init_constant_i64_, x[0], 300); }, Code::kInvalid, "cannot be converted", "nn.init.constant_(a, 300)"},
    {"init_eye_", "vector", {constant({3})}, [](X x) { return filled(nnc_init_eye_, x[0]); }, Code::kShape, "Only tensors with 2 dimensions are supported, got [3]", "nn.init.eye_(a)"},
    {"init_dirac_", "matrix", {constant({3, 3})}, [](X x) { return filled(nnc_init_dirac_, x[0], 1); }, Code::kShape, "Only tensors with 3, 4, or 5 dimensions are supported", "nn.init.dirac_(a)"},
    {"init_dirac_", "six", {constant({1, 1, 1, 1, 1, 1})}, [](X x) { return filled(nnc_init_dirac_, x[0], 1); }, Code::kShape, "Only tensors with 3, 4, or 5 dimensions are supported", "nn.init.dirac_(a)"},
    {"init_dirac_", "groups", {constant({4, 3, 2})}, [](X x) { return filled(nnc_init_dirac_, x[0], 3); }, Code::kShape, "dim 0 must be divisible by groups, got size 4 and groups 3", "nn.init.dirac_(a, 3)"},
    {"init_dirac_", "no_groups", {constant({4, 3, 2})}, [](X x) { return filled(nnc_init_dirac_, x[0], 0); }, Code::kShape, "dim 0 must be divisible by groups", "nn.init.dirac_(a, 0)"},
    {"init_dirac_", "no_kernel", {constant({4, 3, 0})}, [](X x) { return filled(nnc_init_dirac_, x[0], 1); }, Code::kIndex, "index 0 is out of bounds for dimension 2 with size 0", "nn.init.dirac_(a)"},
    {"init_xavier_uniform_", "vector", {constant({3})}, [](X x) { return filled(nnc_init_xavier_uniform_, x[0], 1.0); }, Code::kShape, "tensor with fewer than 2 dimensions", "nn.init.xavier_uniform_(a)"},
    {"init_xavier_uniform_", "gain", {constant({3, 3})}, [](X x) { return filled(nnc_init_xavier_uniform_, x[0], -1.0); }, Code::kInvalid, "expects to return a [from, to) range", "nn.init.xavier_uniform_(a, -1)"},
    {"init_xavier_uniform_", "fans", {constant({0, 0})}, [](X x) { return filled(nnc_init_xavier_uniform_, x[0], 1.0); }, Code::kShape, "fan in and fan out are 0", "nn.init.xavier_uniform_(a)"},
    {"init_xavier_normal_", "number", {constant({})}, [](X x) { return filled(nnc_init_xavier_normal_, x[0], 1.0); }, Code::kShape, "tensor with fewer than 2 dimensions", "nn.init.xavier_normal_(a)"},
    {"init_xavier_normal_", "gain", {constant({0, 3})}, [](X x) { return filled(nnc_init_xavier_normal_, x[0], -1.0); }, Code::kInvalid, "expects std >= 0.0", "nn.init.xavier_normal_(a, -1)"},
    {"init_xavier_normal_", "fans", {constant({4, 4, 0})}, [](X x) { return filled(nnc_init_xavier_normal_, x[0], 1.0); }, Code::kShape, "fan in and fan out are 0", "nn.init.xavier_normal_(a)"},
    {"init_kaiming_uniform_", "mode", {constant({3})}, [](X x) { return filled(nnc_init_kaiming_uniform_, x[0], 0.0, "Fan", "step"); }, Code::kInvalid, "Mode fan not supported, please use one of ['fan_in', 'fan_out']", "nn.init.kaiming_uniform_(a, 0, 'Fan', 'step')"},
    {"init_kaiming_uniform_", "vector", {constant({3})}, [](X x) { return filled(nnc_init_kaiming_uniform_, x[0], 0.0, none, "step"); }, Code::kShape, "tensor with fewer than 2 dimensions", "nn.init.kaiming_uniform_(a, nonlinearity='step')"},
    {"init_kaiming_uniform_", "nonlinearity", {constant({3, 3})}, [](X x) { return filled(nnc_init_kaiming_uniform_, x[0], 0.0, none, "step"); }, Code::kInvalid, "Unsupported nonlinearity step", "nn.init.kaiming_uniform_(a, nonlinearity='step')"},
    {"init_kaiming_uniform_", "nan", {constant({3, 3})}, [](X x) { return filled(nnc_init_kaiming_uniform_, x[0], NAN, none, none); }, Code::kInvalid, "from is out of bounds", "nn.init.kaiming_uniform_(a, float('nan'))"},
    {"init_kaiming_normal_", "mode", {constant({3, 3})}, [](X x) { return filled(nnc_init_kaiming_normal_, x[0], 0.0, "", none); }, Code::kInvalid, "Mode  not supported", "nn.init.kaiming_normal_(a, mode='')"},
    {"init_kaiming_normal_", "large_slope", {constant({3, 3})}, [](X x) { return filled(nnc_init_kaiming_normal_, x[0], -1e200, none, none); }, Code::kInvalid, "Numerical result out of range", "nn.init.kaiming_normal_(a, -1e200)"},
    {"init_kaiming_normal_", "integers", {ints({3, 3}, 0, 9)}, [](X x) { return filled(nnc_init_kaiming_normal_, x[0], 0.0, none, none); }, Code::kDtype, "not implemented for torch.int64", "nn.init.kaiming_normal_(a)"},
    {"init_orthogonal_", "vector", {constant({3})}, [](X x) { return filled(nnc_init_orthogonal_, x[0], 1.0); }, Code::kShape, "Only tensors with 2 or more dimensions are supported", "nn.init.orthogonal_(a)"},
    {"init_orthogonal_", "half", {of({3, 3}, DType::kFloat16)}, [](X x) { return filled(nnc_init_orthogonal_, x[0], 1.0); }, Code::kDtype, "Low precision dtypes not supported", "nn.init.orthogonal_(a)"},
    {"init_orthogonal_", "integers", {ints({3, 3}, 0, 9)}, [](X x) { return filled(nnc_init_orthogonal_, x[0], 1.0); }, Code::kDtype, "torch.int64", "nn.init.orthogonal_(a)"},
    {"init_orthogonal_", "strides", {constant({2, 3, 2})},
     [](X x) { c(nnc_init_orthogonal_, c(nnc_transpose, x[0], 1, 2), 1.0); return Out(); }, Code::kShape, "view", "nn.init.orthogonal_(a.transpose(1, 2))"},
    {"init_sparse_", "vector", {constant({3})}, [](X x) { return filled(nnc_init_sparse_, x[0], 0.5, 1.0); }, Code::kShape, "Only tensors with 2 dimensions are supported", "nn.init.sparse_(a, 0.5)"},
    {"init_sparse_", "nan", {constant({3, 3})}, [](X x) { return filled(nnc_init_sparse_, x[0], NAN, 1.0); }, Code::kInvalid, "sparsity of 3 rows must be finite, got nan", "nn.init.sparse_(a, float('nan'))"},
    {"init_sparse_", "infinite", {constant({0, 3})}, [](X x) { return filled(nnc_init_sparse_, x[0], INFINITY, 1.0); }, Code::kInvalid, "must be finite", "nn.init.sparse_(a, float('inf'))"},
    {"init_sparse_", "deviation", {constant({3, 3})}, [](X x) { return filled(nnc_init_sparse_, x[0], 0.5, -1.0); }, Code::kInvalid, "expects std >= 0.0", "nn.init.sparse_(a, 0.5, -1)"},
    {"init_sparse_", "integers", {ints({3, 3}, 0, 9)}, [](X x) { return filled(nnc_init_sparse_, x[0], 0.5, 1.0); }, Code::kDtype, "not implemented for torch.int64", "nn.init.sparse_(a, 0.5)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
