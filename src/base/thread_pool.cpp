// SPDX-License-Identifier: Apache-2.0
#include "base/thread_pool.h"

#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cerrno>
#include <chrono>
#include <ctime>
#include <exception>
#include <mutex>
#include <new>
#include <utility>

#include "base/cpu_quota.h"
#include "base/fork.h"
#include "base/signals.h"

namespace nnc::thread_pool {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;
using std::chrono::milliseconds;

// Of workers on a quiet machine: waking one costs its caller up to 50 microseconds, and the loops
// of a training step are that far apart. (libgomp's threads spin several times as long.) On a busy
// one, somebody else needs the core.
constexpr auto kQuietSpin = microseconds(1000), kBusySpin = microseconds(5);
// How long the machine counts as busy after it was found to be: twice as long if it is soon again.
constexpr auto kWindow = milliseconds(10), kLeastBusy = milliseconds(20);
constexpr auto kMostBusy = milliseconds(500);
constexpr auto kCallerSpin = microseconds(100);
constexpr auto kIdle = std::chrono::seconds(2);
constexpr int kMostWorkers = kMostThreads - 1;
constexpr int kMostParts = 32;
constexpr int kLoops = 32;  // at a time

// ---- waiting for a word to change ----
long futex(std::atomic<uint32_t>& word, int op, uint32_t value, const timespec* timeout = nullptr) {
  return syscall(SYS_futex, reinterpret_cast<uint32_t*>(&word), op | FUTEX_PRIVATE_FLAG, value,
                 timeout, nullptr, 0);
}
void wake(std::atomic<uint32_t>& word, int count) {
  futex(word, FUTEX_WAKE, static_cast<uint32_t>(count));
}

inline void pause() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

// Spins until done() or the time is over.
template <class F>
bool spin(Clock::duration budget, const F& done) {
  for (const Clock::time_point begin = Clock::now(); Clock::now() - begin < budget;) {
    for (int i = 0; i < 16; ++i) {
      if (done()) return true;
      pause();
    }
  }
  return done();
}

// Do others need this thread's core? They do if it is off it for a quarter of the time that it
// wants to run.
class Rivals {
 public:
  void woken() {
    wall_ = Clock::now();
    own_ = own_time();
  }
  bool any() {
    const Clock::time_point now = Clock::now();
    const Clock::duration own = own_time();
    wanted_ += now - wall_;
    lost_ += now - wall_ - (own - own_);
    wall_ = now;
    own_ = own;
    if (wanted_ > kWindow || lost_ > kWindow / 4) {
      if (4 * lost_ > wanted_) {
        const bool again = now - until_ < 4 * busy_;
        busy_ = again ? std::min<Clock::duration>(2 * busy_, kMostBusy) : kLeastBusy;
        until_ = now + busy_;
      }
      wanted_ = lost_ = {};
    }
    return now < until_;
  }

 private:
  static Clock::duration own_time() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return std::chrono::seconds(t.tv_sec) + std::chrono::nanoseconds(t.tv_nsec);
  }
  Clock::time_point wall_, until_;
  Clock::duration own_{}, wanted_{}, lost_{}, busy_ = kLeastBusy;
};

// ---- loops ----
struct alignas(64) Part {
  std::atomic<int64_t> next;
  int64_t end;
};

// Of `members`: not to be joined; being prepared or run by a caller; how many workers may join yet,
// and how many are there.
constexpr uint32_t kClosed = 1u << 31, kTaken = 1u << 30;
constexpr uint32_t kPlace = 1u << 15, kPlaces = kTaken - kPlace, kCount = kPlace - 1;
static_assert(kMostWorkers < static_cast<int>(kPlace));

// A loop under way. Its record is used again when the last worker has left it, which its caller
// does not wait for.
struct alignas(64) Loop {
  std::atomic<uint32_t> members{kClosed};
  alignas(64) std::atomic<uint32_t> left{0};  // pieces that are not done
  std::atomic<bool> waiting{false}, failed{false};
  int parts = 0;
  const FunctionRef<void(int64_t)>* body = nullptr;
  std::exception_ptr failure;
  Part part[kMostParts];
};

