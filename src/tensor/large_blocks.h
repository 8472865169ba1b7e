// SPDX-License-Identifier: Apache-2.0
// Large blocks of the allocator: counted, kept for reuse, and given back to the system.
#pragma once

#include <cstddef>
#include <cstdint>

namespace nnc {

// Blocks up to that size are not counted.
inline constexpr size_t kSmallLimit = 4096;

// At least n bytes, n > kSmallLimit; nullptr when there is no memory.
void* allocate_large_block(size_t n) noexcept;
void free_large_block(void* p, size_t n) noexcept;

// Memory that is counted, and limited, as blocks are, but comes from elsewhere: so nothing up to
// kSmallLimit. False: it would be more than may be held.
bool count_memory(size_t n) noexcept;
void uncount_memory(size_t n) noexcept;

struct AllocatorStats {
  int64_t live_bytes;      // handed out, rounded up to block sizes
  int64_t held_bytes;      // that the system gave: live or kept for reuse
  int64_t max_live_bytes;  // the most since the last reset
  int64_t max_held_bytes;
};
AllocatorStats allocator_stats() noexcept;
void reset_allocator_peaks() noexcept;

// Note [Idle blocks]
// A block that nobody took for so long goes back to the system when next a large block is freed, a
// second later at most. What a program needs again and again stays, what it needed once does not.
inline constexpr int64_t kIdleMilliseconds = 10'000;
// Gives back at once what is kept for reuse.
void trim_allocator() noexcept;
// The most that may be held from now on: what would need more gets no memory.
void limit_allocator(int64_t bytes) noexcept;
int64_t allocator_limit() noexcept;
// For tests: the clock by which blocks are idle, set forward.
void advance_allocator_clock(int64_t milliseconds) noexcept;

}  // namespace nnc
