// SPDX-License-Identifier: Apache-2.0
// Memory that runs out at a chosen moment.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <new>

#include "base/error.h"

namespace nnc::testing {

// Whose allocations are counted and fail.
enum class Memory {
  kOurs,    // the library's own allocator, on all threads: tensors, storages, nodes
  kSystem,  // operator new and malloc with its kin, on this thread: containers, texts, oneDNN,
            // OpenBLAS; under a sanitizer operator new alone
};

// While it lives, the n-th allocation of that kind (1: the next) fails, once.
class FailingMemory {
 public:
  FailingMemory(Memory kind, int64_t n);
  ~FailingMemory() { stop(); }
  FailingMemory(const FailingMemory&) = delete;
  FailingMemory& operator=(const FailingMemory&) = delete;
  // No more failures. Has the n-th allocation come?
  bool stop();

 private:
  Memory kind_;
  bool failed_ = false, stopped_ = false;
};

// Calls f with its n-th allocation failing, for n = 1, 2, ... until it gets through; unchanged()
// after each failure. Returns how many failures there were.
template <class F, class U>
int64_t fail_each_allocation_of(const F& f, const U& unchanged, Memory memory = Memory::kOurs) {
  for (int64_t n = 1;; ++n) {
    bool failed = false;
    {
      const FailingMemory out_of_memory(memory, n);
      try {
        f();
      } catch (const Error& e) {
        EXPECT_EQ(e.code(), Code::kMemory) << e.what();
        failed = true;
      } catch (const std::bad_alloc&) {
        failed = true;
      }
    }
    if (!failed) return n - 1;
    unchanged();
    if (::testing::Test::HasFailure()) return n;
  }
}

}  // namespace nnc::testing
