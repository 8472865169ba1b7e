// SPDX-License-Identifier: Apache-2.0
// Views, copies and orders of every kind of input.
#include "support/kinds.h"

namespace nnc::testing {
namespace {

constexpr unsigned kWithDims = kAnything & ~kOf0d;

// What expands to (2, 3, 4).
std::vector<Inputs> expandable() {
  return {{"of_0d", {in({})}},
          {"of_one", {in({1, 1})}},
          {"of_row", {in({4})}},
          {"of_column", {in({3, 1})}},
          {"of_layers", {in({2, 1, 1})}},
          {"of_same", {in({2, 3, 4})}},
          {"of_half", {in({1, 4}).type(DType::kFloat16)}},
          {"of_bool", {bools({3, 1})}},
          {"of_int64", {ints({2, 1, 4}, -9, 9)}}};
}

// clang-format off
[[maybe_unused]] const bool g_kinds_views = add_samples("kinds_shape", joined({
    each_of("expand", [](X x) { return c(nnc_expand, x[0], list({2, 3, 4})); }, "a.expand(2, 3, 4)", expandable()),
    each_of("expand_as", [](X x) { return c(nnc_expand_as, x[0], c(nnc_zeros, list({2, 3, 4}), 0)); }, "a.expand_as(torch.zeros(2, 3, 4))", expandable()),
    each("diagonal", [](X x) { return c(nnc_diagonal, c(nnc_unsqueeze, x[0], 0), 0, 0, -1); }, "a.unsqueeze(0).diagonal(0, 0, -1)", {kWithDims}),
    each("flatten", [](X x) { return c(nnc_flatten, c(nnc_unsqueeze, x[0], 0), 0, -1); }, "a.unsqueeze(0).flatten(0, -1)", {kAnything}),
    each("movedim", [](X x) { return c(nnc_movedim, x[0], list({0}), list({-1})); }, "a.movedim(0, -1)", {kAnything}),
    each("permute", [](X x) { return c(nnc_permute, c(nnc_stack, Tensors{c(nnc_flatten, x[0], 0, -1)}, 0), list({-1, 0})); }, "torch.stack([a.flatten()]).permute(-1, 0)", {kAnything}),
    each("reshape", [](X x) { return c(nnc_reshape, x[0], list({-1, 1})); }, "a.reshape(-1, 1)", {kAnything}),
    each("select", [](X x) { return c(nnc_select, x[0], -1, 1); }, "a.select(-1, 1)", {kWithDims}),
    each("slice", [](X x) { return c(nnc_slice, x[0], -1, 1, 3, 1); }, "a[..., 1:3]", {kWithDims}),
    each("squeeze", [](X x) { return c(nnc_squeeze, c(nnc_unsqueeze, x[0], -1), list({-1})); }, "a.unsqueeze(-1).squeeze(-1)", {kAnything}),
    each("t", [](X x) { return c(nnc_t, x[0]); }, "a.t()", {kAnything}),
    each("transpose", [](X x) { return c(nnc_transpose, x[0], 0, -1); }, "a.transpose(0, -1)", {kAnything}),
    each("unflatten", [](X x) { return c(nnc_unflatten, x[0], -1, list({1, -1})); }, "a.unflatten(-1, (1, -1))", {kWithDims}),
    each("unsqueeze", [](X x) { return c(nnc_unsqueeze, x[0], -1); }, "a.unsqueeze(-1)", {kAnything}),
    each("view_as", [](X x) { return c(nnc_view_as, x[0], c(nnc_unsqueeze, x[0], 0)); }, "a.view_as(a.unsqueeze(0))", {kAnything}),
    each("chunk", [](X x) { return c(nnc_chunk, x[0], 2, -1); }, "a.chunk(2, -1)", {kWithDims}),
    each("unbind", [](X x) { return c(nnc_unbind, c(nnc_stack, Tensors{x[0], x[0]}, 0), 0); }, "torch.stack([a, a]).unbind(0)", {kAnything}),
}));

[[maybe_unused]] const bool g_kinds_copies = add_samples("kinds_shape", joined({
    each("flip", [](X x) { return c(nnc_flip, x[0], list({-1})); }, "a.flip(-1)", {kWithDims}),
    each("repeat", [](X x) { return c(nnc_repeat, x[0], list({2, 1, 3})); }, "a.repeat(2, 1, 3)", {kAnything}),
    each("tile", [](X x) { return c(nnc_tile, x[0], list({2, 3})); }, "a.tile(2, 3)", {kAnything}),
    each("tril", [](X x) { return c(nnc_tril, c(nnc_unsqueeze, x[0], 0), 1); }, "a.unsqueeze(0).tril(1)", {kWithDims}),
    each("triu", [](X x) { return c(nnc_triu, c(nnc_unsqueeze, x[0], 0), 1); }, "a.unsqueeze(0).triu(1)", {kWithDims}),
    each_equal("stack", [](X x) { return c(nnc_stack, x, -1); }, "torch.stack([a, b], -1)", {kAnything}),
    each_equal("hstack", [](X x) { return c(nnc_hstack, x); }, "torch.hstack([a, b])", {kAnything}),
    each_equal("vstack", [](X x) { return c(nnc_vstack, x); }, "torch.vstack([a, b])", {kAnything}),
}));

[[maybe_unused]] const bool g_kinds_orders = add_samples("kinds_shape", joined({
    each("argsort", [](X x) { return c(nnc_argsort, x[0], -1, true); }, "torch.argsort(a, dim=-1, descending=True, stable=True)", {kAnything}),
    each("sort", [](X x) { return c(nnc_sort, x[0], -1, true); }, "torch.sort(a, -1, True)", {kAnything & ~kOfNan}),
    each("topk", [](X x) { return c(nnc_topk, x[0], 1, -1, true); }, "a.topk(1)", {kFloats}),
    each("nonzero", [](X x) { return c(nnc_nonzero, x[0]); }, "a.nonzero()", {kAnything}),
}));
// clang-format on

Out order(const Tensor& x) {
  return c(nnc_argsort, x, -1, false);
}
Out above_quarter(const Tensor& x) {
  return c(nnc_gt_scalar, x, 0.25);
}
Out every_place(const Tensor& x) {
  return c(nnc_arange_i64, 0, x.dim() == 0 ? 1 : x.size(-1), 1, 0);
}
Out copy_of(const Tensor& x) {
  return c(nnc_clone, x);
}
// Rows whose form in place is that of every type.
std::vector<Sample> in_place(std::vector<Sample> rows, const Twin& twin) {
  for (Sample& s : rows) s = s.inplace(twin);
  return rows;
}

// clang-format off
[[maybe_unused]] const bool g_kinds_places = add_samples("kinds_shape", joined({
    each("masked_select", [](X x) { return c(nnc_masked_select, x[0], above_quarter(x[0])); }, "a.masked_select(a > 0.25)", {kAnything}),
    each("take_along_dim", [](X x) { return c(nnc_take_along_dim, x[0], order(x[0]), -1); }, "torch.take_along_dim(a, torch.argsort(a, dim=-1, stable=True), -1)", {kWithDims}),
    in_place(each("masked_fill", [](X x) { return c(nnc_masked_fill, x[0], above_quarter(x[0]), 2.0); }, "a.masked_fill(a > 0.25, 2.0)", {kAnything}),
             [](X x) { c(nnc_masked_fill_, x[0], above_quarter(x[0]), 2.0); }),
    in_place(each("masked_fill_i64", [](X x) { return c(nnc_masked_fill_i64, x[0], above_quarter(x[0]), -3); }, "a.masked_fill(a > 0.25, -3)", {kAnything}),
             [](X x) { c(nnc_masked_fill_i64_, x[0], above_quarter(x[0]), -3); }),
    in_place(each("scatter", [](X x) { return c(nnc_scatter, x[0], -1, order(x[0]), x[0]); }, "a.scatter(-1, torch.argsort(a, dim=-1, stable=True), a)", {kAnything}),
             [](X x) { c(nnc_scatter_, x[0], -1, order(x[0]), copy_of(x[0])); }),
    in_place(each("scatter_add", [](X x) { return c(nnc_scatter_add, x[0], -1, order(x[0]), x[0]); }, "a.scatter_add(-1, torch.argsort(a, dim=-1, stable=True), a)", {kAnything}),
             [](X x) { c(nnc_scatter_add_, x[0], -1, order(x[0]), copy_of(x[0])); }),
    in_place(each("scatter_scalar", [](X x) { return c(nnc_scatter_scalar, x[0], -1, order(x[0]), 2.5); }, "a.scatter(-1, torch.argsort(a, dim=-1, stable=True), 2.5)", {kAnything}),
             [](X x) { c(nnc_scatter_scalar_, x[0], -1, order(x[0]), 2.5); }),
    in_place(each("scatter_scalar_i64", [](X x) { return c(nnc_scatter_scalar_i64, x[0], -1, order(x[0]), 1); }, "a.scatter(-1, torch.argsort(a, dim=-1, stable=True), 1)", {kAnything}),
             [](X x) { c(nnc_scatter_scalar_i64_, x[0], -1, order(x[0]), 1); }),
    in_place(each("index_add", [](X x) { return c(nnc_index_add, x[0], -1, every_place(x[0]), x[0], 2); }, "a.index_add(-1, torch.arange(a.shape[-1] if a.dim() else 1), a, alpha=2)", {kAnything & ~kOfBool}),
             [](X x) { c(nnc_index_add_, x[0], -1, every_place(x[0]), copy_of(x[0]), 2); }),
}));
// clang-format on

// Dimensions of size 1, whose strides may be any: which of them a copy keeps.
std::vector<Inputs> columns() {
  return {{"of_column", {in({3, 1})}}, {"of_layers", {in({2, 1, 3})}}};
}

// clang-format off
[[maybe_unused]] const bool g_kinds_columns = add_samples("kinds_shape", joined({
    each_of("clone", [](X x) { return c(nnc_clone, x[0]); }, "a.clone()", columns()),
    each_of("clone_memory_format", [](X x) { return c(nnc_clone_memory_format, x[0], NNC_PRESERVE_FORMAT); }, "a.clone(memory_format=torch.preserve_format)", columns()),
    each_of("tensor_long", [](X x) { return c(nnc_tensor_long, x[0]); }, "a.long()", columns()),
    each_of("tensor_to_copy", [](X x) { return c(nnc_tensor_to_copy, x[0], 0, 0); }, "a.to(a.dtype, copy=True)", columns()),
    each_of("zeros_like", [](X x) { return c(nnc_zeros_like, x[0], 0); }, "torch.zeros_like(a)", columns()),
    each_of("full_like_memory_format", [](X x) { return c(nnc_full_like_memory_format, x[0], 0.5, 0, 0); }, "torch.full_like(a, 0.5)", columns()),
    each_of("flip", [](X x) { return c(nnc_flip, x[0], list({0})); }, "a.flip(0)", columns()),
    each_of("sort", [](X x) { return c(nnc_sort, x[0], 0, false); }, "a.sort(0)", columns()),
    each_of("index_fill", [](X x) { return c(nnc_index_fill, x[0], 0, every_place(x[0]), 2.0); }, "a.index_fill(0, torch.arange(a.shape[-1]), 2.0)", {{"of_column", {in({3, 1})}}}),
    each_of("index_put", [](X x) { return c(nnc_index_put, x[0], Tensors{every_place(x[0])}, c(nnc_ones_like, x[0], 0), false); }, "a.index_put((torch.arange(a.shape[-1]),), torch.ones_like(a))", {{"of_column", {in({1, 1})}}}),
    each_of("pad", [](X x) { return c(nnc_pad, x[0], list({0, 0}), "constant", none); }, "F.pad(a, (0, 0))", columns()),
}));
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_kinds_refusals = add_refusals("kinds_shape", {
    {"reshape", "count", {in({2, 3})}, [](X x) { return c(nnc_reshape, x[0], list({4, -1})); },
     Code::kShape, "shape '[4, -1]' is invalid for input of size 6", "a.reshape(4, -1)"},
    {"reshape", "nothing", {in({0, 3})}, [](X x) { return c(nnc_reshape, x[0], list({0, -1})); },
     Code::kShape, "cannot reshape tensor of 0 elements", "a.reshape(0, -1)"},
    {"view_as", "count", {in({2, 3}), in({5})}, [](X x) { return c(nnc_view_as, x[0], x[1]); },
     Code::kShape, "shape '[5]' is invalid for input of size 6", "a.view_as(b)"},
    {"expand", "new_dim_kept", {in({3})}, [](X x) { return c(nnc_expand, x[0], list({-1, 3})); },
     Code::kShape, "isn't allowed in a leading, non-existing dimension", "a.expand(-1, 3)"},
    {"expand", "fewer", {in({2, 3})}, [](X x) { return c(nnc_expand, x[0], list({3})); },
     Code::kShape, "must be greater or equal to the number of dimensions", "a.expand(3)"},
    {"expand_as", "size", {in({2, 3}), in({3, 3})}, [](X x) { return c(nnc_expand_as, x[0], x[1]); },
     Code::kShape, "must match the existing size (2) at non-singleton dimension 0", "a.expand_as(b)"},
    {"transpose", "range", {in({2, 3})}, [](X x) { return c(nnc_transpose, x[0], 0, 2); },
     Code::kIndex, "expected to be in range of [-2, 1], but got 2", "a.transpose(0, 2)"},
    {"movedim", "counts", {in({2, 3})}, [](X x) { return c(nnc_movedim, x[0], list({2}), list({0})); },
     Code::kIndex, "expected to be in range of [-2, 1], but got 2", "a.movedim(2, 0)"},
    {"squeeze", "range", {in({2, 1})}, [](X x) { return c(nnc_squeeze, x[0], list({-3})); },
     Code::kIndex, "expected to be in range of [-2, 1], but got -3", "a.squeeze(-3)"},
    {"squeeze", "twice", {in({2, 1})}, [](X x) { return c(nnc_squeeze, x[0], list({1, -1})); },
     Code::kInvalid, "appears multiple times", "a.squeeze((1, -1))"},
    {"unflatten", "two_free", {in({2, 4})}, [](X x) { return c(nnc_unflatten, x[0], 1, list({-1, -1})); },
     Code::kShape, "only one dimension can be inferred", "a.unflatten(1, (-1, -1))"},
    {"tile", "negative", {in({2, 3})}, [](X x) { return c(nnc_tile, x[0], list({-1})); },
     Code::kShape, "negative dimension", "a.tile(-1)"},
    {"stack", "sizes", {in({2, 3}), in({3, 2})}, [](X x) { return c(nnc_stack, x, 0); },
     Code::kShape, "expects each tensor to be equal size, but got [2, 3] at entry 0 and [3, 2] at entry 1",
     "torch.stack([a, b])"},
    {"stack", "range", {in({2}), in({2})}, [](X x) { return c(nnc_stack, x, 2); },
     Code::kIndex, "expected to be in range of [-2, 1], but got 2", "torch.stack([a, b], 2)"},
    {"hstack", "sizes", {in({2, 3}), in({3, 3})}, [](X x) { return c(nnc_hstack, x); },
     Code::kShape, "Sizes of tensors must match except in dimension 1", "torch.hstack([a, b])"},
    {"vstack", "sizes", {in({3}), in({2})}, [](X x) { return c(nnc_vstack, x); },
     Code::kShape, "Sizes of tensors must match except in dimension 0", "torch.vstack([a, b])"},
    {"triu", "vector", {in({3})}, [](X x) { return c(nnc_triu, x[0], 0); },
     Code::kShape, "input tensor must have at least 2 dimensions", "a.triu()"},
    {"sort", "range", {in({3})}, [](X x) { return c(nnc_sort, x[0], 1, false); },
     Code::kIndex, "expected to be in range of [-1, 0], but got 1", "a.sort(1)"},
    {"argsort", "range", {in({3})}, [](X x) { return c(nnc_argsort, x[0], 1, false); },
     Code::kIndex, "expected to be in range of [-1, 0], but got 1", "a.argsort(1)"},
    {"masked_fill_i64", "type", {in({3}), ints({3}, 0, 2)}, [](X x) { return c(nnc_masked_fill_i64, x[0], x[1], 1); },
     Code::kDtype, "only supports boolean masks", "a.masked_fill(b, 1)"},
    {"masked_fill_i64", "overflow", {ints({3}, 0, 9, DType::kInt8), bools({3})},
     [](X x) { return c(nnc_masked_fill_i64, x[0], x[1], 300); },
     Code::kInvalid, "value cannot be converted to type int8_t without overflow", "a.masked_fill(b, 300)"},
    {"masked_fill_", "sizes", {constant({3}), bools({2, 3})}, [](X x) { return c(nnc_masked_fill_, x[0], x[1], 1.0); },
     Code::kShape, "doesn't match the broadcast shape", "a.masked_fill_(b, 1.0)"},
    {"masked_fill_i64_", "sizes", {constant({3}), bools({2, 3})}, [](X x) { return c(nnc_masked_fill_i64_, x[0], x[1], 1); },
     Code::kShape, "doesn't match the broadcast shape", "a.masked_fill_(b, 1)"},
    {"scatter_scalar_i64", "overflow", {ints({3}, 0, 9, DType::kUInt8), ints({1}, {0})},
     [](X x) { return c(nnc_scatter_scalar_i64, x[0], 0, x[1], 300); },
     Code::kInvalid, "value cannot be converted to type uint8_t without overflow", "a.scatter(0, b, 300)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
