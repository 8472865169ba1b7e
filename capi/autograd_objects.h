// SPDX-License-Identifier: Apache-2.0
// What stands behind nnc_hook, nnc_function and nnc_function_ctx.
#pragma once

#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "graph/hooks.h"
#include "graph/node.h"
#include "nnc/autograd_function.h"

namespace nnc::capi {

// The hooks that one call registered.
class HookObject final : public Counted {
 public:
  explicit HookObject(std::vector<Ref<Hook>> hooks) : hooks_(std::move(hooks)) {}
  static void destroy(HookObject* h) { delete h; }
  void remove() const;

 private:
  const std::vector<Ref<Hook>> hooks_;
};

// A function with a backward of the host's.
class FunctionObject final : public Counted {
 public:
  FunctionObject(std::string name, const nnc_function_vtable& vtable, uintptr_t self)
      : name(std::move(name)), backward_name(this->name + "Backward"), vtable(vtable), self(self) {}
  static void destroy(FunctionObject* f);
  // From now on the object ends self's life. Until then a failure leaves self with the caller.
  void take_self() { owns_self_ = true; }

  const std::string name, backward_name;
  const nnc_function_vtable vtable;
  const uintptr_t self;

 private:
  ~FunctionObject();
  bool owns_self_ = false;
};

// One call of a function's forward or backward, as long as it lasts; what is there of it afterwards
// refuses everything.
class FunctionCall final : public Counted {
 public:
  enum class Phase : uint8_t { kForward, kBackward, kOver };
  explicit FunctionCall(Phase phase) : phase(phase) {}
  static void destroy(FunctionCall* c) { delete c; }

  // Only the thread that calls the host may ask and tell: what follows has no lock.
  bool is_mine() const { return std::this_thread::get_id() == owner; }

  const std::thread::id owner = std::this_thread::get_id();
  Phase phase;
  std::vector<uint8_t> needs_input_grad;
  std::vector<Tensor> inputs;                            // of forward
  std::vector<Tensor> saved, dirty, not_differentiable;  // as forward says
  bool recording = false;                                // will there be a backward?
  bool materialize_grads = true;
  std::function<Tensors()> saved_tensors;  // of backward
};

}  // namespace nnc::capi
