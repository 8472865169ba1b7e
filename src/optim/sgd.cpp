// SPDX-License-Identifier: Apache-2.0
#include "kernels/optim.h"
#include "optim/update.h"

namespace nnc::optim {
namespace {

class Sgd final : public Optimizer {
 public:
  Sgd(const nn::Args& a, std::vector<Tensor> params)
      : Optimizer(std::move(params)),
        settings_{a.real("lr"),
                  a.real("momentum"),
                  a.real("dampening"),
                  a.real("weight_decay"),
                  a.flag("nesterov"),
                  a.flag("maximize"),
                  false},
        buffers_(this->params().size()) {
    a.require(settings_.lr >= 0, "lr", "is invalid: ", settings_.lr);
    a.require(settings_.momentum >= 0, "momentum", "is invalid: ", settings_.momentum);
    a.require(settings_.weight_decay >= 0, "weight_decay", "is invalid: ", settings_.weight_decay);
    a.require(!settings_.nesterov || (settings_.momentum > 0 && settings_.dampening == 0),
              "nesterov", "requires a momentum and zero dampening");
    for (const char* name : {"dampening", "differentiable", "foreach", "fused", "lr", "maximize",
                             "momentum", "nesterov", "weight_decay"}) {
      shown_ += shown_line(a, name);
    }
    refuse_differentiable(a);
  }

  void step() override {
    for_each_update(params(), [&](size_t i, const Tensor& p, const Tensor& g) {
      kernels::SgdStep s = settings_;
      s.first = s.momentum != 0 && !buffers_[i].defined();
      if (s.first) buffers_[i] = Tensor::empty(p.sizes(), p.dtype());
      const View buffer = buffers_[i].defined() ? buffers_[i].mutable_view() : View{};
      kernels::sgd_step(p.mutable_view(), g.view(), buffer, s);
    });
  }

  std::string repr() const override { return "SGD (\nParameter Group 0" + shown_ + "\n)"; }

 private:
  kernels::SgdStep settings_;
  std::vector<Tensor> buffers_;  // undefined until the first step
  std::string shown_;
};

Ref<Optimizer> make_sgd(const nn::Args& a, std::vector<Tensor> params) {
  return Ref<Optimizer>::adopt(new Sgd(a, std::move(params)));
}

// foreach and fused choose among equal results in torch and change nothing here.
constexpr OptimizerType kTypes[] = {
    {"SGD(lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, "
     "foreach=None, differentiable=False, fused=None)",
     make_sgd},
};

}  // namespace

Span<const OptimizerType> sgd_types() {
  return kTypes;
}

}  // namespace nnc::optim
