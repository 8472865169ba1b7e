// SPDX-License-Identifier: Apache-2.0
#include "base/fork.h"

#include <new>
#include <thread>

#include "base/no_cancel.h"

namespace nnc {

namespace detail {
constinit ProcessMutex g_process_mutexes[static_cast<size_t>(ProcessLock::kCount)];
constinit std::atomic<uint32_t> g_process{1};
constinit std::atomic<bool> g_fork_waits{false};

// Who takes a lock again and again would leave no moment for the thread that forks. Only a pause,
// for it may wait for another lock that this thread holds.
void let_fork_pass() {
  const NoCancel here;  // Note [Cancelled threads]
  std::this_thread::sleep_for(std::chrono::microseconds(100));
}
}  // namespace detail

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kPatience = std::chrono::seconds(1);

constexpr size_t kLocks = static_cast<size_t>(ProcessLock::kCount);
constinit std::mutex g_forking;  // held from prepare() to the end
constinit bool g_taken[kLocks];
constinit const AtForkChild* g_first = nullptr;

}  // namespace

bool ProcessMutex::try_lock_until(Clock::time_point end) {
  // std::timed_mutex asks for what the thread sanitizer does not know.
  while (!mutex_.try_lock()) {
    if (Clock::now() > end) return false;
    std::this_thread::yield();
  }
  owner_.store(pthread_self(), std::memory_order_relaxed);
  return true;
}

AtForkChild::AtForkChild(void (*f)()) : f_(f), next_(g_first) {
  g_first = this;
}

struct ForkHandlers {
  static void prepare() {
    g_forking.lock();
    detail::g_fork_waits.store(true);
    const Clock::time_point end = Clock::now() + kPatience;
    for (size_t i = 0; i < kLocks; ++i) {
      ProcessMutex& m = detail::g_process_mutexes[i];
      g_taken[i] = !m.is_own() && m.try_lock_until(end);
    }
    detail::g_fork_waits.store(false);
  }
  static void in_parent() {
    for (size_t i = kLocks; i-- > 0;) {
      if (g_taken[i]) detail::g_process_mutexes[i].unlock();
    }
    g_forking.unlock();
  }
  static void in_child() {
    detail::g_process.fetch_add(1, std::memory_order_relaxed);
    for (size_t i = kLocks; i-- > 0;) {
      ProcessMutex& m = detail::g_process_mutexes[i];
      if (g_taken[i])
        m.unlock();
      else if (!m.is_own())
        new (&m) ProcessMutex;
    }
    g_forking.unlock();
    for (const AtForkChild* c = g_first; c; c = c->next_) c->f_();
  }
};

namespace {
[[maybe_unused]] const int kRegistered =
    pthread_atfork(ForkHandlers::prepare, ForkHandlers::in_parent, ForkHandlers::in_child);
}  // namespace

}  // namespace nnc
