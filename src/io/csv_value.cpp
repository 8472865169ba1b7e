// SPDX-License-Identifier: Apache-2.0
#include "io/csv_value.h"

#include <algorithm>
#include <charconv>

namespace nnc::io {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Of a number that a double does not hold, without its sign: is it larger than 1?
bool is_large(std::string_view digits) {
  const size_t e = std::min(digits.find_first_of("eE"), digits.size());
  const std::string_view mantissa = digits.substr(0, e);
  const size_t point = std::min(mantissa.find('.'), mantissa.size());
  const size_t first = mantissa.find_first_of("123456789");
  if (first == std::string_view::npos) return false;
  // How far the first digit that counts is before the point.
  const auto place = static_cast<int64_t>(point) - static_cast<int64_t>(first);
  std::string_view exponent = digits.substr(std::min(e + 1, digits.size()));
  if (exponent.starts_with('+')) exponent.remove_prefix(1);
  int64_t power = 0;
  const auto error = std::from_chars(exponent.data(), exponent.data() + exponent.size(), power).ec;
  if (error == std::errc::result_out_of_range) return exponent[0] != '-';
  return power > -place;
}

}  // namespace

std::optional<CsvWhole> csv_whole(std::string_view text) {
  text = trimmed(text);
  if (text.size() > 1 && text[0] == '+' && is_digit(text[1])) text.remove_prefix(1);
  int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, value);
  if (error == std::errc::invalid_argument || at != end) return std::nullopt;
  if (error == std::errc()) return CsvWhole{value, CsvRange::kInt64};
  if (text[0] == '-') return CsvWhole{0, CsvRange::kBelow};
  uint64_t large = 0;
  const bool fits = std::from_chars(text.data(), end, large).ec == std::errc();
  return CsvWhole{0, fits ? CsvRange::kUInt64 : CsvRange::kAbove};
}

std::optional<int64_t> csv_int(std::string_view text) {
  const std::optional<CsvWhole> whole = csv_whole(text);
  if (!whole || whole->range != CsvRange::kInt64) return std::nullopt;
  return whole->value;
}

std::optional<double> csv_float(std::string_view text) {
  text = trimmed(text);
  std::string_view digits = text;
  if (!digits.empty() && (digits[0] == '+' || digits[0] == '-')) digits.remove_prefix(1);
  // Neither a second sign nor a NaN, which is a missing value or a text.
  constexpr std::string_view kFirst = "0123456789.iI";
  if (digits.empty() || kFirst.find(digits[0]) == std::string_view::npos) return std::nullopt;
  double out = 0;
  const char* const end = digits.data() + digits.size();
  const auto [at, error] = std::from_chars(digits.data(), end, out);
  if (error == std::errc::invalid_argument || at != end) return std::nullopt;
  if (error == std::errc::result_out_of_range) {
    // One that is too large is a text, as in pandas.
    if (is_large(digits)) return std::nullopt;
    out = 0;
  }
  return text[0] == '-' ? -out : out;
}

std::optional<bool> csv_bool(std::string_view text) {
  const auto is = [text](std::string_view word) {
    return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                      [](char a, char b) { return (a | 0x20) == b; });
  };
  if (is("true")) return true;
  if (is("false")) return false;
  return std::nullopt;
}

bool is_csv_missing(std::string_view text) {
  constexpr std::string_view kMissing[] = {
      "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN",
      "<NA>", "N/A",      "NA",  "NULL",    "NaN",      "None", "n/a",  "nan",    "null"};
  if (text.empty()) return true;
  // Most texts are none of them.
  const bool number = text[0] == '1' && text.size() > 1 && text[1] != '.';
  if (text.size() < 2 || text.size() > 8 || number) return false;
  constexpr std::string_view kFirst = "#-1<Nn";
  return kFirst.find(text[0]) != std::string_view::npos &&
         std::find(std::begin(kMissing), std::end(kMissing), text) != std::end(kMissing);
}

}  // namespace nnc::io
