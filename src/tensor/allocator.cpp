// SPDX-License-Identifier: Apache-2.0
#include "tensor/allocator.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <memory>
#include <new>
#include <utility>

#include "base/thread_end.h"
#include "tensor/large_blocks.h"

namespace nnc {
namespace {

// Small blocks: classes of 64 bytes, kept in a cache per thread without a lock.
constexpr size_t kSmallClasses = kSmallLimit / kAlignment + 1;
constexpr int kSmallKeep = 256;  // blocks a thread keeps per class

struct FreeBlock {
  FreeBlock* next;
};

std::atomic<int64_t> g_fail_countdown{0};

// Note [Static TLS]: variables of threads that are reached in one instruction (initial-exec) lie in
// static storage, of which a library that is opened by dlopen gets a few hundred bytes in all. So
// every thread_local is a pointer or a number; what is larger is allocated. A test holds the sum.
struct ThreadCache {
  FreeBlock* head[kSmallClasses] = {};
  int count[kSmallClasses] = {};
};
constinit thread_local ThreadCache* t_cache __attribute__((tls_model("initial-exec"))) = nullptr;
constinit thread_local bool t_cache_closed = false;

// Destructors of other keys may free what they have: Note [End of a thread].
void close_thread_cache() {
  t_cache_closed = true;
  ThreadCache* const cache = std::exchange(t_cache, nullptr);
  for (FreeBlock* h : cache->head) {
    while (h) std::free(std::exchange(h, h->next));
  }
  delete cache;
}

ThreadCache* make_thread_cache() noexcept {
  if (!kCacheBlocks || t_cache_closed) return nullptr;
  std::unique_ptr<ThreadCache> cache(new (std::nothrow) ThreadCache);
  if (!cache || !at_end_of_thread(ThreadEnd::kBlocks, close_thread_cache)) return nullptr;
  return t_cache = cache.release();
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
  void* p = nullptr;
  return posix_memalign(&p, kAlignment, c * kAlignment) == 0 ? p : nullptr;
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
  return n <= kSmallLimit ? allocate_small(n) : allocate_large_block(n);
}

void free_block(void* p, size_t n) noexcept {
  if (!p) return;
  if (n == 0) n = 1;
  n <= kSmallLimit ? free_small(p, n) : free_large_block(p, n);
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
