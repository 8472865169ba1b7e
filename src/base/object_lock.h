// SPDX-License-Identifier: Apache-2.0
// Mutexes in objects, which know in which process they were taken: Note [Fork].
#pragma once

#include <atomic>
#include <cstdint>
#include <thread>

#include "base/error.h"
#include "base/fork.h"

namespace nnc {

// What to do where the holder was a thread of the parent process.
enum class HolderGone : uint8_t { kFail, kTakeOver };

template <HolderGone gone>
class ObjectLock {
 public:
  // Only what fails where the holder is gone throws.
  void lock() noexcept(gone == HolderGone::kTakeOver) {
    uint32_t now = 0;
    if (!word_.compare_exchange_strong(now, mine(), std::memory_order_acquire)) wait();
  }
  void unlock() {
    if (word_.exchange(0, std::memory_order_release) & kAwaited) word_.notify_one();
  }

 private:
  static constexpr uint32_t kAwaited = 1;
  static uint32_t mine() { return 2 * this_process(); }

  [[gnu::noinline, gnu::cold]] void wait() noexcept(gone == HolderGone::kTakeOver) {
    for (uint32_t now = word_.load();;) {
      const bool by_this_process = (now & ~kAwaited) == mine();
      if (now == 0 || (gone == HolderGone::kTakeOver && !by_this_process)) {
        // Others may wait still: whoever was woken says so again.
        if (word_.compare_exchange_strong(now, mine() | kAwaited)) return;
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
    const std::thread::id self = std::this_thread::get_id();
    if (holder_.load(std::memory_order_relaxed) != self) {
      mutex_.lock();
      holder_.store(self, std::memory_order_relaxed);
    }
    ++depth_;
  }
  void unlock() {
    if (--depth_ > 0) return;
    holder_.store({}, std::memory_order_relaxed);
    mutex_.unlock();
  }

 private:
  ObjectMutex mutex_;
  std::atomic<std::thread::id> holder_{};
  int depth_ = 0;
};

}  // namespace nnc
