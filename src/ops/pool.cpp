// SPDX-License-Identifier: Apache-2.0
#include "ops/pool.h"

#include <algorithm>
#include <cmath>

#include "graph/connected.h"
#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/pool.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/layout.h"
#include "ops/math.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/spoken.h"
#include "ops/window.h"

namespace nnc::ops {
namespace {

using kernels::PoolShape;

constexpr const char* kMax[4] = {"", "max_pool1d", "max_pool2d", "max_pool3d"};
constexpr const char* kAdaptiveMax[4] = {"", "adaptive_max_pool1d", "adaptive_max_pool2d",
                                         "adaptive_max_pool3d"};
constexpr const char* kUnpool[4] = {"", "max_unpool1d", "max_unpool2d", "max_unpool3d"};
constexpr const char* kAvg[4] = {"", "avg_pool1d", "avg_pool2d", "avg_pool3d"};
constexpr const char* kAdaptiveAvg[4] = {"", "adaptive_avg_pool1d", "adaptive_avg_pool2d",
                                         "adaptive_avg_pool3d"};
constexpr const char* kLp[4] = {"", "lp_pool1d", "lp_pool2d", "lp_pool3d"};
// torch computes in one dimension through two, and what it prints is the way back.
constexpr const char* kMaxNode[4] = {"", "SqueezeBackward1", "MaxPool2DWithIndicesBackward0",
                                     "MaxPool3DWithIndicesBackward0"};
constexpr const char* kAdaptiveMaxNode[4] = {"", "SqueezeBackward1", "AdaptiveMaxPool2DBackward0",
                                             "AdaptiveMaxPool3DBackward0"};
constexpr const char* kUnpoolNode[4] = {"", "SqueezeBackward1", "MaxUnpool2DBackward0",
                                        "MaxUnpool3DBackward0"};
constexpr const char* kAvgNode[4] = {"", "SqueezeBackward1", "AvgPool2DBackward0",
                                     "AvgPool3DBackward0"};
constexpr const char* kAdaptiveAvgNode[4] = {"", "SqueezeBackward1", "AdaptiveAvgPool2DBackward0",
                                             "AdaptiveAvgPool3DBackward0"};

// A pooling and the number of dimensions its tensors have for the caller.
struct Plane {
  PoolShape shape;
  int64_t rank = 2, ndim = 4;
  bool image = false;  // results and gradients are channels-last, see Note [Shown order]
  bool mean = false;   // one value is left of all

  // See Note [Layout plan].
  LayoutPlan plan() const { return LayoutPlan(shape.channels_last); }
  Dims in_sizes() const { return with_spatial(lead(), shape.in, rank); }
  Dims out_sizes() const { return with_spatial(lead(), shape.out, rank); }

