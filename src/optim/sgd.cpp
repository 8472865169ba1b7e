// SPDX-License-Identifier: Apache-2.0
#include "graph/record.h"
#include "kernels/optim.h"
#include "ops/convert.h"
#include "optim/families.h"

namespace nnc::optim {
namespace {

class Sgd final : public Optimizer {
 public:
  Sgd(const nn::Args& a, std::vector<Tensor> params)
      : Optimizer(std::move(params)),
        settings_{a.real("lr"), a.real("momentum"), a.real("dampening"), a.real("weight_decay"),
                  a.flag("nesterov"), a.flag("maximize"), false},
        buffers_(this->params().size()) {
    a.require(settings_.lr >= 0, "lr", "is invalid: ", settings_.lr);
    a.require(settings_.momentum >= 0, "momentum", "is invalid: ", settings_.momentum);
    a.require(settings_.weight_decay >= 0, "weight_decay", "is invalid: ", settings_.weight_decay);
    a.require(!settings_.nesterov || (settings_.momentum > 0 && settings_.dampening == 0),
              "nesterov", "requires a momentum and zero dampening");
  }

  void step() override {
    const GradGuard off(false);
    for (size_t i = 0; i < params().size(); ++i) {
      const Tensor& p = params()[i];
      const AutogradMeta* m = autograd_meta_or_null(p);
      if (!m || !m->grad.defined()) continue;
      const Tensor g = ops::contiguous(ops::to_dtype(m->grad, p.dtype()));
      const bool first = settings_.momentum != 0 && !buffers_[i].defined();
      if (first) buffers_[i] = Tensor::empty(p.sizes(), p.dtype());
      update(p, g, buffers_[i], first);
    }
  }

  std::string repr() const override;

 private:
  void update(const Tensor& p, const Tensor& g, const Tensor& buffer, bool first) {
    kernels::SgdStep s = settings_;
    s.first = first;
    const View buf = buffer.defined() ? buffer.mutable_view() : View{};
    const Tensor packed = ops::contiguous(p);
    kernels::sgd_step(packed.mutable_view(), g.view(), buf, s);
    if (!packed.same(p)) ops::copy_(p, packed);
    p.bump_version();
  }

  kernels::SgdStep settings_;
  std::vector<Tensor> buffers_;  // undefined until the first step
};

std::string Sgd::repr() const {
  const auto real = [](double v) {
    std::string s;
    append_python_float(s, v);
    return s;
  };
  const auto number = [&](double v) { return v == 0 ? std::string("0") : real(v); };
  const auto flag = [](bool b) { return b ? "True" : "False"; };
  return "SGD (\nParameter Group 0\n    dampening: " + number(settings_.dampening) +
         "\n    differentiable: False\n    foreach: None\n    fused: None\n    lr: " +
         real(settings_.lr) + "\n    maximize: " + flag(settings_.maximize) +
         "\n    momentum: " + number(settings_.momentum) +
         "\n    nesterov: " + flag(settings_.nesterov) +
         "\n    weight_decay: " + number(settings_.weight_decay) + "\n)";
}

Ref<Optimizer> make_sgd(const nn::Args& a, std::vector<Tensor> params) {
  return Ref<Optimizer>::adopt(new Sgd(a, std::move(params)));
}

constexpr OptimizerType kTypes[] = {
    {"SGD(lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, "
     "foreach=None, differentiable=False, fused=None)",
     make_sgd},
};

}  // namespace

Span<const OptimizerType> sgd_types() { return kTypes; }

}  // namespace nnc::optim
