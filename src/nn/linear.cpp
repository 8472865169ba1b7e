// SPDX-License-Identifier: Apache-2.0
// Linear, and the same by another name.
#include <cmath>

#include "nn/init.h"
#include "nn/make.h"
#include "ops/matmul.h"

namespace nnc::nn {
namespace {

// y = x W^T + b, W (out, in). Both drawn from +-1 / sqrt(in).
class Linear final : public Layer {
 public:
  explicit Linear(const Args& a)
      : name_(a.signature().name()),
        in_(a.integer("in_features")),
        out_(a.integer("out_features")),
        bias_(a.flag("bias")) {
    a.require(in_ >= 0, "in_features", "must not be negative, got ", in_);
    a.require(out_ >= 0, "out_features", "must not be negative, got ", out_);
    const DType t = a.dtype();
    init_kaiming_uniform(new_parameter("weight", {out_, in_}, t), std::sqrt(5.0));
    if (!bias_) {
      register_parameter("bias", Tensor());
      return;
    }
    init_bias(new_parameter("bias", {out_}, t), in_);
  }
  std::string type_name() const override { return name_; }
  std::string extra_repr() const override {
    return "in_features=" + std::to_string(in_) + ", out_features=" + std::to_string(out_) +
           ", bias=" + python_bool(bias_);
  }
  Tensor apply(const Tensor& x) override { return ops::linear(x, parameter(0), parameter(1)); }

 private:
  std::string name_;
  int64_t in_, out_;
  bool bias_;
};

constexpr ModuleType kTypes[] = {
    {"Linear(in_features, out_features, bias=True, device=None, dtype=None)", make<Linear>},
    // What MultiheadAttention names its own.
    {"NonDynamicallyQuantizableLinear(in_features, out_features, bias=True, device=None, "
     "dtype=None)",
     make<Linear>},
};

}  // namespace

Span<const ModuleType> linear_types() {
  return kTypes;
}

}  // namespace nnc::nn
