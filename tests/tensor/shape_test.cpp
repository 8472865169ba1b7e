// SPDX-License-Identifier: Apache-2.0
#include "tensor/shape.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "support/expect_error.h"

namespace nnc::testing {
namespace {

// Where the elements lie, in row-major order.
std::vector<int64_t> offsets(Sizes sizes, Sizes strides) {
  std::vector<int64_t> list{0};
  for (int64_t d = 0; d < sizes.size(); ++d) {
    std::vector<int64_t> next;
    for (const int64_t o : list) {
      for (int64_t i = 0; i < sizes[d]; ++i) next.push_back(o + i * strides[d]);
    }
    list = std::move(next);
  }
  return list;
}

// Strides of a reshape to `target`, found by looking at the elements alone: the step in each
// dimension is the difference of two neighbours, and must be right everywhere.
bool reshape_exists(const std::vector<int64_t>& from, Sizes target) {
  const Dims packed = contiguous_strides(target);
  Dims strides(target.size());
  for (int64_t d = 0; d < target.size(); ++d) {
    strides[d] = target[d] > 1 ? from[packed[d]] - from[0] : 0;
  }
  return offsets(target, strides) == from;
}

std::vector<Dims> factorizations(int64_t n, int64_t parts) {
  if (parts == 0) return n == 1 ? std::vector<Dims>{Dims()} : std::vector<Dims>{};
  std::vector<Dims> list;
  for (int64_t f = 1; f <= n; ++f) {
    if (n % f) continue;
    for (Dims rest : factorizations(n / f, parts - 1)) {
      rest.insert(0, f);
      list.push_back(rest);
    }
  }
  return list;
}

TEST(ViewStrides, AreFoundExactlyWhereTheyExist) {
  const std::vector<std::pair<Dims, Dims>> tensors = {
      {{2, 3, 4}, {12, 4, 1}}, {{2, 3, 4}, {1, 2, 6}},  {{4, 6}, {6, 1}},   {{4, 6}, {12, 2}},
      {{4, 6}, {1, 4}},        {{2, 2, 6}, {24, 6, 1}}, {{24}, {3}},        {{1, 24}, {7, 1}},
      {{4, 1, 6}, {6, 99, 1}}, {{2, 12}, {0, 1}},       {{2, 12}, {12, 0}}, {{4, 6}, {0, 0}},
      {{2, 3, 4}, {3, 1, 6}},  {{2, 3, 4}, {4, 8, 1}},  {{24, 1}, {1, 1}},  {{3, 8}, {16, 2}}};
  int found = 0, refused = 0;
  for (const auto& [sizes, strides] : tensors) {
    const std::vector<int64_t> from = offsets(sizes, strides);
    for (int64_t parts = 1; parts <= 4; ++parts) {
      for (const Dims& target : factorizations(24, parts)) {
        Dims out;
        const bool ok = view_strides(sizes, strides, target, out);
        ASSERT_EQ(ok, reshape_exists(from, target));
        ASSERT_TRUE(!ok || offsets(target, out) == from);
        ++(ok ? found : refused);
      }
    }
  }
  EXPECT_GT(found, 100);
  EXPECT_GT(refused, 100);
}
TEST(ViewStrides, WithoutElements) {
  Dims out;
  EXPECT_TRUE(view_strides(Dims{0, 3}, Dims{3, 1}, Dims{3, 0, 2}, out));
  EXPECT_EQ(out.size(), 3);
}

TEST(Overlap, IsSeenWhereverItIs) {
  // may_overlap may say yes to odd layouts that do not overlap, but never no to one that does.
  for (int64_t a = 1; a <= 3; ++a) {
    for (int64_t b = 1; b <= 3; ++b) {
      for (int64_t s = 0; s <= 5; ++s) {
        for (int64_t t = 0; t <= 5; ++t) {
          const Dims sizes{a, b}, strides{s, t};
          const std::vector<int64_t> all = offsets(sizes, strides);
          const bool overlaps = std::set<int64_t>(all.begin(), all.end()).size() != all.size();
          EXPECT_TRUE(!overlaps || may_overlap(sizes, strides)) << a << b << s << t;
        }
      }
    }
  }
  EXPECT_FALSE(may_overlap(Dims{2, 3}, Dims{3, 1}));
  EXPECT_FALSE(may_overlap(Dims{2, 3}, Dims{1, 2}));
  EXPECT_FALSE(may_overlap(Dims{2, 3}, Dims{8, 2}));
  EXPECT_FALSE(may_overlap(Dims{1, 3}, Dims{0, 1}));
  EXPECT_FALSE(may_overlap(Dims{0, 3}, Dims{0, 0}));
}

TEST(Contiguous, StridesOfSizeOneDoNotCount) {
  EXPECT_TRUE(is_contiguous(Dims{1, 3, 1}, Dims{77, 1, 5}));
  EXPECT_TRUE(is_contiguous(Dims{0, 3}, Dims{9, 9}));
  EXPECT_TRUE(is_contiguous(Dims{}, Dims{}));
  EXPECT_FALSE(is_contiguous(Dims{2, 3}, Dims{1, 2}));
  EXPECT_FALSE(is_contiguous(Dims{3}, Dims{2}));
  EXPECT_EQ(contiguous_strides(Dims{2, 3, 4}), (Dims{12, 4, 1}));
}

TEST(Broadcast, SizesAndErrors) {
  EXPECT_EQ(broadcast_sizes(Dims{2, 1, 4}, Dims{3, 1}, "add"), (Dims{2, 3, 4}));
  EXPECT_EQ(broadcast_sizes(Dims{}, Dims{0}, "add"), (Dims{0}));
  EXPECT_EQ(broadcast_sizes(Dims{1}, Dims{0}, "add"), (Dims{0}));
  expect_error(
      [] {
        broadcast_sizes(Dims{2, 3}, Dims{2}, "add");
      },
      Code::kShape,
      "add: The size of tensor a (3) must match the size of tensor b (2) at non-singleton "
      "dimension 1");
  EXPECT_EQ(broadcast_strides(Dims{3, 1}, Dims{1, 1}, Dims{2, 3, 4}), (Dims{0, 1, 0}));
  EXPECT_TRUE(is_expandable(Dims{1, 4}, Dims{2, 3, 4}));
  EXPECT_FALSE(is_expandable(Dims{2, 4}, Dims{4}));
}

TEST(Dimensions, CountFromTheEnd) {
  EXPECT_EQ(wrap_dim(-1, 3, "sum"), 2);
  EXPECT_EQ(wrap_dim(-1, 0, "sum"), 0);
  EXPECT_EQ(wrap_dim(0, 0, "sum"), 0);
  expect_error([] { wrap_dim(3, 3, "sum"); }, Code::kIndex,
               "Dimension out of range (expected to be in range of [-3, 2], but got 3)");
  expect_error([] { wrap_dim(-2, 0, "sum"); }, Code::kIndex,
               "Dimension out of range (expected to be in range of [-1, 0], but got -2)");
  expect_error([] { wrap_dim(INT64_MIN, 3, "sum"); }, Code::kIndex, "Dimension out of range");
}

TEST(Sizes, AreCheckedForOverflow) {
  EXPECT_EQ(checked_numel(Dims{2, 3}, "empty"), 6);
  EXPECT_EQ(checked_numel(Dims{}, "empty"), 1);
  EXPECT_EQ(checked_numel(Dims{INT64_MAX, 0}, "empty"), 0);
  EXPECT_THROW(checked_numel(Dims{0, INT64_MAX, INT64_MAX}, "empty"), Error);
  EXPECT_THROW(checked_numel(Dims{INT64_MAX, 2}, "empty"), Error);
  EXPECT_THROW(checked_numel(Dims{int64_t{1} << 32, int64_t{1} << 32}, "empty"), Error);
  expect_error([] { checked_numel(Dims{2, -1}, "empty"); }, Code::kShape, "empty: ");
}

}  // namespace
}  // namespace nnc::testing
