// SPDX-License-Identifier: Apache-2.0
// Contents of tensors, in the bytes of any element type.
#pragma once

#include <cstdint>

#include "call.h"

namespace nnc_fuzz {

int64_t item_size(int32_t dtype);

// Writes n elements:
//   kQuarters  multiples of 1/4 in [-2, 2]: sums are exact in every type
//   kWhole     0, 1, ... 5: indices and classes
//   kUnit      multiples of 1/16 in (0, 1)
//   kLimits    the largest, the least, infinities, NaN, subnormals, among quarters
void fill(void* memory, int64_t n, int32_t dtype, TensorSpec::Values values, uint64_t seed);

// Element i as a double; of int64 what a double has of it.
double element(const void* memory, int64_t i, int32_t dtype);

}  // namespace nnc_fuzz
