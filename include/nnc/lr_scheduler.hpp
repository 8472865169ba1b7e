// SPDX-License-Identifier: Apache-2.0
// Learning rates that change while training, for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_LR_SCHEDULER_HPP
#define NNC_LR_SCHEDULER_HPP

#include <nnc/optim.hpp>

#include <atomic>

namespace nnc {

// torch.optim.lr_scheduler.
class LRScheduler : public Handle<nnc_lr_scheduler> {
 public:
  // "StepLR(step_size=30, gamma=0.1)".
  LRScheduler(const Text& text, const Optimizer& optimizer)
      : LRScheduler(Origin{string(text), optimizer, {}, rates(optimizer)}) {}
  // With a function of yours, whatever name the text gives it: "LambdaLR(f)".
  LRScheduler(const Text& text, const Optimizer& optimizer, std::function<double(double)> lambda)
      : LRScheduler(Origin{string(text), optimizer, {{"", std::move(lambda)}}, rates(optimizer)}) {}
  void step() const { check(nnc_lr_scheduler_step(detail::current, get(), nullptr)); }
  // ReduceLROnPlateau's.
  void step(double metrics) const {
    check(nnc_reduce_lr_on_plateau_step(detail::current, get(), metrics, nullptr));
  }
  StateDict state_dict() const {
    return StateDict(detail::make<nnc_named>(nnc_lr_scheduler_state_dict, detail::current, get()));
  }
  void load_state_dict(const StateDict& state) const {
    check(nnc_lr_scheduler_load_state_dict(detail::current, get(), state.get()));
  }
  std::vector<double> get_last_lr() const {
    return Tensor::of(nnc_lr_scheduler_get_last_lr, detail::current, get()).to_vector<double>();
  }

 private:
  friend LRScheduler LambdaLR(const Optimizer&, std::function<double(double)>);
  friend LRScheduler MultiplicativeLR(const Optimizer&, std::function<double(double)>);
  friend LRScheduler SequentialLR(const Optimizer&, const std::vector<LRScheduler>&, const Ints&);
  friend LRScheduler ChainedScheduler(const std::vector<LRScheduler>&);

  using Lambda = std::function<double(double)>;
  // By the names that the text has for them; "" is any.
  using Lambdas = std::vector<std::pair<std::string, Lambda>>;
  using Rates = std::vector<std::string>;
  // How it was made, so that it can be made anew as a part of another one.
  struct Origin {
    std::string text;
    Optimizer optimizer;
    Lambdas lambdas;
    Rates rates;  // before
  };

  explicit LRScheduler(Origin origin)
      : Handle(made(origin)), origin_(std::make_shared<const Origin>(std::move(origin))) {}
  static std::string string(const Text& text) { return text.get() ? text.get() : ""; }

  static nnc_lr_scheduler* made(const Origin& origin) {
    if (origin.lambdas.empty())
      return detail::make<nnc_lr_scheduler>(nnc_lr_scheduler_new, detail::current,
                                            origin.text.c_str(), origin.optimizer.get());
    static const nnc_lr_lambda table = {
        sizeof table,
        [](uintptr_t self, const char* name, double x, double* out) {
          return detail::guarded([&] {
            for (const auto& [known, lambda] : *reinterpret_cast<Lambdas*>(self))
              if (known.empty() || known == name) {
                *out = lambda(x);
                return;
              }
            throw Error(NNC_E_UNKNOWN, "", std::string("no function is named ") + name);
          });
        },
        [](uintptr_t self) { delete reinterpret_cast<Lambdas*>(self); }};
    auto kept = std::make_unique<Lambdas>(origin.lambdas);
    nnc_lr_scheduler* made = detail::make<nnc_lr_scheduler>(
        nnc_lr_scheduler_new_lambda, detail::current, origin.text.c_str(), origin.optimizer.get(),
        &table, reinterpret_cast<uintptr_t>(kept.get()));
    kept.release();
    return made;
  }
  // Names of functions differ, so that those of several schedulers can stand in one text.
  static LRScheduler with_lambda(const char* kind, const Optimizer& optimizer, Lambda lambda) {
    static std::atomic<uint64_t> made{0};
    const std::string name = "lr_lambda_" + std::to_string(made++);
    return LRScheduler(Origin{std::string(kind) + "(" + name + ")",
                              optimizer,
                              {{name, std::move(lambda)}},
                              rates(optimizer)});
  }

