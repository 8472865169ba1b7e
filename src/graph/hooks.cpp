// SPDX-License-Identifier: Apache-2.0
#include "graph/hooks.h"

#include <bit>
#include <mutex>

#include "graph/autograd_meta.h"

namespace nnc {

// ---- Hook, HookList ----
// Functions are dropped after the lock: that may run a host's code.

Ref<HookFunction> Hook::function() const {
  const std::lock_guard lock(lock_);
  return function_;
}

void Hook::remove() {
  Ref<HookFunction> doomed;
  const std::lock_guard lock(lock_);
  std::swap(function_, doomed);
}

bool Hook::alive() const {
  const std::lock_guard lock(lock_);
  return static_cast<bool>(function_);
}

HookList::~HookList() {
  for (const Ref<Hook>& h : list_) h->remove();
}

// Under the lock from the look at the list to its change, so that what another thread adds stays.
// Those that were removed, and have no function any more that could end here, make room when a list
// of twice the size is needed: adding costs the same however many there are.
void HookList::add(const Ref<Hook>& hook) {
  List other;
  const std::lock_guard lock(lock_);
  const auto n = static_cast<uint64_t>(list_.size());
  if (n > 0 && !std::has_single_bit(n)) return list_.push_back(hook);
  for (const Ref<Hook>& h : list_) {
    if (h->alive()) other.push_back(h);
  }
  other.push_back(hook);
  std::swap(list_, other);
}

HookList::List HookList::hooks() const {
  List alive;
  const std::lock_guard lock(lock_);
  for (const Ref<Hook>& h : list_) {
    if (h->alive()) alive.push_back(h);
  }
  return alive;
}

void check_replaced_gradient(const Tensor& was, const Tensor& now, const char* who) {
  if (!was.defined()) return;
  check(same_sizes(was.sizes(), now.sizes()), Code::kShape, "backward: a hook of ", who,
        " has changed the size of value (was ", was.sizes(), " got ", now.sizes(), ")");
  check(was.dtype() == now.dtype(), Code::kDtype, "backward: a hook of ", who,
        " has changed the type of value (was torch.", legacy_type_name(was.dtype()), " got torch.",
        legacy_type_name(now.dtype()), ")");
}

void HookList::run(Span<Tensor> gradients, const char* who) const {
  for (const Ref<Hook>& h : hooks()) {
    const Ref<HookFunction> function = h->function();
    if (!function) continue;
    Tensor& g = gradients[h->output];
    Tensor replacement = function->call(g);
    if (!replacement.defined()) continue;
    check_replaced_gradient(g, replacement, who);
    g = std::move(replacement);
  }
}

void HookList::call(const Tensor& t) const {
  for (const Ref<Hook>& h : hooks()) {
    if (const Ref<HookFunction> function = h->function()) function->call(t);
  }
}

// ---- RetainedGrad ----

bool RetainedGrad::wanted() const {
  const std::lock_guard lock(lock_);
  return owner_ != nullptr;
}

Tensor RetainedGrad::get() const {
  const std::lock_guard lock(lock_);
  return owner_ ? owner_->grad() : Tensor();
}

void RetainedGrad::replace(Tensor g) {
  Tensor former;
  const std::lock_guard lock(lock_);
  if (!owner_) return;
  former = owner_->grad();
  owner_->replace_grad(std::move(g));
}

void RetainedGrad::owner_is_gone() {
  const std::lock_guard lock(lock_);
  owner_ = nullptr;
}

// ---- TensorHooks, NodeHooks ----

namespace {
std::atomic<int64_t> g_tensor_hooks{0};
}

bool any_tensor_hooks() {
  return g_tensor_hooks.load(std::memory_order_relaxed) > 0;
}

TensorHooks::TensorHooks() {
  g_tensor_hooks.fetch_add(1, std::memory_order_relaxed);
}

TensorHooks::~TensorHooks() {
  g_tensor_hooks.fetch_sub(1, std::memory_order_relaxed);
  if (const Ref<RetainedGrad> r = Ref<RetainedGrad>::adopt(retained.load())) r->owner_is_gone();
}

TensorHooks& AutogradMeta::make_hooks() {
  if (TensorHooks* there = hooks()) return *there;
  auto fresh = std::make_unique<TensorHooks>();
  TensorHooks* there = nullptr;
  return hooks_.compare_exchange_strong(there, fresh.get()) ? *fresh.release() : *there;
}

NodeHooks& Node::make_hooks() {
  if (NodeHooks* there = hooks()) return *there;
  auto fresh = std::make_unique<NodeHooks>();
  NodeHooks* there = nullptr;
  return hooks_.compare_exchange_strong(there, fresh.get()) ? *fresh.release() : *there;
}

void Node::drop_hooks() {
  delete hooks();
}

void NodeHooks::retain(int32_t output, Ref<RetainedGrad> grad) {
  SmallVector<Retained, 1> fresh = retained();
  fresh.push_back({output, std::move(grad)});
  const std::lock_guard lock(lock_);
  std::swap(retained_, fresh);
}

void NodeHooks::forget(const RetainedGrad* grad) noexcept {
  Ref<RetainedGrad> doomed;
  const std::lock_guard lock(lock_);
  for (Retained& r : retained_) {
    if (r.grad.get() == grad) std::swap(r.grad, doomed);
  }
}

SmallVector<NodeHooks::Retained, 1> NodeHooks::retained() const {
  SmallVector<Retained, 1> wanted;
  const std::lock_guard lock(lock_);
  for (const Retained& r : retained_) {
    if (r.grad && r.grad->wanted()) wanted.push_back(r);
  }
  return wanted;
}

// ---- of tensors ----

namespace {
void check_wants_gradient(const Tensor& t, const char* op) {
  check(requires_grad(t), Code::kState, op,
        ": cannot register a hook on a tensor that doesn't require gradient");
}
}  // namespace

Ref<Hook> register_hook(const Tensor& t, Ref<HookFunction> function) {
  check_wants_gradient(t, "register_hook");
  const Edge e = gradient_edge(t);
  Ref<Hook> hook = Ref<Hook>::adopt(new Hook(std::move(function), e.output));
  HookList& list = e.node ? e.node->make_hooks().hooks : autograd_meta(t).make_hooks().of_leaf;
  list.add(hook);
  return hook;
}

Ref<Hook> register_post_accumulate_grad_hook(const Tensor& t, Ref<HookFunction> function) {
  check_wants_gradient(t, "register_post_accumulate_grad_hook");
  check(is_leaf(t), Code::kState,
        "register_post_accumulate_grad_hook: post accumulate grad hooks cannot be registered on "
        "non-leaf tensors");
  Ref<Hook> hook = Ref<Hook>::adopt(new Hook(std::move(function)));
  autograd_meta(t).make_hooks().after_accumulation.add(hook);
  return hook;
}

void retain_grad(const Tensor& t) {
  check(requires_grad(t), Code::kState,
        "retain_grad: can't retain_grad on Tensor that has requires_grad=False");
  AutogradMeta& m = autograd_meta(t);
  // A leaf for good, as in PyTorch: see Note [Views].
  if (retains_grad(t) || (m.output() != ViewOutput::kOnly && !m.has_origin())) return;
  const Edge e = gradient_edge(t);
  if (!e.node) return;
  TensorHooks& hooks = m.make_hooks();
  Ref<RetainedGrad> grad = Ref<RetainedGrad>::adopt(new RetainedGrad(&m));
  RetainedGrad* none = nullptr;
  e.node->make_hooks().retain(e.output, grad);
  if (hooks.retained.compare_exchange_strong(none, grad.get())) {
    grad.leak();
  } else {
    e.node->hooks()->forget(grad.get());  // another thread came first
  }
}

void forget_retained_grad(const Tensor& t) noexcept {
  const AutogradMeta* m = autograd_meta_or_null(t);
  if (!m || !m->hooks()) return;
  if (const Ref<RetainedGrad> r = Ref<RetainedGrad>::adopt(m->hooks()->retained.exchange(nullptr)))
    r->owner_is_gone();
}

bool retains_grad(const Tensor& t) {
  const AutogradMeta* m = autograd_meta_or_null(t);
  return m && m->hooks() && m->hooks()->retained.load() != nullptr;
}

}  // namespace nnc
