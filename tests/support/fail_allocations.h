// SPDX-License-Identifier: Apache-2.0
// Runs something with each of its allocations failing in turn.
#pragma once

#include <gtest/gtest.h>

#include <new>

#include "base/error.h"
#include "tensor/allocator.h"

namespace nnc::testing {

// Calls f with its n-th allocation failing, for n = 1, 2, ... until it gets through; unchanged()
// after each failure. Returns how many failures there were.
template <class F, class U>
int64_t fail_each_allocation_of(const F& f, const U& unchanged) {
  for (int64_t n = 1;; ++n) {
    bool failed = false;
    fail_allocation_after(n);
    try {
      f();
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), Code::kMemory) << e.what();
      failed = true;
    } catch (const std::bad_alloc&) {
      failed = true;
    }
    fail_allocation_after(0);
    if (!failed) return n - 1;
    unchanged();
    if (::testing::Test::HasFailure()) return n;
  }
}

}  // namespace nnc::testing
