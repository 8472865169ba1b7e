// SPDX-License-Identifier: Apache-2.0
// Pooling layers.
#include "ops/pool.h"
#include "nn/make.h"

namespace nnc::nn {
namespace {

std::string pair(const Args& a, const char* name) {
  return name + ("=" + a.formatted(name));
}

// The stride as given, or the kernel size, in whatever form that was written.
std::string shown_stride(const Args& a) {
  return "stride=" + a.shown(a.is_none("stride") ? "kernel_size" : "stride");
}

// None and a sequence of no element are the kernel size.
Dims read_stride(const Args& a, const Dims& kernel) {
  return a.is_none("stride") ? kernel : a.integers_or_one("stride", kernel.size(), kernel);
}

void check_window(const Args& a, const Dims& kernel, const Dims& stride, const Dims& padding) {
  for (int64_t d = 0; d < kernel.size(); ++d) {
    a.require(kernel[d] > 0, "kernel_size", "must be positive, got ", kernel);
    a.require(stride[d] > 0, "stride", "must be positive, got ", stride);
    a.require(padding[d] >= 0 && padding[d] <= kernel[d] / 2, "padding",
              "should be at least 0 and at most half of kernel size, got ", padding,
              " and kernel_size ", kernel);
  }
}

class MaxPool final : public Module {
 public:
  MaxPool(const Args& a, int64_t n)
      : n_(n),
        kernel_(a.integers_or_one("kernel_size", n)),
        stride_(read_stride(a, kernel_)),
        padding_(a.integers_or_one("padding", n)),
        dilation_(a.integers_or_one("dilation", n)),
        ceil_(a.flag("ceil_mode")),
        indices_(a.flag("return_indices")) {
    check_window(a, kernel_, stride_, padding_);
    extra_ = pair(a, "kernel_size") + ", " + shown_stride(a) + ", " + pair(a, "padding") + ", " +
             pair(a, "dilation") + ", " + pair(a, "ceil_mode");
  }
  std::string type_name() const override { return "MaxPool" + std::to_string(n_) + "d"; }
  std::string extra_repr() const override { return extra_; }
  int64_t output_count(int64_t) const override { return indices_ ? 2 : 1; }

 protected:
  Span<const ForwardParameter> forward_parameters() const override { return one_input(); }
  std::vector<Tensor> forward(const Inputs& in) override {
    const Tensor& x = in.tensors[0];
    if (!indices_) return {ops::max_pool(n_, x, kernel_, stride_, padding_, dilation_, ceil_)};
    Tensor at;
    const Tensor y = ops::max_pool(n_, x, kernel_, stride_, padding_, dilation_, ceil_, &at);
    return {y, at};
  }

 private:
  int64_t n_;
  Dims kernel_, stride_, padding_, dilation_;
  bool ceil_, indices_;
  std::string extra_;
};

class AvgPool final : public Layer {
 public:
  AvgPool(const Args& a, int64_t n)
      : n_(n),
        kernel_(a.integers_or_one("kernel_size", n)),
        stride_(read_stride(a, kernel_)),
        padding_(a.integers_or_one("padding", n)),
        ceil_(a.flag("ceil_mode")),
        include_pad_(a.flag("count_include_pad")) {
    check_window(a, kernel_, stride_, padding_);
    if (n > 1) {
      divisor_ = a.optional_integer("divisor_override");
      a.require(!divisor_ || *divisor_ != 0, "divisor_override", "must be not zero");
      extra_ = pair(a, "kernel_size") + ", " + shown_stride(a) + ", " + pair(a, "padding");
    } else {
      // The one-dimensional layer prints its numbers as tuples.
      const Dims stride = a.is_sequence("stride") ? a.integers("stride", -1) : stride_;
      extra_ = "kernel_size=" + python_tuple(kernel_) + ", stride=" + python_tuple(stride) +
               ", padding=" + python_tuple(padding_);
    }
  }
  std::string type_name() const override { return "AvgPool" + std::to_string(n_) + "d"; }
  std::string extra_repr() const override { return extra_; }
  Tensor apply(const Tensor& x) override {
    return ops::avg_pool(n_, x, kernel_, stride_, padding_, ceil_, include_pad_,
                         divisor_ ? &*divisor_ : nullptr);
  }

 private:
  int64_t n_;
  Dims kernel_, stride_, padding_;
  bool ceil_, include_pad_;
  std::optional<int64_t> divisor_;
  std::string extra_;
};

// -1 (None) keeps the input's.
Dims read_output_size(const Args& a, int64_t n) {
  const Dims sizes = a.is_none("output_size") ? Dims(n, -1) : a.integers_or_none("output_size", n);
  for (int64_t s : sizes) a.require(s >= -1, "output_size", "must not be negative, got ", sizes);
  return sizes;
}

class AdaptiveAvgPool final : public Layer {
 public:
  AdaptiveAvgPool(const Args& a, int64_t n)
      : n_(n), extra_(pair(a, "output_size")), sizes_(read_output_size(a, n)) {}
  std::string type_name() const override { return "AdaptiveAvgPool" + std::to_string(n_) + "d"; }
  std::string extra_repr() const override { return extra_; }
  Tensor apply(const Tensor& x) override { return ops::adaptive_avg_pool(n_, x, sizes_); }

