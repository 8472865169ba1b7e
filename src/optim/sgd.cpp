// SPDX-License-Identifier: Apache-2.0
#include "kernels/optim.h"
#include "ops/convert.h"
#include "optim/families.h"

namespace nnc::optim {
namespace {

class Sgd final : public Optimizer {
 public:
  Sgd(const Args& a, std::vector<Tensor> params)
      : Optimizer(std::move(params)),
        settings_{a.real("lr"),
                  a.real("momentum"),
                  a.real("dampening"),
                  a.real("weight_decay"),
                  a.flag("nesterov"),
                  a.flag("maximize"),
                  false},
        state_(this->params().size()) {
    // As torch puts it, so that NaN passes.
    a.require(!(settings_.lr < 0), "lr", "is invalid: ", settings_.lr);
    a.require(!(settings_.momentum < 0), "momentum", "is invalid: ", settings_.momentum);
    a.require(!(settings_.weight_decay < 0), "weight_decay",
              "is invalid: ", settings_.weight_decay);
    a.require(!settings_.nesterov || (!(settings_.momentum <= 0) && settings_.dampening == 0),
              "nesterov", "requires a momentum and zero dampening");
    for (const char* name : {"dampening", "differentiable", "foreach", "fused", "lr", "maximize",
                             "momentum", "nesterov", "weight_decay"}) {
      shown_ += shown_line(a, name);
    }
  }

  std::string repr() const override { return "SGD (\nParameter Group 0" + shown_ + "\n)"; }

 protected:
  // The buffer follows a parameter into another type.
  void prepare(const Update& u) override {
    if (settings_.momentum == 0) return;
    Tensor& buffer = state_[u.index].buffer;
    if (buffer.defined()) buffer = ops::to_dtype(buffer, u.p.dtype());
    make_state("momentum_buffer", u, buffer);
  }

  void apply(const Update& u) override {
    State& state = state_[u.index];
    kernels::SgdStep s = settings_;
    s.first = !std::exchange(state.started, true);
    kernels::sgd_step(u.p.mutable_view(), u.g.view(),
                      s.momentum != 0 ? state.buffer.mutable_view() : View{}, s);
  }

 private:
  struct State {
    bool started = false;  // the first step fills the buffer
    Tensor buffer;         // with momentum only
  };
  kernels::SgdStep settings_;
  std::vector<State> state_;
  std::string shown_;
};

Ref<Optimizer> make_sgd(const Args& a, std::vector<Tensor> params) {
  return Ref<Optimizer>::adopt(new Sgd(a, std::move(params)));
}

// foreach and fused choose among equal results in torch and change nothing here.
constexpr OptimizerType kTypes[] = {
    {"SGD(lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, "
     "foreach=None, differentiable=False, fused=None)",
     make_sgd, "differentiable"},
};

}  // namespace

Span<const OptimizerType> sgd_types() {
  return kTypes;
}

}  // namespace nnc::optim
