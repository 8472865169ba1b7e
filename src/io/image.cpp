// SPDX-License-Identifier: Apache-2.0
#include "io/image.h"

#include "ops/layout.h"
#include "ops/shape.h"

namespace nnc::io {

ImageSizes ImageSizes::of(const Tensor& image, int64_t most_channels, const char* op) {
  check(!is_uninitialized(image), Code::kState, op, ": the image", kUninitialized);
  check(image.dtype() == DType::kUInt8, Code::kDtype, op, ": the image is ", image.dtype(),
        ", expected uint8");
  check(image.dim() == 3, Code::kShape, op, ": the image has ", image.dim(),
        " dimensions, expected (channels, height, width)");
  const ImageSizes out{image.size(0), image.size(1), image.size(2)};
  check(out.channels >= 1 && out.channels <= most_channels, Code::kShape, op, ": the image has ",
        out.channels, " channels, expected 1 to ", most_channels);
  // What both libraries take, JPEG as a format.
  constexpr int64_t kLongestSide = 65'500;
  check(
      out.height >= 1 && out.width >= 1 && out.height <= kLongestSide && out.width <= kLongestSide,
      Code::kShape, op, ": the image has ", out.height, " by ", out.width,
      " pixels, expected 1 to ", kLongestSide, " each");
  return out;
}

Tensor pixels_of(const Tensor& image) {
  return ops::row_major(ops::permute(image, {1, 2, 0}));
}

}  // namespace nnc::io
