// SPDX-License-Identifier: Apache-2.0
#include "graph/autograd_meta.h"

#include "graph/as_strided.h"
#include "graph/inplace.h"
#include "graph/record.h"

namespace nnc {

AutogradMeta& autograd_meta(const Tensor& t) {
  if (!t.impl()->meta) t.impl()->meta = new AutogradMeta;
  return *autograd_meta_or_null(t);
}

Ref<Node> grad_fn(const Tensor& t) {
  AutogradMeta* m = autograd_meta_or_null(t);
  if (!m) return nullptr;
  if (!m->follows_base() || m->view_version == t.version() || !requires_grad(m->base)) {
    return m->grad_fn;
  }
  // See Note [Views]: the storage was written to since this view was made.
  m->grad_fn = look_at(gradient_edge(m->base), Geometry::of(m->base), Geometry::of(t), t.dtype());
  m->output = 0;
  m->view_version = t.version();
  return m->grad_fn;
}

Edge gradient_edge(const Tensor& t) {
  Edge e;
  const AutogradMeta* m = autograd_meta_or_null(t);
  if (!m) return e;
  e.node = m->follows_base() ? grad_fn(t) : m->grad_fn;
  if (e.node) {
    e.output = m->output;
  } else if (m->requires_grad) {
    e.leaf = t.ref();
  }
  return e;
}

void set_requires_grad(const Tensor& t, bool on) {
  check(!on || is_floating(t.dtype()), Code::kDtype,
        "requires_grad_: only Tensors of floating point dtype can require gradients, got torch.",
        t.dtype());
  if (!on && !t.impl()->meta) return;
  check(on || is_leaf(t), Code::kState,
        "requires_grad_: you can only change requires_grad flags of leaf variables. If you want to "
        "use a computed variable in a subgraph that doesn't require differentiation use "
        "var_no_grad = var.detach().");
  if (on && !is_leaf(t)) return;
  autograd_meta(t).requires_grad = on;
}

void set_grad(const Tensor& t, const Tensor& g, const char* op) {
  if (!g.defined()) {
    if (AutogradMeta* m = autograd_meta_or_null(t)) m->grad = Tensor();
    return;
  }
  check(same_sizes(g.sizes(), t.sizes()) && g.dtype() == t.dtype(), Code::kShape, op,
        ": assigned grad has data of a different size or type");
  for (Tensor next = g; next.defined();) {
    check(!next.same(t), Code::kInvalid, op, ": can't assign Variable as its own grad");
    const AutogradMeta* m = autograd_meta_or_null(next);
    next = m ? m->grad : Tensor();
  }
  autograd_meta(t).grad = g;
}

Tensor detach(const Tensor& t) {
  return t.alias();
}

void attach(const Tensor& y, const Ref<Node>& node) {
  const int64_t nr = node->outputs.size();
  node->outputs.push_back({Dims(y.sizes()), y.dtype()});
  if (!is_floating(y.dtype())) return;
  AutogradMeta& m = autograd_meta(y);
  m.grad_fn = node;
  m.output = static_cast<int32_t>(nr);
}

void link_view(const Tensor& y, const Tensor& of) {
  AutogradMeta& m = autograd_meta(y);
  const AutogradMeta* parent = autograd_meta_or_null(of);
  m.base = parent && parent->base.defined() ? parent->base : of;
  m.view_version = y.version();
  m.silent = !grad_enabled() || (parent && parent->silent);
}

void attach_view(const Tensor& y, const Tensor& of, const Ref<Node>& node) {
  if (node) attach(y, node);
  // Integer tensors have no history to keep right.
  if (is_floating(y.dtype())) link_view(y, of);
}

namespace {
constexpr char kSilentView[] =
    ": A view was created in no_grad mode and is being modified inplace with grad mode enabled. "
    "Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your "
    "code by moving both the view and the inplace either both inside the no_grad block (if you "
    "don't want the inplace to be tracked) or both outside (if you want the inplace to be "
    "tracked).";
}  // namespace

void check_fill(const Tensor& t, const char* op) {
  const AutogradMeta* m = autograd_meta_or_null(t);
  if (grad_enabled() && m) {
    check(!(m->requires_grad && is_leaf(t)), Code::kState, op,
          ": a leaf Variable that requires grad is being used in an in-place operation.");
    check(!(m->silent && requires_grad(m->base)), Code::kState, op, kSilentView);
    const AutogradMeta* base = m->base.defined() ? autograd_meta_or_null(m->base) : nullptr;
    check(!(base && base->requires_grad && !base->grad_fn), Code::kState, op,
          ": a view of a leaf Variable that requires grad is being used in an in-place operation.");
  }
}

void check_inplace(const Tensor& t, const char* op) {
  check_fill(t, op);
  check(t.contiguous() || !may_overlap(t.sizes(), t.strides()), Code::kState, op,
        ": unsupported operation: more than one element of the written-to tensor refers to a "
        "single memory location. Please clone() the tensor before performing the operation.");
}

InplaceHistory::InplaceHistory(const Tensor& t, const Ref<Node>& node) : t_(t) {
  if (!node) return;
  node->outputs.push_back({Dims(t.sizes()), t.dtype()});
  if (!is_floating(t.dtype())) return;
  const AutogradMeta& m = autograd_meta(t);
  node_ = node;
  if (!m.base.defined()) return;
  check(!m.silent, Code::kState, node->name(), kSilentView);
  autograd_meta(m.base);
  Ref<CopySlicesNode> copy = Ref<CopySlicesNode>::adopt(new CopySlicesNode);
  copy->base = Geometry::of(m.base);
  copy->view = Geometry::of(t);
  copy->outputs.push_back({Dims(m.base.sizes()), m.base.dtype()});
  copy->next.push_back(gradient_edge(m.base));
  for (int64_t i = 1; i < node->next.size(); ++i) copy->next.push_back(node->next[i]);
  // What fn needs to know of its first input is only whether a gradient is wanted: always.
  copy->fn = node;
  node->slices = copy.get();
  view_ = look_at(Edge{copy, nullptr, 0}, copy->base, copy->view, t.dtype());
  node_ = std::move(copy);
}

void InplaceHistory::commit() {
  t_.bump_version();
  if (!node_) return;
  AutogradMeta& m = *autograd_meta_or_null(t_);
  AutogradMeta& owner = view_ ? *autograd_meta_or_null(m.base) : m;
  owner.grad_fn = std::move(node_);
  owner.output = 0;
  if (!view_) return;
  // Made now, while the version is this write's.
  m.grad_fn = std::move(view_);
  m.output = 0;
  m.view_version = t_.version();
}

}  // namespace nnc
