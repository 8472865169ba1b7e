// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <csignal>

namespace nnc {

// Around what the host's signal handlers must not interrupt: signals that come to this thread
// meanwhile wait. A thread that begins within it has all signals blocked.
class SignalsBlocked {
 public:
  SignalsBlocked() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;

 private:
  sigset_t before_;
};

}  // namespace nnc
