// SPDX-License-Identifier: Apache-2.0
// Modules that hold modules.
#include "nn/make.h"

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

// Holds modules by number; has no forward of its own.
class ModuleList final : public Module {
 public:
  explicit ModuleList(const Args& a) {
    int64_t i = 0;
    for (const Ref<Module>& m : a.modules()) register_module(std::to_string(i++), m);
  }
  std::string type_name() const override { return "ModuleList"; }
  std::vector<Tensor> forward(const Inputs&) override {
    fail(Code::kUnsupported,
         "ModuleList: Module [ModuleList] is missing the required \"forward\" "
         "function");
  }
};

constexpr ModuleType kTypes[] = {
    {"Sequential(*args)", make<Sequential>},
    {"ModuleList(modules=None)", make<ModuleList>},
};

}  // namespace

Span<const ModuleType> container_types() {
  return kTypes;
}

}  // namespace nnc::nn
