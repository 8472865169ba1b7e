// SPDX-License-Identifier: Apache-2.0
// What C++ calls an element type, as some of PyTorch's refusals have it.
#pragma once

#include "tensor/dtype.h"

namespace nnc::ops {

inline const char* c_name(DType t) {
  constexpr const char* kNames[kDTypeCount] = {
      "",    "float",     "double",      "c10::Half",     "c10::BFloat16", "long int",
      "int", "short int", "signed char", "unsigned char", "bool"};
  return kNames[static_cast<int>(t)];
}

}  // namespace nnc::ops
