// SPDX-License-Identifier: Apache-2.0
// A lock of one byte, held for a few instructions: copying or swapping a pointer.
#pragma once

#include <atomic>
#include <thread>

namespace nnc {

class SpinLock {
 public:
  void lock() {
    while (held_.exchange(true, std::memory_order_acquire)) std::this_thread::yield();
  }
  void unlock() { held_.store(false, std::memory_order_release); }

 private:
  std::atomic<bool> held_{false};
};

}  // namespace nnc
