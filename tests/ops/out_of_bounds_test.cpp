// SPDX-License-Identifier: Apache-2.0
// What PyTorch reads or writes out of bounds, without a word, is refused.
#include <gtest/gtest.h>

#include "support/c_call.h"
#include "support/expect_error.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

Tensor numbers(Sizes sizes, const std::vector<double>& v, DType t = DType::kInt64) {
  return make_tensor(sizes, t, v);
}
Tensor ones(Sizes sizes) {
  return Tensor::ones(sizes, DType::kFloat32);
}

TEST(OutOfBounds, EndsOfGroups) {
  const auto product = [](const std::vector<double>& ends) {
    c(nnc_grouped_mm, ones({4, 4}), ones({2, 4, 4}), numbers({2}, ends, DType::kInt32), none, 0);
  };
  EXPECT_NO_THROW(product({1, 4}));
  expect_error([&] { product({3, 2}); }, Code::kIndex, "got 2 after 3");
  expect_error([&] { product({3, 5}); }, Code::kIndex, "got 5 after 3");
  expect_error([&] { product({-1, 4}); }, Code::kIndex, "got -1 after 0");
}

TEST(OutOfBounds, StartsOfBags) {
  const auto bags = [](const std::vector<double>& starts, DType t) {
    const Tensor offsets = numbers({static_cast<int64_t>(starts.size())}, starts);
    return c(nnc_embedding_bag, numbers({4}, {0, 1, 2, 1}), Tensor::ones({3, 2}, t), offsets, none,
             2, false, "sum", false, none, false, none);
  };
  for (const DType t : {DType::kFloat32, DType::kFloat64}) {
    EXPECT_NO_THROW(bags({0, 2}, t));
    expect_error([&] { bags({0, 3, 1}, t); }, Code::kInvalid, "got 1 after 3");
    expect_error([&] { bags({0, -1}, t); }, Code::kInvalid, "got -1 after 0");
    const Tensor none_given = bags({}, t);
    EXPECT_EQ(none_given.sizes()[0], 0);
  }
}

TEST(OutOfBounds, LabelsOfSequences) {
  const auto loss = [](const std::vector<double>& labels) {
    c(nnc_ctc_loss, ones({4, 1, 3}), numbers({1, 2}, labels), numbers({1}, {4}), numbers({1}, {2}),
      0, NNC_REDUCTION_SUM, false);
  };
  EXPECT_NO_THROW(loss({1, 2}));
  expect_error([&] { loss({1, 3}); }, Code::kIndex, "label 3 is out of range for 3 classes");
  expect_error([&] { loss({-1, 2}); }, Code::kIndex, "label -1 is out of range");
}

}  // namespace
}  // namespace nnc::testing
