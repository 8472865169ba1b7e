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

const Call kDiv = [](nnc_ctx* c, nnc_tensor* x, double other, nnc_tensor** out) {
  return nnc_div_scalar(c, x, other, nullptr, out);
};

TEST(ScalarOps, KeepTheTypeOfTheTensor) {
  expect(run(nnc_add_scalar, {1, 2}, NNC_FLOAT64, 0.5), NNC_FLOAT64, {1.5, 2.5});
  expect(run(nnc_sub_scalar, {1, 2}, NNC_FLOAT32, 0.5), NNC_FLOAT32, {0.5, 1.5});
  expect(run(nnc_mul_scalar, {1, 2}, NNC_FLOAT16, 0.5), NNC_FLOAT16, {0.5, 1});
  expect(run(kDiv, {1, 2}, NNC_BFLOAT16, 0.5), NNC_BFLOAT16, {2, 4});
}
TEST(ScalarOps, NumbersOfAHigherKindChangeIt) {
  expect(run(nnc_add_scalar, {1, 2}, NNC_INT64, 0.5), NNC_FLOAT32, {1.5, 2.5});
  expect(run(nnc_sub_scalar, {3, 2}, NNC_INT8, 0.5), NNC_FLOAT32, {2.5, 1.5});
  expect(run(nnc_mul_scalar, {1, 0}, NNC_BOOL, 3), NNC_FLOAT32, {3, 0});
  expect(run(kDiv, {1, 2}, NNC_INT64, 2), NNC_FLOAT32, {0.5, 1});
}
TEST(ScalarOps, DivisionsAndRemainders) {
  const Call floor = [](nnc_ctx* c, nnc_tensor* x, double other, nnc_tensor** out) {
    return nnc_div_scalar(c, x, other, "floor", out);
  };
  const Call trunc = [](nnc_ctx* c, nnc_tensor* x, double other, nnc_tensor** out) {
    return nnc_div_scalar(c, x, other, "trunc", out);
  };
  expect(run(floor, {7, -7, 5}, NNC_FLOAT32, 2), NNC_FLOAT32, {3, -4, 2});
  expect(run(trunc, {7, -7, 5}, NNC_FLOAT64, 2), NNC_FLOAT64, {3, -3, 2});
  expect(run(nnc_floor_divide_scalar, {7, -7, 5}, NNC_FLOAT32, -2), NNC_FLOAT32, {-4, 3, -3});
  expect(run(nnc_fmod_scalar, {7.5, -7, 5}, NNC_FLOAT32, 3), NNC_FLOAT32, {1.5, -1, 2});
  expect(run(nnc_remainder_scalar, {7.5, -7, 5}, NNC_FLOAT32, -3), NNC_FLOAT32, {-1.5, -1, -1});
  expect(run(nnc_remainder_scalar, {7, -7}, NNC_INT64, 2.5), NNC_FLOAT32, {2, 0.5});
}
TEST(ScalarOps, Lerp) {
  const Call to_eight = [](nnc_ctx* c, nnc_tensor* x, double weight, nnc_tensor** out) {
    nnc_tensor* end = nullptr;
    EXPECT_EQ(nnc_full(c, nullptr, 0, 8, nnc_tensor_dtype(x), &end), nullptr);
    nnc_error* e = nnc_lerp_scalar(c, x, end, weight, out);
    EXPECT_EQ(nnc_lerp_scalar_(c, x, end, weight), nullptr);
    double difference = 0;
    nnc_tensor *gap = nullptr, *sum = nullptr;
    EXPECT_EQ(nnc_sub(c, x, *out, 1, &gap), nullptr);
    EXPECT_EQ(nnc_sum(c, gap, nullptr, 0, 0, 0, &sum), nullptr);
    EXPECT_EQ(nnc_tensor_item(c, sum, &difference), nullptr);
    EXPECT_EQ(difference, 0) << "in place";
    for (nnc_tensor* t : {end, gap, sum}) nnc_release(t);
    return e;
  };
  expect(run(to_eight, {0, 2, 8}, NNC_FLOAT32, 0.25), NNC_FLOAT32, {2, 3.5, 8});
}
TEST(ScalarOps, AreDifferentiable) {
  nnc_tensor *x = nullptr, *y = nullptr, *g = nullptr;
  double v = 0;
  ASSERT_EQ(nnc_full(nullptr, nullptr, 0, 2, NNC_FLOAT64, &x), nullptr);
  ASSERT_EQ(nnc_tensor_requires_grad_(nullptr, x, 1), nullptr);
  ASSERT_EQ(nnc_div_scalar(nullptr, x, 4, nullptr, &y), nullptr);
  ASSERT_EQ(nnc_backward(nullptr, y), nullptr);
  ASSERT_EQ(nnc_tensor_grad(nullptr, x, &g), nullptr);
  ASSERT_EQ(nnc_tensor_item(nullptr, g, &v), nullptr);
  EXPECT_EQ(v, 0.25);
  for (nnc_tensor* t : {x, y, g}) nnc_release(t);
}

}  // namespace
