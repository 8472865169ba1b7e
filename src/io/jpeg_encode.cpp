// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "io/jpeg.h"
#include "io/jpeg_state.h"

namespace nnc::io {
namespace {

class JpegEncoder {
 public:
  JpegEncoder() { state_.join(reinterpret_cast<j_common_ptr>(&jpeg_)); }
  ~JpegEncoder() {
    jpeg_destroy_compress(&jpeg_);
    std::free(bytes_);
  }
  JpegEncoder(const JpegEncoder&) = delete;
  JpegEncoder& operator=(const JpegEncoder&) = delete;

  std::string encode(const ImageSizes& sizes, const uint8_t* pixels, int quality) {
    const bool done = state_.attempt([&] {
      jpeg_create_compress(&jpeg_);
      jpeg_mem_dest(&jpeg_, &bytes_, &size_);
      jpeg_.image_width = static_cast<JDIMENSION>(sizes.width);
      jpeg_.image_height = static_cast<JDIMENSION>(sizes.height);
      jpeg_.input_components = static_cast<int>(sizes.channels);
      jpeg_.in_color_space = sizes.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
      jpeg_set_defaults(&jpeg_);
      jpeg_set_quality(&jpeg_, quality, TRUE);
      jpeg_start_compress(&jpeg_, TRUE);
      while (jpeg_.next_scanline < jpeg_.image_height) {
        // libjpeg reads here, though its type does not say so.
        auto* row = const_cast<JSAMPROW>(pixels) +
                    size_t{jpeg_.next_scanline} * jpeg_.image_width * sizes.channels;
        jpeg_write_scanlines(&jpeg_, &row, 1);
      }
      jpeg_finish_compress(&jpeg_);
    });
    check(done || !state_.no_memory, Code::kMemory, "encode_jpeg: no memory");
    check(done, Code::kInvalid, "encode_jpeg: ", static_cast<const char*>(state_.message));
    return {reinterpret_cast<const char*>(bytes_), size_};
  }

 private:
  JpegState state_;
  jpeg_compress_struct jpeg_{};
  unsigned char* bytes_ = nullptr;
  unsigned long size_ = 0;
};

}  // namespace

std::string encode_jpeg(const Tensor& image, int64_t quality) {
  check(quality >= 1 && quality <= 100, Code::kInvalid, "encode_jpeg: quality is ", quality,
        ", expected 1 to 100");
  constexpr int64_t kLongestSide = 65'500;  // JPEG_MAX_DIMENSION
  const ImageSizes sizes = ImageSizes::of(image, 3, kLongestSide, "encode_jpeg");
  check(sizes.channels != 2, Code::kShape,
        "encode_jpeg: the image has 2 channels, expected 1 or 3");
  const Tensor pixels = pixels_of(image);
  return JpegEncoder().encode(sizes, pixels.data<uint8_t>(), static_cast<int>(quality));
}

}  // namespace nnc::io
