// SPDX-License-Identifier: Apache-2.0
// What is to be known about element types.
#pragma once

#include <string>
#include <string_view>

#include "tensor/dtype.h"

namespace nnc::ops {

// A field of torch.finfo: "bits", "eps", "max", "min", "tiny", "smallest_normal", "resolution".
double finfo(DType dtype, std::string_view field);
// "torch.FloatTensor"
std::string type_text(DType dtype);

}  // namespace nnc::ops
