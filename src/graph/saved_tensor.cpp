// SPDX-License-Identifier: Apache-2.0
#include "graph/saved_tensor.h"

#include "graph/as_strided.h"
#include "graph/autograd_meta.h"

namespace nnc {

SavedTensor SavedTensor::input(const Tensor& t) {
  SavedTensor s;
  if (!t.defined()) return s;
  s.tensor_ = t;
  s.version_ = t.version();
  return s;
}

SavedTensor SavedTensor::output(const Tensor& t, int32_t nr) {
  SavedTensor s;
  s.tensor_ = t.alias();
  s.version_ = t.version();
  s.output_ = nr;
  return s;
}

void SavedTensor::release() {
  released_ |= tensor_.defined();
  tensor_ = Tensor();
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
}  // namespace

Tensor SavedTensor::unpack(Node& owner) const {
  check(!released_, Code::kState,
        "backward: Trying to backward through the graph a second time (or directly access saved "
        "tensors after they have already been freed). Saved intermediate values of the graph are "
        "freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you "
        "need to backward through the graph a second time or if you need to access saved tensors "
        "after calling backward.");
  if (!tensor_.defined()) return tensor_;
  if (tensor_.version() != version_) {
    if (output_ >= 0) fail_modified(tensor_, version_, owner.name(), output_);
    const AutogradMeta* m = autograd_meta_or_null(tensor_);
    const bool made = m && m->grad_fn;
    fail_modified(tensor_, version_, made ? m->grad_fn->name() : nullptr, made ? m->output : 0);
  }
  if (output_ < 0 || !grad_enabled()) return tensor_;
  Tensor t = tensor_.alias();
  AutogradMeta& m = autograd_meta(t);
  if (owner.slices) {
    m.grad_fn = look_at(Edge{Ref<Node>::share(owner.slices), nullptr, 0}, owner.slices->base,
                        owner.slices->view, t.dtype());
  } else {
    m.grad_fn = Ref<Node>::share(&owner);
    m.output = output_;
  }
  return t;
}

}  // namespace nnc
