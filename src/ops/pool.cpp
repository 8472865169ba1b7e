// SPDX-License-Identifier: Apache-2.0
#include "ops/pool.h"

#include <algorithm>

#include "graph/record.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/math.h"
#include "ops/pool_windows.h"

namespace nnc::ops {
namespace {

using kernels::MaxPoolShape;
using kernels::PoolShape;

constexpr const char* kMax[4] = {"", "max_pool1d", "max_pool2d", "max_pool3d"};
constexpr const char* kAdaptiveMax[4] = {"", "adaptive_max_pool1d", "adaptive_max_pool2d",
                                         "adaptive_max_pool3d"};
constexpr const char* kUnpool[4] = {"", "max_unpool1d", "max_unpool2d", "max_unpool3d"};
constexpr const char* kAvg[4] = {"", "avg_pool1d", "avg_pool2d", "avg_pool3d"};
constexpr const char* kAdaptiveAvg[4] = {"", "adaptive_avg_pool1d", "adaptive_avg_pool2d",
                                         "adaptive_avg_pool3d"};
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
  Dims in_sizes() const { return pool_in_sizes(shape, rank, ndim); }
  Dims out_sizes() const { return pool_out_sizes(shape, rank, ndim); }
};

Tensor gather(const Plane& p, const Tensor& x, const Tensor& index, const char* name);
Tensor scatter(const Plane& p, const Tensor& y, const Tensor& index, const char* name);

// ---- gather: y = x[index] in each plane.   dx = scatter(dy).   saves index
struct PoolGatherNode final : Node {
  Plane plane;
  SavedTensor index{this};
  const char* text = nullptr;
  const char* name() const override { return text; }
  Tensors backward(const Tensors& gy) override {
    return {scatter(plane, gy[0], index.get(), text)};
  }
};
Tensor gather(const Plane& p, const Tensor& x, const Tensor& index, const char* name) {
  Tensor y = Tensor::empty(p.out_sizes(), x.dtype());
  kernels::pool_gather(p.shape, y.mutable_view().data(), in_order(x, false).view().data(),
                       index.data<int64_t>());
  if (auto node = record<PoolGatherNode>(x)) {
    node->plane = p;
    node->index.save(index);
    node->text = name;
    attach(y, node);
  }
  return y;
}

// ---- scatter: x = sum of y at index in each plane.   dy = gather(dx).   saves index
struct PoolScatterNode final : Node {
  Plane plane;
  SavedTensor index{this};
  const char* text = nullptr;
  const char* name() const override { return text; }
  Tensors backward(const Tensors& gx) override { return {gather(plane, gx[0], index.get(), text)}; }
};
Tensor scatter(const Plane& p, const Tensor& y, const Tensor& index, const char* name) {
  Tensor x = Tensor::empty(p.in_sizes(), y.dtype());
  kernels::pool_scatter(p.shape, x.mutable_view().data(), in_order(y, false).view().data(),
                        index.data<int64_t>());
  if (auto node = record<PoolScatterNode>(y)) {
    node->plane = p;
    node->index.save(index);
    node->text = name;
    attach(x, node);
  }
  return x;
}

// ---- max_pool: y = max over windows.   dx = scatter(dy) to the winners.   saves their taps
struct MaxPoolNode final : Node {
  MaxPoolShape shape;
  Plane plane;
  SavedTensor taps{this};  // bytes, in the order of shape.channels_last
  const char* name() const override { return kMaxNode[plane.rank]; }
  Tensors backward(const Tensors& gy) override {
    const Tensor winners = taps.get();
    if (grad_enabled()) return {scatter(plane, gy[0], indices(winners), name())};
    Tensor gx = empty_in_order(plane.in_sizes(), DType::kFloat32, shape.channels_last);
    const Tensor g = in_order(gy[0], shape.channels_last);
    kernels::max_pool_taps_grad(shape, static_cast<float*>(bytes_in_order(gx, shape.channels_last)),
                                static_cast<const float*>(bytes_in_order(g, shape.channels_last)),
                                winners.data<uint8_t>());
    return {gx};
  }
  Tensor indices(const Tensor& winners) const {
    Tensor t = Tensor::empty(plane.out_sizes(), DType::kInt64);
    kernels::tap_indices(shape, t.mutable_data<int64_t>(), winners.data<uint8_t>());
    return t;
  }
};

// The winners by their taps: float32, in the order of bytes that x has.
Tensor max_pool_by_taps(const Plane& plane, const PoolParameters& p, const Tensor& x,
                        Tensor* indices) {
  MaxPoolShape s;
  static_cast<PoolShape&>(s) = plane.shape;
  std::copy_n(p.kernel, 3, s.kernel), std::copy_n(p.stride, 3, s.stride);
  std::copy_n(p.pad, 3, s.pad), std::copy_n(p.dilation, 3, s.dilation);
  s.channels_last = lies_channels_last(x) && plane.ndim == plane.rank + 2;
  const Tensor from = in_order(x, s.channels_last);
  Tensor y = empty_in_order(plane.out_sizes(), x.dtype(), s.channels_last);
  Tensor taps = Tensor::empty({y.numel()}, DType::kUInt8);
  kernels::max_pool_taps(s, static_cast<float*>(bytes_in_order(y, s.channels_last)),
                         taps.mutable_data<uint8_t>(),
                         static_cast<const float*>(bytes_in_order(from, s.channels_last)));
  if (indices) {
    *indices = Tensor::empty(plane.out_sizes(), DType::kInt64);
    kernels::tap_indices(s, indices->mutable_data<int64_t>(), taps.data<uint8_t>());
  }
  if (auto node = record<MaxPoolNode>(x)) {
    node->shape = s;
    node->plane = plane;
    node->taps.save(taps);
    attach(y, node);
  }
  return y;
}

// The winners by their places: any type, any windows.
Tensor max_pool_by_index(const Plane& plane, const Windows& w, const Tensor& x, Tensor* indices,
                         const char* name) {
  Tensor y = Tensor::empty(plane.out_sizes(), x.dtype());
  const Tensor index = Tensor::empty(plane.out_sizes(), DType::kInt64);
  kernels::max_pool(plane.shape, w.view(), y.mutable_view().data(), index.mutable_data<int64_t>(),
                    in_order(x, false).view().data());
  if (indices) *indices = index;
  if (auto node = record<PoolGatherNode>(x)) {
    node->plane = plane;
    node->index.save(index);
    node->text = name;
    attach(y, node);
  }
  return y;
}

// ---- avg: y = mean over windows (A), or its adjoint (A^T).   each one's gradient is the other
struct AvgPoolNode final : Node {
  Plane plane;
  Windows windows;
  int64_t divisor = 0;
  bool adjoint = false;
  const char* text = nullptr;
  const char* name() const override { return text; }
  Tensors backward(const Tensors& gy) override;
};
Tensor average(const Plane& p, const Windows& w, int64_t divisor, const Tensor& x, bool adjoint,
               const char* name) {
  PoolShape s = p.shape;
  s.channels_last = lies_channels_last(x) && p.ndim == p.rank + 2;
  const Tensor from = in_order(x, s.channels_last);
  Tensor y = empty_in_order(adjoint ? p.in_sizes() : p.out_sizes(), x.dtype(), s.channels_last);
  if (y.numel() > 0) {
    (adjoint ? kernels::avg_pool_grad : kernels::avg_pool)(s, w.view(), divisor,
                                                           bytes_in_order(y, s.channels_last),
                                                           bytes_in_order(from, s.channels_last));
  }
  if (auto node = record<AvgPoolNode>(x)) {
    node->plane = p;
    node->windows = w;
    node->divisor = divisor;
    node->adjoint = adjoint;
    node->text = name;
    attach(y, node);
  }
  return y;
}
Tensors AvgPoolNode::backward(const Tensors& gy) {
  return {average(plane, windows, divisor, gy[0], !adjoint, text)};
}

Plane plane_of(int64_t rank, const Tensor& x) {
  return {pool_shape(rank, x), rank, x.dim()};
}

}  // namespace

