// SPDX-License-Identifier: Apache-2.0
// Losses that go element by element and have one node each.
#include "ops/loss.h"

#include "graph/record.h"
#include "kernels/loss.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/layout.h"
#include "ops/math.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {

using kernels::Loss;

Tensor reduced(const Tensor& losses, Reduction r, const char* op) {
  check(r != Reduction::kBatchMean, Code::kInvalid, op,
        ": batchmean is not a valid value for reduction");
  if (r == Reduction::kNone) return losses;
  return r == Reduction::kSum ? sum(losses) : mean(losses);
}

void check_constant(const Tensor& t, const char* op, const char* argument) {
  check(!t.defined() || !grad_enabled() || !requires_grad(t), Code::kInvalid, op,
        ": not differentiable with respect to argument '", argument,
        "'. This input cannot have requires_grad True.");
}

Tensor over(const Tensor& a, const Tensor& b) {
  return a.dim() == 0 && b.dim() > 0 ? expand(a, b.sizes()) : a;
}

namespace {

// The input and the target in a common type and common sizes, without history.
struct Pair {
  Tensor x, t;
  Pair(const Tensor& input, const Tensor& target, const char* op) {
    const DType type = result_type(input, target);
    check_floating(type, op);
    const Dims sizes = broadcast_sizes(input.sizes(), target.sizes(), op);
    x = spread(as_type(input, type), sizes);
    t = spread(as_type(target, type), sizes);
    if (!alike()) materialize(x), materialize(t);
  }
  static Tensor spread(const Tensor& v, Sizes sizes) {
    return same_sizes(v.sizes(), sizes) ? v : expand(detach(v), sizes);
  }
  bool alike() const { return same_order(x, t); }
};

// Uninitialised, in the order of PyTorch's result: Note [Shown order].
Tensor empty_losses(Loss kind, const Pair& p) {
  const DType type = p.x.dtype();
  switch (kind) {
    case Loss::kMse:
    case Loss::kSmoothL1:
      return p.alike() ? empty_result(p.x, type) : empty_result(p.x.sizes(), type, {&p.x, &p.t});
    case Loss::kBceLogits:
      return empty_result_of_number(p.t, type);
    case Loss::kSoftMargin:
      return empty_result(p.x, type);
    default:
      return Tensor::empty_like(p.x);
  }
}
Tensor losses_of(Loss kind, const Pair& p, double p0) {
  Tensor y = empty_losses(kind, p);
  kernels::loss(kind, y.mutable_view(), p.x.view(), p.t.view(), p0);
  return y;
}

Tensor total_of(Loss kind, const Pair& p, double p0, bool average) {
  const Tensor y = Tensor::empty({}, p.x.dtype());
  kernels::loss_total(kind, y.mutable_view(), p.x.view(), p.t.view(), p0, average);
  return y;
}

// Uninitialised, in the order of PyTorch's gradient: row-major for distances, else that of x.
bool is_distance(Loss kind) {
  return kind == Loss::kMse || kind == Loss::kSmoothL1 || kind == Loss::kHuber;
}
Tensor empty_gradient(Loss kind, const Pair& p, bool alike) {
  if (is_distance(kind)) {
    const LayoutPlan plan = alike ? LayoutPlan::of(p.x) : LayoutPlan();
    return plan.result(p.x.sizes(), p.x.dtype());
  }
  return kind == Loss::kBce ? Tensor::empty_like(p.x) : empty_result(p.x, p.x.dtype());
}

// scale gy dloss/dx by the kernel.
Tensor fused_gradient(Loss kind, const Tensor& gy, const Pair& p, double p0, double scale) {
  const bool one = gy.dim() == 0;
  const bool alike = p.alike() && (one || same_order(gy, p.x));
  Tensor gx = empty_gradient(kind, p, alike);
  kernels::loss_grad(kind, gx.mutable_view(), broadcast_view(gy.view(), p.x.sizes()), p.x.view(),
                     p.t.view(), p0, scale);
  return gx;
}

// x (1 - x), held off 0.
Tensor bounded_variance(const Tensor& x, double least) {
  return clamp_min(mul(rsub(x), x), Scalar(least));
}

// ---- bce_gradient: y = g (x - t) / v, v = max(x (1 - x), floor).   As in PyTorch, which holds the
// derivatives off 0 otherwise, with a = x + e and b = 1 - x + e: dg = dy (x - t) / (a b),
// dx = dy g (x^2 - 2 x t + t) / (a b)^2, dt = -dy g / max(x (1 - x), e).   saves g, x, t
struct BceGradientNode final : Node {
  SavedTensor g{this}, x{this}, t{this};
  const char* name() const override { return "BinaryCrossEntropyBackwardBackward0"; }
  Tensors backward(const Tensors& gy) override {
    constexpr double kEps = 1e-12;
    const Tensor v = x.get(), target = t.get(), before = g.get();
    const Tensor held = mul(add(v, Scalar(kEps)), add(rsub(v), Scalar(kEps)));
    Tensors gx{Tensor(), Tensor(), Tensor()};
    if (needs(0)) gx[0] = mul(gy[0], div(sub(v, target), held));
    if (!needs(1) && !needs(2)) return gx;
    const Tensor both = mul(gy[0], before);
    if (needs(1)) {
      const Tensor bend = add(sub(square(v), mul(mul(v, target), Scalar(2))), target);
      gx[1] = mul(both, div(bend, square(held)));
    }
    if (needs(2)) gx[2] = neg(div(both, bounded_variance(v, kEps)));
    return gx;
  }
};
Tensor bce_gradient(const Tensor& dy, const Tensor& x, const Tensor& t) {
  const Tensor g = same_sizes(dy.sizes(), x.sizes()) ? dy : expand(dy, x.sizes());
  Tensor y;
  {
    const GradGuard off(false);
    y = mul(div(sub(x, t), bounded_variance(x, kernels::kBceFloor)), g);
  }
  if (auto node = record<BceGradientNode>(g, x, t)) {
    node->g.save(g);
    node->x.save(x);
    node->t.save(t);
    attach(y, node);
  }
  return y;
}

// dloss/dx in differentiable operations; of kMse half of it, since twice a large d is infinite.
Tensor slope(Loss kind, const Tensor& x, const Tensor& t, double p0) {
  const Tensor d = sub(x, t);
  switch (kind) {
    case Loss::kMse:
      return d;
    case Loss::kSmoothL1:
    case Loss::kHuber: {
      const bool smooth = kind == Loss::kSmoothL1;
      const Tensor fixed = detach(d), size = abs(fixed);
      const Tensor far = where(ne(fixed, fixed), fixed, sign(fixed));  // NaN has no sign
      return smooth ? where(lt(size, Scalar(p0)), div(d, Scalar(p0)), far)
                    : where(lt(size, Scalar(p0)), d, mul(far, Scalar(p0)));
    }
    case Loss::kBceLogits:
      return where(lt(x, 0), sub(tail_sigmoid(x), t), sub(rsub(t), tail_sigmoid(neg(x))));
    case Loss::kBce:
    case Loss::kSoftMargin:
      break;
  }
  const Tensor minus = neg(t);
  return mul(minus, sigmoid(mul(minus, x)));
}

// dloss/dt in differentiable operations.
Tensor target_slope(Loss kind, const Tensor& x, const Tensor& t, double p0) {
  switch (kind) {
    case Loss::kBce:
      return sub(log1p(neg(x)), log(x));
    case Loss::kBceLogits:
      return neg(x);
    case Loss::kSoftMargin:
      fail(Code::kUnsupported, "soft_margin_loss: not differentiable with respect to the target");
    default:
      return neg(slope(kind, x, t, p0));
  }
}

// log(1 + e^-x): the loss of a target of 1.
Tensor softplus_of_minus(const Tensor& x) {
  return binary_cross_entropy_with_logits(x, Tensor::ones(x.sizes(), x.dtype()), {},
                                          Reduction::kNone);
}

const char* node_name(Loss kind) {
  switch (kind) {
    case Loss::kMse:
      return "MseLossBackward0";
    case Loss::kSmoothL1:
      return "SmoothL1LossBackward0";
    case Loss::kHuber:
      return "HuberLossBackward0";
    case Loss::kBce:
      return "BinaryCrossEntropyBackward0";
    case Loss::kBceLogits:
      return "BinaryCrossEntropyWithLogitsBackward0";
    case Loss::kSoftMargin:
      break;
  }
  return "SoftMarginLossBackward0";
}

}  // namespace

