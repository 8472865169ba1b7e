// SPDX-License-Identifier: Apache-2.0
// Powers and bounds: functions of a tensor and of one more operand.
#include <cmath>
#include <limits>
#include <optional>

#include "kernels/copy.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/element_type.h"
#include "ops/index.h"
#include "ops/layout.h"
#include "ops/math.h"
#include "ops/number.h"
#include "ops/selection.h"
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
    if (p == 1) return {connected(gy[0], next[0], "MulBackward0", Behind::kSameFunction)};
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
// As in PyTorch, an odd exponent that float32 has not still gives the sign.
bool is_odd_beyond(DType t, const Scalar& e) {
  return t == DType::kFloat32 && std::fabs(std::fmod(e.to_double(), 2)) == 1 &&
         std::fabs(e.to_double()) > 0x1p24;
}
// y, which is not negative, negative where x is.
Tensor with_sign_of(const Tensor& y, const Tensor& x) {
  const GradGuard off(false);
  return where(lt(detach(x), Scalar(0)), neg(y), y);
}
// Square roots where PyTorch has them: of a number as exponent, and not in float16. They differ
// from powers at -0 and -inf.
std::optional<Unary> root_of(DType t, const Scalar& e) {
  const double p = e.to_double();
  if (t == DType::kFloat16 || std::fabs(p) != 0.5) return std::nullopt;
  return p > 0 ? Unary::kSqrt : Unary::kRsqrt;
}
}  // namespace
Tensor pow(const Tensor& x, Scalar e) {
  const DType t = power_type(x, e, "pow");
  const std::optional<Unary> root = root_of(t, e);
  Tensor y = root ? unary_op(*root, as_type(x, t)) : binary_op(Binary::kPow, x, e, t, t);
  if (is_odd_beyond(t, e)) y = with_sign_of(y, x);
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
  InplaceHistory history(x, node);
  if (const std::optional<Unary> root = root_of(t, e)) {
    unary_op_(*root, x);
  } else {
    binary_op_(Binary::kPow, x, e, t, "pow_");
  }
  history.commit();
}

// ---- pow: y = x^e.   dx = dy e x^(e - 1), 0 where e = 0; de = dy y ln x, 0 where x = 0 and
// e >= 0.   saves x, e, and y for de
namespace {
struct PowNode final : Node {
  SavedTensor x{this}, e{this}, y{this};
  const char* name() const override { return "PowBackward1"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor v = x.get(), p = e.get(), zero = Tensor::zeros({}, gy[0].dtype());
    const Tensor one = Tensor::ones({}, v.dtype());
    Tensors gx{Tensor(), Tensor()};
    if (needs(0)) {
      const Tensor flat = eq(p, 0);
      gx[0] = where(flat, zero, mul(gy[0], mul(p, pow(where(flat, one, v), sub(p, 1)))));
    }
    if (needs(1)) {
      const Tensor flat = logical_and(eq(v, 0), ge(p, 0));
      const Tensor base = where(flat, one, v);
      const Tensor wide = to_dtype(base, promote_types(floating_type(base), gy[0].dtype()));
      gx[1] = masked_fill(mul(gy[0], mul(y.get(), log(wide))), flat, Scalar(0));
    }
    return gx;
  }
};
// Of a number: the base is never rounded.   saves y, and e for the base 0
struct PowOfNumberNode final : Node {
  SavedTensor e{this}, y{this};
  double base = 1;
  const char* name() const override { return "PowBackward2"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor power = y.get();
    if (base != 0) return {mul(gy[0], mul(power, std::log(base)))};
    // Note [Masks select]: 0 times ln 0 would be NaN.
    const Tensor flat = ge(e.get(), 0), one = Tensor::ones({}, power.dtype());
    const Tensor steep = mul(where(flat, one, power), std::log(base));
    const Tensor slope = masked_fill(steep, flat, Scalar(0));
    return {masked_fill(mul(gy[0], slope), flat, Scalar(0))};
  }
};
DType power_type(const Tensor& x, const Tensor& e, const char* op) {
  const DType t = result_type(x, e);
  check_not_bool(t, op);
  return t;
}
// The result is row-major in any case, as in PyTorch.
Tensor pow_of_number(const Tensor& x, const Tensor& e) {
  const DType t = power_type(x, e, "pow");
  Tensor y = binary_op(Binary::kPow, x, plain_rows(e), t, t, "pow");
  if (auto node = record<PowOfNumberNode>(e)) {
    node->base = *as_type(x, DType::kFloat64).data<double>();
    if (node->base == 0) node->e.save(e);
    node->y.save_output(y);
    attach(y, node);
  }
  return y;
}
}  // namespace
Tensor pow(const Tensor& x, const Tensor& e) {
  if (x.impl()->wrapped_number) return pow_of_number(x, e);
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
  check_inplace(x, {&e}, "pow_");
  const DType t = power_type(x, e, "pow_");
  auto node = record<PowNode>(x, e);
  if (node) {
    node->x.save(clone(x));
    node->e.save(e);
    if (node->needs(1)) node->y.save_overwritten(x);
  }
  InplaceHistory history(x, node);
  binary_op_(Binary::kPow, x, e, t, "pow_");
  history.commit();
}

