// SPDX-License-Identifier: Apache-2.0
// Activation layers.
#include "ops/activation.h"
#include "nn/init.h"
#include "nn/make.h"
#include "ops/softmax.h"

namespace nnc::nn {
namespace {

// ---- functions of x and up to two numbers, perhaps in place ----
// Numbers are the arguments but inplace, in their order.
using Apply = Tensor (*)(const Tensor& x, const double* numbers, bool training);
using ApplyInPlace = void (*)(const Tensor& x, const double* numbers, bool training);

// Any operation of that form as one of those.
template <auto kF>
auto run(const Tensor& x, const double* n, bool training) {
  (void)n, (void)training;
  if constexpr (std::is_invocable_v<decltype(kF), const Tensor&, double, double, bool>)
    return kF(x, n[0], n[1], training);
  else if constexpr (std::is_invocable_v<decltype(kF), const Tensor&, double, double>)
    return kF(x, n[0], n[1]);
  else if constexpr (std::is_invocable_v<decltype(kF), const Tensor&, double>)
    return kF(x, n[0]);
  else
    return kF(x);
}

// How the arguments print: "alpha=1.0, inplace=True", "0.5", or without inplace.
enum class Shown { kAll, kValues, kNotInPlace };

class Activation final : public Layer {
 public:
  Activation(const Args& a, Apply apply, ApplyInPlace apply_inplace, Shown shown)
      : name_(a.signature().name()),
        apply_(apply),
        inplace_(apply_inplace && a.flag("inplace") ? apply_inplace : nullptr) {
    int count = 0;
    for (const Signature::Parameter& p : a.signature().parameters()) {
      const char* name = p.name.c_str();
      if (p.name == "inplace") continue;
      extra_ += (count > 0 ? ", " : "") + (shown == Shown::kValues ? "" : p.name + "=");
      extra_ += a.shown(name);
      numbers_[count++] = a.real(name);
    }
    if (inplace_ && shown == Shown::kAll) extra_ += count > 0 ? ", inplace=True" : "inplace=True";
  }
  std::string type_name() const override { return name_; }
  std::string extra_repr() const override { return extra_; }
  Tensor apply(const Tensor& x) override {
    if (!inplace_) return apply_(x, numbers_, training());
    inplace_(x, numbers_, training());
    return x;
  }

 private:
  std::string name_, extra_;
  Apply apply_;
  ApplyInPlace inplace_;
  double numbers_[2] = {};
};

template <auto kF, Shown kShown = Shown::kAll>
Ref<Module> plain(const ModuleArgs& a) {
  return made(new Activation(a, run<kF>, nullptr, kShown));
}
template <auto kF, auto kInPlace, Shown kShown = Shown::kAll>
Ref<Module> inplace(const ModuleArgs& a) {
  return made(new Activation(a, run<kF>, run<kInPlace>, kShown));
}

// min_value and max_value are deprecated names, which win.
class Hardtanh final : public Layer {
 public:
  explicit Hardtanh(const Args& a) : inplace_(a.flag("inplace")) {
    const char* low = a.is_none("min_value") ? "min_val" : "min_value";
    const char* high = a.is_none("max_value") ? "max_val" : "max_value";
    low_ = a.real(low);
    high_ = a.real(high);
    a.require(!(high_ <= low_), high, "must be greater than min_val: ", high_, " and ", low_);
    extra_ = "min_val=" + a.shown(low) + ", max_val=" + a.shown(high) +
             (inplace_ ? ", inplace=True" : "");
  }
  std::string type_name() const override { return "Hardtanh"; }
  std::string extra_repr() const override { return extra_; }
  Tensor apply(const Tensor& x) override {
    if (!inplace_) return ops::hardtanh(x, low_, high_);
    ops::hardtanh_(x, low_, high_);
    return x;
  }

 private:
  bool inplace_;
  double low_ = 0, high_ = 0;
  std::string extra_;
};

// ---- with arguments of their own ----
class GELU final : public Layer {
 public:
  explicit GELU(const Args& a) : approximate_(a.text("approximate")) {}
  std::string type_name() const override { return "GELU"; }
  std::string extra_repr() const override {
    std::string out = "approximate=";
    append_python_string(out, approximate_);
    return out;
  }
  Tensor apply(const Tensor& x) override { return ops::gelu(x, approximate_); }

 private:
  std::string approximate_;
};

class GLU final : public Layer {
 public:
  explicit GLU(const Args& a) : dim_(a.integer("dim")) {}
  std::string type_name() const override { return "GLU"; }
  std::string extra_repr() const override { return "dim=" + std::to_string(dim_); }
  Tensor apply(const Tensor& x) override { return ops::glu(x, dim_); }