Tensor max_pool(int64_t rank, const Tensor& x, Sizes kernel_size, Sizes stride, Sizes padding,
                Sizes dilation, bool ceil_mode, Tensor* indices) {
  const char* op = kMax[rank];
  check_pool_input(rank, x, op);
  const PoolParameters p = pool_parameters(rank, kernel_size, stride, padding, dilation, op);
  Plane plane = plane_of(rank, x);
  set_pool_output(plane.shape, rank, p, ceil_mode, op);
  const Windows w = sliding_windows(plane.shape, p, false, op);
  MaxPoolShape s;
  static_cast<PoolShape&>(s) = plane.shape;
  std::copy_n(p.kernel, 3, s.kernel);
  if (kernels::max_pool_fast(s)) return max_pool_by_taps(plane, p, x, indices);
  return max_pool_by_index(plane, w, x, indices, kMaxNode[rank]);
}

Tensor adaptive_max_pool(int64_t rank, const Tensor& x, Sizes output_size, Tensor* indices) {
  const char* op = kAdaptiveMax[rank];
  check_pool_input(rank, x, op);
  Plane plane = plane_of(rank, x);
  set_adaptive_output(plane.shape, rank, output_size, op);
  return max_pool_by_index(plane, adaptive_windows(plane.shape), x, indices,
                           kAdaptiveMaxNode[rank]);
}

