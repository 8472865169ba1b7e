// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.h"

#include <pthread.h>

#include <atomic>

namespace nnc {
namespace {

std::atomic<bool> g_leased{false};
std::atomic<bool> g_serial_after_fork{false};
thread_local int t_limit = 0;
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

int thread_limit() { return t_limit; }
void set_thread_limit(int limit) { t_limit = limit; }

ThreadLease::ThreadLease(int wanted) {
  const int cores = available_cores();
  int allowed = t_limit > 0 ? t_limit : cores;
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

}  // namespace nnc
