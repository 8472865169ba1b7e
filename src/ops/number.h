// SPDX-License-Identifier: Apache-2.0
// Numbers on their way into tensors.
#pragma once

#include "tensor/dtype.h"

namespace nnc::ops {

// A number as a floating point type holds it.
double rounded_to(double v, DType dtype);
// The largest finite value of a floating point type.
double largest_value(DType dtype);
// Fails where torch does not convert a number to an element type: out of range (infinities and NaN
// are in the range of the floating types, and a negative whole number wraps in uint8).
void check_fits(const Scalar& value, DType dtype, const char* op);

}  // namespace nnc::ops
