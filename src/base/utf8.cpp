// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <cstdint>
#include <string_view>

namespace nnc {
namespace {

// The length of the character that text begins with; 0 if it begins with none.
size_t character_length(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint8_t first = byte(0);
  if (first < 0x80) return 1;
  const size_t n = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (n == 0 || text.size() < n) return 0;
  // What is longer than it need be, a half of a pair (UTF-16) or beyond the last character.
  const uint8_t low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
  const uint8_t high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
  if (byte(1) < low || byte(1) > high) return 0;
  for (size_t i = 2; i < n; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
  }
  return n;
}

// How many bytes of text, from its beginning, are characters.
size_t valid_length(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    const size_t n = character_length(text.substr(at));
    if (n == 0) break;
    at += n;
  }
  return at;
}

}  // namespace

bool is_utf8(std::string_view text) {
  return valid_length(text) == text.size();
}

std::string to_utf8(std::string text) {
  std::string_view rest = text;
  size_t n = valid_length(rest);
  if (n == rest.size()) return text;
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  while (true) {
    out += rest.substr(0, n);
    if (n == rest.size()) return out;
    const auto byte = static_cast<uint8_t>(rest[n]);
    out += "\\x";
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
    rest.remove_prefix(n + 1);
    n = valid_length(rest);
  }
}

}  // namespace nnc
