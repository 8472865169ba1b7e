// SPDX-License-Identifier: Apache-2.0
// Element types that an operation does not take: PyTorch's refusals, in its words.
#pragma once

#include <optional>

#include "graph/record.h"

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
// May a result of that type be recorded as a function of x? Whole numbers have no gradient.
inline void check_differentiable(const Tensor& x, std::optional<DType> type, const char* op) {
  if (!type || is_floating(*type)) return;
  check(!grad_enabled() || !requires_grad(x), Code::kDtype, op,
        ": Autograd not support dtype: ", short_type_name(*type));
}

}  // namespace nnc::ops
