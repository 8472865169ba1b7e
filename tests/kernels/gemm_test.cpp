// SPDX-License-Identifier: Apache-2.0
// Every implementation of the matrix product against the plain loops, over sizes and strides.
#include "kernels/gemm.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "kernels/common/matrix.h"

namespace nnc::kernels {
namespace {

// Small whole numbers: sums are exact, so implementations must agree to the last bit.
template <class T>
std::vector<T> numbers(int64_t n, int seed) {
  std::vector<T> v(static_cast<size_t>(n));
  uint32_t state = static_cast<uint32_t>(seed) * 2654435761u + 1;
  for (T& x : v) {
    state = state * 1664525u + 1013904223u;
    x = T(static_cast<float>(static_cast<int>(state >> 24) % 7 - 3));
  }
  return v;
}

enum class Order { kRow, kColumn, kPadded, kRepeated };

Matrix laid_out(void* data, int64_t rows, int64_t cols, Order order) {
  switch (order) {
    case Order::kColumn:
      return {data, 1, rows};
    case Order::kPadded:
      return {data, 2 * cols + 3, 2};
    case Order::kRepeated:
      return {data, 0, 0};
    default:
      return {data, cols, 1};
  }
}

template <class T>
void compare(int64_t m, int64_t n, int64_t k, Order a, Order b, Order out, int beta,
             int alpha = 2) {
  auto x = numbers<T>(m * (2 * k + 3), 1), y = numbers<T>(k * (2 * n + 3), 2);
  auto got = numbers<T>(m * (2 * n + 3), 3), want = got;
  Gemm g{kDTypeOf<T>,
         m,
         n,
         k,
         laid_out(got.data(), m, n, out),
         laid_out(x.data(), m, k, a),
         laid_out(y.data(), k, n, b),
         alpha,
         beta};
  gemm(g);
  g.out.data = want.data();
  ref::gemm(g);
  for (size_t i = 0; i < got.size(); ++i) {
    ASSERT_EQ(static_cast<double>(got[i]), static_cast<double>(want[i]))
        << dtype_name(kDTypeOf<T>) << " " << m << "x" << n << "x" << k << " order "
        << static_cast<int>(a) << static_cast<int>(b) << static_cast<int>(out) << " beta " << beta
        << " at " << i;
  }
}

template <class T>
void compare_orders(int64_t m, int64_t n, int64_t k) {
  for (Order a : {Order::kRow, Order::kColumn, Order::kPadded, Order::kRepeated}) {
    for (Order b : {Order::kRow, Order::kColumn, Order::kPadded, Order::kRepeated}) {
      for (Order out : {Order::kRow, Order::kColumn, Order::kPadded}) {
        compare<T>(m, n, k, a, b, out, 0);
        compare<T>(m, n, k, a, b, out, 3);
      }
    }
  }
}

TEST(Gemm, SmallSizes) {
  for (int64_t m : {1, 3, 7, 9}) {
    for (int64_t n : {1, 5, 8, 70}) {
      for (int64_t k : {1, 3, 19, 260}) {
        compare_orders<float>(m, n, k);
        compare_orders<double>(m, n, k);
      }
    }
  }
}

TEST(Gemm, LargeSizes) {
  compare_orders<float>(130, 129, 128);
  compare_orders<float>(1, 900, 300);
  compare_orders<float>(3, 700, 200);
  compare_orders<double>(70, 64, 65);
  compare_orders<float>(700, 300, 1);
}

TEST(Gemm, PiecesOfLargeProducts) {
  for (Order order : {Order::kRow, Order::kColumn}) {
    compare<float>(410, 400, 110, order, Order::kRow, Order::kRow, 0);
    compare<float>(200, 500, 170, Order::kRow, order, Order::kRow, 3);
    compare<double>(500, 200, 170, Order::kRow, order, Order::kColumn, 3);
  }
}

TEST(Gemm, OtherTypes) {
  compare_orders<Half>(5, 9, 6);
  compare_orders<BFloat16>(5, 9, 6);
  compare_orders<int64_t>(4, 3, 5);
  compare_orders<int8_t>(4, 3, 5);
}

// alpha 1: what the processor's own instructions take.
template <class T>
void compare_large() {
  for (Order order : {Order::kRow, Order::kColumn, Order::kPadded}) {
    for (int beta : {0, 1, 3}) {
      compare<T>(64, 70, 66, order, Order::kRow, Order::kRow, beta, 1);
      compare<T>(17, 300, 100, Order::kRow, order, Order::kColumn, beta, 1);
      compare<T>(260, 33, 2000, order, order, order, beta, 1);
      compare<T>(78, 63, 63, order, order, Order::kRow, beta, 1);
      compare<T>(200, 31, 63, Order::kRow, Order::kRow, order, beta, 1);
    }
    compare<T>(300, 290, 200, order, Order::kRow, Order::kRow, 1, 1);
    compare<T>(290, 300, 200, Order::kColumn, order, Order::kColumn, 0, 1);
  }
}

TEST(Gemm, LargeSizesOfBFloat16) {
  compare_large<BFloat16>();
}

TEST(Gemm, LargeSizesOfFloat16) {
  compare_large<Half>();
}

constexpr int64_t kSide = 64;

// Elements of the first two rows of a product that is added to y0. Its first factor's first row is
// `first` and then `others`, all else in it is 1; its second factor is `factor` everywhere.
template <class T>
std::vector<float> first_and_second(float first, float others, float factor, float y0) {
  const std::vector<T> b(kSide * kSide, T(factor));
  std::vector<T> y(kSide * kSide, T(y0)), a(kSide * kSide, T(1.0f));
  for (int64_t i = 0; i < kSide; ++i) a[static_cast<size_t>(i)] = T(i ? others : first);
  const auto matrix = [](const void* p) { return Matrix{const_cast<void*>(p), kSide, 1}; };
  gemm({kDTypeOf<T>, kSide, kSide, kSide, matrix(y.data()), matrix(a.data()), matrix(b.data()), 1,
        1});
  return {static_cast<float>(y[0]), static_cast<float>(y[kSide])};
}

// Sums are made in float32 and rounded once; what is added to the product as well.
TEST(Gemm, SixteenBitsRoundOnce) {
  using V = std::vector<float>;
  // 256 + 63/64 + 0.25 = 257.23, of which 8 bits are left; 256 + 63/64 alone would become 256.
  EXPECT_EQ(first_and_second<BFloat16>(256, 0.015625f, 1, 0.25f), V({258, 64}));  // 64.25
  // 2048 + 63/64 + 0.25 = 2049.23, of which 11 bits are left.
  EXPECT_EQ(first_and_second<Half>(2048, 0.015625f, 1, 0.25f), V({2050, 64.25f}));
}

// Subnormal numbers of float16 are numbers, and sums beyond its largest one infinite.
TEST(Gemm, EndsOfFloat16) {
  using V = std::vector<float>;
  EXPECT_EQ(first_and_second<Half>(0x1p-24f, 0x1p-24f, 0x1p-2f, 0x1p-24f),
            V({17 * 0x1p-24f, 16.0f}));
  EXPECT_EQ(first_and_second<Half>(-65504, 65504, 1, 0), V({INFINITY, 64}));
}

TEST(Gemm, IntegersWrap) {
  int8_t a[2] = {100, 100}, b[2] = {3, 3}, y = 0;
  gemm({DType::kInt8, 1, 1, 2, {&y, 1, 1}, {a, 2, 1}, {b, 1, 1}, 1, 0});
  EXPECT_EQ(y, static_cast<int8_t>(600 & 255));
}

TEST(Gemm, BetaZeroIgnoresNaN) {
  for (int64_t n : {3, 64, 300}) {
    std::vector<float> a(64, 1.0f), b(static_cast<size_t>(64 * n), 1.0f);
    std::vector<float> y(static_cast<size_t>(n), std::nanf(""));
    gemm({DType::kFloat32, 1, n, 64, {y.data(), n, 1}, {a.data(), 64, 1}, {b.data(), n, 1}, 1, 0});
    for (float v : y) ASSERT_EQ(v, 64.0f);
  }
}

TEST(Gemm, NothingToSum) {
  float y[4] = {1, 2, 3, 4};
  gemm({DType::kFloat32, 2, 2, 0, {y, 2, 1}, {y, 1, 1}, {y, 1, 1}, 1, 2});
  EXPECT_EQ(y[3], 8.0f);
  gemm({DType::kFloat32, 2, 2, 0, {y, 2, 1}, {y, 1, 1}, {y, 1, 1}, 1, 0});
  EXPECT_EQ(y[3], 0.0f);
}

TEST(Gemm, BatchWithRepeatedOperand) {
  auto a = numbers<float>(6 * 4 * 5, 4), b = numbers<float>(3 * 5 * 7, 5);
  std::vector<float> got(6 * 4 * 7), want(6 * 4 * 7);
  Gemm g{DType::kFloat32, 4, 7, 5, {got.data(), 7, 1}, {a.data(), 5, 1}, {b.data(), 7, 1}, 1, 0};
  gemm(View(got.data(), DType::kFloat32, {2, 3, 4, 7}, {84, 28, 7, 1}),
       ConstView(a.data(), DType::kFloat32, {2, 3, 4, 5}, {60, 20, 5, 1}),
       ConstView(b.data(), DType::kFloat32, {2, 3, 5, 7}, {0, 35, 7, 1}));
  for (int i = 0; i < 2; ++i) {
    for (int j = 0; j < 3; ++j) {
      g.out.data = want.data() + i * 84 + j * 28;
      g.a.data = a.data() + i * 60 + j * 20;
      g.b.data = b.data() + j * 35;
      ref::gemm(g);
    }
  }
  EXPECT_EQ(got, want);
}

}  // namespace
}  // namespace nnc::kernels
