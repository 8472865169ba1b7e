// SPDX-License-Identifier: Apache-2.0
// Activations of every kind of input.
#include "support/kinds.h"

namespace nnc::testing {
namespace {

// Without infinities, where PyTorch has a NaN and we have the limit (CONTRIBUTING.md lists them).
constexpr unsigned kFinite = kFloats & ~kOfInfinities;

// clang-format off
[[maybe_unused]] const bool g_kinds_activation = add_samples("kinds_activation", joined({
    each("relu", [](X x) { return c(nnc_relu, x[0]); }, "F.relu(a)", {kAnything & ~kOfBool, -3, 3, true}, [](X x) { c(nnc_relu_, x[0]); }),
    each("relu6", [](X x) { return c(nnc_relu6, x[0]); }, "F.relu6(a)", {kFloats, -3, 8}, [](X x) { c(nnc_relu6_, x[0]); }),
    each("hardtanh", [](X x) { return c(nnc_hardtanh, x[0], -1.5, 2.0); }, "F.hardtanh(a, -1.5, 2.0)", {kFloats, -3, 3}, [](X x) { c(nnc_hardtanh_, x[0], -1.5, 2.0); }),
    each("leaky_relu", [](X x) { return c(nnc_leaky_relu, x[0], 0.25); }, "F.leaky_relu(a, 0.25)", {kFloats, -3, 3}, [](X x) { c(nnc_leaky_relu_, x[0], 0.25); }),
    each("threshold", [](X x) { return c(nnc_threshold, x[0], 0.5, -2.0); }, "F.threshold(a, 0.5, -2.0)", {kFloats, -3, 3}, [](X x) { c(nnc_threshold_, x[0], 0.5, -2.0); }),
    each("hardsigmoid", [](X x) { return c(nnc_hardsigmoid, x[0]); }, "F.hardsigmoid(a)", {kFloats, -3, 3}, [](X x) { c(nnc_hardsigmoid_, x[0]); }),
    each("hardswish", [](X x) { return c(nnc_hardswish, x[0]); }, "F.hardswish(a)", {kFinite, -3, 3}, [](X x) { c(nnc_hardswish_, x[0]); }),
    each("selu", [](X x) { return c(nnc_selu, x[0]); }, "F.selu(a)", {kFloats, -3, 3}, [](X x) { c(nnc_selu_, x[0]); }),
    each("silu", [](X x) { return c(nnc_silu, x[0]); }, "F.silu(a)", {kFinite, -3, 3}, [](X x) { c(nnc_silu_, x[0]); }),
    each("mish", [](X x) { return c(nnc_mish, x[0]); }, "F.mish(a)", {kFinite, -3, 3}, [](X x) { c(nnc_mish_, x[0]); }),
    each("sigmoid", [](X x) { return c(nnc_sigmoid, x[0]); }, "torch.sigmoid(a)", {kAnything, -3, 3}, [](X x) { c(nnc_sigmoid_, x[0]); }),
    each("tanh", [](X x) { return c(nnc_tanh, x[0]); }, "torch.tanh(a)", {kAnything, -3, 3}, [](X x) { c(nnc_tanh_, x[0]); }),
    each("elu", [](X x) { return c(nnc_elu, x[0], 0.75); }, "F.elu(a, 0.75)", {kFloats, -3, 3}, [](X x) { c(nnc_elu_, x[0], 0.75); }),
    each("celu", [](X x) { return c(nnc_celu, x[0], 0.75); }, "F.celu(a, 0.75)", {kFloats, -3, 3}, [](X x) { c(nnc_celu_, x[0], 0.75); }),
    each("hardshrink", [](X x) { return c(nnc_hardshrink, x[0], 0.75); }, "F.hardshrink(a, 0.75)", {kFloats, -3, 3}),
    each("softshrink", [](X x) { return c(nnc_softshrink, x[0], 0.75); }, "F.softshrink(a, 0.75)", {kFloats, -3, 3}),
    each("gelu", [](X x) { return c(nnc_gelu, x[0], "none"); }, "F.gelu(a)", {kFinite, -3, 3}),
    each("softplus", [](X x) { return c(nnc_softplus, x[0], 2, 3); }, "F.softplus(a, 2.0, 3.0)", {kFloats, -3, 3}),
    each("softsign", [](X x) { return c(nnc_softsign, x[0]); }, "F.softsign(a)", {kFinite | kOfBytes | kOfLong, -3, 3}),
    each("tanhshrink", [](X x) { return c(nnc_tanhshrink, x[0]); }, "F.tanhshrink(a)", {kAnything & ~kOfBool, -3, 3}),
    each("logsigmoid", [](X x) { return c(nnc_logsigmoid, x[0]); }, "F.logsigmoid(a)", {kFloats, -3, 3}),
    each("rrelu", [](X x) { return c(nnc_rrelu, x[0], 0.1, 0.3, false); }, "F.rrelu(a, 0.1, 0.3)", {kFloats, -3, 3}, [](X x) { c(nnc_rrelu_, x[0], 0.1, 0.3, false); }),
    each_equal("glu", [](X x) { return c(nnc_glu, c(nnc_cat, x, -1), -1); }, "F.glu(torch.cat((a, b), -1))", {kFloats & ~kOf0d, -3, 3}),
}));
[[maybe_unused]] const bool g_kinds_refused = add_refusals("kinds_activation", {
    {"softsign", "bool", {bools({3})}, [](X x) { return c(nnc_softsign, x[0]); }, Code::kDtype, "bool", "F.softsign(a)"},
    {"silu_", "integers", {ints({3}, 0, 5)}, [](X x) { return c(nnc_silu_, x[0]); }, Code::kDtype, "int64", "F.silu(a, inplace=True)"},
    {"mish_", "integers", {ints({3}, 0, 5)}, [](X x) { return c(nnc_mish_, x[0]); }, Code::kDtype, "int64", "F.mish(a, inplace=True)"},
    {"hardswish_", "integers", {ints({3}, 0, 5)}, [](X x) { return c(nnc_hardswish_, x[0]); }, Code::kDtype, "int64", "F.hardswish(a, inplace=True)"},
    {"tanhshrink", "bool", {bools({3})}, [](X x) { return c(nnc_tanhshrink, x[0]); }, Code::kDtype, "bool", "F.tanhshrink(a)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
