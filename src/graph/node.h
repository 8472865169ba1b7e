// SPDX-License-Identifier: Apache-2.0
// Node: one recorded operation, and the edges to the operations that made its inputs.
#pragma once

#include "base/small_vector.h"
#include "tensor/tensor.h"

namespace nnc {

class Node;
class SavedTensor;
struct CopySlicesNode;
struct NodeHooks;

// Where a gradient goes: an output of a node, or a leaf's .grad. Empty: nobody wants it.
struct Edge {
  Ref<Node> node;
  Ref<TensorImpl> leaf;
  int32_t output = 0;
  explicit operator bool() const { return node || leaf; }
};

using Tensors = SmallVector<Tensor, 3>;

// What the gradient of a node's output must look like.
struct OutputInfo {
  Dims sizes;
  DType dtype = DType::kFloat32;
};

namespace detail {
// While the engine computes the gradients of some inputs only: the node that runs, and one flag per
// edge, set where the way leads to one of them. Nodes recorded meanwhile are not concerned.
struct Wanted {
  const Node* node = nullptr;
  const uint8_t* flags = nullptr;
};
extern constinit thread_local Wanted t_wanted __attribute__((tls_model("initial-exec")));
}  // namespace detail

class Node : public Counted, public PoolAllocated {
 public:
  Node();
  virtual ~Node() {
    if (hooks()) [[unlikely]]
      drop_hooks();
  }
  // Frees without recursion, however long the chain behind the node is.
  static void destroy(Node* n);

  // As PyTorch prints it: "AddBackward0". Lives as long as the node.
  virtual const char* name() const = 0;
  // Gradients of the inputs from those of the outputs. An undefined tensor is a zero gradient.
  // Called with gradients enabled exactly when the caller wants a graph of this computation:
  // then everything must be written in differentiable operations.
  virtual Tensors backward(const Tensors& gy) = 0;
  // Is backward called also when none of the outputs has got a gradient?
  virtual bool runs_without_gradients() const { return false; }
  // Drops what was saved for backward. See Note [Saved tensors].
  virtual void release();
  // Of an operation in place, before it writes to t: see SavedTensor.
  void let_go_of(const Tensor& t);
  // Is anything kept still?
  virtual bool holds_saved() const;
  // A backward that will release the node begins or ends with it. False for one that comes while
  // another is at it: what is kept is the other's.
  bool begin_last_backward() {
    return !in_last_backward_.exchange(true, std::memory_order_acquire);
  }
  void end_last_backward() { in_last_backward_.store(false, std::memory_order_release); }

  // Does anybody want the gradient of input i?
  bool needs(int64_t i) const {
    return next[i] && (detail::t_wanted.node != this || detail::t_wanted.flags[i] != 0);
  }

  // Note [Hooks]. Null without.
  NodeHooks* hooks() const { return hooks_.load(std::memory_order_acquire); }
  NodeHooks& make_hooks();

  // As if it were recorded now, after `earlier`.
  void follow(const Node& earlier);

  SmallVector<Edge, 2> next;           // one per input, by add_edge
  SmallVector<OutputInfo, 1> outputs;  // one per output
  // The node that runs this one as a part of itself, if this one wrote into a view. It owns this
  // one and so outlives it: a counted reference would be a cycle.
  CopySlicesNode* slices = nullptr;
  // Order of recording: backward runs from the youngest. Threads count for themselves, but a node
  // is always younger than those its edges lead to (L. Lamport, Time, Clocks, and the Ordering of
  // Events in a Distributed System, 1978).
  uint64_t sequence;

 private:
  friend class SavedTensor;
  void drop_hooks();
  std::atomic<NodeHooks*> hooks_{nullptr};
  std::atomic<bool> in_last_backward_{false};
  SavedTensor* saved_ = nullptr;  // the list of what this node keeps
  Node* doomed_ = nullptr;        // the next one to be freed, once this one is to be
};

}  // namespace nnc
