// SPDX-License-Identifier: Apache-2.0
#include "io/json.h"

#include <iterator>
#include <nlohmann/json.hpp>

namespace nnc::io {
namespace {

// Notes how far the parser has come.
class Cursor {
 public:
  // NOLINTBEGIN(readability-identifier-naming): std::iterator_traits asks for these
  using iterator_category = std::forward_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;
  // NOLINTEND(readability-identifier-naming)

  Cursor(const char* at, const char* begin, int64_t* position)
      : at_(at), begin_(begin), position_(position) {}
  reference operator*() const { return *at_; }
  Cursor& operator++() {
    *position_ = at_++ - begin_;
    return *this;
  }
  friend bool operator==(const Cursor& a, const Cursor& b) { return a.at_ == b.at_; }

 private:
  const char *at_, *begin_;
  int64_t* position_;
};

// What nlohmann's parser calls.
struct Events {
  using Json = nlohmann::json;
  JsonReader& reader;

  bool null() { return other(); }
  bool boolean(bool) { return other(); }
  bool number_integer(int64_t) { return other(); }
  bool number_float(double, const std::string&) { return other(); }
  bool number_unsigned(uint64_t v) {
    reader.number(v);
    return true;
  }
  bool string(std::string& s) {
    reader.text(s);
    return true;
  }
  bool binary(Json::binary_t&) { return other(); }
  bool start_object(size_t) {
    reader.begin(false);
    return true;
  }
  bool start_array(size_t) {
    reader.begin(true);
    return true;
  }
  bool key(std::string& s) {
    reader.key(s);
    return true;
  }
  bool end_object() { return end(); }
  bool end_array() { return end(); }
  bool parse_error(size_t, const std::string&, const Json::exception&) {
    reader.fail("this is no JSON");
  }

 private:
  bool other() {
    reader.other();
    return true;
  }
  bool end() {
    reader.end();
    return true;
  }
};

}  // namespace

void JsonReader::read(std::string_view text) {
  // The parser would take it for the end.
  const size_t nul = text.find('\0');
  position_ = static_cast<int64_t>(nul);
  check(nul == std::string_view::npos, "a NUL in JSON");
  Events events{*this};
  const char *first = text.data(), *last = first + text.size();
  nlohmann::json::sax_parse(Cursor(first, first, &position_), Cursor(last, first, &position_),
                            &events);
}

void append_json_string(std::string& out, std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  constexpr std::string_view kNamed = "\"\\\b\f\n\r\t", kNames = "\"\\bfnrt";
  out += '"';
  for (const char c : text) {
    const size_t named = kNamed.find(c);
    const auto byte = static_cast<unsigned char>(c);
    if (named != std::string_view::npos) {
      out += '\\';
      out += kNames[named];
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace nnc::io
