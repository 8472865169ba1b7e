// SPDX-License-Identifier: Apache-2.0
// Activation layers.
#include "ops/activation.h"
#include "nn/init.h"
#include "nn/make.h"
#include "ops/softmax.h"

namespace nnc::nn {
namespace {

// ---- without parameters, perhaps in place ----
struct PlainSpec {
  const char* name;
  const char* signature;
  Tensor (*apply)(const Tensor&);
  void (*apply_inplace)(const Tensor&);  // null: no such argument
  bool shows_inplace;
};

class Plain final : public Layer {
 public:
  Plain(const PlainSpec& spec, const Args& a)
      : spec_(spec), inplace_(spec.apply_inplace && a.flag("inplace")) {}
  std::string type_name() const override { return spec_.name; }
  std::string extra_repr() const override {
    return inplace_ && spec_.shows_inplace ? "inplace=True" : "";
  }
  Tensor apply(const Tensor& x) override {
    if (!inplace_) return spec_.apply(x);
    spec_.apply_inplace(x);
    return x;
  }

 private:
  const PlainSpec& spec_;
  const bool inplace_;
};

constexpr PlainSpec kReLU{"ReLU", "ReLU(inplace=False)", ops::relu, ops::relu_, true};
constexpr PlainSpec kReLU6{"ReLU6", "ReLU6(inplace=False)", ops::relu6, ops::relu6_, true};
constexpr PlainSpec kSELU{"SELU", "SELU(inplace=False)", ops::selu, ops::selu_, true};
constexpr PlainSpec kSiLU{"SiLU", "SiLU(inplace=False)", ops::silu, ops::silu_, true};
constexpr PlainSpec kMish{"Mish", "Mish(inplace=False)", ops::mish, ops::mish_, true};
constexpr PlainSpec kHardswish{"Hardswish", "Hardswish(inplace=False)", ops::hardswish,
                               ops::hardswish_, false};
constexpr PlainSpec kHardsigmoid{"Hardsigmoid", "Hardsigmoid(inplace=False)", ops::hardsigmoid,
                                 ops::hardsigmoid_, false};
constexpr PlainSpec kSigmoid{"Sigmoid", "Sigmoid()", ops::sigmoid, nullptr, false};
constexpr PlainSpec kTanh{"Tanh", "Tanh()", ops::tanh, nullptr, false};
constexpr PlainSpec kLogSigmoid{"LogSigmoid", "LogSigmoid()", ops::logsigmoid, nullptr, false};
constexpr PlainSpec kSoftsign{"Softsign", "Softsign()", ops::softsign, nullptr, false};
constexpr PlainSpec kTanhshrink{"Tanhshrink", "Tanhshrink()", ops::tanhshrink, nullptr, false};

template <const PlainSpec& kSpec>
Ref<Module> make_plain(const Args& a) {
  return Ref<Module>::adopt(new Plain(kSpec, a));
}

// ---- with numbers ----
// A layer that prints as its class name and a text fixed at construction.
class Parametrised : public Layer {
 public:
  Parametrised(std::string name, std::string extra, bool inplace)
      : name_(std::move(name)), extra_(std::move(extra)), inplace_(inplace) {
    if (inplace_) extra_ += ", inplace=True";
  }
  std::string type_name() const override { return name_; }
  std::string extra_repr() const override { return extra_; }

 protected:
  bool inplace() const { return inplace_; }

 private:
  std::string name_, extra_;
  bool inplace_;
};

std::string pair(const Args& a, const char* name) {
  return name + ("=" + a.shown(name));
}

class ELU final : public Parametrised {
 public:
  explicit ELU(const Args& a)
      : Parametrised("ELU", pair(a, "alpha"), a.flag("inplace")), alpha_(a.real("alpha")) {}
  Tensor apply(const Tensor& x) override {
    if (!inplace()) return ops::elu(x, alpha_);
    ops::elu_(x, alpha_);
    return x;
  }

 private:
  double alpha_;
};

class CELU final : public Parametrised {
 public:
  explicit CELU(const Args& a)
      : Parametrised("CELU", pair(a, "alpha"), a.flag("inplace")), alpha_(a.real("alpha")) {}
  Tensor apply(const Tensor& x) override {
    if (!inplace()) return ops::celu(x, alpha_);
    ops::celu_(x, alpha_);
    return x;
  }

