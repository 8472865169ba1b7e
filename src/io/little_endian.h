// SPDX-License-Identifier: Apache-2.0
// Numbers as files hold them: the lowest byte first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nnc::io {

// The n bytes from `place` on, which are there.
inline uint64_t little_endian(std::string_view bytes, size_t place, int n) {
  uint64_t value = 0;
  for (int i = n; i-- > 0;)
    value = value << 8 | static_cast<uint8_t>(bytes[place + static_cast<size_t>(i)]);
  return value;
}
inline void append_little_endian(std::string& out, uint64_t value, int n) {
  for (int i = 0; i < n; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
}

}  // namespace nnc::io
