// SPDX-License-Identifier: Apache-2.0
// Dropout layers.
#include "ops/dropout.h"
#include "nn/make.h"

namespace nnc::nn {
namespace {

struct DropoutSpec {
  const char* name;
  const char* signature;
  Tensor (*apply)(const Tensor&, double, bool);
  void (*apply_inplace)(const Tensor&, double, bool);
};

class DropoutLayer final : public Layer {
 public:
  DropoutLayer(const DropoutSpec& spec, const Args& a)
      : spec_(spec), p_(a.real("p")), inplace_(a.flag("inplace") && spec.apply_inplace) {
    a.require(!(p_ < 0 || p_ > 1), "p",
              "is wrong: dropout probability has to be between 0 and 1, but got ", p_);
    extra_ = "p=" + a.shown("p") + ", inplace=" + a.formatted("inplace");
  }
  std::string type_name() const override { return spec_.name; }
  std::string extra_repr() const override { return extra_; }
  Tensor apply(const Tensor& x) override {
    if (!inplace_) return spec_.apply(x, p_, training());
    spec_.apply_inplace(x, p_, training());
    return x;
  }

 private:
  const DropoutSpec& spec_;
  double p_;
  bool inplace_;
  std::string extra_;
};

template <int64_t kSpatial>
Tensor spatial(const Tensor& x, double p, bool training) {
  return ops::dropout_nd(x, p, training, kSpatial);
}
template <int64_t kSpatial>
void spatial_inplace(const Tensor& x, double p, bool training) {
  ops::dropout_nd_(x, p, training, kSpatial);
}

constexpr DropoutSpec kSpecs[] = {
    {"Dropout", "Dropout(p=0.5, inplace=False)", ops::dropout, ops::dropout_},
    {"Dropout1d", "Dropout1d(p=0.5, inplace=False)", spatial<1>, spatial_inplace<1>},
    {"Dropout2d", "Dropout2d(p=0.5, inplace=False)", spatial<2>, spatial_inplace<2>},
    {"Dropout3d", "Dropout3d(p=0.5, inplace=False)", spatial<3>, spatial_inplace<3>},
    // As in PyTorch, these never write to their input.
    {"AlphaDropout", "AlphaDropout(p=0.5, inplace=False)", ops::alpha_dropout, nullptr},
    {"FeatureAlphaDropout", "FeatureAlphaDropout(p=0.5, inplace=False)", ops::feature_alpha_dropout,
     nullptr},
};

template <int kIndex>
Ref<Module> make_dropout(const ModuleArgs& a) {
  return made(new DropoutLayer(kSpecs[kIndex], a));
}

}  // namespace

Span<const ModuleType> dropout_types() {
  static constexpr ModuleType kTypes[] = {
      {kSpecs[0].signature, make_dropout<0>}, {kSpecs[1].signature, make_dropout<1>},
      {kSpecs[2].signature, make_dropout<2>}, {kSpecs[3].signature, make_dropout<3>},
      {kSpecs[4].signature, make_dropout<4>}, {kSpecs[5].signature, make_dropout<5>},
  };
  return kTypes;
}

}  // namespace nnc::nn
