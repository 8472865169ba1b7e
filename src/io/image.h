// SPDX-License-Identifier: Apache-2.0
// Pictures in files, as torchvision.io has them.
#pragma once

#include <cstdint>

#include "tensor/tensor.h"

namespace nnc::io {

// The sizes of an image that is to be written.
struct ImageSizes {
  int64_t channels = 0, height = 0, width = 0;
  // Another element type, or other sizes, are an Error that starts with `op`.
  static ImageSizes of(const Tensor& image, int64_t most_channels, const char* op);
};
// Its elements as (H, W, C), row-major.
Tensor pixels_of(const Tensor& image);

}  // namespace nnc::io
