// SPDX-License-Identifier: Apache-2.0
// Functions of two variables over pairs of floats of every kind: angles against the C library in
// double, what remains of a division against the C library to the bit.
#include "kernels/binary.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "kernels/common/backend.h"
#include "support/float_sweep.h"

namespace nnc::kernels {
namespace {

struct Pairs {
  std::vector<float> a, b;
};

// Of all bit patterns, of numbers around 1, and of corners.
const Pairs& pairs() {
  static const Pairs all = [] {
    Pairs p;
    std::mt19937 random(5);
    const auto any = [&] { return std::bit_cast<float>(static_cast<uint32_t>(random())); };
    const auto near = [&] { return static_cast<float>(random()) * 0x1p-29f - 4; };
    // In runs: a block of ordinary pairs takes another way than one with others.
    for (int run = 0; run < 400; ++run) {
      for (int i = 0; i < 512; ++i) {
        const float v = run % 4 == 0 ? any() : near();
        p.a.push_back(run % 4 == 1 ? std::ldexp(v, static_cast<int>(random() % 24)) : v);
        p.b.push_back(run % 4 == 0 ? any() : run % 4 == 2 ? std::nearbyint(near()) + 5 : near());
      }
    }
    for (const float u :
         {0.0f, -0.0f, 1.0f, -1.0f, 3.0f, 1e-45f, 3e38f, INFINITY, -INFINITY, NAN}) {
      for (const float v : {0.0f, -0.0f, 1.0f, -2.0f, 1e-45f, 3e38f, INFINITY, -INFINITY, NAN}) {
        p.a.push_back(u), p.b.push_back(v);
      }
    }
    return p;
  }();
  return all;
}

std::vector<float> binary_of(Binary op, const std::vector<float>& a, const std::vector<float>& b) {
  std::vector<float> y(a.size());
  const int64_t n = static_cast<int64_t>(y.size()), one = 1, zero = 0;
  const ConstView first(a.data(), DType::kFloat32, {&n, 1}, {&one, 1});
  const ConstView second(b.data(), DType::kFloat32, {&n, 1}, {b.size() == 1 ? &zero : &one, 1});
  binary(op, View(y.data(), DType::kFloat32, {&n, 1}, {&one, 1}), first, second);
  return y;
}

TEST(BinaryFloats, Atan2) {
  const Pairs& p = pairs();
  const std::vector<float> y = binary_of(Binary::kAtan2, p.a, p.b);
  double worst = 0;
  size_t at = 0;
  for (size_t i = 0; i < y.size(); ++i) {
    const double truth = std::atan2(static_cast<double>(p.a[i]), static_cast<double>(p.b[i]));
    const double e = testing::ulps(y[i], truth);
    if (!(e <= worst)) worst = e, at = i;
    EXPECT_TRUE(truth != 0 || std::signbit(y[i]) == std::signbit(truth));
  }
  EXPECT_LE(worst, 3) << p.a[at] << ", " << p.b[at];
}

void expect_exact(Binary op, const std::vector<float>& a, const std::vector<float>& b) {
  const std::vector<float> fast = binary_of(op, a, b);
  use_reference(true);
  const std::vector<float> plain = binary_of(op, a, b);
  use_reference(false);
  int64_t wrong = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    const bool same = fast[i] == plain[i] && std::signbit(fast[i]) == std::signbit(plain[i]);
    if (same || (std::isnan(fast[i]) && std::isnan(plain[i]))) continue;
    if (wrong++ < 5) {
      ADD_FAILURE() << "operation " << static_cast<int>(op) << " of " << a[i] << " and "
                    << b[b.size() == 1 ? 0 : i] << ": " << fast[i] << ", not " << plain[i];
    }
  }
  EXPECT_EQ(wrong, 0);
}

TEST(BinaryFloats, WhatRemains) {
  for (const Binary op : {Binary::kFmod, Binary::kRemainder, Binary::kFloorDiv}) {
    expect_exact(op, pairs().a, pairs().b);
    for (const float divisor : {0.1f, -3.0f, 0.0f, INFINITY})
      expect_exact(op, pairs().a, {divisor});
  }
}

}  // namespace
}  // namespace nnc::kernels
