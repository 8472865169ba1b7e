// SPDX-License-Identifier: Apache-2.0
// What a parsed value answers.
#include <algorithm>

#include "base/error.h"
#include "base/literal.h"

namespace nnc {

using detail::LiteralItem;

namespace detail {

std::vector<int32_t> lines_of(std::string_view text) {
  std::vector<int32_t> lines;
  for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    lines.push_back(static_cast<int32_t>(at + 1));
  }
  return lines;
}

std::string place_in(const std::vector<int32_t>& lines, int64_t position) {
  std::string out = std::to_string(position);
  if (lines.empty()) return out;
  const auto next = std::upper_bound(lines.begin(), lines.end(), position);
  const int64_t begin = next == lines.begin() ? 0 : *(next - 1);
  return out + " (line " + std::to_string(next - lines.begin() + 1) + ", column " +
         std::to_string(position - begin + 1) + ")";
}

}  // namespace detail

std::string Value::place(int64_t position) const {
  return detail::place_in(data_->lines, position);
}

namespace {

[[noreturn]] void wrong_kind(const Value& v, std::string_view expected) {
  fail(Code::kInvalid, "literal: expected ", expected, " at ", v.place(), ", got ", describe(v));
}

}  // namespace

bool Value::as_bool() const {
  if (!is_bool()) wrong_kind(*this, "True or False");
  return node().integer != 0;
}

int64_t Value::as_int() const {
  if (!is_int()) wrong_kind(*this, "an integer");
  return node().integer;
}

double Value::as_float() const {
  if (is_int()) return static_cast<double>(node().integer);
  if (!is_float()) wrong_kind(*this, "a number");
  return node().real;
}

std::string_view Value::as_string() const {
  if (!is_string()) wrong_kind(*this, "a string");
  return text(node().text);
}

std::string_view Value::digits() const {
  return is_float() ? text(node().text) : std::string_view();
}

std::string_view Value::name() const {
  if (!is_call()) wrong_kind(*this, "a constructor");
  return text(node().text);
}

NamedValue Value::named(int64_t item) const {
  const LiteralItem& i = data_->items[static_cast<size_t>(node().first_item + item)];
  return {text(i.name), Value(data_, i.node), i.position};
}

Value Value::operator[](int64_t i) const {
  check(i >= 0 && i < size(), Code::kIndex, "literal: element ", i, " of ", size());
  return named(i).value;
}

NamedValue Value::keyword(int64_t i) const {
  check(i >= 0 && i < keyword_count(), Code::kIndex, "literal: keyword ", i, " of ",
        keyword_count());
  return named(size() + i);
}

NamedValue Value::child(int64_t i) const {
  check(i >= 0 && i < child_count(), Code::kIndex, "literal: child ", i, " of ", child_count());
  return named(size() + keyword_count() + i);
}

std::optional<Value> Value::find(std::string_view keyword) const {
  for (int64_t i = 0; i < keyword_count(); ++i) {
    const NamedValue k = named(size() + i);
    if (k.name == keyword) return k.value;
  }
  return std::nullopt;
}

}  // namespace nnc
