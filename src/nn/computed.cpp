// SPDX-License-Identifier: Apache-2.0
#include "nn/computed.h"

#include "nn/container.h"
#include "nn/parametrization_list.h"

namespace nnc::nn {

ComputedScope::ComputedScope(Module& m) {
  const ModuleHooks* const own = m.hooks();
  if (!own) return;
  const std::vector<ModuleHooks::Computed> computed = own->computed();
  if (computed.empty()) return;
  std::vector<Tensor> tensors;
  tensors.reserve(computed.size());
  for (const ModuleHooks::Computed& c : computed) tensors.push_back(c.source->compute(m, true));
  replacements_.emplace();
  for (size_t i = 0; i < computed.size(); ++i) {
    if (const NamedTensor* e = m.tensor_named(computed[i].name)) replacements_->put(*e, tensors[i]);
  }
  replacements_->apply();
}

Tensor Module::value_of(const NamedTensor& entry) {
  const Tensor* const replaced = t_replacements ? t_replacements->find(entry) : nullptr;
  if (replaced) return *replaced;
  if (!entry.computed) return entry.tensor;
  if (const Ref<TensorSource> source = source_of(*this, entry.name)) {
    return source->compute(*this, false);
  }
  // It is computed no longer: another list has the tensor.
  const NamedTensor* const now = tensor_named(entry.name);
  check(now && !now->computed, Code::kState, "'", entry.name, "' of ", type_name(),
        " is being changed by another thread");
  return now->tensor;
}

Ref<TensorSource> source_of(const Module& m, std::string_view name) {
  const ModuleHooks* const own = m.hooks();
  if (!own) return {};
  for (ModuleHooks::Computed& c : own->computed()) {
    if (c.name == name) return std::move(c.source);
  }
  return {};
}

void check_initialized(const Tensor& t, std::string_view name, const Module& m) {
  check(!is_uninitialized(t), Code::kState, "'", name, "' of ", m.type_name(),
        " is uninitialized; call the module once before");
}

void check_changeable(const Module& m, std::string_view name) {
  const bool holds =
      dynamic_cast<const ParameterList*>(&m) || dynamic_cast<const ParameterDict*>(&m);
  check(!holds, Code::kUnsupported, "parameters of ", m.type_name(), " cannot be computed");
  check(!dynamic_cast<const ParametrizationList*>(&m), Code::kUnsupported, "'", name,
        "' is what a parametrized tensor is computed from");
  const ModuleHooks* const own = m.hooks();
  if (!own) return;
  for (const ModuleHooks::Computed& c : own->computed()) {
    check(!c.source->reads(name), Code::kUnsupported, "'", name, "' is what '", c.name,
          "' is computed from");
  }
}

Tensor own_parameter(const Module& m, const std::string& name) {
  const NamedTensor* const e = m.tensor_named(name);
  const bool there = e && (e->computed || !e->tensor.defined() || e->tensor.impl()->is_parameter);
  check(there, Code::kUnknown, m.type_name(), " has no parameter '", name, "'");
  check(!e->computed, Code::kInvalid, "parameter '", name, "' of ", m.type_name(),
        " is computed already");
  check(e->tensor.defined(), Code::kInvalid, "parameter '", name, "' of ", m.type_name(),
        " is None");
  check_initialized(e->tensor, name, m);
  check_changeable(m, name);
  return e->tensor;
}

namespace {

[[noreturn]] void fail_changed(const std::string& name) {
  fail(Code::kState, "'", name, "' has been changed by somebody else meanwhile");
}

// The entry of that name.
NamedTensor& entry_of(ModuleEdit& edit, const std::string& name) {
  const auto p = find_entry(edit.parameters(), name);
  if (p != edit.parameters().end()) return *p;
  const auto b = find_entry(edit.buffers(), name);
  if (b == edit.buffers().end()) fail_changed(name);
  return *b;
}

}  // namespace

void set_source(ModuleEdit& edit, const std::string& name, const Tensor& own,
                const Ref<TensorSource>& source) {
  NamedTensor& entry = entry_of(edit, name);
  if (entry.computed || !entry.tensor.same(own)) fail_changed(name);
  entry.tensor = Tensor::empty({0}, own.dtype());
  entry.computed = true;
  edit.computed().push_back({name, source});
}

void set_tensor(ModuleEdit& edit, const std::string& name, const Ref<TensorSource>& source,
                const Tensor& t) {
  const auto at = find_entry(edit.computed(), name);
  if (at == edit.computed().end() || at->source.get() != source.get()) fail_changed(name);
  edit.computed().erase(at);
  NamedTensor& entry = entry_of(edit, name);
  entry.tensor = t;
  entry.computed = false;
}

}  // namespace nnc::nn
