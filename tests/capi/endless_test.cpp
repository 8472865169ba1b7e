// SPDX-License-Identifier: Apache-2.0
// Calls that must end, though a loop's count is not what it looks like.
#include <gtest/gtest.h>

#include <string>

#include "nnc/nnc.h"

namespace {

// Truncated normal values where none can be found: an error after a while, where PyTorch goes on
// for ever, and nothing has changed.
bool refused(double mean, double std, double a, double b, nnc_dtype dtype) {
  nnc_tensor* t = nullptr;
  double v = 0;
  nnc_error_free(nnc_ones(nullptr, nullptr, 0, dtype, &t));
  nnc_error* e = nnc_init_trunc_normal_(nullptr, t, mean, std, a, b);
  const bool found =
      e && nnc_error_code(e) == NNC_E_INVALID &&
      std::string(nnc_error_message(e)).find("hardly any value lies in [") != std::string::npos;
  EXPECT_TRUE(!e || found) << nnc_error_message(e);
  nnc_error_free(e);
  nnc_error_free(nnc_tensor_item(nullptr, t, &v));
  EXPECT_TRUE(!e || v == 1);
  nnc_release(t);
  return found;
}

TEST(Endless, TruncatedNormalWithoutValues) {
  EXPECT_TRUE(refused(1, 1e-5, 3, 10, NNC_FLOAT64));
  EXPECT_TRUE(refused(-0.5, 1e-5, 1e-5, 10, NNC_FLOAT64));
  EXPECT_FALSE(refused(0, 1, 5, 6, NNC_FLOAT64));
}

// Halved so often that nothing is left of the norm: more often than a double's ratio says.
TEST(Endless, ExponentialOfTheLargestNorm) {
  const double largest = 1.7e308, matrix[4] = {-largest, 0, 0, 0.25};
  const int64_t sizes[2] = {2, 2};
  nnc_tensor *a = nullptr, *y = nullptr;
  double v[4] = {};
  nnc_error_free(nnc_tensor_from_data(nullptr, matrix, sizes, 2, NNC_FLOAT64, &a));
  nnc_error* e = nnc_linalg_matrix_exp(nullptr, a, &y);
  EXPECT_EQ(e, nullptr) << nnc_error_message(e);
  nnc_error_free(e);
  nnc_error_free(nnc_tensor_copy_to(nullptr, y, v, sizeof v));
  EXPECT_EQ(v[0], 0);
  EXPECT_EQ(v[1], 0);
  EXPECT_EQ(v[3], 1);  // as in PyTorch: 0.25 / 2^1025 is 0
  nnc_release(a);
  nnc_release(y);
}

}  // namespace
