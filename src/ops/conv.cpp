// SPDX-License-Identifier: Apache-2.0
#include "ops/conv.h"

#include "graph/connected.h"
#include "graph/record.h"
#include "kernels/binary.h"
#include "kernels/conv.h"
#include "ops/element_type.h"
#include "ops/layout.h"
#include "ops/memory_format.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/window.h"

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

// A convolution, and the number of dimensions it has for the caller.
struct ConvGeometry {
  ConvShape shape;
  int64_t rank = 2;
  // Which results are channels-last, see Note [Shown order]: images and weights.
  bool image = false, weight_image = false;

  // See Note [Layout plan].
  LayoutPlan plan() const { return LayoutPlan(shape.channels_last != 0); }
  Dims x_sizes() const { return with_spatial({shape.batch, shape.in_channels}, shape.in, rank); }
  Dims y_sizes() const { return with_spatial({shape.batch, shape.out_channels}, shape.out, rank); }
  Dims w_sizes() const {
    return with_spatial({shape.out_channels, shape.in_channels / shape.groups}, shape.kernel, rank);
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
  WeightBytes(const Tensor& w, bool comes_again) : dense(row_major(w)) {
    weight.data = dense.view().data();
    weight.owner = dense.impl()->storage.get();
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
Tensor run_conv(const ConvGeometry& g, const Tensor& x, const Tensor& w, const Tensor& bias) {
  const LayoutPlan plan = g.plan();
  Tensor y = plan.result(g.y_sizes(), x.dtype());
  const WeightBytes weight(w, !grad_enabled());
  const Tensor dense_bias = bias.defined() ? row_major(bias) : bias;
  const Tensor from = plan.operand(x);
  kernels::conv_forward(g.shape, y.mutable_view(), plan.read(from), weight.weight,
                        bias.defined() ? dense_bias.view() : ConstView());
  return y;
}

Tensor run_input_grad(const ConvGeometry& g, const Tensor& gy, const Tensor& w, bool comes_again) {
  if (g.empty()) return Tensor::zeros(g.x_sizes(), gy.dtype());
  const LayoutPlan plan = g.plan();
  Tensor gx = plan.result(g.x_sizes(), gy.dtype());
  const WeightBytes weight(w, comes_again);
  const Tensor from = plan.operand(gy);
  kernels::conv_input_grad(g.shape, gx.mutable_view(), plan.read(from), weight.weight);
  return gx;
}

// gb may be null.
Tensor run_weight_grad(const ConvGeometry& g, const Tensor& x, const Tensor& gy, Tensor* gb) {
  if (gb) *gb = Tensor::zeros({g.shape.out_channels}, gy.dtype());
  if (g.empty()) return Tensor::zeros(g.w_sizes(), gy.dtype());
  const LayoutPlan plan = g.plan();
  Tensor gw = Tensor::empty(g.w_sizes(), gy.dtype());
  const Tensor a = plan.operand(x), b = plan.operand(gy);
  kernels::conv_weight_grad(g.shape, gw.mutable_view(), gb ? gb->mutable_view() : View(),
                            plan.read(a), plan.read(b));
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
Tensor conv_of(const ConvGeometry& g, const Tensor& x, const Tensor& w, const Tensor& bias,
               bool first_order);
Tensor input_grad(const ConvGeometry& g, const Tensor& gy, const Tensor& w, const Tensor& bias,
                  bool first_order);
Tensor weight_grad(const ConvGeometry& g, const Tensor& x, const Tensor& gy);

// The gradients of input and weight.
void connect_both(const Node& node, Tensors& gx) {
  for (const int64_t i : {0, 1}) {
    gx[i] = connected_if_alone(gx[i], node.next[i], "ConvolutionBackwardBackward0");
  }
}

// Does PyTorch compute it with oneDNN? There alone volumes have an order, and weights have that of
// x.
bool is_for_onednn(const Tensor& x, const Tensor& w, int64_t groups) {
  if (x.dtype() != DType::kFloat32) return item_size(x.dtype()) == 2 && is_floating(x.dtype());
  const bool wide = w.dim() > 3 && w.size(-1) > 3 && w.size(-2) > 3;
  const int64_t plane = x.dim() == 3 ? x.size(2) : x.size(2) * x.size(3);
  return groups > 1 || wide || x.size(0) > 1 || x.size(0) * x.size(1) * plane > 20480;
}

// The geometry with the orders of what these operands make: an image and a weight, or others in
// their places.
ConvGeometry in_order_of(ConvGeometry g, const Tensor& x, const Tensor& w) {
  // In one dimension PyTorch makes x contiguous first.
  const bool of_x = g.rank == 1 ? x.contiguous() && is_channels_last_row(x) : is_channels_last(x);
  const bool of_w = g.rank == 1 ? is_channels_last_row(w) : is_channels_last(w);
  g.image = of_x || of_w;
  g.weight_image = of_w;
  if (g.image && (g.rank == 3 || !of_w)) {
    // Elsewhere a weight that is dense in both orders keeps its own.
    g.weight_image =
        is_for_onednn(x, w, g.shape.groups) || (g.rank == 2 && !is_packed_channels_last(w));
    if (g.rank == 3) g.image = g.weight_image;
  }
  return g;
}
// A first gradient has the order that belongs to the operation, those after it an order of their
// own.
ConvGeometry own_order(const ConvGeometry& g, const Tensor& x, const Tensor& w, bool first_order) {
  return first_order ? g : in_order_of(g, x, w);
}
// The weight's gradient of a gradient: PyTorch has it with input and output channels exchanged.
Tensor exchanged(const Tensor& gw) {
  Dims sizes(gw.sizes());
  std::swap(sizes[0], sizes[1]);
  Dims strides = contiguous_strides(sizes);
  std::swap(strides[0], strides[1]);
  return in_order(gw, strides);
}

// ---- C: y = x * w + b.   dx = I(dy, w), dw = W(x, dy), db = sum of dy.   saves x, w
struct ConvNode final : Node {
  ConvGeometry geometry;
  SavedTensor x{this}, w{this};
  SavedTensor ordered_x{this};  // x as the kernel read it, if that was a copy
  bool first_order = false;     // no gradient of a transposed convolution
  const char* name() const override { return "ConvolutionBackward0"; }
  Tensors backward(const Tensors& gy) override {
    Tensors gx(3);
    // Once for both gradients.
    const Tensor g = grad_enabled() ? gy[0] : geometry.plan().operand(gy[0]);
    if (needs(0)) {
      const Tensor weight = w.get();
      gx[0] = input_grad(own_order(geometry, gy[0], weight, first_order), g, weight, {}, false);
    }
    if (grad_enabled()) {
      if (needs(1)) gx[1] = weight_grad(geometry, x.get(), g);
      connect_both(*this, gx);
      const Edge& input = next[0] ? next[0] : next[1];
      if (needs(2))
        gx[2] =
            connected(sum(g, all_but_channels(g.dim())), input, "SumBackward1", Behind::kNothing);
    } else if (needs(1)) {
      const Tensor in = x.get(), ordered = ordered_x.get();
      gx[1] = as_image(run_weight_grad(geometry, ordered.defined() ? ordered : in, g,
                                       needs(2) ? &gx[2] : nullptr),
                       geometry.weight_image);
    } else if (needs(2)) {
      gx[2] = sum(g, all_but_channels(g.dim()));
    }
    if (!first_order && gx[1].defined()) gx[1] = exchanged(gx[1]);
    return gx;
  }
};
Tensor conv_of(const ConvGeometry& g, const Tensor& x, const Tensor& w, const Tensor& bias,
               bool first_order) {
  Tensor y;
  Tensor from = x;
  if (g.empty()) {
    y = Tensor::zeros(g.y_sizes(), x.dtype());
    if (bias.defined() && y.numel() > 0) add_bias(y, bias);
  } else {
    from = g.plan().operand(x);
    y = run_conv(g, from, w, bias);
  }
  y = as_image(y, g.image && !g.empty());
  if (auto node = record<ConvNode>(x, w, bias)) {
    node->geometry = g;
    node->first_order = first_order;
    if (node->needs(1)) node->x.save(x);
    if (node->needs(1) && !from.same(x)) node->ordered_x.save(from);
    if (node->needs(0)) node->w.save(w);
    attach(y, node);
  }
  return y;
}

// ---- I: z = gx of g (+ b).   dg = C(dz, w), dw = W(dz, g), db = sum of dz.   saves g, w
struct ConvInputGradNode final : Node {
  ConvGeometry geometry;
  SavedTensor g{this}, w{this};
  bool first_order = false;  // a transposed convolution
  const char* name() const override {
    return first_order ? "ConvolutionBackward0" : "ConvolutionBackwardBackward0";
  }
  Tensors backward(const Tensors& gz) override {
    Tensors gx(3);
    if (needs(0)) {
      const Tensor weight = w.get();
      gx[0] = conv_of(own_order(geometry, gz[0], weight, first_order), gz[0], weight, {}, false);
    }
    if (needs(1)) gx[1] = weight_grad(geometry, gz[0], g.get());
    if (!first_order && gx[1].defined()) gx[1] = exchanged(gx[1]);
    connect_both(*this, gx);
    const Edge& input = next[0] ? next[0] : next[1];
    if (needs(2)) {
      gx[2] = connected(sum(gz[0], all_but_channels(gz[0].dim())), input, "SumBackward1",
                        Behind::kNothing);
    }
    return gx;
  }
};
Tensor input_grad(const ConvGeometry& geometry, const Tensor& g, const Tensor& w,
                  const Tensor& bias, bool first_order) {
  Tensor z = run_input_grad(geometry, g, w, first_order && !grad_enabled());
  if (bias.defined() && z.numel() > 0) add_bias(z, bias);
  z = as_image(z, geometry.image);
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
  ConvGeometry geometry;
  SavedTensor x{this}, g{this};
  const char* name() const override { return "ConvolutionBackwardBackward0"; }
  Tensors backward(const Tensors& gz) override {
    Tensors gx{Tensor(), Tensor()};
    if (needs(0)) {
      const Tensor image = g.get();
      gx[0] = input_grad(in_order_of(geometry, image, gz[0]), image, gz[0], {}, false);
    }
    if (needs(1)) {
      const Tensor image = x.get();
      gx[1] = conv_of(in_order_of(geometry, image, gz[0]), image, gz[0], {}, false);
    }
    return gx;
  }
};
Tensor weight_grad(const ConvGeometry& geometry, const Tensor& x, const Tensor& g) {
  Tensor z = as_image(run_weight_grad(geometry, x, g, nullptr), geometry.weight_image);
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
  check_not_bool(x.dtype(), op);
}

void check_ranks(int64_t rank, const Tensor& x, const Tensor& w, const char* op) {
  check(x.dim() == rank + 1 || x.dim() == rank + 2, Code::kShape, op, ": Expected ", rank + 1,
        "D (unbatched) or ", rank + 2, "D (batched) input to ", op,
        ", but got input of size: ", x.sizes());
  check(w.dim() == rank + 2, Code::kShape, op, ": expected weight to have ", rank + 2,
        " dimensions, but got weight of size ", w.sizes());
}

void check_forward(const Tensor& x, const Tensor& w, const Tensor& bias, int64_t groups,
                   const char* op) {
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
}

void check_transposed(const Tensor& x, const Tensor& w, const Tensor& bias, int64_t groups,
                      const char* op) {
  check_implemented(is_floating(x.dtype()) || x.dtype() == DType::kInt64, x.dtype(), op);
  check(groups > 0, Code::kInvalid, op, ": non-positive groups is not supported");
  check(x.size(1) == w.size(0), Code::kShape, op, ": Given transposed=1, weight of size ",
        w.sizes(), ", expected input", x.sizes(), " to have ", w.size(0), " channels, but got ",
        x.size(1), " channels instead");
  check(w.size(0) > 0 && w.size(0) % groups == 0, Code::kShape, op, ": Given groups=", groups,
        ", expected weight to be divisible by ", groups, " at dimension 0, but got weight of size ",
        w.sizes(), " instead");
  const int64_t channels = checked_mul(w.size(1), groups, op);
  check(channels > 0, Code::kShape, op, ": non-empty weight tensor expected, but got: ", w.sizes());
  check(!bias.defined() || (bias.dim() == 1 && bias.size(0) == channels), Code::kShape, op,
        ": Given transposed=1, weight of size ", w.sizes(),
        ", expected bias to be 1-dimensional with ", channels, " elements, but got bias of size ",
        bias.defined() ? bias.sizes() : Sizes(), " instead");
}

// Only what PyTorch computes with oneDNN may have a result without positions.
void check_something_left(const kernels::WindowShape& s, int64_t rank, const Tensor& x,
                          const Tensor& w, int64_t groups, const char* op) {
  for (int64_t i = 3 - rank; i < 3; ++i) {
    check(x.numel() == 0 || s.in[i] > 0 || is_for_onednn(x, w, groups), Code::kShape, op,
          ": Given input size per channel: ", Sizes(s.out + 3 - rank, rank),
          ". Calculated output size per channel: ", Sizes(s.in + 3 - rank, rank),
          ". Output size is too small");
  }
}

// Of checked operands. A transposed convolution is described by the convolution whose input
// gradient it is: from its result to x.
ConvGeometry geometry_of(WindowRule rule, const Tensor& x, const Tensor& w, WindowArguments a,
                         int64_t groups, const char* op) {
  ConvGeometry g;
  g.rank = x.dim() - 2;
  check(x.numel() > 0 || x.size(0) == 0 || x.size(1) == 0, Code::kShape, op,
        ": Only zero batch or zero channel inputs are supported, but got input shape: ", x.sizes());
  ConvShape& s = g.shape;
  const Sizes in(x.sizes().data() + 2, g.rank);
  a.kernel = Sizes(w.sizes().data() + 2, g.rank);
  static_cast<kernels::WindowShape&>(s) = make_windows(rule, in, a, op);
  const bool transposed = rule == WindowRule::kConvTranspose;
  if (transposed) check_something_left(s, g.rank, x, w, groups, op);
  s.dtype = static_cast<int64_t>(x.dtype());
  s.batch = x.size(0);
  s.in_channels = transposed ? w.size(1) * groups : x.size(1);
  s.out_channels = w.size(0);
  s.groups = groups;
  // The multiplications of one pass: kernels count them.
  const Dims sides[2] = {g.y_sizes(), g.w_sizes()};
  checked_mul(checked_numel(sides[0], op), checked_numel(sides[1], op) / w.size(0), op);
  s.channels_last =
      kernels::conv_wants_channels_last(s, x.contiguous() && !x.hidden_channels_last());
  return in_order_of(g, x, w);
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
  check_forward(x, weight, bias, groups, op);
  const WindowArguments a{{}, stride, padding, dilation, {}};
  return conv_of(geometry_of(WindowRule::kConv, x, weight, a, groups, op), x, weight, bias, true);
}

Tensor conv_same(int64_t rank, const Tensor& x, const Tensor& weight, const Tensor& bias,
                 Sizes stride, Sizes dilation, int64_t groups) {
  const char* op = kConv[rank];
  check_ranks(rank, x, weight, op);
  if (x.dim() == rank + 1) {
    return squeeze(conv_same(rank, unsqueeze(x, 0), weight, bias, stride, dilation, groups), 0);
  }
  check_types(x, weight, bias, op);
  check_forward(x, weight, bias, groups, op);
  const WindowArguments a{{}, stride, {}, dilation, {}};
  return conv_of(geometry_of(WindowRule::kConvSame, x, weight, a, groups, op), x, weight, bias,
                 true);
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
  check_transposed(x, weight, bias, groups, op);
  const WindowArguments a{{}, stride, padding, dilation, output_padding, false, x.size(0) == 0};
  return input_grad(geometry_of(WindowRule::kConvTranspose, x, weight, a, groups, op), x, weight,
                    bias, true);
}

}  // namespace nnc::ops
