// SPDX-License-Identifier: Apache-2.0
// SavedTensor: a tensor kept for backward, checked against later changes.
#pragma once

#include <deque>
#include <mutex>

#include "base/spin_lock.h"
#include "graph/node.h"

namespace nnc {

// Note [Saved-tensor hooks]
// Where the settings say so, what is saved is handed to a pack hook, and what this makes of it is
// kept instead; unpack makes a tensor of that again when backward needs it. History and form are
// not theirs: they are kept beside. What an operation in place saves of its own result is kept as
// it is, for it is saved before it is there.
class PackedTensor : public Counted {
 public:
  virtual ~PackedTensor() = default;
  static void destroy(PackedTensor* p) { delete p; }
  virtual Tensor unpack() = 0;
};
class SavedTensorHooks : public SavedTensorHooksBase {
 public:
  // Called with gradients off and a tensor without history.
  virtual Ref<PackedTensor> pack(const Tensor& t) = 0;
};

// Note [Saved tensors]
// Whatever a node keeps for backward is a SavedTensor, a member that is made with its node:
//   SavedTensor x{this};  ...  node->x.save(x);  ...  const Tensor v = x.get();
// It enters itself in the node's list, so that a freed graph drops everything without a word from
// the node. get() refuses a tensor that is not what was saved: one whose data were written to
// since, one that became another tensor (other storage, element type, sizes or strides, as when a
// module is converted between forward and backward), and an input that has lost its history, to
// which its gradient would go. Two threads may run backward through
// one graph: what one frees while the other reads it is there or is an error.
class SavedTensor {
 public:
  SavedTensor(Node* owner) : owner_(owner), next_(owner->saved_) { owner->saved_ = this; }
  SavedTensor(const SavedTensor&) = delete;
  SavedTensor& operator=(const SavedTensor&) = delete;

  // Keeps t as it is. Undefined: nothing is kept, and get() returns that.
  void save(const Tensor& t);
  // Keeps output nr of the node itself: without its history, which would be a cycle, and gives it
  // back when it is asked for.
  void save_output(const Tensor& y, int32_t nr = 0);
  // The same for an operation in place, before it writes: as the write is going to leave y.
  void save_overwritten(const Tensor& y);
  // Of an operation in place, before it writes to t: an input that lies in t's memory cannot be had
  // afterwards, and with the history that t is going to have it would hold its owner. It stays for
  // the error of get() alone.
  void let_go_of(const Tensor& t);
  // The tensor, with its history if gradients are enabled. Fails if the graph was freed.
  Tensor get() const;

 private:
  friend class Node;
  struct Packed final : Counted {
    Ref<PackedTensor> tensor;
    Edge edge;  // of what was saved
    Dims sizes;
    bool wrapped_number = false;
    static void destroy(Packed* p) { delete p; }
  };
  void release();
  void pack(const Tensor& t);
  Tensor unpack(const Packed& packed) const;
  Tensor with_history(const Tensor& kept) const;

  Node* const owner_;
  SavedTensor* const next_;  // of the same node
  Tensor tensor_;
  Ref<Storage> storage_;  // of a tensor that is not ours alone, with its form
  Ref<Packed> packed_;    // instead of all that, Note [Saved-tensor hooks]
  uint64_t form_ = 0;
  uint32_t version_ = 0;
  DType dtype_ = DType::kFloat32;
  mutable SpinLock lock_;  // of tensor_, storage_ and released_, once backward may run
  bool released_ = false;
  bool computed_ = false;  // an input with a history
  int32_t output_ = -1;    // which output of the owner, or -1: an input
};

// Of what backward has freed.
[[noreturn]] void fail_freed();

// A node that keeps no tensor where PyTorch's keeps one, a number or its input: as there, a second
// backward through it needs retain_graph.
class FreedNode : public Node {
 public:
  void release() override;
  bool holds_saved() const override { return !freed_.load(std::memory_order_relaxed); }

 protected:
  // An Error after release().
  void check_kept() const {
    if (freed_.load(std::memory_order_relaxed)) [[unlikely]]
      fail_freed();
  }

 private:
  std::atomic<bool> freed_{false};
};

// As many as a node needs.
class SavedTensors {
 public:
  SavedTensors(Node* owner) : owner_(owner) {}
  void save(Span<const Tensor> tensors) {
    for (const Tensor& t : tensors) list_.emplace_back(owner_).save(t);
  }
  Tensor get(int64_t i) const { return list_[static_cast<size_t>(i)].get(); }
  int64_t size() const { return static_cast<int64_t>(list_.size()); }

 private:
  Node* const owner_;
  std::deque<SavedTensor> list_;  // its elements stay where they are
};

}  // namespace nnc
