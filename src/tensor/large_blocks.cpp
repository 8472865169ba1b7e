// SPDX-License-Identifier: Apache-2.0
#include "tensor/large_blocks.h"

#include <sched.h>
#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <mutex>
#include <new>
#include <type_traits>
#include <utility>

#include "base/fork.h"
#include "tensor/allocator.h"

namespace nnc {
namespace {

// Four classes per power of two, so at most a quarter is wasted.
constexpr int kClasses = 4 * 52;
constexpr size_t kMost = size_t{1} << 50;
constexpr size_t kHugePage = size_t{2} << 20;

// Bytes: handed out, and all that the system gave. Each apart, for all threads write it.
alignas(64) std::atomic<int64_t> g_live{0};
alignas(64) std::atomic<int64_t> g_held{0};
// What the system may be asked for in all.
std::atomic<int64_t> g_limit{std::numeric_limits<int64_t>::max()};
// The most that was ever live, and the most since the last reset.
alignas(64) std::atomic<int64_t> g_peak{0};
std::atomic<int64_t> g_max_live{0}, g_max_held{0};

constexpr int64_t to_signed(size_t n) {
  return static_cast<int64_t>(n);
}

void raise(std::atomic<int64_t>& most, int64_t value) {
  int64_t old = most.load(std::memory_order_relaxed);
  while (value > old && !most.compare_exchange_weak(old, value, std::memory_order_relaxed)) {
  }
}

// ---- sizes ----
int class_of(size_t n, size_t& rounded) {
  const int bits = 63 - std::countl_zero(n - 1);
  const size_t step = size_t{1} << (bits - 2);
  rounded = (n + step - 1) / step * step;
  return bits * 4 + static_cast<int>((rounded - (size_t{1} << bits)) / step) - 1;
}
size_t size_of_class(int c) {
  const int bits = c / 4;
  return (size_t{1} << bits) + static_cast<size_t>(c % 4 + 1) * (size_t{1} << (bits - 2));
}

// ---- the system ----
// Whole pages come from the kernel, in huge ones where it can: they go back whatever else lives.
// The sanitizers watch malloc.
void* map_pages(size_t size) noexcept {
  const size_t all = size + kHugePage;
  void* const got = mmap(nullptr, all, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (got == MAP_FAILED) return nullptr;
  char* const begin = static_cast<char*>(got);
  const size_t past = reinterpret_cast<uintptr_t>(begin) % kHugePage;
  const size_t front = past == 0 ? 0 : kHugePage - past;
  if (front > 0) munmap(begin, front);
  munmap(begin + front + size, kHugePage - front);
  madvise(begin + front, size, MADV_HUGEPAGE);
  return begin + front;
}
// Counted first, but only what fits: of two threads that both fit alone, one is refused, and what
// is refused is in nobody's way. The bytes that are held then, or 0.
int64_t count_held(size_t size) noexcept {
  int64_t held = g_held.load(), more = 0;
  do {
    if (__builtin_add_overflow(held, to_signed(size), &more) ||
        more > g_limit.load(std::memory_order_relaxed))
      return 0;
  } while (!g_held.compare_exchange_weak(held, more));
  return more;
}
void count_live(size_t size) noexcept {
  const int64_t live =
      g_live.fetch_add(to_signed(size), std::memory_order_relaxed) + to_signed(size);
  raise(g_peak, live);
  raise(g_max_live, live);
}
void* take_from_system(size_t size) noexcept {
  const int64_t held = count_held(size);
  if (held == 0) return nullptr;
  void* p = nullptr;
  if (kCacheBlocks && size >= kHugePage) {
    p = map_pages(size);
  } else if (posix_memalign(&p, kAlignment, size) != 0) {
    p = nullptr;
  }
  if (p)
    raise(g_max_held, held);
  else
    g_held.fetch_sub(to_signed(size));
  return p;
}
void give_to_system(void* p, size_t size) noexcept {
  g_held.fetch_sub(to_signed(size));
  if (kCacheBlocks && size >= kHugePage) {
    munmap(p, size);
  } else {
    std::free(p);
  }
}

// ---- time, in milliseconds ----
std::atomic<int64_t> g_advance{0};
std::atomic<int64_t> g_next_sweep{0};
constexpr int64_t kSweepMilliseconds = 1000;

int64_t now() {
  timespec t{};
  clock_gettime(CLOCK_MONOTONIC_COARSE, &t);
  return int64_t{t.tv_sec} * 1000 + t.tv_nsec / 1'000'000 +
         g_advance.load(std::memory_order_relaxed);
}

struct FreeLargeBlock {
  FreeLargeBlock* next;
  int64_t since;
};
constexpr int64_t kNever = std::numeric_limits<int64_t>::max();

// Note [Shards]
// Large blocks that nobody uses. Those that were freed on a processor are taken again by the
// threads on the same one, whose caches may still hold them; then by all others, before the system
// is asked. The latest is taken first, so that those that are too many grow old.
class alignas(64) Shard {
 public:
  void* take(int c) noexcept {
    if (!head_[c].load(std::memory_order_relaxed)) return nullptr;
    std::lock_guard lock(mutex());
    FreeLargeBlock* b = head_[c].load(std::memory_order_relaxed);
    if (b) head_[c].store(b->next, std::memory_order_relaxed);
    return b;
  }
  void put(int c, void* p, int64_t since) noexcept {
    std::lock_guard lock(mutex());
    head_[c].store(new (p) FreeLargeBlock{head_[c].load(std::memory_order_relaxed), since},
                   std::memory_order_relaxed);
  }
  // Since when the latest is here; kNever where there is none.
  int64_t latest(int c) noexcept {
    if (!head_[c].load(std::memory_order_relaxed)) return kNever;
    std::lock_guard lock(mutex());
    const FreeLargeBlock* b = head_[c].load(std::memory_order_relaxed);
    return b ? b->since : kNever;
  }
  // Gives back what is here since that time or longer.
  void give_back(int c, int64_t since) noexcept {
    FreeLargeBlock* old = cut(c, since);
    while (old) {
      FreeLargeBlock* const next = old->next;
      give_to_system(old, size_of_class(c));
      old = next;
    }
  }

 private:
  FreeLargeBlock* cut(int c, int64_t since) noexcept {
    if (!head_[c].load(std::memory_order_relaxed)) return nullptr;
    std::lock_guard lock(mutex());
    FreeLargeBlock* const head = head_[c].load(std::memory_order_relaxed);
    if (!head || head->since <= since) {
      head_[c].store(nullptr, std::memory_order_relaxed);
      return head;
    }
    FreeLargeBlock* young = head;
    while (young->next && young->next->since > since) young = young->next;
    return std::exchange(young->next, nullptr);
  }

  ProcessMutex& mutex() const;

  std::atomic<FreeLargeBlock*> head_[kClasses] = {};
};

// Made without memory, which may be short when they are first asked, and never destroyed: tensors
// may be released while the process exits.
constexpr int kShards = 8;
static_assert(static_cast<int>(ProcessLock::kBlocks) + kShards ==
              static_cast<int>(ProcessLock::kStatics));
static_assert(std::is_trivially_destructible_v<Shard>);
constinit Shard g_shards[kShards];

ProcessMutex& Shard::mutex() const {
  return process_mutex(ProcessLock::kBlocks, static_cast<size_t>(this - g_shards));
}

Shard& nearest_shard() {
  const int cpu = sched_getcpu();
  return g_shards[cpu < 0 ? 0 : cpu % kShards];
}

void* take_cached(int c) noexcept {
  void* p = nearest_shard().take(c);
  for (Shard* s = g_shards; !p && s != g_shards + kShards; ++s) p = s->take(c);
  return p;
}

void give_back_since(int64_t since) noexcept {
  for (int c = 0; c < kClasses; ++c) {
    for (Shard& s : g_shards) s.give_back(c, since);
  }
}

// The list of the size that nobody has used for the longest time.
struct Stalest {
  Shard* shard = nullptr;
  int size_class = 0;
};
Stalest stalest() noexcept {
  Stalest found;
  int64_t least = kNever;
  for (int c = 0; c < kClasses; ++c) {
    for (Shard& s : g_shards) {
      const int64_t since = s.latest(c);
      if (since < least) least = since, found = {&s, c};
    }
  }
  return found;
}

// Gives back what was idle for the longest time until no more than `most` bytes are held; at most
// so many blocks, for a release must not take long: the next ones go on.
constexpr int kMostAtOnce = 64;
void give_back_beyond(int64_t most) noexcept {
  const auto beyond = [most] { return g_held.load(std::memory_order_relaxed) > most; };
  for (int left = kMostAtOnce; left > 0 && beyond(); --left) {
    const Stalest from = stalest();
    if (!from.shard) return;
    while (void* p = from.shard->take(from.size_class)) {
      give_to_system(p, size_of_class(from.size_class));
      if (--left <= 0 || !beyond()) return;
    }
  }
}

// Note [Idle blocks]
void sweep(int64_t time) noexcept {
  int64_t next = g_next_sweep.load(std::memory_order_relaxed);
  if (time < next || !g_next_sweep.compare_exchange_strong(next, time + kSweepMilliseconds)) return;
  give_back_since(time - kIdleMilliseconds);
}

}  // namespace

void* allocate_large_block(size_t n) noexcept {
  if (n > kMost) return nullptr;
  size_t size = 0;
  const int c = class_of(n, size);
  void* p = kCacheBlocks ? take_cached(c) : nullptr;
  if (!p) p = take_from_system(size);
  if (!p && kCacheBlocks) {
    trim_allocator();
    p = take_from_system(size);
  }
  if (!p) return nullptr;
  count_live(size);
  return p;
}

bool count_memory(size_t n) noexcept {
  if (n <= kSmallLimit) return true;
  if (n > kMost) return false;
  int64_t held = count_held(n);
  if (held == 0) {
    trim_allocator();
    held = count_held(n);
  }
  if (held == 0) return false;
  raise(g_max_held, held);
  count_live(n);
  return true;
}

void uncount_memory(size_t n) noexcept {
  if (n <= kSmallLimit) return;
  g_live.fetch_sub(to_signed(n), std::memory_order_relaxed);
  g_held.fetch_sub(to_signed(n));
}

// What is kept for reuse is no more than the program once needed at the same time. Beyond that goes
// what was idle for the longest time, not the block just freed: the next step of the program will
// ask for its size again, and the system would clear each page of it anew.
void free_large_block(void* p, size_t n) noexcept {
  size_t size = 0;
  const int c = class_of(n, size);
  const int64_t live =
      g_live.fetch_sub(to_signed(size), std::memory_order_relaxed) - to_signed(size);
  if (!kCacheBlocks) return give_to_system(p, size);
  const int64_t time = now();
  nearest_shard().put(c, p, time);
  give_back_beyond(std::min(live + g_peak.load(std::memory_order_relaxed),
                            g_limit.load(std::memory_order_relaxed)));
  sweep(time);
}

AllocatorStats allocator_stats() noexcept {
  return {g_live.load(), g_held.load(), g_max_live.load(), g_max_held.load()};
}

void reset_allocator_peaks() noexcept {
  g_max_live.store(g_live.load());
  g_max_held.store(g_held.load());
  // What another thread did meanwhile counts.
  raise(g_max_live, g_live.load());
  raise(g_max_held, g_held.load());
}

void trim_allocator() noexcept {
  give_back_since(kNever);
}

void limit_allocator(int64_t bytes) noexcept {
  g_limit.store(bytes);
  if (g_held.load() > bytes) trim_allocator();
}

int64_t allocator_limit() noexcept {
  return g_limit.load(std::memory_order_relaxed);
}

void advance_allocator_clock(int64_t milliseconds) noexcept {
  g_advance.fetch_add(milliseconds);
}

}  // namespace nnc
