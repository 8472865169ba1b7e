// SPDX-License-Identifier: Apache-2.0
// Optimizers for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_OPTIM_HPP
#define NNC_OPTIM_HPP

#include <nnc/nn.hpp>

namespace nnc {

class Optimizer : public Handle<nnc_optimizer> {
 public:
  explicit Optimizer(nnc_optimizer* owned) : Handle(owned) {}
  // "SGD(lr=0.1)", for all parameters of a module.
  Optimizer(const Text& text, const Module& module)
      : Handle(detail::make<nnc_optimizer>(nnc_optimizer_new, detail::current, text.get(),
                                           module.get())) {}
  Optimizer(const Text& text, const std::vector<Tensor>& params)
      : Handle(detail::make<nnc_optimizer>(nnc_optimizer_new_from, detail::current, text.get(),
                                           detail::handles(params).data(), detail::count(params))) {
  }
  void step() const { check(nnc_optimizer_step(detail::current, get())); }
  // closure computes the loss anew, with its gradients; what it gives the first time is returned.
  Tensor step(const TensorFunction& closure) const {
    return Tensor::of(nnc_optimizer_step_closure, detail::current, get(), &TensorFunction::table(),
                      closure.self());
  }
  void zero_grad() const { check(nnc_optimizer_zero_grad(detail::current, get())); }
  std::string repr() const { return detail::text(nnc_optimizer_repr, detail::current, get()); }

  // Parameter groups; options as "lr=0.01, momentum=0.9".
  void add_param_group(const std::vector<Tensor>& params, const Text& options = "") const {
    check(nnc_optimizer_add_param_group(detail::current, get(), detail::handles(params).data(),
                                        detail::count(params), options.get()));
  }
  int64_t param_group_count() const {
    return detail::answer(nnc_optimizer_param_group_count(get()),
                          "nnc::Optimizer::param_group_count", "optimizer");
  }
  // As Python prints it: "0.1", "(0.9, 0.999)".
  std::string option(int64_t group, const Text& name) const {
    return detail::text(nnc_optimizer_get_option, detail::current, get(), group, name.get());
  }
  void set_options(int64_t group, const Text& options) const {
    check(nnc_optimizer_set_options(detail::current, get(), group, options.get()));
  }

  StateDict state_dict() const {
    return StateDict(detail::make<nnc_named>(nnc_optimizer_state_dict, detail::current, get()));
  }
  void load_state_dict(const StateDict& state) const {
    check(nnc_optimizer_load_state_dict(detail::current, get(), state.get()));
  }

  // Hooks. Each function may take the optimizer; those of state dicts get that too, which they
  // may change: hook(const Optimizer&, StateDict&).
  template <class F>
  Hook register_step_pre_hook(F hook) const {
    return hooked(std::move(hook), nnc_optimizer_register_step_pre_hook);
  }
  template <class F>
  Hook register_step_post_hook(F hook) const {
    return hooked(std::move(hook), nnc_optimizer_register_step_post_hook);
  }
  template <class F>
  Hook register_state_dict_pre_hook(F hook, bool prepend = false) const {
    return hooked(std::move(hook), nnc_optimizer_register_state_dict_pre_hook, prepend);
  }
  template <class F>
  Hook register_state_dict_post_hook(F hook, bool prepend = false) const {
    return hooked(std::move(hook), nnc_optimizer_register_state_dict_post_hook, prepend);
  }
  template <class F>
  Hook register_load_state_dict_pre_hook(F hook, bool prepend = false) const {
    return hooked(std::move(hook), nnc_optimizer_register_load_state_dict_pre_hook, prepend);
  }
  template <class F>
  Hook register_load_state_dict_post_hook(F hook, bool prepend = false) const {
    return hooked(std::move(hook), nnc_optimizer_register_load_state_dict_post_hook, prepend);
  }

