// SPDX-License-Identifier: Apache-2.0
// Typed keyword arguments, for what text cannot say.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tensor/tensor.h"

namespace nnc::nn {

class Kwargs {
 public:
  using Value = std::variant<std::monostate, bool, int64_t, double, std::string,
                             std::vector<int64_t>, Tensor>;
  struct Entry {
    std::string key;
    Value value;
  };

  // A key that is there already is an error.
  void set(std::string key, Value value, const char* op);
  const Value* find(std::string_view key) const;
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

}  // namespace nnc::nn
