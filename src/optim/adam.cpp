// SPDX-License-Identifier: Apache-2.0
// Adam and AdamW.
#include <cmath>

#include "kernels/optim.h"
#include "optim/families.h"

namespace nnc::optim {
namespace {

class Adam final : public Optimizer {
 public:
  Adam(const char* name, bool decoupled, const Args& a, std::vector<Tensor> params)
      : Optimizer(std::move(params)),
        name_(name),
        amsgrad_(a.flag("amsgrad")),
        state_(this->params().size()) {
    const std::vector<double> betas = a.floats("betas", 2);
    settings_ = {
        a.real("lr"),       betas[0], betas[1], a.real("eps"), a.real("weight_decay"), decoupled,
        a.flag("maximize"), 0,        0};
    a.require(settings_.lr >= 0, "lr", "is invalid: ", settings_.lr);
    a.require(settings_.eps >= 0, "eps", "is invalid: ", settings_.eps);
    for (double b : betas) a.require(b >= 0 && b < 1, "betas", "must be in [0, 1), got ", b);
    a.require(settings_.weight_decay >= 0, "weight_decay", "is invalid: ", settings_.weight_decay);
    shown_ = shown_line(a, "amsgrad") + "\n    betas: (";
    append_python_float(shown_, betas[0]);
    shown_ += ", ";
    append_python_float(shown_, betas[1]);
    shown_ += ")" + shown_line(a, "capturable") +
              "\n    decoupled_weight_decay: " + (decoupled ? "True" : "False");
    for (const char* field :
         {"differentiable", "eps", "foreach", "fused", "lr", "maximize", "weight_decay"}) {
      shown_ += shown_line(a, field);
    }
  }

  std::string repr() const override {
    return std::string(name_) + " (\nParameter Group 0" + shown_ + "\n)";
  }

 protected:
  void prepare(const Update& u) override {
    State& state = state_[u.index];
    make_state("exp_avg", u, state.m);
    make_state("exp_avg_sq", u, state.v);
    if (amsgrad_) make_state("max_exp_avg_sq", u, state.vmax);
  }

  void apply(const Update& u) override {
    State& state = state_[u.index];
    const auto t = static_cast<double>(++state.steps);
    kernels::AdamStep s = settings_;
    s.step_size = s.lr / (1 - std::pow(s.beta1, t));
    s.correction2_sqrt = std::sqrt(1 - std::pow(s.beta2, t));
    kernels::adam_step(u.p.mutable_view(), u.g.view(), state.m.mutable_view(),
                       state.v.mutable_view(), amsgrad_ ? state.vmax.mutable_view() : View{}, s);
  }

 private:
  struct State {
    int64_t steps = 0;
    Tensor m, v, vmax;  // exp_avg, exp_avg_sq, max_exp_avg_sq
  };
  const char* name_;
  bool amsgrad_;
  kernels::AdamStep settings_{};
  std::vector<State> state_;
  std::string shown_;
};

Ref<Optimizer> make_adam(const Args& a, std::vector<Tensor> params) {
  return Ref<Optimizer>::adopt(
      new Adam("Adam", a.flag("decoupled_weight_decay"), a, std::move(params)));
}

Ref<Optimizer> make_adamw(const Args& a, std::vector<Tensor> params) {
  return Ref<Optimizer>::adopt(new Adam("AdamW", true, a, std::move(params)));
}

// A step is one fused pass on the CPU that no graph goes through.
constexpr const char* kOnlyDefault = "capturable differentiable";
constexpr OptimizerType kTypes[] = {
    {"Adam(lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, amsgrad=False, *, "
     "foreach=None, maximize=False, capturable=False, differentiable=False, fused=None, "
     "decoupled_weight_decay=False)",
     make_adam, kOnlyDefault},
    {"AdamW(lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.01, amsgrad=False, *, "
     "maximize=False, foreach=None, capturable=False, differentiable=False, fused=None)",
     make_adamw, kOnlyDefault},
};

}  // namespace

Span<const OptimizerType> adam_types() {
  return kTypes;
}

}  // namespace nnc::optim
