// SPDX-License-Identifier: Apache-2.0
#include "ops/activation.h"

#include <cmath>
#include <limits>

#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/element_type.h"
#include "ops/layout.h"
#include "ops/memory_format.h"
#include "ops/number.h"
#include "ops/selection.h"
#include "ops/shape.h"
#include "ops/unary_node.h"

namespace nnc::ops {

using kernels::Unary;
using kernels::UnaryGrad;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// The name of the gradient's own node.
constexpr const char* gradient_name(UnaryGrad kind) {
  switch (kind) {
    case UnaryGrad::kClamp:
      return "HardtanhBackwardBackward0";
    case UnaryGrad::kLeakyRelu:
      return "LeakyReluBackwardBackward0";
    case UnaryGrad::kHardsigmoid:
      return "HardsigmoidBackwardBackward0";
    case UnaryGrad::kShrink:
      return "HardshrinkBackwardBackward0";
    default:
      return "ThresholdBackwardBackward0";
  }
}

// The gradient of a function made of straight pieces: dx = dy times a slope that is constant.
// See Note [Constant gradients].
template <UnaryGrad kGrad, Keep kKept>
struct PiecewiseNode : UnaryNode {
  static constexpr Keep kKeep = kKept;
  Tensors backward(const Tensors& gy) override {
    const Tensor s = saved.get();
    if (!grad_enabled()) return {unary_grad_op(kGrad, gy[0], s, p)};
    constexpr const char* kName = gradient_name(kGrad);
    // What is a function of the output is connected to this node.
    const Edge input = kKept == Keep::kOutput ? gradient_edge(s) : next[0];
    const Tensor gx = piecewise_grad(kGrad, gy[0], s, p, kName);
    return {connected(gx, input, kName, Behind::kSameFunction)};
  }
};

void check_not_boolean(const Tensor& x, const char* op) {
  check(x.dtype() != DType::kBool, Code::kDtype, op, ": Boolean inputs not supported for ", op);
}

}  // namespace

// ---- relu: y = max(x, 0).   dx = dy where y > 0, else 0.   saves y
namespace {
struct ReluNode final : PiecewiseNode<UnaryGrad::kRelu, Keep::kOutput> {
  const char* name() const override { return "ReluBackward0"; }
};
}  // namespace
Tensor relu(const Tensor& x) {
  check_not_boolean(x, "relu");
  return apply<ReluNode>(Unary::kRelu, x);
}
void relu_(const Tensor& x) {
  check_not_boolean(x, "relu_");
  apply_<ReluNode>(Unary::kRelu, x, "relu_");
}

// ---- hardtanh: y = x held in min_val..max_val.   dx = dy strictly inside, else 0.   saves x
namespace {
struct HardtanhNode final : PiecewiseNode<UnaryGrad::kClamp, Keep::kInput> {
  static constexpr bool kLike = true;
  const char* name() const override { return "HardtanhBackward0"; }
};
// Integers are held between what is left of the bounds without their fractions.
kernels::Params bounds(const Tensor& x, const char* op, double low, double high) {
  check_not_boolean(x, op);
  if (!is_floating(x.dtype())) {
    low = std::trunc(low);
    high = std::trunc(high);
  }
  check_fits(low, x.dtype(), op);
  check_fits(high, x.dtype(), op);
  return {low, high};
}
// Between bounds of which one is NaN there is nothing but NaN. The gradient compares with both.
template <class F>
auto held_between(const kernels::Params& bounds, const F& apply) {
  const auto keep = [&](auto& node) { node.p = bounds; };
  if (!std::isnan(bounds.a) && !std::isnan(bounds.b)) return apply(Unary::kClamp, bounds, keep);
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  return apply(Unary::kThreshold, kernels::Params{kInfinity, kNaN}, keep);
}
}  // namespace
Tensor hardtanh(const Tensor& x, double min_val, double max_val) {
  check(!(min_val > max_val), Code::kInvalid,
        "hardtanh: min_val cannot be greater than max_val, got ", min_val, " and ", max_val);
  return held_between(bounds(x, "hardtanh", min_val, max_val),
                      [&](Unary op, const kernels::Params& p, const auto& keep) {
                        return apply<HardtanhNode>(op, x, p, keep);
                      });
}
void hardtanh_(const Tensor& x, double min_val, double max_val) {
  held_between(bounds(x, "hardtanh_", min_val, max_val),
               [&](Unary op, const kernels::Params& p, const auto& keep) {
                 apply_<HardtanhNode>(op, x, "hardtanh_", p, keep);
               });
}
Tensor relu6(const Tensor& x) {
  check_not_boolean(x, "relu6");
  return apply<HardtanhNode>(Unary::kClamp, x, {0, 6});
}
void relu6_(const Tensor& x) {
  check_not_boolean(x, "relu6_");
  apply_<HardtanhNode>(Unary::kClamp, x, "relu6_", {0, 6});
}