 private:
  double alpha_;
};

class LeakyReLU final : public Parametrised {
 public:
  explicit LeakyReLU(const Args& a)
      : Parametrised("LeakyReLU", pair(a, "negative_slope"), a.flag("inplace")),
        slope_(a.real("negative_slope")) {}
  Tensor apply(const Tensor& x) override {
    if (!inplace()) return ops::leaky_relu(x, slope_);
    ops::leaky_relu_(x, slope_);
    return x;
  }

 private:
  double slope_;
};

class Hardtanh final : public Parametrised {
 public:
  explicit Hardtanh(const Args& a)
      : Parametrised("Hardtanh", pair(a, "min_val") + ", " + pair(a, "max_val"), a.flag("inplace")),
        low_(a.real("min_val")),
        high_(a.real("max_val")) {
    a.require(high_ > low_, "max_val", "must be greater than min_val: ", high_, " and ", low_);
  }
  Tensor apply(const Tensor& x) override {
    if (!inplace()) return ops::hardtanh(x, low_, high_);
    ops::hardtanh_(x, low_, high_);
    return x;
  }

 private:
  double low_, high_;
};

class Threshold final : public Parametrised {
 public:
  explicit Threshold(const Args& a)
      : Parametrised("Threshold", pair(a, "threshold") + ", " + pair(a, "value"),
                     a.flag("inplace")),
        threshold_(a.real("threshold")),
        value_(a.real("value")) {}
  Tensor apply(const Tensor& x) override {
    if (!inplace()) return ops::threshold(x, threshold_, value_);
    ops::threshold_(x, threshold_, value_);
    return x;
  }

 private:
  double threshold_, value_;
};

class RReLU final : public Parametrised {
 public:
  explicit RReLU(const Args& a)
      : Parametrised("RReLU", pair(a, "lower") + ", " + pair(a, "upper"), a.flag("inplace")),
        lower_(a.real("lower")),
        upper_(a.real("upper")) {}
  Tensor apply(const Tensor& x) override {
    if (!inplace()) return ops::rrelu(x, lower_, upper_, training());
    ops::rrelu_(x, lower_, upper_, training());
    return x;
  }

 private:
  double lower_, upper_;
};

class Softplus final : public Parametrised {
 public:
  explicit Softplus(const Args& a)
      : Parametrised("Softplus", pair(a, "beta") + ", " + pair(a, "threshold"), false),
        beta_(a.real("beta")),
        threshold_(a.real("threshold")) {}
  Tensor apply(const Tensor& x) override { return ops::softplus(x, beta_, threshold_); }

 private:
  double beta_, threshold_;
};

class Hardshrink final : public Parametrised {
 public:
  explicit Hardshrink(const Args& a)
      : Parametrised("Hardshrink", a.shown("lambd"), false), lambd_(a.real("lambd")) {}
  Tensor apply(const Tensor& x) override { return ops::hardshrink(x, lambd_); }

 private:
  double lambd_;
};

class Softshrink final : public Parametrised {
 public:
  explicit Softshrink(const Args& a)
      : Parametrised("Softshrink", a.shown("lambd"), false), lambd_(a.real("lambd")) {}
  Tensor apply(const Tensor& x) override { return ops::softshrink(x, lambd_); }

 private:
  double lambd_;
};

class GELU final : public Parametrised {
 public:
  explicit GELU(const Args& a)
      : Parametrised("GELU", "approximate='" + a.text("approximate") + "'", false),
        approximate_(a.text("approximate")) {}
  Tensor apply(const Tensor& x) override { return ops::gelu(x, approximate_); }

 private:
  std::string approximate_;
};

class GLU final : public Parametrised {
 public:
  explicit GLU(const Args& a)
      : Parametrised("GLU", pair(a, "dim"), false), dim_(a.integer("dim")) {}
  Tensor apply(const Tensor& x) override { return ops::glu(x, dim_); }

