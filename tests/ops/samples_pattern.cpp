// SPDX-License-Identifier: Apache-2.0
// Rows of the first operations: how a family's file looks.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// clang-format off
[[maybe_unused]] const bool g_pattern = add_samples("pattern", {
    row("add", "plain", {in({2, 3}), in({2, 3})},
        [](X x) { return c(nnc_add, x[0], x[1], 1); }, "torch.add(a, b)")
        .inplace([](X x) { c(nnc_add_, x[0], x[1], 1); }),
    row("add", "broadcast_alpha", {in({2, 3}), in({3})},
        [](X x) { return c(nnc_add, x[0], x[1], 2); }, "torch.add(a, b, alpha=2)")
        .inplace([](X x) { c(nnc_add_, x[0], x[1], 2); }),
    row("add", "both_broadcast", {in({2, 1, 4}), in({3, 1})},
        [](X x) { return c(nnc_add, x[0], x[1], 1); }, "a + b"),
    row("add", "empty", {in({2, 0}), in({1, 0})},
        [](X x) { return c(nnc_add, x[0], x[1], 1); }, "a + b"),
    row("add", "scalar_tensors", {in({}), in({})},
        [](X x) { return c(nnc_add, x[0], x[1], 1); }, "a + b")
        .inplace([](X x) { c(nnc_add_, x[0], x[1], 1); }),
    row("add", "integers", {ints({2, 3}, -9, 9), ints({2, 3}, 0, 200, DType::kUInt8)},
        [](X x) { return c(nnc_add, x[0], x[1], 3); }, "torch.add(a, b, alpha=3)"),
    row("sub", "broadcast_alpha", {in({3, 1}), in({2, 1, 4})},
        [](X x) { return c(nnc_sub, x[0], x[1], 0.5); }, "torch.sub(a, b, alpha=0.5)"),
    row("sub", "plain", {in({5}), in({5})},
        [](X x) { return c(nnc_sub, x[0], x[1], 1); }, "a - b")
        .inplace([](X x) { c(nnc_sub_, x[0], x[1], 1); }),
    row("mul", "plain", {in({2, 3}), in({2, 3})},
        [](X x) { return c(nnc_mul, x[0], x[1]); }, "a * b")
        .inplace([](X x) { c(nnc_mul_, x[0], x[1]); }),
    row("mul", "broadcast", {in({2, 3, 4}), in({3, 1})},
        [](X x) { return c(nnc_mul, x[0], x[1]); }, "a * b")
        .inplace([](X x) { c(nnc_mul_, x[0], x[1]); }),
    row("div", "plain", {in({2, 3}), in({2, 3}).range(0.5, 2)},
        [](X x) { return c(nnc_div, x[0], x[1], none); }, "a / b")
        .inplace([](X x) { c(nnc_div_, x[0], x[1], none); }),
    row("div", "two_integer_types", {ints({4}, -5, 5), ints({4}, 1, 5, DType::kInt16)},
        [](X x) { return c(nnc_div, x[0], x[1], none); }, "a / b"),
    row("relu", "plain", {in({3, 5})},
        [](X x) { return c(nnc_relu, x[0]); }, "F.relu(a)")
        .inplace([](X x) { c(nnc_relu_, x[0]); }),
    row("relu", "special", {in({4}).values({0.0, -0.0, 2.5, -INFINITY})},
        [](X x) { return c(nnc_relu, x[0]); }, "F.relu(a)").no_gradcheck(),
    row("sigmoid", "plain", {in({2, 3, 2, 2}).range(-6, 6)},
        [](X x) { return c(nnc_sigmoid, x[0]); }, "torch.sigmoid(a)")
        .inplace([](X x) { c(nnc_sigmoid_, x[0]); }),
    row("sum", "all", {in({2, 3})}, [](X x) { return c(nnc_sum, x[0], none, false, 0); },
        "a.sum()"),
    row("sum", "dims_keepdim", {in({2, 3, 4})},
        [](X x) { return c(nnc_sum, x[0], list({0, -1}), true, 0); },
        "a.sum((0, -1), keepdim=True)"),
    row("sum", "integers", {ints({2, 3}, 0, 200, DType::kUInt8)},
        [](X x) { return c(nnc_sum, x[0], list({1}), false, 0); }, "a.sum(1)"),
    row("view", "plain", {in({2, 6})},
        [](X x) { return c(nnc_view, x[0], list({3, -1})); }, "a.view(3, -1)").no_layouts(),
    row("reshape", "plain", {in({2, 6})},
        [](X x) { return c(nnc_reshape, x[0], list({3, -1})); }, "a.reshape(3, -1)"),
    row("expand", "plain", {in({3, 1})},
        [](X x) { return c(nnc_expand, x[0], list({2, -1, 4})); }, "a.expand(2, -1, 4)"),
    row("as_strided", "overlapping", {in({8})},
        [](X x) { return c(nnc_as_strided, x[0], list({3, 3}), list({2, 1}), 1); },
        "a.as_strided((3, 3), (2, 1), 1)").no_layouts(),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_pattern_refusals = add_refusals("pattern", {
    {"add", "sizes", {in({2, 3}), in({4})}, [](X x) { return c(nnc_add, x[0], x[1], 1); },
        Code::kShape,
     "must match the size of tensor b (4) at non-singleton dimension 1", "a + b"},
    {"view", "wrong_count", {in({2, 3})}, [](X x) { return c(nnc_view, x[0], list({4})); },
        Code::kShape,
     "shape '[4]' is invalid for input of size 6", "a.view(4)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