 private:
  int64_t dim_;
};

class PReLU final : public Layer {
 public:
  explicit PReLU(const Args& a) : n_(a.integer("num_parameters")), init_(a.real("init")) {
    a.require(n_ >= 0, "num_parameters", "must not be negative, got ", n_);
    new_parameter("weight", {n_}, a.dtype());
    PReLU::reset();
  }
  std::string type_name() const override { return "PReLU"; }
  std::string extra_repr() const override { return "num_parameters=" + std::to_string(n_); }
  Tensor apply(const Tensor& x) override { return ops::prelu(x, weight(0)); }

 protected:
  bool reset() override {
    init_constant(weight(0), init_);
    return true;
  }

 private:
  int64_t n_;
  double init_;
};

// ---- softmax and its kin ----
template <Tensor (*kF)(const Tensor&, int64_t, std::optional<DType>)>
class SoftmaxLayer final : public Layer {
 public:
  explicit SoftmaxLayer(const Args& a)
      : name_(a.signature().name()), dim_(a.optional_integer("dim")) {}
  std::string type_name() const override { return name_; }
  std::string extra_repr() const override {
    return "dim=" + (dim_ ? std::to_string(*dim_) : std::string("None"));
  }
  // Without a dim: 0 for 0-, 1- and 3-dimensional input, else 1.
  Tensor apply(const Tensor& x) override {
    const bool first = x.dim() == 0 || x.dim() == 1 || x.dim() == 3;
    return kF(x, dim_ ? *dim_ : first ? 0 : 1, std::nullopt);
  }

 private:
  std::string name_;
  std::optional<int64_t> dim_;
};

class Softmax2d final : public Layer {
 public:
  explicit Softmax2d(const Args&) {}
  std::string type_name() const override { return "Softmax2d"; }
  Tensor apply(const Tensor& x) override {
    check(x.dim() == 3 || x.dim() == 4, Code::kShape,
          "Softmax2d: expected input to be 3D or 4D, got ", x.dim(), "D instead");
    return ops::softmax(x, -3);
  }
};

}  // namespace

Span<const ModuleType> activation_types() {
  static constexpr ModuleType kTypes[] = {
      {"ReLU(inplace=False)", inplace<ops::relu, ops::relu_>},
      {"ReLU6(inplace=False)", inplace<ops::relu6, ops::relu6_>},
      {"SELU(inplace=False)", inplace<ops::selu, ops::selu_>},
      {"SiLU(inplace=False)", inplace<ops::silu, ops::silu_>},
      {"Mish(inplace=False)", inplace<ops::mish, ops::mish_>},
      {"Hardswish(inplace=False)", inplace<ops::hardswish, ops::hardswish_, Shown::kNotInPlace>},
      {"Hardsigmoid(inplace=False)",
       inplace<ops::hardsigmoid, ops::hardsigmoid_, Shown::kNotInPlace>},
      {"Sigmoid()", plain<ops::sigmoid>},
      {"Tanh()", plain<ops::tanh>},
      {"LogSigmoid()", plain<ops::logsigmoid>},
      {"Softsign()", plain<ops::softsign>},
      {"Tanhshrink()", plain<ops::tanhshrink>},
      {"ELU(alpha=1.0, inplace=False)", inplace<ops::elu, ops::elu_>},
      {"CELU(alpha=1.0, inplace=False)", inplace<ops::celu, ops::celu_>},
      {"LeakyReLU(negative_slope=0.01, inplace=False)", inplace<ops::leaky_relu, ops::leaky_relu_>},
      {"Hardtanh(min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None)",
       make<Hardtanh>},
      {"Threshold(threshold, value, inplace=False)", inplace<ops::threshold, ops::threshold_>},
      {"RReLU(lower=0.125, upper=0.3333333333333333, inplace=False)",
       inplace<ops::rrelu, ops::rrelu_>},
      {"Softplus(beta=1.0, threshold=20.0)", plain<ops::softplus>},
      {"Hardshrink(lambd=0.5)", plain<ops::hardshrink, Shown::kValues>},
      {"Softshrink(lambd=0.5)", plain<ops::softshrink, Shown::kValues>},
      {"GELU(approximate='none')", make<GELU>},
      {"GLU(dim=-1)", make<GLU>},
      {"PReLU(num_parameters=1, init=0.25, device=None, dtype=None)", make<PReLU>},
      {"Softmax(dim=None)", make<SoftmaxLayer<ops::softmax>>},
      {"Softmin(dim=None)", make<SoftmaxLayer<ops::softmin>>},
      {"LogSoftmax(dim=None)", make<SoftmaxLayer<ops::log_softmax>>},
      {"Softmax2d()", make<Softmax2d>},
  };
  return kTypes;
}

}  // namespace nnc::nn
