// SPDX-License-Identifier: Apache-2.0
// Integers among the inputs of a forward.
#pragma once

#include "tensor/tensor.h"

namespace nnc::nn {

// The elements of a vector of int64, such as output_size; none if it is undefined.
Dims read_numbers(const Tensor& t, const char* name);

}  // namespace nnc::nn
