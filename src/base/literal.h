// SPDX-License-Identifier: Apache-2.0
// Text literals: Python values, constructor calls and printed models.
//
//   value    := None | True | False | number | 'string' | "string" | word | tuple | list | dict
//             | call | sign value
//   call     := name '(' [argument {',' argument}] [','] {'(' name '):' [count 'x'] (call | None)}
//   ')' argument := value | name '=' value | '*' value | '**' value
//
// A word is a string; names may be dotted. A value behind a sign is a number. What stands behind a
// star is a tuple, a list or a dict, in a call, a tuple, a list or a dict, and counts as its
// elements. float(...) of a number or string is a float; an integer
// that int64 does not hold is a float that prints its digits. The children in a call are what
// PyTorch prints for a container; a run of equal ones, "(0-5): 6 x Block(...)", stands for six
// children.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nnc {

namespace detail {

enum class LiteralKind : uint8_t {
  kNone,
  kBool,
  kInt,
  kFloat,
  kString,
  kTuple,
  kList,
  kDict,
  kCall
};

// All values of a text live in flat arrays, so neither copying nor destroying one recurses.
struct LiteralText {
  uint32_t begin = 0, size = 0;  // in LiteralData::strings
};

struct LiteralItem {
  LiteralText name;  // of a keyword or child
  int32_t position = 0;
  int32_t node = 0;
};

struct LiteralNode {
  LiteralKind kind = LiteralKind::kNone;
  bool quoted = false;  // a string, not a word
  int32_t position = 0;
  LiteralText text;        // a string's characters, a call's name, digits of a large integer
  int32_t first_item = 0;  // in LiteralData::items: elements or arguments, keywords, children
  int32_t size = 0;        // elements of a tuple or list, positional arguments of a call
  int32_t keywords = 0, children = 0;
  union {
    int64_t integer = 0;
    double real;
  };
};

struct LiteralData {
  std::vector<LiteralNode> nodes;
  std::vector<LiteralItem> items;
  std::string strings;
  std::vector<int32_t> lines;  // where the second and later lines begin
  int32_t root = 0;
};

// Where all lines but the first begin.
std::vector<int32_t> lines_of(std::string_view text);
// "57 (line 3, column 12)", counted from 1; "57" where there is one line.
std::string place_in(const std::vector<int32_t>& lines, int64_t position);

}  // namespace detail

struct NamedValue;

// A view of one value; it lives as long as its Literal.
class Value {
 public:
  using Kind = detail::LiteralKind;

  Value(const detail::LiteralData* data, int32_t node) : data_(data), node_(node) {}

  Kind kind() const { return node().kind; }
  bool is_none() const { return kind() == Kind::kNone; }
  bool is_bool() const { return kind() == Kind::kBool; }
  bool is_int() const { return kind() == Kind::kInt; }
  bool is_float() const { return kind() == Kind::kFloat; }
  bool is_string() const { return kind() == Kind::kString; }
  // A string that was no word: 'float64', not torch.float64.
  bool is_quoted() const { return node().quoted; }
  bool is_sequence() const { return kind() == Kind::kTuple || kind() == Kind::kList; }
  // Keys and values alternate in it. OrderedDict(...) and dict(...) are dicts too.
  bool is_dict() const { return kind() == Kind::kDict; }
  bool is_ordered_dict() const { return is_dict() && node().text.size > 0; }
  bool is_call() const { return kind() == Kind::kCall; }

  // Byte offset in the text.
  int64_t position() const { return node().position; }
  // The same for messages: "7", and in a text of several lines "57 (line 3, column 12)".
  std::string place() const { return place(position()); }
  std::string place(int64_t position) const;

  // Another kind of value is an Error that names the position.
  bool as_bool() const;
  int64_t as_int() const;
  double as_float() const;  // takes an integer too
  std::string_view as_string() const;
  // Of a float that was written as an integer and is too large for one; otherwise "".
  std::string_view digits() const;

  // Elements of a tuple, list or dict, positional arguments of a call; 0 for all else.
  int64_t size() const { return node().size; }
  Value operator[](int64_t i) const;

  // Calls.
  std::string_view name() const;
  int64_t keyword_count() const { return node().keywords; }
  NamedValue keyword(int64_t i) const;
  std::optional<Value> find(std::string_view keyword) const;
  int64_t child_count() const { return node().children; }
  NamedValue child(int64_t i) const;

 private:
  const detail::LiteralNode& node() const { return data_->nodes[static_cast<size_t>(node_)]; }
  NamedValue named(int64_t item) const;
  std::string_view text(detail::LiteralText t) const {
    return std::string_view(data_->strings).substr(t.begin, t.size);
  }

  const detail::LiteralData* data_;
  int32_t node_;
};

struct NamedValue {
  std::string_view name;
  Value value;
  int64_t position;  // of the name
};

// A parsed text.
class Literal {
 public:
  explicit Literal(std::unique_ptr<const detail::LiteralData> data) : data_(std::move(data)) {}
  Value root() const { return Value(data_.get(), data_->root); }

 private:
  std::unique_ptr<const detail::LiteralData> data_;
};

// Reads one value. Whatever is wrong is an Error with Code::kText that starts with `op` and gives
// the position, what was expected and what stands there.
Literal parse_literal(std::string_view text, std::string_view op = "literal");

// Reads "key=value, key=value": a call without name and positional arguments.
Literal parse_settings(std::string_view text, std::string_view op = "settings");

// The value as Python prints it; a call with children as PyTorch prints a model.
std::string to_text(const Value& value);

// A float as Python's repr prints it: 0.1, 1.0, 1e-05, inf.
void append_python_float(std::string& out, double v);
// A string as Python's repr prints it: quoted, and escaped where it cannot be printed.
void append_python_string(std::string& out, std::string_view s);

// "integer 5", "string 'same'", ... for messages.
std::string describe(const Value& value);

// The candidate that is most like `word`, or "" when none is.
std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates);
// For the end of a message: "; did you mean 'nearest'?", or "" when none is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace nnc
