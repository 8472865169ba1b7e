// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "ops/pool.h"
#include "support/samples.h"

namespace nnc::testing {
namespace {

const int64_t kThree = 3;

// Values and places.
Out with_places(const std::function<Tensor(Tensor*)>& pool) {
  Tensor places;
  const Tensor y = pool(&places);
  return Tensors{y, places};
}

// clang-format off
[[maybe_unused]] const bool g_rows = add_samples("pool", {
    row("max_pool1d", "plain", {in({2, 3, 9})},
        [](X x) { return ops::max_pool(1, x[0], {3}); }, "F.max_pool1d(a, 3)"),
    row("max_pool1d", "places", {in({3, 9})},
        [](X x) {
          return with_places([&](Tensor* i) {
            return ops::max_pool(1, x[0], {2}, {1}, {1}, {2}, false, i);
          });
        },
        "F.max_pool1d(a, 2, 1, 1, 2, return_indices=True)"),
    row("max_pool2d", "plain", {in({2, 3, 6, 5})},
        [](X x) { return ops::max_pool(2, x[0], {2}); }, "F.max_pool2d(a, 2)"),
    row("max_pool2d", "overlapping", {in({2, 2, 7, 6})},
        [](X x) { return ops::max_pool(2, x[0], {3}, {2}, {1}); }, "F.max_pool2d(a, 3, 2, 1)"),
    row("max_pool2d", "places", {in({2, 2, 7, 6})},
        [](X x) {
          return with_places([&](Tensor* i) {
            return ops::max_pool(2, x[0], {3, 2}, {2, 1}, {1, 0}, {}, true, i);
          });
        },
        "F.max_pool2d(a, (3, 2), (2, 1), (1, 0), ceil_mode=True, return_indices=True)"),
    row("max_pool2d", "dilated_unbatched", {in({2, 9, 8})},
        [](X x) { return ops::max_pool(2, x[0], {3, 2}, {1, 3}, {1}, {2, 3}); },
        "F.max_pool2d(a, (3, 2), (1, 3), 1, (2, 3))"),
    row("max_pool2d", "large_kernel", {in({1, 1, 20, 20})},
        [](X x) { return ops::max_pool(2, x[0], {17}, {1}); }, "F.max_pool2d(a, 17, 1)"),
    row("max_pool2d", "special", {in({1, 1, 3, 4}).values({NAN, 1, -INFINITY, -INFINITY, 2, 3,
                                       -INFINITY, -INFINITY, 1, 1, 5, NAN})},
        [](X x) {
          return with_places([&](Tensor* i) {
            return ops::max_pool(2, x[0], {2}, {1}, {}, {}, false, i);
          });
        },
        "F.max_pool2d(a, 2, 1, return_indices=True)")
        .no_gradcheck(),
    row("max_pool2d", "ties", {in({1, 1, 4, 4}).values(std::vector<double>(16, 1.0))},
        [](X x) { return ops::max_pool(2, x[0], {3}, {1}, {1}); }, "F.max_pool2d(a, 3, 1, 1)")
        .no_gradcheck(),
    row("max_pool2d", "integers", {ints({1, 2, 4, 4}, -9, 9)},
        [](X x) { return ops::max_pool(2, x[0], {2}); }, "F.max_pool2d(a, 2)"),
    row("max_pool3d", "plain", {in({2, 2, 4, 5, 4})},
        [](X x) { return ops::max_pool(3, x[0], {2, 3, 2}, {1, 2, 2}, {1, 1, 0}); },
        "F.max_pool3d(a, (2, 3, 2), (1, 2, 2), (1, 1, 0))"),
    row("max_unpool1d", "plain", {in({2, 3}), ints({2, 3}, 0, 1).values({0, 3, 4, 1, 2, 5})},
        [](X x) { return ops::max_unpool(1, x[0], x[1], {2}); }, "F.max_unpool1d(a, b, 2)"),
    row("max_unpool2d", "sized",
        {in({1, 1, 2, 2}), ints({1, 1, 2, 2}, 0, 1).values({6, 8, 16, 18})},
        [](X x) { return ops::max_unpool(2, x[0], x[1], {2}, {}, {}, {5, 5}); },
        "F.max_unpool2d(a, b, 2, output_size=(5, 5))"),
    row("max_unpool3d", "plain", {in({1, 1, 1, 1, 2}), ints({1, 1, 1, 1, 2}, 0, 1).values({5, 11})},
        [](X x) { return ops::max_unpool(3, x[0], x[1], {2}); }, "F.max_unpool3d(a, b, 2)"),
    row("avg_pool1d", "plain", {in({2, 3, 9})},
        [](X x) { return ops::avg_pool(1, x[0], {3}, {2}, {1}); }, "F.avg_pool1d(a, 3, 2, 1)"),
    row("avg_pool2d", "plain", {in({2, 3, 6, 5})},
        [](X x) { return ops::avg_pool(2, x[0], {2}); }, "F.avg_pool2d(a, 2)"),
    row("avg_pool2d", "ceil_without_pad", {in({2, 2, 6, 5})},
        [](X x) { return ops::avg_pool(2, x[0], {3, 2}, {2}, {1}, true, false); },
        "F.avg_pool2d(a, (3, 2), 2, 1, True, False)"),
    row("avg_pool2d", "ceil_with_pad", {in({2, 2, 6, 5})},
        [](X x) { return ops::avg_pool(2, x[0], {3, 2}, {2}, {1}, true, true); },
        "F.avg_pool2d(a, (3, 2), 2, 1, True, True)"),
    row("avg_pool2d", "divisor", {in({3, 6, 5})},
        [](X x) { return ops::avg_pool(2, x[0], {2}, {1}, {}, false, true, &kThree); },
        "F.avg_pool2d(a, 2, 1, divisor_override=3)"),
    row("avg_pool3d", "plain", {in({1, 2, 4, 4, 3})},
        [](X x) { return ops::avg_pool(3, x[0], {2}, {1, 2, 1}, {1, 0, 1}); },
        "F.avg_pool3d(a, 2, (1, 2, 1), (1, 0, 1))"),
    row("adaptive_avg_pool1d", "plain", {in({2, 3, 8})},
        [](X x) { return ops::adaptive_avg_pool(1, x[0], {3}); }, "F.adaptive_avg_pool1d(a, 3)"),
    row("adaptive_avg_pool2d", "plain", {in({2, 3, 7, 5})},
        [](X x) { return ops::adaptive_avg_pool(2, x[0], {3, -1}); },
        "F.adaptive_avg_pool2d(a, (3, None))"),
    row("adaptive_avg_pool2d", "one", {in({2, 3, 7, 5})},
        [](X x) { return ops::adaptive_avg_pool(2, x[0], {1}); }, "F.adaptive_avg_pool2d(a, 1)"),
    row("adaptive_avg_pool3d", "unbatched", {in({2, 4, 3, 5})},
        [](X x) { return ops::adaptive_avg_pool(3, x[0], {2}); }, "F.adaptive_avg_pool3d(a, 2)"),
    row("adaptive_max_pool1d", "plain", {in({2, 3, 8})},
        [](X x) { return ops::adaptive_max_pool(1, x[0], {3}); }, "F.adaptive_max_pool1d(a, 3)"),
    row("adaptive_max_pool2d", "places", {in({2, 3, 7, 5})},
        [](X x) {
          return with_places([&](Tensor* i) { return ops::adaptive_max_pool(2, x[0], {3, 2}, i); });
        },
        "F.adaptive_max_pool2d(a, (3, 2), return_indices=True)"),
    row("adaptive_max_pool3d", "plain", {in({1, 2, 4, 3, 5})},
        [](X x) { return ops::adaptive_max_pool(3, x[0], {2}); }, "F.adaptive_max_pool3d(a, 2)"),
    row("lp_pool1d", "plain", {in({2, 3, 8}).range(0.5, 2)},
        [](X x) { return ops::lp_pool(1, x[0], 2, {3}, {2}); }, "F.lp_pool1d(a, 2, 3, 2)"),
    row("lp_pool2d", "plain", {in({2, 3, 6, 5}).range(0.5, 2)},
        [](X x) { return ops::lp_pool(2, x[0], 3, {2}); }, "F.lp_pool2d(a, 3, 2)"),
    row("lp_pool3d", "plain", {in({1, 2, 4, 4, 4}).range(0.5, 2)},
        [](X x) { return ops::lp_pool(3, x[0], 1.5, {2}); }, "F.lp_pool3d(a, 1.5, 2)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_refusals = add_refusals(
    "pool",
    {
        {"max_pool2d",
         "padding",
         {in({2, 4, 8, 8})},
         [](X x) { return ops::max_pool(2, x[0], {2}, {}, {2}); },
         Code::kInvalid,
         "pad should be at most half of effective kernel size, but got pad=2, kernel_size=2 and "
         "dilation=1",
         "F.max_pool2d(a, 2, padding=2)"},
        {"max_pool2d",
         "too_small",
         {in({2, 4, 8, 8})},
         [](X x) { return ops::max_pool(2, x[0], {9}); },
         Code::kShape,
         "Output size is too small",
         "F.max_pool2d(a, 9)"},
        {"max_pool2d",
         "no_channels",
         {in({2, 0, 8, 8})},
         [](X x) { return ops::max_pool(2, x[0], {2}); },
         Code::kShape,
         "with optional 0 dim batch size for input, but got:[2, 0, 8, 8]",
         "F.max_pool2d(a, 2)"},
        {"max_pool2d",
         "stride_zero",
         {in({2, 4, 8, 8})},
         [](X x) { return ops::max_pool(2, x[0], {2}, {0}); },
         Code::kInvalid,
         "stride should",
         "F.max_pool2d(a, 2, 0)"},
        {"max_unpool2d",
         "index",
         {in({1, 1, 1, 1}), ints({1, 1, 1, 1}, 9, 10)},
         [](X x) { return ops::max_unpool(2, x[0], x[1], {2}); },
         Code::kIndex,
         "Found an invalid max index: 9",
         "F.max_unpool2d(a, b, 2)"},
        {"adaptive_avg_pool2d",
         "negative",
         {in({2, 4, 8, 8})},
         [](X x) { return ops::adaptive_avg_pool(2, x[0], {-2}); },
         Code::kInvalid,
         "elements of output_size must be greater than or equal to 0",
         "F.adaptive_avg_pool2d(a, -2)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
