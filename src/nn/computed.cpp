// SPDX-License-Identifier: Apache-2.0
#include "nn/computed.h"

#include "base/undo.h"
#include "nn/container.h"
#include "nn/parametrization_list.h"

namespace nnc::nn {

ModuleLists::ModuleLists(const Module& m) {
  const ReadGuard lock(m.names_lock_);
  parameters = &m.parameters();
  buffers = &m.buffers();
  if (const ModuleHooks* const own = m.hooks()) computed = own->computed();
}

const NamedTensor* ModuleLists::find(std::string_view name) const {
  for (const NamedTensor& p : *parameters) {
    if (p.name == name) return &p;
  }
  for (const Buffer& b : *buffers) {
    if (b.name == name) return &b;
  }
  return nullptr;
}

namespace {

bool same_sources(const ModuleLists& a, const ModuleLists& b) {
  return std::equal(a.computed.begin(), a.computed.end(), b.computed.begin(), b.computed.end(),
                    [](const auto& x, const auto& y) {
                      return x.name == y.name && x.source.get() == y.source.get();
                    });
}

// Calls use() with the lists of m as they are now, or as the call around it keeps them, and with
// what keeps to them. If it fails while another thread changes what is computed, it is called anew.
void with_lists(Module& m, FunctionRef<void(const ModuleLists&)> use) {
  const ModuleLists* const around = t_replacements ? t_replacements->lists_of(m) : nullptr;
  for (;;) {
    const ModuleLists lists = around ? *around : ModuleLists(m);
    try {
      return use(lists);
    } catch (const Error&) {
      if (around || same_sources(lists, ModuleLists(m))) throw;
    }
  }
}

}  // namespace

ComputedScope::ComputedScope(Module& m) {
  if (!m.hooks()) return;
  with_lists(m, [&](const ModuleLists& lists) {
    replacements_.reset();
    if (lists.computed.empty()) return;
    replacements_.emplace();
    replacements_->keep(m, lists);
    replacements_->apply();
    std::vector<Tensor> tensors;
    tensors.reserve(lists.computed.size());
    for (const ModuleHooks::Computed& c : lists.computed) {
      tensors.push_back(c.source->compute(m, true));
    }
    for (size_t i = 0; i < tensors.size(); ++i) {
      if (const NamedTensor* e = lists.find(lists.computed[i].name)) {
        replacements_->put(*e, tensors[i]);
      }
    }
  });
}

Tensor Module::value_of(const NamedTensor& entry) {
  if (t_replacements) {
    if (const Tensor* const replaced = t_replacements->find(entry)) return *replaced;
    const ModuleLists* const kept = t_replacements->lists_of(*this);
    const NamedTensor* const former = kept ? kept->find(entry.name) : nullptr;
    const Tensor* const replaced = former ? t_replacements->find(*former) : nullptr;
    if (replaced) return *replaced;
  }
  if (!entry.computed) return entry.tensor;
  Tensor value;
  with_lists(*this, [&](const ModuleLists& lists) {
    for (const ModuleHooks::Computed& c : lists.computed) {
      if (c.name != entry.name) continue;
      Replacements reading;
      reading.keep(*this, lists);
      reading.apply();
      UndoLog log;  // spectral_norm iterates, and may fail behind that
      value = c.source->compute(*this, false);
      log.keep();
      return;
    }
    // It is computed no longer: another list has the tensor.
    const NamedTensor* const now = lists.find(entry.name);
    value = now ? now->tensor : entry.tensor;
  });
  return value;
}

Tensor part_of(Module& m, const std::string& name) {
  const ModuleLists* const kept = t_replacements ? t_replacements->lists_of(m) : nullptr;
  const NamedTensor* const e = kept ? kept->find(name) : m.tensor_named(name);
  check(e && e->tensor.defined(), Code::kState, m.type_name(), " has no '", name, "'");
  return m.value_of(*e);
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

bool holds_parameters(const Module& m) {
  return dynamic_cast<const ParameterList*>(&m) || dynamic_cast<const ParameterDict*>(&m);
}

void check_changeable(const Module& m, std::string_view name) {
  check(!holds_parameters(m), Code::kUnsupported, "parameters of ", m.type_name(),
        " cannot be computed");
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
NamedTensor& named_entry(ModuleEdit& edit, const std::string& name) {
  const auto p = find_entry(edit.parameters(), name);
  if (p != edit.parameters().end()) return *p;
  const auto b = find_entry(edit.buffers(), name);
  if (b == edit.buffers().end()) fail_changed(name);
  return *b;
}

}  // namespace

void set_source(ModuleEdit& edit, const std::string& name, const Tensor& own,
                const Ref<TensorSource>& source) {
  NamedTensor& entry = named_entry(edit, name);
  if (entry.computed || !entry.tensor.same(own)) fail_changed(name);
  entry.computed = true;
  edit.computed().push_back({name, source});
}

void set_tensor(ModuleEdit& edit, const std::string& name, const Ref<TensorSource>& source,
                const Tensor& t) {
  const auto at = find_entry(edit.computed(), name);
  if (at == edit.computed().end() || at->source.get() != source.get()) fail_changed(name);
  edit.computed().erase(at);
  NamedTensor& entry = named_entry(edit, name);
  entry.tensor = t;
  entry.computed = false;
}

}  // namespace nnc::nn
