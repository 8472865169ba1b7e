// SPDX-License-Identifier: Apache-2.0
// What stands behind nnc_ctx.
#pragma once

#include <string>

#include "base/parallel.h"
#include "base/random.h"
#include "capi/handle.h"
#include "nnc/context.h"
#include "tensor/exec.h"

namespace nnc::capi {

// A generator that several contexts share.
struct SharedGenerator final : Counted {
  Generator generator;
  static void destroy(SharedGenerator* g) { delete g; }
};

class Context final : public Counted {
 public:
  Context();
  static void destroy(Context* c);

  // A copy with settings changed as the text says (see nnc/context.h).
  Ref<Context> fork(const char* settings, const char* op) const;
  Ref<Context> scoped() const;
  // A copy with other settings: those of a call that is under way.
  Ref<Context> with(const Exec& settings) const;
  std::string get(const std::string& setting, const char* op) const;

  const Exec& exec() const { return exec_; }
  int threads() const { return threads_; }
  Generator& generator() const { return *exec_.generator; }
  Scope* scope() const { return scope_.get(); }

 private:
  void set_generator(Ref<SharedGenerator> g);
  Exec exec_;
  int threads_ = 0;
  Ref<SharedGenerator> generator_;
  Ref<Scope> scope_;
  bool owns_scope_ = false;
};

// NULL is the process's default context. Fails for a bad handle.
Context* resolve_context(nnc_ctx* ctx, const char* op);

// Makes a context's settings current.
class ContextGuard {
 public:
  explicit ContextGuard(const Context& c) : exec_(c.exec()), previous_limit_(thread_limit()) {
    if (c.threads() != previous_limit_) set_thread_limit(c.threads());
  }
  ~ContextGuard() {
    if (thread_limit() != previous_limit_) set_thread_limit(previous_limit_);
  }
  ContextGuard(const ContextGuard&) = delete;
  ContextGuard& operator=(const ContextGuard&) = delete;

 private:
  ExecGuard exec_;
  int previous_limit_;
};

}  // namespace nnc::capi
