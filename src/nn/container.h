// SPDX-License-Identifier: Apache-2.0
// Modules that hold modules or parameters, and changing what they hold: Note [Module lists].
#pragma once

#include "nn/module.h"

namespace nnc::nn {

// A slice as Python writes it: [start:end:step].
struct Slice {
  int64_t start, end, step;
};
// The places that it takes of n elements, in order. step is not 0.
std::vector<int64_t> places_of(const Slice& s, int64_t n, const char* op);
// The place of index, which may count from the end.
int64_t place_of(int64_t index, int64_t n, const char* op);

using TakeChild = FunctionRef<void(const Module::Child&)>;
using TakeParameter = FunctionRef<void(const NamedTensor&)>;
inline constexpr auto kForget = [](const auto&) {};

// Sequential and ModuleList: children named "0", "1", ...
class ModuleSequence : public Module {
 public:
  static constexpr const char* kClass = "Sequential or ModuleList";
  bool has_attribute(std::string_view name) const override;
  int64_t length() const { return children().size(); }
  Ref<Module> at(int64_t index, const char* op) const;
  void append(Ref<Module> m, const char* op = kClass);
  [[nodiscard]] Ref<FormerList> extend(const std::vector<Ref<Module>>& list, const char* op);
  // What follows moves up, and is numbered again.
  [[nodiscard]] Ref<FormerList> insert(int64_t index, Ref<Module> m, const char* op);
  [[nodiscard]] Ref<FormerList> set(int64_t index, Ref<Module> m, const char* op);
  // Those that stay are numbered again. `ready` gets what is removed, and may still fail.
  [[nodiscard]] Ref<FormerList> remove(int64_t index, const char* op, TakeChild ready = kForget);
  [[nodiscard]] Ref<FormerList> remove(const Slice& s, const char* op);
  // Others of the class, with these children.
  virtual Ref<Module> slice(const Slice& s, const char* op) const = 0;
  Ref<Module> concat(const ModuleSequence& other) const;

 protected:
  virtual Ref<ModuleSequence> make_empty() const = 0;
  void add_all(const std::vector<Ref<Module>>& list);
};

class Sequential final : public ModuleSequence {
 public:
  static constexpr const char* kClass = "Sequential";
  explicit Sequential(const std::vector<Ref<Module>>& modules) { add_all(modules); }
  std::string type_name() const override { return kClass; }
  int64_t output_count(int64_t inputs) const override { return chain_output_count(inputs); }
  Ref<Module> slice(const Slice& s, const char* op) const override;

 protected:
  std::vector<Tensor> forward(const Inputs& in) override;
  bool is_chain() const override { return true; }
  Ref<ModuleSequence> make_empty() const override;
};

class ModuleList final : public ModuleSequence {
 public:
  static constexpr const char* kClass = "ModuleList";
  explicit ModuleList(const std::vector<Ref<Module>>& modules) { add_all(modules); }
  std::string type_name() const override { return kClass; }
  Ref<Module> slice(const Slice& s, const char* op) const override;

 protected:
  std::vector<Tensor> forward(const Inputs& in) override;
  bool prints_runs() const override { return true; }
  Ref<ModuleSequence> make_empty() const override;
};

class ModuleDict final : public Module {
 public:
  static constexpr const char* kClass = "ModuleDict";
  std::string type_name() const override { return kClass; }
  bool has_attribute(std::string_view name) const override;
  int64_t length() const { return children().size(); }
  // Null if there is none.
  const Child* find(std::string_view key) const { return child_named(key); }
  // In the place of the key's former module, or at the end; all or none.
  [[nodiscard]] Ref<FormerList> set(const std::vector<Child>& entries, const char* op);
  [[nodiscard]] Ref<FormerList> remove(std::string_view key, const char* op,
                                       TakeChild ready = kForget);
  [[nodiscard]] Ref<FormerList> clear(const char* op);

 protected:
  std::vector<Tensor> forward(const Inputs& in) override;
};

// What torch.nn.Parameter(data, requires_grad) is: it shares the memory of data.
Tensor parameter_of(const Tensor& data, bool requires_grad, const char* op);
// t, or a parameter of it.
Tensor as_parameter(const Tensor& t, const char* op);

class ParameterList final : public Module {
 public:
  static constexpr const char* kClass = "ParameterList";
  explicit ParameterList(const std::vector<Tensor>& values);
  std::string type_name() const override { return kClass; }
  bool has_attribute(std::string_view name) const override;
  std::string extra_repr() const override;
  int64_t length() const { return parameters().size(); }
  Tensor at(int64_t index, const char* op) const;
  [[nodiscard]] Ref<FormerList> extend(const std::vector<Tensor>& values, const char* op);
  [[nodiscard]] Ref<FormerList> set(int64_t index, const Tensor& t, const char* op);
  Ref<Module> slice(const Slice& s, const char* op) const;

 protected:
  std::vector<Tensor> forward(const Inputs& in) override;
};

class ParameterDict final : public Module {
 public:
  static constexpr const char* kClass = "ParameterDict";
  std::string type_name() const override { return kClass; }
  bool has_attribute(std::string_view name) const override;
  std::string extra_repr() const override;
  int64_t length() const { return parameters().size(); }
  // Undefined if there is none.
  Tensor find(std::string_view key) const;
  [[nodiscard]] Ref<FormerList> set(const std::vector<NamedTensor>& entries, const char* op);
  // `ready` gets what is there, or value as it is put in.
  [[nodiscard]] Ref<FormerList> set_default(const std::string& key, const Tensor& value,
                                            const char* op, TakeParameter ready);
  [[nodiscard]] Ref<FormerList> remove(std::string_view key, const char* op,
                                       TakeParameter ready = kForget);
  [[nodiscard]] Ref<FormerList> remove_last(const char* op, TakeParameter ready);
  [[nodiscard]] Ref<FormerList> clear(const char* op);
  std::vector<NamedTensor> entries() const;

 protected:
  std::vector<Tensor> forward(const Inputs& in) override;
};

}  // namespace nnc::nn
