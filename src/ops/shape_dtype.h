// SPDX-License-Identifier: Apache-2.0
// Views as another element type.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

// The same bytes as elements of another type, without history.
Tensor view_dtype(const Tensor& x, DType dtype);

}  // namespace nnc::ops
