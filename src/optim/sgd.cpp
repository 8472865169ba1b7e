// SPDX-License-Identifier: Apache-2.0
#include "kernels/optim.h"
#include "ops/convert.h"
#include "optim/families.h"

namespace nnc::optim {
namespace {

class SgdRule final : public Rule {
 public:
  explicit SgdRule(const Options& o)
      : settings_{o.real("lr"),
                  o.real("momentum"),
                  o.real("dampening"),
                  o.real("weight_decay"),
                  o.flag("nesterov"),
                  o.flag("maximize"),
                  false} {}

  // The buffer follows a parameter into another type.
  void prepare(Update& u) const override {
    Tensor& buffer = u.state[0];
    if (settings_.momentum == 0) return;
    if (buffer.defined()) buffer = ops::to_dtype(buffer, u.p.dtype());
    need_state("momentum_buffer", u, buffer);
  }

  void apply(const Update& u) const override {
    kernels::SgdStep s = settings_;
    s.first = u.first;  // fills the buffer
    kernels::sgd_step(u.p.mutable_view(), u.g.view(),
                      s.momentum != 0 ? u.state[0].mutable_view() : View{}, s);
  }

 private:
  const kernels::SgdStep settings_;
};

// As torch puts it, so that NaN passes.
void check_sgd(const Args& a, Options& o) {
  const double momentum = o.real("momentum");
  a.require(!(o.real("lr") < 0), "lr", "is refused: Invalid learning rate: ", o.real("lr"));
  a.require(!(momentum < 0), "momentum", "is refused: Invalid momentum value: ", momentum);
  a.require(!(o.real("weight_decay") < 0), "weight_decay",
            "is refused: Invalid weight_decay value: ", o.real("weight_decay"));
  a.require(!o.flag("nesterov") || (!(momentum <= 0) && o.real("dampening") == 0), "nesterov",
            "is refused: Nesterov momentum requires a momentum and zero dampening");
}

constexpr const char* kSgdStates[] = {"momentum_buffer"};
constexpr Algorithm kSgd{"SGD", kSgdStates, {}, make_rule<SgdRule>, recorded_sgd, check_sgd};

}  // namespace

Span<const OptimizerType> sgd_types() {
  // foreach and fused choose among equal results in torch and change nothing here.
  static constexpr OptimizerType kTypes[] = {
      {"SGD(lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, "
       "foreach=None, differentiable=False, fused=None)",
       &kSgd},
  };
  return kTypes;
}

}  // namespace nnc::optim
