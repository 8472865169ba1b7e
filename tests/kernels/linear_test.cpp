// SPDX-License-Identifier: Apache-2.0
// Products with packed matrices equal the plain loops, whatever does not fill a tile or a part.
#include "kernels/linear.h"

#include <gtest/gtest.h>

#include <cmath>

#include "kernels/common/packed.h"
#include "kernels/normal_tensor.h"
#include "tensor/tensor.h"

namespace nnc::kernels {
namespace {

struct Case {
  int64_t rows, columns, terms;
};

LinearShape shape_of(const Tensor& w) {
  return {w.size(0), w.size(1), w.stride(0), w.stride(1)};
}
// Copies are kept with the storage.
Weight weight_of(const Tensor& w) {
  return {w.view().data(), w.impl()->storage.get(), w.impl()->storage.get()};
}

// What follows a product: nothing, a bias, a sum, a function, and all of them.
struct Follows {
  bool bias, sum, function;
};

// Rows, columns and terms that fill tiles, panels and parts, and that do not.
constexpr Case kCases[] = {{1, 1, 1},       {5, 33, 7},    {6, 32, 256},  {7, 16, 257},
                           {11, 31, 64},    {12, 64, 255}, {13, 96, 512}, {20, 100, 300},
                           {23, 129, 1025}, {128, 65, 96}, {191, 48, 33}, {192, 7, 600}};
constexpr Follows kFollows[] = {{false, false, false},
                                {true, false, false},
                                {false, true, false},
                                {true, false, true},
                                {true, true, true}};

TEST(PackedLinear, EqualsThePlainLoops) {
  for (const auto& [m, n, k] : kCases) {
    const Tensor rows = normal_tensor({m, k}, 1), columns = normal_tensor({k, m}, 2),
                 w = normal_tensor({n, k}, 3), bias = normal_tensor({n}, 4),
                 other = normal_tensor({m, n}, 5);
    const double bound = 4e-6 * std::sqrt(static_cast<double>(k)) + 1e-5;
    const int64_t sizes[2] = {m, k}, strides[2] = {1, m};
    for (const ConstView& x : {ConstView(rows.view()), restrided(columns.view(), sizes, strides)}) {
      for (const Follows& f : kFollows) {
        LinearEpilogue e;
        if (f.sum) e.residual = other.view();
        e.activates = f.function;
        const Tensor y = Tensor::empty({m, n}, DType::kFloat32), expected = Tensor::empty_like(y);
        const ConstView b = f.bias ? ConstView(bias.view()) : ConstView();
        ASSERT_TRUE(ref::linear(shape_of(w), expected.mutable_view(), x, weight_of(w), b, e));
        linear(shape_of(w), y.mutable_view(), x, weight_of(w), b, e);
        for (int64_t i = 0; i < m * n; ++i) {
          ASSERT_NEAR(y.view().ptr<float>()[i], expected.view().ptr<float>()[i], bound)
              << m << " rows, " << n << " columns, " << k << " terms: element " << i << ", bias "
              << f.bias << ", sum " << f.sum << ", function " << f.function;
        }
      }
    }
  }
}

// What a matrix has of infinities and NaN stays in its own columns.
TEST(PackedLinear, WhatIsNotFiniteStaysInItsColumn) {
  const Tensor x = normal_tensor({12, 40}, 1), w = normal_tensor({35, 40}, 2);
  w.mutable_view().ptr<float>()[34 * 40 + 7] = NAN;
  const Tensor y = Tensor::empty({12, 35}, DType::kFloat32);
  linear(shape_of(w), y.mutable_view(), x.view(), weight_of(w), {}, {});
  for (int64_t i = 0; i < 12 * 35; ++i) {
    EXPECT_EQ(std::isnan(y.view().ptr<float>()[i]), i % 35 == 34) << i;
  }
}

// The packed copy is that of the part and the order that is asked for, and of what is there now.
TEST(PackedLinear, KeepsCopiesByPartOrderAndVersion) {
  const Tensor x = normal_tensor({6, 32}, 1), all = normal_tensor({64, 32}, 2);
  const auto product = [&](int64_t first, bool transposed) {
    const LinearShape s = transposed ? LinearShape{32, 32, 1, 32} : LinearShape{32, 32, 32, 1};
    Weight w = weight_of(all);
    w.data = all.view().ptr<float>() + first * 32;
    const Tensor y = Tensor::empty({6, 32}, DType::kFloat32), expected = Tensor::empty_like(y);
    linear(s, y.mutable_view(), x.view(), w, {}, {});
    EXPECT_TRUE(ref::linear(s, expected.mutable_view(), x.view(), w, {}, {}));
    for (int64_t i = 0; i < y.numel(); ++i) {
      ASSERT_NEAR(y.view().ptr<float>()[i], expected.view().ptr<float>()[i], 1e-4) << i;
    }
  };
  for (int round = 0; round < 2; ++round) {
    product(0, false), product(32, false), product(0, true), product(32, true);
    all.mutable_view().ptr<float>()[5] += 1;
    all.bump_version();
  }
}

// One vector may hold the weights of many layers. What is kept of it is bounded by its size.
TEST(PackedLinear, KeepsEveryPartOfOneStorageUpToTwiceItsSize) {
  constexpr uint64_t kParts = 16;
  const Tensor all = normal_tensor({kParts * 32, 32}, 1);
  const Weight w = weight_of(all);
  const auto kept = [&](uint64_t parts) {
    uint64_t n = 0;
    for (uint64_t part = 0; part < parts; ++part) n += find_packed(w, part) ? 1 : 0;
    return n;
  };
  for (uint64_t part = 0; part < kParts; ++part)
    keep_packed(w, part, 0, Block::allocate(32 * 32 * 4));
  EXPECT_EQ(kept(kParts), kParts);
  for (uint64_t part = kParts; part < 4 * kParts; ++part) {
    keep_packed(w, part, 0, Block::allocate(32 * 32 * 4));
  }
  EXPECT_EQ(kept(4 * kParts), 2 * kParts);
  // A few are kept whatever they are of it, unless no packing needs that much.
  for (uint64_t part = 0; part < 8; ++part) keep_packed(w, 100 + part, 0, Block::allocate(1 << 18));
  EXPECT_TRUE(find_packed(w, 107));
  EXPECT_EQ(kept(108), 4u);
  keep_packed(w, 200, 0, Block::allocate(1 << 20));
  EXPECT_FALSE(find_packed(w, 200));
}

}  // namespace
}  // namespace nnc::kernels
