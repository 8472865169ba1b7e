// SPDX-License-Identifier: Apache-2.0
// Element types that an operation does not take: PyTorch's refusals, in its words.
#pragma once

#include "base/error.h"
#include "tensor/dtype.h"

namespace nnc::ops {

inline void check_implemented(bool taken, DType t, const char* op) {
  check(taken, Code::kDtype, op, ": not implemented for torch.", t);
}
inline void check_floating(DType t, const char* op) {
  check_implemented(is_floating(t), t, op);
}
inline void check_not_bool(DType t, const char* op) {
  check_implemented(t != DType::kBool, t, op);
}

}  // namespace nnc::ops
