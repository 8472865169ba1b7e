// SPDX-License-Identifier: Apache-2.0
// Operations with a number instead of a second tensor.
#include <gtest/gtest.h>

#include <vector>

#include "nnc/nnc.h"

namespace {

using Call = nnc_error* (*)(nnc_ctx*, nnc_tensor*, double, nnc_tensor**);

// The result's type, and its elements as doubles.
struct Result {
  nnc_dtype dtype = 0;
  std::vector<double> values;
};
Result run(Call call, const std::vector<double>& input, nnc_dtype dtype, double other) {
  Result r;
  const int64_t n = static_cast<int64_t>(input.size());
  nnc_tensor *x = nullptr, *typed = nullptr, *y = nullptr, *wide = nullptr;
  EXPECT_EQ(nnc_tensor_from_data(nullptr, input.data(), &n, 1, NNC_FLOAT64, &x), nullptr);
  EXPECT_EQ(nnc_tensor_to(nullptr, x, dtype, &typed), nullptr);
  EXPECT_EQ(call(nullptr, typed, other, &y), nullptr);
  EXPECT_EQ(nnc_tensor_to(nullptr, y, NNC_FLOAT64, &wide), nullptr);
  r.dtype = nnc_tensor_dtype(y);
  r.values.resize(input.size());
  EXPECT_EQ(nnc_tensor_copy_to(nullptr, wide, r.values.data(), n * 8), nullptr);
  for (nnc_tensor* t : {x, typed, y, wide}) nnc_release(t);
  return r;
}
void expect(const Result& r, nnc_dtype dtype, const std::vector<double>& values) {
  EXPECT_EQ(r.dtype, dtype);
  EXPECT_EQ(r.values, values);
}

TEST(ScalarOps, KeepTheTypeOfTheTensor) {
  expect(run(nnc_add_scalar, {1, 2}, NNC_FLOAT64, 0.5), NNC_FLOAT64, {1.5, 2.5});
  expect(run(nnc_sub_scalar, {1, 2}, NNC_FLOAT32, 0.5), NNC_FLOAT32, {0.5, 1.5});
  expect(run(nnc_mul_scalar, {1, 2}, NNC_FLOAT16, 0.5), NNC_FLOAT16, {0.5, 1});
  expect(run(nnc_div_scalar, {1, 2}, NNC_BFLOAT16, 0.5), NNC_BFLOAT16, {2, 4});
  expect(run(nnc_add_scalar, {1, 2}, NNC_INT16, 3), NNC_INT16, {4, 5});
  expect(run(nnc_mul_scalar, {1, 2}, NNC_UINT8, 3), NNC_UINT8, {3, 6});
}
TEST(ScalarOps, NumbersOfAHigherKindChangeIt) {
  expect(run(nnc_add_scalar, {1, 2}, NNC_INT64, 0.5), NNC_FLOAT32, {1.5, 2.5});
  expect(run(nnc_sub_scalar, {3, 2}, NNC_INT8, 0.5), NNC_FLOAT32, {2.5, 1.5});
  expect(run(nnc_mul_scalar, {1, 0}, NNC_BOOL, 3), NNC_INT64, {3, 0});
  expect(run(nnc_div_scalar, {1, 2}, NNC_INT64, 2), NNC_FLOAT32, {0.5, 1});
}
TEST(ScalarOps, AreDifferentiable) {
  nnc_tensor *x = nullptr, *y = nullptr, *g = nullptr;
  double v = 0;
  ASSERT_EQ(nnc_full(nullptr, nullptr, 0, 2, NNC_FLOAT64, &x), nullptr);
  ASSERT_EQ(nnc_tensor_requires_grad_(nullptr, x, 1), nullptr);
  ASSERT_EQ(nnc_div_scalar(nullptr, x, 4, &y), nullptr);
  ASSERT_EQ(nnc_backward(nullptr, y), nullptr);
  ASSERT_EQ(nnc_tensor_grad(nullptr, x, &g), nullptr);
  ASSERT_EQ(nnc_tensor_item(nullptr, g, &v), nullptr);
  EXPECT_EQ(v, 0.25);
  for (nnc_tensor* t : {x, y, g}) nnc_release(t);
}

}  // namespace
