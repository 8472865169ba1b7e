// SPDX-License-Identifier: Apache-2.0
// What fork() means for the library: the locks of the process, and what its child makes anew.
#pragma once

#include <pthread.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>

namespace nnc {

// Note [Fork]
// The child of fork() has the thread that called it and a copy of everything else, as it was at
// that moment, while other threads were at work in the library. It can use the library like any
// other process, since
// - the locks of the whole process are taken by the thread that forks, in the order below, and
//   released on both sides: what they guard is whole in the child. A thread that holds one takes
//   none that stands before it. One that is held for longer than a second is not waited for, and is
//   a new one in the child: fork() itself never hangs.
// - statics of functions are made under one of them (base/statics.cpp).
// - what has threads, or counts them, is set right by an AtForkChild.
// - a lock in an object (base/object_lock.h, base/spin_lock.h) knows in which process it was taken.
//   In the child it is not waited for if its holder is gone: an Error where what it guards may be
//   half changed, and taken over where that is whole after every single write.
enum class ProcessLock : uint8_t {
  kConversions,    // of modules: Note [Alone]
  kModuleTrees,    // the children of all modules
  kGradients,      // that are assigned
  kCaptures,       // which thread captures
  kProfiler,       // which profile runs
  kProfile,        // what profiles have noted
  kPrimitives,     // those of oneDNN that nobody uses
  kMakingOfThose,  // oneDNN's own locks, and OpenBLAS's
  kPackedWeights,
  kWaitingHandles,  // whose objects wait for calls to end
  kFreeHandles,
  kBlocks,  // large blocks that nobody uses; several
  kStatics = kBlocks + 8,
  kCount
};

namespace detail {
extern constinit std::atomic<bool> g_fork_waits;
void let_fork_pass();
}  // namespace detail

class alignas(64) ProcessMutex {
 public:
  void lock() {
    if (detail::g_fork_waits.load(std::memory_order_relaxed)) [[unlikely]]
      detail::let_fork_pass();
    mutex_.lock();
    owner_.store(pthread_self(), std::memory_order_relaxed);
  }
  void unlock() {
    owner_.store(0, std::memory_order_relaxed);
    mutex_.unlock();
  }
  bool try_lock_until(std::chrono::steady_clock::time_point end);
  // By this thread?
  bool is_own() const { return owner_.load(std::memory_order_relaxed) == pthread_self(); }

 private:
  std::mutex mutex_;
  std::atomic<pthread_t> owner_{0};
};

namespace detail {
extern constinit ProcessMutex g_process_mutexes[static_cast<size_t>(ProcessLock::kCount)];
extern constinit std::atomic<uint32_t> g_process;
}  // namespace detail

inline ProcessMutex& process_mutex(ProcessLock l, size_t of_several = 0) {
  return detail::g_process_mutexes[static_cast<size_t>(l) + of_several];
}

// Another number in the child of fork() than in its parent; never 0.
inline uint32_t this_process() {
  return detail::g_process.load(std::memory_order_relaxed);
}

// With static storage: f is called in each child, whose only thread calls it.
class AtForkChild {
 public:
  explicit AtForkChild(void (*f)());
  AtForkChild(const AtForkChild&) = delete;
  AtForkChild& operator=(const AtForkChild&) = delete;

 private:
  friend struct ForkHandlers;
  void (*const f_)();
  const AtForkChild* const next_;
};

}  // namespace nnc
