// SPDX-License-Identifier: Apache-2.0
// Modules and optimizers for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_NN_HPP
#define NNC_NN_HPP

#include <nnc/tensor.hpp>

#include <charconv>

namespace nnc {

// ---- constructors as text ----

// A piece of Python, as constructors take it.
struct Literal {
  std::string text;
};

namespace detail {

inline std::string literal(const Literal& value) {
  return value.text;
}
inline std::string literal(std::nullptr_t) {
  return "None";
}
inline std::string literal(const std::string& value) {
  std::string quoted = "'";
  for (char c : value) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "'";
}
inline std::string literal(const char* value) {
  return literal(std::string(value));
}

template <class T, class = std::enable_if_t<std::is_arithmetic_v<T>>>
std::string literal(T value) {
  if constexpr (std::is_same_v<T, bool>) {
    return value ? "True" : "False";
  } else {
    char digits[64];
    const auto result = std::to_chars(digits, digits + sizeof digits, value);
    std::string text(digits, result.ptr);
    const bool whole = text.find_first_not_of("-0123456789") == text.npos;
    return std::is_floating_point_v<T> && whole ? text + ".0" : text;
  }
}

template <class... A>
std::string list(const A&... arguments) {
  std::string text;
  ((text += (text.empty() ? "" : ", ") + literal(arguments)), ...);
  return text;
}

}  // namespace detail

// kw("padding", 1) is Python's padding=1.
template <class T>
Literal kw(const std::string& name, const T& value) {
  return {name + "=" + detail::literal(value)};
}
// tuple(3, 5) is Python's (3, 5).
template <class... A>
Literal tuple(const A&... values) {
  return {"(" + detail::list(values...) + (sizeof...(A) == 1 ? ",)" : ")")};
}

// ---- modules ----

using NamedTensors = std::vector<std::pair<std::string, Tensor>>;

class Module : public Handle<nnc_module> {
 public:
  Module() = default;
  explicit Module(nnc_module* owned) : Handle(owned) {}
  // "Conv2d(1, 6, kernel_size=5)", or what repr() prints.
  explicit Module(const std::string& text)
      : Handle(detail::make<nnc_module>(nnc_module_new, detail::current, text.c_str())) {}

  Tensor operator()(const Tensor& input) const {
    return Tensor::of(nnc_module_call, detail::current, get(), input.get());
  }
  // Layers of two inputs, such as losses.
  Tensor operator()(const Tensor& input, const Tensor& target) const {
    return forward({input, target}).at(0);
  }
  // All outputs, flattened: LSTM gives output, h_n, c_n.
  std::vector<Tensor> forward(const std::vector<Tensor>& inputs) const {
    constexpr int64_t capacity = 16;
    std::vector<nnc_tensor*> in;
    for (const Tensor& input : inputs) in.push_back(input.get());
    nnc_tensor* out[capacity];
    int64_t n_out = 0;
    check(nnc_module_forward(detail::current, get(), in.data(), static_cast<int64_t>(in.size()),
                             nullptr, out, capacity, &n_out));
    return std::vector<Tensor>(out, out + n_out);
  }

  // Registers a child and returns it.
  Module add(const std::string& name, const Module& child) {
    check(nnc_module_register_module(detail::current, get(), name.c_str(), child.get()));
    return child;
  }
  Tensor add_parameter(const std::string& name, const Tensor& parameter) {
    check(nnc_module_register_parameter(detail::current, get(), name.c_str(), parameter.get()));
    return parameter;
  }
  Tensor add_buffer(const std::string& name, const Tensor& buffer, bool persistent = true) {
    check(
        nnc_module_register_buffer(detail::current, get(), name.c_str(), buffer.get(), persistent));
    return buffer;
  }

  Module submodule(const std::string& path) const {
    return Module(
        detail::make<nnc_module>(nnc_module_get_submodule, detail::current, get(), path.c_str()));
  }
  Tensor parameter(const std::string& path) const {
    return Tensor::of(nnc_module_get_parameter, detail::current, get(), path.c_str());
  }
  Tensor buffer(const std::string& path) const {
    return Tensor::of(nnc_module_get_buffer, detail::current, get(), path.c_str());
  }
  NamedTensors named_parameters() const { return tensors(nnc_module_named_parameters); }
  NamedTensors named_buffers() const { return tensors(nnc_module_named_buffers); }
  NamedTensors state_dict(const std::string& prefix = "", bool keep_vars = false) const {
    return tensors([&](nnc_ctx* ctx, nnc_module* m, nnc_named** out) {
      return nnc_module_state_dict_prefix(ctx, m, prefix.c_str(), keep_vars, out);
    });
  }
  void load_state_dict(const NamedTensors& state, bool strict = true, bool assign = false) {
    const Handle<nnc_named> named(detail::make<nnc_named>(nnc_named_new, detail::current));
    for (const auto& [key, tensor] : state)
      check(nnc_named_add(named.get(), key.c_str(), tensor.get()));
    check(nnc_module_load_state_dict_assign(detail::current, get(), named.get(), strict, assign,
                                            nullptr, nullptr));
  }
  std::vector<std::pair<std::string, Module>> named_children() const {
    std::vector<std::pair<std::string, Module>> children;
    const Handle<nnc_named> named(
        detail::make<nnc_named>(nnc_module_named_children, detail::current, get()));
    for (int64_t i = 0; i < nnc_named_count(named.get()); ++i)
      children.emplace_back(
          nnc_named_key(named.get(), i),
          detail::make<nnc_module>(nnc_named_module, detail::current, named.get(), i));
    return children;
  }
  std::string repr() const { return detail::text(nnc_module_repr, detail::current, get()); }

