// SPDX-License-Identifier: Apache-2.0
#include "io/csv_value.h"

#include <algorithm>
#include <charconv>
#include <limits>

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

// Of a number that a double does not hold: does its first digit stand high?
bool is_large(std::string_view digits) {
  const size_t e = std::min(digits.find_first_of("eE"), digits.size());
  const std::string_view mantissa = digits.substr(0, e);
  const auto point = static_cast<int64_t>(std::min(mantissa.find('.'), mantissa.size()));
  const auto first = static_cast<int64_t>(mantissa.find_first_not_of("0."));
  if (e < digits.size()) return digits.substr(e + 1, 1) != "-";
  return first < point;
}

}  // namespace

std::optional<int64_t> csv_int(std::string_view text) {
  text = trimmed(text);
  if (text.size() > 1 && text[0] == '+' && is_digit(text[1])) text.remove_prefix(1);
  int64_t out = 0;
  const char* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, out);
  if (error != std::errc() || at != end) return std::nullopt;
  return out;
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
  if (error == std::errc::result_out_of_range)
    out = is_large(digits) ? std::numeric_limits<double>::infinity() : 0.0;
  return text[0] == '-' ? -out : out;
}

std::optional<bool> csv_bool(std::string_view text) {
  for (const char* word : {"True", "TRUE", "true"})
    if (text == word) return true;
  for (const char* word : {"False", "FALSE", "false"})
    if (text == word) return false;
  return std::nullopt;
}

bool is_csv_missing(std::string_view text) {
  constexpr std::string_view kMissing[] = {
      "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN",
      "<NA>", "N/A",      "NA",  "NULL",    "NaN",      "None", "n/a",  "nan",    "null"};
  if (text.empty()) return true;
  constexpr std::string_view kFirst = "#-1<Nn";
  return kFirst.find(text[0]) != std::string_view::npos &&
         std::find(std::begin(kMissing), std::end(kMissing), text) != std::end(kMissing);
}

}  // namespace nnc::io
