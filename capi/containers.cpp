// SPDX-License-Identifier: Apache-2.0
// Modules that hold modules or parameters, and what they hold.
#include "nnc/containers.h"

#include "capi/former_list.h"
#include "capi/module_lists.h"
#include "capi/objects.h"
#include "nn/container.h"

using namespace nnc;
using namespace nnc::capi;
using namespace nnc::nn;

namespace {

// The container of class C behind a handle.
template <class C>
C& container(nnc_module* h, const char* name) {
  Module& m = arg(h, name);
  auto* const c = dynamic_cast<C*>(&m);
  const bool same_name = m.type_name() == C::kClass;
  check(c != nullptr, Code::kInvalid, name, " is a ", m.type_name(),
        same_name ? " of nnc_module_container" : "", ", expected a ", C::kClass);
  return *c;
}
#define SEQUENTIAL container<Sequential>(sequential, "sequential")
#define LIST_OF_MODULES container<ModuleList>(module_list, "module_list")
#define DICT_OF_MODULES container<ModuleDict>(module_dict, "module_dict")
#define LIST_OF_PARAMETERS container<ParameterList>(parameter_list, "parameter_list")
#define DICT_OF_PARAMETERS container<ParameterDict>(parameter_dict, "parameter_dict")

// How many elements; -1 for what is no such container.
template <class C>
int64_t length(nnc_module* h) {
  return read<Module>(h, Kind::kModule, int64_t{-1}, [](Module& m) {
    const auto* c = dynamic_cast<const C*>(&looked_at(m));
    return c ? c->length() : -1;
  });
}

// The modules of a Sequential or a ModuleList.
std::vector<Ref<Module>> elements(nnc_module* h, const char* name) {
  return modules_in(container<ModuleSequence>(h, name));
}

void put(const Call& c, const Out<nnc_tensor*>& out, const Tensor& t) {
  c.put(out.pointer, t);
}

// A change that takes something out: change(ready) has to call ready() with that before it commits.
template <class T, class F>
nnc_error* take(const char* op, nnc_ctx* ctx, const Out<T*>& out, const F& change) {
  return guard(op, ctx, [&](const Call& c) {
    check_out(out);
    T* taken = nullptr;
    try {
      change_list(
          [&] { return change([&](const auto& v) { put(c, Out<T*>(&taken, "out"), v); }); });
    } catch (...) {
      release_handle(taken);
      throw;
    }
    *out.pointer = taken;
  });
}

// ---- dictionaries ----

Ref<Named> collect(const AppendList<Module::Child>& list) {
  Ref<Named> named = Ref<Named>::adopt(new Named);
  for (const Module::Child& e : list) named->add({e.name, {}, e.module});
  return named;
}
Ref<Named> collect(const AppendList<NamedTensor>& list) {
  Ref<Named> named = Ref<Named>::adopt(new Named);
  for (const NamedTensor& e : list) named->add({e.name, e.tensor, {}});
  return named;
}

// What stands under a key.
Ref<Module> found(const ModuleDict& dict, const char* key) {
  const Module::Child* const child = dict.find(key);
  check(child != nullptr, Code::kUnknown, "there is no key '", key, "'");
  return child->module;
}
Tensor found(const ParameterDict& dict, const char* key) {
  Tensor t = dict.find(key);
  check(t.defined(), Code::kUnknown, "there is no key '", key, "'");
  return t;
}
bool is_there(const Module::Child* child) {
  return child != nullptr;
}
bool is_there(const Tensor& t) {
  return t.defined();
}
// 1, 0, or -1 for what is no such container.
template <class C>
int32_t contains(nnc_module* h, const char* key) {
  return read<Module>(h, Kind::kModule, int32_t{-1}, [key](Module& m) {
    const auto* c = dynamic_cast<const C*>(&looked_at(m));
    return c && key ? int32_t{is_there(c->find(key))} : -1;
  });
}

nnc_error* take_module(const char* op, nnc_ctx* ctx, nnc_module** out,
                       FunctionRef<Ref<FormerList>(TakeChild)> change) {
  return take(op, ctx, OUT(out), [&](const auto& ready) {
    return change([&](const Module::Child& e) { ready(e.module); });
  });
}
nnc_error* take_parameter(const char* op, nnc_ctx* ctx, nnc_tensor** out,
                          FunctionRef<Ref<FormerList>(TakeParameter)> change) {
  return take(op, ctx, OUT(out), [&](const auto& ready) {
    return change([&](const NamedTensor& e) { ready(e.tensor); });
  });
}
nnc_error* take_item(const char* op, nnc_ctx* ctx, nnc_named** out,
                     FunctionRef<Ref<FormerList>(TakeParameter)> change) {
  return take(op, ctx, OUT(out), [&](const auto& ready) {
    return change([&](const NamedTensor& e) {
      Ref<Named> item = Ref<Named>::adopt(new Named);
      item->add({e.name, e.tensor, {}});
      ready(item);
    });
  });
}

std::vector<Module::Child> modules_of(const Named& named) {
  std::vector<Module::Child> list;
  for (int64_t i = 0; const std::optional<Named::Entry> e = named.at(i); ++i) {
    check(!e->tensor.defined(), Code::kInvalid, "'", e->key, "' is a tensor, expected a module");
    list.push_back({e->key, e->module});
  }
  return list;
}

Tensor get_or(const ParameterDict& dict, const char* key, const Tensor& otherwise) {
  const Tensor t = dict.find(key);
  return t.defined() ? t : otherwise;
}

Ref<Module> dict_of(const std::vector<NamedTensor>& entries) {
  const Ref<ParameterDict> dict = Ref<ParameterDict>::adopt(new ParameterDict);
  dict->show_registered();
  for (const NamedTensor& e : entries) dict->register_parameter(e.name, e.tensor);
  return dict;
}
Ref<Module> from_keys(const ParameterDict&, const Named& keys, const Tensor& value) {
  std::vector<NamedTensor> entries;
  for (int64_t i = 0; const std::optional<Named::Entry> e = keys.at(i); ++i) {
    entries.push_back({e->key, as_parameter(value, "nnc_parameter_dict_fromkeys")});
  }
  return dict_of(entries);
}

nnc_error* set_default(const char* op, nnc_ctx* ctx, nnc_module* parameter_dict, const char* key,
                       nnc_tensor* default_value, nnc_tensor** out) {
  return take(op, ctx, OUT(out), [&](const auto& ready) {
    return DICT_OF_PARAMETERS.set_default(ARG(key), OPT(default_value), op,
                                          [&](const NamedTensor& e) { ready(e.tensor); });
  });
}

}  // namespace

