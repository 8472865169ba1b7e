// SPDX-License-Identifier: Apache-2.0
// Rows of ctc_loss.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

constexpr auto* kCtc = nnc_ctc_loss;
constexpr nnc_reduction kCtcEach = NNC_REDUCTION_NONE, kCtcMean = NNC_REDUCTION_MEAN,
                        kCtcSum = NNC_REDUCTION_SUM;

// Any numbers will do for logarithms of probabilities.
In log_rows(Dims sizes) {
  return in(std::move(sizes)).range(-4, 0);
}
In sequence_lengths(std::vector<double> v, DType t = DType::kInt64) {
  const auto n = static_cast<int64_t>(v.size());
  return ints({n}, 0, 9, t).values(std::move(v));
}
In padded_labels() {
  return ints({3, 3}, {1, 2, 3, 2, 2, 4, 4, 1, 0});
}
const In kSteps = sequence_lengths({6, 5, 6}), kCounts = sequence_lengths({3, 3, 2});

// clang-format off
// The gradient takes log_probs for logarithms of probabilities, which add up to 1, and cannot be
// differentiated again, as in PyTorch.
[[maybe_unused]] const bool g_ctc = add_samples("ctc", {
    row("ctc_loss", "none", {log_rows({6, 3, 5}), padded_labels(), kSteps, kCounts},
        [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, false); },
        "F.ctc_loss(a, b, c, d, reduction='none')").no_gradcheck().no_second_order(),
    row("ctc_loss", "mean", {log_rows({6, 3, 5}), padded_labels(), kSteps, kCounts},
        [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcMean, false); },
        "F.ctc_loss(a, b, c, d)").no_gradcheck().no_second_order(),
    row("ctc_loss", "sum", {log_rows({6, 3, 5}), padded_labels(), kSteps, kCounts},
        [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcSum, false); },
        "F.ctc_loss(a, b, c, d, reduction='sum')").no_gradcheck().no_second_order(),
    row("ctc_loss", "blank", {log_rows({6, 3, 5}), ints({3, 3}, 0, 4), kSteps, kCounts},
        [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 4, kCtcEach, false); },
        "F.ctc_loss(a, b, c, d, blank=4, reduction='none')").no_gradcheck().no_second_order(),
    // PyTorch's gradient leaves out ways that end in such a label.
    row("ctc_loss", "blank_as_label",
        {log_rows({6, 3, 5}).no_grad(), ints({3, 3}, 0, 2), kSteps, kCounts},
        [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, false); },
        "F.ctc_loss(a, b, c, d, reduction='none')").no_gradcheck().no_second_order(),
    row("ctc_loss", "concatenated", {log_rows({6, 3, 5}), sequence_lengths({1, 2, 3, 2, 2, 4, 4, 1}),
                                     kSteps, kCounts},
        [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, false); },
        "F.ctc_loss(a, b, c, d, reduction='none')").no_gradcheck().no_second_order(),
    row("ctc_loss", "other_types", {log_rows({6, 3, 5}), ints({3, 3}, 1, 5, DType::kInt32),
                                    sequence_lengths({6, 5, 6}, DType::kUInt8),
                                    sequence_lengths({3, 3, 2}, DType::kInt32)},
        [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, false); },
        "F.ctc_loss(a, b, c, d, reduction='none')").no_gradcheck().no_second_order(),
    row("ctc_loss", "no_labels", {log_rows({4, 2, 3}), ints({2, 0}, 0, 1),
                                  sequence_lengths({4, 2}), sequence_lengths({0, 0})},
        [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcMean, false); },
        "F.ctc_loss(a, b, c, d)").no_gradcheck().no_second_order(),
    row("ctc_loss", "no_steps", {log_rows({4, 2, 3}), ints({2, 1}, 1, 2), sequence_lengths({0, 4}),
                                 sequence_lengths({0, 1})},
        [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, false); },
        "F.ctc_loss(a, b, c, d, reduction='none')").no_gradcheck().no_second_order(),
    row("ctc_loss", "infinite", {log_rows({6, 3, 5}), padded_labels(),
                                 sequence_lengths({2, 5, 0}), kCounts},
        [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, false); },
        "F.ctc_loss(a, b, c, d, reduction='none')").no_gradcheck().no_second_order(),
    row("ctc_loss", "zero_infinity", {log_rows({6, 3, 5}), padded_labels(),
                                      sequence_lengths({2, 5, 4}), kCounts},
        [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, true); },
        "F.ctc_loss(a, b, c, d, reduction='none', zero_infinity=True)").no_gradcheck().no_second_order(),
    row("ctc_loss", "zero_infinity_mean", {log_rows({6, 3, 5}), padded_labels(),
                                           sequence_lengths({2, 5, 6}), kCounts},
        [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcMean, true); },
        "F.ctc_loss(a, b, c, d, zero_infinity=True)").no_gradcheck().no_second_order(),
    row("ctc_loss", "unbatched", {log_rows({6, 5}), sequence_lengths({1, 2, 2}),
                                  ints({}, {6}), ints({}, {3})},
        [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, false); },
        "F.ctc_loss(a, b, c, d, reduction='none')").no_gradcheck().no_second_order(),
    row("ctc_loss", "unbatched_mean", {log_rows({6, 5}), ints({1, 3}, 1, 5), sequence_lengths({6}),
                                       sequence_lengths({3})},
        [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcMean, false); },
        "F.ctc_loss(a, b, c, d)").no_gradcheck().no_second_order(),
    row("ctc_loss", "long", {log_rows({60, 4, 12}), ints({4, 20}, 1, 12),
                             sequence_lengths({60, 55, 50, 60}), sequence_lengths({20, 18, 1, 7})},
        [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcMean, false); },
        "F.ctc_loss(a, b, c, d)").no_gradcheck().no_second_order().tolerance(1e-4),
    row("ctc_loss", "of_log_softmax", {in({6, 3, 5}), padded_labels(), kSteps, kCounts},
        [](X x) {
          return c(kCtc, c(nnc_log_softmax, x[0], 2, 0), x[1], x[2], x[3], 0, kCtcMean, false);
        },
        "F.ctc_loss(a.log_softmax(2), b, c, d)").no_second_order(),
    row("ctc_loss", "of_log_softmax_zero_infinity",
        {in({6, 3, 5}), padded_labels(), sequence_lengths({2, 5, 6}), kCounts},
        [](X x) {
          return c(kCtc, c(nnc_log_softmax, x[0], 2, 0), x[1], x[2], x[3], 0, kCtcEach, true);
        },
        "F.ctc_loss(a.log_softmax(2), b, c, d, reduction='none', zero_infinity=True)")
        .no_second_order(),
    row("ctc_loss_list", "plain", {log_rows({6, 3, 5}), padded_labels()},
        [](X x) {
          return c(nnc_ctc_loss_list, x[0], x[1], list({6, 5, 6}), list({3, 3, 2}), 0, kCtcMean,
                   false);
        },
        "F.ctc_loss(a, b, [6, 5, 6], [3, 3, 2])").no_gradcheck().no_second_order(),
    row("ctc_loss_list", "zero_infinity", {log_rows({6, 3, 5}), ints({3, 3}, 0, 4)},
        [](X x) {
          return c(nnc_ctc_loss_list, x[0], x[1], list({6, 5, 1}), list({3, 2, 2}), 4, kCtcEach,
                   true);
        },
        "F.ctc_loss(a, b, [6, 5, 1], [3, 2, 2], blank=4, reduction='none', zero_infinity=True)")
        .no_gradcheck().no_second_order(),
});

