// SPDX-License-Identifier: Apache-2.0
#include "graph/saved_tensor.h"

#include "graph/as_strided.h"
#include "graph/record.h"

namespace nnc {

namespace {

// Of what makes a tensor besides its storage: element type, offset, sizes and strides.
uint64_t form_of(const Tensor& t) {
  uint64_t h = static_cast<uint64_t>(t.dtype());
  const auto mix = [&h](int64_t v) {
    h = (h ^ static_cast<uint64_t>(v)) * 0x9e3779b97f4a7c15;
    h ^= h >> 29;
  };
  mix(t.offset());
  for (int64_t n : t.sizes()) mix(n);
  for (int64_t n : t.strides()) mix(n);
  return h;
}

bool has_history(const Tensor& t) {
  const AutogradMeta* m = autograd_meta_or_null(t);
  return m && m->has_origin();
}

}  // namespace

void SavedTensor::save(const Tensor& t) {
  tensor_ = t;
  if (!t.defined()) return;
  if (exec().saved_tensor_hooks) [[unlikely]]
    return pack(t);
  storage_ = t.impl()->storage;
  form_ = form_of(t);
  dtype_ = t.dtype();
  version_ = t.version();
  computed_ = has_history(t);
}

// The alias is ours alone: nobody can make another tensor of it.
void SavedTensor::save_output(const Tensor& y, int32_t nr) {
  output_ = nr;
  if (exec().saved_tensor_hooks) [[unlikely]]
    return pack(y);
  tensor_ = y.alias();
  version_ = y.version();
}

void SavedTensor::save_overwritten(const Tensor& y) {
  output_ = 0;
  tensor_ = y.alias();
  version_ = y.version() + 1;
}

void SavedTensor::let_go_of(const Tensor& t) {
  if (output_ >= 0 || !tensor_.defined() || tensor_.impl()->storage != t.impl()->storage) return;
  const AutogradMeta* m = autograd_meta_or_null(t);
  if (tensor_.impl() == t.impl() && !(m && m->base().defined())) output_ = 0;
  computed_ = false;
  tensor_ = tensor_.alias();
}

void SavedTensor::pack(const Tensor& t) {
  Ref<Packed> packed = Ref<Packed>::adopt(new Packed);
  packed->sizes = Dims(t.sizes());
  packed->wrapped_number = t.impl()->wrapped_number;
  if (output_ < 0) packed->edge = gradient_edge(t);
  const uint32_t version = t.version();
  const GradGuard off(false);
  packed->tensor = static_cast<SavedTensorHooks&>(*exec().saved_tensor_hooks).pack(t.alias());
  check(t.version() == version, Code::kState,
        "saved_tensors_hooks: A saved tensor pack hook is modifying its input in place. Tensors "
        "provided as input to pack hook can not be modified by in-place operations as this can "
        "lead to unexpected side-effects.");
  dtype_ = t.dtype();
  tensor_ = {};
  packed_ = std::move(packed);
}

void fail_freed() {
  fail(Code::kState,
       "backward: Trying to backward through the graph a second time (or directly access saved "
       "tensors after they have already been freed). Saved intermediate values of the graph are "
       "freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you "
       "need to backward through the graph a second time or if you need to access saved tensors "
       "after calling backward.");
}

void FreedNode::release() {
  freed_.store(true, std::memory_order_relaxed);
  Node::release();
}

void SavedTensor::release() {
  Tensor doomed;
  Ref<Storage> storage;
  Ref<Packed> packed;
  const std::lock_guard lock(lock_);
  released_ |= tensor_.defined() || packed_;
  std::swap(tensor_, doomed);
  std::swap(storage_, storage);
  std::swap(packed_, packed);
}

void Node::release() {
  for (SavedTensor* s = saved_; s; s = s->next_) s->release();
}

void Node::let_go_of(const Tensor& t) {
  for (SavedTensor* s = saved_; s; s = s->next_) s->let_go_of(t);
}

bool Node::holds_saved() const {
  bool any = false;
  for (const SavedTensor* s = saved_; s; s = s->next_) {
    const std::lock_guard lock(s->lock_);
    any |= s->tensor_.defined() || s->packed_;
  }
  return any;
}

namespace {
// "Add" of "AddBackward0".
std::string_view operation_name(std::string_view node) {
  return node.substr(0, node.find("Backward"));
}

[[noreturn]] void fail_modified(const Tensor& t, uint32_t saved, const char* maker, int32_t nr) {
  fail(Code::kState,
       "backward: one of the variables needed for gradient computation has been modified by an "
       "inplace operation: [torch.",
       legacy_type_name(t.dtype()), " ", t.sizes(), "]", maker ? ", which is output " : "",
       maker ? std::to_string(nr) : "", maker ? " of " : "", maker ? operation_name(maker) : "",
       maker ? "," : "", " is at version ", t.version(), "; expected version ", saved, " instead");
}

[[noreturn]] void fail_replaced(const Tensor& t, DType saved, const char* node) {
  if (t.dtype() != saved) {
    fail(Code::kState, "backward: a tensor that ", node, " needs was of element type torch.", saved,
         " in forward and is torch.", t.dtype(),
         " now: convert a module before forward, not between forward and backward");
  }
  fail(Code::kState, "backward: a tensor that ", node,
       " needs was given other data since forward: [torch.", legacy_type_name(t.dtype()), " ",
       t.sizes(), "]");
}
}  // namespace

Tensor SavedTensor::get() const {
  Tensor kept;
  Ref<Packed> packed;
  bool released = false, same_storage = true;
  {
    const std::lock_guard lock(lock_);
    kept = tensor_;
    packed = packed_;
    released = released_;
    same_storage = !storage_ || kept.impl()->storage == storage_;
  }
  if (released) fail_freed();
  if (packed) [[unlikely]]
    return unpack(*packed);
  if (!kept.defined()) return kept;
  if (!same_storage || (output_ < 0 && form_of(kept) != form_)) {
    fail_replaced(kept, dtype_, owner_->name());
  }
  check(!computed_ || has_history(kept), Code::kState,
        "backward: Trying to use a saved tensor that has been detached in-place, i.e. with "
        ".detach_(). This is not supported, please use out-of-place `.detach()` instead");
  if (kept.version() != version_) {
    if (output_ >= 0) fail_modified(kept, version_, owner_->name(), output_);
    const AutogradMeta* m = autograd_meta_or_null(kept);
    const Origin made = m ? m->origin() : Origin();
    fail_modified(kept, version_, made.node ? made.node->name() : nullptr, made.output);
  }
  return output_ < 0 || !grad_enabled() ? kept : with_history(kept);
}

// An output of the owner, as such.
Tensor SavedTensor::with_history(const Tensor& kept) const {
  Tensor t = kept.alias();
  AutogradMeta& m = autograd_meta(t);
  if (const CopySlicesNode* slices = owner_->slices) {
    m.begin(look_at(Edge{Ref<Node>::share(owner_->slices), nullptr, 0}, slices->base, slices->view,
                    t.dtype()),
            0);
  } else {
    m.begin(Ref<Node>::share(owner_), output_);
  }
  return t;
}

namespace {
// What leads from an unpacked tensor to the leaf that was packed.
struct UnpackNode final : Node {
  const char* name() const override { return "AliasBackward0"; }
  Tensors backward(const Tensors& gy) override { return {gy[0]}; }
};
}  // namespace

Tensor SavedTensor::unpack(const Packed& packed) const {
  const Tensor given = packed.tensor->unpack();
  check(given.defined() && same_sizes(given.sizes(), packed.sizes) && given.dtype() == dtype_,
        Code::kInvalid, "saved_tensors_hooks: unpack gave ",
        given.defined() ? "another size or type of tensor" : "no tensor", ", expected size ",
        packed.sizes, " and type torch.", dtype_);
  if (grad_enabled() && output_ >= 0) return with_history(given);
  Tensor t = given.alias();
  t.impl()->wrapped_number = packed.wrapped_number;
  if (!grad_enabled() || !packed.edge) return t;
  if (packed.edge.node) {
    autograd_meta(t).begin(packed.edge.node, packed.edge.output);
    return t;
  }
  Ref<Node> to_leaf = Ref<Node>::adopt(new UnpackNode);
  add_edge(*to_leaf, packed.edge);
  attach(t, to_leaf);
  return t;
}

}  // namespace nnc
