// SPDX-License-Identifier: Apache-2.0
// Sequential and Identity.
#include "nn/families.h"

namespace nnc::nn {
namespace {

class Sequential final : public Module {
 public:
  explicit Sequential(const Args& a) {
    int64_t i = 0;
    for (const Ref<Module>& m : a.modules()) register_module(std::to_string(i++), m);
  }
  std::string type_name() const override { return "Sequential"; }
  // Each child gets the outputs of the one before.
  std::vector<Tensor> forward(const Inputs& in) override {
    std::vector<Tensor> x(in.tensors.begin(), in.tensors.end());
    for (const Child& c : children()) x = c.module->forward({x, nullptr});
    return x;
  }
};

class Identity final : public Layer {
 public:
  explicit Identity(const Args&) {}
  std::string type_name() const override { return "Identity"; }
  Tensor apply(const Tensor& x) override { return x; }
};

template <class M>
Ref<Module> make(const Args& a) {
  return Ref<Module>::adopt(new M(a));
}

constexpr ModuleType kTypes[] = {
    {"Sequential(*args)", make<Sequential>},
    {"Identity(*args)", make<Identity>},
};

}  // namespace

Span<const ModuleType> container_types() { return kTypes; }

}  // namespace nnc::nn
