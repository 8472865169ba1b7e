// SPDX-License-Identifier: Apache-2.0
// Calls that are under way: who is inside the library, since when, and who must be alone there.
#pragma once

#include <atomic>
#include <cstdint>

namespace nnc::capi {

class DefaultFloatingPoint;
class Scope;

// Slots go from thread to thread in batches.
inline constexpr int kSlotBatch = 128;

// What the library knows of a thread. Made by its first call; used again by another thread when it
// has ended.
struct alignas(64) ThreadRecord {
  std::atomic<uint64_t> since{0};  // the epoch in which the current call began; 0: none
  std::atomic<bool> taken{false};
  std::atomic<bool> wants_to_be_alone{false};
  std::atomic<int64_t> handles{0};  // made by this thread, less those released by it
  int calls = 0;                    // entries of this thread that may use objects
  int releases = 0;                 // entries that only release
  // Note [Depth of calls]
  int host_calls = 0;
  bool stack_known = false;
  uintptr_t stack_low = 0, stack_high = 0;
  DefaultFloatingPoint* floating_point = nullptr;  // of the innermost call that took it over
  int free_count = 0;
  uint32_t free_slots[2 * kSlotBatch] = {};
  Scope** closing = nullptr;  // the scopes that Scope::close is about to close
  ThreadRecord* next = nullptr;
};

namespace detail {
// Note [Static TLS] in tensor/allocator.cpp.
extern constinit thread_local ThreadRecord* t_record __attribute__((tls_model("initial-exec")));
ThreadRecord& claim_record();
}  // namespace detail

// Throws std::bad_alloc, but only in a thread's first call.
inline ThreadRecord& this_thread() {
  ThreadRecord* r = detail::t_record;
  return r ? *r : detail::claim_record();
}

// Handles that were made, less those that were released: each thread counts its own.
inline void count_handles(int64_t n) {
  std::atomic<int64_t>& count = this_thread().handles;
  count.store(count.load(std::memory_order_relaxed) + n, std::memory_order_relaxed);
}
int64_t live_handles();

// Stands around every entry into the library, also those from callbacks.
class CallGuard {
 public:
  CallGuard();
  ~CallGuard();
  CallGuard(const CallGuard&) = delete;
  CallGuard& operator=(const CallGuard&) = delete;

 private:
  ThreadRecord& record_;
};

// The same in a thread of the library's own, which destroys nothing that others have released: that
// may call the host.
class WorkerGuard {
 public:
  WorkerGuard();
  ~WorkerGuard();
  WorkerGuard(const WorkerGuard&) = delete;
  WorkerGuard& operator=(const WorkerGuard&) = delete;

 private:
  ThreadRecord& record_;
};

// Stands around a release, which uses slots but no objects.
class ReleaseGuard {
 public:
  ReleaseGuard();
  ~ReleaseGuard();
  ReleaseGuard(const ReleaseGuard&) = delete;
  ReleaseGuard& operator=(const ReleaseGuard&) = delete;

 private:
  ThreadRecord& record_;
};

// The epoch in which the oldest entry under way began, UINT64_MAX if there is none. `except` is
// left out.
uint64_t oldest_entry(const ThreadRecord* except = nullptr);
uint64_t this_epoch();
// Begins the next epoch and returns the one that has ended.
uint64_t next_epoch();

// Note [Alone]
// Converting a module changes what its tensors are (type, storage) under handles that any thread
// may be using. So it waits until every other thread's call has ended, and holds new ones back
// until it is done. A thread that does not leave the library in time, because it waits in a
// callback, say, makes it an error.
class AloneGuard {
 public:
  explicit AloneGuard(const char* op);
  ~AloneGuard();
  AloneGuard(const AloneGuard&) = delete;
  AloneGuard& operator=(const AloneGuard&) = delete;

 private:
  bool outermost_;
};

}  // namespace nnc::capi
