// SPDX-License-Identifier: Apache-2.0
// Modules for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_NN_HPP
#define NNC_NN_HPP

#include <nnc/callback.hpp>

#include <atomic>
#include <charconv>
#include <initializer_list>
#include <memory>

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

namespace detail {

inline NamedTensors entries(const Handle<nnc_named>& named) {
  NamedTensors result;
  for (int64_t i = 0; i < nnc_named_count(named.get()); ++i)
    result.emplace_back(nnc_named_key(named.get(), i),
                        Tensor::of(nnc_named_tensor, current, named.get(), i));
  return result;
}
inline Handle<nnc_named> collection(const NamedTensors& tensors) {
  Handle<nnc_named> named(make<nnc_named>(nnc_named_new, current));
  for (const auto& [key, tensor] : tensors)
    check(nnc_named_add(named.get(), key.c_str(), tensor.get()));
  return named;
}

}  // namespace detail

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
    nnc_tensor* out[64];
    int64_t n_out = 0;
    check(nnc_module_forward(detail::current, get(), detail::handles(inputs).data(),
                             detail::count(inputs), nullptr, out, 64, &n_out));
    return detail::tensors(out, n_out);
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
  std::vector<Tensor> parameters() const {
    std::vector<Tensor> list;
    for (auto& [name, parameter] : named_parameters()) list.push_back(parameter);
    return list;
  }
  NamedTensors named_buffers() const { return tensors(nnc_module_named_buffers); }
  NamedTensors state_dict(const std::string& prefix = "", bool keep_vars = false) const {
    return tensors([&](nnc_ctx* ctx, nnc_module* m, nnc_named** out) {
      return nnc_module_state_dict_prefix(ctx, m, prefix.c_str(), keep_vars, out);
    });
  }
  void load_state_dict(const NamedTensors& state, bool strict = true, bool assign = false) {
    const Handle<nnc_named> named = detail::collection(state);
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
    return detail::entries(
        Handle<nnc_named>(detail::make<nnc_named>(function, detail::current, get())));
  }
};

// A base for models whose forward you write: children, parameters and buffers are members made with
// add(), add_parameter() and add_buffer(); calling the module, wherever it stands, calls forward,
// which takes and gives tensors or a vector of them.
//   struct Net : nnc::UserModule<Net> {
//     Net() : UserModule("Net") {}
//     nnc::Module fc = add("fc", nnc::Linear(4, 2));
//     nnc::Tensor forward(const nnc::Tensor& x) const { return nnc::relu(fc(x)); }
//   };
//   Net net;
//   nnc::Tensor y = net(nnc::rand({1, 4}));
// Such an object cannot be copied or moved. A module that holds it after its end gets
// NNC_E_CALLBACK; make<Net>() gives a module that keeps its object instead. Several threads may
// call forward at once: what it changes is yours to lock.
template <class T>
class UserModule : public Module {
 public:
  UserModule(const UserModule&) = delete;
  UserModule& operator=(const UserModule&) = delete;
  ~UserModule() { cell_->object = nullptr; }

  // What stands between the parentheses when the module is printed; T may have its own.
  std::string extra_repr() const { return {}; }
  // The module itself; within forward also of an object that its module keeps.
  Module self() const { return get() ? Module(*this) : running_ ? *running_ : Module(); }
  bool training() const { return self().Module::training(); }

 protected:
  explicit UserModule(const std::string& class_name) : cell_(std::make_shared<Cell>()) {
    const nnc_module_vtable table = {sizeof table, call_forward, print,   end,
                                     nullptr,      nullptr,      nullptr, nullptr};
    auto kept = std::make_unique<Kept>(cell_);
    Module made(detail::make<nnc_module>(nnc_module_new_user, detail::current, class_name.c_str(),
                                         &table, reinterpret_cast<uintptr_t>(kept.get())));
    kept.release();
    cell_->object = this;
    Module::operator=(std::move(made));
  }

 private:
  template <class N, class... A>
  friend Module make(A&&... arguments);

  // What the object and its module know of each other; lives as long as either.
  struct Cell {
    std::atomic<UserModule*> object{nullptr};
    bool owns = false;  // the module its object
  };
  using Kept = std::shared_ptr<Cell>;

  static T& object_of(uintptr_t self) {
    UserModule* const object = (*reinterpret_cast<Kept*>(self))->object;
    if (!object) throw Error(NNC_E_CALLBACK, "", "the object of this module is gone");
    return static_cast<T&>(*object);
  }
  static nnc_error* call_forward(uintptr_t self, nnc_ctx* ctx, nnc_module* module,
                                 nnc_tensor* const* inputs, int64_t n_inputs, nnc_kwargs*,
                                 nnc_tensor** outputs, int64_t capacity, int64_t* n_outputs) {
    return detail::guarded([&] {
      const detail::CallScope scope(ctx);
      T& object = object_of(self);
      const Module running(detail::own(module));
      const Module* const outer = std::exchange(running_, &running);
      const std::unique_ptr<const Module*, void (*)(const Module**)> restore(
          const_cast<const Module**>(&outer), [](const Module** was) { running_ = *was; });
      auto f = [&](const auto&... x) -> decltype(object.forward(x...)) {
        return object.forward(x...);
      };
      detail::give(ctx, detail::call_with(f, detail::tensors(inputs, n_inputs)), outputs, capacity,
                   n_outputs);
    });
  }
  static nnc_error* print(uintptr_t self, nnc_ctx* ctx, nnc_string** out) {
    return detail::guarded([&] {
      const std::string text = object_of(self).extra_repr();
      check(nnc_string_new(ctx, text.data(), detail::count(text), out));
    });
  }
  static void end(uintptr_t self) {
    const std::unique_ptr<Kept> kept(reinterpret_cast<Kept*>(self));
    if ((*kept)->owns) delete static_cast<T*>((*kept)->object.load());
  }

