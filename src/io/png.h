// SPDX-License-Identifier: Apache-2.0
// PNG files, by libpng.
#pragma once

#include <string>
#include <string_view>

#include "io/image.h"

namespace nnc::io {

// The picture (C, H, W) in the bytes of `file`.
Tensor decode_png(const InputFile& file, std::string_view bytes, const ImageOptions& options);

// uint8 (C, H, W): grey, grey and alpha, RGB, RGB and alpha. compression_level is zlib's, 0..9.
std::string encode_png(const Tensor& image, int64_t compression_level = 6);

}  // namespace nnc::io
