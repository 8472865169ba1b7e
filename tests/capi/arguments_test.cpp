// SPDX-License-Identifier: Apache-2.0
// What all C functions do with their parameters: lists, optional outputs, several outputs.
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "nnc/nnc.h"
#include "support/c_error.h"

namespace {

using nnc_test::expect_error;

void succeed(nnc_error* e) {
  ASSERT_EQ(e, nullptr) << nnc_error_message(e);
}

nnc_tensor* ramp(const std::vector<int64_t>& sizes) {
  int64_t n = 1;
  for (const int64_t s : sizes) n *= s;
  nnc_tensor *flat = nullptr, *t = nullptr;
  succeed(nnc_arange_i64(nullptr, 0, n, 1, NNC_FLOAT32, &flat));
  succeed(nnc_reshape(nullptr, flat, sizes.data(), static_cast<int64_t>(sizes.size()), &t));
  nnc_release(flat);
  return t;
}

TEST(Arguments, AListThatIsNullIsEmpty) {
  nnc_tensor *x = ramp({2, 3}), *y = nullptr;
  expect_error(nnc_sum(nullptr, x, nullptr, 2, 0, 0, &y), NNC_E_INVALID, "dim is NULL");
  expect_error(nnc_flip(nullptr, x, nullptr, 1, &y), NNC_E_INVALID, "dims is NULL");
  expect_error(nnc_cat(nullptr, nullptr, 2, 0, &y), NNC_E_INVALID, "tensors is NULL");
  EXPECT_EQ(y, nullptr);
  succeed(nnc_sum(nullptr, x, nullptr, 0, 0, 0, &y));
  EXPECT_EQ(nnc_tensor_ndim(y), 0);
  nnc_release(y);
  nnc_release(x);
}

TEST(Arguments, AnUnwantedOutputIsNotMade) {
  nnc_tensor *x = ramp({1, 4}), *y = nullptr, *indices = nullptr;
  const int64_t two = 2;
  const int64_t live = nnc_live_handles();
  succeed(nnc_max_pool1d(nullptr, x, &two, 1, nullptr, 0, nullptr, 0, nullptr, 0, 0, &y, nullptr));
  EXPECT_EQ(nnc_live_handles(), live + 1);
  nnc_release(y);
  succeed(nnc_max_pool1d(nullptr, x, &two, 1, nullptr, 0, nullptr, 0, nullptr, 0, 0, &y, &indices));
  EXPECT_EQ(nnc_live_handles(), live + 2);
  for (nnc_tensor* t : {x, y, indices}) nnc_release(t);
}

TEST(Arguments, SeveralOutputsAllOrNone) {
  nnc_tensor *x = ramp({3}), *values = nullptr;
  const int64_t live = nnc_live_handles();
  expect_error(nnc_sort(nullptr, x, 0, 0, &values, nullptr), NNC_E_INVALID, "indices is NULL");
  EXPECT_EQ(values, nullptr);
  EXPECT_EQ(nnc_live_handles(), live);
  nnc_release(x);
}

TEST(Arguments, TheCapacityOfAListHolds) {
  nnc_tensor* x = ramp({5});
  std::array<nnc_tensor*, 8> parts{};
  const int64_t one = 1;
  int64_t n = -7;
  const int64_t live = nnc_live_handles();
  expect_error(nnc_unbind(nullptr, x, 0, parts.data(), 4, &n), NNC_E_INVALID, "4");
  expect_error(nnc_split(nullptr, x, &one, 1, 0, parts.data(), 4, &n), NNC_E_INVALID, "4");
  expect_error(nnc_chunk(nullptr, x, 5, 0, parts.data(), 4, &n), NNC_E_INVALID, "4");
  expect_error(nnc_unbind(nullptr, x, 0, nullptr, 5, &n), NNC_E_INVALID, "out is NULL");
  EXPECT_EQ(n, -7);
  EXPECT_EQ(parts[0], nullptr);
  EXPECT_EQ(nnc_live_handles(), live);
  succeed(nnc_unbind(nullptr, x, 0, parts.data(), 8, &n));
  EXPECT_EQ(n, 5);
  for (nnc_tensor* t : parts) nnc_release(t);
  nnc_release(x);
}

// More parts than a tensor can have dimensions.
TEST(Arguments, ManyLengthsOfParts) {
  nnc_tensor* x = ramp({100});
  const std::vector<int64_t> ones(100, 1);
  std::vector<nnc_tensor*> parts(100);
  int64_t n = 0;
  succeed(nnc_split(nullptr, x, ones.data(), 100, 0, parts.data(), 100, &n));
  EXPECT_EQ(n, 100);
  for (nnc_tensor* t : parts) nnc_release(t);
  nnc_release(x);
}

}  // namespace
