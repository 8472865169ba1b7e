// SPDX-License-Identifier: Apache-2.0
// Modules for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_NN_HPP
#define NNC_NN_HPP

#include <nnc/callback.hpp>
#include <nnc/kwargs.hpp>

#include <memory>

namespace nnc {

// ---- modules ----

namespace detail {

// The calls of forwards of yours that this thread is in, the innermost first. An object that its
// module keeps has no handle of it, which would keep both for ever: it has that of the call.
struct Running {
  const void* object;
  nnc_module* module;
  const Running* outer;
};
inline thread_local const Running* running = nullptr;

class RunningScope {
 public:
  RunningScope(const void* object, nnc_module* module) : running_{object, module, running} {
    running = &running_;
  }
  ~RunningScope() { running = running_.outer; }
  RunningScope(const RunningScope&) = delete;
  RunningScope& operator=(const RunningScope&) = delete;

 private:
  Running running_;
};

// What a forward gives.
template <class F, class... A>
std::vector<Tensor> outputs(F function, A... arguments) {
  nnc_tensor* out[64];
  int64_t n = 0;
  check(function(arguments..., out, 64, &n));
  return tensors(out, n);
}

}  // namespace detail

class Module : public Handle<nnc_module> {
 public:
  Module() = default;
  explicit Module(nnc_module* owned) : Handle(owned) {}
  Module(const Module& other) : Module(static_cast<nnc_module*>(nnc_retain(other.get()))) {}
  Module(Module&&) = default;
  ~Module() = default;
  Module& operator=(const Module& other) { return *this = Module(other); }
  Module& operator=(Module&&) = default;
  // "Conv2d(1, 6, kernel_size=5)", or what repr() prints.
  explicit Module(const Text& text)
      : Handle(detail::make<nnc_module>(nnc_module_new, detail::current, text.get())) {}
  // The same with arguments that text cannot say: {kw("weight", tensor)}.
  Module(const Text& text, const Kwargs& kwargs)
      : Handle(detail::make<nnc_module>(nnc_module_new_kwargs, detail::current, text.get(),
                                        kwargs.get())) {}

  nnc_module* get() const {
    if (nnc_module* handle = Handle::get()) return handle;
    for (const detail::Running* r = detail::running; r; r = r->outer)
      if (r->object == this) return r->module;
    return nullptr;
  }
  bool defined() const { return get() != nullptr; }
  explicit operator bool() const { return defined(); }

  // The first output. More arguments are tensors, then those by name:
  // attention(q, k, v, kw("attn_mask", mask)).
  Tensor operator()(const Tensor& input) const {
    return Tensor::of(nnc_module_call, detail::current, get(), input.get());
  }
  template <class... A>
  Tensor operator()(const Tensor& input, const A&... arguments) const {
    std::vector<Tensor> inputs{input};
    std::optional<Kwargs> kwargs;
    (add_argument(inputs, kwargs, arguments), ...);
    return run(inputs, kwargs ? kwargs->get() : nullptr).at(0);
  }
  // All outputs, flattened: LSTM gives output, h_n, c_n.
  std::vector<Tensor> forward(const std::vector<Tensor>& inputs) const {
    return run(inputs, nullptr);
  }
  std::vector<Tensor> forward(const std::vector<Tensor>& inputs, const Kwargs& kwargs) const {
    return run(inputs, kwargs.get());
  }

  // Registers a child and returns it.
  Module add(const Text& name, const Module& child) const {
    check(nnc_module_register_module(detail::current, get(), name.get(), child.get()));
    return child;
  }
  Tensor add_parameter(const Text& name, const Tensor& parameter) const {
    check(nnc_module_register_parameter(detail::current, get(), name.get(), parameter.get()));
    return parameter;
  }
  Tensor add_buffer(const Text& name, const Tensor& buffer, Flag persistent = true) const {
    check(nnc_module_register_buffer(detail::current, get(), name.get(), buffer.get(), persistent));
    return buffer;
  }

