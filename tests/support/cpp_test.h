// SPDX-License-Identifier: Apache-2.0
// What tests of nnc.hpp share.
#pragma once

#include <gtest/gtest.h>

#include <nnc/nnc.hpp>
#include <string>
#include <vector>

namespace nnc_test {

using Values = std::vector<float>;
using Whole = std::vector<int64_t>;

inline Values values(const nnc::Tensor& tensor) {
  return tensor.to_vector<float>();
}
inline Whole whole(const nnc::Tensor& tensor) {
  return tensor.to_vector<int64_t>();
}

// Leaves no handle behind.
class CppTest : public testing::Test {
 protected:
  int64_t before_ = nnc_live_handles();
  void TearDown() override { EXPECT_EQ(nnc_live_handles(), before_); }
};

// The code and a part of the message of what body throws.
template <class F>
void expect_error(nnc_code code, const std::string& text, F body) {
  try {
    body();
    FAIL() << "no exception";
  } catch (const nnc::Error& e) {
    EXPECT_EQ(e.code(), code) << e.what();
    EXPECT_NE(std::string(e.what()).find(text), std::string::npos) << e.what();
  }
}

}  // namespace nnc_test