// ---- Sequential ----

int64_t nnc_sequential_len(nnc_module* sequential) {
  return length<Sequential>(sequential);
}

nnc_error* nnc_sequential_get(nnc_ctx* ctx, nnc_module* sequential, int64_t idx, nnc_module** out) {
  return PUT(out, SEQUENTIAL.at(idx, "nnc_sequential_get"));
}

nnc_error* nnc_sequential_slice(nnc_ctx* ctx, nnc_module* sequential, int64_t start, int64_t end,
                                int64_t step, nnc_module** out) {
  return PUT(out, SEQUENTIAL.slice({start, end, step}, "nnc_sequential_slice"));
}

nnc_error* nnc_sequential_set(nnc_ctx* ctx, nnc_module* sequential, int64_t idx,
                              nnc_module* module) {
  return CHANGE(SEQUENTIAL.set(idx, OPT(module), "nnc_sequential_set"));
}

nnc_error* nnc_sequential_delete(nnc_ctx* ctx, nnc_module* sequential, int64_t idx) {
  return CHANGE(SEQUENTIAL.remove(idx, "nnc_sequential_delete"));
}

nnc_error* nnc_sequential_delete_slice(nnc_ctx* ctx, nnc_module* sequential, int64_t start,
                                       int64_t end, int64_t step) {
  return CHANGE(SEQUENTIAL.remove(Slice{start, end, step}, "nnc_sequential_delete_slice"));
}