  static inline thread_local const Module* running_ = nullptr;
  std::shared_ptr<Cell> cell_;
};

// A module that keeps its object, a UserModule, which is made of the arguments:
// auto model = nnc::Sequential{nnc::make<Net>(), nnc::ReLU()};
template <class T, class... A>
Module make(A&&... arguments) {
  auto object = std::make_unique<T>(std::forward<A>(arguments)...);
  Module module(std::move(static_cast<Module&>(*object)));
  object->cell_->owns = true;
  object.release();
  return module;
}

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
inline constexpr Layer Bilinear{"Bilinear"};
inline constexpr Layer Identity{"Identity"};
inline constexpr Layer Flatten{"Flatten"};
inline constexpr Layer Unflatten{"Unflatten"};
inline constexpr Layer Conv1d{"Conv1d"};
inline constexpr Layer Conv2d{"Conv2d"};
inline constexpr Layer Conv3d{"Conv3d"};
inline constexpr Layer ConvTranspose1d{"ConvTranspose1d"};
inline constexpr Layer ConvTranspose2d{"ConvTranspose2d"};
inline constexpr Layer ConvTranspose3d{"ConvTranspose3d"};
inline constexpr Layer MaxPool1d{"MaxPool1d"};
inline constexpr Layer MaxPool2d{"MaxPool2d"};
inline constexpr Layer MaxPool3d{"MaxPool3d"};
inline constexpr Layer AvgPool1d{"AvgPool1d"};
inline constexpr Layer AvgPool2d{"AvgPool2d"};
inline constexpr Layer AvgPool3d{"AvgPool3d"};
inline constexpr Layer AdaptiveAvgPool1d{"AdaptiveAvgPool1d"};
inline constexpr Layer AdaptiveAvgPool2d{"AdaptiveAvgPool2d"};
inline constexpr Layer AdaptiveMaxPool2d{"AdaptiveMaxPool2d"};
inline constexpr Layer BatchNorm1d{"BatchNorm1d"};
inline constexpr Layer BatchNorm2d{"BatchNorm2d"};
inline constexpr Layer BatchNorm3d{"BatchNorm3d"};
inline constexpr Layer LayerNorm{"LayerNorm"};
inline constexpr Layer GroupNorm{"GroupNorm"};
inline constexpr Layer InstanceNorm2d{"InstanceNorm2d"};
inline constexpr Layer RMSNorm{"RMSNorm"};
inline constexpr Layer Dropout{"Dropout"};
inline constexpr Layer Dropout2d{"Dropout2d"};
inline constexpr Layer Embedding{"Embedding"};
inline constexpr Layer EmbeddingBag{"EmbeddingBag"};
inline constexpr Layer RNN{"RNN"};
inline constexpr Layer LSTM{"LSTM"};
inline constexpr Layer GRU{"GRU"};
inline constexpr Layer MultiheadAttention{"MultiheadAttention"};
inline constexpr Layer TransformerEncoderLayer{"TransformerEncoderLayer"};
inline constexpr Layer TransformerEncoder{"TransformerEncoder"};
inline constexpr Layer TransformerDecoderLayer{"TransformerDecoderLayer"};
inline constexpr Layer Transformer{"Transformer"};
inline constexpr Layer ReLU{"ReLU"};
inline constexpr Layer LeakyReLU{"LeakyReLU"};
inline constexpr Layer ELU{"ELU"};
inline constexpr Layer GELU{"GELU"};
inline constexpr Layer SiLU{"SiLU"};
inline constexpr Layer Tanh{"Tanh"};
inline constexpr Layer Sigmoid{"Sigmoid"};
inline constexpr Layer Softplus{"Softplus"};
inline constexpr Layer Softmax{"Softmax"};
inline constexpr Layer LogSoftmax{"LogSoftmax"};
inline constexpr Layer Upsample{"Upsample"};
inline constexpr Layer PixelShuffle{"PixelShuffle"};
inline constexpr Layer ZeroPad2d{"ZeroPad2d"};
inline constexpr Layer CrossEntropyLoss{"CrossEntropyLoss"};
inline constexpr Layer NLLLoss{"NLLLoss"};
inline constexpr Layer MSELoss{"MSELoss"};
inline constexpr Layer L1Loss{"L1Loss"};
inline constexpr Layer SmoothL1Loss{"SmoothL1Loss"};
inline constexpr Layer HuberLoss{"HuberLoss"};
inline constexpr Layer BCELoss{"BCELoss"};
inline constexpr Layer BCEWithLogitsLoss{"BCEWithLogitsLoss"};
inline constexpr Layer KLDivLoss{"KLDivLoss"};
inline constexpr Layer CosineEmbeddingLoss{"CosineEmbeddingLoss"};
inline constexpr Layer TripletMarginLoss{"TripletMarginLoss"};
inline constexpr Layer CTCLoss{"CTCLoss"};

// Modules one after another, named "0", "1", ...: Sequential{Linear(2, 3), ReLU()}. In braces,
// because the order in which a call's arguments are made, and draw their initial values, is any.
class Sequential : public Module {
 public:
  Sequential(std::initializer_list<Module> modules) : Module("Sequential()") {
    int64_t i = 0;
    for (const Module& module : modules) add(std::to_string(i++), module);
  }
};

}  // namespace nnc

#endif