// ---- y = mean, sum or each of w loss(x, t), the formulas being those of kernels::Loss; with
// positive weights p, binary cross entropy of logits is (1 - t) x + (1 + (p - 1) t) log(1 + e^-x).
// dx = dy w dloss/dx (/ n), dt likewise.   saves x, t, w, p
namespace {
struct LossNode final : Node {
  SavedTensor x{this}, t{this}, weight{this}, positive{this};
  Loss kind = Loss::kMse;
  double p0 = 0;
  double scale = 1;
  const char* name() const override { return node_name(kind); }
  Tensor shown(const Tensor& gradient) const {
    return is_distance(kind) ? contiguous(gradient) : gradient;
  }
  Tensors backward(const Tensors& gy) override {
    Tensor a = x.get(), b = t.get();
    const DType types[] = {a.dtype(), b.dtype()};
    check(kind != Loss::kHuber || types[0] == types[1], Code::kDtype,
          "huber_loss: the gradient: Found dtype ", types[1], " but expected ", types[0]);
    if (a.dtype() == DType::kBool) a = as_type(a, b.dtype());
    if (!is_floating(b.dtype())) b = as_type(b, a.dtype());
    const Tensor w = weight.get(), p = positive.get();
    if (!grad_enabled() && !w.defined() && !p.defined() && !needs(1)) {
      const Pair pair(a, b, name());
      return {fused_gradient(kind, as_type(gy[0], pair.x.dtype()), pair, p0, scale), Tensor()};
    }
    // As the kernels compute: slopes are small differences, which 16 bits do not hold.
    a = at_least_float32(a);
    b = at_least_float32(b);
    Tensor g = at_least_float32(gy[0]);
    const double factor = kind == Loss::kMse ? 2 * scale : scale;
    if (factor != 1) g = mul(g, Scalar(factor));
    // A mean's dy, a 0-d tensor, would take the type of weights that are narrower.
    if (w.defined()) g = mul(g, as_type(w, promote_types(g.dtype(), w.dtype())));
    Tensors gx{Tensor(), Tensor()};
    if (needs(0) && kind == Loss::kBce) {
      gx[0] = shown(to_dtype(bce_gradient(g, a, b), types[0]));
    } else if (needs(0)) {
      Tensor s = slope(kind, a, b, p0);
      // (1 - t) - (1 + (p - 1) t) (1 - sigmoid x), as a correction of sigmoid x - t.
      if (p.defined()) {
        s = sub(s, mul(mul(sub(p, Scalar(1)), b), tail_sigmoid(neg(a))));
      }
      gx[0] = shown(to_dtype(mul(s, g), types[0]));
    }
    if (needs(1)) {
      Tensor s = target_slope(kind, a, b, p0);
      if (p.defined()) s = add(s, mul(sub(p, Scalar(1)), softplus_of_minus(a)));
      gx[1] = shown(to_dtype(mul(s, g), types[1]));
    }
    return gx;
  }
};

// The mean or the sum of what is no longer recorded.
Tensor plain_total(const Tensor& losses, Reduction r) {
  if (r == Reduction::kNone) return losses;
  return r == Reduction::kSum ? sum(losses) : mean(losses);
}

// Weights are multiplied into what was computed: they may be repeated, but do not repeat it.
void check_repeats(const Tensor& w, Sizes sizes, const char* op, const char* argument) {
  if (!w.defined()) return;
  check(same_sizes(broadcast_sizes(w.sizes(), sizes, op), sizes), Code::kShape, op, ": ", argument,
        " of sizes ", w.sizes(), " do not fit input of sizes ", sizes);
}

Tensor loss_op(Loss kind, const Tensor& x, const Tensor& t, const Tensor& weight,
               const Tensor& positive, Reduction r, double p0, const char* op) {
  check(r != Reduction::kBatchMean, Code::kInvalid, op,
        ": batchmean is not a valid value for reduction");
  if (is_distance(kind) && (x.dim() == 0) != (t.dim() == 0)) {
    return loss_op(kind, over(x, t), over(t, x), weight, positive, r, p0, op);
  }
  check_constant(weight, op, "weight");
  check_constant(positive, op, "pos_weight");
  const Pair p(x, kind == Loss::kHuber ? as_type(detach(t), x.dtype()) : t, op);
  check_repeats(weight, p.x.sizes(), op, "weight");
  check_repeats(positive, p.x.sizes(), op, "pos_weight");
  Tensor y;
  if (r != Reduction::kNone && !weight.defined() && !positive.defined()) {
    y = total_of(kind, p, p0, r == Reduction::kMean);
  } else {
    const GradGuard off(false);
    y = losses_of(kind, p, p0);
    if (positive.defined()) {
      y = add(y, mul(mul(sub(positive, Scalar(1)), p.t), softplus_of_minus(p.x)));
    }
    if (weight.defined()) y = mul(y, weight);
    if (kind == Loss::kBce) y = as_type(y, x.dtype());
    y = plain_total(y, r);
  }
  if (kind == Loss::kBceLogits) y = as_type(y, t.dtype());
  if (auto node = record<LossNode>(x, t)) {
    if (kind == Loss::kSoftMargin) check_constant(t, op, "target");
    node->x.save(x);
    node->t.save(t);
    node->weight.save(weight);
    node->positive.save(positive);
    node->kind = kind;
    node->p0 = p0;
    // Of nothing there is nothing to divide; its derivative by dy is 0.
    if (r == Reduction::kMean && p.x.numel() > 0) {
      node->scale = 1 / static_cast<double>(p.x.numel());
    }
    attach(y, node);
  }
  return y;
}

void check_same_target(const Tensor& x, const Tensor& t, const char* op) {
  check(same_sizes(x.sizes(), t.sizes()), Code::kShape, op, ": Target size (", t.sizes(),
        ") must be the same as input size (", x.sizes(), ")");
}

// All elements lie in 0..1.
void check_unit(const Tensor& x, const char* op, const char* what) {
  if (x.numel() == 0) return;
  const GradGuard off(false);
  // What is repeated by a stride of 0 is looked at once.
  Dims sizes(x.sizes());
  for (int64_t d = 0; d < x.dim(); ++d) {
    if (x.stride(d) == 0 && sizes[d] > 1) sizes[d] = 1;
  }
  const Tensor all = materialize(x).alias(sizes, x.strides(), x.offset());
  const Tensor low = amin(all), high = amax(all);
  const auto value = [](const Tensor& v) { return *as_type(v, DType::kFloat64).data<double>(); };
  check(value(low) >= 0 && value(high) <= 1, Code::kInvalid, op, ": all elements of ", what,
        " should be between 0 and 1");
}

}  // namespace

