// SPDX-License-Identifier: Apache-2.0
// Lists of numbers as parameters.
#pragma once

#include "capi/arguments.h"

// The list x of n_x elements.
#define REALS(x) ::nnc::capi::reals(x, n_##x, #x)

namespace nnc::capi {

// A list may be NULL only if it is empty.
inline Span<const double> reals(const double* p, int64_t n, const char* name) {
  check(n >= 0 && n <= kMaxDims, Code::kShape, "the number of ", name, " is ", n, ", expected 0..",
        kMaxDims);
  check(p != nullptr || n == 0, Code::kInvalid, name, " is NULL, but its length is ", n);
  return {p, n};
}

}  // namespace nnc::capi
