// SPDX-License-Identifier: Apache-2.0
// Linear, the same by another name, and Bilinear.
#include <cmath>

#include "nn/init.h"
#include "nn/lazy.h"
#include "ops/matmul.h"
#include "ops/products.h"

namespace nnc::nn {
namespace {

// y = x W^T + b, W (out, in). Both drawn from +-1 / sqrt(in).
class Linear : public Layer {
 public:
  explicit Linear(const Args& a)
      : name_(ordinary_name(a)), in_(inputs_of(a, "in_features")), out_(a.integer("out_features")) {
    a.require(in_ >= 0, "in_features", "must not be negative, got ", in_);
    a.require(out_ >= 0, "out_features", "must not be negative, got ", out_);
    const DType t = a.dtype();
    new_parameter("weight", {out_, in_}, t);
    new_parameter_if(a.flag("bias"), "bias", {out_}, t);
    Linear::reset();
  }
  std::string type_name() const override { return name_; }
  std::string extra_repr() const override {
    return "in_features=" + std::to_string(in_) + ", out_features=" + std::to_string(out_) +
           ", bias=" + python_bool(parameter(1).defined());
  }
  Tensor apply(const Tensor& x) override { return ops::linear(x, weight(0), parameter(1)); }

 protected:
  bool reset() override {
    init_weight_and_bias(weight(0), parameter(1));
    return true;
  }
  // ---- of the lazy layer ----
  int64_t& inputs() { return in_; }
  LazyState::Found found(const Tensor& x) const {
    check(x.dim() > 0, Code::kShape, type_name(), ": expected input with dimensions, got a scalar");
    return {x.size(-1), {out_, x.size(-1)}, {out_}};
  }
  int64_t inputs_given(const Tensor& x) const {
    const int64_t own = weight(0).size(-1), in = found(x).in;
    check(in == own, Code::kShape, type_name(), ": The in_features inferred from input: ", in,
          " is not equal to in_features from self.weight: ", own);
    return in;
  }

 private:
  std::string name_;
  int64_t in_, out_;
};

// y_k = x1 W_k x2 + b_k. Both drawn from +-1 / sqrt(in1).
class Bilinear final : public Module {
 public:
  explicit Bilinear(const Args& a)
      : in1_(a.integer("in1_features")),
        in2_(a.integer("in2_features")),
        out_(a.integer("out_features")) {
    a.require(in1_ > 0, "in1_features", "must be > 0, but got ", in1_);
    a.require(in2_ >= 0, "in2_features", "must not be negative, got ", in2_);
    a.require(out_ >= 0, "out_features", "must not be negative, got ", out_);
    const DType t = a.dtype();
    new_parameter("weight", {out_, in1_, in2_}, t);
    new_parameter_if(a.flag("bias"), "bias", {out_}, t);
    Bilinear::reset();
  }
  std::string type_name() const override { return "Bilinear"; }
  std::string extra_repr() const override {
    return "in1_features=" + std::to_string(in1_) + ", in2_features=" + std::to_string(in2_) +
           ", out_features=" + std::to_string(out_) +
           ", bias=" + python_bool(parameter(1).defined());
  }
  int64_t output_count(int64_t) const override { return 1; }

 protected:
  Span<const ForwardParameter> forward_parameters() const override {
    static constexpr ForwardParameter kParameters[] = {{"input1"}, {"input2"}};
    return kParameters;
  }
  std::vector<Tensor> forward(const Inputs& in) override {
    return {ops::bilinear(in[0], in[1], weight(0), parameter(1))};
  }
  bool reset() override {
    const Tensor &weight = Module::weight(0), &bias = parameter(1);
    check(weight.dim() > 1 && weight.size(1) > 0, Code::kShape,
          "reset_parameters: expected a weight whose dimension 1 is not 0, got ", weight.sizes());
    const double bound = 1 / std::sqrt(static_cast<double>(weight.size(1)));
    init_uniform(weight, -bound, bound);
    if (bias.defined()) init_uniform(bias, -bound, bound);
    return true;
  }

 private:
  int64_t in1_, in2_, out_;
};

}  // namespace

Span<const ModuleType> linear_types() {
  static constexpr ModuleType kTypes[] = {
      {"Linear(in_features, out_features, bias=True, device=None, dtype=None)", make<Linear>},
      {"LazyLinear(out_features, bias=True, device=None, dtype=None)",
       make_lazy<LazyLayer<Linear>>},
      {"Bilinear(in1_features, in2_features, out_features, bias=True, device=None, dtype=None)",
       make<Bilinear>},
      // What MultiheadAttention names its own.
      {"NonDynamicallyQuantizableLinear(in_features, out_features, bias=True, device=None, "
       "dtype=None)",
       make<Linear>},
  };
  return kTypes;
}
Span<const ModuleType> printed_linear() {
  static constexpr ModuleType kPrinted[] = {
      {"LazyLinear(in_features, out_features, bias=True, device=None, dtype=None)",
       make_lazy<LazyLayer<Linear>>},
  };
  return kPrinted;
}

}  // namespace nnc::nn