 private:
  template <class F, class Register, class... A>
  Hook hooked(F hook, Register register_it, A... arguments) const {
    static const nnc_optimizer_hook table = {
        sizeof table,
        [](uintptr_t self, nnc_ctx* ctx, nnc_optimizer* handle, nnc_named* state_dict,
           nnc_named**) {
          return detail::guarded([&] {
            const detail::CallScope scope(ctx);
            const Optimizer optimizer(detail::own(handle));
            StateDict state(detail::share(state_dict));
            F& call = *reinterpret_cast<F*>(self);
            if constexpr (std::is_invocable_v<F&, const Optimizer&, StateDict&>)
              call(optimizer, state);
            else if constexpr (std::is_invocable_v<F&, const Optimizer&>)
              call(optimizer);
            else
              call();
          });
        },
        [](uintptr_t self) { delete reinterpret_cast<F*>(self); }};
    auto kept = std::make_unique<F>(std::move(hook));
    Hook made(detail::make<nnc_hook>(register_it, detail::current, get(), &table,
                                     reinterpret_cast<uintptr_t>(kept.get()), arguments...));
    kept.release();
    return made;
  }
};

inline std::ostream& operator<<(std::ostream& out, const Optimizer& optimizer) {
  return out << optimizer.repr();
}

// What an optimizer is for: all parameters of a module, a vector of tensors, or one.
class Params {
 public:
  Params(const Module& module) : module_(module) {}
  Params(const Tensor& tensor) : tensors_{tensor} {}
  Params(const std::vector<Tensor>& tensors) : tensors_(tensors) {}
  Params(std::initializer_list<Tensor> tensors) : tensors_(tensors) {}
  Optimizer optimizer(const std::string& text) const {
    return module_ ? Optimizer(text, *module_) : Optimizer(text, tensors_);
  }

 private:
  std::optional<Module> module_;
  std::vector<Tensor> tensors_;
};

namespace detail {

// "SGD(0.1)".
inline std::string constructor(const char* kind, const char* name,
                               const std::vector<Argument>& list) {
  const Arguments given(kind, name, list);
  if (given.kwargs) throw Error(NNC_E_INVALID, name, "no argument is a tensor");
  return std::string(name) + "(" + given.text + ")";
}

}  // namespace detail

// Adam(net, 1e-3, {0.9, 0.99}), SGD({weight, bias}, kw("lr", 0.1)): torch's arguments in torch's
// order. Any that libnnc has can be named: OptimizerName{"Rprop"}(net).
struct OptimizerName {
  const char* name;
  Optimizer operator()(const Params& params, const Argument& a = {}, const Argument& b = {},
                       const Argument& c = {}, const Argument& d = {}, const Argument& e = {},
                       const Argument& f = {}, const Argument& g = {}, const Argument& h = {},
                       const Argument& i = {}, const Argument& j = {}, const Argument& k = {},
                       const Argument& l = {}, const Argument& m = {}, const Argument& n = {},
                       const Argument& o = {}, const Argument& p = {}) const {
    return params.optimizer(
        detail::constructor("optim.", name, {a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p}));
  }
};
inline constexpr OptimizerName SGD{"SGD"};
inline constexpr OptimizerName Adam{"Adam"};
inline constexpr OptimizerName AdamW{"AdamW"};
inline constexpr OptimizerName RMSprop{"RMSprop"};
inline constexpr OptimizerName Adagrad{"Adagrad"};
inline constexpr OptimizerName LBFGS{"LBFGS"};
inline constexpr OptimizerName Adadelta{"Adadelta"};
inline constexpr OptimizerName Adafactor{"Adafactor"};
inline constexpr OptimizerName Adamax{"Adamax"};
inline constexpr OptimizerName ASGD{"ASGD"};
inline constexpr OptimizerName Muon{"Muon"};
inline constexpr OptimizerName NAdam{"NAdam"};
inline constexpr OptimizerName RAdam{"RAdam"};
inline constexpr OptimizerName Rprop{"Rprop"};

}  // namespace nnc

#endif