  bool training() const { return nnc_module_training(get()) == 1; }
  void train(bool mode = true) { check(nnc_module_train(detail::current, get(), mode)); }
  void eval() { check(nnc_module_eval(detail::current, get())); }
  void zero_grad() { check(nnc_module_zero_grad(detail::current, get())); }
  void requires_grad_(bool value = true) {
    check(nnc_module_requires_grad_(detail::current, get(), value));
  }
  void to(nnc_dtype dtype) { check(nnc_module_to(detail::current, get(), dtype)); }

 private:
  template <class F>
  NamedTensors tensors(F function) const {
    NamedTensors result;
    const Handle<nnc_named> named(detail::make<nnc_named>(function, detail::current, get()));
    for (int64_t i = 0; i < nnc_named_count(named.get()); ++i)
      result.emplace_back(nnc_named_key(named.get(), i),
                          Tensor::of(nnc_named_tensor, detail::current, named.get(), i));
    return result;
  }
};

// A base for models of your own: children are members made with add(), and operator() is yours.
//   struct Net : nnc::Container {
//     Net() : Container("Net") {}
//     nnc::Module fc = add("fc", nnc::Linear(4, 2));
//     nnc::Tensor operator()(const nnc::Tensor& x) const { return nnc::relu(fc(x)); }
//   };
class Container : public Module {
 public:
  explicit Container(const std::string& class_name)
      : Module(
            detail::make<nnc_module>(nnc_module_container, detail::current, class_name.c_str())) {}
};

inline std::ostream& operator<<(std::ostream& out, const Module& module) {
  return out << module.repr();
}

// Makes layers of one kind: Conv2d(1, 6, 5, kw("padding", "same")). Any layer that libnnc has can
// be named: Layer{"Mish"}().
struct Layer {
  const char* name;
  template <class... A>
  Module operator()(const A&... arguments) const {
    return Module(std::string(name) + "(" + detail::list(arguments...) + ")");
  }
};
inline constexpr Layer Linear{"Linear"};
inline constexpr Layer Conv1d{"Conv1d"};
inline constexpr Layer Conv2d{"Conv2d"};
inline constexpr Layer Conv3d{"Conv3d"};
inline constexpr Layer MaxPool1d{"MaxPool1d"};
inline constexpr Layer MaxPool2d{"MaxPool2d"};
inline constexpr Layer MaxPool3d{"MaxPool3d"};
inline constexpr Layer AvgPool1d{"AvgPool1d"};
inline constexpr Layer AvgPool2d{"AvgPool2d"};
inline constexpr Layer AvgPool3d{"AvgPool3d"};
inline constexpr Layer BatchNorm1d{"BatchNorm1d"};
inline constexpr Layer BatchNorm2d{"BatchNorm2d"};
inline constexpr Layer BatchNorm3d{"BatchNorm3d"};
inline constexpr Layer LayerNorm{"LayerNorm"};
inline constexpr Layer Dropout{"Dropout"};
inline constexpr Layer Embedding{"Embedding"};
inline constexpr Layer LSTM{"LSTM"};
inline constexpr Layer ReLU{"ReLU"};
inline constexpr Layer Tanh{"Tanh"};
inline constexpr Layer Sigmoid{"Sigmoid"};
inline constexpr Layer GELU{"GELU"};
inline constexpr Layer Softmax{"Softmax"};
inline constexpr Layer LogSoftmax{"LogSoftmax"};
inline constexpr Layer CrossEntropyLoss{"CrossEntropyLoss"};
inline constexpr Layer NLLLoss{"NLLLoss"};
inline constexpr Layer MSELoss{"MSELoss"};
inline constexpr Layer L1Loss{"L1Loss"};

// Modules one after another, named "0", "1", ...
template <class... M>
Module Sequential(const M&... modules) {
  Module sequence("Sequential()");
  int i = 0;
  (sequence.add(std::to_string(i++), modules), ...);
  return sequence;
}

// ---- optimizers ----

class Optimizer : public Handle<nnc_optimizer> {
 public:
  // "SGD(lr=0.1)", for all parameters of a module.
  Optimizer(const std::string& text, const Module& module)
      : Handle(detail::make<nnc_optimizer>(nnc_optimizer_new, detail::current, text.c_str(),
                                           module.get())) {}
  void step() { check(nnc_optimizer_step(detail::current, get())); }
  void zero_grad() { check(nnc_optimizer_zero_grad(detail::current, get())); }
  std::string repr() const { return detail::text(nnc_optimizer_repr, detail::current, get()); }
};

inline std::ostream& operator<<(std::ostream& out, const Optimizer& optimizer) {
  return out << optimizer.repr();
}

// SGD(net, kw("lr", 0.1)): an optimizer for all parameters of net.
struct OptimizerName {
  const char* name;
  template <class... A>
  Optimizer operator()(const Module& module, const A&... arguments) const {
    return Optimizer(std::string(name) + "(" + detail::list(arguments...) + ")", module);
  }
};
inline constexpr OptimizerName SGD{"SGD"};
inline constexpr OptimizerName Adam{"Adam"};
inline constexpr OptimizerName AdamW{"AdamW"};

}  // namespace nnc

#endif