 private:
  int64_t n_;
  std::string extra_;
  Dims sizes_;
};

class AdaptiveMaxPool final : public Module {
 public:
  AdaptiveMaxPool(const Args& a, int64_t n)
      : n_(n),
        extra_(pair(a, "output_size")),
        sizes_(read_output_size(a, n)),
        indices_(a.flag("return_indices")) {}
  std::string type_name() const override { return "AdaptiveMaxPool" + std::to_string(n_) + "d"; }
  std::string extra_repr() const override { return extra_; }
  int64_t output_count(int64_t) const override { return indices_ ? 2 : 1; }

 protected:
  Span<const ForwardParameter> forward_parameters() const override { return one_input(); }
  std::vector<Tensor> forward(const Inputs& in) override {
    if (!indices_) return {ops::adaptive_max_pool(n_, in[0], sizes_)};
    Tensor at;
    const Tensor y = ops::adaptive_max_pool(n_, in[0], sizes_, &at);
    return {y, at};
  }

 private:
  int64_t n_;
  std::string extra_;
  Dims sizes_;
  bool indices_;
};

class LPPool final : public Layer {
 public:
  LPPool(const Args& a, int64_t n)
      : n_(n),
        norm_type_(a.real("norm_type")),
        kernel_(a.integers("kernel_size", n)),
        stride_(read_stride(a, kernel_)),
        ceil_(a.flag("ceil_mode")),
        extra_(pair(a, "norm_type") + ", " + pair(a, "kernel_size") + ", " + pair(a, "stride") +
               ", " + pair(a, "ceil_mode")) {
    a.require(norm_type_ != 0, "norm_type", "must be a non-zero value, but got ",
              a.shown("norm_type"));
  }
  std::string type_name() const override { return "LPPool" + std::to_string(n_) + "d"; }
  std::string extra_repr() const override { return extra_; }
  Tensor apply(const Tensor& x) override {
    return ops::lp_pool(n_, x, norm_type_, kernel_, stride_, ceil_);
  }

 private:
  int64_t n_;
  double norm_type_;
  Dims kernel_, stride_;
  bool ceil_;
  std::string extra_;
};

}  // namespace

#define NNC_MAX_POOL_ARGUMENTS \
  "(kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False)"
#define NNC_AVG_POOL_ARGUMENTS                                                      \
  "(kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, " \
  "divisor_override=None)"
#define NNC_LP_POOL_ARGUMENTS "(norm_type, kernel_size, stride=None, ceil_mode=False)"
Span<const ModuleType> pool_types() {
  static constexpr ModuleType kTypes[] = {
      {"MaxPool1d" NNC_MAX_POOL_ARGUMENTS, make_nd<MaxPool, 1>},
      {"MaxPool2d" NNC_MAX_POOL_ARGUMENTS, make_nd<MaxPool, 2>},
      {"MaxPool3d" NNC_MAX_POOL_ARGUMENTS, make_nd<MaxPool, 3>},
      {"AvgPool1d(kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True)",
       make_nd<AvgPool, 1>},
      {"AvgPool2d" NNC_AVG_POOL_ARGUMENTS, make_nd<AvgPool, 2>},
      {"AvgPool3d" NNC_AVG_POOL_ARGUMENTS, make_nd<AvgPool, 3>},
      {"AdaptiveAvgPool1d(output_size)", make_nd<AdaptiveAvgPool, 1>},
      {"AdaptiveAvgPool2d(output_size)", make_nd<AdaptiveAvgPool, 2>},
      {"AdaptiveAvgPool3d(output_size)", make_nd<AdaptiveAvgPool, 3>},
      {"AdaptiveMaxPool1d(output_size, return_indices=False)", make_nd<AdaptiveMaxPool, 1>},
      {"AdaptiveMaxPool2d(output_size, return_indices=False)", make_nd<AdaptiveMaxPool, 2>},
      {"AdaptiveMaxPool3d(output_size, return_indices=False)", make_nd<AdaptiveMaxPool, 3>},
      {"LPPool1d" NNC_LP_POOL_ARGUMENTS, make_nd<LPPool, 1>},
      {"LPPool2d" NNC_LP_POOL_ARGUMENTS, make_nd<LPPool, 2>},
      {"LPPool3d" NNC_LP_POOL_ARGUMENTS, make_nd<LPPool, 3>},
  };
  return kTypes;
}
#undef NNC_MAX_POOL_ARGUMENTS
#undef NNC_AVG_POOL_ARGUMENTS
#undef NNC_LP_POOL_ARGUMENTS

}  // namespace nnc::nn
