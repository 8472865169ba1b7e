// SPDX-License-Identifier: Apache-2.0
// The text of a tensor, character for character what print() of PyTorch shows.
#pragma once

#include <string>

#include "tensor/print_options.h"
#include "tensor/tensor.h"

namespace nnc {

// What a tensor itself does not know here: its history lies above this layer.
struct PrintInfo {
  const char* grad_fn = nullptr;          // the name of the node that made it, or null
  bool requires_grad = false;             // of a leaf
  DType default_dtype = DType::kFloat32;  // is not named in the text
  PrintOptions options;
};

// The most digits after the point that may be asked for.
inline constexpr int64_t kMostDigits = 1000;

std::string to_text(const Tensor& t, const PrintInfo& info);

}  // namespace nnc
