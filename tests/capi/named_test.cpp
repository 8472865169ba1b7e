// SPDX-License-Identifier: Apache-2.0
// Named collections against a plain list, while entries come, are set and go in any order.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "support/c_error.h"

namespace {

using nnc_test::code_of;
using nnc_test::ok;

class Named : public ::testing::Test {
 protected:
  void SetUp() override {
    ok(nnc_ctx_scope(nullptr, &ctx_));
    ok(nnc_zeros(ctx_, nullptr, 0, NNC_FLOAT32, &tensor_));
    ok(nnc_named_new(ctx_, &named_));
  }
  void TearDown() override { nnc_release(ctx_); }

  void expect(const std::vector<std::string>& keys) {
    ASSERT_EQ(nnc_named_count(named_), static_cast<int64_t>(keys.size()));
    for (size_t i = 0; i < keys.size(); ++i) {
      ASSERT_EQ(nnc_named_key(named_, static_cast<int64_t>(i)), keys[i]) << i;
    }
    EXPECT_EQ(nnc_named_key(named_, static_cast<int64_t>(keys.size())), nullptr);
  }

  nnc_ctx* ctx_ = nullptr;
  nnc_tensor* tensor_ = nullptr;
  nnc_named* named_ = nullptr;
};

TEST_F(Named, IsAListWithKeys) {
  std::vector<std::string> keys;
  std::mt19937 random(1);
  for (int i = 0; i < 4000; ++i) {
    const std::string key = "k" + std::to_string(random() % 300);
    const auto at = std::find(keys.begin(), keys.end(), key);
    const bool there = at != keys.end();
    // More comes than goes, then the other way round, and so on.
    if (random() % 10 < (i / 500 % 2 ? 7u : 3u)) {
      EXPECT_EQ(code_of(nnc_named_remove(named_, key.c_str())), there ? NNC_OK : NNC_E_UNKNOWN);
      if (there) keys.erase(at);
    } else if (random() % 2) {
      EXPECT_EQ(code_of(nnc_named_add(named_, key.c_str(), tensor_)),
                there ? NNC_E_INVALID : NNC_OK);
      if (!there) keys.push_back(key);
    } else {
      ok(nnc_named_set(named_, key.c_str(), tensor_));
      if (!there) keys.push_back(key);
    }
    if (i % 50 == 0) expect(keys);
  }
  expect(keys);
}

// Nothing moves up for each that goes: a second, not a quarter of an hour.
TEST_F(Named, IsEmptiedFromTheFront) {
  constexpr int kMany = 100'000;
  for (int i = 0; i < kMany; ++i) ok(nnc_named_add(named_, std::to_string(i).c_str(), tensor_));
  for (int i = 0; i < kMany; ++i) {
    ASSERT_EQ(nnc_named_key(named_, 0), std::to_string(i));
    ok(nnc_named_remove(named_, std::to_string(i).c_str()));
  }
  EXPECT_EQ(nnc_named_count(named_), 0);
}

}  // namespace
