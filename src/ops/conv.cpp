// SPDX-License-Identifier: Apache-2.0
#include "ops/conv.h"

#include "graph/record.h"
#include "kernels/binary.h"
#include "kernels/conv.h"
#include "ops/layout.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

using kernels::ConvShape;

// Note [Convolution family]
// y = C(x, w), gx = I(gy, w), gw = W(x, gy) are each linear in both arguments, and the gradient of
// each is made of the other two. So the three private operations below are closed under
// derivatives; a transposed convolution is I itself.

constexpr const char* kConv[4] = {"", "conv1d", "conv2d", "conv3d"};
constexpr const char* kTransposed[4] = {"", "conv_transpose1d", "conv_transpose2d",
                                        "conv_transpose3d"};

Dims sizes_of(int64_t batch, int64_t channels, const int64_t (&spatial)[3], int64_t rank) {
  Dims d{batch, channels};
  for (int64_t i = 3 - rank; i < 3; ++i) d.push_back(spatial[i]);
  return d;
}

// A convolution without its order of bytes, and the number of dimensions it has for the caller.
struct Geometry {
  ConvShape shape;
  int64_t rank = 2;

  Dims x_sizes() const { return sizes_of(shape.batch, shape.in_channels, shape.in, rank); }
  Dims y_sizes() const { return sizes_of(shape.batch, shape.out_channels, shape.out, rank); }
  Dims w_sizes() const {
    return sizes_of(shape.out_channels, shape.in_channels / shape.groups, shape.kernel, rank);
  }
  ConvShape ordered(bool channels_last) const {
    ConvShape s = shape;
    s.channels_last = channels_last;
    return s;
  }
  bool empty() const {
    return shape.batch == 0 || shape.out_spatial() == 0 || shape.in_spatial() == 0 ||
           shape.in_channels == 0 || shape.out_channels == 0 || shape.taps() == 0;
  }
};

// The weight for a kernel. See Note [Packed weights]: in inference it comes again.
struct WeightBytes {
  Tensor dense;
  kernels::Weight weight;
  WeightBytes(const Tensor& w, bool comes_again) : dense(in_order(w, false)) {
    weight.data = dense.view().data();
    if (comes_again && dense.same(w) && w.offset() == 0) {
      weight.storage = w.impl()->storage.get();
    }
  }
};

// gb (sum of gy over all but the channels), in either order of bytes.
Dims all_but_channels(int64_t ndim) {
  Dims d{0};
  for (int64_t i = 2; i < ndim; ++i) d.push_back(i);
  return d;
}

// ---- the three as plain computations ----
Tensor run_conv(const Geometry& g, const Tensor& x, const Tensor& w, const Tensor& bias) {
  const bool last = lies_channels_last(x) || kernels::conv_wants_channels_last(g.shape);
  Tensor y = empty_in_order(g.y_sizes(), x.dtype(), last);
  const WeightBytes weight(w, !grad_enabled());
  const Tensor dense_bias = bias.defined() ? in_order(bias, false) : bias;
  const Tensor from = in_order(x, last);
  kernels::conv_forward(g.ordered(last), bytes_in_order(y, last), bytes_in_order(from, last),
                        weight.weight, bias.defined() ? dense_bias.view().data() : nullptr);
  return y;
}

Tensor run_input_grad(const Geometry& g, const Tensor& gy, const Tensor& w, bool comes_again) {
  if (g.empty()) return Tensor::zeros(g.x_sizes(), gy.dtype());
  const bool last = kernels::conv_wants_channels_last(g.shape);
  Tensor gx = empty_in_order(g.x_sizes(), gy.dtype(), last);
  const WeightBytes weight(w, comes_again);
  const Tensor from = in_order(gy, last);
  kernels::conv_input_grad(g.ordered(last), bytes_in_order(gx, last), bytes_in_order(from, last),
                           weight.weight);
  return gx;
}

