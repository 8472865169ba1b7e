// SPDX-License-Identifier: Apache-2.0
// Messages of Protocol Buffers, written.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/span.h"

namespace nnc::tensorboard {

// The bytes of one message, field by field. A field that has its default value need not be written.
class Message {
 public:
  const std::string& bytes() const { return bytes_; }

  Message& integer(int field, int64_t v) {
    key(field, kVarint);
    varint(static_cast<uint64_t>(v));
    return *this;
  }
  Message& real(int field, double v) {
    key(field, kFixed64);
    fixed(std::bit_cast<uint64_t>(v), 8);
    return *this;
  }
  Message& real32(int field, float v) {
    key(field, kFixed32);
    fixed(std::bit_cast<uint32_t>(v), 4);
    return *this;
  }
  // A string or bytes.
  Message& text(int field, std::string_view s) {
    key(field, kBytes);
    varint(s.size());
    bytes_ += s;
    return *this;
  }
  Message& message(int field, const Message& m) { return text(field, m.bytes_); }
  // repeated double
  Message& reals(int field, Span<const double> list) {
    Message packed;
    for (const double v : list) packed.fixed(std::bit_cast<uint64_t>(v), 8);
    return message(field, packed);
  }
  Message& reals32(int field, Span<const float> list) {
    Message packed;
    for (const float v : list) packed.fixed(std::bit_cast<uint32_t>(v), 4);
    return message(field, packed);
  }

 private:
  enum WireType { kVarint = 0, kFixed64 = 1, kBytes = 2, kFixed32 = 5 };
  void key(int field, WireType type) { varint(static_cast<uint64_t>(field) << 3 | type); }
  void varint(uint64_t v) {
    for (; v >= 0x80; v >>= 7) bytes_ += static_cast<char>(v | 0x80);
    bytes_ += static_cast<char>(v);
  }
  void fixed(uint64_t v, int size) {
    for (int i = 0; i < size; ++i) bytes_ += static_cast<char>(v >> (8 * i));
  }

  std::string bytes_;
};

}  // namespace nnc::tensorboard
