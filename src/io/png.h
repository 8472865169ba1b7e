// SPDX-License-Identifier: Apache-2.0
// PNG files, by libpng.
#pragma once

#include <string>

#include "tensor/tensor.h"

namespace nnc::io {

// uint8 (C, H, W): grey, grey and alpha, RGB, RGB and alpha. compression_level is zlib's, 0..9.
std::string encode_png(const Tensor& image, int64_t compression_level = 6);

}  // namespace nnc::io
