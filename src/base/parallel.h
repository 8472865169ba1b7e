// SPDX-License-Identifier: Apache-2.0
// Threads: one OpenMP team for the library's own loops, oneDNN and OpenBLAS.
#pragma once

#include <omp.h>

#include <cstdint>
#include <exception>

namespace nnc {

// Note [One thread pool]
// libgomp gives every host thread that opens a parallel region a team of its own. So a region is
// opened only by a thread that holds the lease; a second host thread meanwhile computes serially.
// After fork() the child has no team and cannot build one: it computes serially for good.
class ThreadLease {
 public:
  // Tries to get the lease. While it is held, OpenMP in this thread (oneDNN and OpenBLAS too) may
  // use threads() threads; without it, one.
  explicit ThreadLease(int wanted);
  ~ThreadLease();
  ThreadLease(const ThreadLease&) = delete;
  ThreadLease& operator=(const ThreadLease&) = delete;
  int threads() const { return threads_; }

 private:
  int threads_ = 1;
  int previous_ = 0;   // the host's own OpenMP setting of this thread, restored at the end
  bool owner_ = false;
};

// Threads that the current context allows (0: all cores). Set by the C layer's guard.
int thread_limit();
void set_thread_limit(int limit);

// Calls body(begin, end) over [0, n) in pieces of at least `grain`. Each index is visited once and
// the split depends on n, grain and the number of threads only.
template <class F>
void parallel_for(int64_t n, int64_t grain, const F& body) {
  if (n <= grain || omp_in_parallel()) {
    if (n > 0) body(int64_t{0}, n);
    return;
  }
  const int64_t pieces = (n + grain - 1) / grain;
  ThreadLease lease(static_cast<int>(pieces < 1024 ? pieces : 1024));
  const int threads = lease.threads();
  if (threads == 1) {
    body(int64_t{0}, n);
    return;
  }
  std::exception_ptr failure;
#pragma omp parallel num_threads(threads)
  {
    const int64_t count = omp_get_num_threads(), me = omp_get_thread_num();
    const int64_t begin = n * me / count, end = n * (me + 1) / count;
    try {
      if (begin < end) body(begin, end);
    } catch (...) {
#pragma omp critical(nnc_parallel_failure)
      failure = std::current_exception();
    }
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace nnc
