// SPDX-License-Identifier: Apache-2.0
// Nested containers, made anew from a flat list of items.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "io/item.h"

namespace nnc::io {

// Of containers within one another.
inline constexpr size_t kMostLevels = 1000;

class ItemTree {
 public:
  enum class Kind : uint8_t { kItem, kDict, kList, kTuple };
  struct Node {
    Kind kind = Kind::kDict;
    const Item* item = nullptr;
    std::string_view part;   // of the key, in its container
    bool is_number = false;  // a key that is an int, or a place in a sequence
    std::vector<size_t> children;
  };

  // An item alone that has the key "" stands in no container. NNC_E_INVALID where what the items'
  // forms say cannot be: a value that is a container too, a list without its element 1. The items
  // must outlive the tree.
  explicit ItemTree(const Items& items);

  const Node& root() const { return nodes_[0]; }
  const Node& operator[](size_t i) const { return nodes_[i]; }

 private:
  void add(const Item& item);
  size_t child(size_t parent, std::string_view path, std::string_view part, Form::Place place);
  void order_sequences(size_t parent);

  std::vector<Node> nodes_;
  std::vector<std::string_view> paths_;  // of the nodes, for messages
  std::unordered_map<std::string, size_t> places_;
};

}  // namespace nnc::io
