// SPDX-License-Identifier: Apache-2.0
// Changing all modules of a tree, and their tensors.
#include <unordered_set>

#include "base/undo.h"
#include "graph/record.h"
#include "nn/computed.h"
#include "ops/convert.h"
#include "ops/undo.h"
#include "tensor/replace_data.h"

namespace nnc::nn {

void Module::train(bool mode) {
  for (Module* m : modules()) m->set_training(mode);
}

// As PyTorch, through the children of each module, not through a list of all modules: one with
// several parents gets several calls.
void Module::apply(FunctionRef<void(Module&)> fn) {
  struct Frame {
    Ref<Module> module;
    std::vector<Child> children;
    size_t next = 0;
  };
  std::vector<Frame> stack;
  const auto enter = [&](Module& m) {
    stack.push_back({Ref<Module>::share(&m), m.named_children(), 0});
  };
  enter(*this);
  while (!stack.empty()) {
    Frame& f = stack.back();
    if (f.next < f.children.size()) {
      enter(*f.children[f.next++].module);
      continue;
    }
    fn(*f.module);
    stack.pop_back();
  }
}

void Module::zero_grad(bool set_to_none) {
  const std::vector<Tensor> parameters = parameter_tensors();
  if (set_to_none) {
    for (const Tensor& p : parameters) drop_grad(p);
    return;
  }
  const GradGuard off(false);
  struct Zeroed {
    Tensor parameter, grad;
    bool had_history;
  };
  std::vector<Zeroed> all;
  for (const Tensor& p : parameters) {
    const Tensor g = grad_of(p);
    if (!g.defined()) continue;
    all.push_back({p, requires_grad(g) ? detach(g) : g, requires_grad(g)});
    check_inplace(all.back().grad, "zero_grad");
  }
  for (const Zeroed& z : all) {
    ops::zero_(z.grad);
    if (z.had_history) replace_grad(z.parameter, z.grad);
  }
}

void Module::requires_grad_(bool on) {
  for (const Tensor& p : parameter_tensors()) set_requires_grad(p, on);
}

void Module::reset_parameters() {
  UndoLog log;
  for (const Tensor& t : parameter_tensors()) ops::note_values(t);
  for (const Tensor& t : buffer_tensors()) ops::note_values(t);
  // As in PyTorch, what is computed gets its values in vain: it is computed again.
  const ComputedScope computed(*this);
  check(reset(), Code::kUnsupported, "reset_parameters: '", type_name(),
        "' object has no attribute 'reset_parameters'");
  log.keep();
}

// The tensors stay the same objects, so optimizers keep hold of them. Note [Commit last].
void Module::convert(bool recurse, FunctionRef<Tensor(const Tensor&)> make) {
  const GradGuard off(false);
  std::vector<DataReplacement> conversions;
  std::unordered_set<const TensorImpl*> seen;
  const auto add = [&](const Tensor& t) {
    if (!t.defined() || !seen.insert(t.impl()).second) return;
    const Tensor fresh = make(t);
    if (fresh.defined()) conversions.push_back({t, fresh});
  };
  for (const Tensor& p : parameter_tensors(recurse)) {
    add(p);
    add(grad_of(p));
  }
  for (const Tensor& b : buffer_tensors(recurse)) add(b);
  for (DataReplacement& c : conversions) c.commit();
}

void Module::to(DType dtype) {
  check(is_floating(dtype), Code::kDtype,
        "to: nn.Module.to only accepts floating point dtypes, but got desired dtype=torch.", dtype);
  convert(true, [&](const Tensor& t) {
    const bool stays = !is_floating(t.dtype()) || t.dtype() == dtype;
    return stays ? Tensor() : ops::contiguous(ops::to_dtype(t, dtype));
  });
}

void Module::type(DType dtype) {
  convert(true, [&](const Tensor& t) {
    if (t.dtype() == dtype) return Tensor();
    check(is_floating(dtype) || !requires_grad(t), Code::kDtype,
          "type: data set to a tensor that requires gradients must be floating point, got torch.",
          dtype);
    return ops::contiguous(ops::to_dtype(t, dtype));
  });
}

// The new memory is as old as a write would have made it: what was saved for backward is not taken
// for unchanged.
void Module::to_empty(bool recurse) {
  convert(recurse, [](const Tensor& t) {
    check(!is_uninitialized(t), Code::kState, "to_empty: one of the tensors", kUninitialized);
    Tensor fresh = Tensor::empty(t.sizes(), t.dtype());
    fresh.impl()->storage->set_version(t.version() + 1);
    return fresh;
  });
}

}  // namespace nnc::nn
