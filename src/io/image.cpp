// SPDX-License-Identifier: Apache-2.0
#include "io/image.h"

#include <algorithm>
#include <vector>

#include "base/options.h"
#include "io/gzip.h"
#include "io/jpeg.h"
#include "io/output_file.h"
#include "io/png.h"
#include "ops/layout.h"
#include "ops/shape.h"
#include "tensor/recording.h"

namespace nnc::io {
namespace {

template <class F>
void save(const std::string& path, const F& bytes_of) {
  check(!is_recording(), Code::kUnsupported, kNoPrograms);
  const std::string bytes = bytes_of();
  OutputFile file(path);
  file.write(bytes);
  file.commit();
}

}  // namespace

ImageMode image_mode_of(std::string_view name) {
  static const std::vector<std::string_view> names = {"UNCHANGED", "GRAY", "GRAY_ALPHA", "RGB",
                                                      "RGB_ALPHA"};
  for (size_t i = 0; i < names.size(); ++i) {
    if (name == names[i]) return static_cast<ImageMode>(i);
  }
  fail(Code::kUnknown, "mode: there is no mode '", name, "'", did_you_mean(name, names));
}

ImageOptions ImageOptions::of(const char* text) {
  ImageOptions out;
  read_options(text, {"mode", "max_size"}, [&](const NamedValue& k) {
    if (k.name == "mode")
      out.mode = image_mode_of(k.value.as_string());
    else
      out.max_size = k.value.as_int();
  });
  return out;
}

void check_needed(const InputFile& file, double bytes, const ImageOptions& options) {
  const int64_t most = options.max_size.value_or(most_unpacked(file));
  file.check(bytes <= static_cast<double>(most), 0, "decoding takes ", bytes, " bytes, at most ",
             most, " are taken (option max_size)");
}

Tensor read_image(const std::string& path, const ImageOptions& options) {
  const InputFile file(path);
  const std::string start = file.read(0, std::min<int64_t>(file.size(), 8));
  const bool is_png = start == "\x89PNG\r\n\x1a\n";
  file.check(is_png || start.starts_with("\xff\xd8\xff"), 0, "is neither a PNG nor a JPEG file");
  const std::string bytes = file.read(0, file.size());
  return is_png ? decode_png(file, bytes, options) : decode_jpeg(file, bytes, options);
}

void write_png(const Tensor& image, const std::string& path, int64_t compression_level) {
  save(path, [&] { return encode_png(image, compression_level); });
}

void write_jpeg(const Tensor& image, const std::string& path, int64_t quality) {
  save(path, [&] { return encode_jpeg(image, quality); });
}

ImageSizes ImageSizes::of(const Tensor& image, int64_t most_channels, int64_t longest_side,
                          const char* op) {
  check(!is_uninitialized(image), Code::kState, op, ": the image", kUninitialized);
  check(image.dtype() == DType::kUInt8, Code::kDtype, op, ": the image is ", image.dtype(),
        ", expected uint8");
  check(image.dim() == 3, Code::kShape, op, ": the image has ", image.dim(),
        " dimensions, expected (channels, height, width)");
  const ImageSizes out{image.size(0), image.size(1), image.size(2)};
  check(out.channels >= 1 && out.channels <= most_channels, Code::kShape, op, ": the image has ",
        out.channels, " channels, expected 1 to ", most_channels);
  check(
      out.height >= 1 && out.width >= 1 && out.height <= longest_side && out.width <= longest_side,
      Code::kShape, op, ": the image has ", out.height, " by ", out.width,
      " pixels, expected 1 to ", longest_side, " each");
  return out;
}

Tensor pixels_of(const Tensor& image) {
  return ops::row_major(ops::permute(image, {1, 2, 0}));
}

}  // namespace nnc::io
