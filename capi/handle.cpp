// SPDX-License-Identifier: Apache-2.0
#include "capi/handle.h"

#include <cstdlib>
#include <mutex>
#include <new>
#include <vector>

#include "base/error.h"

namespace nnc::capi {
namespace {

constexpr int kSlotBits = 26, kGenerationBits = 30;
constexpr int kChunkBits = 12;
constexpr int64_t kChunkSize = int64_t{1} << kChunkBits;
constexpr int64_t kChunks = int64_t{1} << (kSlotBits - kChunkBits);

struct Slot {
  std::atomic<uint64_t> key{0};  // the live handle, or 0
  Counted* object = nullptr;
  std::atomic<Scope*> scope{nullptr};  // only compared with null: is it in one?
  std::atomic<int32_t> owners{0};
  uint32_t generation = 0;
  uint32_t next_free = 0;
};

std::atomic<Slot*> g_chunks[kChunks];
std::atomic<int64_t> g_live{0};

// Free slots: a stack per thread, refilled from a shared one.
struct FreeSlots {
  std::mutex mutex;
  std::vector<uint32_t> slots;
  uint32_t used = 0;  // slots that were ever handed out
};
FreeSlots& free_slots() {
  static FreeSlots* f = new FreeSlots;  // never destroyed: handles may be released at exit
  return *f;
}

Slot* slot_at(uint64_t index) {
  Slot* chunk = g_chunks[index >> kChunkBits].load(std::memory_order_acquire);
  return chunk ? chunk + (index & (kChunkSize - 1)) : nullptr;
}

constexpr int kLocalSlots = 256;
struct LocalSlots {
  uint32_t slots[kLocalSlots];
  int count = 0;
  ~LocalSlots() { give_back(count); }
  void give_back(int n) {
    FreeSlots& f = free_slots();
    std::lock_guard lock(f.mutex);
    try {
      while (n-- > 0) f.slots.push_back(slots[--count]);
    } catch (...) {
      // Out of memory: the slots are lost, the process is not.
    }
  }
};
// Note [Static TLS] in tensor/allocator.cpp.
constinit thread_local LocalSlots* t_slots __attribute__((tls_model("initial-exec"))) = nullptr;
constinit thread_local bool t_slots_closed = false;

struct SlotsOwner {
  ~SlotsOwner() {
    t_slots_closed = true;
    delete std::exchange(t_slots, nullptr);
  }
};

LocalSlots* make_local_slots() {
  if (t_slots_closed) return nullptr;
  static thread_local SlotsOwner owner;
  static_cast<void>(&owner);
  return t_slots = new (std::nothrow) LocalSlots;
}

// Null without memory, and while the thread ends.
LocalSlots* local_slots() {
  return t_slots ? t_slots : make_local_slots();
}

void refill(LocalSlots& local) {
  FreeSlots& f = free_slots();
  std::lock_guard lock(f.mutex);
  while (local.count < kLocalSlots / 2 && !f.slots.empty()) {
    local.slots[local.count++] = f.slots.back();
    f.slots.pop_back();
  }
  if (local.count > 0) return;
  check(f.used < kChunks * kChunkSize, Code::kMemory, "handle: too many live handles");
  if (!g_chunks[f.used >> kChunkBits].load()) {
    Slot* chunk = new (std::nothrow) Slot[kChunkSize];
    check(chunk != nullptr, Code::kMemory, "handle: out of memory");
    g_chunks[f.used >> kChunkBits].store(chunk, std::memory_order_release);
  }
  for (int i = 0; i < kLocalSlots / 2; ++i) local.slots[local.count++] = f.used++;
}

uint32_t take_slot_of(LocalSlots& local) {
  if (local.count == 0) refill(local);
  return local.slots[--local.count];
}

uint32_t take_slot() {
  if (LocalSlots* local = local_slots()) return take_slot_of(*local);
  LocalSlots borrowed;
  return take_slot_of(borrowed);
}

void return_slot_to(LocalSlots& local, uint32_t index) {
  if (local.count == kLocalSlots) local.give_back(kLocalSlots / 2);
  local.slots[local.count++] = index;
}

void return_slot(uint32_t index) {
  if (LocalSlots* local = local_slots()) return return_slot_to(*local, index);
  LocalSlots borrowed;
  return_slot_to(borrowed, index);
}

// ---- calls under way, and objects that wait for their end ----

struct ThreadRecord {
  std::atomic<uint64_t> since{0};  // the epoch in which the current call began; 0: none
  std::atomic<bool> taken{true};
  int calls = 0;     // entries of this thread that may use objects
  int releases = 0;  // entries that only release
  ThreadRecord* next = nullptr;
};
std::atomic<ThreadRecord*> g_threads{nullptr};
std::atomic<uint64_t> g_epoch{1};
std::atomic<bool> g_anything_waits{false};

ThreadRecord* claim_record() {
  for (ThreadRecord* r = g_threads.load(); r; r = r->next) {
    bool taken = false;
    if (!r->taken.load() && r->taken.compare_exchange_strong(taken, true)) return r;
  }
  auto* r = new ThreadRecord;
  r->next = g_threads.load();
  while (!g_threads.compare_exchange_weak(r->next, r)) {
  }
  return r;
}

struct RecordOwner {
  ThreadRecord* record = claim_record();
  ~RecordOwner() { record->taken.store(false); }
};
constinit thread_local ThreadRecord* t_record __attribute__((tls_model("initial-exec"))) = nullptr;

ThreadRecord* this_thread() {
  if (t_record) return t_record;
  static thread_local RecordOwner owner;
  t_record = owner.record;
  return t_record;
}

uint64_t oldest_call(const ThreadRecord* except = nullptr) {
  uint64_t oldest = UINT64_MAX;
  for (ThreadRecord* r = g_threads.load(); r; r = r->next) {
    if (r == except) continue;
    const uint64_t since = r->since.load();
    if (since != 0 && since < oldest) oldest = since;
  }
  return oldest;
}

struct Waiting {
  Kind kind;
  Counted* object;
  uint32_t slot;
  uint64_t epoch;
};
struct WaitingList {
  std::mutex mutex;
  std::vector<Waiting> items;
};
WaitingList& waiting_list() {
  static WaitingList* w = new WaitingList;
  return *w;
}

void destroy_waiting() {
  std::vector<Waiting> ready;
  {
    WaitingList& w = waiting_list();
    std::lock_guard lock(w.mutex);
    const uint64_t oldest = oldest_call();
    size_t kept = 0;
    for (const Waiting& item : w.items) {
      if (item.epoch < oldest)
        ready.push_back(item);
      else
        w.items[kept++] = item;
    }
    w.items.resize(kept);
    g_anything_waits.store(kept > 0);
  }
  for (const Waiting& item : ready) {
    return_slot(item.slot);
    destroy_object(item.kind, item.object);
  }
}

// The handle is dead already, so no new call can find the object. A call under way may still use
// it, or be about to release the slot's handle once too often.
void drop_object(Kind kind, Counted* object, uint32_t slot) {
  ThreadRecord* self = this_thread();
  if (oldest_call(self->calls == 0 ? self : nullptr) == UINT64_MAX) {
    return_slot(slot);
    destroy_object(kind, object);
  } else {
    WaitingList& w = waiting_list();
    std::lock_guard lock(w.mutex);
    w.items.push_back({kind, object, slot, g_epoch.fetch_add(1)});
    g_anything_waits.store(true);
  }
}

void enter(ThreadRecord* r) {
  if (r->calls + r->releases == 0) r->since.store(g_epoch.load(std::memory_order_relaxed));
}
void leave(ThreadRecord* r) {
  if (r->calls + r->releases > 0) return;
  r->since.store(0, std::memory_order_release);
  if (g_anything_waits.load(std::memory_order_relaxed)) destroy_waiting();
}

class ReleaseGuard {
 public:
  ReleaseGuard() : record_(this_thread()) {
    enter(record_);
    ++record_->releases;
  }
  ~ReleaseGuard() {
    --record_->releases;
    leave(record_);
  }
  ReleaseGuard(const ReleaseGuard&) = delete;
  ReleaseGuard& operator=(const ReleaseGuard&) = delete;

