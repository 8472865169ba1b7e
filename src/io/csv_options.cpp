// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <cmath>

#include "base/options.h"
#include "io/csv.h"
#include "io/csv_value.h"
#include "text/args.h"

namespace nnc::io {
namespace {

CsvType type_of(const Value& v) {
  const std::string_view name = v.as_string();
  if (name == "category") return std::nullopt;
  // 'float32' as for pandas and NumPy, torch.float32 as elsewhere.
  const bool whole = name.starts_with("torch.");
  const std::optional<DType> dtype =
      named_dtype(whole ? std::string(name) : "torch." + std::string(name));
  check(dtype.has_value(), Code::kUnknown, "options: there is no type '", name,
        "'; expected an element type or 'category'");
  return dtype;
}

std::vector<std::string> texts_of(const NamedValue& k) {
  check(k.value.is_sequence(), Code::kInvalid, "options: ", k.name, " is ", describe(k.value),
        ", expected a list");
  std::vector<std::string> out;
  for (int64_t i = 0; i < k.value.size(); ++i) out.emplace_back(k.value[i].as_string());
  return out;
}

std::string python_text(double v) {
  std::string out;
  append_python_float(out, v);
  return out;
}

// As pandas, which looks for '99' also as '99.0', and in floats for the number.
void read_na_values(const NamedValue& k, CsvOptions& out) {
  check(k.value.is_sequence(), Code::kInvalid, "options: ", k.name, " is ", describe(k.value),
        ", expected a list");
  for (int64_t i = 0; i < k.value.size(); ++i) {
    const Value v = k.value[i];
    std::string text;
    if (v.is_int())
      text = std::to_string(v.as_int());
    else
      text = v.is_float() ? python_text(v.as_float()) : std::string(v.as_string());
    out.na_values.push_back(text);
    const std::optional<double> number = csv_float(text);
    if (!number) continue;
    out.na_numbers.push_back(*number);
    out.na_values.push_back(python_text(*number));
    if (!std::isfinite(*number) || *number != std::trunc(*number)) continue;
    char whole[400];
    const auto end =
        std::to_chars(whole, whole + sizeof whole, *number, std::chars_format::fixed).ptr;
    out.na_values.emplace_back(whole, end);
    out.na_values.push_back(out.na_values.back() + ".0");
  }
}

void read_usecols(const NamedValue& k, CsvOptions& out) {
  check(k.value.is_sequence() && k.value.size() > 0, Code::kInvalid, "options: usecols is ",
        describe(k.value), ", expected a list of names or numbers");
  for (int64_t i = 0; i < k.value.size(); ++i) {
    const Value v = k.value[i];
    if (v.is_int())
      out.usecols.emplace_back(v.as_int());
    else
      out.usecols.emplace_back(std::string(v.as_string()));
  }
}

void read_delimiter(const NamedValue& k, CsvOptions& out) {
  const std::string_view text = k.value.as_string();
  const bool ok = text.size() == 1 && text[0] > 0 &&
                  std::string_view("\"\r\n").find(text[0]) == std::string_view::npos;
  check(ok, Code::kInvalid, "options: ", k.name, " is ", describe(k.value),
        ", expected one character of ASCII that is no quote and ends no line");
  out.delimiter = text[0];
}

void read_dtype(const NamedValue& k, CsvOptions& out) {
  if (!k.value.is_dict()) {
    out.dtype = type_of(k.value);
    return;
  }
  for (int64_t i = 0; i + 1 < k.value.size(); i += 2)
    out.dtypes.emplace_back(k.value[i].as_string(), type_of(k.value[i + 1]));
}

}  // namespace

CsvOptions CsvOptions::of(const char* text) {
  static const std::vector<std::string_view> offered = {
      "delimiter", "sep", "header", "names", "usecols", "dtype", "na_values", "max_size"};
  CsvOptions out;
  read_options(text, offered, [&](const NamedValue& k) {
    if (k.name == "delimiter" || k.name == "sep")
      read_delimiter(k, out);
    else if (k.name == "header")
      out.header = !k.value.is_none() && k.value.as_bool();
    else if (k.name == "names")
      out.names = texts_of(k);
    else if (k.name == "usecols")
      read_usecols(k, out);
    else if (k.name == "dtype")
      read_dtype(k, out);
    else if (k.name == "na_values")
      read_na_values(k, out);
    else
      out.max_size = k.value.as_int();
  });
  return out;
}

}  // namespace nnc::io
