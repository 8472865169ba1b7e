// SPDX-License-Identifier: Apache-2.0
// Registering under names that are taken: what has the name is replaced.
#include <algorithm>

#include "graph/record.h"
#include "nn/computed.h"
#include "nn/edit.h"
#include "nn/init.h"
#include "nn/recorded.h"

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

int64_t Module::place_in(List kind, std::string_view name) const {
  const auto at = names_.find(name);
  return at != names_.end() && at->second.list == kind ? at->second.index : -1;
}

void Module::rename(std::string_view from, std::string_view to, int64_t index) {
  auto node = names_.extract(from);
  node.key() = to;
  node.mapped().index = index;
  names_.insert(std::move(node));
}

template <class T, class Change>
Ref<FormerList> Module::replace_in(SharedList<T>& list, int64_t i, const Change& change) {
  const AppendList<T>& now = list.now();
  const int64_t n = now.size();
  T element = now[i];
  change(element);
  if (shows_.load()) check_recorded(*this, element);
  Ref<AppendList<T>> fresh = now.with(i, element);
  // Nothing below fails. Names lie in the lists: those that lie elsewhere now are found by that.
  const int64_t own = std::min(AppendList<T>::leaf_end(i), n);
  for (int64_t k = AppendList<T>::leaf_begin(i); k < own; ++k)
    rename(now[k].name, (*fresh)[k].name, k);
  for (int64_t k = std::max(own, AppendList<T>::leaf_begin(n - 1)); k < n; ++k)
    rename(now[k].name, (*fresh)[k].name, k);
  return list.replace(std::move(fresh));
}

template <class T>
Ref<FormerList> Module::remove_in(SharedList<T>& list, int64_t i,
                                  FunctionRef<void(const T&)> ready) {
  const AppendList<T>& now = list.now();
  Ref<AppendList<T>> fresh = now.without(i);
  ready(now[i]);
  note_change_by_hook();
  // Nothing below fails.
  names_.erase(now[i].name);
  for (int64_t k = AppendList<T>::leaf_begin(i), n = now.size(); k < n; ++k) {
    const int64_t place = k < i ? k : k - 1;
    if (k != i) rename(now[k].name, (*fresh)[place].name, place);
  }
  return list.replace(std::move(fresh));
}

Ref<FormerList> Module::remove_child(FindChild find, FunctionRef<void(const Child&)> ready) {
  const TreeLock tree;
  const std::lock_guard lock(names_lock_);
  return remove_in(children_, find(children()), ready);
}

Ref<FormerList> Module::remove_parameter(FindParameter find,
                                         FunctionRef<void(const NamedTensor&)> ready) {
  const std::lock_guard lock(names_lock_);
  return remove_in(parameters_, find(parameters()), ready);
}

void Module::find_or_add_parameter(const std::string& name, FunctionRef<Tensor()> make,
                                   FunctionRef<void(const NamedTensor&)> ready, const char* op) {
  const std::lock_guard lock(names_lock_);
  if (const int64_t i = place_in(List::kParameters, name); i >= 0) return ready(parameters()[i]);
  const NamedTensor fresh{name, make()};
  add_locked(parameters_, List::kParameters, fresh, op, [&] { ready(fresh); });
}

Ref<FormerList> Module::replace_child(FindChild find, Ref<Module> m, const char* op) {
  const TreeLock tree;
  const std::lock_guard lock(names_lock_);
  std::optional<ChildOrder> order;
  const Ref<FormerList> former = replace_in(children_, find(children()), [&](Child& c) {
    if (m) order.emplace(check_no_cycle(c.name, *m, op));
    c.module = std::move(m);
  });
  if (order) order->commit();
  return former;
}

Ref<FormerList> Module::replace_parameter(FindParameter find, const Tensor& t) {
  const std::lock_guard lock(names_lock_);
  return replace_in(parameters_, find(parameters()), [&](NamedTensor& e) { e.tensor = t; });
}

template <class T, class Change>
Ref<FormerList> Module::put_locked(SharedList<T>& list, List kind, T element, const Change& change,
                                   const char* what) {
  if (const int64_t i = place_in(kind, element.name); i >= 0) {
    check_not_computed(element.name, what);
    return replace_in(list, i, change);
  }
  add_locked(list, kind, std::move(element), what);
  return {};
}

Ref<FormerList> Module::put_parameter(const std::string& name, const Tensor& given) {
  constexpr const char* kWhat = "register_parameter";
  const bool taken = check_replaceable(name, List::kParameters, kWhat);
  check_parameter(name, given);
  if (!taken) NoInitialValues::count(given);
  NewParameter parameter(given);  // which hooks see as one
  const Tensor t = shown_parameter(name, given);
  const bool replaced = t.impl() != given.impl();
  NewParameter other(replaced ? t : Tensor());
  const std::lock_guard lock(names_lock_);
  Ref<FormerList> former = put_locked(
      parameters_, List::kParameters, NamedTensor{name, t}, [&](NamedTensor& e) { e.tensor = t; },
      kWhat);
  (replaced ? other : parameter).keep();
  return former;
}

Ref<FormerList> Module::put_buffer(const std::string& name, const Tensor& given,
                                   std::optional<bool> persistent) {
  constexpr const char* kWhat = "register_buffer";
  if (!check_replaceable(name, List::kBuffers, kWhat)) NoInitialValues::count(given);
  const Tensor t = shown_buffer(name, given);
  const auto change = [&](Buffer& b) {
    b.tensor = t, b.persistent = persistent.value_or(b.persistent);
  };
  const std::lock_guard lock(names_lock_);
  return put_locked(buffers_, List::kBuffers, Buffer{{name, t}, persistent.value_or(true)}, change,
                    kWhat);
}

Ref<FormerList> Module::put_module(const std::string& name, Ref<Module> m, const char* op) {
  check_replaceable(name, List::kChildren, op);
  m = shown_module(name, std::move(m));
  const TreeLock tree;
  std::optional<ChildOrder> order;
  if (m) order.emplace(check_no_cycle(name, *m, op));
  const std::lock_guard lock(names_lock_);
  Ref<FormerList> former = put_locked(
      children_, List::kChildren, Child{name, m}, [&](Child& c) { c.module = m; }, op);
  if (order) order->commit();
  return former;
}

}  // namespace nnc::nn
