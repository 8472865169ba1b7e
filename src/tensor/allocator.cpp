// SPDX-License-Identifier: Apache-2.0
#include "tensor/allocator.h"

#include <sched.h>
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

// Read by every call: apart from what threads write all the time.
alignas(64) std::atomic<int64_t> g_fail_countdown{0}, g_peak{0};
// Bytes of large blocks: handed out, and all that the system gave. The difference is cached.
alignas(64) std::atomic<int64_t> g_live{0};
alignas(64) std::atomic<int64_t> g_held{0};

int large_class(size_t n, size_t& rounded) {
  const int bits = 63 - std::countl_zero(n - 1);
  const size_t step = size_t{1} << (bits - 2);
  rounded = (n + step - 1) / step * step;
  return bits * 4 + static_cast<int>((rounded - (size_t{1} << bits)) / step) - 1;
}

// The size of the blocks of a class.
size_t large_size(int c) {
  const int bits = c / 4;
  return (size_t{1} << bits) + static_cast<size_t>(c % 4 + 1) * (size_t{1} << (bits - 2));
}

void* system_allocate(size_t n) noexcept {
  const size_t alignment = n >= kHugePage ? kHugePage : kAlignment;
  void* p = nullptr;
  if (posix_memalign(&p, alignment, n) != 0) return nullptr;
  if (n >= kHugePage) madvise(p, n, MADV_HUGEPAGE);
  return p;
}

constexpr int64_t to_signed(size_t n) {
  return static_cast<int64_t>(n);
}
void* allocate_large(size_t size) noexcept {
  void* p = system_allocate(size);
  if (p) g_held.fetch_add(to_signed(size), std::memory_order_relaxed);
  return p;
}
void free_large(void* p, size_t size) noexcept {
  g_held.fetch_sub(to_signed(size), std::memory_order_relaxed);
  std::free(p);
}

// Note [Shards]
// Large blocks that nobody uses. Those that were freed on a processor are taken again by the
// threads on the same one, whose caches may still hold them; then by all others, before the system
// is asked.
constexpr int kShards = 8;

class Shard {
 public:
  void* take(int c) noexcept {
    if (!head_[c].load(std::memory_order_relaxed)) return nullptr;
    std::lock_guard lock(mutex_);
    FreeBlock* b = head_[c].load(std::memory_order_relaxed);
    if (b) head_[c].store(b->next, std::memory_order_relaxed);
    return b;
  }
  void put(int c, void* p) noexcept {
    std::lock_guard lock(mutex_);
    head_[c].store(new (p) FreeBlock{head_[c].load(std::memory_order_relaxed)},
                   std::memory_order_relaxed);
  }

 private:
  std::mutex mutex_;
  std::atomic<FreeBlock*> head_[kLargeClasses] = {};
};

// Made without memory, which may be short when they are first asked, and never destroyed: tensors
// may be released while the process exits.
static_assert(std::is_trivially_destructible_v<Shard>);
constinit Shard g_shards[kShards];

Shard& nearest_shard() {
  const int cpu = sched_getcpu();
  return g_shards[cpu < 0 ? 0 : cpu % kShards];
}

void* take_cached(int c) noexcept {
  void* p = nearest_shard().take(c);
  for (Shard* s = g_shards; !p && s != g_shards + kShards; ++s) p = s->take(c);
  return p;
}

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
  void* p = kCache ? take_cached(c) : nullptr;
  if (!p) p = allocate_large(size);
  if (!p && kCache) {
    trim_allocator();
    p = allocate_large(size);
  }
  if (!p) return nullptr;
  const int64_t live =
      g_live.fetch_add(to_signed(size), std::memory_order_relaxed) + to_signed(size);
  if (live > g_peak.load(std::memory_order_relaxed)) g_peak.store(live, std::memory_order_relaxed);
  return p;
}

// What is cached is no more than the program once needed at the same time.
void free_block(void* p, size_t n) noexcept {
  if (!p) return;
  if (n == 0) n = 1;
  if (n <= kSmallLimit) return free_small(p, n);
  size_t size = 0;
  const int c = large_class(n, size);
  const int64_t live =
      g_live.fetch_sub(to_signed(size), std::memory_order_relaxed) - to_signed(size);
  const int64_t cached = g_held.load(std::memory_order_relaxed) - live;
  if (kCache && cached <= g_peak.load(std::memory_order_relaxed)) {
    nearest_shard().put(c, p);
  } else {
    free_large(p, size);
  }
}

AllocatorStats allocator_stats() noexcept {
  const int64_t live = g_live.load();
  return {live, g_peak.load(), std::max<int64_t>(g_held.load() - live, 0)};
}

void trim_allocator() noexcept {
  for (int c = 0; c < kLargeClasses; ++c) {
    for (Shard& s : g_shards) {
      while (void* p = s.take(c)) free_large(p, large_size(c));
    }
  }
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
