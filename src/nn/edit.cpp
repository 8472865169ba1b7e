// SPDX-License-Identifier: Apache-2.0
#include "nn/edit.h"

namespace nnc::nn {

TreeLock::TreeLock() : lock_(process_mutex(ProcessLock::kModuleTrees)) {}

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
  // Who was there needs no look: most are in the same order as before, but for one that was taken
  // out, put in or replaced.
  const AppendList<Module::Child>& before = m_.children();
  const auto was_there = [&](int64_t at, const Module::Child& c) {
    return at < before.size() && before[at].module == c.module;
  };
  int64_t next = 0;
  for (const Module::Child& c : *children_->fresh) {
    if (was_there(next, c) || was_there(next + 1, c)) {
      next += was_there(next, c) ? 1 : 2;
      continue;
    }
    if (!c.module) continue;
    const bool cycle = m_.has_parent_.load() ? c.module->contains(&m_) : c.module.get() == &m_;
    check(!cycle, Code::kInvalid, op, ": '", c.name,
          "' contains the module it is to be registered with");
  }
}

// What stays where it is comes first: a name that is taken is an error of what is new.
void ModuleEdit::prepare(const char* op) {
  former_->lists.reserve(3);
  names_.reserve(m_.names_.size() + 1);
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

void ModuleEdit::commit() noexcept {  // NOLINT(bugprone-exception-escape)
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

}  // namespace nnc::nn
