// SPDX-License-Identifier: Apache-2.0
// Rows of linear_cross_entropy.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

constexpr auto* kLinearLoss = nnc_linear_cross_entropy;
constexpr nnc_reduction kLinearEach = NNC_REDUCTION_NONE, kLinearMean = NNC_REDUCTION_MEAN,
                        kLinearSum = NNC_REDUCTION_SUM;

In class_list(std::vector<double> v) {
  const auto n = static_cast<int64_t>(v.size());
  return ints({n}, std::move(v));
}

// clang-format off
[[maybe_unused]] const bool g_linear_loss = add_samples("linear_loss", {
    row("linear_cross_entropy", "mean", {in({5, 3}), in({4, 3}), ints({5}, 0, 4)},
        [](X x) { return c(kLinearLoss, x[0], x[1], x[2], none, none, kLinearMean, none, 0); },
        "F.linear_cross_entropy(a, b, c)"),
    row("linear_cross_entropy", "bias", {in({5, 3}), in({4, 3}), ints({5}, 0, 4), in({4})},
        [](X x) { return c(kLinearLoss, x[0], x[1], x[2], x[3], none, kLinearMean, none, 0); },
        "F.linear_cross_entropy(a, b, c, linear_bias=d)"),
    row("linear_cross_entropy", "sum", {in({5, 3}), in({4, 3}), ints({5}, 0, 4), in({4})},
        [](X x) { return c(kLinearLoss, x[0], x[1], x[2], x[3], none, kLinearSum, none, 0); },
        "F.linear_cross_entropy(a, b, c, linear_bias=d, reduction='sum')"),
    row("linear_cross_entropy", "none", {in({5, 3}), in({4, 3}), ints({5}, 0, 4), in({4})},
        [](X x) { return c(kLinearLoss, x[0], x[1], x[2], x[3], none, kLinearEach, none, 0); },
        "F.linear_cross_entropy(a, b, c, linear_bias=d, reduction='none')"),
    row("linear_cross_entropy", "weights",
        {in({5, 3}), in({4, 3}), ints({5}, 0, 4), in({4}), constant({4}).range(0.5, 2)},
        [](X x) { return c(kLinearLoss, x[0], x[1], x[2], x[3], x[4], kLinearMean, none, 0); },
        "F.linear_cross_entropy(a, b, c, linear_bias=d, weight=e)"),
    row("linear_cross_entropy", "ignored", {in({5, 3}), in({4, 3}),
                                            class_list({0, 2, -100, 2, 1})},
        [](X x) { return c(kLinearLoss, x[0], x[1], x[2], none, none, kLinearMean, none, 0); },
        "F.linear_cross_entropy(a, b, c)"),
    row("linear_cross_entropy", "ignore_index",
        {in({5, 3}), in({4, 3}), class_list({0, 2, 1, 2, 1}), constant({4}).range(0.5, 2)},
        [](X x) { return c(kLinearLoss, x[0], x[1], x[2], none, x[3], kLinearEach, 2, 0); },
        "F.linear_cross_entropy(a, b, c, weight=d, ignore_index=2, reduction='none')"),
    row("linear_cross_entropy", "all_ignored", {in({2, 3}), in({4, 3}), class_list({-100, -100})},
        [](X x) { return c(kLinearLoss, x[0], x[1], x[2], none, none, kLinearSum, none, 0); },
        "F.linear_cross_entropy(a, b, c, reduction='sum')"),
    row("linear_cross_entropy", "no_samples", {in({0, 3}), in({4, 3}), ints({0}, 0, 1)},
        [](X x) { return c(kLinearLoss, x[0], x[1], x[2], none, none, kLinearSum, none, 0); },
        "F.linear_cross_entropy(a, b, c, reduction='sum')"),
    row("linear_cross_entropy", "no_features", {in({3, 0}), in({4, 0}), ints({3}, 0, 4), in({4})},
        [](X x) { return c(kLinearLoss, x[0], x[1], x[2], x[3], none, kLinearMean, none, 0); },
        "F.linear_cross_entropy(a, b, c, linear_bias=d)"),
    row("linear_cross_entropy", "one_sample", {in({3}), in({4, 3}), ints({}, 0, 4), in({4})},
        [](X x) { return c(kLinearLoss, x[0], x[1], x[2], x[3], none, kLinearMean, none, 0); },
        "F.linear_cross_entropy(a, b, c, linear_bias=d)"),
    row("linear_cross_entropy", "smoothing", {in({5, 3}), in({4, 3}), ints({5}, 0, 4), in({4})},
        [](X x) { return c(kLinearLoss, x[0], x[1], x[2], x[3], none, kLinearMean, none, 0.1); },
        "F.linear_cross_entropy(a, b, c, linear_bias=d, label_smoothing=0.1)"),
    row("linear_cross_entropy", "probabilities",
        {in({5, 3}), in({4, 3}), in({5, 4}).range(0, 0.5), in({4})},
        [](X x) { return c(kLinearLoss, x[0], x[1], x[2], x[3], none, kLinearMean, none, 0); },
        "F.linear_cross_entropy(a, b, c, linear_bias=d)"),
    row("linear_cross_entropy", "positions", {in({5, 3}), in({4, 2, 3}), ints({5, 2}, 0, 4),
                                              in({4, 2})},
        [](X x) { return c(kLinearLoss, x[0], x[1], x[2], x[3], none, kLinearMean, none, 0); },
        "F.linear_cross_entropy(a, b, c, linear_bias=d)"),
});

