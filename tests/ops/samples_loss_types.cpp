// SPDX-License-Identifier: Apache-2.0
// Losses of several element types, and which of these are refused.
#include "support/samples.h"

namespace nnc::testing {
namespace {

In typed(DType t) {
  return in({3, 2}).type(t);
}
In typed_target(DType t, double low = 0.1, double high = 0.9) {
  return constant({3, 2}).type(t).range(low, high);
}

// clang-format off
Sample typed_logits(const char* name, In input, In target, nnc_reduction r, const char* torch) {
  return row("binary_cross_entropy_with_logits", name, {std::move(input), std::move(target)},
             [r](X x) {
               return c(nnc_binary_cross_entropy_with_logits, x[0], x[1], none, r, none);
             }, torch);
}
[[maybe_unused]] const bool g_loss_types = add_samples("loss_types", {
    typed_logits("half_target", typed(DType::kFloat32), typed_target(DType::kFloat16), NNC_REDUCTION_NONE,
           "F.binary_cross_entropy_with_logits(a, b, reduction='none')"),
    typed_logits("half_target_mean", typed(DType::kFloat32), typed_target(DType::kFloat16), NNC_REDUCTION_MEAN,
           "F.binary_cross_entropy_with_logits(a, b)"),
    typed_logits("bfloat16_target", typed(DType::kFloat16), typed_target(DType::kBFloat16), NNC_REDUCTION_SUM,
           "F.binary_cross_entropy_with_logits(a, b, reduction='sum')"),
    typed_logits("float_target", typed(DType::kFloat64), typed_target(DType::kFloat32), NNC_REDUCTION_MEAN,
           "F.binary_cross_entropy_with_logits(a, b)")
        .no_gradcheck().no_second_order(),
    row("binary_cross_entropy_with_logits", "double_weight", {typed(DType::kFloat32), typed_target(DType::kFloat32), typed_target(DType::kFloat64)},
        [](X x) {
          return c(nnc_binary_cross_entropy_with_logits, x[0], x[1], x[2], NNC_REDUCTION_NONE, none);
        }, "F.binary_cross_entropy_with_logits(a, b, c, reduction='none')"),
    row("binary_cross_entropy_with_logits", "double_pos_weight",
        {typed(DType::kFloat32), typed_target(DType::kFloat32), constant({2}).type(DType::kFloat64).range(1, 2)},
        [](X x) {
          return c(nnc_binary_cross_entropy_with_logits, x[0], x[1], none, NNC_REDUCTION_MEAN, x[2]);
        }, "F.binary_cross_entropy_with_logits(a, b, pos_weight=c)"),
    row("hinge_embedding_loss", "whole_input", {ints({4}, {-2, 0, 1, 3}), ints({4}, {1, -1, -1, 1})},
        [](X x) { return c(nnc_hinge_embedding_loss, x[0], x[1], 2.5, NNC_REDUCTION_NONE); },
        "F.hinge_embedding_loss(a, b, 2.5, reduction='none')"),
    row("hinge_embedding_loss", "whole_input_sum",
        {ints({4}, {-2, 0, 1, 3}), constant({4}).values({1, -1, -1, 1})},
        [](X x) { return c(nnc_hinge_embedding_loss, x[0], x[1], 1, NNC_REDUCTION_SUM); },
        "F.hinge_embedding_loss(a, b, reduction='sum')"),
    row("poisson_nll_loss", "whole_target_full", {typed(DType::kFloat16), ints({3, 2}, 0, 5)},
        [](X x) { return c(nnc_poisson_nll_loss, x[0], x[1], true, true, 1e-8, NNC_REDUCTION_NONE); },
        "F.poisson_nll_loss(a, b, full=True, reduction='none')"),
    row("mse_loss", "whole_with_weights", {ints({4}, {-2, 0, 1, 3}), ints({4}, {1, -1, -1, 1}),
                                           constant({4}).range(0.1, 1)},
        [](X x) { return c(nnc_mse_loss, x[0], x[1], NNC_REDUCTION_MEAN, x[2]); },
        "F.mse_loss(a, b, weight=c)"),
    row("mse_loss", "bool_input", {bools({4}), in({4})},
        [](X x) { return c(nnc_mse_loss, x[0], x[1], NNC_REDUCTION_MEAN, none); }, "F.mse_loss(a, b)"),
    row("huber_loss", "mixed", {constant({4}).type(DType::kFloat32), constant({4}).type(DType::kFloat64)},
        [](X x) { return c(nnc_huber_loss, x[0], x[1], NNC_REDUCTION_MEAN, 1, none); }, "F.huber_loss(a, b)"),
});

[[maybe_unused]] const bool g_loss_type_refusals = add_refusals("loss_types", {
    {"binary_cross_entropy_with_logits", "whole_target", {typed(DType::kFloat32), ints({3, 2}, 0, 1)},
     [](X x) { return c(nnc_binary_cross_entropy_with_logits, x[0], x[1], none, NNC_REDUCTION_MEAN, none); },
     Code::kDtype, "not implemented for torch.int64", "F.binary_cross_entropy_with_logits(a, b)"},
    {"binary_cross_entropy_with_logits", "whole_input", {ints({3, 2}, 0, 1), typed_target(DType::kFloat32)},
     [](X x) { return c(nnc_binary_cross_entropy_with_logits, x[0], x[1], none, NNC_REDUCTION_MEAN, none); },
     Code::kDtype, "not implemented for torch.int64", "F.binary_cross_entropy_with_logits(a, b)"},
    {"binary_cross_entropy_with_logits", "weight_with_gradient", {typed(DType::kFloat32), typed_target(DType::kFloat32), typed(DType::kFloat32)},
     [](X x) { return c(nnc_binary_cross_entropy_with_logits, x[0], x[1], x[2], NNC_REDUCTION_MEAN, none); },
     Code::kInvalid, "not differentiable with respect to argument 'weight'",
     "F.binary_cross_entropy_with_logits(a, b, c)"},
    {"binary_cross_entropy", "weight_with_gradient", {typed_target(DType::kFloat32), typed_target(DType::kFloat32), typed(DType::kFloat32)},
     [](X x) { return c(nnc_binary_cross_entropy, x[0], x[1], x[2], NNC_REDUCTION_MEAN); },
     Code::kInvalid, "not differentiable with respect to argument 'weight'",
     "F.binary_cross_entropy(a, b, c)"},
    {"nll_loss", "weight_with_gradient", {in({2, 3}), ints({2}, 0, 2), in({3})},
     [](X x) { return c(nnc_nll_loss, x[0], x[1], x[2], -100, NNC_REDUCTION_MEAN); },
     Code::kInvalid, "not differentiable with respect to argument 'weight'",
     "F.nll_loss(a, b, c)"},
    {"cross_entropy", "weight_with_gradient", {in({2, 3}), ints({2}, 0, 2), in({3})},
     [](X x) { return c(nnc_cross_entropy, x[0], x[1], x[2], -100, NNC_REDUCTION_MEAN, 0); },
     Code::kInvalid, "not differentiable with respect to argument 'weight'",
     "F.cross_entropy(a, b, c)"},
    {"cross_entropy", "bytes_of_weights_smoothed",
     {in({2, 3}), ints({2}, 0, 2, DType::kUInt8), constant({3})},
     [](X x) { return c(nnc_cross_entropy, x[0], x[1], x[2], -100, NNC_REDUCTION_MEAN, 0.1); },
     Code::kDtype, "expected scalar type Long but found torch.uint8",
     "F.cross_entropy(a, b, c, label_smoothing=0.1)"},
    {"gaussian_nll_loss", "whole_var", {typed(DType::kFloat32), typed_target(DType::kFloat32), ints({3, 2}, 1, 4)},
     [](X x) { return c(nnc_gaussian_nll_loss, x[0], x[1], x[2], false, 1e-6, NNC_REDUCTION_MEAN); },
     Code::kDtype, "not implemented for torch.int64", "F.gaussian_nll_loss(a, b, c)"},
    {"hinge_embedding_loss", "mean_of_whole", {ints({4}, {-2, 0, 1, 3}), ints({4}, {1, -1, -1, 1})},
     [](X x) { return c(nnc_hinge_embedding_loss, x[0], x[1], 1, NNC_REDUCTION_MEAN); },
     Code::kDtype, "could not infer output dtype", "F.hinge_embedding_loss(a, b)"},
    {"multi_margin_loss", "half", {in({2, 3}).type(DType::kFloat16), ints({2}, 0, 2)},
     [](X x) { return c(nnc_multi_margin_loss, x[0], x[1], 1, 1, none, NNC_REDUCTION_MEAN); },
     Code::kDtype, "not implemented for torch.float16", "F.multi_margin_loss(a, b)"},
    {"multi_margin_loss", "weight_of_other_type",
     {in({2, 3}).type(DType::kFloat32), ints({2}, 0, 2), constant({3}).type(DType::kFloat64)},
     [](X x) { return c(nnc_multi_margin_loss, x[0], x[1], 1, 1, x[2], NNC_REDUCTION_MEAN); },
     Code::kDtype, "expected scalar type torch.float32 but found torch.float64",
     "F.multi_margin_loss(a, b, weight=c)"},
    {"multilabel_margin_loss", "bfloat16", {in({2, 3}).type(DType::kBFloat16), ints({2, 3}, 0, 2)},
     [](X x) { return c(nnc_multilabel_margin_loss, x[0], x[1], NNC_REDUCTION_MEAN); },
     Code::kDtype, "not implemented for torch.bfloat16", "F.multilabel_margin_loss(a, b)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
