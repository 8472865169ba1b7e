// SPDX-License-Identifier: Apache-2.0
// Indexing in Python's words, by tensors and masks, and assignment.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// clang-format off
[[maybe_unused]] const bool g_brackets_words = add_samples("brackets", {
    row("index", "place", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "1"); },
        "a[1]"),
    row("index", "last", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "-1"); },
        "a[-1]"),
    row("index", "places", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "1, -2, 0"); },
        "a[1, -2, 0]"),
    row("index", "slice", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "1:3"); },
        "a[1:3]"),
    row("index", "all", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "..."); },
        "a[...]"),
    row("index", "all_slices", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], ":, :"); },
        "a[:, :]"),
    row("index", "one_slice", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], ":"); },
        "a[:]"),
    row("index", "covering", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "0:4, -3:9"); },
        "a[0:4, -3:9]"),
    row("index", "steps", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "::2, 1:, ::3"); },
        "a[::2, 1:, ::3]"),
    row("index", "beyond", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "-100:100:3"); },
        "a[-100:100:3]"),
    row("index", "backwards", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "3:1"); },
        "a[3:1]"),
    row("index", "none", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "None"); },
        "a[None]"),
    row("index", "none_last", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "..., None"); },
        "a[..., None]"),
    row("index", "newaxis_word", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "1, None, :, None"); },
        "a[1, None, :, None]"),
    row("index", "ellipsis", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "0, ..., 2"); },
        "a[0, ..., 2]"),
    row("index", "two_ellipses", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "..., 1, ..."); },
        "a[..., 1, ...]"),
    row("index", "mixed", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "1:3, ..., None, ::2, -1"); },
        "a[1:3, ..., None, ::2, -1]"),
    row("index", "trailing_comma", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "1,"); },
        "a[1,]"),
    row("index", "none_bounds", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "None:2, 1:None"); },
        "a[None:2, 1:None]"),
    row("index", "true", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "True"); },
        "a[True]"),
    row("index", "false", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "False"); },
        "a[False]"),
    row("index", "true_then_place", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "True, 0"); },
        "a[True, 0]"),
    row("index", "place_then_true", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "0, True"); },
        "a[0, True]"),
    row("index", "true_in_middle", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], ":, True"); },
        "a[:, True]"),
    row("index", "two_bools", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "True, False"); },
        "a[True, False]"),
    row("index", "bools_apart", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "True, :, True"); },
        "a[True, :, True]"),
    row("index", "after_ellipsis", {in({4, 3, 5})},
        [](X x) { return c(nnc_index, x[0], "..., True"); },
        "a[..., True]"),
    row("index", "of_integers", {ints({6}, 0, 9)},
        [](X x) { return c(nnc_index, x[0], "1:-1:2"); },
        "a[1:-1:2]"),
    row("index", "of_bools", {bools({2, 3})},
        [](X x) { return c(nnc_index, x[0], ":, 0"); },
        "a[:, 0]"),
    row("index", "scalar_all", {in({})},
        [](X x) { return c(nnc_index, x[0], "..."); },
        "a[...]"),
    row("index", "scalar_none", {in({})},
        [](X x) { return c(nnc_index, x[0], "None, None"); },
        "a[None, None]"),
    row("index", "scalar_true", {in({})},
        [](X x) { return c(nnc_index, x[0], "True"); },
        "a[True]"),
    row("index", "nothing", {in({0, 3})},
        [](X x) { return c(nnc_index, x[0], "1:, :2"); },
        "a[1:, :2]"),
    row("index", "images", {in({2, 3, 2, 2})},
        [](X x) { return c(nnc_index, x[0], "..., 1:"); },
        "a[..., 1:]"),
    row("index", "spaces", {in({4, 3})},
        [](X x) { return c(nnc_index, x[0], "  -2 :  ,newaxis , Ellipsis,1 "); },
        "a[-2:, None, ..., 1]"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_brackets_tensors = add_samples("brackets", {
    row("index_tensors", "rows", {in({4, 3, 5}), ints({3}, {1, -1, 0})},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1]}); },
        "a[b]"),
    row("index_tensors", "columns", {in({4, 3, 5}), ints({3}, {1, -1, 0})},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{Tensor(), x[1]}); },
        "a[:, b]"),
    row("index_tensors", "last", {in({4, 3, 5}), ints({3}, {1, -1, 0})},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{Tensor(), Tensor(), x[1]}); },
        "a[:, :, b]"),
    row("index_tensors", "matrix", {in({4, 3, 5}), ints({2, 3}, 0, 3)},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{Tensor(), x[1]}); },
        "a[:, b]"),
    row("index_tensors", "pair", {in({4, 3, 5}), ints({3}, {1, -1, 0}), ints({3}, 0, 3)},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1], x[2]}); },
        "a[b, c]"),
    row("index_tensors", "pair_of_last", {in({4, 3, 5}), ints({3}, 0, 3), ints({3}, 0, 5)},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{Tensor(), x[1], x[2]}); },
        "a[:, b, c]"),
    row("index_tensors", "broadcast", {in({4, 3, 5}), ints({2, 1}, 0, 4), ints({3}, 0, 3)},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1], x[2]}); },
        "a[b, c]"),
    row("index_tensors", "apart", {in({4, 3, 5}), ints({3}, {1, -1, 0}), ints({3}, 0, 5)},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1], Tensor(), x[2]}); },
        "a[b, :, c]"),
    row("index_tensors", "apart_matrix", {in({4, 3, 5}), ints({2, 3}, 0, 4), ints({2, 3}, 0, 5)},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1], Tensor(), x[2]}); },
        "a[b, :, c]"),
    row("index_tensors", "three", {in({4, 3, 5}), ints({3}, {1, -1, 0}), ints({3}, 0, 3), ints({2, 3}, 0, 5)},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1], x[2], x[3]}); },
        "a[b, c, d]"),
    row("index_tensors", "int32", {in({4, 3, 5}), ints({3}, 0, 4, DType::kInt32)},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1]}); },
        "a[b]"),
    row("index_tensors", "mask", {in({3, 4}), bools({3, 4})},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1]}); },
        "a[b]"),
    row("index_tensors", "mask_rows", {in({3, 4}), bools({3})},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1]}); },
        "a[b]"),
    row("index_tensors", "mask_columns", {in({3, 4}), bools({4})},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{Tensor(), x[1]}); },
        "a[:, b]"),
    row("index_tensors", "mask_of_two", {in({3, 4, 2}), bools({3, 4})},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1]}); },
        "a[b]"),
    row("index_tensors", "mask_and_places", {in({3, 4}), bools({3}).values({1, 0, 1}), ints({1}, {3})},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1], x[2]}); },
        "a[b, c]"),
    row("index_tensors", "bytes", {in({3, 4}), ints({3}, 0, 2, DType::kUInt8)},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1]}); },
        "a[b]"),
    row("index_tensors", "no_mask", {in({3, 4}), bools({3}).values({0, 0, 0})},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1]}); },
        "a[b]"),
    row("index_tensors", "single", {in({4, 3, 5}), ints({}, {-2})},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{Tensor(), x[1]}); },
        "a[:, b]"),
    row("index_tensors", "single_and_places", {in({4, 3, 5}), ints({}, {2}), ints({3}, {1, 2, 0})},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1], Tensor(), x[2]}); },
        "a[b, :, c]"),
    row("index_tensors", "true", {in({2, 3}), bools({}).values({1})},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1]}); },
        "a[b]"),
    row("index_tensors", "false", {in({2, 3}), bools({}).values({0}), ints({1}, {1})},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1], x[2]}); },
        "a[b, c]"),
    row("index_tensors", "nothing", {in({4, 3, 5}), ints({0}, 0, 1)},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1]}); },
        "a[b]"),
    row("index_tensors", "of_nothing", {in({0, 3}), ints({0}, 0, 1), ints({0}, 0, 1)},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1], x[2]}); },
        "a[b, c]"),
    row("index_tensors", "slices", {in({2, 3})},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{Tensor(), Tensor()}); },
        "a[:, :]"),
    row("index_tensors", "of_integers", {ints({6}, 0, 99, DType::kInt16), ints({2, 2}, 0, 6)},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1]}); },
        "a[b]"),
    row("index_tensors", "of_bools", {bools({5}), ints({7}, 0, 5)},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1]}); },
        "a[b]"),
    row("index_tensors", "images", {in({2, 3, 2, 2}), ints({4}, 0, 3)},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{Tensor(), x[1]}); },
        "a[:, b]"),
    row("index_tensors", "half", {in({4, 2}).type(DType::kFloat16), ints({5}, {1, 1, 1, 3, 0})},
        [](X x) { return c(nnc_index_tensors, x[0], Tensors{x[1]}); },
        "a[b]").no_gradcheck(),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_brackets_put = add_samples("brackets", {
    row("index_put", "rows", {in({4, 3, 5}), ints({3}, {1, 3, 0}), in({3, 3, 5})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], false); },
        "torch.ops.aten.index_put(a, [b], c)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], false); }),
    row("index_put", "broadcast", {in({4, 3, 5}), ints({3}, {1, 3, 0}), in({5})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], false); },
        "torch.ops.aten.index_put(a, [b], c)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], false); }),
    row("index_put", "number", {in({4, 3, 5}), ints({3}, {1, 3, 0}), in({})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], false); },
        "torch.ops.aten.index_put(a, [b], c)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], false); }),
    row("index_put", "columns", {in({4, 3, 5}), ints({2}, {2, 0}), in({4, 2, 5})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{Tensor(), x[1]}, x[2], false); },
        "torch.ops.aten.index_put(a, [None, b], c)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{Tensor(), x[1]}, x[2], false); }),
    row("index_put", "pair", {in({4, 3, 5}), ints({3}, {1, 3, 0}), ints({3}, {0, 1, 2}), in({3, 5})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1], x[2]}, x[3], false); },
        "torch.ops.aten.index_put(a, [b, c], d)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1], x[2]}, x[3], false); }),
    row("index_put", "apart", {in({4, 3, 5}), ints({3}, {1, 3, 0}), ints({3}, {4, 1, 2}), in({3, 3})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1], Tensor(), x[2]}, x[3], false); },
        "torch.ops.aten.index_put(a, [b, None, c], d)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1], Tensor(), x[2]}, x[3], false); }),
    row("index_put", "mask", {in({3, 4}), bools({3, 4}), in({})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], false); },
        "torch.ops.aten.index_put(a, [b], c)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], false); }),
    row("index_put", "mask_by_narrower", {in({3, 4}), bools({3, 4}), in({1}).type(DType::kFloat32)},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], false); },
        "torch.ops.aten.index_put(a, [b], c)").no_gradcheck()
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], false); }),
    row("index_put", "mask_by_fraction", {ints({4}, 0, 9), bools({4}), constant({}).values({2.5})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], false); },
        "torch.ops.aten.index_put(a, [b], c)"),
    row("index_put", "flag", {in({3, 4}), bools({}).values({1}), in({4})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], false); },
        "(lambda y: (y.__setitem__(b, c), y)[1])(a.clone())").no_grad_fn_name()
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], false); }),
    row("index_put", "no_flag", {in({3, 4}), bools({}).values({0}), in({4})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], false); },
        "(lambda y: (y.__setitem__(b, c), y)[1])(a.clone())").no_grad_fn_name()
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], false); }),
    row("index_put", "mask_rows", {in({3, 4}), bools({3}).values({1, 0, 1}), in({2, 4})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], false); },
        "torch.ops.aten.index_put(a, [b], c)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], false); }),
    row("index_put", "scalar_index", {in({3, 2}), ints({}, {-1}), in({2})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], false); },
        "torch.ops.aten.index_put(a, [b], c)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], false); }),
    row("index_put", "nothing", {in({3, 2}), ints({0}, 0, 1), in({2})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], false); },
        "torch.ops.aten.index_put(a, [b], c)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], false); }),
    row("index_put", "integers", {ints({2, 4}, 0, 9, DType::kInt8), ints({3}, {1, 3, 0}), ints({2, 3}, 0, 9, DType::kInt8)},
        [](X x) { return c(nnc_index_put, x[0], Tensors{Tensor(), x[1]}, x[2], false); },
        "torch.ops.aten.index_put(a, [None, b], c)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{Tensor(), x[1]}, x[2], false); }),
    row("index_put", "bools", {bools({5}), ints({2}, {0, 4}), bools({2})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], false); },
        "torch.ops.aten.index_put(a, [b], c)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], false); }),
    row("index_put", "constant", {constant({3}), ints({2}, {2, 0}), in({2})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], false); },
        "torch.ops.aten.index_put(a, [b], c)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], false); }),
    row("index_put", "rows_added", {in({4, 3, 5}), ints({3}, {1, -1, 1}), in({3, 3, 5})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], true); },
        "torch.ops.aten.index_put(a, [b], c, True)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], true); }),
    row("index_put", "broadcast_added", {in({4, 3, 5}), ints({3}, {1, -1, 1}), in({5})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], true); },
        "torch.ops.aten.index_put(a, [b], c, True)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], true); }),
    row("index_put", "number_added", {in({4, 3, 5}), ints({3}, {1, -1, 1}), in({})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], true); },
        "torch.ops.aten.index_put(a, [b], c, True)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], true); }),
    row("index_put", "columns_added", {in({4, 3, 5}), ints({2}, {2, 0}), in({4, 2, 5})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{Tensor(), x[1]}, x[2], true); },
        "torch.ops.aten.index_put(a, [None, b], c, True)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{Tensor(), x[1]}, x[2], true); }),
    row("index_put", "pair_added", {in({4, 3, 5}), ints({3}, {1, 3, 0}), ints({3}, {0, 1, 2}), in({3, 5})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1], x[2]}, x[3], true); },
        "torch.ops.aten.index_put(a, [b, c], d, True)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1], x[2]}, x[3], true); }),
    row("index_put", "apart_added", {in({4, 3, 5}), ints({3}, {1, 3, 0}), ints({3}, {4, 1, 2}), in({3, 3})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1], Tensor(), x[2]}, x[3], true); },
        "torch.ops.aten.index_put(a, [b, None, c], d, True)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1], Tensor(), x[2]}, x[3], true); }),
    row("index_put", "mask_added", {in({3, 4}), bools({3, 4}), in({})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], true); },
        "torch.ops.aten.index_put(a, [b], c, True)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], true); }),
    row("index_put", "mask_rows_added", {in({3, 4}), bools({3}).values({1, 0, 1}), in({2, 4})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], true); },
        "torch.ops.aten.index_put(a, [b], c, True)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], true); }),
    row("index_put", "scalar_index_added", {in({3, 2}), ints({}, {-1}), in({2})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], true); },
        "torch.ops.aten.index_put(a, [b], c, True)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], true); }),
    row("index_put", "nothing_added", {in({3, 2}), ints({0}, 0, 1), in({2})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], true); },
        "torch.ops.aten.index_put(a, [b], c, True)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], true); }),
    row("index_put", "integers_added", {ints({2, 4}, 0, 9, DType::kInt8), ints({3}, {1, 3, 0}), ints({2, 3}, 0, 9, DType::kInt8)},
        [](X x) { return c(nnc_index_put, x[0], Tensors{Tensor(), x[1]}, x[2], true); },
        "torch.ops.aten.index_put(a, [None, b], c, True)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{Tensor(), x[1]}, x[2], true); }),
    row("index_put", "bools_added", {bools({5}), ints({2}, {0, 4}), bools({2})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], true); },
        "torch.ops.aten.index_put(a, [b], c, True)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], true); }),
    row("index_put", "constant_added", {constant({3}), ints({2}, {2, 0}), in({2})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], true); },
        "torch.ops.aten.index_put(a, [b], c, True)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], true); }),
    row("index_put", "half_added", {in({2, 2}).type(DType::kFloat16), ints({3}, {1, 1, 1}), in({3, 2}).type(DType::kFloat16)},
        [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], true); },
        "torch.ops.aten.index_put(a, [b], c, True)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{x[1]}, x[2], true); }).no_gradcheck(),
    row("index_put", "images", {in({2, 3, 2, 2}), ints({2}, {2, 0}), in({2, 2, 2})},
        [](X x) { return c(nnc_index_put, x[0], Tensors{Tensor(), x[1]}, x[2], false); },
        "torch.ops.aten.index_put(a, [None, b], c)")
        .inplace([](X x) { c(nnc_index_put_, x[0], Tensors{Tensor(), x[1]}, x[2], false); }),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_brackets_assign = add_samples("brackets", {
    row("tensor_index_assign", "row", {in({4, 3}), in({3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign, y, "1", x[1]);
          return y;
        },
        "(lambda y: (y.__setitem__((1,), b), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign", "block", {in({4, 3}), in({2, 2})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign, y, "1:3, ::2", x[1]);
          return y;
        },
        "(lambda y: (y.__setitem__((slice(1, 3), slice(None, None, 2),), b), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign", "broadcast", {in({4, 3}), in({3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign, y, "1:", x[1]);
          return y;
        },
        "(lambda y: (y.__setitem__((slice(1, None),), b), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign", "number", {in({4, 3}), in({})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign, y, "1, 2", x[1]);
          return y;
        },
        "(lambda y: (y.__setitem__((1, 2,), b), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign", "all", {in({4, 3}), in({4, 3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign, y, "...", x[1]);
          return y;
        },
        "(lambda y: (y.__setitem__((...,), b), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign", "leading_ones", {in({4, 3}), in({1, 1, 3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign, y, "-1", x[1]);
          return y;
        },
        "(lambda y: (y.__setitem__((-1,), b), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign", "new_axis", {in({4, 3}), in({2, 1, 3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign, y, "2:, None", x[1]);
          return y;
        },
        "(lambda y: (y.__setitem__((slice(2, None), None,), b), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign", "true", {in({2, 3}), in({2, 3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign, y, "True", x[1]);
          return y;
        },
        "(lambda y: (y.__setitem__((True,), b), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign", "true_inside", {in({2, 3}), in({1, 3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign, y, "1, True", x[1]);
          return y;
        },
        "(lambda y: (y.__setitem__((1, True,), b), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign", "false", {in({2, 3}), in({})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign, y, "False", x[1]);
          return y;
        },
        "(lambda y: (y.__setitem__((False,), b), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign", "converted", {ints({4}, 0, 9), constant({2}).range(1, 9)},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign, y, "::2", x[1]);
          return y;
        },
        "(lambda y: (y.__setitem__((slice(None, None, 2),), b), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign", "integers", {in({4}), ints({2}, 0, 9)},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign, y, "2:", x[1]);
          return y;
        },
        "(lambda y: (y.__setitem__((slice(2, None),), b), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign", "nothing", {in({4, 3}), in({3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign, y, "4:", x[1]);
          return y;
        },
        "(lambda y: (y.__setitem__((slice(4, None),), b), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign", "images", {in({2, 3, 2, 2}), in({2, 2})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign, y, ":, 1", x[1]);
          return y;
        },
        "(lambda y: (y.__setitem__((slice(None, None), 1,), b), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar", "row", {in({4, 3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar, y, "1", 2.5);
          return y;
        },
        "(lambda y: (y.__setitem__((1,), 2.5), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar", "block", {in({4, 3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar, y, "1:3, ::2", 2.5);
          return y;
        },
        "(lambda y: (y.__setitem__((slice(1, 3), slice(None, None, 2),), 2.5), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar", "place", {in({4, 3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar, y, "-1, 0", 2.5);
          return y;
        },
        "(lambda y: (y.__setitem__((-1, 0,), 2.5), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar", "all", {in({4, 3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar, y, "...", 2.5);
          return y;
        },
        "(lambda y: (y.__setitem__((...,), 2.5), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar", "of_integers", {ints({2, 3}, 0, 9, DType::kInt16)},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar, y, ":, 1", 2.5);
          return y;
        },
        "(lambda y: (y.__setitem__((slice(None, None), 1,), 2.5), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar", "of_bools", {bools({4})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar, y, "1:3", 2.5);
          return y;
        },
        "(lambda y: (y.__setitem__((slice(1, 3),), 2.5), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar", "true", {in({2, 3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar, y, "True", 2.5);
          return y;
        },
        "(lambda y: (y.__setitem__((True,), 2.5), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar", "nothing", {in({2, 3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar, y, "2:", 2.5);
          return y;
        },
        "(lambda y: (y.__setitem__((slice(2, None),), 2.5), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar", "scalar", {in({})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar, y, "...", 2.5);
          return y;
        },
        "(lambda y: (y.__setitem__((...,), 2.5), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar_i64", "row", {in({4, 3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar_i64, y, "1", 7);
          return y;
        },
        "(lambda y: (y.__setitem__((1,), 7), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar_i64", "block", {in({4, 3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar_i64, y, "1:3, ::2", 7);
          return y;
        },
        "(lambda y: (y.__setitem__((slice(1, 3), slice(None, None, 2),), 7), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar_i64", "place", {in({4, 3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar_i64, y, "-1, 0", 7);
          return y;
        },
        "(lambda y: (y.__setitem__((-1, 0,), 7), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar_i64", "all", {in({4, 3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar_i64, y, "...", 7);
          return y;
        },
        "(lambda y: (y.__setitem__((...,), 7), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar_i64", "of_integers", {ints({2, 3}, 0, 9, DType::kInt16)},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar_i64, y, ":, 1", 7);
          return y;
        },
        "(lambda y: (y.__setitem__((slice(None, None), 1,), 7), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar_i64", "of_bools", {bools({4})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar_i64, y, "1:3", 7);
          return y;
        },
        "(lambda y: (y.__setitem__((slice(1, 3),), 7), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar_i64", "true", {in({2, 3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar_i64, y, "True", 7);
          return y;
        },
        "(lambda y: (y.__setitem__((True,), 7), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar_i64", "nothing", {in({2, 3})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar_i64, y, "2:", 7);
          return y;
        },
        "(lambda y: (y.__setitem__((slice(2, None),), 7), y)[1])(a.clone())").no_grad_fn_name(),
    row("tensor_index_assign_scalar_i64", "scalar", {in({})},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_tensor_index_assign_scalar_i64, y, "...", 7);
          return y;
        },
        "(lambda y: (y.__setitem__((...,), 7), y)[1])(a.clone())").no_grad_fn_name(),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
