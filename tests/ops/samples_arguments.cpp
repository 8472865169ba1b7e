// SPDX-License-Identifier: Apache-2.0
// Rows in which each argument has a value of its own, and rows in which defaults are left to the
// function: what changes places, is forgotten or has another default shows.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

const float kData[] = {0.5f, -2, 3};

In positive(Dims sizes) {
  return in(std::move(sizes)).range(0.5, 2);
}

// clang-format off
[[maybe_unused]] const bool g_arguments_convolutions = add_samples("arguments", {
    row("conv1d", "all", {in({2, 4, 9}), in({6, 2, 3}), in({6})},
        [](X x) {
          return c(nnc_conv1d, x[0], x[1], x[2], list({2}), list({1}), list({3}), 2);
        },
        "F.conv1d(a, b, c, 2, 1, 3, 2)"),
    row("conv2d", "all", {in({2, 4, 9, 8}), in({6, 2, 3, 2}), in({6})},
        [](X x) {
          return c(nnc_conv2d, x[0], x[1], x[2], list({2, 3}), list({1, 2}), list({3, 1}), 2);
        },
        "F.conv2d(a, b, c, (2, 3), (1, 2), (3, 1), 2)"),
    row("conv3d", "all", {in({1, 4, 4, 5, 6}), in({4, 2, 2, 2, 3}), in({4})},
        [](X x) {
          return c(nnc_conv3d, x[0], x[1], x[2], list({2, 1, 3}), list({1, 0, 2}), list({1, 3, 2}),
                   2);
        },
        "F.conv3d(a, b, c, (2, 1, 3), (1, 0, 2), (1, 3, 2), 2)"),
    row("conv_transpose1d", "all", {in({2, 4, 5}), in({4, 3, 3}), in({6})},
        [](X x) {
          return c(nnc_conv_transpose1d, x[0], x[1], x[2], list({3}), list({1}), list({2}), 2,
                   list({4}));
        },
        "F.conv_transpose1d(a, b, c, 3, 1, 2, 2, 4)"),
    row("conv_transpose2d", "all", {in({1, 4, 3, 4}), in({4, 3, 2, 3}), in({6})},
        [](X x) {
          return c(nnc_conv_transpose2d, x[0], x[1], x[2], list({3, 2}), list({1, 0}),
                   list({2, 1}), 2, list({4, 3}));
        },
        "F.conv_transpose2d(a, b, c, (3, 2), (1, 0), (2, 1), 2, (4, 3))"),
    row("conv_transpose3d", "all", {in({1, 4, 2, 3, 2}), in({4, 2, 2, 1, 2}), in({4})},
        [](X x) {
          return c(nnc_conv_transpose3d, x[0], x[1], x[2], list({3, 2, 2}), list({1, 0, 1}),
                   list({2, 1, 0}), 2, list({1, 4, 3}));
        },
        "F.conv_transpose3d(a, b, c, (3, 2, 2), (1, 0, 1), (2, 1, 0), 2, (1, 4, 3))"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_arguments_pools = add_samples("arguments", {
    row("max_pool1d", "all", {in({2, 3, 10})},
        [](X x) {
          return c(nnc_max_pool1d, x[0], list({3}), list({4}), list({1}), list({2}), true);
        },
        "F.max_pool1d(a, 3, 4, 1, 2, True, True)"),
    row("max_pool2d", "all", {in({1, 2, 10, 9})},
        [](X x) {
          return c(nnc_max_pool2d, x[0], list({3, 4}), list({4, 3}), list({1, 2}), list({2, 1}),
                   true);
        },
        "F.max_pool2d(a, (3, 4), (4, 3), (1, 2), (2, 1), True, True)"),
    row("max_pool3d", "all", {in({1, 2, 10, 5, 4})},
        [](X x) {
          return c(nnc_max_pool3d, x[0], list({3, 2, 2}), list({4, 1, 3}), list({1, 0, 1}),
                   list({2, 3, 1}), true);
        },
        "F.max_pool3d(a, (3, 2, 2), (4, 1, 3), (1, 0, 1), (2, 3, 1), True, True)"),
    row("max_unpool1d", "windows", {in({2, 3}), ints({2, 3}, {0, 3, 8, 1, 2, 5})},
        [](X x) {
          return c(nnc_max_unpool1d, x[0], x[1], list({3}), list({4}), list({1}), none);
        },
        "F.max_unpool1d(a, b, 3, 4, 1)"),
    row("max_unpool1d", "sized", {in({2, 3}), ints({2, 3}, {0, 3, 10, 1, 2, 5})},
        [](X x) {
          return c(nnc_max_unpool1d, x[0], x[1], list({3}), list({4}), list({1}), list({11}));
        },
        "F.max_unpool1d(a, b, 3, 4, 1, (11,))"),
    row("max_unpool2d", "windows", {in({1, 1, 2, 2}), ints({1, 1, 2, 2}, {0, 7, 12, 24})},
        [](X x) {
          return c(nnc_max_unpool2d, x[0], x[1], list({3, 2}), list({4, 3}), list({1, 0}), none);
        },
        "F.max_unpool2d(a, b, (3, 2), (4, 3), (1, 0))"),
    row("max_unpool3d", "windows", {in({1, 1, 1, 2, 2}), ints({1, 1, 1, 2, 2}, {0, 7, 32, 49})},
        [](X x) {
          return c(nnc_max_unpool3d, x[0], x[1], list({2, 3, 2}), list({3, 4, 3}), list({0, 1, 0}),
                   none);
        },
        "F.max_unpool3d(a, b, (2, 3, 2), (3, 4, 3), (0, 1, 0))"),
    row("max_unpool3d", "sized", {in({1, 1, 1, 2, 2}), ints({1, 1, 1, 2, 2}, {0, 7, 32, 89})},
        [](X x) {
          return c(nnc_max_unpool3d, x[0], x[1], list({2, 3, 2}), list({3, 4, 3}), list({0, 1, 0}),
                   list({3, 6, 5}));
        },
        "F.max_unpool3d(a, b, (2, 3, 2), (3, 4, 3), (0, 1, 0), (3, 6, 5))"),
    row("avg_pool1d", "all", {in({2, 3, 8})},
        [](X x) { return c(nnc_avg_pool1d, x[0], list({3}), list({2}), list({1}), true, false); },
        "F.avg_pool1d(a, 3, 2, 1, True, False)"),
    row("avg_pool1d", "default_stride", {in({2, 3, 9})},
        [](X x) { return c(nnc_avg_pool1d, x[0], list({3}), none, none, false, true); },
        "F.avg_pool1d(a, 3)"),
    row("avg_pool2d", "all", {in({1, 2, 8, 7})},
        [](X x) {
          return c(nnc_avg_pool2d, x[0], list({3, 2}), list({2, 3}), list({1, 0}), true, false, 5);
        },
        "F.avg_pool2d(a, (3, 2), (2, 3), (1, 0), True, False, 5)"),
    row("avg_pool3d", "ceil_without_pad", {in({1, 2, 8, 5, 6})},
        [](X x) {
          return c(nnc_avg_pool3d, x[0], list({3, 2, 2}), list({2, 3, 1}), list({1, 0, 1}), true,
                   false, none);
        },
        "F.avg_pool3d(a, (3, 2, 2), (2, 3, 1), (1, 0, 1), True, False)"),
    row("avg_pool3d", "divisor", {in({1, 2, 4, 4, 6})},
        [](X x) { return c(nnc_avg_pool3d, x[0], list({2}), none, none, false, true, 5); },
        "F.avg_pool3d(a, 2, divisor_override=5)"),
    row("adaptive_avg_pool1d", "batched_only", {in({2, 3, 8})},
        [](X x) { return c(nnc_adaptive_avg_pool1d, x[0], list({5})); },
        "F.adaptive_avg_pool1d(a, 5)"),
    row("adaptive_max_pool1d", "places", {in({2, 3, 8})},
        [](X x) { return c(nnc_adaptive_max_pool1d, x[0], list({3})); },
        "F.adaptive_max_pool1d(a, 3, True)"),
    row("adaptive_max_pool3d", "places", {in({1, 2, 4, 3, 5})},
        [](X x) { return c(nnc_adaptive_max_pool3d, x[0], list({3, 1, 2})); },
        "F.adaptive_max_pool3d(a, (3, 1, 2), True)"),
    row("lp_pool1d", "all", {positive({2, 3, 8})},
        [](X x) { return c(nnc_lp_pool1d, x[0], 3, list({3}), list({2}), true); },
        "F.lp_pool1d(a, 3, 3, 2, True)"),
    row("lp_pool1d", "default_stride", {positive({2, 3, 8})},
        [](X x) { return c(nnc_lp_pool1d, x[0], 1, list({3}), none, false); },
        "F.lp_pool1d(a, 1, 3)"),
    row("lp_pool2d", "all", {positive({1, 2, 8, 5})},
        [](X x) { return c(nnc_lp_pool2d, x[0], 1.5, list({3, 2}), list({2, 1}), true); },
        "F.lp_pool2d(a, 1.5, (3, 2), (2, 1), True)"),
    row("lp_pool3d", "all", {positive({1, 2, 6, 3, 5})},
        [](X x) { return c(nnc_lp_pool3d, x[0], 2, list({3, 2, 2}), list({2, 1, 3}), true); },
        "F.lp_pool3d(a, 2, (3, 2, 2), (2, 1, 3), True)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_arguments_norms = add_samples("arguments", {
    row("batch_norm", "all",
        {in({2, 3, 4}), positive({3}).no_grad(), positive({3}).no_grad(), in({3}), in({3})},
        [](X x) {
          const Tensor mean = c(nnc_clone, x[1]), var = c(nnc_clone, x[2]);
          const Tensor y = c(nnc_batch_norm, x[0], mean, var, x[3], x[4], true, 0.3, 0.05);
          return Out(Tensors{y, mean, var});
        },
        "(lambda m, v: (F.batch_norm(a, m, v, d, e, True, 0.3, 0.05), m, v))(b.clone(), c.clone())"),
    // A running mean with an infinity, of either sign, goes there.
    row("batch_norm", "infinities",
        {in({2, 4, 3}).type(DType::kFloat32).no_grad().values(
            {1, INFINITY, 2, 3, 4, 5, 6, 7, -INFINITY, NAN, 1, 2, 3, 4, 5, 6, 7, 8, INFINITY, 1, 2, 3, 4, 5})},
        [](X x) {
          const Tensor mean = c(nnc_zeros, list({4}), NNC_FLOAT32), var = c(nnc_ones, list({4}), NNC_FLOAT32);
          const Tensor y = c(nnc_batch_norm, x[0], mean, var, none, none, true, 0.3, 0.05);
          return Out(Tensors{y, mean, var});
        },
        "(lambda m, v: (F.batch_norm(a, m, v, None, None, True, 0.3, 0.05), m, v))"
        "(torch.zeros(4), torch.ones(4))"),
    row("instance_norm", "all",
        {in({2, 3, 4}), positive({3}).no_grad(), positive({3}).no_grad(), in({3}), in({3})},
        [](X x) {
          const Tensor mean = c(nnc_clone, x[1]), var = c(nnc_clone, x[2]);
          const Tensor y = c(nnc_instance_norm, x[0], mean, var, x[3], x[4], true, 0.3, 0.05);
          return Out(Tensors{y, mean, var});
        },
        "(lambda m, v: (F.instance_norm(a, m, v, d, e, True, 0.3, 0.05), m, v))"
        "(b.clone(), c.clone())"),
    row("instance_norm", "evaluation_factors",
        {in({2, 3, 4}), positive({3}).no_grad(), positive({3}).no_grad(), in({3}), in({3})},
        [](X x) {
          return c(nnc_instance_norm, x[0], x[1], x[2], x[3], x[4], false, 0.3, 0.05);
        },
        "F.instance_norm(a, b, c, d, e, False, 0.3, 0.05)"),
    row("group_norm", "eps", {in({2, 6, 3}), in({6}), in({6})},
        [](X x) { return c(nnc_group_norm, x[0], 2, x[1], x[2], 0.05); },
        "F.group_norm(a, 2, b, c, 0.05)"),
    row("rms_norm", "all", {in({2, 3, 4}), in({3, 4})},
        [](X x) { return c(nnc_rms_norm, x[0], list({3, 4}), x[1], 0.05); },
        "F.rms_norm(a, (3, 4), b, 0.05)"),
    row("local_response_norm", "all", {in({2, 5, 3})},
        [](X x) { return c(nnc_local_response_norm, x[0], 3, 0.5, 0.6, 1.5); },
        "F.local_response_norm(a, 3, 0.5, 0.6, 1.5)"),
    row("normalize", "eps", {in({3, 4}).range(-0.5, 0.5)},
        [](X x) { return c(nnc_normalize, x[0], 3, 0, 0.4); }, "F.normalize(a, 3., 0, 0.4)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_arguments_reductions = add_samples("arguments", {
    row("prod", "dtype", {ints({2, 3}, -9, 9)},
        [](X x) { return c(nnc_prod, x[0], 1, true, NNC_INT16); },
        "a.prod(1, keepdim=True, dtype=torch.int16)"),
    row("cumsum", "dtype", {ints({2, 3}, -9, 9)},
        [](X x) { return c(nnc_cumsum, x[0], 1, NNC_FLOAT32); },
        "a.cumsum(1, dtype=torch.float32)"),
    row("std_mean", "default_correction", {in({3, 4})},
        [](X x) { return c(nnc_std_mean, x[0], list({0}), none, false); },
        "torch.std_mean(a, 0)"),
    row("std_mean", "correction", {in({3, 4})},
        [](X x) { return c(nnc_std_mean, x[0], list({1}), 0.5, true); },
        "torch.std_mean(a, 1, correction=0.5, keepdim=True)"),
    row("var_mean", "correction", {in({3, 4})},
        [](X x) { return c(nnc_var_mean, x[0], list({0}), 0.5, true); },
        "torch.var_mean(a, 0, correction=0.5, keepdim=True)"),
    row("softmin", "dtype", {ints({2, 3}, -9, 9)},
        [](X x) { return c(nnc_softmin, x[0], 0, NNC_FLOAT32); },
        "F.softmin(a, 0, dtype=torch.float32)"),
    row("softmax", "first_dim_dtype", {ints({2, 3}, -9, 9)},
        [](X x) { return c(nnc_softmax, x[0], 0, NNC_FLOAT32); },
        "F.softmax(a, 0, dtype=torch.float32)"),
    row("log_softmax", "first_dim_dtype", {ints({2, 3}, -9, 9)},
        [](X x) { return c(nnc_log_softmax, x[0], 0, NNC_FLOAT32); },
        "F.log_softmax(a, 0, dtype=torch.float32)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_arguments_losses = add_samples("arguments", {
    row("margin_ranking_loss", "sum",
        {in({4}), in({4}), in({4}).values({1, -1, -1, 1}).no_grad()},
        [](X x) {
          return c(nnc_margin_ranking_loss, x[0], x[1], x[2], 0.25, NNC_REDUCTION_SUM);
        },
        "F.margin_ranking_loss(a, b, c, margin=0.25, reduction='sum')"),
    row("cosine_embedding_loss", "sum",
        {in({4, 3}), in({4, 3}), in({4}).values({1, -1, -1, 1}).no_grad()},
        [](X x) {
          return c(nnc_cosine_embedding_loss, x[0], x[1], x[2], -0.5, NNC_REDUCTION_SUM);
        },
        "F.cosine_embedding_loss(a, b, c, margin=-0.5, reduction='sum')"),
    row("gaussian_nll_loss", "eps", {in({3, 4}), in({3, 4}), positive({3, 4})},
        [](X x) {
          return c(nnc_gaussian_nll_loss, x[0], x[1], x[2], true, 0.75, NNC_REDUCTION_SUM);
        },
        "F.gaussian_nll_loss(a, b, c, full=True, eps=0.75, reduction='sum')")
        .no_gradcheck(),
    row("poisson_nll_loss", "eps", {positive({3, 4}), positive({3, 4}).no_grad()},
        [](X x) {
          return c(nnc_poisson_nll_loss, x[0], x[1], false, true, 0.25, NNC_REDUCTION_NONE);
        },
        "F.poisson_nll_loss(a, b, log_input=False, full=True, eps=0.25, reduction='none')"),
    row("triplet_margin_loss", "all", {in({4, 3}), in({4, 3}), in({4, 3})},
        [](X x) {
          return c(nnc_triplet_margin_loss, x[0], x[1], x[2], 0.75, 3, 0.125, true,
                   NNC_REDUCTION_SUM);
        },
        "F.triplet_margin_loss(a, b, c, margin=0.75, p=3, eps=0.125, swap=True, reduction='sum')"),
    row("cross_entropy", "default_reduction", {in({4, 3}), ints({4}, 0, 3)},
        [](X x) {
          return c(nnc_cross_entropy, x[0], x[1], none, 1, NNC_REDUCTION_DEFAULT, 0.25);
        },
        "F.cross_entropy(a, b, None, ignore_index=1, label_smoothing=0.25)"),
    row("binary_cross_entropy_with_logits", "all",
        {in({3, 4}).range(-5, 5), in({3, 4}).range(0, 1), positive({3, 1}).no_grad(),
         positive({4}).no_grad()},
        [](X x) {
          return c(nnc_binary_cross_entropy_with_logits, x[0], x[1], x[2], NNC_REDUCTION_SUM, x[3]);
        },
        "F.binary_cross_entropy_with_logits(a, b, c, reduction='sum', pos_weight=d)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_arguments_makers = add_samples("arguments", {
    row("tensor_from_data", "default_dtype", {},
        [](X) { return c(nnc_tensor_from_data, kData, list({3, 1}), 0); },
        "torch.tensor([[0.5], [-2.0], [3.0]])"),
    row("empty", "default_dtype", {},
        [](X) -> Out {
          const Tensor t = c(nnc_empty, list({2, 3}), 0);
          c(nnc_zero_, t);
          return t;
        },
        "torch.empty(2, 3).zero_()"),
    row("zeros", "dtype", {}, [](X) { return c(nnc_zeros, list({2, 3}), NNC_INT16); },
        "torch.zeros(2, 3, dtype=torch.int16)"),
    row("full", "default_dtype", {}, [](X) { return c(nnc_full, list({2}), 2.5, 0); },
        "torch.full((2,), 2.5)"),
    row("full", "int8", {}, [](X) { return c(nnc_full, list({2}), 7.0, NNC_INT8); },
        "torch.full((2,), 7, dtype=torch.int8)"),
    row("ones_like", "dtype", {ints({2, 3}, 1, 5)},
        [](X x) { return c(nnc_ones_like, x[0], NNC_BOOL); },
        "torch.ones_like(a, dtype=torch.bool)"),
    row("arange", "dtype", {}, [](X) { return c(nnc_arange, 1.0, 8.0, 2.0, NNC_INT32); },
        "torch.arange(1.0, 8.0, 2.0, dtype=torch.int32)"),
    row("arange_i64", "dtype", {}, [](X) { return c(nnc_arange_i64, 1, 8, 2, NNC_FLOAT64); },
        "torch.arange(1, 8, 2, dtype=f64)"),
    row("linspace", "default_dtype", {}, [](X) { return c(nnc_linspace, 0.5, 2.0, 4, 0); },
        "torch.linspace(0.5, 2, 4)"),
    row("eye", "dtype", {}, [](X) { return c(nnc_eye, 3, 2, NNC_INT64); },
        "torch.eye(3, 2, dtype=torch.int64)"),
    row("tensor_to", "same", {in({2, 3})}, [](X x) { return c(nnc_tensor_to, x[0], 0); },
        "a.to(a.dtype)").no_write_check(),
    row("rand", "default_dtype", {}, [](X) { return c(nnc_rand, list({2, 3}), 0); },
        "torch.rand(2, 3)").seeded(3),
    row("randn", "dtype", {}, [](X) { return c(nnc_randn, list({3, 7}), NNC_FLOAT64); },
        "torch.randn(3, 7, dtype=f64)").seeded(4),
    row("randint", "dtype", {}, [](X) { return c(nnc_randint, 2, 50, list({4, 5}), NNC_FLOAT32); },
        "torch.randint(2, 50, (4, 5), dtype=torch.float32)").seeded(5),
    row("randperm", "default_dtype", {}, [](X) { return c(nnc_randperm, 9, 0); },
        "torch.randperm(9)").seeded(6),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_arguments_shapes = add_samples("arguments", {
    row("as_strided", "default_offset", {in({3, 4})},
        [](X x) {
          return c(nnc_as_strided, c(nnc_select, x[0], 0, 1), list({2, 2}), list({1, 2}), none);
        },
        "a[1].as_strided((2, 2), (1, 2))").no_layouts(),
    row("pad", "defaults", {in({2, 3})}, [](X x) { return c(nnc_pad, x[0], list({1, 2}), none,
        none); }, "F.pad(a, (1, 2))"),
    row("pad", "value", {in({2, 3})}, [](X x) { return c(nnc_pad, x[0], list({1, 2, 0, 1}), none,
        -1.5); }, "F.pad(a, (1, 2, 0, 1), value=-1.5)"),
    row("squeeze", "several", {in({1, 3, 1, 2, 1})},
        [](X x) { return c(nnc_squeeze, x[0], list({2, 4})); }, "a.squeeze((2, 4))"),
    row("argsort", "descending", {in({4, 3})},
        [](X x) { return c(nnc_argsort, x[0], 0, true); }, "a.argsort(0, descending=True)"),
    row("isclose", "relative",
        {in({3}).values({10, 10, 0.1}).no_grad(), in({3}).values({14, 16, 0.4}).no_grad()},
        [](X x) { return c(nnc_isclose, x[0], x[1], 0.3, 0.25, false); },
        "torch.isclose(a, b, 0.3, 0.25)"),
    row("allclose", "absolute",
        {in({2}).values({1, 2}).no_grad(), in({2}).values({1.4, 2.4}).no_grad()},
        [](X x) { return c(nnc_allclose, x[0], x[1], 0.0, 0.5, false); },
        "torch.tensor(int(torch.allclose(a, b, 0.0, 0.5)), dtype=torch.int32)"),
    row("allclose", "nan",
        {in({2}).values({NAN, 2}).no_grad(), in({2}).values({NAN, 2}).no_grad()},
        [](X x) { return c(nnc_allclose, x[0], x[1], 0.0, 0.5, true); },
        "torch.tensor(int(torch.allclose(a, b, 0.0, 0.5, True)), dtype=torch.int32)"),
    row("div_scalar", "rounded", {in({5}).values({-7, -3, 0.5, 4, 9})},
        [](X x) { return c(nnc_div_scalar, x[0], 2.5, "trunc"); },
        "torch.div(a, 2.5, rounding_mode='trunc')")
        .inplace([](X x) { c(nnc_div_scalar_, x[0], 2.5, "trunc"); }).no_second_order(),
    row("softplus", "threshold", {in({4}).values({1.25, 1.6, 1.9, 2.5})},
        [](X x) { return c(nnc_softplus, x[0], 2, 3); }, "F.softplus(a, 2.0, 3.0)"),
    row("gelu", "default", {in({5})}, [](X x) { return c(nnc_gelu, x[0], none); }, "F.gelu(a)"),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
