// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace nnc {

// Note [End of a thread]
// What a thread keeps for itself it gives back when it ends. A key rather than thread_local objects
// with destructors: registering such a destructor ends the process when memory is out, and what it
// has destroyed is still there for the destructors of other keys, which may call the library. No
// thread_local has a destructor; tests/structure/static_tls.sh sees to it.
//
// In this order; what the first ones call may be the host's, and begin any of them again.
enum class ThreadEnd : uint8_t {
  kComputedTensors,  // of modules
  kRecord,           // of its calls
  kBlocks,           // of memory
  kCount
};

// Calls run once, when this thread ends. False if it will not, because memory or keys (there are
// 1024) are out: then nothing has changed. Before run has been called, a second time is the first.
bool at_end_of_thread(ThreadEnd what, void (*run)()) noexcept;

}  // namespace nnc
