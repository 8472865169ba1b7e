// SPDX-License-Identifier: Apache-2.0
// Modules that hold modules.
#include "nn/container.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "nn/entries.h"
#include "nn/make.h"
#include "nn/text_tensor.h"

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
  register_module(std::to_string(length()), std::move(m), op);
}

void ModuleSequence::add_all(const std::vector<Ref<Module>>& list) {
  for (const Ref<Module>& m : list) append(m);
}

Ref<FormerList> ModuleSequence::extend(const std::vector<Ref<Module>>& list, const char* op) {
  return edit_children(op, [&](std::vector<Child>& all) {
    for (const Ref<Module>& m : list) all.push_back({std::to_string(all.size()), m});
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
  return edit_children(op, [&](std::vector<Child>& all) {
    const int64_t at = place_of(index, static_cast<int64_t>(all.size()), op);
    all[static_cast<size_t>(at)].module = std::move(m);
  });
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
    std::vector<int64_t> places = places_of(s, static_cast<int64_t>(all.size()), op);
    std::sort(places.begin(), places.end());
    for (size_t k = places.size(); k-- > 0;) all.erase(all.begin() + places[k]);
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

Ref<Module> ModuleDict::find(std::string_view key) const {
  const Child* const child = child_named(key);
  return child ? child->module : nullptr;
}

Ref<FormerList> ModuleDict::set(const std::vector<Child>& entries, const char* op) {
  return edit_children(op, [&](std::vector<Child>& all) { put_entries(all, entries); });
}

Ref<FormerList> ModuleDict::remove(std::string_view key, const char* op, TakeChild ready) {
  return edit_children(op, [&](std::vector<Child>& all) { ready(take_entry(all, key, op)); });
}

Ref<FormerList> ModuleDict::clear(const char* op) {
  return edit_children(op, [](std::vector<Child>& all) { all.clear(); });
}

namespace {

// The one argument of a container as text: nothing if it is left out, None, or came in kwargs.
std::optional<Value> text_of(const ModuleArgs& a, const char* name) {
  if (a.is_none(name) || a.typed(name)) return std::nullopt;
  return a.call.size() > 0 ? a.call[0] : a.call.keyword(0).value;
}

// What a dict, or a list of pairs, says; of an equal key the last value counts, in the place of the
// first.
std::vector<std::pair<std::string, Value>> pairs_of(const Value& v, const char* op) {
  std::vector<std::pair<std::string, Value>> all;
  std::unordered_map<std::string, size_t> places;
  for (int64_t i = 0; i < v.size(); ++i) {
    const bool pair = v.is_dict() || (v[i].is_sequence() && v[i].size() == 2);
    check(pair, Code::kInvalid, op, ": ", describe(v[i]), " at ", v[i].place(),
          " is not a pair of a name and a value");
    const Value key = v.is_dict() ? v[i] : v[i][0], value = v.is_dict() ? v[i + 1] : v[i][1];
    if (v.is_dict()) ++i;
    check(key.is_string(), Code::kInvalid, op, ": the name at ", key.place(),
          " should be a string, got ", describe(key));
    const auto [place, fresh] = places.emplace(std::string(key.as_string()), all.size());
    if (fresh)
      all.emplace_back(key.as_string(), value);
    else
      all[place->second].second = value;
  }
  return all;
}

Ref<Module> make_module_dict(const ModuleArgs& a) {
  const Ref<Module> dict = made(new ModuleDict);
  const std::optional<Value> v = text_of(a, "modules");
  if (v && (v->is_dict() || v->is_sequence())) {
    for (const auto& [name, module] : pairs_of(*v, ModuleDict::kClass)) {
      dict->register_module(name, a.module_of(module));
    }
  } else if (!a.is_none("modules")) {
    const Ref<Module> from = a.module("modules");
    a.require(dynamic_cast<const ModuleDict*>(from.get()) != nullptr, "modules",
              "must be a dict or a list of pairs, got ", from->type_name());
    for (const Module::Child& c : from->children()) dict->register_module(c.name, c.module);
  }
  return dict;
}

// Registering makes a parameter require gradients; one that says otherwise keeps that.
void register_as_is(Module& m, const std::string& name, const Tensor& p) {
  const bool wanted = requires_grad(p);
  m.register_parameter(name, p);
  if (!wanted) set_requires_grad(p, false);
}

// The parameters that are printed as children follow.
void add_printed(Module& m, const Value& call) {
  for (int64_t i = 0; i < call.child_count(); ++i) {
    const NamedValue child = call.child(i);
    if (is_tensor_call(child.value)) {
      register_as_is(m, std::string(child.name), parameter_of(child.value));
    }
  }
}

Ref<Module> make_parameter_dict(const ModuleArgs& a) {
  const Ref<Module> dict = made(new ParameterDict);
  if (const std::optional<Value> v = text_of(a, "parameters")) {
    a.require(v->is_dict() || v->is_sequence(), "parameters",
              "must be a dict or a list of pairs, got ", describe(*v));
    for (const auto& [name, tensor] : pairs_of(*v, ParameterDict::kClass)) {
      register_as_is(*dict, name, parameter_of(tensor));
    }
  }
  add_printed(*dict, a.call);
  return dict;
}

Ref<Module> make_parameter_list(const ModuleArgs& a) {
  const std::optional<Value> v = text_of(a, "values");
  Ref<Module> list = made(new ParameterList(v ? std::vector<Tensor>() : a.tensors("values")));
  a.require(!v || v->is_sequence(), "values", "must be a list of tensors");
  for (int64_t i = 0; v && i < v->size(); ++i) {
    register_as_is(*list, std::to_string(i), parameter_of((*v)[i]));
  }
  add_printed(*list, a.call);
  return list;
}

Ref<Module> make_parameter(const ModuleArgs&) {
  fail(Code::kInvalid,
       "Parameter: is a tensor and no module; text makes it in ParameterList and "
       "ParameterDict");
}

std::vector<Ref<Module>> positional_modules(const ModuleArgs& a) {
  std::vector<Ref<Module>> all;
  for (int64_t i = 0; i < a.call.size(); ++i) all.push_back(a.module_of(a.call[i]));
  return all;
}

// The elements of the argument: a list, or a container whose children they are.
std::vector<Ref<Module>> listed_modules(const ModuleArgs& a, const char* name) {
  std::vector<Ref<Module>> all;
  if (a.is_none(name)) return all;
  if (const std::optional<Value> v = text_of(a, name)) {
    if (v->is_sequence()) {
      for (int64_t i = 0; i < v->size(); ++i) all.push_back(a.module_of((*v)[i]));
      return all;
    }
    a.require(v->is_call(), name, "must be a list of modules, got ", a.shown(name));
  }
  const Ref<Module> m = a.module(name);
  a.require(dynamic_cast<const ModuleSequence*>(m.get()) != nullptr, name,
            "must be a list of modules, got ", m->type_name());
  for (const Module::Child& c : m->children()) all.push_back(c.module);
  return all;
}

// An OrderedDict names the modules.
Ref<Module> make_sequential(const ModuleArgs& a) {
  if (a.call.size() != 1 || !a.call[0].is_ordered_dict()) {
    return made(new Sequential(positional_modules(a)));
  }
  Ref<Module> m = made(new Sequential({}));
  for (const auto& [name, module] : pairs_of(a.call[0], Sequential::kClass)) {
    m->register_module(name, a.module_of(module));
  }
  return m;
}

constexpr ModuleType kTypes[] = {
    {"Sequential(*args)", make_sequential},
    {"ModuleList(modules=None)",
     [](const ModuleArgs& a) -> Ref<Module> {
       return made(new ModuleList(listed_modules(a, "modules")));
     }},
    {"ModuleDict(modules=None)", make_module_dict},
    {"ParameterList(values=None)", make_parameter_list},
    {"ParameterDict(parameters=None)", make_parameter_dict},
    {"Parameter(data=None, requires_grad=True)", make_parameter},
};

}  // namespace

Span<const ModuleType> container_types() {
  return kTypes;
}

}  // namespace nnc::nn
