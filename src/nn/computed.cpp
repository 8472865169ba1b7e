// SPDX-License-Identifier: Apache-2.0
#include "nn/computed.h"

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
  const Ref<TensorSource> source = source_of(*this, entry.name);
  return source ? source->compute(*this, false) : entry.tensor;
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

Tensor own_parameter(const Module& m, const std::string& name) {
  const NamedTensor* const e = m.tensor_named(name);
  const bool there = e && !e->computed && (!e->tensor.defined() || e->tensor.impl()->is_parameter);
  check(there, Code::kUnknown, m.type_name(), " has no parameter '", name, "'");
  check(e->tensor.defined(), Code::kInvalid, "parameter '", name, "' of ", m.type_name(),
        " is None");
  check_initialized(e->tensor, name, m);
  return e->tensor;
}

namespace {

// The entry of that name, which is there.
NamedTensor& entry_of(ModuleEdit& edit, const std::string& name) {
  const auto p = find_entry(edit.parameters(), name);
  if (p != edit.parameters().end()) return *p;
  return *find_entry(edit.buffers(), name);
}

}  // namespace

void set_source(ModuleEdit& edit, const std::string& name, const Ref<TensorSource>& source) {
  NamedTensor& entry = entry_of(edit, name);
  entry.tensor = Tensor::empty({0}, entry.tensor.dtype());
  entry.computed = true;
  erase_entry(edit.computed(), name);
  edit.computed().push_back({name, source});
}

void set_tensor(ModuleEdit& edit, const std::string& name, const Tensor& t) {
  NamedTensor& entry = entry_of(edit, name);
  entry.tensor = t;
  entry.computed = false;
  erase_entry(edit.computed(), name);
}

}  // namespace nnc::nn