// ---- leaky_relu: y = x > 0 ? x : slope x.   dx = dy or slope dy alike.   saves x; in place y
namespace {
struct LeakyReluNode final : PiecewiseNode<UnaryGrad::kLeakyRelu, Keep::kInput> {
  const char* name() const override { return "LeakyReluBackward0"; }
};
struct LeakyReluInplaceNode final : PiecewiseNode<UnaryGrad::kLeakyRelu, Keep::kOutput> {
  const char* name() const override { return "LeakyReluBackward1"; }
  Tensors backward(const Tensors& gy) override {
    check(p.a >= 0, Code::kState,
          "leaky_relu_: In-place leakyReLu backward calculation is triggered with a negative slope "
          "which is not supported. Call the out-of-place version instead.");
    return PiecewiseNode::backward(gy);
  }
};
}  // namespace
Tensor leaky_relu(const Tensor& x, double negative_slope) {
  check_floating(x.dtype(), "leaky_relu");
  return apply<LeakyReluNode>(Unary::kLeakyRelu, x, {negative_slope});
}
void leaky_relu_(const Tensor& x, double negative_slope) {
  check_floating(x.dtype(), "leaky_relu_");
  apply_<LeakyReluInplaceNode>(Unary::kLeakyRelu, x, "leaky_relu_", {negative_slope});
}

// ---- threshold: y = x > threshold ? x : value.   dx = dy where x > threshold.   saves x
namespace {
struct ThresholdNode final : PiecewiseNode<UnaryGrad::kThreshold, Keep::kInput> {
  const char* name() const override { return "ThresholdBackward0"; }
};
struct ThresholdInplaceNode final : PiecewiseNode<UnaryGrad::kThreshold, Keep::kInput> {
  const char* name() const override { return "ThresholdBackward1"; }
};
void check_threshold(const Tensor& x, const char* op, double threshold, double value) {
  check_not_boolean(x, op);
  if (!is_floating(x.dtype())) check_fits(threshold, x.dtype(), op);
  check_fits(value, x.dtype(), op);
}
// Both numbers have x's type.
kernels::Params threshold_params(const Tensor& x, double threshold, double value) {
  if (is_floating(x.dtype())) return {threshold, value};
  return {std::trunc(threshold), std::trunc(value)};
}
}  // namespace
Tensor threshold(const Tensor& x, double threshold, double value) {
  check_threshold(x, "threshold", threshold, value);
  return apply<ThresholdNode>(Unary::kThreshold, x, threshold_params(x, threshold, value));
}
void threshold_(const Tensor& x, double threshold, double value) {
  check_threshold(x, "threshold_", threshold, value);
  apply_<ThresholdInplaceNode>(Unary::kThreshold, x, "threshold_",
                               threshold_params(x, threshold, value));
}

// ---- hardsigmoid: y = relu6(x + 3) / 6.   dx = dy / 6 for -3 < x < 3, else 0.   saves x
namespace {
struct HardsigmoidNode final : PiecewiseNode<UnaryGrad::kHardsigmoid, Keep::kInput> {
  const char* name() const override { return "HardsigmoidBackward0"; }
};
}  // namespace
Tensor hardsigmoid(const Tensor& x) {
  check_floating(x.dtype(), "hardsigmoid");
  return apply<HardsigmoidNode>(Unary::kHardsigmoid, x);
}
void hardsigmoid_(const Tensor& x) {
  check_floating(x.dtype(), "hardsigmoid_");
  apply_<HardsigmoidNode>(Unary::kHardsigmoid, x, "hardsigmoid_");
}

// ---- hardswish: y = x relu6(x + 3) / 6.   dx = dy (x + 3 / 2) / 3 for -3 < x < 3, dy above, 0
// below.   saves x
namespace {
constexpr Gradient kHardswish{"HardswishBackwardBackward0", by_kernel<UnaryGrad::kHardswish>,
                              [](const Tensor& gz, const Tensor& gy, const Tensor& x) {
                                const Tensor inside = logical_and(gt(x, -3), lt(x, 3));
                                return where(inside, div(mul(gz, gy), 3),
                                             Tensor::zeros({}, x.dtype()));
                              }};
struct HardswishNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "HardswishBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {gradient_of(kHardswish, gy[0], saved.get())};
  }
};
}  // namespace
Tensor hardswish(const Tensor& x) {
  check_floating(x.dtype(), "hardswish");
  return apply<HardswishNode>(Unary::kHardswish, x);
}
void hardswish_(const Tensor& x) {
  check_floating(x.dtype(), "hardswish_");
  apply_<HardswishNode>(Unary::kHardswish, x, "hardswish_");
}

