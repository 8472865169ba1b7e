// SPDX-License-Identifier: Apache-2.0
// Adadelta, Adagrad, Adamax, NAdam, RAdam, RMSprop: each gradient is divided by an average of
// itself.
#include <cmath>

#include "kernels/optim_steps.h"
#include "optim/families.h"

namespace nnc::optim {
namespace {

using kernels::FusedStep;

kernels::StepGradient gradient_of(const Options& o) {
  const bool decoupled = o.has("decoupled_weight_decay") && o.flag("decoupled_weight_decay");
  return {o.flag("maximize"), decoupled ? 0 : o.real("weight_decay")};
}

void run(const Update& u, size_t first, size_t n, const FusedStep& step) {
  View states[kStates];
  for (size_t i = 0; i < n; ++i) {
    if (u.state[first + i].defined()) states[i] = u.state[first + i].mutable_view();
  }
  kernels::fused_step(u.p.mutable_view(), u.g.view(),
                      Span<const View>(states, static_cast<int64_t>(n)), step);
}

class AdadeltaRule final : public Rule {
 public:
  explicit AdadeltaRule(const Options& o)
      : step_{gradient_of(o), o.real("lr"), o.real("rho"), o.real("eps")} {}
  void prepare(Update& u) const override {
    need_number(u.state[0]);
    need_state("square_avg", u, u.state[1]);
    need_state("acc_delta", u, u.state[2]);
  }
  void apply(const Update& u) const override {
    count_step(u.state[0]);
    run(u, 1, 2, step_);
  }

 private:
  const kernels::AdadeltaStep step_;
};

class AdagradRule final : public Rule {
 public:
  explicit AdagradRule(const Options& o)
      : step_{gradient_of(o), o.real("lr"), o.real("eps")},
        lr_decay_(o.real("lr_decay")),
        start_(o.real("initial_accumulator_value")) {}
  void prepare(Update& u) const override {
    need_number(u.state[0]);
    // The parameter may have been converted, or got its sizes, since its state was begun.
    Tensor& sum = u.state[1];
    const bool begun = sum.defined() && number_of(u.state[0]) == 0;
    if (begun && (sum.dtype() != u.p.dtype() || !same_sizes(sum.sizes(), u.p.sizes()))) {
      sum = Tensor();
    }
    need_state("sum", u, sum, start_);
  }
  void apply(const Update& u) const override {
    kernels::AdagradStep step = step_;
    step.rate /= 1 + (count_step(u.state[0]) - 1) * lr_decay_;
    run(u, 1, 1, step);
  }

 private:
  const kernels::AdagradStep step_;
  const double lr_decay_, start_;
};

class AdamaxRule final : public Rule {
 public:
  explicit AdamaxRule(const Options& o) {
    const std::vector<double> betas = o.reals("betas", 2);
    step_ = {gradient_of(o), o.real("lr"), betas[0], betas[1], o.real("eps")};
  }
  void prepare(Update& u) const override {
    need_number(u.state[0]);
    need_state("exp_avg", u, u.state[1]);
    need_state("exp_inf", u, u.state[2]);
  }
  void apply(const Update& u) const override {
    kernels::AdamaxStep step = step_;
    step.rate /= 1 - std::pow(step.beta1, count_step(u.state[0]));
    run(u, 1, 2, step);
  }

