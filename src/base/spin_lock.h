// SPDX-License-Identifier: Apache-2.0
// A lock of four bytes, held for a few instructions: copying or swapping a pointer.
#pragma once

#include <atomic>
#include <cstdint>
#include <thread>

#include "base/fork.h"

namespace nnc {

class SpinLock {
 public:
  void lock() {
    const uint32_t self = this_process();
    for (uint32_t now = 0; !holder_.compare_exchange_weak(now, self, std::memory_order_acquire);) {
      // Note [Fork]: a holder in the parent process will not release it here.
      now = now == self ? 0 : now;
      if (now == 0) std::this_thread::yield();
    }
  }
  void unlock() { holder_.store(0, std::memory_order_release); }

 private:
  std::atomic<uint32_t> holder_{0};  // 0, or the process of the thread that has it
};

}  // namespace nnc
