// SPDX-License-Identifier: Apache-2.0
// Images of bytes resampled: PyTorch's rounding, bit for bit.
#include "support/samples.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

In byte_image(Dims sizes) {
  return ints(std::move(sizes), 0, 256, DType::kUInt8);
}
// Black and white alone: the sums leave 0..255 by the cubic kernel.
In sharp_image(int64_t h, int64_t w) {
  std::vector<double> v;
  for (int64_t i = 0; i < h * w; ++i) v.push_back(i * i % 7 < 3 ? 255 : 0);
  return byte_image({1, 1, h, w}).values(std::move(v));
}
Out bytes_to(X x, std::vector<int64_t> size, const char* mode, bool aa, bool align = false) {
  return c(nnc_interpolate, x[0], size, none, mode, align, false, aa);
}
Out bytes_by(X x, std::vector<double> factors, const char* mode, bool aa, bool align = false) {
  return c(nnc_interpolate, x[0], none, reals(factors), mode, align, false, aa);
}

// clang-format off
[[maybe_unused]] const bool g_images_of_bytes = add_samples("images_of_bytes", {
    row("interpolate", "bytes_linear", {byte_image({2, 3, 5, 7})},
        [](X x) { return bytes_to(x, {9, 4}, "bilinear", false); },
        "F.interpolate(a, (9, 4), mode='bilinear')"),
    row("interpolate", "bytes_linear_twice", {byte_image({1, 3, 4, 5})},
        [](X x) { return bytes_by(x, {2, 2}, "bilinear", false); },
        "F.interpolate(a, scale_factor=(2., 2.), mode='bilinear')"),
    row("interpolate", "bytes_linear_corners", {byte_image({1, 2, 4, 6})},
        [](X x) { return bytes_to(x, {7, 11}, "bilinear", false, true); },
        "F.interpolate(a, (7, 11), mode='bilinear', align_corners=True)"),
    row("interpolate", "bytes_linear_factors", {byte_image({1, 1, 7, 9})},
        [](X x) { return bytes_by(x, {0.61, 1.7}, "bilinear", false); },
        "F.interpolate(a, scale_factor=(0.61, 1.7), mode='bilinear')"),
    row("interpolate", "bytes_linear_many_channels", {byte_image({1, 6, 5, 4})},
        [](X x) { return bytes_to(x, {3, 7}, "bilinear", false); },
        "F.interpolate(a, (3, 7), mode='bilinear')"),
    row("interpolate", "bytes_linear_kept_width", {byte_image({1, 2, 5, 8})},
        [](X x) { return bytes_by(x, {1.7, 1.1}, "bilinear", false); },
        "F.interpolate(a, scale_factor=(1.7, 1.1), mode='bilinear')"),
    row("interpolate", "bytes_linear_same", {byte_image({1, 2, 4, 3})},
        [](X x) { return bytes_to(x, {4, 3}, "bilinear", false); },
        "F.interpolate(a, (4, 3), mode='bilinear')"),
    row("interpolate", "bytes_linear_from_one", {byte_image({1, 2, 1, 1})},
        [](X x) { return bytes_to(x, {3, 2}, "bilinear", false); },
        "F.interpolate(a, (3, 2), mode='bilinear')"),
    row("interpolate", "bytes_linear_no_batch", {byte_image({0, 2, 3, 3})},
        [](X x) { return bytes_to(x, {5, 2}, "bilinear", false); },
        "F.interpolate(a, (5, 2), mode='bilinear')"),
    row("interpolate", "bytes_linear_wide", {byte_image({1, 1, 3, 300})},
        [](X x) { return bytes_to(x, {5, 411}, "bilinear", false); },
        "F.interpolate(a, (5, 411), mode='bilinear')"),
    row("interpolate", "bytes_cubic", {byte_image({2, 3, 5, 7})},
        [](X x) { return bytes_to(x, {9, 4}, "bicubic", false); },
        "F.interpolate(a, (9, 4), mode='bicubic')"),
    row("interpolate", "bytes_cubic_corners", {byte_image({1, 2, 4, 6})},
        [](X x) { return bytes_to(x, {7, 11}, "bicubic", false, true); },
        "F.interpolate(a, (7, 11), mode='bicubic', align_corners=True)"),
    row("interpolate", "bytes_cubic_sharp", {sharp_image(9, 8)},
        [](X x) { return bytes_to(x, {21, 17}, "bicubic", false); },
        "F.interpolate(a, (21, 17), mode='bicubic')"),
    row("interpolate", "bytes_cubic_small", {byte_image({1, 1, 2, 3})},
        [](X x) { return bytes_to(x, {5, 4}, "bicubic", false); },
        "F.interpolate(a, (5, 4), mode='bicubic')"),
    row("interpolate", "bytes_cubic_kept_height", {byte_image({1, 5, 4, 9})},
        [](X x) { return bytes_by(x, {1.1, 0.61}, "bicubic", false); },
        "F.interpolate(a, scale_factor=(1.1, 0.61), mode='bicubic')"),
    row("interpolate", "bytes_antialiased", {byte_image({2, 3, 9, 11})},
        [](X x) { return bytes_to(x, {4, 5}, "bilinear", true); },
        "F.interpolate(a, (4, 5), mode='bilinear', antialias=True)"),
    row("interpolate", "bytes_antialiased_corners", {byte_image({1, 2, 9, 11})},
        [](X x) { return bytes_to(x, {3, 14}, "bilinear", true, true); },
        "F.interpolate(a, (3, 14), mode='bilinear', align_corners=True, antialias=True)"),
    row("interpolate", "bytes_antialiased_much", {byte_image({1, 1, 40, 30})},
        [](X x) { return bytes_by(x, {0.1, 0.1}, "bilinear", true); },
        "F.interpolate(a, scale_factor=0.1, mode='bilinear', antialias=True)"),
    row("interpolate", "bytes_antialiased_cubic", {byte_image({1, 3, 9, 11})},
        [](X x) { return bytes_to(x, {4, 5}, "bicubic", true); },
        "F.interpolate(a, (4, 5), mode='bicubic', antialias=True)"),
    row("interpolate", "bytes_antialiased_cubic_sharp", {sharp_image(19, 23)},
        [](X x) { return bytes_to(x, {7, 9}, "bicubic", true); },
        "F.interpolate(a, (7, 9), mode='bicubic', antialias=True)"),
    row("interpolate", "bytes_antialiased_cubic_larger", {sharp_image(6, 5)},
        [](X x) { return bytes_by(x, {2, 2.5}, "bicubic", true, true); },
        "F.interpolate(a, scale_factor=(2., 2.5), mode='bicubic', align_corners=True, "
        "antialias=True)"),
});

[[maybe_unused]] const bool g_images_of_bytes_refusals = add_refusals("images_of_bytes", {
    {"interpolate", "bytes_signal", {byte_image({1, 2, 5})},
     [](X x) { return bytes_to(x, {3}, "linear", false); }, Code::kDtype,
     "not implemented for torch.uint8", "F.interpolate(a, 3, mode='linear')"},
    {"interpolate", "bytes_volume", {byte_image({1, 2, 3, 4, 5})},
     [](X x) { return bytes_to(x, {3, 3, 3}, "trilinear", false); }, Code::kDtype,
     "not implemented for torch.uint8", "F.interpolate(a, 3, mode='trilinear')"},
    {"interpolate", "bytes_area", {byte_image({1, 2, 3, 4})},
     [](X x) { return bytes_to(x, {2, 2}, "area", false); }, Code::kDtype,
     "not implemented for torch.uint8", "F.interpolate(a, 2, mode='area')"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