  // The same by torch's names.
  Module register_module(const Text& name, const Module& module) const { return add(name, module); }
  Tensor register_parameter(const Text& name, const Tensor& param) const {
    return add_parameter(name, param);
  }
  Tensor register_buffer(const Text& name, const Tensor& tensor, Flag persistent = true) const {
    return add_buffer(name, tensor, persistent);
  }

  Module submodule(const Text& path) const {
    return Module(
        detail::make<nnc_module>(nnc_module_get_submodule, detail::current, get(), path.get()));
  }
  Tensor parameter(const Text& path) const {
    return Tensor::of(nnc_module_get_parameter, detail::current, get(), path.get());
  }
  Tensor buffer(const Text& path) const {
    return Tensor::of(nnc_module_get_buffer, detail::current, get(), path.get());
  }
  NamedTensors named_parameters() const { return tensors(nnc_module_named_parameters); }
  std::vector<Tensor> parameters() const { return second(named_parameters()); }
  NamedTensors named_buffers() const { return tensors(nnc_module_named_buffers); }
  std::vector<Tensor> buffers() const { return second(named_buffers()); }
  NamedTensors state_dict(const Text& prefix = "", bool keep_vars = false) const {
    return tensors([&](nnc_ctx* ctx, nnc_module* m, nnc_named** out) {
      return nnc_module_state_dict_prefix(ctx, m, prefix.get(), keep_vars, out);
    });
  }
  // With assign the tensors themselves become the parameters and buffers, also those that are
  // members of a UserModule.
  void load_state_dict(const StateDict& state, Flag strict = true, Flag assign = false) const;
  std::vector<std::pair<std::string, Module>> named_children() const {
    return named(nnc_module_named_children);
  }
  std::vector<Module> children() const { return without_names(named_children()); }
  std::vector<Module> modules() const { return without_names(named_modules()); }
  // The module itself, whose name is "", and all its descendants, parents first.
  std::vector<std::pair<std::string, Module>> named_modules() const {
    return named(nnc_module_named_modules);
  }
  std::string repr() const { return detail::text(nnc_module_repr, detail::current, get()); }

  bool training() const { return nnc_module_training(get()) == 1; }
  // These give the module itself, as in torch.
  Module train(Flag mode = true) const {
    check(nnc_module_train(detail::current, get(), mode));
    return *this;
  }
  Module eval() const {
    check(nnc_module_eval(detail::current, get()));
    return *this;
  }
  Module requires_grad_(Flag value = true) const {
    check(nnc_module_requires_grad_(detail::current, get(), value));
    return *this;
  }
  Module to(DType dtype) const {
    check(nnc_module_to(detail::current, get(), detail::raw(dtype)));
    return *this;
  }
  void zero_grad(Flag set_to_none = true) const {
    check(nnc_module_zero_grad_set_to_none(detail::current, get(), set_to_none));
  }
  // Calls the function with every module, children before their parents.
  Module apply(const std::function<void(const Module&)>& function) const {
    const nnc_module_callback table = {
        sizeof table, [](uintptr_t self, nnc_ctx* ctx, nnc_module* module) {
          return detail::guarded([&] {
            const detail::CallScope scope(ctx);
            (*reinterpret_cast<const std::function<void(const Module&)>*>(self))(
                Module(detail::own(module)));
          });
        }};
    check(nnc_module_apply(detail::current, get(), &table, reinterpret_cast<uintptr_t>(&function)));
    return *this;
  }

  // copy.deepcopy: the module and its descendants anew, with copies of their tensors. Of a
  // UserModule the object is copied as well: see there.
  Module clone() const {
    return Module(detail::make<nnc_module>(nnc_module_deepcopy, detail::current, get()));
  }
  // The object of a UserModule<T>, nullptr if the module is none; it lives as long as the module.
  template <class T>
  T* as() const;

