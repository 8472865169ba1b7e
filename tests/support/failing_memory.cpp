// SPDX-License-Identifier: Apache-2.0
#include "support/failing_memory.h"

#include "support/system_memory.h"
#include "tensor/allocator.h"

namespace nnc::testing {
namespace {

int64_t fail_after(Memory kind, int64_t n) {
  return kind == Memory::kOurs ? fail_allocation_after(n)
                               : nnc_test::fail_system_allocation_after(n);
}

}  // namespace

FailingMemory::FailingMemory(Memory kind, int64_t n) : kind_(kind) {
  fail_after(kind, n);
}

bool FailingMemory::stop() {
  if (!stopped_) failed_ = fail_after(kind_, 0) == 0;
  stopped_ = true;
  return failed_;
}

}  // namespace nnc::testing