// gb may be null.
Tensor run_weight_grad(const Geometry& g, const Tensor& x, const Tensor& gy, Tensor* gb) {
  if (gb) *gb = Tensor::zeros({g.shape.out_channels}, gy.dtype());
  if (g.empty()) return Tensor::zeros(g.w_sizes(), gy.dtype());
  const bool last = kernels::conv_wants_channels_last(g.shape);
  Tensor gw = Tensor::empty(g.w_sizes(), gy.dtype());
  const Tensor a = in_order(x, last), b = in_order(gy, last);
  kernels::conv_weight_grad(g.ordered(last), gw.mutable_view().data(),
                            gb ? gb->mutable_view().data() : nullptr, bytes_in_order(a, last),
                            bytes_in_order(b, last));
  return gw;
}

// y += bias along the channels.
void add_bias(const Tensor& y, const Tensor& bias) {
  const View out = y.mutable_view();
  Dims strides(y.dim());
  strides[1] = bias.stride(0);
  kernels::binary(kernels::Binary::kAdd, out, out, restrided(bias.view(), y.sizes(), strides));
}

// ---- and as operations ----
Tensor conv_of(const Geometry& g, const Tensor& x, const Tensor& w, const Tensor& bias);
Tensor input_grad(const Geometry& g, const Tensor& gy, const Tensor& w, const Tensor& bias,
                  bool first_order);
Tensor weight_grad(const Geometry& g, const Tensor& x, const Tensor& gy);

// ---- C: y = x * w + b.   dx = I(dy, w), dw = W(x, dy), db = sum of dy.   saves x, w
struct ConvNode final : Node {
  Geometry geometry;
  SavedTensor x{this}, w{this};
  SavedTensor ordered_x{this};  // x as the kernel read it, if that was a copy
  const char* name() const override { return "ConvolutionBackward0"; }
  Tensors backward(const Tensors& gy) override {
    Tensors gx(3);
    const Tensor g = grad_enabled() ? gy[0] : in_kernel_order(gy[0]);
    if (needs(0)) gx[0] = input_grad(geometry, g, w.get(), {}, false);
    if (grad_enabled()) {
      if (needs(1)) gx[1] = weight_grad(geometry, x.get(), g);
      if (needs(2)) gx[2] = sum(g, all_but_channels(g.dim()));
    } else if (needs(1)) {
      const Tensor in = x.get(), ordered = ordered_x.get();
      gx[1] = run_weight_grad(geometry, ordered.defined() ? ordered : in, g,
                              needs(2) ? &gx[2] : nullptr);
    } else if (needs(2)) {
      gx[2] = sum(g, all_but_channels(g.dim()));
    }
    return gx;
  }

 private:
  // Once for both gradients.
  Tensor in_kernel_order(const Tensor& gy) const {
    return in_order(gy, kernels::conv_wants_channels_last(geometry.shape));
  }
};
Tensor conv_of(const Geometry& g, const Tensor& x, const Tensor& w, const Tensor& bias) {
  Tensor y;
  const bool last = kernels::conv_wants_channels_last(g.shape);
  Tensor from = x;
  if (g.empty()) {
    y = Tensor::zeros(g.y_sizes(), x.dtype());
    if (bias.defined() && y.numel() > 0) add_bias(y, bias);
  } else {
    from = in_order(x, last);
    y = run_conv(g, from, w, bias);
  }
  if (auto node = record<ConvNode>(x, w, bias)) {
    node->geometry = g;
    if (node->needs(1)) node->x.save(x);
    if (node->needs(1) && !from.same(x)) node->ordered_x.save(from);
    if (node->needs(0)) node->w.save(w);
    attach(y, node);
  }
  return y;
}