 private:
  kernels::AdamaxStep step_{};
};

class NadamRule final : public Rule {
 public:
  explicit NadamRule(const Options& o) : lr_(o.real("lr")), decay_(o.real("momentum_decay")) {
    const std::vector<double> betas = o.reals("betas", 2);
    const bool decoupled = o.flag("decoupled_weight_decay");
    step_ = {gradient_of(o),
             decoupled ? 1 - lr_ * o.real("weight_decay") : 1,
             betas[0],
             betas[1],
             o.real("eps"),
             0,
             0,
             0};
  }
  void prepare(Update& u) const override {
    need_number(u.state[0]);
    need_number(u.state[1], 1);
    need_state("exp_avg", u, u.state[2]);
    need_state("exp_avg_sq", u, u.state[3]);
  }
  void apply(const Update& u) const override {
    kernels::NadamStep step = step_;
    const double t = count_step(u.state[0]);
    step.correction2 = 1 - std::pow(step.beta2, t);
    const double mu = step.beta1 * (1 - 0.5 * std::pow(0.96, t * decay_));
    const double next = step.beta1 * (1 - 0.5 * std::pow(0.96, (t + 1) * decay_));
    set_product(u.state[1], mu);
    const double product = number_of(u.state[1]);
    step.of_gradient = -lr_ * (1 - mu) / (1 - product);
    step.of_average = -lr_ * next / (1 - product * next);
    run(u, 2, 2, step);
  }

 private:
  // In the type of the state, as torch's mul_ of a number.
  static void set_product(const Tensor& t, double mu) {
    const bool wide = t.dtype() == DType::kFloat64;
    set_number(
        t, wide ? number_of(t) * mu
                : static_cast<double>(static_cast<float>(number_of(t)) * static_cast<float>(mu)));
  }
  const double lr_, decay_;
  kernels::NadamStep step_{};
};

class RadamRule final : public Rule {
 public:
  explicit RadamRule(const Options& o) : lr_(o.real("lr")) {
    const std::vector<double> betas = o.reals("betas", 2);
    const bool decoupled = o.flag("decoupled_weight_decay");
    step_ = {gradient_of(o), decoupled ? 1 - lr_ * o.real("weight_decay") : 1,
             betas[0],       betas[1],
             o.real("eps"),  0,
             false};
  }
  void prepare(Update& u) const override {
    need_number(u.state[0]);
    need_state("exp_avg", u, u.state[1]);
    need_state("exp_avg_sq", u, u.state[2]);
  }
  void apply(const Update& u) const override {
    kernels::RadamStep step = step_;
    const double t = count_step(u.state[0]), power = std::pow(step.beta2, t);
    const double longest = 2 / (1 - step.beta2) - 1;
    const double length = longest - 2 * t * power / (1 - power);
    step.rectified = length > 5;
    step.rate = lr_ / (1 - std::pow(step.beta1, t));
    if (step.rectified) {
      step.rate *= std::sqrt(1 - power) * std::sqrt((length - 4) * (length - 2) * longest /
                                                    ((longest - 4) * (longest - 2) * length));
    }
    run(u, 1, 2, step);
  }

 private:
  const double lr_;
  kernels::RadamStep step_{};
};

class RmspropRule final : public Rule {
 public:
  explicit RmspropRule(const Options& o)
      : step_{gradient_of(o), o.real("lr"),       o.real("alpha"),
              o.real("eps"),  o.real("momentum"), o.flag("centered")} {}
  void prepare(Update& u) const override {
    need_number(u.state[0]);
    need_state("square_avg", u, u.state[1]);
    if (step_.momentum > 0) need_state("momentum_buffer", u, u.state[2]);
    if (step_.centered) need_state("grad_avg", u, u.state[3]);
  }
  void apply(const Update& u) const override {
    count_step(u.state[0]);
    run(u, 1, 3, step_);
  }

