// SPDX-License-Identifier: Apache-2.0
// Deep copies.
#include <unordered_map>

#include "graph/record.h"
#include "nn/init.h"
#include "nn/module.h"
#include "nn/recorded.h"
#include "ops/convert.h"

namespace nnc::nn {
namespace {

// Copies of tensors, each made once.
class TensorCopies {
 public:
  Tensor of(const Tensor& t, const std::string& name) {
    if (!t.defined()) return t;
    auto [place, added] = copies_.try_emplace(t.impl());
    if (!added) return place->second.copy;
    check(is_leaf(t), Code::kState, "deepcopy: '", name, "' has a history; only tensors that are ",
          "leaves of a graph can be copied");
    const GradGuard off(false);
    const bool lazy = is_uninitialized(t);
    const Tensor copy = place->second.copy = lazy ? Tensor::empty({0}, t.dtype()) : ops::clone(t);
    if (lazy) copy.impl()->uninitialized = true;
    place->second.original = t;
    copy.impl()->is_parameter = t.impl()->is_parameter.load();
    // As in PyTorch, parameters lose theirs.
    const Tensor g = t.impl()->is_parameter ? Tensor() : grad_of(t);
    if (g.defined()) set_grad(copy, detach(ops::clone(g)), "deepcopy");
    return copy;
  }
  // As the originals do. A parameter that a load with assign has put there may be of integers.
  void finish() const {
    for (const auto& [impl, pair] : copies_) {
      if (is_floating(pair.copy.dtype()))
        set_requires_grad(pair.copy, requires_grad(pair.original));
    }
  }

 private:
  struct Pair {
    Tensor original, copy;
  };
  std::unordered_map<const TensorImpl*, Pair> copies_;
};

// An entry that is computed, without the tensor of the original.
template <class T>
T in_vain(T entry) {
  entry.tensor = Tensor::empty({0}, entry.tensor.dtype());
  return entry;
}

}  // namespace

Ref<Module> Module::deep_copy() {
  const std::vector<Module*> originals = modules();
  std::unordered_map<const Module*, Ref<Module>> copies;
  for (const Module* m : originals) {
    check(m->copy_object_ != nullptr, Code::kUnsupported, "deepcopy: a module of class ",
          m->type_name(), " cannot be copied");
    const Ref<Module> copy = Ref<Module>::adopt(m->copy_object_(*m));
    copy->copy_hooks(*m);
    copy->shows_.store(false);  // what is the original's
    copies.emplace(m, copy);
  }
  TensorCopies tensors;
  for (const Module* m : originals) {
    Module& copy = *copies.at(m);
    for (const NamedTensor& p : m->parameters()) {
      NoInitialValues::count(p.tensor);
      if (p.computed)
        copy.add(copy.parameters_, List::kParameters, in_vain(p), "deepcopy");
      else
        copy.add(copy.parameters_, List::kParameters,
                 NamedTensor{p.name, tensors.of(current(p), p.name)}, "deepcopy");
    }
    for (const Buffer& b : m->buffers()) {
      if (b.computed)
        copy.add(copy.buffers_, List::kBuffers, in_vain(b), "deepcopy");
      else
        copy.register_buffer(b.name, tensors.of(current(b), b.name), b.persistent,
                             b.may_be_missing);
    }
    for (const Child& c : m->children()) {
      const auto child = copies.find(c.module.get());
      // Who registers one meanwhile has it in the original alone.
      if (child != copies.end())
        copy.register_module(c.name, child->second);
      else if (!c.module)
        copy.register_module(c.name, nullptr);
    }
  }
  tensors.finish();
  for (const auto& [original, copy] : copies) {
    copy->shows_.store(true);
    if (is_recording()) [[unlikely]]
      recorded_changes().made(*copy);
  }
  return copies.at(this);
}

}  // namespace nnc::nn
