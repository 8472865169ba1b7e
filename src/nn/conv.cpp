// SPDX-License-Identifier: Apache-2.0
// Convolution layers.
#include "ops/conv.h"
#include "base/checked.h"
#include "nn/init.h"
#include "nn/lazy.h"
#include "nn/numbers.h"
#include "ops/join.h"

namespace nnc::nn {
namespace {

// What the convolutions of both directions are made of, for n spatial dimensions.
struct Numbers {
  Numbers(const Args& a, int64_t dims)
      : n(dims),
        in(inputs_of(a, "in_channels")),
        out(a.integer("out_channels")),
        kernel(a.integers("kernel_size", n)),
        stride(a.integers_or_one("stride", n)),
        dilation(a.integers_or_one("dilation", n)),
        groups(a.integer("groups")),
        bias(a.flag("bias")),
        shown_stride(given(a, "stride", n)),
        shown_dilation(all(dilation, 1) ? "" : given(a, "dilation", n)) {
    a.require(groups > 0, "groups", "must be a positive integer, got ", groups);
    a.require(in >= 0 && in % groups == 0, "in_channels", "must be divisible by groups: ", in,
              " and ", groups);
    a.require(out >= 0 && out % groups == 0, "out_channels", "must be divisible by groups: ", out,
              " and ", groups);
    for (int64_t d = 0; d < n; ++d) {
      a.require(kernel[d] > 0, "kernel_size", "must be positive, got ", kernel);
      a.require(stride[d] > 0, "stride", "must be positive, got ", stride);
      a.require(dilation[d] > 0, "dilation", "must be positive, got ", dilation);
    }
  }
  // Of a weight that begins with these two.
  Dims weight_sizes(int64_t first, int64_t second) const {
    Dims sizes{first, second};
    for (int64_t k : kernel) sizes.push_back(k);
    return sizes;
  }
  // Of an input with or without a batch, for a lazy layer; transposed: in stands first.
  LazyState::Found found(const Tensor& x, const std::string& layer, bool transposed) const {
    check(x.dim() == n + 1 || x.dim() == n + 2, Code::kShape, layer, ": Expected ", n + 1,
          "D (unbatched) or ", n + 2, "D (batched) input to ", layer,
          ", but got input of size: ", x.sizes());
    const int64_t channels = x.size(x.dim() == n + 2 ? 1 : 0);
    check(channels % groups == 0, Code::kInvalid, layer,
          ": in_channels must be divisible by groups: ", channels, " and ", groups);
    return {
        channels,
        transposed ? weight_sizes(channels, out / groups) : weight_sizes(out, channels / groups),
        {out}};
  }
  // Printed: what stands between padding and groups is given. The bias may have been added later.
  std::string repr(bool has_bias, const std::string& padding,
                   const std::string& output_padding = {}) const {
    std::string s = std::to_string(in) + ", " + std::to_string(out) +
                    ", kernel_size=" + python_tuple(kernel) + ", stride=" + shown_stride;
    if (!padding.empty()) s += ", padding=" + padding;
    if (!shown_dilation.empty()) s += ", dilation=" + shown_dilation;
    if (!output_padding.empty()) s += ", output_padding=" + output_padding;
    if (groups != 1) s += ", groups=" + std::to_string(groups);
    if (!has_bias) s += ", bias=False";
    return s;
  }
  // A number as a tuple of n, a sequence as a tuple of what it has.
  static std::string given(const Args& a, const char* name, int64_t n) {
    return python_tuple(a.integers(name, a.is_sequence(name) ? -1 : n));
  }
  static bool all(const Dims& v, int64_t x) {
    for (int64_t e : v) {
      if (e != x) return false;
    }
    return true;
  }
  // As printed, unless all are 0.
  static std::string unless_zero(const Dims& v) { return all(v, 0) ? "" : python_tuple(v); }

  int64_t n, in, out;
  Dims kernel, stride, dilation;
  int64_t groups;
  bool bias;
  std::string shown_stride, shown_dilation;
};

// Conv1d, Conv2d, Conv3d by the number of spatial dimensions.
class Conv : public Layer {
 public:
  Conv(const Args& a, int64_t n) : c_(a, n), padding_mode_(a.text("padding_mode")) {
    const bool known = padding_mode_ == "zeros" || padding_mode_ == "reflect" ||
                       padding_mode_ == "replicate" || padding_mode_ == "circular";
    a.require(known, "padding_mode",
              "must be one of 'zeros', 'reflect', 'replicate', 'circular', "
              "but got '",
              padding_mode_, "'");
    read_padding(a);
    new_parameter("weight", c_.weight_sizes(c_.out, c_.in / c_.groups), a.dtype());
    new_parameter_if(c_.bias, "bias", {c_.out}, a.dtype());
    Conv::reset();
  }
  std::string type_name() const override { return "Conv" + std::to_string(c_.n) + "d"; }
  std::string extra_repr() const override {
    return c_.repr(parameter(1).defined(),
                   padding_text_.empty() ? Numbers::unless_zero(padding_) : padding_text_) +
           (padding_mode_ != "zeros" ? ", padding_mode=" + padding_mode_ : "");
  }
  Tensor apply(const Tensor& x) override;