struct Pool {
  Loop loops[kLoops];
  alignas(64) std::atomic<uint32_t> open{0};    // loops that have pieces nobody claimed
  alignas(64) std::atomic<uint32_t> signal{0};  // changes when a loop begins
  std::atomic<int> sleeping{0};
  std::atomic<int> workers{0};  // changed under the mutex
  std::mutex mutex;
  bool used[kMostWorkers] = {};  // numbers of workers
};
alignas(Pool) constinit char g_storage[sizeof(Pool)]{};
Pool& pool() {
  static Pool* const made = new (g_storage) Pool;
  return *made;
}

constinit thread_local bool t_within __attribute__((tls_model("initial-exec"))) = false;

bool has_unclaimed(const Loop& l) {
  for (int p = 0; p < l.parts; ++p) {
    if (l.part[p].next.load(std::memory_order_relaxed) < l.part[p].end) return true;
  }
  return false;
}

void run_piece(Loop& l, int64_t i) noexcept {
  if (l.failed.load(std::memory_order_relaxed)) return;
  try {
    (*l.body)(i);
  } catch (...) {
    if (!l.failed.exchange(true)) l.failure = std::current_exception();
  }
}

// Claims pieces, those of part `own` first, until there are none.
void take_part(Loop& l, int own) {
  uint32_t done = 0;
  for (int k = 0; k < l.parts; ++k) {
    Part& p = l.part[(own + k) % l.parts];
    while (p.next.load(std::memory_order_relaxed) < p.end) {
      const int64_t i = p.next.fetch_add(1, std::memory_order_relaxed);
      if (i >= p.end) break;
      run_piece(l, i);
      ++done;
    }
  }
  if (done > 0 && l.left.fetch_sub(done) == done && l.waiting.load()) wake(l.left, 1);
}

void wait_for_others(Loop& l) {
  const auto done = [&l] { return l.left.load() == 0; };
  if (spin(kCallerSpin, done)) return;
  l.waiting.store(true);
  for (uint32_t left = l.left.load(); left != 0; left = l.left.load()) {
    futex(l.left, FUTEX_WAIT, left);
  }
}

// ---- workers ----
bool join(Loop& l) {
  uint32_t m = l.members.load(std::memory_order_relaxed);
  while ((m & kClosed) == 0 && (m & kPlaces) != 0) {
    if (l.members.compare_exchange_weak(m, m - kPlace + 1)) return true;
  }
  return false;
}

// Helps one loop after the other until none needs it.
bool help(Pool& p, int number) {
  bool helped = false;
  for (uint32_t seen = 0;;) {
    // Workers begin at different loops.
    const uint32_t open = p.open.load() & ~seen;
    if (open == 0) return helped;
    const int shift = number % kLoops;
    const int i = (std::countr_zero(std::rotr(open, shift)) + shift) % kLoops;
    Loop& l = p.loops[i];
    seen |= 1u << i;
    if (!join(l)) continue;
    if (has_unclaimed(l)) {
      helped = true;
      // Those who sleep are woken by ever more of those who are awake.
      const bool has_places = (l.members.load(std::memory_order_relaxed) & kPlaces) != 0;
      if (has_places && p.sleeping.load() > 0) wake(p.signal, 2);
      take_part(l, 1 + number % std::max(l.parts - 1, 1));
    }
    l.members.fetch_sub(1);
  }
}

// Has a worker nothing more to do?
bool ends(Pool& p, int number, Clock::time_point last) {
  if (Clock::now() - last < kIdle) return false;
  std::lock_guard lock(p.mutex);
  p.used[number] = false;
  p.workers.fetch_sub(1);
  return true;
}

// malloc reserves a thread's addresses, tens of MiB, with its first block: not between the look for
// room and the library that takes it (check_room).
void reserve_addresses() noexcept try {
  const std::lock_guard alone(process_mutex(ProcessLock::kMakingOfThose));
  ::operator delete(::operator new(1));
} catch (const std::bad_alloc&) {
  // Then it reserves none.
}

