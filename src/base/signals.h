// SPDX-License-Identifier: Apache-2.0
// Signals of the host's, which must not interrupt everything, and must not find every thread.
#pragma once

#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>

namespace nnc {

namespace detail {
constexpr uint64_t signal_bit(int signal) {
  return uint64_t{1} << (signal - 1);
}
// What a thread raises by what it does itself. It cannot wait: where it is blocked, the system ends
// the process, past the handlers of hosts that page memory in by it, guard stacks or profile.
inline constexpr uint64_t kFaults = signal_bit(SIGSEGV) | signal_bit(SIGBUS) | signal_bit(SIGFPE) |
                                    signal_bit(SIGILL) | signal_bit(SIGTRAP) | signal_bit(SIGSYS);
// What libc sends to threads for pthread_cancel() and setuid(), which waits until all have taken
// it, for ever if one has it blocked. Libc's own functions leave it out of every set.
inline constexpr uint64_t kOfLibc = signal_bit(32) | signal_bit(33);

// The system call itself, for all signals and as they are. Returns the former mask.
inline uint64_t signal_mask(int how, const uint64_t* mask) {
  uint64_t former = 0;
  syscall(SYS_rt_sigprocmask, how, mask, &former, sizeof former);
  return former;
}
}  // namespace detail

// While threads of ours begin, which have all signals blocked but faults: hosts have threads of
// their own for them. Those of libc are open in them whatever is around.
class SignalsBlocked {
 public:
  SignalsBlocked() : before_(detail::signal_mask(SIG_BLOCK, nullptr)) {
    const uint64_t mask = (before_ | ~detail::kFaults) & ~detail::kOfLibc;
    detail::signal_mask(SIG_SETMASK, &mask);
  }
  ~SignalsBlocked() { detail::signal_mask(SIG_SETMASK, &before_); }
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;

 private:
  const uint64_t before_;
};

// Around what handlers must not interrupt, short as it is: signals that come to this thread
// meanwhile wait, also those of libc, but faults do not. No thread may begin within it: it would
// never answer libc.
class AllSignalsBlocked {
 public:
  AllSignalsBlocked() : before_(detail::signal_mask(SIG_BLOCK, &kAll)) {}
  ~AllSignalsBlocked() { detail::signal_mask(SIG_SETMASK, &before_); }
  AllSignalsBlocked(const AllSignalsBlocked&) = delete;
  AllSignalsBlocked& operator=(const AllSignalsBlocked&) = delete;

 private:
  static constexpr uint64_t kAll = ~detail::kFaults;
  const uint64_t before_;
};

// A stack for the host's handlers of faults (SA_ONSTACK) in a thread of ours, which has none: the
// host cannot give it one. Where there is no memory for it they run on the thread's own.
class AlternateStack {
 public:
  AlternateStack() : memory_(new (std::nothrow) std::byte[kSize]) {
    stack_t mine{};
    mine.ss_sp = memory_.get();
    mine.ss_size = kSize;
    // A sanitizer may have given it one.
    is_set_ = memory_ && sigaltstack(nullptr, &former_) == 0 && (former_.ss_flags & SS_DISABLE) &&
              sigaltstack(&mine, nullptr) == 0;
  }
  ~AlternateStack() {
    if (is_set_) sigaltstack(&former_, nullptr);
  }
  AlternateStack(const AlternateStack&) = delete;
  AlternateStack& operator=(const AlternateStack&) = delete;

 private:
  static constexpr size_t kSize = size_t{64} << 10;
  const std::unique_ptr<std::byte[]> memory_;
  stack_t former_{};
  bool is_set_ = false;
};

}  // namespace nnc
