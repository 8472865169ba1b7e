// SPDX-License-Identifier: Apache-2.0
// Lists of entries with names that are used as dictionaries: ModuleDict, ParameterDict.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "base/error.h"

namespace nnc::nn {

// Each in the place of the entry that has its name, or at the end.
template <class T>
void put_entries(std::vector<T>& all, const std::vector<T>& entries) {
  std::unordered_map<std::string, size_t> places;
  for (size_t i = 0; i < all.size(); ++i) places.emplace(all[i].name, i);
  for (const T& e : entries) {
    const auto [place, fresh] = places.emplace(e.name, all.size());
    if (fresh)
      all.push_back(e);
    else
      all[place->second] = e;
  }
}
// The place of a key, which is there: not below 0.
inline int64_t found_key(int64_t place, std::string_view key, const char* op) {
  check(place >= 0, Code::kUnknown, op, ": there is no key '", key, "'");
  return place;
}

}  // namespace nnc::nn
