// SPDX-License-Identifier: Apache-2.0
#include "nn/edit.h"

#include <type_traits>
#include <unordered_set>

#include "nn/computed.h"
#include "nn/entries.h"

namespace nnc::nn {

TreeLock::TreeLock() : lock_(Module::tree_lock()) {}

ModuleEdit::ModuleEdit(Module& m)
    : m_(m), lock_(m.names_lock_), former_(Ref<FormerLists>::adopt(new FormerLists)) {}

template <class T>
std::vector<T>& ModuleEdit::changed(std::optional<Copy<T>>& copy, const SharedList<T>& list) {
  if (!copy) {
    copy.emplace();
    for (const T& e : list.now()) copy->elements.push_back(e);
  }
  return copy->elements;
}

std::vector<NamedTensor>& ModuleEdit::parameters() {
  return changed(parameters_, m_.parameters_);
}
std::vector<Buffer>& ModuleEdit::buffers() {
  return changed(buffers_, m_.buffers_);
}
std::vector<Module::Child>& ModuleEdit::children() {
  return changed(children_, m_.children_);
}
std::vector<ModuleHooks::Computed>& ModuleEdit::computed() {
  if (!computed_) computed_ = m_.make_hooks().computed();
  return *computed_;
}

// Names lie in the lists.
template <class T>
void ModuleEdit::prepare_list(std::optional<Copy<T>>& copy, Module::List kind, const char* op) {
  if (!copy) {
    for (const auto& [name, place] : m_.names_) {
      if (place.list == kind) names_.emplace(name, place);
    }
    return;
  }
  copy->fresh = Ref<AppendList<T>>::adopt(new AppendList<T>);
  for (T& e : copy->elements) {
    Module::check_form(e.name, op);
    check(!names_.count(e.name), Code::kInvalid, op, ": attribute '", e.name, "' already exists");
    if (!m_.names_.count(e.name)) m_.check_attribute(e.name, op);
    const int64_t index = copy->fresh->size();
    names_.emplace(copy->fresh->append(std::move(e)).name, Module::Place{kind, index});
  }
}

void ModuleEdit::check_cycles(const char* op) {
  if (!children_) return;
  std::unordered_set<const Module*> before;
  for (const Module::Child& c : m_.children()) before.insert(c.module.get());
  for (const Module::Child& c : *children_->fresh) {
    if (!c.module || before.count(c.module.get())) continue;
    const bool cycle = m_.has_parent_.load() ? c.module->contains(&m_) : c.module.get() == &m_;
    check(!cycle, Code::kInvalid, op, ": '", c.name,
          "' contains the module it is to be registered with");
  }
}

// What stays where it is comes first: a name that is taken is an error of what is new.
void ModuleEdit::prepare(const char* op) {
  former_->lists.reserve(3);
  if (!parameters_) prepare_list(parameters_, Module::List::kParameters, op);
  if (!buffers_) prepare_list(buffers_, Module::List::kBuffers, op);
  if (!children_) prepare_list(children_, Module::List::kChildren, op);
  if (parameters_) prepare_list(parameters_, Module::List::kParameters, op);
  if (buffers_) prepare_list(buffers_, Module::List::kBuffers, op);
  if (children_) prepare_list(children_, Module::List::kChildren, op);
  check_cycles(op);
}

template <class T>
void ModuleEdit::commit_list(std::optional<Copy<T>>& copy, SharedList<T>& list) noexcept {
  if (copy) former_->lists.push_back(list.replace(std::move(copy->fresh)));
}

void ModuleEdit::commit() noexcept {
  if (children_) {
    for (const Module::Child& c : *children_->fresh) {
      if (c.module) c.module->has_parent_.store(true);
    }
  }
  std::swap(m_.names_, names_);
  commit_list(parameters_, m_.parameters_);
  commit_list(buffers_, m_.buffers_);
  commit_list(children_, m_.children_);
  if (computed_) m_.hooks()->swap_computed(*computed_);
}

Ref<FormerList> Module::edit_children(const char* op, EditChildren edit) {
  const TreeLock tree;
  ModuleEdit e(*this);
  edit(e.children());
  e.prepare(op);
  e.commit();
  return e.former();
}

Ref<FormerList> Module::edit_parameters(const char* op, EditParameters edit) {
  ModuleEdit e(*this);
  edit(e.parameters());
  e.prepare(op);
  e.commit();
  return e.former();
}

// ---- what replaces an entry of its own kind ----

template <class T>
bool Module::holds(const SharedList<T>& list, List kind, std::string_view name) const {
  const std::lock_guard lock(names_lock_);
  const auto place = names_.find(name);
  if (place == names_.end() || place->second.list != kind) return false;
  if constexpr (std::is_same_v<T, Child>)
    return true;
  else
    return !list.now()[place->second.index].computed;
}

void Module::check_replacement(const char* op, const NamedTensor& former, const Tensor& t,
                               bool is_buffer) const {
  check_unread(*this, former.name);
  const Tensor& old = former.tensor;
  if (is_free(former.name) || !old.defined()) return;
  check(t.defined(), Code::kUnsupported, op, ": '", former.name, "' of ", type_name(),
        " cannot become None: forward needs it");
  if (!is_buffer || is_uninitialized(old)) return;
  check(same_sizes(t.sizes(), old.sizes()) && t.dtype() == old.dtype(), Code::kUnsupported, op,
        ": '", former.name, "' of ", type_name(), " has sizes ", old.sizes(), " and is torch.",
        old.dtype(), ", a tensor of sizes ", t.sizes(), " and torch.", t.dtype(),
        " cannot replace it");
}

Ref<FormerList> Module::put_parameter(std::string name, const Tensor& given) {
  constexpr const char* kOp = "register_parameter";
  if (!holds(parameters_, List::kParameters, name)) {
    register_parameter(std::move(name), given);
    return nullptr;
  }
  Ref<FormerList> former;
  with_shown_parameter(name, given, [&](const Tensor& t) {
    former = edit_parameters(kOp, [&](std::vector<NamedTensor>& all) {
      for (const NamedTensor& e : all) {
        if (e.name == name) check_replacement(kOp, e, t, false);
      }
      put_entries(all, {NamedTensor{name, t}});
    });
  });
  return former;
}

Ref<FormerList> Module::put_buffer(std::string name, const Tensor& given, bool persistent) {
  constexpr const char* kOp = "register_buffer";
  if (!holds(buffers_, List::kBuffers, name)) {
    register_buffer(std::move(name), given, persistent);
    return nullptr;
  }
  const Tensor t = shown_buffer(name, given);
  ModuleEdit edit(*this);
  for (const Buffer& e : edit.buffers()) {
    if (e.name == name) check_replacement(kOp, e, t, true);
  }
  put_entries(edit.buffers(), {Buffer{{std::move(name), t}, persistent}});
  edit.prepare(kOp);
  edit.commit();
  return edit.former();
}

void Module::check_child_name(const std::string& name, const char* what) const {
  if (!holds(children_, List::kChildren, name)) check_name(name, what);
}

Ref<FormerList> Module::put_module(std::string name, Ref<Module> m, const char* op) {
  if (!holds(children_, List::kChildren, name)) {
    register_module(std::move(name), std::move(m), op);
    return nullptr;
  }
  m = shown_module(name, std::move(m));
  return edit_children(op, [&](std::vector<Child>& all) {
    put_entries(all, {Child{std::move(name), std::move(m)}});
  });
}

}  // namespace nnc::nn
