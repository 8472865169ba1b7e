// SPDX-License-Identifier: Apache-2.0
// What sizes of 0 and 1, numbers without dimensions and steps beyond the end give, and what of them
// is refused.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// clang-format off
[[maybe_unused]] const bool g_small_views = add_samples("small_sizes", {
    row("slice", "step_beyond_the_end", {in({2, 3})}, [](X x) { return c(nnc_slice, x[0], 1, 0, INT64_MAX, 5); }, "a[:, ::5]"),
    row("slice", "steps_in_one", {in({1, 2})}, [](X x) { return c(nnc_slice, x[0], 0, 0, 1, 3); }, "a[0:1:3]"),
    row("slice", "steps_in_nothing", {in({4})}, [](X x) { return c(nnc_slice, x[0], 0, 2, 1, 4); }, "a[2:1:4]"),
    row("slice", "step_without_end", {in({2, 1})}, [](X x) { return c(nnc_slice, x[0], 0, 0, 2, INT64_MAX / 2); }, "a[::2**62 - 1]"),
    row("index", "every_third_of_two", {in({2})}, [](X x) { return c(nnc_index, x[0], "::3"); }, "a[::3]"),
    row("index", "new_between_ellipses", {in({2, 3})}, [](X x) { return c(nnc_index, x[0], "..., None, ..."); }, "a[..., None, ...]"),
    row("index", "ellipses_of_nothing", {in({2, 3})}, [](X x) { return c(nnc_index, x[0], "1, ..., 2, ..."); }, "a[1, ..., 2, ...]"),
    row("index_put", "one_by_a_mask", {in({2, 3}), bools({2, 3}), in({1, 1, 1}).no_grad()}, [](X x) { return c(nnc_index_put, x[0], Tensors{x[1]}, x[2], false); }, "torch.index_put(a, (b,), c)"),
    row("tensor_unfold", "one_step_beyond", {in({3})}, [](X x) { return c(nnc_tensor_unfold, x[0], 0, 3, 2); }, "a.unfold(0, 3, 2)"),
    row("tensor_unfold", "number_steps", {in({})}, [](X x) { return c(nnc_tensor_unfold, x[0], 0, 1, 7); }, "a.unfold(0, 1, 7)"),
    row("view", "nothing_as_it_lies", {in({2, 0, 3})}, [](X x) { return c(nnc_view, c(nnc_transpose, x[0], 0, 2), list({3, 0, 2})); }, "a.transpose(0, 2).view(3, 0, 2)"),
    row("reshape", "nothing_otherwise", {in({2, 0, 3})}, [](X x) { return c(nnc_reshape, c(nnc_transpose, x[0], 0, 2), list({0, 6})); }, "a.transpose(0, 2).reshape(0, 6)"),
});
[[maybe_unused]] const bool g_small_reductions = add_samples("small_sizes", {
    row("var", "nothing_with_less", {in({0, 2})}, [](X x) { return c(nnc_var, x[0], list({0}), -1.5, false); }, "a.var(0, correction=-1.5)").no_gradcheck(),
    row("std", "nothing_with_less", {in({0})}, [](X x) { return c(nnc_std, x[0], none, -2.0, false); }, "a.std(correction=-2)").no_gradcheck(),
    row("take_along_dim", "int32_without_dim", {in({6}), ints({2}, 0, 5, DType::kInt32)}, [](X x) { return c(nnc_take_along_dim, x[0], x[1], none); }, "torch.take_along_dim(a, b)"),
    row("take_along_dim", "no_numbers_without_dim", {in({6}), in({0}).type(DType::kFloat32).no_grad()}, [](X x) { return c(nnc_take_along_dim, x[0], x[1], none); }, "torch.take_along_dim(a, b)"),
    row("repeat_interleave", "bytes", {in({2, 2}), ints({2}, 0, 3, DType::kUInt8)}, [](X x) { return c(nnc_repeat_interleave, x[0], x[1], 1, none); }, "torch.repeat_interleave(a, b, 1)"),
    row("repeat_interleave", "int16_for_all", {in({3}), ints({1}, 2, 2, DType::kInt16)}, [](X x) { return c(nnc_repeat_interleave, x[0], x[1], none, none); }, "torch.repeat_interleave(a, b)"),
    row("scatter", "number_by_none", {in({}), ints({0}, 0, 0), in({})}, [](X x) { return c(nnc_scatter, x[0], 0, x[1], x[2]); }, "a.scatter(0, b, c)"),
    row("scatter_add", "number_by_none", {in({}), ints({0}, 0, 0), in({})}, [](X x) { return c(nnc_scatter_add, x[0], 0, x[1], x[2]); }, "a.scatter_add(0, b, c)"),
    row("local_response_norm", "nothing_of_any_size", {in({0, 2, 3})}, [](X x) { return c(nnc_local_response_norm, x[0], 0, 1e-4, 0.75, 1); }, "F.local_response_norm(a, 0)"),
    row("linalg_pinv", "nothing_hermitian", {in({2, 0, 3})}, [](X x) { return c(nnc_linalg_pinv, x[0], none, none, true); }, "torch.linalg.pinv(a, hermitian=True)"),
});
[[maybe_unused]] const bool g_small_attention = add_samples("small_sizes", {
    row("scaled_dot_product_attention", "no_queries_any_mask", {in({2, 0, 2}), in({2, 1, 2}), in({2, 1, 2}), in({9, 9}).no_grad()}, [](X x) { return c(nnc_scaled_dot_product_attention, x[0], x[1], x[2], x[3], 0, 0, none, 0); }, "F.scaled_dot_product_attention(a, b, c, d)").no_second_order(),
    row("scaled_dot_product_attention", "no_queries_other_width", {in({0, 2}), in({2, 3}), in({2, 2})}, [](X x) { return c(nnc_scaled_dot_product_attention, x[0], x[1], x[2], none, 0, 0, none, 0); }, "F.scaled_dot_product_attention(a, b, c)").no_second_order(),
    row("scaled_dot_product_attention", "no_values_of_other_batches", {in({2, 3, 2}), in({0, 4, 2}), in({0, 4, 1})}, [](X x) { return c(nnc_scaled_dot_product_attention, x[0], x[1], x[2], none, 0, 0, none, 0); }, "F.scaled_dot_product_attention(a, b, c)").no_second_order(),
    row("scaled_dot_product_attention", "no_heads_shared", {in({1, 3, 2, 2}), in({1, 0, 1, 2}), in({1, 0, 1, 2})}, [](X x) { return c(nnc_scaled_dot_product_attention, x[0], x[1], x[2], none, 0, 0, none, 1); }, "F.scaled_dot_product_attention(a, b, c, enable_gqa=True)").no_second_order(),
});
[[maybe_unused]] const bool g_small_joins = add_samples("small_sizes", {
    row("cat", "nothing_along_any", {in({0}), in({0})}, [](X x) { return c(nnc_cat, Tensors{x[0], x[1]}, 3); }, "torch.cat((a, b), 3)"),
    row("cat", "nothing_along_minus_two", {in({0})}, [](X x) { return c(nnc_cat, Tensors{x[0]}, -2); }, "torch.cat((a,), -2)"),
    row("interpolate", "area_to_nothing", {in({1, 2, 4}).no_grad()}, [](X x) { return c(nnc_interpolate, x[0], list({0}), none, "area", 0, 0, 0); }, "F.interpolate(a, 0, mode='area')"),
    row("interpolate", "area_shrunk_to_nothing", {in({1, 2, 1, 3}).no_grad()}, [](X x) { return c(nnc_interpolate, x[0], none, reals({0.5, 1}), "area", 0, 0, 0); }, "F.interpolate(a, scale_factor=(0.5, 1), mode='area')"),
    row("interpolate", "area_of_nothing", {in({1, 2, 0, 3})}, [](X x) { return c(nnc_interpolate, x[0], list({1, 1}), none, "area", 0, 0, 0); }, "F.interpolate(a, (1, 1), mode='area')").no_gradcheck(),
});
[[maybe_unused]] const bool g_small_layers = add_samples("small_sizes", {
    row("linear", "vector_and_number", {in({2}), in({2}), in({})}, [](X x) { return c(nnc_linear, x[0], x[1], x[2]); }, "F.linear(a, b, c)"),
    row("linear", "batches_by_a_vector", {in({3, 2, 4}), in({4}), in({3, 2})}, [](X x) { return c(nnc_linear, x[0], x[1], x[2]); }, "F.linear(a, b, c)"),
    row("linear", "vector_and_row", {in({2}), in({3, 2}), in({1, 3})}, [](X x) { return c(nnc_linear, c(nnc_contiguous, x[0]), c(nnc_contiguous, x[1]), c(nnc_contiguous, x[2])); }, "F.linear(a.contiguous(), b.contiguous(), c.contiguous())"),
    row("nll_loss", "weight_without_dimensions", {in({2, 1, 3}), ints({2, 3}, 0, 0), in({}).range(0.5, 2).no_grad()}, [](X x) { return c(nnc_nll_loss, x[0], x[1], x[2], -100, NNC_REDUCTION_SUM); }, "F.nll_loss(a, b, c, reduction='sum')"),
    row("nll_loss", "weight_of_any_sizes", {in({2, 4, 3}), ints({2, 3}, 0, 3), in({2, 2}).range(0.5, 2).no_grad()}, [](X x) { return c(nnc_nll_loss, x[0], x[1], x[2], -100, NNC_REDUCTION_MEAN); }, "F.nll_loss(a, b, c)"),
    row("cross_entropy", "weight_of_any_sizes", {in({2, 4, 3}), ints({2, 3}, 0, 3), in({2, 2}).range(0.5, 2).no_grad()}, [](X x) { return c(nnc_cross_entropy, x[0], x[1], x[2], -100, NNC_REDUCTION_MEAN, 0); }, "F.cross_entropy(a, b, c)"),
    row("adaptive_avg_pool1d", "no_channels", {in({0, 4})}, [](X x) { return c(nnc_adaptive_avg_pool1d, x[0], list({2})); }, "F.adaptive_avg_pool1d(a, 2)"),
    row("adaptive_avg_pool2d", "mean_of_nothing", {in({2, 1, 0, 3})}, [](X x) { return c(nnc_adaptive_avg_pool2d, x[0], list({1, 1})); }, "F.adaptive_avg_pool2d(a, 1)").no_gradcheck(),
    row("adaptive_avg_pool2d", "images_of_no_channels", {in({2, 0, 3, 2}).no_grad()}, [](X x) { return c(nnc_adaptive_avg_pool2d, x[0], list({2, 1})); }, "F.adaptive_avg_pool2d(a, (2, 1))"),
    row("interpolate", "area_of_no_channels", {in({1, 0, 2, 2}).no_grad()}, [](X x) { return c(nnc_interpolate, x[0], list({1, 2}), none, "area", 0, 0, 0); }, "F.interpolate(a, (1, 2), mode='area')"),
    row("adaptive_avg_pool2d", "mean_of_a_matrix", {in({2, 3})}, [](X x) { return c(nnc_adaptive_avg_pool2d, x[0], list({1, 1})); }, "F.adaptive_avg_pool2d(a, 1)"),
    row("adaptive_avg_pool3d", "mean_of_many", {in({2, 1, 1, 2, 1, 3})}, [](X x) { return c(nnc_adaptive_avg_pool3d, x[0], list({1, 1, 1})); }, "F.adaptive_avg_pool3d(a, 1)"),
    row("adaptive_avg_pool3d", "no_channels", {in({0, 2, 3, 2})}, [](X x) { return c(nnc_adaptive_avg_pool3d, x[0], list({2, 1, 2})); }, "F.adaptive_avg_pool3d(a, (2, 1, 2))"),
    row("adaptive_max_pool2d_with_indices", "no_channels", {in({0, 3, 2})}, [](X x) { return c(nnc_adaptive_max_pool2d_with_indices, x[0], list({2, 2})); }, "F.adaptive_max_pool2d(a, 2, return_indices=True)"),
    row("max_unpool1d", "no_channels", {in({0, 2}).no_grad(), ints({0, 2}, 0, 0)}, [](X x) { return c(nnc_max_unpool1d, x[0], x[1], list({2}), none, none, none); }, "F.max_unpool1d(a, b, 2)"),
});
[[maybe_unused]] const bool g_small_refused = add_refusals("small_sizes", {
    {"index", "place_behind_two_ellipses", {in({2, 3, 4})}, [](X x) { return c(nnc_index, x[0], "..., ..., 0"); }, Code::kIndex, "Dimension out of range", "a[..., ..., 0]"},
    {"index_put", "one_by_two_masks", {in({2, 3}), bools({2}).values({1, 0}), bools({3}).values({1, 0, 0}), in({1, 1})}, [](X x) { return c(nnc_index_put, x[0], Tensors{x[1], x[2]}, x[3], false); }, Code::kShape, "cannot be broadcast to indexing result", "torch.index_put(a, (b, c), d)"},
    {"sum", "number_twice", {in({})}, [](X x) { return c(nnc_sum, x[0], list({0, -1}), false, 0); }, Code::kInvalid, "dim 0 appears multiple times", "a.sum((0, -1))"},
    {"squeeze", "number_twice", {in({})}, [](X x) { return c(nnc_squeeze, x[0], list({0, 0})); }, Code::kInvalid, "dim 0 appears multiple times", "a.squeeze((0, 0))"},
    {"unique", "number_along", {in({}).no_grad()}, [](X x) { return c(nnc_unique, x[0], true, -1); }, Code::kIndex, "Dimension specified as -1 but tensor has no dimensions", "torch.unique(a, dim=-1)"},
    {"repeat_interleave_scalar", "number_along", {in({})}, [](X x) { return c(nnc_repeat_interleave_scalar, x[0], 2, 0, none); }, Code::kIndex, "no dimensions", "torch.repeat_interleave(a, 2, 0)"},
    {"repeat_interleave", "bools", {in({2}), bools({2})}, [](X x) { return c(nnc_repeat_interleave, x[0], x[1], none, none); }, Code::kDtype, "not implemented for torch.bool", "torch.repeat_interleave(a, b)"},
    {"take_along_dim", "int32_along", {in({2, 3}), ints({2, 1}, 0, 2, DType::kInt32)}, [](X x) { return c(nnc_take_along_dim, x[0], x[1], 1); }, Code::kDtype, "should be Long but got Int", "torch.take_along_dim(a, b, 1)"},
    {"take_along_dim", "bytes_without_dim", {in({2, 3}), ints({2}, 0, 2, DType::kUInt8)}, [](X x) { return c(nnc_take_along_dim, x[0], x[1], none); }, Code::kDtype, "Expected dtype int32 or int64 for index", "torch.take_along_dim(a, b)"},
    {"cat", "one_along_any", {in({0}), in({1})}, [](X x) { return c(nnc_cat, Tensors{x[0], x[1]}, 1); }, Code::kIndex, "Dimension out of range", "torch.cat((a, b), 1)"},
    {"interpolate", "area_below_nothing", {in({1, 2, 4})}, [](X x) { return c(nnc_interpolate, x[0], list({-1}), none, "area", 0, 0, 0); }, Code::kShape, "greater than 0", "F.interpolate(a, -1, mode='area')"},
    {"interpolate", "nearest_to_nothing", {in({1, 2, 4})}, [](X x) { return c(nnc_interpolate, x[0], list({0}), none, "nearest", 0, 0, 0); }, Code::kShape, "greater than 0", "F.interpolate(a, 0)"},
    {"scaled_dot_product_attention", "no_keys_of_other_width", {in({2, 3, 2}), in({2, 0, 3}), in({2, 5, 2})}, [](X x) { return c(nnc_scaled_dot_product_attention, x[0], x[1], x[2], none, 0, 0, none, 0); }, Code::kShape, "Expected size for first two dimensions of batch2", "F.scaled_dot_product_attention(a, b, c)"},
    {"norm", "narrower", {in({3})}, [](X x) { return c(nnc_norm, x[0], 2, none, false, NNC_FLOAT16); }, Code::kDtype, "without narrowing", "torch.norm(a, dtype=torch.half)"},
    {"linalg_norm", "three_dimensions", {in({2, 1, 2})}, [](X x) { return c(nnc_linalg_norm, x[0], none, list({0, 1, 2}), false, 0); }, Code::kShape, "must be of length 1 or 2", "torch.linalg.norm(a, dim=(0, 1, 2))"},
    {"linear", "matrix_by_a_vector", {in({3, 2}), in({2}), in({})}, [](X x) { return c(nnc_linear, x[0], x[1], x[2]); }, Code::kShape, "mat2 must be a matrix, got 1-D tensor", "F.linear(a, b, c)"},
    {"linear", "vector_beyond", {in({2}), in({2}), in({2, 2})}, [](X x) { return c(nnc_linear, x[0], x[1], x[2]); }, Code::kShape, "doesn't match the broadcast shape", "F.linear(a, b, c)"},
    {"cross_entropy", "smoothed_weight_of_any_sizes", {in({2, 4, 3}), ints({2, 3}, 0, 3), in({2, 2}).no_grad()}, [](X x) { return c(nnc_cross_entropy, x[0], x[1], x[2], -100, NNC_REDUCTION_MEAN, 0.1); }, Code::kShape, "either for all 4 classes", "F.cross_entropy(a, b, c, label_smoothing=0.1)"},
    {"nll_loss", "weight_without_dimensions", {in({2, 1}), ints({2}, 0, 0), in({}).no_grad()}, [](X x) { return c(nnc_nll_loss, x[0], x[1], x[2], -100, NNC_REDUCTION_SUM); }, Code::kShape, "either for all 1 classes", "F.nll_loss(a, b, c)"},
    {"adaptive_avg_pool2d", "matrix_to_many", {in({2, 3})}, [](X x) { return c(nnc_adaptive_avg_pool2d, x[0], list({2, 1})); }, Code::kShape, "Expected 3D or 4D", "F.adaptive_avg_pool2d(a, (2, 1))"},
    {"adaptive_avg_pool1d", "mean_of_a_vector", {in({3})}, [](X x) { return c(nnc_adaptive_avg_pool1d, x[0], list({1})); }, Code::kShape, "Expected 2D or 3D", "F.adaptive_avg_pool1d(a, 1)"},
    {"adaptive_avg_pool2d", "nothing_to_many", {in({2, 0, 3})}, [](X x) { return c(nnc_adaptive_avg_pool2d, x[0], list({2, 1})); }, Code::kShape, "Expected 3D or 4D", "F.adaptive_avg_pool2d(a, (2, 1))"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
