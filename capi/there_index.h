// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace nnc::capi {

// Which places of a list that grows at its end still count: the index-th of those, and taking one
// out, in time with the logarithm of the list (a binary indexed tree: Fenwick, 1994, "A New Data
// Structure for Cumulative Frequency Tables").
class ThereIndex {
 public:
  int64_t count() const { return count_; }
  // index < count()
  size_t place(int64_t index) const {
    if (count_ == size()) return static_cast<size_t>(index);
    int64_t at = 0;
    for (int64_t step = highest(); step > 0; step /= 2) {
      if (at + step <= size() && node(at + step) <= index) {
        at += step;
        index -= node(at);
      }
    }
    return static_cast<size_t>(at);
  }
  void reserve(size_t n) { nodes_.reserve(n); }
  // One more place, which counts. There is room for it.
  void append() {
    const int64_t at = size() + 1;
    int64_t sum = 1;
    for (int64_t below = at - 1; below > at - (at & -at); below -= below & -below)
      sum += node(below);
    nodes_.push_back(sum);
    ++count_;
  }
  void take_out(size_t place) {
    for (int64_t at = static_cast<int64_t>(place) + 1; at <= size(); at += at & -at)
      --nodes_[static_cast<size_t>(at) - 1];
    --count_;
  }
  void clear() { nodes_.clear(), count_ = 0; }

 private:
  int64_t size() const { return static_cast<int64_t>(nodes_.size()); }
  // How many count of the places up to `at`, from 1 on, as far as its lowest bit reaches.
  int64_t node(int64_t at) const { return nodes_[static_cast<size_t>(at) - 1]; }
  int64_t highest() const {
    int64_t step = 1;
    while (step <= size() / 2) step *= 2;
    return step;
  }

  std::vector<int64_t> nodes_;
  int64_t count_ = 0;
};

}  // namespace nnc::capi
