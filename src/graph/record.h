// SPDX-License-Identifier: Apache-2.0
// Recording: how an operation becomes part of the graph.
#pragma once

#include "graph/autograd_meta.h"
#include "graph/saved_tensor.h"

namespace nnc {

// Adds an edge to node->next. Edges lead to nodes that were recorded before: see Run::oldest_.
void add_edge(Node& node, Edge edge);
// The edge of an input; an undefined one gets an empty edge.
inline void collect_edge(Node& node, const Tensor& t) {
  add_edge(node, t.defined() ? gradient_edge(t) : Edge());
}

// A node of type N if gradients are enabled and one of the inputs wants one, else null.
//   if (auto node = record<MulNode>(a, b)) { node->a.save(a); ...; attach(y, node);
//   }
template <class N, class... T>
Ref<N> record(const T&... inputs) {
  if (!grad_enabled() || !(requires_grad(inputs) || ...)) return nullptr;
  Ref<N> node = Ref<N>::adopt(new N);
  (collect_edge(*node, inputs), ...);
  return node;
}
template <class N>
Ref<N> record_list(Span<const Tensor> inputs) {
  bool wanted = false;
  for (const Tensor& t : inputs) wanted |= requires_grad(t);
  if (!grad_enabled() || !wanted) return nullptr;
  Ref<N> node = Ref<N>::adopt(new N);
  for (const Tensor& t : inputs) collect_edge(*node, t);
  return node;
}

// Makes y the next output of node. Outputs that are not floating point carry no history.
void attach(const Tensor& y, const Ref<Node>& node);
// The same for a view: y looks at the storage of `of`, without a copy.
void attach_view(const Tensor& y, const Tensor& of, const Ref<Node>& node,
                 ViewOutput output = ViewOutput::kOnly);
// A view made while no gradient is recorded still belongs to its base.
void link_view(const Tensor& y, const Tensor& of, ViewOutput output = ViewOutput::kOnly);

// ---- operations in place ----
// Before the write: fails for a leaf that wants a gradient, a view of one, or memory in which
// two elements coincide.
void check_inplace(const Tensor& t, const char* op);
// The same, and check_read of graph/inplace.h.
void check_inplace(const Tensor& t, std::initializer_list<const Tensor*> read, const char* op);
// What a write into t does to histories: node (may be null) becomes that of t. Made before the
// write it does all that can fail; commit() follows the write. See Note [Commit last].
//   InplaceHistory history(x, node);  unary_op_(op, x);  history.commit();
class InplaceHistory {
 public:
  // A node that has an output already made a tensor that t becomes: t must be no view. pending: of
  // writes that will have been committed before this one.
  InplaceHistory(const Tensor& t, const Ref<Node>& node, Span<const InplaceHistory> pending = {});
  // Moves the version on and puts the nodes in place.
  void commit();

 private:
  Edge edge_of_base(const Tensor& base, Span<const InplaceHistory> pending) const;

  const Tensor& t_;
  Ref<Node> node_;        // of t, or of its base if t is a view; null: histories stay
  Ref<Node> view_;        // t's own, if it is a view
  bool retains_ = false;  // .grad of t or its base follows to the new node
};

}  // namespace nnc
