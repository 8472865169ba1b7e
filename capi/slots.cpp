// SPDX-License-Identifier: Apache-2.0
#include "capi/slots.h"

#include <mutex>
#include <new>

#include "base/error.h"
#include "base/fork.h"

namespace nnc::capi {

namespace detail {
std::atomic<Slot*> g_chunks[uint32_t{1} << (kSlotBits - kChunkBits)];
std::atomic<bool> g_objects_wait{false};
}  // namespace detail

namespace {

constexpr uint32_t kMaxSlots = (uint32_t{1} << kSlotBits) - 1;  // see never_a_handle

// The free slots that no thread has: a list whose links are in the slots, so it needs no memory.
ProcessMutex& free_mutex() {
  return process_mutex(ProcessLock::kFreeHandles);
}
uint32_t g_free = kNoSlot;
uint32_t g_used = 0;  // slots that were ever handed out

// Far from those of slots whose numbers are alike, so that a damaged handle is hardly ever another
// live one.
uint32_t first_generation(uint32_t index) {
  return (index * 0x9E3779B1U) >> 12;
}

[[gnu::noinline]] void refill(ThreadRecord& r) {
  const std::lock_guard lock(free_mutex());
  for (; r.free_count < kSlotBatch && g_free != kNoSlot; g_free = slot_at(g_free).next) {
    r.free_slots[r.free_count++] = g_free;
  }
  if (r.free_count > 0) return;
  check(g_used < kMaxSlots, Code::kMemory, "handle: too many live handles");
  std::atomic<Slot*>& chunk = detail::g_chunks[g_used >> detail::kChunkBits];
  if (!chunk.load()) {
    Slot* fresh = new (std::nothrow) Slot[detail::kChunkSize];
    check(fresh != nullptr, Code::kMemory, "handle: out of memory");
    for (uint32_t i = 0; i < detail::kChunkSize; ++i) {
      fresh[i].generation = first_generation(g_used + i);
    }
    chunk.store(fresh, std::memory_order_release);
  }
  while (r.free_count < kSlotBatch && g_used < kMaxSlots) r.free_slots[r.free_count++] = g_used++;
}

[[gnu::noinline]] void give_back(ThreadRecord& r, int n) {
  const std::lock_guard lock(free_mutex());
  for (int i = 0; i < n; ++i) {
    const uint32_t index = r.free_slots[--r.free_count];
    slot_at(index).next = g_free;
    g_free = index;
  }
}

// ---- objects that wait for calls to end: a queue in the order in which their handles died ----

ProcessMutex& waiting_mutex() {
  return process_mutex(ProcessLock::kWaitingHandles);
}
uint32_t g_waiting_first = kNoSlot, g_waiting_last = kNoSlot;

[[gnu::noinline]] void wait_in_line(uint32_t index) {
  const std::lock_guard lock(waiting_mutex());
  Slot& s = slot_at(index);
  s.epoch = next_epoch();
  s.next = kNoSlot;
  if (g_waiting_last == kNoSlot)
    g_waiting_first = index;
  else
    slot_at(g_waiting_last).next = index;
  g_waiting_last = index;
  detail::g_objects_wait.store(true);
}

// What was made up to this epoch may be in use by a thread that is only in the parent process.
std::atomic<uint64_t> g_left_behind{0};

void destroy_in(uint32_t index) {
  Slot& s = slot_at(index);
  const Kind kind = s.kind;
  Counted* const object = s.object;
  return_slot(index);
  drop_object(kind, object);
}

}  // namespace

uint32_t take_slot() {
  ThreadRecord& r = this_thread();
  if (r.free_count == 0) refill(r);
  return r.free_slots[--r.free_count];
}

void return_slot(uint32_t index) {
  if (slot_at(index).generation == kLastGeneration) return;
  ThreadRecord& r = this_thread();
  if (r.free_count == 2 * kSlotBatch) give_back(r, kSlotBatch);
  r.free_slots[r.free_count++] = index;
}

void give_back_slots(ThreadRecord& r) {
  give_back(r, r.free_count);
}

// A call under way may still use the object, or be about to release the slot's handle once too
// often: one of this thread, which a callback interrupts, or of another one that has looked the
// handle up. A release by this thread is neither.
void retire(uint32_t index) {
  const ThreadRecord& self = this_thread();
  const Slot& s = slot_at(index);
  const bool shared = s.shared.load();
  if (shared && s.epoch <= g_left_behind.load(std::memory_order_relaxed)) return;
  const bool alone = self.calls == 0 && !shared;
  if (alone || oldest_entry(self.calls == 0 ? &self : nullptr) == UINT64_MAX)
    destroy_in(index);
  else
    wait_in_line(index);
}

void leave_objects_behind() {
  g_left_behind.store(next_epoch());
  g_waiting_first = g_waiting_last = kNoSlot;
  detail::g_objects_wait.store(false);
}

void destroy_waiting() {
  uint32_t first = kNoSlot, end = kNoSlot;
  {
    const std::lock_guard lock(waiting_mutex());
    const uint64_t oldest = oldest_entry();
    first = end = g_waiting_first;
    while (end != kNoSlot && slot_at(end).epoch < oldest) end = slot_at(end).next;
    g_waiting_first = end;
    if (end == kNoSlot) g_waiting_last = kNoSlot;
    detail::g_objects_wait.store(end != kNoSlot);
  }
  while (first != end) {
    const uint32_t next = slot_at(first).next;
    destroy_in(first);
    first = next;
  }
}

}  // namespace nnc::capi
