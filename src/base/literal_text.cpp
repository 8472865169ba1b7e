// SPDX-License-Identifier: Apache-2.0
// Literals as text, and names that resemble each other.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "base/literal.h"

namespace nnc {
namespace {

// A tuple, list or call in the middle of being printed.
struct Printing {
  Value value;
  int64_t next = 0;    // element, keyword or child
  int64_t indent = 0;  // of the children's lines
};

// Appends a value that holds no others; false for the rest, whose first character is appended.
bool append_leaf(std::string& out, const Value& v) {
  switch (v.kind()) {
    case Value::Kind::kNone:
      out += "None";
      return true;
    case Value::Kind::kBool:
      out += v.as_bool() ? "True" : "False";
      return true;
    case Value::Kind::kInt:
      out += std::to_string(v.as_int());
      return true;
    case Value::Kind::kFloat:
      if (v.digits().empty())
        append_python_float(out, v.as_float());
      else
        out += v.digits();
      return true;
    case Value::Kind::kString:
      append_python_string(out, v.as_string());
      return true;
    case Value::Kind::kTuple:
      out += '(';
      return false;
    case Value::Kind::kList:
      out += '[';
      return false;
    case Value::Kind::kDict:
      out += '{';
      return false;
    case Value::Kind::kCall:
      out += v.name();
      out += '(';
      return false;
  }
  return true;
}

void new_line(std::string& out, int64_t indent) {
  out += '\n';
  out.append(static_cast<size_t>(indent), ' ');
}

// What stands before item p.next of p.value; gives the item.
Value append_separator(std::string& out, const Printing& p) {
  const int64_t arguments = p.value.size(), keywords = p.value.keyword_count();
  if (p.next < arguments + keywords) {
    if (p.next > 0) {
      out += p.value.is_dict() && p.next % 2 ? ": " : ", ";
    } else if (p.value.child_count() > 0) {
      new_line(out, p.indent);
    }
    if (p.next < arguments) return p.value[p.next];
    const NamedValue k = p.value.keyword(p.next - arguments);
    out += k.name;
    out += '=';
    return k.value;
  }
  const NamedValue child = p.value.child(p.next - arguments - keywords);
  new_line(out, p.indent);
  out += '(';
  out += child.name;
  out += "): ";
  return child.value;
}

void append_close(std::string& out, const Printing& p) {
  if (p.value.kind() == Value::Kind::kList || p.value.is_dict()) {
    out += p.value.is_dict() ? '}' : ']';
    return;
  }
  if (p.value.kind() == Value::Kind::kTuple && p.value.size() == 1) out += ',';
  if (p.value.child_count() > 0) new_line(out, p.indent - 2);
  out += ')';
}

// Edit distance (insert, delete, replace, swap neighbours), cut off above `limit`.
int64_t distance(std::string_view a, std::string_view b, int64_t limit) {
  const int64_t n = static_cast<int64_t>(a.size()), m = static_cast<int64_t>(b.size());
  if (std::abs(n - m) > limit) return limit + 1;
  std::vector<int64_t> before(m + 1), last(m + 1), row(m + 1);
  for (int64_t j = 0; j <= m; ++j) last[j] = j;
  for (int64_t i = 1; i <= n; ++i) {
    row[0] = i;
    for (int64_t j = 1; j <= m; ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[m];
}

std::string folded(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (c != '_') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

}  // namespace

void append_python_string(std::string& out, std::string_view s) {
  const bool single = s.find('\'') != std::string_view::npos;
  const char quote = single && s.find('"') == std::string_view::npos ? '"' : '\'';
  out += quote;
  for (const char c : s) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == quote || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n' || c == '\r' || c == '\t') {
      out += '\\';
      out += c == '\n' ? 'n' : c == '\r' ? 'r' : 't';
    } else if (byte < 0x20 || byte == 0x7f) {
      constexpr char kHex[] = "0123456789abcdef";
      out += "\\x";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  out += quote;
}

void append_python_float(std::string& out, double v) {
  if (!std::isfinite(v)) {
    out += std::isnan(v) ? "nan" : v > 0 ? "inf" : "-inf";
    return;
  }
  char buffer[40];
  const auto format = [&](std::chars_format f) {
    return std::string_view(buffer,
                            std::to_chars(buffer, buffer + sizeof buffer, v, f).ptr - buffer);
  };
  // Python changes to an exponent below 1e-4 and from 1e16 on.
  const double size = std::abs(v);
  const bool exponent = size != 0 && (size < 1e-4 || size >= 1e16);
  const std::string_view text =
      format(exponent ? std::chars_format::scientific : std::chars_format::fixed);
  out += text;
  if (!exponent && text.find('.') == std::string_view::npos) out += ".0";
}

namespace {
// No more than is needed for `most` characters.
std::string beginning_of(const Value& value, size_t most) {
  std::string out;
  std::vector<Printing> stack;
  if (!append_leaf(out, value)) stack.push_back({value, 0, 2});
  while (!stack.empty() && out.size() <= most) {
    Printing& p = stack.back();
    if (p.next == p.value.size() + p.value.keyword_count() + p.value.child_count()) {
      append_close(out, p);
      stack.pop_back();
      continue;
    }
    const Value item = append_separator(out, p);
    const int64_t indent = p.value.child_count() > 0 ? p.indent + 2 : p.indent;
    ++p.next;
    if (!append_leaf(out, item)) stack.push_back({item, 0, indent});
  }
  return out;
}

}  // namespace

std::string to_text(const Value& value) {
  return beginning_of(value, SIZE_MAX);
}

// Messages are made before it is known whether they are needed: of a long value only the beginning.
std::string describe(const Value& value) {
  constexpr size_t kLongest = 40;
  std::string text =
      value.is_call() ? std::string(value.name()) + "(...)" : beginning_of(value, kLongest);
  if (text.size() > kLongest) text = text.substr(0, kLongest - 3) + "...";
  switch (value.kind()) {
    case Value::Kind::kNone:
    case Value::Kind::kBool:
      return text;
    case Value::Kind::kInt:
      return "integer " + text;
    case Value::Kind::kFloat:
      return value.digits().empty() ? "float " + text : "an integer beyond int64, " + text;
    case Value::Kind::kString:
      return "string " + text;
    case Value::Kind::kTuple:
      return "tuple " + text;
    case Value::Kind::kList:
      return "list " + text;
    case Value::Kind::kDict:
      return "dict " + text;
    case Value::Kind::kCall:
      return "constructor " + text;
  }
  return text;
}

std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::string wanted = folded(word);
  std::string_view best;
  int64_t limit = std::max<int64_t>(2, static_cast<int64_t>(wanted.size()) / 3);
  for (const std::string_view candidate : candidates) {
    const std::string other = folded(candidate);
    const int64_t d = distance(wanted, other, limit);
    // A word of which nothing is left does not resemble anything.
    if (d > limit || d >= static_cast<int64_t>(std::max(wanted.size(), other.size()))) continue;
    best = candidate;
    limit = d - 1;
  }
  return std::string(best);
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::string like = nearest(word, candidates);
  return like.empty() ? like : "; did you mean '" + like + "'?";
}

}  // namespace nnc
