// SPDX-License-Identifier: Apache-2.0
// Convolution layers.
#include <cmath>

#include "base/checked.h"
#include "nn/init.h"
#include "nn/make.h"
#include "ops/conv.h"
#include "ops/join.h"

namespace nnc::nn {
namespace {

// Conv1d, Conv2d, Conv3d by the number of spatial dimensions.
class Conv final : public Layer {
 public:
  Conv(const Args& a, int64_t n)
      : n_(n),
        in_(a.integer("in_channels")),
        out_(a.integer("out_channels")),
        kernel_(a.integers("kernel_size", n)),
        stride_(a.integers("stride", n)),
        dilation_(a.integers("dilation", n)),
        groups_(a.integer("groups")),
        bias_(a.flag("bias")),
        padding_mode_(a.text("padding_mode")) {
    check_arguments(a);
    read_padding(a);
    Dims sizes{out_, in_ / groups_};
    for (int64_t k : kernel_) sizes.push_back(k);
    const DType t = a.dtype();
    const Tensor weight = new_parameter("weight", sizes, t);
    init_kaiming_uniform(weight, std::sqrt(5.0));
    if (!bias_) {
      register_parameter("bias", Tensor());
      return;
    }
    init_bias(new_parameter("bias", {out_}, t), fan_in(weight));
  }
  std::string type_name() const override { return "Conv" + std::to_string(n_) + "d"; }
  std::string extra_repr() const override;
  Tensor apply(const Tensor& x) override;

 private:
  void check_arguments(const Args& a) const;
  void read_padding(const Args& a);

  int64_t n_, in_, out_;
  Dims kernel_, stride_, dilation_;
  int64_t groups_;
  bool bias_;
  std::string padding_mode_, padding_text_;  // text: 'same' or 'valid', else ""
  Dims padding_;                             // on both sides
  Dims edges_;                               // for F.pad: last dimension first, left and right
  bool symmetric_ = true;
};

void Conv::check_arguments(const Args& a) const {
  a.require(groups_ > 0, "groups", "must be a positive integer, got ", groups_);
  a.require(in_ >= 0 && in_ % groups_ == 0, "in_channels", "must be divisible by groups: ", in_,
            " and ", groups_);
  a.require(out_ >= 0 && out_ % groups_ == 0, "out_channels", "must be divisible by groups: ", out_,
            " and ", groups_);
  for (int64_t d = 0; d < n_; ++d) {
    a.require(kernel_[d] > 0, "kernel_size", "must be positive, got ", kernel_);
    a.require(stride_[d] > 0, "stride", "must be positive, got ", stride_);
    a.require(dilation_[d] > 0, "dilation", "must be positive, got ", dilation_);
  }
  const bool known = padding_mode_ == "zeros" || padding_mode_ == "reflect" ||
                     padding_mode_ == "replicate" || padding_mode_ == "circular";
  a.require(known, "padding_mode",
            "must be one of 'zeros', 'reflect', 'replicate', 'circular', "
            "but got '",
            padding_mode_, "'");
}

// 'same' pads an odd total by one more at the end.
void Conv::read_padding(const Args& a) {
  padding_ = Dims(n_, 0);
  edges_ = Dims(2 * n_, 0);
  if (!a.is_text("padding")) {
    padding_ = a.integers("padding", n_);
    for (int64_t d = 0; d < n_; ++d) {
      a.require(padding_[d] >= 0, "padding", "must not be negative, got ", padding_);
      edges_[2 * (n_ - 1 - d)] = edges_[2 * (n_ - 1 - d) + 1] = padding_[d];
    }
    return;
  }
  padding_text_ = a.text("padding");
  a.require(padding_text_ == "same" || padding_text_ == "valid", "padding",
            "must be 'same' or 'valid' or numbers, got '", padding_text_, "'");
  if (padding_text_ == "valid") return;
  for (int64_t d = 0; d < n_; ++d) {
    a.require(stride_[d] == 1, "padding", "'same' is not supported for strided convolutions");
    const int64_t total = checked_mul(dilation_[d], kernel_[d] - 1, "kernel_size");
    const int64_t left = total / 2;
    edges_[2 * (n_ - 1 - d)] = left;
    edges_[2 * (n_ - 1 - d) + 1] = total - left;
    padding_[d] = left;
    symmetric_ &= total - left == left;
  }
}

std::string Conv::extra_repr() const {
  std::string s = std::to_string(in_) + ", " + std::to_string(out_) +
                  ", kernel_size=" + python_tuple(kernel_) + ", stride=" + python_tuple(stride_);
  const auto all = [](const Dims& v, int64_t x) {
    for (int64_t e : v) {
      if (e != x) return false;
    }
    return true;
  };
  if (!padding_text_.empty())
    s += ", padding=" + padding_text_;
  else if (!all(padding_, 0))
    s += ", padding=" + python_tuple(padding_);
  if (!all(dilation_, 1)) s += ", dilation=" + python_tuple(dilation_);
  if (groups_ != 1) s += ", groups=" + std::to_string(groups_);
  if (!bias_) s += ", bias=False";
  if (padding_mode_ != "zeros") s += ", padding_mode=" + padding_mode_;
  return s;
}

Tensor Conv::apply(const Tensor& x) {
  const Tensor &w = parameter(0), &b = parameter(1);
  if (padding_mode_ != "zeros") {
    return ops::conv(n_, ops::pad(x, edges_, padding_mode_), w, b, stride_, Dims(n_, 0), dilation_,
                     groups_);
  }
  if (!symmetric_) return ops::conv_same(n_, x, w, b, stride_, dilation_, groups_);
  return ops::conv(n_, x, w, b, stride_, padding_, dilation_, groups_);
}

template <int64_t kDims>
Ref<Module> make_conv(const ModuleArgs& a) {
  return made(new Conv(a, kDims));
}

#define NNC_CONV_ARGUMENTS                                                               \
  "(in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, " \
  "bias=True, padding_mode='zeros', device=None, dtype=None)"
constexpr ModuleType kTypes[] = {
    {"Conv1d" NNC_CONV_ARGUMENTS, make_conv<1>},
    {"Conv2d" NNC_CONV_ARGUMENTS, make_conv<2>},
    {"Conv3d" NNC_CONV_ARGUMENTS, make_conv<3>},
};
#undef NNC_CONV_ARGUMENTS

}  // namespace

Span<const ModuleType> conv_types() {
  return kTypes;
}

}  // namespace nnc::nn
