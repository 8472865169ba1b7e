// SPDX-License-Identifier: Apache-2.0
// What the sample table cannot hold: memory of the host, of which PyTorch takes what it is given.
#include "ops/host.h"

#include <gtest/gtest.h>

#include "support/expect_error.h"

namespace nnc {
namespace {

using testing::expect_error;

TEST(Host, MemoryThatIsNoTensor) {
  double numbers[] = {1, 2};
  unsigned char bytes[] = {1, 2, 1};
  const auto refuse = [](void* data, Sizes sizes, const Dims& strides, DType dtype,
                         const char* text) {
    expect_error([&] { ops::from_blob(data, sizes, strides, dtype); }, Code::kInvalid, text);
  };
  refuse(nullptr, {2}, {1}, DType::kFloat64, "from_blob: data is NULL");
  refuse(numbers, {2}, {-1}, DType::kFloat64, "from_blob: negative stride -1");
  refuse(bytes, {2}, {1}, DType::kBool, "from_blob: a byte is 2");
  refuse(bytes, {2}, {2}, DType::kBool, "from_blob: a byte is 2");
  EXPECT_EQ(ops::from_blob(bytes, {1}, {1}, DType::kBool).numel(), 1);
  EXPECT_EQ(ops::from_blob(nullptr, {0}, {1}, DType::kFloat64).numel(), 0);
}

TEST(Host, CopiesNeedMemoryOfTheirSize) {
  double numbers[2];
  const Tensor t = Tensor::zeros({2}, DType::kFloat64);
  for (const int64_t nbytes : {8, 15, 17}) {
    expect_error([&] { ops::copy_to(t, numbers, nbytes); }, Code::kInvalid, "the tensor has 16");
  }
  expect_error([&] { ops::copy_to(t, nullptr, 16); }, Code::kInvalid, "copy_to: dst is NULL");
  ops::copy_to(Tensor::zeros({0}, DType::kFloat64), nullptr, 0);
}

}  // namespace
}  // namespace nnc
