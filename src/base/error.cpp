// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

#include <charconv>

namespace nnc {

Error::Error(Code code, std::string text) : code_(code), text_(std::move(text)) {}

namespace {
// A sentence is no function's name.
size_t end_of_name(const std::string& text) {
  const size_t at = text.find(": ");
  return text.find(' ') < at ? std::string::npos : at;
}
}  // namespace

std::string Error::op() const {
  const size_t at = end_of_name(text_);
  return at == std::string::npos ? std::string() : text_.substr(0, at);
}

std::string Error::message() const {
  const size_t at = end_of_name(text_);
  return at == std::string::npos ? text_ : text_.substr(at + 2);
}

void append_text(std::string& out, std::string_view s) {
  out.append(s);
}

namespace {
template <class T>
void append_number(std::string& out, T v) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, v);
  out.append(buffer, end.ptr);
}
}  // namespace

void append_text(std::string& out, double v) {
  append_number(out, v);
}
void append_text(std::string& out, int64_t v) {
  append_number(out, v);
}
void append_text(std::string& out, uint64_t v) {
  append_number(out, v);
}

}  // namespace nnc
