// SPDX-License-Identifier: Apache-2.0
// JPEG files, by libjpeg-turbo.
#pragma once

#include <string>
#include <string_view>

#include "io/image.h"

namespace nnc::io {

// The picture (C, H, W) in the bytes of `file`.
Tensor decode_jpeg(const InputFile& file, std::string_view bytes, const ImageOptions& options);

// uint8 (C, H, W): grey or RGB. quality is libjpeg's, 1..100.
std::string encode_jpeg(const Tensor& image, int64_t quality = 75);

}  // namespace nnc::io
