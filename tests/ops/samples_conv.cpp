// SPDX-License-Identifier: Apache-2.0
#include "support/samples.h"

namespace nnc::testing {
namespace {

// x, w and, if there is a third input, b.
Tensor bias_of(X x) {
  return x.size() > 2 ? x[2] : Tensor();
}

// clang-format off
[[maybe_unused]] const bool g_conv = add_samples("conv", {
    row("conv1d", "plain", {in({2, 3, 9}), in({4, 3, 3}), in({4})},
        [](X x) { return c(nnc_conv1d, x[0], x[1], x[2], none, none, none, 1); },
        "F.conv1d(a, b, c)"),
    row("conv1d", "unbatched_strided", {in({3, 9}), in({4, 3, 2})},
        [](X x) { return c(nnc_conv1d, x[0], x[1], none, list({2}), list({1}), none, 1); },
        "F.conv1d(a, b, None, 2, 1)"),
    row("conv1d", "same_even_kernel", {in({2, 2, 7}), in({3, 2, 4}), in({3})},
        [](X x) { return c(nnc_conv1d, x[0], x[1], x[2], none, count(NNC_PADDING_SAME), none, 1); },
        "F.conv1d(a, b, c, padding='same')"),
    row("conv2d", "plain", {in({2, 3, 6, 5}), in({4, 3, 3, 3}), in({4})},
        [](X x) { return c(nnc_conv2d, x[0], x[1], bias_of(x), none, none, none, 1); },
        "F.conv2d(a, b, c)"),
    row("conv2d", "padded", {in({2, 3, 6, 5}), in({4, 3, 3, 3})},
        [](X x) { return c(nnc_conv2d, x[0], x[1], bias_of(x), none, list({1}), none, 1); },
        "F.conv2d(a, b, None, 1, 1)"),
    row("conv2d", "strided", {in({2, 2, 8, 7}), in({3, 2, 3, 2}), in({3})},
        [](X x) {
          return c(nnc_conv2d, x[0], x[1], x[2], list({2, 3}), list({1, 0}), none, 1);
        },
        "F.conv2d(a, b, c, (2, 3), (1, 0))"),
    row("conv2d", "dilated", {in({1, 2, 9, 9}), in({2, 2, 3, 3}), in({2})},
        [](X x) {
          return c(nnc_conv2d, x[0], x[1], x[2], none, list({2}), list({2, 3}), 1);
        },
        "F.conv2d(a, b, c, 1, 2, (2, 3))"),
    row("conv2d", "groups", {in({2, 8, 5, 5}), in({12, 4, 3, 3}), in({12})},
        [](X x) { return c(nnc_conv2d, x[0], x[1], x[2], none, list({1}), none, 2); },
        "F.conv2d(a, b, c, 1, 1, 1, 2)"),
    row("conv2d", "depthwise", {in({2, 4, 5, 5}), in({8, 1, 3, 3}), in({8})},
        [](X x) { return c(nnc_conv2d, x[0], x[1], x[2], none, list({1}), none, 4); },
        "F.conv2d(a, b, c, 1, 1, 1, 4)"),
    row("conv2d", "pointwise",
        {in({2, 36, 3, 3}), in({33, 36, 1, 1}), in({33})},
        [](X x) { return c(nnc_conv2d, x[0], x[1], x[2], none, none, none, 1); },
        "F.conv2d(a, b, c)")
        .no_gradcheck()
        .tolerance(1e-5),
    row("conv2d", "pointwise_strided", {in({2, 3, 5, 4}), in({5, 3, 1, 1})},
        [](X x) { return c(nnc_conv2d, x[0], x[1], none, list({2}), none, none, 1); },
        "F.conv2d(a, b, None, 2)"),
    row("conv2d", "one_channel", {in({3, 1, 9, 9}), in({6, 1, 5, 5}), in({6})},
        [](X x) { return c(nnc_conv2d, x[0], x[1], x[2], none, none, none, 1); },
        "F.conv2d(a, b, c)"),
    row("conv2d", "wide", {in({1, 20, 7, 7}), in({40, 20, 3, 3}), in({40})},
        [](X x) { return c(nnc_conv2d, x[0], x[1], x[2], none, list({1}), none, 1); },
        "F.conv2d(a, b, c, 1, 1)")
        .no_gradcheck()
        .tolerance(1e-5),
    row("conv2d", "tiles", {in({2, 32, 7, 9}), in({32, 32, 3, 3}), in({32})},
        [](X x) { return c(nnc_conv2d, x[0], x[1], x[2], none, list({1}), none, 1); },
        "F.conv2d(a, b, c, 1, 1)")
        .no_gradcheck()
        .tolerance(4e-5),
    row("conv2d", "tiles_uneven", {in({1, 32, 13, 6}), in({32, 32, 3, 3})},
        [](X x) { return c(nnc_conv2d, x[0], x[1], none, none, list({0, 2}), none, 1); },
        "F.conv2d(a, b, None, 1, (0, 2))")
        .no_gradcheck()
        .tolerance(4e-5),
    row("conv2d", "stem", {in({1, 3, 16, 16}), in({8, 3, 7, 7})},
        [](X x) { return c(nnc_conv2d, x[0], x[1], none, list({2}), list({3}), none, 1); },
        "F.conv2d(a, b, None, 2, 3)")
        .no_gradcheck()
        .tolerance(1e-5),
    row("conv2d", "unbatched", {in({2, 5, 5}), in({3, 2, 3, 3}), in({3})},
        [](X x) { return c(nnc_conv2d, x[0], x[1], x[2], none, none, none, 1); },
        "F.conv2d(a, b, c)"),
    row("conv2d", "same", {in({1, 2, 5, 6}), in({3, 2, 2, 3}), in({3})},
        [](X x) {
          return c(nnc_conv2d, x[0], x[1], x[2], none, count(NNC_PADDING_SAME), list({2, 1}), 1);
        },
        "F.conv2d(a, b, c, padding='same', dilation=(2, 1))"),
    row("conv2d", "empty_batch", {in({0, 2, 5, 5}), in({3, 2, 3, 3}), in({3})},
        [](X x) { return c(nnc_conv2d, x[0], x[1], x[2], none, none, none, 1); },
        "F.conv2d(a, b, c)"),
    row("conv2d", "far_padding", {in({1, 2, 3, 3}), in({2, 2, 2, 2})},
        [](X x) { return c(nnc_conv2d, x[0], x[1], none, none, list({3}), none, 1); },
        "F.conv2d(a, b, None, 1, 3)"),
    row("conv2d", "integers",
        {ints({1, 2, 4, 4}, -9, 9), ints({3, 2, 2, 2}, -9, 9)},
        [](X x) { return c(nnc_conv2d, x[0], x[1], none, none, none, none, 1); }, "F.conv2d(a, b)"),
    row("conv3d", "plain", {in({1, 2, 4, 5, 4}), in({3, 2, 2, 3, 2}), in({3})},
        [](X x) {
          return c(nnc_conv3d, x[0], x[1], x[2], list({1, 2, 1}), list({1, 1, 0}), none, 1);
        },
        "F.conv3d(a, b, c, (1, 2, 1), (1, 1, 0))"),
    row("conv3d", "window_in_front", {in({1, 2, 1, 2, 2}), in({1, 2, 1, 1, 1})},
        [](X x) {
          return c(nnc_conv3d, x[0], x[1], none, list({3, 1, 1}), list({1, 0, 0}), none, 1);
        },
        "F.conv3d(a, b, None, (3, 1, 1), (1, 0, 0))"),
    row("conv3d", "windows_in_front", {in({2, 2, 4, 3, 2}), in({3, 2, 2, 2, 1}), in({3})},
        [](X x) {
          return c(nnc_conv3d, x[0], x[1], x[2], list({2, 1, 1}), list({3, 1, 0}), none, 1);
        },
        "F.conv3d(a, b, c, (2, 1, 1), (3, 1, 0))"),
    row("conv3d", "groups", {in({2, 2, 3, 3, 3}), in({4, 1, 2, 2, 2})},
        [](X x) { return c(nnc_conv3d, x[0], x[1], none, none, none, none, 2); },
        "F.conv3d(a, b, None, groups=2)"),
    row("conv_transpose1d", "plain", {in({2, 3, 5}), in({3, 2, 3}), in({2})},
        [](X x) {
          return c(nnc_conv_transpose1d, x[0], x[1], x[2], list({2}), list({1}), list({1}), 1,
              none);
        },
        "F.conv_transpose1d(a, b, c, 2, 1, 1)"),
    row("conv_transpose2d", "plain",
        {in({2, 3, 4, 3}), in({3, 4, 3, 3}), in({4})},
        [](X x) { return c(nnc_conv_transpose2d, x[0], x[1], x[2], none, none, none, 1, none); },
        "F.conv_transpose2d(a, b, c)"),
    row("conv_transpose2d", "strided", {in({2, 4, 3, 3}), in({4, 3, 3, 2})},
        [](X x) {
          return c(nnc_conv_transpose2d, x[0], x[1], none, list({2, 3}), list({1, 0}),
              list({1, 2}), 2, list({1, 2}));
        },
        "F.conv_transpose2d(a, b, None, (2, 3), (1, 0), (1, 2), 2, (1, 2))"),
    row("conv_transpose2d", "unbatched",
        {in({3, 4, 4}), in({3, 2, 2, 2}), in({2})},
        [](X x) { return c(nnc_conv_transpose2d, x[0], x[1], x[2], list({2}), none, none, 1,
            none); },
        "F.conv_transpose2d(a, b, c, 2)"),
    row("conv_transpose3d", "plain",
        {in({1, 2, 3, 2, 3}), in({2, 2, 2, 2, 2}), in({2})},
        [](X x) { return c(nnc_conv_transpose3d, x[0], x[1], x[2], list({2}), none, none, 1,
            none); },
        "F.conv_transpose3d(a, b, c, 2)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_conv_refusals = add_refusals(
    "conv",
    {
        {"conv2d",
         "channels",
         {in({2, 4, 8, 8}), in({6, 3, 3, 3})},
         [](X x) { return c(nnc_conv2d, x[0], x[1], none, none, none, none, 1); },
         Code::kShape,
         "to have 3 channels, but got 4 channels instead",
         "F.conv2d(a, b)"},
        {"conv2d",
         "kernel_larger",
         {in({2, 4, 2, 2}), in({6, 4, 3, 3})},
         [](X x) { return c(nnc_conv2d, x[0], x[1], none, none, none, none, 1); },
         Code::kShape,
         "Kernel size can't be greater than actual input size",
         "F.conv2d(a, b)"},
        {"conv2d",
         "stride_zero",
         {in({2, 4, 8, 8}), in({6, 4, 3, 3})},
         [](X x) { return c(nnc_conv2d, x[0], x[1], none, list({0}), none, none, 1); },
         Code::kInvalid,
         "non-positive stride is not supported",
         "F.conv2d(a, b, stride=0)"},
        {"conv2d",
         "types",
         {in({2, 4, 8, 8}), in({6, 4, 3, 3}).type(DType::kFloat16)},
         [](X x) { return c(nnc_conv2d, x[0], x[1], none, none, none, none, 1); },
         Code::kDtype,
         "should be the same",
         "F.conv2d(a, b)"},
        {"conv2d",
         "same_strided",
         {in({2, 4, 8, 8}), in({6, 4, 3, 3})},
         [](X x) { return c(nnc_conv2d, x[0], x[1], none, list({2}), count(NNC_PADDING_SAME), none,
             1); },
         Code::kInvalid,
         "padding='same' is not supported for strided convolutions",
         "F.conv2d(a, b, stride=2, padding='same')"},
        {"conv2d",
         "dimensions",
         {in({4, 8}), in({6, 4, 3, 3})},
         [](X x) { return c(nnc_conv2d, x[0], x[1], none, none, none, none, 1); },
         Code::kShape,
         "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [4, 8]",
         "F.conv2d(a, b)"},
        {"conv_transpose2d",
         "output_padding",
         {in({2, 4, 8, 8}), in({4, 6, 3, 3})},
         [](X x) { return c(nnc_conv_transpose2d, x[0], x[1], none, none, none, list({1}), 1,
             none); },
         Code::kInvalid,
         "output padding must be smaller than either stride or dilation",
         "F.conv_transpose2d(a, b, output_padding=1)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