 protected:
  bool reset() override {
    init_weight_and_bias(weight(0), parameter(1));
    return true;
  }
  // ---- of the lazy layer ----
  int64_t& inputs() { return c_.in; }
  LazyState::Found found(const Tensor& x) const { return c_.found(x, type_name(), false); }
  int64_t inputs_given(const Tensor&) const { return c_.in; }

 private:
  void read_padding(const Args& a);

  Numbers c_;
  std::string padding_mode_, padding_text_;  // text: 'same' or 'valid', else ""
  Dims padding_;                             // on both sides
  Dims edges_;                               // for F.pad: last dimension first, left and right
  bool symmetric_ = true;
};

// 'same' pads an odd total by one more at the end.
void Conv::read_padding(const Args& a) {
  padding_ = Dims(c_.n, 0);
  edges_ = Dims(2 * c_.n, 0);
  if (!a.is_text("padding")) {
    padding_ = a.integers("padding", c_.n);
    for (int64_t d = 0; d < c_.n; ++d) {
      a.require(padding_[d] >= 0, "padding", "must not be negative, got ", padding_);
      edges_[2 * (c_.n - 1 - d)] = edges_[2 * (c_.n - 1 - d) + 1] = padding_[d];
    }
    return;
  }
  padding_text_ = a.text("padding");
  a.require(padding_text_ == "same" || padding_text_ == "valid", "padding",
            "must be 'same' or 'valid' or numbers, got '", padding_text_, "'");
  if (padding_text_ == "valid") return;
  for (int64_t d = 0; d < c_.n; ++d) {
    a.require(c_.stride[d] == 1, "padding", "'same' is not supported for strided convolutions");
    const int64_t total = checked_mul(c_.dilation[d], c_.kernel[d] - 1, "kernel_size");
    const int64_t left = total / 2;
    edges_[2 * (c_.n - 1 - d)] = left;
    edges_[2 * (c_.n - 1 - d) + 1] = total - left;
    padding_[d] = left;
    symmetric_ &= total - left == left;
  }
}

Tensor Conv::apply(const Tensor& x) {
  const Tensor &w = weight(0), &b = parameter(1);
  if (padding_mode_ != "zeros") {
    return ops::conv(c_.n, ops::pad(x, edges_, padding_mode_), w, b, c_.stride, Dims(c_.n, 0),
                     c_.dilation, c_.groups);
  }
  if (!symmetric_) return ops::conv_same(c_.n, x, w, b, c_.stride, c_.dilation, c_.groups);
  return ops::conv(c_.n, x, w, b, c_.stride, padding_, c_.dilation, c_.groups);
}

// The gradient of a convolution as a layer; its weight is (in, out / groups, kernel).
class ConvTranspose : public Module {
 public:
  ConvTranspose(const Args& a, int64_t n)
      : c_(a, n), padding_(a.integers("padding", n)), more_(a.integers("output_padding", n)) {
    const std::string mode = a.text("padding_mode");
    a.require(mode == "zeros", "padding_mode", "must be 'zeros', the only one of a ", type_name(),
              ", got '", mode, "'");
    for (int64_t p : padding_) {
      a.require(p >= 0, "padding", "must not be negative, got ", padding_);
    }
    new_parameter("weight", c_.weight_sizes(c_.in, c_.out / c_.groups), a.dtype());
    new_parameter_if(c_.bias, "bias", {c_.out}, a.dtype());
    ConvTranspose::reset();
  }
  std::string type_name() const override { return "ConvTranspose" + std::to_string(c_.n) + "d"; }
  std::string extra_repr() const override {
    return c_.repr(parameter(1).defined(), Numbers::unless_zero(padding_),
                   Numbers::unless_zero(more_));
  }
  int64_t output_count(int64_t) const override { return 1; }

 protected:
  Span<const ForwardParameter> forward_parameters() const override {
    static constexpr ForwardParameter kParameters[] = {{"input"}, {"output_size", false, 1, true}};
    return kParameters;
  }
  std::vector<Tensor> forward(const Inputs& in) override {
    const Dims more =
        in[1].defined() ? padding_for(in[0], read_numbers(in[1], "output_size")) : more_;
    return {ops::conv_transpose(c_.n, in[0], weight(0), parameter(1), c_.stride, padding_, more,
                                c_.groups, c_.dilation)};
  }
  bool reset() override {
    init_weight_and_bias(weight(0), parameter(1));
    return true;
  }
  // ---- of the lazy layer ----
  int64_t& inputs() { return c_.in; }
  LazyState::Found found(const Tensor& x) const { return c_.found(x, type_name(), true); }
  int64_t inputs_given(const Tensor&) const { return c_.in; }

 private:
  Dims padding_for(const Tensor& x, Dims size) const;

