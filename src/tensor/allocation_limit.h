// SPDX-License-Identifier: Apache-2.0
// How large a tensor may become that this thread makes for a file.
#pragma once

#include <cstdint>
#include <utility>

namespace nnc {

// While one lives, this thread's tensors have at most so many bytes each: more is an error of the
// file (Code::kFile), which only claims them. So what a file says is told apart from a machine that
// has no memory left.
class AllocationLimit {
 public:
  explicit AllocationLimit(int64_t nbytes)
      : most_(nbytes), outer_(std::exchange(t_current, this)) {}
  // None, for what a function of the host's makes meanwhile.
  AllocationLimit() : AllocationLimit(INT64_MAX) {}
  ~AllocationLimit() { t_current = outer_; }
  AllocationLimit(const AllocationLimit&) = delete;
  AllocationLimit& operator=(const AllocationLimit&) = delete;

  // Was there no memory for a tensor within the limit?
  bool lacked_memory() const { return no_memory_; }

  // ---- for whoever allocates ----
  static void check(int64_t nbytes) {
    if (t_current && nbytes > t_current->most_) [[unlikely]]
      fail(nbytes);
  }
  static void note_no_memory() {
    if (t_current) t_current->no_memory_ = true;
  }

 private:
  [[noreturn]] static void fail(int64_t nbytes);

  // Initial-exec: Note [Static TLS] in tensor/allocator.cpp.
  static constinit thread_local AllocationLimit* t_current
      __attribute__((tls_model("initial-exec")));
  const int64_t most_;
  AllocationLimit* const outer_;
  bool no_memory_ = false;
};

}  // namespace nnc