nnc_error* nnc_sequential_pop(nnc_ctx* ctx, nnc_module* sequential, int64_t key, nnc_module** out) {
  return take_module(__func__, ctx, out, [&](TakeChild ready) {
    return SEQUENTIAL.remove(key, "nnc_sequential_pop", ready);
  });
}

nnc_error* nnc_sequential_append(nnc_ctx* ctx, nnc_module* sequential, nnc_module* module) {
  return RUN(SEQUENTIAL.append(OPT(module), "nnc_sequential_append"));
}

nnc_error* nnc_sequential_insert(nnc_ctx* ctx, nnc_module* sequential, int64_t index,
                                 nnc_module* module) {
  return CHANGE(SEQUENTIAL.insert(index, share(&ARG(module)), "nnc_sequential_insert"));
}

nnc_error* nnc_sequential_extend(nnc_ctx* ctx, nnc_module* sequential, nnc_module* modules) {
  return CHANGE(SEQUENTIAL.extend(elements(modules, "modules"), "nnc_sequential_extend"));
}

nnc_error* nnc_sequential_concat(nnc_ctx* ctx, nnc_module* sequential, nnc_module* other,
                                 nnc_module** out) {
  return PUT(out, SEQUENTIAL.concat(container<Sequential>(other, "other")));
}

// ---- ModuleList ----

int64_t nnc_module_list_len(nnc_module* module_list) {
  return length<ModuleList>(module_list);
}

nnc_error* nnc_module_list_get(nnc_ctx* ctx, nnc_module* module_list, int64_t idx,
                               nnc_module** out) {
  return PUT(out, LIST_OF_MODULES.at(idx, "nnc_module_list_get"));
}

nnc_error* nnc_module_list_slice(nnc_ctx* ctx, nnc_module* module_list, int64_t start, int64_t end,
                                 int64_t step, nnc_module** out) {
  return PUT(out, LIST_OF_MODULES.slice({start, end, step}, "nnc_module_list_slice"));
}

nnc_error* nnc_module_list_set(nnc_ctx* ctx, nnc_module* module_list, int64_t idx,
                               nnc_module* module) {
  return CHANGE(LIST_OF_MODULES.set(idx, OPT(module), "nnc_module_list_set"));
}

nnc_error* nnc_module_list_delete(nnc_ctx* ctx, nnc_module* module_list, int64_t idx) {
  return CHANGE(LIST_OF_MODULES.remove(idx, "nnc_module_list_delete"));
}

nnc_error* nnc_module_list_delete_slice(nnc_ctx* ctx, nnc_module* module_list, int64_t start,
                                        int64_t end, int64_t step) {
  return CHANGE(LIST_OF_MODULES.remove(Slice{start, end, step}, "nnc_module_list_delete_slice"));
}

nnc_error* nnc_module_list_pop(nnc_ctx* ctx, nnc_module* module_list, int64_t key,
                               nnc_module** out) {
  return take_module(__func__, ctx, out, [&](TakeChild ready) {
    return LIST_OF_MODULES.remove(key, "nnc_module_list_pop", ready);
  });
}

nnc_error* nnc_module_list_append(nnc_ctx* ctx, nnc_module* module_list, nnc_module* module) {
  return RUN(LIST_OF_MODULES.append(OPT(module), "nnc_module_list_append"));
}

nnc_error* nnc_module_list_insert(nnc_ctx* ctx, nnc_module* module_list, int64_t index,
                                  nnc_module* module) {
  return CHANGE(LIST_OF_MODULES.insert(index, OPT(module), "nnc_module_list_insert"));
}

nnc_error* nnc_module_list_extend(nnc_ctx* ctx, nnc_module* module_list, nnc_module* modules) {
  return CHANGE(LIST_OF_MODULES.extend(elements(modules, "modules"), "nnc_module_list_extend"));
}

nnc_error* nnc_module_list_concat(nnc_ctx* ctx, nnc_module* module_list, nnc_module* other,
                                  nnc_module** out) {
  return PUT(out, LIST_OF_MODULES.concat(container<ModuleList>(other, "other")));
}

// ---- ModuleDict ----

