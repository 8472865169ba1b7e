// SPDX-License-Identifier: Apache-2.0
// What is just accepted, beside tests/ops/samples_refusals.cpp, where the next value is refused.
#include "support/samples.h"

namespace nnc::testing {
namespace {

// clang-format off
[[maybe_unused]] const bool g_bounds_pointwise = add_samples("bounds", {
    row("elu", "no_alpha", {in({6})}, [](X x) { return c(nnc_elu, x[0], 0); }, "F.elu(a, 0.)")
        .inplace([](X x) { c(nnc_elu_, x[0], 0); }).no_grad_fn_name(),
    row("leaky_relu", "no_slope", {in({6})}, [](X x) { return c(nnc_leaky_relu, x[0], 0); },
        "F.leaky_relu(a, 0.)")
        .inplace([](X x) { c(nnc_leaky_relu_, x[0], 0); }).no_grad_fn_name(),
    row("dropout2d", "matrix", {in({3, 4})},
        [](X x) { return c(nnc_dropout2d, x[0], 0.5, true); }, "F.dropout2d(a, 0.5)")
        .seeded(2).no_float32().no_gradcheck().no_second_order(),
    row("norm", "count_of_nothing", {in({0})},
        [](X x) { return c(nnc_norm, x[0], 0, none, false, 0); }, "torch.norm(a, 0)")
        .no_gradcheck(),
    row("rrelu", "equal_bounds", {in({6})},
        [](X x) { return c(nnc_rrelu, x[0], 0.25, 0.25, true); }, "F.rrelu(a, 0.25, 0.25, True)")
        .seeded(3).no_float32().no_gradcheck().no_second_order(),
    row("softshrink", "zero", {in({6})}, [](X x) { return c(nnc_softshrink, x[0], 0); },
        "F.softshrink(a, 0.0)"),
    row("prelu", "one_dim", {in({4}), in({1})}, [](X x) { return c(nnc_prelu, x[0], x[1]); },
        "F.prelu(a, b)"),
    row("prelu", "number", {in({}), in({1})}, [](X x) { return c(nnc_prelu, x[0], x[1]); },
        "F.prelu(a, b)"),
    row("isclose", "no_tolerance",
        {constant({2}).values({1, 2}), constant({2}).values({1, 2.5})},
        [](X x) { return c(nnc_isclose, x[0], x[1], 0, 0, false); }, "torch.isclose(a, b, 0, 0)"),
    row("dropout", "never", {in({5})}, [](X x) { return c(nnc_dropout, x[0], 0, true); },
        "F.dropout(a, 0.0)").no_write_check().no_grad_fn_name(),
    row("dropout", "always", {in({5})}, [](X x) { return c(nnc_dropout, x[0], 1, true); },
        "F.dropout(a, 1.0)").no_second_order(),
    row("dropout1d", "plain_matrix", {in({3, 4})},
        [](X x) { return c(nnc_dropout1d, x[0], 0.5, true); }, "F.dropout1d(a, 0.5)")
        .seeded(2).no_float32().no_gradcheck().no_second_order().no_grad_fn_name(),
    row("pow_scalar_i64", "zero", {ints({4}, -9, 9)},
        [](X x) { return c(nnc_pow_scalar_i64, x[0], 0); }, "a ** 0"),
    row("nll_loss", "first_and_last", {in({2, 3}), ints({2}, {0, 2})},
        [](X x) { return c(nnc_nll_loss, x[0], x[1], none, -100, NNC_REDUCTION_SUM); },
        "F.nll_loss(a, b, reduction='sum')"),
    row("cross_entropy", "smoothing_one", {in({2, 3}), ints({2}, {0, 2})},
        [](X x) { return c(nnc_cross_entropy, x[0], x[1], none, -100, NNC_REDUCTION_SUM, 1); },
        "F.cross_entropy(a, b, reduction='sum', label_smoothing=1.0)"),
    row("multi_margin_loss", "first_and_last", {in({2, 3}), ints({2}, {0, 2})},
        [](X x) { return c(nnc_multi_margin_loss, x[0], x[1], 1, 1, none, NNC_REDUCTION_MEAN); },
        "F.multi_margin_loss(a, b)"),
    row("multilabel_soft_margin_loss", "vector", {in({4}), in({4}).range(0, 1)},
        [](X x) {
          return c(nnc_multilabel_soft_margin_loss, x[0], x[1], none, NNC_REDUCTION_MEAN);
        },
        "F.multilabel_soft_margin_loss(a, b)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_bounds_shapes = add_samples("bounds", {
    row("as_strided", "whole_storage", {in({3, 4})},
        [](X x) { return c(nnc_as_strided, x[0], list({2, 2}), list({5, 1}), 5); },
        "a.as_strided((2, 2), (5, 1), 5)").no_layouts(),
    // Elements of the input that coincide share the gradient.
    row("as_strided", "of_expanded", {in({2})},
        [](X x) {
          return c(nnc_as_strided, c(nnc_expand, x[0], list({3, 2})), list({2, 2}), list({0, 1}), 0);
        },
        "a.expand(3, 2).as_strided((2, 2), (0, 1), 0)").no_layouts(),
    row("as_strided", "of_windows", {in({5})},
        [](X x) {
          return c(nnc_as_strided, c(nnc_tensor_unfold, x[0], 0, 3, 1), list({4}), list({1}), 1);
        },
        "a.unfold(0, 3, 1).as_strided((4,), (1,), 1)").no_layouts(),
    row("as_strided", "nothing", {in({3})},
        [](X x) { return c(nnc_as_strided, x[0], list({0}), list({1}), 3); },
        "a.as_strided((0,), (1,), 3)").no_layouts().no_gradcheck(),
    row("select", "first", {in({3, 2})}, [](X x) { return c(nnc_select, x[0], 0, -3); },
        "a.select(0, -3)"),
    row("narrow", "whole", {in({3, 2})}, [](X x) { return c(nnc_narrow, x[0], 0, -3, 3); },
        "a.narrow(0, -3, 3)"),
    row("tensor_unfold", "whole", {in({3})}, [](X x) { return c(nnc_tensor_unfold, x[0], 0, 3, 1); },
        "a.unfold(0, 3, 1)"),
    row("tensor_unfold", "nothing", {in({3})},
        [](X x) { return c(nnc_tensor_unfold, x[0], 0, 0, 1); }, "a.unfold(0, 0, 1)"),
    row("split", "list_of_nothing", {in({0, 2})},
        [](X x) { return c(nnc_split, x[0], list({0, 0}), 0); }, "a.split((0, 0))"),
    row("split", "zero_of_nothing", {in({0, 2})},
        [](X x) { return c(nnc_split, x[0], list({0}), 0); }, "a.split(0)"),
    row("split", "one", {in({3})}, [](X x) { return c(nnc_split, x[0], list({1}), 0); },
        "a.split(1)"),
    row("chunk", "one", {in({3})}, [](X x) { return c(nnc_chunk, x[0], 1, 0); }, "a.chunk(1)"),
    row("unbind", "vector", {in({3})}, [](X x) { return c(nnc_unbind, x[0], 0); }, "a.unbind()"),
    row("flatten", "one_dim", {in({2, 3})}, [](X x) { return c(nnc_flatten, x[0], 1, 1); },
        "a.flatten(1, 1)").no_write_check().no_grad_fn_name(),
    row("view", "free_of_nothing", {in({2, 0})},
        [](X x) { return c(nnc_view, x[0], list({-1, 2})); }, "a.view(-1, 2)")
        .no_layouts(),
    row("unflatten", "vector", {in({4})},
        [](X x) { return c(nnc_unflatten, x[0], 0, list({-1, 2})); }, "a.unflatten(0, (-1, 2))"),
    row("expand", "nothing", {in({1, 3})}, [](X x) { return c(nnc_expand, x[0], list({0, -1})); },
        "a.expand(0, -1)"),
    row("repeat", "vector", {in({3})}, [](X x) { return c(nnc_repeat, x[0], list({2})); },
        "a.repeat(2)"),
    row("roll", "vector", {in({3})}, [](X x) { return c(nnc_roll, x[0], list({1}), list({0})); },
        "a.roll(1, 0)"),
    row("tril", "matrix", {in({2, 2})}, [](X x) { return c(nnc_tril, x[0], 0); }, "a.tril()"),
    row("index_select", "vector", {in({3}), ints({2}, {0, 2})},
        [](X x) { return c(nnc_index_select, x[0], 0, x[1]); }, "a.index_select(0, b)"),
    row("take_along_dim", "vector", {in({3}), ints({2}, {0, 2})},
        [](X x) { return c(nnc_take_along_dim, x[0], x[1], 0); }, "torch.take_along_dim(a, b, 0)"),
    row("gather", "first_and_last", {in({3}), ints({2}, {0, 2})},
        [](X x) { return c(nnc_gather, x[0], 0, x[1]); }, "a.gather(0, b)"),
    row("topk", "nothing_of_0d", {in({})}, [](X x) { return c(nnc_topk, x[0], 0, 0, true); },
        "torch.topk(a, 0, 0)"),
    row("topk", "nothing", {in({3})}, [](X x) { return c(nnc_topk, x[0], 0, 0, true); },
        "a.topk(0)"),
    row("one_hot", "one_class_of_nothing", {ints({0}, 0, 1)},
        [](X x) { return c(nnc_one_hot, x[0], 1); }, "F.one_hot(a, 1)"),
    row("one_hot", "just_enough", {ints({3}, {0, 2, 1})},
        [](X x) { return c(nnc_one_hot, x[0], 3); }, "F.one_hot(a, 3)"),
    row("pad", "all_cut_off", {in({3})},
        [](X x) { return c(nnc_pad, x[0], list({-1, -2}), "constant", none); },
        "F.pad(a, (-1, -2))"),
    row("pad", "reflect_all", {in({2, 3})},
        [](X x) { return c(nnc_pad, x[0], list({2, 2}), "reflect", none); },
        "F.pad(a, (2, 2), mode='reflect')"),
    row("pad", "circular_all", {in({2, 3})},
        [](X x) { return c(nnc_pad, x[0], list({3, 3}), "circular", none); },
        "F.pad(a, (3, 3), mode='circular')").no_grad_fn_name(),
    row("pad", "circular_left_cut_off", {in({2, 3})},
        [](X x) { return c(nnc_pad, x[0], list({-3, 0}), "circular", none); },
        "F.pad(a, (-3, 0), mode='circular')").no_grad_fn_name(),
    row("pad", "circular_right_cut_off", {in({2, 3})},
        [](X x) { return c(nnc_pad, x[0], list({0, -3}), "circular", none); },
        "F.pad(a, (0, -3), mode='circular')").no_grad_fn_name(),
    row("pad", "circular_more_cut_off_left", {in({2, 4})},
        [](X x) { return c(nnc_pad, x[0], list({-5, 1}), "circular", none); },
        "F.pad(a, (-5, 1), mode='circular')").no_grad_fn_name(),
    row("pad", "circular_all_cut_off", {in({2, 3})},
        [](X x) { return c(nnc_pad, x[0], list({-2, -1}), "circular", none); },
        "F.pad(a, (-2, -1), mode='circular')").no_grad_fn_name(),
    row("pad", "replicate_volume", {in({1, 2, 2, 3, 2})},
        [](X x) { return c(nnc_pad, x[0], list({1, 2, 0, 1, 2, 0}), "replicate", none); },
        "F.pad(a, (1, 2, 0, 1, 2, 0), mode='replicate')"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_bounds_makers = add_samples("bounds", {
    row("arange", "nothing_up", {}, [](X) { return c(nnc_arange, 2.0, 2.0, 1.0, 0); },
        "torch.arange(2.0, 2.0, 1.0)"),
    row("arange", "nothing_down", {}, [](X) { return c(nnc_arange, 2.0, 2.0, -1.0, 0); },
        "torch.arange(2.0, 2.0, -1.0)"),
    row("arange_i64", "end", {}, [](X) { return c(nnc_arange_i64, 1, 7, 3, 0); },
        "torch.arange(1, 7, 3)"),
    row("linspace", "nothing", {}, [](X) { return c(nnc_linspace, 0.0, 1.0, 0, 0); },
        "torch.linspace(0, 1, 0)"),
    row("linspace", "two", {}, [](X) { return c(nnc_linspace, 0.0, 1.0, 2, 0); },
        "torch.linspace(0, 1, 2)"),
    row("eye", "no_rows", {}, [](X) { return c(nnc_eye, 0, 3, 0); }, "torch.eye(0, 3)"),
    row("eye", "no_columns", {}, [](X) { return c(nnc_eye, 3, 0, 0); }, "torch.eye(3, 0)"),
    row("randperm", "nothing", {}, [](X) { return c(nnc_randperm, 0, 0); }, "torch.randperm(0)"),
    row("randperm", "all_of_a_byte", {}, [](X) { return c(nnc_randperm, 128, NNC_INT8); },
        "torch.randperm(128, dtype=torch.int8)").seeded(2),
    row("randint", "one_value", {}, [](X) { return c(nnc_randint, 5, 6, list({2}), 0); },
        "torch.randint(5, 6, (2,))"),
    row("randint", "rounded_inwards", {},
        [](X) { return c(nnc_randint, 4097, 4996, list({9}), NNC_FLOAT16); },
        "torch.randint(4097, 4996, (9,), dtype=torch.float16)").seeded(2),
    row("randint", "all_of_half", {},
        [](X) { return c(nnc_randint, -65504, 65505, list({3}), NNC_FLOAT16); },
        "torch.randint(-65504, 65505, (3,), dtype=torch.float16)").seeded(2),
    row("tensor_item_i64", "lowest", {constant({1}).values({-0x1p63})},
        [](X x) { return c(nnc_tensor_item_i64, x[0]); }, "torch.tensor(int(a.item()))"),
    row("embedding", "padding_first", {ints({3}, {0, 2, 0}), in({3, 2})},
        [](X x) { return c(nnc_embedding, x[0], x[1], -3, none, 2, false); },
        "F.embedding(a, b, -3)").no_gradcheck(),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_bounds_layers = add_samples("bounds", {
    row("batch_norm", "evaluation_without_eps",
        {in({2, 3}), constant({3}), constant({3}).range(0.5, 2)},
        [](X x) { return c(nnc_batch_norm, x[0], x[1], x[2], none, none, false, 0.1, 0); },
        "F.batch_norm(a, b, c, eps=0.0)"),
    row("batch_norm", "two_values", {in({2, 3})},
        [](X x) { return c(nnc_batch_norm, x[0], none, none, none, none, true, 0.1, 0.5); },
        "F.batch_norm(a, None, None, training=True, eps=0.5)"),
    row("instance_norm", "matrix", {in({2, 3}), constant({3}), constant({3}).range(0.5, 2)},
        [](X x) {
          return c(nnc_instance_norm, x[0], x[1], x[2], none, none, false, 0.1, 0.5);
        },
        "F.instance_norm(a, b, c, use_input_stats=False, eps=0.5)"),
    row("group_norm", "matrix", {in({3, 4})},
        [](X x) { return c(nnc_group_norm, x[0], 1, none, none, 0.5); },
        "F.group_norm(a, 1, eps=0.5)"),
    row("local_response_norm", "one", {in({1, 2, 3})},
        [](X x) { return c(nnc_local_response_norm, x[0], 1, 0.5, 0.75, 1); },
        "F.local_response_norm(a, 1, 0.5, 0.75, 1.)"),
    row("linear", "one_dim", {in({3}), in({2, 3})},
        [](X x) { return c(nnc_linear, x[0], x[1], none); }, "F.linear(a, b)")
        .no_grad_fn_name(),
    row("addmv", "scalar_input", {in({}), in({2, 3}), in({3})},
        [](X x) { return c(nnc_addmv, x[0], x[1], x[2], 0.5, 2); },
        "torch.addmv(a, b, c, beta=0.5, alpha=2)").no_grad_fn_name(),
    row("avg_pool3d", "kernel_as_large", {in({1, 2, 3, 2})},
        [](X x) {
          return c(nnc_avg_pool3d, x[0], list({2, 3, 2}), none, none, false, true, none);
        },
        "F.avg_pool3d(a, (2, 3, 2))"),
    row("max_pool1d", "half_padded", {in({1, 5})},
        [](X x) {
          return c(nnc_max_pool1d, x[0], list({4}), list({1}), list({2}), none, false);
        },
        "F.max_pool1d(a, 4, 1, 2, return_indices=True)"),
    row("conv_transpose1d", "largest_output_padding", {in({1, 1, 2}), in({1, 1, 2})},
        [](X x) {
          return c(nnc_conv_transpose1d, x[0], x[1], none, list({1}), none, list({2}), 1,
                   list({3}));
        },
        "F.conv_transpose1d(a, b, None, 1, 0, 2, 1, 3)"),
    row("conv_transpose1d", "one_left", {in({1, 1, 2}), in({1, 1, 2})},
        [](X x) {
          return c(nnc_conv_transpose1d, x[0], x[1], none, list({1}), list({1}), none, 1, none);
        },
        "F.conv_transpose1d(a, b, None, 1, 1)"),
    row("conv_transpose1d", "nothing_left_of_two",
        {in({2, 1, 2}).type(DType::kFloat32), in({1, 1, 3}).type(DType::kFloat32)},
        [](X x) {
          return c(nnc_conv_transpose1d, x[0], x[1], none, none, list({2}), none, 1, none);
        },
        "F.conv_transpose1d(a, b, None, 1, 2)"),
    row("conv_transpose1d", "nothing_left_in_groups",
        {in({1, 2, 2}).type(DType::kFloat32), in({2, 1, 3}).type(DType::kFloat32)},
        [](X x) {
          return c(nnc_conv_transpose1d, x[0], x[1], none, none, list({2}), none, 2, none);
        },
        "F.conv_transpose1d(a, b, None, 1, 2, 0, 2)"),
    row("conv_transpose2d", "no_batch_and_any_padding", {in({0, 1, 2, 2}), in({1, 2, 3, 3})},
        [](X x) {
          return c(nnc_conv_transpose2d, x[0], x[1], none, none, none, list({2}), 1, none);
        },
        "F.conv_transpose2d(a, b, output_padding=2)"),
    row("conv_transpose1d", "no_batch_and_nothing_left", {in({0, 1, 1}), in({1, 2, 3})},
        [](X x) {
          return c(nnc_conv_transpose1d, x[0], x[1], none, list({2}), list({2}), list({1}), 1, none);
        },
        "F.conv_transpose1d(a, b, stride=2, padding=2, output_padding=1)"),
    row("conv_transpose1d", "nothing", {in({0, 1, 0}), in({1, 1, 1})},
        [](X x) {
          return c(nnc_conv_transpose1d, x[0], x[1], none, none, none, none, 1, none);
        },
        "F.conv_transpose1d(a, b)"),
    row("max_unpool1d", "nothing", {in({0, 1, 1}), ints({0, 1, 1}, {})},
        [](X x) {
          return c(nnc_max_unpool1d, x[0], x[1], list({1}), list({2}), none, list({0}));
        },
        "F.max_unpool1d(a, b, 1, 2, 0, (0,))"),
    row("max_unpool1d", "smallest_output", {in({1, 2}), ints({1, 2}, {0, 3})},
        [](X x) {
          return c(nnc_max_unpool1d, x[0], x[1], list({3}), list({2}), none, list({4}));
        },
        "F.max_unpool1d(a, b, 3, 2, 0, (4,))"),
    row("max_unpool1d", "largest_output", {in({1, 2}), ints({1, 2}, {0, 5})},
        [](X x) {
          return c(nnc_max_unpool1d, x[0], x[1], list({3}), list({2}), none, list({6}));
        },
        "F.max_unpool1d(a, b, 3, 2, 0, (6,))"),
    row("lstm", "dropout_one", {in({1, 1, 2}), in({1, 1, 1}), in({1, 1, 1}), in({4, 2}),
                                in({4, 1})},
        [](X x) {
          return c(nnc_lstm, x[0], X(x.data() + 1, 2), X(x.data() + 3, 2), false, 1, 1.0, false,
                   false, false);
        },
        "torch.lstm(a, (b, c), [d, e], False, 1, 1.0, False, False, False)").no_second_order(),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
