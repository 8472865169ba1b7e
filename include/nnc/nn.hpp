// SPDX-License-Identifier: Apache-2.0
// Modules for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_NN_HPP
#define NNC_NN_HPP

#include <nnc/arguments.hpp>
#include <nnc/callback.hpp>

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

class Container;  // containers.hpp
template <class C>
using IfContainer = std::enable_if_t<std::is_base_of_v<Container, C>, int>;

// What a forward gives.
template <class F, class... A>
std::vector<Tensor> outputs(F function, A... arguments) {
  nnc_tensor* out[64];
  int64_t n = 0;
  check(function(arguments..., out, 64, &n));
  return tensors(out, n);
}

}  // namespace detail

class PackedSequence;  // packed_sequence.hpp

class Module : public Handle<nnc_module> {
 public:
  Module() = default;
  explicit Module(nnc_module* owned) : Handle(owned) {}
  Module(const Module& other) : Module(static_cast<nnc_module*>(nnc_retain(other.get()))) {}
  Module(Module&& other) noexcept : Handle(std::move(other)) {}
  ~Module() = default;
  Module& operator=(const Module& other) { return *this = Module(other); }
  Module& operator=(Module&& other) noexcept {
    Handle::operator=(std::move(other));
    return *this;
  }
  // "Conv2d(1, 6, kernel_size=5)", or what repr() prints.
  explicit Module(const Text& text)
      : Handle(detail::make<nnc_module>(nnc_module_new, detail::current, text.get())) {}
  // The same with arguments that text cannot say: {kw("weight", tensor)}.
  Module(const Text& text, const Kwargs& kwargs)
      : Handle(detail::make<nnc_module>(nnc_module_new_kwargs, detail::current, text.get(),
                                        kwargs.get())) {}

  nnc_module* get() const {
    nnc_module* const handle = found();
    if (!handle && is_object_)
      throw Error(NNC_E_HANDLE, "nnc::UserModule",
                  "this object has no module: it was moved from, or nnc::make() has made it, whose "
                  "result is to be called outside of its forward");
    return handle;
  }
  bool defined() const { return found() != nullptr; }
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

  // LSTM, GRU and RNN on packed sequences: the output, packed as the input is, and of forward the
  // states h_n and c_n, which only an LSTM has. hx: h_0 and, of an LSTM, c_0.
  PackedSequence operator()(const PackedSequence& input, const std::vector<Tensor>& hx = {}) const;
  std::tuple<PackedSequence, Tensor, Tensor> forward(const PackedSequence& input,
                                                     const std::vector<Tensor>& hx = {}) const;

  // Registers a child and returns it; one of containers.hpp as what it is.
  Module add(const Text& name, const Module& child) const {
    check(nnc_module_register_module(detail::current, get(), name.get(), child.get()));
    return child;
  }
  template <class C, detail::IfContainer<C> = 0>
  C add(const Text& name, const C& child) const {
    add(name, static_cast<const Module&>(child));
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
  template <class C, detail::IfContainer<C> = 0>
  C register_module(const Text& name, const C& module) const {
    return add(name, module);
  }
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
  StateDict state_dict(const Text& prefix = "", bool keep_vars = false) const {
    return StateDict(detail::make<nnc_named>(nnc_module_state_dict_prefix, detail::current, get(),
                                             prefix.get(), keep_vars));
  }
  // Keys that are missing or unexpected are an error if strict, otherwise they are given. With
  // assign the tensors themselves become the parameters and buffers, also those that are members of
  // a UserModule.
  IncompatibleKeys load_state_dict(const StateDict& state, Flag strict = true,
                                   Flag assign = false) const;
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

  bool training() const {
    return detail::answer(nnc_module_training(get()), "nnc::Module::training", "module") == 1;
  }
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

 protected:
  // For objects of classes of yours, which know better what it means that they have no module.
  struct OfObject {};
  Module(Module&& other, OfObject) noexcept : Handle(std::move(other)), is_object_(true) {}

 private:
  nnc_module* found() const {
    if (nnc_module* handle = Handle::get()) return handle;
    for (const detail::Running* r = detail::running; r; r = r->outer)
      if (r->object == this) return r->module;
    return nullptr;
  }
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
  const bool is_object_ = false;
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

// Makes layers of one kind: Conv2d(1, 6, {3, 5}, kw("padding", "same")), CrossEntropyLoss(weight),
// TransformerEncoder(layer, 2). layers.hpp has all of them.
struct Layer {
  const char* name;
  // No template: braces have no type of their own.
  Module operator()(const Argument& a = {}, const Argument& b = {}, const Argument& c = {},
                    const Argument& d = {}, const Argument& e = {}, const Argument& f = {},
                    const Argument& g = {}, const Argument& h = {}, const Argument& i = {},
                    const Argument& j = {}, const Argument& k = {}, const Argument& l = {},
                    const Argument& m = {}, const Argument& n = {}, const Argument& o = {},
                    const Argument& p = {}) const {
    const detail::Arguments given("nn.", name, {a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p});
    const std::string text = std::string(name) + "(" + given.text + ")";
    return given.kwargs ? Module(text, *given.kwargs) : Module(text);
  }
};

}  // namespace nnc

#endif
