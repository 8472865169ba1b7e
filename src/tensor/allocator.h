// SPDX-License-Identifier: Apache-2.0
// The caching allocator behind tensors and the small objects around them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace nnc {

inline constexpr size_t kAlignment = 64;

// Are free blocks kept for reuse? Under AddressSanitizer that would hide use after free.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kCacheBlocks = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool kCacheBlocks = false;
#else
inline constexpr bool kCacheBlocks = true;
#endif
#else
inline constexpr bool kCacheBlocks = true;
#endif

// A block of at least n bytes, aligned to 64, not initialised; nullptr when there is no memory.
// Never throws. The same n must be given to free_block.
void* allocate_block(size_t n) noexcept;
void free_block(void* p, size_t n) noexcept;

// For tests: the n-th next allocation (1: the very next) fails once; 0 switches it off. Returns how
// many were left until the one that was to fail; 0 if it came, or none was.
int64_t fail_allocation_after(int64_t n) noexcept;

// Base of classes whose objects come from the allocator.
struct PoolAllocated {
  static void* operator new(size_t n);
  static void operator delete(void* p, size_t n) noexcept { free_block(p, n); }
};

}  // namespace nnc
