// SPDX-License-Identifier: Apache-2.0
// Names in safetensors files.
#pragma once

#include <optional>
#include <string_view>

#include "tensor/dtype.h"

namespace nnc::io {

inline constexpr std::string_view kMetadata = "__metadata__";
// What a header may have: in bytes, as in the package, and in names.
inline constexpr int64_t kLongestHeader = 100'000'000, kMostTensors = 1'000'000;

std::string_view safetensors_name(DType dtype);
std::optional<DType> safetensors_dtype(std::string_view name);
// Does the format have it, but not this library?
bool is_other_safetensors_dtype(std::string_view name);
// In the order in which files have their tensors: those of the strictest alignment first.
int safetensors_rank(DType dtype);

}  // namespace nnc::io
