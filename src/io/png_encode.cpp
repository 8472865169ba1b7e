// SPDX-License-Identifier: Apache-2.0
#include "io/image.h"
#include "io/png.h"
#include "io/png_state.h"

namespace nnc::io {
namespace {

class PngEncoder {
 public:
  PngEncoder()
      : png_(png_create_write_struct_2(PNG_LIBPNG_VER_STRING, &state_, PngState::on_error,
                                       PngState::on_warning, &state_, PngState::allocate,
                                       PngState::release)),
        info_(png_ ? png_create_info_struct(png_) : nullptr) {
    check(info_ != nullptr, Code::kMemory, "encode_png: no memory");
  }
  ~PngEncoder() { png_destroy_write_struct(&png_, &info_); }
  PngEncoder(const PngEncoder&) = delete;
  PngEncoder& operator=(const PngEncoder&) = delete;

  std::string encode(const ImageSizes& sizes, const uint8_t* pixels, int level) {
    const bool done = attempt(png_, [&] {
      constexpr int kColors[] = {PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB,
                                 PNG_COLOR_TYPE_RGB_ALPHA};
      png_set_write_fn(png_, this, append, nullptr);
      png_set_compression_level(png_, level);
      png_set_IHDR(png_, info_, static_cast<png_uint_32>(sizes.width),
                   static_cast<png_uint_32>(sizes.height), 8, kColors[sizes.channels - 1],
                   PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
      png_write_info(png_, info_);
      for (int64_t y = 0; y < sizes.height; ++y) {
        png_write_row(png_, pixels + y * sizes.width * sizes.channels);
      }
      png_write_end(png_, info_);
    });
    check(!state_.no_memory, Code::kMemory, "encode_png: no memory");
    check(done, Code::kInvalid, "encode_png: ", static_cast<const char*>(state_.message));
    return std::move(out_);
  }

 private:
  static void append(png_structp png, png_bytep data, size_t n) {
    auto* self = static_cast<PngEncoder*>(png_get_io_ptr(png));
    try {
      self->out_.append(reinterpret_cast<const char*>(data), n);
    } catch (const std::exception&) {
      self->state_.no_memory = true;
    }
    if (self->state_.no_memory) png_error(png, "no memory");
  }

  PngState state_;
  std::string out_;
  png_structp png_;
  png_infop info_;
};

}  // namespace

std::string encode_png(const Tensor& image, int64_t compression_level) {
  check(compression_level >= 0 && compression_level <= 9, Code::kInvalid,
        "encode_png: compression_level is ", compression_level, ", expected 0 to 9");
  constexpr int64_t kLongestSide = 1'000'000;  // what libpng reads again
  const ImageSizes sizes = ImageSizes::of(image, 4, kLongestSide, "encode_png");
  const Tensor pixels = pixels_of(image);
  return PngEncoder().encode(sizes, pixels.data<uint8_t>(), static_cast<int>(compression_level));
}

}  // namespace nnc::io
