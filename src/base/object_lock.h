// SPDX-License-Identifier: Apache-2.0
// Mutexes in objects, which know in which process they were taken: Note [Fork].
#pragma once

#include <atomic>
#include <cstdint>

#include "base/error.h"
#include "base/fork.h"

namespace nnc {

// What to do where the holder was a thread of the parent process.
enum class HolderGone : uint8_t { kFail, kTakeOver };

template <HolderGone gone>
class ObjectLock {
 public:
  // Only what fails where the holder is gone throws.
  void lock() noexcept(gone == HolderGone::kTakeOver) { take(mine()); }
  // For a holder who changes nothing: where he is gone, what he read is whole.
  void lock_to_read() noexcept(gone == HolderGone::kTakeOver) { take(mine() | kReads); }
  // From now on the holder changes something.
  void change() { word_.fetch_and(~kReads); }
  void unlock() {
    if (word_.exchange(0, std::memory_order_release) & kAwaited) word_.notify_one();
  }

 private:
  static constexpr uint32_t kAwaited = 1, kReads = uint32_t{1} << 31;
  static uint32_t mine() { return 2 * this_process(); }

  void take(uint32_t word) noexcept(gone == HolderGone::kTakeOver) {
    uint32_t now = 0;
    if (!word_.compare_exchange_strong(now, word, std::memory_order_acquire)) wait(word);
  }
  [[gnu::noinline, gnu::cold]] void wait(uint32_t word) noexcept(gone == HolderGone::kTakeOver) {
    for (uint32_t now = word_.load();;) {
      const bool by_this_process = (now & ~(kAwaited | kReads)) == mine();
      const bool whole = gone == HolderGone::kTakeOver || (now & kReads);
      if (now == 0 || (whole && !by_this_process)) {
        // Others may wait still: whoever was woken says so again.
        if (word_.compare_exchange_strong(now, word | kAwaited)) return;
        continue;
      }
      if constexpr (gone == HolderGone::kFail) {
        check(by_this_process, Code::kState,
              "a thread of the parent process was changing this at the moment of fork()");
      }
      if ((now & kAwaited) || word_.compare_exchange_strong(now, now | kAwaited)) {
        word_.wait(now | kAwaited);
        now = word_.load();
      }
    }
  }

  std::atomic<uint32_t> word_{0};  // 0: free; else of the process that has it
};

using ObjectMutex = ObjectLock<HolderGone::kFail>;

// May be taken by its holder again.
class RecursiveObjectMutex {
 public:
  void lock() {
    if (is_mine())
      mutex_.change();
    else
      begin([this] { mutex_.lock(); });
    ++depth_;
  }
  void lock_to_read() {
    if (!is_mine()) begin([this] { mutex_.lock_to_read(); });
    ++depth_;
  }
  void unlock() {
    if (--depth_ > 0) return;
    holder_.store(0, std::memory_order_relaxed);
    mutex_.unlock();
  }

 private:
  // Never that of another thread: the system gives a thread of the child of fork() the id of one
  // that was left behind in the parent.
  static uint64_t self() {
    if (t_self == 0) t_self = g_threads.fetch_add(1, std::memory_order_relaxed) + 1;
    return t_self;
  }
  bool is_mine() const { return holder_.load(std::memory_order_relaxed) == self(); }
  template <class F>
  void begin(const F& lock) {
    lock();
    holder_.store(self(), std::memory_order_relaxed);
    depth_ = 0;  // also where the holder is gone
  }

  static inline constinit thread_local uint64_t t_self = 0;
  static inline std::atomic<uint64_t> g_threads{0};
  ObjectMutex mutex_;
  std::atomic<uint64_t> holder_{0};
  int depth_ = 0;
};

// Has a lock to read what it guards.
template <class Lock>
class ReadGuard {
 public:
  explicit ReadGuard(Lock& lock) : lock_(lock) { lock_.lock_to_read(); }
  ~ReadGuard() { lock_.unlock(); }
  ReadGuard(const ReadGuard&) = delete;
  ReadGuard& operator=(const ReadGuard&) = delete;

 private:
  Lock& lock_;
};

}  // namespace nnc
