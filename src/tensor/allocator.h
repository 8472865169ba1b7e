// SPDX-License-Identifier: Apache-2.0
// The caching allocator behind tensors and the small objects around them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace nnc {

inline constexpr size_t kAlignment = 64;

// A block of at least n bytes, aligned to 64, not initialised; nullptr when there is no memory.
// Never throws. The same n must be given to free_block.
void* allocate_block(size_t n) noexcept;
void free_block(void* p, size_t n) noexcept;

struct AllocatorStats {
  int64_t live_bytes;    // handed out, rounded up to block sizes
  int64_t peak_bytes;    // the most that was ever live
  int64_t cached_bytes;  // held for reuse (blocks of thread caches not counted)
};
AllocatorStats allocator_stats() noexcept;
// Returns cached blocks to the system.
void trim_allocator() noexcept;

// For tests: the n-th next allocation (1: the very next) fails once; 0 switches it off. Returns how
// many were left until the one that was to fail; 0 if it came, or none was.
int64_t fail_allocation_after(int64_t n) noexcept;

// Base of classes whose objects come from the allocator.
struct PoolAllocated {
  static void* operator new(size_t n);
  static void operator delete(void* p, size_t n) noexcept { free_block(p, n); }
};

}  // namespace nnc
