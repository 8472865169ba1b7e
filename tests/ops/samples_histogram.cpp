// SPDX-License-Identifier: Apache-2.0
// Rows of histograms and of one-hot samples.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

In float_rows(Dims sizes) {
  return in(std::move(sizes)).type(DType::kFloat32);
}

// clang-format off
[[maybe_unused]] const bool g_histogram = add_samples("histogram", {
    row("histc", "default", {constant({200})},
        [](X x) { return c(nnc_histc, x[0], 100, 0, 0); }, "torch.histc(a)"),
    row("histc", "range", {constant({20, 30})},
        [](X x) { return c(nnc_histc, x[0], 7, -0.5, 0.75); }, "torch.histc(a, 7, -0.5, 0.75)"),
    row("histc", "edges", {constant({7}).values({0, 1, 2, 3, -0.001, 3.001, 0.1})},
        [](X x) { return c(nnc_histc, x[0], 3, 0, 3); }, "torch.histc(a, 3, 0, 3)"),
    row("histc", "tenths", {constant({11}).values({0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1})},
        [](X x) { return c(nnc_histc, x[0], 10, 0, 1); }, "torch.histc(a, 10, 0, 1)"),
    row("histc", "nan", {constant({4}).values({NAN, 1, INFINITY, -INFINITY})},
        [](X x) { return c(nnc_histc, x[0], 5, 0, 2); }, "torch.histc(a, 5, 0, 2)"),
    row("histc", "equal", {constant({3}).values({5, 5, 5})},
        [](X x) { return c(nnc_histc, x[0], 4, 1, 1); }, "torch.histc(a, 4, 1, 1)"),
    row("histc", "equal_large", {constant({3}).values({1e12, 1e12, 1e12})},
        [](X x) { return c(nnc_histc, x[0], 4, 0, 0); }, "torch.histc(a, 4)"),
    row("histc", "one_bin", {constant({50})},
        [](X x) { return c(nnc_histc, x[0], 1, -1, 0.25); }, "torch.histc(a, 1, -1, 0.25)"),
    row("histc", "empty", {constant({0})}, [](X x) { return c(nnc_histc, x[0], 3, 0, 0); },
        "torch.histc(a, 3)"),
    row("histc", "scalar", {constant({})}, [](X x) { return c(nnc_histc, x[0], 3, 0, 0); },
        "torch.histc(a, 3)"),
    row("histc", "no_history", {in({30})}, [](X x) { return c(nnc_histc, x[0], 3, -1, 1); },
        "torch.histc(a, 3, -1, 1)"),
    row("histc", "bfloat16", {constant({60}).type(DType::kBFloat16)},
        [](X x) { return c(nnc_histc, x[0], 4, -1, 1); }, "torch.histc(a, 4, -1, 1)"),
    row("histc", "many", {constant({90000})},
        [](X x) { return c(nnc_histc, x[0], 50, -1, 1); }, "torch.histc(a, 50, -1, 1)"),

    row("gumbel_softmax", "plain", {in({3, 4})},
        [](X x) { return c(nnc_gumbel_softmax, x[0], 1, false, 1e-10, -1); },
        "F.gumbel_softmax(a)").seeded(3).no_float32(),
    row("gumbel_softmax", "float32", {float_rows({3, 4})},
        [](X x) { return c(nnc_gumbel_softmax, x[0], 1, false, 1e-10, -1); },
        "F.gumbel_softmax(a)").seeded(3).no_gradcheck(),
    row("gumbel_softmax", "temperature", {in({3, 4})},
        [](X x) { return c(nnc_gumbel_softmax, x[0], 0.5, false, 1e-10, 0); },
        "F.gumbel_softmax(a, tau=0.5, dim=0)").seeded(4).no_float32(),
    row("gumbel_softmax", "negative_temperature", {in({3, 4})},
        [](X x) { return c(nnc_gumbel_softmax, x[0], -2, false, 0, -1); },
        "F.gumbel_softmax(a, tau=-2.0)").seeded(4).no_float32(),
    row("gumbel_softmax", "three", {in({2, 3, 4})},
        [](X x) { return c(nnc_gumbel_softmax, x[0], 1, false, 1e-10, 1); },
        "F.gumbel_softmax(a, dim=1)").seeded(5).no_float32(),
    // The gradient is the softmax's, which a difference quotient does not see.
    row("gumbel_softmax", "hard", {in({3, 4})},
        [](X x) { return c(nnc_gumbel_softmax, x[0], 1, true, 1e-10, -1); },
        "F.gumbel_softmax(a, hard=True)").seeded(6).no_float32().no_gradcheck(),
    row("gumbel_softmax", "hard_dim", {float_rows({3, 4})},
        [](X x) { return c(nnc_gumbel_softmax, x[0], 2, true, 1e-10, 0); },
        "F.gumbel_softmax(a, tau=2.0, hard=True, dim=0)").seeded(7).no_gradcheck(),
    row("gumbel_softmax", "scalar", {in({})},
        [](X x) { return c(nnc_gumbel_softmax, x[0], 1, true, 1e-10, 0); },
        "F.gumbel_softmax(a, hard=True, dim=0)").seeded(8).no_float32().no_gradcheck(),
    row("gumbel_softmax", "empty", {in({0, 3})},
        [](X x) { return c(nnc_gumbel_softmax, x[0], 1, false, 1e-10, -1); },
        "F.gumbel_softmax(a)").seeded(9),
});

