// SPDX-License-Identifier: Apache-2.0
// Images for TensorBoard.
#include <algorithm>

#include "io/png.h"
#include "ops/convert.h"
#include "ops/layout.h"
#include "ops/shape.h"
#include "tensorboard/summary_writer.h"

namespace nnc::tensorboard {
namespace {

constexpr int64_t kColumns = 8;  // of images in one

// The dimensions in the order of `wanted`, each of whose letters `formats` has once.
Tensor ordered(const Tensor& x, std::string_view formats, std::string_view wanted) {
  SmallVector<int64_t, 5> order;
  for (const char c : wanted) {
    const size_t at = formats.find(c);
    check(at != formats.npos && formats.find(c, at + 1) == formats.npos, Code::kInvalid,
          "dataformats '", formats, "' must have each of the letters of ", wanted, " once");
    order.push_back(static_cast<int64_t>(at));
  }
  return ops::permute(x, order);
}

// Bytes from uint8, or from what lies in 0..1.
uint8_t to_byte(float v, bool scale) {
  const float scaled = scale ? v * 255 : v;
  return scaled >= 0 ? static_cast<uint8_t>(std::min(scaled, 255.F)) : 0;
}

// (N, C, H, W) of bytes as one (3, rows * H, columns * W).
Tensor grid(const Tensor& images) {
  const int64_t n = images.size(0), channels = images.size(1), h = images.size(2),
                w = images.size(3);
  check(channels == 1 || channels == 3, Code::kInvalid, "img_tensor: images have ", channels,
        " channels, expected 1 or 3");
  const int64_t columns = std::min(n, kColumns), rows = (n + columns - 1) / columns;
  const Tensor out = Tensor::zeros({3, rows * h, columns * w}, DType::kUInt8);
  const auto* from = images.data<uint8_t>();
  auto* to = out.mutable_data<uint8_t>();
  for (int64_t i = 0; i < n; ++i) {
    for (int64_t c = 0; c < 3; ++c) {
      const uint8_t* plane = from + (i * channels + (channels == 1 ? 0 : c)) * h * w;
      for (int64_t y = 0; y < h; ++y) {
        const int64_t row = c * rows * h + i / columns * h + y;
        std::copy_n(plane + y * w, w, to + row * columns * w + i % columns * w);
      }
    }
  }
  return out;
}

Tensor bytes_of(const Tensor& x) {
  const bool scale = x.dtype() != DType::kUInt8;
  const Tensor plain = ops::row_major(ops::to_dtype(x, DType::kFloat32));
  const Tensor out = Tensor::empty(plain.sizes(), DType::kUInt8);
  const auto* from = plain.data<float>();
  auto* to = out.mutable_data<uint8_t>();
  for (int64_t i = 0; i < plain.numel(); ++i) to[i] = to_byte(from[i], scale);
  return out;
}

}  // namespace

Message image(std::string_view tag, const Tensor& picture, std::string_view dataformats) {
  check_text(tag, "tag");
  std::string formats(dataformats);
  // In any locale.
  for (char& c : formats) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  const auto dims = static_cast<int64_t>(formats.size());
  check(dims >= 2 && dims <= 4, Code::kInvalid, "dataformats '", dataformats,
        "' must name 2 to 4 dimensions");
  check(picture.dim() == dims, Code::kShape, "img_tensor has ", picture.dim(),
        " dimensions, dataformats '", dataformats, "' names ", dims);
  check(picture.numel() > 0, Code::kInvalid, "img_tensor has no elements");
  Tensor x = detach(picture);
  if (dims == 4) {
    x = grid(bytes_of(ordered(x, formats, "NCHW")));
  } else {
    if (dims == 2) {
      x = ops::unsqueeze(x, 0);
      formats = "C" + formats;
    }
    x = bytes_of(ordered(x, formats, "CHW"));
    check(x.size(0) == 1 || x.size(0) == 3 || x.size(0) == 4, Code::kInvalid, "img_tensor has ",
          x.size(0), " channels, expected 1, 3 or 4");
    if (x.size(0) == 1) x = grid(ops::unsqueeze(x, 0));
  }
  Message picture_message, value;
  picture_message.integer(1, x.size(1)).integer(2, x.size(2)).integer(3, x.size(0));
  picture_message.text(4, io::encode_png(x));
  value.text(1, tag).message(4, picture_message);
  return value;
}

}  // namespace nnc::tensorboard
