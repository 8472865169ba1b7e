// SPDX-License-Identifier: Apache-2.0
#include "base/form.h"

#include <utility>

namespace nnc {

using Level = Form::Level;

KeyPath::KeyPath(std::string key, const Form& form) : text_(std::move(key)), levels_(form.levels) {
  if (levels_.empty()) levels_ = {{Form::Place::kName, static_cast<uint32_t>(text_.size())}};
}

void KeyPath::append(Form::Place place, std::string_view part) {
  levels_.push_back({place, static_cast<uint32_t>(part.size())});
  if (levels_.size() > 1) text_ += '.';
  text_ += part;
}

KeyPath KeyPath::with(Form::Place place, std::string_view part) const {
  KeyPath out = *this;
  out.append(place, part);
  return out;
}

KeyPath KeyPath::path(const KeyPath& below) const {
  KeyPath out = *this;
  size_t at = 0;
  for (const Level& level : below.levels_) {
    out.append(level.place, std::string_view(below.text_).substr(at, level.size));
    at += level.size + 1;
  }
  return out;
}

KeyPath KeyPath::without(size_t size) const {
  KeyPath out;
  out.text_ = text_.substr(size + 1);
  size_t begin = 0;
  for (const Level& level : levels_) {
    const size_t end = begin + level.size;
    // What is left of a name that has dots is a name.
    if (begin > size)
      out.levels_.push_back(level);
    else if (end > size)
      out.levels_.push_back({Form::Place::kName, static_cast<uint32_t>(end - size - 1)});
    begin = end + 1;
  }
  return out;
}

}  // namespace nnc