 private:
  const kernels::RmspropStep step_;
};

constexpr const char* kAdadeltaStates[] = {"step", "square_avg", "acc_delta"};
constexpr const char* kAdagradStates[] = {"step", "sum"};
constexpr const char* kAdamaxStates[] = {"step", "exp_avg", "exp_inf"};
constexpr const char* kNadamStates[] = {"step", "mu_product", "exp_avg", "exp_avg_sq"};
constexpr const char* kRadamStates[] = {"step", "exp_avg", "exp_avg_sq"};
constexpr const char* kRmspropStates[] = {"step", "square_avg", "momentum_buffer", "grad_avg"};

constexpr Range kAdadeltaRanges[] = {kLr, {"rho", "Invalid rho value: ", 0, 1}, kEps, kWeightDecay};
constexpr Range kAdagradRanges[] = {
    kLr,
    {"lr_decay", "Invalid lr_decay value: "},
    kWeightDecay,
    {"initial_accumulator_value", "Invalid initial_accumulator_value value: "},
    kEps};
constexpr Range kBetasRanges[] = {kLr, kEps, kBeta1, kBeta2, kWeightDecay};
constexpr Range kNadamRanges[] = {
    kLr, kEps, kBeta1, kBeta2, kWeightDecay, {"momentum_decay", "Invalid momentum_decay value: "}};
constexpr Range kRmspropRanges[] = {kLr,
                                    kEps,
                                    {"momentum", "Invalid momentum value: "},
                                    kWeightDecay,
                                    {"alpha", "Invalid alpha value: "}};

constexpr const char* kAdadeltaFirst[] = {"lr",           "rho",      "eps",
                                          "weight_decay", "maximize", "capturable"};
constexpr Algorithm kAdadelta = beginning_with(
    kAdadeltaFirst,
    {"Adadelta", kAdadeltaStates, kAdadeltaRanges, make_rule<AdadeltaRule>, recorded_adadelta});
constexpr const char* kAdagradFirst[] = {"lr", "lr_decay", "eps"};
constexpr Algorithm kAdagrad = beginning_with(
    kAdagradFirst, {"Adagrad", kAdagradStates, kAdagradRanges, make_rule<AdagradRule>,
                    recorded_adagrad, nullptr, nullptr, nullptr, true});
constexpr Algorithm kAdamax{"Adamax", kAdamaxStates, kBetasRanges, make_rule<AdamaxRule>,
                            recorded_adamax};
constexpr const char* kNadamFirst[] = {
    "lr", "betas", "eps", "weight_decay", "momentum_decay", "decoupled_weight_decay", "maximize"};
constexpr Algorithm kNadam = beginning_with(
    kNadamFirst, {"NAdam", kNadamStates, kNadamRanges, make_rule<NadamRule>, recorded_nadam});
constexpr const char* kRadamFirst[] = {"lr",       "betas",   "eps",       "weight_decay",
                                       "maximize", "foreach", "capturable"};
constexpr Algorithm kRadam = beginning_with(
    kRadamFirst, {"RAdam", kRadamStates, kBetasRanges, make_rule<RadamRule>, recorded_radam});
constexpr const char* kRmspropFirst[] = {"lr", "momentum", "alpha", "eps", "centered"};
constexpr Algorithm kRmsprop = beginning_with(
    kRmspropFirst,
    {"RMSprop", kRmspropStates, kRmspropRanges, make_rule<RmspropRule>, recorded_rmsprop});

}  // namespace

Span<const OptimizerType> adaptive_types() {
  static constexpr OptimizerType kTypes[] = {
      {"Adadelta(lr=1.0, rho=0.9, eps=1e-06, weight_decay=0, foreach=None, *, capturable=False, "
       "maximize=False, differentiable=False)",
       &kAdadelta, "capturable"},
      {"Adagrad(lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, "
       "foreach=None, *, maximize=False, differentiable=False, fused=None)",
       &kAdagrad},
      {"Adamax(lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, foreach=None, *, "
       "maximize=False, differentiable=False, capturable=False)",
       &kAdamax, "capturable"},
      {"NAdam(lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, momentum_decay=0.004, "
       "decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False, "
       "differentiable=False)",
       &kNadam, "capturable"},
      {"RAdam(lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, "
       "decoupled_weight_decay=False, "
       "*, foreach=None, maximize=False, capturable=False, differentiable=False)",
       &kRadam, "capturable"},
      {"RMSprop(lr=0.01, alpha=0.99, eps=1e-08, weight_decay=0, momentum=0, centered=False, "
       "capturable=False, foreach=None, maximize=False, differentiable=False)",
       &kRmsprop, "capturable"},
  };
  return kTypes;
}

}  // namespace nnc::optim
