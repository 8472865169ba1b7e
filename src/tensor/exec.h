// SPDX-License-Identifier: Apache-2.0
// The settings of the call that this thread is in: what a public context says, for code below it.
#pragma once

#include "base/random.h"
#include "tensor/dtype.h"
#include "tensor/print_options.h"
#include "tensor/thread_modes.h"

namespace nnc {

// What stands in the way of tensors that are kept for backward; opaque here.
class SavedTensorHooksBase : public Counted {
 public:
  virtual ~SavedTensorHooksBase() = default;
  static void destroy(SavedTensorHooksBase* h) { delete h; }
};

struct Exec {
  bool deterministic = false;
  bool detect_anomaly = false;  // say which forward call a backward that fails belongs to
  bool check_nan = true;        // with detect_anomaly: nan as a gradient is a failure
  DType default_dtype = DType::kFloat32;
  Ref<SavedTensorHooksBase> saved_tensor_hooks;
  Ref<Generator> generator;  // null: the process's default one
  SharedPrintOptions print;  // the one setting that may change
};

namespace detail {
// Initial-exec: read by every operation. Note [Static TLS] in tensor/allocator.cpp.
extern constinit thread_local const Exec* t_exec __attribute__((tls_model("initial-exec")));
}  // namespace detail

inline const Exec& exec() {
  return *detail::t_exec;
}
// Are operations recorded for backward?
inline bool grad_enabled() {
  return detail::t_modes.grad;
}
// What random functions draw from.
Generator& current_generator();
// The same for who is about to draw: an Error where draws are recorded. Note [Recording]
Generator& drawn_generator();

// Makes other settings current until the end of the block. They must live as long.
class ExecGuard {
 public:
  explicit ExecGuard(const Exec& e) : previous_(detail::t_exec) { detail::t_exec = &e; }
  explicit ExecGuard(const Exec&&) = delete;  // would not live as long
  ~ExecGuard() { detail::t_exec = previous_; }
  ExecGuard(const ExecGuard&) = delete;
  ExecGuard& operator=(const ExecGuard&) = delete;

 private:
  const Exec* previous_;
};

// Gradients on or off until the end of the block.
class GradGuard {
 public:
  explicit GradGuard(bool grad) : previous_(detail::t_modes.grad) { detail::t_modes.grad = grad; }
  ~GradGuard() { detail::t_modes.grad = previous_; }
  GradGuard(const GradGuard&) = delete;
  GradGuard& operator=(const GradGuard&) = delete;

 private:
  bool previous_;
};

}  // namespace nnc