void check_weight_of_each(const Tensor& x, const Tensor& weight, const char* op) {
  check(same_sizes(x.sizes(), weight.sizes()), Code::kShape, op,
        ": Weights and input must have the same size. Got ", weight.sizes(), " and ", x.sizes());
}

Tensor mse_loss(const Tensor& x, const Tensor& t, Reduction r, const Tensor& weight) {
  if (!weight.defined()) return loss_op(Loss::kMse, x, t, {}, {}, r, 0, "mse_loss");
  check_weight_of_each(x, weight, "mse_loss");
  const Tensor y = mul(square(sub(x, t)), weight);
  return r == Reduction::kMean ? div(sum(y), sum(weight)) : reduced(y, r, "mse_loss");
}

Tensor smooth_l1_loss(const Tensor& x, const Tensor& t, Reduction r, double beta) {
  check(beta >= 0, Code::kInvalid,
        "smooth_l1_loss: smooth_l1_loss does not support negative values for beta. Got ", beta);
  if (beta == 0) return l1_loss(x, t, r);
  return loss_op(Loss::kSmoothL1, x, t, {}, {}, r, beta, "smooth_l1_loss");
}

Tensor huber_loss(const Tensor& x, const Tensor& t, Reduction r, double delta,
                  const Tensor& weight) {
  check(delta > 0, Code::kInvalid,
        "huber_loss: huber_loss does not support non-positive values for delta. Got ", delta);
  if (!weight.defined()) return loss_op(Loss::kHuber, x, t, {}, {}, r, delta, "huber_loss");
  check_weight_of_each(x, weight, "huber_loss");
  const Tensor y = loss_op(Loss::kHuber, x, t, {}, {}, Reduction::kNone, delta, "huber_loss");
  return reduced(mul(y, weight), r, "huber_loss");
}

