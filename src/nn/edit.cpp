// SPDX-License-Identifier: Apache-2.0
#include "nn/edit.h"

#include <unordered_set>

#include "nn/recorded.h"

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
    if (m_.shows_.load()) check_recorded(m_, e);
    const int64_t index = copy->fresh->size();
    names_.emplace(copy->fresh->append(std::move(e)).name, Module::Place{kind, index});
  }
}

void ModuleEdit::check_cycles(const char* op) {
  if (!children_) return;
  std::unordered_set<const Module*> checked;
  for (const Module::Child& c : *children_->fresh) {
    if (!c.module || ChildOrder::holds(m_, *c.module)) continue;
    if (checked.insert(c.module.get()).second)
      orders_.push_back(m_.check_no_cycle(c.name, *c.module, op));
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
  for (ChildOrder& each : orders_) each.commit();
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
