// SPDX-License-Identifier: Apache-2.0
// The text of a tensor, character for character what print() of PyTorch shows.
#pragma once

#include <string>

#include "tensor/tensor.h"

namespace nnc {

// What a tensor itself does not know here: its history lies above this layer.
struct PrintInfo {
  const char* grad_fn = nullptr;          // the name of the node that made it, or null
  bool requires_grad = false;             // of a leaf
  DType default_dtype = DType::kFloat32;  // is not named in the text
};

// PyTorch's default options: 4 digits, 80 columns, more than 1000 elements are summarised to the
// first and last 3 of each dimension.
std::string to_text(const Tensor& t, const PrintInfo& info);

}  // namespace nnc