// ---- I: z = gx of g (+ b).   dg = C(dz, w), dw = W(dz, g), db = sum of dz.   saves g, w
struct ConvInputGradNode final : Node {
  Geometry geometry;
  SavedTensor g{this}, w{this};
  bool first_order = false;  // a transposed convolution
  const char* name() const override {
    return first_order ? "ConvolutionBackward0" : "ConvolutionBackwardBackward0";
  }
  Tensors backward(const Tensors& gz) override {
    Tensors gx(3);
    if (needs(0)) gx[0] = conv_of(geometry, gz[0], w.get(), {});
    if (needs(1)) gx[1] = weight_grad(geometry, gz[0], g.get());
    if (needs(2)) gx[2] = sum(gz[0], all_but_channels(gz[0].dim()));
    return gx;
  }
};
Tensor input_grad(const Geometry& geometry, const Tensor& g, const Tensor& w, const Tensor& bias,
                  bool first_order) {
  Tensor z = run_input_grad(geometry, g, w, first_order && !grad_enabled());
  if (bias.defined() && z.numel() > 0) add_bias(z, bias);
  if (auto node = record<ConvInputGradNode>(g, w, bias)) {
    node->geometry = geometry;
    node->first_order = first_order;
    if (node->needs(1)) node->g.save(g);
    if (node->needs(0)) node->w.save(w);
    attach(z, node);
  }
  return z;
}

// ---- W: z = gw of x and g.   dx = I(g, dz), dg = C(x, dz).   saves x, g
struct ConvWeightGradNode final : Node {
  Geometry geometry;
  SavedTensor x{this}, g{this};
  const char* name() const override { return "ConvolutionBackwardBackward0"; }
  Tensors backward(const Tensors& gz) override {
    return {needs(0) ? input_grad(geometry, g.get(), gz[0], {}, false) : Tensor(),
            needs(1) ? conv_of(geometry, x.get(), gz[0], {}) : Tensor()};
  }
};
Tensor weight_grad(const Geometry& geometry, const Tensor& x, const Tensor& g) {
  Tensor z = run_weight_grad(geometry, x, g, nullptr);
  if (auto node = record<ConvWeightGradNode>(x, g)) {
    node->geometry = geometry;
    if (node->needs(1)) node->x.save(x);
    if (node->needs(0)) node->g.save(g);
    attach(z, node);
  }
  return z;
}

// ---- checks ----
void check_types(const Tensor& x, const Tensor& w, const Tensor& bias, const char* op) {
  check(x.dtype() == w.dtype(), Code::kDtype, op, ": Input type (torch.",
        legacy_type_name(x.dtype()), ") and weight type (torch.", legacy_type_name(w.dtype()),
        ") should be the same");
  check(!bias.defined() || bias.dtype() == x.dtype(), Code::kDtype, op, ": Input type (torch.",
        legacy_type_name(x.dtype()), ") and bias type (torch.",
        legacy_type_name(bias.defined() ? bias.dtype() : x.dtype()), ") should be the same");
  check(x.dtype() != DType::kBool, Code::kDtype, op, ": not implemented for torch.bool");
}

void check_ranks(int64_t rank, const Tensor& x, const Tensor& w, const char* op) {
  check(x.dim() == rank + 1 || x.dim() == rank + 2, Code::kShape, op, ": Expected ", rank + 1,
        "D (unbatched) or ", rank + 2, "D (batched) input to ", op,
        ", but got input of size: ", x.sizes());
  check(w.dim() == rank + 2, Code::kShape, op, ": expected weight to have ", rank + 2,
        " dimensions, but got weight of size ", w.sizes());
}

// Strides, padding and dilation into the shape; w's kernel sizes too.
void set_windows(ConvShape& s, int64_t rank, const Tensor& w, Sizes stride, Sizes padding,
                 Sizes dilation, const char* op) {
  const Dims st = per_dimension(stride, rank, 1, op, "stride");
  const Dims pa = per_dimension(padding, rank, 0, op, "padding");
  const Dims di = per_dimension(dilation, rank, 1, op, "dilation");
  for (int64_t d = 0; d < rank; ++d) {
    const int64_t i = 3 - rank + d;
    check(st[d] > 0, Code::kInvalid, op, ": non-positive stride is not supported");
    check(pa[d] >= 0, Code::kInvalid, op, ": negative padding is not supported");
    check(di[d] > 0, Code::kInvalid, op, ": non-positive dilation is not supported");
    check(w.size(2 + d) > 0, Code::kShape, op,
          ": the kernel size must be positive, but got weight of size ", w.sizes());
    s.stride[i] = st[d], s.pad[i] = pa[d], s.dilation[i] = di[d], s.kernel[i] = w.size(2 + d);
  }
}

