// SPDX-License-Identifier: Apache-2.0
#include "io/long_int.h"

#include <gtest/gtest.h>

namespace nnc::io {
namespace {

using namespace std::string_literals;

TEST(LongInts, BytesAndDigits) {
  const std::pair<std::string, std::string> rows[] = {
      {"\0"s, "0"},
      {"\x01", "1"},
      {"\xff", "-1"},
      {"\x7f", "127"},
      {"\x80\0"s, "128"},
      {"\x80", "-128"},
      {"\x7f\xff", "-129"},
      {"\0\x01"s, "256"},
      {"\0\xff"s, "-256"},
      {"\0\0\0\0\0\0\0\0\x01"s, "18446744073709551616"},
      {"\0\0\0\0\0\0\0\x80\0"s, "9223372036854775808"},
      {"\xff\xff\xff\xff\xff\xff\xff\x7f\xff", "-9223372036854775809"},
  };
  for (const auto& [bytes, digits] : rows) {
    EXPECT_EQ(long_to_digits(bytes), digits);
    EXPECT_EQ(digits_to_long(digits), bytes) << digits;
  }
  // More bytes than it needs.
  EXPECT_EQ(long_to_digits("\x05\0\0\0"s), "5");
  EXPECT_EQ(long_to_digits("\xfb\xff\xff"), "-5");
  EXPECT_EQ(long_to_digits(""), "0");
  const std::string largest = std::string(254, '\xff') + "\x7f",
                    least = std::string(254, '\0') + "\x80";
  for (const std::string& bytes : {largest, least}) {
    EXPECT_EQ(digits_to_long(long_to_digits(bytes)), bytes);
    EXPECT_EQ(digits_to_long(long_to_digits(bytes) + "0"), "");
  }
}

TEST(LongInts, WhatIsNoNumber) {
  for (const char* digits : {"", "-", "1a", "1.", " 1", "+1", "--1"})
    EXPECT_EQ(digits_to_long(digits), "") << digits;
}

}  // namespace
}  // namespace nnc::io
