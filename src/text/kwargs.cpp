// SPDX-License-Identifier: Apache-2.0
#include "text/kwargs.h"

namespace nnc {

void Kwargs::set(std::string key, Value value, const char* op) {
  check(!key.empty(), Code::kInvalid, op, ": key is empty");
  const auto [place, added] = places_.emplace(key, entries_.size());
  check(added, Code::kInvalid, op, ": key '", key, "' is set already");
  try {
    entries_.push_back({std::move(key), std::move(value)});
  } catch (...) {
    places_.erase(place);
    throw;
  }
}

const Kwargs::Value* Kwargs::find(const std::string& key) const {
  const auto place = places_.find(key);
  return place == places_.end() ? nullptr : &entries_[place->second].value;
}

}  // namespace nnc