// Room that the taps of one position take.
int64_t reach(const ConvShape& s, int64_t i, const char* op) {
  return checked_add(checked_mul(s.dilation[i], s.kernel[i] - 1, op), 1, op);
}

Geometry forward_geometry(int64_t rank, const Tensor& x, const Tensor& w, const Tensor& bias,
                          int64_t groups, const char* op) {
  Geometry g;
  g.rank = rank;
  ConvShape& s = g.shape;
  check(groups > 0, Code::kInvalid, op, ": non-positive groups is not supported");
  check(w.size(0) > 0, Code::kShape, op, ": Given groups=", groups,
        ", expected weight to be at least 1 at dimension 0, but got weight of size ", w.sizes(),
        " instead");
  check(w.size(0) % groups == 0, Code::kShape, op, ": Given groups=", groups,
        ", expected weight to be divisible by ", groups, " at dimension 0, but got weight of size ",
        w.sizes(), " instead");
  const int64_t channels = checked_mul(w.size(1), groups, op);
  check(x.size(1) == channels, Code::kShape, op, ": Given groups=", groups, ", weight of size ",
        w.sizes(), ", expected input", x.sizes(), " to have ", channels, " channels, but got ",
        x.size(1), " channels instead");
  check(!bias.defined() || (bias.dim() == 1 && bias.size(0) == w.size(0)), Code::kShape, op,
        ": Given weight of size ", w.sizes(), ", expected bias to be 1-dimensional with ",
        w.size(0), " elements, but got bias of size ", bias.defined() ? bias.sizes() : Sizes(),
        " instead");
  s.dtype = static_cast<int64_t>(x.dtype());
  s.batch = x.size(0), s.in_channels = x.size(1), s.out_channels = w.size(0), s.groups = groups;
  for (int64_t d = 0; d < rank; ++d) s.in[3 - rank + d] = x.size(2 + d);
  return g;
}

// The output of windows over `total` padded elements.
void set_output(ConvShape& s, int64_t rank, const int64_t (&total)[3], const char* op) {
  for (int64_t i = 3 - rank; i < 3; ++i) {
    const int64_t need = reach(s, i, op);
    if (total[i] < need) {
      Dims padded, kernel;
      for (int64_t j = 3 - rank; j < 3; ++j) {
        padded.push_back(total[j]);
        kernel.push_back(reach(s, j, op));
      }
      fail(Code::kShape, op, ": Calculated padded input size per channel: ", padded,
           ". Kernel size: ", kernel, ". Kernel size can't be greater than actual input size");
    }
    s.out[i] = (total[i] - need) / s.stride[i] + 1;
  }
}

}  // namespace

Tensor conv(int64_t rank, const Tensor& x, const Tensor& weight, const Tensor& bias, Sizes stride,
            Sizes padding, Sizes dilation, int64_t groups) {
  const char* op = kConv[rank];
  check_ranks(rank, x, weight, op);
  if (x.dim() == rank + 1) {
    return squeeze(conv(rank, unsqueeze(x, 0), weight, bias, stride, padding, dilation, groups), 0);
  }
  check_types(x, weight, bias, op);
  Geometry g = forward_geometry(rank, x, weight, bias, groups, op);
  set_windows(g.shape, rank, weight, stride, padding, dilation, op);
  int64_t total[3] = {1, 1, 1};
  for (int64_t i = 3 - rank; i < 3; ++i) {
    total[i] = checked_add(g.shape.in[i], checked_mul(2, g.shape.pad[i], op), op);
  }
  set_output(g.shape, rank, total, op);
  return conv_of(g, x, weight, bias);
}

