// SPDX-License-Identifier: Apache-2.0
// Pictures in files, as torchvision.io reads and writes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "io/input_file.h"
#include "tensor/tensor.h"

namespace nnc::io {

enum class ImageMode : uint8_t { kUnchanged, kGray, kGrayAlpha, kRgb, kRgbAlpha };

struct ImageOptions {
  ImageMode mode = ImageMode::kUnchanged;
  bool keep_16_bits = true;         // as int32; otherwise the upper byte
  std::optional<int64_t> max_size;  // of what decoding takes, in bytes

  // "mode='RGB', max_size=1000"; null is none.
  static ImageOptions of(const char* text);
};
// "UNCHANGED", "GRAY", ... as torchvision's ImageReadMode.
ImageMode image_mode_of(std::string_view name);

// (C, H, W), whose memory is (H, W, C) as torchvision's.
Tensor read_image(const std::string& path, const ImageOptions& options);
void write_png(const Tensor& image, const std::string& path, int64_t compression_level);
void write_jpeg(const Tensor& image, const std::string& path, int64_t quality);

// ---- parts of these ----

// More bytes than options and the file's size allow are an Error.
void check_needed(const InputFile& file, double bytes, const ImageOptions& options);

// The sizes of an image that is to be written.
struct ImageSizes {
  int64_t channels = 0, height = 0, width = 0;
  // Another element type, or other sizes, are an Error that starts with `op`.
  static ImageSizes of(const Tensor& image, int64_t most_channels, int64_t longest_side,
                       const char* op);
};
// Its elements as (H, W, C), row-major.
Tensor pixels_of(const Tensor& image);

}  // namespace nnc::io