Tensor binary_cross_entropy(const Tensor& x, const Tensor& t, const Tensor& weight, Reduction r) {
  constexpr const char* kOp = "binary_cross_entropy";
  check(same_sizes(x.sizes(), t.sizes()), Code::kShape, kOp, ": Using a target size (", t.sizes(),
        ") that is different to the input size (", x.sizes(),
        ") is deprecated. Please ensure they have the same size.");
  check(x.dtype() == t.dtype(), Code::kDtype, kOp, ": Found dtype ", t.dtype(), " but expected ",
        x.dtype());
  check_unit(x, kOp, "input");
  check_unit(t, kOp, "target");
  return loss_op(Loss::kBce, x, t, weight, {}, r, 0, kOp);
}

Tensor binary_cross_entropy_with_logits(const Tensor& x, const Tensor& t, const Tensor& weight,
                                        Reduction r, const Tensor& pos_weight) {
  constexpr const char* kOp = "binary_cross_entropy_with_logits";
  check_same_target(x, t, kOp);
  check_floating(x.dtype(), kOp);
  check_floating(t.dtype(), kOp);
  return loss_op(Loss::kBceLogits, x, t, weight, pos_weight, r, 0, kOp);
}

Tensor soft_margin_loss(const Tensor& x, const Tensor& t, Reduction r) {
  constexpr const char* kOp = "soft_margin_loss";
  check_floating(x.dtype(), kOp);
  check(is_expandable(t.sizes(), x.sizes()), Code::kShape, kOp, ": output with shape ", x.sizes(),
        " doesn't match the broadcast shape of target ", t.sizes());
  // The result has x's type.
  const bool converts = is_floating(x.dtype()) && t.dtype() != x.dtype() && !requires_grad(t);
  return loss_op(Loss::kSoftMargin, x, converts ? as_type(t, x.dtype()) : t, {}, {}, r, 0, kOp);
}

}  // namespace nnc::ops
