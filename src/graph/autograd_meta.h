// SPDX-License-Identifier: Apache-2.0
// What a tensor knows of the graph: its gradient, the node that made it, the tensor it views.
#pragma once

#include "graph/node.h"

namespace nnc {

// Note [Views]
// A differentiable view remembers its base (never itself a view). Writing into either moves the
// base's history on: an in-place operation on a view records CopySlices on the base. A view's own
// node is then stale; it is made again, as_strided of the base, when it is next asked for and the
// storage's version has moved since (view_version). A view made while no gradient was recorded
// stays without history; writing a history into it is refused.
class AutogradMeta final : public AutogradMetaBase {
 public:
  bool requires_grad = false;  // of a leaf, by request
  int32_t output = 0;
  Tensor grad;
  Ref<Node> grad_fn;
  Tensor base;  // of a differentiable view
  uint32_t view_version = 0;
  bool silent = false;  // a view made while no gradient was recorded

  bool follows_base() const { return base.defined() && !silent; }
};

// The meta of t, made if it has none.
AutogradMeta& autograd_meta(const Tensor& t);
inline AutogradMeta* autograd_meta_or_null(const Tensor& t) {
  return static_cast<AutogradMeta*>(t.impl()->meta);
}

// True when t is a leaf that wants a gradient or was computed from one.
inline bool requires_grad(const Tensor& t) {
  if (!t.defined()) return false;
  const AutogradMeta* m = autograd_meta_or_null(t);
  return m && (m->requires_grad || m->grad_fn || (m->follows_base() && requires_grad(m->base)));
}
// The node that made t; of a stale view, a fresh one. Null for leaves.
Ref<Node> grad_fn(const Tensor& t);
inline bool is_leaf(const Tensor& t) {
  return !grad_fn(t);
}
// The gradient of t goes here.
Edge gradient_edge(const Tensor& t);

// requires_grad_() of a leaf: floating point only.
void set_requires_grad(const Tensor& t, bool on);
// Replaces .grad, by nothing if g is undefined. Fails for another size or type, and where following
// .grad from tensor to tensor would lead back to t: such tensors would never be freed.
void set_grad(const Tensor& t, const Tensor& g, const char* op);
// A look at the same data that backward does not go through. Shares the version counter.
Tensor detach(const Tensor& t);

}  // namespace nnc
