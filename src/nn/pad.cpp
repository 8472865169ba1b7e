// SPDX-License-Identifier: Apache-2.0
// Padding layers.
#include "nn/make.h"
#include "ops/join.h"

namespace nnc::nn {
namespace {

// By the mode of F.pad; the last dimension's two numbers come first.
class Pad final : public Layer {
 public:
  Pad(const Args& a, const char* mode, int64_t n)
      : name_(a.signature().name()), mode_(mode), n_(n) {
    // Of a sequence F.pad takes as many dimensions as it has pairs.
    padding_ = a.integers("padding", a.is_sequence("padding") ? -1 : 2 * n);
    extra_ = python_tuple(padding_);
    if (a.signature().index_of("value") < 0) return;
    value_ = a.optional_real("value").value_or(0);
    extra_ = "padding=" + extra_ + ", value=" + a.shown("value");
  }
  std::string type_name() const override { return name_; }
  std::string extra_repr() const override { return extra_; }
  Tensor apply(const Tensor& x) override {
    check(mode_ != "circular" || x.dim() == n_ + 1 || x.dim() == n_ + 2, Code::kShape, name_,
          ": expected ", n_ + 1, "D or ", n_ + 2, "D input (got ", x.dim(), "D input)");
    return ops::pad(x, padding_, mode_, Scalar(value_));
  }

 private:
  std::string name_;
  std::string_view mode_;
  Dims padding_;
  int64_t n_;
  double value_ = 0;
  std::string extra_;
};

template <int64_t kDims>
Ref<Module> reflect(const ModuleArgs& a) {
  return made(new Pad(a, "reflect", kDims));
}
template <int64_t kDims>
Ref<Module> replicate(const ModuleArgs& a) {
  return made(new Pad(a, "replicate", kDims));
}
template <int64_t kDims>
Ref<Module> circular(const ModuleArgs& a) {
  return made(new Pad(a, "circular", kDims));
}
template <int64_t kDims>
Ref<Module> constant(const ModuleArgs& a) {
  return made(new Pad(a, "constant", kDims));
}

}  // namespace

Span<const ModuleType> pad_types() {
  static constexpr ModuleType kTypes[] = {
      {"ReflectionPad1d(padding)", reflect<1>},
      {"ReflectionPad2d(padding)", reflect<2>},
      {"ReflectionPad3d(padding)", reflect<3>},
      {"ReplicationPad1d(padding)", replicate<1>},
      {"ReplicationPad2d(padding)", replicate<2>},
      {"ReplicationPad3d(padding)", replicate<3>},
      {"ZeroPad1d(padding)", constant<1>},
      {"ZeroPad2d(padding)", constant<2>},
      {"ZeroPad3d(padding)", constant<3>},
      {"ConstantPad1d(padding, value)", constant<1>},
      {"ConstantPad2d(padding, value)", constant<2>},
      {"ConstantPad3d(padding, value)", constant<3>},
      {"CircularPad1d(padding)", circular<1>},
      {"CircularPad2d(padding)", circular<2>},
      {"CircularPad3d(padding)", circular<3>},
  };
  return kTypes;
}

}  // namespace nnc::nn
