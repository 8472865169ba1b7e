// SPDX-License-Identifier: Apache-2.0
// Modules that hold modules.
#include "nn/make.h"

namespace nnc::nn {
namespace {

// Registers the modules of a constructor's arguments as "0", "1", ...
class Numbered : public Module {
 protected:
  explicit Numbered(const ModuleArgs& a) {
    int64_t i = 0;
    for (const ModuleArgs::Made& m : a.modules) register_module(std::to_string(i++), m.module);
  }
};

// Each child gets the outputs of the one before.
class Sequential final : public Numbered {
 public:
  explicit Sequential(const ModuleArgs& a) : Numbered(a) {}
  std::string type_name() const override { return "Sequential"; }
  int64_t output_count(int64_t inputs) const override { return chain_output_count(inputs); }

 protected:
  // A tuple is given as its elements, so there may be more than one input.
  std::vector<Tensor> forward(const Inputs& in) override {
    if (!in.kwargs || in.kwargs->empty()) return call_chain(in);
    return call_chain({bind(in, one_input()), nullptr});
  }
  bool is_chain() const override { return true; }
};

// Has no forward of its own.
class ModuleList final : public Numbered {
 public:
  explicit ModuleList(const ModuleArgs& a) : Numbered(a) {}
  std::string type_name() const override { return "ModuleList"; }

 protected:
  std::vector<Tensor> forward(const Inputs&) override {
    fail(Code::kUnsupported,
         "ModuleList: Module [ModuleList] is missing the required \"forward\" "
         "function");
  }
  bool prints_runs() const override { return true; }
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
