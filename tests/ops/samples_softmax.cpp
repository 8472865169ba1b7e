// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// clang-format off
[[maybe_unused]] const bool g_softmax = add_samples("softmax", {
    row("softmax", "last", {in({3, 5}).range(-4, 4)},
        [](X x) { return c(nnc_softmax, x[0], -1, 0); },
        "F.softmax(a, -1)"),
    row("softmax", "middle", {in({2, 5, 3}).range(-4, 4)},
        [](X x) { return c(nnc_softmax, x[0], 1, 0); }, "F.softmax(a, 1)"),
    row("softmax", "wide_columns", {in({2, 3, 300}).range(-4, 4)},
        [](X x) { return c(nnc_softmax, x[0], 1, 0); }, "F.softmax(a, 1)").no_gradcheck(),
    row("softmax", "long_row", {in({2, 5000}).range(-4, 4)},
        [](X x) { return c(nnc_softmax, x[0], 1, 0); }, "F.softmax(a, 1)").no_gradcheck(),
    row("softmax", "large", {in({2, 3}).values({1000, 999, -1000, -INFINITY, 0, 1})},
        [](X x) { return c(nnc_softmax, x[0], 1, 0); }, "F.softmax(a, 1)").no_gradcheck(),
    row("softmax", "nothing_left", {in({2, 2}).values({-INFINITY, -INFINITY, INFINITY, INFINITY})},
        [](X x) { return c(nnc_softmax, x[0], 1, 0); }, "F.softmax(a, 1)").no_gradcheck(),
    row("softmax", "zero_dim", {in({})}, [](X x) { return c(nnc_softmax, x[0], 0, 0); },
        "F.softmax(a, 0)"),
    row("softmax", "empty", {in({0, 3})}, [](X x) { return c(nnc_softmax, x[0], 0, 0); },
        "F.softmax(a, 0)"),
    row("softmax", "dtype", {in({2, 3}).type(DType::kFloat32)},
        [](X x) { return c(nnc_softmax, x[0], 1, NNC_FLOAT64); },
        "F.softmax(a, 1, dtype=f64)").no_float32(),
    row("log_softmax", "last", {in({3, 5}).range(-4, 4)},
        [](X x) { return c(nnc_log_softmax, x[0], 1, 0); }, "F.log_softmax(a, 1)"),
    row("log_softmax", "first", {in({4, 3, 2}).range(-4, 4)},
        [](X x) { return c(nnc_log_softmax, x[0], 0, 0); }, "F.log_softmax(a, 0)"),
    row("log_softmax", "long_row", {in({2, 5000}).range(-4, 4)},
        [](X x) { return c(nnc_log_softmax, x[0], 1, 0); }, "F.log_softmax(a, 1)").no_gradcheck(),
    row("log_softmax", "large", {in({2, 3}).values({1000, 999, -1000, -INFINITY, 0, 1})},
        [](X x) { return c(nnc_log_softmax, x[0], 1, 0); }, "F.log_softmax(a, 1)").no_gradcheck(),
    row("log_softmax", "dtype", {in({2, 3}).type(DType::kFloat32)},
        [](X x) { return c(nnc_log_softmax, x[0], 1, NNC_FLOAT64); },
        "F.log_softmax(a, 1, dtype=f64)").no_float32(),
    row("softmin", "last", {in({3, 5}).range(-4, 4)},
        [](X x) { return c(nnc_softmin, x[0], 1, 0); },
        "F.softmin(a, 1)"),
    row("logsumexp", "last", {in({3, 5}).range(-4, 4)},
        [](X x) { return c(nnc_logsumexp, x[0], list({1}), false); }, "a.logsumexp(1)"),
    row("logsumexp", "first_keepdim", {in({3, 5}).range(-4, 4)},
        [](X x) { return c(nnc_logsumexp, x[0], list({0}), true); },
        "a.logsumexp(0, keepdim=True)"),
    row("logsumexp", "dims", {in({3, 5, 2}).range(-4, 4)},
        [](X x) { return c(nnc_logsumexp, x[0], list({0, 2}), false); }, "a.logsumexp((0, 2))"),
    row("logsumexp", "of_expanded", {in({3, 1})},
        [](X x) { return c(nnc_logsumexp, c(nnc_expand, x[0], list({3, 4})), list({0, 1}), false); },
        "a.expand(3, 4).logsumexp((0, 1))"),
    row("logsumexp", "of_windows", {in({6})},
        [](X x) { return c(nnc_logsumexp, c(nnc_tensor_unfold, x[0], 0, 3, 1), list({0, 1}), false); },
        "a.unfold(0, 3, 1).logsumexp((0, 1))"),
    row("logsumexp", "infinite",
        {in({3, 2}).values({-INFINITY, -INFINITY, INFINITY, 1, 2, 3}).no_grad()},
        [](X x) { return c(nnc_logsumexp, x[0], list({1}), false); },
        "a.logsumexp(1)").no_gradcheck(),
    row("logsumexp", "infinite_columns",
        {in({2, 3}).values({-INFINITY, INFINITY, 2, -INFINITY, 1, 3}).no_grad()},
        [](X x) { return c(nnc_logsumexp, x[0], list({0}), false); },
        "a.logsumexp(0)").no_gradcheck(),
    row("logsumexp", "nothing", {in({0, 3})},
        [](X x) { return c(nnc_logsumexp, x[0], list({0}), false); },
        "a.logsumexp(0)").no_gradcheck(),
    row("logsumexp", "integers", {ints({2, 3}, -4, 4)},
        [](X x) { return c(nnc_logsumexp, x[0], list({1}), false); }, "a.logsumexp(1)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_softmax_refusals = add_refusals("softmax", {
    {"softmax", "no_such_dim", {in({2, 3})}, [](X x) { return c(nnc_softmax, x[0], 3, 0); },
     Code::kIndex, "Dimension out of range", "F.softmax(a, 3)"},
    {"softmax", "integers", {ints({2, 3}, 0, 4)}, [](X x) { return c(nnc_softmax, x[0], 1, 0); },
     Code::kDtype, "not implemented", "F.softmax(a, 1)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