int64_t nnc_module_dict_len(nnc_module* module_dict) {
  return length<ModuleDict>(module_dict);
}

int32_t nnc_module_dict_contains(nnc_module* module_dict, const char* key) {
  return contains<ModuleDict>(module_dict, key);
}

nnc_error* nnc_module_dict_get(nnc_ctx* ctx, nnc_module* module_dict, const char* key,
                               nnc_module** out) {
  return PUT(out, found(DICT_OF_MODULES, ARG(key)));
}

nnc_error* nnc_module_dict_set(nnc_ctx* ctx, nnc_module* module_dict, const char* key,
                               nnc_module* module) {
  return CHANGE(DICT_OF_MODULES.set({{ARG(key), OPT(module)}}, "nnc_module_dict_set"));
}

nnc_error* nnc_module_dict_pop(nnc_ctx* ctx, nnc_module* module_dict, const char* key,
                               nnc_module** out) {
  return take_module(__func__, ctx, out, [&](TakeChild ready) {
    return DICT_OF_MODULES.remove(ARG(key), "nnc_module_dict_pop", ready);
  });
}

nnc_error* nnc_module_dict_update(nnc_ctx* ctx, nnc_module* module_dict, nnc_named* modules) {
  return CHANGE(DICT_OF_MODULES.set(modules_of(ARG(modules)), "nnc_module_dict_update"));
}

nnc_error* nnc_module_dict_delete(nnc_ctx* ctx, nnc_module* module_dict, const char* key) {
  return CHANGE(DICT_OF_MODULES.remove(ARG(key), "nnc_module_dict_delete"));
}

nnc_error* nnc_module_dict_clear(nnc_ctx* ctx, nnc_module* module_dict) {
  return CHANGE(DICT_OF_MODULES.clear("nnc_module_dict_clear"));
}

nnc_error* nnc_module_dict_keys(nnc_ctx* ctx, nnc_module* module_dict, nnc_named** out) {
  return PUT(out, collect(DICT_OF_MODULES.children()));
}

nnc_error* nnc_module_dict_items(nnc_ctx* ctx, nnc_module* module_dict, nnc_named** out) {
  return PUT(out, collect(DICT_OF_MODULES.children()));
}

nnc_error* nnc_module_dict_values(nnc_ctx* ctx, nnc_module* module_dict, nnc_named** out) {
  return PUT(out, collect(DICT_OF_MODULES.children()));
}

// ---- ParameterDict ----

int64_t nnc_parameter_dict_len(nnc_module* parameter_dict) {
  return length<ParameterDict>(parameter_dict);
}

int32_t nnc_parameter_dict_contains(nnc_module* parameter_dict, const char* key) {
  return contains<ParameterDict>(parameter_dict, key);
}

nnc_error* nnc_parameter_dict_at(nnc_ctx* ctx, nnc_module* parameter_dict, const char* key,
                                 nnc_tensor** out) {
  return PUT(out, found(DICT_OF_PARAMETERS, ARG(key)));
}

nnc_error* nnc_parameter_dict_get(nnc_ctx* ctx, nnc_module* parameter_dict, const char* key,
                                  nnc_tensor* default_value, nnc_tensor** out) {
  return PUT(out, get_or(DICT_OF_PARAMETERS, ARG(key), OPT(default_value)));
}

nnc_error* nnc_parameter_dict_set(nnc_ctx* ctx, nnc_module* parameter_dict, const char* key,
                                  nnc_tensor* value) {
  return CHANGE(DICT_OF_PARAMETERS.set({{ARG(key), ARG(value)}}, "nnc_parameter_dict_set"));
}

nnc_error* nnc_parameter_dict_setdefault(nnc_ctx* ctx, nnc_module* parameter_dict, const char* key,
                                         nnc_tensor* default_value, nnc_tensor** out) {
  return set_default(__func__, ctx, parameter_dict, key, default_value, out);
}

nnc_error* nnc_parameter_dict_pop(nnc_ctx* ctx, nnc_module* parameter_dict, const char* key,
                                  nnc_tensor** out) {
  return take_parameter(__func__, ctx, out, [&](TakeParameter ready) {
    return DICT_OF_PARAMETERS.remove(ARG(key), "nnc_parameter_dict_pop", ready);
  });
}

