// SPDX-License-Identifier: Apache-2.0
// Hooks: functions that backward calls with gradients.
#pragma once

#include <atomic>
#include <string>

#include "base/small_vector.h"
#include "base/spin_lock.h"
#include "tensor/tensor.h"

namespace nnc {

// Note [Hooks]
// A tensor's hook stands with what will receive the gradient of its value: the meta of a leaf, the
// node that made any other tensor. So it stays with the value when the tensor is written to, which
// gives that another node. It ends with the meta or the node, or when it is removed: its function
// is dropped then, with all that this holds, also if somebody still has the Hook. Tensors and nodes
// without hooks pay for them with one null pointer.

// What a hook calls.
class HookFunction : public Counted {
 public:
  virtual ~HookFunction() = default;
  static void destroy(HookFunction* f) { delete f; }
  // Of a tensor's gradient, undefined if none has come: the one that replaces it, or undefined to
  // keep it. Of a leaf whose .grad was accumulated: nothing.
  virtual Tensor call(const Tensor& t) = 0;
};

class Hook final : public Counted {
 public:
  // For the gradient of that output of its node.
  explicit Hook(Ref<HookFunction> function, int32_t output = 0)
      : output(output), function_(std::move(function)) {}
  static void destroy(Hook* h) { delete h; }

  // Null once it is removed.
  Ref<HookFunction> function() const;
  // Without a reference, whose end could be that of the function: for use under a lock.
  bool alive() const;
  void remove();

  const int32_t output;

 private:
  mutable SpinLock lock_;
  Ref<HookFunction> function_;
};

// Fails unless a hook of `who` may put the one gradient in the place of the other.
void check_replaced_gradient(const Tensor& was, const Tensor& now, const char* who);

// The gradients of a node's outputs, or of one leaf, go through its hooks in the order in which
// those were registered.
class HookList {
 public:
  HookList() = default;
  HookList(const HookList&) = delete;
  HookList& operator=(const HookList&) = delete;
  ~HookList();

  void add(const Ref<Hook>& hook);
  bool empty() const { return hooks().empty(); }
  // Lets each change the gradients; `who` names the receiver in errors.
  void run(Span<Tensor> gradients, const char* who) const;
  // Calls each with t.
  void call(const Tensor& t) const;

 private:
  using List = SmallVector<Ref<Hook>, 1>;
  List hooks() const;

  mutable SpinLock lock_;
  List list_;
};

class AutogradMeta;

// The .grad of a tensor that may be gone, for the node that made it and is to fill it.
class RetainedGrad final : public Counted {
 public:
  explicit RetainedGrad(AutogradMeta* owner) : owner_(owner) {}
  static void destroy(RetainedGrad* g) { delete g; }
  bool wanted() const;
  Tensor get() const;
  void replace(Tensor g);
  void owner_is_gone();

 private:
  mutable SpinLock lock_;
  AutogradMeta* owner_;
};

// What few tensors have.
struct TensorHooks {
  TensorHooks();
  TensorHooks(const TensorHooks&) = delete;
  TensorHooks& operator=(const TensorHooks&) = delete;
  ~TensorHooks();

  HookList of_leaf, after_accumulation;
  std::atomic<RetainedGrad*> retained{nullptr};  // one reference
};
// Are there any in the process? While there are none, a run does not look for them.
bool any_tensor_hooks();

// What few nodes have.
struct NodeHooks {
  struct Retained {
    int32_t output;
    Ref<RetainedGrad> grad;
  };
  HookList hooks;
  std::string forward_call;  // Note [Anomalies]

  void retain(int32_t output, Ref<RetainedGrad> grad);
  void forget(const RetainedGrad* grad) noexcept;
  SmallVector<Retained, 1> retained() const;

 private:
  mutable SpinLock lock_;
  SmallVector<Retained, 1> retained_;
};

// ---- of tensors ----
// torch.Tensor.register_hook: for the gradient of t, which requires one.
Ref<Hook> register_hook(const Tensor& t, Ref<HookFunction> function);
// Called with the leaf after a backward has added to its .grad.
Ref<Hook> register_post_accumulate_grad_hook(const Tensor& t, Ref<HookFunction> function);
// From now on backward fills the .grad of t too, which was computed.
void retain_grad(const Tensor& t);
// Ends that.
void forget_retained_grad(const Tensor& t) noexcept;
bool retains_grad(const Tensor& t);

}  // namespace nnc
