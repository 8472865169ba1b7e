// SPDX-License-Identifier: Apache-2.0
#include "base/literal_lexer.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/error.h"

namespace nnc::detail {
namespace {

constexpr size_t kExcerpt = 24;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

// A number out of a double's range: 1e999, which Python reads as inf, or 1e-999, which is 0?
bool overflows(std::string_view number) {
  const size_t e = std::min(number.find_first_of("eE"), number.size());
  const std::string_view mantissa = number.substr(0, e);
  const size_t point = std::min(mantissa.find('.'), mantissa.size());
  const size_t first = mantissa.find_first_of("123456789");
  int64_t exponent = 0;
  if (e < number.size()) {
    std::string_view digits = number.substr(e + 1);
    if (digits[0] == '+') digits.remove_prefix(1);
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (result.ec != std::errc()) return digits[0] != '-';
  }
  // Beyond this the digits of the mantissa, at most 2^31, cannot matter.
  constexpr int64_t kFar = int64_t{1} << 32;
  exponent = std::clamp(exponent, -kFar, kFar);
  return static_cast<int64_t>(point) - static_cast<int64_t>(first) + exponent > 0;
}

void append_utf8(std::string& out, uint32_t c) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((c >> shift) & 63)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xc0 | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xe0 | (c >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xf0 | (c >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace

void LiteralLexer::bad(std::string_view what, size_t at) const {
  fail(Code::kText, op_, ": ", what, " at ", static_cast<int64_t>(at));
}

void LiteralLexer::expected(std::string_view what) const {
  fail(Code::kText, op_, ": expected ", what, " at ", static_cast<int64_t>(at_), ", found ",
       excerpt(at_));
}

std::string LiteralLexer::excerpt(size_t at) const {
  if (at >= text_.size()) return "the end of the text";
  size_t size = std::min(kExcerpt, text_.size() - at);
  // Not through the middle of a UTF-8 character.
  const auto inside = [&](size_t i) { return (static_cast<uint8_t>(text_[i]) & 0xc0) == 0x80; };
  while (at + size < text_.size() && size > 1 && inside(at + size)) --size;
  std::string out = "'";
  for (const char c : text_.substr(at, size)) out += static_cast<uint8_t>(c) < 0x20 ? ' ' : c;
  return out + (at + size < text_.size() ? "...'" : "'");
}

void LiteralLexer::skip_space() {
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') return;
    ++at_;
  }
}

std::string_view LiteralLexer::read_dotted_word() {
  const size_t start = at_;
  for (;;) {
    while (continues_word(peek())) ++at_;
    if (peek() != '.' || !starts_word(peek(1))) break;
    ++at_;
  }
  return text_.substr(start, at_ - start);
}

LiteralLexer::Number LiteralLexer::read_number() {
  const size_t start = at_;
  const bool negative = peek() == '-';
  if (negative || peek() == '+') ++at_;
  const size_t digits = at_;
  Number number;
  bool real = true;
  if (const std::string_view word = text_.substr(at_, 3); word == "inf" || word == "nan") {
    number.real = word == "inf" ? kInfinity : std::numeric_limits<double>::quiet_NaN();
    at_ += 3;
  } else {
    number.real = scan_float(start, real);
  }
  if (continues_word(peek()) || peek() == '.') {
    at_ = start;
    expected("a number");
  }
  if (real) {
    if (negative) number.real = -number.real;
    return number;
  }
  number.is_integer = true;
  const char* first = text_.data() + digits - (negative ? 1 : 0);
  if (std::from_chars(first, text_.data() + at_, number.integer).ec != std::errc()) {
    bad("integer outside the range of int64", start);
  }
  return number;
}

// Moves behind the digits; the value of a float, or real = false for an integer.
double LiteralLexer::scan_float(size_t start, bool& real) {
  const size_t digits = at_;
  real = false;
  while (is_digit(peek())) ++at_;
  size_t count = at_ - digits;
  if (peek() == '.') {
    real = true;
    ++at_;
    const size_t fraction = at_;
    while (is_digit(peek())) ++at_;
    count += at_ - fraction;
  }
  if (count > 0 && (peek() == 'e' || peek() == 'E')) {
    const size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
    if (is_digit(peek(1 + sign))) {
      real = true;
      at_ += 1 + sign;
      while (is_digit(peek())) ++at_;
    }
  }
  const std::string_view number = text_.substr(digits, at_ - digits);
  const bool padded = !real && number.size() > 1 && number[0] == '0';
  if (count == 0 || padded) {
    at_ = start;
    expected(padded ? "a number without leading zeros" : "a number");
  }
  double value = 0;
  if (real) {
    const auto result = std::from_chars(number.data(), number.data() + number.size(), value);
    if (result.ec == std::errc::result_out_of_range) value = overflows(number) ? kInfinity : 0.0;
  }
  return value;
}

void LiteralLexer::read_string(std::string& out) {
  const size_t start = at_;
  const char quote = text_[at_++];
  for (;;) {
    const size_t run = at_;
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\\' && text_[at_] != '\n') {
      ++at_;
    }
    out += text_.substr(run, at_ - run);
    if (at_ >= text_.size() || text_[at_] == '\n') bad("string is not closed, it starts", start);
    if (text_[at_] == quote) break;
    read_escape(out);
  }
  ++at_;
}

void LiteralLexer::read_escape(std::string& out) {
  constexpr std::string_view kFrom = "\\'\"abfnrtv", kTo = "\\'\"\a\b\f\n\r\t\v";
  if (at_ + 1 >= text_.size()) bad_escape();
  const char c = text_[at_ + 1];
  if (const size_t simple = kFrom.find(c); simple != std::string_view::npos) {
    out += kTo[simple];
    at_ += 2;
  } else if (c == 'x' || c == 'u' || c == 'U') {
    read_code_point(out, c == 'x' ? 2 : c == 'u' ? 4 : 8);
  } else if (c >= '0' && c <= '7') {
    uint32_t code = 0;
    ++at_;
    for (int i = 0; i < 3 && peek() >= '0' && peek() <= '7'; ++i) {
      code = code * 8 + static_cast<uint32_t>(text_[at_++] - '0');
    }
    append_utf8(out, code);
  } else if (c == '\n') {
    at_ += 2;
  } else {
    bad_escape();
  }
}

void LiteralLexer::read_code_point(std::string& out, size_t width) {
  const std::string_view digits = text_.substr(at_ + 2, width);
  uint32_t code = 0;
  const char* stop = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data(), stop, code, 16);
  const bool whole = digits.size() == width && result.ec == std::errc() && result.ptr == stop;
  if (!whole || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) bad_escape();
  append_utf8(out, code);
  at_ += 2 + width;
}

void LiteralLexer::bad_escape() const {
  fail(Code::kText, op_, ": unknown escape in a string at ", static_cast<int64_t>(at_), ", ",
       excerpt(at_));
}

}  // namespace nnc::detail
