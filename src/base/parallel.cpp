// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.h"

#include <omp.h>

#include <algorithm>
#include <atomic>

#include "base/fork.h"
#include "base/thread_pool.h"

namespace nnc {

namespace detail {
constinit thread_local int t_thread_limit = 0;
}

int most_threads() {
  const int limit = thread_limit();
  return limit > 0 ? std::min(limit, thread_pool::kMostThreads) : thread_pool::cores();
}

namespace {

std::atomic<bool> g_leased{false};
std::atomic<bool> g_no_team{false};

// OpenMP's threads are not in the child, where it would wait for them.
const AtForkChild kInChild([] {
  g_no_team = true;
  g_leased = false;
});

}  // namespace

ThreadLease::ThreadLease(int wanted) {
  int threads = 1;
  if (wanted > 1 && most_threads() > 1 && !thread_pool::within_piece() &&
      !g_no_team.load(std::memory_order_relaxed)) {
    bool expected = false;
    owner_ = g_leased.compare_exchange_strong(expected, true);
    if (owner_) threads = std::min(wanted, most_threads());
  }
  const int current = omp_get_max_threads();
  if (current != threads) {
    previous_ = current;
    omp_set_num_threads(threads);
  }
}

ThreadLease::~ThreadLease() {
  if (previous_ != 0) omp_set_num_threads(previous_);
  if (owner_) g_leased.store(false);
}

namespace {

// So many pieces for each thread: one that is late leaves most of its part to the others.
constexpr int64_t kPiecesEach = 3;

// Where piece k of count begins. Many items are elements: whole vectors stay together, so that the
// rests of vector loops fall on the same elements however many threads there are.
int64_t edge_of(int64_t n, int64_t k, int64_t count) {
  constexpr int64_t kTogether = 512;
  const int64_t at = n / count * k + n % count * k / count;
  return k < count && n / count >= 8 * kTogether ? at / kTogether * kTogether : at;
}

}  // namespace

void detail::parallel_chunks(int64_t n, int64_t grain, FunctionRef<void(int64_t, int64_t)> body) {
  const int threads = most_threads();
  if (threads <= 1 || thread_pool::within_piece()) return body(0, n);
  const int64_t count = std::min((n + grain - 1) / grain, threads * kPiecesEach);
  thread_pool::run(count, threads, [&](int64_t i) {
    const int64_t begin = edge_of(n, i, count), end = edge_of(n, i + 1, count);
    if (begin < end) body(begin, end);
  });
}

}  // namespace nnc
