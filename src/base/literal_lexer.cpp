// SPDX-License-Identifier: Apache-2.0
#include "base/literal_lexer.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/error.h"
#include "base/literal.h"

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

// Of digits as Python writes them, perhaps with a sign.
double float_of(std::string_view number) {
  double value = 0;
  const auto result = std::from_chars(number.data(), number.data() + number.size(), value);
  if (result.ec != std::errc::result_out_of_range) return value;
  const bool negative = number[0] == '-';
  value = overflows(number) ? kInfinity : 0.0;
  return negative ? -value : value;
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

std::optional<double> python_float(std::string_view s) {
  const auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!s.empty() && blank(s.front())) s.remove_prefix(1);
  while (!s.empty() && blank(s.back())) s.remove_suffix(1);
  std::string text;
  for (size_t i = 0; i < s.size(); ++i) {
    if (s[i] != '_') {
      text += s[i] >= 'A' && s[i] <= 'Z' ? static_cast<char>(s[i] + ('a' - 'A')) : s[i];
    } else if (i == 0 || i + 1 == s.size() || !is_digit(s[i - 1]) || !is_digit(s[i + 1])) {
      return std::nullopt;
    }
  }
  const bool negative = !text.empty() && text[0] == '-';
  if (negative || (!text.empty() && text[0] == '+')) text.erase(0, 1);
  double v = 0;
  if (text == "inf" || text == "infinity" || text == "nan") {
    v = text == "nan" ? std::numeric_limits<double>::quiet_NaN() : kInfinity;
  } else {
    const bool starts = !text.empty() && (is_digit(text[0]) || text[0] == '.');
    const char* const end = text.data() + text.size();
    if (!starts || std::from_chars(text.data(), end, v).ptr != end) return std::nullopt;
    v = float_of(text);
  }
  return negative ? -v : v;
}

void LiteralLexer::bad(std::string_view what, size_t at) const {
  fail(Code::kText, op_, ": ", what, " at ", place(at));
}

void LiteralLexer::expected(std::string_view what) const {
  fail(Code::kText, op_, ": expected ", what, " at ", place(at_), ", found ", excerpt(at_));
}

std::string LiteralLexer::place(size_t at) const {
  const std::string_view all = text_.substr(0, text_.find_last_not_of(" \n\t\r") + 1);
  return place_in(lines_of(all), static_cast<int64_t>(at));
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
    if (c == '#') {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (c == '\\' && peek(1) == '\n') {
      at_ += 2;
    } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
      ++at_;
    } else {
      return;
    }
  }
}

void LiteralLexer::skip_blanks() {
  while (peek() == ' ' || peek() == '\t') ++at_;
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

// Is what the signs stand before negative?
bool LiteralLexer::read_signs() {
  bool negative = false;
  while (peek() == '-' || peek() == '+') {
    negative ^= peek() == '-';
    ++at_;
    skip_blanks();
  }
  return negative;
}

// Digits, perhaps with single underscores between them, which are left out.
void LiteralLexer::read_digits(std::string& out, int base) {
  const auto digit = [base](char c) {
    if (base <= 10) return c >= '0' && c < '0' + base;
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  };
  for (bool any = false; digit(peek()) || (any && peek() == '_' && digit(peek(1))); any = true) {
    if (peek() != '_') out += peek();
    ++at_;
  }
}

// An integer that int64 does not hold keeps its digits. Python makes a float of it where one is
// due, if that can be.
void LiteralLexer::read_integer(std::string_view digits, int base, size_t start, Number& number) {
  const char *first = digits.data(), *last = first + digits.size();
  number.is_integer = true;
  if (std::from_chars(first, last, number.integer, base).ec == std::errc()) return;
  number.is_integer = false;
  const bool fits = base == 10 && std::from_chars(first, last, number.real).ec == std::errc();
  if (!fits) bad("integer outside the range of int64", start);
  number.digits = digits;
}

LiteralLexer::Number LiteralLexer::read_number() {
  const size_t start = at_;
  std::string text = read_signs() ? "-" : "";
  const size_t sign = text.size();
  Number number;
  const char mark = static_cast<char>(peek(1) | 0x20);
  const int base = peek() != '0' ? 10 : mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
  if (const std::string_view word = text_.substr(at_, 3); word == "inf" || word == "nan") {
    number.real = word == "inf" ? kInfinity : std::numeric_limits<double>::quiet_NaN();
    if (sign) number.real = -number.real;
    at_ += 3;
  } else if (base != 10) {
    at_ += peek(2) == '_' ? 3 : 2;
    read_digits(text, base);
    if (text.size() == sign) expected("a digit");
    read_integer(text, base, start, number);
  } else {
    read_digits(text, 10);
    bool real = peek() == '.';
    if (real) {
      text += '.';
      ++at_;
      if (is_digit(peek())) read_digits(text, 10);
    }
    const bool digits = text.size() > sign + (real ? 1 : 0);
    const size_t signed_exponent = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
    if (digits && (peek() == 'e' || peek() == 'E') && is_digit(peek(signed_exponent))) {
      real = true;
      text += text_.substr(at_, signed_exponent);
      at_ += signed_exponent;
      read_digits(text, 10);
    }
    const bool padded =
        !real && text.find_first_not_of('0', sign) != std::string::npos && text[sign] == '0';
    if (!digits || padded) {
      at_ = start;
      expected(padded ? "a number without leading zeros" : "a number");
    }
    if (real)
      number.real = float_of(text);
    else
      read_integer(text, 10, start, number);
  }
  if (continues_word(peek()) || peek() == '.') {
    at_ = start;
    expected("a number");
  }
  return number;
}

namespace {

bool is_quote(char c) {
  return c == '\'' || c == '"';
}
// Before a quote: r"..." has no escapes, u"..." is an ordinary string.
bool is_prefix(char c) {
  return c == 'r' || c == 'R' || c == 'u' || c == 'U';
}

}  // namespace

bool LiteralLexer::at_string() const {
  return is_quote(peek()) || (is_prefix(peek()) && is_quote(peek(1)));
}

void LiteralLexer::read_strings(std::string& out) {
  size_t end = at_;
  while (at_string()) {
    read_string(out);
    end = at_;
    skip_space();
  }
  at_ = end;
}

// Three quotes close with three, and hold line breaks.
void LiteralLexer::read_string(std::string& out) {
  const size_t start = at_;
  const bool raw = peek() == 'r' || peek() == 'R';
  if (is_prefix(peek())) ++at_;
  const std::string quotes(peek() == peek(1) && peek() == peek(2) ? 3 : 1, peek());
  const bool lines = quotes.size() == 3;
  at_ += quotes.size();
  while (text_.substr(at_, quotes.size()) != quotes) {
    if (at_ >= text_.size() || (peek() == '\n' && !lines)) {
      bad("string is not closed, it starts", start);
    }
    if (peek() != '\\') {
      out += text_[at_++];
    } else if (raw) {
      out += text_.substr(at_, 2);
      at_ = std::min(at_ + 2, text_.size());
    } else {
      read_escape(out);
    }
  }
  at_ += quotes.size();
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
  } else if (c == 'N') {
    bad_escape();
  } else {
    out += '\\';  // Python leaves it as it is
    ++at_;
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
  fail(Code::kText, op_, ": unknown escape in a string at ", place(at_), ", ", excerpt(at_));
}

}  // namespace nnc::detail