 private:
  Dims lead() const {
    return ndim == rank + 2 ? Dims{shape.batch, shape.channels} : Dims{shape.channels};
  }
};

// Do results show the order of x? Of volumes not all do. Without a batch PyTorch adds one to
// volumes alone.
bool is_image(const Plane& p, const Tensor& x) {
  if (p.rank == 3) return is_channels_last(p.ndim == 4 ? unsqueeze(detach(x), 0) : x);
  return p.rank == 1 ? is_channels_last_row(x) : p.ndim == 4 && is_channels_last(x);
}
Tensor shown(const Plane& p, const Tensor& y) {
  if (!p.image || p.ndim == p.rank + 2) return as_image(y, p.image);
  return squeeze(as_image(unsqueeze(y, 0), true), 0);
}

// ---- checks and sizes ----
// x must have rank + 1 or rank + 2 dimensions, none but the batch empty; or none but the first, or
// but those before the plane, where PyTorch asks for no more.
enum class MayBeEmpty : uint8_t { kBatch, kFirst, kLeading };
void check_input(int64_t rank, const Tensor& x, const char* op,
                 MayBeEmpty which = MayBeEmpty::kBatch) {
  bool ok = x.dim() == rank + 1 || x.dim() == rank + 2;
  const int64_t leading = x.dim() - rank;
  const int64_t passed = which == MayBeEmpty::kLeading ? leading
                         : which == MayBeEmpty::kFirst ? 1
                                                       : leading - 1;
  for (int64_t d = passed; ok && d < x.dim(); ++d) ok = x.size(d) > 0;
  check(ok, Code::kShape, op, ": Expected ", rank + 1, "D or ", rank + 2,
        "D (batch mode) tensor with optional 0 dim batch size for input, but got:", x.sizes());
}

// x is the side of the planes that the rule's caller has.
Plane plane_of(WindowRule rule, int64_t rank, const Tensor& x, const WindowArguments& a,
               const char* op) {
  Plane p{{}, rank, x.dim()};
  PoolShape& s = p.shape;
  const Sizes spatial(x.sizes().end() - rank, rank);
  static_cast<kernels::WindowShape&>(s) = make_windows(rule, spatial, a, op);
  s.dtype = x.dtype();
  s.adaptive = rule == WindowRule::kAdaptive;
  s.batch = x.dim() == rank + 1 ? 1 : x.size(0);
  s.channels = x.size(-rank - 1);
  return p;
}

// ---- gather: y = x[index] in each plane.   dx = scatter(dy).   saves index
// ---- scatter: x = sum of y at index in each plane.   dy = gather(dx).   saves index
Tensor gather_plane(const Plane& p, const Tensor& x, const Tensor& index, const char* name);
Tensor scatter_plane(const Plane& p, const Tensor& y, const Tensor& index, const char* name);

struct PoolGatherNode final : Node {
  Plane plane;
  SavedTensor index{this};
  const char* text = nullptr;
  const char* name() const override { return text; }
  Tensors backward(const Tensors& gy) override {
    return {connected(scatter_plane(plane, gy[0], index.get(), text), next[0], text)};
  }
};
struct PoolScatterNode final : Node {
  Plane plane;
  SavedTensor index{this};
  const char* text = nullptr;
  const char* name() const override { return text; }
  Tensors backward(const Tensors& gx) override {
    return {gather_plane(plane, gx[0], index.get(), text)};
  }
};
template <class N>
void attach_index(const Tensor& result, const Ref<N>& node, const Plane& p, const Tensor& index,
                  const char* name) {
  if (!node) return;
  node->plane = p;
  node->index.save(index);
  node->text = name;
  attach(result, node);
}

Tensor gather_plane(const Plane& p, const Tensor& x, const Tensor& index, const char* name) {
  Tensor y = Tensor::empty(p.out_sizes(), x.dtype());
  if (y.numel() > 0) {
    kernels::pool_gather(p.shape, y.mutable_view(), row_major(x).view(), index.view());
  }
  attach_index(y, record<PoolGatherNode>(x), p, index, name);
  return y;
}
Tensor scatter_plane(const Plane& p, const Tensor& y, const Tensor& index, const char* name) {
  Tensor x = Tensor::empty(p.in_sizes(), y.dtype());
  if (x.numel() > 0) {
    kernels::pool_scatter(p.shape, x.mutable_view(), row_major(y).view(), index.view());
  }
  x = shown(p, x);
  attach_index(x, record<PoolScatterNode>(y), p, index, name);
  return x;
}

// ---- max_pool: y = max over windows.   dx = scatter(dy) to the winners.   saves their taps
struct MaxPoolNode final : Node {
  Plane plane;
  SavedTensor taps{this};  // bytes, in the plane's order
  const char* name() const override { return kMaxNode[plane.rank]; }
  Tensors backward(const Tensors& gy) override;
};

Tensor indices_of(const Plane& p, const Tensor& taps) {
  Tensor t = Tensor::empty(p.out_sizes(), DType::kInt64);
  if (t.numel() > 0) kernels::tap_indices(p.shape, t.mutable_view(), taps.view());
  return t;
}

Tensors MaxPoolNode::backward(const Tensors& gy) {
  const Tensor winners = taps.get();
  if (grad_enabled()) {
    return {connected(scatter_plane(plane, gy[0], indices_of(plane, winners), name()), next[0],
                      name())};
  }
  const LayoutPlan plan = plane.plan();
  Tensor gx = plan.result(plane.in_sizes(), DType::kFloat32);
  if (gx.numel() > 0) {
    const Tensor g = plan.operand(gy[0]);
    kernels::max_pool_taps_grad(plane.shape, gx.mutable_view(), plan.read(g), winners.view());
  }
  return {shown(plane, gx)};
}

Tensor max_pool_by_taps(const Plane& p, const Tensor& x, Tensor* indices) {
  const LayoutPlan plan = p.plan();
  Tensor y = plan.result(p.out_sizes(), x.dtype());
  Tensor taps = Tensor::empty({y.numel()}, DType::kUInt8);
  if (y.numel() > 0) {
    const Tensor from = plan.operand(x);
    kernels::max_pool_taps(p.shape, y.mutable_view(), taps.mutable_view(), plan.read(from));
  }
  if (indices) *indices = shown(p, indices_of(p, taps));
  y = shown(p, y);
  if (auto node = record<MaxPoolNode>(x)) {
    node->plane = p;
    node->taps.save(taps);
    attach(y, node);
  }
  return y;
}

// The winners by their places: any type, any windows.
Tensor max_pool_by_index(const Plane& p, const Tensor& x, Tensor* indices, const char* name) {
  Tensor y = Tensor::empty(p.out_sizes(), x.dtype());
  const Tensor index = Tensor::empty(p.out_sizes(), DType::kInt64);
  if (y.numel() > 0) {
    kernels::max_pool(p.shape, y.mutable_view(), index.mutable_view(), row_major(x).view());
  }
  // The caller may write to his own.
  if (indices) *indices = shown(p, clone(index));
  y = shown(p, y);
  attach_index(y, record<PoolGatherNode>(x), p, index, name);
  return y;
}

// ---- max_unpool: x = y at index, the last one of equal indices.   dy = gather(dx).   saves index
struct MaxUnpoolNode final : Node {
  Plane plane;
  SavedTensor index{this};
  const char* text = nullptr;
  const char* name() const override { return text; }
  Tensors backward(const Tensors& gx) override {
    return {gather_plane(plane, gx[0], index.get(), text)};
  }
};

// ---- avg: y = mean over windows (A), or its adjoint (A^T).   each one's gradient is the other
struct AvgPoolNode final : FreedNode {
  Plane plane;
  bool adjoint = false;
  const char* text = nullptr;
  const char* name() const override { return text; }
  Tensors backward(const Tensors& gy) override;
};
// The gradient of a mean in PyTorch: dy, repeated, divided by a number; row-major for an image.
Tensor shown_mean(const Plane& p, const Tensor& gx, const Tensor& gy) {
  if (p.image) return gx;
  const bool row = p.rank == 1;
  Dims sizes(gx.sizes());
  if (row) sizes.insert(gx.dim() - 1, 1);
  const Tensor all = expand(row ? unsqueeze(detach(gy), -2) : detach(gy), sizes);
  Tensor y = empty_result_of_number(all, gx.dtype());
  if (row) y = squeeze(y, -2);
  if (same_sizes(y.strides(), gx.strides())) return gx;
  kernels::copy(y.mutable_view(), gx.view());
  return y;
}
Tensor average(const Plane& p, const Tensor& x, bool adjoint, const char* name) {
  const LayoutPlan plan = p.plan();
  Tensor y = plan.result(adjoint ? p.in_sizes() : p.out_sizes(), x.dtype());
  if (y.numel() > 0) {
    const Tensor from = plan.operand(x);
    (adjoint ? kernels::avg_pool_grad : kernels::avg_pool)(p.shape, y.mutable_view(),
                                                           plan.read(from));
  }
  y = p.mean && adjoint ? shown_mean(p, y, x) : shown(p, y);
  if (auto node = record<AvgPoolNode>(x)) {
    node->plane = p;
    node->adjoint = adjoint;
    node->text = name;
    attach(y, node);
  }
  return y;
}
Tensors AvgPoolNode::backward(const Tensors& gy) {
  if (!adjoint && !plane.mean) check_kept();
  if (!adjoint) return {connected(average(plane, gy[0], true, text), next[0], text)};
  // The pool of a gradient lies as that gradient, not as x.
  Plane p = plane;
  if (p.rank == 2) p.image = is_channels_last(gy[0]);
  return {average(p, gy[0], false, text)};
}

// In the order in which x lies.
void follow_order(Plane& p, const Tensor& x) {
  p.shape.channels_last = LayoutPlan::of(x).channels_last() && p.ndim == p.rank + 2;
}

Tensor sliding_average(int64_t rank, const Tensor& x, const WindowArguments& a,
                       bool count_include_pad, const int64_t* divisor_override, const char* op) {
  check_input(rank, x, op);
  check_implemented(is_floating(x.dtype()) || x.dtype() == DType::kInt64, x.dtype(), op);
  check(!divisor_override || *divisor_override != 0, Code::kInvalid, op,
        ": divisor must be not zero");
  Plane p = plane_of(WindowRule::kPool, rank, x, a, op);
  for (int d = 0; d < 3 && rank == 3; ++d) {
    check(p.shape.in[d] >= p.shape.kernel[d], Code::kShape, op, ": input image (",
          Sizes(p.shape.in, 3), ") smaller than kernel size (", Sizes(p.shape.kernel, 3), ")");
  }
  p.image = rank < 3 && is_image(p, x);
  p.shape.count_pad = count_include_pad;
  p.shape.divisor = divisor_override ? *divisor_override : 0;
  follow_order(p, x);
  return average(p, x, false, kAvgNode[rank]);
}

}  // namespace

Tensor max_pool(int64_t rank, const Tensor& x, Sizes kernel_size, Sizes stride, Sizes padding,
                Sizes dilation, bool ceil_mode, Tensor* indices) {
  const char* op = kMax[rank];
  check_input(rank, x, op);
  check_not_bool(x.dtype(), op);
  const WindowArguments a{kernel_size, stride, padding, dilation, {}, ceil_mode};
  Plane p = plane_of(WindowRule::kPool, rank, x, a, op);
  // In one dimension PyTorch has another function where no gradient is asked for.
  const bool plain = rank == 1 && !indices && !(grad_enabled() && requires_grad(x));
  p.image = !plain && is_image(p, x);
  if (!kernels::max_pool_by_taps(p.shape)) return max_pool_by_index(p, x, indices, kMaxNode[rank]);
  follow_order(p, x);
  return max_pool_by_taps(p, x, indices);
}

Tensor adaptive_max_pool(int64_t rank, const Tensor& x, Sizes output_size, Tensor* indices) {
  const char* op = kAdaptiveMax[rank];
  check_input(rank, x, op, MayBeEmpty::kFirst);
  check_floating(x.dtype(), op);
  const WindowArguments a{{}, {}, {}, {}, output_size};
  Plane p = plane_of(WindowRule::kAdaptive, rank, x, a, op);
  p.image = rank < 3 && is_image(p, x);
  return max_pool_by_index(p, x, indices, kAdaptiveMaxNode[rank]);
}

Tensor max_unpool(int64_t rank, const Tensor& x, const Tensor& indices, Sizes kernel_size,
                  Sizes stride, Sizes padding, Sizes output_size) {
  const char* op = kUnpool[rank];
  check_input(rank, x, op, MayBeEmpty::kFirst);
  check_floating(x.dtype(), op);
  check(indices.dtype() == DType::kInt64, Code::kDtype, op,
        ": elements in indices should be type int64 but got: torch.", indices.dtype());
  check(same_sizes(x.sizes(), indices.sizes()), Code::kShape, op,
        ": Expected shape of indices to be: ", x.sizes(), " but got: ", indices.sizes());
  const WindowArguments a{kernel_size, stride, padding, {}, output_size};
  const Plane p = plane_of(WindowRule::kUnpool, rank, x, a, op);
  Tensor y = Tensor::empty(p.in_sizes(), x.dtype());
  // A copy: what has been checked must stay.
  const Tensor index = Tensor::empty(indices.sizes(), DType::kInt64);
  kernels::copy(index.mutable_view(), indices.view());
  const int64_t* places = index.data<int64_t>();
  const int64_t volume = p.shape.in_spatial();
  for (int64_t i = 0; i < index.numel(); ++i) {
    check(places[i] >= 0 && places[i] < volume, Code::kIndex, op,
          ": Found an invalid max index: ", places[i], " (output volumes are of size ",
          p.in_sizes(), ")");
  }
  if (y.numel() > 0) {
    kernels::pool_place(p.shape, y.mutable_view(), row_major(x).view(), index.view());
  }
  if (rank == 2 && is_image(p, x)) y = as_image(y, true);
  attach_index(y, record<MaxUnpoolNode>(x), p, index, kUnpoolNode[rank]);
  return y;
}

Tensor avg_pool(int64_t rank, const Tensor& x, Sizes kernel_size, Sizes stride, Sizes padding,
                bool ceil_mode, bool count_include_pad, const int64_t* divisor_override) {
  const WindowArguments a{kernel_size, stride, padding, {}, {}, ceil_mode};
  return sliding_average(rank, x, a, count_include_pad, divisor_override, kAvg[rank]);
}

Tensor adaptive_avg_pool(int64_t rank, const Tensor& x, Sizes output_size) {
  const char* op = kAdaptiveAvg[rank];
  // torch takes the mean when one value is left: of nothing too, and of images and volumes whatever
  // stands before their sizes.
  const bool ranked = x.dim() == rank + 1 || x.dim() == rank + 2;
  const bool is_mean = ranked ? x.numel() == 0 : rank > 1 && x.dim() >= rank;
  const auto is_one = [](int64_t n) { return n == 1; };
  if (is_mean && !output_size.empty() &&
      std::all_of(output_size.begin(), output_size.end(), is_one)) {
    Dims dims;
    for (int64_t d = x.dim() - rank; d < x.dim(); ++d) dims.push_back(d);
    return mean(x, dims, true);
  }
  check_input(rank, x, op, rank < 3 ? MayBeEmpty::kLeading : MayBeEmpty::kFirst);
  check_floating(x.dtype(), op);
  const WindowArguments a{{}, {}, {}, {}, output_size};
  Plane p = plane_of(WindowRule::kAdaptive, rank, x, a, op);
  follow_order(p, x);
  p.mean = p.shape.out_spatial() == 1;
  const bool mean = rank > 1 && p.mean;
  p.image = (rank < 3 || mean) && is_image(p, x);
  return average(p, x, false, mean ? "MeanBackward1" : kAdaptiveAvgNode[rank]);
}

// (sum of x^p over windows)^(1/p), with the sum's own sign as torch has it
Tensor lp_pool(int64_t rank, const Tensor& x, double norm_type, Sizes kernel_size, Sizes stride,
               bool ceil_mode) {
  check(norm_type != 0, Code::kInvalid, kLp[rank], ": norm_type must be a non-zero value, but got ",
        norm_type);
  if (std::isinf(norm_type)) {  // the limits
    const Tensor size = abs(x);
    const auto largest = [&](const Tensor& t) {
      return speaking_as(kLp[rank],
                         [&] { return max_pool(rank, t, kernel_size, stride, {}, {}, ceil_mode); });
    };
    return norm_type > 0 ? largest(size) : neg(largest(neg(size)));
  }
  const WindowArguments a{kernel_size, stride, {}, {}, {}, ceil_mode};
  const Tensor mean = sliding_average(rank, pow(x, Scalar(norm_type)), a, true, nullptr, kLp[rank]);
  double count = 1;
  for (int64_t d = 0; d < rank; ++d) {
    count *= static_cast<double>(kernel_size[kernel_size.size() == 1 ? 0 : d]);
  }
  const Tensor sum = mul(mul(sign(mean), relu(abs(mean))), Scalar(count));
  return pow(sum, Scalar(1.0 / norm_type));
}

}  // namespace nnc::ops
