// SPDX-License-Identifier: Apache-2.0
#include "io/long_int.h"

#include <algorithm>
#include <cstdint>

namespace nnc::io {
namespace {

constexpr size_t kMostBytes = 255;

// The number of the other sign.
void negate(std::string& bytes) {
  unsigned carry = 1;
  for (char& b : bytes) {
    carry += static_cast<uint8_t>(~b);
    b = static_cast<char>(carry & 0xff);
    carry >>= 8;
  }
}

bool is_negative(std::string_view bytes) {
  return !bytes.empty() && (bytes.back() & 0x80) != 0;
}

}  // namespace

std::string long_to_digits(std::string_view bytes) {
  const bool negative = is_negative(bytes);
  std::string rest(bytes);
  rest += negative ? '\xff' : '\0';  // where -2^n has room as 2^n
  if (negative) negate(rest);
  std::string digits;
  while (!rest.empty()) {
    constexpr uint64_t kDivisor = 10'000'000'000'000'000;  // 16 digits at once
    uint64_t remainder = 0;
    for (size_t i = rest.size(); i-- > 0;) {
      remainder = remainder << 8 | static_cast<uint8_t>(rest[i]);
      rest[i] = static_cast<char>(remainder / kDivisor);
      remainder %= kDivisor;
    }
    while (!rest.empty() && rest.back() == '\0') rest.pop_back();
    for (int i = 0; i < 16; ++i, remainder /= 10) digits += static_cast<char>('0' + remainder % 10);
  }
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  if (negative) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return digits;
}

std::string digits_to_long(std::string_view digits) {
  const bool negative = digits.starts_with('-');
  if (negative) digits.remove_prefix(1);
  std::string bytes;
  for (const char c : digits) {
    if (c < '0' || c > '9') return {};
    auto carry = static_cast<unsigned>(c - '0');
    for (char& b : bytes) {
      carry += 10 * static_cast<uint8_t>(b);
      b = static_cast<char>(carry & 0xff);
      carry >>= 8;
    }
    if (carry) bytes += static_cast<char>(carry);
    if (bytes.size() > kMostBytes) return {};
  }
  bytes += '\0';  // of the sign
  if (negative) negate(bytes);
  // No more bytes than are needed.
  while (bytes.size() > 1 &&
         is_negative(bytes) == is_negative(std::string_view(bytes).substr(0, bytes.size() - 1)) &&
         bytes.back() == (is_negative(bytes) ? '\xff' : '\0'))
    bytes.pop_back();
  return digits.empty() || bytes.size() > kMostBytes ? "" : bytes;
}

}  // namespace nnc::io
