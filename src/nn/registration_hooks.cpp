// SPDX-License-Identifier: Apache-2.0
// Hooks that see what modules register.
#include "graph/record.h"
#include "nn/edit.h"
#include "nn/init.h"
#include "nn/recorded.h"
#include "tensor/allocation_limit.h"

namespace nnc::nn {

// Note [Registration hooks]
// Hooks of all modules see what is to be registered, and may put something else into its place.
// PyTorch calls them while a module is being constructed; here a hook may ask the module anything,
// so it gets none that is half made: when a module is constructed, the hooks see what it has
// registered so far, its parameters, then its buffers, then its children. From then on they see
// what is registered before it is. Copies of modules are not shown, as in PyTorch.

namespace {

void run_hooks(ModuleHookPlace place, RegistrationHook::Entry& entry) {
  const NoInitialValues not_of_the_hosts(false);
  const AllocationLimit none;
  for (const ModuleHooks::Entry& e : hooks_of_all_modules(place)) {
    e.as<RegistrationHook>().run(entry);
  }
}

template <class T>
std::vector<T> entries_of(const AppendList<T>& list) {
  std::vector<T> copy;
  for (const T& e : list) copy.push_back(e);
  return copy;
}

// The entry of that name, if the list still has it.
template <class T>
T* find_named(std::vector<T>& list, const std::string& name) {
  for (T& e : list) {
    if (e.name == name) return &e;
  }
  return nullptr;
}

}  // namespace

Tensor Module::shown_parameter(const std::string& name, const Tensor& t) {
  if (!any_module_hooks() || !shows_.load() || !t.defined()) return t;
  RegistrationHook::Entry entry{*this, name, t, {}};
  run_hooks(ModuleHookPlace::kRegisterParameter, entry);
  check_parameter(name, entry.tensor);
  return entry.tensor;
}

Tensor Module::shown_buffer(const std::string& name, const Tensor& t) {
  if (!any_module_hooks() || !shows_.load()) return t;
  RegistrationHook::Entry entry{*this, name, t, {}};
  run_hooks(ModuleHookPlace::kRegisterBuffer, entry);
  return entry.tensor;
}

Ref<Module> Module::shown_module(const std::string& name, Ref<Module> child) {
  if (!any_module_hooks() || !shows_.load()) return child;
  RegistrationHook::Entry entry{*this, name, {}, std::move(child), true};
  run_hooks(ModuleHookPlace::kRegisterModule, entry);
  return entry.child;
}

void Module::show_registered() {
  if (shows_.exchange(true)) return;
  if (is_recording()) [[unlikely]]
    recorded_changes().made(*this);
  if (!any_module_hooks()) return;
  // What hooks register is shown by that.
  const auto parameters_so_far = entries_of(parameters());
  const auto buffers_so_far = entries_of(buffers());
  const auto children_so_far = entries_of(children());
  // The lists that are replaced stay: a hook may have given the module to another thread.
  const auto former = Ref<FormerLists>::adopt(new FormerLists);
  const auto prepare = [&](ModuleEdit& edit, const char* op) {
    former->lists.push_back(edit.former());
    edit.prepare(op);
    shown_lists_ = former;
  };
  for (const NamedTensor& p : parameters_so_far) {
    const Tensor t = shown_parameter(p.name, p.tensor);
    if (t.impl() == p.tensor.impl()) continue;
    ModuleEdit edit(*this);
    NamedTensor* const entry = find_named(edit.parameters(), p.name);
    if (!entry) continue;
    entry->tensor = t;
    prepare(edit, "register_parameter");
    NewParameter parameter(t);
    parameter.keep();
    edit.commit();
  }
  for (const Buffer& b : buffers_so_far) {
    const Tensor t = shown_buffer(b.name, b.tensor);
    if (t.impl() == b.tensor.impl()) continue;
    ModuleEdit edit(*this);
    Buffer* const entry = find_named(edit.buffers(), b.name);
    if (!entry) continue;
    entry->tensor = t;
    prepare(edit, "register_buffer");
    edit.commit();
  }
  for (const Child& c : children_so_far) {
    const Ref<Module> child = shown_module(c.name, c.module);
    if (child.get() == c.module.get()) continue;
    const TreeLock tree;
    ModuleEdit edit(*this);
    Child* const entry = find_named(edit.children(), c.name);
    if (!entry) continue;
    entry->module = child;
    prepare(edit, "register_module");
    edit.commit();
  }
}

}  // namespace nnc::nn