void* work(void* argument) {
  Pool& p = pool();
  const int number = static_cast<int>(reinterpret_cast<intptr_t>(argument));
  t_within = true;
  pthread_setname_np(pthread_self(), "nnc");
  reserve_addresses();
  const AlternateStack for_faults;
  Rivals rivals;
  rivals.woken();
  for (Clock::time_point last = Clock::now();;) {
    const uint32_t signal = p.signal.load();
    if (help(p, number)) last = Clock::now();
    const auto begun = [&] { return p.signal.load(std::memory_order_relaxed) != signal; };
    if (spin(rivals.any() ? kBusySpin : kQuietSpin, begun)) continue;
    p.sleeping.fetch_add(1);
    const timespec timeout{kIdle.count(), 0};
    futex(p.signal, FUTEX_WAIT, signal, &timeout);
    p.sleeping.fetch_sub(1);
    rivals.woken();
    if (p.signal.load() == signal && ends(p, number, last)) return nullptr;
  }
}

// Begins workers until there are `wanted`, or as many as the system grants.
void begin_workers(Pool& p, int wanted) {
  std::lock_guard lock(p.mutex);
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0) return;
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  const SignalsBlocked in_theirs;
  while (p.workers.load() < wanted) {
    const int number = static_cast<int>(std::find(p.used, p.used + kMostWorkers, false) - p.used);
    pthread_t thread;
    void* const argument = reinterpret_cast<void*>(static_cast<intptr_t>(number));
    if (number == kMostWorkers || pthread_create(&thread, &attributes, work, argument) != 0) break;
    p.used[number] = true;
    p.workers.fetch_add(1);
  }
  pthread_attr_destroy(&attributes);
}

// The child of fork() has neither the workers nor the callers of its parent.
const AtForkChild kInChild([] { new (g_storage) Pool; });

// A record nobody uses, or null: first that which the processor used last.
Loop* take_loop(Pool& p) {
  const int first = std::max(sched_getcpu(), 0);
  for (int k = 0; k < kLoops; ++k) {
    Loop& l = p.loops[(first + k) % kLoops];
    uint32_t m = l.members.load(std::memory_order_relaxed);
    if ((m & (kClosed | kTaken | kCount)) != kClosed) continue;
    if (l.members.compare_exchange_strong(m, kClosed | kTaken)) return &l;
  }
  return nullptr;
}

void run_here(int64_t count, FunctionRef<void(int64_t)> body) {
  for (int64_t i = 0; i < count; ++i) body(i);
}

}  // namespace

int cores() {
  static const int n = [] {
    pool();
    return std::min(usable_processors(), kMostThreads);
  }();
  return n;
}

bool within_piece() {
  return t_within;
}

void run(int64_t count, int threads, FunctionRef<void(int64_t)> body) {
  threads = static_cast<int>(std::min<int64_t>({threads, count, kMostThreads}));
  if (threads <= 1 || t_within) return run_here(count, body);
  const int most_loops = cores();
  Pool& p = pool();
  if (std::popcount(p.open.load(std::memory_order_relaxed)) >= most_loops) {
    return run_here(count, body);
  }
  Loop* const taken = take_loop(p);
  if (!taken) return run_here(count, body);
  Loop& l = *taken;
  const uint32_t bit = 1u << (&l - p.loops);
  l.parts = std::min(threads, kMostParts);
  l.body = &body;
  l.left.store(static_cast<uint32_t>(count), std::memory_order_relaxed);
  l.waiting.store(false, std::memory_order_relaxed);
  l.failed.store(false, std::memory_order_relaxed);
  for (int i = 0; i < l.parts; ++i) {
    l.part[i].next.store(count * i / l.parts, std::memory_order_relaxed);
    l.part[i].end = count * (i + 1) / l.parts;
  }
  if (p.workers.load(std::memory_order_relaxed) < threads - 1) begin_workers(p, threads - 1);
  l.members.store(static_cast<uint32_t>(threads - 1) * kPlace, std::memory_order_release);
  p.open.fetch_or(bit);
  p.signal.fetch_add(1);
  if (p.sleeping.load() > 0) wake(p.signal, std::min(threads - 1, 2));
  t_within = true;
  take_part(l, 0);
  t_within = false;
  p.open.fetch_and(~bit);
  wait_for_others(l);
  const std::exception_ptr failure = std::exchange(l.failure, nullptr);
  // Free for the next caller once its workers have left.
  l.members.fetch_or(kClosed);
  if (failure) std::rethrow_exception(failure);
}

}  // namespace nnc::thread_pool