 private:
  ThreadRecord* record_;
};

uint64_t bits(const void* handle) {
  return reinterpret_cast<uint64_t>(handle);
}

// The slot of a live handle, else null.
Slot* find(const void* handle) {
  const uint64_t key = bits(handle);
  const uint64_t kind = key >> (kSlotBits + kGenerationBits);
  if (kind == 0 || kind > static_cast<uint64_t>(Kind::kKwargs)) return nullptr;
  Slot* s = slot_at(key & ((uint64_t{1} << kSlotBits) - 1));
  return s && s->key.load() == key ? s : nullptr;
}

}  // namespace

const char* kind_name(Kind k) {
  constexpr const char* kNames[] = {"?",      "context",   "error", "string", "tensor",
                                    "module", "optimizer", "named", "kwargs"};
  return kNames[static_cast<int>(k)];
}

CallGuard::CallGuard() {
  ThreadRecord* r = this_thread();
  enter(r);
  ++r->calls;
}

CallGuard::~CallGuard() {
  --t_record->calls;
  leave(t_record);
}

void* make_handle(Kind kind, Counted* object, Scope* scope) {
  uint32_t index = 0;
  try {
    index = take_slot();
  } catch (...) {
    destroy_object(kind, object);
    throw;
  }
  Slot* s = slot_at(index);
  s->generation = (s->generation + 1) & ((uint32_t{1} << kGenerationBits) - 1);
  const uint64_t key = (static_cast<uint64_t>(kind) << (kSlotBits + kGenerationBits)) |
                       (static_cast<uint64_t>(s->generation) << kSlotBits) | index;
  s->object = object;
  s->owners.store(1, std::memory_order_relaxed);
  s->scope.store(scope, std::memory_order_relaxed);
  s->key.store(key, std::memory_order_release);
  g_live.fetch_add(1, std::memory_order_relaxed);
  void* handle = reinterpret_cast<void*>(key);
  if (scope) {
    try {
      scope->add(handle);
    } catch (...) {
      release_handle(handle);
      throw;
    }
  }
  return handle;
}

Counted* resolve(const void* handle, Kind kind) {
  if (bits(handle) >> (kSlotBits + kGenerationBits) != static_cast<uint64_t>(kind)) return nullptr;
  const Slot* s = find(handle);
  return s ? s->object : nullptr;
}

void release_handle(void* handle) {
  const ReleaseGuard guard;
  Slot* s = find(handle);
  // owners reaches 0 once; whoever brings it there ends the handle.
  if (!s || s->owners.fetch_sub(1) != 1) return;
  uint64_t key = bits(handle);
  if (!s->key.compare_exchange_strong(key, 0)) return;
  g_live.fetch_sub(1, std::memory_order_relaxed);
  drop_object(static_cast<Kind>(bits(handle) >> (kSlotBits + kGenerationBits)), s->object,
              static_cast<uint32_t>(bits(handle) & ((uint64_t{1} << kSlotBits) - 1)));
}

bool retain_handle(void* handle) {
  const ReleaseGuard guard;
  Slot* s = find(handle);
  if (!s) return false;
  int32_t owners = s->owners.load();
  do {
    if (owners <= 0) return false;
  } while (!s->owners.compare_exchange_weak(owners, owners + 1));
  return true;
}

bool keep_handle(void* handle) {
  const ReleaseGuard guard;
  Slot* s = find(handle);
  if (!s) return false;
  s->scope.store(nullptr);
  return true;
}

int64_t live_handles() {
  return g_live.load();
}

Scope::~Scope() {
  std::free(handles_);
}

void Scope::compact() {
  int64_t kept = 0;
  for (int64_t i = 0; i < size_; ++i) {
    Slot* s = find(handles_[i]);
    if (s && s->scope.load() == this) handles_[kept++] = handles_[i];
  }
  size_ = kept;
}

void Scope::add(void* handle) {
  while (lock_.test_and_set(std::memory_order_acquire)) {
  }
  struct Unlock {
    std::atomic_flag& lock;
    ~Unlock() { lock.clear(std::memory_order_release); }
  } unlock{lock_};
  check(!closed_, Code::kState, "scope: the scope has been released");
  if (size_ == capacity_) {
    compact();
    if (size_ * 2 >= capacity_) {
      const int64_t capacity = capacity_ ? capacity_ * 2 : 64;
      void* fresh = std::realloc(handles_, static_cast<size_t>(capacity) * sizeof(void*));
      check(fresh != nullptr, Code::kMemory, "scope: out of memory");
      handles_ = static_cast<void**>(fresh);
      capacity_ = capacity;
    }
  }
  handles_[size_++] = handle;
}

void Scope::close() {
  while (lock_.test_and_set(std::memory_order_acquire)) {
  }
  closed_ = true;
  lock_.clear(std::memory_order_release);
  for (int64_t i = size_ - 1; i >= 0; --i) {
    Slot* s = find(handles_[i]);
    if (s && s->scope.load() == this) release_handle(handles_[i]);
  }
  size_ = 0;
}

}  // namespace nnc::capi
