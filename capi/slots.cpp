// SPDX-License-Identifier: Apache-2.0
#include "capi/slots.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
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

constexpr size_t kPage = size_t{64} << 10;  // the largest that there are

// Far from those of slots whose numbers are alike, so that a damaged handle is hardly ever another
// live one.
uint32_t first_generation(uint32_t index) {
  return (index * 0x9E3779B1U) >> 12;
}

// ---- slots that are free and that no thread has ----
ProcessMutex& free_mutex() {
  return process_mutex(ProcessLock::kFreeHandles);
}

// Note [Memory of slots]
// Each chunk has a list of its free slots, whose links are in the slots, so it needs no memory. Of
// a chunk whose slots are all free the kernel gets the memory back, unless there are few of those.
// Its addresses stay, for threads may look a dead handle up there at any moment: they find zeros,
// that is, no handle. What is kept is the last of its generations, behind which all its slots go
// on.
// Zeros at first, which take no room in the file.
struct Chunk {
  uint32_t first = 0;       // free slot; nothing where count is 0
  uint32_t count = 0;       // of free slots
  uint32_t generation = 0;  // of the last handle in a chunk without memory
  bool has_memory = false;
  bool listed = false;
  uint32_t next = 0;  // chunk that is listed, + 1
};
constexpr uint32_t kChunks = uint32_t{1} << (kSlotBits - detail::kChunkBits);
constexpr size_t kChunkBytes = (sizeof(Slot) * detail::kChunkSize + kPage - 1) / kPage * kPage;
constexpr int kMostEmpty = 4;  // chunks that keep their memory without a handle
constinit Chunk g_states[kChunks];
uint32_t g_listed = 0;  // the first chunk that may have free slots, + 1
uint32_t g_used = 0;    // chunks that were ever used
int g_empty = 0;        // chunks with memory all of whose slots are free

void list(uint32_t c) {
  if (g_states[c].listed) return;
  g_states[c].listed = true;
  g_states[c].next = g_listed;
  g_listed = c + 1;
}

// The last slot of all is none: see never_a_handle.
uint32_t slots_of(uint32_t c) {
  return c + 1 < kChunks ? detail::kChunkSize : detail::kChunkSize - 1;
}

// All slots of chunk c, in new or in returned memory, are free.
void fill(uint32_t c, bool is_new) {
  Chunk& chunk = g_states[c];
  const uint32_t base = c << detail::kChunkBits, n = slots_of(c);
  for (uint32_t i = 0; i < n; ++i) {
    Slot& s = slot_at(base + i);
    s.generation = is_new ? first_generation(base + i) : chunk.generation;
    s.next = i + 1 < n ? base + i + 1 : kNoSlot;
  }
  chunk.first = base;
  chunk.count = n;
  chunk.has_memory = true;
  ++g_empty;
}

void begin_chunk() {
  check(g_used < kChunks, Code::kMemory, "handle: too many live handles");
  void* const memory = std::aligned_alloc(kPage, kChunkBytes);
  check(memory != nullptr, Code::kMemory, "handle: out of memory");
  detail::g_chunks[g_used].store(new (memory) Slot[detail::kChunkSize], std::memory_order_release);
  fill(g_used, true);
  list(g_used++);
}

void drop_memory(uint32_t c) {
  Chunk& chunk = g_states[c];
  const uint32_t base = c << detail::kChunkBits;
  chunk.generation = 0;
  for (uint32_t i = 0; i < slots_of(c); ++i) {
    chunk.generation = std::max(chunk.generation, slot_at(base + i).generation);
  }
  if (madvise(&slot_at(base), kChunkBytes, MADV_DONTNEED) != 0) return;
  chunk.has_memory = false;
  --g_empty;
}

// Takes a batch; fewer if that would want memory and there are enough.
[[gnu::noinline]] void refill(ThreadRecord& r, int least) {
  const std::lock_guard lock(free_mutex());
  while (r.free_count < kSlotBatch) {
    if (g_listed == 0) {
      if (r.free_count >= least) return;
      begin_chunk();
    }
    const uint32_t c = g_listed - 1;
    Chunk& chunk = g_states[c];
    if (chunk.count == 0) {
      chunk.listed = false;
      g_listed = chunk.next;
      continue;
    }
    if (!chunk.has_memory) fill(c, false);
    if (chunk.count == slots_of(c)) --g_empty;
    r.free_slots[r.free_count++] = chunk.first;
    chunk.first = slot_at(chunk.first).next;
    --chunk.count;
  }
}

[[gnu::noinline]] void give_back(ThreadRecord& r, int n) {
  const std::lock_guard lock(free_mutex());
  for (int i = 0; i < n; ++i) {
    const uint32_t index = r.free_slots[--r.free_count], c = index >> detail::kChunkBits;
    Chunk& chunk = g_states[c];
    slot_at(index).next = chunk.count > 0 ? chunk.first : kNoSlot;
    chunk.first = index;
    ++chunk.count;
    list(c);
    if (chunk.count == slots_of(c) && ++g_empty > kMostEmpty) drop_memory(c);
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
  if (r.free_count == 0) refill(r, 1);
  return r.free_slots[--r.free_count];
}

void reserve_slots(int n) {
  ThreadRecord& r = this_thread();
  if (r.free_count < n) refill(r, n);
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