[[maybe_unused]] const bool g_linear_loss_refusals = add_refusals("linear_loss", {
    {"linear_cross_entropy", "reduction", {in({5, 3}), in({4, 3}), ints({5}, 0, 4)},
     [](X x) {
       return c(kLinearLoss, x[0], x[1], x[2], none, none, NNC_REDUCTION_BATCHMEAN, none, 0);
     },
     Code::kInvalid, "batchmean is not a valid value for reduction",
     "F.linear_cross_entropy(a, b, c, reduction='batchmean')"},
    {"linear_cross_entropy", "dims", {in({1, 5, 3}), in({4, 3}), ints({5}, 0, 4)},
     [](X x) { return c(kLinearLoss, x[0], x[1], x[2], none, none, kLinearMean, none, 0); },
     Code::kShape, "expected input with dimensionality 1 or 2, got 3",
     "F.linear_cross_entropy(a, b, c)"},
    {"linear_cross_entropy", "weight_dims", {in({5, 3}), in({3}), ints({5}, 0, 4)},
     [](X x) { return c(kLinearLoss, x[0], x[1], x[2], none, none, kLinearMean, none, 0); },
     Code::kShape, "expected linear_weight with dimensionality at least 2, got 1",
     "F.linear_cross_entropy(a, b, c)"},
    {"linear_cross_entropy", "features", {in({5, 3}), in({4, 2}), ints({5}, 0, 4)},
     [](X x) { return c(kLinearLoss, x[0], x[1], x[2], none, none, kLinearMean, none, 0); },
     Code::kShape, "last dimensions (in_features), got 3 and 2",
     "F.linear_cross_entropy(a, b, c)"},
    {"linear_cross_entropy", "bias", {in({5, 3}), in({4, 3}), ints({5}, 0, 4), in({3})},
     [](X x) { return c(kLinearLoss, x[0], x[1], x[2], x[3], none, kLinearMean, none, 0); },
     Code::kShape, "expected linear_bias shape [4], got [3]",
     "F.linear_cross_entropy(a, b, c, linear_bias=d)"},
    {"linear_cross_entropy", "unbatched", {in({3}), in({4, 2, 3}), ints({2}, 0, 4)},
     [](X x) { return c(kLinearLoss, x[0], x[1], x[2], none, none, kLinearMean, none, 0); },
     Code::kShape, "requires batched input", "F.linear_cross_entropy(a, b, c)"},
    {"linear_cross_entropy", "ignored_probability", {in({5, 3}), in({4, 3}), constant({5, 4})},
     [](X x) { return c(kLinearLoss, x[0], x[1], x[2], none, none, kLinearMean, -1, 0); },
     Code::kInvalid, "ignore_index cannot be specified when target contains probabilities",
     "F.linear_cross_entropy(a, b, c, ignore_index=-1)"},
    {"linear_cross_entropy", "target_size", {in({5, 3}), in({4, 3}), ints({4}, 0, 4)},
     [](X x) { return c(kLinearLoss, x[0], x[1], x[2], none, none, kLinearMean, none, 0); },
     Code::kShape, "Expected input batch_size (5) to match target batch_size (4)",
     "F.linear_cross_entropy(a, b, c)"},
    {"linear_cross_entropy", "target_range", {in({2, 3}), in({4, 3}), class_list({1, 4})},
     [](X x) { return c(kLinearLoss, x[0], x[1], x[2], none, none, kLinearMean, none, 0); },
     Code::kIndex, "Target 4 is out of bounds", "F.linear_cross_entropy(a, b, c)"},
    {"linear_cross_entropy", "target_type", {in({5, 3}), in({4, 3}), ints({5}, 0, 4, DType::kInt32)},
     [](X x) { return c(kLinearLoss, x[0], x[1], x[2], none, none, kLinearMean, none, 0); },
     Code::kDtype, "expected target dtype to be Long or Byte", "F.linear_cross_entropy(a, b, c)"},
    {"linear_cross_entropy", "types", {in({5, 3}), in({4, 3}).type(DType::kFloat16),
                                       ints({5}, 0, 4)},
     [](X x) { return c(kLinearLoss, x[0], x[1], x[2], none, none, kLinearMean, none, 0); },
     Code::kDtype, "expected m1 and m2 to have the same dtype", "F.linear_cross_entropy(a, b, c)"},
    {"linear_cross_entropy", "weight_size", {in({5, 3}), in({4, 3}), ints({5}, 0, 4), constant({3})},
     [](X x) { return c(kLinearLoss, x[0], x[1], x[2], none, x[3], kLinearMean, none, 0); },
     Code::kShape, "weight tensor should be defined either for all 4 classes or no classes",
     "F.linear_cross_entropy(a, b, c, weight=d)"},
    {"linear_cross_entropy", "smoothing", {in({5, 3}), in({4, 3}), ints({5}, 0, 4)},
     [](X x) { return c(kLinearLoss, x[0], x[1], x[2], none, none, kLinearMean, none, 2); },
     Code::kInvalid, "label_smoothing must be between 0.0 and 1.0",
     "F.linear_cross_entropy(a, b, c, label_smoothing=2.0)"},
    {"linear_cross_entropy", "integers", {ints({5, 3}, 0, 2), ints({4, 3}, 0, 2), ints({5}, 0, 4)},
     [](X x) { return c(kLinearLoss, x[0], x[1], x[2], none, none, kLinearMean, none, 0); },
     Code::kDtype, "not implemented for torch.int64", "F.linear_cross_entropy(a, b, c)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
