// SPDX-License-Identifier: Apache-2.0
// What a tensor knows of the graph: its gradient, the node that made it, the tensor it views.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>

#include "base/object_lock.h"
#include "base/spin_lock.h"
#include "graph/hooks.h"
#include "graph/node.h"
#include "tensor/recorded_changes.h"
#include "tensor/recording.h"

namespace nnc {

// Note [Views]
// A differentiable view remembers its base (never itself a view). Writing into either moves the
// base's history on: an in-place operation on a view records CopySlices on the base. A view's own
// node is then stale; it is made again, as_strided of the base, when it is next asked for and the
// storage's version has moved since (Origin::version). Writing a history is refused, as in PyTorch,
// into a view that was made while no gradient was recorded, and into a view that is one of several
// outputs of its function, or stands for what a function was given, or into a view of such. When
// their base was written to, their history cannot be made again: asking for it is refused too.
//
// Note [Shared history]
// Threads may use one tensor at the same time, also one that changes its history or its gradient:
// what they get is then the old or the new, whole and alive. So both are copied and replaced under
// the lock of the tensor's meta, and what was replaced is freed after it.

// The node that made a tensor, and which of its outputs that is.
struct Origin {
  Ref<Node> node;
  int32_t output = 0;
  uint32_t version = 0;  // of a view: the storage's when the node was made
};

// What made a view: a function that makes one, or several at once, or one whose gradient is not
// that of a view, as it gives what it was given; or any of them while no gradient was recorded. A
// view of a view that has one of the last three marks has it too, unless it has one of its own.
enum class ViewOutput : uint8_t { kOnly, kOneOfSeveral, kOfCustomFunction, kSilent };

// The sum of what backwards have added up in .grad: Note [Exact sums] in
// engine/gradient_update.cpp.
struct ExactSum {
  Tensor high, low;
  const TensorImpl* grad = nullptr;  // the .grad that is this sum, in that version
  uint32_t version = 0;
};

class AutogradMeta final : public AutogradMetaBase {
 public:
  ~AutogradMeta() override {
    if (hooks()) [[unlikely]]
      delete hooks();
  }
  std::atomic<bool> requires_grad{false};  // of a leaf, by request

  // The base of a differentiable view, and what made it, or the view that it is of.
  const Tensor& base() const { return base_; }
  ViewOutput output() const { return output_; }

  // Note [Shared history]
  bool has_origin() const { return has_origin_.load(std::memory_order_acquire); }
  Origin origin() const {
    const std::lock_guard lock(lock_);
    return origin_;
  }
  void set_origin(Origin o) {
    const std::lock_guard lock(lock_);
    std::swap(origin_, o);
    has_origin_.store(static_cast<bool>(origin_.node), std::memory_order_release);
  }
  Tensor grad() const {
    const std::lock_guard lock(lock_);
    return grad_;
  }
  void replace_grad(Tensor g) {
    const std::lock_guard lock(lock_);
    std::swap(grad_, g);
  }

  // Note [Shared leaves] in engine/gradient_update.h. Around a look at .grad and its change.
  ObjectMutex& gradient_lock() { return gradient_lock_; }
  std::unique_ptr<ExactSum>& exact_sum() { return exact_sum_; }  // under that lock

  // Note [Hooks]. Null without.
  TensorHooks* hooks() const { return hooks_.load(std::memory_order_acquire); }
  TensorHooks& make_hooks();

  // Of a tensor that no other thread has yet.
  void begin(Ref<Node> node, int32_t output) {
    origin_.node = std::move(node);
    origin_.output = output;
    has_origin_.store(static_cast<bool>(origin_.node), std::memory_order_relaxed);
  }
  void begin_view(Tensor base, uint32_t version, ViewOutput output) {
    base_ = std::move(base);
    origin_.version = version;
    output_ = output;
  }

 private:
  mutable SpinLock lock_;
  ObjectMutex gradient_lock_;
  std::atomic<bool> has_origin_{false};
  ViewOutput output_ = ViewOutput::kOnly;
  Origin origin_;
  Tensor grad_;
  Tensor base_;
  std::unique_ptr<ExactSum> exact_sum_;
  std::atomic<TensorHooks*> hooks_{nullptr};
};

// The meta of t, made if it has none.
AutogradMeta& autograd_meta(const Tensor& t);
inline AutogradMeta* autograd_meta_or_null(const Tensor& t) {
  const std::atomic_ref meta(t.impl()->meta);
  return static_cast<AutogradMeta*>(meta.load(std::memory_order_acquire));
}

// True when t is a leaf that wants a gradient or was computed from one.
inline bool requires_grad(const Tensor& t) {
  if (!t.defined()) return false;
  const AutogradMeta* m = autograd_meta_or_null(t);
  return m && (m->requires_grad.load(std::memory_order_relaxed) || m->has_origin() ||
               (m->base().defined() && requires_grad(m->base())));
}
// The node that made t; of a stale view, a fresh one, or an error where there cannot be one. Null
// for leaves.
Ref<Node> grad_fn(const Tensor& t);
inline bool is_leaf(const Tensor& t) {
  return !grad_fn(t);
}
// The gradient of t goes here.
Edge gradient_edge(const Tensor& t);

// requires_grad_() of a leaf: floating point only.
void set_requires_grad(const Tensor& t, bool on);
// Note [Leaves that change]
// Whether a leaf requires a gradient decides what a training step computes, also where it does not:
// then nobody has noted the leaf. So changes are counted, of leaves that captured training steps
// read, and a step that was captured before one is captured anew.
inline std::atomic<uint64_t> leaf_changes{0};
// The gradient accumulated in t, undefined if there is none.
inline Tensor grad_of(const Tensor& t) {
  if (is_recording()) [[unlikely]]
    recording().read_grad(t);
  const AutogradMeta* m = autograd_meta_or_null(t);
  return m ? m->grad() : Tensor();
}
// Without the checks of set_grad.
inline void replace_grad(const Tensor& t, Tensor g) {
  if (is_recording()) [[unlikely]]
    recording().replace_grad(t, g);
  note_change_by_hook();
  autograd_meta(t).replace_grad(std::move(g));
}
inline void drop_grad(const Tensor& t) {
  if (is_recording() || autograd_meta_or_null(t)) replace_grad(t, {});
}
// Replaces .grad, by nothing if g is undefined. Fails for another size or type, and where following
// .grad from tensor to tensor would lead back to t: such tensors would never be freed.
void set_grad(const Tensor& t, const Tensor& g, const char* op);
// A look at the same data that backward does not go through. Shares the version counter.
Tensor detach(const Tensor& t);

}  // namespace nnc
