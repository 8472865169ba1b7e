// SPDX-License-Identifier: Apache-2.0
// ASGD, which averages the parameters, and Rprop, which looks at signs alone.
#include <algorithm>
#include <cmath>

#include "kernels/optim_steps.h"
#include "optim/families.h"

namespace nnc::optim {
namespace {

class AsgdRule final : public Rule {
 public:
  explicit AsgdRule(const Options& o)
      : gradient_{o.flag("maximize"), o.real("weight_decay")},
        lr_(o.real("lr")),
        lambd_(o.real("lambd")),
        alpha_(o.real("alpha")),
        t0_(o.real("t0")) {}

  void prepare(Update& u) const override {
    need_number(u.state[0]);
    need_number(u.state[1], lr_);
    need_number(u.state[2], 1);
    need_state("ax", u, u.state[3]);
  }

  void apply(const Update& u) const override {
    const double t = count_step(u.state[0]);
    const View average[] = {u.state[3].mutable_view()};
    kernels::fused_step(
        u.p.mutable_view(), u.g.view(), average,
        kernels::AsgdStep{gradient_, lambd_, number_of(u.state[1]), number_of(u.state[2])});
    set_number(u.state[1], in_number_type(lr_ / std::pow(1 + lambd_ * lr_ * t, alpha_)));
    set_number(u.state[2], in_number_type(1 / std::max(1.0, t - t0_)));
  }

 private:
  const kernels::StepGradient gradient_;
  const double lr_, lambd_, alpha_, t0_;
};

class RpropRule final : public Rule {
 public:
  explicit RpropRule(const Options& o) : lr_(o.real("lr")) {
    const std::vector<double> etas = o.reals("etas", 2), sizes = o.reals("step_sizes", 2);
    step_ = {{o.flag("maximize"), 0}, etas[0], etas[1], sizes[0], sizes[1]};
  }

  void prepare(Update& u) const override {
    need_number(u.state[0]);
    need_state("prev", u, u.state[1]);
    need_state("step_size", u, u.state[2], lr_);
  }

  void apply(const Update& u) const override {
    count_step(u.state[0]);
    const View states[] = {u.state[1].mutable_view(), u.state[2].mutable_view()};
    kernels::fused_step(u.p.mutable_view(), u.g.view(), states, step_);
  }

 private:
  const double lr_;
  kernels::RpropStep step_{};
};

void check_rprop(const Args& a, Options& o) {
  const std::vector<double> etas = o.reals("etas", 2);
  a.require(0 < etas[0] && etas[0] < 1 && 1 < etas[1], "etas",
            "is refused: Invalid eta values: ", etas[0], ", ", etas[1]);
}

constexpr const char* kAsgdStates[] = {"step", "eta", "mu", "ax"};
constexpr const char* kRpropStates[] = {"step", "prev", "step_size"};
constexpr Range kAsgdRanges[] = {kLr, kWeightDecay};
constexpr Range kRpropRanges[] = {kLr};
constexpr Algorithm kAsgd{"ASGD", kAsgdStates, kAsgdRanges, make_rule<AsgdRule>, recorded_asgd};
constexpr const char* kRpropFirst[] = {"lr",      "etas",     "step_sizes",
                                       "foreach", "maximize", "differentiable"};
constexpr Algorithm kRprop = beginning_with(
    kRpropFirst,
    {"Rprop", kRpropStates, kRpropRanges, make_rule<RpropRule>, recorded_rprop, check_rprop});

}  // namespace

Span<const OptimizerType> averaging_types() {
  static constexpr OptimizerType kTypes[] = {
      {"ASGD(lr=0.01, lambd=0.0001, alpha=0.75, t0=1000000.0, weight_decay=0, foreach=None, "
       "maximize=False, differentiable=False, capturable=False)",
       &kAsgd, "capturable"},
      {"Rprop(lr=0.01, etas=(0.5, 1.2), step_sizes=(1e-06, 50), *, capturable=False, foreach=None, "
       "maximize=False, differentiable=False)",
       &kRprop, "capturable"},
  };
  return kTypes;
}

}  // namespace nnc::optim
