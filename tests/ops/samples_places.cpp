// SPDX-License-Identifier: Apache-2.0
// Rows that an index names, single places, and arguments of other functions that are places.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// clang-format off
[[maybe_unused]] const bool g_places_copies = add_samples("places", {
    row("index_copy", "rows", {in({4, 3}), ints({2}, {3, 0}), in({2, 3})},
        [](X x) { return c(nnc_index_copy, x[0], 0, x[1], x[2]); },
        "a.index_copy(0, b, c)")
        .inplace([](X x) { c(nnc_index_copy_, x[0], 0, x[1], x[2]); }),
    row("index_copy", "columns", {in({2, 4}), ints({3}, {1, 3, 0}), in({2, 3})},
        [](X x) { return c(nnc_index_copy, x[0], -1, x[1], x[2]); },
        "a.index_copy(-1, b, c)")
        .inplace([](X x) { c(nnc_index_copy_, x[0], -1, x[1], x[2]); }),
    row("index_copy", "middle", {in({2, 4, 3}), ints({2}, {2, 1}), in({2, 2, 3})},
        [](X x) { return c(nnc_index_copy, x[0], 1, x[1], x[2]); },
        "a.index_copy(1, b, c)")
        .inplace([](X x) { c(nnc_index_copy_, x[0], 1, x[1], x[2]); }),
    row("index_copy", "one_index", {in({3, 2}), ints({}, {1}), in({1, 2})},
        [](X x) { return c(nnc_index_copy, x[0], 0, x[1], x[2]); },
        "a.index_copy(0, b, c)")
        .inplace([](X x) { c(nnc_index_copy_, x[0], 0, x[1], x[2]); }),
    row("index_copy", "scalar_source", {in({3}), ints({1}, {2}), in({})},
        [](X x) { return c(nnc_index_copy, x[0], 0, x[1], x[2]); },
        "a.index_copy(0, b, c)")
        .inplace([](X x) { c(nnc_index_copy_, x[0], 0, x[1], x[2]); }),
    row("index_copy", "scalar", {in({}), ints({1}, {0}), in({1})},
        [](X x) { return c(nnc_index_copy, x[0], 0, x[1], x[2]); },
        "a.index_copy(0, b, c)")
        .inplace([](X x) { c(nnc_index_copy_, x[0], 0, x[1], x[2]); }),
    row("index_copy", "nothing", {in({3, 2}), ints({0}, 0, 1), in({0, 2})},
        [](X x) { return c(nnc_index_copy, x[0], 0, x[1], x[2]); },
        "a.index_copy(0, b, c)")
        .inplace([](X x) { c(nnc_index_copy_, x[0], 0, x[1], x[2]); }),
    row("index_copy", "integers", {ints({4}, 0, 9, DType::kInt16), ints({2}, {1, 3}), ints({2}, 0, 9, DType::kInt16)},
        [](X x) { return c(nnc_index_copy, x[0], 0, x[1], x[2]); },
        "a.index_copy(0, b, c)")
        .inplace([](X x) { c(nnc_index_copy_, x[0], 0, x[1], x[2]); }),
    row("index_copy", "wide_rows", {in({3, 2, 2, 2}), ints({1}, {1}), in({1, 2, 2, 2})},
        [](X x) { return c(nnc_index_copy, x[0], 0, x[1], x[2]); },
        "a.index_copy(0, b, c)")
        .inplace([](X x) { c(nnc_index_copy_, x[0], 0, x[1], x[2]); }),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_places_fills = add_samples("places", {
    row("index_fill", "rows", {in({4, 3}), ints({2}, {3, 0})},
        [](X x) { return c(nnc_index_fill, x[0], 0, x[1], 2.5); },
        "a.index_fill(0, b, 2.5)")
        .inplace([](X x) { c(nnc_index_fill_, x[0], 0, x[1], 2.5); }),
    row("index_fill", "negative", {in({2, 4}), ints({3}, {1, -1, -4})},
        [](X x) { return c(nnc_index_fill, x[0], 1, x[1], 2.5); },
        "a.index_fill(1, b, 2.5)")
        .inplace([](X x) { c(nnc_index_fill_, x[0], 1, x[1], 2.5); }),
    row("index_fill", "twice", {in({2, 3, 2}), ints({3}, {2, 2, 0})},
        [](X x) { return c(nnc_index_fill, x[0], -2, x[1], 2.5); },
        "a.index_fill(-2, b, 2.5)")
        .inplace([](X x) { c(nnc_index_fill_, x[0], -2, x[1], 2.5); }),
    row("index_fill", "one_index", {in({3, 2}), ints({}, {1})},
        [](X x) { return c(nnc_index_fill, x[0], 0, x[1], 2.5); },
        "a.index_fill(0, b, 2.5)")
        .inplace([](X x) { c(nnc_index_fill_, x[0], 0, x[1], 2.5); }),
    row("index_fill", "scalar", {in({}), ints({1}, {0})},
        [](X x) { return c(nnc_index_fill, x[0], 0, x[1], 2.5); },
        "a.index_fill(0, b, 2.5)")
        .inplace([](X x) { c(nnc_index_fill_, x[0], 0, x[1], 2.5); }),
    row("index_fill", "nothing", {in({3, 2}), ints({0}, 0, 1)},
        [](X x) { return c(nnc_index_fill, x[0], 0, x[1], 2.5); },
        "a.index_fill(0, b, 2.5)")
        .inplace([](X x) { c(nnc_index_fill_, x[0], 0, x[1], 2.5); }),
    row("index_fill", "integers", {ints({2, 4}, 0, 9), ints({2}, {0, 2})},
        [](X x) { return c(nnc_index_fill, x[0], 1, x[1], 2.5); },
        "a.index_fill(1, b, 2.5)")
        .inplace([](X x) { c(nnc_index_fill_, x[0], 1, x[1], 2.5); }),
    row("index_fill", "bools", {bools({4}), ints({2}, {0, 2})},
        [](X x) { return c(nnc_index_fill, x[0], 0, x[1], 2.5); },
        "a.index_fill(0, b, 2.5)")
        .inplace([](X x) { c(nnc_index_fill_, x[0], 0, x[1], 2.5); }),
    row("index_fill_i64", "rows", {in({4, 3}), ints({2}, {3, 0})},
        [](X x) { return c(nnc_index_fill_i64, x[0], 0, x[1], -3); },
        "a.index_fill(0, b, -3)")
        .inplace([](X x) { c(nnc_index_fill_i64_, x[0], 0, x[1], -3); }),
    row("index_fill_i64", "negative", {in({2, 4}), ints({3}, {1, -1, -4})},
        [](X x) { return c(nnc_index_fill_i64, x[0], 1, x[1], -3); },
        "a.index_fill(1, b, -3)")
        .inplace([](X x) { c(nnc_index_fill_i64_, x[0], 1, x[1], -3); }),
    row("index_fill_i64", "twice", {in({2, 3, 2}), ints({3}, {2, 2, 0})},
        [](X x) { return c(nnc_index_fill_i64, x[0], -2, x[1], -3); },
        "a.index_fill(-2, b, -3)")
        .inplace([](X x) { c(nnc_index_fill_i64_, x[0], -2, x[1], -3); }),
    row("index_fill_i64", "one_index", {in({3, 2}), ints({}, {1})},
        [](X x) { return c(nnc_index_fill_i64, x[0], 0, x[1], -3); },
        "a.index_fill(0, b, -3)")
        .inplace([](X x) { c(nnc_index_fill_i64_, x[0], 0, x[1], -3); }),
    row("index_fill_i64", "scalar", {in({}), ints({1}, {0})},
        [](X x) { return c(nnc_index_fill_i64, x[0], 0, x[1], -3); },
        "a.index_fill(0, b, -3)")
        .inplace([](X x) { c(nnc_index_fill_i64_, x[0], 0, x[1], -3); }),
    row("index_fill_i64", "nothing", {in({3, 2}), ints({0}, 0, 1)},
        [](X x) { return c(nnc_index_fill_i64, x[0], 0, x[1], -3); },
        "a.index_fill(0, b, -3)")
        .inplace([](X x) { c(nnc_index_fill_i64_, x[0], 0, x[1], -3); }),
    row("index_fill_i64", "integers", {ints({2, 4}, 0, 9), ints({2}, {0, 2})},
        [](X x) { return c(nnc_index_fill_i64, x[0], 1, x[1], -3); },
        "a.index_fill(1, b, -3)")
        .inplace([](X x) { c(nnc_index_fill_i64_, x[0], 1, x[1], -3); }),
    row("index_fill_i64", "bools", {bools({4}), ints({2}, {0, 2})},
        [](X x) { return c(nnc_index_fill_i64, x[0], 0, x[1], -3); },
        "a.index_fill(0, b, -3)")
        .inplace([](X x) { c(nnc_index_fill_i64_, x[0], 0, x[1], -3); }),
    row("index_fill_tensor", "rows", {in({4, 3}), ints({2}, {3, 0}), in({})},
        [](X x) { return c(nnc_index_fill_tensor, x[0], 0, x[1], x[2]); },
        "a.index_fill(0, b, c)")
        .inplace([](X x) { c(nnc_index_fill_tensor_, x[0], 0, x[1], x[2]); }),
    row("index_fill_tensor", "columns", {in({2, 4}), ints({3}, {1, 3, 0}), in({})},
        [](X x) { return c(nnc_index_fill_tensor, x[0], 1, x[1], x[2]); },
        "a.index_fill(1, b, c)")
        .inplace([](X x) { c(nnc_index_fill_tensor_, x[0], 1, x[1], x[2]); }),
    row("index_fill_tensor", "twice", {in({2, 3, 2}), ints({3}, {2, 2, 0}), in({})},
        [](X x) { return c(nnc_index_fill_tensor, x[0], -2, x[1], x[2]); },
        "a.index_fill(-2, b, c)")
        .inplace([](X x) { c(nnc_index_fill_tensor_, x[0], -2, x[1], x[2]); }),
    row("index_fill_tensor", "constant", {in({3, 2}), ints({1}, {1}), constant({})},
        [](X x) { return c(nnc_index_fill_tensor, x[0], 0, x[1], x[2]); },
        "a.index_fill(0, b, c)")
        .inplace([](X x) { c(nnc_index_fill_tensor_, x[0], 0, x[1], x[2]); }),
    row("index_fill_tensor", "into_constant", {constant({3, 2}), ints({2}, {1, 2}), in({})},
        [](X x) { return c(nnc_index_fill_tensor, x[0], 0, x[1], x[2]); },
        "a.index_fill(0, b, c)")
        .inplace([](X x) { c(nnc_index_fill_tensor_, x[0], 0, x[1], x[2]); }),
    row("index_fill_tensor", "scalar", {in({}), ints({1}, {0}), in({})},
        [](X x) { return c(nnc_index_fill_tensor, x[0], 0, x[1], x[2]); },
        "a.index_fill(0, b, c)")
        .inplace([](X x) { c(nnc_index_fill_tensor_, x[0], 0, x[1], x[2]); }),
    row("index_fill_tensor", "nothing", {in({3, 2}), ints({0}, 0, 1), in({})},
        [](X x) { return c(nnc_index_fill_tensor, x[0], 0, x[1], x[2]); },
        "a.index_fill(0, b, c)")
        .inplace([](X x) { c(nnc_index_fill_tensor_, x[0], 0, x[1], x[2]); }),
    row("index_fill_tensor", "float_of_integers", {ints({2, 4}, 0, 9), ints({2}, {0, 2}), constant({}).values({2.5})},
        [](X x) { return c(nnc_index_fill_tensor, x[0], 1, x[1], x[2]); },
        "a.index_fill(1, b, c)")
        .inplace([](X x) { c(nnc_index_fill_tensor_, x[0], 1, x[1], x[2]); }),
    row("index_fill_tensor", "integer_of_floats", {in({2, 4}), ints({2}, {0, 2}), ints({}, {7})},
        [](X x) { return c(nnc_index_fill_tensor, x[0], 1, x[1], x[2]); },
        "a.index_fill(1, b, c)")
        .inplace([](X x) { c(nnc_index_fill_tensor_, x[0], 1, x[1], x[2]); }),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_places_takes = add_samples("places", {
    row("take", "plain", {in({3, 4}), ints({5}, {0, 11, 3, 3, 7})},
        [](X x) { return c(nnc_take, x[0], x[1]); },
        "a.take(b)"),
    row("take", "negative", {in({3, 4}), ints({3}, {-1, -12, 5})},
        [](X x) { return c(nnc_take, x[0], x[1]); },
        "a.take(b)"),
    row("take", "matrix", {in({2, 3, 2}), ints({2, 3}, 0, 12)},
        [](X x) { return c(nnc_take, x[0], x[1]); },
        "a.take(b)"),
    row("take", "0d", {in({3, 4}), ints({}, {6})},
        [](X x) { return c(nnc_take, x[0], x[1]); },
        "a.take(b)"),
    row("take", "of_scalar", {in({}), ints({3}, {0, 0, -1})},
        [](X x) { return c(nnc_take, x[0], x[1]); },
        "a.take(b)"),
    row("take", "nothing", {in({3, 4}), ints({0, 2}, 0, 1)},
        [](X x) { return c(nnc_take, x[0], x[1]); },
        "a.take(b)"),
    row("take", "of_nothing", {in({0}), ints({0}, 0, 1)},
        [](X x) { return c(nnc_take, x[0], x[1]); },
        "a.take(b)"),
    row("take", "integers", {ints({6}, 0, 100, DType::kUInt8), ints({4}, 0, 6)},
        [](X x) { return c(nnc_take, x[0], x[1]); },
        "a.take(b)"),
    row("take", "channels", {in({2, 3, 2, 2}), ints({4, 2, 2}, 0, 24)},
        [](X x) { return c(nnc_take, x[0], x[1]); },
        "a.take(b)"),
    row("masked_fill_tensor", "plain", {in({3, 4}), bools({3, 4}), in({})},
        [](X x) { return c(nnc_masked_fill_tensor, x[0], x[1], x[2]); },
        "a.masked_fill(b, c)")
        .inplace([](X x) { c(nnc_masked_fill_tensor_, x[0], x[1], x[2]); }),
    row("masked_fill_tensor", "mask_broadcast", {in({2, 3, 4}), bools({3, 1}), in({})},
        [](X x) { return c(nnc_masked_fill_tensor, x[0], x[1], x[2]); },
        "a.masked_fill(b, c)")
        .inplace([](X x) { c(nnc_masked_fill_tensor_, x[0], x[1], x[2]); }),
    row("masked_fill_tensor", "constant", {in({3, 4}), bools({3, 4}), constant({})},
        [](X x) { return c(nnc_masked_fill_tensor, x[0], x[1], x[2]); },
        "a.masked_fill(b, c)")
        .inplace([](X x) { c(nnc_masked_fill_tensor_, x[0], x[1], x[2]); }),
    row("masked_fill_tensor", "into_constant", {constant({3, 4}), bools({4}), in({})},
        [](X x) { return c(nnc_masked_fill_tensor, x[0], x[1], x[2]); },
        "a.masked_fill(b, c)")
        .inplace([](X x) { c(nnc_masked_fill_tensor_, x[0], x[1], x[2]); }),
    row("masked_fill_tensor", "integers", {ints({5}, -9, 9, DType::kInt16), bools({5}), ints({}, {7})},
        [](X x) { return c(nnc_masked_fill_tensor, x[0], x[1], x[2]); },
        "a.masked_fill(b, c)")
        .inplace([](X x) { c(nnc_masked_fill_tensor_, x[0], x[1], x[2]); }),
    row("masked_fill_tensor", "float_of_integers", {ints({5}, -9, 9), bools({5}), constant({}).values({-2.75})},
        [](X x) { return c(nnc_masked_fill_tensor, x[0], x[1], x[2]); },
        "a.masked_fill(b, c)")
        .inplace([](X x) { c(nnc_masked_fill_tensor_, x[0], x[1], x[2]); }),
    row("masked_fill_tensor", "integer_of_floats", {in({5}), bools({5}), ints({}, {3})},
        [](X x) { return c(nnc_masked_fill_tensor, x[0], x[1], x[2]); },
        "a.masked_fill(b, c)")
        .inplace([](X x) { c(nnc_masked_fill_tensor_, x[0], x[1], x[2]); }),
    row("masked_fill_tensor", "bools", {bools({5}), bools({5}), ints({}, {3})},
        [](X x) { return c(nnc_masked_fill_tensor, x[0], x[1], x[2]); },
        "a.masked_fill(b, c)")
        .inplace([](X x) { c(nnc_masked_fill_tensor_, x[0], x[1], x[2]); }),
    row("masked_fill_tensor", "scalar", {in({}), bools({}), in({})},
        [](X x) { return c(nnc_masked_fill_tensor, x[0], x[1], x[2]); },
        "a.masked_fill(b, c)")
        .inplace([](X x) { c(nnc_masked_fill_tensor_, x[0], x[1], x[2]); }),
    row("masked_fill_tensor", "input_broadcast", {in({3}), bools({2, 3}), in({})},
        [](X x) { return c(nnc_masked_fill_tensor, x[0], x[1], x[2]); },
        "a.masked_fill(b, c)"),
    row("nonzero_as_tuple", "vector", {ints({7}, -1, 2)},
        [](X x) { return c(nnc_nonzero_as_tuple, x[0]); },
        "a.nonzero(as_tuple=True)"),
    row("nonzero_as_tuple", "matrix", {ints({3, 4}, -1, 2)},
        [](X x) { return c(nnc_nonzero_as_tuple, x[0]); },
        "a.nonzero(as_tuple=True)"),
    row("nonzero_as_tuple", "volume", {ints({2, 3, 2}, 0, 2)},
        [](X x) { return c(nnc_nonzero_as_tuple, x[0]); },
        "a.nonzero(as_tuple=True)"),
    row("nonzero_as_tuple", "floats", {in({2, 2, 2}).values({0, 1, -0.0, NAN, 0, 0, 5, 0})},
        [](X x) { return c(nnc_nonzero_as_tuple, x[0]); },
        "a.nonzero(as_tuple=True)"),
    row("nonzero_as_tuple", "scalar", {ints({}, 1, 2)},
        [](X x) { return c(nnc_nonzero_as_tuple, x[0]); },
        "a.nonzero(as_tuple=True)"),
    row("nonzero_as_tuple", "zero", {ints({}, 0, 1)},
        [](X x) { return c(nnc_nonzero_as_tuple, x[0]); },
        "a.nonzero(as_tuple=True)"),
    row("nonzero_as_tuple", "none", {ints({2, 3}, 0, 1)},
        [](X x) { return c(nnc_nonzero_as_tuple, x[0]); },
        "a.nonzero(as_tuple=True)"),
    row("nonzero_as_tuple", "empty", {ints({0, 3}, 0, 1)},
        [](X x) { return c(nnc_nonzero_as_tuple, x[0]); },
        "a.nonzero(as_tuple=True)"),
    row("nonzero_as_tuple", "bools", {bools({2, 5})},
        [](X x) { return c(nnc_nonzero_as_tuple, x[0]); },
        "a.nonzero(as_tuple=True)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_places_arguments = add_samples("places", {
    row("narrow_tensor", "plain", {in({4, 3}), ints({}, {1})},
        [](X x) { return c(nnc_narrow_tensor, x[0], 0, x[1], 2); },
        "a.narrow(0, b, 2)"),
    row("narrow_tensor", "negative", {in({4, 3}), ints({}, {-2})},
        [](X x) { return c(nnc_narrow_tensor, x[0], 1, x[1], 2); },
        "a.narrow(1, b, 2)"),
    row("narrow_tensor", "int32", {in({4, 3}), ints({}, 2, 3, DType::kInt32)},
        [](X x) { return c(nnc_narrow_tensor, x[0], -1, x[1], 1); },
        "a.narrow(-1, b, 1)"),
    row("narrow_tensor", "uint8", {in({4, 3}), ints({}, 3, 4, DType::kUInt8)},
        [](X x) { return c(nnc_narrow_tensor, x[0], 0, x[1], 1); },
        "a.narrow(0, b, 1)"),
    row("narrow_tensor", "nothing", {in({4, 3}), ints({}, {4})},
        [](X x) { return c(nnc_narrow_tensor, x[0], 0, x[1], 0); },
        "a.narrow(0, b, 0)"),
    row("narrow_tensor", "all", {in({2, 3, 2}), ints({}, {0})},
        [](X x) { return c(nnc_narrow_tensor, x[0], 1, x[1], 3); },
        "a.narrow(1, b, 3)"),
    row("narrow_tensor", "integers", {ints({6}, 0, 9), ints({}, {2})},
        [](X x) { return c(nnc_narrow_tensor, x[0], 0, x[1], 3); },
        "a.narrow(0, b, 3)"),
    row("narrow_tensor", "images", {in({2, 3, 2, 2}), ints({}, {1})},
        [](X x) { return c(nnc_narrow_tensor, x[0], 1, x[1], 2); },
        "a.narrow(1, b, 2)"),
    row("linspace_tensor", "plain", {constant({}), constant({})},
        [](X x) { return c(nnc_linspace_tensor, x[0], x[1], 5, NNC_FLOAT64); },
        "torch.linspace(a, b, 5, dtype=f64)").no_float32(),
    row("linspace_tensor", "default", {ints({}, {0}), ints({}, {10})},
        [](X x) { return c(nnc_linspace_tensor, x[0], x[1], 5, 0); },
        "torch.linspace(a, b, 5)").no_float32(),
    row("linspace_tensor", "integers", {ints({}, {0}), ints({}, {10})},
        [](X x) { return c(nnc_linspace_tensor, x[0], x[1], 4, NNC_INT64); },
        "torch.linspace(a, b, 4, dtype=torch.int64)").no_float32(),
    row("linspace_tensor", "mixed", {ints({}, {3}), constant({}).values({-2.5})},
        [](X x) { return c(nnc_linspace_tensor, x[0], x[1], 7, NNC_FLOAT64); },
        "torch.linspace(a, b, 7, dtype=f64)").no_float32(),
    row("linspace_tensor", "one", {constant({}), constant({})},
        [](X x) { return c(nnc_linspace_tensor, x[0], x[1], 1, NNC_FLOAT64); },
        "torch.linspace(a, b, 1, dtype=f64)").no_float32(),
    row("linspace_tensor", "none", {constant({}), constant({})},
        [](X x) { return c(nnc_linspace_tensor, x[0], x[1], 0, NNC_FLOAT32); },
        "torch.linspace(a, b, 0)").no_float32(),
    row("linspace_tensor", "two", {constant({}), constant({})},
        [](X x) { return c(nnc_linspace_tensor, x[0], x[1], 2, NNC_FLOAT64); },
        "torch.linspace(a, b, 2, dtype=f64)").no_float32(),
    row("linspace_tensor", "of_gradients", {in({}), in({})},
        [](X x) { return c(nnc_linspace_tensor, x[0], x[1], 3, NNC_FLOAT64); },
        "torch.linspace(a, b, 3, dtype=f64)").no_float32(),
    row("topk_sorted", "largest", {in({3, 7})},
        [](X x) { return c(nnc_topk_sorted, x[0], 3, -1, true, true); },
        "a.topk(3, sorted=True)"),
    row("topk_sorted", "smallest", {in({5, 3})},
        [](X x) { return c(nnc_topk_sorted, x[0], 2, 0, false, true); },
        "a.topk(2, 0, largest=False)"),
    row("topk_sorted", "one", {in({4, 5})},
        [](X x) { return c(nnc_topk_sorted, x[0], 1, 1, true, false); },
        "a.topk(1, sorted=False)"),
    row("topk_sorted", "all", {in({4})},
        [](X x) { return c(nnc_topk_sorted, x[0], 4, -1, true, true); },
        "a.topk(4)"),
    row("topk_sorted", "middle", {in({2, 4, 3})},
        [](X x) { return c(nnc_topk_sorted, x[0], 2, 1, true, true); },
        "a.topk(2, 1)"),
    row("topk_sorted", "integers", {ints({2, 3}, {5, 1, 9, 7, 8, 2})},
        [](X x) { return c(nnc_topk_sorted, x[0], 2, 1, false, true); },
        "a.topk(2, largest=False)"),
    row("topk_sorted", "nan", {constant({5}).values({1, NAN, 3, -1, 2})},
        [](X x) { return c(nnc_topk_sorted, x[0], 2, 0, true, true); },
        "a.topk(2)"),
    row("topk_sorted", "none", {in({3})},
        [](X x) { return c(nnc_topk_sorted, x[0], 0, 0, true, true); },
        "a.topk(0)"),
    row("view_dtype", "same_size", {constant({2, 3}).type(DType::kFloat32)},
        [](X x) { return c(nnc_view_dtype, x[0], NNC_INT32); },
        "a.view(torch.int32)").no_layouts(),
    row("view_dtype", "shorter", {constant({2, 3}).type(DType::kFloat32)},
        [](X x) { return c(nnc_view_dtype, x[0], NNC_INT16); },
        "a.view(torch.int16)").no_layouts(),
    row("view_dtype", "longer", {ints({2, 4}, 0, 1000, DType::kInt32)},
        [](X x) { return c(nnc_view_dtype, x[0], NNC_INT64); },
        "a.view(torch.int64)").no_layouts(),
    row("view_dtype", "bytes", {ints({3, 2}, -9, 9)},
        [](X x) { return c(nnc_view_dtype, x[0], NNC_UINT8); },
        "a.view(torch.uint8)").no_layouts(),
    row("view_dtype", "from_bytes", {ints({2, 16}, 0, 256, DType::kUInt8)},
        [](X x) { return c(nnc_view_dtype, x[0], NNC_INT16); },
        "a.view(torch.int16)").no_layouts(),
    row("view_dtype", "same", {constant({2, 2}).type(DType::kFloat32)},
        [](X x) { return c(nnc_view_dtype, x[0], NNC_FLOAT32); },
        "a.view(torch.float32)").no_layouts(),
    row("view_dtype", "scalar", {ints({}, {5})},
        [](X x) { return c(nnc_view_dtype, x[0], NNC_INT64); },
        "a.view(torch.int64)").no_layouts(),
    row("view_dtype", "scalar_of_size", {constant({}).type(DType::kFloat32)},
        [](X x) { return c(nnc_view_dtype, x[0], NNC_INT32); },
        "a.view(torch.int32)").no_layouts(),
    row("view_dtype", "of_bool", {bools({5})},
        [](X x) { return c(nnc_view_dtype, x[0], NNC_UINT8); },
        "a.view(torch.uint8)").no_layouts(),
    row("view_dtype", "as_bool", {ints({5}, 0, 2, DType::kInt8)},
        [](X x) { return c(nnc_view_dtype, x[0], NNC_BOOL); },
        "a.view(torch.bool)").no_layouts(),
    row("view_dtype", "of_gradient", {in({2, 4}).type(DType::kFloat32)},
        [](X x) { return c(nnc_view_dtype, x[0], NNC_BFLOAT16); },
        "a.view(torch.bfloat16)").no_layouts(),
    row("view_dtype", "empty", {ints({0, 4}, 0, 1, DType::kInt32)},
        [](X x) { return c(nnc_view_dtype, x[0], NNC_INT64); },
        "a.view(torch.int64)").no_layouts(),
    row("detach_", "result", {in({3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_mul, x[0], x[0]);
          c(nnc_detach_, y);
          return Tensors{y, c(nnc_tensor_requires_grad, y), c(nnc_tensor_is_leaf, y)};
        },
        "(lambda y: (y, torch.tensor(int(y.requires_grad)), torch.tensor(int(y.is_leaf))))((a * a).detach_())"),
    row("detach_", "leaf", {in({2, 2})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, c(nnc_detach, x[0]));
          c(nnc_tensor_requires_grad_, y, true);
          c(nnc_detach_, y);
          return Tensors{y, c(nnc_tensor_requires_grad, y)};
        },
        "(a.detach().clone(), torch.tensor(0))"),
    row("detach_", "integers", {ints({3}, 0, 9)},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_detach_, y);
          return y;
        },
        "a.clone().detach_()"),
    row("detach_", "quantile", {in({3, 4})},
        [](X x) -> Out {
          const Tensor y = c(nnc_quantile_scalar, x[0], 0.5, list({0}), false, "linear");
          c(nnc_detach_, y);
          return Tensors{y, c(nnc_tensor_requires_grad, y), c(nnc_tensor_is_leaf, y)};
        },
        "(lambda y: (y, torch.tensor(int(y.requires_grad)), torch.tensor(int(y.is_leaf))))(torch.quantile(a, 0.5, 0).detach_())"),
    row("detach_", "used_before", {in({3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_mul, x[0], x[0]), z = c(nnc_exp, y);
          c(nnc_detach_, y);
          return Tensors{z, c(nnc_exp, y)};
        },
        "(lambda y: (y.exp(), y.detach().exp()))(a * a)"),
    row("detach_", "written_after", {in({3}), in({3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_mul, x[0], x[0]);
          c(nnc_detach_, y);
          c(nnc_mul_, y, x[1]);
          return y;
        },
        "(a * a).detach_().mul_(b)").no_gradcheck(),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
