// SPDX-License-Identifier: Apache-2.0
// Activation layers.
#include "nn/families.h"
#include "ops/activation.h"

namespace nnc::nn {
namespace {

class ReLU final : public Layer {
 public:
  explicit ReLU(const Args& a) : inplace_(a.flag("inplace")) {}
  std::string type_name() const override { return "ReLU"; }
  std::string extra_repr() const override { return inplace_ ? "inplace=True" : ""; }
  Tensor apply(const Tensor& x) override {
    if (!inplace_) return ops::relu(x);
    ops::relu_(x);
    return x;
  }

 private:
  bool inplace_;
};

class Sigmoid final : public Layer {
 public:
  explicit Sigmoid(const Args&) {}
  std::string type_name() const override { return "Sigmoid"; }
  Tensor apply(const Tensor& x) override { return ops::sigmoid(x); }
};

template <class M>
Ref<Module> make(const Args& a) {
  return Ref<Module>::adopt(new M(a));
}

constexpr ModuleType kTypes[] = {
    {"ReLU(inplace=False)", make<ReLU>},
    {"Sigmoid()", make<Sigmoid>},
};

}  // namespace

Span<const ModuleType> activation_types() { return kTypes; }

}  // namespace nnc::nn
