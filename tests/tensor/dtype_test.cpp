// SPDX-License-Identifier: Apache-2.0
#include "tensor/dtype.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <limits>

#include "support/values.h"

namespace nnc::testing {
namespace {

DType dtype_named(const std::string& name) {
  for (int32_t i = 1; i < kDTypeCount; ++i) {
    if (dtype_name(static_cast<DType>(i)) == name) return static_cast<DType>(i);
  }
  throw std::runtime_error("no element type " + name);
}

// "float322": a tensor with dimensions, "float320": one without, "int64n": a number.
Tensor operand(std::string text) {
  const char kind = text.back();
  text.pop_back();
  const DType t = dtype_named(text);
  if (kind == '2') return Tensor::ones({1, 1}, t);
  if (kind == '0') return Tensor::ones({}, t);
  if (t == DType::kFloat64) return Tensor::wrapped(1.5);
  return t == DType::kBool ? Tensor::wrapped(true) : Tensor::wrapped(2);
}

TEST(Promotion, IsThatOfPyTorch) {
  std::ifstream file(NNC_GOLDEN_DIR "/promotion.txt");
  std::string left, right, result;
  int count = 0;
  while (file >> left >> right >> result) {
    EXPECT_STREQ(dtype_name(result_type(operand(left), operand(right))), result.c_str())
        << left << " " << right;
    ++count;
  }
  EXPECT_EQ(count, 23 * 23);
}

TEST(Promotion, IsCommutativeAndAssociativeEnough) {
  for (int32_t i = 1; i < kDTypeCount; ++i) {
    for (int32_t k = 1; k < kDTypeCount; ++k) {
      const DType a = static_cast<DType>(i), b = static_cast<DType>(k);
      EXPECT_EQ(promote_types(a, b), promote_types(b, a));
      EXPECT_EQ(promote_types(a, promote_types(a, b)), promote_types(a, b));
    }
  }
}

// The value of a binary16 pattern, from the definition.
double half_value(uint16_t bits) {
  const int exponent = (bits >> 10) & 31, mantissa = bits & 1023;
  const double sign = bits & 0x8000 ? -1 : 1;
  if (exponent == 31) return mantissa ? NAN : sign * INFINITY;
  if (exponent == 0) return sign * std::ldexp(mantissa, -24);
  return sign * std::ldexp(1024 + mantissa, exponent - 25);
}
Half half_of(uint16_t bits) {
  Half h;
  h.bits = bits;
  return h;
}

TEST(Half, EveryPatternHasItsValueAndComesBack) {
  for (uint32_t bits = 0; bits < 65536; ++bits) {
    const float v = half_of(static_cast<uint16_t>(bits));
    const double want = half_value(static_cast<uint16_t>(bits));
    if (std::isnan(want)) {
      ASSERT_TRUE(std::isnan(v)) << bits;
      ASSERT_TRUE(std::isnan(static_cast<float>(Half(v)))) << bits;
      continue;
    }
    ASSERT_EQ(v, want) << bits;
    ASSERT_EQ(std::signbit(v), std::signbit(want)) << bits;
    ASSERT_EQ(Half(v).bits, bits);
  }
}

// Around every midpoint between two neighbours: below goes down, above goes up, the midpoint itself
// goes to the even one.
TEST(Half, RoundsToNearestEven) {
  for (uint32_t bits = 0; bits < 0x7c00; ++bits) {
    const double low = half_value(static_cast<uint16_t>(bits));
    const double high = bits == 0x7bff ? 65536.0 : half_value(static_cast<uint16_t>(bits + 1));
    const float middle = static_cast<float>((low + high) / 2);  // exact in float
    const uint16_t even = static_cast<uint16_t>(bits & 1 ? bits + 1 : bits);
    ASSERT_EQ(Half(std::nextafterf(middle, 0.0f)).bits, bits);
    ASSERT_EQ(Half(middle).bits, even) << bits;
    ASSERT_EQ(Half(std::nextafterf(middle, INFINITY)).bits, bits + 1) << bits;
    ASSERT_EQ(Half(-middle).bits, even | 0x8000);
  }
  EXPECT_EQ(Half(INFINITY).bits, 0x7c00);
  EXPECT_EQ(Half(std::numeric_limits<float>::max()).bits, 0x7c00);
  EXPECT_EQ(Half(std::numeric_limits<float>::denorm_min()).bits, 0);
}

TEST(BFloat16, EveryPatternComesBack) {
  for (uint32_t bits = 0; bits < 65536; ++bits) {
    BFloat16 b;
    b.bits = static_cast<uint16_t>(bits);
    const float v = b;
    if (std::isnan(v)) {
      ASSERT_TRUE(std::isnan(static_cast<float>(BFloat16(v))));
    } else {
      ASSERT_EQ(BFloat16(v).bits, bits);
    }
  }
}
TEST(BFloat16, RoundsToNearestEven) {
  for (uint32_t bits = 0; bits < 0x7f80; ++bits) {
    const float middle = std::bit_cast<float>(bits << 16 | 0x8000u);
    const uint32_t even = bits & 1 ? bits + 1 : bits;
    ASSERT_EQ(BFloat16(std::bit_cast<float>(bits << 16 | 0x7fffu)).bits, bits);
    ASSERT_EQ(BFloat16(middle).bits, even);
    ASSERT_EQ(BFloat16(std::bit_cast<float>(bits << 16 | 0x8001u)).bits, bits + 1);
    ASSERT_EQ(BFloat16(-middle).bits, even | 0x8000u);
  }
}

TEST(Scalar, KindsAndConversions) {
  EXPECT_EQ(Scalar(int64_t{INT64_MAX}).to_int(), INT64_MAX);
  EXPECT_EQ(Scalar(-2.75).to_int(), -2);
  EXPECT_EQ(Scalar(1e300).to_int(), INT64_MIN);
  EXPECT_EQ(Scalar(static_cast<double>(NAN)).to_int(), INT64_MIN);
  EXPECT_TRUE(Scalar(0.25).to<bool>());
}

TEST(DType, SizesAndNames) {
  const char* const names[] = {"float32", "float64", "float16", "bfloat16", "int64",
                               "int32",   "int16",   "int8",    "uint8",    "bool"};
  const int64_t sizes[] = {4, 8, 2, 2, 8, 4, 2, 1, 1, 1};
  for (int32_t i = 1; i < kDTypeCount; ++i) {
    EXPECT_STREQ(dtype_name(static_cast<DType>(i)), names[i - 1]);
    EXPECT_EQ(item_size(static_cast<DType>(i)), sizes[i - 1]);
    EXPECT_EQ(is_floating(static_cast<DType>(i)), i <= 4);
  }
  EXPECT_FALSE(is_valid_dtype(0) || is_valid_dtype(-1) || is_valid_dtype(11));
}

}  // namespace
}  // namespace nnc::testing
