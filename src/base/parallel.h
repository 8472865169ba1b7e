// SPDX-License-Identifier: Apache-2.0
// Loops that several threads share, and how many threads the libraries below may use.
#pragma once

#include <cstdint>

#include "base/function_ref.h"

namespace nnc {

// Note [Threads of libraries]
// oneDNN and OpenBLAS are called from pieces of our own loops (Note [Thread pool]), on one thread
// each: with a team of OpenMP's, a thread that is off its processor keeps all others waiting,
// several times within one call. Factorizations are the exception, which nothing splits above
// LAPACK: they may use a team, which libgomp makes anew for every thread of the host. So it is used
// only by a thread that holds the lease; a second one meanwhile computes alone, and so does the
// child of a fork(), for it has no team and cannot build one.
class ThreadLease {
 public:
  // Tries to get the lease. While it is held, OpenMP in this thread may use threads() threads;
  // without it, or if one is wanted, one.
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
// Threads that a loop of this thread may use: as many as the context says, even beyond the cores.
int most_threads();

namespace detail {
void parallel_chunks(int64_t n, int64_t grain, FunctionRef<void(int64_t, int64_t)> body);
}

// Calls body(begin, end) over [0, n) in at most ceil(n / grain) pieces of like size, several for
// each thread. Each index is visited once and the split depends on n, grain and the number of
// threads only.
template <class F>
void parallel_for(int64_t n, int64_t grain, const F& body) {
  if (n > grain) {
    detail::parallel_chunks(n, grain, body);
  } else if (n > 0) {
    body(int64_t{0}, n);
  }
}

}  // namespace nnc