  // Hooks: module_hooks.hpp says what the functions are.
  template <class F>
  Hook register_forward_pre_hook(F hook, bool prepend = false) const;
  template <class F>
  Hook register_forward_hook(F hook, bool prepend = false, bool always_call = false) const;
  template <class F>
  Hook register_full_backward_pre_hook(F hook, bool prepend = false) const;
  template <class F>
  Hook register_full_backward_hook(F hook, bool prepend = false) const;
  template <class F>
  Hook register_state_dict_pre_hook(F hook) const;
  template <class F>
  Hook register_state_dict_post_hook(F hook) const;
  template <class F>
  Hook register_load_state_dict_pre_hook(F hook) const;
  template <class F>
  Hook register_load_state_dict_post_hook(F hook) const;

 private:
  static void add_argument(std::vector<Tensor>& inputs, std::optional<Kwargs>&, const Tensor& x) {
    inputs.push_back(x);
  }
  static void add_argument(std::vector<Tensor>&, std::optional<Kwargs>& kwargs, const Keyword& k) {
    if (!kwargs) kwargs.emplace();
    kwargs->set(k);
  }
  std::vector<Tensor> run(const std::vector<Tensor>& inputs, nnc_kwargs* kwargs) const {
    return detail::outputs(nnc_module_forward, detail::current, get(),
                           detail::handles(inputs).data(), detail::count(inputs), kwargs);
  }
  template <class F>
  NamedTensors tensors(F function) const {
    return StateDict(detail::make<nnc_named>(function, detail::current, get())).entries();
  }
  static std::vector<Module> without_names(
      const std::vector<std::pair<std::string, Module>>& named) {
    std::vector<Module> list;
    for (const auto& [name, module] : named) list.push_back(module);
    return list;
  }
  static std::vector<Tensor> second(const NamedTensors& named) {
    std::vector<Tensor> list;
    for (const auto& [name, tensor] : named) list.push_back(tensor);
    return list;
  }
  template <class F>
  std::vector<std::pair<std::string, Module>> named(F function) const {
    std::vector<std::pair<std::string, Module>> list;
    const Handle<nnc_named> named(detail::make<nnc_named>(function, detail::current, get()));
    for (int64_t i = 0; i < nnc_named_count(named.get()); ++i)
      list.emplace_back(
          nnc_named_key(named.get(), i),
          detail::make<nnc_module>(nnc_named_module, detail::current, named.get(), i));
    return list;
  }
};

inline std::ostream& operator<<(std::ostream& out, const Module& module) {
  return out << module.repr();
}

// torch.func.functional_call: the outputs with other tensors in the place of parameters and
// buffers, {{"0.weight", tensor}}, also where a forward of yours has them as members. See
// nnc_functional_call.
inline std::vector<Tensor> functional_call(const Module& module, const StateDict& tensors,
                                           const std::vector<Tensor>& inputs,
                                           const Kwargs& kwargs = {}, bool tie_weights = true,
                                           bool strict = false) {
  return detail::outputs(nnc_functional_call, detail::current, module.get(), tensors.get(),
                         detail::handles(inputs).data(), detail::count(inputs), kwargs.get(),
                         static_cast<int32_t>(tie_weights), static_cast<int32_t>(strict));
}

// Makes layers of one kind: Conv2d(1, 6, 5, kw("padding", "same")), CrossEntropyLoss(kw("weight",
// tensor)). Any layer that libnnc has can be named: Layer{"Mish"}().
struct Layer {
  const char* name;
  template <class... A>
  Module operator()(const A&... arguments) const {
    const detail::Arguments given(arguments...);
    const std::string text = std::string(name) + "(" + given.text + ")";
    return given.kwargs ? Module(text, *given.kwargs) : Module(text);
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
  Sequential() : Module("Sequential()") {}
  Sequential(std::initializer_list<Module> modules) : Sequential(std::vector<Module>(modules)) {}
  explicit Sequential(const std::vector<Module>& modules) : Sequential() {
    for (const Module& module : modules) append(module);
  }
  const Sequential& append(const Module& module) const {
    check(nnc_sequential_append(detail::current, get(), module.get()));
    return *this;
  }
  int64_t size() const { return nnc_sequential_len(get()); }
  // Counts from the end if it is negative.
  Module operator[](Int index) const {
    return Module(detail::make<nnc_module>(nnc_sequential_get, detail::current, get(), index));
  }
};

}  // namespace nnc

#endif
