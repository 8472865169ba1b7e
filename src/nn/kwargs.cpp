// SPDX-License-Identifier: Apache-2.0
#include "nn/kwargs.h"

namespace nnc::nn {

void Kwargs::set(std::string key, Value value, const char* op) {
  check(!key.empty(), Code::kInvalid, op, ": key is empty");
  check(!find(key), Code::kInvalid, op, ": key '", key, "' is set already");
  entries_.push_back({std::move(key), std::move(value)});
}

const Kwargs::Value* Kwargs::find(std::string_view key) const {
  for (const Entry& e : entries_) {
    if (e.key == key) return &e.value;
  }
  return nullptr;
}

}  // namespace nnc::nn
