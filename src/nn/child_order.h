// SPDX-License-Identifier: Apache-2.0
// Whether a module may become the child of another, without a walk through all that lies below it.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "nn/module.h"

namespace nnc::nn {

// Note [Ranks of modules]
// A module has a rank below those of its children. So a child of a higher rank than its parent's
// does not contain that, and nothing needs to be looked at. A parent that was never registered is
// below nobody but itself: its rank may fall. Otherwise the ranks of the child and of what lies
// below it rise where they have to, and there the parent is met if it lies there too (Pearce and
// Kelly 2007, "A dynamic topological sort algorithm for directed acyclic graphs"). What is much
// rises by much: what is registered deeper and deeper is seldom walked through. Ranks change under
// the lock of all trees.
class ChildOrder {
 public:
  ChildOrder(Module& parent, Module& child);
  // The child is the parent or contains it.
  bool is_cycle() const { return cycle_; }
  // Is that order there already? Of a child that is registered it is.
  static bool holds(const Module& parent, const Module& child) {
    return child.has_parent_ && parent.rank_ < child.rank_;
  }
  // The child is registered.
  void commit() noexcept;

 private:
  // What has to rise, to more than `gap` above the parent; false if the parent is among it.
  bool raise(int64_t gap);

  Module& parent_;
  Module& child_;
  bool cycle_ = false, lowers_ = false;
  std::vector<std::pair<Module*, int64_t>> raised_;
};

}  // namespace nnc::nn
