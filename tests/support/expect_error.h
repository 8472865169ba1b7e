// SPDX-License-Identifier: Apache-2.0
// A call that must fail with a certain code, and with a certain text somewhere in its message.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "base/error.h"

namespace nnc::testing {

template <class F>
void expect_error(const F& f, Code code, const std::string& text) {
  try {
    f();
    ADD_FAILURE() << "no error; expected: " << text;
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), code) << e.what();
    EXPECT_NE(std::string(e.what()).find(text), std::string::npos)
        << "got:      " << e.what() << "\nexpected: " << text;
  }
}

}  // namespace nnc::testing
