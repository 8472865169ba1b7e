// SPDX-License-Identifier: Apache-2.0
// Making containers from text: of modules and parameters in lists, dicts and pairs.
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "nn/container.h"
#include "nn/make.h"
#include "nn/text_tensor.h"

namespace nnc::nn {
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
    std::vector<std::pair<std::string, Tensor>> entries;
    for (const auto& [name, tensor] : pairs_of(*v, ParameterDict::kClass)) {
      entries.emplace_back(name, parameter_of(tensor));
    }
    // As torch's update(), which trusts the order of an OrderedDict alone.
    if (v->is_dict() && !v->is_ordered_dict()) {
      std::sort(entries.begin(), entries.end(),
                [](const auto& a, const auto& b) { return a.first < b.first; });
    }
    for (const auto& [name, tensor] : entries) register_as_is(*dict, name, tensor);
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

// torch.nn.Container(a=ReLU(), b=None), which has no forward.
Ref<Module> make_container(const ModuleArgs& a) {
  Ref<Module> m = Ref<Module>::adopt(new Container(a.signature().name()));
  for (int64_t i = 0; i < a.call.keyword_count(); ++i) {
    const NamedValue child = a.call.keyword(i);
    m->register_module(std::string(child.name), a.module_of(child.value));
  }
  return m;
}

}  // namespace

Span<const ModuleType> container_types() {
  static constexpr ModuleType kTypes[] = {
      {"Module()", make_container},
      {"Container(**kwargs)", make_container},
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
  return kTypes;
}

}  // namespace nnc::nn
