// SPDX-License-Identifier: Apache-2.0
// How Python holds what a flat collection with dotted keys holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nnc {

// The kind of a value and the parts of its key. By default a tensor in a dictionary of names: what
// a module's state dict has.
struct Form {
  // A dictionary has no entry of its own unless it is empty; nor has a list or a tuple of what are
  // not all numbers.
  // kLongInt: an int of more than 64 bits, as its decimal digits.
  enum class Kind : uint8_t {
    kTensor,
    kNone,
    kBool,
    kInt,
    kFloat,
    kStr,
    kTuple,
    kList,
    kDict,
    kLongInt
  };
  // What a part of a key is: the key of a dictionary, a str or an int, or a place in a sequence.
  enum class Place : uint8_t { kName, kNumber, kListItem, kTupleItem };
  struct Level {
    Place place;
    uint32_t size;  // characters; between two parts stands a dot
  };

  Kind kind = Kind::kTensor;
  std::vector<Level> levels;  // from the outermost on; none: the whole key is one name
};

// A key in the making: KeyPath().name("param_groups").item(0).name("lr") is "param_groups.0.lr".
class KeyPath {
 public:
  KeyPath() = default;
  // That of an entry.
  KeyPath(std::string key, const Form& form);

  // A part more. A name may have dots in it.
  KeyPath name(std::string_view s) const { return with(Form::Place::kName, s); }
  KeyPath number(int64_t i) const { return with(Form::Place::kNumber, std::to_string(i)); }
  KeyPath item(int64_t i) const { return with(Form::Place::kListItem, std::to_string(i)); }
  KeyPath tuple_item(int64_t i) const { return with(Form::Place::kTupleItem, std::to_string(i)); }
  // All parts of the other path more.
  KeyPath path(const KeyPath& below) const;
  // Without the first `size` characters and the dot behind them, where parts or names end.
  KeyPath without(size_t size) const;

  const std::string& text() const { return text_; }
  const std::vector<Form::Level>& levels() const { return levels_; }
  Form form(Form::Kind kind) const { return {kind, levels_}; }

 private:
  KeyPath with(Form::Place place, std::string_view part) const;
  void append(Form::Place place, std::string_view part);

  std::string text_;
  std::vector<Form::Level> levels_;
};

}  // namespace nnc
