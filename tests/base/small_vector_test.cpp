// SPDX-License-Identifier: Apache-2.0
#include "base/small_vector.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/checked.h"

namespace nnc {
namespace {

using Texts = SmallVector<std::string, 2>;

std::string text(int i) {
  return "a text too long for the string's own memory " + std::to_string(i);
}

Texts numbered(int n) {
  Texts v;
  for (int i = 0; i < n; ++i) v.push_back(text(i));
  return v;
}
void expect_numbered(const Texts& v, int n) {
  ASSERT_EQ(v.size(), n);
  for (int i = 0; i < n; ++i) EXPECT_EQ(v[i], text(i));
}

// Sizes on both sides of what fits inside the object.
TEST(SmallVector, CopiesAndMoves) {
  for (int n = 0; n <= 5; ++n) {
    for (int m = 0; m <= 5; ++m) {
      const Texts source = numbered(n);
      Texts copy(source), assigned = numbered(m), moved_to = numbered(m), moved = numbered(n);
      assigned = source;
      moved_to = std::move(moved);
      expect_numbered(copy, n);
      expect_numbered(assigned, n);
      expect_numbered(moved_to, n);
      EXPECT_TRUE(moved.empty());
      moved.push_back("again");
      EXPECT_EQ(moved.back(), "again");
      Texts& self = assigned;
      assigned = self;
      expect_numbered(assigned, n);
      EXPECT_TRUE(assigned == moved_to);
      EXPECT_EQ(numbered(n) == numbered(m), n == m);
    }
  }
}

TEST(SmallVector, InsertsAndErasesAnywhere) {
  for (int n = 0; n <= 4; ++n) {
    for (int at = 0; at <= n; ++at) {
      Texts v = numbered(n);
      v.insert(at, "new");
      ASSERT_EQ(v.size(), n + 1);
      EXPECT_EQ(v[at], "new");
      v.erase(at);
      expect_numbered(v, n);
    }
  }
}

TEST(SmallVector, ResizesWithAValue) {
  SmallVector<int64_t, 3> v{1, 2};
  v.resize(5, 7);
  EXPECT_TRUE(v == (SmallVector<int64_t, 3>{1, 2, 7, 7, 7}));
  v.resize(1);
  EXPECT_TRUE(v == (SmallVector<int64_t, 3>{1}));
  const int64_t more[] = {8, 9, 10, 11};
  v.append(more, 4);
  EXPECT_TRUE(v == (SmallVector<int64_t, 3>{1, 8, 9, 10, 11}));
}

TEST(Checked, ArithmeticFailsInsteadOfWrapping) {
  EXPECT_EQ(checked_mul(INT64_MAX, 1, "x"), INT64_MAX);
  EXPECT_EQ(checked_add(INT64_MAX - 1, 1, "x"), INT64_MAX);
  EXPECT_THROW(checked_mul(INT64_MAX, 2, "x"), Error);
  EXPECT_THROW(checked_mul(INT64_MIN, -1, "x"), Error);
  EXPECT_THROW(checked_add(INT64_MAX, 1, "x"), Error);
  EXPECT_THROW(checked_add(INT64_MIN, -1, "x"), Error);
}

}  // namespace
}  // namespace nnc
