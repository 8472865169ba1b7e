// SPDX-License-Identifier: Apache-2.0
#include "graph/autograd_meta.h"

#include <unordered_set>

#include "base/fork.h"
#include "graph/as_strided.h"
#include "graph/inplace.h"
#include "graph/record.h"

namespace nnc {

AutogradMeta& autograd_meta(const Tensor& t) {
  if (AutogradMeta* m = autograd_meta_or_null(t)) return *m;
  auto* fresh = new AutogradMeta;
  AutogradMetaBase* there = nullptr;
  if (std::atomic_ref(t.impl()->meta).compare_exchange_strong(there, fresh)) return *fresh;
  delete fresh;  // another thread came first
  return *static_cast<AutogradMeta*>(there);
}

namespace {

RetainedGrad* retained_of(const AutogradMeta& m) {
  return m.hooks() ? m.hooks()->retained.load() : nullptr;
}

// Where the .grad of a computed tensor is filled, it follows the tensor to the node that makes it
// next, as its output 0: that is prepared, and then the former one leaves off.
bool retain_in(const AutogradMeta& m, Node& next) {
  RetainedGrad* const r = retained_of(m);
  if (r) next.make_hooks().retain(0, Ref<RetainedGrad>::share(r));
  return r != nullptr;
}
void forget_in(const AutogradMeta& m, const Origin& former) {
  if (former.node && former.node->hooks()) former.node->hooks()->forget(retained_of(m));
}

// What a node is called without its ending.
std::string_view function_name(const Node& node) {
  const std::string_view name = node.name();
  return name.substr(0, name.rfind("Backward"));
}

// Views with these marks cannot get another history: see Note [Views]. modified: by what.
[[noreturn]] void fail_marked_view(const AutogradMeta& m, const char* modified,
                                   const char* op = nullptr) {
  const Origin o = m.origin();
  std::string text = op ? std::string(op) + ": " : "";
  if (o.node) {
    text += "Output " + std::to_string(o.output) + " of " + std::string(function_name(*o.node)) +
            " is a view ";
  }
  if (m.output() == ViewOutput::kSilent || !o.node) {
    text += o.node ? "of a view which was created in no_grad mode and "
                   : "A view was created in no_grad mode and ";
    text += std::string(modified) + " modified inplace with grad mode enabled.";
  } else {
    text += "and " + std::string(modified) + " modified inplace.";
  }
  switch (m.output()) {
    case ViewOutput::kOneOfSeveral:
      text +=
          " This view is the output of a function that returns multiple views. Such functions do "
          "not allow the output views to be modified inplace. You should replace the inplace "
          "operation by an out-of-place one.";
      break;
    case ViewOutput::kOfCustomFunction:
      text +=
          " This view was created inside a custom Function (or because an input was returned "
          "as-is) and the autograd logic to handle view+inplace would override the custom backward "
          "associated with the custom Function, leading to incorrect gradients. This behavior is "
          "forbidden. You can fix this by cloning the output of the custom Function.";
      break;
    default:
      text +=
          " Given that this use case is ambiguous and error-prone, it is forbidden. You can "
          "clarify your code by moving both the view and the inplace either both inside the "
          "no_grad block (if you don't want the inplace to be tracked) or both outside (if you "
          "want the inplace to be tracked).";
  }
  fail(Code::kState, text);
}

Origin origin_of(const Tensor& t, AutogradMeta& m) {
  if (!m.base().defined()) return m.has_origin() ? m.origin() : Origin();
  Origin o = m.origin();
  const uint32_t version = t.version();
  if (o.version == version || (!o.node && !requires_grad(m.base()))) return o;
  if (m.output() != ViewOutput::kOnly) {
    fail_marked_view(m, "its base or another view of its base has been");
  }
  // See Note [Views]: the storage was written to since this view was made.
  const Tensor& base = m.base();
  Edge from = gradient_edge(base);
  const Origin former = std::move(o);
  o = {look_at(std::move(from), Geometry::of(base), Geometry::of(t), t.dtype()), 0, version};
  const bool retained = retain_in(m, *o.node);
  {
    // Whoever is first decides for all: a backward may ask twice.
    const std::lock_guard lock(process_mutex(ProcessLock::kGradients));
    Origin now = m.origin();
    if (now.node && now.version == version) return now;
    m.set_origin(o);
  }
  if (retained) forget_in(m, former);
  return o;
}

}  // namespace

Ref<Node> grad_fn(const Tensor& t) {
  AutogradMeta* m = autograd_meta_or_null(t);
  return m ? origin_of(t, *m).node : nullptr;
}

Edge gradient_edge(const Tensor& t) {
  AutogradMeta* m = autograd_meta_or_null(t);
  if (!m) return {};
  Origin o = origin_of(t, *m);
  if (o.node) return {std::move(o.node), nullptr, o.output};
  return m->requires_grad ? Edge{nullptr, t.ref(), 0} : Edge();
}

namespace {
// Note [Leaves that change]
void set_flag(const Tensor& t, AutogradMeta& m, bool on) {
  if (is_recording()) [[unlikely]]
    recorded_changes().set_flag(t);
  if (m.requires_grad.exchange(on) == on) return;
  note_change_by_hook();
  if (t.impl()->storage && t.impl()->storage->is_captured() && !is_recording()) [[unlikely]]
    leaf_changes.fetch_add(1, std::memory_order_relaxed);
}
}  // namespace

void set_requires_grad(const Tensor& t, bool on) {
  check(!on || is_floating(t.dtype()), Code::kDtype,
        "requires_grad_: only Tensors of floating point dtype can require gradients, got torch.",
        t.dtype());
  AutogradMeta* m = autograd_meta_or_null(t);
  if (!on && !m) return;
  // As in PyTorch, of a view that was made before its base was written to.
  const bool leaf = !m || !m->has_origin();
  check(on || leaf, Code::kState,
        "requires_grad_: you can only change requires_grad flags of leaf variables. If you want to "
        "use a computed variable in a subgraph that doesn't require differentiation use "
        "var_no_grad = var.detach().");
  if (!leaf) return;
  set_flag(t, autograd_meta(t), on);
}

namespace {

// Does following .grad from g lead to t?
bool leads_to(const Tensor& g, const Tensor& t) {
  std::unordered_set<const TensorImpl*> seen;  // it may lead round in a circle without t
  for (Tensor next = g; next.defined(); next = grad_of(next)) {
    if (next.same(t)) return true;
    if (!seen.insert(next.impl()).second) return false;
  }
  return false;
}

}  // namespace

void set_grad(const Tensor& t, const Tensor& g, const char* op) {
  if (!g.defined()) return drop_grad(t);
  check(same_sizes(g.sizes(), t.sizes()), Code::kShape, op,
        ": attempting to assign a gradient of size '", g.sizes(), "' to a tensor of size '",
        t.sizes(), "'. Please ensure that the gradient and the tensor are the same size");
  check(g.dtype() == t.dtype(), Code::kShape, op, ": attempting to assign a gradient with dtype '",
        g.dtype(), "' to a tensor of dtype '", t.dtype(),
        "'. The gradient must match the tensor's");
  // It may be the last one, whose end the host hears of. That is no look at it: Note [Recording]
  const AutogradMeta* const meta = autograd_meta_or_null(t);
  const Tensor former = meta ? meta->grad() : Tensor();
  // So that two threads cannot close a circle together.
  const std::lock_guard one_at_a_time(process_mutex(ProcessLock::kGradients));
  check(!leads_to(g, t), Code::kInvalid, op, ": can't assign Variable as its own grad");
  const std::lock_guard lock(autograd_meta(t).gradient_lock());
  replace_grad(t, g);
}

Tensor detach(const Tensor& t) {
  return t.alias();
}

void detach_(const Tensor& t) {
  AutogradMeta* m = autograd_meta_or_null(t);
  if (!m) return;
  check(!m->base().defined(), Code::kState,
        "detach_: Can't detach views in-place. Use detach() instead.");
  set_flag(t, *m, false);
  m->set_origin({});
}

// What an input's history became after the node was made, that of a view when it is asked for, or
// what another thread made, which counts for itself.
void add_edge(Node& node, Edge edge) {
  if (edge.node && edge.node->sequence >= node.sequence) [[unlikely]]
    node.follow(*edge.node);
  node.next.push_back(std::move(edge));
}

void attach(const Tensor& y, const Ref<Node>& node) {
  const int64_t nr = node->outputs.size();
  node->outputs.push_back({Dims(y.sizes()), y.dtype()});
  if (!is_floating(y.dtype())) return;
  autograd_meta(y).begin(node, static_cast<int32_t>(nr));
}

void link_view(const Tensor& y, const Tensor& of, ViewOutput output) {
  AutogradMeta& m = autograd_meta(y);
  const AutogradMeta* parent = autograd_meta_or_null(of);
  if (!grad_enabled()) output = ViewOutput::kSilent;
  m.begin_view(parent && parent->base().defined() ? parent->base() : of, y.version(),
               output == ViewOutput::kOnly && parent ? parent->output() : output);
}

void attach_view(const Tensor& y, const Tensor& of, const Ref<Node>& node, ViewOutput output) {
  if (node) attach(y, node);
  // Integer tensors have no history to keep right.
  if (is_floating(y.dtype())) link_view(y, of, output);
}

namespace {
// A history is about to be written into a view that has this meta. See Note [Views].
void check_view(const AutogradMeta& m, const char* op) {
  if (m.output() != ViewOutput::kOnly) fail_marked_view(m, "is being", op);
}

// Storage that t's elements fill, from the first one on.
struct Stretch {
  int64_t begin, end;
  explicit Stretch(const Tensor& t)
      : begin(t.offset() * item_size(t.dtype())), end(begin + t.numel() * item_size(t.dtype())) {}
};

bool meets_partly(const Tensor& a, const Tensor& b) {
  if (a.same(b) || a.impl()->storage.get() != b.impl()->storage.get()) return false;
  if (a.numel() == 0 || b.numel() == 0) return false;
  if (!is_dense(a.sizes(), a.strides()) || !is_dense(b.sizes(), b.strides())) return false;
  const Stretch x(a), y(b);
  if (x.begin == y.begin && x.end == y.end) return !same_sizes(a.strides(), b.strides());
  return x.begin < y.end && y.begin < x.end;
}
}  // namespace

void check_fill(const Tensor& t, const char* op) {
  const AutogradMeta* m = autograd_meta_or_null(t);
  if (!grad_enabled() || !m || !requires_grad(t)) return;
  if (m->base().defined()) {
    check_view(*m, op);
    check(!is_leaf(m->base()), Code::kState, op,
          ": a view of a leaf Variable that requires grad is being used in an in-place operation.");
  }
  check(!(m->requires_grad && is_leaf(t)), Code::kState, op,
        ": a leaf Variable that requires grad is being used in an in-place operation.");
}

void check_inplace(const Tensor& t, const char* op) {
  check_fill(t, op);
  check(t.contiguous() || !may_overlap(t.sizes(), t.strides()), Code::kState, op,
        ": unsupported operation: more than one element of the written-to tensor refers to a "
        "single memory location. Please clone() the tensor before performing the operation.");
}

void check_read(const Tensor& t, std::initializer_list<const Tensor*> read, const char* op) {
  for (const Tensor* r : read) {
    check(!meets_partly(t, *r), Code::kState, op,
          ": unsupported operation: some elements of the input tensor and the written-to tensor "
          "refer to a single memory location. Please clone() the tensor before performing the "
          "operation.");
  }
}

void check_inplace(const Tensor& t, std::initializer_list<const Tensor*> read, const char* op) {
  check_inplace(t, op);
  check_read(t, read, op);
}

// Where the gradient of a view's base goes once the pending writes into it are done.
Edge InplaceHistory::edge_of_base(const Tensor& base, Span<const InplaceHistory> pending) const {
  for (int64_t i = pending.size() - 1; i >= 0; --i) {
    const InplaceHistory& before = pending[i];
    if (before.view_ && autograd_meta(before.t_).base().same(base))
      return {before.node_, nullptr, 0};
  }
  return gradient_edge(base);
}

InplaceHistory::InplaceHistory(const Tensor& t, const Ref<Node>& node,
                               Span<const InplaceHistory> pending)
    : t_(t) {
  if (!node) return;
  if (node->outputs.size() == 0) node->outputs.push_back({Dims(t.sizes()), t.dtype()});
  if (!is_floating(t.dtype())) return;
  node->let_go_of(t);
  const AutogradMeta& m = autograd_meta(t);
  node_ = node;
  if (!m.base().defined()) {
    retains_ = retain_in(m, *node_);
    return;
  }
  check_view(m, node->name());
  const AutogradMeta& of_base = autograd_meta(m.base());
  Ref<CopySlicesNode> copy = Ref<CopySlicesNode>::adopt(new CopySlicesNode);
  copy->base = Geometry::of(m.base());
  copy->view = Geometry::of(t);
  copy->outputs.push_back({Dims(m.base().sizes()), m.base().dtype()});
  add_edge(*copy, edge_of_base(m.base(), pending));
  for (int64_t i = 1; i < node->next.size(); ++i) add_edge(*copy, node->next[i]);
  // What fn needs to know of its first input is only whether a gradient is wanted: always.
  copy->fn = node;
  node->slices = copy.get();
  view_ = look_at(Edge{copy, nullptr, 0}, copy->base, copy->view, t.dtype());
  node_ = std::move(copy);
  const bool base_retains = retain_in(of_base, *node_);
  retains_ = retain_in(m, *view_) || base_retains;
}

void InplaceHistory::commit() {
  t_.bump_version();
  if (!node_) return;
  AutogradMeta& m = *autograd_meta_or_null(t_);
  AutogradMeta& owner = view_ ? *autograd_meta_or_null(m.base()) : m;
  if (retains_) [[unlikely]] {
    forget_in(owner, owner.origin());
    if (view_) forget_in(m, m.origin());
  }
  owner.set_origin({std::move(node_), 0, 0});
  // Made now, while the version is this write's.
  if (view_) m.set_origin({std::move(view_), 0, t_.version()});
}

}  // namespace nnc
