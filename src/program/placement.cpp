// SPDX-License-Identifier: Apache-2.0
#include "program/placement.h"

#include <algorithm>
#include <map>
#include <queue>
#include <set>
#include <utility>

namespace nnc::program {

// Note [Placing blocks]
// ~~~~~~~~~~~~~~~~~~~~~
// To need as few bytes as possible is NP-hard (dynamic storage allocation). Placing large blocks
// first comes within a few percent of what is alive at once in networks (Pisarchyk and Lee,
// "Efficient Memory Management for Deep Neural Net Inference", 2020, "greedy by size"), but looks
// at every pair: too long for tens of thousands of blocks. These are placed as an allocator would
// that meets them one after the other, each in the smallest gap that takes it, in n log n.

namespace {

constexpr int64_t kPlaceAlign = 64;
constexpr size_t kMostBySize = 4096;  // some 30 ms

int64_t room_of(const Life& life) {
  return (life.nbytes + kPlaceAlign - 1) / kPlaceAlign * kPlaceAlign;
}

// The free parts of an arena that grows.
class Gaps {
 public:
  int64_t total() const { return total_; }

  int64_t take(int64_t size) {
    const auto fits = by_size_.lower_bound({size, 0});
    if (fits != by_size_.end()) return cut(fits->second, size);
    // What is free at the end becomes longer.
    const auto last = by_offset_.empty() ? by_offset_.end() : std::prev(by_offset_.end());
    const bool at_end = last != by_offset_.end() && last->first + last->second == total_;
    const int64_t offset = at_end ? last->first : total_;
    if (at_end) remove(last);
    total_ = offset + size;
    return offset;
  }

  void give_back(int64_t offset, int64_t size) {
    auto next = by_offset_.lower_bound(offset);
    if (next != by_offset_.begin()) {
      const auto before = std::prev(next);
      if (before->first + before->second == offset) {
        offset = before->first;
        size += before->second;
        remove(before);
      }
    }
    if (next != by_offset_.end() && offset + size == next->first) {
      size += next->second;
      remove(next);
    }
    add(offset, size);
  }

 private:
  int64_t cut(int64_t offset, int64_t size) {
    const auto gap = by_offset_.find(offset);
    const int64_t rest = gap->second - size;
    remove(gap);
    if (rest > 0) add(offset + size, rest);
    return offset;
  }
  void add(int64_t offset, int64_t size) {
    by_offset_[offset] = size;
    by_size_.insert({size, offset});
  }
  void remove(std::map<int64_t, int64_t>::iterator gap) {
    by_size_.erase({gap->second, gap->first});
    by_offset_.erase(gap);
  }

  int64_t total_ = 0;
  std::map<int64_t, int64_t> by_offset_;           // its size
  std::set<std::pair<int64_t, int64_t>> by_size_;  // and its offset
};

}  // namespace

int64_t place_by_size(std::vector<Life*> lives) {
  std::stable_sort(lives.begin(), lives.end(),
                   [](const Life* a, const Life* b) { return a->nbytes > b->nbytes; });
  int64_t total = 0;
  std::vector<const Life*> placed;  // by offset
  for (Life* life : lives) {
    const int64_t size = room_of(*life);
    int64_t at = 0;
    for (const Life* other : placed) {
      if (other->end < life->begin || life->end < other->begin) continue;
      if (at + size <= other->offset) break;
      at = std::max(at, other->offset + room_of(*other));
    }
    life->offset = at;
    total = std::max(total, at + size);
    const auto after =
        std::upper_bound(placed.begin(), placed.end(), life,
                         [](const Life* a, const Life* b) { return a->offset < b->offset; });
    placed.insert(after, life);
  }
  return total;
}

int64_t place_by_time(std::vector<Life*> lives) {
  std::stable_sort(lives.begin(), lives.end(),
                   [](const Life* a, const Life* b) { return a->begin < b->begin; });
  const auto ends_later = [](const Life* a, const Life* b) { return a->end > b->end; };
  std::priority_queue<const Life*, std::vector<const Life*>, decltype(ends_later)> alive(
      ends_later);
  Gaps gaps;
  for (Life* life : lives) {
    for (; !alive.empty() && alive.top()->end < life->begin; alive.pop()) {
      gaps.give_back(alive.top()->offset, room_of(*alive.top()));
    }
    life->offset = gaps.take(room_of(*life));
    alive.push(life);
  }
  return gaps.total();
}

int64_t place(std::vector<Life*> lives) {
  return lives.size() <= kMostBySize ? place_by_size(std::move(lives))
                                     : place_by_time(std::move(lives));
}

}  // namespace nnc::program
