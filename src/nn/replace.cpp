// SPDX-License-Identifier: Apache-2.0
// Registering under names that are taken: what has the name is replaced.
#include "graph/record.h"
#include "nn/computed.h"
#include "nn/entries.h"

namespace nnc::nn {

bool Module::check_replaceable(const std::string& name, List kind, const char* what) const {
  const ReadGuard lock(names_lock_);
  const auto at = names_.find(name);
  const bool taken = at != names_.end() && at->second.list == kind;
  if (taken)
    check_not_computed(name, what);
  else
    check_free_name(name, what);
  return taken;
}

void Module::check_not_computed(const std::string& name, const char* what) const {
  check(!source_of(*this, name), Code::kInvalid, what, ": attribute '", name, "' already exists");
}

Ref<FormerList> Module::put_parameter(const std::string& name, const Tensor& given) {
  constexpr const char* kWhat = "register_parameter";
  if (!check_replaceable(name, List::kParameters, kWhat)) {
    register_parameter(name, given);
    return {};
  }
  check_parameter(name, given);
  NewParameter parameter(given);
  const Tensor t = shown_parameter(name, given);
  const bool replaced = t.impl() != given.impl();
  NewParameter other(replaced ? t : Tensor());
  const std::vector<NamedTensor> entry{{name, t}};
  Ref<FormerList> former = edit_parameters(kWhat, [&](std::vector<NamedTensor>& all) {
    check_not_computed(name, kWhat);
    put_entries(all, entry);
  });
  (replaced ? other : parameter).keep();
  return former;
}

Ref<FormerList> Module::put_buffer(const std::string& name, const Tensor& given, bool persistent) {
  constexpr const char* kWhat = "register_buffer";
  if (!check_replaceable(name, List::kBuffers, kWhat)) {
    register_buffer(name, given, persistent);
    return {};
  }
  const Tensor t = shown_buffer(name, given);
  ModuleEdit edit(*this);
  check_not_computed(name, kWhat);
  std::vector<Buffer>& all = edit.buffers();
  // Somebody else may have removed it meanwhile.
  auto at = find_entry(all, name);
  if (at == all.end()) at = all.insert(at, Buffer{{name, t}});
  at->tensor = t;
  at->persistent = persistent;
  edit.prepare(kWhat);
  edit.commit();
  return edit.former();
}

Ref<FormerList> Module::put_module(const std::string& name, Ref<Module> m, const char* op) {
  if (!check_replaceable(name, List::kChildren, op)) {
    register_module(name, std::move(m), op);
    return {};
  }
  const std::vector<Child> entry{{name, shown_module(name, std::move(m))}};
  return edit_children(op, [&](std::vector<Child>& all) { put_entries(all, entry); });
}

}  // namespace nnc::nn