  Numbers c_;
  Dims padding_, more_;  // more: at the end of the output, of what the strides leave open
};

// The output padding that makes outputs of that size, which may begin with batch and channels.
Dims ConvTranspose::padding_for(const Tensor& x, Dims size) const {
  const int64_t before = x.dim() == c_.n + 2 ? 2 : 1;
  check(x.dim() == c_.n + before, Code::kShape, type_name(), ": expected ", c_.n + 1, "D or ",
        c_.n + 2, "D input, got ", x.dim(), "D");
  check(size.size() == c_.n || size.size() == c_.n + before, Code::kInvalid, type_name(), ": for ",
        x.dim(), "D input, output_size must have ", c_.n, " or ", c_.n + before, " elements (got ",
        size.size(), ")");
  const int64_t skipped = size.size() - c_.n;
  Dims more;
  for (int64_t d = 0; d < c_.n; ++d) {
    const char* what = "output_size";
    const int64_t steps = checked_mul(x.size(d + before) - 1, c_.stride[d], what);
    const int64_t window = checked_mul(c_.dilation[d], c_.kernel[d] - 1, what);
    const int64_t least =
        checked_add(checked_add(steps, window, what), 1 - checked_mul(2, padding_[d], what), what);
    const int64_t wanted = size[d + skipped];
    check(wanted >= least && wanted - least < c_.stride[d], Code::kInvalid, type_name(),
          ": requested an output size of ", size, ", but valid sizes of dimension ", d,
          " range from ", least, " to ", checked_add(least, c_.stride[d] - 1, what));
    more.push_back(wanted - least);
  }
  return more;
}

class LazyConvTranspose final : public Lazy<ConvTranspose> {
 public:
  using Lazy::Lazy;

 protected:
  std::vector<Tensor> forward(const Inputs& in) override {
    begin(in[0]);
    return ConvTranspose::forward(in);
  }
};

}  // namespace

#define NNC_CONV_END                                                                  \
  "out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, " \
  "padding_mode='zeros', device=None, dtype=None)"
#define NNC_TRANSPOSE_END                                                                   \
  "out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, " \
  "dilation=1, padding_mode='zeros', device=None, dtype=None)"
#define NNC_CONV_ARGUMENTS "(in_channels, " NNC_CONV_END
#define NNC_TRANSPOSE_ARGUMENTS "(in_channels, " NNC_TRANSPOSE_END
Span<const ModuleType> conv_types() {
  static constexpr ModuleType kTypes[] = {
      {"Conv1d" NNC_CONV_ARGUMENTS, make_nd<Conv, 1>},
      {"Conv2d" NNC_CONV_ARGUMENTS, make_nd<Conv, 2>},
      {"Conv3d" NNC_CONV_ARGUMENTS, make_nd<Conv, 3>},
      {"ConvTranspose1d" NNC_TRANSPOSE_ARGUMENTS, make_nd<ConvTranspose, 1>},
      {"ConvTranspose2d" NNC_TRANSPOSE_ARGUMENTS, make_nd<ConvTranspose, 2>},
      {"ConvTranspose3d" NNC_TRANSPOSE_ARGUMENTS, make_nd<ConvTranspose, 3>},
      {"LazyConv1d(" NNC_CONV_END, make_lazy_nd<LazyLayer<Conv>, 1>},
      {"LazyConv2d(" NNC_CONV_END, make_lazy_nd<LazyLayer<Conv>, 2>},
      {"LazyConv3d(" NNC_CONV_END, make_lazy_nd<LazyLayer<Conv>, 3>},
      {"LazyConvTranspose1d(" NNC_TRANSPOSE_END, make_lazy_nd<LazyConvTranspose, 1>},
      {"LazyConvTranspose2d(" NNC_TRANSPOSE_END, make_lazy_nd<LazyConvTranspose, 2>},
      {"LazyConvTranspose3d(" NNC_TRANSPOSE_END, make_lazy_nd<LazyConvTranspose, 3>},
  };
  return kTypes;
}
Span<const ModuleType> printed_conv() {
  static constexpr ModuleType kPrinted[] = {
      {"LazyConv1d" NNC_CONV_ARGUMENTS, make_lazy_nd<LazyLayer<Conv>, 1>},
      {"LazyConv2d" NNC_CONV_ARGUMENTS, make_lazy_nd<LazyLayer<Conv>, 2>},
      {"LazyConv3d" NNC_CONV_ARGUMENTS, make_lazy_nd<LazyLayer<Conv>, 3>},
      {"LazyConvTranspose1d" NNC_TRANSPOSE_ARGUMENTS, make_lazy_nd<LazyConvTranspose, 1>},
      {"LazyConvTranspose2d" NNC_TRANSPOSE_ARGUMENTS, make_lazy_nd<LazyConvTranspose, 2>},
      {"LazyConvTranspose3d" NNC_TRANSPOSE_ARGUMENTS, make_lazy_nd<LazyConvTranspose, 3>},
  };
  return kPrinted;
}
#undef NNC_CONV_END
#undef NNC_TRANSPOSE_END
#undef NNC_CONV_ARGUMENTS
#undef NNC_TRANSPOSE_ARGUMENTS

}  // namespace nnc::nn
