// SPDX-License-Identifier: Apache-2.0
#include "capi/calls.h"

#include <chrono>
#include <thread>

#include "base/error.h"
#include "base/fork.h"
#include "base/thread_end.h"
#include "capi/slots.h"

namespace nnc::capi {

namespace detail {
constinit thread_local ThreadRecord* t_record = nullptr;
}

namespace {

std::atomic<ThreadRecord*> g_threads{nullptr};
std::atomic<uint64_t> g_epoch{1};

// The first threads need no memory, so that a process that is out of it can still be told so.
constexpr int kRecordsAtHand = 64;
constinit ThreadRecord g_at_hand[kRecordsAtHand];
std::atomic<int> g_at_hand_used{0};

void end_record() {
  ThreadRecord* const r = detail::t_record;
  give_back_slots(*r);
  // Destructors of other keys may call again, and get a record again.
  detail::t_record = nullptr;
  r->stack_known = false;
  r->stack_low = r->stack_high = 0;
  r->taken.store(false);
}

ThreadRecord* free_record() {
  for (ThreadRecord* r = g_threads.load(); r; r = r->next) {
    bool taken = false;
    if (!r->taken.load() && r->taken.compare_exchange_strong(taken, true)) return r;
  }
  return nullptr;
}

ThreadRecord* new_record() {
  ThreadRecord* r = nullptr;
  if (g_at_hand_used.load() < kRecordsAtHand) {
    const int i = g_at_hand_used.fetch_add(1);
    if (i < kRecordsAtHand) r = &g_at_hand[i];
  }
  if (!r) r = new ThreadRecord;
  r->taken.store(true);
  r->next = g_threads.load();
  while (!g_threads.compare_exchange_weak(r->next, r)) {
  }
  return r;
}

// ---- Note [Alone] ----

std::atomic<int> g_alone{0};  // 1: entries wait
ProcessMutex& alone_mutex() {
  return process_mutex(ProcessLock::kConversions);
}
std::atomic<const ThreadRecord*> g_alone_holder{nullptr};
constexpr std::chrono::seconds kPatience{10};

bool others_inside(const ThreadRecord& self) {
  for (const ThreadRecord* r = g_threads.load(); r; r = r->next) {
    if (r != &self && r->since.load() != 0 && !r->wants_to_be_alone.load()) return true;
  }
  return false;
}

void let_others_in() {
  g_alone_holder.store(nullptr);
  g_alone.store(0);
  g_alone.notify_all();
  alone_mutex().unlock();
}

// Apart: every call enters, few wait.
[[gnu::cold, gnu::noinline]] void wait_for_the_alone(ThreadRecord& r) {
  while (g_alone.load() != 0) {
    r.since.store(0);
    g_alone.wait(1);
    r.since.store(g_epoch.load(std::memory_order_relaxed));
  }
}

// Note [Fork]: the threads of other records are not in the child. Their records, which they may
// have left half changed, are not used again; nor is what they used in a call destroyed.
void leave_others_behind() {
  const ThreadRecord* const self = detail::t_record;
  bool any_inside = false;
  for (ThreadRecord* r = g_threads.load(); r; r = r->next) {
    if (r == self || !r->taken.load()) continue;
    any_inside |= r->since.exchange(0) != 0;
  }
  if (any_inside) leave_objects_behind();
  // Held for too long by somebody else: see ProcessMutex.
  if (g_alone_holder.load() == self) return;
  g_alone_holder.store(nullptr);
  g_alone.store(0);
}
const AtForkChild kInChild(leave_others_behind);

[[gnu::always_inline]] inline void enter(ThreadRecord& r) {
  if (r.calls + r.releases > 0) return;
  r.since.store(g_epoch.load(std::memory_order_relaxed));
  if (g_alone.load() != 0) [[unlikely]]
    wait_for_the_alone(r);
}

[[gnu::always_inline]] inline void leave(ThreadRecord& r) {
  if (r.calls + r.releases > 0) return;
  r.since.store(0, std::memory_order_release);
  if (objects_wait()) destroy_waiting();
}

}  // namespace

ThreadRecord& detail::claim_record() {
  ThreadRecord* r = free_record();
  if (!r) r = new_record();
  t_record = r;
  // Otherwise the record stays with a thread that has ended.
  static_cast<void>(at_end_of_thread(ThreadEnd::kRecord, end_record));
  return *r;
}

int64_t live_handles() {
  int64_t live = 0;
  for (const ThreadRecord* r = g_threads.load(); r; r = r->next) live += r->handles.load();
  return live;
}

CallGuard::CallGuard() : record_(this_thread()) {
  enter(record_);
  ++record_.calls;
}

CallGuard::~CallGuard() {
  --record_.calls;
  leave(record_);
}

WorkerGuard::WorkerGuard() : record_(this_thread()) {
  enter(record_);
  ++record_.calls;
}

WorkerGuard::~WorkerGuard() {
  --record_.calls;
  if (record_.calls + record_.releases == 0) record_.since.store(0, std::memory_order_release);
}

ReleaseGuard::ReleaseGuard() : record_(this_thread()) {
  enter(record_);
  ++record_.releases;
}

ReleaseGuard::~ReleaseGuard() {
  --record_.releases;
  leave(record_);
}

uint64_t oldest_entry(const ThreadRecord* except) {
  uint64_t oldest = UINT64_MAX;
  for (const ThreadRecord* r = g_threads.load(); r; r = r->next) {
    if (r == except) continue;
    const uint64_t since = r->since.load();
    if (since != 0 && since < oldest) oldest = since;
  }
  return oldest;
}

uint64_t this_epoch() {
  return g_epoch.load(std::memory_order_relaxed);
}

uint64_t next_epoch() {
  return g_epoch.fetch_add(1);
}

AloneGuard::AloneGuard(const char* op) {
  ThreadRecord& self = this_thread();
  outermost_ = g_alone_holder.load() != &self;
  if (!outermost_) return;
  // Whoever waits here uses nothing meanwhile.
  self.wants_to_be_alone.store(true);
  alone_mutex().lock();
  self.wants_to_be_alone.store(false);
  g_alone_holder.store(&self);
  g_alone.store(1);
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (others_inside(self)) {
    if (std::chrono::steady_clock::now() > end) {
      let_others_in();
      fail(Code::kState, op, ": a call of another thread has not ended for ", kPatience.count(),
           " seconds");
    }
    std::this_thread::sleep_for(std::chrono::microseconds(50));
  }
}

AloneGuard::~AloneGuard() {
  if (outermost_) let_others_in();
}

}  // namespace nnc::capi
