// SPDX-License-Identifier: Apache-2.0
// Modules that hold modules.
#include "nn/container.h"

#include <algorithm>

#include "nn/entries.h"
#include "nn/make.h"

namespace nnc::nn {
namespace {

[[noreturn]] void fail_no_forward(const char* name) {
  fail(Code::kUnsupported, name, ": Module [", name,
       "] is missing the required \"forward\" function");
}

void number(std::vector<Module::Child>& list, size_t from) {
  for (size_t i = from; i < list.size(); ++i) list[i].name = std::to_string(i);
}

}  // namespace

int64_t place_of(int64_t index, int64_t n, const char* op) {
  check(index >= -n && index < n, Code::kIndex, op, ": index ", index, " is out of range");
  return index < 0 ? index + n : index;
}

// As Python adjusts the bounds of a slice.
std::vector<int64_t> places_of(const Slice& s, int64_t n, const char* op) {
  check(s.step != 0, Code::kInvalid, op, ": slice step cannot be zero");
  const bool up = s.step > 0;
  const auto bound = [n, up](int64_t v) {
    if (v < 0) v += n;
    return std::clamp(v, up ? int64_t{0} : int64_t{-1}, up ? n : n - 1);
  };
  const int64_t end = bound(s.end);
  std::vector<int64_t> places;
  for (int64_t i = bound(s.start); up ? i < end : i > end;) {
    places.push_back(i);
    if (up ? s.step >= end - i : s.step <= end - i) break;
    i += s.step;
  }
  return places;
}

// ---- ModuleSequence ----

Ref<Module> ModuleSequence::at(int64_t index, const char* op) const {
  const AppendList<Child>& list = children();
  return list[place_of(index, list.size(), op)].module;
}

void ModuleSequence::append(Ref<Module> m, const char* op) {
  append_module(std::move(m), op);
}

void ModuleSequence::add_all(const std::vector<Ref<Module>>& list) {
  for (const Ref<Module>& m : list) append(m);
}

Ref<FormerList> ModuleSequence::extend(const std::vector<Ref<Module>>& list, const char* op) {
  std::vector<Ref<Module>> more;
  more.reserve(list.size());
  for (const Ref<Module>& m : list) {
    more.push_back(shown_module(std::to_string(length() + static_cast<int64_t>(more.size())), m));
  }
  return edit_children(op, [&](std::vector<Child>& all) {
    for (const Ref<Module>& m : more) all.push_back({std::to_string(all.size()), m});
  });
}

Ref<FormerList> ModuleSequence::insert(int64_t index, Ref<Module> m, const char* op) {
  return edit_children(op, [&](std::vector<Child>& all) {
    const auto n = static_cast<int64_t>(all.size());
    check(index >= -n && index <= n, Code::kIndex, op, ": Index out of range: ", index);
    const int64_t at = index < 0 ? index + n : index;
    all.insert(all.begin() + at, {{}, std::move(m)});
    number(all, static_cast<size_t>(at));
  });
}

Ref<FormerList> ModuleSequence::set(int64_t index, Ref<Module> m, const char* op) {
  const AppendList<Child>& list = children();  // another thread may put one in its place
  const std::string name = list[place_of(index, list.size(), op)].name;
  m = shown_module(name, std::move(m));
  const auto find = [&](const AppendList<Child>& all) { return place_of(index, all.size(), op); };
  return replace_child(find, std::move(m), op);
}

Ref<FormerList> ModuleSequence::remove(int64_t index, const char* op, TakeChild ready) {
  return edit_children(op, [&](std::vector<Child>& all) {
    const auto at = all.begin() + place_of(index, static_cast<int64_t>(all.size()), op);
    ready(*at);
    all.erase(at);
    number(all, 0);
  });
}

Ref<FormerList> ModuleSequence::remove(const Slice& s, const char* op) {
  return edit_children(op, [&](std::vector<Child>& all) {
    std::vector<bool> removed(all.size());
    for (const int64_t i : places_of(s, static_cast<int64_t>(all.size()), op)) {
      removed[static_cast<size_t>(i)] = true;
    }
    std::vector<Child> kept;
    for (size_t i = 0; i < all.size(); ++i) {
      if (!removed[i]) kept.push_back(std::move(all[i]));
    }
    all.swap(kept);
    number(all, 0);
  });
}

Ref<Module> ModuleSequence::concat(const ModuleSequence& other) const {
  const Ref<ModuleSequence> all = make_empty();
  for (const Child& c : children()) all->append(c.module);
  for (const Child& c : other.children()) all->append(c.module);
  return all;
}

// ---- Sequential: each child gets the outputs of the one before ----

std::vector<Tensor> Sequential::forward(const Inputs& in) {
  return call_chain(in);
}

Ref<ModuleSequence> Sequential::make_empty() const {
  return made(new Sequential({}));
}

// The children keep their names.
Ref<Module> Sequential::slice(const Slice& s, const char* op) const {
  const AppendList<Child>& list = children();
  const Ref<ModuleSequence> part = make_empty();
  for (const int64_t i : places_of(s, list.size(), op)) {
    part->register_module(list[i].name, list[i].module);
  }
  return part;
}

// ---- ModuleList: has no forward of its own ----

std::vector<Tensor> ModuleList::forward(const Inputs&) {
  fail_no_forward(kClass);
}

Ref<ModuleSequence> ModuleList::make_empty() const {
  return made(new ModuleList({}));
}

Ref<Module> ModuleList::slice(const Slice& s, const char* op) const {
  const AppendList<Child>& list = children();
  const Ref<ModuleSequence> part = make_empty();
  for (const int64_t i : places_of(s, list.size(), op)) part->append(list[i].module);
  return part;
}

// ---- ModuleDict ----

std::vector<Tensor> ModuleDict::forward(const Inputs&) {
  fail_no_forward(kClass);
}

Ref<FormerList> ModuleDict::set(const std::vector<Child>& entries, const char* op) {
  // A new one is added to the list, which takes no time for what is in it.
  if (entries.size() == 1) return put_module(entries[0].name, entries[0].module, op);
  std::vector<Child> shown = entries;
  for (Child& c : shown) c.module = shown_module(c.name, std::move(c.module));
  return edit_children(op, [&](std::vector<Child>& all) { put_entries(all, shown); });
}

Ref<FormerList> ModuleDict::remove(std::string_view key, const char* op, TakeChild ready) {
  const auto find = [&](const AppendList<Child>&) {
    return found_key(place_in(List::kChildren, key), key, op);
  };
  return remove_child(find, ready);
}

Ref<FormerList> ModuleDict::clear(const char* op) {
  return edit_children(op, [](std::vector<Child>& all) { all.clear(); });
}

}  // namespace nnc::nn