[[maybe_unused]] const bool g_histogram_refusals = add_refusals("histogram", {
    {"histc", "integers", {ints({3}, 0, 9)}, [](X x) { return c(nnc_histc, x[0], 3, 0, 0); },
     Code::kDtype, "not implemented for torch.int64", "torch.histc(a, 3)"},
    {"histc", "no_bins", {constant({3})}, [](X x) { return c(nnc_histc, x[0], 0, 0, 0); },
     Code::kInvalid, "bins must be > 0, but got 0", "torch.histc(a, 0)"},
    {"histc", "order", {constant({3})}, [](X x) { return c(nnc_histc, x[0], 3, 2, 1); },
     Code::kInvalid, "max must be larger than min", "torch.histc(a, 3, 2, 1)"},
    {"histc", "infinite", {constant({3})}, [](X x) { return c(nnc_histc, x[0], 3, 0, INFINITY); },
     Code::kInvalid, "is not finite", "torch.histc(a, 3, 0, float('inf'))"},
    {"histc", "infinite_low", {constant({3})},
     [](X x) { return c(nnc_histc, x[0], 3, -INFINITY, 0); }, Code::kInvalid, "is not finite",
     "torch.histc(a, 3, float('-inf'), 0)"},
    {"histc", "nan_element", {constant({2}).values({NAN, 1})},
     [](X x) { return c(nnc_histc, x[0], 3, 0, 0); }, Code::kInvalid, "is not finite",
     "torch.histc(a, 3)"},
    {"gumbel_softmax", "integers", {ints({3, 4}, 0, 9)},
     [](X x) { return c(nnc_gumbel_softmax, x[0], 1, false, 1e-10, -1); }, Code::kDtype,
     "not implemented for torch.int64", "F.gumbel_softmax(a)"},
    {"gumbel_softmax", "dim", {in({3, 4})},
     [](X x) { return c(nnc_gumbel_softmax, x[0], 1, false, 1e-10, 2); }, Code::kIndex,
     "Dimension out of range", "F.gumbel_softmax(a, dim=2)"},
    {"gumbel_softmax", "hard_empty", {in({3, 0})},
     [](X x) { return c(nnc_gumbel_softmax, x[0], 1, true, 1e-10, -1); }, Code::kIndex,
     "Expected reduction dim 1 to have non-zero size", "F.gumbel_softmax(a, hard=True)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
