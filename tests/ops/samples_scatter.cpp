// SPDX-License-Identifier: Apache-2.0
// What several elements bring to one place, reduced.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// clang-format off
[[maybe_unused]] const bool g_scatter_reduce_arguments = add_samples("scatter", {
    row("scatter_src_reduce", "add_rows", {constant({3, 4}), ints({2, 4}, {0, 2, 1, 1, 1, 1, 0, 1}), constant({2, 4})},
        [](X x) { return c(nnc_scatter_src_reduce, x[0], 0, x[1], x[2], "add"); },
        "a.scatter(0, b, c, reduce='add')")
        .inplace([](X x) { c(nnc_scatter_src_reduce_, x[0], 0, x[1], x[2], "add"); }),
    row("scatter_src_reduce", "add_columns", {constant({3, 4}), ints({3, 5}, 0, 4), constant({3, 5})},
        [](X x) { return c(nnc_scatter_src_reduce, x[0], 1, x[1], x[2], "add"); },
        "a.scatter(1, b, c, reduce='add')")
        .inplace([](X x) { c(nnc_scatter_src_reduce_, x[0], 1, x[1], x[2], "add"); }),
    row("scatter_src_reduce", "add_larger_source", {constant({3, 4}), ints({1, 2}, {2, 0}), constant({2, 3})},
        [](X x) { return c(nnc_scatter_src_reduce, x[0], 0, x[1], x[2], "add"); },
        "a.scatter(0, b, c, reduce='add')")
        .inplace([](X x) { c(nnc_scatter_src_reduce_, x[0], 0, x[1], x[2], "add"); }),
    row("scatter_src_reduce", "add_integers", {ints({4}, 1, 9, DType::kInt8), ints({5}, 0, 4), ints({5}, 1, 4, DType::kInt8)},
        [](X x) { return c(nnc_scatter_src_reduce, x[0], 0, x[1], x[2], "add"); },
        "a.scatter(0, b, c, reduce='add')")
        .inplace([](X x) { c(nnc_scatter_src_reduce_, x[0], 0, x[1], x[2], "add"); }),
    row("scatter_src_reduce", "add_bools", {bools({4}), ints({5}, 0, 4), bools({5})},
        [](X x) { return c(nnc_scatter_src_reduce, x[0], 0, x[1], x[2], "add"); },
        "a.scatter(0, b, c, reduce='add')")
        .inplace([](X x) { c(nnc_scatter_src_reduce_, x[0], 0, x[1], x[2], "add"); }),
    row("scatter_src_reduce", "add_nothing", {constant({3, 4}), ints({0, 4}, 0, 1), constant({2, 4})},
        [](X x) { return c(nnc_scatter_src_reduce, x[0], 0, x[1], x[2], "add"); },
        "a.scatter(0, b, c, reduce='add')")
        .inplace([](X x) { c(nnc_scatter_src_reduce_, x[0], 0, x[1], x[2], "add"); }),
    row("scatter_src_reduce", "multiply_rows", {constant({3, 4}), ints({2, 4}, {0, 2, 1, 1, 1, 1, 0, 1}), constant({2, 4})},
        [](X x) { return c(nnc_scatter_src_reduce, x[0], 0, x[1], x[2], "multiply"); },
        "a.scatter(0, b, c, reduce='multiply')")
        .inplace([](X x) { c(nnc_scatter_src_reduce_, x[0], 0, x[1], x[2], "multiply"); }),
    row("scatter_src_reduce", "multiply_columns", {constant({3, 4}), ints({3, 5}, 0, 4), constant({3, 5})},
        [](X x) { return c(nnc_scatter_src_reduce, x[0], 1, x[1], x[2], "multiply"); },
        "a.scatter(1, b, c, reduce='multiply')")
        .inplace([](X x) { c(nnc_scatter_src_reduce_, x[0], 1, x[1], x[2], "multiply"); }),
    row("scatter_src_reduce", "multiply_larger_source", {constant({3, 4}), ints({1, 2}, {2, 0}), constant({2, 3})},
        [](X x) { return c(nnc_scatter_src_reduce, x[0], 0, x[1], x[2], "multiply"); },
        "a.scatter(0, b, c, reduce='multiply')")
        .inplace([](X x) { c(nnc_scatter_src_reduce_, x[0], 0, x[1], x[2], "multiply"); }),
    row("scatter_src_reduce", "multiply_integers", {ints({4}, 1, 9, DType::kInt8), ints({5}, 0, 4), ints({5}, 1, 4, DType::kInt8)},
        [](X x) { return c(nnc_scatter_src_reduce, x[0], 0, x[1], x[2], "multiply"); },
        "a.scatter(0, b, c, reduce='multiply')")
        .inplace([](X x) { c(nnc_scatter_src_reduce_, x[0], 0, x[1], x[2], "multiply"); }),
    row("scatter_src_reduce", "multiply_bools", {bools({4}), ints({5}, 0, 4), bools({5})},
        [](X x) { return c(nnc_scatter_src_reduce, x[0], 0, x[1], x[2], "multiply"); },
        "a.scatter(0, b, c, reduce='multiply')")
        .inplace([](X x) { c(nnc_scatter_src_reduce_, x[0], 0, x[1], x[2], "multiply"); }),
    row("scatter_src_reduce", "multiply_nothing", {constant({3, 4}), ints({0, 4}, 0, 1), constant({2, 4})},
        [](X x) { return c(nnc_scatter_src_reduce, x[0], 0, x[1], x[2], "multiply"); },
        "a.scatter(0, b, c, reduce='multiply')")
        .inplace([](X x) { c(nnc_scatter_src_reduce_, x[0], 0, x[1], x[2], "multiply"); }),
    row("scatter_scalar_reduce", "add_rows", {constant({3, 4}), ints({2, 4}, {0, 2, 1, 1, 1, 1, 0, 1})},
        [](X x) { return c(nnc_scatter_scalar_reduce, x[0], 0, x[1], 1.5, "add"); },
        "a.scatter(0, b, 1.5, reduce='add')")
        .inplace([](X x) { c(nnc_scatter_scalar_reduce_, x[0], 0, x[1], 1.5, "add"); }),
    row("scatter_scalar_reduce", "add_integers", {ints({2, 4}, 1, 9, DType::kInt16), ints({2, 3}, 0, 4)},
        [](X x) { return c(nnc_scatter_scalar_reduce, x[0], -1, x[1], 1.5, "add"); },
        "a.scatter(-1, b, 1.5, reduce='add')")
        .inplace([](X x) { c(nnc_scatter_scalar_reduce_, x[0], -1, x[1], 1.5, "add"); }),
    row("scatter_scalar_reduce", "add_scalar", {constant({}), ints({2}, {0, 0})},
        [](X x) { return c(nnc_scatter_scalar_reduce, x[0], 0, x[1], 1.5, "add"); },
        "a.scatter(0, b, 1.5, reduce='add')")
        .inplace([](X x) { c(nnc_scatter_scalar_reduce_, x[0], 0, x[1], 1.5, "add"); }),
    row("scatter_scalar_reduce", "add_nothing", {constant({3}), ints({0}, 0, 1)},
        [](X x) { return c(nnc_scatter_scalar_reduce, x[0], 0, x[1], 1.5, "add"); },
        "a.scatter(0, b, 1.5, reduce='add')")
        .inplace([](X x) { c(nnc_scatter_scalar_reduce_, x[0], 0, x[1], 1.5, "add"); }),
    row("scatter_scalar_reduce", "multiply_rows", {constant({3, 4}), ints({2, 4}, {0, 2, 1, 1, 1, 1, 0, 1})},
        [](X x) { return c(nnc_scatter_scalar_reduce, x[0], 0, x[1], 1.5, "multiply"); },
        "a.scatter(0, b, 1.5, reduce='multiply')")
        .inplace([](X x) { c(nnc_scatter_scalar_reduce_, x[0], 0, x[1], 1.5, "multiply"); }),
    row("scatter_scalar_reduce", "multiply_integers", {ints({2, 4}, 1, 9, DType::kInt16), ints({2, 3}, 0, 4)},
        [](X x) { return c(nnc_scatter_scalar_reduce, x[0], -1, x[1], 1.5, "multiply"); },
        "a.scatter(-1, b, 1.5, reduce='multiply')")
        .inplace([](X x) { c(nnc_scatter_scalar_reduce_, x[0], -1, x[1], 1.5, "multiply"); }),
    row("scatter_scalar_reduce", "multiply_scalar", {constant({}), ints({2}, {0, 0})},
        [](X x) { return c(nnc_scatter_scalar_reduce, x[0], 0, x[1], 1.5, "multiply"); },
        "a.scatter(0, b, 1.5, reduce='multiply')")
        .inplace([](X x) { c(nnc_scatter_scalar_reduce_, x[0], 0, x[1], 1.5, "multiply"); }),
    row("scatter_scalar_reduce", "multiply_nothing", {constant({3}), ints({0}, 0, 1)},
        [](X x) { return c(nnc_scatter_scalar_reduce, x[0], 0, x[1], 1.5, "multiply"); },
        "a.scatter(0, b, 1.5, reduce='multiply')")
        .inplace([](X x) { c(nnc_scatter_scalar_reduce_, x[0], 0, x[1], 1.5, "multiply"); }),
    row("scatter_scalar_reduce_i64", "add_rows", {constant({3, 4}), ints({2, 4}, {0, 2, 1, 1, 1, 1, 0, 1})},
        [](X x) { return c(nnc_scatter_scalar_reduce_i64, x[0], 0, x[1], 3, "add"); },
        "a.scatter(0, b, 3, reduce='add')")
        .inplace([](X x) { c(nnc_scatter_scalar_reduce_i64_, x[0], 0, x[1], 3, "add"); }),
    row("scatter_scalar_reduce_i64", "add_integers", {ints({2, 4}, 1, 9, DType::kInt16), ints({2, 3}, 0, 4)},
        [](X x) { return c(nnc_scatter_scalar_reduce_i64, x[0], -1, x[1], 3, "add"); },
        "a.scatter(-1, b, 3, reduce='add')")
        .inplace([](X x) { c(nnc_scatter_scalar_reduce_i64_, x[0], -1, x[1], 3, "add"); }),
    row("scatter_scalar_reduce_i64", "add_scalar", {constant({}), ints({2}, {0, 0})},
        [](X x) { return c(nnc_scatter_scalar_reduce_i64, x[0], 0, x[1], 3, "add"); },
        "a.scatter(0, b, 3, reduce='add')")
        .inplace([](X x) { c(nnc_scatter_scalar_reduce_i64_, x[0], 0, x[1], 3, "add"); }),
    row("scatter_scalar_reduce_i64", "add_nothing", {constant({3}), ints({0}, 0, 1)},
        [](X x) { return c(nnc_scatter_scalar_reduce_i64, x[0], 0, x[1], 3, "add"); },
        "a.scatter(0, b, 3, reduce='add')")
        .inplace([](X x) { c(nnc_scatter_scalar_reduce_i64_, x[0], 0, x[1], 3, "add"); }),
    row("scatter_scalar_reduce_i64", "multiply_rows", {constant({3, 4}), ints({2, 4}, {0, 2, 1, 1, 1, 1, 0, 1})},
        [](X x) { return c(nnc_scatter_scalar_reduce_i64, x[0], 0, x[1], 3, "multiply"); },
        "a.scatter(0, b, 3, reduce='multiply')")
        .inplace([](X x) { c(nnc_scatter_scalar_reduce_i64_, x[0], 0, x[1], 3, "multiply"); }),
    row("scatter_scalar_reduce_i64", "multiply_integers", {ints({2, 4}, 1, 9, DType::kInt16), ints({2, 3}, 0, 4)},
        [](X x) { return c(nnc_scatter_scalar_reduce_i64, x[0], -1, x[1], 3, "multiply"); },
        "a.scatter(-1, b, 3, reduce='multiply')")
        .inplace([](X x) { c(nnc_scatter_scalar_reduce_i64_, x[0], -1, x[1], 3, "multiply"); }),
    row("scatter_scalar_reduce_i64", "multiply_scalar", {constant({}), ints({2}, {0, 0})},
        [](X x) { return c(nnc_scatter_scalar_reduce_i64, x[0], 0, x[1], 3, "multiply"); },
        "a.scatter(0, b, 3, reduce='multiply')")
        .inplace([](X x) { c(nnc_scatter_scalar_reduce_i64_, x[0], 0, x[1], 3, "multiply"); }),
    row("scatter_scalar_reduce_i64", "multiply_nothing", {constant({3}), ints({0}, 0, 1)},
        [](X x) { return c(nnc_scatter_scalar_reduce_i64, x[0], 0, x[1], 3, "multiply"); },
        "a.scatter(0, b, 3, reduce='multiply')")
        .inplace([](X x) { c(nnc_scatter_scalar_reduce_i64_, x[0], 0, x[1], 3, "multiply"); }),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_scatter_reduce = add_samples("scatter", {
    row("scatter_reduce", "sum_rows", {in({3, 4}), ints({2, 4}, {0, 2, 1, 1, 1, 1, 0, 1}), in({2, 4})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "sum", true); },
        "a.scatter_reduce(0, b, c, 'sum')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "sum", true); }),
    row("scatter_reduce", "sum_columns", {in({2, 3}), ints({2, 5}, 0, 3), in({2, 5})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 1, x[1], x[2], "sum", true); },
        "a.scatter_reduce(1, b, c, 'sum')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 1, x[1], x[2], "sum", true); }),
    row("scatter_reduce", "sum_alone_rows", {in({3, 4}), ints({2, 4}, {0, 2, 1, 1, 1, 1, 0, 1}), in({2, 4})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "sum", false); },
        "a.scatter_reduce(0, b, c, 'sum', include_self=False)")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "sum", false); }),
    row("scatter_reduce", "sum_alone_columns", {in({2, 3}), ints({2, 5}, 0, 3), in({2, 5})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 1, x[1], x[2], "sum", false); },
        "a.scatter_reduce(1, b, c, 'sum', include_self=False)")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 1, x[1], x[2], "sum", false); }),
    row("scatter_reduce", "sum_integers", {ints({2, 3}, -9, 9, DType::kInt32), ints({2, 5}, 0, 3), ints({2, 5}, -9, 9, DType::kInt32)},
        [](X x) { return c(nnc_scatter_reduce, x[0], -1, x[1], x[2], "sum", true); },
        "a.scatter_reduce(-1, b, c, 'sum')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], -1, x[1], x[2], "sum", true); }),
    row("scatter_reduce", "sum_integers_alone", {ints({5}, -9, 9), ints({4}, 0, 5), ints({4}, -9, 9)},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "sum", false); },
        "a.scatter_reduce(0, b, c, 'sum', include_self=False)")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "sum", false); }),
    row("scatter_reduce", "sum_scalar", {in({}), ints({2}, {0, 0}), in({2})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "sum", true); },
        "a.scatter_reduce(0, b, c, 'sum')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "sum", true); }),
    row("scatter_reduce", "sum_nothing", {in({3}), ints({0}, 0, 1), in({0})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "sum", true); },
        "a.scatter_reduce(0, b, c, 'sum')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "sum", true); }),
    row("scatter_reduce", "prod_rows", {in({3, 4}), ints({2, 4}, {0, 2, 1, 1, 1, 1, 0, 1}), in({2, 4})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "prod", true); },
        "a.scatter_reduce(0, b, c, 'prod')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "prod", true); }),
    row("scatter_reduce", "prod_columns", {in({2, 3}), ints({2, 5}, 0, 3), in({2, 5})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 1, x[1], x[2], "prod", true); },
        "a.scatter_reduce(1, b, c, 'prod')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 1, x[1], x[2], "prod", true); }),
    row("scatter_reduce", "prod_alone_rows", {in({3, 4}), ints({2, 4}, {0, 2, 1, 1, 1, 1, 0, 1}), in({2, 4})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "prod", false); },
        "a.scatter_reduce(0, b, c, 'prod', include_self=False)")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "prod", false); }),
    row("scatter_reduce", "prod_alone_columns", {in({2, 3}), ints({2, 5}, 0, 3), in({2, 5})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 1, x[1], x[2], "prod", false); },
        "a.scatter_reduce(1, b, c, 'prod', include_self=False)")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 1, x[1], x[2], "prod", false); }),
    row("scatter_reduce", "prod_integers", {ints({2, 3}, -9, 9, DType::kInt32), ints({2, 5}, 0, 3), ints({2, 5}, -9, 9, DType::kInt32)},
        [](X x) { return c(nnc_scatter_reduce, x[0], -1, x[1], x[2], "prod", true); },
        "a.scatter_reduce(-1, b, c, 'prod')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], -1, x[1], x[2], "prod", true); }),
    row("scatter_reduce", "prod_integers_alone", {ints({5}, -9, 9), ints({4}, 0, 5), ints({4}, -9, 9)},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "prod", false); },
        "a.scatter_reduce(0, b, c, 'prod', include_self=False)")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "prod", false); }),
    row("scatter_reduce", "prod_scalar", {in({}), ints({2}, {0, 0}), in({2})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "prod", true); },
        "a.scatter_reduce(0, b, c, 'prod')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "prod", true); }),
    row("scatter_reduce", "prod_nothing", {in({3}), ints({0}, 0, 1), in({0})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "prod", true); },
        "a.scatter_reduce(0, b, c, 'prod')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "prod", true); }),
    row("scatter_reduce", "mean_rows", {in({3, 4}), ints({2, 4}, {0, 2, 1, 1, 1, 1, 0, 1}), in({2, 4})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "mean", true); },
        "a.scatter_reduce(0, b, c, 'mean')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "mean", true); }),
    row("scatter_reduce", "mean_columns", {in({2, 3}), ints({2, 5}, 0, 3), in({2, 5})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 1, x[1], x[2], "mean", true); },
        "a.scatter_reduce(1, b, c, 'mean')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 1, x[1], x[2], "mean", true); }),
    row("scatter_reduce", "mean_alone_rows", {in({3, 4}), ints({2, 4}, {0, 2, 1, 1, 1, 1, 0, 1}), in({2, 4})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "mean", false); },
        "a.scatter_reduce(0, b, c, 'mean', include_self=False)")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "mean", false); }),
    row("scatter_reduce", "mean_alone_columns", {in({2, 3}), ints({2, 5}, 0, 3), in({2, 5})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 1, x[1], x[2], "mean", false); },
        "a.scatter_reduce(1, b, c, 'mean', include_self=False)")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 1, x[1], x[2], "mean", false); }),
    row("scatter_reduce", "mean_integers", {ints({2, 3}, -9, 9, DType::kInt32), ints({2, 5}, 0, 3), ints({2, 5}, -9, 9, DType::kInt32)},
        [](X x) { return c(nnc_scatter_reduce, x[0], -1, x[1], x[2], "mean", true); },
        "a.scatter_reduce(-1, b, c, 'mean')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], -1, x[1], x[2], "mean", true); }),
    row("scatter_reduce", "mean_integers_alone", {ints({5}, -9, 9), ints({4}, 0, 5), ints({4}, -9, 9)},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "mean", false); },
        "a.scatter_reduce(0, b, c, 'mean', include_self=False)")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "mean", false); }),
    row("scatter_reduce", "mean_scalar", {in({}), ints({2}, {0, 0}), in({2})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "mean", true); },
        "a.scatter_reduce(0, b, c, 'mean')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "mean", true); }),
    row("scatter_reduce", "mean_nothing", {in({3}), ints({0}, 0, 1), in({0})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "mean", true); },
        "a.scatter_reduce(0, b, c, 'mean')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "mean", true); }),
    row("scatter_reduce", "amax_rows", {in({3, 4}), ints({2, 4}, {0, 2, 1, 1, 1, 1, 0, 1}), in({2, 4})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "amax", true); },
        "a.scatter_reduce(0, b, c, 'amax')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "amax", true); }),
    row("scatter_reduce", "amax_alone_ties", {in({2}).values({1, 2}), ints({3}, {0, 0, 1}), in({3}).values({1, 1, 0.5})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "amax", false); },
        "a.scatter_reduce(0, b, c, 'amax', include_self=False)").no_gradcheck(),
    row("scatter_reduce", "amax_columns", {in({2, 3}), ints({2, 5}, 0, 3), in({2, 5})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 1, x[1], x[2], "amax", true); },
        "a.scatter_reduce(1, b, c, 'amax')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 1, x[1], x[2], "amax", true); }),
    row("scatter_reduce", "amax_alone_rows", {in({3, 4}), ints({2, 4}, {0, 2, 1, 1, 1, 1, 0, 1}), in({2, 4})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "amax", false); },
        "a.scatter_reduce(0, b, c, 'amax', include_self=False)")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "amax", false); }),
    row("scatter_reduce", "amax_alone_columns", {in({2, 3}), ints({2, 5}, 0, 3), in({2, 5})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 1, x[1], x[2], "amax", false); },
        "a.scatter_reduce(1, b, c, 'amax', include_self=False)")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 1, x[1], x[2], "amax", false); }),
    row("scatter_reduce", "amax_integers", {ints({2, 3}, -9, 9, DType::kInt32), ints({2, 5}, 0, 3), ints({2, 5}, -9, 9, DType::kInt32)},
        [](X x) { return c(nnc_scatter_reduce, x[0], -1, x[1], x[2], "amax", true); },
        "a.scatter_reduce(-1, b, c, 'amax')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], -1, x[1], x[2], "amax", true); }),
    row("scatter_reduce", "amax_integers_alone", {ints({5}, -9, 9), ints({4}, 0, 5), ints({4}, -9, 9)},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "amax", false); },
        "a.scatter_reduce(0, b, c, 'amax', include_self=False)")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "amax", false); }),
    row("scatter_reduce", "amax_scalar", {in({}), ints({2}, {0, 0}), in({2})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "amax", true); },
        "a.scatter_reduce(0, b, c, 'amax')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "amax", true); }),
    row("scatter_reduce", "amax_nothing", {in({3}), ints({0}, 0, 1), in({0})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "amax", true); },
        "a.scatter_reduce(0, b, c, 'amax')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "amax", true); }),
    row("scatter_reduce", "amin_rows", {in({3, 4}), ints({2, 4}, {0, 2, 1, 1, 1, 1, 0, 1}), in({2, 4})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "amin", true); },
        "a.scatter_reduce(0, b, c, 'amin')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "amin", true); }),
    row("scatter_reduce", "amin_columns", {in({2, 3}), ints({2, 5}, 0, 3), in({2, 5})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 1, x[1], x[2], "amin", true); },
        "a.scatter_reduce(1, b, c, 'amin')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 1, x[1], x[2], "amin", true); }),
    row("scatter_reduce", "amin_alone_rows", {in({3, 4}), ints({2, 4}, {0, 2, 1, 1, 1, 1, 0, 1}), in({2, 4})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "amin", false); },
        "a.scatter_reduce(0, b, c, 'amin', include_self=False)")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "amin", false); }),
    row("scatter_reduce", "amin_alone_columns", {in({2, 3}), ints({2, 5}, 0, 3), in({2, 5})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 1, x[1], x[2], "amin", false); },
        "a.scatter_reduce(1, b, c, 'amin', include_self=False)")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 1, x[1], x[2], "amin", false); }),
    row("scatter_reduce", "amin_integers", {ints({2, 3}, -9, 9, DType::kInt32), ints({2, 5}, 0, 3), ints({2, 5}, -9, 9, DType::kInt32)},
        [](X x) { return c(nnc_scatter_reduce, x[0], -1, x[1], x[2], "amin", true); },
        "a.scatter_reduce(-1, b, c, 'amin')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], -1, x[1], x[2], "amin", true); }),
    row("scatter_reduce", "amin_integers_alone", {ints({5}, -9, 9), ints({4}, 0, 5), ints({4}, -9, 9)},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "amin", false); },
        "a.scatter_reduce(0, b, c, 'amin', include_self=False)")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "amin", false); }),
    row("scatter_reduce", "amin_scalar", {in({}), ints({2}, {0, 0}), in({2})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "amin", true); },
        "a.scatter_reduce(0, b, c, 'amin')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "amin", true); }),
    row("scatter_reduce", "amin_nothing", {in({3}), ints({0}, 0, 1), in({0})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "amin", true); },
        "a.scatter_reduce(0, b, c, 'amin')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "amin", true); }),
    row("scatter_reduce", "sum_bools", {bools({4}), ints({5}, 0, 4), bools({5})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "sum", true); },
        "a.scatter_reduce(0, b, c, 'sum')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "sum", true); }),
    row("scatter_reduce", "prod_bools", {bools({4}), ints({5}, 0, 4), bools({5})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "prod", true); },
        "a.scatter_reduce(0, b, c, 'prod')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "prod", true); }),
    row("scatter_reduce", "amax_bools", {bools({4}), ints({5}, 0, 4), bools({5})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "amax", true); },
        "a.scatter_reduce(0, b, c, 'amax')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "amax", true); }),
    row("scatter_reduce", "amin_bools", {bools({4}), ints({5}, 0, 4), bools({5})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "amin", true); },
        "a.scatter_reduce(0, b, c, 'amin')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "amin", true); }),
    row("scatter_reduce", "amax_nan", {constant({3}).values({1, NAN, 3}), ints({3}, {0, 1, 2}), constant({3}).values({NAN, 2, INFINITY})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "amax", true); },
        "a.scatter_reduce(0, b, c, 'amax')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "amax", true); }),
    row("scatter_reduce", "amin_nan", {constant({3}).values({1, NAN, 3}), ints({3}, {0, 1, 2}), constant({3}).values({NAN, 2, -INFINITY})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "amin", true); },
        "a.scatter_reduce(0, b, c, 'amin')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "amin", true); }),
    row("scatter_reduce", "amax_ties", {in({2}).values({1, 5}), ints({4}, {0, 0, 1, 0}), in({4}).values({1, 1, 2, 0.5})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "amax", true); },
        "a.scatter_reduce(0, b, c, 'amax')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "amax", true); }).no_gradcheck(),
    row("scatter_reduce", "prod_zero", {in({3}).values({2, 0, 3}), ints({5}, {0, 0, 1, 2, 2}), in({5}).values({0, 3, 2, 5, -1})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "prod", true); },
        "a.scatter_reduce(0, b, c, 'prod')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "prod", true); }),
    row("scatter_reduce", "prod_zeros", {in({2}).values({2, 3}), ints({4}, {0, 0, 0, 1}), in({4}).values({0, 3, 0, 5})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "prod", true); },
        "a.scatter_reduce(0, b, c, 'prod')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "prod", true); }).no_second_order(),
    row("scatter_reduce", "prod_zero_alone", {in({2}).values({0, 3}), ints({3}, {0, 0, 1}), in({3}).values({0, 3, 2})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "prod", false); },
        "a.scatter_reduce(0, b, c, 'prod', include_self=False)")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "prod", false); }),
    row("scatter_reduce", "half", {in({3}).type(DType::kFloat16), ints({4}, {0, 0, 2, 0}), in({4}).type(DType::kFloat16)},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "mean", true); },
        "a.scatter_reduce(0, b, c, 'mean')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "mean", true); }).no_gradcheck(),
    row("scatter_reduce", "index32", {in({3}), ints({4}, 0, 3, DType::kInt32), in({4})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "sum", true); },
        "a.scatter_reduce(0, b, c, 'sum')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "sum", true); }),
    row("scatter_reduce", "larger_source", {constant({3, 4}), ints({1, 2}, {2, 0}), constant({2, 3})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "prod", true); },
        "a.scatter_reduce(0, b, c, 'prod')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 0, x[1], x[2], "prod", true); }),
    row("scatter_reduce", "images", {in({2, 3, 2, 2}), ints({2, 4, 2, 2}, 0, 3), in({2, 4, 2, 2})},
        [](X x) { return c(nnc_scatter_reduce, x[0], 1, x[1], x[2], "mean", true); },
        "a.scatter_reduce(1, b, c, 'mean')")
        .inplace([](X x) { c(nnc_scatter_reduce_, x[0], 1, x[1], x[2], "mean", true); }),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_scatter_refusals = add_refusals("scatter", {
    {"scatter_src_reduce", "word", {constant({2, 3}), ints({2, 2}, 0, 3), constant({2, 2})},
     [](X x) { return c(nnc_scatter_src_reduce, x[0], 1, x[1], x[2], "sum"); }, Code::kInvalid,
     "reduce argument must be either add or multiply.", "a.scatter(1, b, c, reduce='sum')"},
    {"scatter_scalar_reduce", "word", {constant({2, 3}), ints({2, 2}, 0, 3)},
     [](X x) { return c(nnc_scatter_scalar_reduce, x[0], 1, x[1], 2.0, "mean"); }, Code::kInvalid,
     "reduce argument must be either add or multiply.", "a.scatter(1, b, 2.0, reduce='mean')"},
    {"scatter_src_reduce", "type", {constant({2, 3}), ints({2, 2}, 0, 3), ints({2, 2}, 0, 3)},
     [](X x) { return c(nnc_scatter_src_reduce, x[0], 1, x[1], x[2], "add"); }, Code::kDtype,
     "Expected self.dtype to be equal to src.dtype", "a.scatter(1, b, c, reduce='add')"},
    {"scatter_src_reduce_", "leaf", {in({2, 3}), ints({2, 2}, 0, 3), in({2, 2})},
     [](X x) { return c(nnc_scatter_src_reduce_, x[0], 1, x[1], x[2], "add"); }, Code::kState,
     "a leaf Variable that requires grad", "a.scatter_(1, b, c, reduce='add')"},
    {"scatter_reduce", "word", {in({2, 3}), ints({2, 2}, 0, 3), in({2, 2})},
     [](X x) { return c(nnc_scatter_reduce, x[0], 1, x[1], x[2], "add", true); }, Code::kInvalid,
     "reduce argument must be either sum, prod, mean, amax or amin, got add", "a.scatter_reduce(1, b, c, 'add')"},
    {"scatter_reduce", "type", {in({2, 3}), ints({2, 2}, 0, 3), ints({2, 2}, 0, 3)},
     [](X x) { return c(nnc_scatter_reduce, x[0], 1, x[1], x[2], "sum", true); }, Code::kDtype,
     "Expected self.dtype to be equal to src.dtype", "a.scatter_reduce(1, b, c, 'sum')"},
    {"scatter_reduce", "range", {in({2, 3}), ints({1, 1}, {3}), in({1, 1})},
     [](X x) { return c(nnc_scatter_reduce, x[0], 1, x[1], x[2], "sum", true); }, Code::kIndex,
     "index 3 is out of bounds for dimension 1 with size 3", "a.scatter_reduce(1, b, c, 'sum')"},
    {"scatter_reduce", "source", {in({2, 3}), ints({2, 2}, 0, 3), in({2, 1})},
     [](X x) { return c(nnc_scatter_reduce, x[0], 1, x[1], x[2], "sum", true); }, Code::kShape,
     "to be no larger size than src [2, 1]", "a.scatter_reduce(1, b, c, 'sum')"},
    {"scatter_reduce", "dims", {in({2, 3}), ints({2}, 0, 3), in({2})},
     [](X x) { return c(nnc_scatter_reduce, x[0], 1, x[1], x[2], "sum", true); }, Code::kShape,
     "must have the same number of dimensions", "a.scatter_reduce(1, b, c, 'sum')"},
    {"scatter_reduce", "bools", {bools({3}), ints({2}, 0, 3), bools({2})},
     [](X x) { return c(nnc_scatter_reduce, x[0], 0, x[1], x[2], "mean", true); }, Code::kDtype,
     "not implemented for torch.bool", "a.scatter_reduce(0, b, c, 'mean')"},
    {"scatter_reduce_", "leaf", {in({2, 3}), ints({2, 2}, 0, 3), in({2, 2})},
     [](X x) { return c(nnc_scatter_reduce_, x[0], 1, x[1], x[2], "sum", true); }, Code::kState,
     "a leaf Variable that requires grad", "a.scatter_reduce_(1, b, c, 'sum')"},
    {"scatter_", "leaf", {in({2, 3}), ints({2, 2}, 0, 3), in({2, 2})},
     [](X x) { return c(nnc_scatter_, x[0], 1, x[1], x[2]); }, Code::kState,
     "a leaf Variable that requires grad", "a.scatter_(1, b, c)"},
    {"scatter_scalar_", "leaf", {in({2, 3}), ints({2, 2}, 0, 3)},
     [](X x) { return c(nnc_scatter_scalar_, x[0], 1, x[1], 1.0); }, Code::kState,
     "a leaf Variable that requires grad", "a.scatter_(1, b, 1.0)"},
    {"scatter_add_", "leaf", {in({2, 3}), ints({2, 2}, 0, 3), in({2, 2})},
     [](X x) { return c(nnc_scatter_add_, x[0], 1, x[1], x[2]); }, Code::kState,
     "a leaf Variable that requires grad", "a.scatter_add_(1, b, c)"},
    {"index_add_", "leaf", {in({2, 3}), ints({2}, 0, 3), in({2, 2})},
     [](X x) { return c(nnc_index_add_, x[0], 1, x[1], x[2], 1); }, Code::kState,
     "a leaf Variable that requires grad", "a.index_add_(1, b, c)"},
    {"index_add_", "source", {constant({2, 3}), ints({2}, 0, 3), in({2, 3})},
     [](X x) { return c(nnc_index_add_, x[0], 1, x[1], x[2], 1); }, Code::kShape,
     "2 indices", "a.index_add_(1, b, c)"},
    {"scatter_scalar_i64_", "overflow", {ints({3}, 0, 9, DType::kInt8), ints({1}, {0})},
     [](X x) { return c(nnc_scatter_scalar_i64_, x[0], 0, x[1], 1000); }, Code::kInvalid,
     "cannot be converted to type int8_t without overflow", "a.scatter_(0, b, 1000)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
