// SPDX-License-Identifier: Apache-2.0
// Checked arithmetic: every size, stride, offset and byte count is computed through these.
#pragma once

#include <cstdint>

#include "base/error.h"

namespace nnc {

inline int64_t checked_mul(int64_t a, int64_t b, const char* what) {
  int64_t r;
  check(!__builtin_mul_overflow(a, b, &r), Code::kMemory, what, ": ", a, " * ", b,
        " does not fit into 64 bits");
  return r;
}

inline int64_t checked_add(int64_t a, int64_t b, const char* what) {
  int64_t r;
  check(!__builtin_add_overflow(a, b, &r), Code::kMemory, what, ": ", a, " + ", b,
        " does not fit into 64 bits");
  return r;
}

}  // namespace nnc
