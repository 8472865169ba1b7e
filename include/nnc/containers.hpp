// SPDX-License-Identifier: Apache-2.0
// Modules that hold modules or parameters, for C++. Include <nnc/nnc.hpp>.
//
// A copy means the same container. What for goes over is what is there when it begins.
#ifndef NNC_CONTAINERS_HPP
#define NNC_CONTAINERS_HPP

#include <nnc/nn.hpp>

namespace nnc {

using NamedModules = std::vector<std::pair<std::string, Module>>;

namespace detail {

class Container : public Module {
 protected:
  explicit Container(const char* text) : Module(Text(text)) {}
  explicit Container(nnc_module* owned) : Module(owned) {}
};

// What was found at a module is one of a class.
template <class Self>
Self container_of(const Module& module, int64_t length, const char* name) {
  if (length < 0)
    throw Error(module.defined() ? NNC_E_INVALID : NNC_E_HANDLE, name,
                module.defined() ? "the module is another one" : "an undefined module");
  return Self(share(module.get()));
}

// A list of modules; C is the functions of C.
template <class Self, class C>
class ModulesInOrder : public Container {
 public:
  explicit ModulesInOrder(nnc_module* owned) : Container(owned) {}
  // The handle of a module that is one: Sequential::of(net.submodule("layers")).
  static Self of(const Module& module) {
    return container_of<Self>(module, C::len(module.get()), C::name);
  }
  int64_t size() const { return answer(C::len(get()), C::size, "module"); }
  // Indices count from the end if they are negative.
  Module operator[](Int index) const {
    return Module(detail::make<nnc_module>(C::get, current, get(), index));
  }
  Self slice(Int start, Int end, Int step = 1) const {
    return Self(detail::make<nnc_module>(C::slice, current, get(), start, end, step));
  }
  void set(Int index, const Module& module) const {
    check(C::set(current, get(), index, module.get()));
  }
  const Self& append(const Module& module) const {
    check(C::append(current, get(), module.get()));
    return self();
  }
  const Self& insert(Int index, const Module& module) const {
    check(C::insert(current, get(), index, module.get()));
    return self();
  }
  // With what another Sequential or ModuleList has.
  const Self& extend(const Module& modules) const {
    check(C::extend(current, get(), modules.get()));
    return self();
  }
  const Self& extend(const std::vector<Module>& modules) const {
    for (const Module& module : modules) append(module);
    return self();
  }
  void remove(Int index) const { check(C::remove(current, get(), index)); }
  Module pop(Int index) const {
    return Module(detail::make<nnc_module>(C::pop, current, get(), index));
  }
  EntryIterator<Module> begin() const {
    std::vector<Module> modules;
    for (int64_t i = 0, n = size(); i < n; ++i) modules.push_back((*this)[i]);
    return EntryIterator<Module>(std::move(modules));
  }
  EntryIterator<Module> end() const { return {}; }

 protected:
  explicit ModulesInOrder(const char* text) : Container(text) {}

