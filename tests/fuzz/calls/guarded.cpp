// SPDX-License-Identifier: Apache-2.0
#include "guarded.h"

#include <sys/mman.h>

#include <cstdlib>
#include <mutex>
#include <vector>

namespace nnc_fuzz {
namespace {

constexpr size_t kSlot = size_t{1} << 20;

struct Slots {
  std::mutex mutex;
  std::vector<char*> free;
  int64_t in_use = 0;
};
Slots& slots() {
  static auto* all = new Slots;
  return *all;
}

// New slots, each between two stretches of its size that may not be touched. All begin at odd
// multiples of the size: a slot is found again from an address in it.
void add_slots(std::vector<char*>& free) {
  constexpr size_t kMany = 64, kPair = 2 * kSlot;
  void* region = mmap(nullptr, (kMany + 2) * kPair, PROT_NONE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (region == MAP_FAILED) abort();
  auto* from = static_cast<char*>(region);
  from += kPair - reinterpret_cast<uintptr_t>(from) % kPair;
  for (size_t i = 0; i < kMany; ++i) {
    char* slot = from + i * kPair + kSlot;
    if (mprotect(slot, kSlot, PROT_READ | PROT_WRITE) != 0) abort();
    free.push_back(slot);
  }
}

}  // namespace

void* take_guarded(size_t bytes, bool before_the_guard) {
  if (bytes > kSlot) abort();
  Slots& s = slots();
  const std::lock_guard lock(s.mutex);
  if (s.free.empty()) add_slots(s.free);
  char* slot = s.free.back();
  s.free.pop_back();
  ++s.in_use;
  return before_the_guard ? slot + kSlot - bytes : slot;
}

void give_back_guarded(void* memory) {
  if (!memory) return;
  // What has no bytes before the guard begins where the guard does.
  uintptr_t at = reinterpret_cast<uintptr_t>(memory);
  at -= at % kSlot;
  if (at / kSlot % 2 == 0) at -= kSlot;
  Slots& s = slots();
  const std::lock_guard lock(s.mutex);
  s.free.push_back(reinterpret_cast<char*>(at));
  --s.in_use;
}

int64_t guarded_in_use() {
  Slots& s = slots();
  const std::lock_guard lock(s.mutex);
  return s.in_use;
}

}  // namespace nnc_fuzz
