// SPDX-License-Identifier: Apache-2.0
// Parameters of functions that are NaN, in the wrong order, or out of a range that PyTorch does not
// hold them to, and types that no gradient has.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// clang-format off
[[maybe_unused]] const bool g_nan = add_samples("odd_parameters", {
    row("hardtanh", "no_low", {in({4}).values({-2, 0, 0.5, 3})}, [](X x) { return c(nnc_hardtanh, x[0], NAN, 1); }, "F.hardtanh(a, float('nan'), 1.0)").no_gradcheck().inplace([](X x) { c(nnc_hardtanh_, x[0], NAN, 1); }),
    row("hardtanh", "no_high", {in({4}).values({-2, 0, 0.5, 3})}, [](X x) { return c(nnc_hardtanh, x[0], -1, NAN); }, "F.hardtanh(a, -1.0, float('nan'))").no_gradcheck(),
    row("hardtanh", "no_bounds", {in({4}).values({-2, 0, 0.5, 3})}, [](X x) { return c(nnc_hardtanh, x[0], NAN, NAN); }, "F.hardtanh(a, float('nan'), float('nan'))").no_gradcheck(),
    row("hardtanh_", "crossed", {in({4}).values({-2, 0, 0.5, 3})}, [](X x) { const Out y = c(nnc_clone, x[0]); c(nnc_hardtanh_, y, 1, -1); return y; }, "F.hardtanh_(a.clone(), 1.0, -1.0)"),
    row("clamp", "no_low", {in({4}).values({-2, 0, 0.5, 3})}, [](X x) { return c(nnc_clamp, x[0], NAN, 1.0); }, "torch.clamp(a, float('nan'), 1.0)").no_gradcheck(),
    row("clamp_tensor", "no_low", {in({4}).values({-2, 0, 0.5, 3}), in({}).values({NAN}), in({}).values({1})}, [](X x) { return c(nnc_clamp_tensor, x[0], x[1], x[2]); }, "torch.clamp(a, b, c)").no_gradcheck(),
    row("elu", "no_alpha_at_0", {in({4}).values({-2, 0, 0.5, 3})}, [](X x) { return c(nnc_elu, x[0], NAN); }, "F.elu(a, float('nan'))").no_gradcheck(),
    row("elu", "endless_alpha", {in({4}).values({-2, 0, 0.5, 3})}, [](X x) { return c(nnc_elu, x[0], INFINITY); }, "F.elu(a, float('inf'))").no_gradcheck(),
    row("celu", "no_alpha", {in({4}).values({-2, 0, 0.5, 3})}, [](X x) { return c(nnc_celu, x[0], NAN); }, "F.celu(a, float('nan'))").no_gradcheck(),
    row("celu", "endless_alpha", {in({4}).values({-2, 0, 0.5, 3})}, [](X x) { return c(nnc_celu, x[0], INFINITY); }, "F.celu(a, float('inf'))").no_gradcheck(),
    row("softplus", "no_beta", {in({4}).values({-2, 0, 0.5, 3})}, [](X x) { return c(nnc_softplus, x[0], NAN, 20); }, "F.softplus(a, float('nan'))").no_gradcheck(),
    row("softplus", "endless_beta", {in({4}).values({-2, 0, 0.5, 3})}, [](X x) { return c(nnc_softplus, x[0], INFINITY, 20); }, "F.softplus(a, float('inf'))").no_gradcheck(),
    row("softplus", "no_threshold", {in({4}).values({-2, 0, 0.5, 3})}, [](X x) { return c(nnc_softplus, x[0], 1, NAN); }, "F.softplus(a, 1.0, float('nan'))"),
    row("leaky_relu", "nan_slope", {in({4}).values({-2, 0, 0.5, 3})}, [](X x) { return c(nnc_leaky_relu, x[0], NAN); }, "F.leaky_relu(a, float('nan'))").no_gradcheck(),
    row("threshold", "no_threshold", {in({4}).values({-2, 0, 0.5, 3})}, [](X x) { return c(nnc_threshold, x[0], NAN, 2); }, "F.threshold(a, float('nan'), 2.0)"),
});
[[maybe_unused]] const bool g_smoothing = add_samples("odd_parameters", {
    row("cross_entropy", "smoothing_below_0", {in({2, 3}), ints({2}, 0, 3)}, [](X x) { return c(nnc_cross_entropy, x[0], x[1], none, -100, NNC_REDUCTION_MEAN, -0.5); }, "F.cross_entropy(a, b, label_smoothing=-0.5)"),
    row("cross_entropy", "no_smoothing", {in({2, 3, 2}), ints({2, 2}, 0, 3)}, [](X x) { return c(nnc_cross_entropy, x[0], x[1], none, -100, NNC_REDUCTION_SUM, NAN); }, "F.cross_entropy(a, b, reduction='sum', label_smoothing=float('nan'))"),
    row("cross_entropy", "probabilities_below_0", {in({2, 3}), in({2, 3}).range(0, 1)}, [](X x) { return c(nnc_cross_entropy, x[0], x[1], none, -100, NNC_REDUCTION_MEAN, -2); }, "F.cross_entropy(a, b, label_smoothing=-2.0)"),
    row("linear_cross_entropy", "smoothing_below_0", {in({2, 4}), in({3, 4}), ints({2}, 0, 3)}, [](X x) { return c(nnc_linear_cross_entropy, x[0], x[1], x[2], none, none, NNC_REDUCTION_MEAN, none, -0.5); }, "F.linear_cross_entropy(a, b, c, label_smoothing=-0.5)"),
    row("linear_cross_entropy", "probabilities_below_0", {in({2, 4}), in({3, 4}), in({2, 3}).range(0, 1)}, [](X x) { return c(nnc_linear_cross_entropy, x[0], x[1], x[2], none, none, NNC_REDUCTION_MEAN, none, -0.5); }, "F.linear_cross_entropy(a, b, c, label_smoothing=-0.5)"),
});
[[maybe_unused]] const bool g_refused = add_refusals("odd_parameters", {
    {"cross_entropy", "smoothing_above_1", {in({2, 3}), ints({2}, 0, 3)}, [](X x) { return c(nnc_cross_entropy, x[0], x[1], none, -100, NNC_REDUCTION_MEAN, 1.5); }, Code::kInvalid, "label_smoothing must be between 0.0 and 1.0. Got: 1.5", "F.cross_entropy(a, b, label_smoothing=1.5)"},
    {"sum", "gradient_of_int64", {in({2})}, [](X x) { return c(nnc_sum, x[0], none, false, NNC_INT64); }, Code::kDtype, "Autograd not support dtype: Long", "torch.sum(a, dtype=torch.int64)"},
    {"nansum", "gradient_of_bool", {in({2})}, [](X x) { return c(nnc_nansum, x[0], none, false, NNC_BOOL); }, Code::kDtype, "Autograd not support dtype: Bool", "torch.nansum(a, dtype=torch.bool)"},
    {"prod", "gradient_of_int32", {in({2})}, [](X x) { return c(nnc_prod, x[0], none, false, NNC_INT32); }, Code::kDtype, "Autograd not support dtype: Int", "torch.prod(a, dtype=torch.int32)"},
    {"cumsum", "gradient_of_uint8", {in({2})}, [](X x) { return c(nnc_cumsum, x[0], 0, NNC_UINT8); }, Code::kDtype, "Autograd not support dtype: Byte", "torch.cumsum(a, 0, dtype=torch.uint8)"},
    {"cumprod", "gradient_of_int64", {in({2})}, [](X x) { return c(nnc_cumprod, x[0], 0, NNC_INT64); }, Code::kDtype, "Autograd not support dtype: Long", "torch.cumprod(a, 0, dtype=torch.int64)"},
    {"masked_fill_tensor", "gradient_into_int16", {ints({2}, 0, 3, DType::kInt16), bools({2}), in({})}, [](X x) { return c(nnc_masked_fill_tensor, x[0], x[1], x[2]); }, Code::kDtype, "Autograd not support dtype: Short", "a.masked_fill(b, c)"},
    {"index_fill_tensor", "gradient_into_int64", {ints({2}, 0, 3), ints({1}, 0, 2), in({})}, [](X x) { return c(nnc_index_fill_tensor, x[0], 0, x[1], x[2]); }, Code::kDtype, "Autograd not support dtype: Long", "a.index_fill(0, b, c)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
