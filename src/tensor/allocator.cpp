// SPDX-License-Identifier: Apache-2.0
#include "tensor/allocator.h"

#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstdlib>
#include <mutex>
#include <new>
#include <type_traits>
#include <utility>

namespace nnc {
namespace {

// Under AddressSanitizer a cache would hide use after free.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kCache = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool kCache = false;
#else
constexpr bool kCache = true;
#endif
#else
constexpr bool kCache = true;
#endif

// Small blocks: classes of 64 bytes, kept in a cache per thread without a lock.
constexpr size_t kSmallLimit = 4096;
constexpr size_t kSmallClasses = kSmallLimit / kAlignment + 1;
constexpr int kSmallKeep = 256;  // blocks a thread keeps per class

// Large blocks: four classes per power of two, so at most a quarter is wasted.
constexpr int kLargeClasses = 4 * 52;
constexpr size_t kHugePage = size_t{2} << 20;

struct FreeBlock {
  FreeBlock* next;
};

std::atomic<int64_t> g_live{0}, g_peak{0}, g_fail_countdown{0};

int large_class(size_t n, size_t& rounded) {
  const int bits = 63 - std::countl_zero(n - 1);
  const size_t step = size_t{1} << (bits - 2);
  rounded = (n + step - 1) / step * step;
  return bits * 4 + static_cast<int>((rounded - (size_t{1} << bits)) / step) - 1;
}

void* system_allocate(size_t n) noexcept {
  const size_t alignment = n >= kHugePage ? kHugePage : kAlignment;
  void* p = nullptr;
  if (posix_memalign(&p, alignment, n) != 0) return nullptr;
  if (n >= kHugePage) madvise(p, n, MADV_HUGEPAGE);
  return p;
}

struct SharedCache {
  std::mutex mutex;
  FreeBlock* large[kLargeClasses] = {};
  int64_t bytes = 0;

  void* take(int c, size_t size) {
    std::lock_guard lock(mutex);
    FreeBlock* b = large[c];
    if (b) {
      large[c] = b->next;
      bytes -= static_cast<int64_t>(size);
    }
    return b;
  }
  // Keeps no more than the program once needed at the same time.
  bool put(int c, size_t size, void* p) {
    std::lock_guard lock(mutex);
    if (bytes + static_cast<int64_t>(size) > g_peak.load(std::memory_order_relaxed)) return false;
    large[c] = new (p) FreeBlock{large[c]};
    bytes += static_cast<int64_t>(size);
    return true;
  }
  void trim() {
    std::lock_guard lock(mutex);
    for (FreeBlock*& head : large) {
      while (head) std::free(std::exchange(head, head->next));
    }
    bytes = 0;
  }
};

// Made without memory, which may be short when it is first asked, and never destroyed: tensors may
// be released while the process exits.
static_assert(std::is_trivially_destructible_v<SharedCache>);
constinit SharedCache g_shared;

// Note [Static TLS]: variables of threads that are reached in one instruction (initial-exec) lie in
// static storage, of which a library that is opened by dlopen gets a few hundred bytes in all. So
// every thread_local is a pointer or a number; what is larger is allocated. A test holds the sum.
struct ThreadCache {
  FreeBlock* head[kSmallClasses] = {};
  int count[kSmallClasses] = {};
  ~ThreadCache() {
    for (FreeBlock*& h : head) {
      while (h) std::free(std::exchange(h, h->next));
    }
  }
};
constinit thread_local ThreadCache* t_cache __attribute__((tls_model("initial-exec"))) = nullptr;
constinit thread_local bool t_cache_closed = false;

struct CacheOwner {
  ~CacheOwner() {
    t_cache_closed = true;
    delete std::exchange(t_cache, nullptr);
  }
};

ThreadCache* make_thread_cache() noexcept {
  if (!kCache || t_cache_closed) return nullptr;
  static thread_local CacheOwner owner;
  static_cast<void>(&owner);
  return t_cache = new (std::nothrow) ThreadCache;
}

// Null without memory, and while the thread ends.
ThreadCache* thread_cache() noexcept {
  return t_cache ? t_cache : make_thread_cache();
}

void note_live(int64_t n) {
  const int64_t live = g_live.fetch_add(n, std::memory_order_relaxed) + n;
  if (live > g_peak.load(std::memory_order_relaxed)) {
    g_peak.store(live, std::memory_order_relaxed);
  }
}

void* allocate_small(size_t n) noexcept {
  const size_t c = (n + kAlignment - 1) / kAlignment;
  if (ThreadCache* cache = thread_cache()) {
    if (FreeBlock* b = cache->head[c]) {
      cache->head[c] = b->next;
      --cache->count[c];
      return b;
    }
  }
  return system_allocate(c * kAlignment);
}

void free_small(void* p, size_t n) noexcept {
  const size_t c = (n + kAlignment - 1) / kAlignment;
  ThreadCache* cache = thread_cache();
  if (cache && cache->count[c] < kSmallKeep) {
    cache->head[c] = new (p) FreeBlock{cache->head[c]};
    ++cache->count[c];
    return;
  }
  std::free(p);
}

}  // namespace

void* allocate_block(size_t n) noexcept {
  if (n == 0) n = 1;
  if (g_fail_countdown.load(std::memory_order_relaxed) > 0 && g_fail_countdown.fetch_sub(1) == 1) {
    return nullptr;
  }
  if (n <= kSmallLimit) return allocate_small(n);
  if (n > (size_t{1} << 50)) return nullptr;
  size_t size = 0;
  const int c = large_class(n, size);
  void* p = kCache ? g_shared.take(c, size) : nullptr;
  if (!p) p = system_allocate(size);
  if (!p && kCache) {
    g_shared.trim();
    p = system_allocate(size);
  }
  if (p) note_live(static_cast<int64_t>(size));
  return p;
}

void free_block(void* p, size_t n) noexcept {
  if (!p) return;
  if (n == 0) n = 1;
  if (n <= kSmallLimit) return free_small(p, n);
  size_t size = 0;
  const int c = large_class(n, size);
  g_live.fetch_sub(static_cast<int64_t>(size), std::memory_order_relaxed);
  if (!kCache || !g_shared.put(c, size, p)) std::free(p);
}

AllocatorStats allocator_stats() noexcept {
  std::lock_guard lock(g_shared.mutex);
  return {g_live.load(), g_peak.load(), g_shared.bytes};
}

void trim_allocator() noexcept {
  g_shared.trim();
}

int64_t fail_allocation_after(int64_t n) noexcept {
  return std::max<int64_t>(g_fail_countdown.exchange(n), 0);
}

void* PoolAllocated::operator new(size_t n) {
  void* p = allocate_block(n);
  if (!p) throw std::bad_alloc();
  return p;
}

}  // namespace nnc
