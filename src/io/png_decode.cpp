// SPDX-License-Identifier: Apache-2.0
#include <cstring>

#include "io/png.h"
#include "io/png_state.h"
#include "ops/shape.h"

namespace nnc::io {
namespace {

// What the header says.
struct Head {
  png_uint_32 width = 0, height = 0;
  int depth = 0, color = 0;
  bool has_transparency = false;  // a color or palette entries that are transparent
};

class PngDecoder {
 public:
  PngDecoder(const InputFile& file, std::string_view bytes)
      : file_(file),
        bytes_(bytes),
        png_(png_create_read_struct_2(PNG_LIBPNG_VER_STRING, &state_, PngState::on_error,
                                      PngState::on_warning, &state_, PngState::allocate,
                                      PngState::release)),
        info_(png_ ? png_create_info_struct(png_) : nullptr) {
    nnc::check(info_ != nullptr, Code::kMemory, "file: no memory");
  }
  ~PngDecoder() { png_destroy_read_struct(&png_, &info_, nullptr); }
  PngDecoder(const PngDecoder&) = delete;
  PngDecoder& operator=(const PngDecoder&) = delete;

  Tensor decode(const ImageOptions& options) {
    const Head head = read_head();
    constexpr double kBestRatio = 1032;  // of zlib
    const double stored = static_cast<double>(png_get_rowbytes(png_, info_)) * head.height;
    file_.check(stored <= kBestRatio * static_cast<double>(bytes_.size()), kHeadAt, "a picture of ",
                head.width, " by ", head.height, " pixels cannot be in a file of ", bytes_.size(),
                " bytes");
    set_up(head, options);
    const bool wide = head.depth == 16 && options.keep_16_bits;
    const int64_t channels = png_get_channels(png_, info_);
    check_needed(file_, static_cast<double>(channels) * head.width * head.height * (wide ? 6 : 1),
                 options);
    const Dims sizes = {head.height, head.width, channels};
    const Tensor pixels = Tensor::empty(sizes, wide ? DType::kInt16 : DType::kUInt8);
    read_rows(head, static_cast<png_bytep>(pixels.mutable_view().data()));
    return ops::permute(wide ? widened(pixels) : pixels, {2, 0, 1});
  }

 private:
  static constexpr int64_t kHeadAt = 8;

  static void read(png_structp png, png_bytep to, size_t n) {
    auto* self = static_cast<PngDecoder*>(png_get_io_ptr(png));
    if (n > self->bytes_.size() - self->at_) png_error(png, "the file ends too early");
    std::memcpy(to, self->bytes_.data() + self->at_, n);
    self->at_ += n;
  }

  template <class F>
  void run(const F& f) {
    if (attempt(png_, f)) return;
    nnc::check(!state_.no_memory, Code::kMemory, "file: no memory");
    file_.fail(static_cast<int64_t>(at_), "PNG: ", static_cast<const char*>(state_.message));
  }

  Head read_head() {
    // A damaged chunk of any kind is an error. Texts are not looked at.
    static constexpr png_byte kPassedOver[] = "sPLT\0hIST\0eXIf\0tEXt\0zTXt\0iTXt";
    constexpr int kNames = sizeof kPassedOver / 5;
    Head head;
    run([&] {
      png_set_read_fn(png_, this, read);
      png_set_crc_action(png_, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
      png_set_keep_unknown_chunks(png_, PNG_HANDLE_CHUNK_NEVER, kPassedOver, kNames);
      png_read_info(png_, info_);
      png_get_IHDR(png_, info_, &head.width, &head.height, &head.depth, &head.color, nullptr,
                   nullptr, nullptr);
      head.has_transparency = png_get_valid(png_, info_, PNG_INFO_tRNS) != 0;
    });
    return head;
  }

  // The transformations that torchvision asks for.
  void set_up(const Head& head, const ImageOptions& options) {
    run([&] {
      if (head.color == PNG_COLOR_TYPE_GRAY && head.depth < 8) png_set_expand_gray_1_2_4_to_8(png_);
      png_set_packing(png_);
      if (head.depth == 16 && !options.keep_16_bits) png_set_strip_16(png_);
      if (head.depth == 16) png_set_swap(png_);
      if (options.mode != ImageMode::kUnchanged) set_mode(head, options.mode);
      png_set_interlace_handling(png_);
      png_read_update_info(png_, info_);
    });
  }

  void set_mode(const Head& head, ImageMode mode) {
    const bool palette = head.color == PNG_COLOR_TYPE_PALETTE;
    const bool colored = (head.color & PNG_COLOR_MASK_COLOR) != 0;
    if (palette) png_set_palette_to_rgb(png_);
    if (mode == ImageMode::kGrayAlpha || mode == ImageMode::kRgbAlpha) {
      if (head.has_transparency)
        png_set_tRNS_to_alpha(png_);
      else if ((head.color & PNG_COLOR_MASK_ALPHA) == 0)
        png_set_add_alpha(png_, 0xffff, PNG_FILLER_AFTER);
    } else {
      png_set_strip_alpha(png_);
    }
    if (mode == ImageMode::kRgb || mode == ImageMode::kRgbAlpha) {
      if (!colored) png_set_gray_to_rgb(png_);
    } else if (colored) {
      png_set_rgb_to_gray(png_, PNG_ERROR_ACTION_NONE, 0.2989, 0.587);
    }
  }

  void read_rows(const Head& head, png_bytep pixels) {
    run([&] {
      const size_t row = png_get_rowbytes(png_, info_);
      // Nothing once transformations are set up, so it is asked for again.
      const int passes = png_set_interlace_handling(png_);
      for (int pass = 0; pass < passes; ++pass) {
        for (png_uint_32 y = 0; y < head.height; ++y) png_read_row(png_, pixels + y * row, nullptr);
      }
      png_read_end(png_, nullptr);
    });
  }

  static Tensor widened(const Tensor& pixels) {
    const Tensor out = Tensor::empty(pixels.sizes(), DType::kInt32);
    const auto* from = pixels.data<int16_t>();
    auto* to = out.mutable_data<int32_t>();
    for (int64_t i = 0; i < pixels.numel(); ++i) to[i] = static_cast<uint16_t>(from[i]);
    return out;
  }

  const InputFile& file_;
  std::string_view bytes_;
  size_t at_ = 0;
  PngState state_;
  png_structp png_;
  png_infop info_;
};

}  // namespace

Tensor decode_png(const InputFile& file, std::string_view bytes, const ImageOptions& options) {
  return PngDecoder(file, bytes).decode(options);
}

}  // namespace nnc::io
