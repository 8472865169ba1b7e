// SPDX-License-Identifier: Apache-2.0
// What the C layer adds to shapes, indexing and random draws: lists of results, pairs, NULL for
// torch's None, and nothing written on failure.
#include <gtest/gtest.h>

#include <vector>

#include "nnc/nnc.h"
#include "support/c_error.h"

namespace {

using nnc_test::code_of;

// The integers 0, 1, ... in the given sizes.
nnc_tensor* counting(const std::vector<int64_t>& sizes) {
  std::vector<double> values;
  int64_t n = 1;
  for (const int64_t s : sizes) n *= s;
  for (int64_t i = 0; i < n; ++i) values.push_back(static_cast<double>(i));
  nnc_tensor* t = nullptr;
  EXPECT_EQ(nnc_tensor_from_data(nullptr, values.data(), sizes.data(),
                                 static_cast<int64_t>(sizes.size()), NNC_FLOAT64, &t),
            nullptr);
  return t;
}
std::vector<double> values_of(nnc_tensor* t) {
  nnc_tensor* wide = nullptr;
  EXPECT_EQ(nnc_tensor_to(nullptr, t, NNC_FLOAT64, &wide), nullptr);
  std::vector<double> v(static_cast<size_t>(nnc_tensor_numel(t)));
  EXPECT_EQ(nnc_tensor_copy_to(nullptr, wide, v.data(), nnc_tensor_numel(t) * 8), nullptr);
  nnc_release(wide);
  return v;
}
using Values = std::vector<double>;

// The error's code; the error is freed.

// Lists of which none has to do with the number of dimensions, longer than there can be of those.
TEST(ShapeOps, ListsOfAnyLength) {
  constexpr int64_t kMany = 1000;
  nnc_tensor *x = counting({kMany}), *y = nullptr;
  std::vector<int64_t> places;
  for (int64_t i = 1; i < kMany; ++i) places.push_back(i);
  std::vector<nnc_tensor*> parts(kMany);
  int64_t n = -1;
  const auto n_places = static_cast<int64_t>(places.size());
  EXPECT_EQ(code_of(nnc_tensor_split_indices(nullptr, x, places.data(), n_places, 0, parts.data(),
                                             n_places, &n)),
            NNC_E_INVALID);
  EXPECT_EQ(n, -1);
  ASSERT_EQ(
      nnc_tensor_split_indices(nullptr, x, places.data(), n_places, 0, parts.data(), kMany, &n),
      nullptr);
  ASSERT_EQ(n, kMany);
  EXPECT_EQ(values_of(parts[0]), Values{0});
  EXPECT_EQ(values_of(parts[kMany - 1]), Values{kMany - 1});
  for (nnc_tensor* p : parts) nnc_release(p);
  const std::vector<int64_t> shifts(100, 3), dims(100, 0);
  ASSERT_EQ(nnc_roll(nullptr, x, shifts.data(), 100, dims.data(), 100, &y), nullptr);
  EXPECT_EQ(values_of(y)[300], 0);
  for (nnc_tensor* t : {x, y}) nnc_release(t);
}

TEST(ShapeOps, ListsAreGivenWholeOrNotAtAll) {
  nnc_tensor* x = counting({5});
  nnc_tensor* parts[3] = {nullptr, nullptr, nullptr};
  int64_t n = -1, size = 2;
  EXPECT_EQ(code_of(nnc_split(nullptr, x, &size, 1, 0, parts, 2, &n)), NNC_E_INVALID);
  EXPECT_EQ(n, -1);
  EXPECT_EQ(parts[0], nullptr);
  ASSERT_EQ(nnc_split(nullptr, x, &size, 1, 0, parts, 3, &n), nullptr);
  ASSERT_EQ(n, 3);
  EXPECT_EQ(values_of(parts[1]), (Values{2, 3}));
  EXPECT_EQ(values_of(parts[2]), (Values{4}));
  for (nnc_tensor* p : parts) nnc_release(p);
  const int64_t sizes[2] = {1, 4};
  ASSERT_EQ(nnc_split(nullptr, x, sizes, 2, 0, parts, 3, &n), nullptr);
  ASSERT_EQ(n, 2);
  EXPECT_EQ(values_of(parts[1]), (Values{1, 2, 3, 4}));
  for (int i = 0; i < 2; ++i) nnc_release(parts[i]);
  EXPECT_EQ(code_of(nnc_split(nullptr, x, sizes, 2, 0, parts, 1, &n)), NNC_E_INVALID);
  EXPECT_EQ(code_of(nnc_unbind(nullptr, x, 0, nullptr, 5, &n)), NNC_E_INVALID);
  EXPECT_EQ(code_of(nnc_unbind(nullptr, x, 0, parts, 3, nullptr)), NNC_E_INVALID);
  nnc_release(x);
}

TEST(ShapeOps, NullMeansNone) {
  nnc_tensor *x = counting({1, 3, 1}), *y = nullptr;
  ASSERT_EQ(nnc_squeeze(nullptr, x, nullptr, 0, &y), nullptr);
  EXPECT_EQ(nnc_tensor_ndim(y), 1);
  nnc_release(y);
  const int64_t last = -1, shift = 1, amounts[2] = {1, 0};
  ASSERT_EQ(nnc_squeeze(nullptr, x, &last, 1, &y), nullptr);
  EXPECT_EQ(nnc_tensor_ndim(y), 2);
  nnc_release(y);
  ASSERT_EQ(nnc_roll(nullptr, x, &shift, 1, nullptr, 0, &y), nullptr);
  EXPECT_EQ(values_of(y), (Values{2, 0, 1}));
  nnc_release(y);
  ASSERT_EQ(nnc_pad(nullptr, x, amounts, 2, nullptr, nullptr, &y), nullptr);
  EXPECT_EQ(values_of(y), (Values{0, 0, 0, 1, 0, 2}));
  nnc_release(y);
  const double value = 7;
  ASSERT_EQ(nnc_pad(nullptr, x, amounts, 2, "constant", &value, &y), nullptr);
  EXPECT_EQ(values_of(y), (Values{7, 0, 7, 1, 7, 2}));
  nnc_release(y);
  nnc_release(x);
}

TEST(ShapeOps, PairsAndLists) {
  nnc_tensor *x = counting({4}), *y = nullptr, *values = nullptr, *indices = nullptr;
  ASSERT_EQ(nnc_topk(nullptr, x, 2, 0, 1, &values, &indices), nullptr);
  EXPECT_EQ(values_of(values), (Values{3, 2}));
  EXPECT_EQ(nnc_tensor_dtype(indices), NNC_INT64);
  nnc_tensor* const list[2] = {values, x};
  ASSERT_EQ(nnc_cat(nullptr, list, 2, 0, &y), nullptr);
  EXPECT_EQ(values_of(y), (Values{3, 2, 0, 1, 2, 3}));
  nnc_release(y);
  EXPECT_EQ(code_of(nnc_sort(nullptr, x, 0, 0, &y, nullptr)), NNC_E_INVALID);
  EXPECT_EQ(code_of(nnc_cat(nullptr, nullptr, 2, 0, &y)), NNC_E_INVALID);
  EXPECT_NE(code_of(nnc_index_select(nullptr, x, 0, nullptr, &y)), 0);
  for (nnc_tensor* t : {x, values, indices}) nnc_release(t);
}

// Two contexts with one seed draw the same, and what PyTorch draws after manual_seed(0).
TEST(RandomOps, DrawFromTheContext) {
  nnc_ctx* c = nullptr;
  ASSERT_EQ(nnc_ctx_new("seed=0", &c), nullptr);
  nnc_tensor *x = nullptr, *p = nullptr, *y = nullptr;
  const int64_t n = 3;
  ASSERT_EQ(nnc_rand(c, &n, 1, NNC_DTYPE_DEFAULT, &x), nullptr);
  const Values drawn = values_of(x);
  EXPECT_NEAR(drawn[0], 0.4962566, 1e-6);
  EXPECT_NEAR(drawn[1], 0.7682218, 1e-6);
  EXPECT_NEAR(drawn[2], 0.0884774, 1e-6);
  ASSERT_EQ(nnc_manual_seed(c, 0), nullptr);
  ASSERT_EQ(nnc_randperm(c, 10, NNC_DTYPE_DEFAULT, &p), nullptr);
  EXPECT_EQ(values_of(p), (Values{4, 1, 7, 5, 3, 9, 0, 8, 6, 2}));
  ASSERT_EQ(nnc_manual_seed(c, 0), nullptr);
  ASSERT_EQ(nnc_uniform_(c, x, 0, 1), nullptr);
  EXPECT_EQ(values_of(x), drawn);
  ASSERT_EQ(nnc_bernoulli_(c, x, 1), nullptr);
  EXPECT_EQ(values_of(x), (Values{1, 1, 1}));
  ASSERT_EQ(nnc_bernoulli(c, x, &y), nullptr);
  EXPECT_EQ(values_of(y), (Values{1, 1, 1}));
  EXPECT_EQ(code_of(nnc_rand(c, &n, 1, NNC_INT64, &p)), NNC_E_DTYPE);
  ASSERT_EQ(nnc_normal_(c, x, 5, 0), nullptr);
  EXPECT_EQ(values_of(x), (Values{5, 5, 5}));
  for (nnc_tensor* t : {x, p, y}) nnc_release(t);
  nnc_release(c);
}

}  // namespace