Tensor conv_same(int64_t rank, const Tensor& x, const Tensor& weight, const Tensor& bias,
                 Sizes stride, Sizes dilation, int64_t groups) {
  const char* op = kConv[rank];
  check_ranks(rank, x, weight, op);
  if (x.dim() == rank + 1) {
    return squeeze(conv_same(rank, unsqueeze(x, 0), weight, bias, stride, dilation, groups), 0);
  }
  check_types(x, weight, bias, op);
  for (int64_t s : per_dimension(stride, rank, 1, op, "stride")) {
    check(s == 1, Code::kInvalid, op, ": padding='same' is not supported for strided convolutions");
  }
  Geometry g = forward_geometry(rank, x, weight, bias, groups, op);
  set_windows(g.shape, rank, weight, {}, {}, dilation, op);
  for (int64_t i = 3 - rank; i < 3; ++i) {
    g.shape.pad[i] = (reach(g.shape, i, op) - 1) / 2;
    g.shape.out[i] = g.shape.in[i];
  }
  return conv_of(g, x, weight, bias);
}

Tensor conv_transpose(int64_t rank, const Tensor& x, const Tensor& weight, const Tensor& bias,
                      Sizes stride, Sizes padding, Sizes output_padding, int64_t groups,
                      Sizes dilation) {
  const char* op = kTransposed[rank];
  check_ranks(rank, x, weight, op);
  if (x.dim() == rank + 1) {
    return squeeze(conv_transpose(rank, unsqueeze(x, 0), weight, bias, stride, padding,
                                  output_padding, groups, dilation),
                   0);
  }
  check_types(x, weight, bias, op);
  check(groups > 0, Code::kInvalid, op, ": non-positive groups is not supported");
  check(x.size(1) == weight.size(0), Code::kShape, op, ": Given transposed=1, weight of size ",
        weight.sizes(), ", expected input", x.sizes(), " to have ", weight.size(0),
        " channels, but got ", x.size(1), " channels instead");
  check(weight.size(0) > 0 && weight.size(0) % groups == 0, Code::kShape, op,
        ": Given groups=", groups, ", expected weight to be divisible by ", groups,
        " at dimension 0, but got weight of size ", weight.sizes(), " instead");
  const int64_t channels = checked_mul(weight.size(1), groups, op);
  check(!bias.defined() || (bias.dim() == 1 && bias.size(0) == channels), Code::kShape, op,
        ": Given transposed=1, weight of size ", weight.sizes(),
        ", expected bias to be 1-dimensional with ", channels, " elements, but got bias of size ",
        bias.defined() ? bias.sizes() : Sizes(), " instead");
  // The convolution whose input gradient this is: from the result to x.
  Geometry g;
  g.rank = rank;
  ConvShape& s = g.shape;
  s.dtype = static_cast<int64_t>(x.dtype());
  s.batch = x.size(0), s.in_channels = channels, s.out_channels = x.size(1), s.groups = groups;
  set_windows(s, rank, weight, stride, padding, dilation, op);
  const Dims extra = per_dimension(output_padding, rank, 0, op, "output_padding");
  for (int64_t d = 0; d < rank; ++d) {
    const int64_t i = 3 - rank + d;
    check(extra[d] >= 0, Code::kInvalid, op, ": negative output_padding is not supported");
    check(
        extra[d] < s.stride[i] || extra[d] < s.dilation[i], Code::kInvalid, op,
        ": output padding must be smaller than either stride or dilation, but got output_padding=",
        extra, " stride=", s.stride[i], " dilation=", s.dilation[i]);
    s.out[i] = x.size(2 + d);
    s.in[i] = checked_add(checked_mul(s.out[i] - 1, s.stride[i], op),
                          reach(s, i, op) + extra[d] - 2 * s.pad[i], op);
    check(s.in[i] >= 0 && (s.in[i] > 0 || s.out[i] == 0), Code::kShape, op,
          ": Given input size per channel: ", x.sizes(),
          ". Calculated output size per channel: ", s.in[i], ". Output size is too small");
  }
  return input_grad(g, x, weight, bias, true);
}

}  // namespace nnc::ops
