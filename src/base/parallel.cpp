// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.h"

#include <omp.h>
#include <pthread.h>

#include <algorithm>
#include <atomic>
#include <vector>

#include "base/fork.h"
#include "base/no_cancel.h"
#include "base/signals.h"
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

void* wait_for(void* go) {
  static_cast<std::atomic<bool>*>(go)->wait(false);
  return nullptr;
}

// Whether n threads can begin now. libgomp ends the process where one of its own cannot.
bool can_begin(int n) {
  const NoCancel here;  // Note [Cancelled threads]
  std::atomic<bool> go{false};
  std::vector<pthread_t> threads;
  threads.reserve(static_cast<size_t>(n));
  {
    const SignalsBlocked in_theirs;
    pthread_t t;
    while (threads.size() < static_cast<size_t>(n) &&
           pthread_create(&t, nullptr, wait_for, &go) == 0)
      threads.push_back(t);
  }
  go.store(true);
  go.notify_all();
  for (const pthread_t each : threads) pthread_join(each, nullptr);
  return threads.size() == static_cast<size_t>(n);
}

}  // namespace

ThreadLease::ThreadLease(int wanted) {
  if (wanted > 1 && most_threads() > 1 && !thread_pool::within_piece() &&
      !g_no_team.load(std::memory_order_relaxed)) {
    bool expected = false;
    owner_ = g_leased.compare_exchange_strong(expected, true);
    if (owner_) threads_ = std::min(wanted, most_threads());
    if (threads_ > 1 && !can_begin(threads_ - 1)) threads_ = 1;
  }
  const int current = omp_get_max_threads();
  if (current != threads_) {
    previous_ = current;
    omp_set_num_threads(threads_);
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
