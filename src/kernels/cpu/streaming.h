// SPDX-License-Identifier: Apache-2.0
// Results that are written past the caches.
#pragma once

#include <cstdint>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "tensor/view.h"

namespace nnc::kernels::cpu {

// Note [Streaming]
// A store reads the line that it writes to first; a result that no cache keeps need not. Two
// threads that write x + 1 (and then read it all), in times of those with plain stores, on a
// processor with 2 MiB of second-level cache a core and a large third one: 4 MiB 1.1 (1.0), 8 MiB
// 0.76 (0.75), 16 MiB 0.62 (0.72), 64 MiB 0.63 (0.67). Smaller results may be in a cache when they
// are wanted. What is written in place is there already.
//
// Results that kernels cannot stream themselves go through a block in the first-level cache. It is
// short, so that computing the next one overlaps with the stores of the last: an addition to 64 MiB
// by way of 512 bytes takes 0.78 of the time by way of 4 KiB (16 MiB 0.68).
inline constexpr int64_t kStreamed = 16 << 20;  // bytes

// Is out, which is dense, to be written past the caches? Not if it lies where an input does.
template <class... Inputs>
bool is_streamed(const View& out, const Inputs&... inputs) {
#if defined(__SSE2__)
  return out.numel() * item_size(out.dtype()) >= kStreamed &&
         ((out.data() != inputs.data()) && ...);
#else
  static_cast<void>(out), (static_cast<void>(inputs), ...);
  return false;
#endif
}

// Copies past the caches. What other threads are to see of it goes before finish_streams().
inline void stream(char* to, const char* from, int64_t bytes) {
#if defined(__SSE2__)
  constexpr int64_t kStep = sizeof(__m128i);
  const auto before = static_cast<int64_t>(-reinterpret_cast<uintptr_t>(to) % kStep);
  const int64_t head = before < bytes ? before : bytes;
  std::memcpy(to, from, static_cast<size_t>(head));
  int64_t i = head;
  for (; i + kStep <= bytes; i += kStep) {
    _mm_stream_si128(reinterpret_cast<__m128i*>(to + i),
                     _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + i)));
  }
  std::memcpy(to + i, from + i, static_cast<size_t>(bytes - i));
#else
  std::memcpy(to, from, static_cast<size_t>(bytes));
#endif
}
inline void finish_streams() {
#if defined(__SSE2__)
  _mm_sfence();
#endif
}

// Calls f(block, first, m) for blocks of the n elements of a row and streams these.
template <class T, class F>
void stream_row(T* out, int64_t n, const F& f) {
  constexpr int64_t kLength = 512 / sizeof(T);
  alignas(64) T block[kLength];
  for (int64_t i = 0; i < n; i += kLength) {
    const int64_t m = n - i < kLength ? n - i : kLength;
    f(block, i, m);
    stream(reinterpret_cast<char*>(out + i), reinterpret_cast<const char*>(block),
           m * static_cast<int64_t>(sizeof(T)));
  }
}

}  // namespace nnc::kernels::cpu
