// SPDX-License-Identifier: Apache-2.0
// Errors of the operations that a function consists of.
#pragma once

#include "base/error.h"

namespace nnc::ops {

// f(), whose errors begin with the name of the function that was called, whatever operation inside
// found them: under a layer too. A C function that is called itself puts its own name there.
template <class F>
auto speaking_as(const char* op, const F& f) {
  try {
    return f();
  } catch (const Error& e) {
    fail(e.code(), op, ": ", e.message());
  }
}

}  // namespace nnc::ops