nnc_error* nnc_parameter_dict_popitem(nnc_ctx* ctx, nnc_module* parameter_dict, nnc_named** out) {
  return take_item(__func__, ctx, out, [&](TakeParameter ready) {
    return DICT_OF_PARAMETERS.remove_last("nnc_parameter_dict_popitem", ready);
  });
}

nnc_error* nnc_parameter_dict_update(nnc_ctx* ctx, nnc_module* parameter_dict,
                                     nnc_named* parameters) {
  return CHANGE(DICT_OF_PARAMETERS.set(ARG(parameters).tensors(), "nnc_parameter_dict_update"));
}

nnc_error* nnc_parameter_dict_copy(nnc_ctx* ctx, nnc_module* parameter_dict, nnc_module** out) {
  return PUT(out, dict_of(DICT_OF_PARAMETERS.entries()));
}

nnc_error* nnc_parameter_dict_fromkeys(nnc_ctx* ctx, nnc_module* parameter_dict, nnc_named* keys,
                                       nnc_tensor* default_value, nnc_module** out) {
  return PUT(out, from_keys(DICT_OF_PARAMETERS, ARG(keys), ARG(default_value)));
}

nnc_error* nnc_parameter_dict_delete(nnc_ctx* ctx, nnc_module* parameter_dict, const char* key) {
  return CHANGE(DICT_OF_PARAMETERS.remove(ARG(key), "nnc_parameter_dict_delete"));
}

nnc_error* nnc_parameter_dict_clear(nnc_ctx* ctx, nnc_module* parameter_dict) {
  return CHANGE(DICT_OF_PARAMETERS.clear("nnc_parameter_dict_clear"));
}

nnc_error* nnc_parameter_dict_keys(nnc_ctx* ctx, nnc_module* parameter_dict, nnc_named** out) {
  return PUT(out, collect(DICT_OF_PARAMETERS.parameters()));
}

nnc_error* nnc_parameter_dict_items(nnc_ctx* ctx, nnc_module* parameter_dict, nnc_named** out) {
  return PUT(out, collect(DICT_OF_PARAMETERS.parameters()));
}

nnc_error* nnc_parameter_dict_values(nnc_ctx* ctx, nnc_module* parameter_dict, nnc_named** out) {
  return PUT(out, collect(DICT_OF_PARAMETERS.parameters()));
}

// ---- ParameterList ----

int64_t nnc_parameter_list_len(nnc_module* parameter_list) {
  return length<ParameterList>(parameter_list);
}

nnc_error* nnc_parameter_list_get(nnc_ctx* ctx, nnc_module* parameter_list, int64_t idx,
                                  nnc_tensor** out) {
  return PUT(out, LIST_OF_PARAMETERS.at(idx, "nnc_parameter_list_get"));
}

nnc_error* nnc_parameter_list_slice(nnc_ctx* ctx, nnc_module* parameter_list, int64_t start,
                                    int64_t end, int64_t step, nnc_module** out) {
  return PUT(out, LIST_OF_PARAMETERS.slice({start, end, step}, "nnc_parameter_list_slice"));
}

nnc_error* nnc_parameter_list_set(nnc_ctx* ctx, nnc_module* parameter_list, int64_t idx,
                                  nnc_tensor* param) {
  return CHANGE(LIST_OF_PARAMETERS.set(idx, ARG(param), "nnc_parameter_list_set"));
}

nnc_error* nnc_parameter_list_append(nnc_ctx* ctx, nnc_module* parameter_list, nnc_tensor* value) {
  return CHANGE(LIST_OF_PARAMETERS.extend({ARG(value)}, "nnc_parameter_list_append"));
}

nnc_error* nnc_parameter_list_extend(nnc_ctx* ctx, nnc_module* parameter_list,
                                     nnc_tensor* const* values, int64_t n_values) {
  return CHANGE(LIST_OF_PARAMETERS.extend(LIST(values), "nnc_parameter_list_extend"));
}
