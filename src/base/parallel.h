// SPDX-License-Identifier: Apache-2.0
// Threads: one OpenMP team for the library's own loops, oneDNN and OpenBLAS.
#pragma once

#include <cstdint>

#include "base/function_ref.h"

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
  int previous_ = 0;  // the host's own OpenMP setting of this thread, restored at the end
  bool owner_ = false;
};

namespace detail {
// Initial-exec: read by every call. Note [Static TLS] in tensor/allocator.cpp.
extern constinit thread_local int t_thread_limit __attribute__((tls_model("initial-exec")));
}  // namespace detail

// Threads that the current context allows (0: all cores). Set by the C layer's guard.
inline int thread_limit() {
  return detail::t_thread_limit;
}
inline void set_thread_limit(int limit) {
  detail::t_thread_limit = limit;
}

namespace detail {
void parallel_chunks(int64_t n, int64_t grain, FunctionRef<void(int64_t, int64_t)> body);
}

// Calls body(begin, end) over [0, n) in at most ceil(n / grain) pieces of like size. Each index is
// visited once and the split depends on n, grain and the number of threads only.
template <class F>
void parallel_for(int64_t n, int64_t grain, const F& body) {
  if (n > grain) {
    detail::parallel_chunks(n, grain, body);
  } else if (n > 0) {
    body(int64_t{0}, n);
  }
}

}  // namespace nnc