[[maybe_unused]] const bool g_ctc_refusals = add_refusals("ctc", {
    {"ctc_loss", "reduction", {log_rows({6, 3, 5}), padded_labels(), kSteps, kCounts},
     [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, NNC_REDUCTION_BATCHMEAN, false); },
     Code::kInvalid, "batchmean is not a valid value for reduction",
     "F.ctc_loss(a, b, c, d, reduction='batchmean')"},
    {"ctc_loss", "type", {ints({6, 3, 5}, -4, 0), padded_labels(), kSteps, kCounts},
     [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, false); }, Code::kDtype,
     "not implemented for torch.int64", "F.ctc_loss(a, b, c, d)"},
    {"ctc_loss", "dims", {log_rows({6}), padded_labels(), kSteps, kCounts},
     [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, false); }, Code::kShape,
     "got 1-dimensional tensor for log_probs", "F.ctc_loss(a, b, c, d)"},
    {"ctc_loss", "empty", {log_rows({0, 3, 5}), padded_labels(), kSteps, kCounts},
     [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, false); }, Code::kShape,
     "log_probs tensor must not be empty", "F.ctc_loss(a, b, c, d)"},
    {"ctc_loss", "targets_dims", {log_rows({6, 3, 5}), ints({1, 3, 3}, 0, 5), kSteps, kCounts},
     [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, false); }, Code::kShape,
     "got 3-dimensional tensor for targets", "F.ctc_loss(a, b, c, d)"},
    {"ctc_loss", "targets_rows", {log_rows({6, 3, 5}), ints({2, 3}, 0, 5), kSteps, kCounts},
     [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, false); }, Code::kShape,
     "to have size 3 at dimension 0, but got size 2", "F.ctc_loss(a, b, c, d)"},
    {"ctc_loss", "targets_short", {log_rows({6, 3, 5}), ints({3, 2}, 0, 5), kSteps, kCounts},
     [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, false); }, Code::kShape,
     "to have size at least 3 at dimension 1, but got size 2", "F.ctc_loss(a, b, c, d)"},
    {"ctc_loss", "concatenated_long", {log_rows({6, 3, 5}), ints({9}, 1, 5), kSteps, kCounts},
     [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, false); }, Code::kShape,
     "to have size 8 at dimension 0, but got size 9", "F.ctc_loss(a, b, c, d)"},
    {"ctc_loss", "concatenated_short", {log_rows({6, 3, 5}), ints({7}, 1, 5), kSteps, kCounts},
     [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, false); }, Code::kShape,
     "to have size 8 at dimension 0, but got size 7", "F.ctc_loss(a, b, c, d)"},
    {"ctc_loss", "blank", {log_rows({6, 3, 5}), padded_labels(), kSteps, kCounts},
     [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 5, kCtcEach, false); }, Code::kIndex,
     "blank must be in label range", "F.ctc_loss(a, b, c, d, blank=5)"},
    {"ctc_loss", "blank_negative", {log_rows({6, 3, 5}), padded_labels(), kSteps, kCounts},
     [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], -1, kCtcEach, false); }, Code::kIndex,
     "blank must be in label range", "F.ctc_loss(a, b, c, d, blank=-1)"},
    {"ctc_loss", "steps_type", {log_rows({6, 3, 5}), padded_labels(), constant({3}), kCounts},
     [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, false); }, Code::kDtype,
     "input_lengths must be integral", "F.ctc_loss(a, b, c, d)"},
    {"ctc_loss", "lengths_type", {log_rows({6, 3, 5}), padded_labels(), kSteps, constant({3})},
     [](X x) { return c(kCtc, x[0], x[1], x[2], x[3], 0, kCtcEach, false); }, Code::kDtype,
     "target_lengths must be integral", "F.ctc_loss(a, b, c, d)"},
    {"ctc_loss_list", "steps_long", {log_rows({6, 3, 5}), padded_labels()},
     [](X x) {
       return c(nnc_ctc_loss_list, x[0], x[1], list({7, 5, 6}), list({3, 3, 2}), 0, kCtcEach, false);
     },
     Code::kInvalid, "Expected input_lengths to have value at most 6, but got value 7",
     "F.ctc_loss(a, b, [7, 5, 6], [3, 3, 2])"},
    {"ctc_loss_list", "steps_negative", {log_rows({6, 3, 5}), padded_labels()},
     [](X x) {
       return c(nnc_ctc_loss_list, x[0], x[1], list({6, -1, 6}), list({3, 3, 2}), 0, kCtcEach,
                false);
     },
     Code::kInvalid, "Expected input_lengths to have value at least 0, but got value -1",
     "F.ctc_loss(a, b, [6, -1, 6], [3, 3, 2])"},
    {"ctc_loss_list", "lengths_negative", {log_rows({6, 3, 5}), padded_labels()},
     [](X x) {
       return c(nnc_ctc_loss_list, x[0], x[1], list({6, 6, 6}), list({3, 3, -2}), 0, kCtcEach,
                false);
     },
     Code::kInvalid, "Expected target_lengths to have value at least 0, but got value -2",
     "F.ctc_loss(a, b, [6, 6, 6], [3, 3, -2])"},
    {"ctc_loss_list", "steps_count", {log_rows({6, 3, 5}), padded_labels()},
     [](X x) {
       return c(nnc_ctc_loss_list, x[0], x[1], list({6, 6}), list({3, 3, 2}), 0, kCtcEach, false);
     },
     Code::kShape, "input_lengths must be of size batch_size",
     "F.ctc_loss(a, b, [6, 6], [3, 3, 2])"},
    {"ctc_loss_list", "lengths_count", {log_rows({6, 3, 5}), padded_labels()},
     [](X x) {
       return c(nnc_ctc_loss_list, x[0], x[1], list({6, 6, 6}), list({3, 3}), 0, kCtcEach, false);
     },
     Code::kShape, "target_lengths must be of size batch_size",
     "F.ctc_loss(a, b, [6, 6, 6], [3, 3])"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
