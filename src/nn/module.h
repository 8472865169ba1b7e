// SPDX-License-Identifier: Apache-2.0
// Module: named parameters, buffers and children, in the order they were registered.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/autograd_meta.h"
#include "nn/kwargs.h"

namespace nnc::nn {

struct NamedTensor {
  std::string name;
  Tensor tensor;  // undefined: registered as None
};
struct Buffer : NamedTensor {
  bool persistent = true;
};

// What a forward gets.
struct Inputs {
  Span<const Tensor> tensors;      // undefined where one was left out
  const Kwargs* kwargs = nullptr;  // torch's named arguments

  int64_t count() const { return tensors.size(); }
  // Input i; missing ones are undefined.
  Tensor operator[](int64_t i) const { return i < count() ? tensors[i] : Tensor(); }
  // The only input; an Error that names the layer if there are more or fewer.
  const Tensor& only(const std::string& layer) const;
};

// The keys that a load did not find, or did not know.
struct LoadResult {
  std::vector<std::string> missing, unexpected;
};

class Module : public Counted {
 public:
  struct Child {
    std::string name;
    Ref<Module> module;
  };

  virtual ~Module() = default;
  // Frees without recursion, however deep modules are nested.
  static void destroy(Module* m);

  // The class as it prints: "Linear".
  virtual std::string type_name() const = 0;
  // What stands between the parentheses: "in_features=3, out_features=2, bias=True".
  virtual std::string extra_repr() const { return {}; }
  // All outputs, flattened in torch's order.
  virtual std::vector<Tensor> forward(const Inputs& in) = 0;
  // When the mode changed (training() is the new one already).
  virtual void on_train() {}

  bool training() const { return training_; }
  void train(bool mode);
  // The whole tree as PyTorch prints it.
  std::string repr() const;

  const std::vector<NamedTensor>& parameters() const { return parameters_; }
  const std::vector<Buffer>& buffers() const { return buffers_; }
  const std::vector<Child>& children() const { return children_; }

  // ---- registering; names follow torch's rules ----
  void register_parameter(std::string name, const Tensor& t);
  void register_buffer(std::string name, const Tensor& t, bool persistent = true);
  void register_module(std::string name, Ref<Module> m);

  // ---- the tree: this module and its descendants, each once, parents first ----
  struct Visit {
    std::string prefix;  // "" or "encoder.0."
    Module* module;
  };
  std::vector<Visit> named_modules();
  std::vector<NamedTensor> named_parameters();
  std::vector<NamedTensor> named_buffers();
  // By a dotted path. An Error that names the part that does not exist.
  Module* get_submodule(std::string_view path);
  Tensor get_parameter(std::string_view path);
  Tensor get_buffer(std::string_view path);

  void zero_grad();
  void requires_grad_(bool on);
  // Converts floating point parameters and buffers in place.
  void to(DType dtype);

  // Parameters and persistent buffers, detached.
  std::vector<NamedTensor> state_dict();
  // All or nothing; see nnc_module_load_state_dict.
  LoadResult load_state_dict(Span<const NamedTensor> state, bool strict);

 protected:
  // Registers an uninitialised parameter of the current default type, or of `dtype`.
  Tensor new_parameter(const char* name, Sizes sizes, DType dtype);
  // The parameter as a layer's forward reads it. Cheaper than a lookup by name.
  const Tensor& parameter(int64_t i) const { return parameters_[static_cast<size_t>(i)].tensor; }
  const Tensor& buffer(int64_t i) const { return buffers_[static_cast<size_t>(i)].tensor; }
  std::vector<Child>& mutable_children() { return children_; }

 private:
  void check_name(const std::string& name, const char* what) const;
  // Is m this module or one of its descendants?
  bool contains(const Module* m) const;

  bool training_ = true;
  std::vector<NamedTensor> parameters_;
  std::vector<Buffer> buffers_;
  std::vector<Child> children_;
};

// A module that makes one tensor from one.
class Layer : public Module {
 public:
  std::vector<Tensor> forward(const Inputs& in) final;
  virtual Tensor apply(const Tensor& x) = 0;
};

// A module of the host language's own class: its forward is written there.
class Container : public Module {
 public:
  explicit Container(std::string class_name) : class_name_(std::move(class_name)) {}
  std::string type_name() const override { return class_name_; }
  std::vector<Tensor> forward(const Inputs& in) override;

 private:
  std::string class_name_;
};

}  // namespace nnc::nn
