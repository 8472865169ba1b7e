// SPDX-License-Identifier: Apache-2.0
// Optimizers and schedulers for C++. Include <nnc/nnc.hpp>.
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
  int64_t param_group_count() const { return nnc_optimizer_param_group_count(get()); }
  // As Python prints it: "0.1", "(0.9, 0.999)".
  std::string option(int64_t group, const Text& name) const {
    return detail::text(nnc_optimizer_get_option, detail::current, get(), group, name.get());
  }
  void set_options(int64_t group, const Text& options) const {
    check(nnc_optimizer_set_options(detail::current, get(), group, options.get()));
  }

  NamedTensors state_dict() const {
    return StateDict(detail::make<nnc_named>(nnc_optimizer_state_dict, detail::current, get()))
        .entries();
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

// SGD(net, kw("lr", 0.1)): an optimizer for all parameters of net, or for a vector of tensors. Any
// that libnnc has can be named: OptimizerName{"Rprop"}(net).
struct OptimizerName {
  const char* name;
  template <class... A>
  Optimizer operator()(const Module& module, const A&... arguments) const {
    return Optimizer(text(arguments...), module);
  }
  template <class... A>
  Optimizer operator()(const std::vector<Tensor>& params, const A&... arguments) const {
    return Optimizer(text(arguments...), params);
  }

 private:
  template <class... A>
  std::string text(const A&... arguments) const {
    const detail::Arguments given(arguments...);
    if (given.kwargs) throw Error(NNC_E_INVALID, name, "no argument is a tensor");
    return std::string(name) + "(" + given.text + ")";
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

// torch.optim.lr_scheduler.
class LRScheduler : public Handle<nnc_lr_scheduler> {
 public:
  // "StepLR(step_size=30, gamma=0.1)".
  LRScheduler(const Text& text, const Optimizer& optimizer)
      : Handle(detail::make<nnc_lr_scheduler>(nnc_lr_scheduler_new, detail::current, text.get(),
                                              optimizer.get())) {}
  // With a function of yours, whatever name the text gives it: "LambdaLR(f)".
  LRScheduler(const Text& text, const Optimizer& optimizer, std::function<double(double)> lambda)
      : Handle(with_lambda(text, optimizer, std::move(lambda))) {}
  void step() const { check(nnc_lr_scheduler_step(detail::current, get(), nullptr)); }
  // ReduceLROnPlateau's.
  void step(double metrics) const {
    check(nnc_reduce_lr_on_plateau_step(detail::current, get(), metrics, nullptr));
  }
  NamedTensors state_dict() const {
    return StateDict(detail::make<nnc_named>(nnc_lr_scheduler_state_dict, detail::current, get()))
        .entries();
  }
  void load_state_dict(const StateDict& state) const {
    check(nnc_lr_scheduler_load_state_dict(detail::current, get(), state.get()));
  }
  std::vector<double> get_last_lr() const {
    return Tensor::of(nnc_lr_scheduler_get_last_lr, detail::current, get()).to_vector<double>();
  }

 private:
  using Lambda = std::function<double(double)>;
  static nnc_lr_scheduler* with_lambda(const Text& text, const Optimizer& optimizer,
                                       Lambda lambda) {
    static const nnc_lr_lambda table = {
        sizeof table,
        [](uintptr_t self, const char*, double x, double* out) {
          return detail::guarded([&] { *out = (*reinterpret_cast<Lambda*>(self))(x); });
        },
        [](uintptr_t self) { delete reinterpret_cast<Lambda*>(self); }};
    auto kept = std::make_unique<Lambda>(std::move(lambda));
    nnc_lr_scheduler* made = detail::make<nnc_lr_scheduler>(
        nnc_lr_scheduler_new_lambda, detail::current, text.get(), optimizer.get(), &table,
        reinterpret_cast<uintptr_t>(kept.get()));
    kept.release();
    return made;
  }
};

// StepLR(optimizer, 30, kw("gamma", 0.1)): torch's arguments in torch's order. Any that libnnc has
// can be named: SchedulerName{"PolynomialLR"}(optimizer).
struct SchedulerName {
  const char* name;
  template <class... A>
  LRScheduler operator()(const Optimizer& optimizer, const A&... arguments) const {
    const detail::Arguments given(arguments...);
    if (given.kwargs) throw Error(NNC_E_INVALID, name, "no argument is a tensor");
    return LRScheduler(std::string(name) + "(" + given.text + ")", optimizer);
  }
};
inline constexpr SchedulerName StepLR{"StepLR"};
inline constexpr SchedulerName MultiStepLR{"MultiStepLR"};
inline constexpr SchedulerName ConstantLR{"ConstantLR"};
inline constexpr SchedulerName LinearLR{"LinearLR"};
inline constexpr SchedulerName ExponentialLR{"ExponentialLR"};
inline constexpr SchedulerName PolynomialLR{"PolynomialLR"};
inline constexpr SchedulerName CosineAnnealingLR{"CosineAnnealingLR"};
inline constexpr SchedulerName CosineAnnealingWarmRestarts{"CosineAnnealingWarmRestarts"};
inline constexpr SchedulerName CyclicLR{"CyclicLR"};
inline constexpr SchedulerName OneCycleLR{"OneCycleLR"};
inline constexpr SchedulerName SWALR{"SWALR"};
inline constexpr SchedulerName ReduceLROnPlateau{"ReduceLROnPlateau"};
// With a function of yours, of the epoch.
inline LRScheduler LambdaLR(const Optimizer& optimizer, std::function<double(double)> lr_lambda) {
  return LRScheduler("LambdaLR(lr_lambda)", optimizer, std::move(lr_lambda));
}
inline LRScheduler MultiplicativeLR(const Optimizer& optimizer,
                                    std::function<double(double)> lr_lambda) {
  return LRScheduler("MultiplicativeLR(lr_lambda)", optimizer, std::move(lr_lambda));
}

}  // namespace nnc

#endif