  // The learning rates of all groups, as set_options takes them.
  static Rates rates(const Optimizer& optimizer) {
    Rates found;
    for (int64_t group = 0, n = optimizer.param_group_count(); group < n; ++group) {
      found.push_back("lr=" + optimizer.option(group, "lr"));
      nnc_string* text = nullptr;
      nnc_error* const error =
          nnc_optimizer_get_option(detail::current, optimizer.get(), group, "initial_lr", &text);
      const Handle<nnc_string> initial(detail::own(text));
      if (!error)
        found.back() += std::string(", initial_lr=") + nnc_string_data(initial.get());
      else if (nnc_error_code(error) == NNC_E_UNKNOWN)
        nnc_error_free(error);
      else
        check(error);
    }
    return found;
  }
  // A first scheduler would begin with what "initial_lr" is: it was lr.
  static void restore(const Optimizer& optimizer, const Rates& rates) {
    for (size_t group = 0; group < rates.size(); ++group) {
      const std::string& rate = rates[group];
      const bool first = rate.find("initial_lr") == rate.npos;
      optimizer.set_options(static_cast<int64_t>(group), first ? rate + ", initial_" + rate : rate);
    }
  }
  // name([...]rest), of schedulers that the optimizer has had and gets anew.
  static LRScheduler composed(const std::string& name, const std::optional<Optimizer>& optimizer,
                              const std::vector<LRScheduler>& schedulers, const std::string& rest) {
    if (schedulers.empty()) throw Error(NNC_E_INVALID, name, "there is no scheduler");
    for (const LRScheduler& scheduler : schedulers)
      if (!scheduler.origin_) detail::no_object(name.c_str(), "scheduler");
    const Origin& first = *schedulers[0].origin_;
    Origin origin{"", optimizer ? *optimizer : first.optimizer, {}, first.rates};
    for (const LRScheduler& scheduler : schedulers) {
      const Origin& part = *scheduler.origin_;
      if (part.optimizer.get() != origin.optimizer.get())
        throw Error(NNC_E_INVALID, name, "the schedulers are not all of this optimizer");
      origin.text += (origin.text.empty() ? "" : ", ") + part.text;
      origin.lambdas.insert(origin.lambdas.end(), part.lambdas.begin(), part.lambdas.end());
    }
    const auto any = [](const auto& lambda) { return lambda.first.empty(); };
    if (origin.lambdas.size() > 1 && std::any_of(origin.lambdas.begin(), origin.lambdas.end(), any))
      throw Error(NNC_E_INVALID, name,
                  "several of the schedulers have functions: make them by LambdaLR(optimizer, f) "
                  "or MultiplicativeLR(optimizer, f)");
    origin.text = name + "([" + origin.text + "]" + rest + ")";
    const Optimizer of = origin.optimizer;
    const Rates now = rates(of);
    try {
      restore(of, first.rates);
      return LRScheduler(std::move(origin));
    } catch (...) {
      restore(of, now);
      throw;
    }
  }

  std::shared_ptr<const Origin> origin_;
};

// StepLR(optimizer, 30, kw("gamma", 0.1)), MultiStepLR(optimizer, {30, 80}): torch's arguments in
// torch's order. Any that libnnc has can be named: SchedulerName{"PolynomialLR"}(optimizer).
struct SchedulerName {
  const char* name;
  LRScheduler operator()(const Optimizer& optimizer, const Argument& a = {}, const Argument& b = {},
                         const Argument& c = {}, const Argument& d = {}, const Argument& e = {},
                         const Argument& f = {}, const Argument& g = {}, const Argument& h = {},
                         const Argument& i = {}, const Argument& j = {}, const Argument& k = {},
                         const Argument& l = {}, const Argument& m = {}, const Argument& n = {},
                         const Argument& o = {}, const Argument& p = {}) const {
    return LRScheduler(detail::constructor("optim.lr_scheduler.", name,
                                           {a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p}),
                       optimizer);
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
  return LRScheduler::with_lambda("LambdaLR", optimizer, std::move(lr_lambda));
}
inline LRScheduler MultiplicativeLR(const Optimizer& optimizer,
                                    std::function<double(double)> lr_lambda) {
  return LRScheduler::with_lambda("MultiplicativeLR", optimizer, std::move(lr_lambda));
}

// One after another, the next one from each milestone on; or all at once. They are made anew as
// parts of what is given, which alone is to be stepped.
//   SequentialLR(sgd, {ConstantLR(sgd, 0.1, 2), ExponentialLR(sgd, 0.9)}, {2});
inline LRScheduler SequentialLR(const Optimizer& optimizer,
                                const std::vector<LRScheduler>& schedulers,
                                const Ints& milestones) {
  return LRScheduler::composed("SequentialLR", optimizer, schedulers,
                               ", milestones=" + detail::literal(milestones));
}
inline LRScheduler ChainedScheduler(const std::vector<LRScheduler>& schedulers) {
  return LRScheduler::composed("ChainedScheduler", std::nullopt, schedulers, "");
}

}  // namespace nnc

#endif
