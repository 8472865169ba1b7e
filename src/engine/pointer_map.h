// SPDX-License-Identifier: Apache-2.0
// PointerMap: numbers for the objects that one run meets. Nothing is ever removed.
#pragma once

#include <cstdint>
#include <vector>

namespace nnc {

class PointerMap {
 public:
  // The number of p, or -1.
  int32_t find(const void* p) const {
    if (!slots_.empty()) return slots_[place_of(p)].number;
    for (size_t i = 0; i < used_; ++i) {
      if (few_[i].key == p) return few_[i].number;
    }
    return -1;
  }
  // The number of p, which becomes `fresh` if p had none.
  int32_t insert(const void* p, int32_t fresh) {
    if (slots_.empty() && used_ < kFew) {
      const int32_t known = find(p);
      if (known < 0) few_[used_++] = {p, fresh};
      return known < 0 ? fresh : known;
    }
    if (2 * (used_ + 1) > slots_.size()) grow();
    Slot& s = slots_[place_of(p)];
    if (s.number >= 0) return s.number;
    s = {p, fresh};
    ++used_;
    return fresh;
  }

 private:
  struct Slot {
    const void* key = nullptr;
    int32_t number = -1;
  };
  // Where p stands or would stand. At least half of the slots are free.
  size_t place_of(const void* p) const {
    const size_t mask = slots_.size() - 1;
    size_t at = (reinterpret_cast<uintptr_t>(p) * 0x9e3779b97f4a7c15 >> 32) & mask;
    while (slots_[at].number >= 0 && slots_[at].key != p) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    std::vector<Slot> old(slots_.empty() ? 8 * kFew : 4 * slots_.size());
    old.swap(slots_);
    if (old.empty()) old.assign(few_, few_ + used_);
    for (const Slot& s : old) {
      if (s.number >= 0) slots_[place_of(s.key)] = s;
    }
  }

  // The first ones stand in a row and need no memory.
  static constexpr size_t kFew = 8;
  Slot few_[kFew];
  std::vector<Slot> slots_;
  size_t used_ = 0;
};

}  // namespace nnc
