// SPDX-License-Identifier: Apache-2.0
// The text of a tensor together with its history.
#pragma once

#include <string>

#include "tensor/tensor.h"

namespace nnc {

// What print(t) shows in PyTorch under the current settings.
std::string to_text(const Tensor& t);

}  // namespace nnc
