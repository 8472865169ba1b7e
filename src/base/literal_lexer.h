// SPDX-License-Identifier: Apache-2.0
// The words, numbers and strings of a text literal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nnc::detail {

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
inline bool continues_word(char c) {
  return starts_word(c) || is_digit(c);
}

// What Python's float() makes of a string; nothing where it refuses.
std::optional<double> python_float(std::string_view s);

class LiteralLexer {
 public:
  LiteralLexer(std::string_view text, std::string_view op) : text_(text), op_(op) {}

 protected:
  struct Number {
    bool is_integer = false;
    int64_t integer = 0;
    double real = 0;
    std::string digits;  // of an integer that is no int64, which has a real value only
  };

  // Errors: "op: what at 12", "op: expected what at 12, found 'abc'".
  [[noreturn]] void bad(std::string_view what, size_t at) const;
  [[noreturn]] void expected(std::string_view what) const;
  std::string excerpt(size_t at) const;
  std::string place(size_t at) const;  // of a position, for messages

  // The character `ahead` of the position, 0 behind the end.
  char peek(size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void skip_space();  // and comments
  void skip_blanks();

  // Each starts at the position, where the right kind of character stands, and moves behind the
  // end.
  std::string_view read_dotted_word();
  Number read_number();
  bool read_signs();  // Is it minus? Moves behind the last.
  // At a string, perhaps behind a prefix? Strings that follow one another are one.
  bool at_string() const;
  void read_strings(std::string& out);  // appends the characters

  std::string_view text_;
  std::string_view op_;
  size_t at_ = 0;

 private:
  void read_digits(std::string& out, int base);
  void read_integer(std::string_view digits, int base, size_t start, Number& number);
  void read_string(std::string& out);
  void read_escape(std::string& out);
  void read_code_point(std::string& out, size_t width);
  [[noreturn]] void bad_escape() const;
};

}  // namespace nnc::detail
