// SPDX-License-Identifier: Apache-2.0
// Rows of indexing, masks and orders.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// clang-format off
[[maybe_unused]] const bool g_index_indices = add_samples("index", {
    row("index_select", "rows", {in({4, 3}), ints({5}, {3, 0, 0, 2, 3})},
        [](X x) { return c(nnc_index_select, x[0], 0, x[1]); }, "a.index_select(0, b)"),
    row("index_select", "columns", {in({2, 3, 2}), ints({2}, 0, 3, DType::kInt32)},
        [](X x) { return c(nnc_index_select, x[0], 1, x[1]); }, "a.index_select(1, b)"),
    row("index_select", "last", {in({2, 4}), ints({3}, {1, 1, 3})},
        [](X x) { return c(nnc_index_select, x[0], -1, x[1]); }, "a.index_select(-1, b)"),
    row("index_select", "one", {in({2, 4}), ints({}, {2})},
        [](X x) { return c(nnc_index_select, x[0], 1, x[1]); }, "a.index_select(1, b)"),
    row("index_select", "scalar", {in({}), ints({1}, {0})},
        [](X x) { return c(nnc_index_select, x[0], 0, x[1]); }, "a.index_select(0, b)"),
    row("index_select", "nothing", {in({2, 4}), ints({0}, 0, 1)},
        [](X x) { return c(nnc_index_select, x[0], 1, x[1]); }, "a.index_select(1, b)"),
    row("index_add", "rows", {in({4, 3}), ints({5}, {3, 0, 0, 2, 3}), in({5, 3})},
        [](X x) { return c(nnc_index_add, x[0], 0, x[1], x[2], 1); }, "a.index_add(0, b, c)")
        .inplace([](X x) { c(nnc_index_add_, x[0], 0, x[1], x[2], 1); }),
    row("index_add", "alpha", {in({2, 3, 2}), ints({2}, {2, 2}), in({2, 2, 2})},
        [](X x) { return c(nnc_index_add, x[0], 1, x[1], x[2], -0.5); },
        "a.index_add(1, b, c, alpha=-0.5)")
        .inplace([](X x) { c(nnc_index_add_, x[0], 1, x[1], x[2], -0.5); }),
    row("index_add", "integers", {ints({4}, 0, 9), ints({3}, {1, 1, 3}), ints({3}, 0, 9)},
        [](X x) { return c(nnc_index_add, x[0], 0, x[1], x[2], 2); },
        "a.index_add(0, b, c, alpha=2)")
        .inplace([](X x) { c(nnc_index_add_, x[0], 0, x[1], x[2], 2); }),
    row("gather", "rows", {in({3, 4}), ints({2, 4}, 0, 3)},
        [](X x) { return c(nnc_gather, x[0], 0, x[1]); }, "a.gather(0, b)"),
    row("gather", "columns", {in({3, 4}), ints({3, 6}, 0, 4)},
        [](X x) { return c(nnc_gather, x[0], 1, x[1]); }, "a.gather(1, b)"),
    row("gather", "smaller", {in({3, 4, 2}), ints({2, 5, 1}, 0, 4)},
        [](X x) { return c(nnc_gather, x[0], -2, x[1]); }, "a.gather(-2, b)"),
    row("gather", "scalar", {in({}), ints({}, {0})},
        [](X x) { return c(nnc_gather, x[0], 0, x[1]); }, "a.gather(0, b)"),
    row("gather", "nothing", {in({3, 4}), ints({0, 4}, 0, 1)},
        [](X x) { return c(nnc_gather, x[0], 0, x[1]); }, "a.gather(0, b)"),
    row("scatter", "columns", {in({3, 4}), ints({3, 2}, {1, 3, 0, 2, 2, 0}), in({3, 2})},
        [](X x) { return c(nnc_scatter, x[0], 1, x[1], x[2]); }, "a.scatter(1, b, c)")
        .inplace([](X x) { c(nnc_scatter_, x[0], 1, x[1], x[2]); }),
    row("scatter", "larger_source", {in({3, 4}), ints({1, 2}, {2, 0}), in({2, 3}).no_grad()},
        [](X x) { return c(nnc_scatter, x[0], 0, x[1], x[2]); }, "a.scatter(0, b, c)")
        .inplace([](X x) { c(nnc_scatter_, x[0], 0, x[1], x[2]); }),
    row("scatter_scalar", "plain", {in({3, 4}), ints({2, 2}, {2, 0, 1, 1})},
        [](X x) { return c(nnc_scatter_scalar, x[0], 0, x[1], 2.5); }, "a.scatter(0, b, 2.5)")
        .inplace([](X x) { c(nnc_scatter_scalar_, x[0], 0, x[1], 2.5); }),
    row("scatter_add", "twice", {in({3, 4}), ints({2, 4}, 0, 3), in({2, 4})},
        [](X x) { return c(nnc_scatter_add, x[0], 0, x[1], x[2]); }, "a.scatter_add(0, b, c)")
        .inplace([](X x) { c(nnc_scatter_add_, x[0], 0, x[1], x[2]); }),
    row("scatter_add", "larger_source", {in({3, 4}), ints({2, 6}, 0, 4), in({3, 7}).no_grad()},
        [](X x) { return c(nnc_scatter_add, x[0], 1, x[1], x[2]); }, "a.scatter_add(1, b, c)")
        .inplace([](X x) { c(nnc_scatter_add_, x[0], 1, x[1], x[2]); }),
    row("take_along_dim", "broadcast", {in({3, 1, 4}), ints({1, 2, 3}, 0, 4)},
        [](X x) { return c(nnc_take_along_dim, x[0], x[1], 2); },
        "torch.take_along_dim(a, b, 2)"),
    row("take_along_dim", "flat", {in({3, 4}), ints({2, 3}, 0, 12)},
        [](X x) { return c(nnc_take_along_dim, x[0], x[1], none); }, "torch.take_along_dim(a, b)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_index_masks = add_samples("index", {
    row("masked_fill", "plain", {in({3, 4}), bools({3, 4})},
        [](X x) { return c(nnc_masked_fill, x[0], x[1], 1.5); }, "a.masked_fill(b, 1.5)")
        .inplace([](X x) { c(nnc_masked_fill_, x[0], x[1], 1.5); }),
    row("masked_fill", "mask_broadcast", {in({2, 3, 4}), bools({3, 1})},
        [](X x) { return c(nnc_masked_fill, x[0], x[1], -INFINITY); },
        "a.masked_fill(b, float('-inf'))")
        .inplace([](X x) { c(nnc_masked_fill_, x[0], x[1], -INFINITY); }).no_gradcheck(),
    row("masked_fill", "input_broadcast", {in({3}), bools({2, 3})},
        [](X x) { return c(nnc_masked_fill, x[0], x[1], 2); }, "a.masked_fill(b, 2)"),
    row("masked_fill", "integers", {ints({5}, -9, 9, DType::kInt16), bools({5})},
        [](X x) { return c(nnc_masked_fill, x[0], x[1], 7); }, "a.masked_fill(b, 7)")
        .inplace([](X x) { c(nnc_masked_fill_, x[0], x[1], 7); }),
    row("masked_select", "plain", {in({3, 4}), bools({3, 4})},
        [](X x) { return c(nnc_masked_select, x[0], x[1]); }, "a.masked_select(b)"),
    row("masked_select", "mask_broadcast", {in({2, 3, 4}), bools({3, 1})},
        [](X x) { return c(nnc_masked_select, x[0], x[1]); }, "a.masked_select(b)"),
    row("masked_select", "input_broadcast", {in({3, 1}), bools({2, 3, 4})},
        [](X x) { return c(nnc_masked_select, x[0], x[1]); }, "a.masked_select(b)"),
    row("nonzero", "plain", {ints({3, 4}, -1, 2)},
        [](X x) { return c(nnc_nonzero, x[0]); }, "a.nonzero()"),
    row("nonzero", "floats", {in({2, 2, 2}).values({0, 1, -0.0, NAN, 0, 0, 5, 0})},
        [](X x) { return c(nnc_nonzero, x[0]); }, "a.nonzero()"),
    row("nonzero", "scalar", {ints({}, 1, 2)},
        [](X x) { return c(nnc_nonzero, x[0]); }, "a.nonzero()"),
    row("nonzero", "none", {ints({2, 3}, 0, 1)},
        [](X x) { return c(nnc_nonzero, x[0]); }, "a.nonzero()"),
    row("one_hot", "inferred", {ints({2, 3}, 0, 4)},
        [](X x) { return c(nnc_one_hot, x[0], -1); }, "F.one_hot(a)"),
    row("one_hot", "given", {ints({3}, 0, 4)},
        [](X x) { return c(nnc_one_hot, x[0], 6); }, "F.one_hot(a, 6)"),
    row("one_hot", "empty", {ints({0, 2}, 0, 1)},
        [](X x) { return c(nnc_one_hot, x[0], 3); }, "F.one_hot(a, 3)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_index_orders = add_samples("index", {
    row("sort", "rows", {in({4, 6})}, [](X x) { return c(nnc_sort, x[0], -1, false); }, "a.sort()"),
    row("sort", "descending", {in({5, 2, 2})},
        [](X x) { return c(nnc_sort, x[0], 0, true); }, "a.sort(0, descending=True)"),
    row("sort", "ties", {ints({20}, 0, 4)},
        [](X x) { return c(nnc_sort, x[0], -1, false); }, "a.sort(stable=True)"),
    row("sort", "ties_descending", {ints({20}, 0, 4, DType::kUInt8)},
        [](X x) { return c(nnc_sort, x[0], 0, true); },
        "a.sort(descending=True, stable=True)"),
    row("sort", "special", {in({6}).values({1, NAN, -INFINITY, INFINITY, NAN, -2})},
        [](X x) { return c(nnc_sort, x[0], -1, false); }, "a.sort()").no_gradcheck(),
    row("sort", "special_descending", {in({6}).values({1, NAN, -INFINITY, INFINITY, NAN, -2})},
        [](X x) { return c(nnc_sort, x[0], 0, true); }, "a.sort(descending=True)")
        .no_gradcheck(),
    row("sort", "scalar", {in({})}, [](X x) { return c(nnc_sort, x[0], -1, false); }, "a.sort()"),
    row("argsort", "columns", {in({4, 3})},
        [](X x) { return c(nnc_argsort, x[0], 0, false); }, "a.argsort(0)"),
    row("topk", "largest", {in({3, 7})},
        [](X x) { return c(nnc_topk, x[0], 3, -1, true); }, "a.topk(3)"),
    row("topk", "smallest", {in({5, 3})},
        [](X x) { return c(nnc_topk, x[0], 2, 0, false); }, "a.topk(2, 0, largest=False)"),
    row("topk", "all", {in({4})}, [](X x) { return c(nnc_topk, x[0], 4, -1, true); }, "a.topk(4)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_index_refusals = add_refusals("index", {
    {"index_select", "range", {in({2, 3}), ints({2}, {0, 3})},
     [](X x) { return c(nnc_index_select, x[0], 1, x[1]); }, Code::kIndex, "out of range",
     "a.index_select(1, b)"},
    {"index_select", "negative", {in({2, 3}), ints({2}, {0, -1})},
     [](X x) { return c(nnc_index_select, x[0], 1, x[1]); }, Code::kIndex, "out of range",
     "a.index_select(1, b)"},
    {"index_select", "type", {in({2, 3}), in({2})},
     [](X x) { return c(nnc_index_select, x[0], 1, x[1]); }, Code::kDtype,
     "Expected dtype int32 or int64 for index", "a.index_select(1, b)"},
    {"index_select", "matrix", {in({2, 3}), ints({1, 1}, {0})},
     [](X x) { return c(nnc_index_select, x[0], 1, x[1]); }, Code::kIndex,
     "Index is supposed to be a vector", "a.index_select(1, b)"},
    {"index_add", "source", {in({2, 3}), ints({2}, {0, 1}), in({2, 3})},
     [](X x) { return c(nnc_index_add, x[0], 1, x[1], x[2], 1); }, Code::kShape, "2 indices",
     "a.index_add(1, b, c)"},
    {"gather", "range", {in({2, 3}), ints({1, 1}, {3})},
     [](X x) { return c(nnc_gather, x[0], 1, x[1]); }, Code::kIndex,
     "index 3 is out of bounds for dimension 1 with size 3", "a.gather(1, b)"},
    {"gather", "dims", {in({2, 3}), ints({1}, {0})},
     [](X x) { return c(nnc_gather, x[0], 1, x[1]); }, Code::kShape,
     "must have the same number of dimensions as input tensor", "a.gather(1, b)"},
    {"gather", "size", {in({2, 3}), ints({3, 1}, 0, 1)},
     [](X x) { return c(nnc_gather, x[0], 1, x[1]); }, Code::kShape,
     "expected index [3, 1] to be no larger than self [2, 3] apart from dimension 1",
     "a.gather(1, b)"},
    {"scatter", "range", {in({2, 3}), ints({1, 1}, {-1}), in({1, 1})},
     [](X x) { return c(nnc_scatter, x[0], 1, x[1], x[2]); }, Code::kIndex,
     "is out of bounds for dimension 1 with size 3", "a.scatter(1, b, c)"},
    {"scatter", "source", {in({2, 3}), ints({2, 2}, 0, 3), in({2, 1})},
     [](X x) { return c(nnc_scatter, x[0], 1, x[1], x[2]); }, Code::kShape,
     "to be no larger size than src [2, 1]", "a.scatter(1, b, c)"},
    {"scatter", "type", {in({2, 3}), ints({2, 2}, 0, 3), ints({2, 2}, 0, 3)},
     [](X x) { return c(nnc_scatter, x[0], 1, x[1], x[2]); }, Code::kDtype,
     "Expected self.dtype to be equal to src.dtype", "a.scatter(1, b, c)"},
    {"take_along_dim", "scalar", {in({}), ints({}, {0})},
     [](X x) { return c(nnc_take_along_dim, x[0], x[1], 0); }, Code::kIndex,
     "but tensor has no dimensions", "torch.take_along_dim(a, b, 0)"},
    {"masked_fill", "type", {in({3}), ints({3}, 0, 2)},
     [](X x) { return c(nnc_masked_fill, x[0], x[1], 1); }, Code::kDtype,
     "only supports boolean masks", "a.masked_fill(b, 1)"},
    {"masked_select", "type", {in({3}), ints({3}, 0, 2)},
     [](X x) { return c(nnc_masked_select, x[0], x[1]); }, Code::kDtype,
     "expected BoolTensor for mask", "a.masked_select(b)"},
    {"one_hot", "type", {in({3})}, [](X x) { return c(nnc_one_hot, x[0], -1); }, Code::kDtype,
     "only applicable to index tensor of type LongTensor", "F.one_hot(a)"},
    {"one_hot", "negative", {ints({2}, {0, -1})}, [](X x) { return c(nnc_one_hot, x[0], -1); },
     Code::kIndex, "Class values must be non-negative", "F.one_hot(a)"},
    {"one_hot", "range", {ints({2}, {0, 2})}, [](X x) { return c(nnc_one_hot, x[0], 2); },
     Code::kIndex, "Class values must be smaller than num_classes", "F.one_hot(a, 2)"},
    {"one_hot", "empty", {ints({0}, 0, 1)}, [](X x) { return c(nnc_one_hot, x[0], -1); },
     Code::kInvalid, "Can not infer total number of classes", "F.one_hot(a)"},
    {"topk", "k", {in({3})}, [](X x) { return Out(c(nnc_topk, x[0], 4, -1, true)); }, Code::kIndex,
     "selected index k out of range", "a.topk(4)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
