// SPDX-License-Identifier: Apache-2.0
// Typed keyword arguments, for what text cannot say.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "tensor/tensor.h"

namespace nnc {

namespace nn {
class Module;
}

class Kwargs {
 public:
  using Value =
      std::variant<std::monostate, bool, int64_t, double, std::string, std::vector<int64_t>, Tensor,
                   std::vector<Tensor>, std::shared_ptr<nn::Module>>;
  struct Entry {
    std::string key;
    Value value;
  };

  // A key that is there already is an error.
  void set(std::string key, Value value, const char* op);
  const Value* find(const std::string& key) const;
  bool empty() const { return entries_.empty(); }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
  std::unordered_map<std::string, size_t> places_;  // in entries_
};

}  // namespace nnc
