// SPDX-License-Identifier: Apache-2.0
// Adam and AdamW.
#include <cmath>

#include "kernels/optim.h"
#include "optim/families.h"

namespace nnc::optim {
namespace {

class AdamRule final : public Rule {
 public:
  explicit AdamRule(const Options& o) : amsgrad_(o.flag("amsgrad")) {
    const std::vector<double> betas = o.reals("betas", 2);
    settings_ = {o.real("lr"),
                 betas[0],
                 betas[1],
                 o.real("eps"),
                 o.real("weight_decay"),
                 o.flag("decoupled_weight_decay"),
                 o.flag("maximize"),
                 0,
                 0};
  }

  void prepare(Update& u) const override {
    need_number(u.state[0]);
    need_state("exp_avg", u, u.state[1]);
    need_state("exp_avg_sq", u, u.state[2]);
    if (amsgrad_) need_state("max_exp_avg_sq", u, u.state[3]);
  }

  void apply(const Update& u) const override {
    const double t = count_step(u.state[0]);
    kernels::AdamStep s = settings_;
    s.step_size = s.lr / (1 - std::pow(s.beta1, t));
    s.correction2_sqrt = std::sqrt(1 - std::pow(s.beta2, t));
    kernels::adam_step(u.p.mutable_view(), u.g.view(), u.state[1].mutable_view(),
                       u.state[2].mutable_view(), amsgrad_ ? u.state[3].mutable_view() : View{}, s);
  }

 private:
  bool amsgrad_;
  kernels::AdamStep settings_{};
};

void check_adam(const Args& a, Options& o) {
  const std::vector<double> betas = a.floats("betas", 2);
  o.set("betas", Option(Option::Kind::kTuple, {betas[0], betas[1]}));
}
void check_adamw(const Args& a, Options& o) {
  check_adam(a, o);
  o.set("decoupled_weight_decay", true);
}

constexpr const char* kAdamStates[] = {"step", "exp_avg", "exp_avg_sq", "max_exp_avg_sq"};
constexpr Range kAdamRanges[] = {kLr, kEps, kBeta1, kBeta2, kWeightDecay};
constexpr const char* kAdamFirst[] = {"lr", "betas", "eps", "weight_decay", "amsgrad", "maximize"};
constexpr Algorithm kAdam = beginning_with(
    kAdamFirst, {"Adam", kAdamStates, kAdamRanges, make_rule<AdamRule>, recorded_adam, check_adam});
constexpr Algorithm kAdamW{"AdamW",       kAdamStates, kAdamRanges, make_rule<AdamRule>,
                           recorded_adam, check_adamw};

}  // namespace

Span<const OptimizerType> adam_types() {
  static constexpr OptimizerType kTypes[] = {
      {"Adam(lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, amsgrad=False, *, "
       "foreach=None, maximize=False, capturable=False, differentiable=False, fused=None, "
       "decoupled_weight_decay=False)",
       &kAdam, "capturable"},
      {"AdamW(lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.01, amsgrad=False, *, "
       "maximize=False, foreach=None, capturable=False, differentiable=False, fused=None)",
       &kAdamW, "capturable"},
  };
  return kTypes;
}

}  // namespace nnc::optim
