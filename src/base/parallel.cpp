// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.h"

#include <omp.h>
#include <pthread.h>

#include <atomic>
#include <exception>

namespace nnc {

namespace detail {
constinit thread_local int t_thread_limit = 0;
}

namespace {

std::atomic<bool> g_leased{false};
std::atomic<bool> g_serial_after_fork{false};
thread_local bool t_holds_lease = false;

void in_child() {
  g_serial_after_fork = true;
  g_leased = false;
  t_holds_lease = false;
  omp_set_num_threads(1);
}

int available_cores() {
  static const int cores = [] {
    pthread_atfork(nullptr, nullptr, in_child);
    return omp_get_num_procs();
  }();
  return cores;
}

}  // namespace

ThreadLease::ThreadLease(int wanted) {
  const int cores = available_cores();
  int allowed = thread_limit() > 0 ? thread_limit() : cores;
  if (allowed > wanted) allowed = wanted;
  if (allowed > 1 && !g_serial_after_fork.load(std::memory_order_relaxed)) {
    bool expected = false;
    owner_ = !t_holds_lease && g_leased.compare_exchange_strong(expected, true);
    if (owner_) t_holds_lease = true;
    threads_ = t_holds_lease ? allowed : 1;
  }
  const int current = omp_get_max_threads();
  if (current != threads_) {
    previous_ = current;
    omp_set_num_threads(threads_);
  }
}

ThreadLease::~ThreadLease() {
  if (previous_ != 0) omp_set_num_threads(previous_);
  if (owner_) {
    t_holds_lease = false;
    g_leased.store(false);
  }
}

namespace {
// Where thread k of count begins. Many items are elements: whole vectors stay together, so that the
// rests of vector loops fall on the same elements however many threads there are.
int64_t edge_of(int64_t n, int64_t k, int64_t count) {
  constexpr int64_t kTogether = 512;
  const int64_t at = n / count * k + n % count * k / count;
  return k < count && n / count >= 8 * kTogether ? at / kTogether * kTogether : at;
}
}  // namespace

void detail::parallel_chunks(int64_t n, int64_t grain, FunctionRef<void(int64_t, int64_t)> body) {
  const int64_t pieces = (n + grain - 1) / grain;
  int threads = 1;
  if (!omp_in_parallel()) {
    const ThreadLease lease(static_cast<int>(pieces < 1024 ? pieces : 1024));
    threads = lease.threads();
    if (threads > 1) {
      std::exception_ptr failure;
#pragma omp parallel num_threads(threads)
      {
        const int64_t count = omp_get_num_threads(), me = omp_get_thread_num();
        const int64_t begin = edge_of(n, me, count), end = edge_of(n, me + 1, count);
        try {
          if (begin < end) body(begin, end);
        } catch (...) {
#pragma omp critical(nnc_parallel_failure)
          failure = std::current_exception();
        }
      }
      if (failure) std::rethrow_exception(failure);
      return;
    }
  }
  body(0, n);
}

}  // namespace nnc
