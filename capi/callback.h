// SPDX-License-Identifier: Apache-2.0
// Calling the host's functions.
#pragma once

#include <exception>

#include "capi/error.h"

namespace nnc::capi {

// Note [Exceptions of the host]
// A callback returns its errors; a C++ exception that leaves it breaks the contract. It still
// becomes an error where it can: the unwinder of the host then runs the personality routine of our
// own libgcc, which is sound as long as both are GCC's and after ours has been set up by an
// exception of our own. The host's std::uncaught_exceptions() counts such an exception for good.
void expect_foreign_exceptions();

// f(), whose exceptions become errors.
template <class F>
nnc_error* call_host(const char* where, const F& f) {
  expect_foreign_exceptions();
  try {
    return f();
  } catch (const std::exception& e) {
    return make_error(NNC_E_CALLBACK, where, e.what());
  } catch (...) {
    return make_error(NNC_E_CALLBACK, where, "a C++ exception that is not a std::exception");
  }
}

}  // namespace nnc::capi
