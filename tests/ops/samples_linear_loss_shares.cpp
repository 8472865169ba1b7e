// SPDX-License-Identifier: Apache-2.0
// Rows of linear_cross_entropy in which every class has a share, or which have several positions.
#include "support/samples.h"

namespace nnc::testing {
namespace {

constexpr auto* kShared = nnc_linear_cross_entropy;
constexpr nnc_reduction kSharedEach = NNC_REDUCTION_NONE, kSharedMean = NNC_REDUCTION_MEAN,
                        kSharedSum = NNC_REDUCTION_SUM;

In some_classes(Dims sizes) {
  return ints(std::move(sizes), 0, 4);
}
In probabilities(Dims sizes) {
  return constant(std::move(sizes)).range(0, 0.5);
}
In class_weights_of(int64_t n) {
  return constant({n}).range(0.5, 2);
}
const In kFive = in({5, 3}), kFour = in({4, 3}), kBias = in({4});

// clang-format off
[[maybe_unused]] const bool g_linear_loss_shares = add_samples("linear_loss_shares", {
    row("linear_cross_entropy", "smoothed_sum", {kFive, kFour, some_classes({5}), kBias},
        [](X x) { return c(kShared, x[0], x[1], x[2], x[3], none, kSharedSum, none, 0.1); },
        "F.linear_cross_entropy(a, b, c, linear_bias=d, label_smoothing=0.1, reduction='sum')"),
    row("linear_cross_entropy", "smoothed_none", {kFive, kFour, some_classes({5})},
        [](X x) { return c(kShared, x[0], x[1], x[2], none, none, kSharedEach, none, 0.3); },
        "F.linear_cross_entropy(a, b, c, label_smoothing=0.3, reduction='none')"),
    row("linear_cross_entropy", "smoothed_weights",
        {kFive, kFour, some_classes({5}), kBias, class_weights_of(4)},
        [](X x) { return c(kShared, x[0], x[1], x[2], x[3], x[4], kSharedMean, none, 0.2); },
        "F.linear_cross_entropy(a, b, c, linear_bias=d, weight=e, label_smoothing=0.2)"),
    row("linear_cross_entropy", "smoothed_weights_none",
        {kFive, kFour, ints({5}, {0, 2, 1, 2, 3}), class_weights_of(4)},
        [](X x) { return c(kShared, x[0], x[1], x[2], none, x[3], kSharedEach, 2, 0.2); },
        "F.linear_cross_entropy(a, b, c, weight=d, label_smoothing=0.2, ignore_index=2, "
        "reduction='none')"),
    row("linear_cross_entropy", "smoothed_ignored", {kFive, kFour, ints({5}, {0, -100, 1, -100, 3})},
        [](X x) { return c(kShared, x[0], x[1], x[2], none, none, kSharedMean, none, 0.2); },
        "F.linear_cross_entropy(a, b, c, label_smoothing=0.2)"),
    row("linear_cross_entropy", "smoothed_all_ignored", {in({2, 3}), kFour, ints({2}, {-100, -100})},
        [](X x) { return c(kShared, x[0], x[1], x[2], none, none, kSharedSum, none, 0.2); },
        "F.linear_cross_entropy(a, b, c, label_smoothing=0.2, reduction='sum')"),
    row("linear_cross_entropy", "smoothed_wholly", {kFive, kFour, some_classes({5})},
        [](X x) { return c(kShared, x[0], x[1], x[2], none, none, kSharedMean, none, 1.0); },
        "F.linear_cross_entropy(a, b, c, label_smoothing=1.0)"),
    row("linear_cross_entropy", "smoothed_byte_classes",
        {kFive, kFour, ints({5}, 0, 4, DType::kUInt8)},
        [](X x) { return c(kShared, x[0], x[1], x[2], none, none, kSharedMean, none, 0.1); },
        "F.linear_cross_entropy(a, b, c, label_smoothing=0.1)"),
    row("linear_cross_entropy", "smoothed_no_samples", {in({0, 3}), kFour, ints({0}, 0, 1)},
        [](X x) { return c(kShared, x[0], x[1], x[2], none, none, kSharedSum, none, 0.1); },
        "F.linear_cross_entropy(a, b, c, label_smoothing=0.1, reduction='sum')"),
    row("linear_cross_entropy", "probabilities_of_others", {kFive, kFour, probabilities({5, 4}), kBias},
        [](X x) { return c(kShared, x[0], x[1], x[2], x[3], none, kSharedMean, none, 0); },
        "F.linear_cross_entropy(a, b, c, linear_bias=d)"),
    row("linear_cross_entropy", "probabilities_sum", {kFive, kFour, probabilities({5, 4})},
        [](X x) { return c(kShared, x[0], x[1], x[2], none, none, kSharedSum, none, 0); },
        "F.linear_cross_entropy(a, b, c, reduction='sum')"),
    row("linear_cross_entropy", "probabilities_none", {kFive, kFour, probabilities({5, 4}), kBias},
        [](X x) { return c(kShared, x[0], x[1], x[2], x[3], none, kSharedEach, none, 0); },
        "F.linear_cross_entropy(a, b, c, linear_bias=d, reduction='none')"),
    row("linear_cross_entropy", "probabilities_smoothed_weights",
        {kFive, kFour, probabilities({5, 4}), class_weights_of(4)},
        [](X x) { return c(kShared, x[0], x[1], x[2], none, x[3], kSharedMean, none, 0.3); },
        "F.linear_cross_entropy(a, b, c, weight=d, label_smoothing=0.3)"),
    row("linear_cross_entropy", "weights_with_gradient",
        {kFive, kFour, probabilities({5, 4}), in({4}).range(0.5, 2)},
        [](X x) { return c(kShared, x[0], x[1], x[2], none, x[3], kSharedMean, none, 0.3); },
        "F.linear_cross_entropy(a, b, c, weight=d, label_smoothing=0.3)"),
    row("linear_cross_entropy", "positions_none", {kFive, in({4, 2, 3}), some_classes({5, 2})},
        [](X x) { return c(kShared, x[0], x[1], x[2], none, none, kSharedEach, none, 0); },
        "F.linear_cross_entropy(a, b, c, reduction='none')"),
    row("linear_cross_entropy", "positions_sum",
        {kFive, in({4, 2, 2, 3}), some_classes({5, 2, 2}), in({4, 2, 2}), class_weights_of(4)},
        [](X x) { return c(kShared, x[0], x[1], x[2], x[3], x[4], kSharedSum, none, 0); },
        "F.linear_cross_entropy(a, b, c, linear_bias=d, weight=e, reduction='sum')"),
    row("linear_cross_entropy", "positions_smoothed",
        {kFive, in({4, 2, 3}), some_classes({5, 2}), in({4, 2})},
        [](X x) { return c(kShared, x[0], x[1], x[2], x[3], none, kSharedMean, 1, 0.2); },
        "F.linear_cross_entropy(a, b, c, linear_bias=d, ignore_index=1, label_smoothing=0.2)"),
    row("linear_cross_entropy", "positions_probabilities",
        {kFive, in({4, 2, 3}), probabilities({5, 4, 2}), class_weights_of(4)},
        [](X x) { return c(kShared, x[0], x[1], x[2], none, x[3], kSharedMean, none, 0.1); },
        "F.linear_cross_entropy(a, b, c, weight=d, label_smoothing=0.1)"),
});

[[maybe_unused]] const bool g_linear_loss_shares_refusals = add_refusals("linear_loss_shares", {
    {"linear_cross_entropy", "smoothed_range", {in({2, 3}), kFour, ints({2}, {1, 4})},
     [](X x) { return c(kShared, x[0], x[1], x[2], none, none, kSharedMean, none, 0.1); },
     Code::kIndex, "Target 4 is out of bounds",
     "F.linear_cross_entropy(a, b, c, label_smoothing=0.1)"},
    {"linear_cross_entropy", "probabilities_type", {kFive, kFour, ints({5, 4}, 0, 2)},
     [](X x) { return c(kShared, x[0], x[1], x[2], none, none, kSharedMean, none, 0); },
     Code::kDtype, "Expected floating point type for target with class probabilities",
     "F.linear_cross_entropy(a, b, c)"},
    {"linear_cross_entropy", "positions_size", {kFive, in({4, 2, 3}), some_classes({5, 3})},
     [](X x) { return c(kShared, x[0], x[1], x[2], none, none, kSharedMean, none, 0); },
     Code::kShape, "Expected target size", "F.linear_cross_entropy(a, b, c)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
