// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "io/jpeg.h"
#include "io/jpeg_state.h"
#include "ops/shape.h"

namespace nnc::io {
namespace {

// Inverted, as Adobe's programs write it and torchvision and Pillow take it.
int from_cmyk(int color, int black) {
  const int v = black * (255 - color) + 128;
  return std::clamp(black - (((v >> 8) + v) >> 8), 0, 255);
}

// Goes with what it has taken, also if it was never made.
struct Decompress : jpeg_decompress_struct {
  Decompress() : jpeg_decompress_struct() {}
  ~Decompress() { jpeg_destroy_decompress(this); }
  Decompress(const Decompress&) = delete;
  Decompress& operator=(const Decompress&) = delete;
};

class JpegDecoder {
 public:
  JpegDecoder(const InputFile& file, std::string_view bytes) : file_(file), bytes_(bytes) {
    state_.join(reinterpret_cast<j_common_ptr>(&jpeg_));
    progress_.progress_monitor = count_scans;
    run([&] {
      jpeg_create_decompress(&jpeg_);
      jpeg_.progress = &progress_;
      jpeg_mem_src(&jpeg_, reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size());
      jpeg_read_header(&jpeg_, TRUE);
    });
  }

  Tensor decode(const ImageOptions& options) {
    const int64_t channels = channels_of(options.mode);
    check_size(channels, options);
    const Tensor pixels =
        Tensor::empty({jpeg_.image_height, jpeg_.image_width, channels}, DType::kUInt8);
    auto* to = pixels.mutable_data<uint8_t>();
    // A line of its own where what libjpeg gives is converted.
    std::vector<uint8_t> line(converts_ ? size_t{4} * jpeg_.image_width : 0);
    run([&] {
      jpeg_start_decompress(&jpeg_);
      while (jpeg_.output_scanline < jpeg_.output_height) {
        uint8_t* row = to + jpeg_.output_scanline * (jpeg_.image_width * channels);
        JSAMPROW read = converts_ ? line.data() : row;
        jpeg_read_scanlines(&jpeg_, &read, 1);
        if (converts_) convert(line.data(), row, channels);
      }
      jpeg_finish_decompress(&jpeg_);
    });
    return ops::permute(pixels, {2, 0, 1});
  }

 private:
  struct Progress : jpeg_progress_mgr {
    Progress() : jpeg_progress_mgr() {}
    int most_scans = 100;
  };
  // Each scan walks over the whole picture, however little it says.
  static void count_scans(j_common_ptr jpeg) {
    if (reinterpret_cast<j_decompress_ptr>(jpeg)->input_scan_number >
        static_cast<Progress*>(jpeg->progress)->most_scans)
      JpegState::fail(jpeg, "more scans than a picture of this size may have");
  }
  void bound_scans(double blocks) {
    constexpr double kFewVisits = 8e6, kLeast = 20;
    constexpr size_t kSmallFile = size_t{1} << 20;
    const size_t extra = bytes_.size() - std::min(bytes_.size(), kSmallFile);
    const double most = (kFewVisits + 64 * static_cast<double>(extra)) / std::max(blocks, 1.0);
    progress_.most_scans = static_cast<int>(std::clamp<double>(most, kLeast, progress_.most_scans));
  }

  template <class F>
  void run(const F& f) {
    if (state_.attempt(f)) return;
    nnc::check(!state_.no_memory, Code::kMemory, "file: no memory");
    const size_t left = jpeg_.src ? jpeg_.src->bytes_in_buffer : bytes_.size();
    file_.fail(static_cast<int64_t>(bytes_.size() - std::min(left, bytes_.size())),
               "JPEG: ", static_cast<const char*>(state_.message));
  }

  // Also chooses libjpeg's colors.
  int64_t channels_of(ImageMode mode) {
    const bool four = jpeg_.num_components == 4;
    converts_ = four && mode != ImageMode::kUnchanged;
    nnc::check(mode != ImageMode::kGrayAlpha, Code::kUnsupported, "file: ", file_.path(),
               ": a JPEG has no mode GRAY_ALPHA");
    file_.check(jpeg_.num_components <= 4, 0, "JPEG: ", jpeg_.num_components, " components");
    if (four)
      jpeg_.out_color_space = JCS_CMYK;
    else if (mode == ImageMode::kGray)
      jpeg_.out_color_space = JCS_GRAYSCALE;
    else if (mode == ImageMode::kRgb)
      jpeg_.out_color_space = JCS_RGB;
    else if (mode == ImageMode::kRgbAlpha)
      jpeg_.out_color_space = JCS_EXT_RGBA;
    switch (mode) {
      case ImageMode::kGray:
        return 1;
      case ImageMode::kRgb:
        return 3;
      case ImageMode::kRgbAlpha:
        return 4;
      default:
        return jpeg_.num_components;
    }
  }

  void check_size(int64_t channels, const ImageOptions& options) {
    const double width = jpeg_.image_width, height = jpeg_.image_height;
    constexpr int64_t kBlock = 64;  // samples
    double blocks = 0;
    for (int i = 0; i < jpeg_.num_components; ++i) {
      const jpeg_component_info& c = jpeg_.comp_info[i];
      blocks += static_cast<double>(c.width_in_blocks) * c.height_in_blocks;
    }
    // Each block has a code of at least one bit.
    file_.check(jpeg_.arith_code || blocks <= 8 * static_cast<double>(bytes_.size()), 0,
                "a picture of ", jpeg_.image_width, " by ", jpeg_.image_height,
                " pixels cannot be in a file of ", bytes_.size(), " bytes");
    bound_scans(blocks);
    // What comes in several scans is kept until the last.
    const double kept = jpeg_has_multiple_scans(&jpeg_) ? blocks * kBlock * sizeof(JCOEF) : 0;
    check_needed(file_, width * height * static_cast<double>(channels) + kept, options);
  }

  void convert(const uint8_t* cmyk, uint8_t* to, int64_t channels) const {
    for (JDIMENSION x = 0; x < jpeg_.image_width; ++x, cmyk += 4, to += channels) {
      const int r = from_cmyk(cmyk[0], cmyk[3]), g = from_cmyk(cmyk[1], cmyk[3]),
                b = from_cmyk(cmyk[2], cmyk[3]);
      if (channels == 1) {
        to[0] = static_cast<uint8_t>((r * 19595 + g * 38470 + b * 7471 + 0x8000) >> 16);
        continue;
      }
      to[0] = static_cast<uint8_t>(r);
      to[1] = static_cast<uint8_t>(g);
      to[2] = static_cast<uint8_t>(b);
      if (channels == 4) to[3] = 255;
    }
  }

  const InputFile& file_;
  std::string_view bytes_;
  JpegState state_;
  Decompress jpeg_;
  Progress progress_;
  bool converts_ = false;
};

}  // namespace

Tensor decode_jpeg(const InputFile& file, std::string_view bytes, const ImageOptions& options) {
  return JpegDecoder(file, bytes).decode(options);
}

}  // namespace nnc::io
