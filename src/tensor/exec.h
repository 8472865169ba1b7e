// SPDX-License-Identifier: Apache-2.0
// The settings of the call that this thread is in: what a public context says, for code below it.
#pragma once

#include "tensor/dtype.h"

namespace nnc {

class Generator;

struct Exec {
  bool grad = true;
  bool deterministic = false;
  DType default_dtype = DType::kFloat32;
  Generator* generator = nullptr;  // null: the process's default generator
};

namespace detail {
// Initial-exec: one pointer, read by every operation. Note [Static TLS] in tensor/allocator.cpp.
extern constinit thread_local const Exec* t_exec __attribute__((tls_model("initial-exec")));
}  // namespace detail

inline const Exec& exec() {
  return *detail::t_exec;
}
inline bool grad_enabled() {
  return exec().grad;
}

// Makes other settings current until the end of the block.
class ExecGuard {
 public:
  explicit ExecGuard(const Exec& e) : previous_(detail::t_exec) { detail::t_exec = &e; }
  ~ExecGuard() { detail::t_exec = previous_; }
  ExecGuard(const ExecGuard&) = delete;
  ExecGuard& operator=(const ExecGuard&) = delete;

 private:
  const Exec* previous_;
};

// The current settings with gradients on or off.
class GradGuard {
 public:
  explicit GradGuard(bool grad) : settings_(exec()), guard_(settings_) { settings_.grad = grad; }

 private:
  Exec settings_;
  ExecGuard guard_;
};

}  // namespace nnc