// ---- hardshrink: y = 0 in -lambd..lambd, else x.   dx = 0 there, else dy.   saves x
namespace {
struct HardshrinkNode final : PiecewiseNode<UnaryGrad::kShrink, Keep::kInput> {
  const char* name() const override { return "HardshrinkBackward0"; }
};
}  // namespace
Tensor hardshrink(const Tensor& x, double lambd) {
  check_floating(x.dtype(), "hardshrink");
  check_fits(lambd, x.dtype(), "hardshrink");
  return apply<HardshrinkNode>(Unary::kHardshrink, x, {rounded_to(lambd, x.dtype())});
}

// ---- softshrink: y = x moved by lambd towards 0, 0 in between.   dx as hardshrink.   saves x
namespace {
struct SoftshrinkNode final : PiecewiseNode<UnaryGrad::kShrink, Keep::kInput> {
  const char* name() const override { return "SoftshrinkBackward0"; }
};
}  // namespace
Tensor softshrink(const Tensor& x, double lambd) {
  check_floating(x.dtype(), "softshrink");
  check(lambd >= 0 && std::isfinite(lambd), Code::kInvalid,
        "softshrink: lambda must be finite and not negative, but found ", lambd);
  check_fits(lambd, x.dtype(), "softshrink");
  return apply<SoftshrinkNode>(Unary::kSoftshrink, x, {rounded_to(lambd, x.dtype())});
}

// ---- prelu: y = x > 0 ? x : w x.   dx = dy or w dy alike, dw = sum of dy x where x <= 0.   saves
// x and w
namespace {
struct PreluNode final : Node {
  SavedTensor x{this}, weight{this};
  const char* name() const override { return "PreluKernelBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor v = x.get(), w = weight.get(), &g = gy[0];
    Tensors gx{Tensor(), Tensor()};
    if (!grad_enabled()) {
      if (needs(0)) {
        gx[0] = ternary_op(kernels::Ternary::kPreluGrad, g, v, w, v.dtype(), "prelu");
      }
      if (needs(1)) gx[1] = unary_grad_op(UnaryGrad::kPreluWeight, g, v);
      return gx;
    }
    const Tensor positive = gt(v, 0), zero = Tensor::zeros({}, v.dtype());
    const Tensor scaled = where(positive, zero, g);
    if (needs(0)) {
      // An expanded v leaves the order to g.
      const Dims strides(empty_result(v.sizes(), v.dtype(), {&v, &g}).strides());
      gx[0] = connected(in_order(where(positive, g, mul(scaled, w)), strides), next[0],
                        "PreluKernelBackwardBackward0", Behind::kRowMajor);
    }
    if (needs(1)) {
      gx[1] = connected(mul(scaled, where(positive, zero, v)), next[1],
                        "PreluKernelBackwardBackward0", Behind::kRowMajor);
    }
    return gx;
  }
};
}  // namespace
Tensor prelu(const Tensor& x, const Tensor& weight) {
  check_floating(x.dtype(), "prelu");
  check(x.dtype() == weight.dtype(), Code::kDtype,
        "prelu: Type promoting not supported. Got torch.", x.dtype(), " and torch.",
        weight.dtype());
  if (weight.numel() != 1) {
    check(x.dim() > 0, Code::kShape, "prelu: Not allow zero-dim input tensor.");
    const int64_t channels = x.dim() > 1 ? x.size(1) : 1;
    check(weight.numel() == channels, Code::kShape,
          "prelu: Mismatch of parameter numbers and input channel size. Found parameter numbers = ",
          weight.numel(), " and channel size = ", channels, ".");
  }
  check(weight.dim() <= 1, Code::kShape,
        "prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = ", weight.dim());
  Tensor w = weight;
  if (w.dim() != x.dim()) {
    Dims sizes(x.dim(), 1);
    if (x.dim() > 1) sizes[1] = weight.numel();
    w = view(weight, sizes);
  }
  Tensor y = binary_op(kernels::Binary::kPrelu, x, w, x.dtype(), x.dtype(), "prelu");
  if (auto node = record<PreluNode>(x, w)) {
    node->x.save(x);
    node->weight.save(w);
    attach(y, node);
  }
  return y;
}

}  // namespace nnc::ops
