// SPDX-License-Identifier: Apache-2.0
// What stands behind nnc_ctx.
#pragma once

#include <string>

#include "base/literal.h"
#include "base/parallel.h"
#include "capi/handle.h"
#include "capi/scope.h"
#include "nnc/context.h"
#include "tensor/exec.h"

namespace nnc::capi {

// Settings never change once a handle exists, so threads may share a context; print options are
// behind a lock.
class Context final : public Counted {
 public:
  // Default settings, that generator.
  explicit Context(Ref<Generator> generator);
  static void destroy(Context* c);

  // A copy with settings changed as the text says (see nnc/context.h).
  Ref<Context> fork(const char* settings, const char* op) const;
  // A copy with a scope of its own.
  Ref<Context> scoped() const;
  // A copy under which what is saved for backward goes through these hooks.
  Ref<Context> with(Ref<SavedTensorHooksBase> hooks) const;
  // The settings of the call that this thread is in, without its scope.
  static Ref<Context> current();
  std::string get(const std::string& setting, const char* op) const;

  const Exec& exec() const { return exec_; }
  SharedPrintOptions& print() { return exec_.print; }
  bool grad() const { return grad_; }
  int threads() const { return threads_; }
  // Null without one. What a variant makes that outlives its scope belongs to no scope.
  Scope* scope() const {
    const bool alive = scope_ && (owns_scope_ || !scope_->closed());
    return alive ? scope_.get() : nullptr;
  }

 private:
  void set(const NamedValue& setting, const char* op);

  Exec exec_;  // always with a generator
  bool grad_ = true;
  int threads_ = 0;
  Ref<Scope> scope_;
  bool owns_scope_ = false;
};

// NULL is the process's default context. Fails for a bad handle.
Context* resolve_context(nnc_ctx* ctx, const char* op);

// Makes a context's settings current.
class ContextGuard {
 public:
  explicit ContextGuard(const Context& c)
      : exec_(c.exec()), grad_(c.grad()), previous_limit_(thread_limit()) {
    if (c.threads() != previous_limit_) set_thread_limit(c.threads());
  }
  ~ContextGuard() {
    if (thread_limit() != previous_limit_) set_thread_limit(previous_limit_);
  }
  ContextGuard(const ContextGuard&) = delete;
  ContextGuard& operator=(const ContextGuard&) = delete;

 private:
  ExecGuard exec_;
  GradGuard grad_;
  int previous_limit_;
};

}  // namespace nnc::capi
