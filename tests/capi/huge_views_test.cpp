// SPDX-License-Identifier: Apache-2.0
// Expanded tensors with more bytes of elements than 64 bits count.
#include <gtest/gtest.h>

#include <cstdint>
#include <utility>

#include "nnc/nnc.h"

namespace {

// One float in so many places.
nnc_tensor* repeated(int64_t size) {
  nnc_tensor *one = nullptr, *t = nullptr;
  const int64_t n = 1;
  nnc_error_free(nnc_ones(nullptr, &n, 1, NNC_FLOAT32, &one));
  nnc_error_free(nnc_expand(nullptr, one, &size, 1, &t));
  nnc_release(one);
  return t;
}

TEST(HugeViews, NumberOfBytesIsBounded) {
  nnc_tensor* t = repeated(INT64_MAX);
  EXPECT_EQ(nnc_tensor_numel(t), INT64_MAX);
  EXPECT_EQ(nnc_tensor_nbytes(t), INT64_MAX);
  nnc_release(t);
}

// What is left of the number of bytes in 64 bits is not how many there are.
TEST(HugeViews, CopyIsRefused) {
  const int64_t quarter = int64_t{1} << 62;
  for (const auto& [size, nbytes] : {std::pair<int64_t, int64_t>{quarter + 1, 4},
                                     {quarter, 0},
                                     {INT64_MAX, -4},
                                     {INT64_MAX, INT64_MAX}}) {
    nnc_tensor* t = repeated(size);
    float there = 7;
    nnc_error* e = nnc_tensor_copy_to(nullptr, t, &there, nbytes);
    EXPECT_EQ(nnc_error_code(e), NNC_E_MEMORY) << size;
    EXPECT_EQ(there, 7);
    nnc_error_free(e);
    nnc_release(t);
  }
}

}  // namespace
