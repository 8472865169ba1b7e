// SPDX-License-Identifier: Apache-2.0
// IDX files, those of MNIST: a magic number, sizes and elements, the highest byte first; perhaps
// compressed by gzip.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "tensor/tensor.h"

namespace nnc::io {

// max_size: of what a compressed file becomes, in bytes.
Tensor load_idx(const std::string& path, std::optional<int64_t> max_size);

}  // namespace nnc::io
