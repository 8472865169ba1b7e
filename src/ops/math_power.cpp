// SPDX-License-Identifier: Apache-2.0
// Powers and bounds: functions of a tensor and of one more operand.
#include <limits>

#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/math.h"
#include "ops/number.h"
#include "ops/unary_node.h"

namespace nnc::ops {

using kernels::Binary;
using kernels::Unary;
using kernels::UnaryGrad;

// ---- pow with a number: y = x^e.   dx = dy e x^(e - 1), 0 for e = 0.   saves x
namespace {
struct PowScalarNode final : Node {
  SavedTensor x{this};
  Scalar e = 1;
  const char* name() const override { return "PowBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor v = x.get();
    const double p = e.to_double();
    if (p == 0) return {Tensor::zeros(v.sizes(), v.dtype())};
    if (p == 1) return {gy[0]};
    return {mul(gy[0], mul(pow(v, Scalar(p - 1)), e))};
  }
};
DType power_type(const Tensor& x, const Scalar& e, const char* op) {
  const DType t = result_type(x, e);
  check(is_floating(t) || e.to_double() >= 0, Code::kInvalid, op,
        ": Integers to negative integer powers are not allowed.");
  if (t != DType::kFloat32) check_fits(e, t, op);  // float32: what overflows is infinite
  return t;
}
}  // namespace
Tensor pow(const Tensor& x, Scalar e) {
  const DType t = power_type(x, e, "pow");
  Tensor y = binary_op(Binary::kPow, x, e, t, t);
  if (auto node = record<PowScalarNode>(x)) {
    node->x.save(x);
    node->e = e;
    attach(y, node);
  }
  return y;
}
void pow_(const Tensor& x, Scalar e) {
  check_inplace(x, "pow_");
  const DType t = power_type(x, e, "pow_");
  check_result_type(x, t, "pow_");
  auto node = record<PowScalarNode>(x);
  if (node) {
    node->x.save(clone(x));
    node->e = e;
  }
  binary_op_(Binary::kPow, x, e, t, "pow_");
  rebase_history(x, node);
}

// ---- pow: y = x^e.   dx = dy e x^(e - 1), 0 where e = 0; de = dy y ln x, 0 where x = 0 and
// e >= 0.   saves x, e, and y for de
namespace {
struct PowNode final : Node {
  SavedTensor x{this}, e{this}, y{this};
  const char* name() const override { return "PowBackward1"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor v = x.get(), p = e.get(), zero = Tensor::zeros({}, gy[0].dtype());
    Tensors gx{Tensor(), Tensor()};
    if (needs(0)) {
      gx[0] = where(eq(p, 0), zero, mul(gy[0], mul(p, pow(v, sub(p, 1)))));
    }
    if (needs(1)) {
      const Tensor flat = logical_and(eq(v, 0), ge(p, 0));
      gx[1] = mul(gy[0], where(flat, zero, mul(y.get(), log(v))));
    }
    return gx;
  }
};
DType power_type(const Tensor& x, const Tensor& e, const char* op) {
  const DType t = result_type(x, e);
  check(t != DType::kBool, Code::kDtype, op, ": not implemented for torch.bool");
  return t;
}
}  // namespace
Tensor pow(const Tensor& x, const Tensor& e) {
  const DType t = power_type(x, e, "pow");
  Tensor y = binary_op(Binary::kPow, x, e, t, t, "pow");
  if (auto node = record<PowNode>(x, e)) {
    node->x.save(x);
    node->e.save(e);
    if (node->needs(1)) node->y.save_output(y);
    attach(y, node);
  }
  return y;
}
void pow_(const Tensor& x, const Tensor& e) {
  check_inplace(x, "pow_");
  const DType t = power_type(x, e, "pow_");
  auto node = record<PowNode>(x, e);
  if (node) {
    node->x.save(clone(x));
    node->e.save(e);
  }
  binary_op_(Binary::kPow, x, e, t, "pow_");
  rebase_history(x, node);
  if (node && node->needs(1)) node->y.save_output(x);
}

// ---- clamp: y = min(max(x, low), high).   dx = dy strictly inside, else 0.   saves x
namespace {
template <int kBounds>
struct ClampNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override {
    return kBounds == 2   ? "ClampBackward1"
           : kBounds == 0 ? "ClampMinBackward0"
                          : "ClampMaxBackward0";
  }
  Tensors backward(const Tensors& gy) override {
    const Tensor x = saved.get();
    if (!grad_enabled()) return {unary_grad_op(UnaryGrad::kClamp, gy[0], x, p)};
    return {mul(gy[0], unary_grad_op(UnaryGrad::kClamp, Tensor::ones(x.sizes(), x.dtype()), x, p))};
  }
};

constexpr double kInfinite = std::numeric_limits<double>::infinity();

// The common type of x and the bounds.
DType clamp_type(const Tensor& x, const Scalar* low, const Scalar* high, const char* op) {
  check(low || high, Code::kInvalid, op,
        ": torch.clamp: At least one of 'min' or 'max' must not be None");
  DType t = low ? result_type(x, *low) : x.dtype();
  if (high) t = promote_types(t, result_type(x, *high));
  return t;
}
void check_bounds(const Scalar* low, const Scalar* high, DType t, const char* op) {
  for (const Scalar* bound : {low, high}) {
    if (bound) check_fits(*bound, t, op);
  }
}
// The bounds as t holds them.
kernels::Params bounds(const Scalar* low, const Scalar* high, DType t) {
  const auto bound = [t](const Scalar* v, double none) {
    if (!v) return none;
    return is_floating(t) ? rounded_to(v->to_double(), t) : v->to_double();
  };
  return {bound(low, -kInfinite), bound(high, kInfinite)};
}
// A bound that is NaN makes everything NaN.
bool is_nan(const kernels::Params& p) {
  return p.a != p.a || p.b != p.b;
}

// The bounds of integers as integers: a double does not hold all of them.
Tensor clamped_whole(const Tensor& x, const Scalar* low, const Scalar* high) {
  const DType t = x.dtype();
  const Tensor y = low ? binary_op(Binary::kMaximum, x, *low, t, t) : x;
  return high ? binary_op(Binary::kMinimum, y, *high, t, t) : y;
}

template <int kBounds>
Tensor clamped(const Tensor& x, const Scalar* low, const Scalar* high, const char* op) {
  const DType t = clamp_type(x, low, high, op);
  check_bounds(low, high, t, op);
  const Tensor v = as_type(x, t);
  if (!is_floating(t)) return clamped_whole(v, low, high);
  const kernels::Params p = bounds(low, high, t);
  if (is_nan(p)) return mul(v, std::numeric_limits<double>::quiet_NaN());
  return apply<ClampNode<kBounds>>(Unary::kClamp, v, p);
}
}  // namespace
Tensor clamp(const Tensor& x, const Scalar* low, const Scalar* high) {
  return clamped<2>(x, low, high, "clamp");
}
Tensor clamp_min(const Tensor& x, Scalar low) {
  return clamped<0>(x, &low, nullptr, "clamp_min");
}
Tensor clamp_max(const Tensor& x, Scalar high) {
  return clamped<1>(x, nullptr, &high, "clamp_max");
}
void clamp_(const Tensor& x, const Scalar* low, const Scalar* high) {
  const DType t = clamp_type(x, low, high, "clamp_");
  check_result_type(x, t, "clamp_");
  check_bounds(low, high, t, "clamp_");
  if (!is_floating(t)) {
    check_inplace(x, "clamp_");
    if (low) binary_op_(Binary::kMaximum, x, *low, t, "clamp_");
    if (high) binary_op_(Binary::kMinimum, x, *high, t, "clamp_");
    rebase_history(x, Ref<Node>());
    return;
  }
  const kernels::Params p = bounds(low, high, x.dtype());
  if (is_nan(p)) return mul_(x, std::numeric_limits<double>::quiet_NaN());
  apply_<ClampNode<2>>(Unary::kClamp, x, "clamp_", p);
}

}  // namespace nnc::ops
