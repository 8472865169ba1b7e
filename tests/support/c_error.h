// SPDX-License-Identifier: Apache-2.0
// Errors of the C interface in tests of C functions.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "nnc/nnc.h"

namespace nnc_test {

// A call that must succeed.
inline void ok(nnc_error* e) {
  ASSERT_EQ(e, nullptr) << nnc_error_op(e) << ": " << nnc_error_message(e);
}

// The code of an error, which is freed; 0 for none.
inline int32_t code_of(nnc_error* e) {
  const int32_t code = e ? nnc_error_code(e) : 0;
  nnc_error_free(e);
  return code;
}

// A call that must fail so; the error is freed.
inline void expect_error(nnc_error* e, nnc_code code, const std::string& text) {
  ASSERT_NE(e, nullptr);
  EXPECT_EQ(nnc_error_code(e), code);
  EXPECT_NE(std::string(nnc_error_message(e)).find(text), std::string::npos)
      << nnc_error_message(e);
  nnc_error_free(e);
}

}  // namespace nnc_test
