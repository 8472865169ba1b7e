// SPDX-License-Identifier: Apache-2.0
// Threads of this library.
#pragma once

#include <signal.h>

#include <thread>
#include <utility>

namespace nnc::mpi {

// Begins a thread that no signals come to: they are the host's, whose threads handle them. Only the
// faults of the thread itself are open, which cannot wait: where one is blocked, the system ends
// the process without asking the host's handler.
template <class F>
void begin_thread(F&& f) {
  struct Blocked {
    sigset_t former;
    Blocked() {
      sigset_t all;
      sigfillset(&all);
      for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS})
        sigdelset(&all, fault);
      pthread_sigmask(SIG_BLOCK, &all, &former);
    }
    ~Blocked() { pthread_sigmask(SIG_SETMASK, &former, nullptr); }
  };
  const Blocked in_theirs;
  std::thread(std::forward<F>(f)).detach();
}

}  // namespace nnc::mpi
