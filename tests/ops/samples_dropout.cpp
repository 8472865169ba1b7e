// SPDX-License-Identifier: Apache-2.0
// Rows of dropout: the mask comes from doubles whatever the element type, so float32 is the same.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// clang-format off
[[maybe_unused]] const bool g_dropout = add_samples("dropout", {
    row("dropout", "plain", {in({5, 7})},
        [](X x) { return c(nnc_dropout, x[0], 0.3, true); }, "F.dropout(a, 0.3)")
        .seeded(0).no_layouts().inplace([](X x) { c(nnc_dropout_, x[0], 0.3, true); }),
    row("dropout", "transposed", {in({5, 7})},
        [](X x) { return c(nnc_dropout, c(nnc_mul_scalar, x[0], 1), 0.5, true); },
        "F.dropout(a * 1, 0.5)").seeded(3).no_layouts(),
    row("dropout", "half", {in({40}).type(DType::kFloat16)},
        [](X x) { return c(nnc_dropout, x[0], 0.3, true); }, "F.dropout(a, 0.3)")
        .seeded(1).no_gradcheck().inplace([](X x) { c(nnc_dropout_, x[0], 0.3, true); }),
    row("dropout", "bfloat16", {in({40}).type(DType::kBFloat16)},
        [](X x) { return c(nnc_dropout, x[0], 0.1, true); }, "F.dropout(a, 0.1)")
        .seeded(1).no_gradcheck(),
    row("dropout", "everything", {in({5}).values({1, -1, 2, INFINITY, NAN})},
        [](X x) { return c(nnc_dropout, x[0], 1, true); }, "F.dropout(a, 1.0)")
        .no_gradcheck().inplace([](X x) { c(nnc_dropout_, x[0], 1, true); }),
    row("dropout", "special", {in({8}).values({1, -1, INFINITY, NAN, INFINITY, NAN, 0, -0.0})},
        [](X x) { return c(nnc_dropout, x[0], 0.5, true); }, "F.dropout(a, 0.5)")
        .seeded(2).no_gradcheck(),
    row("dropout", "nothing", {in({2, 3})},
        [](X x) { return c(nnc_dropout, x[0], 0, true); }, "F.dropout(a, 0.0)")
        .no_write_check(),
    row("dropout", "evaluating", {in({2, 3})},
        [](X x) { return c(nnc_dropout, x[0], 0.7, false); }, "F.dropout(a, 0.7, False)")
        .no_write_check(),
    row("dropout", "everything_of_whole", {ints({4}, -4, 5)},
        [](X x) { return c(nnc_dropout, x[0], 1, true); }, "F.dropout(a, 1.0)")
        .inplace([](X x) { c(nnc_dropout_, x[0], 1, true); }),
    row("alpha_dropout", "everything_of_whole", {ints({4}, -4, 5)},
        [](X x) { return c(nnc_alpha_dropout, x[0], 1, true); }, "F.alpha_dropout(a, 1.0, True)")
        .inplace([](X x) { c(nnc_alpha_dropout_, x[0], 1, true); }),
    row("feature_alpha_dropout", "everything_of_whole", {ints({2, 3}, -4, 5)},
        [](X x) { return c(nnc_feature_alpha_dropout, x[0], 1, true); }, "F.feature_alpha_dropout(a, 1.0, True)")
        .inplace([](X x) { c(nnc_feature_alpha_dropout_, x[0], 1, true); }),
    row("dropout1d", "everything_of_whole", {ints({2, 3, 2}, -4, 5)},
        [](X x) { return c(nnc_dropout1d, x[0], 1, true); }, "F.dropout1d(a, 1.0)")
        .inplace([](X x) { c(nnc_dropout1d_, x[0], 1, true); }),
    row("dropout2d", "everything_of_whole", {ints({1, 2, 2, 2}, -4, 5)},
        [](X x) { return c(nnc_dropout2d, x[0], 1, true); }, "F.dropout2d(a, 1.0)")
        .inplace([](X x) { c(nnc_dropout2d_, x[0], 1, true); }),
    row("dropout3d", "everything_of_whole", {ints({1, 2, 1, 2, 2}, -4, 5)},
        [](X x) { return c(nnc_dropout3d, x[0], 1, true); }, "F.dropout3d(a, 1.0)")
        .inplace([](X x) { c(nnc_dropout3d_, x[0], 1, true); }),
    row("dropout", "everything_of_bools", {bools({4})},
        [](X x) { return c(nnc_dropout, x[0], 1, true); }, "F.dropout(a, 1.0)"),
    row("dropout1d", "batch", {in({3, 4, 5})},
        [](X x) { return c(nnc_dropout1d, x[0], 0.4, true); }, "F.dropout1d(a, 0.4)")
        .seeded(0).inplace([](X x) { c(nnc_dropout1d_, x[0], 0.4, true); }),
    row("dropout1d", "single", {in({6, 5})},
        [](X x) { return c(nnc_dropout1d, x[0], 0.4, true); }, "F.dropout1d(a, 0.4)")
        .seeded(0).inplace([](X x) { c(nnc_dropout1d_, x[0], 0.4, true); }),
    row("dropout2d", "plain", {in({2, 5, 2, 3})},
        [](X x) { return c(nnc_dropout2d, x[0], 0.5, true); }, "F.dropout2d(a, 0.5)")
        .seeded(4).inplace([](X x) { c(nnc_dropout2d_, x[0], 0.5, true); }),
    row("dropout2d", "three_dims", {in({3, 4, 2})},
        [](X x) { return c(nnc_dropout2d, x[0], 0.5, true); }, "F.dropout2d(a, 0.5)").seeded(4),
    row("dropout2d", "everything", {in({2, 3, 1, 2})},
        [](X x) { return c(nnc_dropout2d, x[0], 1, true); }, "F.dropout2d(a, 1.0)"),
    row("dropout3d", "plain", {in({2, 4, 1, 2, 2})},
        [](X x) { return c(nnc_dropout3d, x[0], 0.5, true); }, "F.dropout3d(a, 0.5)")
        .seeded(5).inplace([](X x) { c(nnc_dropout3d_, x[0], 0.5, true); }),
    row("dropout3d", "single", {in({5, 1, 2, 2})},
        [](X x) { return c(nnc_dropout3d, x[0], 0.5, true); }, "F.dropout3d(a, 0.5)")
        .seeded(5).inplace([](X x) { c(nnc_dropout3d_, x[0], 0.5, true); }),
    row("alpha_dropout", "plain", {in({4, 5})},
        [](X x) { return c(nnc_alpha_dropout, x[0], 0.3, true); }, "F.alpha_dropout(a, 0.3, True)")
        .seeded(6).no_layouts().inplace([](X x) { c(nnc_alpha_dropout_, x[0], 0.3, true); }),
    row("alpha_dropout", "everything", {in({4})},
        [](X x) { return c(nnc_alpha_dropout, x[0], 1, true); }, "F.alpha_dropout(a, 1.0, True)")
        .inplace([](X x) { c(nnc_alpha_dropout_, x[0], 1, true); }),
    row("feature_alpha_dropout", "plain", {in({3, 4, 2})},
        [](X x) { return c(nnc_feature_alpha_dropout, x[0], 0.4, true); },
        "F.feature_alpha_dropout(a, 0.4, True)")
        .seeded(7).inplace([](X x) { c(nnc_feature_alpha_dropout_, x[0], 0.4, true); }),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_dropout_refusals = add_refusals("dropout", {
    {"dropout", "negative", {in({3})}, [](X x) { return c(nnc_dropout, x[0], -0.1, true); },
     Code::kInvalid, "dropout probability has to be between 0 and 1, but got -0.1",
     "F.dropout(a, -0.1)"},
    {"alpha_dropout", "above_1", {in({3})},
     [](X x) { return c(nnc_alpha_dropout, x[0], 1.1, true); }, Code::kInvalid,
     "dropout probability has to be between 0 and 1, but got 1.1", "F.alpha_dropout(a, 1.1, True)"},
    {"dropout", "integers", {ints({3}, 0, 5)},
     [](X x) { return c(nnc_dropout, x[0], 0.5, true); }, Code::kDtype, "can't be cast",
     "F.dropout(a, 0.5)"},
    {"dropout1d", "dims", {in({3})}, [](X x) { return c(nnc_dropout1d, x[0], 0.5, true); },
     Code::kShape, "Expected 2D or 3D input, but received a 1D input", "F.dropout1d(a, 0.5)"},
    {"feature_alpha_dropout", "dims", {in({3})},
     [](X x) { return c(nnc_feature_alpha_dropout, x[0], 0.5, true); }, Code::kShape,
     "Feature dropout requires at least 2 dimensions in the input",
     "F.feature_alpha_dropout(a, 0.5, True)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
