// SPDX-License-Identifier: Apache-2.0
// The slots behind handles. Each serves one handle after another.
#pragma once

#include <atomic>
#include <cstdint>

#include "capi/calls.h"
#include "capi/kind.h"

namespace nnc::capi {

class Scope;

// Note [Handles]
// A handle is {kind: 8 bits | generation: 30 | slot: 26}. Its slot holds the same word while the
// handle lives; any other value of that slot's handle is dead. No valid pointer looks like one
// (the kind's byte is outside the address space), and none looks like a pointer to a collector.
// A slot whose generations are used up is not used again, so a dead handle stays dead.
//
// A call may use an object while another thread releases its handle. So every call announces
// itself (CallGuard) and marks the handles of other threads that it looks up; if a marked handle
// dies, its object is destroyed only when all calls that were under way then have ended. Until then
// it waits in its slot. What no other thread has looked up goes at once: threads that work for
// themselves never wait for each other, however many there are.
inline constexpr int kSlotBits = 26, kGenerationBits = 30;
inline constexpr uint32_t kLastGeneration = (uint32_t{1} << kGenerationBits) - 1;
inline constexpr uint32_t kNoSlot = UINT32_MAX;

struct Slot {
  std::atomic<uint64_t> key{0};  // the live handle, or 0
  Counted* object = nullptr;
  std::atomic<Scope*> scope{nullptr};               // only compared: is the handle in that one?
  std::atomic<const ThreadRecord*> maker{nullptr};  // the thread that made the handle
  uint64_t epoch = 0;  // in which the handle was made; while the object waits, in which it died
  std::atomic<int32_t> owners{0};
  uint32_t generation = 0;  // of the latest handle
  uint32_t next = kNoSlot;  // in the list of free slots, or of those that wait
  Kind kind = Kind::kContext;
  std::atomic<bool> shared{false};  // another thread has looked the handle up
};

namespace detail {
inline constexpr int kChunkBits = 12;
inline constexpr uint32_t kChunkSize = uint32_t{1} << kChunkBits;
// A slot never moves once its chunk is there.
extern std::atomic<Slot*> g_chunks[uint32_t{1} << (kSlotBits - kChunkBits)];
extern std::atomic<bool> g_objects_wait;
}  // namespace detail

// Throws Error(kMemory) if all are in use or memory is out.
uint32_t take_slot();
// So many slots, at most kSlotBatch, are at hand: taking them by this thread does not fail.
void reserve_slots(int n);
void return_slot(uint32_t index);
// A slot that was taken before.
inline Slot& slot_at(uint32_t index) {
  using namespace detail;
  Slot* chunk = g_chunks[index >> kChunkBits].load(std::memory_order_acquire);
  return chunk[index & (kChunkSize - 1)];
}

inline uint64_t bits(const void* handle) {
  return reinterpret_cast<uint64_t>(handle);
}
inline uint32_t slot_of(const void* handle) {
  return static_cast<uint32_t>(bits(handle) & ((uint64_t{1} << kSlotBits) - 1));
}
inline uint64_t kind_of(const void* handle) {
  return bits(handle) >> (kSlotBits + kGenerationBits);
}
// The value of the next handle in that slot.
inline uint64_t next_key(Slot& s, uint32_t index, Kind kind) {
  ++s.generation;
  return (static_cast<uint64_t>(kind) << (kSlotBits + kGenerationBits)) |
         (static_cast<uint64_t>(s.generation) << kSlotBits) | index;
}
// The slot of a live handle, else null. Slots hold the keys of live handles only, so that what is
// found has a kind; but 0 is what a free slot holds.
inline Slot* find(const void* handle) {
  const uint32_t index = slot_of(handle);
  Slot* chunk = detail::g_chunks[index >> detail::kChunkBits].load(std::memory_order_acquire);
  if (!chunk || !handle) return nullptr;
  Slot* s = chunk + (index & (detail::kChunkSize - 1));
  if (s->key.load() != bits(handle)) return nullptr;
  if (s->maker.load(std::memory_order_relaxed) == detail::t_record) return s;
  // Either the maker's release sees the mark, or this thread sees that the handle is dead.
  if (!s->shared.load(std::memory_order_acquire)) s->shared.store(true);
  return s->key.load() == bits(handle) ? s : nullptr;
}
// A value that no handle ever has: there is no last slot.
inline void* never_a_handle(Kind kind) {
  return reinterpret_cast<void*>((static_cast<uint64_t>(kind) << (kSlotBits + kGenerationBits)) |
                                 ((uint64_t{1} << (kSlotBits + kGenerationBits)) - 1));
}

// The handle of that slot is dead; its object goes as soon as no call can be using it.
void retire(uint32_t index);
inline bool objects_wait() {
  return detail::g_objects_wait.load(std::memory_order_relaxed);
}
void destroy_waiting();
// In the child of fork(), where calls of threads that are not there never end: what such a thread
// may have been using is never destroyed.
void leave_objects_behind();

// The free slots that a thread keeps for itself.
void give_back_slots(ThreadRecord& r);

}  // namespace nnc::capi