Tensor max_unpool(int64_t rank, const Tensor& x, const Tensor& indices, Sizes kernel_size,
                  Sizes stride, Sizes padding, Sizes output_size) {
  const char* op = kUnpool[rank];
  check_pool_input(rank, x, op);
  check(indices.dtype() == DType::kInt64, Code::kDtype, op,
        ": elements in indices should be type int64 but got: torch.", indices.dtype());
  check(same_sizes(x.sizes(), indices.sizes()), Code::kShape, op,
        ": Expected shape of indices to be: ", x.sizes(), " but got: ", indices.sizes());
  const PoolParameters p = pool_parameters(rank, kernel_size, stride, padding, {}, op);
  // x is the side with one value per window.
  Plane plane = plane_of(rank, x);
  PoolShape& s = plane.shape;
  std::copy_n(s.in, 3, s.out);
  Dims wanted(output_size);
  if (wanted.size() > rank) wanted = Dims(Sizes(wanted.end() - rank, rank));
  check(wanted.empty() || wanted.size() == rank, Code::kInvalid, op,
        ": output_size should be a sequence containing ", rank, " or ", rank + 2,
        " elements, but it has a length of ", output_size.size());
  for (int64_t d = 0; d < rank; ++d) {
    const int64_t i = 3 - rank + d;
    const int64_t natural =
        checked_add(checked_mul(s.out[i] - 1, p.stride[i], op), p.kernel[i] - 2 * p.pad[i], op);
    s.in[i] = wanted.empty() ? natural : wanted[d];
    check(
        wanted.empty() || (wanted[d] > natural - p.stride[i] && wanted[d] < natural + p.stride[i]),
        Code::kInvalid, op, ": invalid output_size ", wanted, " (dim ", d, " must be between ",
        natural - p.stride[i], " and ", natural + p.stride[i], ")");
    check(s.in[i] > 0, Code::kShape, op, ": the output size ", s.in[i], " is too small");
  }
  const Tensor index = in_order(indices, false);
  const int64_t* places = index.data<int64_t>();
  for (int64_t i = 0; i < index.numel(); ++i) {
    check(places[i] >= 0 && places[i] < s.in_spatial(), Code::kIndex, op,
          ": Found an invalid max index: ", places[i], " (output volumes are of size ",
          pool_in_sizes(s, rank, rank + 1), ")");
  }
  return scatter(plane, x, index, kUnpoolNode[rank]);
}

Tensor avg_pool(int64_t rank, const Tensor& x, Sizes kernel_size, Sizes stride, Sizes padding,
                bool ceil_mode, bool count_include_pad, const int64_t* divisor_override) {
  const char* op = kAvg[rank];
  check_pool_input(rank, x, op);
  check(!divisor_override || *divisor_override != 0, Code::kInvalid, op,
        ": divisor must be not zero");
  const PoolParameters p = pool_parameters(rank, kernel_size, stride, padding, {}, op);
  Plane plane = plane_of(rank, x);
  set_pool_output(plane.shape, rank, p, ceil_mode, op);
  return average(plane, sliding_windows(plane.shape, p, count_include_pad, op),
                 divisor_override ? *divisor_override : 0, x, false, kAvgNode[rank]);
}

Tensor adaptive_avg_pool(int64_t rank, const Tensor& x, Sizes output_size) {
  const char* op = kAdaptiveAvg[rank];
  check_pool_input(rank, x, op);
  check(is_floating(x.dtype()), Code::kDtype, op, ": not implemented for torch.", x.dtype());
  Plane plane = plane_of(rank, x);
  set_adaptive_output(plane.shape, rank, output_size, op);
  // torch takes the mean when one value is left.
  const bool mean = rank > 1 && plane.shape.out_spatial() == 1;
  return average(plane, adaptive_windows(plane.shape), 0, x, false,
                 mean ? "MeanBackward1" : kAdaptiveAvgNode[rank]);
}

// (sum of x^p over windows)^(1/p), with the sum's own sign as torch has it
Tensor lp_pool(int64_t rank, const Tensor& x, double norm_type, Sizes kernel_size, Sizes stride,
               bool ceil_mode) {
  const Tensor mean = avg_pool(rank, pow(x, Scalar::from_double(norm_type)), kernel_size, stride,
                               {}, ceil_mode, true, nullptr);
  double count = 1;
  for (int64_t d = 0; d < rank; ++d) {
    count *= static_cast<double>(kernel_size[kernel_size.size() == 1 ? 0 : d]);
  }
  const Tensor sum = mul(mul(sign(mean), relu(abs(mean))), Scalar(count));
  return pow(sum, Scalar(1.0 / norm_type));
}

}  // namespace nnc::ops
