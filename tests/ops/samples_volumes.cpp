// SPDX-License-Identifier: Apache-2.0
// Volumes, and the order of what is made of them: RowStrides runs each row in
// torch.channels_last_3d too. Also rows of images and matrices whose order other rows do not show.
#include "support/samples.h"

namespace nnc::testing {
namespace {

Out pad(X x, std::vector<int64_t> amounts, const char* mode) {
  return c(nnc_pad, x[0], amounts, mode, none);
}
Out resize(X x, std::vector<int64_t> size, const char* mode) {
  return c(nnc_interpolate, x[0], size, none, mode, false, false, false);
}

// clang-format off
[[maybe_unused]] const bool g_volumes = add_samples("volumes", {
    row("conv3d", "small_volume", {in({2, 3, 2, 2, 2}), in({2, 3, 2, 1, 2}), in({2})},
        [](X x) { return c(nnc_conv3d, x[0], x[1], x[2], none, none, none, 1); },
        "F.conv3d(a, b, c)"),
    row("conv3d", "volume_of_groups", {in({1, 4, 3, 2, 2}), in({4, 2, 2, 2, 1})},
        [](X x) { return c(nnc_conv3d, x[0], x[1], none, none, list({1, 0, 1}), none, 2); },
        "F.conv3d(a, b, None, 1, (1, 0, 1), 1, 2)"),
    row("conv_transpose3d", "small_volume", {in({2, 3, 2, 2, 2}), in({3, 2, 2, 1, 2}), in({2})},
        [](X x) {
          return c(nnc_conv_transpose3d, x[0], x[1], x[2], none, none, none, 1, none);
        },
        "F.conv_transpose3d(a, b, c)"),
    row("max_pool3d", "small_volume", {in({2, 3, 2, 2, 4})},
        [](X x) { return c(nnc_max_pool3d, x[0], list({1, 2, 2}), none, none, none, false, wanted, none); },
        "F.max_pool3d(a, (1, 2, 2))"),
    row("max_pool3d_with_indices", "small_volume", {in({2, 3, 2, 2, 4})},
        [](X x) {
          return c(nnc_max_pool3d_with_indices, x[0], list({2, 1, 2}), none, none, none, false);
        },
        "F.max_pool3d(a, (2, 1, 2), return_indices=True)"),
    row("adaptive_avg_pool3d", "small_volume", {in({2, 3, 2, 3, 2})},
        [](X x) { return c(nnc_adaptive_avg_pool3d, x[0], list({2, 2, 1})); },
        "F.adaptive_avg_pool3d(a, (2, 2, 1))"),
    row("adaptive_avg_pool3d", "volume_to_one", {in({2, 3, 2, 2, 2})},
        [](X x) { return c(nnc_adaptive_avg_pool3d, x[0], list({1})); },
        "F.adaptive_avg_pool3d(a, 1)"),
    row("avg_pool3d", "small_volume", {in({2, 3, 2, 2, 2})},
        [](X x) { return c(nnc_avg_pool3d, x[0], list({1, 2, 1}), none, none, false, true, none); },
        "F.avg_pool3d(a, (1, 2, 1))"),
    row("batch_norm", "small_volume", {in({2, 3, 2, 2, 2}), in({3}), in({3})},
        [](X x) { return c(nnc_batch_norm, x[0], none, none, x[1], x[2], true, 0.1, 1e-5); },
        "F.batch_norm(a, None, None, b, c, True)").tolerance(3e-5),
    row("group_norm", "small_volume", {in({2, 4, 2, 2, 2}), in({4}), in({4})},
        [](X x) { return c(nnc_group_norm, x[0], 2, x[1], x[2], 1e-5); },
        "F.group_norm(a, 2, b, c)").tolerance(3e-5),
    row("instance_norm", "small_volume", {in({2, 3, 2, 2, 2})},
        [](X x) { return c(nnc_instance_norm, x[0], none, none, none, none, true, 0.1, 1e-5); },
        "F.instance_norm(a)").tolerance(3e-5),
    row("cat", "volumes", {in({2, 3, 2, 2, 2}), in({2, 1, 2, 2, 2})},
        [](X x) { return c(nnc_cat, x, 1); }, "torch.cat([a, b], 1)"),
    row("stack", "images_of_one_order", {in({2, 3, 2, 4}), in({2, 3, 2, 4})},
        [](X x) { return c(nnc_stack, x, 2); }, "torch.stack([a, b], 2)"),
    row("stack", "volumes", {in({2, 3, 2, 2, 2}), in({2, 3, 2, 2, 2})},
        [](X x) { return c(nnc_stack, x, 0); }, "torch.stack([a, b])"),
    row("pad", "volume", {in({2, 3, 2, 2, 2})},
        [](X x) { return pad(x, {1, 0, 0, 1, 1, 1}, "constant"); },
        "F.pad(a, (1, 0, 0, 1, 1, 1))"),
    row("pad", "volume_reflected", {in({2, 3, 2, 2, 2})},
        [](X x) { return pad(x, {1, 0, 0, 1, 1, 1}, "reflect"); },
        "F.pad(a, (1, 0, 0, 1, 1, 1), 'reflect')"),
    row("pad", "volume_replicated", {in({2, 3, 2, 2, 2})},
        [](X x) { return pad(x, {1, 0, 0, 1, 1, 1}, "replicate"); },
        "F.pad(a, (1, 0, 0, 1, 1, 1), 'replicate')"),
    row("pad", "volume_circular", {in({2, 3, 2, 2, 2})},
        [](X x) { return pad(x, {1, 0, 0, 1, 1, 1}, "circular"); },
        "F.pad(a, (1, 0, 0, 1, 1, 1), 'circular')"),
    row("pad", "volume_cut", {in({2, 3, 2, 3, 3})},
        [](X x) { return pad(x, {-1, 0, 0, -1}, "constant"); }, "F.pad(a, (-1, 0, 0, -1))"),
    row("interpolate", "volume_nearest", {in({2, 3, 2, 2, 2})},
        [](X x) { return resize(x, {3, 2, 4}, "nearest"); }, "F.interpolate(a, (3, 2, 4))"),
    row("interpolate", "volume_trilinear", {in({2, 3, 2, 2, 2})},
        [](X x) { return resize(x, {3, 2, 4}, "trilinear"); },
        "F.interpolate(a, (3, 2, 4), mode='trilinear')"),
    row("channel_shuffle", "small_volume", {in({2, 4, 2, 2, 2})},
        [](X x) { return c(nnc_channel_shuffle, x[0], 2); }, "F.channel_shuffle(a, 2)"),
    row("roll", "volume", {in({2, 3, 2, 2, 2})},
        [](X x) { return c(nnc_roll, x[0], list({1}), list({3})); }, "a.roll(1, 3)"),
    row("roll", "image_of_one_order", {in({2, 3, 2, 4})},
        [](X x) { return c(nnc_roll, x[0], list({1}), list({3})); }, "a.roll(1, 3)"),
    row("topk", "first_of_one_dim", {in({3, 1})},
        [](X x) { return c(nnc_topk, x[0], 1, 0, true); }, "torch.topk(a, 1, 0)"),
    row("clone", "no_columns", {in({3, 0})}, [](X x) { return c(nnc_clone, x[0]); }, "a.clone()"),
    row("mul", "no_columns", {in({3, 0}), in({3, 1})},
        [](X x) { return c(nnc_mul, x[0], x[1]); }, "a * b"),
    row("add", "mixed_types_of_one_order", {in({3, 4}), ints({3, 4}, -5, 5)},
        [](X x) { return c(nnc_add, x[0], x[1], 1); }, "a + b"),
    row("isclose", "rows_and_columns", {in({3, 4}), in({3, 4})},
        [](X x) { return c(nnc_isclose, x[0], x[1], 0.5, 0.1, false); },
        "torch.isclose(a, b, 0.5, 0.1)"),
    row("prelu", "volume", {in({2, 3, 2, 2, 2}), in({3})},
        [](X x) { return c(nnc_prelu, x[0], x[1]); }, "F.prelu(a, b)"),
    row("conv1d", "one_position", {in({2, 3, 1}), in({2, 3, 1})},
        [](X x) { return c(nnc_conv1d, x[0], x[1], none, none, none, none, 1); },
        "F.conv1d(a, b)"),
    row("avg_pool1d", "two_channels", {in({2, 2, 4})},
        [](X x) { return c(nnc_avg_pool1d, x[0], list({2}), none, none, false, true); },
        "F.avg_pool1d(a, 2)"),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