 private:
  int64_t dim_;
};

class PReLU final : public Layer {
 public:
  explicit PReLU(const Args& a) : n_(a.integer("num_parameters")) {
    a.require(n_ >= 0, "num_parameters", "must not be negative, got ", n_);
    init_constant(new_parameter("weight", {n_}, a.dtype()), a.real("init"));
  }
  std::string type_name() const override { return "PReLU"; }
  std::string extra_repr() const override { return "num_parameters=" + std::to_string(n_); }
  Tensor apply(const Tensor& x) override { return ops::prelu(x, parameter(0)); }

 private:
  int64_t n_;
};

// ---- softmax and its kin ----
struct SoftmaxSpec {
  const char* name;
  Tensor (*apply)(const Tensor&, int64_t, std::optional<DType>);
};

class SoftmaxLayer final : public Layer {
 public:
  SoftmaxLayer(const SoftmaxSpec& spec, const Args& a)
      : spec_(spec), dim_(a.optional_integer("dim")) {}
  std::string type_name() const override { return spec_.name; }
  std::string extra_repr() const override {
    return "dim=" + (dim_ ? std::to_string(*dim_) : std::string("None"));
  }
  // Without a dim: 0 for 0-, 1- and 3-dimensional input, else 1.
  Tensor apply(const Tensor& x) override {
    const bool first = x.dim() == 0 || x.dim() == 1 || x.dim() == 3;
    return spec_.apply(x, dim_ ? *dim_ : first ? 0 : 1, std::nullopt);
  }

 private:
  const SoftmaxSpec& spec_;
  std::optional<int64_t> dim_;
};

constexpr SoftmaxSpec kSoftmax{"Softmax", ops::softmax};
constexpr SoftmaxSpec kSoftmin{"Softmin", ops::softmin};
constexpr SoftmaxSpec kLogSoftmax{"LogSoftmax", ops::log_softmax};

template <const SoftmaxSpec& kSpec>
Ref<Module> make_softmax(const Args& a) {
  return Ref<Module>::adopt(new SoftmaxLayer(kSpec, a));
}

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

constexpr ModuleType kTypes[] = {
    {kReLU.signature, make_plain<kReLU>},
    {kReLU6.signature, make_plain<kReLU6>},
    {kSELU.signature, make_plain<kSELU>},
    {kSiLU.signature, make_plain<kSiLU>},
    {kMish.signature, make_plain<kMish>},
    {kHardswish.signature, make_plain<kHardswish>},
    {kHardsigmoid.signature, make_plain<kHardsigmoid>},
    {kSigmoid.signature, make_plain<kSigmoid>},
    {kTanh.signature, make_plain<kTanh>},
    {kLogSigmoid.signature, make_plain<kLogSigmoid>},
    {kSoftsign.signature, make_plain<kSoftsign>},
    {kTanhshrink.signature, make_plain<kTanhshrink>},
    {"ELU(alpha=1.0, inplace=False)", make<ELU>},
    {"CELU(alpha=1.0, inplace=False)", make<CELU>},
    {"LeakyReLU(negative_slope=0.01, inplace=False)", make<LeakyReLU>},
    {"Hardtanh(min_val=-1.0, max_val=1.0, inplace=False)", make<Hardtanh>},
    {"Threshold(threshold, value, inplace=False)", make<Threshold>},
    {"RReLU(lower=0.125, upper=0.3333333333333333, inplace=False)", make<RReLU>},
    {"Softplus(beta=1.0, threshold=20.0)", make<Softplus>},
    {"Hardshrink(lambd=0.5)", make<Hardshrink>},
    {"Softshrink(lambd=0.5)", make<Softshrink>},
    {"GELU(approximate='none')", make<GELU>},
    {"GLU(dim=-1)", make<GLU>},
    {"PReLU(num_parameters=1, init=0.25, device=None, dtype=None)", make<PReLU>},
    {"Softmax(dim=None)", make_softmax<kSoftmax>},
    {"Softmin(dim=None)", make_softmax<kSoftmin>},
    {"LogSoftmax(dim=None)", make_softmax<kLogSoftmax>},
    {"Softmax2d()", make<Softmax2d>},
};

}  // namespace

Span<const ModuleType> activation_types() {
  return kTypes;
}

}  // namespace nnc::nn