 private:
  const Self& self() const { return static_cast<const Self&>(*this); }
};

struct SequentialFunctions {
  static constexpr const char *name = "nnc::Sequential", *size = "nnc::Sequential::size";
  static constexpr auto len = nnc_sequential_len;
  static constexpr auto get = nnc_sequential_get;
  static constexpr auto slice = nnc_sequential_slice;
  static constexpr auto set = nnc_sequential_set;
  static constexpr auto append = nnc_sequential_append;
  static constexpr auto insert = nnc_sequential_insert;
  static constexpr auto extend = nnc_sequential_extend;
  static constexpr auto remove = nnc_sequential_delete;
  static constexpr auto pop = nnc_sequential_pop;
};
struct ModuleListFunctions {
  static constexpr const char *name = "nnc::ModuleList", *size = "nnc::ModuleList::size";
  static constexpr auto len = nnc_module_list_len;
  static constexpr auto get = nnc_module_list_get;
  static constexpr auto slice = nnc_module_list_slice;
  static constexpr auto set = nnc_module_list_set;
  static constexpr auto append = nnc_module_list_append;
  static constexpr auto insert = nnc_module_list_insert;
  static constexpr auto extend = nnc_module_list_extend;
  static constexpr auto remove = nnc_module_list_delete;
  static constexpr auto pop = nnc_module_list_pop;
};

}  // namespace detail

// Modules one after another, named "0", "1", ...: Sequential{Linear(2, 3), ReLU()}, or by names of
// yours: Sequential{{"fc", Linear(2, 3)}, {"relu", ReLU()}}. In braces, because the order in which
// a call's arguments are made, and draw their initial values, is any.
class Sequential : public detail::ModulesInOrder<Sequential, detail::SequentialFunctions> {
 public:
  Sequential() : ModulesInOrder("Sequential()") {}
  explicit Sequential(nnc_module* owned) : ModulesInOrder(owned) {}
  Sequential(std::initializer_list<Module> modules) : Sequential(std::vector<Module>(modules)) {}
  explicit Sequential(const std::vector<Module>& modules) : Sequential() { extend(modules); }
  Sequential(std::initializer_list<NamedModules::value_type> modules)
      : Sequential(NamedModules(modules)) {}
  explicit Sequential(const NamedModules& modules) : Sequential() {
    for (const auto& [name, module] : modules) add(name, module);
  }
};

// Modules in a list, for a forward of yours: for (const nnc::Module& layer : layers) x = layer(x);
class ModuleList : public detail::ModulesInOrder<ModuleList, detail::ModuleListFunctions> {
 public:
  ModuleList() : ModulesInOrder("ModuleList()") {}
  explicit ModuleList(nnc_module* owned) : ModulesInOrder(owned) {}
  ModuleList(std::initializer_list<Module> modules) : ModuleList(std::vector<Module>(modules)) {}
  explicit ModuleList(const std::vector<Module>& modules) : ModuleList() { extend(modules); }
};

// Modules under keys: for (const auto& [key, module] : dict) ...
class ModuleDict : public detail::Container {
 public:
  using Entry = NamedModules::value_type;
  ModuleDict() : Container("ModuleDict()") {}
  explicit ModuleDict(nnc_module* owned) : Container(owned) {}
  ModuleDict(std::initializer_list<Entry> modules) : ModuleDict(NamedModules(modules)) {}
  explicit ModuleDict(const NamedModules& modules) : ModuleDict() { update(modules); }
  static ModuleDict of(const Module& module) {
    return detail::container_of<ModuleDict>(module, nnc_module_dict_len(module.get()),
                                            "nnc::ModuleDict");
  }
  int64_t size() const {
    return detail::answer(nnc_module_dict_len(get()), "nnc::ModuleDict::size", "module");
  }
  bool contains(const Text& key) const {
    detail::answer(nnc_module_dict_len(get()), "nnc::ModuleDict::contains", "module");
    return nnc_module_dict_contains(get(), key.get()) == 1;
  }
  Module operator[](const Text& key) const {
    return Module(detail::make<nnc_module>(nnc_module_dict_get, detail::current, get(), key.get()));
  }
  void set(const Text& key, const Module& module) const {
    check(nnc_module_dict_set(detail::current, get(), key.get(), module.get()));
  }
  void update(const NamedModules& modules) const {
    for (const auto& [key, module] : modules) set(key, module);
  }
  void remove(const Text& key) const {
    check(nnc_module_dict_delete(detail::current, get(), key.get()));
  }
  Module pop(const Text& key) const {
    return Module(detail::make<nnc_module>(nnc_module_dict_pop, detail::current, get(), key.get()));
  }
  void clear() const { check(nnc_module_dict_clear(detail::current, get())); }
  NamedModules items() const {
    NamedModules list;
    for (const std::string& key : keys()) list.emplace_back(key, (*this)[key]);
    return list;
  }
  std::vector<std::string> keys() const {
    return StateDict(detail::make<nnc_named>(nnc_module_dict_keys, detail::current, get())).keys();
  }
  detail::EntryIterator<Entry> begin() const { return detail::EntryIterator<Entry>(items()); }
  detail::EntryIterator<Entry> end() const { return {}; }
};

// Parameters in a list. Tensors that are none become parameters that share their memory.
class ParameterList : public detail::Container {
 public:
  ParameterList() : Container("ParameterList()") {}
  explicit ParameterList(nnc_module* owned) : Container(owned) {}
  ParameterList(std::initializer_list<Tensor> values)
      : ParameterList(std::vector<Tensor>(values)) {}
  explicit ParameterList(const std::vector<Tensor>& values) : ParameterList() { extend(values); }
  static ParameterList of(const Module& module) {
    return detail::container_of<ParameterList>(module, nnc_parameter_list_len(module.get()),
                                               "nnc::ParameterList");
  }
  int64_t size() const {
    return detail::answer(nnc_parameter_list_len(get()), "nnc::ParameterList::size", "module");
  }
  // Indices count from the end if they are negative.
  Tensor operator[](Int index) const {
    return Tensor::of(nnc_parameter_list_get, detail::current, get(), index);
  }
  void set(Int index, const Tensor& value) const {
    check(nnc_parameter_list_set(detail::current, get(), index, value.get()));
  }
  const ParameterList& append(const Tensor& value) const {
    check(nnc_parameter_list_append(detail::current, get(), value.get()));
    return *this;
  }
  const ParameterList& extend(const std::vector<Tensor>& values) const {
    check(nnc_parameter_list_extend(detail::current, get(), detail::handles(values).data(),
                                    detail::count(values)));
    return *this;
  }
  detail::EntryIterator<Tensor> begin() const {
    std::vector<Tensor> values;
    for (int64_t i = 0, n = size(); i < n; ++i) values.push_back((*this)[i]);
    return detail::EntryIterator<Tensor>(std::move(values));
  }
  detail::EntryIterator<Tensor> end() const { return {}; }
};

// Parameters under keys: for (const auto& [key, tensor] : dict) ...
class ParameterDict : public detail::Container {
 public:
  using Entry = NamedTensors::value_type;
  ParameterDict() : Container("ParameterDict()") {}
  explicit ParameterDict(nnc_module* owned) : Container(owned) {}
  ParameterDict(std::initializer_list<Entry> values) : ParameterDict(NamedTensors(values)) {}
  explicit ParameterDict(const NamedTensors& values) : ParameterDict() { update(values); }
  static ParameterDict of(const Module& module) {
    return detail::container_of<ParameterDict>(module, nnc_parameter_dict_len(module.get()),
                                               "nnc::ParameterDict");
  }
  int64_t size() const {
    return detail::answer(nnc_parameter_dict_len(get()), "nnc::ParameterDict::size", "module");
  }
  bool contains(const Text& key) const {
    detail::answer(nnc_parameter_dict_len(get()), "nnc::ParameterDict::contains", "module");
    return nnc_parameter_dict_contains(get(), key.get()) == 1;
  }
  Tensor operator[](const Text& key) const {
    return Tensor::of(nnc_parameter_dict_at, detail::current, get(), key.get());
  }
  void set(const Text& key, const Tensor& value) const {
    check(nnc_parameter_dict_set(detail::current, get(), key.get(), value.get()));
  }
  void update(const NamedTensors& values) const {
    check(nnc_parameter_dict_update(detail::current, get(), StateDict(values).get()));
  }
  void remove(const Text& key) const {
    check(nnc_parameter_dict_delete(detail::current, get(), key.get()));
  }
  Tensor pop(const Text& key) const {
    return Tensor::of(nnc_parameter_dict_pop, detail::current, get(), key.get());
  }
  void clear() const { check(nnc_parameter_dict_clear(detail::current, get())); }
  NamedTensors items() const {
    return StateDict(detail::make<nnc_named>(nnc_parameter_dict_items, detail::current, get()))
        .entries();
  }
  std::vector<std::string> keys() const {
    return StateDict(detail::make<nnc_named>(nnc_parameter_dict_keys, detail::current, get()))
        .keys();
  }
  detail::EntryIterator<Entry> begin() const { return detail::EntryIterator<Entry>(items()); }
  detail::EntryIterator<Entry> end() const { return {}; }
};

}  // namespace nnc

#endif
