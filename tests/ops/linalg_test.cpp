// SPDX-License-Identifier: Apache-2.0
// Factorizations of more than a row's size: products of the factors give the matrix back, by LAPACK
// and by the reference.
#include "ops/linalg.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "kernels/common/backend.h"
#include "ops/arith.h"
#include "ops/create.h"
#include "ops/math.h"
#include "ops/matmul.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

using namespace ops;  // NOLINT: as in PyTorch

double largest(const Tensor& x) {
  return values_of(max(abs(x)))[0];
}
Tensor transposed_of(const Tensor& x) {
  return transpose(x, -2, -1);
}
Tensor matrix(Sizes sizes, const char* seed) {
  return random_tensor(sizes, seed, false);
}

void expect_factors(const Tensor& a) {
  const Tensors usv = svd(a, false);
  const Tensor product = matmul(mul(usv[0], unsqueeze(usv[1], -2)), usv[2]);
  EXPECT_LT(largest(sub(product, a)), 1e-12);
  const auto [q, r] = qr(a, "reduced");
  EXPECT_LT(largest(sub(matmul(q, r), a)), 1e-12);
  const Tensor symmetric = matmul(transposed_of(a), a);
  const auto [l, v] = eigh(symmetric);
  const Tensor again = matmul(mul(v, unsqueeze(l, -2)), transposed_of(v));
  EXPECT_LT(largest(sub(again, symmetric)), 1e-11);
  const Tensor full = svd(a, true)[0];
  const Tensor one = matmul(transposed_of(full), full);
  EXPECT_LT(largest(sub(one, eye(one.size(-1), one.size(-1), DType::kFloat64))), 1e-12);
}

TEST(Linalg, ProductsOfTheFactorsAreTheMatrix) {
  expect_factors(matrix({70, 40}, "tall"));
  expect_factors(matrix({3, 20, 30}, "wide"));
}

TEST(Linalg, ProductsOfTheFactorsOfTheReferenceAreTheMatrix) {
  kernels::use_reference(true);
  expect_factors(matrix({23, 14}, "tall"));
  expect_factors(matrix({2, 9, 15}, "wide"));
  kernels::use_reference(false);
}

// Columns of the right side are shared out, and the factors of so many rows made by all threads.
TEST(Linalg, LargeSystemsAreSolved) {
  const int64_t n = 1300, k = 70;
  const Tensor a = add(matrix({n, n}, "system"), mul(eye(n, n, DType::kFloat64), Scalar(60)));
  const Tensor b = matrix({n, k}, "right");
  EXPECT_LT(largest(sub(matmul(a, solve(a, b)), b)), 1e-11);
  const Tensor x = solve_triangular(a, b, true);
  EXPECT_LT(largest(sub(matmul(triu(a), x), b)), 1e-11);
}

TEST(Linalg, ASingularMatrixHasRank) {
  const Tensor columns = matrix({30, 4}, "columns"), rows = matrix({4, 20}, "rows");
  const Tensor a = matmul(columns, rows), b = matrix({30, 2}, "right");
  for (const char* driver : {"gelsy", "gelsd", "gelss"}) {
    const Tensors found = lstsq(a, b, std::nullopt, driver);
    EXPECT_EQ(values_of(found[2])[0], 4) << driver;
    // What is left is at right angles to the columns.
    const Tensor left = sub(matmul(a, found[0]), b);
    EXPECT_LT(largest(matmul(transposed_of(a), left)), 1e-11) << driver;
    EXPECT_LT(largest(sub(found[0], matmul(pinv(a, {}, {}, false), b))), 1e-11) << driver;
  }
}

TEST(Linalg, TheExponentialOfALargeMatrixIsThatOfItsParts) {
  // A rotation by 300, and e^20: norms that are halved differently.
  const Tensor a = make_tensor({2, 2, 2}, DType::kFloat64, {0, -300, 300, 0, 20, 0, 0, -20});
  const std::vector<double> y = values_of(matrix_exp(a));
  const double want[] = {
      std::cos(300), -std::sin(300), std::sin(300), std::cos(300), std::exp(20), 0, 0,
      std::exp(-20)};
  for (size_t i = 0; i < 8; ++i) EXPECT_NEAR(y[i], want[i], 1e-12 * (i == 4 ? want[4] : 1));
}

// No matrix at all takes no time for its rows.
TEST(Linalg, OfNothingTakesNoTime) {
  const int64_t n = int64_t{1} << 30;
  const Tensor none = Tensor::empty({0, n, n}, DType::kFloat32);
  EXPECT_EQ(ops::det(none).numel(), 0);
  EXPECT_EQ(ops::slogdet(none).first.numel(), 0);
  const Tensor empty = Tensor::empty({2, 0, 0}, DType::kFloat32);
  EXPECT_EQ(ops::det(empty).view().ptr<float>()[1], 1);
}

}  // namespace
}  // namespace nnc::testing
