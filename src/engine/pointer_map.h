// SPDX-License-Identifier: Apache-2.0
// PointerMap: numbers for the objects that one run meets. Open addressing; nothing is ever removed.
#pragma once

#include <cstdint>
#include <vector>

namespace nnc {

class PointerMap {
 public:
  // The number of p, or -1.
  int32_t find(const void* p) const { return slots_.empty() ? -1 : slots_[place_of(p)].number; }
  // The number of p, which becomes `fresh` if p had none.
  int32_t insert(const void* p, int32_t fresh) {
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
    std::vector<Slot> old(slots_.empty() ? 64 : 2 * slots_.size());
    old.swap(slots_);
    for (const Slot& s : old) {
      if (s.number >= 0) slots_[place_of(s.key)] = s;
    }
  }

  std::vector<Slot> slots_;
  size_t used_ = 0;
};

}  // namespace nnc
