// SPDX-License-Identifier: Apache-2.0
#include "io/item_tree.h"

#include <algorithm>
#include <charconv>

namespace nnc::io {
namespace {

using Place = Form::Place;
using Kind = ItemTree::Kind;

Kind container_of(Place place) {
  if (place == Place::kListItem) return Kind::kList;
  return place == Place::kTupleItem ? Kind::kTuple : Kind::kDict;
}

int64_t number_of(std::string_view part) {
  int64_t value = -1;
  std::from_chars(part.data(), part.data() + part.size(), value);
  return value;
}

}  // namespace

ItemTree::ItemTree(const Items& items) : nodes_(1), paths_(1) {
  if (items.size() == 1 && items[0].key.empty() && items[0].form.levels.empty()) {
    nodes_[0].kind = Kind::kItem;
    nodes_[0].item = &items[0];
    return;
  }
  for (const Item& item : items) add(item);
  for (size_t i = 0; i < nodes_.size(); ++i) order_sequences(i);
}

void ItemTree::add(const Item& item) {
  const KeyPath path(item.key, item.form);
  check(path.levels().size() <= kMostLevels, Code::kInvalid, "'", item.key, "' has ",
        static_cast<int64_t>(path.levels().size()), " levels, at most ",
        static_cast<int64_t>(kMostLevels), " are read again");
  size_t at = 0, begin = 0;
  for (const Form::Level& level : path.levels()) {
    const size_t end = begin + level.size;
    at = child(at, std::string_view(item.key).substr(0, end),
               std::string_view(item.key).substr(begin, level.size), level.place);
    begin = end + 1;
  }
  Node& node = nodes_[at];
  check(node.children.empty() && !node.item, Code::kInvalid, "'", item.key,
        "' is a value and a container");
  node.kind = Kind::kItem;
  node.item = &item;
}

// The node of that part within its container, made if need be.
size_t ItemTree::child(size_t parent, std::string_view path, std::string_view part, Place place) {
  Node& above = nodes_[parent];
  const Kind kind = container_of(place);
  check(!above.item, Code::kInvalid, "'", paths_[parent], "' is a value and a container");
  check(above.children.empty() || above.kind == kind, Code::kInvalid, "'", paths_[parent],
        "' is a dict, a list or a tuple, not two of them");
  above.kind = kind;
  const bool is_number = place != Place::kName;
  // Two paths may look the same with dots: "a.b" and "b" in "a".
  std::string key = std::to_string(parent) + (is_number ? "#" : ".");
  key += part;
  const auto [known, is_new] = places_.try_emplace(std::move(key), nodes_.size());
  if (!is_new) return known->second;
  above.children.push_back(nodes_.size());
  Node& made = nodes_.emplace_back();
  made.part = part;
  made.is_number = is_number;
  paths_.push_back(path);
  return known->second;
}

void ItemTree::order_sequences(size_t parent) {
  Node& node = nodes_[parent];
  if (node.kind != Kind::kList && node.kind != Kind::kTuple) return;
  std::vector<std::pair<int64_t, size_t>> order;
  for (const size_t c : node.children) order.emplace_back(number_of(nodes_[c].part), c);
  std::sort(order.begin(), order.end());
  for (size_t i = 0; i < order.size(); ++i) {
    check(order[i].first == static_cast<int64_t>(i), Code::kInvalid, "'", paths_[parent],
          "' has no element ", i);
    node.children[i] = order[i].second;
  }
}

}  // namespace nnc::io