// ---- clamp: y = min(max(x, low), high).   dx = dy strictly inside, else 0; a bound that is left
// out bounds nothing, infinity included.   saves x
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
    if (!grad_enabled()) return {unary_grad_op(UnaryGrad::kClamp, gy[0], saved.get(), p, true)};
    return {piecewise_grad(UnaryGrad::kClamp, gy[0], saved.get(), p, "WhereBackward0")};
  }
};

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// The common type of x and the bounds.
DType clamp_type(const Tensor& x, const Scalar* low, const Scalar* high, const char* op) {
  check(low || high, Code::kInvalid, op,
        ": torch.clamp: At least one of 'min' or 'max' must not be None");
  DType t = low ? result_type(x, *low) : x.dtype();
  if (high) t = promote_types(t, result_type(x, *high));
  return t;
}
void check_clamp_bounds(const Scalar* low, const Scalar* high, DType t, const char* op) {
  for (const Scalar* bound : {low, high}) {
    if (bound) check_fits(*bound, t, op);
  }
}
// The bounds as t holds them.
kernels::Params clamp_bounds(const Scalar* low, const Scalar* high, DType t) {
  const auto bound = [t](const Scalar* v) {
    if (!v) return kNaN;
    return is_floating(t) ? rounded_to(v->to_double(), t) : v->to_double();
  };
  return {bound(low), bound(high)};
}
// A bound that is NaN makes everything NaN, without a gradient: no element is inside.
constexpr kernels::Params kNothingInside{std::numeric_limits<double>::infinity(),
                                         -std::numeric_limits<double>::infinity()};
bool is_nan(const Scalar* bound) {
  return bound && bound->to_double() != bound->to_double();
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
  check_clamp_bounds(low, high, t, op);
  const Tensor v = as_type(x, t);
  if (!is_floating(t)) return clamped_whole(v, low, high);
  if (is_nan(low) || is_nan(high)) {
    const Tensor y = apply<ClampNode<kBounds>>(Unary::kClamp, v, kNothingInside);
    kernels::fill(y.mutable_view(), kNaN);
    return y;
  }
  return apply<ClampNode<kBounds>>(Unary::kClamp, v, clamp_bounds(low, high, t));
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
  check_clamp_bounds(low, high, t, "clamp_");
  if (!is_floating(t)) {
    check_inplace(x, "clamp_");
    InplaceHistory history(x, nullptr);
    if (low) binary_op_(Binary::kMaximum, x, *low, t, "clamp_");
    if (high) binary_op_(Binary::kMinimum, x, *high, t, "clamp_");
    history.commit();
    return;
  }
  if (is_nan(low) || is_nan(high)) {
    apply_<ClampNode<2>>(Unary::kClamp, x, "clamp_", kNothingInside);
    return kernels::fill(x.mutable_view(), kNaN);
  }
  apply_<ClampNode<2>>(Unary::kClamp, x, "clamp_", clamp_bounds(low, high, x.dtype()));
}

}  // namespace nnc::ops
